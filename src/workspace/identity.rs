//! Which device writes in this folder.
//!
//! A device id is bound to this machine and the folder's real path by a file *outside* the folder. A copied, moved or
//! restored folder therefore finds no binding, or one that remembers more lines than the journal holds, and goes on under a
//! new id: a (device, seq) never exists with two contents.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::ids::DeviceId;

/// What the file outside the folder says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// The device that writes.
    pub device: DeviceId,
    /// The folder's real path.
    pub folder: String,
    /// The machine, as far as it tells: a home copied to another one must not write as the same device.
    pub machine: String,
    /// The last line written, as far as is known: never more than the journal of the true folder holds.
    pub seq: u64,
}

/// What tells this machine from another: its systemd id, or its name on Windows; empty where neither is known.
fn machine() -> String {
    let id = fs::read_to_string("/etc/machine-id").map(|id| id.trim().to_owned()).unwrap_or_default();
    let name = std::env::var("COMPUTERNAME").unwrap_or_default();
    // Hashed: a binding need not carry the system's own identifiers about.
    blake3::hash(format!("{id}/{name}").as_bytes()).to_hex()[..16].to_owned()
}

/// The places of a folder's binding: outside the folder, and in it for a user whose home cannot be written (then the real
/// path alone tells copies apart).
#[derive(Debug)]
pub struct BindingFile {
    paths: Vec<PathBuf>,
    folder: String,
    machine: String,
    file: Option<File>,
}

impl BindingFile {
    /// The binding of `folder`, kept under `state` where there is such a place.
    pub fn of(state: Option<&Path>, folder: &Path) -> io::Result<Self> {
        let folder = fs::canonicalize(folder)?;
        let name = blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex();
        let outside = state.map(|state| state.join("devices").join(format!("{}.json", &name[..32])));
        let paths = outside.into_iter().chain([folder.join("device.json")]).collect();
        Ok(Self { paths, folder: folder.to_string_lossy().into_owned(), machine: machine(), file: None })
    }

    /// Reads the binding; a missing or unreadable one is none.
    pub fn read(&self) -> Option<Binding> {
        let one = |path: &PathBuf| serde_json::from_str::<Binding>(fs::read_to_string(path).ok()?.trim()).ok();
        self.paths.iter().filter_map(one).find(|binding| binding.folder == self.folder && binding.machine == self.machine)
    }

    /// Binds the folder to a device, durably: before its first line is written.
    pub fn bind(&mut self, device: DeviceId) -> io::Result<()> {
        self.file = Some(self.open()?);
        self.write(device, 0)?;
        self.file.as_ref().map_or(Ok(()), File::sync_all)
    }

    /// Remembers the last line written. Not synced: the journal is the truth, and a binding that lags is safe.
    pub fn remember(&mut self, device: DeviceId, seq: u64) -> io::Result<()> {
        self.write(device, seq)
    }

    /// Opens the first place that can be written: for writing over, so that a kill never leaves it empty.
    fn open(&self) -> io::Result<File> {
        let open = |path: &PathBuf| {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            OpenOptions::new().write(true).create(true).truncate(false).open(path)
        };
        let mut opened = self.paths.iter().map(open);
        let first = opened.next().unwrap_or_else(|| Err(io::ErrorKind::NotFound.into()));
        first.or_else(|error| opened.next().unwrap_or(Err(error)))
    }

    fn write(&mut self, device: DeviceId, seq: u64) -> io::Result<()> {
        if self.file.is_none() {
            self.file = Some(self.open()?);
        }
        let Some(file) = &mut self.file else { return Ok(()) };
        let binding = Binding { device, folder: self.folder.clone(), machine: self.machine.clone(), seq };
        let mut text = serde_json::to_vec(&binding)?;
        text.push(b'\n');
        file.rewind()?;
        // One write of a few hundred bytes; a kill leaves the old text or the new one. A shorter one is filled up, so that
        // nothing of the old stays behind it.
        let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
        text.resize(text.len().max(length), b' ');
        file.write_all(&text)
    }
}
