//! What the events add up to: the documents that screens, results and `decide` read.
//!
//! A view holds what one screen or one decision needs as one value (a card with all its marks), so that a key press
//! touches a handful of values however large the folder is. Keeping them is the store's or the replayer's business;
//! both offer [`Read`] and [`Write`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::events::{Mark, Text};
use super::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId};
use super::points::Exact;
use super::register::{Latest, Register};
use super::standard::{FactValue, Standard, StandardHash};
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
    /// How it was opened; empty while only later events have arrived.
    pub head: Latest<RoundHead>,
    /// Its meetings.
    pub meetings: BTreeSet<MeetingId>,
}

/// How a round was opened.
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
    pub nominated: Latest<bool>,
    /// Facts by id.
    pub facts: BTreeMap<String, Latest<Option<FactValue>>>,
    /// The meetings that visit it.
    pub meetings: BTreeSet<MeetingId>,
}

impl EntryView {
    /// The facts that hold.
    pub fn fact_values(&self) -> BTreeMap<String, FactValue> {
        let held = |(id, value): (&String, &Latest<Option<FactValue>>)| Some((id.clone(), (*value.get()?)?));
        self.facts.iter().filter_map(held).collect()
    }
}

/// Whom a subdistrict recommended for a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NominationsView(pub BTreeMap<CommunityId, Latest<bool>>);

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
    pub signed: Latest<bool>,
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

/// Steps kept for undo on a device and inspector; older ones are forgotten.
pub const STEPS_KEPT: usize = 200;

/// Where a view is kept. The byte form orders keys of one group together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// [`StandardView`]
    Standard(StandardHash),
    /// [`VersionView`]
    Version(String, String),
    /// [`RoundView`]
    Round(RoundId),
    /// [`Community`] labels
    Community(CommunityId),
    /// [`Inspector`] labels
    Inspector(InspectorId),
    /// [`Meeting`]
    Meeting(MeetingId),
    /// [`EntryView`]
    Entry(RoundId, CommunityId),
    /// [`NominationsView`]
    Nominations(RoundId, String),
    /// [`StopView`]
    Stop(MeetingId, CommunityId),
    /// [`CardView`]
    Card(CardId),
    /// [`LastMark`]
    Last(DeviceId),
    /// [`StepsView`]
    Steps(DeviceId, InspectorId),
    /// [`Change`]
    Change(EventId),
    /// [`Standing`]
    Standing(RoundId, CommunityId),
}

/// A group of keys that is read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All standards.
    Standards,
    /// All versions.
    Versions,
    /// All rounds.
    Rounds,
    /// All communities.
    Communities,
    /// All inspectors.
    Inspectors,
    /// All meetings.
    Meetings,
    /// The communities in a round.
    Entries(RoundId),
    /// The standings of a round.
    Standings(RoundId),
}

fn bytes(tag: u8, ids: &[Uuid], text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + ids.len() * 16 + text.len());
    key.push(tag);
    for id in ids {
        key.extend_from_slice(id.as_bytes());
    }
    key.extend_from_slice(text.as_bytes());
    key
}

impl Key {
    /// The key as bytes: a tag, then ids or text.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Standard(hash) => bytes(b's', &[], &hash.0),
            Self::Version(id, version) => bytes(b'v', &[], &format!("{id}\0{version}")),
            Self::Round(round) => bytes(b'r', &[round.0], ""),
            Self::Community(community) => bytes(b'c', &[community.0], ""),
            Self::Inspector(inspector) => bytes(b'i', &[inspector.0], ""),
            Self::Meeting(meeting) => bytes(b'm', &[meeting.0], ""),
            Self::Entry(round, community) => bytes(b'e', &[round.0, community.0], ""),
            Self::Nominations(round, subdistrict) => bytes(b'n', &[round.0], subdistrict),
            Self::Stop(meeting, community) => bytes(b'p', &[meeting.0, community.0], ""),
            Self::Card(card) => bytes(b'k', &[card.meeting.0, card.community.0, card.inspector.0], ""),
            Self::Last(device) => bytes(b'l', &[device.0], ""),
            Self::Steps(device, inspector) => bytes(b'u', &[device.0, inspector.0], ""),
            Self::Change(EventId { device, seq }) => {
                let mut key = bytes(b'w', &[device.0], "");
                key.extend_from_slice(&seq.to_be_bytes());
                key
            }
            Self::Standing(round, community) => bytes(b't', &[round.0, community.0], ""),
        }
    }
}

