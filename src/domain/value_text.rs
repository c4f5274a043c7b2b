//! A value as people and files write it, read against the item it is for.
//!
//! `3`, `3.5`, a level's key or label, `yes`/`no`/`是`/`否`, `ok`/`violated`, `9/10`, `a+b*2`, `na`. Whether the value then fits the
//! item (step, maximum, N/A allowed) is `scoring::item_score`'s business. Full-width input is the caller's to normalise.

use std::collections::{BTreeMap, BTreeSet};

use super::points::Points;
use super::standard::{Item, Kind, Loss, MeasureInput, Rung};
use super::value::Value;
use super::wording::Wording;

/// Reads a value; `None` when the text means nothing for this item. [`forms`] tells what would.
pub fn read_value(item: &Item, text: &str) -> Option<Value> {
    let text = text.trim();
    let plain = text.to_lowercase();
    if ["na", "n/a", "不适用"].contains(&plain.as_str()) {
        return Some(Value::NotApplicable);
    }
    let points = text.parse::<Points>().ok();
    match &item.kind {
        Kind::Score { .. } => points.map(Value::Points),
        Kind::Levels { levels } => level(levels, text, points).map(|rung| Value::Level(rung.key.clone())),
        Kind::Check { yes, no } => match points {
            Some(points) if points == *yes => Some(Value::Answer(true)),
            Some(points) if points == *no => Some(Value::Answer(false)),
            _ => answer(&plain).map(Value::Answer),
        },
        Kind::Count { .. } => text.parse().ok().map(Value::Count),
        Kind::Reasons { losses, floor } => read_losses(losses, *floor, item.max, &plain, text, points),
        Kind::Measure { input: MeasureInput::Number, .. } => points.map(Value::Number),
        Kind::Measure { input: MeasureInput::Share, .. } => {
            let (n, m) = text.split_once('/')?;
            Some(Value::Share { n: n.trim().parse().ok()?, m: m.trim().parse().ok()? })
        }
        Kind::Multi { credits } => read_credits(credits, item.max, text, points),
        Kind::Finding { severities } => {
            if plain == "ok" || text == "0" {
                return Some(Value::Findings(BTreeMap::new()));
            }
            let keys: Vec<&str> = severities.iter().map(|severity| severity.key.as_str()).collect();
            counted(text, &keys).map(Value::Findings)
        }
        Kind::Veto { .. } => match plain.as_str() {
            "ok" | "no" | "否" | "无" | "未发现" => Some(Value::Violated(false)),
            "violated" | "yes" | "是" | "有" | "违反" => Some(Value::Violated(true)),
            _ => None,
        },
    }
}

/// A value as [`read_value`] takes it back.
pub fn write_value(item: &Item, value: &Value) -> String {
    let counts = |counts: &BTreeMap<String, u32>, none: &str| {
        let one = |(key, count): (&String, &u32)| counted_key(key, *count);
        if counts.is_empty() { none.to_owned() } else { counts.iter().map(one).collect::<Vec<_>>().join("+") }
    };
    match value {
        Value::Points(points) | Value::Number(points) => points.to_string(),
        Value::Level(key) => key.clone(),
        Value::Answer(answer) => if *answer { "yes" } else { "no" }.to_owned(),
        Value::Count(count) => count.to_string(),
        Value::Losses(losses) => counts(losses, "ok"),
        Value::Share { n, m } => format!("{n}/{m}"),
        Value::Credits(credits) if credits.is_empty() => "0".to_owned(),
        Value::Credits(credits) => credits.iter().map(|key| counted_key(key, 1)).collect::<Vec<_>>().join("+"),
        Value::Findings(findings) => counts(findings, "ok"),
        Value::Violated(violated) => {
            if *violated && matches!(item.kind, Kind::Veto { .. }) { "violated" } else { "ok" }.to_owned()
        }
        Value::NotApplicable => "na".to_owned(),
    }
}

/// A key with its count; one that alone would be read as points or as a word always with its count.
fn counted_key(key: &str, count: u32) -> String {
    let plain = count == 1 && key.parse::<Points>().is_err() && !key.eq_ignore_ascii_case("ok");
    if plain { key.to_owned() } else { format!("{key}*{count}") }
}

fn answer(plain: &str) -> Option<bool> {
    match plain {
        "yes" | "y" | "true" | "是" | "有" => Some(true),
        "no" | "n" | "false" | "否" | "无" => Some(false),
        _ => None,
    }
}

fn labelled(label: &Wording, text: &str) -> bool {
    label.all().any(|(_, label)| label.eq_ignore_ascii_case(text))
}

