//! Cutting a stream into pieces at newlines, in bounded memory, and finding the holes in them.

use std::io::{self, BufRead};

use super::line::MAX_LINE;

/// The smallest unit a disk writes; a hole begins and ends at its multiples, at the tail's start or at the file's end.
pub(super) const SECTOR: u64 = 512;

/// A run of NULs this long is a hole wherever it lies: no accident with single bytes makes one.
const SURE_HOLE: u64 = 8;

/// What stands up to the next newline, or to the end of the file.
pub(super) struct Piece {
    pub content: Content,
    /// Bytes taken from the file, the newline included; 0 at the end of the file.
    pub len: u64,
    /// Whether a newline ends it.
    pub terminated: bool,
}

/// The bytes of a piece, as far as they are kept.
pub(super) enum Content {
    /// Without the newline.
    Bytes(Vec<u8>),
    /// Longer than [`MAX_LINE`]; the bytes were passed over.
    TooLong { hole: bool },
}

/// Reads up to and with the next newline.
pub(super) fn read_piece(input: &mut impl BufRead, start: u64, tail_start: u64) -> io::Result<Piece> {
    let mut bytes = Vec::new();
    let mut too_long: Option<Holes> = None;
    let mut len = 0;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let newline = chunk.iter().position(|&byte| byte == b'\n');
        let part = &chunk[..newline.unwrap_or(chunk.len())];
        if let Some(holes) = &mut too_long {
            holes.feed(part);
        } else {
            bytes.extend_from_slice(part);
            if bytes.len() > MAX_LINE {
                too_long.insert(Holes::new(start, tail_start)).feed(&std::mem::take(&mut bytes));
            }
        }
        let (at_end, used) = (chunk.is_empty(), part.len() + usize::from(newline.is_some()));
        input.consume(used);
        len += used as u64;
        if at_end || newline.is_some() {
            let content = match too_long {
                Some(holes) => Content::TooLong { hole: holes.finish() },
                None => Content::Bytes(bytes),
            };
            return Ok(Piece { content, len, terminated: newline.is_some() });
        }
    }
}

/// Looks for holes: stretches of NULs as a power cut leaves them. JSON holds no NUL, so a run's ends are exact.
struct Holes {
    at: u64,
    tail_start: u64,
    run: Option<u64>,
    found: bool,
}

impl Holes {
    const fn new(at: u64, tail_start: u64) -> Self {
        Self { at, tail_start, run: None, found: false }
    }

    fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match (*byte, self.run) {
                (0, None) => self.run = Some(self.at),
                (0, Some(_)) | (_, None) => {}
                (_, Some(start)) => self.close(start),
            }
            self.at += 1;
        }
    }

    fn close(&mut self, start: u64) {
        let bordered = (start.is_multiple_of(SECTOR) || start == self.tail_start) && self.at.is_multiple_of(SECTOR);
        self.found |= self.at - start >= SURE_HOLE || bordered;
        self.run = None;
    }

    fn finish(mut self) -> bool {
        if let Some(start) = self.run {
            self.close(start);
        }
        self.found
    }
}

/// Whether a piece that begins at byte `start` holds a hole.
pub(super) fn hole_in(bytes: &[u8], start: u64, tail_start: u64) -> bool {
    // Most bad lines hold no NUL at all.
    if !bytes.contains(&0) {
        return false;
    }
    let mut holes = Holes::new(start, tail_start);
    holes.feed(bytes);
    holes.finish()
}