impl Group {
    /// What the byte form of every key of the group begins with.
    pub fn prefix(&self) -> Vec<u8> {
        match self {
            Self::Standards => vec![b's'],
            Self::Versions => vec![b'v'],
            Self::Rounds => vec![b'r'],
            Self::Communities => vec![b'c'],
            Self::Inspectors => vec![b'i'],
            Self::Meetings => vec![b'm'],
            Self::Entries(round) => bytes(b'e', &[round.0], ""),
            Self::Standings(round) => bytes(b't', &[round.0], ""),
        }
    }
}

/// Any view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // each variant is named after the type it holds
pub enum View {
    Standard(StandardView),
    Version(VersionView),
    Round(RoundView),
    Community(Latest<Community>),
    Inspector(Latest<Inspector>),
    Meeting(Latest<Meeting>),
    Entry(EntryView),
    Nominations(NominationsView),
    Stop(StopView),
    Card(CardView),
    Last(Latest<LastMark>),
    Steps(StepsView),
    Change(Change),
    Standing(Standing),
}

/// Reads views. Implemented by the store and by a replayed journal.
pub trait Read {
    /// Parsed standards, so that a key press does not parse one again.
    fn parsed(&self) -> &ParsedStandards;

    /// The view at a key.
    fn view(&self, key: &Key) -> Option<View>;

    /// All views of a group, in the keys' order.
    fn group(&self, group: Group) -> Vec<View>;
}

/// Standards parsed once. A standard's text never changes under its identity, so nothing here can go stale.
#[derive(Debug, Default)]
pub struct ParsedStandards(Mutex<HashMap<StandardHash, Arc<Standard>>>);

impl ParsedStandards {
    fn get(&self, hash: &StandardHash, text: impl FnOnce() -> Option<String>) -> Option<Arc<Standard>> {
        let mut held = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(standard) = held.get(hash) {
            return Some(Arc::clone(standard));
        }
        let standard = Arc::new(serde_json::from_str::<Standard>(&text()?).ok()?);
        held.insert(hash.clone(), Arc::clone(&standard));
        Some(standard)
    }
}

/// Keeps views.
pub trait Write: Read {
    /// Replaces the view at a key; `None` removes it.
    fn put(&mut self, key: &Key, view: Option<View>);
}

