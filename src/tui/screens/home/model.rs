//! The list, the cursor in it, and who rates.

use crate::domain::ids::{CardId, InspectorId, MeetingId, RoundId};
use crate::domain::views::Inspector;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Session, who_rates};
use crate::tui::slices::{Home, HomeRow};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::list::List;

/// What a list on this screen chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do this.
    Do(Action),
    /// Let somebody else rate.
    Inspector(InspectorId),
    /// Enter somebody who rates.
    AddInspector,
    /// Follow another meeting.
    Meeting(MeetingId),
}

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The list of communities.
    #[default]
    Rows,
    /// A list over it.
    List(List<Choice>),
    /// Somebody who rates being entered.
    Inspector(Form),
    /// Whether to end the program.
    Leaving,
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What is listed.
    pub home: Home,
    /// The community in hand.
    pub cursor: usize,
    /// A number being typed to jump to.
    pub number: String,
    /// Who rates.
    pub inspector: Option<InspectorId>,
    /// What the keys go to.
    pub mode: Mode,
    /// The commit on its way, and who it enters.
    pub pending: Option<(u64, InspectorId)>,
    /// Who is entered is wanted for the card in hand.
    pub scoring: bool,
    /// What was just done.
    pub status: Status,
}

impl Model {
    /// The screen of a list. Who rates is whoever did so far, else who rated last on this device, else the first there is.
    pub fn new(home: Home, session: &Session, look: &Look) -> Self {
        let mut model = Self::of(home, session.inspector);
        if let (true, Some((name, number))) = (session.first, model.stopped()) {
            model.status = Status::Done(say!(look.words, "tui-stopped-at", name = name, number = number));
        }
        model
    }

    /// Shows another list: the community in hand stays in hand where it is still listed.
    pub fn show(&mut self, home: Home) {
        let held = self.row().map(|row| row.community.id);
        let same = home.rounds.get(home.at).map(|head| head.id) == self.home.rounds.get(self.home.at).map(|head| head.id);
        let fresh = Self::of(home, self.inspector);
        let at = held.filter(|_| same).and_then(|id| fresh.home.rows.iter().position(|row| row.community.id == id));
        *self = Self { cursor: at.unwrap_or(fresh.cursor), ..fresh };
    }

    fn of(home: Home, inspector: Option<InspectorId>) -> Self {
        let panel = home.meetings.get(home.meeting).map_or(&[][..], |meeting| &meeting.panel);
        let inspector = who_rates(inspector, home.last.as_ref(), panel, &home.inspectors);
        let stopped = home.last.as_ref().map(|last| last.card.community);
        let cursor = home.rows.iter().position(|row| Some(row.community.id) == stopped).unwrap_or(0);
        Self {
            home,
            cursor,
            number: String::new(),
            inspector,
            mode: Mode::Rows,
            pending: None,
            scoring: false,
            status: Status::Quiet,
        }
    }

    /// Where this device stopped: the community under the cursor and the item's running number.
    pub fn stopped(&self) -> Option<(&str, usize)> {
        let last = self.home.last.as_ref()?;
        let row = self.row().filter(|row| row.community.id == last.card.community)?;
        Some((&row.community.name, self.home.standard.as_ref()?.number(&last.item)?))
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Rows => Context::Home,
            Mode::List(_) => Context::List,
            Mode::Inspector(_) => Context::Form,
            Mode::Leaving => Context::Confirm,
        }
    }

    /// What can be done where nothing is listed yet, under the digits from 1 on.
    pub fn offers(&self) -> Vec<Action> {
        if self.home.rounds.is_empty() {
            return vec![Action::NewRound, Action::Demo, Action::Import, Action::Safety, Action::Settings];
        }
        if !self.home.rows.is_empty() {
            return Vec::new();
        }
        let other = Some(Action::NextRound).filter(|_| self.home.rounds.len() > 1);
        [Action::Setup, Action::Import].into_iter().chain(other).collect()
    }

    /// The community in hand.
    pub fn row(&self) -> Option<&HomeRow> {
        self.home.rows.get(self.cursor)
    }

    /// Who rates.
    pub fn inspector(&self) -> Option<&Inspector> {
        self.home.inspectors.iter().find(|held| Some(held.id) == self.inspector)
    }

    /// The round shown.
    pub fn round(&self) -> Option<RoundId> {
        self.home.rounds.get(self.home.at).map(|head| head.id)
    }

    /// The card of the community in hand; `None` without a meeting or an inspector.
    pub fn card(&self) -> Option<CardId> {
        let row = self.row()?;
        Some(CardId { meeting: row.meeting?, community: row.community.id, inspector: self.inspector? })
    }
}
