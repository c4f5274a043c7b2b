//! The screens, each as model, update and view. Screens know nothing of each other: they name a [`Place`], and `app` leads
//! there.

pub mod actions;
pub mod agenda;
pub mod agreement;
pub mod announcing;
pub mod critique;
pub mod errands;
pub mod evidence;
pub mod handling;
pub mod history;
pub mod home;
pub mod import;
pub mod ranking;
pub mod report;
pub mod result;
pub mod rollup;
pub mod safety;
pub mod scoring;
pub mod settings;
pub mod setup;
pub mod speech;
pub mod standard;
pub mod standards;
pub mod together;

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Leave;
use super::canvas::Look;
use super::input::Input;
use super::jobs::{Done, Job};
use super::keys::{Action, Context};
use super::slices::Slice;
use super::theme::Theme;
use super::widgets::foot::Status;
use super::worker::{Mend, NotDone};
use crate::domain::command::Command;
use crate::domain::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId, Stamp};
use crate::domain::privacy::Warned;
use crate::domain::refusal::TextPlace;
use crate::domain::standard::{Standard, StandardHash};
use crate::domain::views::{Inspector, LastMark};
use crate::domain::wording::Language;
use crate::report::Profile;
use crate::settings::{FontNames, Sources, SymbolSet};
use crate::workspace::incoming::Asked;

/// Where one can be: a screen and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list of a round; `None`: the round and meeting last worked in.
    Home {
        /// The round.
        round: Option<RoundId>,
        /// The meeting whose order is wanted.
        meeting: Option<MeetingId>,
    },
    /// A card being rated.
    Scoring(CardId),
    /// The sheet of a community that waits to be entered from paper.
    Papers {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
    },
    /// A card being entered from paper.
    Paper {
        /// The card.
        card: CardId,
        /// Once more, to be compared with what was entered first.
        second: bool,
    },
    /// A community's result and why it is so.
    Result {
        /// The round.
        round: RoundId,
        /// The community.
        community: CommunityId,
    },
    /// The ranking of a round.
    Ranking(RoundId),
    /// A round summed up over its tiers.
    Rollup(RoundId),
    /// The agenda of a meeting.
    Agenda(MeetingId),
    /// How far the inspectors of a round agree.
    Agreement(RoundId),
    /// The critique of a stop.
    Critique {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
    },
    /// The actions of a community.
    Actions {
        /// The round.
        round: RoundId,
        /// The community.
        community: CommunityId,
    },
    /// The actions of a round (台账), the overdue ones first.
    Register(RoundId),
    /// The critique of a stop, to be read aloud.
    Speech {
        /// The meeting.
        meeting: MeetingId,
        /// The community; `None`: the whole meeting.
        community: Option<CommunityId>,
    },
    /// The critique of a whole meeting.
    DayCritique(MeetingId),
    /// The pictures of a stop.
    Evidence {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
    },
    /// A report before it is saved or printed; `None`: of all communities of the round.
    Report {
        /// The round.
        round: RoundId,
        /// The community.
        community: Option<CommunityId>,
    },
    /// The same, made for somebody.
    ReportFor {
        /// The round.
        round: RoundId,
        /// The community; `None`: all of the round.
        community: Option<CommunityId>,
        /// For whom.
        profile: Profile,
        /// Each community's by itself, to be saved.
        each: bool,
    },
    /// Blank score sheets before they are saved or printed.
    Sheets {
        /// The meeting.
        meeting: MeetingId,
        /// The community; `None`: every stop.
        community: Option<CommunityId>,
    },
    /// A paper about actions, read before it is saved or printed.
    ActionPaper {
        /// The round.
        round: RoundId,
        /// The community; `None`: all of the round.
        community: Option<CommunityId>,
        /// Which.
        paper: ActionPaper,
    },
    /// The bulletin of a round (通报) before it is saved or printed.
    Bulletin(RoundId),
    /// Setting up a round; `None`: one that is not there yet.
    Setup(Option<RoundId>),
    /// The standards there are.
    Standards,
    /// A standard, to read.
    Standard(StandardHash),
    /// Bringing a file in.
    Import,
    /// A file to bring in, held against the folder.
    Incoming(Arc<Asked>),
    /// What happened; `None`: with all communities.
    History(Option<CommunityId>),
    /// What happened before a line that is in sight.
    Earlier {
        /// Only with this community.
        community: Option<CommunityId>,
        /// The line.
        before: Stamp,
    },
    /// Keeping the folder safe: check, backup, restore.
    Safety,
    /// The program's settings.
    Settings,
}

