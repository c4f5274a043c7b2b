//! The critique of a stop.

use super::Ticks;
use crate::domain::ids::{CommunityId, MeetingId};
use crate::text::Words;
use crate::tui::worker::Folder;

/// The critique of a stop.
#[derive(Clone, Debug)]
pub struct Critique {
    /// The meeting.
    pub meeting: MeetingId,
    /// The community.
    pub community: CommunityId,
}

impl Critique {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(_folder: &dyn Folder, _words: &Words, _ticks: Ticks, meeting: MeetingId, community: CommunityId) -> Option<Self> {
        Some(Self { meeting, community })
    }
}
