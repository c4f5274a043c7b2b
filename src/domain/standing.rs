//! A community's standing in a round, recomputed when something it depends on changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::applicability::progress;
use super::apply::Touched;
use super::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId};
use super::outcome::Outcome;
use super::standard::{FactValue, Standard};
use super::stars::evaluate;
use super::value::Marks;
use super::views::{CardView, EntryView, Key, Read, Standing, View, Write};

/// Everything a community's result is computed from.
#[derive(Clone, Debug)]
pub struct StopCards {
    /// The standard of the round.
    pub standard: Arc<Standard>,
    /// The meeting the cards come from: the latest one with a mark, else the latest arranged.
    pub meeting: Option<MeetingId>,
    /// The cards begun, in the inspectors' order of entry.
    pub cards: Vec<(InspectorId, CardView)>,
    /// The facts that hold.
    pub facts: BTreeMap<String, FactValue>,
}

impl StopCards {
    /// Reads them; `None` while the round or its standard has not arrived.
    pub fn read(views: &dyn Read, round: RoundId, community: CommunityId) -> Option<Self> {
        let standard = views.round_checklist(round)?;
        let entry = views.entry(round, community).unwrap_or_default();
        let mut meetings: Vec<_> = entry.meetings.iter().filter_map(|meeting| views.meeting(*meeting)).collect();
        meetings.sort_by(|a, b| (&a.date, a.id).cmp(&(&b.date, b.id)));
        let arranged = meetings.iter().rfind(|meeting| meeting.stops.contains(&community));
        let begun = |meeting: MeetingId| views.stop(meeting, community).map(|stop| stop.inspectors).unwrap_or_default();
        let card = |meeting, inspector| views.card(CardId { meeting, community, inspector });
        let cards_of = |meeting| -> Vec<(InspectorId, CardView)> {
            begun(meeting).into_iter().filter_map(|inspector| Some((inspector, card(meeting, inspector)?))).collect()
        };
        // A mark given by mistake and taken back must not make a later, empty visit the one that counts. A mark that arrived
        // for a stop taken off its meeting elsewhere counts: nothing said is dropped.
        let mut visits = meetings.iter().rev().map(|meeting| (meeting.id, cards_of(meeting.id)));
        let marked = visits.find(|(_, cards)| cards.iter().any(|(_, card)| !card.marks().is_empty()));
        let (meeting, cards) = match marked {
            Some((meeting, cards)) => (Some(meeting), cards),
            None => arranged.map_or((None, Vec::new()), |meeting| (Some(meeting.id), cards_of(meeting.id))),
        };
        Some(Self { standard, meeting, cards, facts: entry.fact_values() })
    }

    /// The marks of every card with at least one mark.
    pub fn marks(&self) -> Vec<Marks> {
        self.cards.iter().map(|(_, card)| card.marks()).filter(|marks| !marks.is_empty()).collect()
    }

    /// The result of the cards.
    pub fn outcome(&self) -> Outcome {
        let marks = self.marks();
        evaluate(&self.standard, &marks.iter().collect::<Vec<_>>(), &self.facts)
    }
}

/// Recomputes the standings of touched communities.
pub fn refresh(views: &mut dyn Write, touched: &mut Touched) {
    for (round, community) in std::mem::take(touched) {
        let standing = compute(views, round, community);
        views.put(&Key::Standing(round, community), standing.map(View::Standing));
    }
}

/// A community's standing from its cards and facts; `None` while the round or its standard has not arrived, and for a community
/// that was in the round only as a stop since taken off its meeting.
pub fn compute(views: &dyn Read, round: RoundId, community: CommunityId) -> Option<Standing> {
    let stop = StopCards::read(views, round, community)?;
    let entered = |entry: EntryView| entry.nominated.get().is_some() || !entry.facts.is_empty();
    (stop.meeting.is_some() || views.entry(round, community).is_some_and(entered)).then(|| standing(&stop, community))
}

fn standing(stop: &StopCards, community: CommunityId) -> Standing {
    let outcome = stop.outcome();
    let progress = stop.marks().iter().fold((0, 0), |(rated, total), marks| {
        let card = progress(&stop.standard, marks, &stop.facts);
        (rated + count(card.rated), total + count(card.applicable))
    });
    Standing {
        community,
        meeting: stop.meeting,
        total: outcome.total.clone(),
        stars: outcome.stars,
        provisional: outcome.provisional,
        possible_stars: outcome.possible_stars,
        progress,
        cards: count(stop.marks().len()),
        vetoed: !outcome.violated.is_empty(),
    }
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
