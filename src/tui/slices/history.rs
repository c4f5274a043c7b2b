//! What happened.

use std::collections::BTreeMap;

use super::Ticks;
use crate::clock;
use crate::domain::ids::{CommunityId, EventId, InspectorId, MeetingId, Stamp};
use crate::domain::standing::hides;
use crate::domain::views::{Community, Read};
use crate::text::{Words, log};
use crate::tui::worker::Folder;
use crate::workspace::{Entry, Wanted};

/// How many lines are looked at together.
pub const WINDOW: usize = 500;

/// What happened: a window of the journal's lines.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Only with this community.
    pub community: Option<CommunityId>,
    /// Its name.
    pub name: String,
    /// Only what happened before this line.
    pub before: Option<Stamp>,
    /// The lines, the latest first.
    pub rows: Vec<HistoryRow>,
    /// There are earlier ones.
    pub more: bool,
    /// Why nothing can be read, worded.
    pub failed: Option<String>,
}

/// One line.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// Its place in the order of all lines.
    pub stamp: Stamp,
    /// When, in local time, `2026-11-20 10:05:03`.
    pub when: String,
    /// What the clock of the device showed.
    pub wall: String,
    /// Who did it, code and name; empty where nobody said.
    pub who: String,
    /// Their code.
    pub code: String,
    /// What happened, worded.
    pub what: String,
    /// The community it is about.
    pub community: Option<Community>,
    /// The free texts it holds.
    pub texts: Vec<String>,
}

impl HistoryRow {
    /// The line's name.
    pub const fn id(&self) -> EventId {
        self.stamp.id
    }

    /// Reads it; of a line that tells what is hidden from the viewer yet, only where it was.
    fn read(views: &dyn Read, words: &Words, entry: &Entry, hidden: bool) -> Self {
        let by = entry.line.by.and_then(|by| views.inspector(InspectorId(by)));
        Self {
            stamp: entry.stamp(),
            when: clock::local_text(entry.line.stamp.ms),
            wall: entry.line.wall.clone(),
            who: by.as_ref().map_or_else(String::new, |by| format!("{} {}", by.code, by.name).trim().to_owned()),
            code: by.map(|by| by.code).unwrap_or_default(),
            what: if hidden { log::hidden(words, views, &entry.event) } else { log::event(words, views, &entry.event) },
            community: log::community(&entry.event).and_then(|id| views.community(id)),
            texts: if hidden { Vec::new() } else { entry.texts().into_iter().collect() },
        }
    }
}

impl History {
    /// Reads it; `None` when the community is not in the folder, or the user broke off.
    pub fn read(
        folder: &dyn Folder,
        words: &Words,
        ticks: Ticks,
        viewer: Option<InspectorId>,
        community: Option<CommunityId>,
        before: Option<Stamp>,
    ) -> Option<Self> {
        let views = folder.views();
        let name = match community {
            Some(id) => views.community(id)?.path(),
            None => String::new(),
        };
        let keep = |entry: &Entry| community.is_none() || log::community(&entry.event) == community;
        let empty = Self { community, name, before, ..Self::default() };
        Some(match folder.latest(words, Wanted { before, count: WINDOW, keep: &keep }, ticks) {
            Ok(latest) => {
                let latest = latest?;
                let mut stops: BTreeMap<(MeetingId, CommunityId), bool> = BTreeMap::new();
                let mut hidden = |entry: &Entry| {
                    let (Some(viewer), Some((meeting, community, whose))) = (viewer, log::judgement(&entry.event)) else {
                        return false;
                    };
                    let hides = || views.meeting(meeting).is_some_and(|meeting| hides(views, &meeting, community, viewer));
                    whose != Some(viewer) && *stops.entry((meeting, community)).or_insert_with(hides)
                };
                let rows = latest.entries.iter().map(|entry| HistoryRow::read(views, words, entry, hidden(entry))).collect();
                Self { rows, more: latest.more, ..empty }
            }
            Err(why) => Self { failed: Some(why), ..empty },
        })
    }
}
