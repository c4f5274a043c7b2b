//! What each change makes of the lines. Every change is one command, can be taken back here, and says what was done.

use super::model::{Former, Kind, Line, Model, Pending};
use crate::critique::{Critique, Row, State};
use crate::domain::command::Command;
use crate::domain::critique::{CritiqueLine, Part};
use crate::text::{Words, say};
use crate::tui::screens::{Effect, ticket};
use crate::tui::widgets::foot::Status;

/// Sends the lines as a change that can be taken back; the row in hand stays in hand.
pub fn change(model: &mut Model, rows: Vec<Row>, said: String, hand: Option<Row>) -> Vec<Effect> {
    let lines = Critique { rows, ..Critique::default() }.lines();
    let effects = replace(model, Some(lines), said);
    if let Some(hand) = hand {
        model.hand = Some(hand);
    }
    effects
}

/// The same with lines as the command takes them; `None` gives the text back to the draft.
pub fn replace(model: &mut Model, lines: Option<Vec<CritiqueLine>>, said: String) -> Vec<Effect> {
    let held = &model.slice.text;
    let former = Former { lines: held.written.then(|| held.lines()), said: said.clone() };
    model.status = Status::Doing(said);
    send(model, lines, Kind::Change(former))
}

fn send(model: &mut Model, lines: Option<Vec<CritiqueLine>>, kind: Kind) -> Vec<Effect> {
    let ticket = ticket();
    let meeting = model.slice.meeting.id;
    let command = match &model.slice.community {
        Some(community) => Command::WriteCritique { meeting, community: community.id, lines },
        None => Command::WriteDayCritique { meeting, lines },
    };
    model.hand = None;
    model.pending = Some(Pending { ticket, kind, writing: None });
    vec![Effect::Commit { ticket, by: model.by, command }]
}

/// Lets the text shown hold and not the others written at the same time.
pub fn choose(model: &mut Model, words: &Words) -> Vec<Effect> {
    let said = say!(words, "tui-critique-chosen", number = model.version + 1);
    let lines = model.critique().written.then(|| model.critique().lines());
    send(model, lines, Kind::Choice(said))
}

/// Takes the last change made here back.
pub fn undo(model: &mut Model, words: &Words) -> Vec<Effect> {
    let Some(former) = model.formers.last().cloned() else {
        model.status = Status::Refused(say!(words, "tui-critique-no-undo"));
        return Vec::new();
    };
    send(model, former.lines, Kind::Undo(former.said))
}

/// Switches the row in hand between read aloud and written only.
pub fn switch(model: &mut Model, words: &Words) -> Vec<Effect> {
    let Some(Line::Row(n)) = model.line() else { return offered(model, words) };
    let mut rows = model.critique().rows.clone();
    let Some(row) = rows.get_mut(n) else { return Vec::new() };
    if row.is_written_only() {
        model.status = Status::Refused(say!(words, "tui-critique-never-aloud"));
        return Vec::new();
    }
    row.spoken = !row.spoken;
    let said = if row.spoken { say!(words, "tui-critique-aloud-now") } else { say!(words, "tui-critique-written-now") };
    let hand = row.clone();
    change(model, rows, said, Some(hand))
}

/// Takes the draft's sentence: of the row in hand, or the line offered.
pub fn take_draft(model: &mut Model, words: &Words) -> Vec<Effect> {
    let mut rows = model.critique().rows.clone();
    match model.line() {
        Some(Line::Offered(n)) => {
            let Some(row) = model.critique().offered.get(n).cloned() else { return Vec::new() };
            // What goes on behind a point goes back behind it.
            let point = row.key.strip_prefix("more:").and_then(|key| rows.iter().position(|held| held.key == key));
            let at = point
                .map_or_else(|| if row.opens_part() { start_of(&rows, row.part) } else { end_of(&rows, row.part) }, |at| at + 1);
            rows.insert(at, row.clone());
            change(model, rows, say!(words, "tui-critique-taken"), Some(row))
        }
        Some(Line::Row(n)) if rows.get(n).is_some_and(|row| matches!(row.state(), State::Edited | State::Changed)) => {
            rows[n].take_draft();
            let hand = rows[n].clone();
            change(model, rows, say!(words, "tui-critique-draft-taken"), Some(hand))
        }
        _ => {
            model.status = Status::Refused(say!(words, "tui-critique-no-draft"));
            Vec::new()
        }
    }
}

/// Removes the row in hand; a point with what goes on behind it.
pub fn remove(model: &mut Model, words: &Words) -> Vec<Effect> {
    let Some(Line::Row(n)) = model.line() else { return offered(model, words) };
    let mut rows = model.critique().rows.clone();
    let end = if rows.get(n).is_some_and(Row::goes_on) { n + 1 } else { model.block(n).end };
    let gone = rows.drain(n..end).count();
    change(model, rows, say!(words, "tui-critique-removed", count = gone), None)
}

/// Moves the point in hand within its part; the stars to the other place they can stand.
pub fn shift(model: &mut Model, words: &Words, down: bool) -> Vec<Effect> {
    let Some(Line::Row(n)) = model.line() else { return offered(model, words) };
    let mut rows = model.critique().rows.clone();
    let Some(hand) = rows.get(n).cloned() else { return Vec::new() };
    if hand.part == Part::Stars {
        let mut critique = Critique { rows, ..Critique::default() };
        critique.place_stars(down);
        if critique.rows == model.critique().rows {
            model.status = Status::Refused(say!(words, "tui-critique-no-further"));
            return Vec::new();
        }
        let said = if down { say!(words, "tui-critique-stars-last") } else { say!(words, "tui-critique-stars-first") };
        return change(model, critique.rows, said, Some(hand));
    }
    let block = model.block(n);
    let (first, second) = if down {
        let next = rows.get(block.end).filter(|row| row.part == hand.part).map(|_| model.block(block.end));
        (Some(block), next)
    } else {
        let before = block.start.checked_sub(1).filter(|n| rows[*n].part == hand.part).map(|n| model.block(n));
        (before, Some(block))
    };
    let opens = |n: usize| rows.get(n).is_some_and(Row::opens_part);
    match (first, second) {
        (Some(first), Some(second)) if !opens(first.start) => {
            rows[first.start..second.end].rotate_left(first.len());
            let said = if down { say!(words, "tui-critique-moved-down") } else { say!(words, "tui-critique-moved-up") };
            change(model, rows, said, Some(hand))
        }
        _ => {
            model.status = Status::Refused(say!(words, "tui-critique-no-further"));
            Vec::new()
        }
    }
}

/// Where a part ends among the rows, or would.
pub fn end_of(rows: &[Row], part: Part) -> usize {
    let same = rows.iter().rposition(|row| row.part == part);
    same.or_else(|| rows.iter().rposition(|row| row.part < part)).map_or(0, |at| at + 1)
}

fn start_of(rows: &[Row], part: Part) -> usize {
    rows.iter().position(|row| row.part == part).unwrap_or_else(|| end_of(rows, part))
}

fn offered(model: &mut Model, words: &Words) -> Vec<Effect> {
    model.status = Status::Refused(say!(words, "tui-critique-only-offered"));
    Vec::new()
}
