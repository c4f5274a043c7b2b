//! What can go wrong, as data. The text module words it for people; `Display` here is a terse fallback.

use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::digest::Digest;

/// What was being done with a file when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Opening or creating.
    Open,
    /// Reading or asking for its length.
    Read,
    /// Writing.
    Write,
    /// Making durable, or making its directory durable.
    Sync,
    /// Cutting to a length.
    Cut,
    /// Putting a finished file in its place.
    Rename,
    /// Listing a directory.
    List,
}

/// Reading, verifying, repairing, redacting or merging failed.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The file system refused.
    #[error("{step:?} {}: {source}", path.display())]
    Io {
        /// What was tried.
        step: Step,
        /// On which file or directory.
        path: PathBuf,
        /// The system's own error.
        source: io::Error,
    },
    /// A remembered position does not fit the file: it was cut, redacted or exchanged since. Read from the start instead.
    #[error("{}: nothing known ends at byte {offset}", path.display())]
    StalePosition {
        /// The journal file.
        path: PathBuf,
        /// The remembered byte.
        offset: u64,
    },
    /// The file ends in a torn tail; [`super::repair`] first.
    #[error("{}: torn from byte {offset}", path.display())]
    Torn {
        /// The journal file.
        path: PathBuf,
        /// Where the tail begins.
        offset: u64,
    },
    /// The file is damaged: its device writes on under a new id, and what was asked cannot be done with it.
    #[error("{}: damaged at byte {offset}", path.display())]
    Damaged {
        /// The journal file.
        path: PathBuf,
        /// Where the first damage begins.
        offset: u64,
    },
    /// The file is not as long as when it was verified: somebody else writes.
    #[error("{}: changed meanwhile", path.display())]
    Changed {
        /// The journal file.
        path: PathBuf,
    },
    /// No line in force has this number.
    #[error("device {device} has no line {seq}")]
    NoSuchLine {
        /// The device.
        device: Uuid,
        /// The number asked for.
        seq: u64,
    },
    /// Two copies of one device's journal say different things; nothing was changed.
    #[error("device {device} line {seq} has two contents: {ours} and {theirs}")]
    Conflict {
        /// The device whose journal forked.
        device: Uuid,
        /// The first line that differs.
        seq: u64,
        /// The hash of our line.
        ours: Digest,
        /// The hash of the other copy's line.
        theirs: Digest,
    },
}

impl JournalError {
    /// Wraps a system error, for `map_err`.
    pub(super) fn io(step: Step, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { step, path: path.to_path_buf(), source }
    }
}

/// A command was not saved.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Writing or syncing failed. No line of the command is in the file when `recovered`; otherwise the writer is read-only from now on.
    #[error("not saved to {}: {source}", path.display())]
    NotSaved {
        /// The journal file.
        path: PathBuf,
        /// Whether the file was cut back and verified, so that the next append may be tried.
        recovered: bool,
        /// Why it was not saved.
        source: io::Error,
    },
    /// An earlier failure could not be recovered from; the folder must be opened anew.
    #[error("{} is read-only after a failed write", path.display())]
    ReadOnly {
        /// The journal file.
        path: PathBuf,
    },
    /// A line would be longer than [`super::MAX_LINE`]; nothing was written.
    #[error("a line of {len} bytes is too long")]
    TooLong {
        /// Bytes the line would take.
        len: usize,
    },
    /// A command without events; nothing was written.
    #[error("a command without events")]
    Empty,
    /// The event could not be written as JSON; nothing was written.
    #[error("event not writable as JSON: {0}")]
    NotJson(#[from] serde_json::Error),
}
