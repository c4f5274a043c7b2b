//! Every requirement of a star level, read at both ends of what is possible.

use super::Sight;
use crate::domain::outcome::{RuleCheck, RuleName};
use crate::domain::points::{Exact, Points};
use crate::domain::readings::{Now, Reading};
use crate::domain::standard::Requirement;
use crate::domain::tally::{Tally, na_points};

/// One figure at both ends; `None`: nothing counts there. `may_leave`: some completion leaves nothing that counts.
struct Span {
    low: Option<Exact>,
    high: Option<Exact>,
    may_leave: bool,
}

/// Certain, impossible, or still open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Truth {
    pub must: bool,
    pub can: bool,
}

impl Truth {
    pub const HOLDS: Self = Self { must: true, can: true };

    pub fn held(self) -> Option<bool> {
        if self.must {
            Some(true)
        } else if self.can {
            None
        } else {
            Some(false)
        }
    }

    pub fn and(self, other: Self) -> Self {
        Self { must: self.must && other.must, can: self.can && other.can }
    }
}

impl Span {
    /// Something that does not count leaves the rule, so the rule holds of it.
    fn at_least(&self, needed: &Exact) -> Truth {
        Truth {
            must: self.low.as_ref().is_none_or(|low| low >= needed),
            can: self.may_leave || self.high.as_ref().is_none_or(|high| high >= needed),
        }
    }

    fn at_most(&self, needed: &Exact) -> Truth {
        Truth {
            must: self.high.as_ref().is_none_or(|high| high <= needed),
            can: self.may_leave || self.low.as_ref().is_none_or(|low| low <= needed),
        }
    }

    /// For the total: nothing that counts earns nothing.
    fn or_fails(&self, truth: Truth) -> Truth {
        Truth { must: truth.must && !self.may_leave && self.low.is_some(), can: truth.can && self.low.is_some() }
    }
}

impl<'a> Sight<'a> {
    /// One requirement at both ends, and as it is told.
    pub(super) fn check(&self, stars: u8, requirement: &Requirement) -> (Truth, RuleCheck) {
        let (rule, needed, actual, truth) = match requirement {
            Requirement::TotalAtLeast(points) => {
                let (span, needed) = (self.total_span(), points.exact());
                let truth = span.or_fails(span.at_least(&needed));
                (RuleName::TotalAtLeast, needed, self.now.total.clone(), truth)
            }
            Requirement::TotalAtMost(points) => {
                let (span, needed) = (self.total_span(), points.exact());
                let truth = span.or_fails(span.at_most(&needed));
                (RuleName::TotalAtMost, needed, self.now.total.clone(), truth)
            }
            Requirement::EverySectionAtLeast(percent) => {
                let needed = percent.exact();
                let spans = (0..self.standard.sections.len()).map(|index| self.section_span(index));
                let truth = spans.fold(Truth::HOLDS, |all, span| all.and(span.at_least(&needed)));
                let sections = self.standard.sections.iter().zip(&self.now.sections);
                let lowest = sections.filter_map(|(one, tally)| Some((tally.percent.clone()?, &one.id)));
                // `min_by` keeps the first of equals: checklist order.
                let (actual, lowest) = lowest.min_by(|left, right| left.0.cmp(&right.0)).unzip();
                (RuleName::EverySectionAtLeast { lowest: lowest.cloned() }, needed, actual, truth)
            }
            Requirement::SectionAtLeast { section, percent } => {
                let needed = percent.exact();
                let index = self.standard.sections.iter().position(|one| one.id == *section);
                let truth = index.map_or(Truth::HOLDS, |index| self.section_span(index).at_least(&needed));
                let actual = index.and_then(|index| self.now.sections.get(index)?.percent.clone());
                (RuleName::SectionAtLeast { section: section.clone() }, needed, actual, truth)
            }
            Requirement::ItemAtLeast { item, points } => {
                let (actual, truth) = self.item_at_least(item, *points);
                (RuleName::ItemAtLeast { item: item.clone() }, points.exact(), actual, truth)
            }
            Requirement::Required { item } => {
                let needed = self.standard.item(item).map(|item| item.max).unwrap_or_default();
                let (actual, truth) = self.item_at_least(item, needed);
                (RuleName::Required { item: item.clone() }, needed.exact(), actual, truth)
            }
            Requirement::ItemAtMost { item, points } => {
                let needed = points.exact();
                let reading = self.reading(item);
                let truth = reading.map_or(Truth::HOLDS, |reading| self.item_span(reading).at_most(&needed));
                let actual = reading.and_then(|reading| self.counted_now(reading));
                (RuleName::ItemAtMost { item: item.clone() }, needed, actual, truth)
            }
            Requirement::EveryItemAtMost(points) => {
                let needed = points.exact();
                let scored = || self.readings.iter().filter(|reading| !reading.is_veto());
                let spans = scored().map(|reading| self.item_span(reading));
                let truth = spans.fold(Truth::HOLDS, |all, span| all.and(span.at_most(&needed)));
                let standing = scored().filter_map(|reading| Some((self.counted_now(reading)?, &reading.item.id)));
                // Reversed, so that the first of equals is kept here too.
                let (actual, highest) = standing.min_by(|left, right| right.0.cmp(&left.0)).unzip();
                (RuleName::EveryItemAtMost { highest: highest.cloned() }, needed, actual, truth)
            }
            Requirement::Controls => self.controls(),
            Requirement::FindingsAtMost { severity, at_most } => {
                let counts = || self.readings.iter().filter_map(|one| one.findings.get(severity.as_str()));
                let least: u64 = counts().map(|count| u64::from(count.0)).sum();
                let most: Option<u64> = counts().map(|count| count.1.map(u64::from)).sum();
                let limit = u64::from(*at_most);
                let truth = Truth { must: most.is_some_and(|most| most <= limit), can: least <= limit };
                let rule = RuleName::FindingsAtMost { severity: severity.clone() };
                (rule, whole(limit), Some(whole(least)), truth)
            }
        };
        (truth, RuleCheck { stars, rule, needed: Some(needed), actual, held: truth.held() })
    }

