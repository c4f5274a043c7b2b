//! What is wrong with settings, in words: where, what, and what to do.

use std::path::Path;

use super::problem::{Problem, ProblemKind, ValueType};
use super::{FontNames, SettingsFile, WriteError, shown};
use crate::text::{Words, causes, say};

/// One short notice a problem, for a status line; the file by its name alone.
pub fn notices(words: &Words, file: &SettingsFile) -> Vec<String> {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let notice = |one: &Problem| {
        let what = placed(words, one);
        match one.what {
            ProblemKind::Variable { .. } => say!(words, "settings-notice-variable", what = what),
            _ => say!(words, "settings-notice", file = name.as_str(), what = what),
        }
    };
    file.problems.iter().map(notice).collect()
}

/// Every problem with its line, on a line of its own.
pub fn told(words: &Words, file: &SettingsFile) -> Vec<String> {
    file.problems.iter().map(|one| placed(words, one)).collect()
}

/// All problems on one line, for stderr; `None` when there are none.
pub fn warning(words: &Words, file: &SettingsFile) -> Option<String> {
    let problems = told(words, file);
    let list = problems.join(&say!(words, "settings-separator"));
    let count = problems.len();
    (count > 0).then(|| say!(words, "settings-warning", file = shown(&file.path), count = count, list = list))
}

/// Why a setting was not written.
pub fn write_error(words: &Words, path: &Path, error: &WriteError) -> String {
    match error {
        WriteError::Io(error) => say!(words, "file-refused", path = shown(path), why = causes::io(words, error)),
        WriteError::NotToml(problem) => {
            say!(words, "settings-not-written", file = shown(path), what = placed(words, problem))
        }
        WriteError::Unfit(problem) => self::problem(words, &problem.what),
    }
}

fn placed(words: &Words, problem: &Problem) -> String {
    let what = self::problem(words, &problem.what);
    if problem.line == 0 { what } else { say!(words, "settings-line", line = problem.line, what = what) }
}

fn problem(words: &Words, what: &ProblemKind) -> String {
    match what {
        ProblemKind::Unreadable(error) => say!(words, "settings-unreadable", why = causes::io(words, error)),
        ProblemKind::NotUtf8 => say!(words, "settings-not-utf8"),
        ProblemKind::Syntax { message } => say!(words, "settings-syntax", message = message.replace('\n', " ")),
        ProblemKind::Twice { key } => say!(words, "settings-twice", key = key.as_str()),
        ProblemKind::UnknownKey { key, nearest: Some(nearest) } => {
            say!(words, "settings-unknown-nearest", key = key.as_str(), name = nearest.name())
        }
        ProblemKind::UnknownKey { key, nearest: None } => say!(words, "settings-unknown", key = key.as_str()),
        ProblemKind::WrongType { key, expected } => {
            let expected = match expected {
                ValueType::Text => say!(words, "settings-text"),
                ValueType::YesNo => say!(words, "settings-yes-no"),
                ValueType::Whole => say!(words, "settings-whole"),
            };
            say!(words, "settings-wrong-type", key = key.name(), expected = expected)
        }
        ProblemKind::UnknownChoice { key, value, nearest: Some(nearest), .. } => {
            say!(words, "settings-choice-nearest", key = key.name(), value = value.as_str(), name = nearest.as_str())
        }
        ProblemKind::UnknownChoice { key, value, choices, nearest: None } => {
            say!(words, "settings-choice", key = key.name(), value = value.as_str(), choices = choices.join(" "))
        }
        ProblemKind::OutOfRange { key, value, range: (low, high) } => {
            say!(words, "settings-out-of-range", key = key.name(), value = value.as_str(), low = *low, high = *high)
        }
        ProblemKind::NoFonts { key, value } => {
            say!(words, "settings-no-fonts", key = key.name(), value = value.as_str(), most = FontNames::MOST)
        }
        ProblemKind::Variable { name, value, choices } => {
            say!(words, "settings-choice", key = *name, value = value.as_str(), choices = choices.join(" "))
        }
    }
}
