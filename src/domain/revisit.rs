//! Re-inspection (回头看): what a later visit asks again, what is carried over (沿用) from the visit before it, and how both compare.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::action::{Action, of_community};
use super::events::Text;
use super::ids::{CommunityId, InspectorId, MeetingId};
use super::panel::{Ballot, Rulings};
use super::points::Exact;
use super::register::Register;
use super::standard::Standard;
use super::standing::StopCards;
use super::views::{CardView, Meeting, Read};

/// That a stop looks again at what an earlier meeting found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revisit {
    /// The earlier meeting.
    pub of: MeetingId,
    /// The items asked again, by id; everything else is carried over. `None`: a full card, nothing is carried over.
    pub asked: Option<Vec<String>>,
}

/// Earlier visits a visit may rest on, one on the other. Meetings whose days were changed since may point at each other.
const DEPTH: usize = 12;

/// What a stop takes over from an earlier visit.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The visit it comes from.
    pub of: MeetingId,
    /// Which items are judged anew, in running order; the others are carried over.
    pub renewed: Vec<bool>,
    /// What the cards of then say of the items carried over, without their signatures.
    pub cards: Vec<(InspectorId, CardView)>,
    /// The same as the panel counts it.
    pub ballots: Vec<Ballot<'static>>,
    /// What was decided together about them.
    pub rulings: Rulings,
}

impl Carried {
    /// Reads it; `None` for a stop that takes nothing over, and where the earlier visit was rated by another checklist.
    pub(super) fn read(views: &dyn Read, revisit: Option<&Revisit>, now: &Now<'_>, depth: usize) -> Option<Self> {
        let Revisit { of, asked: Some(asked) } = revisit? else { return None };
        if depth >= DEPTH || views.meeting(*of)?.round != now.meeting.round {
            return None;
        }
        let then = StopCards::at_depth(views, *of, now.community, depth + 1)?;
        let renewed = renewed(now.standard, asked, &now.marked);
        let anew = |id: &str| now.standard.number(id).is_none_or(|number| renewed[number - 1]);
        let panel = then.panel();
        let ballots = panel.ballots.into_iter().map(|mut ballot| {
            ballot.marks.to_mut().retain(|id, _| !anew(id));
            let asks = |(index, anew): (usize, &bool)| !anew && ballot.asks(index);
            ballot.asked = Some(renewed.iter().enumerate().map(asks).collect());
            ballot
        });
        let ballots = ballots.filter(|ballot| !ballot.marks.is_empty()).collect();
        let counting = then.cards.into_iter().filter(|(inspector, _)| !then.recused.contains(inspector));
        let cards = counting.chain(then.carried.into_iter().flat_map(|carried| carried.cards)).map(|(inspector, mut card)| {
            card.items.retain(|id, _| !anew(id));
            card.signed = Register::default();
            (inspector, card)
        });
        let mut rulings = panel.rulings;
        rulings.agreed.retain(|id, _| !anew(id));
        rulings.vetoes.retain(|id, _| !anew(id));
        Some(Self { of: *of, cards: cards.filter(|(_, card)| card.says_something()).collect(), renewed, ballots, rulings })
    }
}

/// The visit that takes something over.
pub(super) struct Now<'a> {
    pub meeting: &'a Meeting,
    pub community: CommunityId,
    pub standard: &'a Standard,
    /// What its own cards have marked.
    pub marked: BTreeSet<String>,
}

/// The items judged anew: those asked again and those marked again, with what they hang on and what hangs on them, whose answers
/// would lose their ground.
pub fn renewed(standard: &Standard, asked: &[String], marked: &BTreeSet<String>) -> Vec<bool> {
    let items: Vec<_> = standard.items().collect();
    let mut anew: Vec<bool> = items.iter().map(|item| asked.contains(&item.id) || marked.contains(&item.id)).collect();
    loop {
        let before = anew.clone();
        for (index, item) in items.iter().enumerate() {
            let on = item.applies_when.as_ref().and_then(|when| standard.number(&when.item)).map(|number| number - 1);
            if let Some(on) = on.filter(|on| anew[index] || anew[*on]) {
                (anew[index], anew[on]) = (true, true);
            }
        }
        if anew == before {
            return anew;
        }
    }
}

/// The latest visit of a community before a meeting that has marks, in whatever round.
pub fn previous(views: &dyn Read, community: CommunityId, before: &Meeting) -> Option<Meeting> {
    let earlier = |meeting: &Meeting| (&meeting.date, meeting.id) < (&before.date, before.id);
    let mut all = visited(views, community);
    all.retain(|meeting| meeting.id != before.id && earlier(meeting));
    all.pop()
}

/// The meetings at which a community was rated, the earliest first.
fn visited(views: &dyn Read, community: CommunityId) -> Vec<Meeting> {
    let rounds = views.rounds().into_iter().filter_map(|head| views.entry(head.id, community));
    let meetings = rounds.flat_map(|entry| entry.meetings).filter_map(|meeting| views.meeting(meeting));
    let rated = |meeting: &Meeting| StopCards::at(views, meeting.id, community).is_some_and(|stop| stop.begun());
    let mut all: Vec<Meeting> = meetings.filter(rated).collect();
    all.sort_by(|a, b| (&a.date, a.id).cmp(&(&b.date, b.id)));
    all
}

