//! When the database may be believed.
//!
//! sled never calls fsync (measured on 0.34.7), so after a power cut it may open without an error and with keys missing.
//! It is believed after a clean exit — a mark written after flush and sync — or after an unclean exit within the same boot,
//! where the page cache survived. In every other case it is rebuilt.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Doubt;
use super::codec::VIEW_VERSION;

const ASIDE: &str = "db.aside";

/// Removes the database that was moved aside: after a redaction it would still hold the text.
pub fn discard_aside(folder: &Path) {
    // Whoever cannot remove it now finds it removed by the next rebuild.
    let _ = fs::remove_dir_all(folder.join(ASIDE));
}

/// The database folder of a data folder.
pub(super) fn database(folder: &Path) -> PathBuf {
    folder.join("db")
}

fn mark(folder: &Path) -> PathBuf {
    folder.join("db.state")
}

/// Identifies this start of the machine; empty where the system does not tell (then no unclean exit is believed).
fn boot() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id").map(|id| id.trim().to_owned()).unwrap_or_default()
}

/// This start of the machine and this place: a copy of a folder that is open elsewhere is not a database that was killed.
fn this_boot(folder: &Path) -> String {
    let place = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    let place = blake3::hash(place.as_os_str().as_encoded_bytes()).to_hex();
    format!("{}-{}", boot(), &place[..16])
}

/// Why the database of a folder cannot be believed, as far as its mark tells; `None`: it can. Changes nothing.
pub fn doubt(folder: &Path) -> Option<Doubt> {
    check(folder).err()
}

/// Makes the next opening build the database anew. Nobody may have it open.
pub fn distrust(folder: &Path) -> io::Result<()> {
    aside(folder)
}

pub(super) fn check(folder: &Path) -> Result<(), Doubt> {
    if !database(folder).is_dir() {
        return Err(Doubt::Missing);
    }
    let state = fs::read_to_string(mark(folder)).map_err(|_| Doubt::Unclean)?;
    let mut words = state.split_whitespace();
    if words.next() != Some(VIEW_VERSION.to_string().as_str()) {
        return Err(Doubt::OtherVersion);
    }
    match (words.next(), words.next()) {
        (Some("clean"), _) => Ok(()),
        (Some("open"), Some(then)) if !boot().is_empty() && then == this_boot(folder) => Ok(()),
        _ => Err(Doubt::Unclean),
    }
}

/// Marks the database as being worked on, and removes what a kill inside sled's opening can leave: a half-made snapshot
/// that would keep it from opening.
pub(super) fn opened(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(database(folder)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().ends_with(".generating") {
            fs::remove_file(entry.path())?;
        }
    }
    write_mark(folder, &format!("{VIEW_VERSION} open {}\n", this_boot(folder)))
}

/// Syncs every file of the database and marks it as cleanly closed.
pub(super) fn closed(folder: &Path) -> io::Result<()> {
    sync_tree(&database(folder))?;
    write_mark(folder, &format!("{VIEW_VERSION} clean\n"))
}

/// Moves the database out of the way, in place of the one moved there before. It is derived: nothing in it is missed.
pub(super) fn aside(folder: &Path) -> io::Result<()> {
    let (from, to) = (database(folder), folder.join(ASIDE));
    if !from.exists() {
        return Ok(());
    }
    if to.exists() {
        if to.is_dir() { fs::remove_dir_all(&to)? } else { fs::remove_file(&to)? }
    }
    fs::rename(from, to)
}

fn write_mark(folder: &Path, text: &str) -> io::Result<()> {
    let temporary = folder.join("db.state.tmp");
    let mut file = File::create(&temporary)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(temporary, mark(folder))?;
    sync_directory(folder)
}

fn sync_tree(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_tree(&entry.path())?;
        } else {
            File::open(entry.path())?.sync_all()?;
        }
    }
    sync_directory(folder)
}

fn sync_directory(folder: &Path) -> io::Result<()> {
    // Directories cannot be opened as files on Windows.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
