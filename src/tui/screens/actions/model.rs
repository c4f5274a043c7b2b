//! The list in hand, what is being filled in, and what can be taken back.

use std::cell::Cell;

use super::forms::Filling;
use crate::critique::Proposal;
use crate::domain::command::ActionChange;
use crate::domain::ids::{CardId, CommunityId, InspectorId};
use crate::tui::keys::{Action, Context};
use crate::tui::saving::Saving;
use crate::tui::screens::{Place, Session};
use crate::tui::slices::{ActionRow, Actions};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;

/// What the keys go to.
#[derive(Debug, Default)]
pub enum Mode {
    /// The list.
    #[default]
    Rows,
    /// The menu.
    Menu(List<Action>),
    /// A form.
    Filling(Box<Filling>),
    /// Name and place of a file.
    Saving(Box<Saving>, Written),
}

/// What is written to a file from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The notice.
    Notice,
    /// The form to be filled in.
    Form,
    /// The calendar.
    Calendar,
}

/// A change made here: what it was, and what takes it back.
#[derive(Clone, Debug)]
pub struct Former {
    pub(super) said: String,
    pub(super) back: Vec<ActionChange>,
}

/// A commit on its way.
#[derive(Debug)]
pub struct Pending {
    pub(super) ticket: u64,
    pub(super) former: Former,
    /// It takes a change back.
    pub(super) undoes: bool,
    /// The form that comes back when it was not kept.
    pub(super) filling: Option<Box<Filling>>,
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What is listed.
    pub slice: Actions,
    /// The line in hand: an action, or behind them a proposal.
    pub cursor: usize,
    /// What the keys go to.
    pub mode: Mode,
    /// What was just done.
    pub status: Status,
    /// Whether commands are taken.
    pub writable: bool,
    /// The first line of the screen's body in sight; drawing moves it along with the cursor.
    pub(super) scrolled: Cell<usize>,
    pub(super) pending: Option<Pending>,
    pub(super) formers: Vec<Former>,
    pub(super) by: Option<InspectorId>,
    /// The card that is rated once the re-inspection is arranged.
    pub(super) wanted: Option<CardId>,
    /// The next open action comes into hand once the change on its way is kept.
    pub(super) next: bool,
    /// The notice is saved once what is proposed has been entered.
    pub(super) noticing: bool,
}

impl Model {
    /// The screen of a list.
    pub fn new(slice: Actions, session: &Session) -> Self {
        Self {
            slice,
            cursor: 0,
            mode: Mode::Rows,
            status: Status::Quiet,
            writable: session.writable,
            scrolled: Cell::new(0),
            pending: None,
            formers: Vec::new(),
            by: session.inspector,
            wanted: None,
            next: false,
            noticing: false,
        }
    }

    /// Where this is.
    pub fn place(&self) -> Place {
        let round = self.slice.round.id;
        match &self.slice.community {
            Some(community) => Place::Actions { round, community: community.id },
            None => Place::Register(round),
        }
    }

    /// Shows the list as it is now; the action in hand stays in hand.
    pub fn show(&mut self, slice: Actions) {
        let held = self.row().map(|row| row.action.id);
        self.slice = slice;
        let at = held.and_then(|id| self.slice.rows.iter().position(|row| row.action.id == id));
        self.cursor = at.unwrap_or(self.cursor).min(self.len().saturating_sub(1));
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Rows if self.slice.again.is_some() => Context::Checks,
            Mode::Rows => Context::Actions,
            Mode::Menu(_) => Context::List,
            Mode::Filling(_) | Mode::Saving(..) => Context::Form,
        }
    }

    /// How many lines the list has.
    pub fn len(&self) -> usize {
        self.slice.rows.len() + self.slice.proposals.len()
    }

    /// The action in hand.
    pub fn row(&self) -> Option<&ActionRow> {
        self.slice.rows.get(self.cursor)
    }

    /// The proposal in hand.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.slice.proposals.get(self.cursor.checked_sub(self.slice.rows.len())?)
    }

    /// The communities a re-inspection arranged here visits: the one in sight; from the register, all with something open.
    pub fn stops(&self) -> Vec<CommunityId> {
        if let Some(community) = &self.slice.community {
            return vec![community.id];
        }
        let mut stops = Vec::new();
        for row in self.slice.rows.iter().filter(|row| row.action.is_open() && row.action.task.item.is_some()) {
            if !stops.contains(&row.community.id) {
                stops.push(row.community.id);
            }
        }
        stops
    }

    /// Whether this is the register of a round.
    pub const fn is_register(&self) -> bool {
        self.slice.community.is_none()
    }
}
