//! Inputs while something is entered over the card: a number, ticks, a note, a form.

use super::digits::Asked;
use super::lists;
use super::marking;
use super::mode::Mode;
use super::model::Model;
use super::notes;
use super::update::{act, card, typed};
use crate::text::normalise::plain_number;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::input::{Code, Input};
use crate::tui::keys::Action;
use crate::tui::screens::Effect;
use crate::tui::screens::errands::{Filled, Filling};
use crate::tui::widgets::foot::Status;

pub(super) fn entry(
    model: &mut Model,
    look: &Look,
    input: &Input,
    action: Option<Action>,
    asked: Asked,
    mut text: String,
) -> Vec<Effect> {
    let plain = match input {
        Input::Text(burst) => plain_number(burst),
        Input::Key(code) => match code.plain() {
            Code::Char(c) => c.to_string(),
            _ => String::new(),
        },
        Input::Held | Input::Resize | Input::Click(..) | Input::Wheel(_) => String::new(),
    };
    match action {
        Some(Action::Choose) => {
            let effects = marking::close_entry(model, &look.words, asked, &text);
            if effects.is_empty() {
                model.mode = Mode::Entry(asked, text);
            }
            return effects;
        }
        Some(Action::Back) => return Vec::new(),
        Some(Action::Erase) => {
            text.pop();
            if text.is_empty() {
                return Vec::new();
            }
        }
        // All of those asked: the one answer that is given most often.
        _ if plain == " " && asked == Asked::Share && !text.is_empty() && !text.contains('/') => {
            let all = format!("{text}/{text}");
            let effects = marking::close_entry(model, &look.words, asked, &all);
            if effects.is_empty() {
                model.mode = Mode::Entry(asked, text);
            }
            return effects;
        }
        _ if !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '/') => {
            if text.len() + plain.len() <= 12 {
                text.push_str(&plain);
            }
            model.status = Status::Quiet;
        }
        _ => {}
    }
    model.mode = Mode::Entry(asked, text);
    Vec::new()
}

pub(super) fn ticks(model: &mut Model, input: &Input, action: Option<Action>, look: &Look) -> Vec<Effect> {
    if typed(input, action).is_some() {
        return card(model, input, action, look);
    }
    match (action, input) {
        (Some(Action::Points), Input::Key(code)) => match code.plain() {
            Code::Char(digit) => marking::digit(model, &look.words, digit),
            _ => Vec::new(),
        },
        (Some(Action::Choose), _) => {
            marking::forward(model, model.cursor);
            Vec::new()
        }
        (Some(Action::Back), _) => Vec::new(),
        // The key for reasons turns the page where a sheet is entered.
        (Some(Action::Reason), _) if model.sheet.desk.is_some() => act(model, Action::NextSheet, look),
        (Some(action), _) => act(model, action, look),
        (None, Input::Key(code)) if code.plain() == Code::Char(' ') => {
            // Space would throw the ticks away; somebody going on by habit must not lose them.
            model.mode = Mode::Ticks;
            model.status = Status::Refused(say!(look.words, "tui-ticks-space"));
            Vec::new()
        }
        _ => {
            model.mode = Mode::Ticks;
            Vec::new()
        }
    }
}

pub(super) fn note_field(
    model: &mut Model,
    look: &Look,
    input: &Input,
    action: Option<Action>,
    mut note: notes::NoteField,
) -> Vec<Effect> {
    match action {
        Some(Action::Choose) => return notes::keep(model, &look.words, note),
        Some(Action::Back) => notes::leave(model, &look.words, note),
        Some(Action::Phrases) => match lists::phrases(model, &look.words, note.item) {
            Some(list) => model.mode = Mode::List(list, Some(note)),
            None => model.mode = Mode::Note(note),
        },
        _ => {
            if note.field.take(input, action) {
                note.leaving = false;
                model.status = notes::taken(&note.field, &look.words);
            }
            model.mode = Mode::Note(note);
        }
    }
    Vec::new()
}

pub(super) fn filling(model: &mut Model, look: &Look, input: &Input, filling: Filling) -> Vec<Effect> {
    match filling.take(input, look) {
        Filled::Open(filling) => model.mode = Mode::Filling(filling),
        Filled::Left => {}
        Filled::Given(commands, _) if commands.is_empty() => {
            model.status = Status::Done(say!(look.words, "facts-unchanged"));
        }
        Filled::Given(commands, filling) => return model.errands.give(commands, &filling),
    }
    Vec::new()
}
