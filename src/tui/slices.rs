//! What one screen needs, read out of the folder at once: made on the writer thread, sent to the screen.
//!
//! A slice is proportional to one card or one round's list. Nothing here is kept; the next commit or visit reads anew.

use std::sync::Arc;

use crate::domain::applicability::Facts;
use crate::domain::ids::{CardId, DeviceId, EventId, InspectorId, MeetingId, RoundId};
use crate::domain::standard::Standard;
use crate::domain::value::Marks;
use crate::domain::views::{CardView, Change, Community, Inspector, LastMark, Meeting, Read, RoundHead, Standing, Step};

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
    /// Recommended by its subdistrict.
    pub nominated: bool,
    /// The meeting it is rated in; `None`: none is arranged.
    pub meeting: Option<MeetingId>,
}

impl Home {
    /// Reads the list of a round, or of the round and meeting last worked in.
    pub fn read(views: &dyn Read, device: DeviceId, round: Option<RoundId>, meeting: Option<MeetingId>) -> Self {
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
        let rows = rows(views, head.id, meetings.get(meeting));
        let standard = views.checklist(&head.standard);
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
    let row = |id| {
        let standing: Option<Standing> = standings.remove(&id);
        let nominated = views.entry(round, id).is_some_and(|entry| entry.nominated.get() == Some(&true));
        let visited = meeting.filter(|meeting| meeting.stops.contains(&id)).map(|meeting| meeting.id);
        let meeting = visited.or_else(|| standing.as_ref().and_then(|standing| standing.meeting));
        Some(HomeRow { community: views.community(id)?, standing, nominated, meeting })
    };
    ids.into_iter().filter_map(row).collect()
}

/// What the scoring screen shows of one card.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The card.
    pub card: CardId,
    /// The round it belongs to.
    pub round: RoundHead,
    /// The checklist.
    pub standard: Arc<Standard>,
    /// The community rated.
    pub community: Community,
    /// The meeting.
    pub meeting: Meeting,
    /// Who rates.
    pub inspector: Inspector,
    /// Everybody who could.
    pub inspectors: Vec<Inspector>,
    /// The card as it is kept.
    pub view: CardView,
    /// The marks of the other cards begun at this stop.
    pub others: Vec<(Inspector, Marks)>,
    /// The facts that hold.
    pub facts: Facts,
    /// What the last step changed: what undo would take back.
    pub undo: Vec<Change>,
    /// What redo would repeat.
    pub redo: Vec<Change>,
    /// The item this device stopped at, when it was on this card.
    pub stopped_at: Option<String>,
}

impl Sheet {
    /// Reads a card; `None` when something it belongs to is not in the folder.
    pub fn read(views: &dyn Read, device: DeviceId, card: CardId) -> Option<Self> {
        let meeting = views.meeting(card.meeting)?;
        let head = views.round(meeting.round)?.head.get()?.clone();
        let begun = views.stop(card.meeting, card.community).map(|stop| stop.inspectors).unwrap_or_default();
        let marks = |inspector: InspectorId| Some(views.card(CardId { inspector, ..card })?.marks());
        let others = begun
            .into_iter()
            .filter(|inspector| *inspector != card.inspector)
            .filter_map(|inspector| Some((views.inspector(inspector)?, marks(inspector)?)))
            .collect();
        let steps = views.steps(device, card.inspector).unwrap_or_default();
        let changes = |step: Option<&Step>| {
            let lines = step.map(|step| step.first..=step.last);
            lines.into_iter().flatten().filter_map(|seq| views.change(EventId { device, seq })).collect()
        };
        Some(Self {
            card,
            standard: views.round_checklist(meeting.round)?,
            community: views.community(card.community)?,
            inspector: views.inspector(card.inspector)?,
            inspectors: views.inspectors(),
            view: views.card(card).unwrap_or_default(),
            others,
            facts: views.entry(meeting.round, card.community).map(|entry| entry.fact_values()).unwrap_or_default(),
            undo: changes(steps.done.last()),
            redo: changes(steps.undone.last()),
            stopped_at: views.last_mark(device).filter(|last| last.card == card).map(|last| last.item),
            round: head,
            meeting,
        })
    }
}
