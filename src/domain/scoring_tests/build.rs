//! Small standards and marks: by hand, and rolled from a list of dice so that proptest can shrink them.

use std::collections::BTreeMap;

use crate::domain::applicability::Facts;
use crate::domain::points::Points;
use crate::domain::standard::*;
use crate::domain::value::{Marks, Value};
use crate::domain::wording::Wording;

pub fn p(text: &str) -> Points {
    text.parse().unwrap()
}

pub fn item(id: &str, max: &str, kind: Kind) -> Item {
    Item {
        id: id.into(),
        name: Wording::default(),
        max: p(max),
        kind,
        methods: vec![Method::Onsite],
        place: Wording::default(),
        guidance: Wording::default(),
        evidence: Evidence::Optional,
        reason: ReasonRule::Optional,
        na: true,
        bonus: false,
        control: false,
        applies_when: None,
        phrases: Phrases::default(),
        unit: Wording::default(),
    }
}

pub fn score(id: &str, max: &str) -> Item {
    item(id, max, Kind::Score { step: p("0.5") })
}

pub fn veto(id: &str, consequence: Consequence) -> Item {
    item(id, "0", Kind::Veto { consequence })
}

pub fn rung(key: &str, points: &str) -> Rung {
    Rung { key: key.into(), label: Wording::default(), points: p(points) }
}

pub fn section(id: &str, weight: Option<&str>, items: Vec<Item>) -> Section {
    Section { id: id.into(), name: Wording::default(), weight: weight.map(p), items }
}

pub fn standard(full_marks: &str, sections: Vec<Section>, stars: Vec<(u8, Vec<Requirement>)>) -> Standard {
    Standard {
        id: "t".into(),
        version: "1".into(),
        language: "zh-CN".into(),
        name: Wording::default(),
        description: Wording::default(),
        full_marks: p(full_marks),
        na: NaRule::default(),
        bonus_cap: None,
        facts: vec![],
        components: vec![],
        sections,
        stars: stars.into_iter().map(|(stars, requirements)| StarRule { stars, requirements }).collect(),
        caps: vec![],
        quotas: Vec::new(),
        panel: PanelRule::default(),
    }
}

pub fn marks(values: &[(&str, Value)]) -> Marks {
    values.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect()
}

pub fn points(text: &str) -> Value {
    Value::Points(p(text))
}

pub fn findings(values: &[(&str, u32)]) -> Value {
    Value::Findings(values.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect())
}

/// Dice thrown before the game; an exhausted list throws zeros.
pub struct Dice(std::vec::IntoIter<u8>);

impl Dice {
    pub fn new(throws: Vec<u8>) -> Self {
        Self(throws.into_iter())
    }
    pub fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % sides
    }
    pub fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == sides - 1
    }
    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())].clone()
    }
}

/// What a rolled standard may contain.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "switches")]
pub struct Allow {
    pub lower_is_better: bool,
    pub findings: bool,
    pub depends: bool,
    pub negative: bool,
}

pub const EVERYTHING: Allow = Allow { lower_is_better: true, findings: true, depends: true, negative: true };

