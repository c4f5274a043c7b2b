//! The list of a round.

use std::sync::Arc;

use super::veil::Veil;
use crate::domain::ids::{DeviceId, InspectorId, MeetingId, RoundId};
use crate::domain::quota::Awards;
use crate::domain::standard::Standard;
use crate::domain::views::{Community, Inspector, LastMark, Meeting, Read, RoundHead, Standing};

/// What the home screen lists.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// All rounds, the latest opened first.
    pub rounds: Vec<RoundHead>,
    /// The round shown, as an index.
    pub at: usize,
    /// Its standard.
    pub standard: Option<Arc<Standard>>,
    /// Its meetings, the latest first.
    pub meetings: Vec<Meeting>,
    /// The meeting whose order the list follows, as an index.
    pub meeting: usize,
    /// Its communities.
    pub rows: Vec<HomeRow>,
    /// Everybody who rates.
    pub inspectors: Vec<Inspector>,
    /// Where this device stopped.
    pub last: Option<LastMark>,
}

/// One community of a round.
#[derive(Clone, Debug)]
pub struct HomeRow {
    /// Its labels.
    pub community: Community,
    /// How it stands.
    pub standing: Option<Standing>,
    /// The stars it holds, quotas counted; `None` while provisional.
    pub stars: Option<u8>,
    /// Recommended by its subdistrict.
    pub nominated: bool,
    /// The meeting it is rated in; `None`: none is arranged.
    pub meeting: Option<MeetingId>,
    /// Its result was read out at the meeting listed.
    pub announced: bool,
}

impl Home {
    /// Reads the list of a round, or of the round and meeting last worked in.
    pub fn read(
        views: &dyn Read,
        device: DeviceId,
        viewer: Option<InspectorId>,
        round: Option<RoundId>,
        meeting: Option<MeetingId>,
    ) -> Self {
        let mut rounds = views.rounds();
        rounds.reverse();
        let last = views.last_mark(device);
        let last_meeting = last.as_ref().and_then(|last| views.meeting(last.card.meeting));
        let wanted = round.or(last_meeting.as_ref().map(|meeting| meeting.round));
        let at = rounds.iter().position(|head| Some(head.id) == wanted).unwrap_or(0);
        let inspectors = views.inspectors();
        let Some(head) = rounds.get(at).cloned() else {
            return Self { inspectors, last, ..Self::default() };
        };
        let arranged = views.round(head.id).map(|view| view.meetings).unwrap_or_default();
        let mut meetings: Vec<Meeting> = arranged.into_iter().filter_map(|id| views.meeting(id)).collect();
        meetings.sort_by(|a, b| (&b.date, b.id).cmp(&(&a.date, a.id)));
        let wanted = meeting.or(last_meeting.map(|meeting| meeting.id));
        let meeting = meetings.iter().position(|held| Some(held.id) == wanted).unwrap_or(0);
        let standard = views.checklist(&head.standard);
        let mut veil = Veil::new(views, viewer, standard.as_ref().map_or(5, |standard| standard.top_star()));
        let mut rows = rows(views, head.id, meetings.get(meeting));
        for row in &mut rows {
            row.standing = row.standing.take().map(|standing| veil.over(standing));
            row.stars = row.stars.filter(|_| row.standing.as_ref().is_some_and(|standing| !standing.provisional));
        }
        Self { rounds, at, standard, meetings, meeting, rows, inspectors, last }
    }
}

/// The stops of the meeting in the order of the visit, then the round's other communities.
fn rows(views: &dyn Read, round: RoundId, meeting: Option<&Meeting>) -> Vec<HomeRow> {
    let mut standings: std::collections::BTreeMap<_, _> =
        views.standings(round).into_iter().map(|standing| (standing.community, standing)).collect();
    let stops = meeting.map_or(&[][..], |meeting| &meeting.stops);
    let mut ids: Vec<_> = stops.to_vec();
    ids.extend(standings.keys().filter(|id| !stops.contains(id)));
    let awards = Awards::of(views, round);
    let row = |id| {
        let standing: Option<Standing> = standings.remove(&id);
        let stars = awards.stars(id, standing.as_ref().and_then(|standing| standing.stars));
        let nominated = views.entry(round, id).is_some_and(|entry| entry.nominated.get() == Some(&true));
        let visited = meeting.filter(|meeting| meeting.stops.contains(&id)).map(|meeting| meeting.id);
        let read_out = |meeting| views.stop(meeting, id).is_some_and(|stop| stop.announcement().is_some());
        let announced = visited.is_some_and(read_out);
        let meeting = visited.or_else(|| standing.as_ref().and_then(|standing| standing.meeting));
        Some(HomeRow { community: views.community(id)?, standing, stars, nominated, meeting, announced })
    };
    ids.into_iter().filter_map(row).collect()
}
