//! Independent marking (背靠背) on lists: what the marks of a community come to is not shown to an inspector who has still to sign
//! there.

use std::collections::BTreeMap;

use crate::domain::ids::{InspectorId, MeetingId};
use crate::domain::standing::hides;
use crate::domain::views::{Meeting, Read, Standing};

/// Veils standings for one inspector. Only the meetings the inspector rates in are looked at card by card.
pub struct Veil<'a> {
    views: &'a dyn Read,
    viewer: Option<InspectorId>,
    top: u8,
    meetings: BTreeMap<MeetingId, Option<Meeting>>,
}

impl<'a> Veil<'a> {
    /// For a viewer of a round whose standard gives so many stars at most.
    pub const fn new(views: &'a dyn Read, viewer: Option<InspectorId>, top: u8) -> Self {
        Self { views, viewer, top, meetings: BTreeMap::new() }
    }

    /// The standing as the viewer may see it.
    pub fn over(&mut self, standing: Standing) -> Standing {
        let (Some(viewer), Some(id)) = (self.viewer, standing.meeting.filter(|_| standing.cards > 0)) else { return standing };
        let views = self.views;
        let meeting = self.meetings.entry(id).or_insert_with(|| views.meeting(id));
        let hidden = meeting.as_ref().is_some_and(|meeting| hides(views, meeting, standing.community, viewer));
        if hidden { standing.veiled(self.top) } else { standing }
    }
}
