//! What all cards of a community together say about each item, with everything the open marks may still turn into.

use std::collections::BTreeMap;

use super::applicability::{Applies, Facts, applies_all, full_by_fact};
use super::points::{Exact, Points};
use super::scale::point_range;
use super::scoring::{ItemScore, item_score};
use super::standard::{Item, Kind, Standard};
use super::tally::{Side, leanest};
use super::value::{Marks, Value};

/// What one item stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Now {
    /// No card has judged it.
    Open,
    /// The mean over the cards that gave points.
    Points(Exact),
    /// Every card it applies to says N/A.
    NotApplicable,
    /// It applies on no card.
    DoesNotApply,
}

/// One item over all cards.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what may happen to an item is independent of the rest")]
pub(super) struct Reading<'a> {
    pub item: &'a Item,
    /// Position of its section.
    pub section: usize,
    pub now: Now,
    /// Some card still waits for a mark or for the earlier answer.
    pub open: bool,
    /// The means every completion of the cards stays between; `None` when no completion gives points.
    pub range: Option<(Exact, Exact)>,
    /// Some completion makes it N/A.
    pub may_na: bool,
    /// Some completion leaves it not applying.
    pub may_out: bool,
    pub full_by_fact: bool,
    /// Lowest and highest points given so far.
    pub spread: Option<(Points, Points)>,
    /// Findings by severity: at least, and at most (`None`: unbounded).
    pub findings: BTreeMap<&'a str, (u32, Option<u32>)>,
    /// A veto violated for certain, and possibly.
    pub violated: (bool, bool),
}

impl Reading<'_> {
    pub fn is_veto(&self) -> bool {
        matches!(self.item.kind, Kind::Veto { .. })
    }
}

/// What one card may still say about one item. A settled card has exactly one of the three.
#[derive(Clone, Copy, Default)]
struct CardSays {
    range: Option<(Points, Points)>,
    na: bool,
    out: bool,
    open: bool,
}

/// The readings of every item in running order. Empty cards are not given; without any given card everything is open.
pub(super) fn readings<'a>(standard: &'a Standard, cards: &[&Marks], facts: &Facts) -> Vec<Reading<'a>> {
    let full = full_by_fact(standard, facts);
    let nothing = Marks::new();
    let mut given: Vec<&Marks> = cards.iter().copied().filter(|marks| !marks.is_empty()).collect();
    if given.is_empty() {
        given.push(&nothing);
    }
    let applying: Vec<Vec<Applies>> = given.iter().map(|marks| applies_all(standard, marks, &full)).collect();
    let sections = standard.sections.iter().enumerate();
    let items = sections.flat_map(|(section, content)| content.items.iter().map(move |item| (section, item)));
    let mut all = Vec::new();
    for (index, (section, item)) in items.enumerate() {
        let full = full.contains(item.id.as_str());
        let mut says = Vec::with_capacity(given.len());
        let mut seen = Seen { findings: no_findings(item), violated: (false, false) };
        for (marks, applies) in given.iter().zip(&applying) {
            let applies = applies.get(index).copied().unwrap_or(Applies::Yes);
            says.push(card_says(item, marks.get(&item.id), applies, full, &mut seen));
        }
        all.push(together(item, section, full, &says, seen));
    }
    all
}

/// What cannot be averaged: the community has the most findings any card counts, and a violation any card says.
struct Seen<'a> {
    findings: BTreeMap<&'a str, (u32, Option<u32>)>,
    violated: (bool, bool),
}

fn no_findings(item: &Item) -> BTreeMap<&str, (u32, Option<u32>)> {
    match &item.kind {
        Kind::Finding { severities } => severities.iter().map(|one| (one.key.as_str(), (0, Some(0)))).collect(),
        _ => BTreeMap::new(),
    }
}

fn card_says(item: &Item, value: Option<&Value>, applies: Applies, full: bool, seen: &mut Seen<'_>) -> CardSays {
    let unknown = applies == Applies::Unknown;
    let settled = CardSays { out: unknown, open: unknown, ..CardSays::default() };
    if applies == Applies::No {
        return CardSays { out: true, ..settled };
    }
    if full {
        return CardSays { range: Some((item.max, item.max)), ..settled };
    }
    // A mark the item does not take can only come out of a merge; it waits to be given anew.
    let Some(score) = value.and_then(|value| item_score(item, value).ok()) else {
        seen.violated.1 |= matches!(item.kind, Kind::Veto { .. });
        for bounds in seen.findings.values_mut() {
            bounds.1 = None;
        }
        let range = if matches!(item.kind, Kind::Veto { .. }) { Some((Points::ZERO, Points::ZERO)) } else { point_range(item) };
        return CardSays { range, na: item.na, open: true, ..settled };
    };
    match score {
        ItemScore::NotApplicable => CardSays { na: true, ..settled },
        ItemScore::Veto { violated } => {
            seen.violated.0 |= violated && !unknown;
            seen.violated.1 |= violated;
            CardSays { range: Some((Points::ZERO, Points::ZERO)), ..settled }
        }
        ItemScore::Points(points) => {
            if let Some(Value::Findings(found)) = value {
                for (key, (least, most)) in &mut seen.findings {
                    let count = found.get(*key).copied().unwrap_or(0);
                    *least = (*least).max(if unknown { 0 } else { count });
                    *most = most.map(|most| most.max(count));
                }
            }
            CardSays { range: Some((points, points)), ..settled }
        }
    }
}

fn together<'a>(item: &'a Item, section: usize, full: bool, says: &[CardSays], seen: Seen<'a>) -> Reading<'a> {
    let settled = || says.iter().filter(|card| !card.open);
    let given: Vec<Points> = settled().filter_map(|card| card.range.map(|(points, _)| points)).collect();
    let open = says.iter().any(|card| card.open);
    let now = if !given.is_empty() {
        Now::Points(mean(&given))
    } else if open {
        Now::Open
    } else if settled().any(|card| card.na) {
        Now::NotApplicable
    } else {
        Now::DoesNotApply
    };
    let range = match &now {
        // Almost every rebuild sees finished cards only: nothing to search there.
        Now::Points(mean) if !open => Some((mean.clone(), mean.clone())),
        _ => mean_on(says, Side::Low).zip(mean_on(says, Side::High)),
    };
    Reading {
        item,
        section,
        open,
        range,
        may_na: says.iter().all(|card| card.na || card.out) && says.iter().any(|card| card.na),
        may_out: says.iter().all(|card| card.out),
        full_by_fact: full,
        spread: given.iter().min().copied().zip(given.iter().max().copied()),
        now,
        findings: seen.findings,
        violated: seen.violated,
    }
}

fn mean(points: &[Points]) -> Exact {
    let sum: i64 = points.iter().map(|points| points.hundredths()).sum();
    Exact::ratio(sum, 100_i64.saturating_mul(i64::try_from(points.len()).unwrap_or(i64::MAX)))
}

/// The lowest or highest mean over the cards: a card that may leave it does so when that helps.
fn mean_on(says: &[CardSays], side: Side) -> Option<Exact> {
    let one = Exact::ratio(1, 1);
    let parts = says.iter().filter_map(|card| {
        let (low, high) = card.range?;
        let points = if side == Side::Low { low } else { high };
        Some((points.exact(), one.clone(), card.na || card.out))
    });
    leanest(parts.collect(), side)
}
