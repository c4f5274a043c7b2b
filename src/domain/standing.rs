//! A community's standing in a round, recomputed when something it depends on changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::announcement::{Announcement, LateCard};
use super::applicability::{Facts, progress_of};
use super::apply::Touched;
use super::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId};
use super::next_star::{NextStar, next_star_of_panel};
use super::outcome::Outcome;
use super::panel::{Ballot, Panel, Rulings, Seat};
use super::revisit::{Carried, Now};
use super::standard::{Per, Standard};
use super::stars::evaluate_panel;
use super::value::Marks;
use super::views::{CardView, EntryView, Key, Meeting, Read, Standing, StopView, View, Write};

/// Meetings read once: every stop of a meeting asks for the same one, which is as long as its stops.
#[derive(Debug, Default)]
pub struct Meetings(BTreeMap<MeetingId, Option<Arc<Meeting>>>);

impl Meetings {
    fn get(&mut self, views: &dyn Read, meeting: MeetingId) -> Option<Arc<Meeting>> {
        self.0.entry(meeting).or_insert_with(|| views.meeting(meeting).map(Arc::new)).clone()
    }
}

/// Everything a community's result is computed from.
#[derive(Clone, Debug)]
pub struct StopCards {
    /// The standard of the round.
    pub standard: Arc<Standard>,
    /// The meeting the cards come from: the latest one with a mark, else the latest arranged.
    pub meeting: Option<MeetingId>,
    /// The cards begun, in the inspectors' order of entry.
    pub cards: Vec<(InspectorId, CardView)>,
    /// The panel's seats.
    pub seats: Vec<Seat>,
    /// Who of those with a card does not rate this community (回避): their marks do not count.
    pub recused: BTreeSet<InspectorId>,
    /// What the panel decided together.
    pub rulings: Rulings,
    /// What was read out in front of the hall; the cards are as they count since then.
    pub announced: Option<Announcement>,
    /// It was read out on several laptops that knew nothing of each other; the latest holds until it is corrected.
    pub announced_twice: bool,
    /// The cards that came or changed later (补评).
    pub late: Vec<LateCard>,
    /// The facts that hold.
    pub facts: Facts,
    /// What is carried over from an earlier visit (沿用); `None` for a visit by itself.
    pub carried: Option<Carried>,
    /// Who of the panel of a re-inspection has not begun and is waited for. Of a visit by itself whoever has not begun is not known to
    /// come; where the marks of then stand for everybody, what is asked again is asked of all. Nobody once it was read out.
    pub awaited: Vec<InspectorId>,
}

impl StopCards {
    /// Reads them; `None` while the round or its standard has not arrived.
    pub fn read(views: &dyn Read, round: RoundId, community: CommunityId) -> Option<Self> {
        Self::read_among(views, &mut Meetings::default(), round, community)
    }

    /// [`StopCards::read`] for whoever asks about many communities of a round.
    pub fn read_among(views: &dyn Read, held: &mut Meetings, round: RoundId, community: CommunityId) -> Option<Self> {
        let standard = views.round_checklist(round)?;
        let entry = views.entry(round, community).unwrap_or_default();
        let mut meetings: Vec<_> = entry.meetings.iter().filter_map(|meeting| held.get(views, *meeting)).collect();
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
        let meeting = meetings.iter().find(|held| Some(held.id) == meeting);
        Some(Self::of(views, (standard, entry.fact_values()), meeting.map(Arc::as_ref), community, cards, 0))
    }

    /// The cards of one meeting, whichever counts; `None` while the meeting or its standard has not arrived.
    pub fn at(views: &dyn Read, meeting: MeetingId, community: CommunityId) -> Option<Self> {
        Self::at_depth(views, meeting, community, 0)
    }

    /// [`StopCards::at`] for whoever asks about many stops.
    pub fn at_among(views: &dyn Read, held: &mut Meetings, meeting: MeetingId, community: CommunityId) -> Option<Self> {
        Self::on(views, held.get(views, meeting)?.as_ref(), community, 0)
    }

