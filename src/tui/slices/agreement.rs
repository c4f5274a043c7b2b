//! How far the inspectors of a round agree.

use std::sync::Arc;

use super::Ticks;
use crate::domain::agreement::Agreement as Measured;
use crate::domain::agreement::round::{RoundMarks, read};
use crate::domain::ids::{InspectorId, RoundId};
use crate::domain::standard::Standard;
use crate::domain::views::RoundHead;
use crate::text::Words;
use crate::tui::worker::Folder;

/// The agreement of a round's marks.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// The round.
    pub round: RoundHead,
    /// Its checklist.
    pub standard: Arc<Standard>,
    /// The marks: who gave them, and where they lie furthest apart.
    pub marks: RoundMarks,
    /// The figures.
    pub measured: Measured,
}

impl Agreement {
    /// Reads the cards of the round, one community after the other; `None` when it is not in the folder. What
    /// the viewer may not see yet is not in it.
    pub fn read(folder: &dyn Folder, _words: &Words, ticks: Ticks, viewer: Option<InspectorId>, round: RoundId) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let standard = views.round_checklist(round)?;
        let marks = read(views, round, None, viewer, ticks)?;
        Some(Self { round: head, standard, measured: Measured::of(&marks.table), marks })
    }
}
