//! Writing notes: opening the field, phrases into it, keeping it, and never losing what was typed.

use super::mode::Mode;
use super::model::Model;
use super::said;
use crate::domain::command::Rating;
use crate::domain::decide::TEXT_LIMIT;
use crate::domain::events::Mark;
use crate::domain::value::Value;
use crate::text::{Words, say};
use crate::tui::screens::Effect;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::foot::Status;

/// A note being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteField {
    /// The item, by running index.
    pub item: usize,
    /// The text.
    pub field: Field,
    /// It is the basis of a violated veto, kept together with the violation.
    pub basis: bool,
    /// Esc was pressed once on a changed text; once more throws it away.
    pub leaving: bool,
}

/// Opens the note of an item, with a text put behind what is there.
pub fn open(model: &mut Model, words: &Words, item: usize, text: &str) {
    if model.locked() {
        model.status = super::marking::locked(model, words);
        return;
    }
    if model.second.is_some() {
        model.status = Status::Refused(say!(words, "second-marks-only"));
        return;
    }
    let mut field = Field::new(&model.held(item).note.unwrap_or_default());
    field.insert(text);
    model.status = taken(&field, words);
    model.mode = Mode::Note(NoteField { item, field, basis: false, leaving: false });
}

/// What to say of the last input: nothing, or that it was cut.
pub fn taken(field: &Field, words: &Words) -> Status {
    if field.cut() { Status::Warned(say!(words, "tui-text-cut", limit = TEXT_LIMIT)) } else { Status::Quiet }
}

/// Keeps the note, and with it the violation it is the basis of.
pub fn keep(model: &mut Model, words: &Words, note: NoteField) -> Vec<Effect> {
    let text = note.field.text().trim().to_owned();
    let Some(id) = model.item(note.item).map(|item| item.id.clone()) else { return Vec::new() };
    let name = said::item(words, note.item);
    if note.basis && text.is_empty() {
        model.status = Status::Refused(say!(words, "tui-basis-needed"));
        model.mode = Mode::Note(note);
        return Vec::new();
    }
    model.mode = Mode::Card;
    let before = model.held(note.item).note.unwrap_or_default();
    if !note.basis && text == before {
        model.status = Status::Quiet;
        return Vec::new();
    }
    let said = match (note.basis, text.is_empty()) {
        (true, _) => format!("{name} {}", say!(words, "tui-violated")),
        (false, true) => say!(words, "tui-note-removed", item = name),
        (false, false) => say!(words, "tui-noted", item = name),
    };
    let mark = note.basis.then(|| Some(Mark { value: Value::Violated(true), reasons: Vec::new() }));
    let rating = Rating { card: model.sheet.card, item: id, mark, note: Some((!text.is_empty()).then_some(text)) };
    if model.awaiting == Some(note.item) {
        model.awaiting = None;
    }
    let effects = model.commit(vec![rating], said, note.item);
    if note.basis {
        model.given = None;
        model.cursor = model.next_unrated(note.item).unwrap_or(note.item);
    }
    effects
}

/// Leaves the note. A changed text is thrown away only by a second Esc.
pub fn leave(model: &mut Model, words: &Words, mut note: NoteField) {
    let kept = model.held(note.item).note.unwrap_or_default();
    if note.leaving || note.field.text().trim() == kept.trim() {
        model.mode = Mode::Card;
        model.status = Status::Quiet;
    } else {
        note.leaving = true;
        model.status = Status::Warned(say!(words, "tui-note-leaving"));
        model.mode = Mode::Note(note);
    }
}
