//! The marks that agreement is measured on: items × raters, with gaps.
//!
//! Rows that are alike are kept once with how often they occur. No figure depends on the order of the items, and raters
//! choose among a few points, so that 10,000 communities × 35 items × 3 raters (a million marks) are some thousand rows: the
//! memory and the time of the formulas grow with those, and what is read is let go at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Estimate, NotEstimable};

/// A mark as a number that has an order: finite, and small enough that its square is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(f64);

/// Largest size of a number; far beyond any scale, and differences are still exact to three decimals.
pub const LIMIT: f64 = 1e12;

impl Number {
    /// A number within [`LIMIT`]; `None` for anything else.
    pub fn new(value: f64) -> Option<Self> {
        // Adding zero makes -0 the same as 0.
        (value.abs() <= LIMIT).then_some(Self(value + 0.0))
    }

    /// Its value.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// One item's marks by rater, the gaps left out.
type Row = Vec<(usize, Number)>;

/// Items × raters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    rows: BTreeMap<Row, u64>,
    raters: BTreeSet<usize>,
}

impl Table {
    /// Adds an item with its marks by rater. One without any mark adds nothing.
    pub fn add(&mut self, marks: impl IntoIterator<Item = (usize, Number)>) {
        let row: BTreeMap<usize, Number> = marks.into_iter().collect();
        if !row.is_empty() {
            self.raters.extend(row.keys());
            *self.rows.entry(row.into_iter().collect()).or_default() += 1;
        }
    }

    /// The raters with at least one mark: who marked nothing is not of the panel.
    pub const fn raters(&self) -> &BTreeSet<usize> {
        &self.raters
    }

    /// Items with at least one mark.
    pub fn items(&self) -> u64 {
        self.rows.values().sum()
    }

    /// Different rows with how often they occur.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&Row, u64)> {
        self.rows.iter().map(|(row, times)| (row, *times))
    }

    /// The same marks under other names of the raters, of which no two may fall together.
    pub(super) fn renamed(self, name: impl Fn(usize) -> usize) -> Self {
        let mut table = Self::default();
        for (row, times) in self.rows {
            let mut row: Row = row.into_iter().map(|(rater, mark)| (name(rater), mark)).collect();
            row.sort_unstable();
            table.raters.extend(row.iter().map(|(rater, _)| *rater));
            *table.rows.entry(row).or_default() += times;
        }
        table
    }

    /// Whether there is anything to compare.
    pub(super) fn enough(&self) -> Estimate<()> {
        if self.raters.len() < 2 {
            Err(NotEstimable::FewRaters)
        } else if self.items() < 2 {
            Err(NotEstimable::FewItems)
        } else {
            Ok(())
        }
    }

    /// The items that every rater marked.
    pub(super) fn complete(&self) -> Items {
        self.marked_by(self.raters.len().max(1))
    }

    /// The items that at least two raters marked.
    pub(super) fn shared(&self) -> Items {
        self.marked_by(2)
    }

    fn marked_by(&self, least: usize) -> Items {
        let marked = self.rows().filter(|(row, _)| row.len() >= least);
        Items(marked.map(|(row, times)| (row.iter().map(|(_, mark)| *mark).collect(), times)).collect())
    }
}

/// Items reduced to their marks, with how often each occurs.
pub(super) struct Items(Vec<(Vec<Number>, u64)>);

impl Items {
    /// How many items there are.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|(_, times)| times).sum()
    }

    /// How many items have the same mark from all.
    pub fn alike(&self) -> u64 {
        self.iter().filter(|(marks, _)| marks.windows(2).all(|pair| pair[0] == pair[1])).map(|(_, times)| times).sum()
    }

    /// The items' marks with how often they occur.
    pub fn iter(&self) -> impl Iterator<Item = (&[Number], u64)> {
        self.0.iter().map(|(marks, times)| (marks.as_slice(), *times))
    }

    /// Refuses fewer than two items, and marks that are all the same; answers the lowest and highest mark.
    pub fn varying(&self) -> Estimate<(Number, Number)> {
        if self.count() < 2 {
            return Err(NotEstimable::TooMuchMissing);
        }
        let marks = || self.0.iter().flat_map(|(marks, _)| marks).copied();
        let ends = marks().min().zip(marks().max()).ok_or(NotEstimable::TooMuchMissing)?;
        if ends.0 == ends.1 { Err(NotEstimable::NothingVaries) } else { Ok(ends) }
    }

    /// The marks brought onto 0..=1. No figure depends on where the scale begins or how long it is; its sums do not overflow or
    /// vanish this way.
    pub fn scaled(&self) -> Estimate<Scaled> {
        let (low, high) = self.varying()?;
        let span = high.get() - low.get();
        let scaled = |marks: &[Number]| marks.iter().map(|mark| (mark.get() - low.get()) / span).collect::<Vec<_>>();
        let rows: Vec<_> = self.iter().map(|(marks, times)| (scaled(marks), super::float(times))).collect();
        let count: f64 = rows.iter().map(|(marks, times)| marks.iter().map(|_| times).sum::<f64>()).sum();
        let grain = 8.0 * f64::EPSILON * (1.0 + low.get().abs().max(high.get().abs()) / span);
        Ok(Scaled { rows, noise: count * grain * grain })
    }
}

/// Items whose marks lie between 0 and 1, both included.
pub(super) struct Scaled {
    /// The items' marks with how often they occur.
    pub rows: Vec<(Vec<f64>, f64)>,
    /// What a sum of squares over all of them may be by rounding alone.
    pub noise: f64,
}
