//! Which points an item can give at all: for keys that enter them, for ranges of unfinished cards, for the next star.

use std::collections::{BTreeMap, BTreeSet};

use super::points::Points;
use super::scoring::{ItemScore, item_score};
use super::standard::{Bound, Item, Kind, MeasureInput, Slab};
use super::value::Value;

/// Most points one item's scale lists: every hundredth of a 100-point item. Longer scales are thinned evenly.
pub const MOST_POINTS: usize = 10_001;

/// The value that earns the item's maximum; for a veto the one without a violation.
///
/// `None` for a measure, because what was measured cannot be made up by a key, and for an item no value of which
/// reaches its maximum.
pub fn full_marks_value(item: &Item) -> Option<Value> {
    let value = match &item.kind {
        Kind::Score { .. } => Value::Points(item.max),
        Kind::Levels { levels } => Value::Level(levels.iter().find(|rung| rung.points == item.max)?.key.clone()),
        Kind::Check { yes, .. } => Value::Answer(*yes == item.max),
        Kind::Count { each, floor, ceiling } => {
            let (each, room) = (each.hundredths(), (*ceiling - *floor).hundredths());
            // Awards: as many as fill the room, the last one possibly cut.
            let times = if each > 0 { room.max(0).div_euclid(each) + i64::from(room.max(0) % each != 0) } else { 0 };
            Value::Count(u32::try_from(times).ok()?)
        }
        Kind::Reasons { .. } => Value::Losses(BTreeMap::new()),
        Kind::Measure { .. } => return None,
        Kind::Multi { credits } => Value::Credits(
            credits.iter().filter(|credit| credit.points > Points::ZERO).map(|credit| credit.key.clone()).collect(),
        ),
        Kind::Finding { .. } => Value::Findings(BTreeMap::new()),
        Kind::Veto { .. } => Value::Violated(false),
    };
    match item_score(item, &value) {
        Ok(ItemScore::Points(points)) if points == item.max => Some(value),
        Ok(ItemScore::Veto { violated: false }) => Some(value),
        _ => None,
    }
}

/// Every number of points some value earns on the item, lowest first, each once; empty for a veto.
///
/// At most [`MOST_POINTS`]; a longer scale keeps its two ends and evenly spread points between.
pub fn possible_points(item: &Item) -> Vec<Points> {
    let set: BTreeSet<Points> = match &item.kind {
        Kind::Score { step } => return stairs(Points::ZERO, item.max, *step),
        Kind::Count { each, floor, ceiling } => return count_points(*each, *floor, *ceiling),
        Kind::Levels { levels } => levels.iter().map(|rung| rung.points).collect(),
        Kind::Check { yes, no } => [*yes, *no].into(),
        Kind::Reasons { losses, floor } => {
            let losses = losses.iter().map(|loss| (loss.points, loss.per_occurrence));
            falling_sums(item.max, (*floor).min(item.max), losses)
        }
        Kind::Measure { input, slabs, .. } => measured_points(item, *input, slabs),
        Kind::Multi { credits } => rising_sums(item.max, credits.iter().map(|credit| credit.points)),
        Kind::Finding { severities } => {
            falling_sums(item.max, Points::ZERO, severities.iter().map(|severity| (severity.deduct, true)))
        }
        Kind::Veto { .. } => BTreeSet::new(),
    };
    thinned(set.into_iter().collect())
}

/// The lowest and highest points any value earns on the item, without listing the ones between; nothing for a veto.
pub fn point_range(item: &Item) -> Option<(Points, Points)> {
    match &item.kind {
        Kind::Score { .. } => Some((Points::ZERO, item.max)),
        Kind::Count { each, floor, ceiling } => {
            Some(if each.is_zero() { (*floor, *floor) } else { (*floor, (*ceiling).max(*floor)) })
        }
        _ => {
            let points = possible_points(item);
            points.first().copied().zip(points.last().copied())
        }
    }
}

