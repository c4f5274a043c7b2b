//! Devices with replicas of their own, for tests of deciding and applying without any file.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::apply::{Touched, apply};
use crate::domain::command::{Command, Rating};
use crate::domain::decide::decide;
use crate::domain::events::{Event, Mark, Reason, Stamped, Text};
use crate::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId, Stamp};
use crate::domain::refusal::Refusal;
use crate::domain::scoring_tests::build::{item, p, rung, score, section, standard, veto};
use crate::domain::standard::{
    Condition, ConditionTest, Consequence, FactCondition, FactDefinition, FactEffect, FactKind, Kind, Loss, ReasonRule,
    Requirement, Standard,
};
use crate::domain::standing::refresh;
use crate::domain::value::Value;
use crate::domain::views::{CardView, MemoryViews, Read, View};
use crate::domain::wording::Wording;

pub const ROUND: RoundId = RoundId(Uuid::from_u128(0x100));
pub const MEETING: MeetingId = MeetingId(Uuid::from_u128(0x200));

pub fn community(n: usize) -> CommunityId {
    CommunityId(Uuid::from_u128(0x300 + n as u128))
}

pub fn inspector(n: usize) -> InspectorId {
    InspectorId(Uuid::from_u128(0x400 + n as u128))
}

pub fn device(n: usize) -> DeviceId {
    DeviceId(Uuid::from_u128(0x500 + n as u128))
}

/// Inspector `by`'s card of community `of` at the meeting.
pub fn card(of: usize, by: usize) -> CardId {
    CardId { meeting: MEETING, community: community(of), inspector: inspector(by) }
}

/// One item of most kinds. `lift` is asked only where there are `stairs`; `honour` gives full marks on `stairs`.
pub fn checklist(version: &str) -> Standard {
    let mut stairs = item("stairs", "2", Kind::Check { yes: p("2"), no: p("0") });
    stairs.na = false;
    let mut lift = score("lift", "2");
    lift.applies_when = Some(Condition { item: "stairs".into(), test: ConditionTest::Answer(true) });
    let mut tidy = item("tidy", "3", Kind::Levels { levels: vec![rung("a", "3"), rung("b", "1.5"), rung("c", "0")] });
    tidy.reason = ReasonRule::Lost;
    tidy.phrases.shortcoming = vec![Wording::one("zh-CN", "楼道堆物"), Wording::one("zh-CN", "照明缺失")];
    let loss = |key: &str, per_occurrence| Loss { key: key.into(), label: Wording::default(), points: p("0.5"), per_occurrence };
    let files = item("files", "2", Kind::Reasons { losses: vec![loss("x", false), loss("y", true)], floor: p("0") });
    let mut held = standard(
        "11",
        vec![
            section("one", None, vec![score("agenda", "2"), stairs, lift]),
            section("two", None, vec![tidy, files, veto("leak", Consequence::Cap(1))]),
        ],
        vec![(2, vec![Requirement::TotalAtLeast(p("9"))]), (1, vec![Requirement::TotalAtLeast(p("5"))])],
    );
    held.version = version.into();
    let fact = |id: &str, kind, effects| FactDefinition { id: id.into(), name: Wording::default(), kind, effects };
    let effect = FactEffect { when: FactCondition::Is(true), full_marks_on: vec!["stairs".into()] };
    held.facts = vec![
        fact("honour", FactKind::YesNo, vec![effect]),
        fact("happy", FactKind::Percent, vec![]),
        fact("households", FactKind::Number, vec![]),
    ];
    held
}

pub const ITEMS: [&str; 6] = ["agenda", "stairs", "lift", "tidy", "files", "leak"];

/// The `n`-th of some values that fit an item, in turn.
pub fn value(item: &str, n: usize) -> Value {
    match item {
        "agenda" | "lift" => Value::Points(p(["2", "1.5", "0.5", "0"][n % 4])),
        "stairs" => Value::Answer(!n.is_multiple_of(3)),
        "tidy" => Value::Level(["a", "b", "c"][n % 3].into()),
        "files" => Value::Losses(BTreeMap::from([("y".to_owned(), 1 + (n % 3) as u32)])),
        _ => Value::Violated(n % 4 == 3),
    }
}

pub fn mark(item: &str, n: usize) -> Mark {
    let reasons = match n % 3 {
        0 => vec![],
        1 if item == "tidy" => vec![Reason::Phrase(1 + n % 2)],
        _ => vec![Reason::Words(Text::new(format!("原因{n}")))],
    };
    Mark { value: value(item, n), reasons }
}

pub fn rating(card: CardId, item: &str, mark: Option<Option<Mark>>, note: Option<Option<&str>>) -> Rating {
    Rating { card, item: item.to_owned(), mark, note: note.map(|note| note.map(str::to_owned)) }
}

/// One mark without words.
pub fn rate(card: CardId, item: &str, value: Value) -> Command {
    Command::Rate(vec![rating(card, item, Some(Some(Mark { value, reasons: vec![] })), None)])
}

/// A laptop: its journal, and the views of what it has seen.
pub struct Laptop {
    pub id: DeviceId,
    pub views: MemoryViews,
    pub journal: Vec<Stamped>,
    pub clock: (u64, u32),
    touched: Touched,
    /// Lines taken over, by author.
    pub seen: BTreeMap<DeviceId, usize>,
}

