//! Actions (整改项) in words: for the list, the register, the notice and the log alike.

use super::decision::item_named;
use super::{Words, say};
use crate::domain::action::{Action, Kind, Rectification, Status, Verdict};
use crate::domain::day::Day;
use crate::domain::events::Text;
use crate::domain::standard::Standard;

/// How it is to be dealt with.
pub fn kind(words: &Words, kind: Kind) -> String {
    match kind {
        Kind::Now => say!(words, "action-kind-now"),
        Kind::Limited => say!(words, "action-kind-limited"),
        Kind::LongTerm => say!(words, "action-kind-long-term"),
    }
}

/// How far it is.
pub fn status(words: &Words, status: Status) -> String {
    match status {
        Status::Open => say!(words, "action-status-open"),
        Status::OnSpot => say!(words, "action-status-on-spot"),
        Status::Reported => say!(words, "action-status-reported"),
        Status::Closed => say!(words, "action-status-closed"),
    }
}

/// What a re-inspection saw.
pub fn verdict(words: &Words, verdict: Verdict) -> String {
    match verdict {
        Verdict::Done => say!(words, "action-verdict-done"),
        Verdict::Partly => say!(words, "action-verdict-partly"),
        Verdict::NotDone => say!(words, "action-verdict-not-done"),
    }
}

/// A day as the language writes it.
pub fn day(words: &Words, day: Day) -> String {
    let (year, month, day) = day.parts();
    say!(words, "report-date", year = year, month = month, day = day)
}

/// The kind, and the last day where there is one.
pub fn due(words: &Words, task: &Rectification) -> String {
    let kind = kind(words, task.kind);
    match task.due {
        Some(due) => say!(words, "action-due", kind = kind, day = day(words, due)),
        None => kind,
    }
}

/// How far it is on a day, with how long it is overdue.
pub fn standing(words: &Words, action: &Action, today: Day) -> String {
    let status = status(words, action.status());
    match action.overdue(today) {
        Some(days) => say!(words, "action-overdue", status = status, days = days),
        None => status,
    }
}

/// A text; a redacted one says so.
pub fn text(words: &Words, text: &Text) -> String {
    text.text.clone().unwrap_or_else(|| say!(words, "report-redacted"))
}

/// A text that may be missing.
pub fn optional(words: &Words, held: Option<&Text>) -> String {
    held.map_or_else(String::new, |held| text(words, held))
}

/// The unit responsible, or that none is named yet.
pub fn unit(words: &Words, task: &Rectification) -> String {
    task.unit.as_ref().map_or_else(|| say!(words, "action-unit-missing"), |unit| text(words, unit))
}

/// The criterion it is about: number and name; empty where it is about none.
pub fn criterion(words: &Words, standard: &Standard, task: &Rectification) -> String {
    task.item.as_ref().map_or_else(String::new, |item| item_named(words, standard, item))
}
