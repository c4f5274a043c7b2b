//! A meeting's timetable (时间安排) and how it is kept: planned beginnings, where the panel is, how late it runs.
//!
//! Pure arithmetic: moments are milliseconds since 1970 and come from outside, `now` too.

use serde::{Deserialize, Serialize};

/// When a meeting begins, and how long each of its stops may take. Kept in views as well as in events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// Minutes after midnight, on the meeting's day.
    pub begins: u16,
    /// Minutes a stop, the way to it included.
    pub minutes: u16,
}

/// Most minutes a stop can be given: a working day.
pub const MOST_MINUTES: u16 = 480;

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

impl Timetable {
    /// Whether it can be kept.
    pub const fn is_possible(self) -> bool {
        self.begins < DAY && self.minutes > 0 && self.minutes <= MOST_MINUTES
    }

    /// The planned beginning of the n-th stop, from 0, in minutes after midnight.
    pub fn planned(self, n: usize) -> u32 {
        u32::from(self.begins) + u32::from(self.minutes) * u32::try_from(n).unwrap_or(u32::MAX / 1_000)
    }
}

/// How far a meeting is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Its timetable; `None`: it has none.
    pub timetable: Option<Timetable>,
    /// Its stops in order: when each began.
    pub begun: Vec<Option<u64>>,
    /// The beginning of its day, where that is known.
    pub midnight: Option<u64>,
}

impl Agenda {
    /// The stop the panel is at, the one that began last, and when.
    fn last(&self) -> Option<(u64, usize)> {
        self.begun.iter().enumerate().filter_map(|(n, ms)| Some(((*ms)?, n))).max()
    }

    /// The stop the panel is at: the one that began last.
    pub fn at(&self) -> Option<usize> {
        self.last().map(|(_, n)| n)
    }

    /// Milliseconds that stop has taken so far.
    pub fn used(&self, now: u64) -> u64 {
        self.last().map_or(0, |(ms, _)| now.saturating_sub(ms))
    }

    /// Milliseconds the next stop will begin behind its time as it looks now; below zero: ahead of it. `None` before the first stop
    /// and without a timetable.
    pub fn late(&self, now: u64) -> Option<i64> {
        let ((ms, n), timetable) = (self.last()?, self.timetable?);
        let minute = |minutes: u32| u64::from(minutes) * 60_000;
        // It ends when its time is over, or now where that is past.
        let ends = (ms + minute(u32::from(timetable.minutes))).max(now);
        let planned = self.midnight? + minute(timetable.planned(n + 1));
        Some(i64::try_from(ends).unwrap_or(i64::MAX) - i64::try_from(planned).unwrap_or(i64::MAX))
    }

    /// The same in minutes, to the nearest.
    pub fn late_minutes(&self, now: u64) -> Option<i64> {
        Some((self.late(now)? + 30_000).div_euclid(60_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 3_600_000;
    const MINUTE: u64 = 60_000;

    #[test]
    fn a_stop_that_overruns_makes_the_next_one_late() {
        let timetable = Timetable { begins: 9 * 60, minutes: 20 };
        assert_eq!([0, 1, 3].map(|n| timetable.planned(n)), [540, 560, 600]);
        let at = |begun: &[Option<u64>], now| {
            let agenda = Agenda { timetable: Some(timetable), begun: begun.to_vec(), midnight: Some(0) };
            (agenda.at(), agenda.used(now), agenda.late(now))
        };
        assert_eq!(at(&[None, None], 8 * HOUR), (None, 0, None));
        // Five minutes late, and in time with its own twenty.
        let begun = 9 * HOUR + 5 * MINUTE;
        assert_eq!(at(&[Some(begun), None], begun + 4 * MINUTE), (Some(0), 4 * MINUTE, Some(5 * 60_000)));
        // Its twenty are over by three.
        assert_eq!(at(&[Some(begun), None], begun + 23 * MINUTE).2, Some(8 * 60_000));
        // The second began ahead of its time.
        let second = at(&[Some(begun), Some(9 * HOUR + 18 * MINUTE)], 9 * HOUR + 19 * MINUTE);
        assert_eq!((second.0, second.2), (Some(1), Some(-2 * 60_000)));
        let agenda = |ms| Agenda { timetable: Some(timetable), begun: vec![Some(9 * HOUR + ms)], midnight: Some(0) };
        let minutes = [29_999, 30_000].map(|ms| agenda(ms).late_minutes(9 * HOUR));
        assert_eq!(minutes, [Some(0), Some(1)]);
        assert!(!Timetable { begins: DAY, minutes: 10 }.is_possible() && !Timetable { begins: 0, minutes: 0 }.is_possible());
    }
}