impl Laptop {
    pub fn new(n: usize) -> Self {
        Self {
            id: device(n),
            views: MemoryViews::default(),
            journal: vec![],
            clock: (0, 0),
            touched: Touched::new(),
            seen: BTreeMap::new(),
        }
    }

    /// A laptop with a round of four communities in two subdistricts (two each recommended at most), a meeting that visits the
    /// first three, and two inspectors.
    pub fn set_up() -> Self {
        Self::set_up_by(checklist("1"))
    }

    /// The same under another standard.
    pub fn set_up_by(standard: Standard) -> Self {
        let mut laptop = Self::new(0);
        let (standard, name) = (Box::new(standard), "春季".to_owned());
        laptop.must(&Command::OpenRound { round: ROUND, name, standard, nominations_each: 2, organiser: String::new() });
        for n in 0..2 {
            let (code, name) = (["A", "B"][n].to_owned(), String::new());
            laptop.must(&Command::AddInspector { inspector: inspector(n), code, name });
        }
        for n in 0..5 {
            let subdistrict = if n == 4 { "石桥街道" } else { "铁牛街道" }.to_owned();
            let (code, district, name) = (format!("C{n}"), "云溪区".to_owned(), format!("第{n}社区"));
            laptop.must(&Command::AddCommunity { community: community(n), code, district, subdistrict, name });
        }
        laptop.must(&meeting(MEETING, vec![0, 1, 2]));
        laptop
    }

    pub fn read(&self) -> &dyn Read {
        &self.views
    }

    pub fn card(&self, id: CardId) -> CardView {
        self.read().card(id).unwrap_or_default()
    }

    /// Decides and, when nothing refuses, applies. Answers the new lines' ids.
    pub fn commit(&mut self, command: &Command, wall: u64) -> Result<Vec<EventId>, Refusal> {
        let events = decide(&self.views, self.id, command)?.events;
        let first = self.journal.len() as u64 + 1;
        let mut lines = Vec::new();
        for (seq, event) in (first..).zip(events) {
            self.clock = if wall > self.clock.0 { (wall, 0) } else { (self.clock.0, self.clock.1 + 1) };
            let id = EventId { device: self.id, seq };
            lines.push(self.line(id, first, event));
        }
        Ok(lines)
    }

    fn line(&mut self, id: EventId, command: u64, event: Event) -> EventId {
        let stamp = Stamp { ms: self.clock.0, n: self.clock.1, id };
        let line = Stamped { stamp, command, event };
        apply(&mut self.views, &line, &mut self.touched);
        refresh(&mut self.views, &mut self.touched);
        self.journal.push(line);
        id
    }

    pub fn must(&mut self, command: &Command) -> Vec<EventId> {
        self.commit(command, self.clock.0 + 1).unwrap_or_else(|refusal| panic!("{refusal:?}"))
    }

    pub fn refused(&self, command: &Command) -> Refusal {
        match decide(&self.views, self.id, command) {
            Err(refusal) => refusal,
            Ok(decision) => panic!("not refused: {decision:?}"),
        }
    }

    /// Takes over at most `lines` more lines of another laptop's own journal, to the end of a command.
    pub fn pull(&mut self, from: &Self, lines: usize) {
        assert_ne!(self.id, from.id);
        let seen = self.seen.entry(from.id).or_default();
        let mut end = (*seen + lines).min(from.journal.len());
        while end < from.journal.len() && end > 0 && from.journal[end].command == from.journal[end - 1].command {
            end += 1;
        }
        for line in &from.journal[(*seen).min(end)..end] {
            apply(&mut self.views, line, &mut self.touched);
            // As HybridClock::observe: nobody pushes the clock far ahead.
            if line.stamp.ms < self.clock.0 + 300 {
                self.clock = self.clock.max((line.stamp.ms, line.stamp.n));
            }
        }
        *seen = end.max(*seen);
        refresh(&mut self.views, &mut self.touched);
    }
}

pub fn meeting(id: MeetingId, stops: Vec<usize>) -> Command {
    Command::OpenMeeting {
        meeting: id,
        round: ROUND,
        name: "现场会".into(),
        date: "2026-11-23".into(),
        stops: stops.into_iter().map(community).collect(),
        panel: vec![inspector(0)],
        seats: vec![],
        independent: None,
    }
}

/// The views of some lines in this order, standings recomputed wherever `pause` says so.
pub fn replayed<'a>(lines: impl IntoIterator<Item = &'a Stamped>, mut pause: impl FnMut() -> bool) -> MemoryViews {
    let (mut views, mut touched) = (MemoryViews::default(), Touched::new());
    for line in lines {
        apply(&mut views, line, &mut touched);
        if pause() {
            refresh(&mut views, &mut touched);
        }
    }
    refresh(&mut views, &mut touched);
    views
}

/// Views as bytes, to be compared.
pub fn bytes(views: &MemoryViews) -> BTreeMap<Vec<u8>, String> {
    let text = |view: &View| format!("{view:?}");
    views.all().iter().map(|(key, view)| (key.clone(), text(view))).collect()
}
