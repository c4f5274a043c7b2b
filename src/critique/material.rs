//! What a critique is drafted from, and the verdict on each item: to be praised, to be blamed, or left alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::action::{self, Action, of_community};
use crate::domain::ids::{CommunityId, MeetingId};
use crate::domain::outcome::{ItemOutcome, Outcome};
use crate::domain::points::{Exact, Points};
use crate::domain::quota::Awards;
use crate::domain::revisit::{Since, since};
use crate::domain::standard::{FactValue, Item, Kind, Section, Standard};
use crate::domain::standing::StopCards;
use crate::domain::stars::evaluate;
use crate::domain::value::Marks;
use crate::domain::views::{CardView, Community, Read};

/// Marks of one item that lie further apart than this share of its maximum — two fifths — are a disagreement of the panel:
/// the item is neither praised nor blamed. On the usual ladders (4/3/1.5/0, 3/2/1/0) that is more than one rung.
pub const DISAGREEMENT: (i64, i64) = (2, 5);

/// Everything a critique is drafted from.
#[derive(Clone, Debug)]
pub struct Material {
    /// The checklist.
    pub standard: Arc<Standard>,
    /// Who was visited.
    pub community: Community,
    /// The cards of all inspectors, always in the same order.
    pub cards: Vec<CardView>,
    /// The facts that hold.
    pub facts: BTreeMap<String, FactValue>,
    /// What the cards come to.
    pub outcome: Outcome,
    /// That the visit looks again at what an earlier one found.
    pub again: Option<Again>,
}

/// What a re-inspection (回头看) adds: only what was looked at again is spoken of.
#[derive(Clone, Debug)]
pub struct Again {
    /// Then and now.
    pub since: Since,
    /// Which items are judged anew, in running order; `None` for all. The others are carried over, and nothing is said of them.
    pub anew: Option<Vec<bool>>,
    /// What the visit saw of each action that was open when it began; `None`: nobody has looked at it.
    pub seen: Vec<Option<action::Verdict>>,
    /// Something was marked at it.
    pub begun: bool,
}

impl Again {
    fn read(views: &dyn Read, stop: &StopCards, community: CommunityId) -> Option<Self> {
        let since = since(views, stop, community)?;
        let now = views.meeting(stop.meeting?)?;
        let actions = views.rounds().into_iter().flat_map(|round| of_community(views, round.id, community));
        let earlier = |action: &Action| {
            action.meeting != now.id && views.meeting(action.meeting).is_some_and(|found| found.date <= now.date)
        };
        let open = actions.filter(earlier).filter(|action| action.is_open() || action.checked_at(now.id).is_some());
        let seen = open.map(|action| action.checked_at(now.id).map(|check| check.verdict)).collect();
        let anew = stop.carried.as_ref().map(|carried| carried.renewed.clone());
        Some(Self { since, anew, seen, begun: stop.begun() })
    }

    /// Whether an item, by running index, is judged anew.
    pub(super) fn asks(&self, index: usize) -> bool {
        self.anew.as_ref().is_none_or(|anew| anew.get(index).copied().unwrap_or(true))
    }
}

impl Material {
    /// The material of these cards.
    pub fn new(standard: Arc<Standard>, community: Community, cards: Vec<CardView>, facts: BTreeMap<String, FactValue>) -> Self {
        let marks: Vec<Marks> = cards.iter().map(CardView::marks).filter(|marks| !marks.is_empty()).collect();
        let outcome = evaluate(&standard, &marks.iter().collect::<Vec<_>>(), &facts);
        Self { standard, community, cards, facts, outcome, again: None }
    }

    /// Reads it; `None` while the meeting, its standard or the community has not arrived.
    pub fn read(views: &dyn Read, meeting: MeetingId, community: CommunityId, awards: &Awards) -> Option<Self> {
        Some(Self::of(views, StopCards::at(views, meeting, community)?, views.community(community)?, awards))
    }

    /// Of the cards of a stop.
    pub fn of(views: &dyn Read, stop: StopCards, community: Community, awards: &Awards) -> Self {
        let again = Again::read(views, &stop, community.id);
        let mut outcome = stop.outcome();
        awards.settle(community.id, &mut outcome);
        let counts = stop.cards.into_iter().filter(|(inspector, _)| !stop.recused.contains(inspector));
        let carried = stop.carried.into_iter().flat_map(|carried| carried.cards);
        let cards = counts.chain(carried).map(|(_, card)| card).collect();
        Self { standard: stop.standard, community, cards, facts: stop.facts, outcome, again }
    }

