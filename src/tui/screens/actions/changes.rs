//! What each key makes of an action. Every change is one command, can be taken back here, and says what was done.

use super::forms::{Asks, Filling};
use super::model::{Former, Mode, Model, Pending};
use crate::clock;
use crate::critique::Proposal;
use crate::domain::action::{Check, Progress, Status, Verdict};
use crate::domain::command::{ActionChange, ActionStep, Command};
use crate::domain::day::Day;
use crate::domain::ids::{ActionId, CardId, MeetingId};
use crate::domain::views::Meeting;
use crate::text::normalise::plain_number;
use crate::text::{Words, actions, say};
use crate::tui::canvas::Look;
use crate::tui::screens::{Effect, ticket};
use crate::tui::slices::ActionRow;
use crate::tui::widgets::foot::Status as Said;
use crate::workspace::actions::{counted_from, step, taken};

/// Asks for changes, with what takes them back.
fn send(model: &mut Model, changes: Vec<ActionChange>, former: Former, filling: Option<Box<Filling>>) -> Vec<Effect> {
    let ticket = ticket();
    model.status = Said::Doing(former.said.clone());
    model.pending = Some(Pending { ticket, former, undoes: false, filling });
    vec![Effect::Commit { ticket, by: model.by, command: Command::ChangeActions(changes) }]
}

/// Enters proposals as actions.
pub fn take(model: &mut Model, words: &Words, proposals: &[Proposal]) -> Vec<Effect> {
    let (Some(meeting), Some(community)) = (&model.slice.meeting, &model.slice.community) else { return Vec::new() };
    let changes = taken(proposals, meeting, community.id);
    let back = changes.iter().map(|one| ActionChange { step: ActionStep::Keep(None), ..one.clone() }).collect();
    let said = say!(words, "action-said-taken", count = changes.len());
    send(model, changes, Former { said, back }, None)
}

/// Takes the last change made here back.
pub fn undo(model: &mut Model, words: &Words) -> Vec<Effect> {
    let Some(former) = model.formers.last().cloned() else {
        model.status = Said::Refused(say!(words, "action-no-undo"));
        return Vec::new();
    };
    let back = former.back.clone();
    let effects = send(model, back, former, None);
    if let Some(pending) = &mut model.pending {
        pending.undoes = true;
    }
    effects
}

/// Withdraws the action in hand.
pub fn remove(model: &mut Model, words: &Words) -> Vec<Effect> {
    let Some(row) = model.row().cloned() else { return Vec::new() };
    let said = say!(words, "action-said-removed", number = row.action.number);
    let back = vec![step(&row.action, ActionStep::Keep(Some(row.action.task.clone())))];
    send(model, vec![step(&row.action, ActionStep::Keep(None))], Former { said, back }, None)
}

/// Brings the action in hand so far, without a word why.
pub fn go(model: &mut Model, words: &Words, status: Status) -> Vec<Effect> {
    let Some(row) = model.row().cloned() else { return Vec::new() };
    let progress = Progress { status, day: model.slice.today, reason: None };
    moved(model, words, &row, progress, None)
}

fn moved(model: &mut Model, words: &Words, row: &ActionRow, progress: Progress, filling: Option<Box<Filling>>) -> Vec<Effect> {
    let status = actions::status(words, progress.status);
    let said = say!(words, "action-said-moved", number = row.action.number, status = status);
    let open = Progress { status: Status::Open, day: model.slice.today, reason: None };
    let former = row.action.progress.clone().unwrap_or(open);
    let back = vec![step(&row.action, ActionStep::Move(former))];
    send(model, vec![step(&row.action, ActionStep::Move(progress))], Former { said, back }, filling)
}

/// Does what a form came to.
pub fn given(model: &mut Model, look: &Look, filling: Box<Filling>, what: ActionStep) -> Vec<Effect> {
    let words = &look.words;
    match (filling.asks.clone(), what) {
        (Asks::Reason(row, _), ActionStep::Move(progress)) => moved(model, words, &row, progress, Some(filling)),
        (Asks::Fields(Some(row)), what) => {
            let said = say!(words, "action-said-edited", number = row.action.number);
            let back = vec![step(&row.action, ActionStep::Keep(Some(row.action.task.clone())))];
            send(model, vec![step(&row.action, what)], Former { said, back }, Some(filling))
        }
        (Asks::Fields(None), what) => {
            let (Some(meeting), Some(community)) = (&model.slice.meeting, &model.slice.community) else { return Vec::new() };
            let action = ActionId(clock::new_id());
            let change = ActionChange { action, meeting: meeting.id, community: community.id, step: what };
            let back = vec![ActionChange { step: ActionStep::Keep(None), ..change.clone() }];
            send(model, vec![change], Former { said: say!(words, "action-said-added"), back }, Some(filling))
        }
        (Asks::Seen(row, verdict), ActionStep::Move(Progress { day, reason: Some(evidence), .. })) => {
            let Some(meeting) = &model.slice.meeting else { return Vec::new() };
            let check = Check { verdict, evidence, day: counted_from(meeting).max(day) };
            checked(model, words, vec![(*row, check)], Some(filling))
        }
        _ => Vec::new(),
    }
}

