//! Intraclass correlation, two-way random, absolute agreement: ICC(2,1) and ICC(2,k).
//!
//! The mean squares and both coefficients are Shrout & Fleiss (1979); the interval is theirs in the form of McGraw & Wong (1996,
//! table 7), whose degrees of freedom need no division by the error.

use statrs::distribution::{ContinuousCDF as _, FisherSnedecor};

use super::table::{Items, Scaled};
use super::{Estimate, NotEstimable, float};

/// A correlation with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// The estimate; 1 is perfect agreement, at or below 0 is none.
    pub value: f64,
    /// Lower and upper end; `None` where the approximation has no finite end.
    pub interval: Option<(f64, f64)>,
}

/// The two-way analysis of variance of items that every rater marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct MeanSquares {
    items: f64,
    raters: f64,
    between_items: f64,
    between_raters: f64,
    error: f64,
}

/// The mean squares of complete items.
pub(super) fn mean_squares(items: &Items) -> Estimate<MeanSquares> {
    let Scaled { rows, noise } = items.scaled()?;
    let (count, raters) = (float(items.count()), rows.first().map_or(0, |(marks, _)| marks.len()));
    let of_raters = float(raters as u64);
    let mut rater_means = vec![0.0; raters];
    for (marks, times) in &rows {
        for (mean, mark) in rater_means.iter_mut().zip(marks) {
            *mean += mark * times / count;
        }
    }
    let grand = rater_means.iter().sum::<f64>() / of_raters;
    let (mut between_items, mut error) = (0.0, 0.0);
    for (marks, times) in &rows {
        let mean = marks.iter().sum::<f64>() / of_raters;
        between_items += of_raters * times * (mean - grand).powi(2);
        error += times * marks.iter().zip(&rater_means).map(|(mark, rater)| (mark - mean - rater + grand).powi(2)).sum::<f64>();
    }
    let between_raters = count * rater_means.iter().map(|mean| (mean - grand).powi(2)).sum::<f64>();
    let clean = |squares: f64| if squares <= noise { 0.0 } else { squares };
    Ok(MeanSquares {
        items: count,
        raters: of_raters,
        between_items: clean(between_items) / (count - 1.0),
        between_raters: clean(between_raters) / (of_raters - 1.0),
        error: clean(error) / ((count - 1.0) * (of_raters - 1.0)),
    })
}

impl MeanSquares {
    /// ICC(2,1).
    pub fn single(&self) -> Estimate<Correlation> {
        let value = self.single_value()?;
        Ok(Correlation { value, interval: self.single_interval(value) })
    }

    /// ICC(2,k): the single one stepped up to the mean of all raters (Spearman–Brown).
    pub fn average(&self) -> Estimate<Correlation> {
        let single = self.single()?;
        let value = self.stepped_up(single.value).ok_or(NotEstimable::OnlyDisagreement)?;
        let interval = single.interval.and_then(|(low, high)| Some((self.stepped_up(low)?, self.stepped_up(high)?)));
        Ok(Correlation { value, interval })
    }

    fn single_value(&self) -> Estimate<f64> {
        let Self { items, raters, between_items, between_raters, error } = *self;
        let all = between_items + (raters - 1.0) * error + raters * (between_raters - error) / items;
        // Two items marked crosswise by two raters: nothing but disagreement, and nothing to hold it against.
        if all > 0.0 { Ok((between_items - error) / all) } else { Err(NotEstimable::OnlyDisagreement) }
    }

    /// `None` where the mean of the raters would have no positive variance: what is beyond says nothing.
    fn stepped_up(&self, single: f64) -> Option<f64> {
        let whole = 1.0 + (self.raters - 1.0) * single;
        (whole > 1e-9).then(|| self.raters * single / whole)
    }

    fn single_interval(&self, value: f64) -> Option<(f64, f64)> {
        let Self { items, raters, between_items, between_raters, error } = *self;
        if between_items == 0.0 && error == 0.0 {
            return None;
        }
        if between_raters == 0.0 && error == 0.0 {
            return Some((1.0, 1.0));
        }
        let a = raters * value * between_raters;
        let b = (items * (1.0 - value) + raters * value * (items - 1.0)) * error;
        let freedom = (a + b).powi(2) / (a * a / (raters - 1.0) + b * b / ((items - 1.0) * (raters - 1.0)));
        // At least the raters less one, but for a value below zero, where both parts can cancel out: then next to nothing is left
        // of the approximation, and both ends fall onto the value.
        if freedom < 0.5 {
            return None;
        }
        let (lower, upper) = (quantile(items - 1.0, freedom)?, quantile(freedom, items - 1.0)?);
        let rest = raters * between_raters + (raters * items - raters - items) * error;
        let low = items * (between_items - lower * error) / (lower * rest + items * between_items);
        let high = items * (upper * between_items - error) / (rest + items * upper * between_items);
        (low.is_finite() && high.is_finite() && low <= high).then_some((low, high))
    }
}

/// The 97.5 % point of F. By halving the distance in the logarithm: the crate's own inverse does not always come to an end for
/// very few or very many degrees of freedom, its distribution function is good to ten decimals there.
fn quantile(numerator: f64, denominator: f64) -> Option<f64> {
    let distribution = FisherSnedecor::new(numerator, denominator).ok()?;
    let beyond = |logarithm: f64| distribution.sf(logarithm.exp()) > 0.025;
    let (mut low, mut high) = (-300.0, 300.0);
    if !beyond(low) || beyond(high) {
        return None;
    }
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if beyond(middle) { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high).exp())
}
