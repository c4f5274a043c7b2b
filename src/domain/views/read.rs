//! Reading and keeping views: what the store and a replayed journal both offer, and typed access to it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use super::{
    CardView, Change, Community, CritiqueView, EntryView, Group, Inspector, Key, LastMark, Meeting, NominationsView, RoundHead,
    RoundView, StandardView, Standing, StepsView, StopView, VersionView, View,
};
use crate::domain::action::ActionsView;
use crate::domain::agenda::Timetable;
use crate::domain::evidence::EvidenceView;
use crate::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId};
use crate::domain::register::Register;
use crate::domain::standard::{Standard, StandardHash};

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
    /// A community's labels, with those given concurrently.
    community_labels(community: CommunityId) -> Community(Register<Community>) = Key::Community(community);
    /// An inspector's labels, with those given concurrently.
    inspector_labels(inspector: InspectorId) -> Inspector(Register<Inspector>) = Key::Inspector(inspector);
    /// A meeting, with what it was changed to concurrently.
    meeting_labels(meeting: MeetingId) -> Meeting(Register<Meeting>) = Key::Meeting(meeting);
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
    /// A community's critique at a meeting.
    critique(meeting: MeetingId, community: CommunityId) -> Critique(CritiqueView) = Key::Critique(meeting, community);
    /// A community's actions in a round.
    actions(round: RoundId, community: CommunityId) -> Actions(ActionsView) = Key::Actions(round, community);
    /// A whole meeting's critique.
    day_critique(meeting: MeetingId) -> Critique(CritiqueView) = Key::DayCritique(meeting);
    /// The pictures of a stop.
    evidence(meeting: MeetingId, community: CommunityId) -> Evidence(EvidenceView) = Key::Evidence(meeting, community);
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
        self.community_labels(community)?.get().cloned()
    }

    /// An inspector's labels.
    pub fn inspector(&self, inspector: InspectorId) -> Option<Inspector> {
        self.inspector_labels(inspector)?.get().cloned()
    }

    /// A meeting's timetable, where it has one.
    pub fn timetable(&self, meeting: MeetingId) -> Option<Timetable> {
        match self.view(&Key::Timetable(meeting))? {
            View::Timetable(view) => view.get().copied().flatten(),
            _ => None,
        }
    }

    /// A meeting.
    pub fn meeting(&self, meeting: MeetingId) -> Option<Meeting> {
        self.meeting_labels(meeting)?.get().cloned()
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

    /// The actions of a round, by community.
    pub fn all_actions(&self, round: RoundId) -> Vec<ActionsView> {
        self.collect(Group::Actions(round), |view| if let View::Actions(view) = view { Some(view) } else { None })
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
