//! Rectification (整改): what a community has to put right, by when, by which unit, and how far it is.
//!
//! An action (整改项) belongs to a community and to the meeting that found it. Drafting actions out of the marks is the module
//! `critique`; refusing them is `decide/actions.rs`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::events::Text;
use super::ids::{ActionId, CommunityId, MeetingId, RoundId};
use super::register::Register;
use super::views::Read;

/// How an action is to be dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 立行立改: at once.
    Now,
    /// 限期整改: by a day.
    Limited,
    /// 长期坚持: goes on; may have no day.
    LongTerm,
}

impl Kind {
    /// Every kind, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Now, Self::Limited, Self::LongTerm];

    /// Its name in files and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Limited => "limited",
            Self::LongTerm => "long-term",
        }
    }
}

/// What is to be put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectification {
    /// The item of the meeting's standard it is about, by id; `None`: of none.
    pub item: Option<String>,
    /// What is wrong.
    pub problem: Text,
    /// What it rests on: what was seen, read or heard.
    pub evidence: Option<Text>,
    /// How it is to be dealt with.
    pub kind: Kind,
    /// The unit or post responsible (责任单位), never a person.
    pub unit: Option<Text>,
    /// The last day; missing only where it goes on for long.
    pub due: Option<Day>,
    /// What is to be done.
    pub measure: Option<Text>,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 整改中
    Open,
    /// 现场整改完毕: put right before the panel left.
    OnSpot,
    /// 已报: the community says it is done.
    Reported,
    /// 销号: seen to be done, or settled for another reason.
    Closed,
}

impl Status {
    /// Every status, in the order they are gone through.
    pub const ALL: [Self; 4] = [Self::Open, Self::OnSpot, Self::Reported, Self::Closed];

    /// Its name in files and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::OnSpot => "on-spot",
            Self::Reported => "reported",
            Self::Closed => "closed",
        }
    }

    /// Whether something is still to be done about it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Reported)
    }
}

/// What a re-inspection (回头看) saw of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 已改
    Done,
    /// 部分整改
    Partly,
    /// 未改
    NotDone,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 3] = [Self::Done, Self::Partly, Self::NotDone];

    /// Its name in files and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotDone => "not-done",
        }
    }
}

/// What a re-inspection saw, and on what it rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What it saw.
    pub verdict: Verdict,
    /// What it rests on.
    pub evidence: Text,
    /// On which day.
    pub day: Day,
}

/// How far an action is, since when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How far.
    pub status: Status,
    /// Since which day.
    pub day: Day,
    /// What it rests on; always there where it is closed.
    pub reason: Option<Text>,
}

/// The actions of a community in a round, by identity: in the order they were entered, because ids grow with time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionsView {
    /// The community.
    pub community: Option<CommunityId>,
    /// Its actions, those withdrawn among them.
    pub held: BTreeMap<ActionId, ActionView>,
}

/// One action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionView {
    /// The meeting that found it.
    pub meeting: Option<MeetingId>,
    /// What is to be put right; `None` inside: withdrawn.
    pub task: Register<Option<Rectification>>,
    /// How far it is; nothing yet: open.
    pub progress: Register<Progress>,
    /// What re-inspections saw, by their meetings; `None` inside: taken back.
    pub checks: BTreeMap<MeetingId, Register<Option<Check>>>,
}

impl ActionView {
    /// What is to be put right; `None` where it was withdrawn.
    pub fn task(&self) -> Option<&Rectification> {
        self.task.get().and_then(Option::as_ref)
    }
}

/// An action that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Identity.
    pub id: ActionId,
    /// Its number in its community and round, from 1; kept when others are withdrawn.
    pub number: usize,
    /// The round.
    pub round: RoundId,
    /// The community.
    pub community: CommunityId,
    /// The meeting that found it.
    pub meeting: MeetingId,
    /// What is to be put right.
    pub task: Rectification,
    /// How far it is, where somebody said so.
    pub progress: Option<Progress>,
    /// When it was changed last, in milliseconds since 1970.
    pub changed: u64,
    /// What re-inspections saw, the earliest first.
    pub checks: Vec<(MeetingId, Check)>,
}

impl Action {
    /// How far it is.
    pub fn status(&self) -> Status {
        self.progress.as_ref().map_or(Status::Open, |progress| progress.status)
    }

    /// Whether something is still to be done about it.
    pub fn is_open(&self) -> bool {
        self.status().is_open()
    }

    /// What a re-inspection saw.
    pub fn checked_at(&self, meeting: MeetingId) -> Option<&Check> {
        self.checks.iter().find(|(at, _)| *at == meeting).map(|(_, check)| check)
    }

    /// How many days it is overdue on a day; `None` when it is not.
    pub fn overdue(&self, today: Day) -> Option<i32> {
        let days = today.since(self.task.due?);
        (self.is_open() && days > 0).then_some(days)
    }
}

/// The actions of a community in a round that stand, in the order they were entered.
pub fn of_community(views: &dyn Read, round: RoundId, community: CommunityId) -> Vec<Action> {
    views.actions(round, community).map(|view| standing(round, community, &view)).unwrap_or_default()
}

/// The actions of a round that stand, community by community.
pub fn of_round(views: &dyn Read, round: RoundId) -> Vec<Action> {
    let of = |view: ActionsView| view.community.map_or_else(Vec::new, |community| standing(round, community, &view));
    views.all_actions(round).into_iter().flat_map(of).collect()
}

fn standing(round: RoundId, community: CommunityId, view: &ActionsView) -> Vec<Action> {
    let numbered = (1..).zip(&view.held);
    let held = numbered.filter_map(|(number, (id, held))| {
        let (meeting, task) = (held.meeting?, held.task()?.clone());
        let changed = held.task.stamp().max(held.progress.stamp()).map_or(0, |stamp| stamp.ms);
        let seen = held.checks.iter().filter_map(|(at, check)| Some((*at, check.get()?.clone()?)));
        let mut checks: Vec<(MeetingId, Check)> = seen.collect();
        checks.sort_by_key(|(at, check)| (check.day, *at));
        let progress = held.progress.get().cloned();
        Some(Action { id: *id, number, round, community, meeting, task, progress, changed, checks })
    });
    held.collect()
}

/// What is most pressing first: overdue and soonest due, then what has no day; what is settled last.
pub fn by_urgency(actions: &mut [Action]) {
    let key = |action: &Action| (!action.is_open(), action.task.due.is_none(), action.task.due, action.community, action.number);
    actions.sort_by_key(key);
}
