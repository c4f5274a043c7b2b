//! The ranking, the cursor in it, and which group of communities is looked at.

use std::collections::BTreeSet;

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
    /// The groups its communities are ranked within (组别), by name.
    pub groups: Vec<String>,
    /// The group looked at; `None`: all communities.
    pub group: Option<String>,
    /// The rows in sight of that choice, in the ranking's order.
    shown: Vec<usize>,
    /// The line in hand.
    pub cursor: usize,
    /// A number being typed to jump to.
    pub number: String,
    /// The menu, while it is open.
    pub menu: Option<List<Action>>,
    /// What was just done.
    pub status: Status,
    /// The lines where the provisional ones and those not begun start.
    pub breaks: [usize; 2],
    /// Some are rated, but not to be seen before one's own card is signed.
    pub hidden: bool,
    /// How many communities hold so many stars, the highest first.
    pub holding: Vec<(u8, usize)>,
}

impl Model {
    /// The screen of a ranking.
    pub fn new(slice: Ranking) -> Self {
        let groups: BTreeSet<&String> = slice.rows.iter().map(|row| &row.community.group).collect();
        let groups = groups.into_iter().filter(|group| !group.is_empty()).cloned().collect();
        let mut model = Self {
            slice,
            groups,
            group: None,
            shown: Vec::new(),
            cursor: 0,
            number: String::new(),
            menu: None,
            status: Status::Quiet,
            breaks: [0; 2],
            hidden: false,
            holding: Vec::new(),
        };
        model.look_at(None);
        model
    }

    /// Shows it anew: the group looked at and the community in hand stay.
    pub fn show(&mut self, slice: Ranking) {
        let held = self.row().map(|row| row.community.id);
        let mut fresh = Self::new(slice);
        fresh.look_at(self.group.take().filter(|group| fresh.groups.contains(group)));
        let at = held.and_then(|id| fresh.rows().position(|row| row.community.id == id));
        *self = Self { cursor: at.unwrap_or(0), ..fresh };
    }

    /// Looks at the next group: after the last one at all communities again. The community in hand stays in hand where it is in
    /// sight.
    pub fn next_group(&mut self) {
        let held = self.row().map(|row| row.community.id);
        let at = self.group.as_ref().and_then(|group| self.groups.iter().position(|one| one == group));
        let next = self.groups.get(at.map_or(0, |at| at + 1)).cloned();
        self.look_at(next);
        self.cursor = held.and_then(|id| self.rows().position(|row| row.community.id == id)).unwrap_or(0);
    }

    /// Looks at a group, else at all communities.
    fn look_at(&mut self, group: Option<String>) {
        let wanted = |row: &Ranked| group.as_ref().is_none_or(|group| row.community.group == *group);
        self.shown = (0..self.slice.rows.len()).filter(|n| wanted(&self.slice.rows[*n])).collect();
        self.group = group;
        let ranked = self.rows().position(|row| row.rank.is_none()).unwrap_or(self.in_sight());
        let begun = self.rows().position(|row| row.standing.total.is_none()).unwrap_or(self.in_sight());
        self.breaks = [ranked, begun.max(ranked)];
        let hidden = self.rows().any(|row| row.standing.total.is_none() && row.standing.cards > 0);
        self.hidden = hidden;
        let with = |stars: u8| self.rows().filter(|row| row.award.stars == Some(stars)).count();
        let holding = (0..=self.slice.top).rev().map(|stars| (stars, with(stars))).filter(|(_, count)| *count > 0).collect();
        self.holding = holding;
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        if self.menu.is_some() { Context::List } else { Context::Ranking }
    }

    /// The rows looked at, the best first.
    pub fn rows(&self) -> impl Iterator<Item = &Ranked> {
        self.shown.iter().map(|n| &self.slice.rows[*n])
    }

    /// How many they are.
    pub const fn in_sight(&self) -> usize {
        self.shown.len()
    }

    /// The place of a row among those it is looked at with.
    pub const fn rank(&self, row: &Ranked) -> Option<usize> {
        if self.group.is_some() { row.group_rank } else { row.rank }
    }

    /// The community in hand.
    pub fn row(&self) -> Option<&Ranked> {
        self.slice.rows.get(*self.shown.get(self.cursor)?)
    }
}