fn level<'a>(levels: &'a [Rung], text: &str, points: Option<Points>) -> Option<&'a Rung> {
    let by_key = levels.iter().find(|rung| rung.key.eq_ignore_ascii_case(text));
    let by_points = || levels.iter().find(|rung| Some(rung.points) == points);
    by_key.or_else(by_points).or_else(|| levels.iter().find(|rung| labelled(&rung.label, text)))
}

/// `a+b*2`: known keys, each with a count.
fn counted(text: &str, known: &[&str]) -> Option<BTreeMap<String, u32>> {
    let mut counts = BTreeMap::new();
    for part in text.split(['+', ';', '；', ' ']).filter(|part| !part.is_empty()) {
        let (key, count) = part.split_once(['*', '=']).unwrap_or((part, "1"));
        let key = known.iter().find(|known| known.eq_ignore_ascii_case(key))?;
        let held: &mut u32 = counts.entry((*key).to_owned()).or_default();
        *held = held.checked_add(count.parse().ok()?)?;
    }
    (!counts.is_empty()).then_some(counts)
}

fn read_losses(losses: &[Loss], floor: Points, max: Points, plain: &str, text: &str, points: Option<Points>) -> Option<Value> {
    if plain == "ok" || points == Some(max) {
        return Some(Value::Losses(BTreeMap::new()));
    }
    if let Some(points) = points.filter(|points| *points > floor) {
        // Points alone are taken only where they name the losses: exactly one set of them adds up to what is missing.
        let amounts: Vec<Points> = losses.iter().map(|loss| loss.points).collect();
        let chosen = only_subset(&amounts, max - points)?;
        return Some(Value::Losses(chosen.into_iter().map(|index| (losses[index].key.clone(), 1)).collect()));
    }
    let keys: Vec<&str> = losses.iter().map(|loss| loss.key.as_str()).collect();
    counted(text, &keys).map(Value::Losses)
}

fn read_credits(credits: &[Rung], max: Points, text: &str, points: Option<Points>) -> Option<Value> {
    let all = || credits.iter().map(|credit| credit.key.clone()).collect::<BTreeSet<_>>();
    match points {
        Some(Points::ZERO) => Some(Value::Credits(BTreeSet::new())),
        Some(points) if points == max && credits.iter().map(|credit| credit.points).sum::<Points>() == max => {
            Some(Value::Credits(all()))
        }
        Some(points) => {
            let amounts: Vec<Points> = credits.iter().map(|credit| credit.points).collect();
            let chosen = only_subset(&amounts, points)?;
            Some(Value::Credits(chosen.into_iter().map(|index| credits[index].key.clone()).collect()))
        }
        None => {
            let keys: Vec<&str> = credits.iter().map(|credit| credit.key.as_str()).collect();
            counted(text, &keys).map(|counts| Value::Credits(counts.into_keys().collect()))
        }
    }
}

/// The indices of the only subset with this sum; `None` when there is none or more than one, or too many amounts to look.
fn only_subset(amounts: &[Points], sum: Points) -> Option<Vec<usize>> {
    if amounts.len() > 12 {
        return None;
    }
    let subset = |mask: &u32| (0..amounts.len()).filter(|index| *mask & (1 << index) != 0).collect::<Vec<_>>();
    let mut found = (0..1_u32 << amounts.len())
        .map(|mask| subset(&mask))
        .filter(|chosen| chosen.iter().map(|index| amounts[*index]).sum::<Points>() == sum);
    found.next().filter(|_| found.next().is_none())
}

