//! A disk that fails on demand, for tests only.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::disk::{Disk, DiskFile, RealDisk};

/// An operation that can be made to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `write_all`; with so many bytes written before it fails.
    Write(usize),
    /// `sync_data`.
    Sync,
    /// `cut`.
    Cut,
    /// `rename`.
    Rename,
    /// `sync_dir`.
    SyncDir,
}

/// The real file system, of which chosen operations fail.
#[derive(Debug, Clone, Default)]
pub struct FaultDisk {
    plan: Arc<Mutex<Vec<(Op, usize)>>>,
}

impl FaultDisk {
    /// Makes the `nth` operation of this kind from now on fail (1 = the next).
    pub fn fail(&self, op: Op, nth: usize) {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner).push((op, nth));
    }

    /// Counts one operation of `op`'s kind; the planned failure when it is due.
    fn due(&self, op: Op) -> Option<Op> {
        let mut plan = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        let mut due = None;
        for (planned, left) in plan.iter_mut() {
            if std::mem::discriminant(planned) == std::mem::discriminant(&op) {
                *left = left.saturating_sub(1);
                if *left == 0 {
                    due = Some(*planned);
                }
            }
        }
        plan.retain(|(_, left)| *left > 0);
        due
    }

    fn check(&self, op: Op) -> io::Result<()> {
        self.due(op).map_or(Ok(()), |_| Err(planned()))
    }
}

fn planned() -> io::Error {
    io::Error::other("planned failure")
}

struct FaultFile {
    disk: FaultDisk,
    file: Box<dyn DiskFile>,
}

impl DiskFile for FaultFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self.disk.due(Op::Write(0)) {
            Some(Op::Write(short)) => {
                self.file.write_all(&bytes[..short.min(bytes.len())])?;
                Err(planned())
            }
            _ => self.file.write_all(bytes),
        }
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.disk.check(Op::Sync)?;
        self.file.sync_data()
    }
}

impl Disk for FaultDisk {
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(FaultFile { disk: self.clone(), file: RealDisk.append(path)? }))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(FaultFile { disk: self.clone(), file: RealDisk.create(path)? }))
    }

    fn read(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        RealDisk.read(path, offset)
    }

    fn len(&self, path: &Path) -> io::Result<Option<u64>> {
        RealDisk.len(path)
    }

    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        self.check(Op::Cut)?;
        RealDisk.cut(path, len)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check(Op::Rename)?;
        RealDisk.rename(from, to)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.check(Op::SyncDir)?;
        RealDisk.sync_dir(dir)
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.create_dir(dir)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.list(dir)
    }
}
