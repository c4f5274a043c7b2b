//! A round as a table of marks, and where its inspectors lie furthest apart.
//!
//! The objects are pairs of community and item, the raters the inspectors; the mark is its share of the item's full marks in
//! percent, because items of different maxima would look like agreement by their maxima alone. Vetoes have no points; an item
//! settled by a fact was judged by nobody; N/A, not applying and unrated are gaps. Cards are those the result is made of.
//!
//! One community is read at a time: beside the table there are, for each item, the places where it was marked furthest apart.
//! The time goes to the reading, each card once, in proportion to the communities (200 with three cards of 35 items took one
//! second in an unoptimised build on a busy machine); the figures themselves take milliseconds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::table::{Number, Table};
use crate::domain::applicability::{Applies, applies_all, full_by_fact};
use crate::domain::ids::{CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::points::{Exact, Points};
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Item, Kind, Standard};
use crate::domain::standing::{StopCards, hides_in};
use crate::domain::views::{Community, Inspector, Read};

/// The marks of a round, measured and ready to be talked about.
#[derive(Clone, Debug)]
pub struct RoundMarks {
    /// The inspectors with a mark in points, by code; [`Table`] and [`Place`] name them by their position here.
    pub inspectors: Vec<Inspector>,
    /// The marks in percent of full marks.
    pub table: Table,
    /// The items that somebody marked differently from somebody else, the widest apart first.
    pub items: Vec<ItemSpread>,
    /// Communities left out because their marks are hidden from the viewer yet (背靠背).
    pub hidden: usize,
}

/// How far apart the marks of one item lie, over the communities.
#[derive(Clone, Debug)]
pub struct ItemSpread {
    /// Its running number, from 1.
    pub number: usize,
    /// Communities where at least two inspectors marked it.
    pub communities: i64,
    /// Mean distance between highest and lowest mark there, in points.
    pub mean: Exact,
    /// The same as a share of full marks: what the order goes by.
    share: Exact,
    /// Where it was marked furthest apart, the widest first, at most [`PLACES`].
    pub places: Vec<Place>,
}

/// The marks that one community got for an item, side by side.
#[derive(Clone, Debug)]
pub struct Place {
    /// The community.
    pub community: Community,
    /// Distance between highest and lowest.
    pub spread: Points,
    /// Points by inspector.
    pub marks: BTreeMap<usize, Points>,
}

/// Places kept of an item.
pub const PLACES: usize = 20;

/// What is gathered of an item while reading.
#[derive(Default)]
struct Gathered {
    communities: i64,
    hundredths: i64,
    places: Vec<Place>,
}

impl Gathered {
    fn take(&mut self, community: &Community, marks: &BTreeMap<usize, Points>) {
        let Some((low, high)) = marks.values().min().zip(marks.values().max()).filter(|_| marks.len() > 1) else { return };
        let spread = *high - *low;
        self.communities += 1;
        self.hundredths = self.hundredths.saturating_add(spread.hundredths());
        let last = self.places.last().filter(|_| self.places.len() == PLACES);
        if spread > Points::ZERO && last.is_none_or(|last| spread > last.spread) {
            // Behind its equals: communities come by name.
            let at = self.places.partition_point(|place| place.spread >= spread);
            self.places.insert(at, Place { community: community.clone(), spread, marks: marks.clone() });
            self.places.truncate(PLACES);
        }
    }

    fn finish(self, number: usize, item: &Item) -> Option<ItemSpread> {
        let whole = self.communities.saturating_mul(100);
        let mean = Exact::ratio(self.hundredths, whole);
        let share = mean.div(&item.max.exact())?;
        let Self { communities, places, .. } = self;
        (!places.is_empty()).then_some(ItemSpread { number, communities, mean, share, places })
    }
}

