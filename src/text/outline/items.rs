//! One item: how it is judged, what its points stand for, its ready sentences.

use super::{INDENT, Page, Part, method, yes_no};
use crate::domain::points::Points;
use crate::domain::standard::{
    Bound, ConditionTest, Consequence, Evidence, Item, Kind, Loss, MeasureInput, ReasonRule, Standard,
};
use crate::domain::wording::Wording;
use crate::text::decision::{cap, item_named};
use crate::text::lists::{joined, listed};
use crate::text::{Words, say};

impl Page<'_> {
    pub(super) fn item(&mut self, number: usize, item: &Item) {
        let words = self.words;
        let bonus = if item.bonus { say!(words, "bonus-mark") } else { String::new() };
        let max = if item.max.is_zero() { String::new() } else { say!(words, "standard-max", max = item.max.to_string()) };
        self.gap();
        self.add(Part::Item, &format!("{number:>3}. "), format!("{}{max}{bonus} [{}]", self.get(&item.name), item.id));
        let lead = " ".repeat(INDENT);
        self.add(Part::Aside, &lead, judged(words, item));
        if let Some(condition) = &item.applies_when {
            let name = item_named(words, self.standard, &condition.item);
            let test = match &condition.test {
                ConditionTest::Answer(answer) => yes_no(words, *answer),
                ConditionTest::Level(key) => level_named(words, self.standard, &condition.item, key),
                ConditionTest::AtLeast(points) => say!(words, "outline-at-least", value = points.to_string()),
                ConditionTest::AtMost(points) => say!(words, "outline-at-most", value = points.to_string()),
            };
            self.add(Part::Aside, &lead, say!(words, "outline-applies-when", item = name, test = test));
        }
        self.add(Part::Body, &lead, self.get(&item.guidance));
        self.points(item);
        let phrases = &item.phrases;
        let mut rows = Vec::new();
        for (label, list) in [
            (say!(words, "outline-praise"), &phrases.praise),
            (say!(words, "outline-shortcoming"), &phrases.shortcoming),
            (say!(words, "outline-remedy"), &phrases.remedy),
        ] {
            let label = |n| if n == 0 { label.clone() } else { String::new() };
            rows.extend(list.iter().enumerate().map(|(n, text)| (label(n), self.get(text).to_owned())));
        }
        self.column(Part::Aside, INDENT, rows, false);
    }

    /// What an item's points stand for.
    fn points(&mut self, item: &Item) {
        let words = self.words;
        let lead = " ".repeat(INDENT);
        match scale(words, item) {
            // One sentence says it all.
            rows if matches!(rows.as_slice(), [(none, _)] if none.is_empty()) => {
                for (_, text) in rows {
                    self.add(Part::Body, &lead, text);
                }
            }
            rows => self.column(Part::Body, INDENT, rows, true),
        }
        if let Kind::Reasons { floor, .. } = &item.kind
            && !floor.is_zero()
        {
            self.add(Part::Aside, &lead, say!(words, "outline-floor", points = floor.to_string()));
        }
    }
}

/// How, where and by what rules an item is judged.
fn judged(words: &Words, item: &Item) -> String {
    let get = |wording: &Wording| wording.get(words.language).to_owned();
    let mut about = vec![listed(words, item.methods.iter().map(|held| method(words, *held)))];
    about.extend((!item.place.is_empty()).then(|| get(&item.place)));
    for (holds, text) in [
        (item.control, say!(words, "tui-control")),
        (item.na, say!(words, "tui-na-open")),
        (item.evidence == Evidence::Required, say!(words, "outline-evidence")),
        (item.reason == ReasonRule::Lost, say!(words, "outline-reason")),
        (!item.unit.is_empty(), say!(words, "outline-unit", unit = get(&item.unit))),
    ] {
        about.extend(holds.then_some(text));
    }
    joined(words, about)
}

/// What an item's points stand for: the points and what earns or costs them, a line each; one line without points where a
/// sentence says it all.
pub fn scale(words: &Words, item: &Item) -> Vec<(String, String)> {
    let points = |points: Points| say!(words, "tui-points", points = points.to_string());
    let get = |wording: &Wording| wording.get(words.language).to_owned();
    let sentence = |text: String| vec![(String::new(), text)];
    match &item.kind {
        Kind::Score { step } => {
            let (max, step) = (item.max.to_string(), step.to_string());
            sentence(say!(words, "outline-score", max = max, step = step))
        }
        Kind::Count { each, floor, ceiling } => {
            sentence(say!(words, "tui-count", each = points(*each), low = points(*floor), high = points(*ceiling)))
        }
        Kind::Veto { consequence } => sentence(match consequence {
            Consequence::Disqualify => say!(words, "outline-veto", cap = cap(words, 0)),
            Consequence::Cap(most) => say!(words, "outline-veto", cap = cap(words, *most)),
        }),
        Kind::Check { yes, no } => {
            vec![(yes.to_string(), yes_no(words, true)), (no.to_string(), yes_no(words, false))]
        }
        Kind::Levels { levels } => levels.iter().map(|rung| (rung.points.to_string(), get(&rung.label))).collect(),
        Kind::Multi { credits } => credits.iter().map(|credit| (format!("+{}", credit.points), get(&credit.label))).collect(),
        Kind::Reasons { losses, .. } => {
            let each = |per_occurrence| if per_occurrence { say!(words, "tui-each") } else { String::new() };
            let lead = |loss: &Loss| format!("-{}{}", loss.points, each(loss.per_occurrence));
            losses.iter().map(|loss| (lead(loss), get(&loss.label))).collect()
        }
        Kind::Finding { severities } => {
            let lead = |deduct: Points| format!("-{deduct}{}", say!(words, "tui-each"));
            severities.iter().map(|one| (lead(one.deduct), get(&one.label))).collect()
        }
        Kind::Measure { input, unit, slabs } => {
            let unit = if *input == MeasureInput::Share { "%".to_owned() } else { get(unit) };
            let bound = |bound| match bound {
                Bound::AtLeast(least) => say!(words, "outline-at-least", value = format!("{least}{unit}")),
                Bound::AtMost(most) => say!(words, "outline-at-most", value = format!("{most}{unit}")),
                Bound::Otherwise => say!(words, "tui-otherwise"),
            };
            slabs.iter().map(|slab| (slab.points.to_string(), bound(slab.bound))).collect()
        }
    }
}

/// A level by its label; its key where the item has none such.
fn level_named(words: &Words, standard: &Standard, item: &str, key: &str) -> String {
    let levels = standard.item(item).map(|item| &item.kind);
    let Some(Kind::Levels { levels }) = levels else { return key.to_owned() };
    levels.iter().find(|rung| rung.key == key).map_or(key, |rung| rung.label.get(words.language)).to_owned()
}
