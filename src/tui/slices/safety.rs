//! How the folder is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::clock;
use crate::settings::places::Spot;
use crate::tui::worker::Folder;

/// The extension of backups: a compressed tar.
pub const BACKUP: &str = "tgz";

/// How the folder is kept.
#[derive(Clone, Debug, Default)]
pub struct Safety {
    /// Where it lies; `None`: in memory.
    pub folder: Option<PathBuf>,
    /// Where this machine keeps device bindings.
    pub state: Option<PathBuf>,
    /// Whether it is written here.
    pub writable: bool,
    /// Bytes of all journals.
    pub bytes: u64,
    /// How many devices wrote them.
    pub devices: usize,
    /// How many lines they have.
    pub lines: u64,
    /// Where a backup can be saved.
    pub spots: Vec<Spot>,
    /// What a new backup is called, without its extension.
    pub name: String,
    /// The backups found there, the latest first.
    pub backups: Vec<Backup>,
}

/// A file that may be a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was written, in local time.
    pub when: String,
    /// The same, in milliseconds since 1970.
    pub ms: u64,
}

impl Safety {
    /// Looks at the folder and at where backups may be; reads none of the files.
    pub fn read(folder: &dyn Folder) -> Self {
        let positions = folder.positions();
        let lines = positions.iter().filter_map(|position| position.rsplit(':').next()?.parse::<u64>().ok()).sum();
        let spots = folder.spots();
        let mut backups: Vec<Backup> = spots.iter().flat_map(|spot| backups(&spot.path)).collect();
        backups.sort_by(|a, b| (b.ms, &b.path).cmp(&(a.ms, &a.path)));
        backups.dedup_by(|a, b| a.path == b.path);
        let journals = folder.path().map(|path| files(&path.join("journal"))).unwrap_or_default();
        Self {
            folder: folder.path().map(Path::to_path_buf),
            state: folder.state().map(Path::to_path_buf),
            writable: folder.writable(),
            bytes: journals.iter().filter_map(|path| fs::metadata(path).ok()).map(|found| found.len()).sum(),
            devices: positions.len(),
            lines,
            spots,
            name: format!("starpoint_{}", clock::today()),
            backups,
        }
    }
}

/// The paths in a folder; none where it cannot be read.
fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The files in a folder that are called like backups.
fn backups(folder: &Path) -> Vec<Backup> {
    let called = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        [".tgz", ".tar.gz"].iter().any(|ending| name.ends_with(ending))
    };
    let backup = |path: PathBuf| {
        let found = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
        let since = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let ms = u64::try_from(since.as_millis()).ok()?;
        Some(Backup { path, when: clock::local_text(ms), ms })
    };
    files(folder).into_iter().filter(called).filter_map(backup).collect()
}
