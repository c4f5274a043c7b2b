//! What a digit means on an item. One press gives points wherever that is unmistakable; everything else says on the screen
//! what it asks for and is closed by Enter.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::points::Points;
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Item, Kind, MeasureInput};
use crate::domain::value::Value;
use crate::domain::wording::Language;

/// How digits work on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Digits {
    /// A digit is that many points, at once.
    Points,
    /// A digit chooses the rung with those points, at once: digit and value.
    Rungs(Vec<(char, Value)>),
    /// A digit is how often it occurred, which on this item is also its points.
    Times,
    /// A digit begins an entry closed by Enter.
    Entry(Asked),
    /// A digit ticks the n-th line.
    Ticks,
    /// No points: `1` reports a violation.
    Veto,
}

/// What an entry asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Points.
    Points,
    /// The running number of a rung, where points do not tell the rungs apart.
    Rung,
    /// How often.
    Times,
    /// A measured number.
    Number,
    /// n of m.
    Share,
}

/// A rung of levels, or one of the two answers of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RungOf {
    /// The value it stands for.
    pub value: Value,
    /// Its points.
    pub points: Points,
    /// What it says; empty for the answers of a check, whose words are the screen's.
    pub label: String,
}

/// The rungs of an item of levels or a check; none for other kinds.
pub fn rungs(item: &Item, language: Language) -> Vec<RungOf> {
    match &item.kind {
        Kind::Levels { levels } => levels
            .iter()
            .map(|rung| RungOf {
                value: Value::Level(rung.key.clone()),
                points: rung.points,
                label: rung.label.get(language).to_owned(),
            })
            .collect(),
        Kind::Check { yes, no } => [(true, *yes), (false, *no)]
            .map(|(answer, points)| RungOf { value: Value::Answer(answer), points, label: String::new() })
            .into(),
        _ => Vec::new(),
    }
}

/// How digits work on this item.
pub fn digits(item: &Item) -> Digits {
    let ten = Points::whole(10);
    match &item.kind {
        Kind::Score { step } if item.max > ten || step.hundredths() % Points::HALF.hundredths() != 0 => {
            Digits::Entry(Asked::Points)
        }
        Kind::Score { .. } => Digits::Points,
        Kind::Levels { .. } | Kind::Check { .. } => rung_digits(item),
        Kind::Count { each, floor, .. } if *each == Points::whole(1) && floor.is_zero() => Digits::Times,
        Kind::Count { .. } => Digits::Entry(Asked::Times),
        Kind::Measure { input: MeasureInput::Number, .. } => Digits::Entry(Asked::Number),
        Kind::Measure { input: MeasureInput::Share, .. } => Digits::Entry(Asked::Share),
        Kind::Reasons { .. } | Kind::Multi { .. } | Kind::Finding { .. } => Digits::Ticks,
        Kind::Veto { .. } => Digits::Veto,
    }
}

/// The digit of a rung is its points. A rung between two whole numbers has the digit below it when no other rung wants
/// that one; half a point above another rung is reached from it with `.`; Space reaches full marks.
fn rung_digits(item: &Item) -> Digits {
    let rungs = rungs(item, Language::default());
    let points: Vec<Points> = rungs.iter().map(|rung| rung.points).collect();
    let apart = points.iter().enumerate().all(|(n, one)| !points[..n].contains(one) && *one >= Points::ZERO);
    if !apart {
        return Digits::Entry(Asked::Rung);
    }
    let whole = |points: Points| points.hundredths() / 100;
    let fine = |points: Points| points.hundredths() % 100 != 0;
    let mut keys = Vec::new();
    for rung in &rungs {
        let floor = whole(rung.points);
        let exact = points.contains(&Points::whole(floor));
        let alone = points.iter().filter(|other| fine(**other) && whole(**other) == floor).count() == 1;
        match char::from_digit(u32::try_from(floor).unwrap_or(u32::MAX), 10) {
            Some(digit) if !fine(rung.points) || (!exact && alone) => keys.push((digit, rung.value.clone())),
            _ if rung.points == item.max && floor <= 10 => {}
            Some(_) if exact && rung.points == Points::whole(floor) + Points::HALF => {}
            _ => return Digits::Entry(Asked::Points),
        }
    }
    Digits::Rungs(keys)
}

