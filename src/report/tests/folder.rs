//! A folder in memory, filled through `decide` and `apply` as the program fills it.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::apply::apply;
use crate::domain::command::{Command, Rating};
use crate::domain::decide::decide;
use crate::domain::events::{Mark, Reason, Stamped, Text};
use crate::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId, Stamp};
use crate::domain::points::Points;
use crate::domain::standard::{
    Bound, Consequence, Evidence, FactCap, FactDefinition, FactKind, FactValue, Item, Kind, MeasureInput, Method, NaPolicy,
    NaRule, PanelRule, Phrases, ReasonRule, Requirement, Rung, Section, Slab, Standard, StarRule,
};
use crate::domain::standing::refresh;
use crate::domain::value::Value;
use crate::domain::views::MemoryViews;
use crate::domain::wording::{Language, Wording};
use crate::report::{Context, Document, Format, Means, Profile, compose};
use crate::text::Words;

pub const ROUND: RoundId = RoundId(Uuid::from_u128(1));
pub const MEETING: MeetingId = MeetingId(Uuid::from_u128(2));
pub const DEVICE: DeviceId = DeviceId(Uuid::from_u128(3));
pub const BINHE: CommunityId = CommunityId(Uuid::from_u128(10));
pub const XINFU: CommunityId = CommunityId(Uuid::from_u128(11));
pub const DONGMEN: CommunityId = CommunityId(Uuid::from_u128(12));
pub const A: InspectorId = InspectorId(Uuid::from_u128(20));
pub const B: InspectorId = InspectorId(Uuid::from_u128(21));

/// The unit that holds the round, where one is named.
pub const OFFICE: &str = "某区星级社区评定工作领导小组办公室";

/// A folder with a round of three communities, a meeting and two inspectors.
pub struct Folder {
    pub views: MemoryViews,
    seq: u64,
}

impl Folder {
    pub fn new(standard: Standard) -> Self {
        let mut folder = Self { views: MemoryViews::default(), seq: 0 };
        let standard = Box::new(standard);
        folder.run(&Command::OpenRound {
            round: ROUND,
            name: "2026年上半年".into(),
            standard,
            nominations_each: 2,
            organiser: String::new(),
        });
        for (community, code, name) in [(BINHE, "BH", "滨河社区"), (XINFU, "", "幸福社区"), (DONGMEN, "DM", "东门社区")]
        {
            let (district, subdistrict) = ("某区".into(), "城关街道".into());
            folder.run(&Command::AddCommunity { community, code: code.into(), district, subdistrict, name: name.into() });
        }
        for (inspector, code, name) in [(A, "A", "张三"), (B, "B", "")] {
            folder.run(&Command::AddInspector { inspector, code: code.into(), name: name.into() });
        }
        folder.run(&Command::OpenMeeting {
            meeting: MEETING,
            round: ROUND,
            name: "五月现场会".into(),
            date: "2026-05-07".into(),
            stops: vec![BINHE, XINFU, DONGMEN],
            panel: vec![A, B],
            seats: vec![],
            independent: None,
        });
        folder
    }

    /// Names the unit that holds the round.
    pub fn organised(&mut self) {
        let (name, organiser) = ("2026年上半年".into(), OFFICE.into());
        self.run(&Command::EditRound { round: ROUND, name, nominations_each: 2, organiser, standard: None });
    }

    pub fn run(&mut self, command: &Command) {
        let decision = decide(&self.views, DEVICE, command).expect("accepted");
        let mut touched = BTreeSet::new();
        let first = self.seq + 1;
        for event in decision.events {
            self.seq += 1;
            let stamp = Stamp { ms: self.seq, n: 0, id: EventId { device: DEVICE, seq: self.seq } };
            apply(&mut self.views, &Stamped { stamp, command: first, event }, &mut touched);
        }
        refresh(&mut self.views, &mut touched);
    }

    pub fn rate(&mut self, community: CommunityId, inspector: InspectorId, marks: &[(&str, Value)]) {
        for (item, value) in marks {
            self.say(community, inspector, item, value.clone(), &[], None);
        }
    }

    pub fn say(
        &mut self,
        community: CommunityId,
        inspector: InspectorId,
        item: &str,
        value: Value,
        reasons: &[Reason],
        note: Option<&str>,
    ) {
        self.run(&Command::Rate(vec![Rating {
            card: card(community, inspector),
            item: item.to_owned(),
            mark: Some(Some(Mark { value, reasons: reasons.to_vec() })),
            note: note.map(|note| Some(note.to_owned())),
        }]));
    }

    pub fn satisfaction(&mut self, community: CommunityId, percent: &str) {
        let value = Some(FactValue::Number(percent.parse().expect("percent")));
        self.run(&Command::SetFact { round: ROUND, community, fact: "satisfaction".into(), value });
    }

    pub fn document(&self, communities: &[CommunityId], language: Language) -> Document {
        compose(&self.views, ROUND, communities, &Words::new(language), &context(), &mut on).unwrap()
    }

    pub fn document_for(&self, profile: Profile, communities: &[CommunityId]) -> Document {
        let context = Context { profile, ..context() };
        compose(&self.views, ROUND, communities, &Words::new(Language::Chinese), &context, &mut on).unwrap()
    }

