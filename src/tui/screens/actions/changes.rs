//! What each key makes of an action. Every change is one command, can be taken back here, and says what was done.

use super::forms::{Asks, Filling};
use super::model::{Former, Model, Pending};
use crate::clock;
use crate::critique::Proposal;
use crate::domain::action::{Progress, Status};
use crate::domain::command::{ActionChange, ActionStep, Command};
use crate::domain::ids::ActionId;
use crate::text::{Words, actions, say};
use crate::tui::canvas::Look;
use crate::tui::screens::{Effect, ticket};
use crate::tui::slices::ActionRow;
use crate::tui::widgets::foot::Status as Said;
use crate::workspace::actions::{step, taken};

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
        (Asks::Reason(..), ActionStep::Keep(_)) => Vec::new(),
    }
}
