//! The standards known to the folder.

use crate::settings::places::Spot;
use crate::tui::worker::Folder;
use crate::workspace::standards::{Known, State, standards};

/// The standards known to the folder.
#[derive(Clone, Debug, Default)]
pub struct Standards {
    /// Each of them, by id and version.
    pub rows: Vec<Known>,
    /// Where files can be saved.
    pub spots: Vec<Spot>,
}

impl Standards {
    /// Reads them.
    pub fn read(folder: &dyn Folder) -> Self {
        Self { rows: standards(folder.views()), spots: folder.spots() }
    }

    /// Whether there is any beside those that come with the program.
    pub fn own(&self) -> bool {
        self.rows.iter().any(|known| known.state != State::BuiltIn)
    }
}
