//! What inputs do to the list.

use super::model::{Choice, Mode, Model};
use crate::text::say;
use crate::tui::Leave;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Effect, Place};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List, jump, moved};

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let Input::Key(code) = input else { return Vec::new() };
    let action = look.keymap.action(model.context(), *code);
    let digit = match code.plain() {
        Code::Char(c) if c.is_ascii_digit() => Some(c),
        _ => None,
    };
    match std::mem::take(&mut model.mode) {
        Mode::Rows => action.map_or_else(Vec::new, |action| rows(model, action, digit, look)),
        Mode::List(mut list) => {
            let chosen = match (action, digit) {
                (Some(Action::Choose), _) => list.chosen(),
                (Some(Action::Number), Some(digit)) => list.by_digit(digit),
                _ => None,
            };
            match (chosen, action) {
                (Some(choice), _) => return choose(model, &choice, look),
                (None, Some(Action::Back)) => {}
                (None, action) => {
                    list.go(action.unwrap_or(Action::Choose));
                    model.mode = Mode::List(list);
                }
            }
            Vec::new()
        }
        Mode::Leaving => match action {
            Some(Action::Yes) => vec![Effect::Leave(Leave::Done)],
            Some(_) => Vec::new(),
            None => {
                model.mode = Mode::Leaving;
                Vec::new()
            }
        },
    }
}

/// Does what was chosen in a menu or the palette.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    rows(model, action, None, look)
}

fn rows(model: &mut Model, action: Action, digit: Option<char>, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    if action != Action::Number && action != Action::Erase {
        model.number.clear();
    }
    model.status = Status::Quiet;
    match action {
        Action::Open => match model.card() {
            Some(card) => return vec![Effect::Go(Place::Scoring(card))],
            None => {
                model.status = Status::Refused(if model.row().is_none() {
                    say!(words, "tui-home-no-row")
                } else if model.inspector.is_none() {
                    say!(words, "tui-home-no-inspector")
                } else {
                    say!(words, "tui-home-no-meeting")
                });
            }
        },
        Action::Number => {
            let line = digit.and_then(|digit| jump(&mut model.number, digit, model.home.rows.len()));
            model.cursor = line.unwrap_or(model.cursor);
        }
        Action::Erase => {
            model.number.pop();
        }
        Action::NextRound if model.home.rounds.len() > 1 => {
            let next = (model.home.at + 1) % model.home.rounds.len();
            let round = model.home.rounds.get(next).map(|head| head.id);
            return vec![Effect::Read(Place::Home { round, meeting: None })];
        }
        Action::NextRound => model.status = Status::Refused(say!(words, "tui-home-one-round")),
        Action::Menu => model.mode = menu(model, look),
        Action::Back => model.mode = Mode::Leaving,
        Action::SwitchInspector if !model.home.inspectors.is_empty() => model.mode = inspectors(model, look),
        Action::SwitchMeeting if model.home.meetings.len() > 1 => model.mode = meetings(model, look),
        Action::Result => {
            if let (Some(round), Some(row)) = (model.round(), model.row()) {
                return vec![Effect::Go(Place::Result { round, community: row.community.id })];
            }
        }
        Action::Critique => {
            if let Some(Some((meeting, community))) =
                model.row().map(|row| row.meeting.map(|meeting| (meeting, row.community.id)))
            {
                return vec![Effect::Go(Place::Critique { meeting, community })];
            }
        }
        Action::Report => {
            if let (Some(round), Some(row)) = (model.round(), model.row()) {
                return vec![Effect::Go(Place::Report { round, community: Some(row.community.id) })];
            }
        }
        Action::Ranking => return model.round().map(|round| Effect::Go(Place::Ranking(round))).into_iter().collect(),
        Action::ReportAll => {
            return model.round().map(|round| Effect::Go(Place::Report { round, community: None })).into_iter().collect();
        }
        Action::Setup => return model.round().map(|round| Effect::Go(Place::Setup(Some(round)))).into_iter().collect(),
        Action::Help
        | Action::Palette
        | Action::Theme
        | Action::Quit
        | Action::NewRound
        | Action::Import
        | Action::Standards
        | Action::History
        | Action::Safety
        | Action::Settings
        | Action::Demo => return vec![Effect::Global(action)],
        moving => model.cursor = moved(model.cursor, model.home.rows.len(), moving, 10),
    }
    Vec::new()
}

fn menu(model: &Model, look: &Look) -> Mode {
    Mode::List(dialogs::menu(look, Context::Home, |action| applies(model, action), Choice::Do))
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Open => model.card().is_some(),
        Action::Result | Action::Report | Action::Ranking | Action::ReportAll => !model.home.rows.is_empty(),
        Action::Critique => model.row().is_some_and(|row| row.meeting.is_some()),
        Action::Setup => model.round().is_some(),
        Action::NextRound => model.home.rounds.len() > 1,
        Action::SwitchInspector => model.home.inspectors.len() > 1,
        Action::SwitchMeeting => model.home.meetings.len() > 1,
        _ => true,
    }
}

fn inspectors(model: &Model, look: &Look) -> Mode {
    let line = |(n, inspector): (usize, &crate::domain::views::Inspector)| Entry {
        digit: char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10),
        text: format!("{} {}", inspector.code, inspector.name),
        aside: if Some(inspector.id) == model.inspector { say!(look.words, "tui-current") } else { String::new() },
        value: Choice::Inspector(inspector.id),
    };
    let at = model.home.inspectors.iter().position(|held| Some(held.id) == model.inspector).unwrap_or(0);
    let entries = model.home.inspectors.iter().enumerate().map(line).collect();
    Mode::List(List::new(say!(look.words, "tui-inspectors"), entries).at(at))
}

fn meetings(model: &Model, look: &Look) -> Mode {
    let line = |(n, meeting): (usize, &crate::domain::views::Meeting)| Entry {
        digit: char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10),
        text: format!("{} {}", meeting.date, meeting.name),
        aside: if n == model.home.meeting { say!(look.words, "tui-current") } else { String::new() },
        value: Choice::Meeting(meeting.id),
    };
    let entries = model.home.meetings.iter().enumerate().map(line).collect();
    Mode::List(List::new(say!(look.words, "tui-meetings"), entries).at(model.home.meeting))
}

fn choose(model: &mut Model, choice: &Choice, look: &Look) -> Vec<Effect> {
    match *choice {
        Choice::Do(action) => act(model, action, look),
        Choice::Inspector(inspector) => {
            model.inspector = Some(inspector);
            vec![Effect::Inspector(inspector)]
        }
        Choice::Meeting(meeting) => {
            let round = model.home.rounds.get(model.home.at).map(|head| head.id);
            vec![Effect::Read(Place::Home { round, meeting: Some(meeting) })]
        }
    }
}
