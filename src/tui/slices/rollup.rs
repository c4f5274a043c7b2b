//! What a round comes to by district and subdistrict, and what most of its communities lose points on.

use std::sync::Arc;

use super::{Ranking, Ticks};
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::rollup::RoundRollup;
use crate::domain::rollup::weak::{self, WeakItem};
use crate::domain::standard::Standard;
use crate::domain::views::RoundHead;
use crate::tui::worker::Folder;

/// A round summed up, as its viewer may see it.
#[derive(Clone, Debug)]
pub struct Rollup {
    /// The round.
    pub round: RoundHead,
    /// Its checklist.
    pub standard: Arc<Standard>,
    /// What it comes to.
    pub sums: RoundRollup,
    /// The items somebody lost points on, the largest share first.
    pub items: Vec<WeakItem>,
    /// Communities left out of all figures, because the viewer has still to sign there (背靠背).
    pub hidden: usize,
}

impl Rollup {
    /// Reads the standings kept current, then each card once; `None` when the round is not in the folder or the user broke off.
    pub fn read(folder: &dyn Folder, ticks: Ticks, viewer: Option<InspectorId>, round: RoundId) -> Option<Self> {
        let standard = folder.views().round_checklist(round)?;
        let Ranking { round: head, rows, .. } = Ranking::read(folder, viewer, round)?;
        let veiled = |row: &&crate::domain::ranking::Ranked| row.standing.cards > 0 && row.standing.total.is_none();
        let hidden = rows.iter().filter(veiled).count();
        let seen: Vec<CommunityId> = rows.iter().filter(|row| !veiled(row)).map(|row| row.community.id).collect();
        let items = weak::read(folder.views(), round, &seen, ticks)?;
        Some(Self { round: head, sums: RoundRollup::of(&standard, &rows), standard, items, hidden })
    }
}