/// A paper about actions (整改项).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionPaper {
    /// A community's notice of rectification (整改通知书).
    Notice,
    /// The register of a round's actions (整改台账).
    Register,
    /// What of it is overdue.
    Overdue,
}

impl Place {
    /// The one community it is about.
    pub const fn community(&self) -> Option<CommunityId> {
        match self {
            Self::Scoring(card) | Self::Paper { card, .. } => Some(card.community),
            Self::Papers { community, .. }
            | Self::Result { community, .. }
            | Self::Critique { community, .. }
            | Self::Actions { community, .. }
            | Self::Evidence { community, .. } => Some(*community),
            Self::Speech { community, .. }
            | Self::Report { community, .. }
            | Self::ReportFor { community, .. }
            | Self::Sheets { community, .. }
            | Self::ActionPaper { community, .. }
            | Self::History(community)
            | Self::Earlier { community, .. } => *community,
            _ => None,
        }
    }

    /// Whether both are the same screen, whatever they are about.
    pub fn same_screen(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// What happens to a screen.
#[derive(Debug)]
pub enum Message {
    /// A person did something.
    Input(Input),
    /// An action chosen outside the screen, in the palette.
    Do(Action),
    /// Something of this screen found in the palette: the number it gave with it.
    Found(usize),
    /// What the screen shows, read anew.
    Slice(Slice),
    /// A commit ended.
    Committed(Committed),
    /// A job ended.
    Job(Done),
    /// Time went on: what a clock shows now, in milliseconds. Told to screens that [show time](Page::ticks).
    Tick(u64),
}

/// A commit's end.
#[derive(Debug)]
pub struct Committed {
    /// Which.
    pub ticket: u64,
    /// Done, with what its writer should look at again, or not.
    pub result: Result<Vec<(TextPlace, Warned)>, NotDone>,
    /// What the screen shows, as it is kept now.
    pub slice: Option<Slice>,
    /// Whether commands are still taken.
    pub writable: bool,
}

/// What a screen wants done.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // a few a key press
pub enum Effect {
    /// Do a command; [`Committed`] comes back to this screen.
    Commit {
        /// Names the answer; from [`ticket`].
        ticket: u64,
        /// In whose name.
        by: Option<InspectorId>,
        /// What is asked.
        command: Command,
    },
    /// Show something over this screen; Esc comes back.
    Go(Place),
    /// Show something instead of this screen.
    Instead(Place),
    /// Back to the screen beneath.
    Back,
    /// Read what this screen shows anew, or something else of its kind.
    Read(Place),
    /// Do something slow that needs no folder.
    Run(Job),
    /// Do something to the files beneath the folder; [`Done::Mended`] comes back.
    Mend {
        /// What is being done, worded for the line that shows how far it is.
        what: String,
        /// What to do.
        mend: Mend,
    },
    /// Let a setting hold from now on.
    Set(Live),
    /// Do what is the same on every screen: help, palette, theme, another part of the program.
    Global(Action),
    /// Try a standard out on a folder that forgets, over everything here; Esc comes back.
    Try(Arc<Standard>),
    /// Somebody else rates from now on.
    Inspector(InspectorId),
    /// Leave for something else than this folder, or for good.
    Leave(Leave),
}

/// A setting that holds from now on.
#[derive(Debug)]
pub enum Live {
    /// This language is spoken.
    Language(Language),
    /// It looks like this.
    Theme(Box<Theme>),
    /// These symbols are drawn.
    Symbols(SymbolSet),
    /// The mouse is listened to, or not.
    Mouse(bool),
    /// This is the pace critiques are read aloud at, in Chinese characters a minute.
    Pace(u32),
    /// These fonts Word documents name.
    WordFonts(FontNames),
}

/// A name for a commit, never given twice.
pub fn ticket() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// What the whole interface knows and a screen may need.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Who rates.
    pub inspector: Option<InspectorId>,
    /// Whether commands are taken.
    pub writable: bool,
    /// The folder holds the worked example.
    pub demo: bool,
    /// Nothing was shown before.
    pub first: bool,
    /// Where the settings come from, and which hold now.
    pub sources: Sources,
}

/// Who rates: whoever did so far, else who rated last on this device, else the first of the panel, else the first there is.
pub fn who_rates(
    so_far: Option<InspectorId>,
    last: Option<&LastMark>,
    panel: &[InspectorId],
    inspectors: &[Inspector],
) -> Option<InspectorId> {
    let known = |id: &InspectorId| inspectors.iter().any(|held| held.id == *id);
    let (last, first) = (last.map(|last| last.card.inspector), inspectors.first().map(|inspector| inspector.id));
    [so_far, last, panel.first().copied(), first].into_iter().flatten().find(known)
}

/// One thing a screen lets the palette find.
#[derive(Clone, Debug)]
pub struct Found {
    /// What is read, and searched by characters, pinyin and initials.
    pub text: String,
    /// Said behind it, and searched too.
    pub aside: String,
    /// Searched, not shown: ids, places.
    pub also: String,
    /// What choosing it does.
    pub target: Target,
}

/// What choosing something found does.
#[derive(Clone, Debug)]
pub enum Target {
    /// An action of the screen.
    Do(Action),
    /// Something of the screen, told by [`Message::Found`].
    Here(usize),
    /// Another place.
    Go(Place),
    /// An action of another place, which is shown first.
    There(Place, Action),
}

/// A screen that can be shown of what is listed here, so that the palette finds what can be done there.
#[derive(Clone, Debug)]
pub struct Lead {
    /// The action that leads there; `None`: it is where one came from.
    pub action: Option<Action>,
    /// Whose menu is there.
    pub context: Context,
    /// Where that is.
    pub place: Place,
}

/// A screen: Elm-shaped, and able to say where it is.
pub trait Page: Debug {
    /// Where this is; reading it again brings the screen up to date.
    fn place(&self) -> Place;
    /// Which keys hold now.
    fn context(&self) -> Context;
    /// Takes a message.
    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect>;
    /// What a screen wants done as soon as it is shown.
    fn begin(&mut self, _look: &Look) -> Vec<Effect> {
        Vec::new()
    }
    /// Draws the screen below the banners.
    fn view(&self, look: &Look, area: Rect, frame: &mut Frame);
    /// Language or settings are others now: takes those it needs, forgets what was worded before. What it shows is read anew.
    fn retuned(&mut self, _session: &Session) {}
    /// Says something at the foot.
    fn say(&mut self, status: Status);
    /// Whether inputs must wait for an answer, because it decides what they are about.
    fn busy(&self) -> bool {
        false
    }
    /// Whether it shows time going on, and wants to be told of it every second.
    fn ticks(&self) -> bool {
        false
    }
    /// Whether an action of this screen does something now; what does not stays out of menu and palette.
    fn applies(&self, _action: Action) -> bool {
        true
    }
    /// What the palette can find here beside the actions.
    fn finds(&self, _look: &Look) -> Vec<Found> {
        Vec::new()
    }
    /// The community in hand here.
    fn community(&self) -> Option<CommunityId> {
        self.place().community()
    }
    /// Which screens can be shown of what is listed here, those about one community for the one given.
    fn leads(&self, _community: Option<CommunityId>) -> Vec<Lead> {
        Vec::new()
    }
}

/// The screen for a slice.
pub fn page(slice: Slice, session: &Session, look: &Look) -> Box<dyn Page> {
    match slice {
        Slice::Home(home) => Box::new(home::Model::new(*home, session, look)),
        Slice::Sheet(sheet) => Box::new(scoring::Model::new(*sheet, session.writable)),
        Slice::Result(slice) => Box::new(result::Model::new(*slice, session)),
        Slice::Ranking(slice) => Box::new(ranking::Model::new(*slice)),
        Slice::Rollup(slice) => Box::new(rollup::Model::new(*slice)),
        Slice::Agenda(slice) => Box::new(agenda::Model::new(*slice, session.writable)),
        Slice::Agreement(slice) => Box::new(agreement::Model::new(*slice)),
        Slice::Critique(slice) => Box::new(critique::Model::new(*slice, session)),
        Slice::Actions(slice) => Box::new(actions::Model::new(*slice, session)),
        Slice::Speech(slice) => Box::new(speech::Model::new(*slice, session)),
        Slice::Evidence(slice) => Box::new(evidence::Model::new(*slice, session)),
        Slice::Report(slice) => Box::new(report::Model::new(*slice)),
        Slice::Setup(slice) => Box::new(setup::Model::new(*slice, session, look)),
        Slice::Standards(slice) => Box::new(standards::Model::new(*slice)),
        Slice::Standard(slice) => Box::new(standard::Model::new(*slice)),
        Slice::Import(slice) => Box::new(import::Model::new(*slice, session, &look.words)),
        Slice::History(slice) => Box::new(history::Model::new(*slice)),
        Slice::Safety(slice) => Box::new(safety::Model::new(*slice)),
        Slice::Settings(slice) => Box::new(settings::Model::new(*slice, session)),
    }
}
