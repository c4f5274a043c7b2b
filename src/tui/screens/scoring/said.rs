//! Marks and changes in words: what the status line, the list and the undo message say.

use crate::domain::events::Mark;
use crate::domain::points::Points;
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Item, Standard};
use crate::domain::value::Value;
use crate::domain::views::{Change, ChangedField};
use crate::text::{Words, say};

/// `3分`.
pub fn points(words: &Words, points: Points) -> String {
    say!(words, "tui-points", points = points.to_string())
}

/// What a value earns, in words: `3分`, `9/10，4分`, `不适用`, `未发现`.
pub fn value(words: &Words, item: &Item, value: &Value) -> String {
    let earned = match item_score(item, value) {
        Ok(ItemScore::Points(earned)) => points(words, earned),
        Ok(ItemScore::NotApplicable) => return say!(words, "tui-na"),
        Ok(ItemScore::Veto { violated: true }) => return say!(words, "tui-violated"),
        Ok(ItemScore::Veto { violated: false }) => return say!(words, "tui-not-violated"),
        Err(_) => return say!(words, "tui-value-unfit"),
    };
    match value {
        Value::Share { n, m } => say!(words, "tui-measured", value = format!("{n}/{m}"), points = earned),
        Value::Number(number) => say!(words, "tui-measured", value = number.to_string(), points = earned),
        Value::Count(times) => say!(words, "tui-counted", times = *times, points = earned),
        _ => earned,
    }
}

/// The same in a few cells, for the list of items.
pub fn brief(item: &Item, value: &Value, na: &str, ok: &str, violated: &str) -> String {
    match item_score(item, value) {
        Ok(ItemScore::Points(earned)) => earned.to_string(),
        Ok(ItemScore::NotApplicable) => na.to_owned(),
        Ok(ItemScore::Veto { violated: false }) => ok.to_owned(),
        Ok(ItemScore::Veto { violated: true }) => violated.to_owned(),
        Err(_) => "?".to_owned(),
    }
}

/// `第12项`.
pub fn item(words: &Words, index: usize) -> String {
    say!(words, "tui-item", number = index + 1)
}

/// What a step changed: `第12项 3分`, `第12项 备注`, `23处改动`. A step back is named by what it took back.
pub fn step(words: &Words, standard: &Standard, changes: &[Change], back: bool) -> String {
    let [first, rest @ ..] = changes else { return String::new() };
    if rest.iter().any(|change| change.card != first.card) {
        return say!(words, "tui-step-moved");
    }
    let name = item(words, standard.number(&first.item).unwrap_or(1) - 1);
    let same = rest.iter().all(|change| change.item == first.item);
    if !same {
        return say!(words, "tui-step-many", count = changes.len());
    }
    match &first.field {
        ChangedField::Note(..) if rest.is_empty() => say!(words, "tui-step-note", item = name),
        ChangedField::Note(..) => mark_step(words, standard, &name, rest.first().unwrap_or(first), back),
        ChangedField::Mark(before, after) => {
            let same_value = before.as_ref().map(|mark| &mark.value) == after.as_ref().map(|mark| &mark.value);
            if same_value { say!(words, "tui-step-reason", item = name) } else { mark_step(words, standard, &name, first, back) }
        }
    }
}

fn mark_step(words: &Words, standard: &Standard, name: &str, change: &Change, back: bool) -> String {
    let ChangedField::Mark(before, after) = &change.field else { return name.to_owned() };
    let (before, after) = if back { (after, before) } else { (before, after) };
    let said = |mark: &Option<Mark>| match (mark, standard.item(&change.item)) {
        (Some(mark), Some(item)) => value(words, item, &mark.value),
        _ => say!(words, "tui-unrated"),
    };
    match (before, after) {
        (None, Some(_)) => format!("{name} {}", said(after)),
        _ => say!(words, "tui-step-mark", item = name, before = said(before), after = said(after)),
    }
}