    /// Every item with its verdict, in running order.
    pub(super) fn items(&self) -> Vec<Judged<'_>> {
        let sections = self.standard.sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item)));
        let judge = |(index, ((section, item), outcome)): (usize, _)| {
            let judged = self.judge(section, item, outcome);
            let silent = !self.asks(index) && judged.verdict != Verdict::Violated;
            if silent { Judged { verdict: Verdict::Silent, ..judged } } else { judged }
        };
        sections.zip(&self.outcome.items).enumerate().map(judge).collect()
    }

    /// Whether an item, by running index, was judged at this visit: what is carried over was not.
    pub(super) fn asks(&self, index: usize) -> bool {
        self.again.as_ref().is_none_or(|again| again.asks(index))
    }

    /// Whether only some items were judged again.
    pub(super) fn is_partial(&self) -> bool {
        self.again.as_ref().is_some_and(|again| again.anew.is_some())
    }

    fn judge<'a>(&self, section: &'a Section, item: &'a Item, outcome: &'a ItemOutcome) -> Judged<'a> {
        let lower_is_better = self.standard.lower_is_better();
        let given = |points: &Exact| if lower_is_better { points.clone() } else { &outcome.max.exact() - points };
        let lost = outcome.points.as_ref().map_or_else(Exact::zero, given);
        let verdict = match (&item.kind, &outcome.points) {
            (Kind::Veto { .. }, _) if self.outcome.violated.contains(&item.id) => Verdict::Violated,
            (Kind::Veto { .. }, _) | (_, None) => Verdict::Silent,
            _ if outcome.full_by_fact => Verdict::Silent,
            _ if disputed(outcome) && !outcome.agreed => Verdict::Disputed,
            (_, Some(points)) if item.bonus => {
                if points.is_zero() {
                    Verdict::Silent
                } else {
                    Verdict::Bonus
                }
            }
            _ if lost.is_zero() || lost.is_negative() => Verdict::Full,
            _ => Verdict::Short,
        };
        Judged { section, item, verdict, lost, points: outcome.points.clone() }
    }

    /// The sections that some base item counts in, with what they lost and its share of what they could earn.
    pub(super) fn sections(&self) -> Vec<SectionLoss<'_>> {
        let items = self.items();
        let of = |section: &'_ Section| -> (Exact, Exact) {
            let counts = |judged: &&Judged| {
                judged.section.id == section.id && matches!(judged.verdict, Verdict::Full | Verdict::Short | Verdict::Disputed)
            };
            let counting = || items.iter().filter(counts).filter(|judged| !judged.item.bonus);
            (counting().map(|judged| judged.lost.clone()).sum(), counting().map(|judged| judged.item.max.exact()).sum())
        };
        let weighed = self.standard.sections.iter().filter_map(|section| {
            let (lost, most) = of(section);
            let share = lost.div(&most)?;
            // In a weighted standard a section's loss weighs by its weight, whatever points its items have.
            let lost = section.weight.map_or(lost, |weight| &share * &weight.exact());
            Some(SectionLoss { section, share, lost })
        });
        weighed.collect()
    }
}

/// A section with what it lost.
pub(super) struct SectionLoss<'a> {
    pub section: &'a Section,
    /// Lost of what counts.
    pub share: Exact,
    /// What was lost, to be compared with other sections.
    pub lost: Exact,
}

fn disputed(outcome: &ItemOutcome) -> bool {
    let (share, of) = DISAGREEMENT;
    outcome.spread.is_some_and(|(low, high)| (high - low).times(of) > outcome.max.times(share))
}

/// What a critique does with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Full marks: may be praised.
    Full,
    /// A bonus was earned: is praised.
    Bonus,
    /// Points were lost: a shortcoming.
    Short,
    /// The inspectors see it too differently.
    Disputed,
    /// A veto violated.
    Violated,
    /// Nothing to say: unrated, N/A, not applying, settled by a fact, no bonus, a veto not violated.
    Silent,
}

/// An item with its verdict.
pub(super) struct Judged<'a> {
    pub section: &'a Section,
    pub item: &'a Item,
    pub verdict: Verdict,
    /// Points lost, the mean over the cards.
    pub lost: Exact,
    /// What the cards came to; `None` where nothing counts.
    pub points: Option<Exact>,
}

/// How long a shortcoming may take to be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// 立行立改
    Now,
    /// Within so many days.
    Days(u16),
}

impl Limit {
    /// The limit proposed for an item: the more of it was lost, the sooner.
    ///
    /// | lost | limit |
    /// |---|---|
    /// | a veto violated | at once |
    /// | everything, or anything on a control item of the star rules | 15 days |
    /// | half or more | 30 days |
    /// | less | 60 days |
    pub fn proposed(item: &Item, lost: &Exact) -> Self {
        let half = Exact::ratio(1, 2);
        match lost.div(&item.max.exact()) {
            None => Self::Now,
            Some(_) if item.control => Self::Days(15),
            Some(share) if share >= Exact::from(Points::whole(1)) => Self::Days(15),
            Some(share) if share >= half => Self::Days(30),
            Some(_) => Self::Days(60),
        }
    }
}

impl Judged<'_> {
    /// Whether there is nothing to say of it.
    pub(super) fn is_silent(&self) -> bool {
        self.verdict == Verdict::Silent
    }
}
