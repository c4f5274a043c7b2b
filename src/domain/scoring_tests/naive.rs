//! The scoring rules once more, written slowly and separately, with plain fractions of two `i128`.
//! Finished cards only. Shares nothing with the real thing but the shape of a standard.

use std::cmp::Ordering;

use crate::domain::applicability::Facts;
use crate::domain::standard::*;
use crate::domain::value::{Marks, Value};

#[derive(Clone, Copy, Debug)]
pub struct F(pub i128, pub i128);

impl F {
    pub fn new(top: i128, bottom: i128) -> Self {
        let (mut one, mut two) = (top.abs(), bottom.abs());
        while two != 0 {
            (one, two) = (two, one % two);
        }
        let gcd = one.max(1) * bottom.signum();
        F(top / gcd, bottom / gcd)
    }
    pub fn add(self, o: F) -> F {
        F::new(self.0 * o.1 + o.0 * self.1, self.1 * o.1)
    }
    pub fn sub(self, o: F) -> F {
        self.add(F(-o.0, o.1))
    }
    pub fn mul(self, o: F) -> F {
        F::new(self.0 * o.0, self.1 * o.1)
    }
    pub fn div(self, o: F) -> F {
        F::new(self.0 * o.1, self.1 * o.0)
    }
    pub fn abs(self) -> F {
        F(self.0.abs(), self.1)
    }
}
impl PartialEq for F {
    fn eq(&self, o: &F) -> bool {
        self.cmp(o) == Ordering::Equal
    }
}
impl Eq for F {}
impl PartialOrd for F {
    fn partial_cmp(&self, o: &F) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}
impl Ord for F {
    fn cmp(&self, o: &F) -> Ordering {
        (self.0 * o.1).cmp(&(o.0 * self.1))
    }
}

pub fn f(points: crate::domain::points::Points) -> F {
    F::new(i128::from(points.hundredths()), 100)
}

/// Points of a value; a veto gives none.
pub fn worth(item: &Item, value: &Value) -> Option<F> {
    match (&item.kind, value) {
        (_, Value::Points(points)) => Some(f(*points)),
        (Kind::Levels { levels }, Value::Level(key)) => Some(f(levels.iter().find(|l| l.key == *key).unwrap().points)),
        (Kind::Check { yes, no }, Value::Answer(answer)) => Some(f(if *answer { *yes } else { *no })),
        (Kind::Finding { severities }, Value::Findings(found)) => {
            let mut left = f(item.max);
            for severity in severities {
                let n = found.get(&severity.key).copied().unwrap_or(0);
                left = left.sub(f(severity.deduct).mul(F(i128::from(n), 1)));
            }
            Some(left.max(F(0, 1)))
        }
        _ => None,
    }
}

pub fn full_ids(standard: &Standard, facts: &Facts) -> Vec<String> {
    let mut ids = vec![];
    for fact in &standard.facts {
        for effect in &fact.effects {
            if let (FactCondition::AtLeast(least), Some(FactValue::Number(n))) = (effect.when, facts.get(&fact.id))
                && *n >= least
            {
                ids.extend(effect.full_marks_on.clone());
            }
        }
    }
    ids.retain(|id| !matches!(standard.item(id).unwrap().kind, Kind::Veto { .. }));
    ids
}

/// `None`: cannot be told yet.
pub fn concerns(standard: &Standard, marks: &Marks, full: &[String], item: &Item) -> Option<bool> {
    let Some(when) = &item.applies_when else {
        return Some(true);
    };
    let on = standard.item(&when.item).unwrap();
    if !concerns(standard, marks, full, on)? {
        return Some(false);
    }
    let value = if full.contains(&on.id) {
        match &on.kind {
            Kind::Score { .. } => Value::Points(on.max),
            Kind::Levels { .. } => Value::Level("a".into()),
            Kind::Check { .. } => Value::Answer(true),
            _ => Value::Findings([].into()),
        }
    } else {
        marks.get(&on.id)?.clone()
    };
    if value == Value::NotApplicable {
        return Some(false);
    }
    let points = worth(on, &value).unwrap_or(F(0, 1));
    Some(match &when.test {
        ConditionTest::Answer(wanted) => value == Value::Answer(*wanted),
        ConditionTest::Level(key) => value == Value::Level(key.clone()),
        ConditionTest::AtLeast(least) => points >= f(*least),
        ConditionTest::AtMost(most) => points <= f(*most),
    })
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Mean(F),
    Na,
    Out,
    Veto(bool),
}

