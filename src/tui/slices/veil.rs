//! Independent marking (背靠背) on lists and pages: what the marks of a community come to is not shown to an inspector who has still
//! to sign there.

use std::collections::BTreeMap;

use crate::domain::ids::{InspectorId, MeetingId};
use crate::domain::standing::{hides, hides_in};
use crate::domain::views::{Meeting, Read, Standing};
use crate::tui::screens::Place;

/// Whether all that a place shows is what the viewer may not see yet: critique and report are made of everybody's marks.
pub fn keeps_from(views: &dyn Read, place: &Place, viewer: InspectorId) -> bool {
    match place {
        Place::Critique { meeting, community } => {
            views.meeting(*meeting).is_some_and(|meeting| hides(views, &meeting, *community, viewer))
        }
        Place::Report { round, community: Some(community) } | Place::ReportFor { round, community: Some(community), .. } => {
            hides_in(views, *round, *community, viewer)
        }
        _ => false,
    }
}

/// Veils standings for one inspector. Only meetings with independent marking are looked at card by card.
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
        // Once a meeting: a long ranking asks for each of its communities.
        let meeting = self.meetings.entry(id).or_insert_with(|| views.meeting(id).filter(|meeting| independent(views, meeting)));
        let hidden = meeting.as_ref().is_some_and(|meeting| hides(views, meeting, standing.community, viewer));
        if hidden { standing.veiled(self.top) } else { standing }
    }
}

fn independent(views: &dyn Read, meeting: &Meeting) -> bool {
    views.round_checklist(meeting.round).is_some_and(|standard| meeting.marks_independently(&standard))
}
