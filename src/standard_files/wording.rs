//! What is wrong with a standard file and how two standards differ, in words.

use super::{Difference, Problem, ProblemKind, Shares, Thing, ValueType};
use crate::domain::points::PointsError;
use crate::text::lists::{given, listed};
use crate::text::refusal::with_hint;
use crate::text::{Words, say};

/// One problem: `第12行（items[3]）：…`.
pub fn problem(words: &Words, problem: &Problem) -> String {
    let what = kind(words, &problem.what);
    let place = given(&problem.place);
    match (problem.line, place.is_empty()) {
        (0, true) => what,
        (0, false) => say!(words, "problem-place", place = place, what = what),
        (line, true) => say!(words, "problem-line", line = line, what = what),
        (line, false) => say!(words, "problem-at", line = line, place = place, what = what),
    }
}

fn kind(words: &Words, kind: &ProblemKind) -> String {
    use ProblemKind as K;
    match kind {
        K::Syntax { column, message } => {
            // The reader's own message, in English; it may run over several lines.
            let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
            say!(words, "problem-syntax", column = *column, message = message)
        }
        K::DuplicateKey { key } => say!(words, "problem-duplicate-key", key = given(key)),
        K::UnknownKey { key, nearest: None } => say!(words, "problem-unknown-key-help", key = given(key)),
        K::UnknownKey { key, nearest } => {
            with_hint(words, say!(words, "problem-unknown-key", key = given(key)), nearest.as_deref())
        }
        K::KeyNotForKind { key, kind } => say!(words, "problem-key-not-for-kind", key = given(key), kind = *kind),
        K::MissingKey { key } => say!(words, "problem-missing-key", key = *key),
        K::NeedsOneOf { keys } => say!(words, "problem-needs-one-of", keys = listed(words, keys)),
        K::OnlyOneOf { keys } => say!(words, "problem-only-one-of", keys = listed(words, keys)),
        K::WrongType { expected, found } => {
            let (expected, found) = (value_type(words, *expected), value_type(words, *found));
            say!(words, "problem-wrong-type", expected = expected, found = found)
        }
        K::BadPoints { text, reason } => match reason {
            PointsError::NotANumber => say!(words, "problem-not-a-number", text = given(text)),
            PointsError::TooFine => say!(words, "problem-too-fine", text = given(text)),
            PointsError::OutOfRange => say!(words, "problem-number-range", text = given(text)),
        },
        K::UnknownChoice { value, choices, nearest } => {
            let sentence = say!(words, "problem-unknown-choice", value = given(value), choices = listed(words, choices));
            with_hint(words, sentence, *nearest)
        }
        K::OutOfRange { value, low, high } => {
            say!(words, "problem-out-of-range", value = given(value), low = *low, high = *high)
        }
        K::UnknownFormat { found } => say!(words, "problem-unknown-format", found = given(found)),
        K::BadLanguage { tag } => say!(words, "problem-bad-language", tag = given(tag)),
        K::BadId { id } => say!(words, "problem-bad-id", id = given(id)),
        K::BadKey { key } => say!(words, "problem-bad-key", key = given(key)),
        K::Duplicate { what, id, first_line: 0 } => {
            say!(words, "problem-duplicate-here", what = thing(words, *what), id = given(id))
        }
        K::Duplicate { what, id, first_line } => {
            say!(words, "problem-duplicate", what = thing(words, *what), id = given(id), line = *first_line)
        }
        K::EmptyText => say!(words, "problem-empty-text"),
        K::EmptyList => say!(words, "problem-empty-list"),
        K::UnknownReference { what, id, nearest } => {
            let sentence = say!(words, "problem-unknown-reference", what = thing(words, *what), id = given(id));
            with_hint(words, sentence, nearest.as_deref())
        }
        K::FullMarks { sum, full_marks } => {
            say!(words, "problem-full-marks", sum = sum.to_string(), full = full_marks.to_string())
        }
        K::WeightMissing => say!(words, "problem-weight-missing"),
        K::NotHundred { what: Shares::Weights, sum } => say!(words, "problem-weights", sum = sum.to_string()),
        K::NotHundred { what: Shares::Components, sum } => say!(words, "problem-shares", sum = sum.to_string()),
        K::NotPositive { value } => say!(words, "problem-not-positive", value = value.to_string()),
        K::Negative { value } => say!(words, "problem-negative", value = value.to_string()),
        K::Zero => say!(words, "problem-zero"),
        K::Above { value, limit } => say!(words, "problem-above", value = value.to_string(), limit = limit.to_string()),
        K::NotPercent { value } => say!(words, "problem-not-percent", value = value.to_string()),
        K::FloorAboveCeiling { floor, ceiling } => {
            say!(words, "problem-floor-above-ceiling", floor = floor.to_string(), ceiling = ceiling.to_string())
        }
        K::MaxUnreachable { max, highest } => {
            say!(words, "problem-max-unreachable", max = max.to_string(), highest = highest.to_string())
        }
        K::SamePoints { points, other } => {
            say!(words, "problem-same-points", points = points.to_string(), other = given(other))
        }
        K::StepDoesNotDivide { step, max } => say!(words, "problem-step", step = step.to_string(), max = max.to_string()),
        K::SlabUnreachable => say!(words, "problem-slab-unreachable"),
        K::SlabsMixed => say!(words, "problem-slabs-mixed"),
        K::VetoWithMax => say!(words, "problem-veto-with-max"),
        K::VetoAsBonus => say!(words, "problem-veto-as-bonus"),
        K::NotEarlier { item } => say!(words, "problem-not-earlier", item = given(item)),
        K::ConditionDoesNotFit { item, kind } => say!(words, "problem-condition", item = given(item), kind = *kind),
        K::FactDoesNotFit { fact, kind } => say!(words, "problem-fact-does-not-fit", fact = given(fact), kind = *kind),
        K::ItemHasNoPoints { item } => say!(words, "problem-no-points", item = given(item)),
        K::NoControls => say!(words, "problem-no-controls"),
        K::NoChair => say!(words, "problem-no-chair"),
        K::AboveTopStar { stars, top } => say!(words, "problem-above-top-star", stars = *stars, top = *top),
        K::AsksLess { value, stars, other } => {
            say!(words, "problem-asks-less", value = value.to_string(), stars = *stars, other = other.to_string())
        }
        K::RecordsPeople { words: found } => say!(words, "problem-records-people", words = given(found)),
    }
}

