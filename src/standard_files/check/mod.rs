//! Whether a standard makes sense: everything that only shows once the whole of it is there.
//!
//! Items and their kinds are `items` and `kinds`, star rules, caps and quotas are `stars`, the panel `panel`; here is the rest. What stands
//! where a value could not be read is a stand-in, and no problem is reported about it a second time.

mod boundary;
mod items;
mod kinds;
mod panel;
mod stars;

use std::collections::BTreeMap;

use super::problem::ProblemKind;
use super::read::FACT_KINDS;
use super::sheet::{Sheet, element, field};
use super::vocabulary::{Shares, Thing};
use crate::domain::points::{Percent, Points};
use crate::domain::standard::{FactCondition, FactDefinition, FactKind, Item, Kind, Standard};
use crate::domain::wording::Wording;
use crate::text::nearest::nearest;

/// Reports to `sheet` whatever is wrong with `standard`.
pub(super) fn standard(standard: &Standard, sheet: &mut Sheet) {
    let mut check = Check { standard, sheet };
    check.head();
    check.facts();
    check.components();
    items::sections(&mut check);
    stars::rules(&mut check);
    stars::caps_and_quotas(&mut check);
    panel::panel(&mut check);
}

struct Check<'a> {
    standard: &'a Standard,
    sheet: &'a mut Sheet,
}

/// What a reference to an item asks of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Existence,
    Points,
}

impl<'a> Check<'a> {
    fn report(&mut self, place: &str, what: ProblemKind) {
        self.sheet.report(place, what);
    }

    fn head(&mut self) {
        self.id("id", &self.standard.id);
        if self.standard.version.trim().is_empty() {
            self.report("version", ProblemKind::EmptyText);
        }
        self.named("name", &self.standard.name);
        self.positive("full_marks", self.standard.full_marks);
        self.percent("na.max_share", self.standard.na.max_share);
        if let Some(cap) = self.standard.bonus_cap {
            self.not_negative("bonus.cap", cap);
        }
    }

    fn facts(&mut self) {
        let facts = &self.standard.facts;
        self.unique(
            Thing::Fact,
            facts.iter().enumerate().map(|(index, fact)| (field(&element("facts", index), "id"), fact.id.as_str())),
        );
        for (index, fact) in facts.iter().enumerate() {
            let place = element("facts", index);
            self.id(&field(&place, "id"), &fact.id);
            self.named(&field(&place, "name"), &fact.name);
            boundary::name(self, &field(&place, "name"), &fact.name);
            for (index, effect) in fact.effects.iter().enumerate() {
                let place = element(&field(&place, "effects"), index);
                let asks_yes_no = matches!(effect.when, FactCondition::Is(_));
                if asks_yes_no != (fact.kind == FactKind::YesNo) && self.sheet.sound(&element("facts", index)) {
                    self.report(&field(&place, "when"), does_not_fit(fact));
                }
                if let (FactKind::Percent, FactCondition::AtLeast(value) | FactCondition::AtMost(value)) =
                    (fact.kind, effect.when)
                {
                    let key = if matches!(effect.when, FactCondition::AtLeast(_)) { "when.at_least" } else { "when.at_most" };
                    self.percent(&field(&place, key), Some(value));
                }
                let list = field(&place, "full_marks_on");
                self.not_empty(&list, &effect.full_marks_on);
                self.unique(
                    Thing::Entry,
                    effect.full_marks_on.iter().enumerate().map(|(index, id)| (element(&list, index), id.as_str())),
                );
                for (index, item) in effect.full_marks_on.iter().enumerate() {
                    self.item_reference(&element(&list, index), item, Asks::Points);
                }
            }
        }
    }

    fn components(&mut self) {
        let components = &self.standard.components;
        let ids = components.iter().enumerate();
        self.unique(
            Thing::Component,
            ids.map(|(index, component)| (field(&element("components", index), "id"), component.id.as_str())),
        );
        for (index, component) in components.iter().enumerate() {
            let place = element("components", index);
            self.id(&field(&place, "id"), &component.id);
            self.positive(&field(&place, "share"), component.share);
            if let Some(id) = &component.fact
                && let Some(fact) = self.fact_reference(&field(&place, "fact"), id)
                && fact.kind != FactKind::Percent
            {
                self.report(&field(&place, "fact"), does_not_fit(fact));
            }
        }
        self.hundred(
            "components",
            &["share", "components"],
            Shares::Components,
            components.iter().map(|component| component.share),
        );
    }

