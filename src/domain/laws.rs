//! What must hold whatever is done in whatever order (DESIGN §4): merging is commutative, a replay is deterministic, a step
//! back is a step back.

pub mod world;

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::action::{Check, Kind, Progress, Rectification, Status, Verdict};
use super::agenda::Timetable;
use super::command::{ActionChange, ActionStep, Announcing, Command, Rating, Shown, Together};
use super::critique::{CritiqueLine, Part};
use super::day::Day;
use super::events::{Mark, Stamped, Text};
use super::evidence::Picture;
use super::ids::{ActionId, CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId};
use super::panel::{Duties, Seat, Settlement};
use super::points::Points;
use super::refusal::Refusal;
use super::standard::{Combination, FactValue, PanelRule, Role, Standard, TooFew, VetoRule};
use super::value::Value;
use super::views::{Community, Inspector, Meeting, MemoryViews, Read, STEPS_KEPT};
use super::wording::Wording;
use world::{
    ITEMS, Laptop, MEETING, ROUND, bytes, card, checklist, community, device, inspector, mark, meeting, rate, rating, replayed,
    value,
};

/// One throw: which laptop, what it does, with what, and how its clock stands.
type Throw = (usize, u8, usize, usize);

fn throws(most: usize) -> impl Strategy<Value = Vec<Throw>> {
    proptest::collection::vec((0..3_usize, 0..50_u8, 0..40_usize, 0..40_usize), 1..most)
}

