//! Several marks become one: mean, median, trimmed mean, weighted by role, in exact fractions.
//!
//! Every method is a mean with shares: what a mark counts in it. Which mark gets which share depends on the marks and their weights
//! alone, never on the order they come in.

use super::points::{Exact, Points};
use super::standard::{Combination, PanelRule, TooFew};

/// What each mark counts, in the marks' order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shares {
    /// The shares; together 1. Nothing for a mark that was dropped.
    pub of: Vec<Exact>,
    /// Fewer marks are left than the rule asks for: the shares are those of the mean of all.
    pub too_few: bool,
}

impl Shares {
    /// The combined value.
    pub fn of_values(&self, values: &[Exact]) -> Exact {
        self.of.iter().zip(values).map(|(share, value)| share * value).sum()
    }

    /// Whether there is no result while so few rate.
    pub fn refused(&self, rule: &PanelRule) -> bool {
        self.too_few && rule.too_few == TooFew::Refuse
    }
}

/// The shares of marks: their values, each with its weight. Of equal marks the one that weighs less is dropped. `None` without a
/// mark.
pub(super) fn shares(rule: &PanelRule, marks: &[(&Exact, Points)]) -> Option<Shares> {
    if marks.is_empty() {
        return None;
    }
    let dropped = if rule.method == Combination::Trimmed { 2 } else { 0 };
    let least = usize::try_from(rule.at_least.max(1)).unwrap_or(usize::MAX);
    let too_few = marks.len() < least.saturating_add(dropped);
    let weights = |counts: &dyn Fn(usize) -> bool| -> Vec<Exact> {
        let all = marks.iter().enumerate();
        all.map(|(index, (_, weight))| if counts(index) { weight.exact() } else { Exact::zero() }).collect()
    };
    let of = match rule.method {
        _ if too_few => weights(&|_| true),
        Combination::Mean => weights(&|_| true),
        Combination::Trimmed => {
            let (lowest, highest) = ends(marks);
            weights(&|index| index != lowest && index != highest)
        }
        Combination::Median => middle(marks),
    };
    let whole: Exact = of.iter().cloned().sum();
    let of = of.iter().map(|weight| weight.div(&whole).unwrap_or_else(Exact::zero)).collect();
    Some(Shares { of, too_few })
}

/// The marks from the lowest to the highest, of equal ones the lighter first.
fn rising(marks: &[(&Exact, Points)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|a, b| marks[*a].cmp(&marks[*b]));
    order
}

/// The mark dropped as the lowest and the one dropped as the highest.
fn ends(marks: &[(&Exact, Points)]) -> (usize, usize) {
    let order = rising(marks);
    let lowest = order.first().copied().unwrap_or(0);
    let top = order.last().map(|last| marks[*last].0);
    let highest = order.iter().copied().find(|index| *index != lowest && Some(marks[*index].0) == top);
    (lowest, highest.unwrap_or(lowest))
}

/// The mark at which half of the weight is reached; half of two where the first of them reaches it exactly.
fn middle(marks: &[(&Exact, Points)]) -> Vec<Exact> {
    let order = rising(marks);
    let half = {
        let whole: Exact = marks.iter().map(|(_, weight)| weight.exact()).sum();
        &whole * &Exact::ratio(1, 2)
    };
    let mut of = vec![Exact::zero(); marks.len()];
    let mut reached = Exact::zero();
    for (place, index) in order.iter().enumerate() {
        reached = &reached + &marks[*index].1.exact();
        if reached >= half {
            of[*index] = Exact::ratio(1, 1);
            if let Some(next) = order.get(place + 1).filter(|_| reached == half) {
                of[*next] = Exact::ratio(1, 1);
            }
            break;
        }
    }
    of
}

