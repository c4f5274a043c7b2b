//! Kendall's coefficient of concordance W, corrected for ties, with its χ².

use std::collections::BTreeMap;

use statrs::distribution::{ChiSquared, ContinuousCDF as _};

use super::table::{Items, Number};
use super::{Estimate, NotEstimable, float};

/// Whether the raters put the items into the same order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concordance {
    /// From 0 (no common order) to 1 (the same order).
    pub w: f64,
    /// χ² of the hypothesis that there is no common order; an approximation, rough below seven items.
    pub chi2: f64,
    /// Its degrees of freedom: items less one.
    pub df: u64,
    /// How likely such a χ² is by chance.
    pub p: f64,
}

/// W of complete items. In doubled ranks all sums are whole numbers.
pub(super) fn concordance(items: &Items) -> Estimate<Concordance> {
    items.varying()?;
    let count = items.count();
    let raters = items.iter().next().map_or(0, |(marks, _)| marks.len());
    let mut ranks = Vec::with_capacity(raters);
    let mut untied = 0;
    for rater in 0..raters {
        let mut ties: BTreeMap<Number, u64> = BTreeMap::new();
        for (marks, times) in items.iter() {
            *ties.entry(marks[rater]).or_default() += times;
        }
        let lost: u128 = ties.values().map(|times| u128::from(*times).pow(3) - u128::from(*times)).sum();
        untied += u128::from(count).pow(3) - u128::from(count) - lost;
        let mut below = 0;
        for times in ties.values_mut() {
            let rank = 2 * below + *times + 1;
            below += *times;
            *times = rank;
        }
        ranks.push(ties);
    }
    // Twelve times the greatest possible sum of squares; zero when no rater tells the items apart.
    if untied == 0 {
        return Err(NotEstimable::NothingVaries);
    }
    let middle = i128::from(count + 1) * raters as i128;
    let sum: i128 = items
        .iter()
        .map(|(marks, times)| {
            let rank: u64 = ranks.iter().zip(marks).filter_map(|(ranks, mark)| ranks.get(mark)).sum();
            i128::from(times) * (i128::from(rank) - middle).pow(2)
        })
        .sum();
    let of_raters = float(raters as u64);
    #[expect(clippy::cast_precision_loss, reason = "a ratio of sums; the last digits of neither count")]
    let w = (3 * sum) as f64 / (of_raters * untied as f64);
    let w = w.min(1.0);
    let df = count - 1;
    let chi2 = of_raters * float(df) * w;
    // The formula of the tail is not made for zero.
    let p = if chi2 > 0.0 { ChiSquared::new(float(df)).map_or(1.0, |distribution| distribution.sf(chi2)) } else { 1.0 };
    Ok(Concordance { w, chi2, df, p: p.clamp(0.0, 1.0) })
}
