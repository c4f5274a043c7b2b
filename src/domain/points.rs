//! Points and exact totals.
//!
//! Points are whole hundredths; totals are exact fractions. No float decides a result (DESIGN invariant 6).
//! What a figure looks like on screen or paper is decided here too, because "cut, never rounded up" is a rule of
//! scoring, not of layout.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of points in whole hundredths: `Points::from_hundredths(350)` is three and a half points.
///
/// Written as a decimal string in readable formats (`"3.5"`), as a plain integer in binary ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(i64);

/// A percentage in whole hundredths of a percent: `92.5 %` is 9250. Same arithmetic as [`Points`].
pub type Percent = Points;

/// Why a text is not a number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PointsError {
    /// Not a decimal number at all.
    #[error("not a number")]
    NotANumber,
    /// More than two digits behind the point: such a mark could not be kept exactly.
    #[error("more than two decimals")]
    TooFine,
    /// Outside ±1,000,000, far beyond any checklist.
    #[error("out of range")]
    OutOfRange,
}

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);
    /// Half a point, the usual finest step of a checklist.
    pub const HALF: Self = Self(50);
    const LIMIT: i64 = 100_000_000;

    /// Points from whole hundredths; values beyond ±1,000,000 points are held at that bound.
    pub const fn from_hundredths(hundredths: i64) -> Self {
        if hundredths > Self::LIMIT {
            Self(Self::LIMIT)
        } else if hundredths < -Self::LIMIT {
            Self(-Self::LIMIT)
        } else {
            Self(hundredths)
        }
    }

    /// Whole points.
    pub const fn whole(points: i64) -> Self {
        Self::from_hundredths(points.saturating_mul(100))
    }

    /// The value in hundredths of a point.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// Whether this is nothing at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// `self × times`, held inside the range of points.
    #[must_use]
    pub const fn times(self, times: i64) -> Self {
        Self::from_hundredths(self.0.saturating_mul(times))
    }

    /// The exact fraction of this number of points.
    pub fn exact(self) -> Exact {
        Exact(BigRational::new(BigInt::from(self.0), BigInt::from(100)))
    }
}

impl std::ops::Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::from_hundredths(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::from_hundredths(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |sum, points| sum + points)
    }
}

impl fmt::Display for Points {
    /// Shortest exact decimal: `3`, `3.5`, `-0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, value) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (value / 100, value % 100);
        let text = match part {
            0 => format!("{sign}{whole}"),
            part if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
            part => format!("{sign}{whole}.{part:02}"),
        };
        f.pad(&text)
    }
}

impl FromStr for Points {
    type Err = PointsError;

    /// Reads `3`, `3.5`, `-0.25`, `.5`; at most two decimals. Full-width input is the caller's to normalise.
    fn from_str(text: &str) -> Result<Self, PointsError> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && part.is_empty()) || !all_digits(whole) || !all_digits(part) {
            return Err(PointsError::NotANumber);
        }
        let part = part.trim_end_matches('0');
        if part.len() > 2 {
            return Err(PointsError::TooFine);
        }
        if whole.trim_start_matches('0').len() > 7 {
            return Err(PointsError::OutOfRange);
        }
        let number = |text: &str| text.bytes().fold(0_i64, |n, b| n * 10 + i64::from(b - b'0'));
        let hundredths = number(whole) * 100 + number(part) * if part.len() == 1 { 10 } else { 1 };
        if hundredths > Self::LIMIT {
            return Err(PointsError::OutOfRange);
        }
        Ok(Self(if negative { -hundredths } else { hundredths }))
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { serializer.serialize_i64(self.0) }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(serde::de::Error::custom)
        } else {
            i64::deserialize(deserializer).map(Self::from_hundredths)
        }
    }
}