/// Whether raising a mark can never lower the combined value: true but for a trimmed mean whose marks weigh differently, where
/// a heavy mark may take the place of the one dropped.
pub(super) fn rises_with_every_mark(rule: &PanelRule, weights: &[Points]) -> bool {
    rule.method != Combination::Trimmed || weights.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring_tests::build::p;

    fn rule(method: Combination, at_least: u32) -> PanelRule {
        PanelRule { method, at_least, ..PanelRule::default() }
    }

    /// The combined value of `points×weight` texts such as `4 3×1.5`, with `!` behind it where too few were left.
    fn combined(rule: &PanelRule, marks: &str) -> String {
        let marks: Vec<(Exact, Points)> = marks
            .split_whitespace()
            .map(|text| text.split_once('×').unwrap_or((text, "1")))
            .map(|(points, weight)| (p(points).exact(), p(weight)))
            .collect();
        let refs: Vec<(&Exact, Points)> = marks.iter().map(|(value, weight)| (value, *weight)).collect();
        let Some(shares) = shares(rule, &refs) else { return "-".to_owned() };
        let values: Vec<Exact> = marks.into_iter().map(|(value, _)| value).collect();
        format!("{}{}", shares.of_values(&values).cut(4), if shares.too_few { "!" } else { "" })
    }

    #[test]
    fn every_method_at_its_edges() {
        use Combination::{Mean, Median, Trimmed};
        for (method, at_least, marks, expected) in [
            (Mean, 1, "", "-"),
            (Mean, 1, "3", "3"),
            (Mean, 1, "4 3", "3.5"),
            (Mean, 1, "4 3 3", "3.3333"),
            (Mean, 1, "4×1.5 3×1", "3.6"),
            (Mean, 1, "4×2 3 3", "3.5"),
            (Mean, 3, "4 3", "3.5!"),
            (Mean, 2, "4 3", "3.5"),
            (Mean, 1, "0 0 0", "0"),
            (Median, 1, "3", "3"),
            (Median, 1, "4 1", "2.5"),
            (Median, 1, "4 1 3", "3"),
            (Median, 1, "4 4 0 1", "2.5"),
            (Median, 1, "4 4 4 0", "4"),
            // The heavy mark is the middle by itself.
            (Median, 1, "4×3 1 0", "4"),
            (Median, 1, "4×2 1 0", "2.5"),
            (Median, 1, "4×1.5 1 0", "1"),
            (Median, 3, "4 1", "2.5!"),
            (Trimmed, 1, "4 3 0", "3"),
            (Trimmed, 1, "4 3 2 0", "2.5"),
            (Trimmed, 1, "4 4 4", "4"),
            (Trimmed, 1, "4 4 0 0", "2"),
            // One of several equal ones is dropped, not all.
            (Trimmed, 1, "4 4 4 0", "4"),
            (Trimmed, 1, "0 0 0 4", "0"),
            (Trimmed, 1, "4 3", "3.5!"),
            (Trimmed, 1, "4", "4!"),
            (Trimmed, 3, "5 4 3 2 1", "3"),
            (Trimmed, 3, "4 3 2 1", "2.5!"),
            // Weights count among what is left; of two highest marks the lighter one goes.
            (Trimmed, 1, "4 3×3 2 0", "2.75"),
            (Trimmed, 1, "4×2 4 1 0", "3"),
            (Trimmed, 1, "4 4×2 1 0", "3"),
        ] {
            assert_eq!(combined(&rule(method, at_least), marks), expected, "{method:?} {at_least} {marks}");
        }
    }

    fn marks() -> impl Strategy<Value = Vec<(i64, i64)>> {
        prop::collection::vec((0..9_i64, 1..4_i64), 1..7)
    }

    fn method() -> impl Strategy<Value = Combination> {
        prop_oneof![Just(Combination::Mean), Just(Combination::Median), Just(Combination::Trimmed)]
    }

    fn value_of(rule: &PanelRule, marks: &[(i64, i64)]) -> Exact {
        let values: Vec<Exact> = marks.iter().map(|(value, _)| Exact::ratio(*value, 2)).collect();
        let weighted: Vec<(&Exact, Points)> =
            values.iter().zip(marks).map(|(value, (_, weight))| (value, Points::whole(*weight))).collect();
        shares(rule, &weighted).unwrap().of_values(&values)
    }

    proptest! {
        #[test]
        fn the_order_of_marks_does_not_matter(method in method(), mut held in marks(), at_least in 1..4_u32, turns in any::<prop::sample::Index>()) {
            let rule = rule(method, at_least);
            let before = value_of(&rule, &held);
            let turns = turns.index(held.len());
            held.rotate_left(turns);
            prop_assert_eq!(&value_of(&rule, &held), &before);
            held.reverse();
            prop_assert_eq!(&value_of(&rule, &held), &before);
        }

        #[test]
        fn the_value_lies_between_the_marks_and_equal_marks_stay(method in method(), held in marks(), at_least in 1..4_u32) {
            let rule = rule(method, at_least);
            let value = value_of(&rule, &held);
            let (low, high) = (held.iter().map(|one| one.0).min().unwrap(), held.iter().map(|one| one.0).max().unwrap());
            prop_assert!(Exact::ratio(low, 2) <= value && value <= Exact::ratio(high, 2));
            let same: Vec<(i64, i64)> = held.iter().map(|(_, weight)| (7, *weight)).collect();
            prop_assert_eq!(value_of(&rule, &same), Exact::ratio(7, 2));
        }

        #[test]
        fn the_trimmed_mean_never_exceeds_the_highest_mark_left(held in marks()) {
            prop_assume!(held.len() > 2);
            let mut values: Vec<i64> = held.iter().map(|one| one.0).collect();
            values.sort_unstable();
            let value = value_of(&rule(Combination::Trimmed, 1), &held);
            prop_assert!(Exact::ratio(values[1], 2) <= value && value <= Exact::ratio(values[values.len() - 2], 2));
        }

        #[test]
        fn only_the_ratio_of_weights_matters_and_twice_the_weight_is_two_marks(held in marks(), times in 2..5_i64) {
            for method in [Combination::Mean, Combination::Median] {
                let rule = rule(method, 1);
                let scaled: Vec<(i64, i64)> = held.iter().map(|(value, weight)| (*value, weight * times)).collect();
                prop_assert_eq!(value_of(&rule, &held), value_of(&rule, &scaled));
                let apart: Vec<(i64, i64)> = held.iter().flat_map(|(value, weight)| (0..*weight).map(|_| (*value, 1))).collect();
                prop_assert_eq!(value_of(&rule, &held), value_of(&rule, &apart));
            }
        }

        #[test]
        fn raising_a_mark_never_lowers_the_value_where_it_is_said_so(method in method(), held in marks(), at in any::<prop::sample::Index>()) {
            let rule = rule(method, 1);
            let weights: Vec<Points> = held.iter().map(|(_, weight)| Points::whole(*weight)).collect();
            prop_assume!(rises_with_every_mark(&rule, &weights));
            let mut raised = held.clone();
            raised[at.index(held.len())].0 += 3;
            prop_assert!(value_of(&rule, &raised) >= value_of(&rule, &held));
        }
    }
}
