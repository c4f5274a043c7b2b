//! What inputs and answers do to the screen.

use super::lists;
use super::marking::{self, Then};
use super::mode::{Choice, Mode};
use super::model::Model;
use super::notes;
use super::{answers, fields, paper, second};
use crate::domain::ids::CardId;
use crate::domain::value::Value;
use crate::text::normalise::plain_twin;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::input::{Code, Input};
use crate::tui::keys::Action;
use crate::tui::screens::errands::Filling;
use crate::tui::screens::{Effect, Message, Place};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Picked, moved};

/// Takes a message.
pub fn update(model: &mut Model, message: Message, look: &Look) -> Vec<Effect> {
    match message {
        Message::Input(input) => return take(model, &input, look),
        Message::Do(action) => return act(model, action, look),
        Message::Found(index) => {
            model.reveal(index);
            go(model, index);
        }
        Message::Slice(Slice::Sheet(sheet)) => {
            model.renew(*sheet);
            model.recompute();
        }
        Message::Committed(committed) => answers::committed(model, look, committed),
        Message::Tick(now) => model.now = Some(now),
        Message::Slice(_) | Message::Job(_) => {}
    }
    Vec::new()
}

fn take(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let marked = std::mem::take(&mut model.marked);
    if *input == Input::Held {
        // The keyboard gave the last mark: one key, one item.
        return if marked { marking::step(model, &look.words, false) } else { Vec::new() };
    }
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    match std::mem::take(&mut model.mode) {
        Mode::Card => card(model, input, action, look),
        Mode::Entry(asked, text) => fields::entry(model, look, input, action, asked, text),
        Mode::Ticks => fields::ticks(model, input, action, look),
        Mode::Note(note) => fields::note_field(model, look, input, action, note),
        Mode::List(mut list, under) => {
            match (list.take(action, code), input) {
                (Picked::Chosen(choice), _) => return choose(model, look, choice, under),
                (Picked::Left, _) => model.mode = under.map_or(Mode::Card, Mode::Note),
                (Picked::Open, Input::Text(text)) => {
                    // Words typed into a list of reasons are the reason in one's own words.
                    let own = list.entries.iter().find_map(|entry| match entry.value {
                        Choice::OwnWords(item) | Choice::Reason(item, _) => Some(item),
                        _ => None,
                    });
                    match (own, under) {
                        (_, Some(mut note)) => {
                            note.field.insert(text);
                            model.mode = Mode::Note(note);
                        }
                        (Some(item), None) => notes::open(model, &look.words, item, text),
                        (None, None) => model.mode = Mode::List(list, None),
                    }
                }
                (Picked::Open, _) => model.mode = Mode::List(list, under),
            }
            Vec::new()
        }
        Mode::Filling(filling) => fields::filling(model, look, input, filling),
        Mode::Compare(at) => second::take(model, look, action, at),
        Mode::Confirm => {
            if action == Some(Action::Yes) && model.second.is_some() {
                // The basis stands on the sheet and was entered the first time.
                return marking::give(model, &look.words, model.cursor, Value::Violated(true), Then::Next);
            }
            if action == Some(Action::Yes) {
                notes::open(model, &look.words, model.cursor, "");
                if let Mode::Note(note) = &mut model.mode {
                    note.basis = true;
                }
            } else if action != Some(Action::Back) {
                model.mode = Mode::Confirm;
            }
            Vec::new()
        }
    }
}

pub(super) fn card(model: &mut Model, input: &Input, action: Option<Action>, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    if let Some(text) = typed(input, action) {
        // Text needs no key: it is the reason the last mark waits for, else about the item in hand.
        notes::open(model, words, model.awaiting.unwrap_or(model.cursor), &text);
        return Vec::new();
    }
    match (action, input) {
        (Some(Action::Points), Input::Key(code)) => match code.plain() {
            Code::Char(digit) => marking::digit(model, words, digit),
            _ => Vec::new(),
        },
        (Some(action), _) => act(model, action, look),
        _ => Vec::new(),
    }
}