pub fn roll_standard(dice: &mut Dice, allow: Allow) -> Standard {
    let count = 1 + dice.roll(6);
    let sections = 1 + dice.roll(3);
    let mut items = Vec::new();
    for n in 0..count {
        let id = format!("i{n}");
        let max = dice.pick(&["2", "1", "3", "1.5"]);
        let mut one = match dice.roll(6) {
            0 | 1 => item(&id, max, Kind::Score { step: dice.pick(&[p("0.5"), p("1")]) }),
            2 => item(&id, "3", Kind::Levels { levels: vec![rung("c", "0"), rung("a", "3"), rung("b", "1")] }),
            3 => {
                let no = if allow.negative { dice.pick(&["0", "-0.5", "0.5"]) } else { "0" };
                item(&id, max, Kind::Check { yes: p(max), no: p(no) })
            }
            4 if allow.findings => {
                let severity =
                    |key: &str, deduct: &str| Severity { key: key.into(), label: Wording::default(), deduct: p(deduct) };
                item(&id, max, Kind::Finding { severities: vec![severity("major", "1"), severity("minor", "0.5")] })
            }
            _ if n > 0 => veto(&id, dice.pick(&[Consequence::Disqualify, Consequence::Cap(1), Consequence::Cap(2)])),
            _ => score(&id, max),
        };
        let is_veto = matches!(one.kind, Kind::Veto { .. });
        one.na = dice.one_in(2);
        one.bonus = !is_veto && dice.one_in(5);
        one.control = dice.one_in(5);
        if allow.depends && n > 0 && dice.one_in(4) {
            let on: &Item = &items[dice.roll(n)];
            let test = match &on.kind {
                Kind::Check { .. } => ConditionTest::Answer(dice.one_in(2)),
                Kind::Levels { .. } => ConditionTest::Level(dice.pick(&["a", "b"]).into()),
                _ => dice.pick(&[ConditionTest::AtLeast(p("1")), ConditionTest::AtMost(p("1"))]),
            };
            one.applies_when = Some(Condition { item: on.id.clone(), test });
        }
        items.push(one);
    }
    let weights = dice.one_in(2);
    let mut list: Vec<Section> = (0..sections)
        .map(|n| {
            section(
                &format!("s{n}"),
                weights.then_some([["100", "", ""], ["70", "30", ""], ["50", "20", "30"]][sections - 1][n]),
                vec![],
            )
        })
        .collect();
    let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    // Items stay in order: each section takes a run of them.
    for (n, item) in items.into_iter().enumerate() {
        list[n * sections / count].items.push(item);
    }
    let full = dice.pick(&["100", "10", "7"]);
    let mut standard = standard(full, list, vec![]);
    standard.na.policy = dice.pick(&[NaPolicy::Exclude, NaPolicy::Full, NaPolicy::Zero, NaPolicy::Average]);
    standard.na.max_share = if dice.one_in(4) { Some(p("40")) } else { None };
    standard.bonus_cap = if dice.one_in(2) { Some(dice.pick(&[p("1"), p("0.5"), p("2")])) } else { None };
    if dice.one_in(4) {
        let effects = vec![FactEffect { when: FactCondition::AtLeast(p("90")), full_marks_on: vec![dice.pick(&ids)] }];
        let name = Wording::default();
        standard.facts.push(FactDefinition { id: "happy".into(), name, kind: FactKind::Percent, effects });
    }
    if dice.one_in(3) {
        let component =
            |id: &str, share: &str, fact: Option<&str>| Component { id: id.into(), share: p(share), fact: fact.map(Into::into) };
        standard.components = vec![component("panel", "70", None), component("public", "30", Some("happy"))];
    }
    if dice.one_in(4) {
        standard.caps.push(FactCap { fact: "happy".into(), below: p("60"), stars: dice.pick(&[1, 0]) });
    }
    for stars in [3_u8, 1, 2] {
        if dice.one_in(5) {
            continue;
        }
        let mut requirements = Vec::new();
        for _ in 0..=dice.roll(3) {
            let id = dice.pick(&ids);
            let at = i64::from(stars) * 20 + [25, 5, 15][dice.roll(3)];
            let total = Points::from_hundredths(standard.full_marks.hundredths() * at / 100);
            requirements.push(
                match dice.roll(if allow.lower_is_better {
                    12
                } else if allow.findings {
                    9
                } else {
                    8
                }) {
                    0 | 1 => Requirement::TotalAtLeast(total),
                    2 => Requirement::EverySectionAtLeast(Points::whole(at)),
                    3 => Requirement::SectionAtLeast { section: "s0".into(), percent: Points::whole(at) },
                    4 => Requirement::ItemAtLeast { item: id, points: p("1") },
                    5 => Requirement::Required { item: id },
                    6 | 7 => Requirement::Controls,
                    8 => Requirement::FindingsAtMost {
                        severity: dice.pick(&["major", "minor"]).into(),
                        at_most: u32::from(dice.one_in(2)),
                    },
                    9 => Requirement::TotalAtMost(Points::from_hundredths(standard.full_marks.hundredths() * (100 - at) / 100)),
                    10 => Requirement::ItemAtMost { item: id, points: p("1") },
                    _ => Requirement::EveryItemAtMost(p("2")),
                },
            );
        }
        standard.stars.push(StarRule { stars, requirements });
    }
    standard
}

pub fn roll_facts(dice: &mut Dice) -> Facts {
    match dice.roll(5) {
        0 => Facts::new(),
        throw => BTreeMap::from([("happy".into(), FactValue::Number(p(["95", "50", "80", "60"][throw - 1])))]),
    }
}

/// Every value worth trying on an item.
pub fn values(item: &Item) -> Vec<Value> {
    let mut all = match &item.kind {
        Kind::Score { step } => {
            let mut all: Vec<i64> = (0..=item.max.hundredths()).step_by(step.hundredths().unsigned_abs() as usize).collect();
            if all.last() != Some(&item.max.hundredths()) {
                all.push(item.max.hundredths());
            }
            all.into_iter().map(|h| Value::Points(Points::from_hundredths(h))).collect()
        }
        Kind::Levels { levels } => levels.iter().map(|rung| Value::Level(rung.key.clone())).collect(),
        Kind::Check { .. } => vec![Value::Answer(true), Value::Answer(false)],
        Kind::Finding { .. } => (0..6).map(|n| findings(&[("major", n / 3), ("minor", n % 3)])).collect(),
        Kind::Veto { .. } => vec![Value::Violated(false), Value::Violated(true)],
        _ => vec![],
    };
    if item.na {
        all.push(Value::NotApplicable);
    }
    all
}

/// A full card, then with `gaps` of its marks taken out.
pub fn roll_marks(dice: &mut Dice, standard: &Standard, gaps: usize) -> Marks {
    let mut marks: Marks = standard.items().map(|item| (item.id.clone(), dice.pick(&values(item)))).collect();
    let ids: Vec<String> = marks.keys().cloned().collect();
    for _ in 0..gaps {
        marks.remove(&dice.pick(&ids));
    }
    marks
}
