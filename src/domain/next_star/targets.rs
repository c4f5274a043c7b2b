//! What a single item can be changed to.

use std::collections::BTreeMap;

use crate::domain::points::{Exact, Points};
use crate::domain::readings::Reading;
use crate::domain::scale::possible_points;
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{ConditionTest, Item, Kind, Standard};
use crate::domain::value::{Marks, Value};

/// Most ways of clearing an item's findings that are looked at.
const MOST_CLEARINGS: usize = 2_000;

/// A mark an item can be changed to.
#[derive(Clone)]
pub(super) struct Target {
    pub points: Points,
    /// Findings cleared by severity.
    pub cleared: BTreeMap<String, u32>,
}

/// What an item can be changed to, lowest first, leaving every item that depends on it as it is on the `cards` that judge it.
pub(super) fn targets(reading: &Reading<'_>, mean: &Exact, standard: &Standard, cards: &[&Marks]) -> Vec<Target> {
    let mut targets = if let Kind::Finding { .. } = reading.item.kind {
        clearings(reading)
    } else {
        let points = possible_points(reading.item).into_iter();
        points.map(|points| Target { points, cleared: BTreeMap::new() }).collect()
    };
    targets.retain(|target| target.points.exact() != *mean || !target.cleared.is_empty());
    let depending = || standard.items().filter_map(|item| item.applies_when.as_ref()).filter(|when| when.item == reading.item.id);
    for when in depending() {
        for marks in cards {
            let Some(value) = marks.get(&reading.item.id) else {
                continue;
            };
            let Ok(ItemScore::Points(points)) = item_score(reading.item, value) else {
                continue;
            };
            let now = match (&when.test, value) {
                (ConditionTest::Answer(wanted), Value::Answer(given)) => given == wanted,
                (ConditionTest::Level(wanted), Value::Level(given)) => given == wanted,
                (test, _) => answers(reading.item, test, points),
            };
            targets.retain(|target| answers(reading.item, &when.test, target.points) == now);
        }
    }
    targets
}

/// Whether the condition holds when the item is given these points.
fn answers(item: &Item, test: &ConditionTest, points: Points) -> bool {
    match (test, &item.kind) {
        (ConditionTest::AtLeast(least), _) => points >= *least,
        (ConditionTest::AtMost(most), _) => points <= *most,
        (ConditionTest::Answer(wanted), Kind::Check { yes, no }) => points == if *wanted { *yes } else { *no },
        (ConditionTest::Level(key), Kind::Levels { levels }) => {
            // Rungs of equal points: the first of them is meant.
            levels.iter().find(|rung| rung.points == points).is_some_and(|rung| rung.key == *key)
        }
        _ => false,
    }
}

/// Every way to clear some of an item's findings, by the points left, lowest first.
fn clearings(reading: &Reading<'_>) -> Vec<Target> {
    let Kind::Finding { severities } = &reading.item.kind else {
        return Vec::new();
    };
    let mut ways = vec![(Points::ZERO, BTreeMap::new())];
    for severity in severities {
        let found = reading.findings.get(severity.key.as_str()).map_or(0, |count| count.0);
        // Beyond the bound a severity is cleared as a whole or not at all.
        let whole = ways.len().saturating_mul(found as usize + 1) > MOST_CLEARINGS;
        let mut more = Vec::new();
        for (lost, cleared) in &ways {
            for left in (0..=found).filter(|left| !whole || *left == 0 || *left == found) {
                let mut cleared: BTreeMap<String, u32> = cleared.clone();
                if left < found {
                    cleared.insert(severity.key.clone(), found - left);
                }
                more.push((*lost + severity.deduct.times(i64::from(left)), cleared));
            }
        }
        ways = more;
    }
    let mut targets: Vec<Target> = ways
        .into_iter()
        .filter(|(_, cleared)| !cleared.is_empty())
        .map(|(lost, cleared)| Target { points: (reading.item.max - lost).max(Points::ZERO), cleared })
        .collect();
    targets.sort_by_key(|target| target.points);
    targets
}

/// At most about `most` of the targets, the two ends among them.
pub(super) fn thinned<'t>(targets: &[&'t Target], most: usize) -> Vec<&'t Target> {
    let stride = targets.len().div_ceil(most.max(1)).max(1);
    let last = targets.len().saturating_sub(1);
    targets.iter().enumerate().filter(|(at, _)| at % stride == 0 || *at == last).map(|(_, target)| *target).collect()
}
