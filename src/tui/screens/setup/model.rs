//! The round being set up: its three lists, what is being filled in, and what is on its way to the disk.

use super::entries::{self, Entry};
use super::lines::{Line, Lines, Panel};
use crate::clock;
use crate::domain::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::views::{Community, Inspector, Meeting};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::Session;
use crate::tui::slices::{Candidate, Setup};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The lists.
    #[default]
    Lists,
    /// The menu.
    Menu(List<Action>),
    /// The panel of a meeting, to choose a seat from.
    Seats(Box<Meeting>, List<InspectorId>),
    /// Whether the recommendation of the community in hand is taken back.
    Withdrawing,
    /// Something being filled in.
    Entry(Entry),
}

/// What was asked and is not answered yet.
#[derive(Clone, Debug)]
pub enum Doing {
    /// A round is opened.
    Round(RoundId),
    /// A community is entered, and recommended after that or not.
    Community(Community, bool),
    /// A community just entered is recommended.
    NominateNew(Community),
    /// A recommendation is made or taken back.
    Nominate(CommunityId, bool),
    /// An inspector is entered.
    Inspector(Inspector),
    /// A meeting is arranged.
    Meeting(MeetingId, String),
    /// A seat of a meeting is arranged.
    Seat(MeetingId, String),
    /// Labels are corrected; what they name now.
    Labels(String),
}

/// What a round lacks before it can be rated, in the order it is best done in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// No community takes part.
    Communities,
    /// Nobody rates.
    Inspectors,
    /// Somebody who was recommended is not visited.
    Meetings,
    /// Nothing.
    Score,
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What belongs to the round.
    pub slice: Setup,
    /// Its lists, in the order of [`Panel::ALL`].
    pub lists: [Lines; 3],
    /// The list in hand.
    pub panel: Panel,
    /// What the keys go to.
    pub mode: Mode,
    /// Who rates.
    pub inspector: Option<InspectorId>,
    /// The commit on its way.
    pub pending: Option<(u64, Doing)>,
    /// The steps follow each other without being asked for.
    pub guided: bool,
    /// A round was opened here: leaving leads to its list.
    pub opened: bool,
    /// The stop to rate once there is somebody who rates.
    pub wanted: Option<(MeetingId, CommunityId)>,
    /// What was just done.
    pub status: Status,
}

impl Model {
    /// The screen of a slice: where something is missing first. A round that is not there yet is asked for at once.
    pub fn new(slice: Setup, session: &Session, look: &Look) -> Self {
        let known = |id: &InspectorId| slice.inspectors.iter().any(|held| held.id == *id);
        let first = slice.inspectors.first().map(|inspector| inspector.id);
        let inspector = [session.inspector, slice.last, first].into_iter().flatten().find(known);
        let new = slice.round.is_none();
        let lists = Panel::ALL.map(|panel| Lines::new(panel, &slice));
        let mut model = Self {
            slice,
            lists,
            panel: Panel::Communities,
            mode: Mode::Lists,
            inspector,
            pending: None,
            guided: new,
            opened: false,
            wanted: None,
            status: Status::Quiet,
        };
        model.panel = match model.step() {
            Step::Communities => Panel::Communities,
            Step::Inspectors => Panel::Inspectors,
            Step::Meetings | Step::Score => Panel::Meetings,
        };
        if new {
            model.mode = Mode::Entry(Entry::Round(entries::round(&look.words, &model.slice)));
        }
        model
    }

    /// Shows the round as it is kept now; what is in hand stays in hand.
    pub fn show(&mut self, slice: Setup) {
        for (list, panel) in self.lists.iter_mut().zip(Panel::ALL) {
            let held = list.held(&self.slice);
            let fresh = Lines::new(panel, &slice);
            // Whoever stood where something is added stays there.
            let adding = held.is_none() && self.slice.round.is_some();
            let cursor = if adding { fresh.lines.len() - 1 } else { fresh.cursor };
            *list = Lines { cursor, ..fresh };
            if let Some(held) = held {
                list.hold(&slice, held);
            }
        }
        self.slice = slice;
    }

