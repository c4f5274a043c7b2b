//! Reading a file as a stream: pieces between newlines, verified and handed to the scan. Memory is bounded by one command.

use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::digest::Digest;
use super::disk::Disk;
use super::error::{JournalError, Step};
use super::line::{self, LineFault, MAX_LINE};
use super::pieces::{Content, SECTOR, hole_in, read_piece};
use super::scan::{Bad, Cause, Found, Scan};

/// A place between two commands of a device's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The byte where the next command begins.
    pub offset: u64,
    /// The number of the line before it, 0 at the start.
    pub seq: u64,
    /// The hash of the line before it, [`Digest::ZERO`] at the start.
    pub hash: Digest,
}

impl Position {
    /// The start of a file.
    pub const START: Self = Self { offset: 0, seq: 0, hash: Digest::ZERO };
}

/// Reads a device's file from a position on: an iterator over [`Found`]. A missing file reads as an empty one.
///
/// The file is read to the length it had when opened. Without the folder's lock a torn tail may be a command just being written.
pub struct Reader {
    path: PathBuf,
    input: BufReader<io::Take<Box<dyn Read + Send>>>,
    offset: u64,
    scan: Scan,
    done: bool,
}

impl Reader {
    /// Opens `path`, the file of `device`, at `from`; `StalePosition` when no line with that position's hash ends there.
    pub fn open(disk: &dyn Disk, path: &Path, device: Uuid, from: Position) -> Result<Self, JournalError> {
        let len = disk.len(path).map_err(JournalError::io(Step::Read, path))?;
        let stale = || JournalError::StalePosition { path: path.to_path_buf(), offset: from.offset };
        if from.offset > len.unwrap_or(0) {
            return Err(stale());
        }
        if from.offset > 0 && !ends_line(disk, path, device, from).map_err(JournalError::io(Step::Read, path))? {
            return Err(stale());
        }
        let input: Box<dyn Read + Send> = match len {
            Some(_) => disk.read(path, from.offset).map_err(JournalError::io(Step::Open, path))?,
            None => Box::new(io::empty()),
        };
        Ok(Self {
            path: path.to_path_buf(),
            input: BufReader::with_capacity(64 * 1024, input.take(len.unwrap_or(0) - from.offset)),
            offset: from.offset,
            scan: Scan::new(device, from),
            done: false,
        })
    }

    /// The byte reached so far, for progress.
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// Reads one piece and judges it; `false` at the end of the file.
    fn step(&mut self) -> io::Result<bool> {
        let start = self.offset;
        let piece = read_piece(&mut self.input, start, self.scan.tail_start())?;
        if piece.len == 0 {
            self.scan.finish(start);
            return Ok(false);
        }
        self.offset += piece.len;
        match piece.content {
            Content::Bytes(bytes) if piece.terminated => match line::read(bytes, start, self.scan.device()) {
                Ok(line) => self.scan.line(line),
                Err((fault, bytes)) => {
                    self.unreadable(&bytes, start, Cause::Unreadable(fault), true);
                }
            },
            Content::Bytes(bytes) => {
                self.unreadable(&bytes, start, Cause::Unreadable(LineFault::NotALine), false);
            }
            Content::TooLong { hole } => {
                let tear = hole || !piece.terminated;
                self.bad(start, piece.len, Cause::Unreadable(LineFault::TooLong), tear, true);
            }
        }
        Ok(true)
    }

