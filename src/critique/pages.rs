//! Either length of a critique as paragraphs under headings, with the ordinals in front.

use crate::domain::critique::Part;
use crate::domain::wording::Language;
use crate::text::{Words, say};

use super::joined::Row;

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// What is read aloud.
    Spoken,
    /// Everything.
    Written,
}

/// The paragraphs of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The part.
    pub part: Part,
    /// Its heading; empty for the opening.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// Whether a line gets an ordinal: the points of the parts that make points, not what opens them or goes on behind one.
pub(super) fn is_point(part: Part, key: &str) -> bool {
    let opens = matches!(key, "strengths" | "shortcomings" | "rectification" | "rectification:" | "next");
    let counted = matches!(part, Part::Strengths | Part::Shortcomings | Part::Rectification | Part::Next);
    counted && !opens && !key.starts_with("more:") && !key.starts_with("veto:")
}

/// A part's heading; empty for the opening.
pub(super) fn heading(words: &Words, part: Part) -> String {
    match part {
        Part::Opening => String::new(),
        Part::Overall => say!(words, "critique-head-overall"),
        Part::Strengths => say!(words, "critique-head-strengths"),
        Part::Shortcomings => say!(words, "critique-head-shortcomings"),
        Part::Rectification => say!(words, "critique-head-rectification"),
        Part::Next => say!(words, "critique-head-next"),
        Part::Stars => say!(words, "critique-head-stars"),
    }
}

/// The rows of one length, in their order; rows of one part that stand apart make two chapters.
pub fn chapters(words: &Words, rows: &[Row], length: Length) -> Vec<Chapter> {
    let shown = |row: &&Row| length == Length::Written || row.is_spoken();
    let rows: Vec<&Row> = rows.iter().filter(shown).filter(|row| !row.text.trim().is_empty()).collect();
    let mut chapters: Vec<Chapter> = Vec::new();
    for run in rows.chunk_by(|a, b| a.part == b.part) {
        let part = run[0].part;
        let points = run.iter().filter(|row| is_point(part, &row.key)).count();
        let mut paragraphs: Vec<String> = Vec::new();
        let mut number = 0;
        for row in run {
            let text = row.text.trim();
            if row.key.starts_with("more:")
                && let Some(before) = paragraphs.last_mut()
            {
                before.push_str(if words.language == Language::English { " " } else { "" });
                before.push_str(text);
            } else if points > 1 && is_point(part, &row.key) {
                number += 1;
                paragraphs.push(numbered(words, part, length, number, text));
            } else {
                paragraphs.push(begun(words, text));
            }
        }
        chapters.push(Chapter { part, heading: heading(words, part), paragraphs });
    }
    chapters
}

/// A point with its ordinal. A list of things to put right is numbered on paper and simply read out aloud.
fn numbered(words: &Words, part: Part, length: Length, number: usize, text: &str) -> String {
    match (part, length) {
        (Part::Rectification, Length::Written) => format!("{number}. {}", begun(words, text)),
        (Part::Rectification, Length::Spoken) => begun(words, text),
        (Part::Next, _) => say!(words, "critique-nth-step", number = number, text = text),
        _ => say!(words, "critique-nth", number = number, text = text),
    }
}

/// A text that begins a paragraph: in English with a capital. Points are kept without, to follow their ordinal.
fn begun(words: &Words, text: &str) -> String {
    let mut letters = text.chars();
    match (words.language, letters.next()) {
        (Language::English, Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// A paragraph without the ordinal that [`chapters`] puts in front; `number` up to twenty.
pub(super) fn unnumbered<'a>(words: &Words, paragraph: &'a str) -> &'a str {
    let digits = paragraph.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < paragraph.len()
        && let Some(rest) = digits.strip_prefix(['.', '．', '、'])
        && rest.starts_with(|c: char| !c.is_ascii_digit())
    {
        return rest.trim_start();
    }
    let ordinals = (1..=20).flat_map(|number| {
        [
            say!(words, "critique-nth", number = number, text = "\u{0}"),
            say!(words, "critique-nth-step", number = number, text = "\u{0}"),
        ]
    });
    let mut ordinals: Vec<String> = ordinals.map(|ordinal| ordinal.replace('\u{0}', "").trim().to_owned()).collect();
    ordinals.dedup();
    ordinals.iter().find_map(|ordinal| paragraph.strip_prefix(ordinal.as_str())).map_or(paragraph, str::trim_start)
}
