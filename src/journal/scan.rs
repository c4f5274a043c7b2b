//! Tells whole groups, torn tails and damage apart; the rule stands in the module documentation of `journal`.
//!
//! Fed piece by piece (a piece is what stands between two newlines), it holds at most one command's lines.

use std::collections::VecDeque;

use uuid::Uuid;

use super::digest::Digest;
use super::line::{Line, LineFault};
use super::reader::Position;

/// The lines of one command.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its lines in force, ascending; never empty.
    pub lines: Vec<Line>,
    /// Whether all the command's lines are here. `false` only beside damage.
    pub complete: bool,
    /// Where reading may resume behind this group.
    pub end: Position,
}

/// Numbers of lines, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seqs {
    /// The first.
    pub from: u64,
    /// The last. At the end of a file: the last that can be told to have existed.
    pub to: u64,
}

/// What kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Bytes that are no verified line; the fault of the first of them.
    Unreadable(LineFault),
    /// Lines taken out whole.
    Missing,
    /// A verified line that does not continue the one before: that one was exchanged.
    Chain,
    /// A verified line out of order: repeated, or of a command that is over.
    OutOfOrder,
    /// The last lines of a command are missing though a later command follows.
    NotEnded,
    /// The newline behind a whole line was altered; the line itself stays in force.
    Newline,
}

/// Acknowledged bytes that are missing or altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    /// Where it begins.
    pub offset: u64,
    /// How many bytes are not in force; 0 when nothing but the chain tells.
    pub len: u64,
    /// The lines that are missing, as far as they can be told.
    pub missing: Option<Seqs>,
    /// What is wrong.
    pub cause: Cause,
}

/// A tail that was never acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Torn {
    /// Where it begins: the end of the last ended group.
    pub offset: u64,
    /// Its length in bytes, to the end of the file.
    pub len: u64,
}

/// What a scan comes across, in file order.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A command's lines.
    Group(Group),
    /// Damage.
    Damage(Damage),
    /// The torn tail; nothing follows.
    Torn(Torn),
}

/// Bytes that do not verify, with what is needed to judge them.
#[derive(Debug)]
pub(super) struct Bad {
    pub offset: u64,
    /// With the newline, if there is one.
    pub len: u64,
    pub cause: Cause,
    /// Whether a power cut can have left it so: an unterminated rest, or a line with a hole.
    pub tear: bool,
    /// Whether a line stood here.
    pub counts: bool,
}

struct Fault {
    damage: Damage,
    tear: bool,
    /// Pieces that stood where lines were, to tell how many are missing at the end of the file.
    pieces: u64,
}

pub(super) struct Scan {
    device: Uuid,
    /// End of the last group given out; what follows it is undecided.
    ended_at: u64,
    /// The command whose lines are being read, or are due next.
    cmd: u64,
    /// The line due next.
    next_seq: u64,
    prev: Digest,
    /// Verified lines of `cmd` not given out yet.
    pending: Vec<Line>,
    faults: Vec<Fault>,
    out: VecDeque<Found>,
}

impl Scan {
    pub fn new(device: Uuid, from: Position) -> Self {
        Self {
            device,
            ended_at: from.offset,
            cmd: from.seq + 1,
            next_seq: from.seq + 1,
            prev: from.hash,
            pending: Vec::new(),
            faults: Vec::new(),
            out: VecDeque::new(),
        }
    }

    pub const fn device(&self) -> Uuid {
        self.device
    }

    /// Where the undecided bytes begin.
    pub const fn tail_start(&self) -> u64 {
        self.ended_at
    }

    pub fn pop(&mut self) -> Option<Found> {
        self.out.pop_front()
    }

