//! Sections, the fields every item has, and what one item asks of another.

use super::super::problem::ProblemKind;
use super::super::read_items::{METHODS, kind_name};
use super::super::sheet::{element, field};
use super::super::vocabulary::{Shares, Thing};
use super::{Asks, Check, boundary, kinds};
use crate::domain::points::Points;
use crate::domain::standard::{Condition, ConditionTest, Item, Kind};

/// Sections, weights, full marks and every item.
pub(super) fn sections(check: &mut Check<'_>) {
    let sections = &check.standard.sections;
    check.not_empty("sections", sections);
    let ids = sections.iter().enumerate().map(|(index, section)| (field(&element("sections", index), "id"), section.id.as_str()));
    check.unique(Thing::Section, ids);
    let places = places(check);
    check.unique(Thing::Item, places.iter().map(|(place, item)| (field(place, "id"), item.id.as_str())));
    for (index, section) in sections.iter().enumerate() {
        let place = element("sections", index);
        check.id(&field(&place, "id"), &section.id);
        check.named(&field(&place, "name"), &section.name);
        check.not_empty(&field(&place, "items"), &section.items);
    }
    weights(check);
    for (number, (place, one)) in places.iter().enumerate() {
        item(check, place, one);
        if let Some(condition) = &one.applies_when {
            applies_when(check, &field(place, "applies_when"), condition, number);
        }
    }
}

fn places<'a>(check: &Check<'a>) -> Vec<(String, &'a Item)> {
    let sections = check.standard.sections.iter().enumerate();
    let items = sections.flat_map(|(section, items)| {
        let list = field(&element("sections", section), "items");
        items.items.iter().enumerate().map(move |(index, item)| (element(&list, index), item))
    });
    items.collect()
}

/// With weights they sum to 100; without, the maxima sum to the full marks.
fn weights(check: &mut Check<'_>) {
    let sections = &check.standard.sections;
    if sections.iter().all(|section| section.weight.is_none()) {
        full_marks(check);
        return;
    }
    let mut all = true;
    for (index, section) in sections.iter().enumerate() {
        let place = element("sections", index);
        match section.weight {
            Some(weight) => check.positive(&field(&place, "weight"), weight),
            None if check.sheet.sound(&field(&place, "weight")) => {
                all = false;
                check.report(&place, ProblemKind::WeightMissing);
            }
            None => all = false,
        }
    }
    if all {
        check.hundred("sections", &["weight", "sections"], Shares::Weights, sections.iter().filter_map(|section| section.weight));
    }
}

fn full_marks(check: &mut Check<'_>) {
    let sum: Points = check.standard.items().filter(|item| !item.bonus).map(|item| item.max).sum();
    let full_marks = check.standard.full_marks;
    // Whatever the sum is made of has to have been read, else a slip in one number would be reported twice.
    let made_of = ["max", "kind", "bonus", "levels", "credits", "points", "items", "sections", "weight"];
    if sum != full_marks && check.standard.items().next().is_some() && check.sheet.all_read(&made_of) {
        check.report("full_marks", ProblemKind::FullMarks { sum, full_marks });
    }
}

fn item(check: &mut Check<'_>, place: &str, item: &Item) {
    check.id(&field(place, "id"), &item.id);
    check.named(&field(place, "name"), &item.name);
    boundary::name(check, &field(place, "name"), &item.name);
    let methods = field(place, "methods");
    check.not_empty(&methods, &item.methods);
    for (index, method) in item.methods.iter().enumerate() {
        if let Some(first) = item.methods[..index].iter().position(|earlier| earlier == method) {
            let first_line = check.sheet.line_of(&element(&methods, first));
            let id = METHODS.iter().find(|(_, known)| known == method).map_or("", |(name, _)| *name);
            check.report(&element(&methods, index), ProblemKind::Duplicate { what: Thing::Entry, id: id.to_owned(), first_line });
        }
    }
    let phrases =
        [("praise", &item.phrases.praise), ("shortcoming", &item.phrases.shortcoming), ("remedy", &item.phrases.remedy)];
    for (key, list) in phrases {
        for (index, phrase) in list.iter().enumerate() {
            check.named(&element(&field(&field(place, "phrases"), key), index), phrase);
        }
    }
    kinds::item(check, place, item);
}

/// An item may ask something of an earlier one that the earlier one can answer.
fn applies_when(check: &mut Check<'_>, place: &str, condition: &Condition, number: usize) {
    let item_place = field(place, "item");
    let Some(earlier) = check.item_reference(&item_place, &condition.item, Asks::Existence) else {
        return;
    };
    // By the first item of that id: a duplicate is reported by itself.
    if check.standard.items().position(|item| item.id == condition.item).is_some_and(|position| position >= number) {
        check.report(&item_place, ProblemKind::NotEarlier { item: condition.item.clone() });
        return;
    }
    let does_not_fit = || ProblemKind::ConditionDoesNotFit { item: condition.item.clone(), kind: kind_name(&earlier.kind) };
    match (&condition.test, &earlier.kind) {
        (ConditionTest::Answer(_), Kind::Check { .. } | Kind::Veto { .. }) => {}
        (ConditionTest::Level(level), Kind::Levels { levels }) => {
            if !levels.iter().any(|rung| rung.key == *level) {
                check.no_such(&field(place, "is"), Thing::Level, level, levels.iter().map(|rung| rung.key.as_str()));
            }
        }
        (ConditionTest::Answer(_) | ConditionTest::Level(_), _) => {
            check.report(&field(place, "is"), does_not_fit());
        }
        (ConditionTest::AtLeast(_) | ConditionTest::AtMost(_), Kind::Veto { .. }) => {
            check.report(place, does_not_fit());
        }
        (ConditionTest::AtLeast(points), _) => {
            check.at_most(&field(place, "at_least"), *points, earlier.max);
        }
        (ConditionTest::AtMost(_), _) => {}
    }
}