/// What can be written for an item, for a refusal's last words: `4 2.5 1 0`, `yes no`, `n/m` …
pub fn forms(item: &Item) -> String {
    let keys = |keys: Vec<&str>, none: &str| format!("{none} {}", keys.join("+"));
    let form = match &item.kind {
        Kind::Score { step } => format!("0–{} (±{step})", item.max),
        Kind::Levels { levels } => {
            levels.iter().map(|rung| format!("{}={}", rung.key, rung.points)).collect::<Vec<_>>().join(" ")
        }
        Kind::Check { .. } => "yes no".to_owned(),
        Kind::Count { .. } => "0 1 2 …".to_owned(),
        Kind::Reasons { losses, .. } => keys(losses.iter().map(|loss| loss.key.as_str()).collect(), "ok"),
        Kind::Measure { input: MeasureInput::Number, .. } => "12.5".to_owned(),
        Kind::Measure { input: MeasureInput::Share, .. } => "n/m".to_owned(),
        Kind::Multi { credits } => keys(credits.iter().map(|credit| credit.key.as_str()).collect(), "0"),
        Kind::Finding { severities } => keys(severities.iter().map(|severity| severity.key.as_str()).collect(), "ok"),
        Kind::Veto { .. } => "ok violated".to_owned(),
    };
    if item.na { format!("{form} na") } else { form }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::item_score;
    use crate::domain::scoring_tests::build::{item, p, rung, score, veto};
    use crate::domain::standard::{Bound, Consequence, Severity, Slab};

    /// One item of every kind; `keys` are a, b … or 1, 2 …
    fn items(key: fn(usize) -> String) -> Vec<Item> {
        let loss = |n: usize, per_occurrence| Loss {
            key: key(n),
            label: Wording::default(),
            points: p(["0.5", "1", "2"][n]),
            per_occurrence,
        };
        let severity = |n: usize| Severity { key: key(n), label: Wording::default(), deduct: p("0.5") };
        let slabs =
            || vec![Slab { bound: Bound::AtLeast(p("90")), points: p("3") }, Slab { bound: Bound::Otherwise, points: p("0") }];
        let measure = |input| Kind::Measure { input, unit: Wording::default(), slabs: slabs() };
        vec![
            score("score", "3"),
            item("levels", "3", Kind::Levels { levels: vec![rung(&key(0), "3"), rung(&key(1), "1"), rung(&key(2), "0")] }),
            item("check", "2", Kind::Check { yes: p("2"), no: p("0.5") }),
            item("count", "5", Kind::Count { each: p("0.5"), floor: p("0"), ceiling: p("5") }),
            item("reasons", "4", Kind::Reasons { losses: vec![loss(0, true), loss(1, false), loss(2, false)], floor: p("0") }),
            item("number", "3", measure(MeasureInput::Number)),
            item("share", "3", measure(MeasureInput::Share)),
            item("multi", "3", Kind::Multi { credits: vec![rung(&key(0), "0.5"), rung(&key(1), "1"), rung(&key(2), "2")] }),
            item("finding", "3", Kind::Finding { severities: vec![severity(0), severity(1)] }),
            veto("veto", Consequence::Disqualify),
        ]
    }

    fn letters(n: usize) -> String {
        char::from(b'a' + n as u8).to_string()
    }

    #[test]
    fn people_write_what_they_are_used_to() {
        let items = items(letters);
        let read = |id: &str, text: &str| read_value(items.iter().find(|item| item.id == id).unwrap(), text);
        let losses =
            |losses: &[(&str, u32)]| Some(Value::Losses(losses.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect()));
        let table = [
            ("score", "2.5", Some(Value::Points(p("2.5")))),
            ("score", "full", None),
            ("levels", "B", Some(Value::Level("b".into()))),
            ("levels", "3", Some(Value::Level("a".into()))),
            ("levels", "2", None),
            ("check", "是", Some(Value::Answer(true))),
            ("check", "0.5", Some(Value::Answer(false))),
            ("check", "1", None),
            ("count", "-1", None),
            ("reasons", "OK", losses(&[])),
            ("reasons", "4", losses(&[])),
            ("reasons", "3", losses(&[("b", 1)])),
            ("reasons", "a*3+b", losses(&[("a", 3), ("b", 1)])),
            ("reasons", "a+a", losses(&[("a", 2)])),
            ("reasons", "d", None),
            ("reasons", "a*4294967295+a", None),
            ("share", "9 / 10", Some(Value::Share { n: 9, m: 10 })),
            ("share", "9", None),
            ("multi", "0", Some(Value::Credits(BTreeSet::new()))),
            ("multi", "1.5", Some(Value::Credits(["a".into(), "b".into()].into()))),
            ("finding", "0", Some(Value::Findings(BTreeMap::new()))),
            ("veto", "未发现", Some(Value::Violated(false))),
            ("veto", "违反", Some(Value::Violated(true))),
            ("veto", "1", None),
            ("score", " 不适用 ", Some(Value::NotApplicable)),
        ];
        for (id, text, value) in table {
            assert_eq!(read(id, text), value, "{id} {text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_was_read_is_read_again(text in "[0-9a-c+*=;；/. -]{0,12}|[0-9]{1,20}|\\PC{0,8}", n in 0..10_usize) {
            let item = &items(letters)[n];
            if let Some(value) = read_value(item, &text)
                && item_score(item, &value).is_ok()
            {
                prop_assert_eq!(read_value(item, &write_value(item, &value)), Some(value));
            }
        }

        #[test]
        fn keys_that_look_like_points_are_read_again(text in "[1-3+*=]{1,8}", n in 0..10_usize) {
            let item = &items(|n| (n + 1).to_string())[n];
            if let Some(value) = read_value(item, &text)
                && item_score(item, &value).is_ok()
            {
                prop_assert_eq!(read_value(item, &write_value(item, &value)), Some(value));
            }
        }
    }
}