macro_rules! readers {
    ($($(#[$doc:meta])* $method:ident($($arg:ident: $type:ty),*) -> $view:ident($out:ty) = $key:expr;)*) => {
        impl dyn Read + '_ {
            $($(#[$doc])*
            pub fn $method(&self, $($arg: $type),*) -> Option<$out> {
                match self.view(&$key)? {
                    View::$view(view) => Some(view),
                    _ => None,
                }
            })*
        }
    };
}

readers! {
    /// A standard by identity.
    standard(hash: &StandardHash) -> Standard(StandardView) = Key::Standard(hash.clone());
    /// All contents of one version of a standard.
    version(id: &str, version: &str) -> Version(VersionView) = Key::Version(id.to_owned(), version.to_owned());
    /// A round.
    round(round: RoundId) -> Round(RoundView) = Key::Round(round);
    /// A community in a round.
    entry(round: RoundId, community: CommunityId) -> Entry(EntryView) = Key::Entry(round, community);
    /// A subdistrict's nominations.
    nominations(round: RoundId, subdistrict: &str) -> Nominations(NominationsView) = Key::Nominations(round, subdistrict.to_owned());
    /// Who has a card at a stop.
    stop(meeting: MeetingId, community: CommunityId) -> Stop(StopView) = Key::Stop(meeting, community);
    /// A card.
    card(card: CardId) -> Card(CardView) = Key::Card(card);
    /// Undo and redo of an inspector on a device.
    steps(device: DeviceId, inspector: InspectorId) -> Steps(StepsView) = Key::Steps(device, inspector);
    /// What a journal line changed on a card.
    change(event: EventId) -> Change(Change) = Key::Change(event);
    /// A community's standing.
    standing(round: RoundId, community: CommunityId) -> Standing(Standing) = Key::Standing(round, community);
}

impl dyn Read + '_ {
    /// The checklist with this identity.
    pub fn checklist(&self, hash: &StandardHash) -> Option<Arc<Standard>> {
        self.parsed().get(hash, || self.standard(hash).map(|view| view.text))
    }

    /// A round's checklist.
    pub fn round_checklist(&self, round: RoundId) -> Option<Arc<Standard>> {
        self.checklist(&self.round(round)?.head.get()?.standard)
    }

    /// What is held under a standard's id and version: the published content, else the latest draft.
    pub fn held_version(&self, id: &str, version: &str) -> Option<(StandardHash, StandardView)> {
        let contents = self.version(id, version)?.contents;
        let held = contents.into_iter().filter_map(|hash| Some((hash.clone(), self.standard(&hash)?)));
        held.max_by_key(|(_, view)| (view.published, view.drafted.stamp()))
    }

    /// A community's labels.
    pub fn community(&self, community: CommunityId) -> Option<Community> {
        match self.view(&Key::Community(community))? {
            View::Community(view) => view.get().cloned(),
            _ => None,
        }
    }

    /// An inspector's labels.
    pub fn inspector(&self, inspector: InspectorId) -> Option<Inspector> {
        match self.view(&Key::Inspector(inspector))? {
            View::Inspector(view) => view.get().cloned(),
            _ => None,
        }
    }

    /// A meeting.
    pub fn meeting(&self, meeting: MeetingId) -> Option<Meeting> {
        match self.view(&Key::Meeting(meeting))? {
            View::Meeting(view) => view.get().cloned(),
            _ => None,
        }
    }

    /// Where the last mark was given on a device.
    pub fn last_mark(&self, device: DeviceId) -> Option<LastMark> {
        match self.view(&Key::Last(device))? {
            View::Last(view) => view.get().cloned(),
            _ => None,
        }
    }

    /// All communities, in the order they were entered (their ids grow with time).
    pub fn communities(&self) -> Vec<Community> {
        self.collect(Group::Communities, |view| if let View::Community(view) = view { view.get().cloned() } else { None })
    }

    /// All inspectors, in the order they were entered.
    pub fn inspectors(&self) -> Vec<Inspector> {
        self.collect(Group::Inspectors, |view| if let View::Inspector(view) = view { view.get().cloned() } else { None })
    }

    /// All meetings, in the order they were arranged.
    pub fn meetings(&self) -> Vec<Meeting> {
        self.collect(Group::Meetings, |view| if let View::Meeting(view) = view { view.get().cloned() } else { None })
    }

    /// All rounds, in the order they were opened.
    pub fn rounds(&self) -> Vec<RoundHead> {
        self.collect(Group::Rounds, |view| if let View::Round(view) = view { view.head.get().cloned() } else { None })
    }

    /// All standards known to the folder.
    pub fn standards(&self) -> Vec<StandardView> {
        self.collect(Group::Standards, |view| if let View::Standard(view) = view { Some(view) } else { None })
    }

    /// The communities that were nominated, visited or given facts in a round.
    pub fn entries(&self, round: RoundId) -> Vec<CommunityId> {
        self.collect(Group::Entries(round), |view| if let View::Entry(view) = view { view.community } else { None })
    }

    /// The standings of a round.
    pub fn standings(&self, round: RoundId) -> Vec<Standing> {
        self.collect(Group::Standings(round), |view| if let View::Standing(view) = view { Some(view) } else { None })
    }

    fn collect<T>(&self, group: Group, pick: impl Fn(View) -> Option<T>) -> Vec<T> {
        self.group(group).into_iter().filter_map(pick).collect()
    }
}

/// Views in memory: what a replayed journal and tests read.
#[derive(Debug, Default)]
pub struct MemoryViews {
    views: BTreeMap<Vec<u8>, View>,
    parsed: ParsedStandards,
}

impl MemoryViews {
    /// Every view with its key in byte form, for comparing two replays.
    pub fn all(&self) -> &BTreeMap<Vec<u8>, View> {
        &self.views
    }
}

impl Read for MemoryViews {
    fn parsed(&self) -> &ParsedStandards {
        &self.parsed
    }

    fn view(&self, key: &Key) -> Option<View> {
        self.views.get(&key.bytes()).cloned()
    }

    fn group(&self, group: Group) -> Vec<View> {
        let prefix = group.prefix();
        self.views.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix)).map(|(_, view)| view.clone()).collect()
    }
}

impl Write for MemoryViews {
    fn put(&mut self, key: &Key, view: Option<View>) {
        match view {
            Some(view) => drop(self.views.insert(key.bytes(), view)),
            None => drop(self.views.remove(&key.bytes())),
        }
    }
}
