//! The ranking of a round.

use super::Ticks;
use crate::domain::ids::RoundId;
use crate::text::Words;
use crate::tui::worker::Folder;

/// The ranking of a round.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// The round.
    pub round: RoundId,
}

impl Ranking {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks, round: RoundId) -> Option<Self> {
        Some(Self { round })
    }
}
