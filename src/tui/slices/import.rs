//! What an import needs to know of the folder.

use super::Ticks;
use crate::text::Words;
use crate::tui::worker::Folder;

/// What an import needs to know of the folder.
#[derive(Clone, Debug, Default)]
pub struct Import {}

impl Import {
    /// Reads it.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks) -> Self {
        Self {}
    }
}
