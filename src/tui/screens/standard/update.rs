//! What inputs do to a standard that is read.

use std::sync::Arc;

use super::model::{Mode, Model};
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::jobs::Done;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::handling::{Asked, Asking, Publishing};
use crate::tui::screens::{Committed, Effect};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Picked, jump};
use crate::workspace::standards::State;

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    let digit = code.and_then(|code| if let Code::Char(c) = code.plain() { Some(c) } else { None });
    match std::mem::take(&mut model.mode) {
        Mode::Text => return action.map_or_else(Vec::new, |action| act(model, action, digit, look)),
        Mode::Menu(mut list) => match list.take(action, code) {
            Picked::Chosen(action) => return act(model, action, None, look),
            Picked::Left => {}
            Picked::Open => model.mode = Mode::Menu(list),
        },
        Mode::Asking(asking) => match asking.take(input, look) {
            Asked::Open(asking) => model.mode = Mode::Asking(asking),
            Asked::Left => {}
            Asked::Publish(known) => {
                model.status = Status::Doing(say!(look.words, "standards-publishing", label = known.label()));
                let (publishing, effect) = Publishing::begin(known);
                model.publishing = Some(publishing);
                return vec![effect];
            }
            Asked::Write(effect) => return vec![effect],
        },
    }
    Vec::new()
}

/// Does what a key, the menu or the palette asks for.
pub fn act(model: &mut Model, action: Action, digit: Option<char>, look: &Look) -> Vec<Effect> {
    if action != Action::Number {
        model.number.clear();
    }
    (model.status, model.mode) = (Status::Quiet, Mode::Text);
    let known = model.slice.known.clone();
    match action {
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            let menu = dialogs::menu(look, Context::Standard, |action| applies(model, action), |action| action);
            model.mode = Mode::Menu(menu);
        }
        Action::Number => match digit.and_then(|digit| jump(&mut model.number, digit, known.standard.sections.len())) {
            Some(n) => model.section(n),
            None if digit == Some('0') => {
                model.number.clear();
                model.pager.to(0);
            }
            None => {}
        },
        Action::PreviousSection => model.step(false),
        Action::NextSection => model.step(true),
        Action::TryOut => return vec![Effect::Try(Arc::clone(&known.standard))],
        Action::Publish => model.mode = Mode::Asking(Asking::Publish(known)),
        Action::Export => model.mode = Mode::Asking(Asking::export(&look.words, &known, &model.slice.spots)),
        Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
        moving => drop(model.pager.go(moving)),
    }
    Vec::new()
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    action != Action::Publish || model.slice.known.state != State::Published
}

/// Goes on publishing, or says how it ended.
pub fn committed(model: &mut Model, mut committed: Committed, look: &Look) -> Vec<Effect> {
    if !model.publishing.as_ref().is_some_and(|publishing| publishing.awaits(&committed)) {
        return Vec::new();
    }
    if let Some(Slice::Standard(slice)) = committed.slice.take() {
        model.slice = *slice;
    }
    Publishing::go_on(&mut model.publishing, &mut model.status, &look.words, &committed)
}

/// Says how writing the file ended.
pub fn done(model: &mut Model, done: Done, look: &Look) {
    model.status = match done {
        Done::Wrote(Ok(path)) => Status::Done(say!(look.words, "standards-saved", path = path.display().to_string())),
        Done::Wrote(Err(why)) => Status::Refused(why),
        _ => return,
    };
}