/// Reads a round, or only what was marked at one of its meetings; `None` when the round is not there or `tell`, which hears how
/// many communities of all are read, breaks off. What is hidden from the `viewer` yet is left out; without one, nothing is.
pub fn read(
    views: &dyn Read,
    round: RoundId,
    meeting: Option<MeetingId>,
    viewer: Option<InspectorId>,
    tell: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<RoundMarks> {
    let standard = views.round_checklist(round)?;
    let mut communities: Vec<Community> = views.entries(round).into_iter().filter_map(|id| views.community(id)).collect();
    communities.sort_by_cached_key(|community| (community.path(), community.code.clone(), community.id));
    let mut inspectors = views.inspectors();
    inspectors.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let columns: BTreeMap<InspectorId, usize> = inspectors.iter().enumerate().map(|(n, held)| (held.id, n)).collect();
    let mut table = Table::default();
    let mut gathered: Vec<Gathered> = standard.items().map(|_| Gathered::default()).collect();
    let (all, mut hidden) = (communities.len() as u64, 0);
    for (n, community) in (0..).zip(&communities) {
        if tell(n, all).is_break() {
            return None;
        }
        if viewer.is_some_and(|viewer| hides_in(views, round, community.id, viewer)) {
            hidden += 1;
            continue;
        }
        let rows = marks(views, &standard, round, meeting, community.id, &columns);
        for ((item, gathered), marks) in standard.items().zip(&mut gathered).zip(rows) {
            gathered.take(community, &marks);
            table.add(marks.iter().filter_map(|(rater, points)| Some((*rater, percent(*points, item.max)?))));
        }
    }
    let _ = tell(all, all);
    let items = gathered.into_iter().zip(standard.items()).zip(1..);
    let mut items: Vec<ItemSpread> = items.filter_map(|((gathered, item), number)| gathered.finish(number, item)).collect();
    items.sort_by(|a, b| b.share.cmp(&a.share).then(a.number.cmp(&b.number)));
    Some(RoundMarks { inspectors, table, items, hidden }.without_idle())
}

impl RoundMarks {
    /// Leaves out the inspectors without a mark.
    fn without_idle(self) -> Self {
        let kept: Vec<usize> = self.table.raters().iter().copied().collect();
        let column = |old: usize| kept.binary_search(&old).unwrap_or(old);
        let renamed = |mut item: ItemSpread| {
            for place in &mut item.places {
                place.marks = place.marks.iter().map(|(rater, points)| (column(*rater), *points)).collect();
            }
            item
        };
        Self {
            table: self.table.renamed(column),
            items: self.items.into_iter().map(renamed).collect(),
            hidden: self.hidden,
            inspectors: kept.iter().filter_map(|old| self.inspectors.get(*old).cloned()).collect(),
        }
    }
}

/// The points that a community's cards give, item by item.
fn marks(
    views: &dyn Read,
    standard: &Standard,
    round: RoundId,
    meeting: Option<MeetingId>,
    community: CommunityId,
    columns: &BTreeMap<InspectorId, usize>,
) -> Vec<BTreeMap<usize, Points>> {
    let mut rows = vec![BTreeMap::new(); standard.items().count()];
    let Some(stop) = StopCards::read(views, round, community) else { return rows };
    if meeting.is_some() && stop.meeting != meeting {
        return rows;
    }
    let full: BTreeSet<&str> = full_by_fact(standard, &stop.facts);
    for (inspector, card) in stop.cards.iter().filter(|(inspector, _)| !stop.recused.contains(inspector)) {
        let Some(column) = columns.get(inspector) else { continue };
        let given = card.marks();
        let applies = applies_all(standard, &given, &full);
        for ((item, applies), row) in standard.items().zip(applies).zip(&mut rows) {
            let judged = applies == Applies::Yes && !full.contains(item.id.as_str()) && !matches!(item.kind, Kind::Veto { .. });
            let score = given.get(&item.id).filter(|_| judged).map(|value| item_score(item, value));
            if let Some(Ok(ItemScore::Points(points))) = score {
                row.insert(*column, points);
            }
        }
    }
    rows
}

/// Points as a share of full marks in percent. Equal shares are equal numbers: the division is the only step that rounds.
#[expect(clippy::cast_precision_loss, reason = "points are below 2^53 hundredths")]
fn percent(points: Points, max: Points) -> Option<Number> {
    let (points, max) = (points.hundredths() as f64, max.hundredths() as f64);
    if max > 0.0 { Number::new(points * 100.0 / max) } else { None }
}
