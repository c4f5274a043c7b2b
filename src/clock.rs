//! The only source of time, local time and random ids.
//!
//! Everything else is given stamps and ids, so that a replay of the journal is deterministic (DESIGN invariant 3, held by
//! clippy's `disallowed-methods`).
#![allow(clippy::disallowed_methods)] // this is the one place they are allowed in

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike as _, Local, NaiveDate, NaiveDateTime, TimeZone};
use uuid::Uuid;

/// How far an imported event may move the local clock ahead of the wall clock, in milliseconds.
const LEAD: u64 = 5 * 60 * 1000;

/// What the wall clock shows, in milliseconds since 1970.
pub fn wall_ms() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// What the wall clock shows here, RFC 3339 with offset.
pub fn wall_text() -> String {
    Local::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// Local date and time to the minute, `2026-11-23 10:05`, for a printed page.
pub fn printed_at() -> String {
    Local::now().format("%Y-%m-%d %H:%M").to_string()
}

/// Today here, `YYYY-MM-DD`.
pub fn today() -> String {
    Local::now().format("%Y-%m-%d").to_string()
}

/// Today here: year, month and day of the month.
pub fn today_parts() -> (i32, i32, i32) {
    let day = Local::now().date_naive();
    (day.year(), i32::try_from(day.month()).unwrap_or(1), i32::try_from(day.day()).unwrap_or(1))
}

/// A local time of day for a line of the log, from milliseconds since 1970.
pub fn local_text(ms: u64) -> String {
    let at = i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis);
    at.map_or_else(String::new, |at| at.with_timezone(&Local).format("%Y-%m-%d %H:%M:%S").to_string())
}

/// A moment as calendar files write it, in UTC: `20261123T021500Z`.
pub fn calendar_stamp(ms: u64) -> String {
    let at = i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default();
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Reads a time as people and scripts write it: RFC 3339, `YYYY-MM-DD HH:MM[:SS]` or `YYYY-MM-DD` (its end), local where no
/// offset is given. Answers the last millisecond it stands for.
pub fn parse_ms(text: &str) -> Option<u64> {
    let text = text.trim();
    let local = |naive: NaiveDateTime| Local.from_local_datetime(&naive).latest().map(|at| at.timestamp_millis());
    let second = |ms: i64| ms + 999;
    let ms = if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        if text.contains('.') { at.timestamp_millis() } else { second(at.timestamp_millis()) }
    } else if let Some(naive) =
        ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"].iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    {
        second(local(naive)?)
    } else if let Some(naive) =
        ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"].iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    {
        local(naive)? + 59_999
    } else {
        local(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_milli_opt(23, 59, 59, 999)?)?
    };
    u64::try_from(ms).ok()
}

/// The beginning of a day here, `YYYY-MM-DD`, in milliseconds since 1970.
pub fn midnight(day: &str) -> Option<u64> {
    let begin = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0)?;
    u64::try_from(Local.from_local_datetime(&begin).earliest()?.timestamp_millis()).ok()
}

/// The time of day here, `09:05`, from milliseconds since 1970.
pub fn time_of_day(ms: u64) -> String {
    let at = i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis);
    at.map_or_else(String::new, |at| at.with_timezone(&Local).format("%H:%M").to_string())
}

/// Whether a text is a day, `YYYY-MM-DD`.
pub fn is_day(text: &str) -> bool {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// A new identity; ids made later sort later.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// Random bytes that keep a text's digest from being guessed.
pub fn salt() -> [u8; 16] {
    Uuid::new_v4().into_bytes()
}

/// Milliseconds since the program started, for measuring spans on screen.
pub fn monotonic_ms() -> u64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    u64::try_from(START.get_or_init(Instant::now).elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// The hybrid logical clock of this device: never behind anything it has seen, except that others cannot push it more than
/// five minutes ahead of the wall.
#[derive(Clone, Copy, Debug, Default)]
pub struct HybridClock {
    last: (u64, u32),
}

impl HybridClock {
    /// Takes note of one of this device's own stamps: later ones must come after it whatever the wall says.
    pub fn own(&mut self, ms: u64, n: u32) {
        self.last = self.last.max((ms, n));
    }

    /// Takes note of another device's stamp.
    pub fn observe(&mut self, ms: u64, n: u32, wall: u64) {
        if ms <= wall.saturating_add(LEAD) {
            self.own(ms, n);
        }
    }

    /// The stamp of the next event, at a wall clock reading.
    pub fn tick(&mut self, wall: u64) -> (u64, u32) {
        self.last = match self.last {
            (ms, _) if wall > ms => (wall, 0),
            (ms, u32::MAX) => (ms + 1, 0),
            (ms, n) => (ms, n + 1),
        };
        self.last
    }

    /// The last reading.
    pub const fn last(&self) -> (u64, u32) {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_never_goes_back_and_others_cannot_push_it_far() {
        let mut clock = HybridClock::default();
        assert_eq!(clock.tick(1000), (1000, 0));
        assert_eq!(clock.tick(900), (1000, 1));
        clock.observe(1000 + LEAD + 1, 0, 1000);
        assert_eq!(clock.tick(1001), (1001, 0));
        clock.observe(1000 + LEAD, 7, 1000);
        assert_eq!(clock.tick(1002), (1000 + LEAD, 8));
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let second = parse_ms("2026-11-23T10:00:00+08:00");
        assert_eq!(second, Some(1_795_399_200_999));
        assert_eq!(parse_ms("2026-11-23T02:00:00Z"), second);
        assert!(parse_ms("2026-11-23 10:00").is_some());
        assert_eq!(parse_ms("2026-11-23"), parse_ms("2026-11-23 23:59"));
        assert_eq!(parse_ms("gestern"), None);
    }
}
