//! The ranking of a round.

use super::veil::Veil;
use crate::domain::ids::{InspectorId, RoundId};
use crate::domain::points::Exact;
use crate::domain::quota::Award;
use crate::domain::ranking::{Ranked, ranked};
use crate::domain::views::RoundHead;
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
    pub fn read(folder: &dyn Folder, viewer: Option<InspectorId>, round: RoundId) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let top = views.round_checklist(round).map_or(5, |standard| standard.top_star());
        let mut veil = Veil::new(views, viewer, top);
        // What is veiled has no rank, and stands where those stand that have none yet: its place would tell.
        let (mut rows, mut without) = (Vec::new(), Vec::new());
        for row in ranked(views, round) {
            let (seen, community) = (row.standing.clone(), row.community);
            let standing = veil.over(row.standing);
            if standing == seen {
                rows.push(Ranked { community, standing, rank: row.rank, group_rank: row.group_rank, award: row.award });
            } else {
                without.push(Ranked { community, standing, rank: None, group_rank: None, award: Award::default() });
            }
        }
        without.sort_by_cached_key(|row| row.community.path());
        rows.append(&mut without);
        let decimals = Exact::decimals_apart(rows.iter().filter_map(|row| row.standing.total.as_ref()));
        Some(Self { round: head, top, rows, decimals })
    }
}
