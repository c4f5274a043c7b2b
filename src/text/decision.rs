//! What decided about the stars, in sentences: for the report's page and the result's screen alike.

use super::explain::{name_of_fact, rule_name};
use super::lists::{self, joined};
use super::{Words, panel, say};
use crate::domain::outcome::{Outcome, RuleCheck, RuleName};
use crate::domain::points::Exact;
use crate::domain::quota::Lost;
use crate::domain::standard::{FactKind, Standard};

/// Stars in words: 四星.
pub fn stars(words: &Words, stars: u8) -> String {
    say!(words, "report-stars", stars = stars)
}

/// The stars still possible: 三星至五星.
pub fn possible(words: &Words, (low, high): (u8, u8)) -> String {
    if low == high {
        stars(words, low)
    } else {
        say!(words, "report-possible", low = stars(words, low), high = stars(words, high))
    }
}

/// What a cap leaves.
pub fn cap(words: &Words, most: u8) -> String {
    if most == 0 { say!(words, "report-disqualifies") } else { say!(words, "report-cap", stars = stars(words, most)) }
}

/// An item by number and name.
pub fn item_named(words: &Words, standard: &Standard, id: &str) -> String {
    let name = standard.item(id).map_or(id, |item| item.name.get(words.language));
    say!(words, "report-item-named", number = standard.number(id).unwrap_or(0), name = name)
}

/// Why a cap took stars away.
pub fn cause(words: &Words, standard: &Standard, check: &RuleCheck) -> String {
    let percent = |id: &String| standard.facts.iter().any(|fact| fact.id == *id && fact.kind == FactKind::Percent);
    let needed =
        |decimals, unit: &str| check.needed.as_ref().map(|needed| format!("{}{unit}", needed.cut(decimals))).unwrap_or_default();
    match &check.rule {
        RuleName::Veto { item } => say!(words, "report-cause-veto", name = item_named(words, standard, item)),
        RuleName::FactCap { fact } => {
            let needed = needed(2, if percent(fact) { "%" } else { "" });
            say!(words, "report-cause-fact", name = name_of_fact(words, standard, fact), needed = needed)
        }
        RuleName::NaShare => say!(words, "report-cause-na-share", needed = needed(1, "%")),
        RuleName::Quota { stars } => {
            let whole = |figure: &Option<Exact>| figure.as_ref().map(|figure| figure.cut(0)).unwrap_or_default();
            quota(words, *stars, &whole(&check.needed), &whole(&check.actual))
        }
        other => rule_name(words, standard, other),
    }
}

/// Why a quota took a star.
pub fn lost_to_quota(words: &Words, lost: &Lost) -> String {
    quota(words, lost.stars, &lost.places.to_string(), &lost.place.to_string())
}

fn quota(words: &Words, lost: u8, places: &str, place: &str) -> String {
    say!(words, "cause-quota", stars = stars(words, lost), places = places, place = place)
}

/// What a star lost to a quota asks for: a place. `None` where no quota took one.
pub fn next_place(words: &Words, outcome: &Outcome) -> Option<String> {
    outcome.rules.iter().find_map(|check| match &check.rule {
        RuleName::Quota { stars: lost } => {
            let places = check.needed.as_ref().map(|places| places.cut(0)).unwrap_or_default();
            Some(say!(words, "next-quota", stars = stars(words, *lost), places = places))
        }
        _ => None,
    })
}

/// One sentence: the stars and why not fewer or more. The total is cut to `decimals`.
pub fn decision(words: &Words, standard: &Standard, outcome: &Outcome, decimals: u32) -> String {
    let total = outcome.total.as_ref().map(|total: &Exact| total.cut(decimals)).unwrap_or_default();
    let (Some(given), Some(before)) = (outcome.stars, outcome.stars_before_caps) else {
        let numbers = outcome.open();
        let waits = panel::waits(words, standard, outcome);
        if numbers.is_empty() && !waits.is_empty() {
            return waits.join(" ");
        }
        if numbers.is_empty() {
            return say!(words, "report-decision-open-facts", total = total);
        }
        return say!(words, "report-decision-open", total = total, numbers = lists::numbers(words, &numbers));
    };
    let pending = if outcome.stars_pending { say!(words, "quota-pending") } else { String::new() };
    if !outcome.capped_by.is_empty() {
        let biting = outcome.rules.iter().filter(|check| outcome.capped_by.contains(&check.rule));
        let causes = joined(words, biting.map(|check| cause(words, standard, check)));
        let before = stars(words, before);
        let decided = if given == 0 {
            say!(words, "report-decision-disqualified", total = total, before = before, causes = causes)
        } else {
            say!(words, "report-decision-capped", total = total, before = before, causes = causes, stars = stars(words, given))
        };
        return decided + &pending;
    }
    let decided = if given == 0 {
        say!(words, "report-decision-none", total = total)
    } else if given == standard.top_star() {
        say!(words, "report-decision-top", total = total, stars = stars(words, given))
    } else {
        say!(words, "report-decision", total = total, stars = stars(words, given))
    };
    decided + &pending
}

/// A standard by its name and version, as a reader knows it.
pub fn standard_named(words: &Words, standard: &Standard) -> String {
    say!(words, "report-standard-named", name = standard.name.get(words.language), version = standard.version.as_str())
}
