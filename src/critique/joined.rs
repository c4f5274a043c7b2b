//! The fresh draft joined with the text that was kept: edits survive new ratings, and show what changed beneath them.

use crate::domain::critique::{CritiqueLine, Part};
use crate::domain::events::Text;
use crate::text::Words;

use super::draft::{Draft, Line};
use super::pages::{MORE, heading, unnumbered};
use super::spoken::written_only;

/// A short digest of a draft's sentence, kept with the line that was written over it.
pub fn digest(sentence: &str) -> String {
    blake3::hash(sentence.as_bytes()).to_hex().chars().take(16).collect()
}

/// How a row stands to the draft of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The draft's sentence. A kept line that was never edited follows the draft.
    Drafted,
    /// Edited; the draft's sentence beneath is still the one it was written over.
    Edited,
    /// Edited, and the draft's sentence has changed since.
    Changed,
    /// Edited, and the draft has no such line any more: what it spoke of was marked otherwise.
    Gone,
    /// The writer's own line.
    Own,
}

/// One line of a critique as it is shown and edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub part: Part,
    /// What it is about; empty for a new line of the writer's own.
    pub key: String,
    /// The sentence, without an ordinal.
    pub text: String,
    /// The writer's switch; [`Row::is_spoken`] is what holds.
    pub spoken: bool,
    /// The draft's sentence of now, where the draft has this line.
    draft: Option<String>,
    /// The digest of the sentence it was written over; `None` for the writer's own.
    over: Option<String>,
}

impl Row {
    /// A line of the writer's own; [`Critique::lines`] gives it a key.
    pub fn own(part: Part, text: &str) -> Self {
        Self { part, key: String::new(), text: text.trim().to_owned(), spoken: true, draft: None, over: None }
    }

    /// How it stands to the draft of now.
    pub fn state(&self) -> State {
        match (&self.over, &self.draft) {
            (None, _) => State::Own,
            (Some(_), None) => State::Gone,
            (_, Some(draft)) if *draft == self.text => State::Drafted,
            (Some(over), Some(draft)) if *over == digest(draft) => State::Edited,
            _ => State::Changed,
        }
    }

    /// The draft's sentence of now, where the draft has this line: what an editor shows beside an edited one.
    pub fn draft(&self) -> Option<&str> {
        self.draft.as_deref()
    }

    /// Whether it is read aloud: what is said of a violated veto never is.
    pub fn is_spoken(&self) -> bool {
        self.spoken && !self.is_written_only()
    }

    /// Whether it stands in the written version only, whatever its switch says.
    pub fn is_written_only(&self) -> bool {
        written_only(&self.key)
    }

    /// Whether it goes on in the paragraph of the row before it.
    pub fn goes_on(&self) -> bool {
        self.key.starts_with(MORE)
    }

    /// Whether it opens its part: nothing is moved before it.
    pub fn opens_part(&self) -> bool {
        matches!(self.key.as_str(), "opening" | "overall" | "strengths" | "shortcomings" | "rectification" | "next")
    }

    /// Replaces the text by what a person typed. Whoever edits has seen the draft of now, so a change beneath is settled.
    pub fn edit(&mut self, text: &str) {
        text.trim().clone_into(&mut self.text);
        self.keep();
    }

    /// Keeps the sentence although the draft has changed beneath it.
    pub fn keep(&mut self) {
        if let Some(draft) = &self.draft {
            self.over = Some(digest(draft));
        }
    }

    /// Takes the draft's sentence of now, where there is one.
    pub fn take_draft(&mut self) {
        if let Some(draft) = self.draft.clone() {
            self.edit(&draft);
        }
    }
}

impl From<&Line> for Row {
    fn from(line: &Line) -> Self {
        Self {
            part: line.part,
            key: line.key.clone(),
            text: line.text.clone(),
            spoken: line.spoken,
            draft: Some(line.text.clone()),
            over: Some(digest(&line.text)),
        }
    }
}

/// A critique as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Critique {
    /// Its lines in the order they are read.
    pub rows: Vec<Row>,
    /// Lines of the draft that the kept text has not: left out by the writer, or new since. Empty where nothing is kept.
    pub offered: Vec<Row>,
    /// A person has written; else the rows are the draft.
    pub written: bool,
}

impl Critique {
    /// The rows as the command [`WriteCritique`](crate::domain::command::Command::WriteCritique) takes them; blank ones are
    /// left out, the writer's own lines get a key.
    pub fn lines(&self) -> Vec<CritiqueLine> {
        let mut own = 0;
        let named = self.rows.iter().filter(|row| !row.text.trim().is_empty()).map(|row| {
            let mut key = row.key.clone();
            while key.is_empty() {
                own += 1;
                let new = format!("own:{own}");
                if self.rows.iter().all(|row| row.key != new) {
                    key = new;
                }
            }
            CritiqueLine {
                part: row.part,
                key,
                text: Text::new(row.text.trim()),
                spoken: row.is_spoken(),
                drafted: row.over.clone(),
            }
        });
        named.collect()
    }

