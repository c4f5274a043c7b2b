//! The agreement of raters in words: the sentence in front, the figures with what they mean, severity.

use super::{Words, say};
use crate::domain::agreement::{Agreement, Basis, Correlation, Estimate, Level, NotEstimable, Severity, Verdict};

/// Where the marks of a table come from, which says how distances are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Shares of full marks in percent.
    Percent,
    /// Numbers as they are.
    Plain,
}

/// One figure as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// `ICC(2,1)`.
    pub name: &'static str,
    /// `0.289 (95 % 0.018 to 0.761)`, or why there is none.
    pub value: String,
    /// What it says, plainly.
    pub meaning: String,
    /// Whether there is a figure.
    pub known: bool,
}

/// The sentence in front, with the figure it rests on.
pub fn sentence(words: &Words, agreement: &Agreement) -> String {
    match agreement.verdict() {
        Verdict::Level(level, basis) => {
            let said = match level {
                Level::Excellent => say!(words, "agreement-excellent"),
                Level::Good => say!(words, "agreement-good"),
                Level::Moderate => say!(words, "agreement-moderate"),
                Level::Poor => say!(words, "agreement-poor"),
            };
            let (name, value) = match basis {
                Basis::Icc(value) => ("ICC(2,1)", value),
                Basis::Alpha(value) => ("Krippendorff α", value),
            };
            say!(words, "agreement-sentence", said = said, figure = name, value = cut(value))
        }
        Verdict::Identical => say!(words, "agreement-identical"),
        Verdict::Unknown(why) => say!(words, "agreement-unknown", why = reason(words, why)),
    }
}

/// How many of the items marked in common got the same mark; nothing where that is said already.
pub fn alike(words: &Words, agreement: &Agreement) -> Option<String> {
    let said = matches!(agreement.verdict(), Verdict::Level(..));
    said.then(|| say!(words, "agreement-alike", shared = agreement.shared, alike = agreement.alike))
}

/// That it is only a hint; nothing where there is enough or nothing to hint at.
pub fn caution(words: &Words, agreement: &Agreement) -> Option<String> {
    let said = !matches!(agreement.verdict(), Verdict::Unknown(_));
    (said && agreement.is_small()).then(|| say!(words, "agreement-small"))
}

/// Why a figure cannot be given.
pub fn reason(words: &Words, why: NotEstimable) -> String {
    match why {
        NotEstimable::FewRaters => say!(words, "agreement-few-raters"),
        NotEstimable::FewItems => say!(words, "agreement-few-items"),
        NotEstimable::TooMuchMissing => say!(words, "agreement-too-much-missing"),
        NotEstimable::NothingVaries => say!(words, "agreement-nothing-varies"),
        NotEstimable::OnlyDisagreement => say!(words, "agreement-only-disagreement"),
    }
}

/// How much was measured.
pub fn measured(words: &Words, agreement: &Agreement) -> String {
    let Agreement { raters, items, shared, complete, .. } = agreement;
    say!(words, "agreement-measured", raters = *raters, items = *items, shared = *shared, complete = *complete)
}

/// All figures in the order of their use.
pub fn figures(words: &Words, agreement: &Agreement) -> [Figure; 5] {
    let figure = |name, value: Estimate<String>, meaning| Figure {
        name,
        known: value.is_ok(),
        value: value.unwrap_or_else(|why| say!(words, "agreement-none", why = reason(words, why))),
        meaning,
    };
    let correlation = |one: Correlation| match one.interval {
        Some((low, high)) => say!(words, "agreement-interval", value = cut(one.value), low = cut(low), high = cut(high)),
        None => say!(words, "agreement-no-interval", value = cut(one.value)),
    };
    let kendall = agreement.kendall.map(|held| {
        let p = if held.p < 0.001 { "< 0.001".to_owned() } else { format!("= {}", cut(held.p)) };
        let df = i64::try_from(held.df).unwrap_or(i64::MAX);
        say!(words, "agreement-kendall", w = cut(held.w), chi2 = cut(held.chi2), df = df, p = p)
    });
    [
        figure("ICC(2,1)", agreement.icc_single.map(correlation), say!(words, "agreement-icc-single")),
        figure("ICC(2,k)", agreement.icc_average.map(correlation), say!(words, "agreement-icc-average")),
        figure("α interval", agreement.alpha_interval.map(cut), say!(words, "agreement-alpha-interval")),
        figure("α ordinal", agreement.alpha_ordinal.map(cut), say!(words, "agreement-alpha-ordinal")),
        figure("Kendall W", kendall, say!(words, "agreement-kendall-meaning")),
    ]
}

/// Distances below which a rater is neither severe nor mild: they would show as nothing.
const NEXT_TO_NOTHING: f64 = 0.05;

/// How severe a rater is beside the panel.
pub fn severity(words: &Words, severity: &Severity, unit: Unit) -> String {
    let Some(deviation) = severity.deviation else { return say!(words, "agreement-alone") };
    let by = match unit {
        Unit::Percent => say!(words, "agreement-percent", by = format!("{:.1}", deviation.abs())),
        Unit::Plain => format!("{:.2}", deviation.abs()),
    };
    let items = severity.items;
    let even = match unit {
        Unit::Percent => deviation.abs() < NEXT_TO_NOTHING,
        Unit::Plain => deviation.abs() < NEXT_TO_NOTHING / 10.0,
    };
    if even {
        say!(words, "agreement-even", items = items)
    } else if deviation < 0.0 {
        say!(words, "agreement-severe", by = by, items = items)
    } else {
        say!(words, "agreement-mild", by = by, items = items)
    }
}

/// Three decimals, cut downwards: what is shown never reaches a band that the figure does not.
pub fn cut(value: f64) -> String {
    // A figure that is exactly three decimals long must not lose its last one to the binary fraction.
    let thousandths = (value * 1000.0 + 1e-9).floor();
    let text = format!("{:.3}", thousandths / 1000.0);
    if text == "-0.000" { "0.000".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_cut_downwards() {
        for (value, text) in
            [(0.29, "0.290"), (0.8996, "0.899"), (-0.0004, "-0.001"), (1.0, "1.000"), (0.0, "0.000"), (-0.0, "0.000")]
        {
            assert_eq!(cut(value), text);
        }
    }
}
