//! What inputs and answers do to the list of actions.

use super::model::{Mode, Model, Written};
use super::{changes, forms, papers};
use crate::domain::action::{Action as Task, Status as Far, Verdict};
use crate::text::{findings, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::keys::Action;
use crate::tui::saving::Saved;
use crate::tui::screens::{Committed, Effect, Place};
use crate::tui::slices::{ActionRow, Slice};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::Step;
use crate::tui::widgets::list::{Picked, moved};
use crate::workspace::actions::counted_from;

/// Days proposed for an action typed in by hand.
const USUAL: u16 = 30;

/// Takes an input.
pub fn input(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    match std::mem::take(&mut model.mode) {
        Mode::Rows => return action.map_or_else(Vec::new, |action| act(model, action, look)),
        Mode::Menu(mut list) => match list.take(action, code) {
            Picked::Chosen(action) => return act(model, action, look),
            Picked::Left => {}
            Picked::Open => model.mode = Mode::Menu(list),
        },
        Mode::Saving(mut saving, what) => match saving.take(input, look) {
            Saved::Open => model.mode = Mode::Saving(saving, what),
            Saved::Left => {}
            Saved::There(path, at) => return vec![papers::write(model, what, path, at, look)],
        },
        Mode::Filling(mut filling) => match filling.form.take(input, action) {
            Step::Open => model.mode = Mode::Filling(filling),
            Step::Left => {}
            Step::Done if matches!(filling.asks, forms::Asks::Again) => return changes::again(model, look, filling),
            Step::Done => match forms::given(&look.words, &model.slice.standard, &filling, model.slice.today) {
                Ok(what) => return changes::given(model, look, filling, what),
                Err((field, problem)) => {
                    filling.form.refuse(field, problem);
                    model.mode = Mode::Filling(filling);
                }
            },
        },
    }
    Vec::new()
}

/// Does what a key, the menu or the palette asks for.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    model.status = Status::Quiet;
    let writes = matches!(
        action,
        Action::Take
            | Action::TakeAll
            | Action::CloseAction
            | Action::OnSpot
            | Action::Reported
            | Action::OpenAgain
            | Action::AddAction
            | Action::Remove
            | Action::Undo
            | Action::Revisit
            | Action::PutRight
            | Action::Partly
            | Action::NotPutRight
            | Action::CheckAll
    );
    if writes && !model.writable {
        model.status = Status::Refused(say!(words, "tui-read-only"));
        return Vec::new();
    }
    if writes && action != Action::Undo && !applies(model, action) {
        model.status = Status::Refused(refusal(model, action, look));
        return Vec::new();
    }
    match action {
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            let list = dialogs::menu(look, model.context(), |action| applies(model, action), |action| action);
            model.mode = Mode::Menu(list);
        }
        Action::Edit if model.is_register() => {
            if let Some(row) = model.row() {
                return vec![Effect::Go(Place::Actions { round: model.slice.round.id, community: row.community.id })];
            }
        }
        Action::Edit | Action::Take if model.proposal().is_some() && model.writable => {
            let one = model.proposal().cloned();
            return changes::take(model, words, one.as_slice());
        }
        Action::Edit if applies(model, action) => {
            let filling = forms::fields(words, &model.slice.standard, model.row(), model.slice.today);
            model.mode = Mode::Filling(Box::new(filling));
        }
        Action::Edit if model.row().is_some() => model.status = Status::Refused(say!(words, "action-settled-here")),
        Action::TakeAll => {
            let all = model.slice.proposals.clone();
            return changes::take(model, words, &all);
        }
        Action::CloseAction => {
            model.mode = model.row().map_or(Mode::Rows, |row| Mode::Filling(Box::new(forms::reason(words, row, Far::Closed))));
        }
        Action::OnSpot => return changes::go(model, words, Far::OnSpot),
        Action::Reported => return changes::go(model, words, Far::Reported),
        Action::OpenAgain => return changes::go(model, words, Far::Open),
        Action::AddAction => {
            let due = model.slice.meeting.as_ref().map_or(model.slice.today, counted_from).after(USUAL);
            model.mode = Mode::Filling(Box::new(forms::fields(words, &model.slice.standard, None, due)));
        }
        Action::Remove => return changes::remove(model, words),
        Action::Undo => return changes::undo(model, words),
        Action::PutRight => return changes::see(model, words, Verdict::Done),
        Action::Partly => return changes::see(model, words, Verdict::Partly),
        Action::NotPutRight => return changes::see(model, words, Verdict::NotDone),
        Action::CheckAll => return changes::see_all(model, words),
        Action::Revisit => {
            let name =
                model.slice.community.as_ref().map_or(model.slice.round.name.as_str(), |community| community.name.as_str());
            model.mode = Mode::Filling(Box::new(forms::again(words, name, model.slice.today)));
        }
        Action::Report => {
            let (round, community) = (model.slice.round.id, model.slice.community.as_ref().map(|held| held.id));
            return vec![Effect::Go(Place::Report { round, community })];
        }
        Action::Notice => return papers::notice(model, look),
        Action::ReplyForm => papers::ask(model, Written::Form, look),
        Action::Calendar => papers::ask(model, Written::Calendar, look),
        Action::ReadPaper | Action::OverduePaper if applies(model, action) => return papers::read(model, action),
        Action::ReadPaper | Action::OverduePaper => model.status = Status::Refused(say!(words, "action-no-notice")),
        Action::Register => return vec![Effect::Go(Place::Register(model.slice.round.id))],
        Action::History => return vec![Effect::Go(Place::History(model.slice.community.as_ref().map(|held| held.id)))],
        Action::Help | Action::Palette | Action::Theme | Action::Language | Action::Quit => return vec![Effect::Global(action)],
        moving => model.cursor = moved(model.cursor, model.len(), moving, 10),
    }
    Vec::new()
}

