//! Carrying marks to another card: they were given under the wrong inspector or community.
//!
//! One command, one step. The step is the inspector's who gave the marks, also where they land on another inspector's card: it
//! is taken back by the giver, whole, and the other's undo does not see it. [`Event::MarksMoved`] says so to `apply`.

use super::super::events::{Event, Text};
use super::super::ids::CardId;
use super::super::refusal::Refusal;
use super::super::views::{CardItem, Read};
use super::{Decision, card_standard, card_view, not_recused};

/// Takes back all that is said on `from` and says it on `to`, which must be silent about the items concerned.
pub(super) fn move_marks(views: &dyn Read, from: CardId, to: CardId) -> Result<Decision, Refusal> {
    if from == to {
        return Err(Refusal::NoChange);
    }
    let [(given, source), (asked, target)] = [from, to].map(|card| (card_standard(views, card), card_view(views, card)));
    let (given, asked) = (given?, asked?);
    not_recused(views, to)?;
    for (card, view) in [(from, &source), (to, &target)] {
        if view.is_signed() {
            return Err(Refusal::OneCardSigned { community: card.community, inspector: card.inspector });
        }
    }
    let number = |id: &str| given.number(id).unwrap_or(0);
    let mut said: Vec<(&String, &CardItem)> = source.items.iter().filter(|(_, item)| says_something(item)).collect();
    said.sort_by_key(|(id, _)| number(id));
    if said.is_empty() {
        return Err(Refusal::NothingToMove);
    }
    let numbers = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        said.iter().filter(|(id, _)| fits(id)).map(|(id, _)| number(id)).collect()
    };
    let differing = numbers(&|id| given.item(id) != asked.item(id));
    if !differing.is_empty() {
        return Err(Refusal::ItemsDiffer { numbers: differing });
    }
    let taken = numbers(&|id| target.item(id).is_some_and(|item| item.mark().is_some() || item.note().is_some()));
    if !taken.is_empty() {
        return Err(Refusal::SaidAlready { numbers: taken });
    }

    let mut events = vec![Event::MarksMoved { inspector: from.inspector, from, to }];
    for (id, held) in &said {
        let (card, item) = (from, (*id).clone());
        if let Some(mark) = held.mark() {
            let (was, replaces, item) = (Some(mark.clone()), held.mark.heads(), item.clone());
            let was_entered_by = source.entered_by(id);
            events.push(Event::Rated { card, item, mark: None, was, replaces, entered_by: None, was_entered_by });
        }
        if let Some(note) = held.note() {
            events.push(Event::Noted { card, item, note: None, was: Some(note.clone()), replaces: held.note.heads() });
        }
    }
    for (id, held) in said {
        let (card, item) = (to, id.clone());
        let there = target.item(id).cloned().unwrap_or_default();
        if let Some(mark) = held.mark() {
            let (mark, replaces, item) = (Some(mark.clone()), there.mark.heads(), item.clone());
            let entered_by = source.entered_by(id);
            events.push(Event::Rated { card, item, mark, was: None, replaces, entered_by, was_entered_by: None });
        }
        if let Some(note) = held.note().filter(|note| readable(note)) {
            events.push(Event::Noted { card, item, note: Some(note.clone()), was: None, replaces: there.note.heads() });
        }
    }
    Ok(events.into())
}

/// A redacted note alone is nothing to carry.
fn says_something(item: &CardItem) -> bool {
    item.mark().is_some() || item.note().is_some_and(readable)
}

fn readable(note: &Text) -> bool {
    note.text.is_some()
}
