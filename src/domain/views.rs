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

use super::action::ActionsView;
use super::agenda::Timetable;
use super::announcement::{Announcement, LateRuling};
use super::critique::CritiqueLine;
use super::events::{Mark, Text};
use super::evidence::EvidenceView;
use super::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId, Stamp};
use super::panel::{Rulings, Seat, Settlement, VetoRuling};
use super::points::Exact;
use super::register::{Latest, Register};
use super::revisit::Revisit;
use super::standard::{FactValue, Per, Standard, StandardHash};
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
    /// The unit that holds it (主办单位), as papers name it; may be empty.
    pub organiser: String,
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
    /// The group it is ranked within (组别), such as 老旧小区 or 村改居; may be empty.
    pub group: String,
}

impl Community {
    /// `街道/社区`, the form every command takes back.
    pub fn path(&self) -> String {
        format!("{}/{}", self.subdistrict, self.name)
    }

    /// Everything it is labelled with.
    pub fn labels(&self) -> String {
        let code = if self.code.is_empty() { String::new() } else { format!(" ({})", self.code) };
        let group = if self.group.is_empty() { String::new() } else { format!(" · {}", self.group) };
        format!("{} {}{code}{group}", self.district, self.path()).trim().to_owned()
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
    /// What is said of seats in it; a seat that is not named is a plain one.
    pub seats: Vec<Seat>,
    /// Whether marking is independent here; `None`: as the standard says.
    pub independent: Option<bool>,
}

impl Meeting {
    /// An inspector's seat; a plain one for whoever nothing is said of.
    pub fn seat(&self, inspector: InspectorId) -> Seat {
        self.seats.iter().find(|seat| seat.inspector == inspector).cloned().unwrap_or_else(|| Seat::plain(inspector))
    }

    /// Which items are asked of an inspector, in running order; `None` for all. Where whole cards are combined everybody is asked
    /// everything.
    pub fn asked_of(&self, standard: &Standard, inspector: InspectorId) -> Option<Vec<bool>> {
        if standard.panel.per == Per::Card { None } else { self.seat(inspector).duties.asked(standard) }
    }

    /// Whether what others gave stays hidden until one's own card is signed (背靠背).
    pub fn marks_independently(&self, standard: &Standard) -> bool {
        self.independent.unwrap_or(standard.panel.independent)
    }
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

/// A community in a meeting: who has a card of it, and what the panel decided together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopView {
    /// Inspectors with at least one event on their card.
    pub inspectors: BTreeSet<InspectorId>,
    /// When its first mark or note was written, in milliseconds since 1970.
    pub begun: Option<u64>,
    /// What the chair said of vetoes, by item; `None` inside: taken back.
    pub vetoes: BTreeMap<String, Register<Option<VetoRuling>>>,
    /// Disputed items by id.
    pub disputes: BTreeMap<String, DisputeView>,
    /// What was read out in front of the hall; `None` inside: withdrawn.
    pub announced: Register<Option<Announcement>>,
    /// What the chair said of cards that came later; `None` inside: taken back.
    pub late: BTreeMap<InspectorId, Register<Option<LateRuling>>>,
    /// At what it looks again (回头看); `None` inside: at nothing.
    pub revisit: Register<Option<Revisit>>,
}

/// An item a community disputes (异议).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeView {
    /// What the community says; `None` inside: the dispute was withdrawn.
    pub statement: Register<Option<Text>>,
    /// How it ended; `None` inside: it is open again.
    pub settled: Register<Option<Settlement>>,
}

impl DisputeView {
    /// What the community says; `None` when nothing is disputed.
    pub fn statement(&self) -> Option<&Text> {
        self.statement.get().and_then(Option::as_ref)
    }

    /// How it ended; `None` while it is open or when it was withdrawn.
    pub fn settled(&self) -> Option<&Settlement> {
        self.statement()?;
        self.settled.get().and_then(Option::as_ref)
    }
}

impl StopView {
    /// What was read out in front of the hall.
    pub fn announcement(&self) -> Option<&Announcement> {
        self.announced.get()?.as_ref()
    }

    /// What the chair said of a veto.
    pub fn ruling(&self, item: &str) -> Option<&VetoRuling> {
        self.vetoes.get(item)?.get()?.as_ref()
    }

    /// The items in dispute, settled or not, by id.
    pub fn disputed(&self) -> impl Iterator<Item = (&str, &DisputeView)> {
        self.disputes.iter().filter(|(_, dispute)| dispute.statement().is_some()).map(|(id, dispute)| (id.as_str(), dispute))
    }