    pub fn text(&self, communities: &[CommunityId], format: Format) -> String {
        String::from_utf8(self.bytes(communities, format)).expect("UTF-8")
    }

    pub fn bytes(&self, communities: &[CommunityId], format: Format) -> Vec<u8> {
        format.render(&self.document(communities, Language::Chinese), &Means::default()).unwrap()
    }
}

pub fn context() -> Context {
    let positions = vec!["设备 3f2a，第 57 行".into()];
    Context { profile: Profile::District, positions, version: "0.1.0".into(), ..Context::default() }
}

pub fn card(community: CommunityId, inspector: InspectorId) -> CardId {
    CardId { meeting: MEETING, community, inspector }
}

pub fn words(text: &str) -> Reason {
    Reason::Words(Text::new(text))
}

pub fn level(key: &str) -> Value {
    Value::Level(key.to_owned())
}

pub fn points(text: &str) -> Value {
    Value::Points(text.parse().expect("points"))
}

/// Every mark of a faultless card: 4 + 6 + 10, a bonus of 2 cut to 1, no violation.
pub fn full_card() -> Vec<(&'static str, Value)> {
    vec![
        ("agenda", level("a")),
        ("service", points("6")),
        ("rectified", Value::Share { n: 10, m: 10 }),
        ("spread", points("2")),
        ("falsified", Value::Violated(false)),
    ]
}

fn zh(text: &str) -> Wording {
    Wording::one("zh-CN", text)
}

fn item(id: &str, name: &str, max: &str, kind: Kind) -> Item {
    Item {
        id: id.to_owned(),
        name: zh(name),
        max: max.parse().expect("points"),
        kind,
        methods: vec![Method::Documents],
        place: Wording::default(),
        guidance: Wording::default(),
        evidence: Evidence::Optional,
        reason: ReasonRule::Optional,
        na: false,
        bonus: false,
        control: false,
        applies_when: None,
        phrases: Phrases {
            shortcoming: vec![zh("专题研究次数偏少"), zh("会议记录缺议定事项")], ..Phrases::default()
        },
        unit: Wording::default(),
    }
}

/// Two sections of 10 + 10 points, a bonus, a veto, a fact that caps.
pub fn standard() -> Standard {
    let rung = |key: &str, points: &str, label: &str| Rung {
        key: key.to_owned(),
        label: zh(label),
        points: points.parse().expect("points"),
    };
    let levels = vec![
        rung("a", "4", "列入年度计划，近12个月专题研究≥4次，均有记录"),
        rung("b", "2.5", "列入年度计划，近12个月专题研究2～3次，均有记录"),
        rung("c", "0", "未列入年度计划"),
    ];
    let slab = |bound, points| Slab { bound, points: Points::whole(points) };
    let slabs = vec![slab(Bound::AtLeast(Points::whole(90)), 10), slab(Bound::Otherwise, 0)];
    let measure = Kind::Measure { input: MeasureInput::Share, unit: Wording::default(), slabs };
    let rectified = Item { na: true, ..item("rectified", "上次点评问题整改", "10", measure) };
    let bonus = Item { bonus: true, ..item("spread", "做法被上级推广", "2", Kind::Score { step: Points::HALF }) };
    let veto = item("falsified", "弄虚作假", "0", Kind::Veto { consequence: Consequence::Disqualify });
    let section = |id: &str, name: &str, items| Section { id: id.to_owned(), name: zh(name), weight: None, items };
    let rule = |stars, requirements| StarRule { stars, requirements };
    Standard {
        id: "small".into(),
        version: "1".into(),
        language: "zh-CN".into(),
        name: zh("小标准"),
        description: Wording::default(),
        full_marks: Points::whole(20),
        na: NaRule { policy: NaPolicy::Exclude, max_share: Some(Points::whole(50)) },
        bonus_cap: Some(Points::whole(1)),
        facts: vec![FactDefinition {
            id: "satisfaction".into(),
            name: zh("居民满意度"),
            kind: FactKind::Percent,
            effects: Vec::new(),
        }],
        components: Vec::new(),
        sections: vec![
            section(
                "network",
                "三级网络",
                vec![
                    item("agenda", "共建工作纳入议程", "4", Kind::Levels { levels }),
                    item("service", "便民服务", "6", Kind::Score { step: Points::HALF }),
                ],
            ),
            section("pairing", "结对共建", vec![rectified, bonus]),
            section("veto", "一票否决", vec![veto]),
        ],
        stars: vec![
            rule(2, vec![Requirement::TotalAtLeast(Points::whole(19)), Requirement::EverySectionAtLeast(Points::whole(90))]),
            rule(1, vec![Requirement::TotalAtLeast(Points::whole(10))]),
        ],
        caps: vec![FactCap { fact: "satisfaction".into(), below: Points::whole(60), stars: 1 }],
        quotas: Vec::new(),
        panel: PanelRule::default(),
    }
}

/// Nobody breaks off.
pub fn on(_: u64, _: u64) -> std::ops::ControlFlow<()> {
    std::ops::ControlFlow::Continue(())
}
