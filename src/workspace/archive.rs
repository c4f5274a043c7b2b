//! A backup: journals and evidence in one file, and the way back from it.
//!
//! The file is a gzip-compressed tar with `journal/<device>.jsonl` and `evidence/<blake3>.<ext>`, so that it can be opened
//! without starpoint too. Keys and device bindings are in no backup.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use uuid::Uuid;

use super::verify::{lengths, named_after_content};
use super::{OpenError, Progress, Workspace, demo};
use crate::domain::ids::EventId;
use crate::journal::{Disk, FileReport, JournalError, LineId, RealDisk, journal_files, journal_path, merge, redact_line, verify};

/// A backup could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The file is no backup.
    #[error("{} is no backup", path.display())]
    NotABackup {
        /// The file.
        path: PathBuf,
    },
    /// A part of the backup is damaged; nothing was taken from it.
    #[error("{}: {part} is damaged", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The entry.
        part: String,
    },
    /// A journal could not be read or merged.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The user broke off; nothing was written.
    #[error("broken off")]
    Stopped,
    /// The folder could not be opened again; what was to be done is done.
    #[error(transparent)]
    Reopen(#[from] OpenError),
}

impl ArchiveError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_path_buf(), source }
    }
}

/// Writes a backup of a folder. Only ended commands go into it, so it may be made while another process writes.
pub fn backup(folder: &Path, out: &mut dyn Write) -> Result<u64, ArchiveError> {
    backup_told(folder, out, &mut |_, _| ControlFlow::Continue(()))
}

/// Writes a backup of a folder to a new file; see [`super::write_new`]. Answers where it is and how many lines it holds.
pub fn backup_to(folder: &Path, path: &Path, told: Progress) -> Result<(PathBuf, u64), ArchiveError> {
    let mut made = Ok(0);
    let written = super::write_new(path, |file| {
        made = backup_told(folder, file, told);
        if made.is_err() { Err(io::Error::other("")) } else { Ok(()) }
    });
    let lines = made?;
    Ok((written.map_err(ArchiveError::io(path))?, lines))
}

/// Each file is read twice: to check it, and to copy it.
fn backup_told(folder: &Path, out: &mut dyn Write, told: Progress) -> Result<u64, ArchiveError> {
    let disk = &RealDisk;
    let mut archive = tar::Builder::new(GzEncoder::new(out, Compression::default()));
    let mut lines = 0;
    let files = journal_files(disk, folder)?;
    let (all, mut before) = (2 * lengths(disk, &files), 0);
    let mut tell = |done: u64| told(done.min(all), all);
    for (device, path) in files {
        let Some(report) = verify(disk, &path, device, &mut |at| tell(before + at))? else { return Err(ArchiveError::Stopped) };
        before += report.len;
        // A torn tail was never acknowledged; damage is kept as it is, so that the copy tells what the folder tells.
        let length = report.torn.map_or(report.len, |torn| torn.offset);
        if length == 0 {
            continue; // made by a command that never came to be
        }
        lines += report.lines;
        let content = File::open(&path).map_err(ArchiveError::io(&path))?;
        append(&mut archive, &format!("journal/{device}.jsonl"), content, length).map_err(ArchiveError::io(&path))?;
        before += length;
        if tell(before).is_break() {
            return Err(ArchiveError::Stopped);
        }
    }
    for path in disk.list(&folder.join("evidence")).unwrap_or_default() {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let content = File::open(&path).map_err(ArchiveError::io(&path))?;
        let length = content.metadata().map_err(ArchiveError::io(&path))?.len();
        append(&mut archive, &format!("evidence/{name}"), content, length).map_err(ArchiveError::io(&path))?;
    }
    let mark = folder.join(demo::MARK);
    if let Ok(content) = File::open(&mark) {
        let length = content.metadata().map_err(ArchiveError::io(&mark))?.len();
        append(&mut archive, demo::MARK, content, length).map_err(ArchiveError::io(&mark))?;
    }
    let finished = archive.into_inner().and_then(GzEncoder::finish);
    finished.and_then(Write::flush).map_err(ArchiveError::io(folder))?;
    Ok(lines)
}

fn append(archive: &mut tar::Builder<GzEncoder<&mut dyn Write>>, name: &str, content: File, length: u64) -> io::Result<()> {
    if content.metadata()?.len() < length {
        return Err(io::Error::new(io::ErrorKind::Interrupted, "the file got shorter while it was read"));
    }
    let mut header = tar::Header::new_gnu();
    header.set_size(length);
    header.set_mode(0o600);
    archive.append_data(&mut header, name, content.take(length))
}

/// What a restore added.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Journal lines that were not here.
    pub lines: u64,
    /// Evidence files that were not here.
    pub evidence: usize,
}

/// Unites an open folder with a backup: what is there already stays, nothing is taken twice. The folder's lock is held to
/// the end; the next opening brings the working database up to date.
pub fn restore(mut workspace: Workspace, file: &Path) -> Result<Restored, ArchiveError> {
    workspace.stand_still();
    beneath(&workspace, file)
}

