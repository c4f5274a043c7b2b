//! What the events add up to: the documents that screens, results and `decide` read.
//!
//! A view holds what one screen or one decision needs as one value (a card with all its marks), so that a key press
//! touches a handful of values however large the folder is. Where they are kept is `keys`, how they are read is `read`.

mod keys;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use keys::{Group, Key};
pub use read::{MemoryViews, ParsedStandards, Read, Write};

use super::critique::CritiqueLine;
use super::events::{Mark, Text};
use super::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId};
use super::points::Exact;
use super::register::{Latest, Register};
use super::standard::{FactValue, StandardHash};
use super::value::Marks;

/// A standard known to the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardView {
    /// Canonical text (see `Standard::canonical_text`).
    pub text: String,
    /// Frozen.
    pub published: bool,
    /// When it was last drafted; decides which draft of a version holds.
    pub drafted: Latest<()>,
    /// The rounds that use it.
    pub rounds: BTreeSet<RoundId>,
}

/// All contents known under one id and version; more than one published is a conflict of a merge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionView {
    /// Standard id.
    pub id: String,
    /// Version label.
    pub version: String,
    /// The contents.
    pub contents: BTreeSet<StandardHash>,
}

/// A round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundView {
    /// Its labels; empty while only later events have arrived.
    pub head: Register<RoundHead>,
    /// Its meetings.
    pub meetings: BTreeSet<MeetingId>,
}

/// A round's labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundHead {
    /// The round.
    pub id: RoundId,
    /// Its name.
    pub name: String,
    /// Its standard.
    pub standard: StandardHash,
    /// How many communities each subdistrict may recommend.
    pub nominations_each: u8,
}

/// A community's labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Community {
    /// Identity.
    pub id: CommunityId,
    /// Short code; may be empty.
    pub code: String,
    /// District (区); may be empty.
    pub district: String,
    /// Subdistrict (街道).
    pub subdistrict: String,
    /// Name.
    pub name: String,
}

impl Community {
    /// `街道/社区`, the form every command takes back.
    pub fn path(&self) -> String {
        format!("{}/{}", self.subdistrict, self.name)
    }

    /// Everything it is labelled with.
    pub fn labels(&self) -> String {
        let code = if self.code.is_empty() { String::new() } else { format!(" ({})", self.code) };
        format!("{} {}{code}", self.district, self.path()).trim().to_owned()
    }

    /// The code, or the path where there is none.
    pub fn label(&self) -> String {
        if self.code.is_empty() { self.path() } else { self.code.clone() }
    }
}

/// An inspector's labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspector {
    /// Identity.
    pub id: InspectorId,
    /// Short code.
    pub code: String,
    /// Display name; may be empty.
    pub name: String,
}

impl Inspector {
    /// Everything the inspector is labelled with.
    pub fn labels(&self) -> String {
        format!("{} {}", self.code, self.name).trim().to_owned()
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Identity.
    pub id: MeetingId,
    /// Its round.
    pub round: RoundId,
    /// Its name.
    pub name: String,
    /// The day, `YYYY-MM-DD`; may be empty.
    pub date: String,
    /// The communities in the order of the visit.
    pub stops: Vec<CommunityId>,
    /// The panel.
    pub panel: Vec<InspectorId>,
}

/// A community in a round (参评).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// The community.
    pub community: Option<CommunityId>,
    /// Recommended by its subdistrict.
    pub nominated: Register<bool>,
    /// The subdistricts that ever recommended it, as they were called then: where a recommendation is to be taken back.
    pub recommended_by: BTreeSet<String>,
    /// Facts by id.
    pub facts: BTreeMap<String, Register<Option<FactValue>>>,
    /// The meetings that ever had it as a stop; whether they still have is the meeting's to say.
    pub meetings: BTreeSet<MeetingId>,
}

impl EntryView {
    /// The facts that hold.
    pub fn fact_values(&self) -> BTreeMap<String, FactValue> {
        let held = |(id, value): (&String, &Register<Option<FactValue>>)| Some((id.clone(), (*value.get()?)?));
        self.facts.iter().filter_map(held).collect()
    }
}

/// Whom a subdistrict recommended for a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NominationsView(pub BTreeMap<CommunityId, Register<bool>>);

impl NominationsView {
    /// The communities recommended now.
    pub fn standing(&self) -> impl Iterator<Item = CommunityId> {
        self.0.iter().filter(|(_, nominated)| nominated.get() == Some(&true)).map(|(community, _)| *community)
    }
}

/// Which inspectors have a card of a community in a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopView {
    /// Inspectors with at least one event on their card.
    pub inspectors: BTreeSet<InspectorId>,
}

/// One scorecard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// By item id.
    pub items: BTreeMap<String, CardItem>,
    /// Signed (`true`) or re-opened.
    pub signed: Register<bool>,
}

/// One item of a scorecard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardItem {
    /// The mark; `None` inside: taken back.
    pub mark: Register<Option<Mark>>,
    /// The note.
    pub note: Register<Option<Text>>,
}

