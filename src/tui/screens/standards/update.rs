//! What inputs do to the list of standards, and what becomes of it.

use std::sync::Arc;

use super::model::{Choice, Compared, Mode, Model};
use crate::domain::standard::Standard;
use crate::standard_files::differences;
use crate::text::{Words, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::jobs::Done;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands::way;
use crate::tui::screens::handling::{Asked, Asking, Publishing};
use crate::tui::screens::{Committed, Effect, Place};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List, Picked, jump, moved};
use crate::tui::widgets::pager::Pager;
use crate::workspace::standards::{Known, State};

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    let digit = code.and_then(|code| if let Code::Char(c) = code.plain() { Some(c) } else { None });
    match std::mem::take(&mut model.mode) {
        Mode::Rows => return action.map_or_else(Vec::new, |action| act(model, action, digit, look)),
        Mode::List(mut list) => match list.take(action, code) {
            Picked::Chosen(Choice::Do(action)) => return act(model, action, None, look),
            Picked::Chosen(Choice::With(other)) => compare(model, other),
            Picked::Left => {}
            Picked::Open => model.mode = Mode::List(list),
        },
        Mode::Asking(asking) => {
            model.template = matches!(asking, Asking::Template(_));
            match asking.take(input, look) {
                Asked::Open(asking) => model.mode = Mode::Asking(asking),
                Asked::Left => {}
                Asked::Publish(known) => {
                    model.status = Status::Doing(say!(look.words, "standards-publishing", label = known.label()));
                    let (publishing, effect) = Publishing::begin(known);
                    model.publishing = Some(publishing);
                    return vec![effect];
                }
                Asked::Write(effect) => return vec![effect],
            }
        }
        Mode::Compared(compared) => match action {
            Some(Action::Back) => {}
            Some(Action::Menu) => return act(model, Action::Menu, None, look),
            Some(action @ (Action::Help | Action::Palette | Action::Theme | Action::Quit)) => {
                model.mode = Mode::Compared(compared);
                return vec![Effect::Global(action)];
            }
            action => {
                compared.pager.go(action.unwrap_or(Action::Number));
                model.mode = Mode::Compared(compared);
            }
        },
    }
    Vec::new()
}

/// Does what a key, the menu or the palette asks for.
pub fn act(model: &mut Model, action: Action, digit: Option<char>, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    if action != Action::Number && action != Action::Erase {
        model.number.clear();
    }
    (model.status, model.mode) = (Status::Quiet, Mode::Rows);
    let Some(known) = model.known().cloned() else { return vec![Effect::Back] };
    match action {
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            let list = dialogs::menu(look, Context::Standards, |action| applies(model, action), Choice::Do);
            model.mode = Mode::List(list);
        }
        Action::Number => {
            let line = digit.and_then(|digit| jump(&mut model.number, digit, model.slice.rows.len()));
            model.cursor = line.unwrap_or(model.cursor);
        }
        Action::Erase => drop(model.number.pop()),
        Action::Read => return vec![Effect::Go(Place::Standard(known.hash))],
        Action::TryOut => return vec![Effect::Try(Arc::clone(&known.standard))],
        Action::Publish => model.mode = Mode::Asking(Asking::Publish(known)),
        Action::Export => model.mode = Mode::Asking(Asking::export(words, &known, &model.slice.spots)),
        Action::Template => model.mode = Mode::Asking(Asking::template(words, &model.slice.spots)),
        Action::Differences => model.mode = Mode::List(others(model, &known, words)),
        Action::Import | Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
        moving => model.cursor = moved(model.cursor, model.slice.rows.len(), moving, 5),
    }
    Vec::new()
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Publish => model.known().is_some_and(|known| known.state != State::Published),
        Action::Differences => model.slice.rows.len() > 1,
        _ => true,
    }
}

/// The other standards; in hand first is another content of the same version, else another version.
fn others(model: &Model, known: &Known, words: &Words) -> List<Choice> {
    let others: Vec<(usize, &Known)> = model.slice.rows.iter().enumerate().filter(|(n, _)| *n != model.cursor).collect();
    let of = |same: &dyn Fn(&Standard) -> bool| others.iter().position(|(_, other)| same(&other.standard));
    let label = known.standard.label();
    let first = of(&|other| other.label() == label).or_else(|| of(&|other| other.id == known.standard.id)).unwrap_or(0);
    let line = |(digit, (n, other)): (u32, &(usize, &Known))| Entry {
        digit: char::from_digit(digit, 10),
        text: other.label(),
        aside: other.standard.name.get(words.language).to_owned(),
        value: Choice::With(*n),
    };
    List::new(say!(words, "standards-with", label = known.label()), (1..).zip(&others).map(line).collect()).at(first)
}

/// Compares the standard in hand with another; what is listed first comes first.
fn compare(model: &mut Model, other: usize) {
    let (first, second) = (model.cursor.min(other), model.cursor.max(other));
    if let (Some(a), Some(b)) = (model.slice.rows.get(first), model.slice.rows.get(second)) {
        let differences = differences(&a.standard, &b.standard);
        let (before, after) = (a.label(), b.label());
        model.mode = Mode::Compared(Compared { before, after, differences, pager: Pager::default() });
    }
}

/// Goes on publishing, or says how it ended.
pub fn committed(model: &mut Model, mut committed: Committed, look: &Look) -> Vec<Effect> {
    if !model.publishing.as_ref().is_some_and(|publishing| publishing.awaits(&committed)) {
        return Vec::new();
    }
    if let Some(Slice::Standards(slice)) = committed.slice.take() {
        model.show(*slice);
    }
    Publishing::go_on(&mut model.publishing, &mut model.status, &look.words, &committed)
}

/// Says how writing a file ended.
pub fn done(model: &mut Model, done: Done, look: &Look) {
    let words = &look.words;
    model.status = match done {
        Done::Wrote(Ok(path)) if model.template => {
            let import = way(look, Context::Standards, Action::Import);
            Status::Done(say!(words, "standards-template-saved", path = path.display().to_string(), import = import))
        }
        Done::Wrote(Ok(path)) => Status::Done(say!(words, "standards-saved", path = path.display().to_string())),
        Done::Wrote(Err(why)) => Status::Refused(why),
        _ => return,
    };
}
