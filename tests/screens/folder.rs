//! A data folder in memory: `decide` and `apply` as in a workspace, the journal a shared list, and a disk that can be told
//! to fail.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use starpoint::domain::apply::{Touched, apply};
use starpoint::domain::command::Command;
use starpoint::domain::day::Day;
use starpoint::domain::decide::decide;
use starpoint::domain::events::{Event, Stamped};
use starpoint::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId, Stamp};
use starpoint::domain::privacy::Warned;
use starpoint::domain::refusal::TextPlace;
use starpoint::domain::standard::Standard;
use starpoint::domain::standing::refresh;
use starpoint::domain::views::{CardView, MemoryViews, Read};
use starpoint::domain::wording::Language;
use starpoint::journal::{self, Digest, Line};
use starpoint::settings::Sources;
use starpoint::settings::places::Spot;
use starpoint::standard_files;
use starpoint::text::{Symbols, Words};
use starpoint::tui::{self, Depth, Failure, Folder, RunOptions, Themes};
use starpoint::workspace::Entry;
use uuid::Uuid;

pub const DEVICE: DeviceId = DeviceId(Uuid::from_u128(1));
pub const ROUND: RoundId = RoundId(Uuid::from_u128(2));
pub const MEETING: MeetingId = MeetingId(Uuid::from_u128(3));
pub const A: InspectorId = InspectorId(Uuid::from_u128(4));
pub const B: InspectorId = InspectorId(Uuid::from_u128(5));

pub const fn community(n: u128) -> CommunityId {
    CommunityId(Uuid::from_u128(100 + n))
}

/// What survives the program: the events, and whether the disk takes more.
#[derive(Clone, Default)]
pub struct Kept {
    events: Arc<Mutex<Vec<Stamped>>>,
    full: Arc<AtomicBool>,
    /// What the clock shows, in milliseconds since 1970.
    clock: Arc<AtomicU64>,
    /// Where it claims to lie.
    pub path: Option<PathBuf>,
    /// Where files can be saved.
    pub spots: Vec<Spot>,
    /// Where its user's own fonts and templates lie.
    pub config: Option<PathBuf>,
}

struct Memory {
    kept: Kept,
    views: MemoryViews,
}

impl Memory {
    fn take(&mut self, events: &[Stamped]) {
        let mut touched = Touched::new();
        for event in events {
            apply(&mut self.views, event, &mut touched);
        }
        refresh(&mut self.views, &mut touched);
    }
}

impl Folder for Memory {
    fn views(&self) -> &dyn Read {
        &self.views
    }

    fn device(&self) -> DeviceId {
        DEVICE
    }

    fn writable(&self) -> bool {
        true
    }

    fn commit(&mut self, _: Option<InspectorId>, command: &Command) -> Result<Vec<(TextPlace, Warned)>, Failure> {
        let decision = decide(&self.views, DEVICE, command).map_err(|refusal| Failure::Refused(Box::new(refusal)))?;
        if self.kept.full.load(Ordering::SeqCst) {
            return Err(Failure::NotSaved);
        }
        let added = self.kept.add(decision.events);
        self.take(&added);
        Ok(decision.warnings)
    }

    fn now(&self) -> u64 {
        self.kept.clock.load(Ordering::SeqCst)
    }

    fn positions(&self) -> Vec<String> {
        vec![format!("{}:{}", DEVICE.0, self.kept.events.lock().unwrap().len())]
    }

    fn path(&self) -> Option<&Path> {
        self.kept.path.as_deref()
    }

    fn spots(&self) -> Vec<Spot> {
        self.kept.spots.clone()
    }

    fn today(&self) -> Day {
        Day::parse("2026-12-25").unwrap()
    }

    fn config(&self) -> Option<PathBuf> {
        self.kept.config.clone()
    }

