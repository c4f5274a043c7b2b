//! What happened, in the order of the clocks, over all devices.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, VecDeque};
use std::ops::ControlFlow;
use std::path::Path;

use super::Progress;
use crate::domain::events::Event;
use crate::domain::ids::{DeviceId, EventId, Stamp};
use crate::journal::{self, Disk, Found, JournalError, Line, Position, Reader, TEXT_KEY, journal_files, near_end};

/// One line of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The journal line.
    pub line: Line,
    /// What happened, as this version knows it.
    pub event: Event,
}

impl Entry {
    /// The line's name.
    pub const fn id(&self) -> EventId {
        EventId { device: DeviceId(self.line.device), seq: self.line.seq }
    }

    /// Its place in the order of all lines.
    pub const fn stamp(&self) -> Stamp {
        Stamp { ms: self.line.stamp.ms, n: self.line.stamp.n, id: self.id() }
    }

    /// The free texts it holds, without those that were blanked.
    pub fn texts(&self) -> BTreeSet<String> {
        let mut texts = BTreeSet::new();
        texts_in(&self.line.event, &mut texts);
        texts
    }
}

/// Which lines of the log are wanted: the latest of those that are kept.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// Only lines before this one.
    pub before: Option<Stamp>,
    /// At most so many.
    pub count: usize,
    /// Only these.
    pub keep: &'a dyn Fn(&Entry) -> bool,
}

/// The latest lines of the log.
#[derive(Clone, Debug, Default)]
pub struct Latest {
    /// The lines, the latest first.
    pub entries: Vec<Entry>,
    /// There are earlier ones.
    pub more: bool,
}

/// Keeps the last lines wanted of those it is shown in the order of the clocks.
pub struct Window<'a> {
    wanted: Wanted<'a>,
    kept: VecDeque<Entry>,
}

impl<'a> Window<'a> {
    /// A window that was shown nothing yet.
    pub const fn new(wanted: Wanted<'a>) -> Self {
        Self { wanted, kept: VecDeque::new() }
    }

    /// Shows it a line; breaks when no later one can be wanted.
    pub fn take(&mut self, entry: Entry) -> ControlFlow<()> {
        if self.wanted.before.is_some_and(|before| entry.stamp() >= before) {
            return ControlFlow::Break(());
        }
        if (self.wanted.keep)(&entry) {
            self.kept.push_back(entry);
            // One more than wanted tells that there are earlier ones.
            if self.kept.len() > self.wanted.count + 1 {
                self.kept.pop_front();
            }
        }
        ControlFlow::Continue(())
    }

    /// What it kept.
    pub fn finish(mut self) -> Latest {
        let more = self.kept.len() > self.wanted.count;
        if more {
            self.kept.pop_front();
        }
        Latest { entries: self.kept.into_iter().rev().collect(), more }
    }
}

/// How far back the first look goes, in bytes of each file: some thousand marks.
const FIRST_LOOK: u64 = 1024 * 1024;

/// The latest lines wanted, read from the ends of the files, as far back as it takes; `None` when it is broken off.
pub(super) fn latest(disk: &dyn Disk, folder: &Path, wanted: Wanted, progress: Progress) -> Result<Option<Latest>, JournalError> {
    latest_from(disk, folder, wanted, FIRST_LOOK, progress)
}

fn latest_from(
    disk: &dyn Disk,
    folder: &Path,
    wanted: Wanted,
    mut back: u64,
    progress: Progress,
) -> Result<Option<Latest>, JournalError> {
    loop {
        let (mut readers, mut begun_late, mut all) = (Vec::new(), BTreeSet::new(), 0);
        for (device, path) in journal_files(disk, folder)? {
            let from = near_end(disk, &path, device, back)?;
            if from != Position::START {
                begun_late.insert(device);
            }
            all += disk.len(&path).ok().flatten().unwrap_or(0) - from.offset;
            readers.push(Reader::open(disk, &path, device, from)?);
        }
        let (whole, mut done, mut stopped) = (begun_late.is_empty(), 0, false);
        let mut window = Window::new(wanted);
        merged(readers, &mut |entry| {
            done += entry.line.raw.len() as u64 + 1;
            stopped = progress(done.min(all), all).is_break();
            if stopped {
                return ControlFlow::Break(());
            }
            // Before every file has begun, an unread line of another one may stand between these.
            begun_late.remove(&entry.line.device);
            if begun_late.is_empty() { window.take(entry) } else { ControlFlow::Continue(()) }
        })?;
        if stopped {
            return Ok(None);
        }
        let latest = window.finish();
        if whole || latest.more {
            return Ok(Some(latest));
        }
        back = back.saturating_mul(4);
    }
}

