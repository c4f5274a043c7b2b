//! From TOML fields to a [`Standard`]: everything except the sections and their items, which are `read_items`.
//!
//! Only the shape is judged here; whether it makes sense is `check`.

use toml::de::DeTable;

use super::fields::{Fields, is_language_tag};
use super::problem::ProblemKind;
use super::read_items;
use super::sheet::{Sheet, element};
use crate::domain::points::Points;
use crate::domain::standard::{
    Combination, Component, FactCap, FactCondition, FactDefinition, FactEffect, FactKind, NaPolicy, NaRule, PanelRule, Per,
    Quota, QuotaLimit, Requirement, Role, Standard, StarRule, Ties, TooFew, VetoRule,
};
use crate::domain::wording::Language;

/// Policies for N/A by their names in files.
pub(super) const NA_POLICIES: [(&str, NaPolicy); 4] =
    [("exclude", NaPolicy::Exclude), ("full", NaPolicy::Full), ("zero", NaPolicy::Zero), ("average", NaPolicy::Average)];
/// Kinds of facts by their names in files.
pub(super) const FACT_KINDS: [(&str, FactKind); 3] =
    [("percent", FactKind::Percent), ("number", FactKind::Number), ("yes_no", FactKind::YesNo)];

/// Ways to combine marks by their names in files.
pub(super) const METHODS_OF_PANEL: [(&str, Combination); 3] =
    [("mean", Combination::Mean), ("median", Combination::Median), ("trimmed", Combination::Trimmed)];
/// What is combined, by its name in files.
pub(super) const PER: [(&str, Per); 2] = [("item", Per::Item), ("card", Per::Card)];
/// What holds where too few rate, by its name in files.
pub(super) const TOO_FEW: [(&str, TooFew); 2] = [("refuse", TooFew::Refuse), ("mean", TooFew::Mean)];
/// When a veto is violated, by its name in files.
pub(super) const VETO_RULES: [(&str, VetoRule); 3] =
    [("any", VetoRule::Any), ("majority", VetoRule::Majority), ("chair", VetoRule::Chair)];

/// Reads the whole file; what cannot be read is reported to `sheet` and replaced by a stand-in.
pub(super) fn standard(sheet: &mut Sheet, file: &DeTable<'_>) -> Standard {
    Fields::read(sheet, file, String::new(), |file| {
        format(file);
        let language = language(file);
        file.sheet.language.clone_from(&language);
        let mut standard = Standard {
            id: file.needed_text("id"),
            version: file.needed_text("version"),
            language,
            name: file.needed_wording("name"),
            description: file.wording("description"),
            full_marks: file.needed_points("full_marks"),
            na: file.table("na", na).unwrap_or_default(),
            bonus_cap: file.table("bonus", |bonus| bonus.points("cap")).flatten(),
            facts: file.tables("facts", fact),
            components: file.tables("components", component),
            sections: {
                file.needs("sections");
                file.tables("sections", read_items::section)
            },
            stars: {
                file.needs("stars");
                file.tables("stars", star_rule)
            },
            caps: file.tables("caps", cap),
            quotas: file.table_or_tables("quota", quota).into_iter().flatten().collect(),
            panel: file.table("panel", panel).unwrap_or_default(),
        };
        read_items::settle_answers(&mut standard);
        standard
    })
}

fn format(file: &mut Fields<'_, '_>) {
    file.needs("format");
    if let Some(found) = file.points("format").map(|format| format.to_string())
        && found != "1"
    {
        let place = file.at("format");
        file.sheet.unreadable(&place, ProblemKind::UnknownFormat { found });
    }
}

fn language(file: &mut Fields<'_, '_>) -> String {
    let tag = file.needed_text("language");
    if is_language_tag(&tag) {
        return tag;
    }
    if file.has("language") {
        let place = file.at("language");
        file.sheet.report(&place, ProblemKind::BadLanguage { tag });
        file.sheet.taint(&place);
    }
    Language::default().tag().to_owned()
}

fn na(na: &mut Fields<'_, '_>) -> NaRule {
    NaRule { policy: na.choice("policy", &NA_POLICIES).unwrap_or_default(), max_share: na.points("max_share") }
}

fn fact(fact: &mut Fields<'_, '_>) -> FactDefinition {
    fact.needs("kind");
    FactDefinition {
        id: fact.needed_text("id"),
        name: fact.needed_wording("name"),
        kind: fact.choice("kind", &FACT_KINDS).unwrap_or(FactKind::Percent),
        effects: fact.tables("effects", effect),
    }
}

fn effect(effect: &mut Fields<'_, '_>) -> FactEffect {
    effect.needs("when");
    effect.needs("full_marks_on");
    let when = effect.table("when", |when| {
        when.exactly_one(&["at_least", "at_most", "is"]);
        let at_least = when.points("at_least").map(FactCondition::AtLeast);
        let at_most = when.points("at_most").map(FactCondition::AtMost);
        let is = when.flag("is").map(FactCondition::Is);
        at_least.or(at_most).or(is)
    });
    FactEffect { when: when.flatten().unwrap_or(FactCondition::Is(true)), full_marks_on: effect.texts("full_marks_on") }
}

