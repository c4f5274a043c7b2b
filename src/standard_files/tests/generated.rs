//! Standards made up at random that make sense.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::domain::points::Points;
use crate::domain::standard::{
    Bound, Combination, Component, Condition, ConditionTest, Consequence, Evidence, FactCap, FactCondition, FactDefinition,
    FactEffect, FactKind, Item, Kind, Loss, MeasureInput, Method, NaPolicy, NaRule, PanelRule, Per, Phrases, Quota, QuotaLimit,
    ReasonRule, Requirement, Role, Rung, Section, Severity, Slab, Standard, StarRule, Ties, TooFew, VetoRule,
};
use crate::domain::wording::Wording;

/// Texts with everything a TOML string has to escape, never blank and never about persons.
fn text() -> impl Strategy<Value = String> {
    "[a-d评分\"'\\\\\\n\\r\\t\u{1}\u{7f}\u{85}#= ]{0,8}x[\"\\\\\\n]{0,4}"
}

fn wording() -> impl Strategy<Value = Wording> {
    (text(), option::of(text()), any::<bool>()).prop_map(|(text, other, only_other)| match other {
        Some(other) if only_other => Wording::one("en", other),
        Some(other) => {
            let mut wording = Wording::one("zh-CN", text);
            wording.set("en", other);
            wording
        }
        None => Wording::one("zh-CN", text),
    })
}

fn maybe_wording() -> impl Strategy<Value = Wording> {
    prop_oneof![Just(Wording::default()), wording()]
}

