//! The arithmetic of a total (DESIGN §5), once: from what each item counts to section percentages, base, bonus and total.
//!
//! The same formula gives the mark as it stands and, fed with the lowest or highest values, the ends of what is still
//! possible. Every figure grows with every item's value, and is linear in it (the bonus up to its cap); `next_star`
//! relies on both.

use super::applicability::Facts;
use super::points::{Exact, Points};
use super::readings::{Now, Reading};
use super::standard::{Component, FactValue, NaPolicy, Standard};

/// Which end of what is possible is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Low,
    High,
}

/// What one item brings into the tally.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub section: usize,
    pub max: Exact,
    pub bonus: bool,
    /// The points it counts when it counts; `None` when it cannot.
    pub value: Option<Exact>,
    pub may_na: bool,
    pub may_out: bool,
}

/// A section's figures. `percent` is `None` while nothing in it counts.
#[derive(Clone, Debug)]
pub(super) struct SectionTally {
    pub earned: Exact,
    pub applicable: Exact,
    pub percent: Option<Exact>,
    /// Some completion leaves nothing in it that counts.
    pub may_vanish: bool,
}

/// The figures of a community.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub sections: Vec<SectionTally>,
    /// Points of full marks without bonus; `None` when no base item counts.
    pub base: Option<Exact>,
    /// The bonus before and after its cap.
    pub bonus_uncut: Exact,
    pub bonus: Exact,
    /// What a point of the card is worth in the total: the share of the panel components.
    pub panel_share: Exact,
    /// The part of the total that comes from facts.
    pub from_facts: Exact,
    pub total: Option<Exact>,
    /// Some completion leaves no base item that counts.
    pub may_vanish: bool,
    /// What an N/A item counts under the policy *average*: the share of the others.
    pub average: Option<Exact>,
    /// Some completion leaves no others to take that share of.
    pub may_lack_average: bool,
}

