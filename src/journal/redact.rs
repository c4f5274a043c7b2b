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

/// Blanks all texts of line `seq`, copying the bytes of everything else; the file is exchanged atomically. Answers whether
/// there was a text left to blank; remembered positions behind the line are stale then. No [`super::Writer`] or [`Reader`] of this file may be open; only for the holder of the folder's lock. Copies in
/// quarantine, bundles and backups are not touched.
pub fn redact_line(disk: &dyn Disk, path: &Path, device: Uuid, seq: u64) -> Result<bool, JournalError> {
    let line = find(disk, path, device, seq)?;
    let Some(mut blanked) = line::blank(&line.raw) else {
        return Ok(false);
    };
    blanked.push(b'\n');
    let len = disk.len(path).map_err(JournalError::io(Step::Read, path))?.unwrap_or(0);
    let temporary = path.with_extension("jsonl.tmp");
    let mut file = disk.create(&temporary).map_err(JournalError::io(Step::Open, &temporary))?;
    copy_bytes(disk, path, 0, line.offset, file.as_mut(), &temporary)?;
    file.write_all(&blanked).map_err(JournalError::io(Step::Write, &temporary))?;
    copy_bytes(disk, path, line.end_offset(), len - line.end_offset(), file.as_mut(), &temporary)?;
    put_in_place(disk, file, &temporary, path)?;
    Ok(true)
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