#[derive(Debug)]
pub struct Naive {
    pub states: Vec<State>,
    pub total: Option<F>,
    pub percents: Vec<Option<F>>,
    /// Per star rule in the standard's order, per requirement.
    pub held: Vec<Vec<bool>>,
    pub ceiling: u8,
    pub stars: u8,
}

pub fn naive(standard: &Standard, cards: &[&Marks], facts: &Facts) -> Naive {
    naive_panel(standard, cards, &vec![1; cards.len()], facts, &PanelRule::default())
}

/// Marks `(points, weight)` as one; the marks are written down as often as they weigh.
pub fn one_of(rule: &PanelRule, given: &[(F, i128)]) -> F {
    let mut rest = given.to_vec();
    rest.sort();
    let needed = rule.at_least as usize + if rule.method == Combination::Trimmed { 2 } else { 0 };
    let enough = given.len() >= needed;
    if enough && rule.method == Combination::Trimmed {
        rest.remove(0);
        let top = rest.iter().map(|one| one.0).max().unwrap();
        let at = rest.iter().position(|one| one.0 == top).unwrap();
        rest.remove(at);
    }
    let written: Vec<F> = rest.iter().flat_map(|(value, weight)| (0..*weight).map(|_| *value)).collect();
    let n = written.len();
    if enough && rule.method == Combination::Median {
        return written[(n - 1) / 2].add(written[n / 2]).div(F(2, 1));
    }
    written.into_iter().fold(F(0, 1), F::add).div(F(n as i128, 1))
}

