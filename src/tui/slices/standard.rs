//! A standard to read.

use crate::domain::standard::StandardHash;
use crate::settings::places::Spot;
use crate::tui::worker::Folder;
use crate::workspace::standards::{Known, standards};

/// A standard to read.
#[derive(Clone, Debug)]
pub struct Standard {
    /// Which, and where it stands.
    pub known: Known,
    /// Where files can be saved.
    pub spots: Vec<Spot>,
}

impl Standard {
    /// Reads it; `None` when neither folder nor program has it.
    pub fn read(folder: &dyn Folder, wanted: &StandardHash) -> Option<Self> {
        let known = standards(folder.views()).into_iter().find(|known| known.hash == *wanted)?;
        Some(Self { known, spots: folder.spots() })
    }
}
