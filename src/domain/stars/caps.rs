//! What takes stars away whatever the points say: vetoes, low facts, too much N/A.

use super::requirements::Truth;
use super::{Sight, missing_facts};
use crate::domain::outcome::{RuleCheck, RuleName};
use crate::domain::points::{Exact, Points};
use crate::domain::readings::{Now, Reading};
use crate::domain::standard::{Consequence, FactValue, Kind};
use crate::domain::tally::Side;

impl Sight<'_> {
    /// Whatever takes stars away when it does not hold; `stars` are those left then.
    pub(super) fn caps(&self) -> Vec<RuleCheck> {
        let mut caps = Vec::new();
        for reading in self.readings {
            if let Kind::Veto { consequence } = reading.item.kind {
                let stars = match consequence {
                    Consequence::Disqualify => 0,
                    Consequence::Cap(stars) => stars,
                };
                let held = self.full(reading).held();
                caps.push(RuleCheck {
                    stars,
                    rule: RuleName::Veto { item: reading.item.id.clone() },
                    needed: None,
                    actual: None,
                    held,
                });
            }
        }
        for cap in &self.standard.caps {
            let value = match self.facts.get(&cap.fact) {
                Some(FactValue::Number(value)) => Some(*value),
                _ => None,
            };
            caps.push(RuleCheck {
                stars: cap.stars,
                rule: RuleName::FactCap { fact: cap.fact.clone() },
                needed: Some(cap.below.exact()),
                actual: value.map(Points::exact),
                held: value.map(|value| value >= cap.below),
            });
        }
        if let Some(most) = self.standard.na.max_share {
            let needed = most.exact();
            let at = |side| na_share(self.readings, side);
            let truth = Truth { must: at(Side::High) <= needed, can: at(Side::Low) <= needed };
            let actual = Some(na_share_now(self.readings));
            caps.push(RuleCheck { stars: 0, rule: RuleName::NaShare, needed: Some(needed), actual, held: truth.held() });
        }
        for fact in missing_facts(self.standard, self.facts) {
            // What the fact may do to the total is in the possible total; as a cap it takes nothing.
            let rule = RuleName::FactKnown { fact: fact.to_owned() };
            caps.push(RuleCheck { stars: self.standard.top_star(), rule, needed: None, actual: None, held: None });
        }
        caps
    }
}

/// Both ends of the stars after the caps.
pub(super) fn capped((low, high): (u8, u8), caps: &[RuleCheck]) -> (u8, u8) {
    let least = |certain: bool, stars: u8| {
        let biting = caps.iter().filter(|cap| cap.held == Some(false) || (!certain && cap.held.is_none()));
        biting.map(|cap| cap.stars).min().map_or(stars, |cap| stars.min(cap))
    };
    (least(false, low), least(true, high))
}

/// The percentage of the applying base points that is N/A, at one end of what is possible.
fn na_share(readings: &[Reading<'_>], side: Side) -> Exact {
    share(readings, |reading| match side {
        Side::High if reading.may_na => Now::NotApplicable,
        Side::High if reading.may_out => Now::DoesNotApply,
        Side::Low if reading.range.is_none() && reading.may_out => Now::DoesNotApply,
        Side::Low if reading.range.is_none() => Now::NotApplicable,
        _ => Now::Open,
    })
}

fn na_share_now(readings: &[Reading<'_>]) -> Exact {
    share(readings, |reading| reading.now.clone())
}

fn share(readings: &[Reading<'_>], as_read: impl Fn(&Reading<'_>) -> Now) -> Exact {
    let (mut na, mut all) = (Points::ZERO, Points::ZERO);
    for reading in readings.iter().filter(|reading| !reading.item.bonus) {
        let now = as_read(reading);
        na = na + if now == Now::NotApplicable { reading.item.max } else { Points::ZERO };
        all = all + if now == Now::DoesNotApply { Points::ZERO } else { reading.item.max };
    }
    Exact::ratio(na.hundredths().saturating_mul(100), all.hundredths())
}