/// The same, while the folder stays open for whoever works in it.
pub fn restore_open(workspace: &mut Workspace, file: &Path, progress: Progress) -> Result<Restored, ArchiveError> {
    workspace.exchange(false, progress, |workspace| beneath(workspace, file))?
}

fn beneath(workspace: &Workspace, file: &Path) -> Result<Restored, ArchiveError> {
    let (disk, folder) = (workspace.disk.as_ref(), workspace.folder.as_path());
    clear_staging(folder);
    let staging = folder.join(STAGING);
    disk.create_dir(&staging).map_err(ArchiveError::io(&staging))?;
    let restored = take(disk, folder, file, &staging);
    clear_staging(folder);
    restored
}

/// Where a backup is unpacked before anything is taken from it.
const STAGING: &str = "restoring";

/// Removes what a restore that was broken off left behind: it may hold texts that are redacted by now.
pub(super) fn clear_staging(folder: &Path) {
    // What cannot be removed now is removed at the next opening.
    let _ = fs::remove_dir_all(folder.join(STAGING));
}

/// Blanks a line in the copies of damaged files, which hold every text the file held.
pub(super) fn blank_kept_copies(disk: &dyn Disk, folder: &Path, line: EventId) {
    let kept = disk.list(&folder.join("quarantine")).unwrap_or_default();
    let prefix = format!("{}-damaged-", line.device);
    let of_device = |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix));
    for copy in kept.iter().filter(of_device) {
        // A copy without that line has nothing to blank.
        let _ = redact_line(disk, copy, line.device.0, line.seq);
    }
}

fn take(disk: &dyn Disk, folder: &Path, file: &Path, staging: &Path) -> Result<Restored, ArchiveError> {
    let mut parts = unpack(file, staging)?;
    let mut reports: Vec<FileReport> = Vec::new();
    for (device, path) in journal_files(disk, folder)? {
        reports.extend(verify(disk, &path, device, &mut |_| ControlFlow::Continue(()))?);
    }
    // Real work does not become an example by taking one in.
    let fresh = reports.is_empty();
    parts.retain(|part| fresh || !matches!(part, Part::Demo(_)));
    // Everything is checked before anything is taken.
    for part in &parts {
        let damaged = match part {
            Part::Journal(device, path) => {
                let report = verify(disk, path, *device, &mut |_| ControlFlow::Continue(()))?;
                let damaged = report.as_ref().is_none_or(|report| report.lines == 0 && report.len > 0);
                reports.extend(report);
                damaged
            }
            Part::Evidence(path) => !named_after_content(path).unwrap_or(false),
            Part::Demo(_) => false,
        };
        if damaged {
            let part = part.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            return Err(ArchiveError::Damaged { path: file.to_path_buf(), part });
        }
    }
    // Where only one copy is blanked, a redaction must have ordered it: then the blank wins, else the text does.
    let redacted: BTreeSet<LineId> = reports.iter().flat_map(|report| report.redactions.iter().copied()).collect();
    let mut restored = Restored::default();
    let mut rebuild = false;
    let united = unite(disk, folder, parts, &redacted, &mut restored, &mut rebuild);
    if rebuild {
        // Lines came in between those the working database has read.
        crate::store::distrust(folder).map_err(ArchiveError::io(folder))?;
        // Texts may have been blanked that it still holds.
        crate::store::discard_aside(folder);
    }
    united.map(|()| restored)
}

fn unite(
    disk: &dyn Disk,
    folder: &Path,
    parts: Vec<Part>,
    redacted: &BTreeSet<LineId>,
    restored: &mut Restored,
    rebuild: &mut bool,
) -> Result<(), ArchiveError> {
    for part in parts {
        match part {
            Part::Journal(device, path) => {
                let ours = journal_path(folder, device);
                disk.create_dir(&folder.join("journal")).map_err(ArchiveError::io(folder))?;
                let blanks = &mut |seq| redacted.contains(&LineId { device, seq });
                let merged = merge(disk, device, &ours, &path, &folder.join("quarantine"), blanks)?;
                *rebuild |= !merged.appended_only;
                restored.lines += merged.added.iter().map(|seqs| seqs.to - seqs.from + 1).sum::<u64>();
            }
            Part::Demo(_) => demo::mark(folder).map_err(ArchiveError::io(folder))?,
            Part::Evidence(path) => {
                let target = folder.join("evidence").join(path.file_name().unwrap_or_default());
                if !named_after_content(&target).unwrap_or(false) {
                    disk.create_dir(&folder.join("evidence")).map_err(ArchiveError::io(&target))?;
                    File::open(&path).and_then(|file| file.sync_all()).map_err(ArchiveError::io(&target))?;
                    fs::rename(&path, &target).map_err(ArchiveError::io(&target))?;
                    disk.sync_dir(&folder.join("evidence")).map_err(ArchiveError::io(&target))?;
                    restored.evidence += 1;
                }
            }
        }
    }
    Ok(())
}

