//! Checking a folder without changing anything in it.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::identity::{Binding, BindingFile};
use super::{Progress, evidence};
use crate::domain::apply::{Touched, apply};
use crate::domain::events::{Event, Stamped};
use crate::domain::ids::{DeviceId, EventId, Stamp};
use crate::domain::views::{MemoryViews, Read};
use crate::journal::{
    Blank, Disk, FileReport, JournalError, RealDisk, journal_files, pending_redactions, unexplained_blanks, verify as verify_file,
};
use crate::store::{self, Doubt};

/// What a check found.
#[derive(Debug, Default)]
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
    /// Evidence files that stand in the journals and are not there.
    pub evidence_missing: Vec<String>,
    /// Lines this machine remembers as saved that the journal does not hold.
    pub lost: Option<Lost>,
    /// Why the working database would be built anew at the next opening: a notice.
    pub database: Option<Doubt>,
}

impl Verified {
    /// Nothing acknowledged is missing or altered.
    pub fn is_whole(&self) -> bool {
        // Behind a torn tail the same lines are a notice: there nobody can tell a cut from a write that never ended.
        let cut = |lost: &Lost| !self.reports.iter().any(|report| report.device == lost.device.0 && report.torn.is_some());
        !self.lost.as_ref().is_some_and(cut)
            && self.blanks.is_empty()
            && self.evidence.is_empty()
            && self.evidence_missing.is_empty()
            && self.reports.iter().all(|report| report.damage.is_empty())
    }
}

/// Lines that were saved and are gone, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The device that wrote them.
    pub device: DeviceId,
    /// The first.
    pub from: u64,
    /// The last.
    pub to: u64,
}

impl Lost {
    /// What a binding remembers beyond the last line held.
    pub(super) fn beyond(bound: &Binding, held: u64) -> Option<Self> {
        (held < bound.seq).then_some(Self { device: bound.device, from: held + 1, to: bound.seq })
    }
}

/// Checks every journal line and every evidence file; `state` is where this machine keeps device bindings. Needs no lock: a file is read to the length it had when opened.
pub fn verify(folder: &Path, state: Option<&Path>) -> Result<Verified, JournalError> {
    Ok(verify_told(folder, state, &mut |_, _| ControlFlow::Continue(()))?.unwrap_or_default())
}

/// The same, told how many journal bytes were checked of all; `None` when it is broken off.
pub fn verify_told(folder: &Path, state: Option<&Path>, told: Progress) -> Result<Option<Verified>, JournalError> {
    let disk = &RealDisk;
    let mut reports = Vec::new();
    let files = journal_files(disk, folder)?;
    let all = lengths(disk, &files);
    let mut before = 0;
    for (device, path) in files {
        let Some(report) = verify_file(disk, &path, device, &mut |at| told(before + at, all.max(before + at)))? else {
            return Ok(None);
        };
        before += report.len;
        reports.push(report);
    }
    let (mut altered, mut evidence_whole) = (Vec::new(), 0);
    for path in disk.list(&folder.join(evidence::FOLDER)).unwrap_or_default() {
        if named_after_content(&path).unwrap_or(false) {
            evidence_whole += 1;
        } else {
            altered.push(path);
        }
    }
    let evidence_missing = named_files(&reports).into_iter().filter(|file| !folder.join(evidence::FOLDER).join(file).exists());
    let evidence_missing = evidence_missing.collect();
    let (blanks, pending) = (unexplained_blanks(&reports), pending_redactions(&reports).len());
    let bound = BindingFile::of(state, folder).ok().and_then(|binding| binding.read());
    let lost = bound.and_then(|bound| {
        let held = reports.iter().find(|report| report.device == bound.device.0).map_or(0, |report| report.end.seq);
        Lost::beyond(&bound, held)
    });
    let database = store::doubt(folder);
    Ok(Some(Verified { reports, blanks, pending, evidence: altered, evidence_whole, evidence_missing, lost, database }))
}

/// The evidence files that stand. One that was taken out may be destroyed.
fn named_files(reports: &[FileReport]) -> BTreeSet<String> {
    let (mut views, mut stops) = (MemoryViews::default(), BTreeSet::new());
    for line in reports.iter().flat_map(|report| &report.evidence) {
        let event = Event::from_json(&line.event);
        if let Event::EvidenceSet { meeting, community, .. } = &event {
            stops.insert((*meeting, *community));
        }
        let id = EventId { device: DeviceId(line.device), seq: line.seq };
        let stamp = Stamp { ms: line.stamp.ms, n: line.stamp.n, id };
        apply(&mut views, &Stamped { stamp, command: line.cmd, event }, &mut Touched::new());
    }
    let views: &dyn Read = &views;
    let held = stops.into_iter().filter_map(|(meeting, community)| views.evidence(meeting, community));
    held.flat_map(|view| view.standing().into_iter().map(|(file, _)| file.to_owned()).collect::<Vec<_>>()).collect()
}

/// How many bytes these files have together.
pub(super) fn lengths<T>(disk: &dyn Disk, files: &[(T, PathBuf)]) -> u64 {
    files.iter().filter_map(|(_, path)| disk.len(path).ok().flatten()).sum()
}

/// Whether a file's name is the BLAKE3 of its content.
pub(super) fn named_after_content(path: &Path) -> io::Result<bool> {
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(path.file_stem().and_then(|stem| stem.to_str()) == Some(hasher.finalize().to_hex().as_str()))
}
