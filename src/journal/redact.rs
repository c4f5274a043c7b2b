//! Blanking the texts of one line for good, while the chain still verifies.
//!
//! Write the `text_redacted` event first: a blanked text that no redaction names is damage, an announced one not yet blanked is only
//! unfinished.

use std::path::Path;

use uuid::Uuid;

use super::disk::{Disk, copy_bytes, put_in_place};
use super::error::{JournalError, Step};
use super::line::{self, Line};
use super::reader::{Position, Reader};
use super::scan::Found;

/// What blanking changed in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redaction {
    /// The byte where the line starts.
    pub offset: u64,
    /// By how many bytes the line became shorter: remembered positions behind it move forward by as many.
    pub shortened: u64,
}

impl Redaction {
    /// A position remembered before the redaction, as it is now.
    pub const fn moved(&self, position: Position) -> Position {
        let offset = if position.offset > self.offset { position.offset - self.shortened } else { position.offset };
        Position { offset, ..position }
    }
}

/// Blanks all texts of line `seq`, copying the bytes of everything else; the file is exchanged atomically. `None` when the line has no
/// text left. No [`super::Writer`] or [`Reader`] of this file may be open; only for the holder of the folder's lock. Copies in
/// quarantine, bundles and backups are not touched.
pub fn redact_line(disk: &dyn Disk, path: &Path, device: Uuid, seq: u64) -> Result<Option<Redaction>, JournalError> {
    let line = find(disk, path, device, seq)?;
    let Some(mut blanked) = line::blank(&line.raw) else {
        return Ok(None);
    };
    blanked.push(b'\n');
    let len = disk.len(path).map_err(JournalError::io(Step::Read, path))?.unwrap_or(0);
    let temporary = path.with_extension("jsonl.tmp");
    let mut file = disk.create(&temporary).map_err(JournalError::io(Step::Open, &temporary))?;
    copy_bytes(disk, path, 0, line.offset, file.as_mut(), &temporary)?;
    file.write_all(&blanked).map_err(JournalError::io(Step::Write, &temporary))?;
    copy_bytes(disk, path, line.end_offset(), len - line.end_offset(), file.as_mut(), &temporary)?;
    put_in_place(disk, file, &temporary, path)?;
    let before = line.raw.len() as u64 + 1;
    Ok(Some(Redaction { offset: line.offset, shortened: before - blanked.len() as u64 }))
}

fn find(disk: &dyn Disk, path: &Path, device: Uuid, seq: u64) -> Result<Line, JournalError> {
    for found in Reader::open(disk, path, device, Position::START)? {
        if let Found::Group(group) = found?
            && let Some(line) = group.lines.into_iter().find(|line| line.seq == seq)
        {
            return Ok(line);
        }
    }
    Err(JournalError::NoSuchLine { device, seq })
}
