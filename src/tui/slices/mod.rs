//! What one screen needs, read out of the folder at once: made on the writer thread, sent to the screen.
//!
//! A slice is proportional to one card or one round's list. Nothing here is kept; the next commit or visit reads anew.

mod actions;
mod agenda;
mod agreement;
mod critique;
mod evidence;
mod history;
mod home;
mod import;
mod ranking;
mod report;
mod result;
mod rollup;
mod safety;
mod settings;
mod setup;
mod sheet;
mod standard;
mod standards;
mod veil;

pub use actions::{ActionRow, Actions};
pub use agenda::Agenda;
pub use agreement::Agreement;
pub use critique::Critique;
pub use evidence::Evidence;
pub use history::{History, HistoryRow};
pub use home::{Home, HomeRow};
pub use import::{Import, RoundMeeting};
pub use ranking::Ranking;
pub use report::{Made, NamedReport, Report};
pub use result::{Card as ResultCard, Result};
pub use rollup::Rollup;
pub use safety::{BACKUP, Backup, Safety};
pub use settings::Settings;
pub use setup::{Candidate, Choice, Setup};
pub use sheet::Sheet;
pub use standard::Standard;
pub use standards::Standards;

use super::screens::Place;
use super::worker::Folder;
use crate::domain::ids::InspectorId;
use crate::report::Profile;
use crate::settings::Sources;
use crate::text::Words;

/// What a screen shows.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // each variant is named after the type it holds
pub enum Slice {
    Home(Box<Home>),
    Sheet(Box<Sheet>),
    Result(Box<Result>),
    Ranking(Box<Ranking>),
    Agenda(Box<Agenda>),
    Agreement(Box<Agreement>),
    Rollup(Box<Rollup>),
    Critique(Box<Critique>),
    Actions(Box<Actions>),
    Speech(Box<Critique>),
    Evidence(Box<Evidence>),
    Report(Box<Report>),
    Setup(Box<Setup>),
    Standards(Box<Standards>),
    Standard(Box<Standard>),
    Import(Box<Import>),
    History(Box<History>),
    Safety(Box<Safety>),
    Settings(Box<Settings>),
}

/// Told how far a long reading is, in parts done of all; `Break` when the user broke it off.
pub type Ticks<'a> = &'a mut dyn FnMut(u64, u64) -> std::ops::ControlFlow<()>;

/// Why a place shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is no such place in the folder, or the user broke off.
    Nothing,
    /// All of it is hidden from the viewer yet (背靠背).
    Hidden,
}

impl Slice {
    /// Reads what a place shows to a viewer, else to whoever rated last on this device. What the viewer may not see yet (背靠背)
    /// is not in it.
    pub fn read(
        folder: &dyn Folder,
        place: &Place,
        viewer: Option<InspectorId>,
        words: &Words,
        sources: &Sources,
        ticks: Ticks,
    ) -> std::result::Result<Self, Unread> {
        let (views, device) = (folder.views(), folder.device());
        let viewer = viewer.or_else(|| views.last_mark(device).map(|last| last.card.inspector));
        if viewer.is_some_and(|viewer| veil::keeps_from(views, place, viewer)) {
            return Err(Unread::Hidden);
        }
        Self::of(folder, place, viewer, words, sources, ticks).ok_or(Unread::Nothing)
    }

    fn of(
        folder: &dyn Folder,
        place: &Place,
        viewer: Option<InspectorId>,
        words: &Words,
        sources: &Sources,
        ticks: Ticks,
    ) -> Option<Self> {
        let (views, device) = (folder.views(), folder.device());
        Some(match place {
            Place::Home { round, meeting } => Self::Home(Box::new(Home::read(views, device, viewer, *round, *meeting))),
            Place::Scoring(card) => Self::Sheet(Box::new(Sheet::read(views, device, *card)?)),
            Place::Papers { meeting, community } => {
                let card = Sheet::first_on_paper(views, *meeting, *community)?;
                Self::Sheet(Box::new(Sheet::on_paper(views, device, card, viewer, false)?))
            }
            Place::Paper { card, second } => Self::Sheet(Box::new(Sheet::on_paper(views, device, *card, viewer, *second)?)),
            Place::Result { round, community } => {
                Self::Result(Box::new(Result::read(folder, words, viewer, *round, *community)?))
            }
            Place::Ranking(round) => Self::Ranking(Box::new(Ranking::read(folder, viewer, *round)?)),
            Place::Agreement(round) => Self::Agreement(Box::new(Agreement::read(folder, words, ticks, viewer, *round)?)),
            Place::Rollup(round) => Self::Rollup(Box::new(Rollup::read(folder, ticks, viewer, *round)?)),
            Place::Agenda(meeting) => Self::Agenda(Box::new(Agenda::read(folder, *meeting)?)),
            Place::Critique { meeting, community } => {
                Self::Critique(Box::new(Critique::read(folder, words, ticks, *meeting, *community)?))
            }
            Place::Actions { round, community } => {
                Self::Actions(Box::new(Actions::read(folder, words, viewer, *round, *community)?))
            }
            Place::Register(round) => Self::Actions(Box::new(Actions::register(folder, words, ticks, viewer, *round)?)),
            Place::Report { round, community } => {
                let profile = Profile::usual(community.is_some());
                Self::Report(Box::new(Report::read(folder, words, ticks, viewer, (*round, *community), profile)?))
            }
            Place::ReportFor { round, community, profile, each: false } => {
                Self::Report(Box::new(Report::read(folder, words, ticks, viewer, (*round, *community), *profile)?))
            }
            Place::ReportFor { round, profile, each: true, .. } => {
                Self::Report(Box::new(Report::read_each(folder, words, ticks, viewer, *round, *profile)?))
            }
            Place::Sheets { meeting, community } => {
                Self::Report(Box::new(Report::read_sheets(folder, words, *meeting, *community)?))
            }
            Place::ActionPaper { round, community, paper } => {
                Self::Report(Box::new(Report::read_paper(folder, words, viewer, *round, *community, *paper)?))
            }
            Place::Speech { meeting, community: Some(community) } => {
                Self::Speech(Box::new(Critique::read(folder, words, ticks, *meeting, *community)?))
            }
            Place::Speech { meeting, community: None } => {
                Self::Speech(Box::new(Critique::read_day(folder, words, ticks, *meeting)?))
            }
            Place::DayCritique(meeting) => Self::Critique(Box::new(Critique::read_day(folder, words, ticks, *meeting)?)),
            Place::Bulletin(round) => Self::Report(Box::new(Report::read_bulletin(folder, words, ticks, *round)?)),
            Place::Evidence { meeting, community } => {
                Self::Evidence(Box::new(Evidence::read(folder, viewer, *meeting, *community)?))
            }
            Place::Setup(round) => Self::Setup(Box::new(Setup::read(folder, words, ticks, *round)?)),
            Place::Standards => Self::Standards(Box::new(Standards::read(folder))),
            Place::Standard(standard) => Self::Standard(Box::new(Standard::read(folder, standard)?)),
            Place::Import => Self::Import(Box::new(Import::read(folder, words, None))),
            Place::Incoming(asked) => Self::Import(Box::new(Import::read(folder, words, Some(asked)))),
            Place::History(community) => Self::History(Box::new(History::read(folder, words, ticks, viewer, *community, None)?)),
            Place::Earlier { community, before } => {
                Self::History(Box::new(History::read(folder, words, ticks, viewer, *community, Some(*before))?))
            }
            Place::Safety => Self::Safety(Box::new(Safety::read(folder))),
            Place::Settings => Self::Settings(Box::new(Settings::read(words, sources))),
        })
    }
}
