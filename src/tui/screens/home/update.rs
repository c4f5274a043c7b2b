//! What inputs do to the list.

use super::model::{Choice, Mode, Model};
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::InspectorId;
use crate::domain::views::Inspector;
use crate::text::say;
use crate::tui::Leave;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::forms;
use crate::tui::input::{Code, Input};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Committed, Effect, Place, ticket};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::list::{Entry, List, Picked, jump, moved};

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let Input::Key(code) = input else {
        return match std::mem::take(&mut model.mode) {
            Mode::Inspector(form) => newcomer(model, form, input, None, look),
            mode => {
                model.mode = mode;
                Vec::new()
            }
        };
    };
    let action = look.keymap.action(model.context(), *code);
    let digit = match code.plain() {
        Code::Char(c) if c.is_ascii_digit() => Some(c),
        _ => None,
    };
    match std::mem::take(&mut model.mode) {
        Mode::Rows => action.map_or_else(Vec::new, |action| rows(model, action, digit, look)),
        Mode::List(mut list) => {
            match list.take(action, Some(*code)) {
                Picked::Chosen(choice) => return choose(model, &choice, look),
                Picked::Left => {}
                Picked::Open => model.mode = Mode::List(list),
            }
            Vec::new()
        }
        Mode::Inspector(form) => newcomer(model, form, &Input::Key(*code), action, look),
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
    if let Some(offered) = offered(model, action, digit) {
        return rows(model, offered, None, look);
    }
    match action {
        Action::Open => return open(model, look),
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
        Action::SwitchInspector if model.home.inspectors.is_empty() => enter(model, look),
        Action::SwitchInspector => model.mode = inspectors(model, look),
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
        Action::Paper => match model.row().map(|row| (row.meeting, row.community.id)) {
            Some((Some(meeting), community)) => return vec![Effect::Go(Place::Papers { meeting, community })],
            _ => model.status = Status::Refused(say!(words, "result-no-meeting")),
        },
        Action::Report => {
            if let (Some(round), Some(row)) = (model.round(), model.row()) {
                return vec![Effect::Go(Place::Report { round, community: Some(row.community.id) })];
            }
        }
        Action::Actions => {
            if let (Some(round), Some(row)) = (model.round(), model.row()) {
                return vec![Effect::Go(Place::Actions { round, community: row.community.id })];
            }
        }
        Action::Register => return model.round().map(|round| Effect::Go(Place::Register(round))).into_iter().collect(),
        Action::Rollup => return model.round().map(|round| Effect::Go(Place::Rollup(round))).into_iter().collect(),
        Action::Bulletin => return model.round().map(|round| Effect::Go(Place::Bulletin(round))).into_iter().collect(),
        Action::DayCritique => {
            let meeting = model.home.meetings.get(model.home.meeting).map(|meeting| meeting.id);
            return meeting.map(|meeting| Effect::Go(Place::DayCritique(meeting))).into_iter().collect();
        }
        Action::Ranking => return model.round().map(|round| Effect::Go(Place::Ranking(round))).into_iter().collect(),
        Action::Agenda => {
            let meeting = model.home.meetings.get(model.home.meeting);
            return meeting.map(|meeting| Effect::Go(Place::Agenda(meeting.id))).into_iter().collect();
        }
        Action::Agreement => return model.round().map(|round| Effect::Go(Place::Agreement(round))).into_iter().collect(),
        Action::ReportAll => {
            return model.round().map(|round| Effect::Go(Place::Report { round, community: None })).into_iter().collect();
        }
        Action::Setup => return model.round().map(|round| Effect::Go(Place::Setup(Some(round)))).into_iter().collect(),
        Action::Help
        | Action::Palette
        | Action::Theme
        | Action::Language
        | Action::Quit
        | Action::NewRound
        | Action::Import
        | Action::Standards
        | Action::History
        | Action::Hall
        | Action::Safety
        | Action::Settings
        | Action::Demo => return vec![Effect::Global(action)],
        moving => model.cursor = moved(model.cursor, model.home.rows.len().max(model.offers().len()), moving, 10),
    }
    Vec::new()
}

/// What a key chooses where nothing is listed yet.
fn offered(model: &Model, action: Action, digit: Option<char>) -> Option<Action> {
    let at = match (action, digit) {
        (Action::Open, _) => model.cursor,
        (Action::Number, Some(digit)) => usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?,
        _ => return None,
    };
    model.offers().get(at).copied()
}

/// Leads to the card of the community in hand; what is missing for that is offered.
fn open(model: &mut Model, look: &Look) -> Vec<Effect> {
    if let Some(card) = model.card() {
        return vec![Effect::Go(Place::Scoring(card))];
    }
    let words = &look.words;
    let Some(row) = model.row() else { return Vec::new() };
    if row.meeting.is_none() {
        let title = say!(words, "home-unplanned-title", name = row.community.name.as_str());
        let arrange =
            Entry { digit: Some('1'), text: say!(words, "home-arrange"), aside: String::new(), value: Choice::Do(Action::Setup) };
        model.mode = Mode::List(List::new(title, vec![arrange]));
    } else {
        enter(model, look);
        model.scoring = true;
        model.status = Status::Warned(say!(words, "home-no-inspector"));
    }
    Vec::new()
}

