//! From TOML fields to sections and items.

use super::fields::Fields;
use crate::domain::points::Points;
use crate::domain::standard::{
    Bound, Condition, ConditionTest, Consequence, Evidence, Item, Kind, Loss, MeasureInput, Method, Phrases, ReasonRule, Rung,
    Section, Severity, Slab, Standard,
};
use crate::domain::wording::Wording;

/// Ways of judging by their names in files.
pub(super) const METHODS: [(&str, Method); 3] =
    [("documents", Method::Documents), ("onsite", Method::Onsite), ("interview", Method::Interview)];
/// Evidence rules by their names in files.
pub(super) const EVIDENCE: [(&str, Evidence); 3] =
    [("none", Evidence::None), ("optional", Evidence::Optional), ("required", Evidence::Required)];
/// Reason rules by their names in files.
pub(super) const REASONS: [(&str, ReasonRule); 2] = [("optional", ReasonRule::Optional), ("lost", ReasonRule::Lost)];
/// Inputs of a measure by their names in files.
pub(super) const INPUTS: [(&str, MeasureInput); 2] = [("number", MeasureInput::Number), ("share", MeasureInput::Share)];

/// Every key that belongs to items of some kind but not of all.
const KEYS_OF_KINDS: [&str; 16] = [
    "max",
    "step",
    "levels",
    "yes",
    "no",
    "each",
    "floor",
    "ceiling",
    "losses",
    "input",
    "unit",
    "slabs",
    "credits",
    "severities",
    "consequence",
    "cap",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum KindName {
    Score,
    Levels,
    Check,
    Count,
    Reasons,
    Measure,
    Multi,
    Finding,
    Veto,
}

const KINDS: [(&str, KindName); 9] = [
    ("score", KindName::Score),
    ("levels", KindName::Levels),
    ("check", KindName::Check),
    ("count", KindName::Count),
    ("reasons", KindName::Reasons),
    ("measure", KindName::Measure),
    ("multi", KindName::Multi),
    ("finding", KindName::Finding),
    ("veto", KindName::Veto),
];

/// A kind's name in files.
pub(super) fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Score { .. } => "score",
        Kind::Levels { .. } => "levels",
        Kind::Check { .. } => "check",
        Kind::Count { .. } => "count",
        Kind::Reasons { .. } => "reasons",
        Kind::Measure { .. } => "measure",
        Kind::Multi { .. } => "multi",
        Kind::Finding { .. } => "finding",
        Kind::Veto { .. } => "veto",
    }
}

/// One `[[sections]]` table.
pub(super) fn section(section: &mut Fields<'_, '_>) -> Section {
    section.needs("items");
    Section {
        id: section.needed_text("id"),
        name: section.needed_wording("name"),
        weight: section.points("weight"),
        items: section.tables("items", item),
    }
}

fn item(item: &mut Fields<'_, '_>) -> Item {
    let id = item.needed_text("id");
    if !id.is_empty() {
        let place = item.place().to_owned();
        item.sheet.name_item(&place, &id);
    }
    item.needs("kind");
    item.needs("methods");
    let name = item.choice("kind", &KINDS);
    let (max, kind) = scoring(item, name);
    let (phrases, unit_of_phrases) = item.table("phrases", phrases).unwrap_or_default();
    // In a measure `unit` is what the number counts; elsewhere it is the unit responsible.
    let unit = if name == Some(KindName::Measure) { Wording::default() } else { item.wording("unit") };
    let responsible = item.wording("responsible");
    let units = [responsible, unit, unit_of_phrases];
    if units.iter().filter(|unit| !unit.is_empty()).count() > 1 {
        item.at_most_one(&["responsible", "unit", "phrases"]);
    }
    Item {
        id,
        name: item.needed_wording("name"),
        max,
        kind,
        methods: item.choices("methods", &METHODS),
        place: item.wording("place"),
        guidance: item.wording("guidance"),
        evidence: item.choice("evidence", &EVIDENCE).unwrap_or_default(),
        reason: item.choice("reason", &REASONS).unwrap_or_default(),
        na: item.flag("na").unwrap_or_default(),
        bonus: item.flag("bonus").unwrap_or_default(),
        control: item.flag("control").unwrap_or_default(),
        applies_when: item.table("applies_when", condition),
        phrases,
        unit: units.into_iter().find(|unit| !unit.is_empty()).unwrap_or_default(),
    }
}

fn phrases(phrases: &mut Fields<'_, '_>) -> (Phrases, Wording) {
    let read = Phrases {
        praise: phrases.wordings("praise"),
        shortcoming: phrases.wordings("shortcoming"),
        remedy: phrases.wordings("remedy"),
    };
    (read, phrases.wording("unit"))
}

/// Any word after `is` is first taken as the key of a level; [`settle_answers`] finds out which ones answer a check.
fn condition(condition: &mut Fields<'_, '_>) -> Condition {
    condition.exactly_one(&["is", "at_least", "at_most"]);
    let item = condition.needed_text("item");
    let is = condition.answer("is").map(ConditionTest::Level);
    let at_least = condition.points("at_least").map(ConditionTest::AtLeast);
    let at_most = condition.points("at_most").map(ConditionTest::AtMost);
    Condition { item, test: is.or(at_least).or(at_most).unwrap_or(ConditionTest::Answer(true)) }
}