fn hundredths(range: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Points> {
    range.prop_map(Points::from_hundredths)
}

/// Distinct points below `max`, then `max` itself.
fn rungs(max: Points, label: &Wording, count: i64) -> Vec<Rung> {
    let rung = |index: i64| Rung {
        key: format!("k{index}"),
        label: label.clone(),
        points: Points::from_hundredths(max.hundredths() - index),
    };
    (0..count.min(max.hundredths() + 1)).map(rung).collect()
}

fn kind(max: Points) -> impl Strategy<Value = Kind> {
    let below = move || hundredths(0..=max.hundredths());
    prop_oneof![
        Just(Kind::Score { step: max }),
        Just(Kind::Score { step: Points::from_hundredths(1) }),
        (wording(), 1_i64..5).prop_map(move |(label, count)| Kind::Levels { levels: rungs(max, &label, count) }),
        below().prop_map(move |no| Kind::Check { yes: max, no }),
        (below(), 1_i64..300, any::<bool>()).prop_map(move |(floor, each, deducts)| Kind::Count {
            each: Points::from_hundredths(if deducts { -each } else { each }),
            floor,
            ceiling: max,
        }),
        (below(), vec((wording(), 1_i64..500, any::<bool>()), 1..4)).prop_map(|(floor, losses)| {
            Kind::Reasons {
                losses: losses
                    .into_iter()
                    .enumerate()
                    .map(|(index, (label, points, per_occurrence))| Loss {
                        key: format!("l{index}"),
                        label,
                        points: Points::from_hundredths(points),
                        per_occurrence,
                    })
                    .collect(),
                floor,
            }
        }),
        (maybe_wording(), 1_i64..9999, below(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
            move |(unit, bound, points, share, lower, otherwise)| {
                let bound = |more: i64| {
                    let bound = Points::from_hundredths(if lower { bound.min(5000) + more } else { bound - more });
                    if lower { Bound::AtMost(bound) } else { Bound::AtLeast(bound) }
                };
                let mut slabs = vec![Slab { bound: bound(0), points: max }, Slab { bound: bound(1), points }];
                // Right behind the bound nothing may be left for a share.
                if otherwise && !(share && slabs.iter().any(|slab| slab.bound == Bound::AtLeast(Points::ZERO))) {
                    slabs.push(Slab { bound: Bound::Otherwise, points: Points::ZERO });
                }
                Kind::Measure { input: if share { MeasureInput::Share } else { MeasureInput::Number }, unit, slabs }
            }
        ),
        wording().prop_map(move |label| Kind::Multi { credits: vec![Rung { key: "c".to_owned(), label, points: max }] }),
        (wording(), 1_i64..500).prop_map(|(label, deduct)| Kind::Finding {
            severities: vec![Severity { key: "major".to_owned(), label, deduct: Points::from_hundredths(deduct) }]
        }),
        (0_u8..=3)
            .prop_map(|cap| Kind::Veto { consequence: if cap == 0 { Consequence::Disqualify } else { Consequence::Cap(cap) } }),
    ]
}

fn item() -> impl Strategy<Value = Item> {
    let methods = proptest::sample::subsequence(vec![Method::Documents, Method::Onsite, Method::Interview], 1..=3);
    let phrases = (vec(wording(), 0..3), vec(wording(), 0..2), vec(wording(), 0..2));
    let rules = (
        prop_oneof![Just(Evidence::None), Just(Evidence::Optional), Just(Evidence::Required)],
        prop_oneof![Just(ReasonRule::Optional), Just(ReasonRule::Lost)],
        any::<[bool; 3]>(),
    );
    let kinds = (1_i64..1500).prop_map(Points::from_hundredths).prop_flat_map(|max| (Just(max), kind(max)));
    let words = (wording(), maybe_wording(), maybe_wording(), maybe_wording());
    (kinds, words, methods, phrases, rules).prop_map(|((max, kind), (name, place, guidance, unit), methods, phrases, rules)| {
        let (evidence, reason, [na, bonus, control]) = rules;
        let veto = matches!(kind, Kind::Veto { .. });
        let (praise, shortcoming, remedy) = phrases;
        Item {
            id: String::new(),
            name,
            max: if veto { Points::ZERO } else { max },
            kind,
            methods,
            place,
            guidance,
            evidence,
            reason,
            na,
            bonus: bonus && !veto,
            control,
            applies_when: None,
            phrases: Phrases { praise, shortcoming, remedy },
            unit,
        }
    })
}

/// A condition on `earlier` that it can answer.
fn condition(earlier: &Item, choice: u8) -> Condition {
    let test = match (&earlier.kind, choice % 3) {
        (Kind::Veto { .. }, _) | (Kind::Check { .. }, 0) => ConditionTest::Answer(choice > 100),
        (Kind::Levels { levels }, 0) => ConditionTest::Level(levels[0].key.clone()),
        (_, 1) => ConditionTest::AtLeast(earlier.max),
        _ => ConditionTest::AtMost(Points::from_hundredths(i64::from(choice))),
    };
    Condition { item: earlier.id.clone(), test }
}

/// Gives the items their ids and some of them a condition on the item before.
fn sections(sections: Vec<Vec<(Item, Option<u8>)>>, names: &[Wording], weighted: bool) -> Vec<Section> {
    let mut earlier: Option<Item> = None;
    let mut number = 0;
    let count = i64::try_from(sections.len()).unwrap();
    let mut built = Vec::new();
    for (index, items) in sections.into_iter().enumerate() {
        let mut section =
            Section { id: format!("s{index}"), name: names[index % names.len()].clone(), weight: None, items: Vec::new() };
        if weighted {
            let weight = 10_000 / count + if index == 0 { 10_000 % count } else { 0 };
            section.weight = Some(Points::from_hundredths(weight));
        }
        for (mut item, choice) in items {
            number += 1;
            item.id = format!("item-{number}");
            if let (Some(earlier), Some(choice)) = (&earlier, choice) {
                item.applies_when = Some(condition(earlier, choice));
            }
            earlier = Some(item.clone());
            section.items.push(item);
        }
        built.push(section);
    }
    built
}

fn requirements(standard: &Standard, total: Points) -> Vec<Requirement> {
    let mut requirements = vec![
        Requirement::TotalAtLeast(total),
        Requirement::EverySectionAtLeast(Points::from_hundredths(7055)),
        Requirement::SectionAtLeast { section: "s0".to_owned(), percent: Points::whole(90) },
    ];
    let with_points: Vec<&Item> = standard.items().filter(|item| !item.max.is_zero()).collect();
    for item in &with_points {
        requirements.push(Requirement::ItemAtLeast { item: item.id.clone(), points: item.max });
        requirements.push(Requirement::ItemAtMost { item: item.id.clone(), points: item.max });
    }
    requirements.push(Requirement::EveryItemAtMost(Points::whole(20)));
    requirements.extend(with_points.iter().take(2).map(|item| Requirement::Required { item: item.id.clone() }));
    if standard.items().any(|item| item.control) {
        requirements.push(Requirement::Controls);
    }
    if standard.items().any(|item| matches!(item.kind, Kind::Finding { .. })) {
        requirements.push(Requirement::FindingsAtMost { severity: "major".to_owned(), at_most: 2 });
    }
    requirements
}

/// Everything around the checklist that depends on what is in it.
fn complete(mut standard: Standard, [facts, components, quota, caps]: [bool; 4], fact_name: &Wording) -> Standard {
    let base: Points = standard.items().filter(|item| !item.bonus).map(|item| item.max).sum();
    let weighted = standard.sections.iter().any(|section| section.weight.is_some());
    standard.full_marks = if weighted || base.is_zero() { Points::whole(100) } else { base };
    standard.stars = vec![StarRule { stars: 3, requirements: Vec::new() }, StarRule { stars: 5, requirements: Vec::new() }];
    if base.is_zero() {
        // Only vetoes and bonus: there is nothing full marks could be the sum of.
        if let Some(section) = standard.sections.first_mut() {
            section.items.push(Item { id: "base".to_owned(), ..base_item(fact_name) });
        }
    }
    if facts {
        let with_points = standard.items().find(|item| !item.max.is_zero()).map(|item| item.id.clone());
        let effect = |when| FactEffect { when, full_marks_on: with_points.iter().cloned().collect() };
        let fact = |id: &str, kind, when| FactDefinition { id: id.to_owned(), name: fact_name.clone(), kind, effects: when };
        standard.facts = vec![
            fact("percent", FactKind::Percent, vec![effect(FactCondition::AtLeast(Points::from_hundredths(9055)))]),
            fact("number", FactKind::Number, vec![effect(FactCondition::AtMost(Points::whole(-3)))]),
            fact("honour", FactKind::YesNo, vec![effect(FactCondition::Is(true)), effect(FactCondition::Is(false))]),
        ];
        if components {
            let part = |id: &str, share, fact: Option<&str>| Component {
                id: id.to_owned(),
                share: Points::from_hundredths(share),
                fact: fact.map(str::to_owned),
            };
            standard.components = vec![part("panel", 6_666, None), part("public", 3_334, Some("percent"))];
        }
        if caps {
            standard.caps = vec![FactCap { fact: "percent".to_owned(), below: Points::whole(60), stars: 0 }];
        }
    }
    if quota {
        let limit = if components { QuotaLimit::AtMost(3) } else { QuotaLimit::Percent(Points::from_hundredths(1250)) };
        let quota = |stars, ties| Quota { stars, limit, ties };
        standard.quotas = vec![quota(5, Ties::Lose)];
        if facts {
            standard.quotas.push(quota(4, Ties::Keep));
        }
    }
    if quota {
        let role = |key: &str, weight, chair| Role { key: key.to_owned(), name: fact_name.clone(), weight, chair };
        standard.panel = PanelRule {
            method: if caps { Combination::Trimmed } else { Combination::Median },
            per: if caps { Per::Card } else { Per::Item },
            at_least: if facts { 3 } else { 1 },
            too_few: if components { TooFew::Mean } else { TooFew::Refuse },
            veto: if facts { VetoRule::Chair } else { VetoRule::Majority },
            independent: components,
            roles: vec![role("chair", Points::from_hundredths(150), true), role("member", Points::whole(1), false)],
        };
    }
    let half = Points::from_hundredths(standard.full_marks.hundredths() / 2);
    standard.stars[0].requirements = vec![Requirement::TotalAtLeast(half)];
    standard.stars[1].requirements = requirements(&standard, standard.full_marks);
    standard
}

fn base_item(name: &Wording) -> Item {
    Item {
        id: String::new(),
        name: name.clone(),
        max: Points::whole(100),
        kind: Kind::Score { step: Points::HALF },
        methods: vec![Method::Onsite],
        place: Wording::default(),
        guidance: Wording::default(),
        evidence: Evidence::Optional,
        reason: ReasonRule::Optional,
        na: false,
        bonus: false,
        control: false,
        applies_when: None,
        phrases: Phrases::default(),
        unit: Wording::default(),
    }
}

/// A standard without any problem.
pub(super) fn standard() -> impl Strategy<Value = Standard> {
    let policy = prop_oneof![Just(NaPolicy::Exclude), Just(NaPolicy::Full), Just(NaPolicy::Zero), Just(NaPolicy::Average)];
    let head = (wording(), maybe_wording(), text(), policy, option::of(hundredths(0..=10_000)), option::of(hundredths(0..=900)));
    let body = vec(vec((item(), option::of(any::<u8>())), 1..4), 1..4);
    (head, body, vec(wording(), 1..3), any::<bool>(), any::<[bool; 4]>(), wording()).prop_map(
        |((name, description, version, policy, max_share, bonus_cap), body, names, weighted, parts, fact_name)| {
            let standard = Standard {
                id: "made-up-1".to_owned(),
                version,
                language: "zh-CN".to_owned(),
                name,
                description,
                full_marks: Points::ZERO,
                na: NaRule { policy, max_share },
                bonus_cap,
                facts: Vec::new(),
                components: Vec::new(),
                sections: sections(body, &names, weighted),
                stars: Vec::new(),
                caps: Vec::new(),
                quotas: Vec::new(),
                panel: PanelRule::default(),
            };
            complete(standard, parts, &fact_name)
        },
    )
}
