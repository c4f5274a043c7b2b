//! Verifying a file: what is in it, what is wrong with it. Changes nothing.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::disk::Disk;
use super::error::JournalError;
use super::line::{Line, LineId};
use super::reader::{Position, Reader};
use super::scan::{Damage, Found, Torn};

/// A blanked text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blank {
    /// The line it belongs to.
    pub line: LineId,
    /// Which of the line's texts, in walk order.
    pub index: usize,
}

/// What verifying one device's file found.
#[derive(Debug, Clone, PartialEq)]
pub struct FileReport {
    /// The file.
    pub path: PathBuf,
    /// Its device.
    pub device: Uuid,
    /// Its length in bytes when read.
    pub len: u64,
    /// Lines in force.
    pub lines: u64,
    /// Commands in force, damaged ones included.
    pub groups: u64,
    /// The last line in force, and the byte behind it.
    pub end: Position,
    /// The torn tail: a notice, not an error.
    pub torn: Option<Torn>,
    /// Acknowledged lines missing or altered.
    pub damage: Vec<Damage>,
    /// Blanked texts. Each must be named by a redaction in some file: see [`unexplained_blanks`].
    pub blanked: Vec<Blank>,
    /// Lines of any device that this file declares redacted.
    pub redactions: Vec<LineId>,
    /// The lines that tell of evidence files, in order.
    pub evidence: Vec<Line>,
}

impl FileReport {
    /// An empty report, for a caller that reads the file itself and notes what it finds.
    pub fn new(path: &Path, device: Uuid) -> Self {
        Self {
            path: path.to_path_buf(),
            device,
            len: 0,
            lines: 0,
            groups: 0,
            end: Position::START,
            torn: None,
            damage: Vec::new(),
            blanked: Vec::new(),
            redactions: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Takes in one finding; to be called with every one, in order.
    pub fn note(&mut self, found: &Found) {
        match found {
            Found::Damage(damage) => self.damage.push(*damage),
            Found::Torn(torn) => self.torn = Some(*torn),
            Found::Group(group) => {
                self.groups += 1;
                self.lines += group.lines.len() as u64;
                self.end = group.end;
                for line in &group.lines {
                    self.blanked.extend(line.blanked.iter().map(|&index| Blank { line: line.id(), index }));
                    self.redactions.extend(line.redacts());
                    self.evidence.extend(line.is_evidence().then(|| line.clone()));
                }
            }
        }
    }

    /// Neither torn nor damaged: its device may append.
    pub fn is_whole(&self) -> bool {
        self.torn.is_none() && self.damage.is_empty()
    }
}

/// Reads all of `path` and reports. `progress` is told the byte reached after every command and may break off, which answers `None`.
pub fn verify(
    disk: &dyn Disk,
    path: &Path,
    device: Uuid,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<FileReport>, JournalError> {
    let mut report = FileReport::new(path, device);
    let mut reader = Reader::open(disk, path, device, Position::START)?;
    while let Some(found) = reader.next() {
        report.note(&found?);
        if progress(reader.offset()).is_break() {
            return Ok(None);
        }
    }
    report.len = reader.offset();
    Ok(Some(report))
}

/// Blanked texts that no redaction in any of the files names: altered acknowledged lines. Give the reports of *all* files.
pub fn unexplained_blanks(reports: &[FileReport]) -> Vec<Blank> {
    let redacted: BTreeSet<LineId> = reports.iter().flat_map(|report| report.redactions.iter().copied()).collect();
    let blanks = reports.iter().flat_map(|report| &report.blanked);
    blanks.filter(|blank| !redacted.contains(&blank.line)).copied().collect()
}

/// Lines declared redacted of which no text is blanked: the redaction was interrupted after its event was written (or the line never
/// had a text, or is not here). Calling [`super::redact_line`] again finishes it.
pub fn pending_redactions(reports: &[FileReport]) -> Vec<LineId> {
    let blanked: BTreeSet<LineId> = reports.iter().flat_map(|report| report.blanked.iter().map(|blank| blank.line)).collect();
    let redacted: BTreeSet<LineId> = reports.iter().flat_map(|report| report.redactions.iter().copied()).collect();
    redacted.difference(&blanked).copied().collect()
}