/// What a throw asks of a laptop; `serial` makes new ids.
fn command(kind: u8, a: usize, b: usize, serial: u128) -> Command {
    let at = card(a % 3, b % 2);
    let item = ITEMS[a % ITEMS.len()];
    match kind {
        // Some of them from paper.
        5 if a.is_multiple_of(2) => {
            Command::Enter { by: inspector(a % 2), ratings: vec![rating(at, item, Some(Some(mark(item, b))), None)] }
        }
        0..=5 => {
            Command::Rate(vec![rating(at, item, Some(Some(mark(item, b))), (b.is_multiple_of(5)).then_some(Some("见台账")))])
        }
        6 => Command::Rate(vec![rating(at, item, Some(None), None)]),
        7 => Command::Rate(vec![rating(at, item, None, Some(["抽查三个单元", "已当场提醒", ""].get(b % 4).copied()))]),
        // Several items and both inspectors in one command.
        8 => Command::Rate((0..4).map(|n| row(card(a % 3, (b + n) % 2), ITEMS[(a + n) % 6], b + n)).collect()),
        9 | 10 => Command::Undo(inspector(b % 2)),
        11 => Command::Redo(inspector(b % 2)),
        12 => Command::SetFact { round: ROUND, community: community(a % 5), fact: "honour".into(), value: yes_no(b) },
        13 => Command::SetFact {
            round: ROUND,
            community: community(a % 5),
            fact: "happy".into(),
            value: Some(FactValue::Number(whole(b % 100))),
        },
        14 | 15 => Command::Nominate { round: ROUND, community: community(a % 5), nominated: !b.is_multiple_of(3) },
        16 => meeting(MeetingId(Uuid::from_u128(serial)), vec![a % 5, (a + 1) % 5]),
        17 => Command::AddCommunity {
            community: CommunityId(Uuid::from_u128(serial)),
            code: if a.is_multiple_of(2) { String::new() } else { format!("N{b}") },
            district: String::new(),
            subdistrict: "河西街道".into(),
            name: format!("新{a}社区"),
        },
        18 => Command::AddInspector {
            inspector: InspectorId(Uuid::from_u128(serial)),
            code: format!("I{}", a % 4),
            name: String::new(),
        },
        19 => {
            let mut standard = checklist(&format!("{}", a % 2));
            standard.full_marks = whole(b % 3 + 10);
            Command::ImportStandard { standard: Box::new(standard), replace: b.is_multiple_of(2) }
        }
        20 => {
            let mut standard = checklist(&format!("{}", a % 2));
            standard.full_marks = whole(b % 3 + 10);
            let standard = Box::new(standard);
            Command::OpenRound {
                round: RoundId(Uuid::from_u128(serial)),
                name: format!("批次{b}"),
                standard,
                nominations_each: 1,
                organiser: ["", "区评定办"][a % 2].into(),
            }
        }
        21 | 38 => Command::SignCard(at),
        22 => Command::ReopenCard { card: at, reason: Text::new("漏项") },
        23 => {
            let item = (!b.is_multiple_of(3)).then(|| ITEMS[b % ITEMS.len()].to_owned());
            let caption = Some(Text::new(format!("照片{b}")));
            let picture = Picture { item, by: inspector(b % 2), caption, taken: "2026-11-23".into() };
            let picture = (!b.is_multiple_of(4)).then_some(picture);
            let file = format!("{}.jpg", format!("{:02x}", a % 3).repeat(32));
            Command::SetEvidence(vec![Shown { meeting: MEETING, community: community(a % 3), file, picture }])
        }
        30 => Command::WriteCritique { meeting: MEETING, community: community(a % 3), lines: critique(b) },
        31 => Command::WriteDayCritique { meeting: MEETING, lines: critique(b) },
        24 => Command::EditCommunity(Community {
            id: community(a % 5),
            code: format!("C{}", a % 7),
            district: "云溪区".into(),
            subdistrict: ["铁牛街道", "石桥街道"][b % 2].into(),
            name: format!("第{}社区", b % 9),
            group: ["", "老旧小区"][a % 2].into(),
        }),
        25 => Command::EditInspector(Inspector { id: inspector(b % 2), code: format!("I{}", a % 3), name: format!("{b}组") }),
        26 => {
            let standard = a.is_multiple_of(3).then(|| Box::new(checklist(&format!("{}", a % 2))));
            let (name, organiser) = (format!("批次{b}"), ["", "区评定办"][a % 2].into());
            Command::EditRound { round: ROUND, name, nominations_each: 1 + (b % 3) as u8, organiser, standard }
        }
        27 => Command::EditMeeting(Meeting {
            id: MEETING,
            round: ROUND,
            name: format!("现场会{b}"),
            date: format!("2026-11-{:02}", 1 + b % 28),
            stops: [vec![0, 1, 2], vec![2, 0], vec![1, 3, 2, 0], vec![4]][a % 4].iter().map(|n| community(*n)).collect(),
            panel: vec![inspector(a % 2)],
            seats: vec![],
            independent: None,
        }),
        32 => Command::EditMeeting(seated(a, b)),
        33 | 34 => together(a, Together::Dispute((!b.is_multiple_of(4)).then(|| Text::new(format!("社区说明{b}"))))),
        35 | 36 => {
            let agreed = (!b.is_multiple_of(3)).then(|| value(ITEMS[a % ITEMS.len()], b));
            let settlement = Settlement { agreed, reason: Text::new("经合议") };
            together(a, Together::Settle((!b.is_multiple_of(5)).then_some(settlement)))
        }
        37 => {
            let ruling = (!b.is_multiple_of(4)).then(|| (b.is_multiple_of(2), Text::new("核实台账")));
            let what = Together::RuleVeto { by: inspector(0), ruling };
            Command::Decide { meeting: MEETING, community: community(a % 3), item: "leak".into(), what }
        }
        39 => Command::Rate(vec![rating(at, "leak", Some(Some(mark("leak", b))), Some(Some("现场核实")))]),
        40..=43 => announcing(kind, a, b),
        44 | 45 => acted(a, ActionStep::Keep((!b.is_multiple_of(5)).then(|| task(b)))),
        46 => {
            let (status, reason) = (Status::ALL[b % 4], Some(Text::new(format!("第{b}次核对"))));
            acted(a, ActionStep::Move(Progress { status, day: due(b), reason }))
        }
        47 => {
            let check = Check { verdict: Verdict::ALL[b % 3], evidence: Text::new(format!("复查{b}")), day: due(b) };
            acted(a, ActionStep::Check { at: MEETING, check: (!b.is_multiple_of(7)).then_some(check) })
        }
        48 => {
            let mut again = Meeting { id: MeetingId(Uuid::from_u128(0x2f0 + a as u128 % 2)), ..seated(a, b) };
            again.date = "2027-02-01".into();
            again.stops = vec![community(a % 3)];
            Command::Revisit { meeting: Box::new(again), full: b.is_multiple_of(2) }
        }
        49 => {
            let timetable = (!b.is_multiple_of(4)).then_some(Timetable { begins: 540, minutes: 10 + (b % 5) as u16 });
            Command::TimeMeeting { meeting: MEETING, timetable }
        }
        28 | 29 => Command::MoveMarks { from: at, to: card((a + b / 2) % 3, (b + kind as usize) % 2) },
        _ => {
            let mut standard = checklist(&format!("{}", a % 2));
            standard.full_marks = whole(b % 3 + 10);
            Command::PublishStandard { standard: standard.identity() }
        }
    }
}

