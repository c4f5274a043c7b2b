//! Marks, notes, and steps back and forward.

use std::collections::BTreeMap;

use super::super::applicability::{Applies, Facts, applies_all, full_by_fact};
use super::super::command::Rating;
use super::super::events::{Event, Mark, Reason, Text};
use super::super::ids::{CardId, DeviceId, EventId, InspectorId};
use super::super::refusal::{Refusal, TextPlace};
use super::super::scoring;
use super::super::standard::Standard;
use super::super::value::{Marks, Value};
use super::super::views::{CardView, ChangedField, Direction, Read, Step};
use super::{Decision, card_facts, card_standard, card_view, guard, not_recused, typed, whole};

/// A card while a command's rows are gone through: later rows see earlier ones.
struct Draft {
    standard: std::sync::Arc<Standard>,
    view: CardView,
    marks: Marks,
    facts: Facts,
    seen: BTreeMap<String, usize>,
}

/// Rates one or many items, whole or not at all; `entered_by` somebody from paper.
pub(super) fn rate(views: &dyn Read, ratings: &[Rating], entered_by: Option<InspectorId>) -> Result<Decision, Refusal> {
    let mut cards: BTreeMap<CardId, Draft> = BTreeMap::new();
    let mut decision = Decision::default();
    let mut refused = Vec::new();
    for (row, rating) in (1..).zip(ratings) {
        if let Err(refusal) = rate_row(views, &mut cards, (row, rating), entered_by, &mut decision) {
            refused.push((row, refusal));
        }
    }
    whole(decision, ratings.len(), refused)
}

fn draft<'a>(views: &dyn Read, cards: &'a mut BTreeMap<CardId, Draft>, card: CardId) -> Result<&'a mut Draft, Refusal> {
    use std::collections::btree_map::Entry;
    match cards.entry(card) {
        Entry::Occupied(held) => Ok(held.into_mut()),
        Entry::Vacant(place) => {
            let standard = card_standard(views, card)?;
            not_recused(views, card)?;
            let view = card_view(views, card);
            let marks = view.marks();
            let facts = card_facts(views, card);
            Ok(place.insert(Draft { standard, view, marks, facts, seen: BTreeMap::new() }))
        }
    }
}

fn rate_row(
    views: &dyn Read,
    cards: &mut BTreeMap<CardId, Draft>,
    (row, rating): (usize, &Rating),
    entered_by: Option<InspectorId>,
    decision: &mut Decision,
) -> Result<(), Refusal> {
    let draft = draft(views, cards, rating.card)?;
    if draft.view.is_signed() {
        return Err(Refusal::CardSigned);
    }
    if let Some(earlier) = draft.seen.insert(rating.item.clone(), row) {
        return Err(Refusal::Repeated { earlier });
    }
    let standard = std::sync::Arc::clone(&draft.standard);
    let number = standard.number(&rating.item).ok_or_else(|| Refusal::UnknownItem { item: rating.item.clone() })?;
    let item = standard.item(&rating.item).ok_or_else(|| Refusal::UnknownItem { item: rating.item.clone() })?;
    let held = draft.view.items.get(&rating.item).cloned().unwrap_or_default();
    let mut events = Vec::new();
    let mut warnings = Vec::new();

    let note = rating.note.as_ref().map(|note| note.as_deref().and_then(typed));
    if let Some(Some(text)) = &note {
        guard(text.as_str(), &TextPlace::Note { number }, &mut warnings)?;
    }
    let mark = match &rating.mark {
        Some(Some(mark)) => Some(Some(checked_mark(draft, item, number, mark, &mut warnings)?)),
        Some(None) => Some(None),
        None => None,
    };
    // What was noted of a veto that was then judged clean is no basis for finding it violated.
    let clean = held.mark().is_some_and(|mark| mark.value == Value::Violated(false));
    let basis = note.clone().unwrap_or_else(|| held.note().cloned().filter(|_| !clean));
    let value_after = mark.as_ref().map_or_else(|| held.mark().cloned(), Clone::clone).map(|mark| mark.value);
    if value_after == Some(Value::Violated(true)) && basis.is_none() {
        return Err(Refusal::BasisMissing { number });
    }
    if let Some(mark) = mark {
        match &mark {
            Some(mark) => drop(draft.marks.insert(rating.item.clone(), mark.value.clone())),
            None => drop(draft.marks.remove(&rating.item)),
        }
        // Of several concurrent marks, giving the one that holds again settles the question.
        if mark.as_ref() != held.mark() || held.mark.heads().len() > 1 {
            let (card, item) = (rating.card, rating.item.clone());
            let (was, replaces) = (held.mark().cloned(), held.mark.heads());
            let was_entered_by = draft.view.entered_by(&rating.item);
            events.push(Event::Rated { card, item, mark, was, replaces, entered_by, was_entered_by });
        }
    }
    if let Some(note) = note
        && (note.as_ref() != held.note() || held.note.heads().len() > 1)
    {
        let (card, item) = (rating.card, rating.item.clone());
        events.push(Event::Noted { card, item, note, was: held.note().cloned(), replaces: held.note.heads() });
    }
    decision.events.append(&mut events);
    decision.warnings.append(&mut warnings);
    Ok(())
}

