//! Values, rules, stars and days in words.

use crate::domain::outcome::{RuleCheck, RuleName};
use crate::domain::points::{Exact, Points};
use crate::domain::standard::{FactKind, FactValue, Kind, Standard};
pub(super) use crate::text::decision::{cap, item_named, possible, stars};
use crate::text::{Words, explain, say};

use super::super::document::{Cell, Figure, Mark};
use super::page::Page;

/// Stars as a cell.
pub(super) fn stars_cell(words: &Words, given: u8, standard: &Standard) -> Cell {
    Cell::Stars { given, of: standard.top_star(), text: stars(words, given) }
}

/// A day as the language writes it; whatever is no `YYYY-MM-DD` is shown as typed.
pub(super) fn date(words: &Words, day: &str) -> Cell {
    let parts: Vec<&str> = day.split('-').collect();
    let numbers: Vec<u16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    match (numbers.as_slice(), parts.len()) {
        ([year, month @ 1..=12, day_of @ 1..=31], 3) => {
            let text = say!(words, "report-date", year = *year, month = *month, day = *day_of);
            Cell::Date { day: day.to_owned(), text }
        }
        _ => Cell::text(day),
    }
}

/// A fact's value.
pub(super) fn fact(words: &Words, kind: FactKind, value: Option<FactValue>) -> Cell {
    match (kind, value) {
        (_, None) => Cell::Mark { mark: Mark::Open, text: say!(words, "report-fact-open") },
        (FactKind::Percent, Some(FactValue::Number(number))) => {
            Cell::Percent { value: Figure { value: number.exact(), decimals: 2 } }
        }
        (_, Some(FactValue::Number(number))) => Cell::text(number.to_string()),
        (_, Some(FactValue::YesNo(true))) => Cell::text(say!(words, "yes")),
        (_, Some(FactValue::YesNo(false))) => Cell::text(say!(words, "no")),
    }
}

/// What a rule asks, in words.
pub(super) fn rule(page: &Page<'_>, standard: &Standard, rule: &RuleName) -> String {
    let words = page.words;
    let item = |id: &String| item_named(words, standard, id);
    let section = |id: &String| {
        let section = standard.sections.iter().find(|section| section.id == *id);
        section.map_or(id.clone(), |section| page.of(&section.name).to_owned())
    };
    let fact = |id: &String| fact_named(page, standard, id);
    match rule {
        RuleName::TotalAtLeast => say!(words, "report-rule-total-at-least"),
        RuleName::TotalAtMost => say!(words, "report-rule-total-at-most"),
        RuleName::EverySectionAtLeast { lowest: None } => say!(words, "report-rule-every-section"),
        RuleName::EverySectionAtLeast { lowest: Some(lowest) } => {
            say!(words, "report-rule-every-section-lowest", name = section(lowest))
        }
        RuleName::SectionAtLeast { section: id } => say!(words, "report-rule-section", name = section(id)),
        RuleName::ItemAtLeast { item: id } => say!(words, "report-rule-item-at-least", name = item(id)),
        RuleName::ItemAtMost { item: id } => say!(words, "report-rule-item-at-most", name = item(id)),
        RuleName::EveryItemAtMost { highest: None } => say!(words, "report-rule-every-item"),
        RuleName::EveryItemAtMost { highest: Some(highest) } => {
            say!(words, "report-rule-every-item-highest", name = item(highest))
        }
        RuleName::Required { item: id } => say!(words, "report-rule-required", name = item(id)),
        RuleName::Controls { .. } => say!(words, "report-rule-controls"),
        RuleName::FindingsAtMost { severity } => {
            let label = standard.items().find_map(|item| match &item.kind {
                Kind::Finding { severities } => severities.iter().find(|one| one.key == *severity),
                _ => None,
            });
            let name = label.map_or(severity.as_str(), |one| page.of(&one.label));
            say!(words, "report-rule-findings", name = name)
        }
        RuleName::Veto { item: id } => say!(words, "report-rule-veto", name = item(id)),
        RuleName::FactCap { fact: id } => say!(words, "report-rule-fact-cap", name = fact(id)),
        RuleName::NaShare => say!(words, "report-rule-na-share"),
        RuleName::FactKnown { fact: id } => say!(words, "report-rule-fact-known", name = fact(id)),
        RuleName::Quota { .. } => explain::rule_name(words, standard, rule),
    }
}

fn fact_named(page: &Page<'_>, standard: &Standard, id: &str) -> String {
    let fact = standard.facts.iter().find(|fact| fact.id == id);
    fact.map_or(id, |fact| page.of(&fact.name)).to_owned()
}

/// A rule's figure in the rule's own unit.
pub(super) fn figure(page: &Page<'_>, standard: &Standard, check: &RuleCheck, value: Option<&Exact>) -> Cell {
    let Some(value) = value else { return Cell::Empty };
    let percent = |id: &String| standard.facts.iter().any(|fact| fact.id == *id && fact.kind == FactKind::Percent);
    match &check.rule {
        RuleName::FactCap { fact } if percent(fact) => Cell::Percent { value: Figure { value: value.clone(), decimals: 2 } },
        RuleName::EverySectionAtLeast { .. } | RuleName::SectionAtLeast { .. } | RuleName::NaShare => {
            Cell::percent(value.clone())
        }
        RuleName::TotalAtLeast | RuleName::TotalAtMost => page.total(value),
        _ => Page::points(value),
    }
}

/// Whether something held.
pub(super) fn held(words: &Words, held: Option<bool>) -> Cell {
    match held {
        Some(true) => Cell::Mark { mark: Mark::Good, text: say!(words, "report-held") },
        Some(false) => Cell::Mark { mark: Mark::Bad, text: say!(words, "report-not-held") },
        None => Cell::Mark { mark: Mark::Open, text: say!(words, "report-held-open") },
    }
}

/// Points as words: 3.5分.
pub(super) fn points(words: &Words, points: Points) -> String {
    say!(words, "report-points", points = points.to_string())
}