/// The same for a panel whose cards weigh differently; an item missing on a card is not asked there.
pub fn naive_panel(standard: &Standard, cards: &[&Marks], weights: &[i128], facts: &Facts, rule: &PanelRule) -> Naive {
    let full = full_ids(standard, facts);
    let items: Vec<&Item> = standard.items().collect();
    let mut states = vec![];
    for item in &items {
        let (mut given, mut na, mut bad) = (vec![], 0, 0);
        let is_veto = matches!(item.kind, Kind::Veto { .. });
        for (marks, weight) in cards.iter().zip(weights) {
            if concerns(standard, marks, &full, item) == Some(false) {
                continue;
            }
            if full.contains(&item.id) {
                given.push((f(item.max), *weight));
                continue;
            }
            match marks.get(&item.id) {
                None => {}
                Some(Value::NotApplicable) => na += 1,
                Some(Value::Violated(violated)) => {
                    bad += usize::from(*violated);
                    given.push((F(0, 1), *weight));
                }
                Some(value) => given.push((worth(item, value).unwrap(), *weight)),
            }
        }
        states.push(if given.is_empty() {
            if na > 0 { State::Na } else { State::Out }
        } else if is_veto {
            State::Veto(if rule.veto == VetoRule::Majority { 2 * bad > given.len() } else { bad > 0 })
        } else {
            let equal = full.contains(&item.id);
            State::Mean(if equal { f(item.max) } else { one_of(rule, &given) })
        });
    }
    // The others' average, for N/A items.
    let is_base = |item: &Item| !item.bonus && !matches!(item.kind, Kind::Veto { .. });
    let (mut got, mut of) = (F(0, 1), F(0, 1));
    for (item, state) in items.iter().zip(&states) {
        if let (true, State::Mean(mean)) = (is_base(item), state) {
            got = got.add(*mean);
            of = of.add(f(item.max));
        }
    }
    let average = (of.0 > 0).then(|| got.div(of));
    let counted: Vec<Option<F>> = items
        .iter()
        .zip(&states)
        .map(|(item, state)| match state {
            State::Mean(mean) => Some(*mean),
            State::Na if is_base(item) => match standard.na.policy {
                NaPolicy::Exclude => None,
                NaPolicy::Full => Some(f(item.max)),
                NaPolicy::Zero => Some(F(0, 1)),
                NaPolicy::Average => average.map(|average| average.mul(f(item.max))),
            },
            _ => None,
        })
        .collect();
    let mut percents = vec![];
    let (mut all_got, mut all_of, mut weighted, mut weights) = (F(0, 1), F(0, 1), F(0, 1), F(0, 1));
    for section in &standard.sections {
        let (mut got, mut of) = (F(0, 1), F(0, 1));
        for item in section.items.iter().filter(|item| is_base(item)) {
            if let Some(points) = counted[standard.number(&item.id).unwrap() - 1] {
                got = got.add(points);
                of = of.add(f(item.max));
            }
        }
        all_got = all_got.add(got);
        all_of = all_of.add(of);
        percents.push((of.0 > 0).then(|| got.div(of).mul(F(100, 1))));
        if let (Some(weight), true) = (section.weight, of.0 > 0) {
            weighted = weighted.add(got.div(of).mul(f(weight)));
            weights = weights.add(f(weight));
        }
    }
    let ratio = if standard.sections[0].weight.is_some() {
        (weights.0 > 0).then(|| weighted.div(weights))
    } else {
        (all_of.0 > 0).then(|| all_got.div(all_of))
    };
    let full_marks = f(standard.full_marks);
    let mut bonus = F(0, 1);
    for (item, state) in items.iter().zip(&states) {
        if let (true, State::Mean(mean)) = (item.bonus, state) {
            bonus = bonus.add(*mean);
        }
    }
    if let Some(cap) = standard.bonus_cap {
        bonus = bonus.min(f(cap));
    }
    let panel = ratio.map(|ratio| ratio.mul(full_marks).add(bonus));
    let total = if standard.components.is_empty() {
        panel
    } else {
        panel.map(|panel| {
            let mut total = F(0, 1);
            for component in &standard.components {
                let percent = match &component.fact {
                    None => panel.div(full_marks).mul(F(100, 1)),
                    Some(fact) => match facts[fact] {
                        FactValue::Number(percent) => f(percent),
                        FactValue::YesNo(_) => unreachable!(),
                    },
                };
                total = total.add(f(component.share).mul(percent));
            }
            total.div(F(10_000, 1)).mul(full_marks)
        })
    };
    let at = |id: &str| standard.number(id).unwrap() - 1;
    let is_full = |index: usize| match &states[index] {
        State::Veto(violated) => !violated,
        _ => counted[index].is_none_or(|points| points >= f(items[index].max)),
    };
    let holds = |requirement: &Requirement| match requirement {
        Requirement::TotalAtLeast(least) => total.is_some_and(|total| total >= f(*least)),
        Requirement::TotalAtMost(most) => total.is_some_and(|total| total <= f(*most)),
        Requirement::EverySectionAtLeast(percent) => percents.iter().flatten().all(|one| *one >= f(*percent)),
        Requirement::SectionAtLeast { section, percent } => {
            let index = standard.sections.iter().position(|one| one.id == *section).unwrap();
            percents[index].is_none_or(|one| one >= f(*percent))
        }
        Requirement::ItemAtLeast { item, points } => match &states[at(item)] {
            State::Veto(violated) => !violated,
            _ => counted[at(item)].is_none_or(|one| one >= f(*points)),
        },
        Requirement::ItemAtMost { item, points } => counted[at(item)].is_none_or(|one| one <= f(*points)),
        Requirement::EveryItemAtMost(points) => counted.iter().flatten().all(|one| *one <= f(*points)),
        Requirement::Required { item } => is_full(at(item)),
        Requirement::Controls => (0..items.len()).filter(|index| items[*index].control).all(is_full),
        Requirement::FindingsAtMost { severity, at_most } => {
            let mut sum = 0;
            for item in &items {
                let mut most = 0;
                for marks in cards {
                    if full.contains(&item.id) || concerns(standard, marks, &full, item) == Some(false) {
                        continue;
                    }
                    if let Some(Value::Findings(found)) = marks.get(&item.id) {
                        most = most.max(found.get(severity).copied().unwrap_or(0));
                    }
                }
                sum += most;
            }
            sum <= *at_most
        }
    };
    let held: Vec<Vec<bool>> = standard.stars.iter().map(|rule| rule.requirements.iter().map(holds).collect()).collect();
    let mut ceiling = u8::MAX;
    for (item, state) in items.iter().zip(&states) {
        if let (Kind::Veto { consequence }, State::Veto(true)) = (&item.kind, state) {
            ceiling = ceiling.min(match consequence {
                Consequence::Disqualify => 0,
                Consequence::Cap(cap) => *cap,
            });
        }
    }
    for cap in &standard.caps {
        if let Some(FactValue::Number(value)) = facts.get(&cap.fact)
            && *value < cap.below
        {
            ceiling = ceiling.min(cap.stars);
        }
    }
    if let Some(most) = standard.na.max_share {
        let (mut na, mut all) = (F(0, 1), F(0, 1));
        for (item, state) in items.iter().zip(&states).filter(|(item, _)| is_base(item)) {
            if *state == State::Na {
                na = na.add(f(item.max));
            }
            if *state != State::Out {
                all = all.add(f(item.max));
            }
        }
        if all.0 > 0 && na.div(all).mul(F(100, 1)) > f(most) {
            ceiling = 0;
        }
    }
    let mut stars = 0;
    for (rule, held) in standard.stars.iter().zip(&held) {
        if held.iter().all(|held| *held) {
            stars = stars.max(rule.stars);
        }
    }
    Naive { states, total, percents, held, ceiling, stars: stars.min(ceiling) }
}
