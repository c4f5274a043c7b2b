//! A standard to read.

use super::Ticks;
use crate::domain::standard::StandardHash;
use crate::text::Words;
use crate::tui::worker::Folder;

/// A standard to read.
#[derive(Clone, Debug)]
pub struct Standard {
    /// Which.
    pub standard: StandardHash,
}

impl Standard {
    /// Reads it.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks, standard: StandardHash) -> Self {
        Self { standard }
    }
}
