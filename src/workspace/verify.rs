//! Checking a folder without changing anything in it.

use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::journal::{
    Blank, Disk, FileReport, JournalError, RealDisk, journal_files, pending_redactions, unexplained_blanks, verify as verify_file,
};
use crate::store::{self, Doubt};

/// What a check found.
#[derive(Debug)]
pub struct Verified {
    /// One report a journal file.
    pub reports: Vec<FileReport>,
    /// Texts that were blanked though no redaction names them: altered acknowledged lines.
    pub blanks: Vec<Blank>,
    /// Redactions that were announced and not finished: a notice.
    pub pending: usize,
    /// Evidence files whose content is not what their name says.
    pub evidence: Vec<PathBuf>,
    /// Evidence files that are whole.
    pub evidence_whole: usize,
    /// Why the working database would be built anew at the next opening: a notice.
    pub database: Option<Doubt>,
}

impl Verified {
    /// Nothing acknowledged is missing or altered.
    pub fn is_whole(&self) -> bool {
        self.blanks.is_empty() && self.evidence.is_empty() && self.reports.iter().all(|report| report.damage.is_empty())
    }
}

/// Checks every journal line and every evidence file. Needs no lock: a file is read to the length it had when opened.
pub fn verify(folder: &Path) -> Result<Verified, JournalError> {
    let disk = &RealDisk;
    let mut reports = Vec::new();
    for (device, path) in journal_files(disk, folder)? {
        reports.extend(verify_file(disk, &path, device, &mut |_| ControlFlow::Continue(()))?);
    }
    let (mut evidence, mut evidence_whole) = (Vec::new(), 0);
    for path in disk.list(&folder.join("evidence")).unwrap_or_default() {
        if named_after_content(&path).unwrap_or(false) {
            evidence_whole += 1;
        } else {
            evidence.push(path);
        }
    }
    let (blanks, pending) = (unexplained_blanks(&reports), pending_redactions(&reports).len());
    Ok(Verified { reports, blanks, pending, evidence, evidence_whole, database: store::doubt(folder) })
}

/// Whether a file's name is the BLAKE3 of its content.
pub(super) fn named_after_content(path: &Path) -> io::Result<bool> {
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(path.file_stem().and_then(|stem| stem.to_str()) == Some(hasher.finalize().to_hex().as_str()))
}
