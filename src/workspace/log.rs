//! What happened, in the order of the clocks, over all devices.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::ops::ControlFlow;
use std::path::Path;

use crate::domain::events::Event;
use crate::domain::ids::{DeviceId, EventId};
use crate::journal::{Disk, Found, JournalError, Line, Position, Reader, Stamp, TEXT_KEY, journal_files};

/// One line of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The journal line.
    pub line: Line,
    /// What happened, as this version knows it.
    pub event: Event,
}

/// Visits every event of every device. Each file is in its own order already, so the files are merged by stamp without
/// holding more than a command of each.
pub(super) fn log(disk: &dyn Disk, folder: &Path, visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) -> Result<(), JournalError> {
    let mut readers = Vec::new();
    let mut waiting: HashMap<usize, std::vec::IntoIter<Line>> = HashMap::new();
    let mut heads: BinaryHeap<Reverse<(Stamp, usize)>> = BinaryHeap::new();
    let mut lines: HashMap<usize, Line> = HashMap::new();
    for (device, path) in journal_files(disk, folder)? {
        readers.push(Reader::open(disk, &path, device, Position::START)?);
    }
    let files = readers.len();
    let mut next = |file: usize, heads: &mut BinaryHeap<_>, lines: &mut HashMap<usize, Line>| -> Result<(), JournalError> {
        loop {
            if let Some(line) = waiting.get_mut(&file).and_then(Iterator::next) {
                heads.push(Reverse((line.stamp, file)));
                lines.insert(file, line);
                return Ok(());
            }
            match readers[file].next() {
                Some(Ok(Found::Group(group))) => drop(waiting.insert(file, group.lines.into_iter())),
                Some(Ok(Found::Damage(_) | Found::Torn(_))) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            }
        }
    };
    for file in 0..files {
        next(file, &mut heads, &mut lines)?;
    }
    while let Some(Reverse((_, file))) = heads.pop() {
        if let Some(line) = lines.remove(&file) {
            let event = Event::from_json(&line.event);
            if visit(Entry { line, event }).is_break() {
                return Ok(());
            }
        }
        next(file, &mut heads, &mut lines)?;
    }
    Ok(())
}

/// The lines that hold one of the texts of `event`: that line, and others about the same item of the same card — or of a card
/// that marks were moved to or from — that repeat a text. The same words elsewhere are somebody else's and stay.
pub(super) fn lines_with_texts_of(disk: &dyn Disk, folder: &Path, event: EventId) -> Result<Vec<EventId>, JournalError> {
    let mut texts = BTreeSet::new();
    let (mut cards, mut item) = (Vec::new(), None);
    let mut moves = Vec::new();
    let card_of = |line: &Line| line.event.get("card").cloned();
    let item_of = |line: &Line| line.event.get("item").cloned();
    let id = |line: &Line| EventId { device: DeviceId(line.device), seq: line.seq };
    log(disk, folder, &mut |entry| {
        if id(&entry.line) == event {
            texts_in(&entry.line.event, &mut texts);
            (cards, item) = (vec![card_of(&entry.line)], item_of(&entry.line));
        }
        if matches!(entry.event, Event::MarksMoved { .. }) {
            moves.push(["from", "to"].map(|end| entry.line.event.get(end).cloned()));
        }
        ControlFlow::Continue(())
    })?;
    // Marks may have been moved on and back: every card reached from the line's own by moves.
    while let Some(next) = moves.iter().find_map(|[from, to]| match (cards.contains(from), cards.contains(to)) {
        (true, false) => Some(to.clone()),
        (false, true) => Some(from.clone()),
        _ => None,
    }) {
        cards.push(next);
    }
    let mut lines = Vec::new();
    log(disk, folder, &mut |entry| {
        let mut held = BTreeSet::new();
        texts_in(&entry.line.event, &mut held);
        if item_of(&entry.line) == item && cards.contains(&card_of(&entry.line)) && !held.is_disjoint(&texts) {
            lines.push(id(&entry.line));
        }
        ControlFlow::Continue(())
    })?;
    Ok(lines)
}

/// Whether every one of these lines is here and holds a text.
pub(super) fn hold_texts(disk: &dyn Disk, folder: &Path, lines: &[EventId]) -> Result<bool, JournalError> {
    let mut wanted: BTreeSet<EventId> = lines.iter().copied().collect();
    log(disk, folder, &mut |entry| {
        let mut texts = BTreeSet::new();
        texts_in(&entry.line.event, &mut texts);
        if !texts.is_empty() {
            wanted.remove(&EventId { device: DeviceId(entry.line.device), seq: entry.line.seq });
        }
        if wanted.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(wanted.is_empty())
}

fn texts_in(value: &serde_json::Value, into: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => match map.get(TEXT_KEY) {
            Some(serde_json::Value::String(text)) => drop(into.insert(text.clone())),
            _ => map.values().for_each(|value| texts_in(value, into)),
        },
        serde_json::Value::Array(items) => items.iter().for_each(|value| texts_in(value, into)),
        _ => {}
    }
}