fn value_type(words: &Words, value: ValueType) -> String {
    match value {
        ValueType::Text => say!(words, "value-type-text"),
        ValueType::Wording => say!(words, "value-type-wording"),
        ValueType::Number => say!(words, "value-type-number"),
        ValueType::WholeNumber => say!(words, "value-type-whole-number"),
        ValueType::YesNo => say!(words, "value-type-yes-no"),
        ValueType::List => say!(words, "value-type-list"),
        ValueType::Table => say!(words, "value-type-table"),
        ValueType::Date => say!(words, "value-type-date"),
    }
}

fn thing(words: &Words, thing: Thing) -> String {
    match thing {
        Thing::Section => say!(words, "part-section"),
        Thing::Item => say!(words, "part-item"),
        Thing::Fact => say!(words, "part-fact"),
        Thing::Component => say!(words, "part-component"),
        Thing::Level => say!(words, "part-level"),
        Thing::Severity => say!(words, "part-severity"),
        Thing::StarRule => say!(words, "part-star-rule"),
        Thing::Quota => say!(words, "part-quota"),
        Thing::Role => say!(words, "part-role"),
        Thing::Entry => say!(words, "part-entry"),
    }
}

/// One difference between two standards.
pub fn difference(words: &Words, difference: &Difference) -> String {
    let Difference { place, before, after } = difference;
    let (place, before, after) = (place.as_str(), before.as_str(), after.as_str());
    match (before.is_empty(), after.is_empty()) {
        (true, _) => say!(words, "difference-added", place = place, after = after),
        (_, true) => say!(words, "difference-removed", place = place, before = before),
        _ => {
            if let Some(item) = place.strip_suffix(".position") {
                say!(words, "difference-moved", place = item, before = before, after = after)
            } else if let Some(item) = place.strip_suffix(".section").filter(|item| !item.contains(['.', '['])) {
                say!(words, "difference-section", place = item, before = before, after = after)
            } else {
                say!(words, "difference-changed", place = place, before = before, after = after)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::Points;
    use crate::domain::wording::Language;

    fn s(text: &str) -> String {
        text.to_owned()
    }

    fn kinds() -> Vec<ProblemKind> {
        use ProblemKind as K;
        let (two, four) = (Points::whole(2), Points::whole(4));
        let mut all = vec![
            K::Syntax { column: 3, message: s("invalid\nstring") },
            K::DuplicateKey { key: s("max") },
            K::UnknownKey { key: s("polcy"), nearest: Some(s("policy")) },
            K::UnknownKey { key: s("weather"), nearest: None },
            K::KeyNotForKind { key: s("levels"), kind: "check" },
            K::MissingKey { key: "version" },
            K::NeedsOneOf { keys: vec!["at_least", "at_most"] },
            K::OnlyOneOf { keys: vec!["at_least", "at_most"] },
            K::BadPoints { text: s("x"), reason: PointsError::NotANumber },
            K::BadPoints { text: s("1.234"), reason: PointsError::TooFine },
            K::BadPoints { text: s("1e9"), reason: PointsError::OutOfRange },
            K::UnknownChoice { value: s("scroe"), choices: vec!["score", "levels"], nearest: Some("score") },
            K::UnknownChoice { value: s("x"), choices: vec!["score", "levels"], nearest: None },
            K::OutOfRange { value: s("12"), low: 1, high: 9 },
            K::UnknownFormat { found: s("2") },
            K::BadLanguage { tag: s("中文") },
            K::BadId { id: s("A B") },
            K::BadKey { key: s("na") },
            K::Duplicate { what: Thing::Item, id: s("agenda"), first_line: 12 },
            K::Duplicate { what: Thing::Item, id: s("agenda"), first_line: 0 },
            K::EmptyText,
            K::EmptyList,
            K::FullMarks { sum: Points::whole(99), full_marks: Points::whole(100) },
            K::WeightMissing,
            K::NotHundred { what: Shares::Weights, sum: Points::whole(90) },
            K::NotHundred { what: Shares::Components, sum: Points::whole(90) },
            K::NotPositive { value: Points::ZERO },
            K::Negative { value: Points::whole(-1) },
            K::Zero,
            K::Above { value: four, limit: two },
            K::NotPercent { value: Points::whole(101) },
            K::FloorAboveCeiling { floor: four, ceiling: two },
            K::MaxUnreachable { max: four, highest: two },
            K::SamePoints { points: two, other: s("a") },
            K::StepDoesNotDivide { step: Points::whole(3), max: four },
            K::SlabUnreachable,
            K::SlabsMixed,
            K::VetoWithMax,
            K::VetoAsBonus,
            K::NotEarlier { item: s("agenda") },
            K::ConditionDoesNotFit { item: s("agenda"), kind: "score" },
            K::FactDoesNotFit { fact: s("honour"), kind: "yes_no" },
            K::ItemHasNoPoints { item: s("fraud") },
            K::NoControls,
            K::NoChair,
            K::AboveTopStar { stars: 6, top: 5 },
            K::AsksLess { value: two, stars: 1, other: four },
            K::AsksLess { value: two, stars: 4, other: four },
            K::RecordsPeople { words: s("民族") },
        ];
        for (expected, found) in [
            (ValueType::Text, ValueType::Wording),
            (ValueType::Number, ValueType::WholeNumber),
            (ValueType::YesNo, ValueType::List),
            (ValueType::Table, ValueType::Date),
        ] {
            all.push(K::WrongType { expected, found });
        }
        for what in [
            Thing::Section,
            Thing::Item,
            Thing::Fact,
            Thing::Component,
            Thing::Level,
            Thing::Severity,
            Thing::StarRule,
            Thing::Quota,
            Thing::Role,
            Thing::Entry,
        ] {
            all.push(K::UnknownReference { what, id: s("agend"), nearest: Some(s("agenda")) });
            all.push(K::UnknownReference { what, id: s("agend"), nearest: None });
        }
        all
    }

    #[test]
    fn every_problem_is_worded_with_its_line_and_place() {
        for language in Language::ALL {
            let words = Words::new(language);
            for what in kinds() {
                for (line, place) in [(12, "items[3]"), (12, ""), (0, "items[3]"), (0, "")] {
                    let said = problem(&words, &Problem { line, place: s(place), what: what.clone() });
                    assert!(!said.trim().is_empty() && !said.contains(['{', '}', '$', '\n']), "{what:?}: {said}");
                    assert!(said.contains(place) && (line == 0 || said.contains("12")), "{said}");
                }
            }
        }
        let words = Words::new(Language::Chinese);
        let said = problem(&words, &Problem { line: 12, place: s("items[3]"), what: ProblemKind::MissingKey { key: "max" } });
        assert_eq!(said, "第12行（items[3]）：缺少“max”，请补上。");
    }

    #[test]
    fn every_difference_is_worded() {
        let one = |place: &str, before: &str, after: &str| Difference { place: s(place), before: s(before), after: s(after) };
        for language in Language::ALL {
            let words = Words::new(language);
            let said = |place, before, after| difference(&words, &one(place, before, after));
            let all = [
                said("agenda.max", "4", "5"),
                said("agenda", "", "议事"),
                said("agenda", "议事", ""),
                said("agenda.position", "3", "1"),
                said("agenda.section", "a", "b"),
            ];
            for (index, text) in all.iter().enumerate() {
                assert!(text.contains("agenda") && !text.contains(['{', '}', '$']), "{text}");
                assert!(!all[..index].contains(text), "{text}");
                assert!(!text.contains("position]") && !text.contains("agenda.position"), "{text}");
            }
        }
    }
}