    /// A piece that is no verified line. Lines that still verify by themselves are taken out of it: one whose newline was altered, and
    /// one that lost the newline before it.
    fn unreadable(&mut self, bytes: &[u8], start: u64, cause: Cause, terminated: bool) {
        let device = self.scan.device();
        let back = if terminated { last_line_start(bytes) } else { None };
        let back = back.and_then(|at| Some((at, line::read(bytes[at..].to_vec(), start + at as u64, device).ok()?)));
        let (front, newline) = match back {
            Some((at, _)) => (&bytes[..at], 0),
            None => (bytes, u64::from(terminated)),
        };
        match front.split_last() {
            // A whole line and one byte where its newline belongs. A cut cannot leave that, except as a hole that begins exactly there.
            Some((&last, whole)) if newline == 0 && !(last == 0 && (start + whole.len() as u64).is_multiple_of(SECTOR)) => {
                match line::read(whole.to_vec(), start, device) {
                    Ok(line) => {
                        self.scan.line(line);
                        self.bad(start + whole.len() as u64, 1, Cause::Newline, false, false);
                    }
                    Err(_) => self.front(front, start, newline, cause, back.is_none()),
                }
            }
            _ => self.front(front, start, newline, cause, back.is_none() && !terminated),
        }
        if let Some((_, line)) = back {
            self.scan.line(line);
        }
    }

    fn front(&mut self, front: &[u8], start: u64, newline: u64, cause: Cause, rest: bool) {
        let tear = rest || hole_in(front, start, self.scan.tail_start());
        self.bad(start, front.len() as u64 + newline, cause, tear, !rest);
    }

    fn bad(&mut self, offset: u64, len: u64, cause: Cause, tear: bool, counts: bool) {
        self.scan.bad(&Bad { offset, len, cause, tear, counts });
    }
}

impl Iterator for Reader {
    type Item = Result<Found, JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.scan.pop() {
                return Some(Ok(found));
            }
            if self.done {
                return None;
            }
            match self.step() {
                Ok(more) => self.done = !more,
                Err(source) => {
                    self.done = true;
                    return Some(Err(JournalError::io(Step::Read, &self.path)(source)));
                }
            }
        }
    }
}

/// A place between two commands at most `back` bytes before the end of `path`, the file of `device`, to read its last lines from;
/// the start where no command ends behind that.
pub fn near_end(disk: &dyn Disk, path: &Path, device: Uuid, back: u64) -> Result<Position, JournalError> {
    let failed = || JournalError::io(Step::Read, path);
    let len = disk.len(path).map_err(failed())?.unwrap_or(0);
    if len <= back {
        return Ok(Position::START);
    }
    let start = len - back;
    let mut bytes = Vec::new();
    disk.read(path, start).map_err(failed())?.take(back).read_to_end(&mut bytes).map_err(failed())?;
    // What stands before the first newline began earlier.
    let mut newlines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
    let mut from = newlines.next().map_or(bytes.len(), |at| at + 1);
    for newline in newlines {
        if let Ok(line) = line::check(&bytes[from..newline], device)
            && line.end
        {
            return Ok(Position { offset: start + newline as u64 + 1, seq: line.seq, hash: line.hash });
        }
        from = newline + 1;
    }
    Ok(Position::START)
}

/// Where a line may begin inside a piece that lost a newline. Inside a text the quotes would be escaped.
fn last_line_start(bytes: &[u8]) -> Option<usize> {
    const START: &[u8] = b"{\"v\":";
    bytes.windows(START.len()).rposition(|window| window == START).filter(|at| *at > 0)
}

/// Whether the line before `from.offset` is the one the position names.
fn ends_line(disk: &dyn Disk, path: &Path, device: Uuid, from: Position) -> io::Result<bool> {
    let mut window = 4096;
    loop {
        let start = from.offset.saturating_sub(window);
        let mut bytes = Vec::new();
        disk.read(path, start)?.take(from.offset - start).read_to_end(&mut bytes)?;
        if bytes.pop() != Some(b'\n') {
            return Ok(false);
        }
        let line_start = bytes.iter().rposition(|&byte| byte == b'\n').map(|newline| newline + 1);
        if line_start.is_some() || start == 0 {
            let found = line::check(&bytes[line_start.unwrap_or(0)..], device);
            return Ok(found.is_ok_and(|line| line.seq == from.seq && line.hash == from.hash));
        }
        if bytes.len() > MAX_LINE {
            return Ok(false);
        }
        window *= 8;
    }
}
