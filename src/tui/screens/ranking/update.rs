//! What inputs do to the ranking.

use super::model::Model;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Effect, Place};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Picked, jump, moved};

/// Takes an input.
pub fn input(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let Input::Key(code) = input else { return Vec::new() };
    let action = look.keymap.action(model.context(), *code);
    let digit = match code.plain() {
        Code::Char(c) if c.is_ascii_digit() => Some(c),
        _ => None,
    };
    let Some(mut list) = model.menu.take() else {
        return action.map_or_else(Vec::new, |action| act(model, action, digit, look));
    };
    match list.take(action, Some(*code)) {
        Picked::Chosen(action) => return act(model, action, None, look),
        Picked::Left => {}
        Picked::Open => model.menu = Some(list),
    }
    Vec::new()
}

/// Does what a key, the menu or the palette asks for.
pub fn act(model: &mut Model, action: Action, digit: Option<char>, look: &Look) -> Vec<Effect> {
    if action != Action::Number && action != Action::Erase {
        model.number.clear();
    }
    model.status = Status::Quiet;
    let round = model.slice.round.id;
    let community = model.row().map(|row| row.community.id);
    let meeting = model.row().and_then(|row| row.standing.meeting);
    match action {
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            let list = dialogs::menu(look, Context::Ranking, |action| applies(model, action), |action| action);
            model.menu = Some(list);
        }
        Action::Number => {
            let all = model.in_sight();
            let line = digit.and_then(|digit| jump(&mut model.number, digit, all));
            model.cursor = line.unwrap_or(model.cursor);
        }
        Action::Erase => drop(model.number.pop()),
        Action::NextGroup if model.groups.is_empty() => model.status = Status::Refused(say!(look.words, "ranking-no-groups")),
        Action::NextGroup => model.next_group(),
        Action::Result => match community {
            Some(community) => return vec![Effect::Go(Place::Result { round, community })],
            None => model.status = Status::Refused(say!(look.words, "tui-nothing-there")),
        },
        Action::Critique => match (meeting, community) {
            (Some(meeting), Some(community)) => return vec![Effect::Go(Place::Critique { meeting, community })],
            _ => model.status = Status::Refused(say!(look.words, "result-no-meeting")),
        },
        Action::DayCritique => match meeting {
            Some(meeting) => return vec![Effect::Go(Place::DayCritique(meeting))],
            None => model.status = Status::Refused(say!(look.words, "result-no-meeting")),
        },
        Action::Report if community.is_some() => return vec![Effect::Go(Place::Report { round, community })],
        Action::ReportAll if community.is_some() => return vec![Effect::Go(Place::Report { round, community: None })],
        Action::Actions => {
            let place = |community| Effect::Go(Place::Actions { round, community });
            return community.map(place).into_iter().collect();
        }
        Action::Register => return vec![Effect::Go(Place::Register(round))],
        Action::Rollup => return vec![Effect::Go(Place::Rollup(round))],
        Action::Agreement => return vec![Effect::Go(Place::Agreement(round))],
        Action::History => return vec![Effect::Go(Place::History(community))],
        Action::Help | Action::Palette | Action::Theme | Action::Hall | Action::Quit => return vec![Effect::Global(action)],
        moving => model.cursor = moved(model.cursor, model.in_sight(), moving, 10),
    }
    Vec::new()
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Result
        | Action::Report
        | Action::ReportAll
        | Action::Actions
        | Action::Register
        | Action::History
        | Action::Rollup
        | Action::Agreement => model.row().is_some(),
        Action::NextGroup => !model.groups.is_empty(),
        Action::Critique | Action::DayCritique => model.row().is_some_and(|row| row.standing.meeting.is_some()),
        _ => true,
    }
}
