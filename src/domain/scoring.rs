//! One rating: is the value one the item takes, and how many points does it earn (DESIGN §5).

use std::collections::BTreeMap;

use super::points::Points;
use super::standard::{Bound, Item, Kind, Loss, MeasureInput, Rung, Severity, Slab};
use super::value::Value;

/// Most occurrences one rating may count. Far beyond anything seen on a visit, so a slip of the keypad is refused.
pub const MOST_OCCURRENCES: u32 = 9_999;

/// What one value is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemScore {
    /// Points earned. Findings give points too; their number is read from the value.
    Points(Points),
    /// Does not concern this community.
    NotApplicable,
    /// A veto judged.
    Veto {
        /// Whether it is violated.
        violated: bool,
    },
}

/// Why a value cannot be given to an item. Data only; `text` words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueProblem {
    /// The item takes another kind of value.
    WrongKind,
    /// The points do not lie on the item's step.
    OffStep {
        /// The step.
        step: Points,
    },
    /// More points than the item has.
    AboveMax {
        /// The item's maximum.
        max: Points,
    },
    /// Fewer than no points.
    BelowZero,
    /// The item has no level, loss, credit or severity with this key.
    UnknownKey {
        /// The key given.
        key: String,
        /// The keys it has, in the standard's order.
        known: Vec<String>,
    },
    /// Counted more often than it can occur.
    TooMany {
        /// The highest count taken.
        most: u32,
    },
    /// A share out of nothing.
    ZeroOutOf,
    /// A share of more than there are.
    ShareAbove {
        /// How many there are.
        m: u32,
    },
    /// The item must be judged; N/A is not open to it.
    NaNotAllowed,
}

/// What `value` earns on `item`, or why the item does not take it. `decide` refuses with the same answer.
///
/// Results stay between the item's own floor and maximum. A measure no slab matches earns nothing.
pub fn item_score(item: &Item, value: &Value) -> Result<ItemScore, ValueProblem> {
    if *value == Value::NotApplicable {
        return if item.na { Ok(ItemScore::NotApplicable) } else { Err(ValueProblem::NaNotAllowed) };
    }
    let points = match (&item.kind, value) {
        (Kind::Score { step }, Value::Points(points)) => on_step(item.max, *step, *points)?,
        (Kind::Levels { levels }, Value::Level(key)) => {
            let rung = levels.iter().find(|rung| rung.key == *key);
            rung.ok_or_else(|| unknown(key, levels.iter().map(|rung| &rung.key)))?.points
        }
        (Kind::Check { yes, no }, Value::Answer(answer)) => {
            if *answer {
                *yes
            } else {
                *no
            }
        }
        (Kind::Count { each, floor, ceiling }, Value::Count(times)) => {
            at_most(*times, MOST_OCCURRENCES)?;
            let start = if each.hundredths() < 0 { *ceiling } else { *floor };
            (start + each.times(i64::from(*times))).min(*ceiling).max(*floor)
        }
        (Kind::Reasons { losses, floor }, Value::Losses(ticked)) => (item.max - lost(losses, ticked)?).max(*floor).min(item.max),
        (Kind::Measure { input: MeasureInput::Number, slabs, .. }, Value::Number(number)) => {
            slab_points(slabs, i128::from(number.hundredths()), 1)
        }
        (Kind::Measure { input: MeasureInput::Share, slabs, .. }, Value::Share { n, m }) => {
            if *m == 0 {
                return Err(ValueProblem::ZeroOutOf);
            }
            if n > m {
                return Err(ValueProblem::ShareAbove { m: *m });
            }
            // n of m as hundredths of a percent is n × 10,000 ÷ m; the division is left to the comparison.
            slab_points(slabs, i128::from(*n) * 10_000, i128::from(*m))
        }
        (Kind::Multi { credits }, Value::Credits(ticked)) => {
            let mut sum = Points::ZERO;
            for key in ticked {
                let credit = credits.iter().find(|credit| credit.key == *key);
                sum = sum + credit.ok_or_else(|| unknown(key, credits.iter().map(|c: &Rung| &c.key)))?.points;
            }
            sum.min(item.max)
        }
        (Kind::Finding { severities }, Value::Findings(found)) => (item.max - deducted(severities, found)?).max(Points::ZERO),
        (Kind::Veto { .. }, Value::Violated(violated)) => {
            return Ok(ItemScore::Veto { violated: *violated });
        }
        _ => return Err(ValueProblem::WrongKind),
    };
    Ok(ItemScore::Points(points))
}

/// Whole steps from zero; the maximum itself is always one of them, as a step that does not divide it is no trap.
fn on_step(max: Points, step: Points, points: Points) -> Result<Points, ValueProblem> {
    if points < Points::ZERO {
        return Err(ValueProblem::BelowZero);
    }
    if points > max {
        return Err(ValueProblem::AboveMax { max });
    }
    if points != max && points.hundredths() % step.hundredths().max(1) != 0 {
        return Err(ValueProblem::OffStep { step });
    }
    Ok(points)
}

fn lost(losses: &[Loss], ticked: &BTreeMap<String, u32>) -> Result<Points, ValueProblem> {
    let mut sum = Points::ZERO;
    for (key, times) in ticked {
        let loss = losses.iter().find(|loss| loss.key == *key);
        let loss = loss.ok_or_else(|| unknown(key, losses.iter().map(|loss| &loss.key)))?;
        at_most(*times, if loss.per_occurrence { MOST_OCCURRENCES } else { 1 })?;
        sum = sum + loss.points.times(i64::from(*times));
    }
    Ok(sum)
}

fn deducted(severities: &[Severity], found: &BTreeMap<String, u32>) -> Result<Points, ValueProblem> {
    let mut sum = Points::ZERO;
    for (key, times) in found {
        let severity = severities.iter().find(|severity| severity.key == *key);
        let severity = severity.ok_or_else(|| unknown(key, severities.iter().map(|severity| &severity.key)))?;
        at_most(*times, MOST_OCCURRENCES)?;
        sum = sum + severity.deduct.times(i64::from(*times));
    }
    Ok(sum)
}

/// The points of the first slab the measured value `hundredths / parts` falls into.
fn slab_points(slabs: &[Slab], hundredths: i128, parts: i128) -> Points {
    let fits = |bound: Bound| match bound {
        Bound::AtLeast(least) => hundredths >= i128::from(least.hundredths()) * parts,
        Bound::AtMost(most) => hundredths <= i128::from(most.hundredths()) * parts,
        Bound::Otherwise => true,
    };
    slabs.iter().find(|slab| fits(slab.bound)).map_or(Points::ZERO, |slab| slab.points)
}

fn at_most(times: u32, most: u32) -> Result<(), ValueProblem> {
    if times > most { Err(ValueProblem::TooMany { most }) } else { Ok(()) }
}

fn unknown<'a>(key: &str, known: impl Iterator<Item = &'a String>) -> ValueProblem {
    ValueProblem::UnknownKey { key: key.to_owned(), known: known.cloned().collect() }
}
