//! The standards listed, the one in hand, and what is being asked about it.

use crate::standard_files::Difference;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::handling::{Asking, Publishing};
use crate::tui::slices::Standards;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;
use crate::workspace::standards::Known;

/// What a list on this screen chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do this.
    Do(Action),
    /// Compare with the standard on this line.
    With(usize),
}

/// What differs between two standards.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The one listed first.
    pub before: String,
    /// The other.
    pub after: String,
    /// What was changed from the one to the other.
    pub differences: Vec<Difference>,
    /// Where the reader is.
    pub pager: Pager,
}

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The standards.
    #[default]
    Rows,
    /// A list over them.
    List(List<Choice>),
    /// Something asked before it is done.
    Asking(Asking),
    /// What differs between two.
    Compared(Compared),
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What is listed.
    pub slice: Standards,
    /// The line in hand.
    pub cursor: usize,
    /// A number being typed to jump to.
    pub number: String,
    /// What the keys go to.
    pub mode: Mode,
    /// A standard being published.
    pub publishing: Option<Publishing>,
    /// The file being written is the template.
    pub template: bool,
    /// What was just done.
    pub status: Status,
}

impl Model {
    /// The screen of a slice.
    pub const fn new(slice: Standards) -> Self {
        Self {
            slice,
            cursor: 0,
            number: String::new(),
            mode: Mode::Rows,
            publishing: None,
            template: false,
            status: Status::Quiet,
        }
    }

    /// Shows them anew: the standard in hand stays in hand.
    pub fn show(&mut self, slice: Standards) {
        let held = self.known().map(|known| known.hash.clone());
        self.slice = slice;
        let at = held.and_then(|hash| self.slice.rows.iter().position(|known| known.hash == hash));
        self.cursor = at.unwrap_or(self.cursor).min(self.slice.rows.len().saturating_sub(1));
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match &self.mode {
            Mode::Rows => Context::Standards,
            Mode::List(_) => Context::List,
            Mode::Asking(asking) => asking.context(),
            Mode::Compared(_) => Context::Pages,
        }
    }

    /// The standard in hand.
    pub fn known(&self) -> Option<&Known> {
        self.slice.rows.get(self.cursor)
    }
}