/// An exact total in points: a fraction that no arithmetic of the scoring rules can round.
///
/// Written everywhere as `"numerator/denominator"`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// Nothing.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// The fraction `numerator / denominator`; nothing when the denominator is zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::zero();
        }
        Self(BigRational::new(numerator.into(), denominator.into()))
    }

    /// `self ÷ other`; `None` when `other` is zero.
    pub fn div(&self, other: &Self) -> Option<Self> {
        (!other.0.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// Whether this is exactly zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// The numerator of the reduced fraction.
    pub fn numerator(&self) -> &BigInt {
        self.0.numer()
    }

    /// The denominator of the reduced fraction, above zero.
    pub fn denominator(&self) -> &BigInt {
        self.0.denom()
    }

    /// The decimal figure a person sees: cut (towards zero) to at most `decimals` digits, without trailing zeros.
    /// 89.995 shows as `89.99` with two decimals.
    pub fn cut(&self, decimals: u32) -> String {
        let scale = num_traits::pow(BigInt::from(10), decimals as usize);
        let scaled = (&self.0 * BigRational::from_integer(scale)).trunc().to_integer();
        let digits = scaled.abs().to_string();
        let width = decimals as usize + 1;
        let padded = format!("{digits:0>width$}");
        let (whole, part) = padded.split_at(padded.len() - decimals as usize);
        let sign = if scaled.is_negative() { "-" } else { "" };
        let part = part.trim_end_matches('0');
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    /// How many decimals keep all unequal totals of a list apart (at least two, at most twelve).
    pub fn decimals_apart<'a>(totals: impl IntoIterator<Item = &'a Self>) -> u32 {
        let mut sorted: Vec<&Self> = totals.into_iter().collect();
        sorted.sort();
        sorted.dedup();
        (2..12).find(|decimals| sorted.windows(2).all(|pair| pair[0].cut(*decimals) != pair[1].cut(*decimals))).unwrap_or(12)
    }

    /// Cut to whole hundredths of a point.
    pub fn to_points(&self) -> Points {
        let hundredths = (&self.0 * BigRational::from_integer(100.into())).trunc().to_integer();
        Points::from_hundredths(hundredths.to_i64().unwrap_or(i64::MAX))
    }
}

impl From<Points> for Exact {
    fn from(points: Points) -> Self {
        points.exact()
    }
}

macro_rules! exact_operator {
    ($trait:ident, $method:ident, $operator:tt) => {
        impl std::ops::$trait for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                Exact(&self.0 $operator &other.0)
            }
        }
        impl std::ops::$trait for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                Exact(self.0 $operator other.0)
            }
        }
    };
}
exact_operator!(Add, add, +);
exact_operator!(Sub, sub, -);
exact_operator!(Mul, mul, *);

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::zero(), |sum, one| sum + one)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.cut(2))
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{}/{}", self.0.numer(), self.0.denom()))
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let fraction = text.split_once('/').and_then(|(numerator, denominator)| {
            let denominator: BigInt = denominator.parse().ok()?;
            (!denominator.is_zero()).then(|| BigRational::new(numerator.parse().unwrap_or_default(), denominator))
        });
        fraction.map(Self).ok_or_else(|| serde::de::Error::custom("not a fraction"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_cut_never_rounded_up() {
        assert_eq!(Exact::ratio(89_995, 1000).cut(2), "89.99");
        assert_eq!(Exact::ratio(90, 1).cut(2), "90");
        assert_eq!(Exact::ratio(2, 3).cut(2), "0.66");
        assert_eq!(Exact::ratio(-1, 8).cut(2), "-0.12");
        assert_eq!(Exact::ratio(5, 1000).cut(2), "0");
    }

    #[test]
    fn unequal_totals_get_the_decimals_that_keep_them_apart() {
        let totals = [Exact::ratio(89_995, 1000), Exact::ratio(89_991, 1000), Exact::ratio(70, 1)];
        assert_eq!(Exact::decimals_apart(&totals), 3);
        assert_eq!(Exact::decimals_apart(&totals[1..]), 2);
    }

    #[test]
    fn points_refuse_what_they_cannot_keep() {
        assert_eq!("3.505".parse::<Points>(), Err(PointsError::TooFine));
        assert_eq!("3.500".parse::<Points>(), Ok(Points::from_hundredths(350)));
        assert_eq!("三".parse::<Points>(), Err(PointsError::NotANumber));
        assert_eq!(".".parse::<Points>(), Err(PointsError::NotANumber));
        assert_eq!("99999999".parse::<Points>(), Err(PointsError::OutOfRange));
    }

    proptest! {
        #[test]
        fn points_read_back_what_they_show(hundredths in -100_000_000_i64..=100_000_000) {
            let points = Points::from_hundredths(hundredths);
            prop_assert_eq!(points.to_string().parse::<Points>(), Ok(points));
        }
    }
}
