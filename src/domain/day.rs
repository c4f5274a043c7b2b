//! A calendar day without time or zone: when something is due, when it was done. What day it is today is the caller's to say.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i32,
    month: i32,
    /// Of the month.
    of: i32,
}

const fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// The last day there is.
    pub const LAST: Self = Self { year: 9999, month: 12, of: 31 };

    /// The day of these numbers; `None` where the calendar has none.
    pub const fn new(year: i32, month: i32, day: i32) -> Option<Self> {
        let known = year >= 1 && year <= 9999 && month >= 1 && month <= 12;
        if known && day >= 1 && day <= days_in(year, month) { Some(Self { year, month, of: day }) } else { None }
    }

    /// Reads a day as files and people write it: `2026-12-08`, `2026/12/8`, `2026.12.8`, `2026年12月8日`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('日');
        let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
        let [year, month, day] = parts[..] else { return None };
        let number = |text: &str| text.parse::<i32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        Self::new(number(year)?, number(month)?, number(day)?)
    }

    /// Year, month and day of the month, from 1.
    pub const fn parts(self) -> (i32, i32, i32) {
        (self.year, self.month, self.of)
    }

    /// Days since 1 March of the year 0: with leap days at the end of its years, counting needs no table.
    const fn number(self) -> i32 {
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + self.of - 1
    }

    /// How many days this is after another; negative before it.
    pub const fn since(self, other: Self) -> i32 {
        self.number() - other.number()
    }

    /// The day so many days later; the last day there is where the calendar ends.
    #[must_use]
    pub fn after(self, days: u16) -> Self {
        let (mut year, mut month, mut day) = (self.year, self.month, self.of + i32::from(days));
        while day > days_in(year, month) {
            day -= days_in(year, month);
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        Self::new(year, month, day).unwrap_or(Self::LAST)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.of)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-12-08", " 2026/12/8 ", "2026.12.8", "2026年12月8日"] {
            assert_eq!(day(text).to_string(), "2026-12-08", "{text}");
        }
        for text in ["", "2026-13-01", "2026-02-29", "12-08", "2026-12-08x", "2026-+1-08", "0-1-1", "2100-02-29"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(day("2028-02-29").parts(), (2028, 2, 29));
    }

    #[test]
    fn counting_goes_over_months_years_and_leap_days() {
        for (from, days, to) in [
            ("2026-11-23", 15, "2026-12-08"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2028-02-28", 2, "2028-03-01"),
            ("9999-12-30", 9, "9999-12-31"),
        ] {
            assert_eq!(day(from).after(days), day(to));
        }
        assert_eq!(day("2027-01-01").since(day("2026-12-31")), 1);
        assert_eq!(day("1970-01-01").since(day("2026-11-23")), -20_780);
    }

    proptest! {
        #[test]
        fn going_on_and_counting_back_agree(year in 1..9000_i32, month in 1..=12_i32, of in 1..=28_i32, days in 0..3000_u16) {
            let from = Day::new(year, month, of).unwrap();
            prop_assert_eq!(from.after(days).since(from), i32::from(days));
            prop_assert_eq!(day(&from.to_string()), from);
        }
    }
}
