//! The standards known to the folder.

use super::Ticks;
use crate::text::Words;
use crate::tui::worker::Folder;

/// The standards known to the folder.
#[derive(Clone, Debug, Default)]
pub struct Standards {}

impl Standards {
    /// Reads it.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks) -> Self {
        Self {}
    }
}