impl CardItem {
    /// The mark that holds.
    pub fn mark(&self) -> Option<&Mark> {
        self.mark.get().and_then(Option::as_ref)
    }

    /// The note that holds.
    pub fn note(&self) -> Option<&Text> {
        self.note.get().and_then(Option::as_ref)
    }
}

impl CardView {
    /// Whether there is a mark or a note on it.
    pub fn says_something(&self) -> bool {
        self.items.values().any(|item| item.mark().is_some() || item.note().is_some())
    }

    /// The item, empty when nothing was said of it.
    pub fn item(&self, id: &str) -> Option<&CardItem> {
        self.items.get(id)
    }

    /// The values of all rated items.
    pub fn marks(&self) -> Marks {
        let value = |(id, item): (&String, &CardItem)| Some((id.clone(), item.mark()?.value.clone()));
        self.items.iter().filter_map(value).collect()
    }

    /// Whether it is signed now.
    pub fn is_signed(&self) -> bool {
        self.signed.get() == Some(&true)
    }
}

/// Where an inspector stopped on a device: what a new start of the program goes back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastMark {
    /// The card.
    pub card: CardId,
    /// The item last touched.
    pub item: String,
}

/// The steps an inspector can take back, and those taken back, on one device; latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepsView {
    /// Can be undone.
    pub done: Vec<Step>,
    /// Can be redone: the commands that undid something.
    pub undone: Vec<Step>,
    /// The command being applied that takes a step back or forward, with the direction.
    pub moving: Option<(u64, Direction)>,
    /// The command being applied that carries marks from card to card, with the inspector whose step all of it is.
    pub lent: Option<(u64, InspectorId)>,
}

/// The journal lines of one command that changed an inspector's cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// First line of the command, which names it.
    pub command: u64,
    /// Its first line that changed a card.
    pub first: u64,
    /// Its last such line.
    pub last: u64,
    /// All its lines are the step, also those on another inspector's card. Else only those on the inspector's own cards are.
    pub whole: bool,
}

/// Which way a command moves through the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Undo.
    Back,
    /// Redo.
    Forward,
}

/// One change of a card, kept per journal line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The card.
    pub card: CardId,
    /// The item.
    pub item: String,
    /// What was changed, from what to what.
    pub field: ChangedField,
}

/// The field of a [`Change`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangedField {
    /// The mark: before and after.
    Mark(Option<Mark>, Option<Mark>),
    /// The note: before and after.
    Note(Option<Text>, Option<Text>),
}

/// A community's standing in a round, kept current as events are applied: what lists and rankings read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The community.
    pub community: CommunityId,
    /// The meeting the standing is taken from.
    pub meeting: Option<MeetingId>,
    /// Total as it stands.
    pub total: Option<Exact>,
    /// Stars; `None` while provisional.
    pub stars: Option<u8>,
    /// Something is still unrated.
    pub provisional: bool,
    /// Lowest and highest stars still possible.
    pub possible_stars: (u8, u8),
    /// Items rated and items to rate, over all cards begun.
    pub progress: (u32, u32),
    /// Cards begun.
    pub cards: u32,
    /// At least one veto item violated.
    pub vetoed: bool,
}

/// A community's critique at a meeting. Texts written on two laptops at once both stay: a person chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CritiqueView {
    /// What was written; `None` inside: as drafted.
    pub lines: Register<Option<Vec<CritiqueLine>>>,
}

impl CritiqueView {
    /// The lines that hold, less those whose text was redacted; `None` where the draft holds.
    pub fn kept(&self) -> Option<Vec<CritiqueLine>> {
        readable(self.lines.get()?.as_ref())
    }

    /// Everything written at the same time without knowing of each other, the one that holds last; more than one asks for
    /// a choice.
    pub fn versions(&self) -> Vec<Option<Vec<CritiqueLine>>> {
        self.lines.concurrent().map(|(_, lines)| readable(lines.as_ref())).collect()
    }
}

fn readable(lines: Option<&Vec<CritiqueLine>>) -> Option<Vec<CritiqueLine>> {
    let kept: Vec<CritiqueLine> = lines?.iter().filter(|line| line.text.text.is_some()).cloned().collect();
    (!kept.is_empty()).then_some(kept)
}

/// Steps kept for undo on a device and inspector; older ones are forgotten.
pub const STEPS_KEPT: usize = 200;

/// Any view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // each variant is named after the type it holds
pub enum View {
    Standard(StandardView),
    Version(VersionView),
    Round(RoundView),
    Community(Register<Community>),
    Inspector(Register<Inspector>),
    Meeting(Register<Meeting>),
    Entry(EntryView),
    Nominations(NominationsView),
    Stop(StopView),
    Card(CardView),
    Last(Latest<LastMark>),
    Steps(StepsView),
    Change(Change),
    Standing(Standing),
    Critique(CritiqueView),
}