    /// Puts the announcement of the stars where the chair wants it: right behind the overall judgement, or at the end.
    pub fn place_stars(&mut self, at_the_end: bool) {
        let (stars, mut rest): (Vec<Row>, Vec<Row>) = self.rows.drain(..).partition(|row| row.part == Part::Stars);
        let behind = rest.iter().rposition(|row| matches!(row.part, Part::Opening | Part::Overall)).map_or(0, |at| at + 1);
        let at = if at_the_end { rest.len() } else { behind };
        rest.splice(at..at, stars);
        self.rows = rest;
    }
}

/// Joins the draft of now with the kept lines, if there are any.
///
/// A kept line that was never edited is the draft's business: it shows the draft's sentence of now, and goes when the draft
/// has it no more. An edited line stays as it is and tells what changed beneath it.
pub fn joined(draft: &Draft, kept: Option<&[CritiqueLine]>) -> Critique {
    let Some(kept) = kept else {
        return Critique { rows: draft.lines.iter().map(Row::from).collect(), offered: Vec::new(), written: false };
    };
    let rows = kept.iter().filter_map(|line| {
        let fresh = draft.lines.iter().find(|fresh| fresh.key == line.key && line.drafted.is_some());
        let untouched = line.drafted.as_ref().is_some_and(|over| *over == digest(line.text.as_str()));
        let row = Row {
            part: line.part,
            key: line.key.clone(),
            text: line.text.as_str().to_owned(),
            spoken: line.spoken,
            draft: fresh.map(|fresh| fresh.text.clone()),
            over: line.drafted.clone(),
        };
        match fresh {
            None if untouched => None,
            Some(fresh) if untouched => Some(Row { spoken: line.spoken, part: line.part, ..Row::from(fresh) }),
            _ => Some(row),
        }
    });
    let rows: Vec<Row> = rows.collect();
    let offered = draft.lines.iter().filter(|fresh| rows.iter().all(|row| row.key != fresh.key)).map(Row::from).collect();
    Critique { rows, offered, written: true }
}

/// Rows from a text a person wrote or edited elsewhere: a paragraph a line, under the headings that
/// [`chapters`](super::chapters) prints, with or without its ordinals. What equals a line of `current` (offered ones
/// included) stays that line, and so does, edited, what still resembles one of its part; everything else is the writer's
/// own. Before the first heading stands the opening.
pub fn from_text(words: &Words, current: &Critique, text: &str) -> Vec<Row> {
    let known: Vec<&Row> = current.rows.iter().chain(&current.offered).collect();
    let heads: Vec<(Part, String)> = Part::ALL.into_iter().map(|part| (part, heading(words, part))).collect();
    let mut part = Part::Opening;
    let mut rows: Vec<Row> = Vec::new();
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let bare = paragraph.trim_start_matches('#').trim();
        if let Some((found, _)) = heads.iter().find(|(_, head)| !head.is_empty() && head == bare) {
            part = *found;
            continue;
        }
        let mut rest = unnumbered(words, paragraph);
        // A paragraph may hold a point and what goes on behind it.
        while !rest.is_empty() {
            let fits = |row: &&&Row| {
                let used = rows.iter().any(|used| used.key == row.key);
                !used && starts_alike(rest, row.text.trim())
            };
            if let Some(row) = known.iter().find(fits) {
                rest = rest.get(row.text.trim().len()..).unwrap_or("").trim_start();
                rows.push(Row { part, ..(*row).clone() });
            } else {
                // What goes on may stand unchanged behind a point that was changed.
                let ends = |row: &&&Row| row.goes_on() && rest.ends_with(row.text.trim()) && rest != row.text.trim();
                let tail = known.iter().filter(|row| rows.iter().all(|used| used.key != row.key)).find(ends);
                let head = tail.map_or(rest, |row| rest.strip_suffix(row.text.trim()).unwrap_or(rest));
                rows.push(Row::own(part, head));
                rest = rest.get(head.len()..).unwrap_or("");
            }
        }
    }
    recognise(&mut rows, &current.rows);
    rows
}

/// How much of two sentences must agree for one to be the other, edited.
const ALIKE: f32 = 0.5;

/// Gives lines that were changed but can still be told their place over the draft back.
fn recognise(rows: &mut [Row], known: &[Row]) {
    for n in 0..rows.len() {
        if !rows[n].key.is_empty() {
            continue;
        }
        let (part, text) = (rows[n].part, rows[n].text.clone());
        let free = known.iter().filter(|row| row.part == part && rows.iter().all(|used| used.key != row.key));
        let likeness = free.map(|row| (similar::TextDiff::from_chars(row.text.trim(), &text).ratio(), row));
        let best = likeness.filter(|(ratio, _)| *ratio >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, row)) = best {
            rows[n] = row.clone();
            rows[n].edit(&text);
        }
    }
}

/// Whether a text begins with a sentence; its first letter may stand as a capital.
fn starts_alike(text: &str, sentence: &str) -> bool {
    let Some(head) = text.get(..sentence.len()) else { return false };
    let (mut head, mut sentence) = (head.chars(), sentence.chars());
    match (head.next(), sentence.next()) {
        (Some(a), Some(b)) => (a == b || a.to_lowercase().eq(b.to_lowercase())) && head.eq(sentence),
        _ => false,
    }
}