/// Text that came without a field for it: committed as a whole, or a single character that can only be text.
pub(super) fn typed(input: &Input, action: Option<Action>) -> Option<String> {
    match input {
        Input::Text(text) => Some(text.clone()),
        Input::Key(Code::Char(c)) if action.is_none() && !plain_twin(*c).is_ascii() => Some(c.to_string()),
        _ => None,
    }
}

/// Does what a key or the menu asks for.
pub(super) fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    match action {
        Action::Full => return marking::full(model, words),
        Action::HalfMore => return marking::half_more(model, words),
        Action::NotApplicable => return marking::give(model, words, model.cursor, Value::NotApplicable, Then::Next),
        Action::Undo => return marking::step(model, words, false),
        Action::Redo => return marking::step(model, words, true),
        Action::EraseMark => return marking::erase(model, words),
        Action::RestCard => return marking::rest(model, words, 0..model.held.len()),
        Action::RestSection => {
            let range = lists::section_of(model).unwrap_or(0..0);
            return marking::rest(model, words, range);
        }
        Action::NoVeto => return marking::no_veto(model, words),
        // A signed card takes no note: the key goes on to what the card came to.
        Action::Note if model.sheet.view.is_signed() => return act(model, Action::Result, look),
        Action::Note => notes::open(model, words, model.cursor, ""),
        Action::Reason if model.second.is_some() => model.status = Status::Refused(say!(words, "second-marks-only")),
        Action::Reason => reason(model, look),
        Action::NextSheet => return paper::next(model, words),
        Action::PickSheet => model.mode = paper::sheets(model, words),
        Action::EnterTwice => return vec![Effect::Instead(Place::Paper { card: model.sheet.card, second: true })],
        Action::Menu => model.mode = lists::menu(model, look),
        Action::Filter => model.mode = lists::filters(model, words),
        Action::Order => model.mode = lists::orders(model, words),
        Action::SwitchInspector => model.mode = lists::inspectors(model, words),
        Action::MoveMarks => model.mode = lists::carriers(model, words),
        Action::Help | Action::Palette | Action::Theme | Action::Language | Action::Quit => return vec![Effect::Global(action)],
        Action::NextUnrated => match model.next_unrated(model.cursor) {
            Some(index) => go(model, index),
            None if model.hidden(|index| model.unrated(index)) => model.status = Status::Refused(say!(words, "tui-none-shown")),
            None => model.status = Status::Done(say!(words, "tui-all-rated")),
        },
        Action::NextMissing => match model.next_where(model.cursor, |index| model.missing(index)) {
            Some(index) => {
                go(model, index);
                reason(model, look);
            }
            None if model.hidden(|index| model.missing(index)) => model.status = Status::Refused(say!(words, "tui-none-shown")),
            None => model.status = Status::Done(say!(words, "tui-none-missing")),
        },
        Action::Back => return vec![Effect::Back],
        Action::Sign if model.locked() => model.status = marking::locked(model, words),
        Action::Sign => return vec![model.errands.sign(model.sheet.card)],
        Action::Reopen if !lists::applies(model, Action::Reopen) => {
            model.status =
                Status::Refused(if model.writable { say!(words, "reopen-unsigned") } else { say!(words, "tui-read-only") });
        }
        Action::Reopen => model.mode = Mode::Filling(Filling::reopening(words, model.sheet.card)),
        Action::Dispute if model.writable => {
            let held = model.item(model.cursor).and_then(|item| model.sheet.disputes.get(&item.id)).cloned().unwrap_or_default();
            if let Some(about) = model.about(model.cursor) {
                model.mode = Mode::Filling(Filling::dispute(words, about, held));
            }
        }
        Action::Dispute => model.status = Status::Refused(say!(words, "tui-read-only")),
        Action::Critique | Action::Report if model.sheet.hidden => {
            model.status = Status::Refused(say!(words, "hidden-until-signed"));
        }
        Action::Facts => {
            let (round, community) = (model.sheet.round.id, model.sheet.card.community);
            match Filling::facts(words, &model.sheet.standard, round, community, &model.sheet.facts) {
                Some(filling) => model.mode = Mode::Filling(filling),
                None => model.status = Status::Refused(say!(words, "facts-none")),
            }
        }
        Action::Result => {
            let (round, community) = (model.sheet.round.id, model.sheet.card.community);
            return vec![Effect::Go(Place::Result { round, community })];
        }
        Action::Evidence => {
            let CardId { meeting, community, .. } = model.sheet.card;
            return vec![Effect::Go(Place::Evidence { meeting, community })];
        }
        Action::Critique => {
            let CardId { meeting, community, .. } = model.sheet.card;
            return vec![Effect::Go(Place::Critique { meeting, community })];
        }
        Action::Report => {
            let (round, community) = (model.sheet.round.id, Some(model.sheet.card.community));
            return vec![Effect::Go(Place::Report { round, community })];
        }
        Action::PreviousSection | Action::NextSection => section(model, action == Action::NextSection),
        moving => {
            let at = model.visible.iter().position(|index| *index == model.cursor).unwrap_or(0);
            if let Some(index) = model.visible.get(moved(at, model.visible.len(), moving, 10)).copied() {
                go(model, index);
            }
        }
    }
    Vec::new()
}