fn component(component: &mut Fields<'_, '_>) -> Component {
    Component { id: component.needed_text("id"), share: component.needed_points("share"), fact: component.text("fact") }
}

/// The requirements are kept in one fixed order, whatever order the keys are written in.
fn star_rule(rule: &mut Fields<'_, '_>) -> StarRule {
    let stars = rule.needed_stars("stars", 1);
    let mut requirements = Vec::new();
    requirements.extend(rule.points("total_at_least").map(Requirement::TotalAtLeast));
    requirements.extend(rule.points("total_at_most").map(Requirement::TotalAtMost));
    requirements.extend(rule.points("every_section_at_least").map(Requirement::EverySectionAtLeast));
    requirements.extend(rule.tables("sections", |section| Requirement::SectionAtLeast {
        section: section.needed_text("section"),
        percent: section.needed_points("at_least"),
    }));
    requirements.extend(rule.tables("items", |item| {
        item.exactly_one(&["at_least", "at_most"]);
        let id = item.needed_text("item");
        let at_most = item.points("at_most");
        match (item.points("at_least"), at_most) {
            (None, Some(points)) => Requirement::ItemAtMost { item: id, points },
            (points, _) => Requirement::ItemAtLeast { item: id, points: points.unwrap_or_default() },
        }
    }));
    requirements.extend(rule.points("every_item_at_most").map(Requirement::EveryItemAtMost));
    requirements.extend(rule.texts("required").into_iter().map(|item| Requirement::Required { item }));
    requirements.extend(rule.flag("controls").unwrap_or(false).then_some(Requirement::Controls));
    requirements.extend(rule.tables("findings", |finding| {
        finding.needs("at_most");
        Requirement::FindingsAtMost {
            severity: finding.needed_text("severity"),
            at_most: finding.whole("at_most", 0, MOST).unwrap_or_default(),
        }
    }));
    StarRule { stars, requirements }
}

/// More findings or communities than this are a slip of the pen.
const MOST: u32 = 1_000_000;

fn cap(cap: &mut Fields<'_, '_>) -> FactCap {
    FactCap { fact: cap.needed_text("fact"), below: cap.needed_points("below"), stars: cap.needed_stars("stars", 0) }
}

/// What happens to equals, as written.
pub(super) const TIES: [(&str, Ties); 2] = [("lose", Ties::Lose), ("keep", Ties::Keep)];

fn quota(quota: &mut Fields<'_, '_>) -> Option<Quota> {
    quota.exactly_one(&["at_most", "percent"]);
    let stars = quota.needed_stars("stars", 1);
    let at_most = quota.whole("at_most", 0, MOST).map(QuotaLimit::AtMost);
    let limit = at_most.or(quota.points("percent").map(QuotaLimit::Percent));
    let ties = quota.choice("ties", &TIES).unwrap_or_default();
    limit.map(|limit| Quota { stars, limit, ties })
}

/// A panel larger than this is a slip of the pen.
const MOST_RATERS: u32 = 99;

fn panel(panel: &mut Fields<'_, '_>) -> PanelRule {
    let usual = PanelRule::default();
    PanelRule {
        method: panel.choice("method", &METHODS_OF_PANEL).unwrap_or(usual.method),
        per: panel.choice("per", &PER).unwrap_or(usual.per),
        at_least: panel.whole("at_least", 1, MOST_RATERS).unwrap_or(usual.at_least),
        too_few: panel.choice("too_few", &TOO_FEW).unwrap_or(usual.too_few),
        veto: panel.choice("veto", &VETO_RULES).unwrap_or(usual.veto),
        independent: panel.flag("independent").unwrap_or(usual.independent),
        roles: panel.tables("roles", |role| Role {
            key: role.needed_text("key"),
            name: role.needed_wording("name"),
            weight: role.points("weight").unwrap_or(Points::whole(1)),
            chair: role.flag("chair").unwrap_or(false),
        }),
    }
}

/// The places of the requirements of a star rule, counted list by list as the file writes them.
pub(super) fn requirement_places(rule: &str, requirements: &[Requirement]) -> Vec<String> {
    let mut counts = [0_usize; 4];
    let mut next = |list: usize, key: &str| {
        counts[list] += 1;
        element(&format!("{rule}.{key}"), counts[list] - 1)
    };
    let place = |requirement: &Requirement| match requirement {
        Requirement::TotalAtLeast(_) => format!("{rule}.total_at_least"),
        Requirement::TotalAtMost(_) => format!("{rule}.total_at_most"),
        Requirement::EverySectionAtLeast(_) => format!("{rule}.every_section_at_least"),
        Requirement::EveryItemAtMost(_) => format!("{rule}.every_item_at_most"),
        Requirement::Controls => format!("{rule}.controls"),
        Requirement::SectionAtLeast { .. } => next(0, "sections"),
        Requirement::ItemAtLeast { .. } | Requirement::ItemAtMost { .. } => next(1, "items"),
        Requirement::Required { .. } => next(2, "required"),
        Requirement::FindingsAtMost { .. } => next(3, "findings"),
    };
    requirements.iter().map(place).collect()
}