    fn controls(&self) -> (RuleName, Exact, Option<Exact>, Truth) {
        let (mut truth, mut of, mut missing) = (Truth::HOLDS, 0, Vec::new());
        for reading in self.readings.iter().filter(|reading| reading.item.control) {
            truth = truth.and(self.full(reading));
            let full_now = if reading.is_veto() {
                !reading.violated.0 && reading.now != Now::Open
            } else {
                self.counted_now(reading).is_some_and(|points| points >= reading.item.max.exact())
            };
            if matches!(reading.now, Now::DoesNotApply)
                || (self.counted_now(reading).is_none() && reading.now == Now::NotApplicable)
            {
                continue;
            }
            of += 1;
            if !full_now {
                missing.push(reading.item.id.clone());
            }
        }
        let have = of - missing.len() as u64;
        (RuleName::Controls { missing }, whole(of), Some(whole(have)), truth)
    }

    fn item_at_least(&self, item: &str, points: Points) -> (Option<Exact>, Truth) {
        let Some(reading) = self.reading(item) else {
            return (None, Truth::HOLDS);
        };
        let truth = if reading.is_veto() { self.full(reading) } else { self.item_span(reading).at_least(&points.exact()) };
        (self.counted_now(reading), truth)
    }

    /// Full marks; of a veto: not violated.
    pub(super) fn full(&self, reading: &Reading<'_>) -> Truth {
        if reading.is_veto() {
            Truth { must: !reading.violated.1, can: !reading.violated.0 }
        } else {
            self.item_span(reading).at_least(&reading.item.max.exact())
        }
    }

    fn reading(&self, item: &str) -> Option<&Reading<'a>> {
        self.readings.iter().find(|reading| reading.item.id == item)
    }

    fn total_span(&self) -> Span {
        let (low, high) = (self.low(), self.high());
        Span { low: low.total.clone(), high: high.total.clone(), may_leave: low.may_vanish }
    }

    fn section_span(&self, index: usize) -> Span {
        let percent = |tally: &Tally| tally.sections.get(index).and_then(|section| section.percent.clone());
        let may_leave = self.low().sections.get(index).is_none_or(|section| section.may_vanish);
        Span { low: percent(self.low()), high: percent(self.high()), may_leave }
    }

    /// The points an item counts for rules about it: N/A as the policy has it, a N/A bonus not at all.
    fn item_span(&self, reading: &Reading<'_>) -> Span {
        let as_na = |tally: &Tally| self.as_na(reading, tally).filter(|_| reading.may_na);
        let (na_low, na_high) = (as_na(self.low()), as_na(self.high()));
        let may_leave = reading.may_out || (reading.may_na && (na_low.is_none() || self.low().may_lack_average));
        let (low, high) = reading.range.clone().unzip();
        Span { low: low.into_iter().chain(na_low).min(), high: high.into_iter().chain(na_high).max(), may_leave }
    }

    /// What the item counts as it stands; `None` when it does not.
    pub fn counted_now(&self, reading: &Reading<'_>) -> Option<Exact> {
        match &reading.now {
            _ if reading.is_veto() => None,
            Now::Points(points) => Some(points.clone()),
            Now::NotApplicable => self.as_na(reading, &self.now),
            Now::Open | Now::DoesNotApply => None,
        }
    }

    fn as_na(&self, reading: &Reading<'_>, tally: &Tally) -> Option<Exact> {
        let (policy, max) = (self.standard.na.policy, reading.item.max.exact());
        if reading.item.bonus { None } else { na_points(policy, &max, tally.average.as_ref()) }
    }
}

fn whole(number: u64) -> Exact {
    Exact::ratio(i64::try_from(number).unwrap_or(i64::MAX), 1)
}
