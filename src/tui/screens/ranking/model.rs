//! The ranking, the cursor in it, and what groups it falls into.

use crate::domain::ranking::Ranked;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Ranking;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What is listed.
    pub slice: Ranking,
    /// The line in hand.
    pub cursor: usize,
    /// A number being typed to jump to.
    pub number: String,
    /// The menu, while it is open.
    pub menu: Option<List<Action>>,
    /// What was just done.
    pub status: Status,
    /// Where the groups begin: the provisional ones, those not begun.
    pub groups: [usize; 2],
    /// Some are rated, but not to be seen before one's own card is signed.
    pub hidden: bool,
    /// How many communities hold so many stars, the highest first.
    pub holding: Vec<(u8, usize)>,
}

impl Model {
    /// The screen of a ranking.
    pub fn new(slice: Ranking) -> Self {
        let ranked = slice.rows.iter().position(|row| row.rank.is_none()).unwrap_or(slice.rows.len());
        let begun = slice.rows.iter().position(|row| row.standing.total.is_none()).unwrap_or(slice.rows.len());
        let with = |stars: u8| slice.rows.iter().filter(|row| row.award.stars == Some(stars)).count();
        let holding = (0..=slice.top).rev().map(|stars| (stars, with(stars))).filter(|(_, count)| *count > 0).collect();
        Self {
            groups: [ranked, begun.max(ranked)],
            hidden: slice.rows.iter().any(|row| row.standing.total.is_none() && row.standing.cards > 0),
            holding,
            slice,
            cursor: 0,
            number: String::new(),
            menu: None,
            status: Status::Quiet,
        }
    }

    /// Shows it anew: the community in hand stays in hand.
    pub fn show(&mut self, slice: Ranking) {
        let held = self.row().map(|row| row.community.id);
        let fresh = Self::new(slice);
        let at = held.and_then(|id| fresh.slice.rows.iter().position(|row| row.community.id == id));
        *self = Self { cursor: at.unwrap_or(0), ..fresh };
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        if self.menu.is_some() { Context::List } else { Context::Ranking }
    }

    /// The community in hand.
    pub fn row(&self) -> Option<&Ranked> {
        self.slice.rows.get(self.cursor)
    }
}
