//! Cards combined by their totals: every card is counted by itself, then the cards become one (去掉一个最高总分和一个最低总分).
//!
//! Which cards count, and how much, is told by their totals; their total, sections and items are then the mean of those cards.
//! Vetoes and findings are every card's.

use super::Sight;
use crate::domain::applicability::Facts;
use crate::domain::combination::{Shares, rises_with_every_mark, shares};
use crate::domain::ids::InspectorId;
use crate::domain::panel::Panel;
use crate::domain::points::{Exact, Points};
use crate::domain::readings::{Now, Reading, given, readings, whole_range};
use crate::domain::standard::{PanelRule, Standard};
use crate::domain::tally::{SectionTally, Side, Tally, parts_at, tally};

/// One card counted by itself.
struct Counted<'a> {
    by: Option<InspectorId>,
    weight: Points,
    readings: Vec<Reading<'a>>,
    now: Tally,
    low: Tally,
    high: Tally,
}

/// What each given card counts; `None` where none has a total.
pub(super) fn card_shares(standard: &Standard, panel: &Panel<'_>, facts: &Facts) -> Option<Vec<(Option<InspectorId>, Exact)>> {
    let cards = counted(standard, panel, facts);
    let shares = shares_of(&standard.panel, &cards, |card| &card.now)?;
    Some(cards.iter().map(|card| card.by).zip(shares.of).collect())
}

/// The readings of the whole community, its tally as it stands, and both ends while something is open.
pub(super) fn combined<'a>(
    standard: &'a Standard,
    panel: &Panel<'_>,
    facts: &Facts,
) -> (Vec<Reading<'a>>, Tally, Option<(Tally, Tally)>) {
    let rule = &standard.panel;
    let cards = counted(standard, panel, facts);
    let shares = shares_of(rule, &cards, |card| &card.now);
    let plain = PanelRule { veto: rule.veto, ..PanelRule::default() };
    let mut all = readings(standard, &plain, panel, facts);
    let too_few = shares.as_ref().is_some_and(|shares| shares.too_few);
    let refused = shares.as_ref().is_some_and(|shares| shares.refused(rule));
    // While any mark is missing, which cards count in the end is open, for the items all cards have marked as well.
    let undecided = all.iter().any(|reading| reading.waiting);
    for (index, reading) in all.iter_mut().enumerate() {
        let own: Vec<&Reading<'_>> = cards.iter().filter_map(|card| card.readings.get(index)).collect();
        settle(reading, &own, shares.as_ref(), undecided);
        if reading.is_veto() || reading.agreed || reading.full_by_fact {
            continue;
        }
        reading.too_few = too_few && !reading.waiting;
        if refused {
            reading.open = true;
            (reading.range, reading.may_na) = (whole_range(reading.item), reading.item.na);
        }
    }
    let now = mixed(&cards.iter().map(|card| &card.now).collect::<Vec<_>>(), shares.as_ref());
    let open = all.iter().any(|reading| reading.open) || super::missing_facts(standard, facts).next().is_some();
    let ends = open.then(|| {
        if refused {
            let end = |side| tally(standard, &parts_at(&all, side), side, facts);
            return (end(Side::Low), end(Side::High));
        }
        (end(rule, &cards, Side::Low, |card| &card.low), end(rule, &cards, Side::High, |card| &card.high))
    });
    (all, now, ends)
}

/// Every given card by itself. Cards whose totals are alike come in the order of their points, so that which of them is dropped
/// is never a matter of the order they were given in.
fn counted<'a>(standard: &'a Standard, panel: &Panel<'_>, facts: &Facts) -> Vec<Counted<'a>> {
    let plain = PanelRule::default();
    let mut given = given(panel);
    given.sort_by_key(|ballot| ballot.by);
    let mut cards: Vec<Counted<'a>> = Vec::new();
    for ballot in given {
        let (by, weight) = (ballot.by, ballot.weight);
        let alone = Panel { ballots: vec![ballot], ..Panel::default() };
        let readings = readings(standard, &plain, &alone, facts);
        let Sight { now, ends, .. } = Sight::new(standard, &readings, facts);
        let (low, high) = ends.unwrap_or_else(|| (now.clone(), now.clone()));
        cards.push(Counted { by, weight, readings, now, low, high });
    }
    cards.sort_by_cached_key(|card| card.readings.iter().map(points).collect::<Vec<_>>());
    cards
}

fn points(reading: &Reading<'_>) -> Option<Exact> {
    if let Now::Points(points) = &reading.now { Some(points.clone()) } else { None }
}

/// What each card counts by its total; a card without one counts nothing. `None` where none has one.
fn shares_of<'c, 'a>(rule: &PanelRule, cards: &'c [Counted<'a>], at: impl Fn(&'c Counted<'a>) -> &'c Tally) -> Option<Shares> {
    let totals: Vec<Option<&Exact>> = cards.iter().map(|card| at(card).total.as_ref()).collect();
    let marks: Vec<(&Exact, Points)> =
        totals.iter().zip(cards).filter_map(|(total, card)| Some(((*total)?, card.weight))).collect();
    let Shares { of, too_few } = shares(rule, &marks)?;
    let mut of = of.into_iter();
    let of = totals.iter().map(|total| total.and_then(|_| of.next()).unwrap_or_else(Exact::zero)).collect();
    Some(Shares { of, too_few })
}