/// Asks for somebody who rates.
fn enter(model: &mut Model, look: &Look) {
    model.scoring = false;
    model.mode = Mode::Inspector(forms::inspector(&look.words, &forms::free_code(&model.home.inspectors), ""));
}

fn newcomer(model: &mut Model, mut form: Form, input: &Input, action: Option<Action>, look: &Look) -> Vec<Effect> {
    match form.take(input, action) {
        Step::Left => {
            model.status = Status::Quiet;
            Vec::new()
        }
        Step::Open => {
            model.mode = Mode::Inspector(form);
            Vec::new()
        }
        Step::Done => {
            let Inspector { id, code, name } = forms::inspector_given(&form, InspectorId(clock::new_id()));
            let ticket = ticket();
            (model.mode, model.pending) = (Mode::Inspector(form), Some((ticket, id)));
            model.status = Status::Doing(say!(look.words, "home-add-inspector"));
            vec![Effect::Commit { ticket, by: None, command: Command::AddInspector { inspector: id, code, name } }]
        }
    }
}

/// Takes the end of entering somebody: they rate from now on, or what was wrong is said where it stands.
pub fn committed(model: &mut Model, committed: Committed, look: &Look) -> Vec<Effect> {
    let Some((_, inspector)) = model.pending.take_if(|(ticket, _)| *ticket == committed.ticket) else { return Vec::new() };
    if let Err(not_done) = committed.result {
        model.status = Status::Quiet;
        if let Mode::Inspector(form) = &mut model.mode {
            form.refuse(0, not_done.worded(&look.words));
        }
        return Vec::new();
    }
    let scoring = std::mem::take(&mut model.scoring);
    model.inspector = Some(inspector);
    if let Some(Slice::Home(home)) = committed.slice {
        model.show(*home);
    }
    let who = model.inspector().map_or_else(String::new, |held| format!("{} {}", held.code, held.name));
    model.status = Status::Done(say!(look.words, "setup-rates-now", who = who.trim()));
    let card = model.card().filter(|_| scoring).map(|card| Effect::Go(Place::Scoring(card)));
    std::iter::once(Effect::Inspector(inspector)).chain(card).collect()
}

fn menu(model: &Model, look: &Look) -> Mode {
    Mode::List(dialogs::menu(look, Context::Home, |action| applies(model, action), Choice::Do))
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Open => model.card().is_some(),
        Action::Result
        | Action::Report
        | Action::Ranking
        | Action::Agreement
        | Action::ReportAll
        | Action::Actions
        | Action::Register
        | Action::Rollup
        | Action::Bulletin => !model.home.rows.is_empty(),
        Action::Critique | Action::Paper => model.row().is_some_and(|row| row.meeting.is_some()),
        Action::DayCritique => !model.home.meetings.is_empty(),
        Action::Setup | Action::SwitchInspector => model.round().is_some(),
        Action::NextRound => model.home.rounds.len() > 1,
        Action::SwitchMeeting => model.home.meetings.len() > 1,
        _ => true,
    }
}

fn digit(n: usize) -> Option<char> {
    char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10)
}

/// Everybody who rates, and a line to enter somebody.
fn inspectors(model: &Model, look: &Look) -> Mode {
    let line = |(n, inspector): (usize, &Inspector)| Entry {
        digit: digit(n),
        text: format!("{} {}", inspector.code, inspector.name),
        aside: if Some(inspector.id) == model.inspector { say!(look.words, "tui-current") } else { String::new() },
        value: Choice::Inspector(inspector.id),
    };
    let at = model.home.inspectors.iter().position(|held| Some(held.id) == model.inspector).unwrap_or(0);
    let mut entries: Vec<Entry<Choice>> = model.home.inspectors.iter().enumerate().map(line).collect();
    let text = say!(look.words, "home-add-inspector");
    entries.push(Entry { digit: digit(entries.len()), text, aside: String::new(), value: Choice::AddInspector });
    Mode::List(List::new(say!(look.words, "tui-inspectors"), entries).at(at))
}

fn meetings(model: &Model, look: &Look) -> Mode {
    let line = |(n, meeting): (usize, &crate::domain::views::Meeting)| Entry {
        digit: digit(n),
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
            // Others may see what this inspector may not yet: the list is read anew.
            let meeting = model.home.meetings.get(model.home.meeting).map(|meeting| meeting.id);
            let round = model.home.rounds.get(model.home.at).map(|head| head.id);
            vec![Effect::Inspector(inspector), Effect::Read(Place::Home { round, meeting })]
        }
        Choice::AddInspector => {
            enter(model, look);
            Vec::new()
        }
        Choice::Meeting(meeting) => {
            let round = model.home.rounds.get(model.home.at).map(|head| head.id);
            vec![Effect::Read(Place::Home { round, meeting: Some(meeting) })]
        }
    }
}
