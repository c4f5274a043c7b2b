//! The last days of open actions as a calendar file (RFC 5545): one all-day event each, the same bytes for the same data.

use crate::clock;
use crate::domain::action::Action;
use crate::domain::views::Read;
use crate::text::{Words, actions, say};

/// Octets a line may have before it is folded (RFC 5545, 3.1).
const FOLD: usize = 75;

/// The calendar of these actions; those settled or without a day are left out.
pub fn calendar(views: &dyn Read, words: &Words, held: &[Action]) -> String {
    let mut text = String::new();
    let language = words.language.tag();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", &format!("PRODID:-//starpoint//actions//{language}"), "CALSCALE:GREGORIAN"] {
        push(&mut text, line);
    }
    for action in held.iter().filter(|action| action.is_open()) {
        event(&mut text, views, words, action);
    }
    push(&mut text, "END:VCALENDAR");
    text
}

fn event(text: &mut String, views: &dyn Read, words: &Words, action: &Action) {
    let Some(due) = action.task.due else { return };
    let day = |day: crate::domain::day::Day| day.to_string().replace('-', "");
    let community = views.community(action.community).map_or_else(String::new, |community| community.path());
    let problem = actions::text(words, &action.task.problem);
    let summary = say!(words, "calendar-summary", community = community, problem = problem.as_str());
    let mut told = vec![actions::due(words, &action.task), actions::unit(words, &action.task)];
    told.extend(Some(actions::optional(words, action.task.measure.as_ref())).filter(|text| !text.is_empty()));
    for line in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@starpoint", action.id),
        format!("DTSTAMP:{}", clock::calendar_stamp(action.changed)),
        format!("DTSTART;VALUE=DATE:{}", day(due)),
        format!("DTEND;VALUE=DATE:{}", day(due.after(1))),
        format!("SUMMARY:{}", escaped(&summary)),
        format!("DESCRIPTION:{}", escaped(&told.join("\n"))),
        "TRANSP:TRANSPARENT".to_owned(),
        // Three days before, at nine in the morning.
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:-P2DT15H".to_owned(),
        format!("DESCRIPTION:{}", escaped(&summary)),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ] {
        push(text, &line);
    }
}

/// A text as a value: commas, semicolons and line ends are marked.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

/// A content line, folded where it is long; never inside a character.
fn push(text: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > FOLD {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(c);
        used += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters_and_unfold_to_what_they_were() {
        let line = format!("SUMMARY:{}", "消防通道堆物，".repeat(20));
        let mut text = String::new();
        push(&mut text, &line);
        assert!(text.split("\r\n").all(|line| line.len() <= FOLD), "{text}");
        assert!(text.split("\r\n").count() > 3);
        assert_eq!(text.replace("\r\n ", ""), format!("{line}\r\n"));
    }

    #[test]
    fn what_separates_values_is_marked() {
        assert_eq!(escaped("甲,乙;丙\\丁\r\n戊"), "甲\\,乙\\;丙\\\\丁\\n戊");
    }
}
