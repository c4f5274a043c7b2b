//! Values, rules, stars and days in words.

use std::collections::BTreeMap;

use crate::domain::outcome::{RuleCheck, RuleName};
use crate::domain::points::{Exact, Points};
use crate::domain::standard::{FactKind, FactValue, Item, Kind, Standard};
use crate::domain::value::Value;
use crate::domain::wording::Wording;
use crate::text::{Words, say};

use super::super::document::{Cell, Figure, Mark};
use super::page::Page;

/// Stars in words: 四星.
pub(super) fn stars(words: &Words, stars: u8) -> String {
    say!(words, "report-stars", stars = stars)
}

/// What a cap leaves.
pub(super) fn cap(words: &Words, most: u8) -> String {
    if most == 0 { say!(words, "report-disqualifies") } else { say!(words, "report-cap", stars = stars(words, most)) }
}

/// Stars as a cell.
pub(super) fn stars_cell(words: &Words, given: u8, standard: &Standard) -> Cell {
    Cell::Stars { given, of: standard.top_star(), text: stars(words, given) }
}

/// The stars still possible.
pub(super) fn possible(words: &Words, (low, high): (u8, u8)) -> String {
    if low == high {
        stars(words, low)
    } else {
        say!(words, "report-possible", low = stars(words, low), high = stars(words, high))
    }
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

/// What was found, in the words of the checklist; nothing where the points say it all.
pub(super) fn found(page: &Page<'_>, item: &Item, value: &Value) -> Option<String> {
    let words = page.words;
    let of = |label: &Wording| page.of(label).to_owned();
    let times = |label: String, count: u32| {
        if count == 1 { label } else { say!(words, "report-times", what = label, count = count) }
    };
    Some(match (&item.kind, value) {
        (Kind::Levels { levels }, Value::Level(key)) => of(&levels.iter().find(|rung| rung.key == *key)?.label),
        (Kind::Check { .. }, Value::Answer(answer)) => {
            if *answer {
                say!(words, "yes")
            } else {
                say!(words, "no")
            }
        }
        (_, Value::Count(count)) => say!(words, "report-counted", count = *count),
        (Kind::Reasons { losses, .. }, Value::Losses(ticked)) => {
            let ticked = ticked
                .iter()
                .filter(|(_, count)| **count > 0)
                .filter_map(|(key, count)| Some(times(of(&losses.iter().find(|loss| loss.key == *key)?.label), *count)));
            page.joined(&ticked.collect::<Vec<_>>())
        }
        (Kind::Measure { unit, .. }, Value::Number(number)) => format!("{number}{}", page.of(unit)),
        (_, Value::Share { n, m }) => {
            let percent = Exact::ratio(i64::from(*n) * 100, i64::from(*m));
            say!(words, "report-share", n = *n, m = *m, percent = percent.cut(1))
        }
        (Kind::Multi { credits }, Value::Credits(ticked)) => {
            let labels = |has: bool| {
                let those = credits.iter().filter(|credit| ticked.contains(&credit.key) == has);
                those.map(|credit| of(&credit.label)).collect::<Vec<_>>()
            };
            let line = |text: String, labels: &[String]| if labels.is_empty() { None } else { Some(text) };
            let (has, lacks) = (labels(true), labels(false));
            let has = line(say!(words, "report-credits-has", what = page.listed(&has)), &has);
            let lacks = line(say!(words, "report-credits-lacks", what = page.listed(&lacks)), &lacks);
            page.joined(&has.into_iter().chain(lacks).collect::<Vec<_>>())
        }
        (Kind::Finding { severities }, Value::Findings(counts)) => {
            let counted: BTreeMap<_, _> = counts.iter().filter(|(_, count)| **count > 0).collect();
            let known = severities.iter().filter_map(|severity| Some((severity, **counted.get(&severity.key)?)));
            let each = known.map(|(one, count)| say!(words, "report-finding", what = of(&one.label), count = count));
            page.listed(&each.collect::<Vec<_>>())
        }
        _ => return None,
    })
    .filter(|text| !text.is_empty())
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
    let item = |id: &String| item_named(page, standard, id);
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
    }
}

/// Why a cap took stars away.
pub(super) fn cause(page: &Page<'_>, standard: &Standard, check: &RuleCheck) -> String {
    let words = page.words;
    let needed = || figure(page, standard, check, check.needed.as_ref()).shown();
    match &check.rule {
        RuleName::Veto { item } => say!(words, "report-cause-veto", name = item_named(page, standard, item)),
        RuleName::FactCap { fact } => {
            say!(words, "report-cause-fact", name = fact_named(page, standard, fact), needed = needed())
        }
        RuleName::NaShare => say!(words, "report-cause-na-share", needed = needed()),
        other => rule(page, standard, other),
    }
}

/// An item by number and name.
pub(super) fn item_named(page: &Page<'_>, standard: &Standard, id: &str) -> String {
    let name = standard.item(id).map_or(id, |item| page.of(&item.name));
    say!(page.words, "report-item-named", number = standard.number(id).unwrap_or(0), name = name)
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
