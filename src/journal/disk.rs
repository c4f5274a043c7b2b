//! The few things the journal does with files, behind a trait, so that tests can make each of them fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::{JournalError, Step};

/// A file opened for writing at its end.
pub trait DiskFile: Send {
    /// Writes all of `bytes` or fails, in which case any part of them may be in the file.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the content durable (fdatasync).
    fn sync_data(&mut self) -> io::Result<()>;
}

/// The file system as the journal uses it.
pub trait Disk: Send + Sync {
    /// Opens for appending; the file is created when absent.
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Creates a file, emptying what stood there (a temporary file left by a crash).
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens for reading from byte `offset`.
    fn read(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>>;
    /// The length in bytes, `None` when there is no such file.
    fn len(&self, path: &Path) -> io::Result<Option<u64>>;
    /// Cuts to `len` bytes and makes that durable.
    fn cut(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Puts `from` in the place of `to`, atomically.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes the entries of a directory durable.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Creates a directory and its parents.
    fn create_dir(&self, dir: &Path) -> io::Result<()>;
    /// The paths in a directory, sorted; empty when there is no such directory.
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>>;
}

/// The real file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl DiskFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        File::sync_data(self)
    }
}

impl Disk for RealDisk {
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(OpenOptions::new().append(true).create(true).open(path)?))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(File::create(path)?))
    }

    fn read(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(Box::new(file))
    }

    fn len(&self, path: &Path) -> io::Result<Option<u64>> {
        match fs::metadata(path) {
            Ok(found) => Ok(Some(found.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        // A handle opened for appending may not set a length on Windows, so cutting opens its own.
        let file = OpenOptions::new().write(true).open(path)?;
        file.set_len(len)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(unix)]
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    /// Directories cannot be opened as files on Windows, and NTFS journals their entries itself.
    #[cfg(not(unix))]
    fn sync_dir(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        fs::create_dir_all(dir)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort_unstable();
        Ok(paths)
    }
}

/// Where `device` keeps its lines under a data folder.
pub fn journal_path(data: &Path, device: Uuid) -> PathBuf {
    data.join("journal").join(format!("{device}.jsonl"))
}

/// The journal files of a data folder with their devices, sorted; whatever else lies there is passed over.
pub fn journal_files(disk: &dyn Disk, data: &Path) -> Result<Vec<(Uuid, PathBuf)>, JournalError> {
    let dir = data.join("journal");
    let paths = disk.list(&dir).map_err(JournalError::io(Step::List, &dir))?;
    Ok(paths
        .into_iter()
        .filter_map(|path| {
            let device: Uuid = path.file_name()?.to_str()?.strip_suffix(".jsonl")?.parse().ok()?;
            // Only the canonical spelling counts: another one would be a second file for the same device.
            (path.file_name()?.to_str()? == format!("{device}.jsonl")).then_some((device, path))
        })
        .collect())
}

/// The directory a file lies in.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

/// Copies `len` bytes from byte `offset` of `from` to the end of `to`, in small pieces.
pub(super) fn copy_bytes(
    disk: &dyn Disk,
    from: &Path,
    offset: u64,
    len: u64,
    to: &mut dyn DiskFile,
    to_path: &Path,
) -> Result<(), JournalError> {
    let mut left = len;
    let mut source = disk.read(from, offset).map_err(JournalError::io(Step::Open, from))?;
    let mut buffer = vec![0; 64 * 1024];
    while left > 0 {
        let want = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
        source.read_exact(&mut buffer[..want]).map_err(JournalError::io(Step::Read, from))?;
        to.write_all(&buffer[..want]).map_err(JournalError::io(Step::Write, to_path))?;
        left -= want as u64;
    }
    Ok(())
}

/// Makes a finished temporary file durable and puts it in the place of `path`.
pub(super) fn put_in_place(
    disk: &dyn Disk,
    mut file: Box<dyn DiskFile>,
    temporary: &Path,
    path: &Path,
) -> Result<(), JournalError> {
    file.sync_data().map_err(JournalError::io(Step::Sync, temporary))?;
    // Windows does not rename a file that is still open.
    drop(file);
    disk.rename(temporary, path).map_err(JournalError::io(Step::Rename, path))?;
    disk.sync_dir(parent(path)).map_err(JournalError::io(Step::Sync, parent(path)))
}
