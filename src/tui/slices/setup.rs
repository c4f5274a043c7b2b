//! What belongs to a round, and what a new one can be made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Ticks;
use crate::clock;
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::lookup;
use crate::domain::standard::Standard;
use crate::domain::views::{Community, Group, Inspector, Meeting, Read, RoundHead, View};
use crate::text::Words;
use crate::tui::worker::Folder;
use crate::workspace::standards::{State, standards};

/// What belongs to a round.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The round; `None`: a new one.
    pub round: Option<RoundHead>,
    /// The round's standard.
    pub standard: Option<Arc<Standard>>,
    /// The names rounds have already.
    pub names: Vec<String>,
    /// Who held the latest round (主办单位); empty where nobody is named.
    pub organiser: String,
    /// What a new round can be rated by, the likeliest first; empty for a round that is open.
    pub choices: Vec<Choice>,
    /// Every community of the folder, those of one subdistrict together.
    pub communities: Vec<Candidate>,
    /// Everybody who rates.
    pub inspectors: Vec<Inspector>,
    /// The round's meetings, in the order they were arranged.
    pub meetings: Vec<Meeting>,
    /// Who rated last on this device.
    pub last: Option<InspectorId>,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

/// A standard a new round can have.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The standard.
    pub standard: Arc<Standard>,
    /// Where it stands.
    pub state: State,
}

/// A community that may take part.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its labels.
    pub community: Community,
    /// Recommended by its subdistrict.
    pub nominated: bool,
    /// The meeting that visits it, as an index, and the number of the stop; the latest when several do.
    pub visit: Option<(usize, usize)>,
}

impl Setup {
    /// Reads it; `None` when the round is not in the folder.
    pub fn read(folder: &dyn Folder, _words: &Words, _ticks: Ticks, round: Option<RoundId>) -> Option<Self> {
        let views = folder.views();
        let names = views.rounds().into_iter().map(|head| head.name).collect();
        let Some(id) = round else {
            let organiser = views.rounds().pop().map(|head| head.organiser).unwrap_or_default();
            return Some(Self { names, organiser, choices: choices(views), today: clock::today(), ..Self::default() });
        };
        let head = views.round(id)?.head.get()?.clone();
        let meetings = lookup::meetings(views, id);
        Some(Self {
            standard: views.checklist(&head.standard),
            communities: candidates(views, id, &meetings),
            inspectors: views.inspectors(),
            last: views.last_mark(folder.device()).map(|last| last.card.inspector),
            today: clock::today(),
            choices: Vec::new(),
            organiser: head.organiser.clone(),
            round: Some(head),
            names,
            meetings,
        })
    }
}

/// The communities in the order of entry, drawn together by subdistrict. One reading of the round's entries, however many
/// communities there are.
fn candidates(views: &dyn Read, round: RoundId, meetings: &[Meeting]) -> Vec<Candidate> {
    let nominated: BTreeMap<CommunityId, bool> = views
        .group(Group::Entries(round))
        .into_iter()
        .filter_map(|view| if let View::Entry(entry) = view { Some(entry) } else { None })
        .filter_map(|entry| Some((entry.community?, entry.nominated.get() == Some(&true))))
        .collect();
    let stops =
        meetings.iter().enumerate().flat_map(|(at, meeting)| (1..).zip(&meeting.stops).map(move |(n, id)| (*id, (at, n))));
    let visits: BTreeMap<CommunityId, (usize, usize)> = stops.collect();
    let mut place = BTreeMap::new();
    let mut all: Vec<Candidate> = Vec::new();
    for community in views.communities() {
        let next = place.len();
        place.entry((community.district.clone(), community.subdistrict.clone())).or_insert(next);
        let (nominated, visit) = (nominated.get(&community.id) == Some(&true), visits.get(&community.id).copied());
        all.push(Candidate { community, nominated, visit });
    }
    all.sort_by_key(|held| place.get(&(held.community.district.clone(), held.community.subdistrict.clone())).copied());
    all
}

/// The standard of the latest round first, then what is published, what comes with the program, and drafts.
fn choices(views: &dyn Read) -> Vec<Choice> {
    let mut all = standards(views);
    all.retain(|known| known.holds);
    let latest = views.rounds().pop().map(|head| head.standard);
    all.sort_by_key(|known| (Some(&known.hash) != latest.as_ref(), known.state));
    all.into_iter().map(|known| Choice { standard: known.standard, state: known.state }).collect()
}