    /// [`StopCards::at`] while so many later visits rest on it.
    pub(super) fn at_depth(views: &dyn Read, meeting: MeetingId, community: CommunityId, depth: usize) -> Option<Self> {
        Self::on(views, &views.meeting(meeting)?, community, depth)
    }

    fn on(views: &dyn Read, held: &Meeting, community: CommunityId, depth: usize) -> Option<Self> {
        let meeting = held.id;
        let standard = views.round_checklist(held.round)?;
        let facts = views.entry(held.round, community).unwrap_or_default().fact_values();
        let begun = views.stop(meeting, community).unwrap_or_default().inspectors.into_iter();
        let card = |inspector| Some((inspector, views.card(CardId { meeting, community, inspector })?));
        Some(Self::of(views, (standard, facts), Some(held), community, begun.filter_map(card).collect(), depth))
    }

    fn of(
        views: &dyn Read,
        (standard, facts): (Arc<Standard>, Facts),
        held: Option<&Meeting>,
        community: CommunityId,
        cards: Vec<(InspectorId, CardView)>,
        depth: usize,
    ) -> Self {
        let meeting = held.map(|meeting| meeting.id);
        let stop = meeting.and_then(|meeting| views.stop(meeting, community)).unwrap_or_default();
        let labels = views.community(community);
        let is_recused = |inspector: &InspectorId| {
            let seat = held.map(|meeting| meeting.seat(*inspector));
            seat.zip(labels.as_ref()).is_some_and(|(seat, community)| seat.is_recused_from(community))
        };
        let cards: Vec<(InspectorId, CardView)> =
            cards.into_iter().map(|(inspector, card)| (inspector, card.as_signed())).collect();
        let recused: BTreeSet<InspectorId> = cards.iter().map(|(inspector, _)| *inspector).filter(is_recused).collect();
        let (cards, late) = as_announced(&stop, cards, &recused);
        let counting = cards.iter().filter(|(inspector, _)| !recused.contains(inspector));
        let marked = counting.flat_map(|(_, card)| card.marks().into_keys()).collect();
        let carried = held.and_then(|meeting| {
            let now = Now { meeting, community, standard: &standard, marked };
            Carried::read(views, stop.revisit.get().and_then(Option::as_ref), &now, depth)
        });
        let seats = held.map(|meeting| meeting.seats.clone()).unwrap_or_default();
        let announced = stop.announcement().cloned();
        let begun = |id: &InspectorId| cards.iter().any(|(inspector, card)| inspector == id && !card.marks().is_empty());
        let panel = held.filter(|_| carried.is_some() && announced.is_none()).map(|meeting| meeting.panel.as_slice());
        let awaited = panel.unwrap_or_default().iter().filter(|id| !begun(id) && !is_recused(id)).copied().collect();
        let announced_twice = announced.is_some() && stop.announced.heads().len() > 1;
        let rulings = stop.rulings();
        Self { standard, meeting, cards, seats, recused, rulings, announced, announced_twice, late, facts, carried, awaited }
    }

