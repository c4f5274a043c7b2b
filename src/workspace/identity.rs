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
    /// The folder's real path, for the reader of the file.
    pub folder: String,
    /// The last line written, as far as is known: never more than the journal of the true folder holds.
    pub seq: u64,
}

/// The place of a folder's binding.
#[derive(Debug)]
pub struct BindingFile {
    path: PathBuf,
    folder: String,
    file: Option<File>,
}

impl BindingFile {
    /// The binding of `folder`, kept under `state`; in the folder itself where the user has no place for state (then the real
    /// path alone tells copies apart).
    pub fn of(state: Option<&Path>, folder: &Path) -> io::Result<Self> {
        let folder = fs::canonicalize(folder)?;
        let name = blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex();
        let path = match state {
            Some(state) => state.join("devices").join(format!("{}.json", &name[..32])),
            None => folder.join("device.json"),
        };
        Ok(Self { path, folder: folder.to_string_lossy().into_owned(), file: None })
    }

    /// Reads the binding; a missing or unreadable one is none.
    pub fn read(&self) -> Option<Binding> {
        let text = fs::read_to_string(&self.path).ok()?;
        let binding: Binding = serde_json::from_str(text.trim()).ok()?;
        (binding.folder == self.folder).then_some(binding)
    }

    /// Binds the folder to a device, durably: before its first line is written.
    pub fn bind(&mut self, device: DeviceId) -> io::Result<()> {
        if let Some(parent) = self.path.parent() {
            fs::create_dir_all(parent)?;
        }
        self.write(device, 0)?;
        self.file.as_ref().map_or(Ok(()), File::sync_all)
    }

    /// Remembers the last line written. Not synced: the journal is the truth, and a binding that lags is safe.
    pub fn remember(&mut self, device: DeviceId, seq: u64) -> io::Result<()> {
        self.write(device, seq)
    }

    fn write(&mut self, device: DeviceId, seq: u64) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(OpenOptions::new().write(true).create(true).truncate(true).open(&self.path)?),
        };
        let binding = Binding { device, folder: self.folder.clone(), seq };
        let mut text = serde_json::to_vec(&binding)?;
        text.push(b'\n');
        file.rewind()?;
        // One write of a few hundred bytes that never gets shorter: a kill leaves the old text or the new one.
        file.write_all(&text)
    }
}