/// A result read out, withdrawn, or a late card decided on.
fn announcing(kind: u8, a: usize, b: usize) -> Command {
    let reason = Text::new("现场核实");
    let what = match kind {
        42 => Announcing::Withdraw(reason),
        43 => Announcing::Late {
            inspector: inspector(b % 2),
            ruling: (!b.is_multiple_of(4)).then_some((b.is_multiple_of(3), reason)),
        },
        _ => Announcing::Announce((!b.is_multiple_of(5)).then_some(reason)),
    };
    Command::Announce { meeting: MEETING, community: community(a % 3), by: Some(inspector(0)), what }
}

/// Something done to one of a few actions.
fn acted(n: usize, step: ActionStep) -> Command {
    let action = ActionId(Uuid::from_u128(0x900 + n as u128 % 6));
    Command::ChangeActions(vec![ActionChange { action, meeting: MEETING, community: community(n % 3), step }])
}

fn due(n: usize) -> Day {
    Day::new(2026, 12, 1 + i32::try_from(n % 28).unwrap()).unwrap()
}

fn task(n: usize) -> Rectification {
    let text = |what: &str| Some(Text::new(format!("{what}{n}")));
    let (item, kind) = (n.is_multiple_of(2).then(|| ITEMS[n % ITEMS.len()].to_owned()), Kind::ALL[n % 3]);
    let (problem, unit) = (Text::new(format!("问题{n}")), text("责任单位"));
    Rectification { item, problem, evidence: text("所见"), kind, unit, due: Some(due(n)), measure: None }
}

/// Something decided together about an item.
fn together(n: usize, what: Together) -> Command {
    Command::Decide { meeting: MEETING, community: community(n % 3), item: ITEMS[n % ITEMS.len()].into(), what }
}

/// The meeting with a chair, duties, and somebody who stays out of his own subdistrict.
fn seated(a: usize, b: usize) -> Meeting {
    let duties = Duties { sections: vec![["one", "two"][a % 2].to_owned()], methods: vec![] };
    let seats = vec![
        Seat { role: "chair".into(), recused: vec![community(b % 5)], ..Seat::plain(inspector(0)) },
        Seat { duties, subdistrict: ["石桥街道", "铁牛街道", ""][b % 3].into(), ..Seat::plain(inspector(1)) },
    ];
    let (panel, stops) = (vec![inspector(0), inspector(1)], [0, 1, 2].map(community).to_vec());
    let independent = [None, Some(true), Some(false)][a % 3];
    Meeting { id: MEETING, round: ROUND, name: "现场会".into(), date: "2026-11-23".into(), stops, panel, seats, independent }
}

/// The checklist under rules a panel has: two roles, the trimmed mean, vetoes confirmed by the chair.
fn panel_checklist() -> Standard {
    let mut standard = checklist("1");
    let role = |key: &str, weight, chair| Role { key: key.into(), name: Wording::one("zh-CN", key), weight, chair };
    standard.panel = PanelRule {
        method: Combination::Trimmed,
        too_few: TooFew::Mean,
        veto: VetoRule::Chair,
        roles: vec![role("chair", Points::from_hundredths(150), true), role("member", Points::whole(1), false)],
        ..PanelRule::default()
    };
    standard
}

/// The `n`-th of some critiques: none, one line, two.
fn critique(n: usize) -> Option<Vec<CritiqueLine>> {
    let line = |n: usize| CritiqueLine {
        part: Part::ALL[n % Part::ALL.len()],
        key: format!("own:{n}"),
        text: Text::new(["三级网络扎实", "公示要更新", " "][n % 3]),
        spoken: n.is_multiple_of(2),
        drafted: n.is_multiple_of(3).then(|| "0123456789abcdef".to_owned()),
    };
    (!n.is_multiple_of(5)).then(|| (n..n + 1 + n % 2).map(line).collect())
}