enum Part {
    Journal(Uuid, PathBuf),
    Evidence(PathBuf),
    /// The folder held the worked example.
    Demo(PathBuf),
}

impl Part {
    fn path(&self) -> &Path {
        match self {
            Self::Journal(_, path) | Self::Evidence(path) | Self::Demo(path) => path,
        }
    }
}

/// Unpacks the two kinds of entries a backup has, each a plain file under a plain name; anything else makes it no backup.
fn unpack(file: &Path, staging: &Path) -> Result<Vec<Part>, ArchiveError> {
    let not_a_backup = || ArchiveError::NotABackup { path: file.to_path_buf() };
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(file).map_err(ArchiveError::io(file))?));
    let mut parts = Vec::new();
    for entry in archive.entries().map_err(|_| not_a_backup())? {
        let mut entry = entry.map_err(|_| not_a_backup())?;
        let name = entry.path().map_err(|_| not_a_backup())?.into_owned();
        let (kind, leaf) = named(&name).ok_or_else(not_a_backup)?;
        let target = staging.join(&leaf);
        let mut out = File::create(&target).map_err(ArchiveError::io(&target))?;
        io::copy(&mut entry, &mut out).map_err(|_| not_a_backup())?;
        parts.push(match kind {
            Entry::Journal(device) => Part::Journal(device, target),
            Entry::Evidence => Part::Evidence(target),
            Entry::Demo => Part::Demo(target),
        });
    }
    // The archive ends before the compression's checksum, which is only checked where it is read.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(|_| not_a_backup())?;
    if parts.is_empty() { Err(not_a_backup()) } else { Ok(parts) }
}

/// What an entry of a backup is.
#[derive(Clone, Copy)]
enum Entry {
    Journal(Uuid),
    Evidence,
    Demo,
}

/// What an entry is by its name, and the name without its folder; `None` for anything a backup does not hold.
fn named(name: &Path) -> Option<(Entry, String)> {
    let words: Vec<_> = name.components().collect();
    let (kind, leaf) = match words[..] {
        [Component::Normal(kind), Component::Normal(leaf)] => (kind.to_str()?, leaf),
        [Component::Normal(mark)] => ("", mark),
        _ => return None,
    };
    let leaf = leaf.to_string_lossy().into_owned();
    let entry = match (kind, leaf.strip_suffix(".jsonl").and_then(|id| id.parse().ok())) {
        ("journal", Some(device)) => Entry::Journal(device),
        ("evidence", _) => Entry::Evidence,
        ("", _) if leaf == demo::MARK => Entry::Demo,
        _ => return None,
    };
    Some((entry, leaf))
}

/// What a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Journals, one a device.
    pub devices: usize,
    /// Lines of all of them.
    pub lines: u64,
    /// Evidence files.
    pub evidence: usize,
    /// It was made of the worked example.
    pub demo: bool,
}

/// Looks through a backup without unpacking it. Whether its journals verify is found out when it is restored, before anything
/// is taken from it.
pub fn contents(file: &Path, told: Progress) -> Result<Contents, ArchiveError> {
    let not_a_backup = |_| ArchiveError::NotABackup { path: file.to_path_buf() };
    let opened = File::open(file).map_err(ArchiveError::io(file))?;
    let all = opened.metadata().map_err(ArchiveError::io(file))?.len();
    let read = std::cell::Cell::new(0);
    let counted = Counted { file: opened, read: &read };
    let mut archive = tar::Archive::new(GzDecoder::new(counted));
    let mut contents = Contents::default();
    for entry in archive.entries().map_err(not_a_backup)? {
        let mut entry = entry.map_err(not_a_backup)?;
        let name = entry.path().map_err(not_a_backup)?.into_owned();
        let (kind, _) = named(&name).ok_or_else(|| ArchiveError::NotABackup { path: file.to_path_buf() })?;
        match kind {
            Entry::Journal(_) => contents.devices += 1,
            Entry::Evidence => contents.evidence += 1,
            Entry::Demo => contents.demo = true,
        }
        let mut part = vec![0; 64 * 1024];
        loop {
            let length = entry.read(&mut part).map_err(not_a_backup)?;
            if told(read.get().min(all), all).is_break() {
                return Err(ArchiveError::Stopped);
            }
            if length == 0 {
                break;
            }
            if let Entry::Journal(_) = kind {
                contents.lines += part[..length].iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
            }
        }
    }
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(not_a_backup)?;
    match contents {
        Contents { devices: 0, evidence: 0, demo: false, .. } => Err(ArchiveError::NotABackup { path: file.to_path_buf() }),
        contents => Ok(contents),
    }
}

/// A file that counts how far it was read.
struct Counted<'a> {
    file: File,
    read: &'a std::cell::Cell<u64>,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(into)?;
        self.read.set(self.read.get() + length as u64);
        Ok(length)
    }
}