/// One item then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The item's id.
    pub item: String,
    /// What it stood at; `None` where nothing was given, or the item was not there.
    pub then: Option<Exact>,
    /// What it stands at.
    pub now: Option<Exact>,
    /// It was carried over.
    pub carried: bool,
}

/// A re-inspection held against the visit it looks back at.
#[derive(Clone, Debug)]
pub struct Since {
    /// The earlier visit.
    pub meeting: Meeting,
    /// Its total, and the one of now.
    pub totals: (Option<Exact>, Option<Exact>),
    /// Its stars before quotas, and those of now.
    pub stars: (Option<u8>, Option<u8>),
    /// Every item of the standard of now, in running order.
    pub items: Vec<Compared>,
    /// Who rated then and who rates now, where these are not the same.
    pub panels: Option<(Vec<InspectorId>, Vec<InspectorId>)>,
    /// The standards of then and now, where it was rated by another.
    pub standards: Option<(Arc<Standard>, Arc<Standard>)>,
}

/// Holds a stop against the visit it looks back at; `None` when it is no re-inspection.
pub fn since(views: &dyn Read, stop: &StopCards, community: CommunityId) -> Option<Since> {
    let revisit = stop.meeting.and_then(|meeting| views.stop(meeting, community))?.revisit.get()?.clone()?;
    let meeting = views.meeting(revisit.of)?;
    let then = StopCards::at(views, revisit.of, community)?;
    let (before, after) = (then.outcome(), stop.outcome());
    let carried = |index: usize| stop.carried.as_ref().is_some_and(|carried| !carried.renewed[index]);
    let items = stop.standard.items().zip(&after.items).enumerate().map(|(index, (item, now))| {
        let number = then.standard.number(&item.id);
        let then = number.and_then(|number| before.items.get(number - 1)?.points.clone());
        Compared { item: item.id.clone(), then, now: now.points.clone(), carried: carried(index) }
    });
    let raters = |stop: &StopCards| {
        let mut all: Vec<InspectorId> = stop.own().iter().filter_map(|ballot| ballot.by).collect();
        all.sort();
        all
    };
    let (were, are) = (raters(&then), raters(stop));
    let other_panel = !are.is_empty() && were != are;
    let other_standard = then.standard.identity() != stop.standard.identity();
    Some(Since {
        meeting,
        items: items.collect(),
        totals: (before.total, after.total),
        stars: (before.stars, after.stars),
        panels: other_panel.then_some((were, are)),
        standards: other_standard.then(|| (Arc::clone(&then.standard), Arc::clone(&stop.standard))),
    })
}

/// What the visit before said of an item, shown beside it.
#[derive(Clone, Debug, Default)]
pub struct ThenItem {
    /// What it stood at.
    pub points: Option<Exact>,
    /// What was noted of it.
    pub notes: Vec<Text>,
    /// The actions about it.
    pub actions: Vec<Action>,
}

/// What the visit a stop looks back at said, item by item; `None` when the stop looks back at none.
pub fn then_of(views: &dyn Read, meeting: MeetingId, community: CommunityId) -> Option<(Meeting, BTreeMap<String, ThenItem>)> {
    let revisit = views.stop(meeting, community)?.revisit.get()?.clone()?;
    let of = views.meeting(revisit.of)?;
    let stop = StopCards::at(views, of.id, community)?;
    let mut items: BTreeMap<String, ThenItem> = BTreeMap::new();
    for outcome in stop.outcome().items {
        items.insert(outcome.id, ThenItem { points: outcome.points, ..ThenItem::default() });
    }
    let carried = stop.carried.iter().flat_map(|carried| &carried.cards);
    for (_, card) in stop.cards.iter().chain(carried) {
        for (id, item) in &card.items {
            items.entry(id.clone()).or_default().notes.extend(item.note().cloned());
        }
    }
    for action in of_community(views, of.round, community) {
        if let Some(held) = action.task.item.as_ref().and_then(|item| items.get_mut(item)) {
            held.actions.push(action);
        }
    }
    Some((of, items))
}

/// A visit as the star history tells it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The meeting.
    pub meeting: Meeting,
    /// The round's name.
    pub round: String,
    /// The standard it was rated by.
    pub standard: Arc<Standard>,
    /// What it came to.
    pub total: Option<Exact>,
    /// Stars before quotas; `None` while provisional.
    pub stars: Option<u8>,
    /// It was a re-inspection.
    pub again: bool,
}

/// Every visit of a community, the earliest first.
pub fn history(views: &dyn Read, community: CommunityId) -> Vec<Visit> {
    let visit = |meeting: Meeting| {
        let outcome = StopCards::at(views, meeting.id, community)?.outcome();
        let round = views.round(meeting.round)?.head.get()?.clone();
        let again = views.stop(meeting.id, community).is_some_and(|stop| stop.revisit.get().is_some_and(Option::is_some));
        let standard = views.checklist(&round.standard)?;
        Some(Visit { meeting, round: round.name, standard, total: outcome.total, stars: outcome.stars, again })
    };
    visited(views, community).into_iter().filter_map(visit).collect()
}
