//! Which items concern a community at all, and how far a card has come.

use std::collections::{BTreeMap, BTreeSet};

use super::panel::Ballot;
use super::points::Points;
use super::scale::full_marks_value;
use super::scoring::{ItemScore, item_score};
use super::standard::{Condition, ConditionTest, FactCondition, FactValue, Item, Kind, Standard};
use super::value::{Marks, Value};

/// The facts known of a community in a round: fact id → value.
pub type Facts = BTreeMap<String, FactValue>;

/// Whether an item concerns the community on one card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It is to be judged.
    Yes,
    /// The earlier answer rules it out; a mark left from before does not count.
    No,
    /// The earlier answer is still missing.
    Unknown,
}

/// Whether `item` concerns the community on this card, before any facts.
///
/// An earlier item that does not apply or is N/A answers nothing: what hangs on it does not apply. A condition on an item
/// that is not earlier in the standard can never be judged and is ignored.
pub fn applies(standard: &Standard, marks: &Marks, item: &Item) -> Applies {
    let all = applies_all(standard, marks, &BTreeSet::new());
    standard.number(&item.id).and_then(|number| all.get(number - 1).copied()).unwrap_or(Applies::Yes)
}

/// [`applies`] of every item in running order, where the items in `full` have full marks whatever the card says.
pub fn applies_all(standard: &Standard, marks: &Marks, full: &BTreeSet<&str>) -> Vec<Applies> {
    let mut earlier: BTreeMap<&str, (&Item, Applies)> = BTreeMap::new();
    let mut all = Vec::new();
    for item in standard.items() {
        let answer = match item.applies_when.as_ref().and_then(|when| Some((when, *earlier.get(when.item.as_str())?))) {
            None => Applies::Yes,
            Some((_, (_, known @ (Applies::No | Applies::Unknown)))) => known,
            Some((when, (on, Applies::Yes))) => holds(when, on, marks.get(&on.id), full.contains(on.id.as_str())),
        };
        earlier.insert(&item.id, (item, answer));
        all.push(answer);
    }
    all
}

/// Whether the condition holds of the value given to the earlier item `on`.
fn holds(when: &Condition, on: &Item, value: Option<&Value>, full: bool) -> Applies {
    let best = if full { full_marks_value(on) } else { None };
    let value = best.as_ref().or(value);
    let points = match value.map(|value| item_score(on, value)) {
        _ if full => on.max,
        Some(Ok(ItemScore::Points(points))) => points,
        Some(Ok(ItemScore::Veto { .. })) => Points::ZERO,
        Some(Ok(ItemScore::NotApplicable)) => return Applies::No,
        // A value the item does not take (it can come out of a merge) is no answer.
        Some(Err(_)) | None => return Applies::Unknown,
    };
    let held = match &when.test {
        ConditionTest::Answer(wanted) => {
            matches!(value, Some(Value::Answer(given) | Value::Violated(given)) if given == wanted)
        }
        ConditionTest::Level(wanted) => {
            matches!(value, Some(Value::Level(given)) if given == wanted)
        }
        ConditionTest::AtLeast(least) => points >= *least,
        ConditionTest::AtMost(most) => points <= *most,
    };
    if held { Applies::Yes } else { Applies::No }
}

/// The items that the known facts give full marks on. An unknown fact has no effect, and none touches a veto.
pub fn full_by_fact<'a>(standard: &'a Standard, facts: &Facts) -> BTreeSet<&'a str> {
    let mut items = BTreeSet::new();
    for definition in &standard.facts {
        let Some(value) = facts.get(&definition.id) else {
            continue;
        };
        for effect in &definition.effects {
            let holds = match (effect.when, value) {
                (FactCondition::AtLeast(least), FactValue::Number(number)) => *number >= least,
                (FactCondition::AtMost(most), FactValue::Number(number)) => *number <= most,
                (FactCondition::Is(wanted), FactValue::YesNo(given)) => *given == wanted,
                _ => false,
            };
            if holds {
                items.extend(effect.full_marks_on.iter().map(String::as_str));
            }
        }
    }
    items.retain(|id| standard.item(id).is_some_and(|item| !matches!(item.kind, Kind::Veto { .. })));
    items
}

/// How far one card has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Items judged (N/A included) or settled by a fact.
    pub rated: usize,
    /// Items that are to be judged, as far as is known.
    pub applicable: usize,
    /// Items whose earlier answer is missing, not counted in `applicable`.
    pub unknown: usize,
    /// Applicable vetoes not judged yet.
    pub open_vetoes: usize,
    /// Running number, from 1, of the first item that waits for a mark.
    pub first_unrated: Option<usize>,
}

impl Progress {
    /// Whether nothing waits for a mark.
    pub const fn is_complete(&self) -> bool {
        self.rated == self.applicable && self.unknown == 0
    }
}

/// How far the card `marks` has come under the known facts.
pub fn progress(standard: &Standard, marks: &Marks, facts: &Facts) -> Progress {
    progress_of(standard, &Ballot::plain(marks), facts)
}

/// [`progress`] of a card in a panel: what is not asked of its inspector waits for nothing, and counts once it is rated.
pub fn progress_of(standard: &Standard, ballot: &Ballot<'_>, facts: &Facts) -> Progress {
    let (full, marks) = (full_by_fact(standard, facts), &ballot.marks);
    let mut progress = Progress::default();
    for (index, (item, applies)) in standard.items().zip(applies_all(standard, marks, &full)).enumerate() {
        if !ballot.asks(index) && !marks.contains_key(&item.id) {
            continue;
        }
        match applies {
            Applies::No => continue,
            Applies::Unknown => {
                progress.unknown += 1;
                continue;
            }
            Applies::Yes => progress.applicable += 1,
        }
        let rated = marks.get(&item.id).is_some_and(|value| item_score(item, value).is_ok());
        if rated || full.contains(item.id.as_str()) {
            progress.rated += 1;
        } else {
            progress.open_vetoes += usize::from(matches!(item.kind, Kind::Veto { .. }));
            progress.first_unrated = progress.first_unrated.or(Some(index + 1));
        }
    }
    progress
}