fn whole(n: usize) -> Points {
    Points::whole(i64::try_from(n).unwrap())
}

fn yes_no(n: usize) -> Option<FactValue> {
    [Some(FactValue::YesNo(true)), Some(FactValue::YesNo(false)), None][n % 3]
}

fn row(card: CardId, item: &str, n: usize) -> Rating {
    rating(card, item, Some(Some(mark(item, n))), Some(Some("见台账")))
}

/// Three laptops that start from the same round, do what the throws say and meet now and then. Their clocks disagree by
/// hours.
fn played(throws: &[Throw]) -> Vec<Laptop> {
    let mut laptops = vec![Laptop::set_up_by(panel_checklist()), Laptop::new(1), Laptop::new(2)];
    let (first, others) = laptops.split_at_mut(1);
    for other in others {
        other.pull(&first[0], usize::MAX / 2);
    }
    for (now, (who, kind, a, b)) in (1_000..).zip(throws) {
        let wall = now + [0, 10_000_000, 500][*who];
        if b % 4 == 3 {
            let from = (who + 1 + a % 2) % 3;
            let [me, other] = laptops.get_disjoint_mut([*who, from]).unwrap();
            me.pull(other, b % 9);
        }
        let serial = 0x1000 + u128::from(now) * 4 + *who as u128;
        // Whether it is refused is another test's matter.
        let _ = laptops[*who].commit(&command(*kind, *a, *b, serial), wall);
    }
    laptops
}

/// The laptops' journals shuffled into one another, each in its own order.
fn interleaved<'a>(laptops: &'a [Laptop], order: &[u8]) -> Vec<&'a Stamped> {
    let mut rest: Vec<_> = laptops.iter().map(|laptop| laptop.journal.iter().peekable()).collect();
    let mut lines = Vec::new();
    let mut order = order.iter().cycle();
    while rest.iter_mut().any(|rest| rest.peek().is_some()) {
        let next = order.next().map_or(0, |n| usize::from(*n)) % rest.len();
        // An empty journal passes its turn on.
        rest.rotate_left(next);
        let most = rest.len();
        let line = rest.iter_mut().find_map(Iterator::next);
        rest.rotate_right(next % most);
        lines.extend(line);
    }
    lines
}

fn meet_all(laptops: &mut [Laptop]) {
    for me in 0..3 {
        for from in (0..3).filter(|from| *from != me) {
            let [me, other] = laptops.get_disjoint_mut([me, from]).unwrap();
            me.pull(other, usize::MAX / 2);
        }
    }
}

