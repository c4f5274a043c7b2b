//! Star rules, caps and quotas.

use super::super::problem::ProblemKind;
use super::super::read::requirement_places;
use super::super::sheet::{element, field};
use super::super::vocabulary::Thing;
use super::{Asks, Check, does_not_fit};
use crate::domain::points::Points;
use crate::domain::standard::{FactKind, Kind, QuotaLimit, Requirement, StarRule};

/// All star rules.
pub(super) fn rules(check: &mut Check<'_>) {
    let rules = &check.standard.stars;
    check.not_empty("stars", rules);
    let numbers: Vec<String> = rules.iter().map(|rule| rule.stars.to_string()).collect();
    check.unique(Thing::StarRule, numbers.iter().enumerate().map(|(index, stars)| (stars_of(index), stars.as_str())));
    for (index, rule) in rules.iter().enumerate() {
        if !(1..=9).contains(&rule.stars) {
            check.report(&stars_of(index), ProblemKind::OutOfRange { value: rule.stars.to_string(), low: 1, high: 9 });
        }
        let place = element("stars", index);
        for (place, requirement) in requirement_places(&place, &rule.requirements).iter().zip(&rule.requirements) {
            self::requirement(check, place, requirement);
        }
        asks_no_less(check, &place, rule);
    }
}

fn stars_of(index: usize) -> String {
    field(&element("stars", index), "stars")
}

fn requirement(check: &mut Check<'_>, place: &str, requirement: &Requirement) {
    match requirement {
        Requirement::TotalAtLeast(points) => {
            check.not_negative(place, *points);
            if check.sheet.sound("full_marks") && check.sheet.all_read(&["max", "bonus", "cap"]) {
                // A bonus lifts a total above the full marks, as far as its cap lets it.
                let bonus: Points = check.standard.items().filter(|item| item.bonus).map(|item| item.max).sum();
                let bonus = check.standard.bonus_cap.map_or(bonus, |cap| cap.min(bonus));
                check.at_most(place, *points, check.standard.full_marks + bonus);
            }
        }
        Requirement::TotalAtMost(points) | Requirement::EveryItemAtMost(points) => {
            check.not_negative(place, *points);
        }
        Requirement::EverySectionAtLeast(percent) => check.percent(place, Some(*percent)),
        Requirement::SectionAtLeast { section, percent } => {
            if !check.standard.sections.iter().any(|known| known.id == *section) {
                check.no_such(
                    &field(place, "section"),
                    Thing::Section,
                    section,
                    check.standard.sections.iter().map(|known| known.id.as_str()),
                );
            }
            check.percent(&field(place, "at_least"), Some(*percent));
        }
        Requirement::ItemAtLeast { item, points } => {
            if let Some(found) = check.item_reference(&field(place, "item"), item, Asks::Points)
                && !matches!(found.kind, Kind::Veto { .. })
                && check.sheet.all_read(&["max", "kind", "points"])
            {
                check.at_most(&field(place, "at_least"), *points, found.max);
            }
        }
        Requirement::ItemAtMost { item, .. } => {
            check.item_reference(&field(place, "item"), item, Asks::Points);
        }
        Requirement::Required { item } => {
            check.item_reference(place, item, Asks::Points);
        }
        Requirement::Controls => {
            if !check.standard.items().any(|item| item.control) && check.sheet.all_read(&["control", "items", "sections"]) {
                check.report(place, ProblemKind::NoControls);
            }
        }
        Requirement::FindingsAtMost { severity, .. } => {
            let severities = check.standard.items().filter_map(|item| match &item.kind {
                Kind::Finding { severities } => Some(severities),
                _ => None,
            });
            let keys: Vec<&str> = severities.flatten().map(|known| known.key.as_str()).collect();
            if !keys.contains(&severity.as_str()) {
                check.no_such(&field(place, "severity"), Thing::Severity, severity, keys.into_iter());
            }
        }
    }
}

/// A higher star must not be easier to reach by the total than a lower one.
fn asks_no_less(check: &mut Check<'_>, place: &str, rule: &StarRule) {
    let lower: Vec<&StarRule> = check.standard.stars.iter().filter(|other| other.stars < rule.stars).collect();
    if !check.sheet.all_read(&["stars", "total_at_least", "total_at_most"]) {
        return;
    }
    if let Some(value) = total_at_least(rule)
        && let Some((stars, other)) =
            lower.iter().filter_map(|rule| Some((rule.stars, total_at_least(rule)?))).max_by_key(|(_, other)| *other)
        && value < other
    {
        check.report(&field(place, "total_at_least"), ProblemKind::AsksLess { value, stars, other });
    }
    if let Some(value) = total_at_most(rule)
        && let Some((stars, other)) =
            lower.iter().filter_map(|rule| Some((rule.stars, total_at_most(rule)?))).min_by_key(|(_, other)| *other)
        && value > other
    {
        check.report(&field(place, "total_at_most"), ProblemKind::AsksLess { value, stars, other });
    }
}

fn total_at_least(rule: &StarRule) -> Option<Points> {
    rule.requirements.iter().find_map(|requirement| match requirement {
        Requirement::TotalAtLeast(points) => Some(*points),
        _ => None,
    })
}

fn total_at_most(rule: &StarRule) -> Option<Points> {
    rule.requirements.iter().find_map(|requirement| match requirement {
        Requirement::TotalAtMost(points) => Some(*points),
        _ => None,
    })
}

/// Caps by facts, and the quotas.
pub(super) fn caps_and_quotas(check: &mut Check<'_>) {
    for (index, cap) in check.standard.caps.iter().enumerate() {
        let place = element("caps", index);
        if let Some(fact) = check.fact_reference(&field(&place, "fact"), &cap.fact) {
            if fact.kind == FactKind::YesNo {
                check.report(&field(&place, "fact"), does_not_fit(fact));
            } else if fact.kind == FactKind::Percent {
                check.percent(&field(&place, "below"), Some(cap.below));
            }
        }
        within_top(check, &field(&place, "stars"), cap.stars);
    }
    let quotas = &check.standard.quotas;
    let place = |index| if quotas.len() == 1 { "quota".to_owned() } else { element("quota", index) };
    let numbers: Vec<String> = quotas.iter().map(|quota| quota.stars.to_string()).collect();
    let stars = |(index, stars)| (field(&place(index), "stars"), String::as_str(stars));
    check.unique(Thing::Quota, numbers.iter().enumerate().map(stars));
    for (index, quota) in quotas.iter().enumerate() {
        within_top(check, &field(&place(index), "stars"), quota.stars);
        if let QuotaLimit::Percent(percent) = quota.limit {
            check.percent(&field(&place(index), "percent"), Some(percent));
        }
    }
}

/// A number of stars no higher than the highest there is.
pub(super) fn within_top(check: &mut Check<'_>, place: &str, stars: u8) {
    let top = check.standard.top_star();
    if stars > top && check.sheet.all_read(&["stars"]) {
        check.report(place, ProblemKind::AboveTopStar { stars, top });
    }
}