    /// An inspector's card as the panel counts it, with these marks.
    pub fn ballot<'a>(&self, inspector: InspectorId, marks: Cow<'a, Marks>) -> Ballot<'a> {
        let seat = self.seats.iter().find(|seat| seat.inspector == inspector).cloned().unwrap_or_else(|| Seat::plain(inspector));
        let duties = if self.standard.panel.per == Per::Card { None } else { seat.duties.asked(&self.standard) };
        let asked = match &self.carried {
            None => duties,
            Some(carried) => {
                let own = |index: usize| duties.as_ref().is_none_or(|asked| asked.get(index).copied().unwrap_or(true));
                Some(carried.renewed.iter().enumerate().map(|(index, anew)| *anew && own(index)).collect())
            }
        };
        Ballot { by: Some(inspector), marks, weight: self.standard.panel.weight(&seat.role), asked, awaited: false }
    }

    /// This visit's cards that count: those with at least one mark whose inspector does not stay out of it.
    pub fn own(&self) -> Vec<Ballot<'static>> {
        let counts = self.cards.iter().filter(|(inspector, _)| !self.recused.contains(inspector));
        let ballots = counts.map(|(inspector, card)| self.ballot(*inspector, Cow::Owned(card.marks())));
        ballots.filter(|ballot| !ballot.marks.is_empty()).collect()
    }

    /// Everything that counts: this visit's cards, and what is carried over.
    pub fn panel(&self) -> Panel<'static> {
        self.panel_of(self.own())
    }

    /// These cards with what is carried over, what was decided together, and the cards that are waited for.
    pub fn panel_of<'a>(&self, mut ballots: Vec<Ballot<'a>>) -> Panel<'a> {
        let awaited = self.awaited_beside(&ballots);
        ballots.extend(awaited);
        self.with_carried(ballots)
    }

    /// The cards that are waited for beside these, of whoever is asked anything.
    fn awaited_beside(&self, ballots: &[Ballot<'_>]) -> Vec<Ballot<'static>> {
        let absent = |id: &&InspectorId| !ballots.iter().any(|ballot| ballot.by == Some(**id));
        let asks = |ballot: &Ballot<'_>| ballot.asked.as_ref().is_none_or(|asked| asked.contains(&true));
        let empty = |id: &InspectorId| Ballot { awaited: true, ..self.ballot(*id, Cow::Owned(Marks::new())) };
        self.awaited.iter().filter(absent).map(empty).filter(asks).collect()
    }

    /// These cards with what is carried over and what was decided together.
    pub fn with_carried<'a>(&self, mut ballots: Vec<Ballot<'a>>) -> Panel<'a> {
        let mut rulings = self.rulings.clone();
        if let Some(carried) = &self.carried {
            ballots.extend(carried.ballots.iter().cloned());
            for (id, value) in &carried.rulings.agreed {
                rulings.agreed.entry(id.clone()).or_insert_with(|| value.clone());
            }
            for (id, confirmed) in &carried.rulings.vetoes {
                rulings.vetoes.entry(id.clone()).or_insert(*confirmed);
            }
        }
        Panel { ballots, rulings }
    }

    /// Whether any card counts.
    pub fn begun(&self) -> bool {
        !self.own().is_empty()
    }

    /// The result of the cards.
    pub fn outcome(&self) -> Outcome {
        evaluate_panel(&self.standard, &self.panel(), &self.facts)
    }

    /// What the next star needs.
    pub fn next_star(&self) -> Option<NextStar> {
        next_star_of_panel(&self.standard, &self.panel(), &self.facts)
    }
}

/// Cards by inspector.
type Cards = Vec<(InspectorId, CardView)>;

/// The cards as they count since the announcement, with those that came or changed later. Whoever stays out never counted.
fn as_announced(stop: &StopView, mut cards: Cards, recused: &BTreeSet<InspectorId>) -> (Cards, Vec<LateCard>) {
    let (Some(announced), Some(stamp)) = (stop.announcement(), stop.announced.stamp()) else { return (cards, Vec::new()) };
    let mut all = Vec::new();
    for (inspector, card) in cards.iter_mut().filter(|(inspector, _)| !recused.contains(inspector)) {
        let ruling = stop.late.get(inspector).and_then(|ruling| ruling.get()?.as_ref());
        let Some(late) = LateCard::of(announced, *inspector, &card.marks(), ruling) else { continue };
        if late.counting != card.marks() {
            *card = std::mem::take(card).held_to(&late.counting, stamp);
        }
        all.push(late);
    }
    (cards, all)
}

/// Which items are asked of a card, in running order; `None` for all: its seat's duties, at a re-inspection what is judged anew.
pub fn asked_of(views: &dyn Read, card: CardId) -> Option<Vec<bool>> {
    let stop = StopCards::at(views, card.meeting, card.community)?;
    stop.ballot(card.inspector, Cow::Owned(Marks::new())).asked
}

