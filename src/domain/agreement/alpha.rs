//! Krippendorff's α for interval and ordinal marks, with gaps.
//!
//! The ordinal difference of two values is the distance of their middle places among all marks that have a partner: ordinal α is
//! interval α of those places.

use std::collections::BTreeMap;

use super::table::{Items, Number};
use super::{Estimate, float};

/// α of the distances between the marks.
pub(super) fn interval(shared: &Items) -> Estimate<f64> {
    Ok(alpha(&shared.scaled()?.rows))
}

/// α of the order of the marks.
pub(super) fn ordinal(shared: &Items) -> Estimate<f64> {
    shared.varying()?;
    let mut counts: BTreeMap<Number, u64> = BTreeMap::new();
    for (marks, times) in shared.iter() {
        for mark in marks {
            *counts.entry(*mark).or_default() += times;
        }
    }
    let all = float(counts.values().sum());
    let mut below = 0.0;
    let mut places: BTreeMap<Number, f64> = BTreeMap::new();
    for (mark, count) in counts {
        places.insert(mark, (below + float(count) / 2.0) / all);
        below += float(count);
    }
    let in_place = |marks: &[Number]| marks.iter().filter_map(|mark| places.get(mark).copied()).collect();
    Ok(alpha(&shared.iter().map(|(marks, times)| (in_place(marks), float(times))).collect::<Vec<_>>()))
}

/// One less the observed by the expected disagreement, both as sums of squares. The marks are not all the same.
fn alpha(rows: &[(Vec<f64>, f64)]) -> f64 {
    let size = |marks: &[f64]| float(marks.len() as u64);
    let count: f64 = rows.iter().map(|(marks, times)| times * size(marks)).sum();
    let mean = rows.iter().map(|(marks, times)| times * marks.iter().sum::<f64>()).sum::<f64>() / count;
    let around = |marks: &[f64], centre: f64| marks.iter().map(|mark| (mark - centre).powi(2)).sum::<f64>();
    let expected: f64 = rows.iter().map(|(marks, times)| times * around(marks, mean)).sum();
    let within = |marks: &[f64]| {
        let size = size(marks);
        around(marks, marks.iter().sum::<f64>() / size) * size / (size - 1.0)
    };
    let observed: f64 = rows.iter().map(|(marks, times)| times * within(marks)).sum();
    1.0 - (count - 1.0) / count * observed / expected
}
