//! Independent marking (背靠背) on lists and pages: what the marks of a community come to is not shown to an inspector who has still
//! to sign there.

use std::collections::BTreeMap;

use super::sheet::Sheet;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId};
use crate::domain::standing::{hides, hides_in};
use crate::domain::views::{CardView, Meeting, Read, Standing};
use crate::tui::screens::Place;

/// Whether all that a place shows is what the viewer may not see yet: critique, report and bulletin are made of everybody's marks,
/// and a sheet entered from paper is somebody else's card.
pub fn keeps_from(views: &dyn Read, place: &Place, viewer: InspectorId) -> bool {
    let hides_at = |meeting: MeetingId, community: Option<CommunityId>| {
        views.meeting(meeting).is_some_and(|meeting| match community {
            Some(community) => hides(views, &meeting, community, viewer),
            None => meeting.stops.iter().any(|community| hides(views, &meeting, *community, viewer)),
        })
    };
    match place {
        Place::Critique { meeting, community } => hides_at(*meeting, Some(*community)),
        Place::Speech { meeting, community } => hides_at(*meeting, *community),
        Place::DayCritique(meeting) => hides_at(*meeting, None),
        Place::Bulletin(round) => views.standings(*round).iter().any(|one| hides_in(views, *round, one.community, viewer)),
        Place::Papers { meeting, community } => Sheet::first_on_paper(views, *meeting, *community)
            .is_some_and(|card| keeps_from(views, &Place::Paper { card, second: false }, viewer)),
        Place::Paper { card, .. } => {
            let typed = |view: &CardView| view.marks().keys().all(|item| view.entered_by(item) == Some(viewer));
            card.inspector != viewer
                && hides_at(card.meeting, Some(card.community))
                && views.card(*card).is_some_and(|view| !typed(&view))
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
