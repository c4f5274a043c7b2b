//! The lines in sight, the one in hand, and the way back to later ones.

use crate::domain::ids::Stamp;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{History, HistoryRow};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The list.
    #[default]
    Rows,
    /// One line, whole.
    Whole(Pager),
    /// The menu.
    Menu(List<Action>),
    /// Whether to blank the texts of the line in hand.
    Redacting,
}

/// What the cursor is on.
#[derive(Clone, Copy, Debug)]
pub enum OnRow<'a> {
    /// The way to later lines.
    Later,
    /// A line.
    Row(&'a HistoryRow),
    /// The way to earlier lines.
    Earlier,
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// The lines.
    pub slice: History,
    /// The line in hand, as it is listed.
    pub cursor: usize,
    /// What the keys go to.
    pub mode: Mode,
    /// Where the windows looked through before this one began.
    pub later: Vec<Option<Stamp>>,
    /// The commit under way.
    pub waiting: Option<u64>,
    /// What was just done.
    pub status: Status,
}

impl Model {
    /// The screen of a window.
    pub const fn new(slice: History) -> Self {
        Self { slice, cursor: 0, mode: Mode::Rows, later: Vec::new(), waiting: None, status: Status::Quiet }
    }

    /// Shows a window; the line in hand stays in hand where it is still there.
    pub fn show(&mut self, slice: History) {
        let held = if let Some(OnRow::Row(row)) = self.on() { Some(row.id()) } else { None };
        self.slice = slice;
        let first = self.before_rows();
        let at = held.and_then(|id| self.slice.rows.iter().position(|row| row.id() == id));
        self.cursor = at.unwrap_or(0) + first;
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Rows => Context::History,
            Mode::Whole(_) => Context::Pages,
            Mode::Menu(_) => Context::List,
            Mode::Redacting => Context::Confirm,
        }
    }

    /// How many lines of the list stand above the first that happened.
    fn before_rows(&self) -> usize {
        usize::from(self.slice.before.is_some())
    }

    /// How many lines the list has.
    pub fn len(&self) -> usize {
        self.before_rows() + self.slice.rows.len() + usize::from(self.slice.more)
    }

    /// What stands on a line of the list.
    pub fn at(&self, n: usize) -> Option<OnRow<'_>> {
        let Some(n) = n.checked_sub(self.before_rows()) else { return Some(OnRow::Later) };
        match self.slice.rows.get(n) {
            Some(row) => Some(OnRow::Row(row)),
            None if n == self.slice.rows.len() && self.slice.more => Some(OnRow::Earlier),
            None => None,
        }
    }

    /// What the cursor is on.
    pub fn on(&self) -> Option<OnRow<'_>> {
        self.at(self.cursor)
    }

    /// The line in hand.
    pub fn row(&self) -> Option<&HistoryRow> {
        match self.on()? {
            OnRow::Row(row) => Some(row),
            OnRow::Later | OnRow::Earlier => None,
        }
    }
}