/// What stands on an inspector's cards: mark and note by card and item, nothing for what is empty.
fn standing(views: &dyn Read, by: usize) -> BTreeMap<(usize, String), (Option<Mark>, Option<Text>)> {
    let items =
        |of: usize| views.card(card(of, by)).unwrap_or_default().items.into_iter().map(move |(id, item)| ((of, id), item));
    let held = (0..3).flat_map(items).map(|(at, item)| (at, (item.mark().cloned(), item.note().cloned())));
    held.filter(|(_, held)| *held != (None, None)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_interleaving_of_the_devices_gives_the_same_views(
        throws in throws(60),
        orders in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 1..40), 2),
        pauses in any::<u64>(),
    ) {
        let mut laptops = played(&throws);
        let expected = replayed(laptops.iter().flat_map(|laptop| &laptop.journal), || false);
        for order in orders {
            let mut pauses = pauses;
            let pause = || {
 pauses = pauses.rotate_left(1); pauses & 1 == 1 };
            let views = replayed(interleaved(&laptops, &order), pause);
            prop_assert_eq!(bytes(&views), bytes(&expected));
        }
        // And what the laptops hold after they met is the same as well, with the standings kept current all the way.
        meet_all(&mut laptops);
        for laptop in &laptops {
            prop_assert_eq!(bytes(&laptop.views), bytes(&expected));
            prop_assert_eq!(laptop.views.all(), expected.all());
        }
    }

    #[test]
    fn a_mark_that_replaces_another_holds_whatever_the_clocks_say(
        first in 0..6_usize, second in 0..40_usize, third in 0..40_usize, ahead in 0..10_000_000_u64,
    ) {
        let item = ITEMS[first];
        let mut laptops = vec![Laptop::set_up(), Laptop::new(1), Laptop::new(2)];
        let (one, others) = laptops.split_at_mut(1);
        for other in others {
            other.pull(&one[0], usize::MAX / 2);
        }
        laptops[0].commit(&Command::Rate(vec![row(card(0, 0), item, second)]), 1_000_000 + ahead).unwrap();
        let [later, earlier] = laptops.get_disjoint_mut([1, 0]).unwrap();
        later.pull(earlier, usize::MAX / 2);
        let written = later.commit(&Command::Rate(vec![row(card(0, 0), item, third)]), 1).unwrap();
        meet_all(&mut laptops);
        for laptop in &laptops {
            let held = laptop.card(card(0, 0)).items[item].clone();
            prop_assert_eq!(held.mark(), Some(&mark(item, third)));
            // One stands alone: what it replaced is no longer a concurrent value.
            prop_assert_eq!(held.mark.heads().len(), 1);
            prop_assert!(written.is_empty() || held.mark.heads() == [written[0]] || second == third || written.len() == 1);
        }
    }

    #[test]
    fn steps_back_restore_what_stood_and_steps_forward_repeat_it(
        throws in proptest::collection::vec((0..9_u8, 0..40_usize, 0..40_usize), 1..25), again in any::<bool>(),
    ) {
        let mut laptop = Laptop::set_up();
        let mut stood: [Vec<_>; 2] = [vec![], vec![]];
        for (now, (kind, a, b)) in (1..).zip(throws) {
            let before: Vec<_> = (0..2).map(|by| standing(&laptop.views, by)).collect();
            if laptop.commit(&command(kind, a, b, now), 0).is_ok_and(|lines| !lines.is_empty()) {
                for (by, before) in before.into_iter().enumerate() {
                    if standing(&laptop.views, by) != before {
                        stood[by].push(before);
                    }
                }
            }
        }
        for (by, stood) in stood.iter().enumerate() {
            let last = standing(&laptop.views, by);
            let mut forward = vec![last];
            let other = standing(&laptop.views, 1 - by);
            // One command, one step: as many steps as commands that changed something, each to what stood before it.
            for expected in stood.iter().rev() {
                if again && forward.len() % 4 == 1 {
                    laptop.views = replayed(&laptop.journal, || false);
                }
                laptop.must(&Command::Undo(inspector(by)));
                prop_assert_eq!(&standing(&laptop.views, by), expected);
                forward.push(expected.clone());
            }
            prop_assert_eq!(laptop.refused(&Command::Undo(inspector(by))), Refusal::NothingToUndo);
            forward.pop();
            if again {
                laptop.views = replayed(&laptop.journal, || false);
            }
            for expected in forward.iter().rev() {
                laptop.must(&Command::Redo(inspector(by)));
                prop_assert_eq!(&standing(&laptop.views, by), expected);
            }
            prop_assert_eq!(laptop.refused(&Command::Redo(inspector(by))), Refusal::NothingToRedo);
            // And all the way back once more: a redo can be undone like the command itself.
            for expected in stood.iter().rev() {
                laptop.must(&Command::Undo(inspector(by)));
                prop_assert_eq!(&standing(&laptop.views, by), expected);
            }
            prop_assert_eq!(standing(&laptop.views, 1 - by), other, "another inspector's cards are not touched");
        }
        prop_assert_eq!(bytes(&replayed(&laptop.journal, || false)), bytes(&laptop.views));
    }

    #[test]
    fn deciding_never_panics(throws in proptest::collection::vec(wild(), 1..30)) {
        let mut laptop = Laptop::set_up();
        for command in throws {
            let _ = laptop.commit(&command, 5);
        }
    }
}