fn checked_mark(
    draft: &Draft,
    item: &super::super::standard::Item,
    number: usize,
    mark: &Mark,
    warnings: &mut Vec<(TextPlace, super::super::privacy::Warned)>,
) -> Result<Mark, Refusal> {
    scoring::item_score(item, &mark.value).map_err(|problem| Refusal::Value {
        number,
        item: item.id.clone(),
        max: item.max,
        problem,
    })?;
    let full = full_by_fact(&draft.standard, &draft.facts);
    if applies_all(&draft.standard, &draft.marks, &full).get(number - 1) == Some(&Applies::No) {
        let because = item.applies_when.as_ref().and_then(|condition| draft.standard.number(&condition.item)).unwrap_or(0);
        return Err(Refusal::DoesNotApply { number, because });
    }
    let mut reasons = Vec::new();
    for reason in &mark.reasons {
        let reason = match reason {
            Reason::Phrase(phrase) => {
                let known = item.phrases.shortcoming.len();
                if *phrase == 0 || *phrase > known {
                    return Err(Refusal::UnknownReason { number, reason: *phrase, known });
                }
                reason.clone()
            }
            Reason::Words(text) => {
                guard(text.as_str(), &TextPlace::Reason { number }, warnings)?;
                let Some(text) = typed(text.as_str()) else { continue };
                Reason::Words(text)
            }
        };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Ok(Mark { value: mark.value.clone(), reasons })
}

pub(super) fn undo(views: &dyn Read, device: DeviceId, inspector: InspectorId) -> Result<Decision, Refusal> {
    let steps = views.steps(device, inspector).unwrap_or_default();
    let step = *steps.done.last().ok_or(Refusal::NothingToUndo)?;
    take_back(views, device, inspector, step, Direction::Back)
}

pub(super) fn redo(views: &dyn Read, device: DeviceId, inspector: InspectorId) -> Result<Decision, Refusal> {
    let steps = views.steps(device, inspector).unwrap_or_default();
    let step = *steps.undone.last().ok_or(Refusal::NothingToRedo)?;
    take_back(views, device, inspector, step, Direction::Forward)
}

/// Restores what stood before a step. A redo is nothing else: it takes the undoing command back.
fn take_back(
    views: &dyn Read,
    device: DeviceId,
    inspector: InspectorId,
    step: Step,
    direction: Direction,
) -> Result<Decision, Refusal> {
    let command = EventId { device, seq: step.command };
    let mut events = vec![match direction {
        Direction::Back => Event::Undone { command, inspector },
        Direction::Forward => Event::Redone { command, inspector },
    }];
    if step.whole
        && let [Some(first), Some(last)] = [step.first, step.last].map(|seq| views.change(EventId { device, seq }))
    {
        events.push(Event::MarksMoved { inspector, from: last.card, to: first.card });
    }
    for seq in (step.first..=step.last).rev() {
        let id = EventId { device, seq };
        let Some(change) = views.change(id) else { continue };
        if !step.whole && change.card.inspector != inspector {
            continue;
        }
        let standard = card_standard(views, change.card)?;
        let view = card_view(views, change.card);
        if view.is_signed() {
            return Err(Refusal::CardSigned);
        }
        let number = standard.number(&change.item).unwrap_or(0);
        let held = view.items.get(&change.item).cloned().unwrap_or_default();
        let (card, item) = (change.card, change.item.clone());
        let (heads, stands, event) = match change.field {
            ChangedField::Mark(before, after) => {
                let (replaces, was) = (held.mark.heads(), held.mark().cloned());
                let stands = was == after;
                let [entered_by, was_entered_by] = change.entered_by;
                let event =
                    Event::Rated { card, item, mark: before, was, replaces: replaces.clone(), entered_by, was_entered_by };
                (replaces, stands, event)
            }
            ChangedField::Note(before, after) => {
                let (replaces, was) = (held.note.heads(), held.note().cloned());
                let before = before.filter(|text: &Text| text.text.is_some());
                (replaces.clone(), was == after, Event::Noted { card, item, note: before, was, replaces })
            }
        };
        // What this device wrote last there is the step itself, or a later step's undoing that brought the step's value back.
        if !stands || !matches!(heads[..], [line] if line.device == device) {
            return Err(Refusal::ChangedSince { number });
        }
        events.push(event);
    }
    Ok(events.into())
}
