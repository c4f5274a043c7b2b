//! What inputs do to the lists and the menu.

use super::answers;
use super::entries::{self, Entry, MeetingEntry};
use super::filling;
use super::labels::LabelsEntry;
use super::lines::{Line, Panel};
use super::model::{Doing, Mode, Model, Step};
use super::seats::{self, SeatEntry};
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::MeetingId;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::forms;
use crate::tui::input::{Code, Input};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Effect, Message, Place, ticket};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::Picked;

/// Takes a message.
pub fn update(model: &mut Model, message: Message, look: &Look) -> Vec<Effect> {
    match message {
        Message::Input(input) => self::input(model, &input, look),
        Message::Do(action) => act(model, action, look),
        Message::Found(n) => {
            if let Some(held) = model.slice.communities.get(n).map(|held| held.community.id) {
                model.hold(Panel::Communities, (held.0, None));
            }
            Vec::new()
        }
        Message::Slice(Slice::Setup(slice)) => {
            model.show(*slice);
            if model.guided && matches!(model.mode, Mode::Lists) { go_on(model, look) } else { Vec::new() }
        }
        Message::Committed(committed) => answers::committed(model, committed, look),
        Message::Slice(_) | Message::Job(_) | Message::Tick(_) => Vec::new(),
    }
}

fn input(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    let digit = match code.map(Code::plain) {
        Some(Code::Char(c)) if c.is_ascii_digit() => Some(c),
        _ => None,
    };
    match std::mem::take(&mut model.mode) {
        Mode::Lists => match (action, digit) {
            (Some(Action::Number), Some(digit)) => {
                let at = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
                model.panel = at.and_then(|at| Panel::ALL.get(at)).copied().unwrap_or(model.panel);
                Vec::new()
            }
            (Some(action), _) => act(model, action, look),
            (None, _) => Vec::new(),
        },
        Mode::Menu(mut list) => {
            match list.take(action, code) {
                Picked::Chosen(chosen) => return act(model, chosen, look),
                Picked::Left => {}
                Picked::Open => model.mode = Mode::Menu(list),
            }
            Vec::new()
        }
        Mode::Seats(meeting, mut list) => {
            match list.take(action, code) {
                Picked::Chosen(inspector) => {
                    let entry = SeatEntry::new(&look.words, &model.slice, &meeting, inspector);
                    model.mode = entry.map_or(Mode::Lists, |entry| Mode::Entry(Entry::Seat(Box::new(entry))));
                }
                Picked::Left => {}
                Picked::Open => model.mode = Mode::Seats(meeting, list),
            }
            Vec::new()
        }
        Mode::Withdrawing => match action {
            Some(Action::Yes) => nominate(model),
            Some(_) => Vec::new(),
            None => {
                model.mode = Mode::Withdrawing;
                Vec::new()
            }
        },
        Mode::Entry(entry) => filling::take(model, entry, input, action, look),
    }
}

/// Does an action of the lists.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    if model.round().is_none() {
        // There is nothing to go over yet.
        return leave(model);
    }
    model.status = Status::Quiet;
    match action {
        Action::Choose => return choose(model, look),
        Action::Nominate => return recommend(model),
        Action::NextStep => {
            model.guided = true;
            return go_on(model, look);
        }
        Action::NextPanel => model.panel = Panel::ALL[(model.panel as usize + 1) % Panel::ALL.len()],
        Action::PreviousPanel => {
            model.panel = Panel::ALL[(model.panel as usize + Panel::ALL.len() - 1) % Panel::ALL.len()];
        }
        Action::AddCommunity | Action::AddInspector | Action::AddMeeting => {
            model.guided = false;
            add(model, action, look);
        }
        Action::Seat => match model.meeting().filter(|meeting| !meeting.panel.is_empty()).cloned() {
            Some(meeting) => {
                let list = seats::members(&look.words, &model.slice, &meeting);
                model.mode = Mode::Seats(Box::new(meeting), list);
            }
            None => model.status = Status::Refused(say!(look.words, "seats-no-panel")),
        },
        Action::Sheets => match model.meeting() {
            Some(meeting) => return vec![Effect::Go(Place::Sheets { meeting: meeting.id, community: None })],
            None => model.status = Status::Refused(say!(look.words, "seats-no-panel")),
        },
        Action::Edit => {
            let entry = LabelsEntry::of(&look.words, model).map(|labels| Mode::Entry(Entry::Labels(Box::new(labels))));
            model.mode = entry.unwrap_or_default();
        }
        Action::Menu => {
            model.mode = Mode::Menu(dialogs::menu(look, Context::Setup, |action| model.applies(action), |action| action));
        }
        Action::Back => return leave(model),
        Action::Help | Action::Palette | Action::Theme | Action::Quit | Action::Import => return vec![Effect::Global(action)],
        moving => model.list_mut().go(moving),
    }
    Vec::new()
}