    /// Takes a list in hand, and something in it.
    pub fn hold(&mut self, panel: Panel, wanted: (uuid::Uuid, Option<uuid::Uuid>)) {
        self.panel = panel;
        let slice = &self.slice;
        if let Some((list, _)) = self.lists.iter_mut().zip(Panel::ALL).find(|(_, held)| *held == panel) {
            list.hold(slice, wanted);
        }
    }

    /// The list in hand.
    pub fn list(&self) -> &Lines {
        &self.lists[self.panel as usize]
    }

    /// The list in hand, to move in.
    pub fn list_mut(&mut self) -> &mut Lines {
        &mut self.lists[self.panel as usize]
    }

    /// The line in hand.
    pub fn line(&self) -> Option<Line> {
        self.list().line()
    }

    /// The community in hand.
    pub fn community(&self) -> Option<&Candidate> {
        match self.line()? {
            Line::Community(n) => self.slice.communities.get(n),
            _ => None,
        }
    }

    /// The round, once it is there.
    pub fn round(&self) -> Option<RoundId> {
        self.slice.round.as_ref().map(|head| head.id)
    }

    /// Which keys hold now.
    pub fn context(&self) -> Context {
        match &self.mode {
            Mode::Lists => Context::Setup,
            Mode::Menu(_) | Mode::Seats(..) => Context::List,
            Mode::Withdrawing => Context::Confirm,
            Mode::Entry(Entry::Meeting(entry)) if entry.stage != entries::Stage::Form => Context::Checklist,
            Mode::Entry(_) => Context::Form,
        }
    }

    /// What is missing next.
    pub fn step(&self) -> Step {
        let slice = &self.slice;
        let waiting = slice.communities.iter().any(|held| held.nominated && held.visit.is_none());
        if slice.meetings.is_empty() && !waiting {
            Step::Communities
        } else if slice.inspectors.is_empty() {
            Step::Inspectors
        } else if waiting {
            Step::Meetings
        } else {
            Step::Score
        }
    }

    /// How many communities of a subdistrict are recommended, and how many may be.
    pub fn quota(&self, subdistrict: &str) -> (usize, usize) {
        let of = |held: &&Candidate| held.nominated && held.community.subdistrict == subdistrict;
        let limit = self.slice.round.as_ref().map_or(0, |head| usize::from(head.nominations_each));
        (self.slice.communities.iter().filter(of).count(), limit)
    }

    /// The stop that is rated next: the one in hand, else the first of the latest meeting.
    pub fn stop(&self) -> Option<(MeetingId, CommunityId)> {
        let at = |meeting: usize, stop: usize| {
            let meeting = self.slice.meetings.get(meeting)?;
            Some((meeting.id, *meeting.stops.get(stop)?))
        };
        match self.line() {
            Some(Line::Stop(meeting, stop)) => at(meeting, stop),
            Some(Line::Meeting(meeting)) => at(meeting, 0),
            _ => at(self.slice.meetings.len().checked_sub(1)?, 0),
        }
    }

    /// The meeting in hand, else the latest one.
    pub fn meeting(&self) -> Option<&Meeting> {
        match self.line() {
            Some(Line::Meeting(n) | Line::Stop(n, _)) => self.slice.meetings.get(n),
            _ => self.slice.meetings.last(),
        }
    }

    /// The card of a stop; `None` while nobody rates.
    pub fn card(&self, (meeting, community): (MeetingId, CommunityId)) -> Option<CardId> {
        Some(CardId { meeting, community, inspector: self.inspector? })
    }

    /// A community's labels before anything is typed: district and subdistrict of the line in hand, else of the one last
    /// entered.
    pub fn neighbour(&self) -> Community {
        let near = self.community().or_else(|| self.slice.communities.last()).map(|held| &held.community);
        Community {
            id: CommunityId(clock::new_id()),
            code: String::new(),
            district: near.map_or_else(String::new, |near| near.district.clone()),
            subdistrict: near.map_or_else(String::new, |near| near.subdistrict.clone()),
            name: String::new(),
            group: String::new(),
        }
    }

    /// Whether an action does something now.
    pub fn applies(&self, action: Action) -> bool {
        match action {
            Action::Edit => self.round().is_some(),
            Action::Nominate => self.community().is_some(),
            Action::Seat | Action::Sheets => self.meeting().is_some_and(|meeting| !meeting.panel.is_empty()),
            _ => true,
        }
    }
}
