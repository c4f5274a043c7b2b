//! The draft: every part's lines in order, with the lines that are read aloud chosen.

use crate::domain::critique::Part;
use crate::text::Words;

use super::clauses::sentence;
use super::material::{Judged, Material};
use super::{overall, remedies, shortcomings, spoken, strengths};

/// A drafted critique.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its lines in the order they are spoken.
    pub lines: Vec<Line>,
}

/// A drafted line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub part: Part,
    /// What it is about; the same from draft to draft.
    pub key: String,
    /// The sentence, without an ordinal.
    pub text: String,
    /// Read aloud.
    pub spoken: bool,
    /// The items it speaks of, by id.
    pub items: Vec<String>,
}

impl Line {
    /// A line whose `clause` is closed to a sentence.
    pub(super) fn new(words: &Words, part: Part, key: impl Into<String>, clause: &str, items: Vec<String>) -> Self {
        Self { part, key: key.into(), text: sentence(words, clause), spoken: false, items }
    }
}

/// Drafts the critique of some cards.
pub fn draft(material: &Material, words: &Words) -> Draft {
    let silent = || material.outcome.total.is_none() && material.items().iter().all(Judged::is_silent);
    // What is carried over was said at the visit it comes from: nothing is said before something is looked at again.
    if material.again.as_ref().is_some_and(|again| !again.begun) || silent() {
        return Draft { lines: vec![overall::unrated(material, words)] };
    }
    let mut lines = vec![overall::opening(material, words)];
    lines.extend(overall::overall(material, words));
    let strengths = strengths::strengths(material, words);
    let shortcomings = shortcomings::shortcomings(material, words);
    let (rectification, next) = remedies::remedies(material, words, &strengths, &shortcomings);
    lines.extend(strengths);
    lines.extend(shortcomings);
    lines.extend(rectification);
    lines.extend(next);
    lines.extend(overall::stars(material, words));
    spoken::choose(words.language, &mut lines);
    Draft { lines }
}
