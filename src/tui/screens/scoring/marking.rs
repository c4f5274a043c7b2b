//! Giving marks: from a key to ratings, checked before they are shown, so that what appears is what will be kept.

use super::digits::{self, Asked, Digits};
use super::mode::Mode;
use super::model::Model;
use super::said;
use super::second;
use crate::domain::applicability::Applies;
use crate::domain::command::{Command, Rating};
use crate::domain::events::{Mark, Reason};
use crate::domain::ids::CardId;
use crate::domain::points::Points;
use crate::domain::refusal::Refusal;
use crate::domain::scale::full_marks_value;
use crate::domain::scoring::item_score;
use crate::domain::standard::{Item, Kind};
use crate::domain::value::Value;
use crate::text::{Words, say};
use crate::tui::screens::Effect;
use crate::tui::widgets::foot::Status;
use crate::tui::worded;

/// Where the cursor goes behind a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// To the next unrated item.
    Next,
    /// Nowhere.
    Stay,
}

/// Why a card takes no marks.
pub fn locked(model: &Model, words: &Words) -> Status {
    Status::Refused(match (model.writable, model.sheet.recused) {
        (false, _) => say!(words, "tui-read-only"),
        (true, true) => say!(words, "tui-recused"),
        (true, false) => say!(words, "tui-signed"),
    })
}

/// Gives an item a value.
pub fn give(model: &mut Model, words: &Words, index: usize, value: Value, then: Then) -> Vec<Effect> {
    if model.locked() {
        model.status = locked(model, words);
        return Vec::new();
    }
    let Some(item) = model.item(index).cloned() else { return Vec::new() };
    if model.applies.get(index) == Some(&Applies::No) {
        let because = item.applies_when.as_ref().and_then(|when| model.standard().number(&when.item)).unwrap_or(0);
        let refusal = Refusal::DoesNotApply { number: index + 1, because };
        model.status = Status::Refused(worded::refusal(words, &refusal));
        return Vec::new();
    }
    if let Err(problem) = item_score(&item, &value) {
        let refusal = Refusal::Value { number: index + 1, item: item.id.clone(), max: item.max, problem };
        model.status = Status::Refused(worded::refusal(words, &refusal));
        return Vec::new();
    }
    let said = format!("{} {}", said::item(words, index), said::value(words, &item, &value));
    let reasons = model.reasons(index);
    let mut mark = Mark { value, reasons: Vec::new() };
    if loses(&item, &mark.value) {
        mark.reasons = reasons;
    }
    let rating = Rating { card: model.sheet.card, item: item.id.clone(), mark: Some(Some(mark)), note: None };
    let effects = model.commit(vec![rating], said, index);
    model.given = Some(index);
    model.marked = true;
    model.awaiting = model.untold(index).then_some(index);
    if then == Then::Next {
        model.mode = Mode::Card;
        forward(model, index);
    }
    effects
}

/// Leads from a rated item to the next unrated one; stays when there is none. A second entry then shows what differs.
pub fn forward(model: &mut Model, index: usize) {
    model.cursor = model.next_unrated(index).unwrap_or(index);
    if model.first_unrated().is_none() {
        second::compared(model);
    }
}

/// Whether a value loses points on an item.
pub fn loses(item: &Item, value: &Value) -> bool {
    matches!(item_score(item, value), Ok(crate::domain::scoring::ItemScore::Points(points)) if points < item.max)
}

/// A digit on the item under the cursor.
pub fn digit(model: &mut Model, words: &Words, digit: char) -> Vec<Effect> {
    let index = model.cursor;
    let (Some(item), Some(n)) = (model.item(index).cloned(), digit.to_digit(10)) else { return Vec::new() };
    if model.locked() {
        model.status = locked(model, words);
        return Vec::new();
    }
    match digits::digits(&item) {
        Digits::Points => give(model, words, index, Value::Points(Points::whole(i64::from(n))), Then::Next),
        Digits::Times => give(model, words, index, Value::Count(n), Then::Next),
        Digits::Rungs(keys) => {
            if let Some((_, value)) = keys.into_iter().find(|(key, _)| *key == digit) {
                give(model, words, index, value, Then::Next)
            } else {
                let name = said::item(words, index);
                model.status = Status::Refused(say!(words, "tui-no-rung", item = name, points = n));
                Vec::new()
            }
        }
        Digits::Entry(asked) => {
            model.mode = Mode::Entry(asked, digit.to_string());
            model.status = Status::Quiet;
            Vec::new()
        }
        Digits::Ticks => tick(model, words, n as usize),
        Digits::Veto if n == 1 => {
            model.mode = Mode::Confirm;
            model.status = Status::Quiet;
            Vec::new()
        }
        Digits::Veto => {
            model.status = Status::Refused(say!(words, "tui-veto-keys"));
            Vec::new()
        }
    }
}

