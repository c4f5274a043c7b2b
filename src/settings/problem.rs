//! What can be wrong with settings, as data. The words are [`wording`](super::wording)'s.

use std::io;

use super::Key;

/// One thing that is wrong. The default holds instead.
#[derive(Debug)]
pub struct Problem {
    /// The line in the settings file, from 1; 0 for the file as a whole and for what is not in it.
    pub line: usize,
    /// What is wrong.
    pub what: ProblemKind,
}

/// What belongs in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// A text in quotes.
    Text,
    /// `true` or `false`.
    YesNo,
    /// A whole number.
    Whole,
}

/// What is wrong.
#[derive(Debug)]
pub enum ProblemKind {
    /// The file is there and the system does not let it be read.
    Unreadable(io::Error),
    /// The file is in another encoding.
    NotUtf8,
    /// Not TOML; other lines are still read.
    Syntax {
        /// What the TOML reader says, in English.
        message: String,
    },
    /// A key that stands there twice; the first holds.
    Twice {
        /// As written.
        key: String,
    },
    /// A key there is not.
    UnknownKey {
        /// As written.
        key: String,
        /// The one probably meant.
        nearest: Option<Key>,
    },
    /// A value of the wrong type.
    WrongType {
        /// The key.
        key: Key,
        /// What belongs there.
        expected: ValueType,
    },
    /// A word that is none of the possible ones.
    UnknownChoice {
        /// The key.
        key: Key,
        /// As written.
        value: String,
        /// The possible words.
        choices: Vec<String>,
        /// The one probably meant.
        nearest: Option<String>,
    },
    /// A number outside its range.
    OutOfRange {
        /// The key.
        key: Key,
        /// As written.
        value: String,
        /// Lowest and highest allowed.
        range: (u32, u32),
    },
    /// Words that cannot be names of fonts, or too many of them.
    NoFonts {
        /// The key.
        key: Key,
        /// As written.
        value: String,
    },
    /// An environment variable with a word that is none of the possible ones.
    Variable {
        /// Its name.
        name: &'static str,
        /// As set.
        value: String,
        /// The possible words.
        choices: Vec<String>,
    },
}

impl ProblemKind {
    /// The setting it is about, where it is about one.
    pub fn key(&self) -> Option<Key> {
        match self {
            Self::WrongType { key, .. } | Self::UnknownChoice { key, .. } | Self::OutOfRange { key, .. } => Some(*key),
            _ => None,
        }
    }
}
