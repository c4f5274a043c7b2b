//! How the folder is kept.

use super::Ticks;
use crate::text::Words;
use crate::tui::worker::Folder;

/// How the folder is kept.
#[derive(Clone, Debug, Default)]
pub struct Safety {}

impl Safety {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks) -> Option<Self> {
        Some(Self {})
    }
}
