//! Appending to the own device's file: a command is saved whole and durably, or not at all.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::digest::Digest;
use super::disk::{Disk, DiskFile, parent};
use super::error::{AppendError, JournalError, Step};
use super::line::{Head, MAX_LINE, VERSION};
use super::reader::{Position, Reader};
use super::scan::Found;
use super::stamp::{Stamp, Tick};
use super::texts::Salt;

/// An event to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct PendingEvent {
    /// What happened; free texts as `{"$text":"…"}`.
    pub event: Value,
    /// The reading of the hybrid logical clock for its line.
    pub at: Tick,
}

/// Who does a command and what the clock on the wall shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// RFC 3339 with offset.
    pub wall: String,
    /// The inspector, if one is meant.
    pub by: Option<Uuid>,
}

/// A line that is durable now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Its number.
    pub seq: u64,
    /// Its place in the order of all lines.
    pub stamp: Stamp,
    /// The byte where it starts.
    pub offset: u64,
    /// Its length in bytes with the newline.
    pub len: u64,
    /// Its hash.
    pub hash: Digest,
}

/// Appends to one device's file. Only the holder of the folder's lock may have one.
pub struct Writer {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    device: Uuid,
    /// `None` until the first append after opening, and for good once a failure could not be recovered from.
    file: Option<Box<dyn DiskFile>>,
    read_only: bool,
    /// The end of what is acknowledged.
    end: Position,
    /// The end of the command before, from where the last one is verified after a failure.
    before: Position,
}

impl Writer {
    /// Opens the file of `device` for appending, verifying it from `from` on (a position already trusted, or [`Position::START`]).
    /// `Torn` asks for a repair first; `Damaged` means that writing goes on under a new device id.
    pub fn open(disk: Arc<dyn Disk>, path: &Path, device: Uuid, from: Position) -> Result<Self, JournalError> {
        let (mut before, mut end) = (from, from);
        for found in Reader::open(disk.as_ref(), path, device, from)? {
            let path = path.to_path_buf();
            match found? {
                Found::Group(group) => (before, end) = (end, group.end),
                Found::Torn(torn) => {
                    return Err(JournalError::Torn { path, offset: torn.offset });
                }
                Found::Damage(damage) => {
                    return Err(JournalError::Damaged { path, offset: damage.offset });
                }
            }
        }
        Ok(Self { disk, path: path.to_path_buf(), device, file: None, read_only: false, end, before })
    }

    /// The device that writes.
    pub const fn device(&self) -> Uuid {
        self.device
    }

    /// The end of what is acknowledged: the next command begins here.
    pub const fn end(&self) -> Position {
        self.end
    }

    /// Whether every append is refused because a failure could not be recovered from.
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Saves one command: all its lines in one write and one sync. When this answers `Ok` the lines are durable; when it answers an
    /// error none of them is in the file (unless recovery failed too, which the error says, and they were never acknowledged).
    pub fn append(
        &mut self,
        command: &[PendingEvent],
        author: &Author,
        salt: &mut dyn FnMut() -> Salt,
    ) -> Result<Vec<Appended>, AppendError> {
        if self.read_only {
            return Err(AppendError::ReadOnly { path: self.path.clone() });
        }
        let (bytes, lines) = self.render(command, author, salt)?;
        let Some(last) = lines.last() else {
            return Err(AppendError::Empty);
        };
        let end = Position { offset: self.end.offset + bytes.len() as u64, seq: last.seq, hash: last.hash };
        let mut file = match self.file.take() {
            Some(file) => file,
            None => self.reopen()?,
        };
        if let Err(source) = file.write_all(&bytes).and_then(|()| file.sync_data()) {
            // What a failed sync left in the system's cache is unknown: this handle is not used again.
            drop(file);
            let recovered = self.recover().is_ok();
            self.read_only = !recovered;
            return Err(AppendError::NotSaved { path: self.path.clone(), recovered, source });
        }
        self.file = Some(file);
        (self.before, self.end) = (self.end, end);
        Ok(lines)
    }

    fn render(
        &self,
        command: &[PendingEvent],
        author: &Author,
        salt: &mut dyn FnMut() -> Salt,
    ) -> Result<(Vec<u8>, Vec<Appended>), AppendError> {
        let mut bytes = Vec::new();
        let mut lines: Vec<Appended> = Vec::with_capacity(command.len());
        let mut prev = self.end.hash;
        for (seq, (index, pending)) in (self.end.seq + 1..).zip(command.iter().enumerate()) {
            let start = bytes.len();
            let head = Head {
                v: VERSION,
                device: self.device,
                seq,
                cmd: self.end.seq + 1,
                end: index + 1 == command.len(),
                at: pending.at.to_string(),
                wall: &author.wall,
                by: author.by,
                event: pending.event.clone(),
                prev,
            };
            prev = head.write(salt, &mut bytes)?;
            let len = bytes.len() - start;
            if len > MAX_LINE {
                return Err(AppendError::TooLong { len });
            }
            let offset = self.end.offset + start as u64;
            lines.push(Appended { seq, stamp: pending.at.stamp(self.device, seq), offset, len: len as u64, hash: prev });
        }
        Ok((bytes, lines))
    }

    /// Opens the file before a first write. Nothing was written yet, so a failure cuts nothing: when somebody else wrote, the lines
    /// behind the end known here are theirs.
    fn reopen(&mut self) -> Result<Box<dyn DiskFile>, AppendError> {
        let not_saved = |recovered, source| AppendError::NotSaved { path: self.path.clone(), recovered, source };
        let file = open_at(self.disk.as_ref(), &self.path, self.end.offset).map_err(|source| not_saved(true, source))?;
        match self.disk.len(&self.path).map_err(|source| not_saved(true, source))? {
            Some(len) if len == self.end.offset => Ok(file),
            _ => {
                let error = not_saved(false, io::Error::other("the file changed since it was verified"));
                self.read_only = true;
                Err(error)
            }
        }
    }

    /// After a failed write or sync: cuts the file back to what was acknowledged and reads its last command again.
    fn recover(&mut self) -> Result<(), JournalError> {
        let path = &self.path;
        let damaged = || JournalError::Damaged { path: path.clone(), offset: self.end.offset };
        match self.disk.len(path).map_err(JournalError::io(Step::Read, path))? {
            Some(len) if len >= self.end.offset => {}
            _ => return Err(damaged()),
        }
        self.disk.cut(path, self.end.offset).map_err(JournalError::io(Step::Cut, path))?;
        let mut reached = self.before;
        for found in Reader::open(self.disk.as_ref(), path, self.device, self.before)? {
            match found? {
                Found::Group(group) => reached = group.end,
                Found::Torn(_) | Found::Damage(_) => return Err(damaged()),
            }
        }
        if reached != self.end {
            return Err(damaged());
        }
        self.file = Some(open_at(self.disk.as_ref(), path, self.end.offset).map_err(JournalError::io(Step::Open, path))?);
        Ok(())
    }
}

/// Opens for appending, making the directory and a new file's entry in it durable before anything is written.
fn open_at(disk: &dyn Disk, path: &Path, end: u64) -> io::Result<Box<dyn DiskFile>> {
    let dir = parent(path);
    if end == 0 {
        disk.create_dir(dir)?;
    }
    let file = disk.append(path)?;
    if end == 0 {
        disk.sync_dir(dir)?;
        if let Some(above) = dir.parent() {
            // The data folder itself may be as new as the journal folder in it.
            disk.sync_dir(if above.as_os_str().is_empty() { Path::new(".") } else { above })?;
        }
    }
    Ok(file)
}