/// Visits every event of every device.
pub(super) fn log(disk: &dyn Disk, folder: &Path, visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) -> Result<(), JournalError> {
    let files = journal_files(disk, folder)?.into_iter();
    let readers = files.map(|(device, path)| Reader::open(disk, &path, device, Position::START));
    merged(readers.collect::<Result<_, _>>()?, visit)
}

/// Each file is in its own order already, so the files are merged by stamp without holding more than a command of each.
fn merged(mut readers: Vec<Reader>, visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) -> Result<(), JournalError> {
    let mut waiting: HashMap<usize, std::vec::IntoIter<Line>> = HashMap::new();
    let mut heads: BinaryHeap<Reverse<(journal::Stamp, usize)>> = BinaryHeap::new();
    let mut lines: HashMap<usize, Line> = HashMap::new();
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
    log(disk, folder, &mut |entry| {
        if entry.id() == event {
            texts = entry.texts();
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
        let same = item_of(&entry.line) == item && cards.contains(&card_of(&entry.line));
        if same && !entry.texts().is_disjoint(&texts) {
            lines.push(entry.id());
        }
        ControlFlow::Continue(())
    })?;
    Ok(lines)
}

/// Whether every one of these lines is here and holds a text.
pub(super) fn hold_texts(disk: &dyn Disk, folder: &Path, lines: &[EventId]) -> Result<bool, JournalError> {
    let mut wanted: BTreeSet<EventId> = lines.iter().copied().collect();
    log(disk, folder, &mut |entry| {
        if !entry.texts().is_empty() {
            wanted.remove(&entry.id());
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::journal::{Author, PendingEvent, RealDisk, Tick, Writer, journal_path};

    /// Commands of two devices: one writes all the time, the other only at the beginning.
    fn written(folder: &Path) {
        let write = |device: u128, moments: std::ops::Range<u64>| {
            let device = Uuid::from_u128(device);
            let path: PathBuf = journal_path(folder, device);
            let mut writer = Writer::open(Arc::new(RealDisk), &path, device, Position::START).unwrap();
            for ms in moments {
                let event = serde_json::json!({ "type": "later", "even": ms % 2 == 0 });
                let pending = [PendingEvent { event, at: Tick { ms, n: 0 } }];
                writer.append(&pending, &Author { wall: String::new(), by: None }, &mut || [7; 16]).unwrap();
            }
        };
        std::fs::create_dir(folder.join("journal")).unwrap();
        write(1, 0..200);
        write(2, 0..40);
    }

    #[test]
    fn the_ends_of_the_files_tell_what_reading_all_of_them_tells() {
        let folder = tempfile::tempdir().unwrap();
        written(folder.path());
        let even = |entry: &Entry| entry.line.event["even"] == true;
        let keeps: [&dyn Fn(&Entry) -> bool; 2] = [&|_| true, &even];
        let middle = Stamp { ms: 30, n: 0, id: EventId { device: DeviceId(Uuid::from_u128(2)), seq: 31 } };
        for (count, before, keep) in [5, 60, 500]
            .into_iter()
            .flat_map(|count| [None, Some(middle)].map(|before| (count, before)))
            .flat_map(|(count, before)| keeps.map(|keep| (count, before, keep)))
        {
            let wanted = Wanted { before, count, keep };
            let mut window = Window::new(wanted);
            log(&RealDisk, folder.path(), &mut |entry| window.take(entry)).unwrap();
            let all = window.finish();
            for look in [600, 4_000, 1 << 20] {
                let mut quietly = |_, _| ControlFlow::Continue(());
                let found = latest_from(&RealDisk, folder.path(), wanted, look, &mut quietly).unwrap().unwrap();
                let stamps = |latest: &Latest| latest.entries.iter().map(Entry::stamp).collect::<Vec<_>>();
                assert_eq!((stamps(&found), found.more), (stamps(&all), all.more), "{count} {before:?} {look}");
            }
        }
    }

    #[test]
    fn the_latest_lines_cost_only_the_end_of_the_file_and_can_be_broken_off() {
        let folder = tempfile::tempdir().unwrap();
        written(folder.path());
        let mut visited = 0;
        let wanted = Wanted { before: None, count: 5, keep: &|_| true };
        let mut told = |_, _| {
            visited += 1;
            ControlFlow::Continue(())
        };
        latest_from(&RealDisk, folder.path(), wanted, 4_000, &mut told).unwrap().unwrap();
        assert!((6..60).contains(&visited), "{visited}");
        let mut stop = |_, _| ControlFlow::Break(());
        assert!(latest_from(&RealDisk, folder.path(), wanted, 4_000, &mut stop).unwrap().is_none());
    }
}