/// An item as the counted cards have it.
fn settle(reading: &mut Reading<'_>, own: &[&Reading<'_>], shares: Option<&Shares>, undecided: bool) {
    let share = |index: usize| shares.and_then(|shares| shares.of.get(index)).cloned().unwrap_or_else(Exact::zero);
    let counted = || own.iter().enumerate().filter(|(index, _)| !share(*index).is_zero());
    if counted().next().is_none() || reading.is_veto() {
        return;
    }
    let (mut sum, mut whole) = (Exact::zero(), Exact::zero());
    for (index, one) in counted() {
        if let Now::Points(points) = &one.now {
            sum = &sum + &(points * &share(index));
            whole = &whole + &share(index);
        }
    }
    reading.now = match sum.div(&whole) {
        Some(points) => Now::Points(points),
        None if counted().any(|(_, one)| one.now == Now::Open) => Now::Open,
        None if counted().any(|(_, one)| one.now == Now::NotApplicable) => Now::NotApplicable,
        None => Now::DoesNotApply,
    };
    if undecided {
        // Whatever comes lies between the cards.
        let ranges = || own.iter().filter_map(|one| one.range.clone());
        reading.range = ranges().map(|range| range.0).min().zip(ranges().map(|range| range.1).max());
        reading.may_na = own.iter().any(|one| one.may_na);
        reading.may_out = own.iter().any(|one| one.may_out);
    } else {
        reading.range = points(reading).map(|points| (points.clone(), points));
        reading.may_na = reading.now == Now::NotApplicable;
        reading.may_out = reading.now == Now::DoesNotApply;
    }
}

/// The mean of values with shares, over the cards that have one.
fn mean<'v>(values: impl Iterator<Item = (Option<&'v Exact>, &'v Exact)>) -> Option<Exact> {
    let (mut sum, mut whole) = (Exact::zero(), Exact::zero());
    for (value, share) in values {
        if let Some(value) = value {
            sum = &sum + &(value * share);
            whole = &whole + share;
        }
    }
    sum.div(&whole)
}

/// The mean of the counted cards.
fn mixed(tallies: &[&Tally], shares: Option<&Shares>) -> Tally {
    // Without a total to go by, every card counts alike.
    let whole = shares.is_some();
    let alike = vec![Exact::ratio(1, 1); tallies.len()];
    let shares: &[Exact] = shares.map_or(&alike, |shares| &shares.of);
    let counted = || tallies.iter().copied().zip(shares).filter(|(_, share)| !share.is_zero());
    let optional = |pick: &dyn Fn(&'_ Tally) -> Option<Exact>| {
        let values: Vec<(Option<Exact>, &Exact)> = counted().map(|(tally, share)| (pick(tally), share)).collect();
        mean(values.iter().map(|(value, share)| (value.as_ref(), *share)))
    };
    let exact = |pick: &dyn Fn(&Tally) -> Exact| optional(&|tally| Some(pick(tally))).unwrap_or_else(Exact::zero);
    // Of counted cards something is left unless it leaves all of them; while it is open which cards count, any of them may decide.
    let leaves = |may: &dyn Fn(&Tally) -> bool| {
        if whole { counted().all(|(tally, _)| may(tally)) } else { tallies.iter().any(|tally| may(tally)) }
    };
    let count = tallies.first().map_or(0, |tally| tally.sections.len());
    let section = |index: usize| {
        let of = |tally: &Tally| tally.sections.get(index).cloned();
        SectionTally {
            earned: exact(&|tally| of(tally).map_or_else(Exact::zero, |section| section.earned)),
            applicable: exact(&|tally| of(tally).map_or_else(Exact::zero, |section| section.applicable)),
            percent: optional(&|tally| of(tally)?.percent),
            may_vanish: leaves(&|tally| of(tally).is_none_or(|section| section.may_vanish)),
        }
    };
    Tally {
        sections: (0..count).map(section).collect(),
        base: optional(&|tally| tally.base.clone()),
        bonus_uncut: exact(&|tally| tally.bonus_uncut.clone()),
        bonus: exact(&|tally| tally.bonus.clone()),
        panel_share: exact(&|tally| tally.panel_share.clone()),
        from_facts: exact(&|tally| tally.from_facts.clone()),
        total: optional(&|tally| tally.total.clone()),
        may_vanish: tallies.iter().all(|tally| tally.may_vanish),
        average: optional(&|tally| tally.average.clone()),
        may_lack_average: leaves(&|tally| tally.may_lack_average),
    }
}

/// One end of what is possible: the total as the rule has it where raising a card cannot lower it, everything else between the
/// cards, because which of them count is open.
fn end<'c, 'a>(rule: &PanelRule, cards: &'c [Counted<'a>], side: Side, at: impl Fn(&'c Counted<'a>) -> &'c Tally) -> Tally {
    let tallies: Vec<&Tally> = cards.iter().map(&at).collect();
    let outermost = |values: Vec<Option<Exact>>| {
        let values = values.into_iter().flatten();
        if side == Side::Low { values.min() } else { values.max() }
    };
    let optional = |pick: &dyn Fn(&Tally) -> Option<Exact>| outermost(tallies.iter().map(|tally| pick(tally)).collect());
    let mut tally = mixed(&tallies, None);
    for (index, section) in tally.sections.iter_mut().enumerate() {
        section.percent = optional(&|tally| tally.sections.get(index)?.percent.clone());
    }
    tally.base = optional(&|tally| tally.base.clone());
    tally.average = optional(&|tally| tally.average.clone());
    let weights: Vec<Points> = cards.iter().map(|card| card.weight).collect();
    let stay = cards.iter().all(|card| !card.low.may_vanish && at(card).total.is_some());
    let total = if stay && rises_with_every_mark(rule, &weights) {
        shares_of(rule, cards, at)
            .and_then(|shares| mean(tallies.iter().zip(&shares.of).map(|(tally, share)| (tally.total.as_ref(), share))))
    } else {
        None
    };
    tally.total = total.or_else(|| optional(&|tally| tally.total.clone()));
    tally
}
