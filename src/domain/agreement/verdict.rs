//! What the figures come to, in one word.
//!
//! Bands: of ICC(2,1) those of Koo & Li (2016): below 0.5 poor, to 0.75 moderate, to 0.9 good, from there excellent. Where marks
//! are missing so that there is no ICC, those of Krippendorff (2004) for interval α: from 0.800 reliable, from 0.667 for tentative
//! conclusions, below neither.

use super::{Agreement, NotEstimable};

/// How far they agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Next to no difference.
    Excellent,
    /// One can rely on it.
    Good,
    /// With differences worth talking about.
    Moderate,
    /// Talk before relying on it.
    Poor,
}

impl Level {
    /// Its name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Moderate => "moderate",
            Self::Poor => "poor",
        }
    }
}

/// The figure the verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// ICC(2,1).
    Icc(f64),
    /// Krippendorff's α, interval.
    Alpha(f64),
}

/// What the figures come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// A level, by the figure it rests on.
    Level(Level, Basis),
    /// All marks are the same: full agreement, though no coefficient can say so.
    Identical,
    /// It cannot be said.
    Unknown(NotEstimable),
}

pub(super) fn verdict(agreement: &Agreement) -> Verdict {
    let icc = agreement.icc_single.map(|icc| icc.value);
    match (icc, agreement.alpha_interval) {
        (Ok(value), _) => {
            let bands = [(0.9, Level::Excellent), (0.75, Level::Good), (0.5, Level::Moderate)];
            Verdict::Level(band(value, &bands), Basis::Icc(value))
        }
        (Err(_), Ok(value)) => {
            let bands = [(0.8, Level::Good), (0.667, Level::Moderate)];
            Verdict::Level(band(value, &bands), Basis::Alpha(value))
        }
        (Err(_), Err(NotEstimable::NothingVaries)) => Verdict::Identical,
        (Err(_), Err(why)) => Verdict::Unknown(why),
    }
}

fn band(value: f64, bands: &[(f64, Level)]) -> Level {
    bands.iter().find(|(from, _)| value >= *from).map_or(Level::Poor, |(_, level)| *level)
}
