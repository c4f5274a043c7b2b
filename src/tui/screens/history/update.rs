//! What inputs do to the list.

use super::model::{Mode, Model, OnRow};
use crate::domain::command::Command;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Committed, Effect, Place, ticket};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Picked, moved};
use crate::tui::widgets::pager::Pager;

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let Input::Key(code) = input else { return Vec::new() };
    let action = look.keymap.action(model.context(), *code);
    match std::mem::take(&mut model.mode) {
        Mode::Rows => return action.map_or_else(Vec::new, |action| act(model, action, look)),
        Mode::Whole(pager) => match action {
            Some(Action::Back) => {}
            Some(Action::Menu) => menu(model, look),
            action => {
                pager.go(action.unwrap_or(Action::Number));
                model.mode = Mode::Whole(pager);
            }
        },
        Mode::Menu(mut list) => match list.take(action, Some(*code)) {
            Picked::Chosen(action) => return act(model, action, look),
            Picked::Left => {}
            Picked::Open => model.mode = Mode::Menu(list),
        },
        Mode::Redacting => match (action, model.row()) {
            (Some(Action::Yes), Some(row)) => {
                let (ticket, command) = (ticket(), Command::Redact(vec![row.id()]));
                model.waiting = Some(ticket);
                return vec![Effect::Commit { ticket, by: None, command }];
            }
            (Some(_), _) => {}
            (None, _) => model.mode = Mode::Redacting,
        },
    }
    Vec::new()
}

/// Does what a key or a menu asks for.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    model.status = Status::Quiet;
    let community = model.slice.community;
    match action {
        Action::Show => match model.on() {
            Some(OnRow::Row(_)) => model.mode = Mode::Whole(Pager::default()),
            Some(OnRow::Earlier) => {
                if let Some(before) = model.slice.rows.last().map(|row| row.stamp) {
                    model.later.push(model.slice.before);
                    return vec![Effect::Read(Place::Earlier { community, before })];
                }
            }
            Some(OnRow::Later) => {
                let before = model.later.pop().flatten();
                let place = before.map_or(Place::History(community), |before| Place::Earlier { community, before });
                return vec![Effect::Read(place)];
            }
            None => {}
        },
        Action::OnlyThis => {
            let wanted = match community {
                Some(_) => None,
                None => model.row().and_then(|row| row.community.as_ref()).map(|held| held.id),
            };
            if wanted != community {
                model.later.clear();
                return vec![Effect::Read(Place::History(wanted))];
            }
        }
        Action::Redact => match model.row() {
            Some(row) if row.texts.is_empty() => model.status = Status::Refused(say!(look.words, "history-no-text")),
            Some(_) => model.mode = Mode::Redacting,
            None => {}
        },
        Action::Menu => menu(model, look),
        Action::Back => return vec![Effect::Back],
        Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
        moving => model.cursor = moved(model.cursor, model.len(), moving, 10),
    }
    Vec::new()
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Show => model.on().is_some(),
        Action::OnlyThis => model.slice.community.is_some() || model.row().is_some_and(|row| row.community.is_some()),
        Action::Redact => model.row().is_some_and(|row| !row.texts.is_empty()),
        _ => true,
    }
}

fn menu(model: &mut Model, look: &Look) {
    let menu = dialogs::menu(look, Context::History, |action| applies(model, action), |action| action);
    model.mode = Mode::Menu(menu);
}

/// Says how blanking ended.
pub fn committed(model: &mut Model, committed: Committed, look: &Look) {
    if model.waiting != Some(committed.ticket) {
        return;
    }
    model.waiting = None;
    if let Some(Slice::History(slice)) = committed.slice {
        model.show(*slice);
    }
    model.status = match committed.result {
        Ok(_) => Status::Done(say!(look.words, "history-redacted")),
        Err(not_done) => Status::Refused(not_done.worded(&look.words)),
    };
}