/// Why an action does nothing now.
fn refusal(model: &Model, action: Action, look: &Look) -> String {
    let words = &look.words;
    match action {
        Action::Take | Action::TakeAll => say!(words, "action-nothing-here"),
        Action::AddAction => say!(words, "result-no-meeting"),
        _ if model.row().is_none() => say!(words, "action-none-in-hand"),
        _ => say!(words, "action-is-so"),
    }
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    let status = model.row().map(|row| row.action.status());
    match action {
        Action::Take => model.writable && model.proposal().is_some(),
        Action::TakeAll => model.writable && !model.slice.proposals.is_empty(),
        Action::CloseAction => model.writable && status.is_some_and(|status| status != Far::Closed),
        Action::OnSpot | Action::Reported => model.writable && status == Some(Far::Open),
        Action::OpenAgain => model.writable && status.is_some_and(|status| status != Far::Open),
        Action::AddAction => model.writable && model.slice.hidden == 0 && model.slice.meeting.is_some() && !model.is_register(),
        Action::Remove => model.writable && model.row().is_some(),
        Action::Edit => {
            model.proposal().is_some() || status.is_some_and(|status| model.is_register() || status.is_open() && model.writable)
        }
        Action::PutRight | Action::Partly | Action::NotPutRight => {
            model.writable && model.slice.again.is_some() && status.is_some_and(Far::is_open)
        }
        Action::CheckAll => model.writable && model.slice.again.is_some(),
        Action::Revisit if model.is_register() => model.writable && !model.stops().is_empty(),
        Action::Revisit => model.writable && model.slice.hidden == 0 && model.slice.meeting.is_some(),
        Action::Undo => !model.formers.is_empty(),
        Action::Register => !model.is_register(),
        Action::OverduePaper => model.is_register(),
        Action::Notice => papers::has_notice(model),
        Action::ReadPaper => model.is_register() || papers::has_notice(model) && !model.slice.rows.is_empty(),
        Action::ReplyForm | Action::Calendar => model.slice.rows.iter().any(|row| row.action.is_open()),
        _ => true,
    }
}

/// Takes the answer to a change.
pub fn committed(model: &mut Model, committed: Committed, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    let Committed { ticket, result, slice, writable } = committed;
    let Some(pending) = model.pending.take_if(|pending| pending.ticket == ticket) else { return Vec::new() };
    model.writable = writable;
    if let Some(Slice::Actions(slice)) = slice {
        model.show(*slice);
    }
    match result {
        Ok(_) if model.wanted.is_some() => {
            // The re-inspection is arranged: it is rated.
            let card = model.wanted.take();
            return card.map(|card| Effect::Go(Place::Scoring(card))).into_iter().collect();
        }
        Ok(warnings) => {
            if std::mem::take(&mut model.next) {
                let at = model.slice.meeting.as_ref().map(|meeting| meeting.id);
                let unseen = |action: &Task| at.is_none_or(|at| action.checked_at(at).is_none());
                let open = |row: &ActionRow| row.action.is_open() && unseen(&row.action);
                let later = model.slice.rows.iter().enumerate().skip(model.cursor).find(|(_, row)| open(row));
                model.cursor = later.map_or(model.cursor, |(at, _)| at);
            }
            let said = if pending.undoes {
                model.formers.pop();
                say!(words, "tui-undone", what = pending.former.said.as_str())
            } else {
                let said = say!(words, "tui-saved", what = pending.former.said.as_str());
                model.formers.push(pending.former);
                said
            };
            model.status = match warnings.first() {
                None => Status::Done(said),
                Some((_, kind)) => {
                    Status::Warned(say!(words, "tui-look-again", said = said, warning = findings::warned(words, *kind)))
                }
            };
            if std::mem::take(&mut model.noticing) {
                papers::ask(model, Written::Notice, look);
            }
        }
        Err(failure) => {
            (model.noticing, model.next, model.wanted) = (false, false, None);
            let why = failure.worded(words);
            model.status =
                Status::Refused(say!(words, "tui-rolled-back", what = pending.former.said.as_str(), why = why.as_str()));
            if let Some(mut filling) = pending.filling {
                filling.form.problem = why;
                model.mode = Mode::Filling(filling);
            }
        }
    }
    Vec::new()
}
