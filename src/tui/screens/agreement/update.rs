//! What inputs do to the agreement's screen.

use super::model::{Mode, Model};
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Effect, Place};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Picked, moved};
use crate::tui::widgets::pager::Pager;

/// Takes an input.
pub fn input(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let Input::Key(code) = input else { return Vec::new() };
    let action = look.keymap.action(model.context(), *code);
    let digit = match code.plain() {
        Code::Char(c) if c.is_ascii_digit() => Some(c),
        _ => None,
    };
    match std::mem::take(&mut model.mode) {
        Mode::Menu(mut list, figures) => {
            model.mode = if figures { Mode::Figures } else { Mode::Items };
            match list.take(action, Some(*code)) {
                Picked::Chosen(action) => return act(model, action, None, look),
                Picked::Left => {}
                Picked::Open => model.mode = Mode::Menu(list, figures),
            }
            Vec::new()
        }
        mode => {
            model.mode = mode;
            action.map_or_else(Vec::new, |action| act(model, action, digit, look))
        }
    }
}

/// Does what a key, the menu or the palette asks for.
pub fn act(model: &mut Model, action: Action, digit: Option<char>, look: &Look) -> Vec<Effect> {
    if action != Action::Number && action != Action::Erase {
        model.number.clear();
    }
    model.status = Status::Quiet;
    match action {
        Action::Back if matches!(model.mode, Mode::Beside(_)) => model.mode = Mode::Items,
        Action::Back => return vec![Effect::Back],
        Action::MarksBeside if model.item().is_some() => model.mode = Mode::Beside(Pager::default()),
        Action::MarksBeside => model.status = Status::Refused(say!(look.words, "agreement-no-spread")),
        Action::Figures if matches!(model.mode, Mode::Figures) => model.mode = Mode::Items,
        Action::Figures => model.mode = Mode::Figures,
        Action::Menu if !matches!(model.mode, Mode::Beside(_)) => {
            let list = dialogs::menu(look, Context::Agreement, |action| applies(model, action), |action| action);
            model.mode = Mode::Menu(list, matches!(model.mode, Mode::Figures));
        }
        Action::Number => typed(model, digit),
        Action::Erase => drop(model.number.pop()),
        Action::Ranking => return vec![Effect::Go(Place::Ranking(model.slice.round.id))],
        Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
        moving => match &model.mode {
            Mode::Beside(pager) => drop(pager.go(moving)),
            Mode::Figures => drop(model.pager.go(moving)),
            Mode::Items | Mode::Menu(..) => model.cursor = moved(model.cursor, model.slice.marks.items.len(), moving, 10),
        },
    }
    Vec::new()
}

/// A typed number leads to the item that has it, not to the n-th line: items are known by their numbers.
fn typed(model: &mut Model, digit: Option<char>) {
    let Some(digit) = digit.filter(|_| !matches!(model.mode, Mode::Beside(_))) else { return };
    let longer = format!("{}{digit}", model.number);
    let at = |text: &str| {
        let number = text.parse::<usize>().ok()?;
        model.slice.marks.items.iter().position(|item| item.number == number)
    };
    let all = model.slice.standard.items().count();
    let possible = longer.parse::<usize>().is_ok_and(|number| (1..=all).contains(&number));
    let text = if possible { longer } else { digit.to_string() };
    let found = at(&text);
    model.number = text;
    if let Some(n) = found {
        model.to(n);
    }
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::MarksBeside => model.item().is_some(),
        _ => true,
    }
}
