//! What a star rule asks, as linear requirements on the changes and bounds on single items.

use std::collections::BTreeMap;

use super::targets::Target;
use super::{Field, Movable};
use crate::domain::points::{Exact, Points};
use crate::domain::readings::Now;
use crate::domain::standard::{Kind, Requirement, StarRule};

/// "Σ slope × change (or findings cleared) ≥ need".
#[derive(Clone)]
pub(super) struct Line {
    pub slopes: Slopes,
    pub need: Exact,
}

#[derive(Clone)]
pub(super) enum Slopes {
    Points(Vec<Exact>),
    Cleared(String),
}

/// What a rule asks of the movable items.
pub(super) struct Ask {
    /// The lines that must hold together; one case must.
    pub cases: Vec<Vec<Line>>,
    /// Movable item → lowest and highest points allowed.
    bounds: BTreeMap<usize, (Option<Exact>, Option<Exact>)>,
    up: bool,
    down: bool,
}

impl Ask {
    /// `None` when something that cannot be changed stands in the way.
    pub fn new(field: &Field<'_>, rule: &StarRule) -> Option<Self> {
        let mut ask = Self { cases: vec![Vec::new()], bounds: BTreeMap::new(), up: false, down: false };
        for requirement in &rule.requirements {
            ask.add(field, requirement)?;
        }
        Some(ask)
    }

    fn add(&mut self, field: &Field<'_>, requirement: &Requirement) -> Option<()> {
        let sight = field.sight;
        match requirement {
            Requirement::TotalAtMost(_) | Requirement::ItemAtMost { .. } | Requirement::EveryItemAtMost(_) => self.down = true,
            _ => self.up = true,
        }
        match requirement {
            Requirement::TotalAtLeast(points) => {
                for line in total_lines(field, &points.exact())? {
                    self.push(&line);
                }
            }
            Requirement::TotalAtMost(points) => {
                let lines = total_lines(field, &points.exact())?;
                let cases = std::mem::take(&mut self.cases);
                for line in lines {
                    self.cases.extend(cases.iter().map(|case| case.iter().cloned().chain([line.turned()]).collect()));
                }
            }
            Requirement::EverySectionAtLeast(percent) => {
                for index in 0..sight.standard.sections.len() {
                    self.section(field, index, *percent);
                }
            }
            Requirement::SectionAtLeast { section, percent } => {
                if let Some(index) = sight.standard.sections.iter().position(|one| one.id == *section) {
                    self.section(field, index, *percent);
                }
            }
            Requirement::ItemAtLeast { item, points } => {
                self.item(field, item, Some(*points), None)?;
            }
            Requirement::ItemAtMost { item, points } => {
                self.item(field, item, None, Some(*points))?;
            }
            Requirement::Required { item } => {
                let max = sight.standard.item(item).map(|item| item.max).unwrap_or_default();
                self.item(field, item, Some(max), None)?;
            }
            Requirement::Controls => {
                for item in sight.standard.items().filter(|item| item.control) {
                    self.item(field, &item.id, Some(item.max), None)?;
                }
            }
            Requirement::EveryItemAtMost(points) => {
                for item in sight.standard.items().filter(|item| !matches!(item.kind, Kind::Veto { .. })) {
                    self.item(field, &item.id, None, Some(*points))?;
                }
            }
            Requirement::FindingsAtMost { severity, at_most } => {
                let counts = sight.readings.iter().filter_map(|one| one.findings.get(severity.as_str()));
                let found: i64 = counts.map(|count| i64::from(count.0)).sum();
                let need = Exact::ratio(found - i64::from(*at_most), 1);
                self.push(&Line { slopes: Slopes::Cleared(severity.clone()), need });
            }
        }
        Some(())
    }

    fn push(&mut self, line: &Line) {
        self.cases.iter_mut().for_each(|lines| lines.push(line.clone()));
    }

    fn section(&mut self, field: &Field<'_>, index: usize, percent: Points) {
        // A section where nothing counts leaves the rule.
        if let Some(now) = field.sight.now.sections.get(index).and_then(|section| section.percent.as_ref()) {
            let slopes = field.movable.iter().map(|one| one.sections[index].clone()).collect();
            self.push(&Line { slopes: Slopes::Points(slopes), need: &percent.exact() - now });
        }
    }

