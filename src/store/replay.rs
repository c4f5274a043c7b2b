//! From the journal to views: the same code for an open folder's database and for a reader without the lock.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use uuid::Uuid;

use super::{Doubt, Reached, Store};
use crate::domain::apply::{Touched, apply};
use crate::domain::events::{Event, Stamped};
use crate::domain::ids::{DeviceId, EventId, Stamp};
use crate::domain::standing;
use crate::domain::views::{MemoryViews, Write};
use crate::journal::{Disk, FileReport, Found, JournalError, Line, Position, Reader, Tick, journal_files};

/// Events applied before the database takes them: bounds memory during a rebuild.
const BATCH: usize = 5_000;

/// Told the bytes read and the bytes there are; may break off.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// What reading the journals found.
#[derive(Debug, Default)]
pub struct Replayed {
    /// How far each device's journal was read.
    pub reached: BTreeMap<Uuid, Reached>,
    /// What was found in each file behind the position it was read from.
    pub reports: Vec<FileReport>,
}

/// Why a replay ended early.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The database cannot be used; begin a new one.
    #[error("the working database cannot be used: {0:?}")]
    Doubt(Doubt),
    /// A journal cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The progress callback broke off.
    #[error("cancelled")]
    Cancelled,
}

impl From<Doubt> for Stopped {
    fn from(doubt: Doubt) -> Self {
        Self::Doubt(doubt)
    }
}

/// The event of a verified line, as the domain knows it.
pub fn stamped(line: &Line) -> Stamped {
    let id = EventId { device: DeviceId(line.device), seq: line.seq };
    let stamp = Stamp { ms: line.stamp.ms, n: line.stamp.n, id };
    Stamped { stamp, command: line.cmd, event: Event::from_json(&line.event) }
}

/// Applies a command's lines.
pub fn apply_lines(views: &mut dyn Write, lines: &[Stamped], touched: &mut Touched) {
    for line in lines {
        apply(views, line, touched);
    }
}

/// Brings the database up to the journals' ends, from where it left each of them.
pub fn catch_up(store: &mut Store, disk: &dyn Disk, folder: &Path, progress: Progress) -> Result<Replayed, Stopped> {
    let from = store.reached()?;
    let files = journal_files(disk, folder)?;
    if from.keys().any(|device| !files.iter().any(|(found, _)| found == device)) {
        return Err(Doubt::Disagrees.into());
    }
    let mut touched = Touched::new();
    let mut owed = 0;
    let mut done = Replayed { reached: from, reports: Vec::new() };
    let all = read_all(disk, &files, progress, &mut done, &mut |lines, reached| {
        apply_lines(store, lines, &mut touched);
        owed += lines.len();
        if owed >= BATCH {
            owed = 0;
            store.save_unfinished(reached)?;
        }
        if store.is_broken() { Err(Doubt::Broken.into()) } else { Ok(()) }
    });
    match all {
        Err(Stopped::Journal(JournalError::StalePosition { .. })) => return Err(Doubt::Disagrees.into()),
        other => other?,
    }
    standing::refresh(store, &mut touched);
    store.save(&done.reached)?;
    if store.is_broken() { Err(Doubt::Broken.into()) } else { Ok(done) }
}

/// Replays the journals into memory, as far as `until` (milliseconds since 1970) where it is given.
pub fn replay(
    disk: &dyn Disk,
    folder: &Path,
    until: Option<u64>,
    progress: Progress,
) -> Result<(MemoryViews, Replayed), Stopped> {
    let mut views = MemoryViews::default();
    let mut touched = Touched::new();
    let mut done = Replayed::default();
    let files = journal_files(disk, folder)?;
    read_all(disk, &files, progress, &mut done, &mut |lines, _| {
        let wanted = |line: &&Stamped| until.is_none_or(|until| line.stamp.ms <= until);
        for line in lines.iter().filter(wanted) {
            apply(&mut views, line, &mut touched);
        }
        Ok(())
    })?;
    standing::refresh(&mut views, &mut touched);
    Ok((views, done))
}

/// Replays what was added to the journals since they were read as far as `done` tells, and tells each line.
pub fn replay_on(
    views: &mut MemoryViews,
    disk: &dyn Disk,
    folder: &Path,
    done: &mut Replayed,
    told: &mut dyn FnMut(&Stamped),
    progress: Progress,
) -> Result<(), Stopped> {
    let mut touched = Touched::new();
    let files = journal_files(disk, folder)?;
    done.reports.clear();
    let read = read_all(disk, &files, progress, done, &mut |lines, _| {
        for line in lines {
            apply(views, line, &mut touched);
            told(line);
        }
        Ok(())
    });
    standing::refresh(views, &mut touched);
    read
}

type Take<'a> = &'a mut dyn FnMut(&[Stamped], &BTreeMap<Uuid, Reached>) -> Result<(), Stopped>;

fn read_all(
    disk: &dyn Disk,
    files: &[(Uuid, std::path::PathBuf)],
    progress: Progress,
    done: &mut Replayed,
    take: Take,
) -> Result<(), Stopped> {
    let start = Reached { position: Position::START, at: Tick { ms: 0, n: 0 } };
    let begin = |device: &Uuid| done.reached.get(device).copied().unwrap_or(start);
    let length = |(device, path): &(Uuid, std::path::PathBuf)| {
        disk.len(path).ok().flatten().unwrap_or(0).saturating_sub(begin(device).position.offset)
    };
    let all: u64 = files.iter().map(length).sum();
    let mut before = 0;
    for (device, path) in files {
        let mut reached = done.reached.get(device).copied().unwrap_or(start);
        let mut report = FileReport::new(path, *device);
        let mut reader = Reader::open(disk, path, *device, reached.position)?;
        let from = reached.position.offset;
        while let Some(found) = reader.next() {
            let found = found?;
            report.note(&found);
            if let Found::Group(group) = found {
                let lines: Vec<Stamped> = group.lines.iter().map(stamped).collect();
                reached.position = group.end;
                reached.at = group.lines.iter().map(|line| line.stamp.tick()).fold(reached.at, Ord::max);
                done.reached.insert(*device, reached);
                take(&lines, &done.reached)?;
            }
            if progress(before + reader.offset() - from, all).is_break() {
                return Err(Stopped::Cancelled);
            }
        }
        report.len = reader.offset();
        before += reader.offset() - from;
        done.reports.push(report);
    }
    Ok(())
}
