//! What belongs to a round.

use super::Ticks;
use crate::domain::ids::RoundId;
use crate::text::Words;
use crate::tui::worker::Folder;

/// What belongs to a round.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The round; `None`: a new one.
    pub round: Option<RoundId>,
}

impl Setup {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks, round: Option<RoundId>) -> Option<Self> {
        Some(Self { round })
    }
}
