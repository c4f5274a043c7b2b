//! The agreement in hand: the item pointed at, and which half the keys go to.

use crate::domain::agreement::round::ItemSpread;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Agreement;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;

/// What the keys go to.
#[derive(Debug, Default)]
pub enum Mode {
    /// The items marked furthest apart.
    #[default]
    Items,
    /// The figures and severity.
    Figures,
    /// The marks of the item in hand, side by side.
    Beside(Pager),
    /// The menu over the items or, when true, the figures.
    Menu(List<Action>, bool),
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What is shown.
    pub slice: Agreement,
    /// The item in hand, as its place in the list.
    pub cursor: usize,
    /// An item's number being typed.
    pub number: String,
    /// Where the reader of the figures is.
    pub pager: Pager,
    /// What the keys go to.
    pub mode: Mode,
    /// What was just done.
    pub status: Status,
}

impl Model {
    /// The screen of a round's agreement.
    pub fn new(slice: Agreement) -> Self {
        Self { slice, cursor: 0, number: String::new(), pager: Pager::default(), mode: Mode::Items, status: Status::Quiet }
    }

    /// Shows it anew: the item in hand stays in hand.
    pub fn show(&mut self, slice: Agreement) {
        let held = self.item().map(|item| item.number);
        self.slice = slice;
        let at = self.slice.marks.items.iter().position(|item| Some(item.number) == held);
        self.cursor = at.unwrap_or(0);
        if at.is_none() && matches!(self.mode, Mode::Beside(_)) {
            self.mode = Mode::Items;
        }
    }

    /// Points at the n-th item of the list.
    pub fn to(&mut self, n: usize) {
        self.cursor = n;
        self.mode = Mode::Items;
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Items | Mode::Figures => Context::Agreement,
            Mode::Beside(_) => Context::Pages,
            Mode::Menu(..) => Context::List,
        }
    }

    /// The item in hand.
    pub fn item(&self) -> Option<&ItemSpread> {
        self.slice.marks.items.get(self.cursor)
    }

    /// Whether the figures are in front where there is no room for both halves.
    pub const fn figures_in_front(&self) -> bool {
        matches!(self.mode, Mode::Figures | Mode::Menu(_, true))
    }
}