/// The keys that choose a rung, as shown before it.
pub fn rung_key(item: &Item, digits: &Digits, n: usize, rung: &RungOf, space: &str) -> String {
    match digits {
        Digits::Rungs(keys) => match keys.iter().find(|(_, value)| *value == rung.value) {
            Some((digit, _)) => digit.to_string(),
            None if rung.points == item.max => space.to_owned(),
            None => format!("{}.", rung.points.hundredths() / 100),
        },
        Digits::Entry(Asked::Rung) => (n + 1).to_string(),
        _ => rung.points.to_string(),
    }
}

/// The value half a point above `value`; `None` when the item has none.
pub fn half_more(item: &Item, value: &Value) -> Option<Value> {
    let Ok(ItemScore::Points(points)) = item_score(item, value) else { return None };
    let wanted = points + Points::HALF;
    let more = match value {
        Value::Points(_) => Value::Points(wanted),
        Value::Level(_) | Value::Answer(_) => {
            rungs(item, Language::default()).into_iter().find(|rung| rung.points == wanted)?.value
        }
        _ => return None,
    };
    item_score(item, &more).is_ok().then_some(more)
}

/// Reads an entry. `None`: not what was asked for.
pub fn read_entry(item: &Item, asked: Asked, text: &str) -> Option<Value> {
    match asked {
        Asked::Points => {
            let points: Points = text.parse().ok()?;
            match &item.kind {
                Kind::Score { .. } => Some(Value::Points(points)),
                _ => Some(rungs(item, Language::default()).into_iter().find(|rung| rung.points == points)?.value),
            }
        }
        Asked::Rung => {
            let n: usize = text.parse().ok()?;
            Some(rungs(item, Language::default()).into_iter().nth(n.checked_sub(1)?)?.value)
        }
        Asked::Times => Some(Value::Count(text.parse().ok()?)),
        Asked::Number => Some(Value::Number(text.parse().ok()?)),
        Asked::Share => {
            let (n, m) = text.split_once('/')?;
            Some(Value::Share { n: n.trim().parse().ok()?, m: m.trim().parse().ok()? })
        }
    }
}

/// The value after the n-th line of a ticked item was pressed once more: ticked, ticked off, or counted once more.
pub fn tick(item: &Item, held: Option<&Value>, n: usize) -> Option<Value> {
    let index = n.checked_sub(1)?;
    match &item.kind {
        Kind::Reasons { losses, .. } => {
            let loss = losses.get(index)?;
            let mut ticked = if let Some(Value::Losses(ticked)) = held { ticked.clone() } else { BTreeMap::new() };
            if loss.per_occurrence {
                *ticked.entry(loss.key.clone()).or_insert(0) += 1;
            } else if ticked.remove(&loss.key).is_none() {
                ticked.insert(loss.key.clone(), 1);
            }
            Some(Value::Losses(ticked))
        }
        Kind::Multi { credits } => {
            let credit = credits.get(index)?;
            let mut ticked = if let Some(Value::Credits(ticked)) = held { ticked.clone() } else { BTreeSet::new() };
            if !ticked.remove(&credit.key) {
                ticked.insert(credit.key.clone());
            }
            Some(Value::Credits(ticked))
        }
        Kind::Finding { severities } => {
            let severity = severities.get(index)?;
            let mut found = if let Some(Value::Findings(found)) = held { found.clone() } else { BTreeMap::new() };
            *found.entry(severity.key.clone()).or_insert(0) += 1;
            Some(Value::Findings(found))
        }
        _ => None,
    }
}
