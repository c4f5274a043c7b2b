//! What inputs and answers do to the screen.

use super::model::{Choice, Former, Kind, Mode, Model, Question};
use super::writing::{About, Writing};
use super::{changes, writing};
use crate::critique::Length;
use crate::text::normalise::plain_twin;
use crate::text::{Words, findings, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Committed, Effect, Message, Place};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{List, Picked, moved};

/// Takes a message.
pub fn update(model: &mut Model, message: Message, look: &Look) -> Vec<Effect> {
    match message {
        Message::Input(input) => return take(model, &input, look),
        Message::Do(action) => return act(model, action, look),
        Message::Slice(Slice::Critique(slice)) => model.show(*slice),
        Message::Committed(committed) => self::committed(model, committed, &look.words),
        Message::Found(_) | Message::Slice(_) | Message::Job(_) | Message::Tick(_) => {}
    }
    Vec::new()
}

fn take(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    match std::mem::take(&mut model.mode) {
        Mode::Lines => match (action, typed(input)) {
            (Some(action), _) => return act(model, action, look),
            // Text needs no key: it is a line of one's own.
            (None, Some(text)) if may_write(model, &look.words) => writing::add(model, &text),
            _ => {}
        },
        Mode::Writing(mut writing) => match action {
            Some(Action::Save) => return writing::keep(model, &look.words, writing, true),
            Some(Action::Back) => return writing::keep(model, &look.words, writing, false),
            Some(Action::Phrases) => writing::phrases(model, look, writing),
            action => {
                writing.editor.take(input, action);
                model.status = Status::Quiet;
                model.mode = Mode::Writing(writing);
            }
        },
        Mode::List(list, under) => return listed(model, look, input, action, list, under),
        Mode::Asking(question) => match action {
            Some(Action::Yes) => return answered(model, &look.words, &question),
            Some(Action::Back) => {
                if let Question::Remove(writing) | Question::ToDraft(Some(writing)) = question {
                    model.mode = Mode::Writing(writing);
                }
            }
            _ => model.mode = Mode::Asking(question),
        },
    }
    Vec::new()
}

/// Text that came without a field for it: committed as a whole, or a single character that can only be text.
fn typed(input: &Input) -> Option<String> {
    match input {
        Input::Text(text) => Some(text.clone()),
        Input::Key(Code::Char(c)) if !plain_twin(*c).is_ascii() => Some(c.to_string()),
        _ => None,
    }
}

fn listed(
    model: &mut Model,
    look: &Look,
    input: &Input,
    action: Option<Action>,
    mut list: List<Choice>,
    under: Option<Box<Writing>>,
) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let picked = match typed(input).filter(|_| action.is_none() && under.is_some()) {
        Some(text) => Picked::Chosen(Choice::Insert(text)),
        None => list.take(action, code),
    };
    match (picked, under) {
        (Picked::Chosen(Choice::Do(action)), _) => return act(model, action, look),
        (Picked::Chosen(Choice::Insert(text)), Some(mut writing)) => {
            writing.editor.insert(&text);
            model.mode = Mode::Writing(writing);
        }
        (Picked::Left, under) => model.mode = under.map_or(Mode::Lines, Mode::Writing),
        (Picked::Chosen(Choice::Insert(_)) | Picked::Open, under) => model.mode = Mode::List(list, under),
    }
    Vec::new()
}

fn answered(model: &mut Model, words: &Words, question: &Question) -> Vec<Effect> {
    match question {
        Question::Remove(writing) => {
            let About::Row(n) = writing.about else { return Vec::new() };
            let at = model.lines().iter().position(|line| *line == super::model::Line::Row(n));
            model.cursor = at.unwrap_or(model.cursor);
            changes::remove(model, words)
        }
        Question::ToDraft(_) => changes::replace(model, None, say!(words, "tui-critique-to-draft")),
        Question::Choose => changes::choose(model, words),
    }
}

/// Whether the text can be changed now; says why not.
fn may_write(model: &mut Model, words: &Words) -> bool {
    if !model.writable {
        model.status = Status::Refused(say!(words, "tui-read-only"));
    } else if model.choosing() {
        model.status = Status::Refused(say!(words, "tui-critique-choose-first"));
    }
    model.writable && !model.choosing()
}

