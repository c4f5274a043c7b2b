//! A data folder followed while somebody else writes in it: no lock is taken, nothing is written, cut, moved or repaired.
//!
//! The journals are read once, then only what was added to them. Whether anything was added is told by the files' names and
//! lengths, so that looking again costs next to nothing.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::OpenError;
use super::shown::{Shown, shown};
use crate::domain::events::{Event, Stamped};
use crate::domain::ids::{CommunityId, MeetingId, Stamp};
use crate::domain::views::{MemoryViews, Read};
use crate::journal::{Disk as _, RealDisk, journal_files};
use crate::store::{Progress, Replayed, replay_on};

/// A folder being followed.
pub struct Follower {
    folder: PathBuf,
    views: MemoryViews,
    replayed: Replayed,
    /// The journals as they were when they were read.
    seen: Vec<(PathBuf, u64)>,
    shown: Option<Shown>,
    latest: Option<(Stamp, MeetingId, CommunityId)>,
}

impl Follower {
    /// Reads a folder as it is now.
    pub fn open(folder: &Path, progress: Progress) -> Result<Self, OpenError> {
        if !folder.join("journal").is_dir() {
            return Err(OpenError::NoFolder { folder: folder.to_path_buf() });
        }
        let mut follower = Self {
            folder: folder.to_path_buf(),
            views: MemoryViews::default(),
            replayed: Replayed::default(),
            seen: Vec::new(),
            shown: shown(folder),
            latest: None,
        };
        follower.seen = follower.lengths();
        follower.read(progress)?;
        Ok(follower)
    }

    /// Reads what was added since; answers whether anything is different. What cannot be read now is read the next time.
    pub fn look(&mut self) -> bool {
        let wanted = shown(&self.folder);
        let told = wanted != self.shown;
        self.shown = wanted;
        let now = self.lengths();
        if now == self.seen {
            return told;
        }
        let mut quietly = |_, _| ControlFlow::Continue(());
        if self.read(&mut quietly).is_err() {
            // Lines were blanked or files exchanged beneath: read from the beginning, and keep what is shown until that is done.
            let Ok(anew) = Self::open(&self.folder, &mut quietly) else { return told };
            *self = anew;
            return true;
        }
        self.seen = now;
        true
    }

    /// What the journals add up to.
    pub fn views(&self) -> &dyn Read {
        &self.views
    }

    /// What the chair wants the hall to see.
    pub const fn shown(&self) -> Option<Shown> {
        self.shown
    }

    /// The stop that was rated or announced last.
    pub fn latest(&self) -> Option<(MeetingId, CommunityId)> {
        self.latest.map(|(_, meeting, community)| (meeting, community))
    }

    fn read(&mut self, progress: Progress) -> Result<(), OpenError> {
        let latest = &mut self.latest;
        let mut told = |line: &Stamped| {
            if let Some((meeting, community)) = stop(&line.event)
                && latest.is_none_or(|(stamp, ..)| stamp < line.stamp)
            {
                *latest = Some((line.stamp, meeting, community));
            }
        };
        replay_on(&mut self.views, &RealDisk, &self.folder, &mut self.replayed, &mut told, progress)?;
        Ok(())
    }

    fn lengths(&self) -> Vec<(PathBuf, u64)> {
        let files = journal_files(&RealDisk, &self.folder).unwrap_or_default().into_iter();
        files.filter_map(|(_, path)| Some((path.clone(), RealDisk.len(&path).ok()??))).collect()
    }
}

/// The stop where an event shows that the panel is there.
const fn stop(event: &Event) -> Option<(MeetingId, CommunityId)> {
    match event {
        Event::Rated { card, .. } | Event::CardSigned { card, .. } => Some((card.meeting, card.community)),
        Event::Announced { meeting, community, .. } => Some((*meeting, *community)),
        _ => None,
    }
}
