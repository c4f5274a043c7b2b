//! How far raters agree (一致性): the figures a chair asks for, and the one sentence they come to.
//!
//! - ICC(2,1) and ICC(2,k): two-way random, absolute agreement, with 95 % interval (Shrout & Fleiss 1979; McGraw & Wong 1996).
//! - Krippendorff's α, ordinal and interval, which takes missing marks as they are (Krippendorff 2004, ch. 11).
//! - Kendall's W with the correction for ties, its χ² and p (Kendall & Gibbons 1990).
//! - Each rater's severity: how far the marks lie from the panel's mean of the same item.
//!
//! The only place of the domain that holds floats: nothing here decides a result. A figure is a finite number or the reason
//! why there is none ([`NotEstimable`]), never NaN or infinity. What a table of marks is stands in [`table`], how a round becomes
//! one in [`round`]; wording is `text`.

mod alpha;
mod icc;
mod kendall;
pub mod round;
mod severity;
pub mod table;
#[cfg(test)]
mod tests;
mod verdict;

pub use icc::Correlation;
pub use kendall::Concordance;
pub use severity::Severity;
use table::Table;
pub use verdict::{Basis, Level, Verdict};

/// Why a figure cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotEstimable {
    /// Fewer than two raters gave a mark.
    FewRaters,
    /// Fewer than two items were marked.
    FewItems,
    /// Fewer than two items were marked by all raters (ICC, W), or by two of them (α).
    TooMuchMissing,
    /// All marks are the same: there is nothing that could agree or differ.
    NothingVaries,
    /// The raters differ within the items more than the items differ: the formula's denominator is not positive.
    OnlyDisagreement,
}

impl NotEstimable {
    /// Its name in JSON and in message ids.
    pub const fn id(self) -> &'static str {
        match self {
            Self::FewRaters => "few_raters",
            Self::FewItems => "few_items",
            Self::TooMuchMissing => "too_much_missing",
            Self::NothingVaries => "nothing_varies",
            Self::OnlyDisagreement => "only_disagreement",
        }
    }
}

/// A figure, or why there is none.
pub type Estimate<T> = Result<T, NotEstimable>;

/// Fewest raters, and fewest items marked by two of them, for more than a hint (Koo & Li 2016: three raters, thirty items).
const ENOUGH: (usize, u64) = (3, 30);

/// The agreement of the raters of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Raters with at least one mark.
    pub raters: usize,
    /// Items with at least one mark.
    pub items: u64,
    /// Items marked by at least two raters: what α and severity rest on.
    pub shared: u64,
    /// Of these, the items that got the same mark from everybody who marked them. Where nearly everything has full marks, the
    /// coefficients are low for a few differences, and this says so.
    pub alike: u64,
    /// Items marked by all of them: what ICC and W rest on.
    pub complete: u64,
    /// ICC(2,1): how far a single rater's mark can stand for another's.
    pub icc_single: Estimate<Correlation>,
    /// ICC(2,k): how far the panel's mean can stand for that of another panel of its size.
    pub icc_average: Estimate<Correlation>,
    /// Krippendorff's α of the order of the marks.
    pub alpha_ordinal: Estimate<f64>,
    /// Krippendorff's α of the distances between the marks.
    pub alpha_interval: Estimate<f64>,
    /// Kendall's W: whether the raters put the items into the same order.
    pub kendall: Estimate<Concordance>,
    /// Every rater with a mark, in the table's order.
    pub severity: Vec<Severity>,
}

impl Agreement {
    /// Measures a table. The work and memory grow with its *different* rows ([`Table`]).
    pub fn of(table: &Table) -> Self {
        let complete = table.complete();
        let shared = table.shared();
        let enough = table.enough();
        let (icc_single, icc_average) = match enough.and_then(|()| icc::mean_squares(&complete)) {
            Ok(squares) => (squares.single(), squares.average()),
            Err(why) => (Err(why), Err(why)),
        };
        Self {
            raters: table.raters().len(),
            items: table.items(),
            shared: shared.count(),
            alike: shared.alike(),
            complete: complete.count(),
            icc_single,
            icc_average,
            alpha_ordinal: enough.and_then(|()| alpha::ordinal(&shared)),
            alpha_interval: enough.and_then(|()| alpha::interval(&shared)),
            kendall: enough.and_then(|()| kendall::concordance(&complete)),
            severity: severity::severity(table),
        }
    }

    /// Whether there are too few raters or items for more than a hint.
    pub const fn is_small(&self) -> bool {
        self.raters < ENOUGH.0 || self.shared < ENOUGH.1
    }

    /// What the figures come to.
    pub fn verdict(&self) -> Verdict {
        verdict::verdict(self)
    }
}

/// A count as a float; counts of marks are far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of marks are far below 2^53")]
const fn float(count: u64) -> f64 {
    count as f64
}
