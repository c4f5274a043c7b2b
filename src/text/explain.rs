//! A result in sentences: stars, sections, the rules that decided, and what the next star needs.

use crate::domain::next_star::NextStar;
use crate::domain::outcome::{RuleCheck, RuleName, SectionScore};
use crate::domain::points::{Exact, Points};
use crate::domain::standard::{Requirement, Standard};
use crate::text::lists::joined;
use crate::text::{Symbols, Words, say};

/// `★★★★☆`, or `★2–5` while something is unrated.
pub fn stars(words: &Words, symbols: &Symbols, stars: Option<u8>, possible: (u8, u8)) -> String {
    match stars {
        Some(stars) => symbols.stars(usize::from(stars), 5.max(usize::from(stars))),
        None if possible.0 == possible.1 => say!(words, "stars-only", stars = possible.0),
        None => say!(words, "stars-range", low = possible.0, high = possible.1),
    }
}

fn name_of_item(words: &Words, standard: &Standard, id: &str) -> String {
    let number = standard.number(id).unwrap_or(0);
    let name = standard.item(id).map_or(id, |item| item.name.get(words.language));
    say!(words, "item-named", number = number, name = name)
}

/// A section's name; its id where the standard has none such.
pub fn name_of_section<'a>(words: &Words, standard: &'a Standard, id: &'a str) -> &'a str {
    standard.sections.iter().find(|section| section.id == id).map_or(id, |section| section.name.get(words.language))
}

/// A fact's name; its id where the standard has none such.
pub fn name_of_fact<'a>(words: &Words, standard: &'a Standard, id: &'a str) -> &'a str {
    standard.facts.iter().find(|fact| fact.id == id).map_or(id, |fact| fact.name.get(words.language))
}

/// A section's line: earned of applicable, and the share.
pub fn section(words: &Words, standard: &Standard, section: &SectionScore) -> String {
    let name = name_of_section(words, standard, &section.id);
    match &section.percent {
        Some(percent) => say!(
            words,
            "section-score",
            name = name,
            earned = section.earned.cut(2),
            applicable = section.applicable.cut(2),
            percent = percent.cut(2)
        ),
        None => say!(words, "section-without", name = name),
    }
}

/// What a rule asks for.
pub fn rule_name(words: &Words, standard: &Standard, rule: &RuleName) -> String {
    match rule {
        RuleName::TotalAtLeast => say!(words, "rule-total-at-least"),
        RuleName::TotalAtMost => say!(words, "rule-total-at-most"),
        RuleName::EverySectionAtLeast { lowest: Some(lowest) } => {
            say!(words, "rule-every-section-lowest", name = name_of_section(words, standard, lowest))
        }
        RuleName::EverySectionAtLeast { lowest: None } => say!(words, "rule-every-section"),
        RuleName::SectionAtLeast { section } => {
            say!(words, "rule-section", name = name_of_section(words, standard, section))
        }
        RuleName::ItemAtLeast { item } => say!(words, "rule-item-at-least", item = name_of_item(words, standard, item)),
        RuleName::ItemAtMost { item } => say!(words, "rule-item-at-most", item = name_of_item(words, standard, item)),
        RuleName::EveryItemAtMost { .. } => say!(words, "rule-every-item-at-most"),
        RuleName::Required { item } => say!(words, "rule-required", item = name_of_item(words, standard, item)),
        RuleName::Controls { .. } => say!(words, "rule-controls"),
        RuleName::FindingsAtMost { severity } => say!(words, "rule-findings", severity = severity.as_str()),
        RuleName::Veto { item } => say!(words, "rule-veto", item = name_of_item(words, standard, item)),
        RuleName::FactCap { fact } => say!(words, "rule-fact-cap", fact = name_of_fact(words, standard, fact)),
        RuleName::NaShare => say!(words, "rule-na-share"),
        RuleName::FactKnown { fact } => say!(words, "rule-fact-known", fact = name_of_fact(words, standard, fact)),
        RuleName::Quota { stars } => say!(words, "rule-quota", stars = super::decision::stars(words, *stars)),
    }
}

