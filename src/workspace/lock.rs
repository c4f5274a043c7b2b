//! One writer at a time: the folder's lock file, which names its holder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::time::Duration;

use crate::clock;

/// How long a lock is waited for, in milliseconds: two commands one after the other should not meet a refusal.
const PATIENCE: u64 = 3_000;

/// The lock, held until dropped. The system frees it with the process, however that ends.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code)] File); // kept open: closing it frees the lock

/// Why there is no lock.
#[derive(Debug)]
pub enum NoLock {
    /// Another process has it.
    Held {
        /// What it wrote about itself: `starpoint rate, process 4711`.
        holder: String,
    },
    /// The lock file cannot be opened.
    Io(io::Error),
}

impl Lock {
    /// Takes the lock of a folder, waiting a little while another process has it.
    pub fn take(folder: &Path, verb: &str) -> Result<Self, NoLock> {
        let path = folder.join("lock");
        let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let mut file = open.map_err(NoLock::Io)?;
        let begun = clock::monotonic_ms();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(NoLock::Io(error)),
                Err(TryLockError::WouldBlock) if clock::monotonic_ms() - begun < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => {
                    let mut holder = String::new();
                    let _ = file.read_to_string(&mut holder);
                    return Err(NoLock::Held { holder: holder.trim().to_owned() });
                }
            }
        }
        // The name is a courtesy to who is refused; a full disk must not keep the holder out.
        let _ = file.set_len(0).and_then(|()| file.rewind());
        let _ = write!(file, "starpoint {verb}, pid {}", std::process::id());
        Ok(Self(file))
    }
}
