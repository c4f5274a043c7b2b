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
    /// Its points, each without its ordinal and without what goes on behind it.
    pub points: Vec<String>,
}

/// Begins the key of a line that goes on in the paragraph before it.
pub(super) const MORE: &str = "more:";

/// Whether a line gets an ordinal: the points of the parts that make points, not what opens them or goes on behind one.
pub(super) fn is_point(part: Part, key: &str) -> bool {
    let opens = matches!(key, "strengths" | "shortcomings" | "rectification" | "rectification:" | "next");
    let counted = matches!(part, Part::Strengths | Part::Shortcomings | Part::Rectification | Part::Next);
    counted && !opens && !key.starts_with(MORE) && !key.starts_with("veto:")
}

/// A part's heading; empty for the opening.
pub fn heading(words: &Words, part: Part) -> String {
    match part {
        Part::Opening => String::new(),
        Part::Overall => say!(words, "critique-head-overall"),
        Part::Strengths => say!(words, "critique-head-strengths"),
        Part::Shortcomings => say!(words, "critique-head-shortcomings"),
        Part::Communities => say!(words, "critique-head-communities"),
        Part::Rectification => say!(words, "critique-head-rectification"),
        Part::Next => say!(words, "critique-head-next"),
        Part::Stars => say!(words, "critique-head-stars"),
    }
}

/// A row as it stands in one length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which row.
    pub row: usize,
    /// Its part.
    pub part: Part,
    /// Its text, with the ordinal where it has one.
    pub text: String,
    /// It goes on in the paragraph of the row before it.
    pub goes_on: bool,
}

/// The rows of one length in their order, each as it stands there.
pub fn shown(words: &Words, rows: &[Row], length: Length) -> Vec<Shown> {
    let wanted = |row: &Row| (length == Length::Written || row.is_spoken()) && !row.text.trim().is_empty();
    let rows: Vec<(usize, &Row)> = rows.iter().enumerate().filter(|(_, row)| wanted(row)).collect();
    let mut all = Vec::new();
    for run in rows.chunk_by(|(_, a), (_, b)| a.part == b.part) {
        let part = run[0].1.part;
        let points = run.iter().filter(|(_, row)| is_point(part, &row.key)).count();
        let mut number = 0;
        for (n, (index, row)) in run.iter().enumerate() {
            let text = row.text.trim();
            let goes_on = n > 0 && row.goes_on();
            let text = if goes_on {
                text.to_owned()
            } else if points > 1 && is_point(part, &row.key) {
                number += 1;
                numbered(words, part, length, number, text)
            } else {
                begun(words, text)
            };
            all.push(Shown { row: *index, part, text, goes_on });
        }
    }
    all
}

/// The rows of one length, in their order; rows of one part that stand apart make two chapters.
pub fn chapters(words: &Words, rows: &[Row], length: Length) -> Vec<Chapter> {
    let shown = shown(words, rows, length);
    let chapter = |run: &[Shown]| {
        let part = run[0].part;
        let mut paragraphs: Vec<String> = Vec::new();
        for Shown { text, goes_on, .. } in run {
            match paragraphs.last_mut().filter(|_| *goes_on) {
                Some(before) => {
                    before.push_str(if words.language == Language::English { " " } else { "" });
                    before.push_str(text);
                }
                None => paragraphs.push(text.clone()),
            }
        }
        let own = run.iter().filter_map(|shown| rows.get(shown.row)).filter(|row| is_point(part, &row.key));
        let points = own.map(|row| begun(words, row.text.trim())).collect();
        Chapter { part, heading: heading(words, part), paragraphs, points }
    };
    shown.chunk_by(|a, b| a.part == b.part).map(chapter).collect()
}

/// The written version as one text, in the form that [`from_text`](super::from_text) takes back.
pub fn written_text(words: &Words, rows: &[Row]) -> String {
    let chapter = |chapter: Chapter| {
        let heading = (!chapter.heading.is_empty()).then_some(chapter.heading);
        heading.into_iter().chain(chapter.paragraphs).collect::<Vec<_>>().join("\n")
    };
    chapters(words, rows, Length::Written).into_iter().map(chapter).collect::<Vec<_>>().join("\n\n")
}

/// What is read aloud as one text, a paragraph a line.
pub fn spoken_text(words: &Words, rows: &[Row]) -> String {
    let chapters = chapters(words, rows, Length::Spoken);
    chapters.into_iter().flat_map(|chapter| chapter.paragraphs).collect::<Vec<_>>().join("\n")
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
