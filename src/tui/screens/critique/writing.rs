//! A text being written over the lines: opening it, phrases into it, and never losing what was typed.

use super::changes;
use super::model::{Choice, Line, Mode, Model, Question};
use crate::critique::{self, Row, State, from_text};
use crate::domain::critique::Part;
use crate::text::{Words, say};
use crate::tui::canvas::Look;
use crate::tui::screens::Effect;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List};

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A row's text.
    Row(usize),
    /// A line of one's own, to stand as this row.
    New(Part, usize),
    /// The whole text.
    Whole,
}

/// A text being written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// What it is about.
    pub about: About,
    /// The text.
    pub editor: Editor,
}

/// Opens the row in hand, or takes the line the draft offers.
pub fn edit(model: &mut Model, words: &Words) -> Vec<Effect> {
    match model.line() {
        Some(Line::Row(n)) => {
            let text = model.critique().rows.get(n).map_or("", |row| row.text.as_str());
            open(model, About::Row(n), Editor::new(text));
            Vec::new()
        }
        Some(Line::Offered(_)) => changes::take_draft(model, words),
        None => Vec::new(),
    }
}

/// Opens a line of one's own behind the one in hand.
pub fn add(model: &mut Model, text: &str) {
    let (part, at) = match model.line() {
        Some(Line::Row(n)) => (model.critique().rows.get(n).map_or(Part::Opening, |row| row.part), model.block(n).end),
        _ => model.row().map_or((Part::Opening, 0), |row| (row.part, changes::end_of(&model.critique().rows, row.part))),
    };
    let mut editor = Editor::new("");
    editor.insert(text);
    open(model, About::New(part, at), editor);
}

/// Opens the whole text.
pub fn whole(model: &mut Model, words: &Words) {
    let text = critique::written_text(words, &model.critique().rows);
    open(model, About::Whole, Editor::new(&text).at_start());
}

fn open(model: &mut Model, about: About, editor: Editor) {
    model.status = Status::Quiet;
    model.mode = Mode::Writing(Box::new(Writing { about, editor }));
}

/// Keeps what was written. With `settle`, a line left as it is holds although the draft beneath has changed.
pub fn keep(model: &mut Model, words: &Words, writing: Box<Writing>, settle: bool) -> Vec<Effect> {
    let text = writing.editor.text();
    let mut paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut rows = model.critique().rows.clone();
    if !writing.editor.changed() {
        let stale = |n: usize| rows.get(n).is_some_and(|row| row.state() == State::Changed);
        if let (About::Row(n), true) = (writing.about, settle)
            && stale(n)
        {
            rows[n].keep();
            return changes::change(model, rows, say!(words, "tui-critique-settled"), None);
        }
        model.status = Status::Quiet;
        return Vec::new();
    }
    let Some(first) = paragraphs.next() else {
        match writing.about {
            About::Row(_) => model.mode = Mode::Asking(Question::Remove(writing)),
            About::New(..) => {}
            About::Whole => model.mode = Mode::Asking(Question::ToDraft(Some(writing))),
        }
        return Vec::new();
    };
    let (said, hand) = match writing.about {
        About::Whole => {
            let rows_now = from_text(words, model.critique(), &text);
            let said = say!(words, "tui-critique-whole-saved", count = rows_now.len());
            rows = rows_now;
            (said, None)
        }
        About::Row(n) => {
            let Some(row) = rows.get_mut(n) else { return Vec::new() };
            row.edit(first);
            let (part, spoken, hand) = (row.part, row.is_spoken(), row.clone());
            let more: Vec<Row> = paragraphs
                .map(|text| {
                    let mut own = Row::own(part, text);
                    own.spoken = spoken;
                    own
                })
                .collect();
            let rest = rows.split_off(n + 1);
            rows.extend(more);
            rows.extend(rest);
            (say!(words, "tui-critique-edited"), Some(hand))
        }
        About::New(part, at) => {
            let new: Vec<Row> = std::iter::once(first).chain(paragraphs).map(|text| Row::own(part, text)).collect();
            let (at, hand) = (at.min(rows.len()), new.first().cloned());
            rows.splice(at..at, new);
            (say!(words, "tui-critique-added"), hand)
        }
    };
    let effects = changes::change(model, rows, said, hand);
    if let Some(pending) = &mut model.pending {
        pending.writing = Some(writing);
    }
    effects
}

/// The phrases for a text: of the items behind its line, then the writer's own.
pub fn phrases(model: &mut Model, look: &Look, writing: Box<Writing>) {
    let words = &look.words;
    let key = if let About::Row(n) = writing.about { model.critique().rows.get(n).map(|row| row.key.clone()) } else { None };
    let items = key.and_then(|key| model.slice.phrases.get(&key)).cloned().unwrap_or_default();
    let own = model.slice.own_phrases.iter().filter(|(text, _)| !items.contains(text)).cloned().collect::<Vec<_>>();
    let items = items.into_iter().map(|text| (text, String::new()));
    let own = own.into_iter().map(|(text, times)| (text, say!(words, "tui-phrase-used", count = times)));
    let digit = |n: usize| char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10);
    let entry = |(n, (text, aside)): (usize, (String, String))| Entry {
        digit: digit(n),
        value: Choice::Insert(text.clone()),
        text,
        aside,
    };
    let entries: Vec<Entry<Choice>> = items.chain(own).enumerate().map(entry).collect();
    if entries.is_empty() {
        model.status = Status::Refused(say!(words, "tui-critique-no-phrases"));
        model.mode = Mode::Writing(writing);
    } else {
        model.mode = Mode::List(List::new(say!(words, "tui-critique-phrases"), entries), Some(writing));
    }
}
