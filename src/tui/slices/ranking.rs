//! The ranking of a round.

use super::Ticks;
use crate::domain::ids::RoundId;
use crate::domain::points::Exact;
use crate::domain::ranking::{Ranked, ranked};
use crate::domain::views::RoundHead;
use crate::text::Words;
use crate::tui::worker::Folder;

/// The ranking of a round.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// The round.
    pub round: RoundHead,
    /// The highest star its standard gives.
    pub top: u8,
    /// Its communities, the best first.
    pub rows: Vec<Ranked>,
    /// Decimals that keep their totals apart.
    pub decimals: u32,
}

impl Ranking {
    /// Reads it from the standings kept current; `None` when it is not in the folder.
    pub fn read(folder: &dyn Folder, _words: &Words, _ticks: Ticks, round: RoundId) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let rows = ranked(views, round);
        let decimals = Exact::decimals_apart(rows.iter().filter_map(|row| row.standing.total.as_ref()));
        let top = views.round_checklist(round).map_or(5, |standard| standard.top_star());
        Some(Self { round: head, top, rows, decimals })
    }
}