/// From `low` to `high` by `step`; `high` is always the last.
fn stairs(low: Points, high: Points, step: Points) -> Vec<Points> {
    let (low, high, step) = (low.hundredths(), high.hundredths().max(low.hundredths()), step.hundredths().max(1));
    let most = i64::try_from(MOST_POINTS).unwrap_or(i64::MAX) - 1;
    let stride = step.saturating_mul(((high - low) / step / most + 1).max(1));
    let mut points: Vec<Points> = Vec::new();
    let mut at = low;
    while at < high {
        points.push(Points::from_hundredths(at));
        at += stride;
    }
    points.push(Points::from_hundredths(high));
    points
}

fn count_points(each: Points, floor: Points, ceiling: Points) -> Vec<Points> {
    if each.is_zero() || ceiling <= floor {
        return vec![floor.max(ceiling.min(floor))];
    }
    if each > Points::ZERO {
        return stairs(floor, ceiling, each);
    }
    // Deducting: the even steps start at the ceiling, so the mirrored stairs are turned round.
    let down = stairs(Points::ZERO, ceiling - floor, each.times(-1));
    down.into_iter().rev().map(|lost| ceiling - lost).collect()
}

/// What is left of `top` after any choice of losses, not below `floor`.
fn falling_sums(top: Points, floor: Points, losses: impl Iterator<Item = (Points, bool)>) -> BTreeSet<Points> {
    let mut reached = BTreeSet::from([top]);
    for (loss, again) in losses.filter(|(loss, _)| *loss > Points::ZERO) {
        let mut added: Vec<Points> = reached.iter().copied().collect();
        while let Some(points) = added.pop() {
            let next = (points - loss).max(floor);
            // Bounded: an item of more than a hundred points with odd losses could fill a whole range of hundredths.
            if reached.len() < MOST_POINTS && reached.insert(next) && again {
                added.push(next);
            }
        }
        if again {
            reached.insert(floor);
        }
    }
    reached
}

/// The sum of any choice of credits, not above `top`.
fn rising_sums(top: Points, credits: impl Iterator<Item = Points>) -> BTreeSet<Points> {
    let credits: Vec<Points> = credits.collect();
    let mut sums = BTreeSet::from([Points::ZERO]);
    for credit in &credits {
        for sum in sums.clone() {
            if sums.len() < MOST_POINTS {
                sums.insert(sum + *credit);
            }
        }
    }
    sums.insert(credits.iter().copied().filter(|credit| *credit > Points::ZERO).sum());
    sums.into_iter().map(|sum| sum.min(top)).collect()
}

/// Tries a value on, just above and just below every bound: nothing else can change the slab.
fn measured_points(item: &Item, input: MeasureInput, slabs: &[Slab]) -> BTreeSet<Points> {
    let bounds = slabs.iter().filter_map(|slab| match slab.bound {
        Bound::AtLeast(bound) | Bound::AtMost(bound) => Some(bound.hundredths()),
        Bound::Otherwise => None,
    });
    let mut values = Vec::new();
    for bound in bounds.chain([0, 10_000]) {
        for beside in [-1, 0, 1] {
            values.push(match input {
                MeasureInput::Number => Value::Number(Points::from_hundredths(bound + beside)),
                // Shares come finer than hundredths of a percent, so the neighbours are half a hundredth away.
                MeasureInput::Share => {
                    Value::Share { n: u32::try_from((bound * 2 + beside).clamp(0, 20_000)).unwrap_or(0), m: 20_000 }
                }
            });
        }
    }
    let points = values.iter().filter_map(|value| match item_score(item, value) {
        Ok(ItemScore::Points(points)) => Some(points),
        _ => None,
    });
    points.collect()
}

fn thinned(points: Vec<Points>) -> Vec<Points> {
    let stride = points.len() / MOST_POINTS + 1;
    let last = points.len().saturating_sub(1);
    points.into_iter().enumerate().filter(|(at, _)| at % stride == 0 || *at == last).map(|(_, points)| points).collect()
}