/// Keeps what was seen of the action in hand, in the words the marks propose; where they propose none, asks for them.
pub fn see(model: &mut Model, words: &Words, verdict: Verdict) -> Vec<Effect> {
    let Some(row) = model.row().cloned() else { return Vec::new() };
    let proposed = model.slice.again.as_ref().and_then(|again| again.get(&row.action.id)).cloned();
    if let Some(check) = proposed {
        return checked(model, words, vec![(row, Check { verdict, ..check })], None);
    }
    model.mode = Mode::Filling(Box::new(super::forms::seen(words, &row, verdict)));
    Vec::new()
}

/// Keeps all that the marks propose.
pub fn see_all(model: &mut Model, words: &Words) -> Vec<Effect> {
    let again = model.slice.again.clone().unwrap_or_default();
    let of = |row: &ActionRow| Some((row.clone(), again.get(&row.action.id)?.clone()));
    let all: Vec<(ActionRow, Check)> = model.slice.rows.iter().filter_map(of).collect();
    if all.is_empty() {
        model.status = Said::Refused(say!(words, "action-nothing-marked"));
        return Vec::new();
    }
    checked(model, words, all, None)
}

fn checked(model: &mut Model, words: &Words, seen: Vec<(ActionRow, Check)>, filling: Option<Box<Filling>>) -> Vec<Effect> {
    let Some(at) = model.slice.meeting.as_ref().map(|meeting| meeting.id) else { return Vec::new() };
    let said = match &seen[..] {
        [(row, check)] => {
            let verdict = actions::verdict(words, check.verdict);
            say!(words, "action-said-moved", number = row.action.number, status = verdict)
        }
        several => say!(words, "action-said-checked", count = several.len()),
    };
    let open = Progress { status: Status::Open, day: model.slice.today, reason: None };
    let former = |row: &ActionRow| row.action.progress.clone().unwrap_or_else(|| open.clone());
    let back = seen.iter().flat_map(|(row, _)| {
        let check = row.action.checked_at(at).cloned();
        // What was seen before brings its own standing back with it.
        let far = check.is_none().then(|| step(&row.action, ActionStep::Move(former(row))));
        [Some(step(&row.action, ActionStep::Check { at, check })), far]
    });
    let back = back.flatten().collect();
    let check = |check| ActionStep::Check { at, check: Some(check) };
    let changes = seen.into_iter().map(|(row, seen)| step(&row.action, check(seen))).collect();
    // The next one is in hand when this one is kept.
    model.next = true;
    send(model, changes, Former { said, back }, filling)
}

/// Arranges the re-inspection of the community and leads to the card of whoever rates.
pub fn again(model: &mut Model, look: &Look, filling: Box<Filling>) -> Vec<Effect> {
    let words = &look.words;
    let stops = model.stops();
    let Some(community) = stops.first().copied() else { return Vec::new() };
    let mut filling = filling;
    let (name, date) = (filling.form.value(0).to_owned(), plain_number(filling.form.value(1)));
    let Some(date) = Day::parse(&date) else {
        filling.form.refuse(1, say!(words, "setup-bad-date", date = date));
        model.mode = Mode::Filling(filling);
        return Vec::new();
    };
    let (id, panel, full) = (MeetingId(clock::new_id()), model.slice.panel.clone(), filling.form.chosen(2) == 1);
    let inspector = model.by.filter(|by| panel.contains(by)).or_else(|| panel.first().copied());
    model.wanted = inspector.map(|inspector| CardId { meeting: id, community, inspector });
    let meeting = Meeting {
        id,
        round: model.slice.round.id,
        name,
        date: date.to_string(),
        stops,
        panel,
        seats: Vec::new(),
        independent: None,
    };
    let (said, ticket) = (say!(words, "revisit-said"), ticket());
    model.status = Said::Doing(said.clone());
    model.pending = Some(Pending { ticket, former: Former { said, back: Vec::new() }, undoes: false, filling: Some(filling) });
    vec![Effect::Commit { ticket, by: model.by, command: Command::Revisit { meeting: Box::new(meeting), full } }]
}