/// Commands nobody would give: ids that are not there, values of other kinds, texts of any characters.
fn wild() -> impl Strategy<Value = Command> {
    let text =
        prop_oneof![any::<String>(), "[0-9X栋号楼]{0,20}", Just("a".repeat(2_001)), Just(String::new()), Just("A".to_owned())];
    let points = any::<i64>().prop_map(Points::from_hundredths);
    let counts = || proptest::collection::btree_map("[xyz]", any::<u32>(), 0..3);
    let value = prop_oneof![
        points.clone().prop_map(Value::Points),
        "[a-d]".prop_map(Value::Level),
        any::<bool>().prop_map(Value::Answer),
        any::<u32>().prop_map(Value::Count),
        counts().prop_map(Value::Losses),
        points.clone().prop_map(Value::Number),
        (any::<u32>(), any::<u32>()).prop_map(|(n, m)| Value::Share { n, m }),
        counts().prop_map(Value::Findings),
        any::<bool>().prop_map(Value::Violated),
        Just(Value::NotApplicable),
    ];
    let reason = prop_oneof![
        any::<usize>().prop_map(super::events::Reason::Phrase),
        text.clone().prop_map(|text| super::events::Reason::Words(Text::new(text))),
    ];
    let mark = (value, proptest::collection::vec(reason, 0..3)).prop_map(|(value, reasons)| Mark { value, reasons });
    let one = (
        0..4_usize,
        0..4_usize,
        0..8_usize,
        proptest::option::of(proptest::option::of(mark)),
        proptest::option::of(proptest::option::of(text.clone())),
    );
    let one = one.prop_map(|(of, by, item, mark, note)| Rating {
        card: card(of, by),
        item: ITEMS.get(item).copied().unwrap_or("?").to_owned(),
        mark,
        note,
    });
    let fact = prop_oneof![
        Just(None),
        points.prop_map(|n| Some(FactValue::Number(n))),
        any::<bool>().prop_map(|n| Some(FactValue::YesNo(n)))
    ];
    prop_oneof![
        4 => proptest::collection::vec(one, 0..5).prop_map(Command::Rate),
        1 => (0..3_usize).prop_map(|n| Command::Undo(inspector(n))),
        1 => (0..3_usize).prop_map(|n| Command::Redo(inspector(n))),
        1 => (0..4_usize, 0..4_usize).prop_map(|(of, by)| Command::SignCard(card(of, by))),
        1 => (0..4_usize, text.clone()).prop_map(|(of, text)| Command::ReopenCard { card: card(of, 0), reason: Text::new(text) }),
        1 => (0..8_usize, any::<bool>()).prop_map(|(of, nominated)| Command::Nominate { round: ROUND, community: community(of), nominated }),
        1 => (0..8_usize, fact, "happy|honour|households|[?]").prop_map(|(of, value, fact)| Command::SetFact { round: ROUND, community: community(of), fact, value }),
        1 => (text.clone(), text.clone(), text.clone(), text.clone()).prop_map(|(code, district, subdistrict, name)| Command::AddCommunity { community: community(6), code, district, subdistrict, name }),
        1 => (text.clone(), text.clone()).prop_map(|(code, name)| Command::AddInspector { inspector: inspector(2), code, name }),
        1 => proptest::collection::vec(0..8_usize, 0..4).prop_map(|stops| meeting(MEETING, stops)),
        1 => (0..8_usize, proptest::option::of(proptest::collection::vec((text.clone(), text.clone(), any::<bool>()), 0..4))).prop_map(|(of, lines)| {
            let line = |(key, text, spoken)| CritiqueLine { part: Part::Next, key, text: Text::new(text), spoken, drafted: None };
            let lines = lines.map(|lines| lines.into_iter().map(line).collect());
            Command::WriteCritique { meeting: MEETING, community: community(of), lines }
        }),
        2 => (0..5_usize, 0..8_usize, proptest::option::of(text.clone()), proptest::option::of(any::<bool>()), 0..3_u8).prop_map(|(of, item, said, yes, kind)| {
            let item = ITEMS.get(item).copied().unwrap_or("?").to_owned();
            let said = said.map(Text::new);
            let what = match kind {
                0 => Together::Dispute(said),
                1 => Together::Settle(said.map(|reason| Settlement { agreed: yes.map(Value::Answer), reason })),
                _ => Together::RuleVeto { by: inspector(of), ruling: yes.zip(said) },
            };
            Command::Decide { meeting: MEETING, community: community(of), item, what }
        }),
        1 => (0..5_usize, 0..4_usize, proptest::option::of(text.clone()), 0..3_u8).prop_map(|(of, by, said, kind)| {
            let what = match kind {
                0 => Announcing::Announce(said.map(Text::new)),
                1 => Announcing::Withdraw(Text::new(said.unwrap_or_default())),
                _ => Announcing::Late { inspector: inspector(of), ruling: said.map(|said| (by == 0, Text::new(said))) },
            };
            Command::Announce { meeting: MEETING, community: community(of), by: Some(inspector(by)), what }
        }),
        1 => (text.clone(), text.clone(), 0..4_usize, 0..8_usize).prop_map(|(role, subdistrict, by, of)| {
            let duties = Duties { sections: vec![role.clone()], methods: vec![] };
            let seat = Seat { inspector: inspector(by), role, duties, subdistrict, recused: vec![community(of)] };
            Command::EditMeeting(Meeting { seats: vec![seat], ..seated(0, 0) })
        }),
        1 => (0..8_usize, text.clone(), text.clone()).prop_map(|(of, code, name)| Command::EditCommunity(Community { id: community(of), code, district: String::new(), subdistrict: name.clone(), group: name.clone(), name })),
        1 => (0..4_usize, text.clone(), text.clone()).prop_map(|(by, code, name)| Command::EditInspector(Inspector { id: inspector(by), code, name })),
        1 => (text.clone(), any::<u8>(), any::<bool>()).prop_map(|(name, nominations_each, other)| Command::EditRound { round: ROUND, organiser: name.clone(), name, nominations_each, standard: other.then(|| Box::new(checklist("2"))) }),
        1 => (text.clone(), proptest::collection::vec(0..8_usize, 0..4)).prop_map(|(name, stops)| Command::EditMeeting(Meeting { id: MEETING, round: ROUND, date: name.clone(), name, stops: stops.into_iter().map(community).collect(), panel: vec![], seats: vec![], independent: None })),
        2 => (0..4_usize, 0..4_usize, 0..4_usize, 0..4_usize).prop_map(|(a, b, c, d)| Command::MoveMarks { from: card(a, b), to: card(c, d) }),
        1 => (text, any::<u8>()).prop_map(|(name, nominations_each)| Command::OpenRound { round: ROUND, organiser: name.clone(), name, standard: Box::new(checklist("2")), nominations_each }),
        1 => (0..3_usize, any::<u64>()).prop_map(|(n, seq)| Command::Redact(vec![EventId { device: device(n), seq }])),
    ]
}