/// Does what a key, the menu or the palette asks for.
fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    model.status = Status::Quiet;
    match action {
        Action::Speech => {
            let community = model.slice.community.as_ref().map(|community| community.id);
            return vec![Effect::Go(Place::Speech { meeting: model.slice.meeting.id, community })];
        }
        Action::Help | Action::Palette | Action::Theme | Action::Quit | Action::Hall => return vec![Effect::Global(action)],
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            model.mode = Mode::List(dialogs::menu(look, Context::Critique, |action| model.applies(action), Choice::Do), None);
        }
        Action::Report => {
            let place = Place::Report {
                round: model.slice.meeting.round,
                community: model.slice.community.as_ref().map(|community| community.id),
            };
            return vec![Effect::Go(place)];
        }
        Action::Actions => {
            let (round, community) = (model.slice.meeting.round, model.slice.community.as_ref());
            let place = |community| Place::Actions { round, community };
            return vec![Effect::Go(community.map_or(Place::Register(round), |community| place(community.id)))];
        }
        Action::SwitchView => view(model),
        Action::Edit if model.choosing() && model.writable => model.mode = Mode::Asking(Question::Choose),
        Action::Edit
        | Action::SpokenSwitch
        | Action::AddLine
        | Action::MoveUp
        | Action::MoveDown
        | Action::TakeDraft
        | Action::Remove
        | Action::WholeText
        | Action::Undo
        | Action::BackToDraft => {
            if may_write(model, words) {
                return edit(model, action, words);
            }
        }
        moving => model.cursor = moved(model.cursor, model.lines().len(), moving, 10),
    }
    Vec::new()
}

fn edit(model: &mut Model, action: Action, words: &Words) -> Vec<Effect> {
    match action {
        Action::SpokenSwitch => return changes::switch(model, words),
        Action::MoveUp | Action::MoveDown => return changes::shift(model, words, action == Action::MoveDown),
        Action::TakeDraft => return changes::take_draft(model, words),
        Action::Remove => return changes::remove(model, words),
        Action::Undo => return changes::undo(model, words),
        Action::AddLine => writing::add(model, ""),
        Action::WholeText => writing::whole(model, words),
        Action::BackToDraft if model.slice.text.written => model.mode = Mode::Asking(Question::ToDraft(None)),
        Action::BackToDraft => model.status = Status::Refused(say!(words, "tui-critique-is-draft")),
        _ => return writing::edit(model, words),
    }
    Vec::new()
}

/// The other length of the text; while a text is being chosen, the next one.
fn view(model: &mut Model) {
    if model.choosing() {
        model.version = (model.version + 1) % model.slice.versions.len();
        model.clamp();
        return;
    }
    let held = model.row().cloned();
    model.length = if model.length == Length::Written { Length::Spoken } else { Length::Written };
    model.cursor = 0;
    if let Some(held) = held {
        model.seek(&held);
    }
}

/// Takes the answer to a change.
fn committed(model: &mut Model, committed: Committed, words: &Words) {
    let Committed { ticket, result, slice, writable } = committed;
    let Some(pending) = model.pending.take_if(|pending| pending.ticket == ticket) else { return };
    model.writable = writable;
    let hand = model.hand.take();
    if let Some(Slice::Critique(slice)) = slice {
        model.show(*slice);
    }
    match result {
        Ok(warnings) => {
            if let Some(hand) = hand {
                model.seek(&hand);
            }
            let said = match pending.kind {
                Kind::Undo(what) => {
                    model.formers.pop();
                    say!(words, "tui-undone", what = what)
                }
                Kind::Choice(what) => say!(words, "tui-saved", what = what),
                Kind::Change(former) => {
                    let said = say!(words, "tui-saved", what = former.said.as_str());
                    model.formers.push(former);
                    said
                }
            };
            model.status = match warnings.first() {
                None => Status::Done(said),
                Some((_, kind)) => {
                    let warning = findings::warned(words, *kind);
                    Status::Warned(say!(words, "tui-look-again", said = said, warning = warning))
                }
            };
        }
        Err(failure) => {
            let why = failure.worded(words);
            model.status = Status::Refused(match &pending.kind {
                Kind::Change(Former { said, .. }) | Kind::Choice(said) => {
                    say!(words, "tui-rolled-back", what = said.as_str(), why = why)
                }
                Kind::Undo(_) => why,
            });
            if let Some(writing) = pending.writing {
                model.mode = Mode::Writing(writing);
            }
        }
    }
}