/// The parts as they stand: an open item has earned nothing yet, and stays in the base.
pub(super) fn parts_now(readings: &[Reading<'_>]) -> Vec<Part> {
    parts(readings, |reading| match &reading.now {
        Now::Points(points) => (Some(points.clone()), false, false),
        Now::Open => (Some(Exact::zero()), false, false),
        Now::NotApplicable => (None, true, false),
        Now::DoesNotApply => (None, false, true),
    })
}

/// The parts at one end of what is possible.
pub(super) fn parts_at(readings: &[Reading<'_>], side: Side) -> Vec<Part> {
    parts(readings, |reading| {
        let value = reading.range.as_ref().map(|(low, high)| if side == Side::Low { low } else { high });
        (value.cloned(), reading.may_na, reading.may_out)
    })
}

fn parts(readings: &[Reading<'_>], counts: impl Fn(&Reading<'_>) -> (Option<Exact>, bool, bool)) -> Vec<Part> {
    let scored = readings.iter().filter(|reading| !reading.is_veto());
    let part = |reading: &Reading<'_>| {
        let (value, may_na, may_out) = counts(reading);
        let (section, bonus, max) = (reading.section, reading.item.bonus, reading.item.max.exact());
        Part { section, max, bonus, value, may_na, may_out }
    };
    scored.map(part).collect()
}

/// Puts the parts together under the standard's N/A policy, weights, bonus cap and components.
///
/// An unknown fact of a component counts nothing at the low end and everything (100 %) at the high end.
pub(super) fn tally(standard: &Standard, parts: &[Part], side: Side, facts: &Facts) -> Tally {
    let policy = standard.na.policy;
    let average = if policy == NaPolicy::Average { share_of_others(parts, side) } else { None };
    // Everything may become N/A: then there are no others to take an average of.
    let may_lack_average = policy == NaPolicy::Average && parts.iter().all(|part| part.bonus || part.may_na || part.may_out);
    let mut by_section: Vec<Vec<(Exact, Exact, bool)>> = vec![Vec::new(); standard.sections.len()];
    for part in parts.iter().filter(|part| !part.bonus) {
        let as_na = if part.may_na { na_points(policy, &part.max, average.as_ref()) } else { None };
        let leaves = part.may_out || (part.may_na && (as_na.is_none() || may_lack_average));
        if let (Some(points), Some(section)) = (pick(side, part.value.clone(), as_na), by_section.get_mut(part.section)) {
            section.push((points, part.max.clone(), leaves));
        }
    }
    let hundred = Exact::ratio(100, 1);
    let sections: Vec<SectionTally> = by_section
        .iter()
        .map(|parts| SectionTally {
            earned: parts.iter().map(|(earned, ..)| earned.clone()).sum(),
            applicable: parts.iter().map(|(_, max, _)| max.clone()).sum(),
            percent: leanest(parts.clone(), side).map(|ratio| &ratio * &hundred),
            may_vanish: parts.iter().all(|(.., leaves)| *leaves),
        })
        .collect();
    let ratio = if standard.sections.iter().any(|section| section.weight.is_some()) {
        let weighted = standard.sections.iter().zip(&sections).filter_map(|(section, tally)| {
            let weight = section.weight.unwrap_or_default().exact();
            Some((&(tally.percent.as_ref()? * &weight) * &Exact::ratio(1, 100), weight, tally.may_vanish))
        });
        leanest(weighted.collect(), side)
    } else {
        leanest(by_section.concat(), side)
    };
    let base = ratio.map(|ratio| &ratio * &standard.full_marks.exact());
    let bonus_uncut: Exact = parts.iter().filter(|part| part.bonus).map(|part| bonus_points(part, side)).sum();
    let bonus = match standard.bonus_cap {
        Some(cap) => bonus_uncut.clone().min(cap.exact()),
        None => bonus_uncut.clone(),
    };
    let (panel_share, from_facts) = shares(standard, facts, side);
    // Nothing of the card counts: there is no panel total, unless the panel has no share anyway.
    let total = match &base {
        Some(base) => Some(&(&(base + &bonus) * &panel_share) + &from_facts),
        None => panel_share.is_zero().then(|| from_facts.clone()),
    };
    let may_vanish = sections.iter().all(|section| section.may_vanish) && !panel_share.is_zero();
    Tally { sections, base, bonus_uncut, bonus, panel_share, from_facts, total, may_vanish, average, may_lack_average }
}

/// The lowest (or highest) `Σ earned ÷ Σ of` where every part `(earned, of, may leave)` that may leave does so when that
/// helps; `None` when nothing with a maximum is left.
///
/// Exact: parts are taken in the order of their own ratio, and a part helps exactly while its ratio lies beyond the
/// ratio reached (the mediant of two fractions lies between them).
pub(super) fn leanest(mut parts: Vec<(Exact, Exact, bool)>, side: Side) -> Option<Exact> {
    parts.retain(|(_, of, _)| *of > Exact::zero());
    let fixed = |leaves: bool| parts.iter().filter(move |part| part.2 == leaves);
    let mut earned: Exact = fixed(false).map(|part| part.0.clone()).sum();
    let mut whole: Exact = fixed(false).map(|part| part.1.clone()).sum();
    let mut optional: Vec<&(Exact, Exact, bool)> = fixed(true).collect();
    optional.sort_by(|left, right| {
        let order = (&left.0 * &right.1).cmp(&(&right.0 * &left.1));
        if side == Side::Low { order } else { order.reverse() }
    });
    for (more, of, _) in optional {
        let (own, reached) = (more * &whole, &earned * of);
        let helps = if side == Side::Low { own < reached } else { own > reached };
        if whole.is_zero() || helps {
            earned = &earned + more;
            whole = &whole + of;
        }
    }
    earned.div(&whole)
}

/// The share of their maxima that the items which are not N/A earn.
fn share_of_others(parts: &[Part], side: Side) -> Option<Exact> {
    let counting = parts
        .iter()
        .filter(|part| !part.bonus)
        .filter_map(|part| Some((part.value.clone()?, part.max.clone(), part.may_na || part.may_out)));
    leanest(counting.collect(), side)
}

/// What an N/A item counts; `None` when it leaves the base.
pub(super) fn na_points(policy: NaPolicy, max: &Exact, average: Option<&Exact>) -> Option<Exact> {
    match policy {
        NaPolicy::Exclude => None,
        NaPolicy::Full => Some(max.clone()),
        NaPolicy::Zero => Some(Exact::zero()),
        NaPolicy::Average => average.map(|share| share * max),
    }
}

fn pick(side: Side, one: Option<Exact>, other: Option<Exact>) -> Option<Exact> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if side == Side::Low { one.min(other) } else { one.max(other) }),
        (one, other) => one.or(other),
    }
}

/// A bonus that is N/A or does not apply adds nothing, whatever the policy.
fn bonus_points(part: &Part, side: Side) -> Exact {
    let nothing = (part.may_na || part.may_out).then(Exact::zero);
    pick(side, part.value.clone(), nothing).unwrap_or_else(Exact::zero)
}

/// The panel's share of the total, and the points of full marks that the facts bring.
fn shares(standard: &Standard, facts: &Facts, side: Side) -> (Exact, Exact) {
    if standard.components.is_empty() {
        return (Exact::ratio(1, 1), Exact::zero());
    }
    let hundredth = Exact::ratio(1, 100);
    let (mut panel, mut from_facts) = (Exact::zero(), Exact::zero());
    for component in &standard.components {
        let share = &component.share.exact() * &hundredth;
        if component.fact.is_none() {
            panel = &panel + &share;
        } else {
            let open = if side == Side::Low { Points::ZERO } else { Points::whole(100) };
            let percent = component_percent(component, facts).unwrap_or(open).exact();
            from_facts = &from_facts + &(&(&percent * &hundredth) * &(&standard.full_marks.exact() * &share));
        }
    }
    (panel, from_facts)
}

/// The percentage a fact component stands at; `None` while the fact is unknown (or not a number).
pub(super) fn component_percent(component: &Component, facts: &Facts) -> Option<Points> {
    match component.fact.as_ref().and_then(|fact| facts.get(fact)) {
        Some(FactValue::Number(percent)) => Some(*percent),
        _ => None,
    }
}
