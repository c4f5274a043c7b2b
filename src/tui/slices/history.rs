//! What happened.

use super::Ticks;
use crate::domain::ids::CommunityId;
use crate::text::Words;
use crate::tui::worker::Folder;

/// What happened.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Only of this community.
    pub community: Option<CommunityId>,
}

impl History {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks, community: Option<CommunityId>) -> Option<Self> {
        Some(Self { community })
    }
}
