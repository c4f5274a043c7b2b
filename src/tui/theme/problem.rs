//! What can be wrong with a user's theme, and how it is said.

use std::io::{Error, ErrorKind};

use super::Role;
use super::colour::SIXTEEN;
use crate::text::lists::{given, listed};
use crate::text::nearest::nearest;
use crate::text::refusal::with_hint;
use crate::text::{Words, causes, say};

/// One thing that is wrong with a theme file.
#[derive(Debug)]
pub struct ThemeProblem {
    /// The file's name; a path where it could not be read at all.
    pub(super) file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub(super) line: usize,
    /// Where in it: `roles.star.fg`; empty for the file as a whole.
    pub(super) place: String,
    pub(super) what: Fault,
}

impl ThemeProblem {
    /// A file or folder that cannot be read.
    pub(super) fn unreadable(path: &str, error: Error) -> Self {
        Self { file: path.to_owned(), line: 0, place: String::new(), what: Fault::Unreadable(error) }
    }
}

#[derive(Debug)]
pub(super) enum Fault {
    Unreadable(Error),
    /// Not TOML; the message is the reader's own, in English.
    Syntax {
        column: usize,
        message: String,
    },
    UnknownKey {
        key: String,
        nearest: Option<&'static str>,
    },
    UnknownRole {
        name: String,
        nearest: Option<&'static str>,
    },
    UnknownParent {
        text: String,
        known: Vec<String>,
    },
    NotATable {
        text: String,
    },
    NotAColour {
        text: String,
    },
    NotOfSixteen {
        text: String,
    },
    NotAFlag {
        text: String,
    },
    /// A colour without its twin among the sixteen would be lost on a small console.
    NoSixteen {
        key: &'static str,
        column: &'static str,
    },
    MissingRoles {
        roles: Vec<&'static str>,
    },
}

/// One problem: which file, which line, what of it, what to do.
pub fn theme_problem(words: &Words, problem: &ThemeProblem) -> String {
    let what = fault(words, &problem.what);
    let what = match (problem.line, problem.place.is_empty()) {
        (0, _) => what,
        (line, true) => say!(words, "problem-line", line = line, what = what),
        (line, false) => say!(words, "problem-at", line = line, place = given(&problem.place), what = what),
    };
    say!(words, "theme-problem", file = problem.file.as_str(), what = what)
}

/// All problems in one sentence, for the screen's status line; nothing when there are none.
pub fn theme_notice(words: &Words, problems: &[ThemeProblem]) -> Option<String> {
    (!problems.is_empty()).then(|| say!(words, "theme-notice", count = problems.len()))
}

fn fault(words: &Words, fault: &Fault) -> String {
    match fault {
        Fault::Unreadable(error) if error.kind() == ErrorKind::InvalidData => say!(words, "theme-not-utf8"),
        Fault::Unreadable(error) => say!(words, "theme-unreadable", why = causes::io(words, error)),
        Fault::Syntax { column, message } => {
            let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
            say!(words, "problem-syntax", column = *column, message = message)
        }
        Fault::UnknownKey { key, nearest } => with_hint(words, say!(words, "problem-unknown-key", key = given(key)), *nearest),
        Fault::UnknownRole { name, nearest } => {
            let known = listed(words, Role::ALL.iter().map(|role| role.id()));
            with_hint(words, say!(words, "theme-unknown-role", name = given(name), known = known), *nearest)
        }
        Fault::UnknownParent { text, known } => {
            let sentence = say!(words, "theme-unknown-parent", name = given(text), known = listed(words, known));
            with_hint(words, sentence, nearest(text, known.iter().map(String::as_str)))
        }
        Fault::NotATable { text } => say!(words, "theme-not-a-table", text = given(text)),
        Fault::NotAColour { text } => say!(words, "theme-not-a-colour", text = given(text)),
        Fault::NotOfSixteen { text } => {
            let names = || SIXTEEN.iter().map(|(name, _)| *name);
            let sentence = say!(words, "theme-not-of-sixteen", text = given(text), known = listed(words, names()));
            with_hint(words, sentence, nearest(text, names()))
        }
        Fault::NotAFlag { text } => say!(words, "theme-not-a-flag", text = given(text)),
        Fault::NoSixteen { key, column } => say!(words, "theme-no-sixteen", key = *key, column = *column),
        Fault::MissingRoles { roles } => say!(words, "theme-missing-roles", roles = listed(words, roles)),
    }
}
