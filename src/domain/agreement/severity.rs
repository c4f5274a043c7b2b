//! How severe each rater is beside the panel.

use std::collections::BTreeMap;

use super::float;
use super::table::Table;

/// One rater beside the panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// The rater's column.
    pub rater: usize,
    /// Items that the rater and somebody else marked.
    pub items: u64,
    /// Mean distance of these marks from the panel's mean of the same item, below zero for a severe rater; in the unit of the
    /// marks. `None` without such an item.
    pub deviation: Option<f64>,
}

/// Every rater with a mark. The panel's mean includes the rater's own mark, so that the deviations of a panel without gaps
/// come to nothing.
pub(super) fn severity(table: &Table) -> Vec<Severity> {
    let mut sums: BTreeMap<usize, (u64, f64)> = table.raters().iter().map(|rater| (*rater, (0, 0.0))).collect();
    for (row, times) in table.rows().filter(|(row, _)| row.len() > 1) {
        let mean = row.iter().map(|(_, mark)| mark.get()).sum::<f64>() / float(row.len() as u64);
        for (rater, mark) in row {
            let (items, sum) = sums.entry(*rater).or_default();
            *items += times;
            *sum += (mark.get() - mean) * float(times);
        }
    }
    let beside = |(rater, (items, sum)): (usize, (u64, f64))| {
        let deviation = (items > 0).then(|| sum / float(items));
        Severity { rater, items, deviation }
    };
    sums.into_iter().map(beside).collect()
}
