//! What the writer thread's answers do to the card: saved, rolled back, or taken a step back.

use super::mode::{Mode, Pending};
use super::model::Model;
use super::{notes, said};
use crate::text::{findings, say};
use crate::tui::canvas::Look;
use crate::tui::screens::Committed;
use crate::tui::screens::errands::{self, Ended};
use crate::tui::slices::Slice;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::foot::Status;

/// Takes the answer to a commit.
pub(super) fn committed(model: &mut Model, look: &Look, committed: Committed) {
    let Committed { ticket, result, slice, writable } = committed;
    let words = &look.words;
    let errand = model.errands.ended(words, ticket, result.as_ref().err());
    let at = model.pending.iter().position(|pending| pending.ticket == ticket);
    if errand.is_none() && at.is_none() {
        return;
    }
    let pending = at.map(|at| model.pending.remove(at));
    model.writable = writable;
    if let Some(Slice::Sheet(sheet)) = slice {
        model.renew(*sheet);
    }
    model.recompute();
    if let Some(ended) = errand {
        errand_ended(model, look, ended);
    }
    let Some(pending) = pending else { return };
    let warnings = match result {
        Ok(warnings) => warnings,
        Err(failure) => {
            let why = failure.worded(words);
            model.status = Status::Refused(match &pending.said {
                Ok(said) => say!(words, "tui-rolled-back", what = said.as_str(), why = why),
                Err(_) => why,
            });
            if let Some(second) = &mut model.second {
                second.settled.remove(&pending.from);
            }
            model.reveal(pending.from);
            (model.given, model.awaiting) = (None, None);
            reopen_lost_note(model, &pending);
            return;
        }
    };
    let mut reached = None;
    let said = match pending.said {
        Ok(said) => pending.saved.unwrap_or_else(|| say!(words, "tui-saved", what = said)),
        Err(forward) => {
            let changes = if forward { &model.sheet.undo } else { &model.sheet.redo };
            let standard = &model.sheet.standard;
            let what = said::step(words, standard, changes, !forward);
            let touched = changes.iter().filter_map(|change| standard.number(&change.item)).min();
            if let Some(number) = touched {
                reached = Some(number - 1);
            }
            if forward { say!(words, "tui-redone", what = what) } else { say!(words, "tui-undone", what = what) }
        }
    };
    if let Some(index) = reached {
        model.reveal(index);
    }
    model.status = match warnings.first() {
        None => Status::Done(said),
        Some((_, kind)) => Status::Warned(say!(words, "tui-look-again", said = said, warning = findings::warned(words, *kind))),
    };
}

/// Says how signing, opening again or entering facts ended. A refused signature leads to the first item in its way.
fn errand_ended(model: &mut Model, look: &Look, ended: Ended) {
    let words = &look.words;
    match ended {
        Ended::Done(done) => {
            (model.given, model.awaiting) = (None, None);
            let said = errands::said(words, done, &model.unsigned(), &errands::foremost(look, model.home()));
            model.status = Status::Done(said);
        }
        Ended::Refused(why, form) => {
            let all = 0..model.held.len();
            let open = all.clone().find(|index| model.unrated(*index));
            if let (None, Some(index)) = (&form, open.or_else(|| all.clone().find(|index| model.missing(*index)))) {
                model.reveal(index);
                (model.given, model.awaiting) = (None, None);
            }
            model.status = Status::Refused(why);
            if let Some(form) = form {
                model.mode = Mode::Filling(*form);
            }
        }
        Ended::More => {}
    }
}

/// A note that was not kept comes back into its field: typed text is never lost.
fn reopen_lost_note(model: &mut Model, pending: &Pending) {
    let [rating] = pending.ratings.as_slice() else { return };
    let Some(Some(text)) = &rating.note else { return };
    let Some(number) = model.standard().number(&rating.item) else { return };
    if matches!(model.mode, Mode::Card) {
        let basis = rating.mark.is_some();
        let note = notes::NoteField { item: number - 1, field: Field::new(text), basis, leaving: false };
        model.mode = Mode::Note(note);
    }
}
