//! The result of a community in a round.

use super::Ticks;
use crate::domain::ids::{CommunityId, RoundId};
use crate::text::Words;
use crate::tui::worker::Folder;

/// The result of a community in a round.
#[derive(Clone, Debug)]
pub struct Result {
    /// The round.
    pub round: RoundId,
    /// The community.
    pub community: CommunityId,
}

impl Result {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks, round: RoundId, community: CommunityId) -> Option<Self> {
        Some(Self { round, community })
    }
}