/// Ticks the n-th line of the item under the cursor. Every tick is kept at once; the item stays in hand for more.
pub fn tick(model: &mut Model, words: &Words, n: usize) -> Vec<Effect> {
    let index = model.cursor;
    let Some(item) = model.item(index).cloned() else { return Vec::new() };
    let Some(value) = digits::tick(&item, model.value(index), n) else {
        model.status = Status::Refused(say!(words, "tui-no-line", number = n));
        return Vec::new();
    };
    model.mode = Mode::Ticks;
    give(model, words, index, value, Then::Stay)
}

/// Full marks for the item under the cursor. What was measured cannot be made up by a key: the entry opens instead.
pub fn full(model: &mut Model, words: &Words) -> Vec<Effect> {
    let index = model.cursor;
    let Some(item) = model.item(index).cloned() else { return Vec::new() };
    match (full_marks_value(&item), digits::digits(&item)) {
        (Some(value), _) => give(model, words, index, value, Then::Next),
        (None, Digits::Entry(asked)) if !model.locked() => {
            model.mode = Mode::Entry(asked, String::new());
            model.status = Status::Refused(say!(words, "tui-measure-first"));
            Vec::new()
        }
        _ => {
            model.status = if model.locked() { locked(model, words) } else { Status::Refused(say!(words, "tui-no-full")) };
            Vec::new()
        }
    }
}

/// Half a point more on the mark just given; on the item under the cursor when the cursor was moved since.
pub fn half_more(model: &mut Model, words: &Words) -> Vec<Effect> {
    let index = model.given.unwrap_or(model.cursor);
    let Some(item) = model.item(index).cloned() else { return Vec::new() };
    let name = said::item(words, index);
    let Some(value) = model.value(index).cloned() else {
        model.status = Status::Refused(say!(words, "tui-half-first"));
        return Vec::new();
    };
    if let Some(more) = digits::half_more(&item, &value) {
        give(model, words, index, more, Then::Stay)
    } else {
        let now = said::value(words, &item, &value);
        model.status = Status::Refused(say!(words, "tui-no-half", item = name, now = now));
        Vec::new()
    }
}

/// Closes an entry.
pub fn close_entry(model: &mut Model, words: &Words, asked: Asked, text: &str) -> Vec<Effect> {
    let index = model.cursor;
    let value = model.item(index).and_then(|item| digits::read_entry(item, asked, text));
    let Some(value) = value else {
        // A number alone could be either of the two.
        let half = asked == Asked::Share && text.parse::<u32>().is_ok();
        model.status = Status::Refused(if half {
            say!(words, "tui-share-half", text = text)
        } else {
            say!(words, "tui-entry-unread", text = text)
        });
        return Vec::new();
    };
    give(model, words, index, value, Then::Next)
}

/// Takes the mark of the item under the cursor away.
pub fn erase(model: &mut Model, words: &Words) -> Vec<Effect> {
    let index = model.cursor;
    let Some(id) = model.item(index).map(|item| item.id.clone()) else { return Vec::new() };
    if model.locked() || model.value(index).is_none() {
        model.status = if model.locked() { locked(model, words) } else { Status::Quiet };
        return Vec::new();
    }
    (model.given, model.awaiting) = (None, None);
    let said = say!(words, "tui-erased", item = said::item(words, index));
    let rating = Rating { card: model.sheet.card, item: id, mark: Some(None), note: None };
    model.commit(vec![rating], said, index)
}

/// Ticks a shortcoming as reason for the points an item lost, or ticks it off.
pub fn reason(model: &mut Model, words: &Words, index: usize, n: usize) -> Vec<Effect> {
    let (Some(item), Some(mut mark)) = (model.item(index).cloned(), model.held(index).mark) else { return Vec::new() };
    let reason = Reason::Phrase(n);
    let name = said::item(words, index);
    let (said, saved) = if let Some(at) = mark.reasons.iter().position(|held| *held == reason) {
        mark.reasons.remove(at);
        (say!(words, "tui-step-reason", item = name.as_str()), Some(say!(words, "tui-unreasoned", item = name.as_str())))
    } else {
        mark.reasons.push(reason);
        (say!(words, "tui-reasoned", item = name.as_str(), count = mark.reasons.len()), None)
    };
    let rating = Rating { card: model.sheet.card, item: item.id.clone(), mark: Some(Some(mark)), note: None };
    // What is typed next is about the item in hand again.
    model.awaiting = None;
    model.commit_saying(vec![rating], said, saved, model.cursor)
}

