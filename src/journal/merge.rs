//! Uniting two copies of one device's file: the union of their lines, by copying bytes.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::path::Path;

use uuid::Uuid;

use super::digest::Digest;
use super::disk::{Disk, DiskFile, parent, put_in_place};
use super::error::{JournalError, Step};
use super::line::{self, Line};
use super::reader::{Position, Reader};
use super::repair::keep;
use super::report::FileReport;
use super::scan::{Found, Seqs};

/// What a merge changed in our file.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The lines our file did not have, ascending; empty when it had them all.
    pub added: Vec<Seqs>,
    /// Lines whose texts were blanked, or given back because nobody redacted them.
    pub texts_changed: Vec<u64>,
    /// Whether everything added stands behind what our file had, so that remembered positions stay good.
    pub appended_only: bool,
    /// What reading the other copy found; its damage and torn tail were not taken over.
    pub theirs: FileReport,
}

/// The two files of one merge.
struct Pair<'a> {
    disk: &'a dyn Disk,
    device: Uuid,
    ours: &'a Path,
    theirs: &'a Path,
}

/// Adds to `ours` (the file of `device`, which may be missing) the lines that only `theirs` has: commands that are whole there. The
/// new file is put in place atomically, because a power cut in a longer append could leave holes that look like damage.
///
/// `redacted` is asked about a line only where one copy has a text blanked that the other still has: `true` blanks it here too, `false`
/// keeps the text. `Conflict` when the copies differ in any other way, `Torn` when ours needs a repair first; then nothing is changed.
/// A damaged file of ours is healed as far as the other copy can and is kept in `quarantine` before; `Damaged` when healing would hide
/// that its last lines are lost. No [`super::Writer`] of this file may be open; only for the holder of the folder's lock.
pub fn merge(
    disk: &dyn Disk,
    device: Uuid,
    ours: &Path,
    theirs: &Path,
    quarantine: &Path,
    redacted: &mut dyn FnMut(u64) -> bool,
) -> Result<Merged, JournalError> {
    let pair = Pair { disk, device, ours, theirs };
    let plan = pair.unite(redacted, &mut |_| Ok(()))?;
    if let Some(torn) = plan.ours.torn {
        return Err(JournalError::Torn { path: ours.to_path_buf(), offset: torn.offset });
    }
    if !plan.merged.added.is_empty() || !plan.merged.texts_changed.is_empty() {
        if let Some(first) = plan.ours.damage.first() {
            let known = plan.ours.damage.iter().filter_map(|damage| damage.missing).map(|missing| missing.to).max();
            if !plan.ended || known.is_some_and(|known| known > plan.last) {
                return Err(JournalError::Damaged { path: ours.to_path_buf(), offset: first.offset });
            }
            keep(disk, &plan.ours, quarantine, "damaged", 0)?;
        }
        pair.write(redacted)?;
    }
    Ok(plan.merged)
}

/// Which copies have a line: bits, so that two lines can be asked for a copy that has both.
const OURS: u8 = 1;
const THEIRS: u8 = 2;

struct Plan {
    merged: Merged,
    ours: FileReport,
    /// The last line of the union, and whether it ends its command.
    last: u64,
    ended: bool,
}