    pub fn line(&mut self, line: Line) {
        let over = self.pending.last().is_some_and(|last| last.end);
        if line.seq < self.next_seq || line.cmd < self.cmd || (over && line.cmd == self.cmd) {
            let (offset, len) = (line.offset, line.raw.len() as u64 + 1);
            return self.bad(&Bad { offset, len, cause: Cause::OutOfOrder, tear: false, counts: true });
        }
        let later = line.cmd > self.cmd;
        if later && !over && !self.pending.is_empty() && line.seq == self.next_seq {
            self.fault_without_bytes(line.offset, Cause::NotEnded, None);
        }
        if line.seq > self.next_seq {
            self.gap(line.offset, Seqs { from: self.next_seq, to: line.seq - 1 });
        } else if line.prev != self.prev {
            self.fault_without_bytes(line.offset, Cause::Chain, None);
        }
        if later {
            // Whatever stands before a later command's line was acknowledged.
            self.give_out();
            self.cmd = line.cmd;
            self.ended_at = line.offset;
        }
        self.next_seq = line.seq + 1;
        self.prev = line.hash;
        let end = line.end;
        self.pending.push(line);
        if end && self.faults.is_empty() {
            self.give_out();
        }
    }

    pub fn bad(&mut self, bad: &Bad) {
        let pieces = u64::from(bad.counts);
        if let Some(last) = self.faults.last_mut()
            && last.damage.offset + last.damage.len == bad.offset
            && last.damage.len > 0
        {
            last.damage.len += bad.len;
            last.tear &= bad.tear;
            last.pieces += pieces;
            return;
        }
        let damage = Damage { offset: bad.offset, len: bad.len, missing: None, cause: bad.cause };
        self.faults.push(Fault { damage, tear: bad.tear, pieces });
    }

    /// The end of the file at byte `len`: decides what is undecided.
    pub fn finish(&mut self, len: u64) {
        if self.pending.is_empty() && self.faults.is_empty() {
            return;
        }
        let missing = self.faults.iter().any(|fault| fault.damage.missing.is_some());
        // A whole ended command beside bytes too many is not what a power cut leaves.
        let whole = !missing && self.pending.last().is_some_and(|last| last.end);
        if !whole && self.faults.iter().all(|fault| fault.tear) {
            self.out.push_back(Found::Torn(Torn { offset: self.ended_at, len: len - self.ended_at }));
            self.pending.clear();
            self.faults.clear();
            return;
        }
        // Altered lines at the very end: the next numbers are theirs, one for every piece.
        let next = self.next_seq;
        let last_line_end = self.pending.last().map_or(0, Line::end_offset);
        if let Some(fault) = self.faults.last_mut()
            && fault.damage.missing.is_none()
            && fault.damage.offset >= last_line_end
            && fault.pieces > 0
        {
            fault.damage.missing = Some(Seqs { from: next, to: next + fault.pieces - 1 });
        }
        self.give_out();
    }

    /// Lines are missing before `at`: the bad bytes right before it held them, or they were taken out whole.
    fn gap(&mut self, at: u64, missing: Seqs) {
        match self.faults.last_mut() {
            Some(last) if last.damage.missing.is_none() && last.damage.len > 0 && last.damage.offset + last.damage.len == at => {
                last.damage.missing = Some(missing);
            }
            _ => self.fault_without_bytes(at, Cause::Missing, Some(missing)),
        }
    }

    fn fault_without_bytes(&mut self, offset: u64, cause: Cause, missing: Option<Seqs>) {
        self.faults.push(Fault { damage: Damage { offset, len: 0, missing, cause }, tear: false, pieces: 0 });
    }

    /// Gives out the faults and then the lines held, which begins a new undecided stretch.
    fn give_out(&mut self) {
        self.out.extend(self.faults.drain(..).map(|fault| Found::Damage(fault.damage)));
        let lines = std::mem::take(&mut self.pending);
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            let end = Position { offset: last.end_offset(), seq: last.seq, hash: last.hash };
            let whole = first.seq == first.cmd && last.end && last.seq - first.seq + 1 == lines.len() as u64;
            self.ended_at = end.offset;
            self.cmd = last.seq + 1;
            self.out.push_back(Found::Group(Group { complete: whole, lines, end }));
        }
    }
}