/// Full marks for every item shown of a range that waits for a mark and whose full marks a key may give: no bonus, no veto,
/// nothing measured. What is left is named.
pub fn rest(model: &mut Model, words: &Words, range: std::ops::Range<usize>) -> Vec<Effect> {
    if model.locked() {
        model.status = locked(model, words);
        return Vec::new();
    }
    let card = model.sheet.card;
    let open: Vec<usize> = range.filter(|index| model.shown(*index) && model.unrated(*index)).collect();
    let rating = |index: &usize| {
        let item = model.item(*index)?;
        let plain = !item.bonus && !matches!(item.kind, Kind::Veto { .. });
        let value = full_marks_value(item).filter(|_| plain)?;
        Some(Rating { card, item: item.id.clone(), mark: Some(Some(Mark { value, reasons: Vec::new() })), note: None })
    };
    let ratings: Vec<Rating> = open.iter().filter_map(rating).collect();
    let left = open.len() - ratings.len();
    if ratings.is_empty() {
        let none = open.is_empty() && model.hidden(|index| model.unrated(index));
        let why = if none { say!(words, "tui-none-shown") } else { say!(words, "tui-rest-none", left = left) };
        model.status = Status::Refused(why);
        return Vec::new();
    }
    let said = say!(words, "tui-resting", count = ratings.len());
    let mut saved = say!(words, "tui-rested", count = ratings.len());
    if left > 0 {
        saved += &say!(words, "tui-rested-left", left = left);
    }
    if model.filter.is_some() {
        saved += &say!(words, "tui-rested-shown");
    }
    (model.given, model.awaiting) = (None, None);
    let effects = model.commit_saying(ratings, said, Some(saved), model.cursor);
    model.cursor = model.first_unrated().unwrap_or(model.cursor);
    effects
}

/// Every open veto shown: nothing found.
pub fn no_veto(model: &mut Model, words: &Words) -> Vec<Effect> {
    if model.locked() {
        model.status = locked(model, words);
        return Vec::new();
    }
    let open = model.open_vetoes();
    let card = model.sheet.card;
    let rating = |index: &usize| {
        let mark = Mark { value: Value::Violated(false), reasons: Vec::new() };
        Some(Rating { card, item: model.item(*index)?.id.clone(), mark: Some(Some(mark)), note: None })
    };
    let ratings: Vec<Rating> = open.iter().filter_map(rating).collect();
    if ratings.is_empty() {
        let veto = |index| model.unrated(index) && model.item(index).is_some_and(|item| matches!(item.kind, Kind::Veto { .. }));
        let why = if model.hidden(veto) { say!(words, "tui-none-shown") } else { say!(words, "tui-no-open-veto") };
        model.status = Status::Refused(why);
        return Vec::new();
    }
    let said = say!(words, "tui-no-veto-done", count = ratings.len());
    let from = model.cursor;
    let effects = model.commit(ratings, said, from);
    if !model.unrated(from) {
        forward(model, from);
    }
    effects
}

/// A step back or forward. It must be a step on this card: one out of sight would change what nobody looks at.
pub fn step(model: &mut Model, words: &Words, forward: bool) -> Vec<Effect> {
    if model.locked() {
        model.status = locked(model, words);
        return Vec::new();
    }
    if model.second.is_some() {
        match model.take_back() {
            Some(index) if !forward => {
                model.reveal(index);
                model.status = Status::Done(say!(words, "tui-undone", what = said::item(words, index)));
            }
            _ => model.status = Status::Refused(say!(words, "tui-nothing-to-undo")),
        }
        return Vec::new();
    }
    let changes = if forward { &model.sheet.redo } else { &model.sheet.undo };
    if model.pending.is_empty() {
        if changes.is_empty() {
            model.status =
                Status::Refused(if forward { say!(words, "tui-nothing-to-redo") } else { say!(words, "tui-nothing-to-undo") });
            return Vec::new();
        }
        if changes.iter().all(|change| change.card != model.sheet.card) {
            model.status = Status::Refused(say!(words, "tui-step-elsewhere"));
            return Vec::new();
        }
    }
    let inspector = model.sheet.card.inspector;
    let command = if forward { Command::Redo(inspector) } else { Command::Undo(inspector) };
    model.status = Status::Quiet;
    (model.given, model.awaiting) = (None, None);
    vec![model.send(command, Vec::new(), Err(forward), model.cursor)]
}

/// Carries everything said on this card over to another one, as one step.
pub fn carry(model: &mut Model, words: &Words, to: CardId, name: &str) -> Vec<Effect> {
    if !model.pending.is_empty() {
        return Vec::new();
    }
    let from = model.sheet.card;
    (model.given, model.awaiting) = (None, None);
    model.status = Status::Quiet;
    let effect = model.send(Command::MoveMarks { from, to }, Vec::new(), Ok(say!(words, "tui-carry")), model.cursor);
    if let Some(pending) = model.pending.last_mut() {
        pending.saved = Some(say!(words, "tui-carried", to = name));
    }
    vec![effect]
}
