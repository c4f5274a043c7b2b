//! The second entry of a score sheet (复核): entered again without seeing the first, then every difference settled with one key.
//! Nothing of it is kept but what it corrects.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::marking;
use super::mode::Mode;
use super::model::Model;
use super::said;
use crate::domain::command::Rating;
use crate::domain::events::Mark;
use crate::domain::value::Value;
use crate::domain::views::CardView;
use crate::text::{Words, say};
use crate::tui::canvas::{Canvas, Look};
use crate::tui::dialogs;
use crate::tui::keys::Action;
use crate::tui::screens::Effect;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List, moved};

/// What the second entry is held against.
#[derive(Debug, Default)]
pub struct Second {
    /// The card as it was entered first, and corrected since.
    pub first: CardView,
    /// Items whose difference was settled, by running index.
    pub settled: BTreeSet<usize>,
}

impl Second {
    /// Against this card.
    pub fn new(first: CardView) -> Self {
        Self { first, settled: BTreeSet::new() }
    }
}

fn first(model: &Model, index: usize) -> Option<&Mark> {
    model.second.as_ref()?.first.item(&model.item(index)?.id)?.mark()
}

/// The items that were entered otherwise the second time and not settled yet, in running order. What was not entered once more
/// is no difference: nobody has looked at it yet.
pub fn differences(model: &Model) -> Vec<usize> {
    let Some(second) = &model.second else { return Vec::new() };
    let differs =
        |index: &usize| model.value(*index).is_some_and(|value| first(model, *index).map(|mark| &mark.value) != Some(value));
    (0..model.held.len()).filter(|index| !second.settled.contains(index)).filter(differs).collect()
}

/// Shows the differences once everything is entered, or where the sheet is left; answers whether there are any to show.
pub fn compared(model: &mut Model) -> bool {
    let any = !differences(model).is_empty();
    if any {
        model.mode = Mode::Compare(0);
    }
    any
}

/// Takes a key over the differences, the cursor on the n-th.
pub fn take(model: &mut Model, look: &Look, action: Option<Action>, at: usize) -> Vec<Effect> {
    let words = &look.words;
    let all = differences(model);
    let Some(index) = all.get(at).copied() else { return Vec::new() };
    let mut effects = Vec::new();
    match action {
        Some(Action::Back) => return Vec::new(),
        Some(Action::FirstEntry) => settle(model, words, index),
        Some(Action::SecondEntry) => {
            effects.extend(correct(model, words, index));
            settle(model, words, index);
        }
        Some(Action::LookAgain) => {
            let card = model.sheet.card;
            let item = model.item(index).map(|item| item.id.clone()).unwrap_or_default();
            let again = Rating { card, item, mark: Some(None), note: None };
            let name = said::item(words, index);
            drop(model.commit(vec![again], say!(words, "second-again", item = name.as_str()), index));
            model.reveal(index);
            return Vec::new();
        }
        Some(moving) => {
            model.mode = Mode::Compare(moved(at, all.len(), moving, 10));
            return Vec::new();
        }
        None => {}
    }
    match differences(model).len() {
        0 => {}
        left => model.mode = Mode::Compare(at.min(left - 1)),
    }
    effects
}

fn settle(model: &mut Model, words: &Words, index: usize) {
    if let Some(second) = &mut model.second {
        second.settled.insert(index);
    }
    if differences(model).is_empty() {
        model.status = Status::Done(say!(words, "second-settled"));
    }
}

/// Keeps what was entered the second time.
fn correct(model: &mut Model, words: &Words, index: usize) -> Option<Effect> {
    let item = model.item(index)?.clone();
    let reasons = first(model, index).map(|mark| mark.reasons.clone()).unwrap_or_default();
    let mark = model.value(index).cloned().map(|value| {
        // Why points were lost is still true where they still are.
        let reasons = if marking::loses(&item, &value) { reasons } else { Vec::new() };
        Mark { value, reasons }
    });
    let told = mark.as_ref().map_or_else(|| say!(words, "tui-unrated"), |mark| said::value(words, &item, &mark.value));
    let rating = Rating { card: model.sheet.card, item: item.id, mark: Some(mark), note: None };
    let command = model.command(vec![rating.clone()]);
    Some(model.send(command, vec![rating], Ok(format!("{} {told}", said::item(words, index))), index))
}

/// Draws the differences, both entries side by side.
pub fn draw(model: &Model, canvas: &mut Canvas, area: Rect, at: usize) {
    let words = &canvas.look.words;
    let all = differences(model);
    let entry = |index: &usize| {
        let item = model.item(*index);
        let told = |value: Option<&Value>| match (item, value) {
            (Some(item), Some(value)) => said::value(words, item, value),
            _ => say!(words, "tui-unrated"),
        };
        let (first, second) = (told(first(model, *index).map(|mark| &mark.value)), told(model.value(*index)));
        let name = item.map_or("", |item| item.name.get(words.language));
        Entry {
            digit: None,
            text: format!("{} {name}", said::item(words, *index)),
            aside: say!(words, "second-both", first = first, second = second),
            value: (),
        }
    };
    let list = List::new(say!(words, "second-title", count = all.len()), all.iter().map(entry).collect()).at(at);
    dialogs::list(canvas, area, &list);
}