impl Pair<'_> {
    /// Walks both files side by side and hands every line of the union to `emit`, ascending.
    fn unite(
        &self,
        redacted: &mut dyn FnMut(u64) -> bool,
        emit: &mut dyn FnMut(&[u8]) -> Result<(), JournalError>,
    ) -> Result<Plan, JournalError> {
        let mut ours = Lines::open(self.disk, self.ours, self.device, false)?;
        let mut theirs = Lines::open(self.disk, self.theirs, self.device, true)?;
        let (mut our, mut their) = (ours.next()?, theirs.next()?);
        let mut plan = Plan {
            merged: Merged {
                added: Vec::new(),
                texts_changed: Vec::new(),
                appended_only: true,
                theirs: FileReport::new(self.theirs, self.device),
            },
            ours: FileReport::new(self.ours, self.device),
            last: 0,
            ended: true,
        };
        let mut before = (Digest::ZERO, OURS | THEIRS);
        loop {
            let order = match (&our, &their) {
                (None, None) => break,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(our), Some(their)) => our.seq.cmp(&their.seq),
            };
            let mine = if order.is_le() { our.take() } else { None };
            let other = if order.is_ge() { their.take() } else { None };
            let from = if mine.is_some() { OURS } else { 0 } | if other.is_some() { THEIRS } else { 0 };
            let Some(line) = mine.as_ref().or(other.as_ref()) else {
                break;
            };
            if line.seq == plan.last + 1 && line.prev != before.0 && from & before.1 == 0 {
                let (ours, theirs) = if from == OURS { (line.prev, before.0) } else { (before.0, line.prev) };
                return Err(JournalError::Conflict { device: self.device, seq: plan.last, ours, theirs });
            }
            match (&mine, &other) {
                (Some(mine), Some(other)) => {
                    let raw = same(mine, other, redacted)?;
                    if raw != mine.raw {
                        plan.merged.texts_changed.push(mine.seq);
                        plan.merged.appended_only = false;
                    }
                    emit(&raw)?;
                }
                _ => emit(&line.raw)?,
            }
            if mine.is_none() {
                plan.merged.appended_only &= our.is_none();
                match plan.merged.added.last_mut() {
                    Some(seqs) if seqs.to + 1 == line.seq => seqs.to = line.seq,
                    _ => plan.merged.added.push(Seqs { from: line.seq, to: line.seq }),
                }
            }
            (plan.last, plan.ended, before) = (line.seq, line.end, (line.hash, from));
            if order.is_le() {
                our = ours.next()?;
            }
            if order.is_ge() {
                their = theirs.next()?;
            }
        }
        (plan.ours, plan.merged.theirs) = (ours.report, theirs.report);
        // Writing anew leaves out bytes that are not in force, so what stands behind them moves.
        plan.merged.appended_only &= plan.ours.damage.is_empty();
        Ok(plan)
    }

    fn write(&self, redacted: &mut dyn FnMut(u64) -> bool) -> Result<(), JournalError> {
        let dir = parent(self.ours);
        self.disk.create_dir(dir).map_err(JournalError::io(Step::Open, dir))?;
        let temporary = self.ours.with_extension("jsonl.tmp");
        let file = self.disk.create(&temporary).map_err(JournalError::io(Step::Open, &temporary))?;
        let mut out = Output { file, buffer: Vec::new() };
        self.unite(redacted, &mut |raw| out.line(raw).map_err(JournalError::io(Step::Write, &temporary)))?;
        out.flush().map_err(JournalError::io(Step::Write, &temporary))?;
        put_in_place(self.disk, out.file, &temporary, self.ours)
    }
}

/// One line that both copies have: the bytes to keep. The same hash and other bytes means that texts are blanked in one of them.
fn same(mine: &Line, other: &Line, redacted: &mut dyn FnMut(u64) -> bool) -> Result<Vec<u8>, JournalError> {
    if mine.hash != other.hash {
        return Err(JournalError::Conflict { device: mine.device, seq: mine.seq, ours: mine.hash, theirs: other.hash });
    }
    if mine.raw == other.raw {
        return Ok(mine.raw.clone());
    }
    if redacted(mine.seq) {
        return Ok(line::blank(&mine.raw).unwrap_or_else(|| mine.raw.clone()));
    }
    // The copy with more texts; among equals the choice must not depend on which one is ours.
    let more = |line: &Line| (std::cmp::Reverse(line.blanked.len()), line.raw.clone());
    Ok(std::cmp::max(more(mine), more(other)).1)
}

/// The lines in force of one file, one by one.
struct Lines {
    reader: Reader,
    queue: VecDeque<Line>,
    /// Take commands only when they are whole.
    whole_only: bool,
    report: FileReport,
}

impl Lines {
    fn open(disk: &dyn Disk, path: &Path, device: Uuid, whole_only: bool) -> Result<Self, JournalError> {
        let reader = Reader::open(disk, path, device, Position::START)?;
        Ok(Self { reader, queue: VecDeque::new(), whole_only, report: FileReport::new(path, device) })
    }

    fn next(&mut self) -> Result<Option<Line>, JournalError> {
        loop {
            if let Some(line) = self.queue.pop_front() {
                return Ok(Some(line));
            }
            let Some(found) = self.reader.next() else {
                self.report.len = self.reader.offset();
                return Ok(None);
            };
            let found = found?;
            self.report.note(&found);
            if let Found::Group(group) = found
                && (group.complete || !self.whole_only)
            {
                self.queue.extend(group.lines);
            }
        }
    }
}

/// Collects lines, because a system call for every line is slow.
struct Output {
    file: Box<dyn DiskFile>,
    buffer: Vec<u8>,
}

impl Output {
    fn line(&mut self, raw: &[u8]) -> std::io::Result<()> {
        self.buffer.extend_from_slice(raw);
        self.buffer.push(b'\n');
        if self.buffer.len() < 64 * 1024 { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}
