//! Why a folder could not be opened or a command not done, and what is worth saying at the start. Worded in `text`.

use std::io;
use std::path::PathBuf;

use super::verify::Lost;
use crate::domain::refusal::Refusal;
use crate::journal::{AppendError, Damage, FileReport, JournalError};
use crate::store::{Doubt, Stopped};

/// A folder could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no data folder there.
    #[error("no data folder at {}", folder.display())]
    NoFolder {
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// Another process writes in it.
    #[error("{} is in use by {holder}", folder.display())]
    Locked {
        /// The folder.
        folder: PathBuf,
        /// Who has it.
        holder: String,
    },
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// No working database can be made in it.
    #[error("no working database can be made in {}", folder.display())]
    NoDatabase {
        /// The folder.
        folder: PathBuf,
    },
    /// The journal cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The user broke off.
    #[error("cancelled")]
    Cancelled,
}

impl From<Stopped> for OpenError {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Doubt(_) => Self::NoDatabase { folder: PathBuf::new() },
            Stopped::Journal(error) => Self::Journal(error),
            Stopped::Cancelled => Self::Cancelled,
        }
    }
}

/// A command was not done. Nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// It is against the rules.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The journal could not be written.
    #[error(transparent)]
    NotSaved(#[from] AppendError),
    /// The folder is only read.
    #[error("read only")]
    ReadOnly,
    /// This machine's binding to the folder could not be kept.
    #[error("the device binding could not be written: {source}")]
    Binding {
        /// The system's reason.
        source: io::Error,
    },
    /// The journal could not be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The working database was lost and could not be built anew.
    #[error(transparent)]
    Reopen(#[from] OpenError),
}

/// Something worth saying when a folder is opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A tail that was never acknowledged was set aside (`copy`), or stands there while the folder is only read.
    Torn {
        /// The journal file.
        path: PathBuf,
        /// Where the tail is kept.
        copy: Option<PathBuf>,
    },
    /// Acknowledged lines are missing or altered.
    Damaged {
        /// The journal file.
        path: PathBuf,
        /// What is wrong.
        damage: Damage,
        /// Where the whole file is kept.
        copy: Option<PathBuf>,
    },
    /// Lines this machine remembers as saved are gone.
    Lost(Lost),
    /// The working database was built anew.
    Rebuilt {
        /// Why.
        doubt: Doubt,
    },
    /// The wall clock stands behind the last record.
    ClockBehind {
        /// The last record's clock, in milliseconds since 1970.
        last: u64,
    },
}

impl Notice {
    /// What a file's report gives cause to say.
    pub fn of_report(report: &FileReport) -> Vec<Self> {
        let torn = report.torn.map(|_| Self::Torn { path: report.path.clone(), copy: None });
        torn.into_iter().chain(Self::of_damage(report, None)).collect()
    }

    pub(super) fn of_damage(report: &FileReport, copy: Option<&PathBuf>) -> Vec<Self> {
        let notice = |damage: &Damage| Self::Damaged { path: report.path.clone(), damage: *damage, copy: copy.cloned() };
        report.damage.iter().map(notice).collect()
    }
}