/// `yes` and `no` are answers, unless the item they are asked of has levels: there they are keys like any other.
pub(super) fn settle_answers(standard: &mut Standard) {
    let with_levels: std::collections::BTreeSet<String> =
        standard.items().filter(|item| matches!(item.kind, Kind::Levels { .. })).map(|item| item.id.clone()).collect();
    let items = standard.sections.iter_mut().flat_map(|section| &mut section.items);
    for condition in
        items.filter_map(|item| item.applies_when.as_mut()).filter(|condition| !with_levels.contains(&condition.item))
    {
        match &condition.test {
            ConditionTest::Level(word) if word == "yes" => {
                condition.test = ConditionTest::Answer(true);
            }
            ConditionTest::Level(word) if word == "no" => {
                condition.test = ConditionTest::Answer(false);
            }
            _ => {}
        }
    }
}

/// The item's maximum and how it is scored.
fn scoring(item: &mut Fields<'_, '_>, name: Option<KindName>) -> (Points, Kind) {
    let Some(name) = name else {
        // Without a kind nobody can say which of these keys belong.
        item.ignore(&KEYS_OF_KINDS);
        return (item.points("max").unwrap_or_default(), Kind::Score { step: Points::HALF });
    };
    if let Some((text, _)) = KINDS.iter().find(|(_, kind)| *kind == name) {
        item.is_of_kind(text, &KEYS_OF_KINDS);
    }
    let max = if name == KindName::Veto {
        veto_max(item);
        None
    } else {
        item.points("max")
    };
    let or_max = max.unwrap_or_default();
    match name {
        KindName::Levels => {
            item.needs("levels");
            let levels = item.tables("levels", rung);
            (max.or(levels.iter().map(|rung| rung.points).max()).unwrap_or_default(), Kind::Levels { levels })
        }
        KindName::Multi => {
            item.needs("credits");
            let credits = item.tables("credits", rung);
            (max.unwrap_or_else(|| credits.iter().map(|credit| credit.points).sum()), Kind::Multi { credits })
        }
        KindName::Veto => (Points::ZERO, Kind::Veto { consequence: consequence(item) }),
        _ => {
            item.needs("max");
            (or_max, of_a_maximum(item, name, or_max))
        }
    }
}

/// A veto's `max` is read only to say that it does not belong.
fn veto_max(item: &mut Fields<'_, '_>) {
    if item.points("max").is_some() {
        let place = item.at("max");
        item.sheet.unreadable(&place, super::problem::ProblemKind::VetoWithMax);
    }
}

fn of_a_maximum(item: &mut Fields<'_, '_>, name: KindName, max: Points) -> Kind {
    match name {
        KindName::Check => Kind::Check { yes: item.points("yes").unwrap_or(max), no: item.points("no").unwrap_or_default() },
        KindName::Count => Kind::Count {
            each: item.needed_points("each"),
            floor: item.points("floor").unwrap_or_default(),
            ceiling: item.points("ceiling").unwrap_or(max),
        },
        KindName::Reasons => {
            item.needs("losses");
            Kind::Reasons { losses: item.tables("losses", loss), floor: item.points("floor").unwrap_or_default() }
        }
        KindName::Measure => {
            item.needs("input");
            item.needs("slabs");
            Kind::Measure {
                input: item.choice("input", &INPUTS).unwrap_or(MeasureInput::Number),
                unit: item.wording("unit"),
                slabs: item.tables("slabs", slab),
            }
        }
        KindName::Finding => {
            item.needs("severities");
            Kind::Finding { severities: item.tables("severities", severity) }
        }
        KindName::Score | KindName::Levels | KindName::Multi | KindName::Veto => {
            Kind::Score { step: item.points("step").unwrap_or(Points::HALF) }
        }
    }
}

fn rung(rung: &mut Fields<'_, '_>) -> Rung {
    Rung { key: rung.needed_text("key"), label: rung.needed_wording("label"), points: rung.needed_points("points") }
}

fn loss(loss: &mut Fields<'_, '_>) -> Loss {
    Loss {
        key: loss.needed_text("key"),
        label: loss.needed_wording("label"),
        points: loss.needed_points("points"),
        per_occurrence: loss.choice("per", &[("once", false), ("occurrence", true)]).unwrap_or_default(),
    }
}

fn slab(slab: &mut Fields<'_, '_>) -> Slab {
    slab.at_most_one(&["at_least", "at_most"]);
    let at_least = slab.points("at_least").map(Bound::AtLeast);
    let at_most = slab.points("at_most").map(Bound::AtMost);
    Slab { bound: at_least.or(at_most).unwrap_or(Bound::Otherwise), points: slab.needed_points("points") }
}

fn severity(severity: &mut Fields<'_, '_>) -> Severity {
    Severity {
        key: severity.needed_text("key"),
        label: severity.needed_wording("label"),
        deduct: severity.needed_points("deduct"),
    }
}

fn consequence(item: &mut Fields<'_, '_>) -> Consequence {
    item.needs("consequence");
    match item.choice("consequence", &[("disqualify", false), ("cap", true)]) {
        Some(true) => Consequence::Cap(item.needed_stars("cap", 0)),
        _ => Consequence::Disqualify,
    }
}