/// A requirement of a star level with its figure: `总分不低于 90分`.
pub fn requirement(words: &Words, standard: &Standard, asked: &Requirement) -> String {
    let (rule, figure) = match asked {
        Requirement::TotalAtLeast(points) => (RuleName::TotalAtLeast, Some(*points)),
        Requirement::TotalAtMost(points) => (RuleName::TotalAtMost, Some(*points)),
        Requirement::EverySectionAtLeast(percent) => (RuleName::EverySectionAtLeast { lowest: None }, Some(*percent)),
        Requirement::SectionAtLeast { section, percent } => {
            (RuleName::SectionAtLeast { section: section.clone() }, Some(*percent))
        }
        Requirement::ItemAtLeast { item, points } => (RuleName::ItemAtLeast { item: item.clone() }, Some(*points)),
        Requirement::ItemAtMost { item, points } => (RuleName::ItemAtMost { item: item.clone() }, Some(*points)),
        Requirement::EveryItemAtMost(points) => (RuleName::EveryItemAtMost { highest: None }, Some(*points)),
        Requirement::Required { item } => (RuleName::Required { item: item.clone() }, None),
        Requirement::Controls => (RuleName::Controls { missing: Vec::new() }, Some(Points::ZERO)),
        Requirement::FindingsAtMost { severity, at_most } => {
            (RuleName::FindingsAtMost { severity: severity.clone() }, Some(Points::whole(i64::from(*at_most))))
        }
    };
    let figure = figure.map_or_else(String::new, |figure| format!(" {figure}{}", rule_unit(words, &rule)));
    format!("{}{figure}", rule_name(words, standard, &rule))
}

/// The unit a rule's figures are in: `分`, `%`, or none.
pub fn rule_unit(words: &Words, rule: &RuleName) -> String {
    match rule {
        RuleName::EverySectionAtLeast { .. } | RuleName::SectionAtLeast { .. } | RuleName::NaShare => "%".to_owned(),
        RuleName::Controls { .. }
        | RuleName::FindingsAtMost { .. }
        | RuleName::FactCap { .. }
        | RuleName::FactKnown { .. }
        | RuleName::Quota { .. } => String::new(),
        _ => say!(words, "unit-points"),
    }
}

/// A rule's line: for which star, what is asked, how it stands.
pub fn rule(words: &Words, symbols: &Symbols, standard: &Standard, check: &RuleCheck) -> String {
    let mark = match check.held {
        Some(true) => symbols.check,
        Some(false) => symbols.cross,
        None => symbols.pending,
    };
    let unit = rule_unit(words, &check.rule);
    let figure =
        |figure: &Option<Exact>| figure.as_ref().map_or_else(|| "-".to_owned(), |figure| format!("{}{unit}", figure.cut(2)));
    let name = rule_name(words, standard, &check.rule);
    let figures = match (&check.needed, &check.actual) {
        (None, None) => String::new(),
        (needed, actual) => say!(words, "rule-figures", needed = figure(needed), actual = figure(actual)),
    };
    let stars = if check.is_cap() { String::new() } else { format!("{}{} ", check.stars, symbols.star_full) };
    format!("  {mark} {stars}{name} {figures}").trim_end().to_owned()
}

/// What reaches the next star, in one sentence.
pub fn next_star(words: &Words, standard: &Standard, next: &NextStar) -> String {
    let one = |raise: &crate::domain::next_star::Raise| {
        let item = name_of_item(words, standard, &raise.item);
        say!(words, "raise", item = item, from = raise.from.cut(2), to = raise.to.cut(2))
    };
    let items = joined(words, next.items.iter().map(one));
    say!(words, "next-star", stars = next.stars, items = items)
}