    fn log(&self, _: &Words, visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) -> Result<(), String> {
        let events = self.kept.events.lock().unwrap().clone();
        for Stamped { stamp, command, event } in events {
            let (device, seq) = (stamp.id.device.0, stamp.id.seq);
            let line = Line {
                v: 1,
                device,
                seq,
                cmd: command,
                end: true,
                stamp: journal::Stamp { ms: stamp.ms, n: stamp.n, device, seq },
                wall: "2026-11-20T10:05:00+08:00".into(),
                by: Some(A.0),
                event: serde_json::to_value(&event).unwrap(),
                prev: Digest::ZERO,
                hash: Digest::ZERO,
                blanked: Vec::new(),
                offset: 0,
                raw: Vec::new(),
            };
            if visit(Entry { line, event }).is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl Kept {
    fn add(&self, events: Vec<Event>) -> Vec<Stamped> {
        let mut held = self.events.lock().unwrap();
        let command = held.len() as u64 + 1;
        let now = self.clock.load(Ordering::SeqCst);
        let stamped: Vec<Stamped> = (command..)
            .zip(events)
            .map(|(seq, event)| Stamped {
                stamp: Stamp { ms: now + seq, n: 0, id: EventId { device: DEVICE, seq } },
                command,
                event,
            })
            .collect();
        held.extend(stamped.iter().cloned());
        stamped
    }

    fn open(&self) -> Memory {
        let mut memory = Memory { kept: self.clone(), views: MemoryViews::default() };
        let events = self.events.lock().unwrap().clone();
        memory.take(&events);
        memory
    }

    /// Does commands from outside the interface.
    pub fn done(&self, commands: impl IntoIterator<Item = Command>) -> &Self {
        let mut memory = self.open();
        for command in commands {
            memory.commit(None, &command).unwrap();
        }
        self
    }

    /// Lets an event of another laptop arrive that knew nothing of what is here.
    pub fn arrived(&self, event: Event) -> &Self {
        let mut held = self.events.lock().unwrap();
        let id = EventId { device: DeviceId(Uuid::from_u128(99)), seq: 1 };
        let ms = held.len() as u64 + 1;
        held.push(Stamped { stamp: Stamp { ms, n: 0, id }, command: 1, event });
        self
    }

    /// Lets the clock show this from now on.
    pub fn wait_until(&self, ms: u64) -> &Self {
        self.clock.store(ms, Ordering::SeqCst);
        self
    }

    /// Lets every later write fail.
    pub fn fill_disk(&self) -> &Self {
        self.full.store(true, Ordering::SeqCst);
        self
    }

    /// A round with three communities in two subdistricts, one meeting and two inspectors.
    pub fn round(standard: Standard) -> Self {
        let kept = Self::default();
        let names = [("铁牛街社区", "解放街道"), ("滨河社区", "解放街道"), ("新华里社区", "东风街道")];
        let communities = names.iter().enumerate().map(|(n, (name, subdistrict))| Command::AddCommunity {
            community: community(n as u128),
            code: format!("{}", n + 1),
            district: "示范区".into(),
            subdistrict: (*subdistrict).into(),
            name: (*name).into(),
        });
        let inspector =
            |inspector, code: &str, name: &str| Command::AddInspector { inspector, code: code.into(), name: name.into() };
        let round = Command::OpenRound {
            round: ROUND,
            name: "2026年秋季".into(),
            standard: Box::new(standard),
            nominations_each: 2,
            organiser: String::new(),
        };
        kept.done(communities).done([inspector(A, "A", "区委组织部"), inspector(B, "B", "区民政局"), round]);
        kept.done([
            Command::OpenMeeting {
                meeting: MEETING,
                round: ROUND,
                name: "第一次现场会".into(),
                date: "2026-11-20".into(),
                stops: vec![community(1), community(0)],
                panel: vec![A, B],
                seats: vec![],
                independent: Some(false),
            },
            Command::Nominate { round: ROUND, community: community(0), nominated: true },
            Command::Nominate { round: ROUND, community: community(2), nominated: true },
        ]);
        kept
    }

    /// A second meeting that visits more communities (name, subdistrict) before those of the first.
    pub fn visiting(&self, more: &[(&str, &str)]) -> &Self {
        let last = 3 + more.len() as u128;
        for (n, (name, subdistrict)) in (3..).zip(more) {
            let add = Command::AddCommunity {
                community: community(n),
                code: format!("{}", n + 1),
                district: "示范区".into(),
                subdistrict: (*subdistrict).into(),
                name: (*name).into(),
            };
            self.done([add, Command::Nominate { round: ROUND, community: community(n), nominated: true }]);
        }
        self.done([Command::OpenMeeting {
            meeting: MeetingId(Uuid::from_u128(6)),
            round: ROUND,
            name: "第二次现场会".into(),
            date: "2026-11-27".into(),
            stops: (3..last).chain(0..3).map(community).collect(),
            panel: vec![A, B],
            seats: vec![],
            independent: Some(false),
        }])
    }

    /// The first stop's card of an inspector.
    pub fn card(&self, inspector: InspectorId) -> CardView {
        let card = CardId { meeting: MEETING, community: community(1), inspector };
        let memory = self.open();
        let views: &dyn Read = &memory.views;
        views.card(card).unwrap_or_default()
    }

    /// Looks at what is kept.
    pub fn read<T>(&self, look: impl FnOnce(&dyn Read) -> T) -> T {
        look(&self.open().views)
    }

    /// The interface over this folder.
    pub fn options(&self, language: Language, symbols: Symbols) -> RunOptions {
        let kept = self.clone();
        RunOptions {
            open: Box::new(move |_| Ok((Box::new(kept.open()) as Box<dyn Folder>, Vec::new()))),
            words: Words::new(language),
            themes: Themes::default(),
            theme: "ink".into(),
            depth: Depth::Sixteen,
            symbols: Some(symbols),
            mouse: false,
            pace: 240,
            sources: Sources::default(),
            round: None,
            inspector: None,
            by: None,
            demo: false,
        }
    }

    /// Keys in, the screen out: 80×24, Chinese, Unicode.
    pub fn press(&self, keys: &str) -> String {
        self.press_at(keys, (80, 24))
    }

    /// The same at a size.
    pub fn press_at(&self, keys: &str, size: (u16, u16)) -> String {
        tui::run_keys(self.options(Language::Chinese, Symbols::UNICODE), keys, size, false).unwrap()
    }
}

/// The standard the program comes with.
pub fn built_in() -> Standard {
    standard_files::parse(standard_files::built_in()[0].1).unwrap()
}
