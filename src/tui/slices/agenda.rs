//! A meeting's agenda.

use crate::domain::ids::MeetingId;
use crate::tui::worker::Folder;
use crate::workspace::agenda::{Planned, agenda};

/// A meeting's agenda, and when it was read.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// The agenda.
    pub planned: Planned,
}

impl Agenda {
    /// Reads it; `None` when the meeting is not in the folder.
    pub fn read(folder: &dyn Folder, meeting: MeetingId) -> Option<Self> {
        let views = folder.views();
        Some(Self { planned: agenda(views, &views.meeting(meeting)?, folder.now()) })
    }
}