/// Leaves the screen; after a round was opened here, for its list.
pub fn leave(model: &Model) -> Vec<Effect> {
    match model.round().filter(|_| model.opened) {
        Some(round) => vec![Effect::Go(Place::Home { round: Some(round), meeting: None })],
        None => vec![Effect::Back],
    }
}

/// Opens what is filled in to add something to a list.
fn add(model: &mut Model, action: Action, look: &Look) {
    let words = &look.words;
    let entry = match action {
        Action::AddCommunity => Entry::Community(entries::community(words, &model.neighbour(), true)),
        Action::AddInspector => Entry::Inspector(forms::inspector(words, &forms::free_code(&model.slice.inspectors), ""), 0),
        _ => {
            let Some(round) = model.round() else { return };
            Entry::Meeting(Box::new(MeetingEntry::next(words, &model.slice, MeetingId(clock::new_id()), round)))
        }
    };
    model.panel = Panel::ALL.into_iter().find(|panel| panel.adding() == action).unwrap_or(model.panel);
    model.mode = Mode::Entry(entry);
}

/// The next step: what is missing is asked for; where somebody has to choose, the list is shown.
pub fn go_on(model: &mut Model, look: &Look) -> Vec<Effect> {
    match model.step() {
        Step::Communities if model.slice.communities.is_empty() => add(model, Action::AddCommunity, look),
        Step::Communities => {
            model.guided = false;
            model.panel = Panel::Communities;
            model.status = Status::Warned(say!(look.words, "setup-choose-communities"));
        }
        Step::Inspectors => add(model, Action::AddInspector, look),
        Step::Meetings => add(model, Action::AddMeeting, look),
        Step::Score => {
            model.guided = false;
            return model.stop().map_or_else(Vec::new, |stop| score(model, stop, look));
        }
    }
    Vec::new()
}

fn choose(model: &mut Model, look: &Look) -> Vec<Effect> {
    match model.line() {
        Some(Line::Community(_)) => recommend(model),
        Some(Line::Inspector(n)) => {
            let Some(inspector) = model.slice.inspectors.get(n) else { return Vec::new() };
            let who = format!("{} {}", inspector.code, inspector.name);
            model.inspector = Some(inspector.id);
            model.status = Status::Done(say!(look.words, "setup-rates-now", who = who.trim()));
            vec![Effect::Inspector(inspector.id)]
        }
        Some(Line::Meeting(_) | Line::Stop(..)) => model.stop().map_or_else(Vec::new, |stop| score(model, stop, look)),
        Some(Line::Add(action)) => act(model, action, look),
        Some(Line::Subdistrict(_)) | None => Vec::new(),
    }
}

/// Leads to a stop's card; where nobody rates yet, asks who does first.
pub fn score(model: &mut Model, stop: (MeetingId, crate::domain::ids::CommunityId), look: &Look) -> Vec<Effect> {
    if let Some(card) = model.card(stop) {
        return vec![Effect::Go(Place::Scoring(card))];
    }
    add(model, Action::AddInspector, look);
    model.wanted = Some(stop);
    Vec::new()
}

/// Recommends the community in hand; asks before that is taken back, since Enter opens things elsewhere.
fn recommend(model: &mut Model) -> Vec<Effect> {
    if model.community().is_some_and(|held| held.nominated) {
        model.mode = Mode::Withdrawing;
        return Vec::new();
    }
    nominate(model)
}

/// Recommends the community in hand, or takes that back.
fn nominate(model: &mut Model) -> Vec<Effect> {
    let (Some(round), Some(held)) = (model.round(), model.community()) else { return Vec::new() };
    let (community, nominated) = (held.community.id, !held.nominated);
    ask(model, Doing::Nominate(community, nominated), Command::Nominate { round, community, nominated })
}

/// Asks for a commit and remembers what it does.
pub fn ask(model: &mut Model, doing: Doing, command: Command) -> Vec<Effect> {
    let ticket = ticket();
    model.pending = Some((ticket, doing));
    vec![Effect::Commit { ticket, by: None, command }]
}
