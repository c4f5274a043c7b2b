//! Why a file is not taken in as a picture, in words that say what to do.

use super::{MOST_BYTES, MOST_PIXELS};
use crate::text::{Words, say};

/// Why a file is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Its content is no picture of a kind anybody takes.
    NotAPicture,
    /// It is what iPhones write unless told otherwise.
    Heic,
    /// It is something that is not taken in.
    OtherKind {
        /// What it is.
        kind: &'static str,
    },
    /// Its name says something else than its content.
    Lies {
        /// The name's ending.
        ending: String,
        /// What it is.
        kind: &'static str,
    },
    /// It is damaged, or cut off.
    Broken,
    /// It would take more memory than any camera's picture.
    TooLarge,
    /// The file is longer than any camera's picture.
    TooLong,
    /// The system refused the file; why, worded.
    Unread {
        /// Why.
        why: String,
    },
}

impl Problem {
    /// What is wrong and what to do, for behind the file's name.
    pub fn told(&self, words: &Words) -> String {
        match self {
            Self::NotAPicture => say!(words, "picture-none"),
            Self::Heic => say!(words, "picture-heic"),
            Self::OtherKind { kind } => say!(words, "picture-other-kind", kind = *kind),
            Self::Lies { ending, kind } => say!(words, "picture-lies", ending = ending.as_str(), kind = *kind),
            Self::Broken => say!(words, "picture-broken"),
            Self::TooLarge => say!(words, "picture-too-large", most = MOST_PIXELS / 1_000_000),
            Self::TooLong => say!(words, "picture-too-long", most = MOST_BYTES / 1024 / 1024),
            Self::Unread { why } => say!(words, "picture-unread", why = why.as_str()),
        }
    }
}
