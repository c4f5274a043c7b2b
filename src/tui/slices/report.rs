//! A report before it is written.

use super::Ticks;
use crate::domain::ids::{CommunityId, RoundId};
use crate::text::Words;
use crate::tui::worker::Folder;

/// A report before it is written.
#[derive(Clone, Debug)]
pub struct Report {
    /// The round.
    pub round: RoundId,
    /// The community; `None`: all of the round.
    pub community: Option<CommunityId>,
}

impl Report {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(
        _folder: &dyn Folder,
        _words: &Words,
        _ticks: Ticks,
        round: RoundId,
        community: Option<CommunityId>,
    ) -> Option<Self> {
        Some(Self { round, community })
    }
}