/// Whether marking is independent for an inspector at a stop: somebody else has a card there, and the inspector, who rates it too,
/// has not signed. Whoever does not rate there — no seat and no card, or staying out — is not kept from seeing anything.
pub fn hides(views: &dyn Read, meeting: &Meeting, community: CommunityId, inspector: InspectorId) -> bool {
    let independent = || views.round_checklist(meeting.round).is_some_and(|standard| meeting.marks_independently(&standard));
    let begun = || views.stop(meeting.id, community).map(|stop| stop.inspectors).unwrap_or_default();
    let rates = || meeting.panel.contains(&inspector) || begun().contains(&inspector);
    let recused = || views.community(community).is_some_and(|labels| meeting.seat(inspector).is_recused_from(&labels));
    let signed = || views.card(CardId { meeting: meeting.id, community, inspector }).is_some_and(|card| card.is_signed());
    let others = || begun().iter().any(|other| *other != inspector);
    independent() && rates() && others() && !recused() && !signed()
}

/// The same for the community in a round, wherever its cards count.
pub fn hides_in(views: &dyn Read, round: RoundId, community: CommunityId, inspector: InspectorId) -> bool {
    let meeting = views.standing(round, community).and_then(|standing| views.meeting(standing.meeting?));
    meeting.is_some_and(|meeting| hides(views, &meeting, community, inspector))
}

/// Whether what the cards of a stop come to is nobody's to tell yet: marking is independent, and somebody who rated has not signed.
pub fn is_sealed(views: &dyn Read, meeting: &Meeting, community: CommunityId) -> bool {
    let independent = || views.round_checklist(meeting.round).is_some_and(|standard| meeting.marks_independently(&standard));
    let begun = views.stop(meeting.id, community).map(|stop| stop.inspectors).unwrap_or_default();
    let card = |inspector: &InspectorId| views.card(CardId { meeting: meeting.id, community, inspector: *inspector });
    let unsigned = |card: CardView| !card.marks().is_empty() && !card.is_signed();
    independent() && begun.iter().filter_map(card).any(unsigned)
}

/// Recomputes the standings of touched communities.
pub fn refresh(views: &mut dyn Write, touched: &mut Touched) {
    let mut meetings = Meetings::default();
    for (round, community) in std::mem::take(touched) {
        let standing = compute_among(views, &mut meetings, round, community);
        views.put(&Key::Standing(round, community), standing.map(View::Standing));
    }
}

/// A community's standing from its cards and facts; `None` while the round or its standard has not arrived, and for a community
/// that was in the round only as a stop since taken off its meeting.
pub fn compute(views: &dyn Read, round: RoundId, community: CommunityId) -> Option<Standing> {
    compute_among(views, &mut Meetings::default(), round, community)
}

/// [`compute`] for whoever asks about many communities of a round.
pub fn compute_among(views: &dyn Read, held: &mut Meetings, round: RoundId, community: CommunityId) -> Option<Standing> {
    let stop = StopCards::read_among(views, held, round, community)?;
    let entered = |entry: EntryView| entry.nominated.get().is_some() || !entry.facts.is_empty();
    (stop.meeting.is_some() || views.entry(round, community).is_some_and(entered)).then(|| standing(&stop, community))
}

fn standing(stop: &StopCards, community: CommunityId) -> Standing {
    let outcome = stop.outcome();
    let own = stop.own();
    // Nothing is waited for before somebody has begun.
    let awaited = if own.is_empty() { Vec::new() } else { stop.awaited_beside(&own) };
    let progress = own.iter().chain(&awaited).fold((0, 0), |(rated, total), ballot| {
        let card = progress_of(&stop.standard, ballot, &stop.facts);
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
        cards: count(own.len()),
        vetoed: !outcome.violated.is_empty(),
    }
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