    /// Bounds on one item: kept for its targets when it can be changed, else they must hold as they are.
    fn item(&mut self, field: &Field<'_>, id: &str, least: Option<Points>, most: Option<Points>) -> Option<()> {
        if let Some(at) = field.movable.iter().position(|one| one.reading.item.id == id) {
            let bounds = self.bounds.entry(at).or_default();
            bounds.0 = bounds.0.take().max(least.map(Points::exact));
            bounds.1 = match (bounds.1.take(), most.map(Points::exact)) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            return Some(());
        }
        let Some(reading) = field.sight.readings.iter().find(|reading| reading.item.id == id) else {
            return Some(());
        };
        if reading.is_veto() {
            return (!reading.violated.0 || least.is_none()).then_some(());
        }
        let Some(now) = field.sight.counted_now(reading) else {
            return Some(());
        };
        // A N/A item may count the average of the others, so it moves with them.
        let moves = reading.now == Now::NotApplicable;
        let max = if moves { reading.item.max.exact() } else { Exact::zero() };
        let slopes: Vec<Exact> = field.movable.iter().map(|one| &one.average * &max).collect();
        if let Some(least) = least {
            self.push(&Line { slopes: Slopes::Points(slopes.clone()), need: &least.exact() - &now });
        }
        if let Some(most) = most {
            self.push(&Line { slopes: Slopes::Points(slopes), need: &most.exact() - &now }.turned());
        }
        Some(())
    }

    fn allows(&self, at: usize, points: &Exact) -> bool {
        self.bounds.get(&at).is_none_or(|(least, most)| {
            least.as_ref().is_none_or(|least| points >= least) && most.as_ref().is_none_or(|most| points <= most)
        })
    }

    pub fn forced(&self, at: usize, one: &Movable<'_>) -> bool {
        !self.allows(at, one.mean)
    }

    /// The targets that lie in the direction the rule looks and inside the item's bounds.
    pub fn open_targets<'t>(&self, at: usize, one: &'t Movable<'_>) -> Vec<&'t Target> {
        let open = one.targets.iter().filter(|target| {
            let points = target.points.exact();
            let clears = target.cleared.values().any(|count| *count > 0);
            let moved = (self.up && points > *one.mean) || (self.down && points < *one.mean);
            (moved || (self.up && clears && points == *one.mean)) && self.allows(at, &points)
        });
        open.collect()
    }
}

impl Line {
    /// "At most" of the same figures.
    fn turned(&self) -> Self {
        let negative = |value: &Exact| &Exact::zero() - value;
        let slopes = match &self.slopes {
            Slopes::Points(slopes) => Slopes::Points(slopes.iter().map(negative).collect()),
            Slopes::Cleared(severity) => Slopes::Cleared(severity.clone()),
        };
        Self { slopes, need: negative(&self.need) }
    }
}

/// "Total at least": with the bonus as given, and with the bonus at its cap. The total reaches `needed` when both lines hold
/// and stays below when either fails, as it is the smaller of the two. `None` without a total.
fn total_lines(field: &Field<'_>, needed: &Exact) -> Option<Vec<Line>> {
    let now = &field.sight.now;
    let base = &(now.base.as_ref()? * &now.panel_share) + &now.from_facts;
    let slopes = |with_bonus: bool| {
        let slope = |one: &Movable<'_>| {
            if with_bonus || !one.reading.item.bonus { one.total.clone() } else { Exact::zero() }
        };
        Slopes::Points(field.movable.iter().map(slope).collect())
    };
    let line = |bonus: &Exact, with_bonus: bool| Line {
        slopes: slopes(with_bonus),
        need: needed - &(&base + &(bonus * &now.panel_share)),
    };
    let uncut = line(&now.bonus_uncut, true);
    Some(match field.sight.standard.bonus_cap {
        Some(cap) => vec![uncut, line(&cap.exact(), false)],
        None => vec![uncut],
    })
}
