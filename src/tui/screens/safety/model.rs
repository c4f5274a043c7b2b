//! How the folder is kept, what can be done for it, and what was found.

use std::path::PathBuf;

use crate::tui::keys::{Action, Context};
use crate::tui::saving::Saving;
use crate::tui::slices::Safety;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;

/// What a list on this screen chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do this.
    Do(Action),
    /// Restore from this file.
    From(PathBuf),
    /// Write where the file is.
    Elsewhere,
}

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// What can be done.
    #[default]
    Rows,
    /// A list over it.
    List(List<Choice>),
    /// Name and place of a backup.
    Saving(Box<Saving>),
    /// Where the backup to restore from is.
    Where(Box<Form>),
    /// Whether to restore from this file.
    Restoring(PathBuf),
    /// Whether to build the working database anew.
    Rebuilding,
    /// What was found, to page through.
    Found(Pager),
}

/// What the screen offers, in order.
pub const OFFERED: [Action; 5] = [Action::Verify, Action::Backup, Action::Restore, Action::Rebuild, Action::History];

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// How the folder is kept.
    pub slice: Safety,
    /// What the cursor is on.
    pub cursor: usize,
    /// What the keys go to.
    pub mode: Mode,
    /// What was found or done last, line by line.
    pub found: Vec<String>,
    /// Whether that was good.
    pub good: bool,
    /// What was just done.
    pub status: Status,
}

impl Model {
    /// The screen of a slice.
    pub const fn new(slice: Safety) -> Self {
        Self { slice, cursor: 0, mode: Mode::Rows, found: Vec::new(), good: true, status: Status::Quiet }
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Rows => Context::Safety,
            Mode::List(_) => Context::List,
            Mode::Saving(_) | Mode::Where(_) => Context::Form,
            Mode::Restoring(_) | Mode::Rebuilding => Context::Confirm,
            Mode::Found(_) => Context::Pages,
        }
    }
}