#[test]
fn a_step_back_is_refused_once_another_device_changed_the_mark() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    two.pull(&one, usize::MAX / 2);
    one.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    two.pull(&one, usize::MAX / 2);
    two.must(&rate(card(0, 0), "agenda", value("agenda", 1)));
    one.pull(&two, usize::MAX / 2);
    assert_eq!(one.refused(&Command::Undo(inspector(0))), Refusal::ChangedSince { number: 1 });
    // What stands is the other's, and the other can take it back; then the first step is possible again for nobody else.
    two.must(&Command::Undo(inspector(0)));
    assert_eq!(two.card(card(0, 0)).items["agenda"].mark().unwrap().value, value("agenda", 0));
}

#[test]
fn a_concurrent_mark_keeps_a_step_from_being_taken_back_unseen() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    two.pull(&one, usize::MAX / 2);
    one.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    two.commit(&rate(card(0, 0), "agenda", value("agenda", 1)), 1).unwrap();
    one.pull(&two, usize::MAX / 2);
    assert_eq!(one.refused(&Command::Undo(inspector(0))), Refusal::ChangedSince { number: 1 });
    let held = one.card(card(0, 0)).items["agenda"].clone();
    assert_eq!(held.mark.concurrent().count(), 2, "both stay visible");
}

#[test]
fn confirming_one_of_two_concurrent_marks_settles_them() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    two.pull(&one, usize::MAX / 2);
    one.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    two.commit(&rate(card(0, 0), "agenda", value("agenda", 1)), 1).unwrap();
    one.pull(&two, usize::MAX / 2);
    let holds = one.card(card(0, 0)).items["agenda"].mark().unwrap().value.clone();
    one.must(&rate(card(0, 0), "agenda", holds.clone()));
    let held = one.card(card(0, 0)).items["agenda"].clone();
    assert_eq!((held.mark.concurrent().count(), &held.mark().unwrap().value), (1, &holds));
}

#[test]
fn forgetting_one_inspectors_steps_leaves_the_other_theirs() {
    let mut laptop = Laptop::set_up();
    // One file rates for A, then B, then A again: B's line lies between A's.
    let rows = [(0, 0), (0, 1), (1, 0)].map(|(of, by)| row(card(of, by), "agenda", 0));
    laptop.must(&Command::Rate(rows.to_vec()));
    for n in 0..=STEPS_KEPT {
        laptop.must(&rate(card(2, 0), "agenda", value("agenda", n)));
    }
    laptop.must(&Command::Undo(inspector(1)));
    assert_eq!(standing(&laptop.views, 1), BTreeMap::new());
}