    /// Percentages that are there at all have to sum to 100.
    fn hundred(&mut self, list: &str, made_of: &[&str], what: Shares, shares: impl Iterator<Item = Percent>) {
        let shares: Vec<Percent> = shares.collect();
        let sum: Percent = shares.iter().copied().sum();
        if !shares.is_empty() && sum != Points::whole(100) && self.sheet.all_read(made_of) {
            self.report(list, ProblemKind::NotHundred { what, sum });
        }
    }

    fn id(&mut self, place: &str, id: &str) {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || !id.bytes().all(fits) {
            self.report(place, ProblemKind::BadId { id: id.to_owned() });
        }
    }

    fn named(&mut self, place: &str, name: &Wording) {
        if name.is_empty() && self.sheet.sound(place) {
            self.report(place, ProblemKind::EmptyText);
        }
    }

    fn positive(&mut self, place: &str, value: Points) {
        if value <= Points::ZERO {
            self.report(place, ProblemKind::NotPositive { value });
        }
    }

    fn not_negative(&mut self, place: &str, value: Points) {
        if value < Points::ZERO {
            self.report(place, ProblemKind::Negative { value });
        }
    }

    fn at_most(&mut self, place: &str, value: Points, limit: Points) {
        if value > limit {
            self.report(place, ProblemKind::Above { value, limit });
        }
    }

    fn percent(&mut self, place: &str, value: Option<Percent>) {
        if let Some(value) = value
            && !(Points::ZERO..=Points::whole(100)).contains(&value)
        {
            self.report(place, ProblemKind::NotPercent { value });
        }
    }

    fn not_empty<T>(&mut self, list: &str, values: &[T]) {
        if values.is_empty() && self.sheet.sound(list) {
            self.report(list, ProblemKind::EmptyList);
        }
    }

    /// Reports every name that is there a second time.
    fn unique<'n>(&mut self, what: Thing, names: impl Iterator<Item = (String, &'n str)>) {
        let mut seen: BTreeMap<&str, String> = BTreeMap::new();
        for (place, id) in names.filter(|(_, id)| !id.is_empty()) {
            match seen.get(id) {
                Some(first) => {
                    let first_line = self.sheet.line_of(first);
                    self.report(&place, ProblemKind::Duplicate { what, id: id.to_owned(), first_line });
                }
                None => drop(seen.insert(id, place)),
            }
        }
    }

    fn item_reference(&mut self, place: &str, id: &str, asks: Asks) -> Option<&'a Item> {
        let found = self.standard.item(id);
        match found {
            None => self.no_such(place, Thing::Item, id, self.standard.items().map(|item| item.id.as_str())),
            Some(item) if asks == Asks::Points && matches!(item.kind, Kind::Veto { .. }) => {
                self.report(place, ProblemKind::ItemHasNoPoints { item: id.to_owned() });
            }
            Some(_) => {}
        }
        found
    }

    fn fact_reference(&mut self, place: &str, id: &str) -> Option<&'a FactDefinition> {
        let found = self.standard.facts.iter().find(|fact| fact.id == id);
        if found.is_none() {
            self.no_such(place, Thing::Fact, id, self.standard.facts.iter().map(|fact| fact.id.as_str()));
        }
        found
    }

    fn no_such<'n>(&mut self, place: &str, what: Thing, id: &str, existing: impl Iterator<Item = &'n str>) {
        // Hints cost the product of both sides; a file with this many problems has one cause, not many slips.
        const HINTS: usize = 50;
        let nearest = if self.sheet.count() < HINTS { nearest(id, existing).map(str::to_owned) } else { None };
        self.report(place, ProblemKind::UnknownReference { what, id: id.to_owned(), nearest });
    }
}

fn does_not_fit(fact: &FactDefinition) -> ProblemKind {
    let kind = FACT_KINDS.iter().find(|(_, kind)| *kind == fact.kind).map_or("", |(name, _)| *name);
    ProblemKind::FactDoesNotFit { fact: fact.id.clone(), kind }
}