    /// What the panel decided, as the result counts it.
    pub fn rulings(&self) -> Rulings {
        let agreed = self.disputed().filter_map(|(id, dispute)| Some((id.to_owned(), dispute.settled()?.agreed.clone()?)));
        let ruled = |id: &String| Some((id.clone(), self.ruling(id)?.confirmed));
        Rulings { agreed: agreed.collect(), vetoes: self.vetoes.keys().filter_map(ruled).collect() }
    }
}

/// One scorecard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// By item id.
    pub items: BTreeMap<String, CardItem>,
    /// Signed or re-opened.
    pub signed: Register<Signature>,
    /// The lines that gave a mark from paper, with who entered it.
    pub entered: BTreeMap<EventId, InspectorId>,
}

/// Whether a card is signed, and what the signature covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Signed; else opened again.
    pub signed: bool,
    /// What was signed; `None`: whatever stands on the card (signatures of earlier versions).
    pub covers: Option<Covered>,
}

/// What a signature covers: the lines its writer had seen, and the values they came to. What another laptop's line says later is
/// kept, and does not count until the card is opened again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    /// By device, the last line of the card that was seen.
    pub until: BTreeMap<DeviceId, u64>,
    /// The values signed, by item.
    pub marks: Marks,
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

    /// Who entered an item's mark from the inspector's score sheet; `None` where it was given on a screen, or is not there.
    pub fn entered_by(&self, id: &str) -> Option<InspectorId> {
        let held = self.item(id).filter(|held| held.mark().is_some())?;
        self.entered.get(&held.mark.stamp()?.id).copied()
    }

    /// What the signature covers, while one holds that says so; of a copy that is [held to](Self::held_to) marks, these.
    fn covered(&self) -> Option<&Covered> {
        self.signed.get()?.covers.as_ref()
    }

    /// The items whose mark came after the signature: they count as signed until the card is opened again.
    pub fn late(&self) -> Vec<&str> {
        let Some(covered) = self.covered().filter(|_| self.is_signed()) else { return Vec::new() };
        let seen =
            |(stamp, _): (&Stamp, &Option<Mark>)| covered.until.get(&stamp.id.device).is_some_and(|until| stamp.id.seq <= *until);
        let late = self.items.iter().filter(|(_, item)| !item.mark.concurrent().all(seen));
        late.map(|(id, _)| id.as_str()).collect()
    }

    /// The card as it counts: what came after the signature stands as it was signed, with nothing said of it.
    #[must_use]
    pub fn as_signed(mut self) -> Self {
        let late: Vec<String> = self.late().into_iter().map(str::to_owned).collect();
        let signed = self.covered().map(|covered| covered.marks.clone()).unwrap_or_default();
        for id in late {
            let value = signed.get(&id);
            if let Some(item) = self.items.get_mut(&id).filter(|item| item.mark().map(|mark| &mark.value) != value) {
                item.mark.stand_in(value.map(|value| Mark { value: value.clone(), reasons: Vec::new() }));
            }
        }
        self
    }

    /// The card as it counts after an announcement: with these values, whatever it says now.
    #[must_use]
    pub fn held_to(mut self, marks: &Marks, announced: Stamp) -> Self {
        for (id, item) in &mut self.items {
            let value = marks.get(id);
            if item.mark().map(|mark| &mark.value) != value {
                item.mark.stand_in(value.map(|value| Mark { value: value.clone(), reasons: Vec::new() }));
            }
        }
        let held = self.signed.get().cloned().unwrap_or_default();
        let until = held.covers.map(|covers| covers.until).unwrap_or_default();
        let signature = Signature { signed: held.signed, covers: Some(Covered { until, marks: marks.clone() }) };
        if self.signed.get().is_some() {
            self.signed.stand_in(signature);
        } else {
            self.signed.set(announced, signature, &[]);
        }
        self
    }

    /// The values that count: of a signed card those that were signed.
    pub fn marks(&self) -> Marks {
        self.covered().map_or_else(|| self.held_marks(), |covered| covered.marks.clone())
    }

    /// The values that stand on it, whether or not a signature covers them.
    pub fn held_marks(&self) -> Marks {
        let value = |(id, item): (&String, &CardItem)| Some((id.clone(), item.mark()?.value.clone()));
        self.items.iter().filter_map(value).collect()
    }

    /// Whether it is signed now.
    pub fn is_signed(&self) -> bool {
        self.signed.get().is_some_and(|signature| signature.signed)
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
    /// Who had entered the mark from paper: before and after.
    pub entered_by: [Option<InspectorId>; 2],
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

impl Standing {
    /// The same with nothing said of what the marks come to: what an inspector sees who has still to sign (背靠背).
    #[must_use]
    pub fn veiled(self, top_star: u8) -> Self {
        Self { total: None, stars: None, provisional: true, possible_stars: (0, top_star), vetoed: false, ..self }
    }
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
    Actions(ActionsView),
    Timetable(Register<Option<Timetable>>),
    Evidence(EvidenceView),
}