#[test]
fn what_can_no_longer_be_undone_is_not_kept_for_it() {
    let mut laptop = Laptop::set_up();
    let changes = |views: &MemoryViews| views.all().keys().filter(|key| key[0] == b'w').count();
    for n in 0..20 {
        laptop.must(&rate(card(0, 0), "agenda", value("agenda", n)));
        laptop.must(&Command::Undo(inspector(0)));
    }
    assert_eq!(changes(&laptop.views), 1, "only the step that can be redone");
}

#[test]
fn a_device_undoes_only_its_own_steps() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    one.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    two.pull(&one, usize::MAX / 2);
    assert_eq!(two.refused(&Command::Undo(inspector(0))), Refusal::NothingToUndo);
    assert_eq!(one.refused(&Command::Undo(inspector(1))), Refusal::NothingToUndo);
    assert_eq!(DeviceId(Uuid::from_u128(0x500)), one.id);
}

fn critique_of(lines: &[&str]) -> Command {
    let line = |(n, text): (usize, &&str)| CritiqueLine {
        part: Part::Next,
        key: format!("own:{n}"),
        text: Text::new(*text),
        spoken: true,
        drafted: None,
    };
    let lines = Some(lines.iter().enumerate().map(line).collect());
    Command::WriteCritique { meeting: MEETING, community: community(0), lines }
}

#[test]
fn a_critique_written_on_two_laptops_stays_twice_until_somebody_chooses() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    two.pull(&one, usize::MAX / 2);
    one.must(&critique_of(&["甲的点评"]));
    two.must(&critique_of(&["乙的点评"]));
    one.pull(&two, usize::MAX / 2);
    let held = |laptop: &Laptop| laptop.read().critique(MEETING, community(0)).unwrap();
    assert_eq!(held(&one).versions().len(), 2);
    let holds = held(&one).kept().unwrap()[0].text.clone();
    one.must(&critique_of(&[holds.as_str()]));
    assert_eq!((held(&one).versions().len(), held(&one).kept().unwrap()[0].text.clone()), (1, holds));
    // Given back to the draft, it stands once as such; and doing so again is nothing new.
    let back = Command::WriteCritique { meeting: MEETING, community: community(0), lines: None };
    assert_eq!(one.must(&back).len(), 1);
    assert_eq!((held(&one).kept(), one.must(&back).len()), (None, 0));
}

#[test]
fn a_critique_is_refused_with_the_line_that_is_wrong() {
    use super::critique::{LENGTH_LIMIT, LINES_LIMIT};
    use super::refusal::TextPlace;
    let laptop = Laptop::set_up();
    let private = laptop.refused(&critique_of(&["社区公示及时", "身份证号11010519491231002X已登记"]));
    assert!(matches!(private, Refusal::Private { place: TextPlace::Critique { line: 2 }, .. }), "{private:?}");
    assert_eq!(laptop.refused(&critique_of(&[" ", "\n"])), Refusal::CritiqueEmpty);
    let many: Vec<&str> = vec!["好"; LINES_LIMIT + 1];
    assert!(matches!(laptop.refused(&critique_of(&many)), Refusal::CritiqueTooLong { lines: 201, .. }));
    let long = "好".repeat(2_000);
    let long = vec![long.as_str(); LENGTH_LIMIT / 2_000 + 1];
    assert!(matches!(laptop.refused(&critique_of(&long)), Refusal::CritiqueTooLong { .. }));
    let lines = None;
    let nowhere = Command::WriteCritique { meeting: MEETING, community: community(4), lines };
    assert_eq!(laptop.refused(&nowhere), Refusal::NotAStop);
}

#[test]
fn a_paragraph_of_a_critique_may_join_notes_that_are_as_long_as_they_may_be() {
    let mut laptop = Laptop::set_up();
    let joined = "好".repeat(2 * super::decide::TEXT_LIMIT);
    laptop.must(&critique_of(&[&joined]));
    assert_eq!(laptop.must(&critique_of(&["另写一段"])).len(), 1);
}