/// Moves the cursor by hand: `.` and committed text are about that item from now on.
pub(super) fn go(model: &mut Model, index: usize) {
    model.cursor = index;
    (model.given, model.awaiting) = (None, None);
    model.status = Status::Quiet;
}

fn section(model: &mut Model, next: bool) {
    // With a filter a section begins for the hand with its first item shown; one without any is passed over.
    let first = |range: std::ops::Range<usize>| range.into_iter().find(|index| model.shown(*index));
    let starts: Vec<usize> = model.sections().into_iter().filter_map(|(_, range)| first(range)).collect();
    let target = if next {
        starts.into_iter().find(|start| *start > model.cursor)
    } else {
        starts.into_iter().rev().find(|start| *start < model.cursor)
    };
    if let Some(index) = target {
        go(model, index);
    }
}

/// Opens the reasons of the item that waits for one, else of the item in hand, else of the one just marked.
fn reason(model: &mut Model, look: &Look) {
    let lost = |index: &usize| model.lost(*index);
    let candidates = [model.awaiting, Some(model.cursor), model.given];
    let Some(index) = candidates.into_iter().flatten().find(lost) else {
        model.status = Status::Refused(say!(look.words, "tui-nothing-lost"));
        return;
    };
    if model.locked() {
        model.status = marking::locked(model, &look.words);
        return;
    }
    match lists::reasons(model, &look.words, index) {
        Some(mode) => model.mode = mode,
        None => notes::open(model, &look.words, index, ""),
    }
}

fn choose(model: &mut Model, look: &Look, choice: Choice, under: Option<notes::NoteField>) -> Vec<Effect> {
    let words = &look.words;
    match choice {
        Choice::Do(action) => return act(model, action, look),
        Choice::Reason(index, n) => return marking::reason(model, words, index, n),
        Choice::Carry(to, name) => return marking::carry(model, words, to, &name),
        Choice::OwnWords(index) => notes::open(model, words, index, ""),
        Choice::Insert(text) => {
            if let Some(mut note) = under {
                note.field.insert(&text);
                model.mode = Mode::Note(note);
            }
        }
        Choice::Inspector(inspector) => {
            let card = CardId { inspector, ..model.sheet.card };
            return vec![Effect::Inspector(inspector), Effect::Instead(Place::Scoring(card))];
        }
        Choice::Sheet(card) => return vec![Effect::Instead(paper::place(model, card))],
        Choice::Filter(filter) => {
            model.filter = filter;
            model.arrange();
        }
        Choice::Order(order) => {
            model.order = order;
            model.arrange();
        }
    }
    Vec::new()
}
