//! What is refused, row by row, and what is let through.

use uuid::Uuid;

use super::*;
use crate::domain::command::Rating;
use crate::domain::events::{Mark, Reason};
use crate::domain::ids::{CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::laws::world::{
    ITEMS, Laptop, MEETING, ROUND, card, checklist, community, inspector, meeting, rate, rating, value,
};
use crate::domain::points::Points;
use crate::domain::privacy::Refused;
use crate::domain::scoring::ValueProblem;
use crate::domain::standard::{FactValue, ReasonRule};
use crate::domain::value::Value;

fn nominate(n: usize, nominated: bool) -> Command {
    Command::Nominate { round: ROUND, community: community(n), nominated }
}

fn fact(id: &str, value: Option<FactValue>) -> Command {
    Command::SetFact { round: ROUND, community: community(0), fact: id.into(), value }
}

fn number(text: &str) -> FactValue {
    FactValue::Number(text.parse().unwrap())
}

fn note(item: &str, text: &str) -> Command {
    Command::Rate(vec![rating(card(0, 0), item, None, Some(Some(text)))])
}

fn marked(item: &str, value: Value, reasons: Vec<Reason>) -> Rating {
    rating(card(0, 0), item, Some(Some(Mark { value, reasons })), None)
}

fn words(text: &str) -> Reason {
    Reason::Words(Text::new(text))
}

fn new_community(code: &str, subdistrict: &str, name: &str) -> Command {
    Command::AddCommunity {
        community: CommunityId(Uuid::from_u128(9)),
        code: code.into(),
        district: "云溪区".into(),
        subdistrict: subdistrict.into(),
        name: name.into(),
    }
}

fn new_inspector(code: &str, name: &str) -> Command {
    Command::AddInspector { inspector: InspectorId(Uuid::from_u128(9)), code: code.into(), name: name.into() }
}

fn points(text: &str) -> Value {
    Value::Points(text.parse().unwrap())
}

#[test]
fn a_subdistrict_recommends_as_many_as_the_round_allows() {
    let mut laptop = Laptop::set_up();
    laptop.must(&nominate(0, true));
    laptop.must(&nominate(1, true));
    assert_eq!(
        laptop.refused(&nominate(2, true)),
        Refusal::NominationsFull { subdistrict: "铁牛街道".into(), limit: 2, standing: vec![community(0), community(1)] }
    );
    assert_eq!(laptop.refused(&nominate(0, true)), Refusal::AlreadyNominated);
    assert_eq!(laptop.refused(&nominate(2, false)), Refusal::NotNominated);
    // Another subdistrict has its own places, and one taken back is free again.
    laptop.must(&nominate(4, true));
    laptop.must(&nominate(0, false));
    laptop.must(&nominate(2, true));
    assert_eq!(laptop.refused(&nominate(9, true)), Refusal::UnknownCommunity);
    let nowhere = Command::Nominate { round: RoundId(Uuid::nil()), community: community(0), nominated: true };
    assert_eq!(laptop.refused(&nowhere), Refusal::UnknownRound);
}

#[test]
fn codes_and_names_are_taken_once() {
    let laptop = Laptop::set_up();
    let taken = |code: &str| Refusal::CodeTaken { code: code.into() };
    let table = [
        (new_community(" C1 ", "河西街道", "沙湾社区"), taken("C1")),
        (new_community("", "铁牛街道", " 第1社区"), Refusal::CommunityExists { path: "铁牛街道/第1社区".into() }),
        (new_community("N", "河西街道", " "), Refusal::NameMissing),
        (new_community("N", "", "沙湾社区"), Refusal::NameMissing),
        (new_inspector("A", "另一组"), taken("A")),
        (new_inspector(" ", "丙组"), Refusal::NameMissing),
        (
            Command::OpenRound {
                round: RoundId(Uuid::nil()),
                name: "春季 ".into(),
                standard: Box::new(checklist("2")),
                nominations_each: 2,
                organiser: String::new(),
            },
            Refusal::RoundExists { name: "春季".into() },
        ),
    ];
    for (command, refusal) in table {
        assert_eq!(laptop.refused(&command), refusal, "{command:?}");
    }
    // The same name in another subdistrict, and no code at all, are nobody's.
    assert!(decide(&laptop.views, laptop.id, &new_community("", "河西街道", "第1社区")).is_ok());
}

#[test]
fn a_meeting_visits_known_communities_once_each() {
    let laptop = Laptop::set_up();
    let at = |stops| meeting(MeetingId(Uuid::from_u128(9)), stops);
    assert_eq!(laptop.refused(&at(vec![])), Refusal::NoStops);
    assert_eq!(laptop.refused(&at(vec![0, 1, 0])), Refusal::StopTwice { community: community(0) });
    assert_eq!(laptop.refused(&at(vec![0, 9])), Refusal::UnknownCommunity);
    assert_eq!(laptop.refused(&rate(card(3, 0), "agenda", points("1"))), Refusal::NotAStop);
    assert_eq!(laptop.refused(&rate(card(0, 5), "agenda", points("1"))), Refusal::UnknownInspector);
    let mut elsewhere = card(0, 0);
    elsewhere.meeting = MeetingId(Uuid::nil());
    assert_eq!(laptop.refused(&rate(elsewhere, "agenda", points("1"))), Refusal::UnknownMeeting);
    assert_eq!(laptop.read().meeting(MEETING).unwrap().stops, [community(0), community(1), community(2)]);
}

#[test]
fn every_bad_row_of_a_file_is_listed_and_none_is_taken() {
    let mut laptop = Laptop::set_up();
    let off_step = Refusal::Value {
        number: 1,
        item: "agenda".into(),
        max: Points::whole(2),
        problem: ValueProblem::OffStep { step: Points::HALF },
    };
    let rows = vec![
        marked("agenda", points("1.5"), vec![]),
        marked("parking", points("1"), vec![]),
        marked("agenda", points("2"), vec![]),
        marked("leak", Value::Violated(true), vec![]),
        rating(card(1, 0), "agenda", Some(Some(Mark { value: points("0.7"), reasons: vec![] })), None),
        rating(card(3, 0), "agenda", Some(Some(Mark { value: points("1"), reasons: vec![] })), None),
        marked("tidy", Value::Level("a".into()), vec![]),
    ];
    assert_eq!(
        laptop.refused(&Command::Rate(rows.clone())),
        Refusal::Rows(vec![
            (2, Refusal::UnknownItem { item: "parking".into() }),
            (3, Refusal::Repeated { earlier: 1 }),
            (4, Refusal::BasisMissing { number: 6 }),
            (5, off_step.clone()),
            (6, Refusal::NotAStop),
        ])
    );
    // One bad row among good ones is still told by its number; a lone one by itself.
    assert_eq!(
        laptop.refused(&Command::Rate(vec![rows[0].clone(), rows[4].clone()])),
        Refusal::Rows(vec![(2, off_step.clone())])
    );
    assert_eq!(laptop.refused(&Command::Rate(vec![rows[4].clone()])), off_step);
    assert!(laptop.journal.len() < 20 && laptop.card(card(0, 0)).items.is_empty());
    laptop.must(&Command::Rate(vec![rows[0].clone(), rows[6].clone()]));
    assert_eq!(laptop.card(card(0, 0)).items.len(), 2);
}

#[test]
fn the_same_item_on_another_card_is_no_repetition() {
    let mut laptop = Laptop::set_up();
    let rows = [(0, 0), (0, 1), (1, 0)]
        .map(|(of, by)| rating(card(of, by), "agenda", Some(Some(Mark { value: points("1"), reasons: vec![] })), None));
    assert_eq!(laptop.must(&Command::Rate(rows.to_vec())).len(), 3);
    assert_eq!(laptop.must(&Command::Rate(rows.to_vec())).len(), 0, "said already");
}

#[test]
fn what_an_earlier_answer_rules_out_is_not_rated() {
    let mut laptop = Laptop::set_up();
    laptop.must(&rate(card(0, 0), "lift", points("1")));
    laptop.must(&rate(card(0, 0), "stairs", Value::Answer(false)));
    assert_eq!(laptop.refused(&rate(card(0, 0), "lift", points("2"))), Refusal::DoesNotApply { number: 3, because: 2 });
    // A later row sees the earlier one.
    let answer = |yes| marked("stairs", Value::Answer(yes), vec![]);
    let lift = marked("lift", points("2"), vec![]);
    let fresh = Laptop::set_up();
    let both = Command::Rate(vec![answer(false), lift.clone()]);
    assert_eq!(fresh.refused(&both), Refusal::Rows(vec![(2, Refusal::DoesNotApply { number: 3, because: 2 })]));
    laptop.must(&Command::Rate(vec![answer(true), lift]));
}

#[test]
fn an_answer_that_a_fact_settled_counts_as_given() {
    let mut laptop = Laptop::set_up();
    laptop.must(&rate(card(0, 0), "stairs", Value::Answer(false)));
    laptop.must(&fact("honour", Some(FactValue::YesNo(true))));
    // The honour gives full marks on the stairs, so the lift is asked for although the inspector said no.
    laptop.must(&rate(card(0, 0), "lift", points("1.5")));
    for item in ["agenda", "tidy", "files"] {
        laptop.must(&rate(card(0, 0), item, value(item, 0)));
    }
    assert_eq!(laptop.refused(&Command::SignCard(card(0, 0))), Refusal::Unfinished { unrated: vec![6] });
}

#[test]
fn a_card_is_signed_when_nothing_that_applies_is_open() {
    let mut laptop = Laptop::set_up();
    let sign = Command::SignCard(card(0, 0));
    assert_eq!(laptop.refused(&sign), Refusal::Unfinished { unrated: vec![1, 2, 3, 4, 5, 6] });
    laptop.must(&Command::Rate(vec![
        marked("agenda", points("2"), vec![]),
        marked("tidy", Value::Level("b".into()), vec![]),
        marked("files", value("files", 0), vec![]),
        marked("leak", Value::Violated(false), vec![]),
    ]));
    laptop.must(&rate(card(0, 0), "lift", points("0")));
    laptop.must(&rate(card(0, 0), "stairs", Value::Answer(false)));
    assert_eq!(laptop.refused(&sign), Refusal::ReasonsMissing { numbers: vec![4] });
    // Blank words are no reason.
    laptop.must(&Command::Rate(vec![marked("tidy", Value::Level("c".into()), vec![words(" \u{3000}")])]));
    assert_eq!(laptop.refused(&sign), Refusal::ReasonsMissing { numbers: vec![4] });
    laptop.must(&Command::Rate(vec![marked("tidy", Value::Level("c".into()), vec![Reason::Phrase(2)])]));
    laptop.must(&sign);

    for command in [rate(card(0, 0), "agenda", points("1")), note("agenda", "见台账"), Command::Undo(inspector(0)), sign.clone()]
    {
        assert_eq!(laptop.refused(&command), Refusal::CardSigned, "{command:?}");
    }
    // Another inspector's card of the same community is not signed.
    laptop.must(&rate(card(0, 1), "agenda", points("1")));
    laptop.must(&Command::ReopenCard { card: card(0, 0), reason: Text::new("漏看一处") });
    laptop.must(&Command::Undo(inspector(0)));
    assert_eq!(laptop.refused(&Command::ReopenCard { card: card(0, 0), reason: Text::new("") }), Refusal::CardNotSigned);
}

#[test]
fn a_lost_point_that_does_not_count_needs_no_reason() {
    let mut standard = checklist("1");
    standard.sections[0].items[2].reason = ReasonRule::Lost;
    standard.version = "reasons".into();
    let mut laptop = Laptop::set_up();
    let round = RoundId(Uuid::from_u128(77));
    laptop.must(&Command::OpenRound {
        round,
        name: "夏季".into(),
        standard: Box::new(standard),
        nominations_each: 1,
        organiser: String::new(),
    });
    let id = MeetingId(Uuid::from_u128(78));
    let Command::OpenMeeting { name, date, stops, panel, .. } = meeting(id, vec![0]) else { panic!() };
    laptop.must(&Command::OpenMeeting { meeting: id, round, name, date, stops, panel, seats: vec![], independent: None });
    let mut at = card(0, 0);
    at.meeting = id;
    laptop.must(&rate(at, "lift", points("0.5")));
    for item in ["agenda", "files", "leak"] {
        laptop.must(&rate(at, item, value(item, 0)));
    }
    laptop.must(&rate(at, "tidy", Value::Level("a".into())));
    // The mark on the lift stays from before; with stairs answered no it is not asked for, and neither is its reason.
    laptop.must(&rate(at, "stairs", Value::Answer(false)));
    laptop.must(&Command::SignCard(at));
}

#[test]
fn a_violated_veto_needs_its_basis_in_writing() {
    let mut laptop = Laptop::set_up();
    let violated = |note| {
        Command::Rate(vec![rating(card(0, 0), "leak", Some(Some(Mark { value: Value::Violated(true), reasons: vec![] })), note)])
    };
    assert_eq!(laptop.refused(&violated(None)), Refusal::BasisMissing { number: 6 });
    assert_eq!(laptop.refused(&violated(Some(Some("  ")))), Refusal::BasisMissing { number: 6 });
    laptop.must(&violated(Some(Some("登记表曾发到业主群"))));
    // The basis stays as long as the violation does.
    let clear = Command::Rate(vec![rating(card(0, 0), "leak", None, Some(None))]);
    assert_eq!(laptop.refused(&clear), Refusal::BasisMissing { number: 6 });
    laptop.must(&Command::Rate(vec![rating(card(0, 0), "leak", Some(None), Some(None))]));
    // A note written before serves.
    laptop.must(&note("leak", "登记表曾发到业主群"));
    laptop.must(&violated(None));
}

#[test]
fn only_the_items_own_phrases_are_reasons() {
    let mut laptop = Laptop::set_up();
    for (reason, known, item, value) in
        [(0, 2, "tidy", Value::Level("b".into())), (3, 2, "tidy", Value::Level("b".into())), (1, 0, "agenda", points("1"))]
    {
        let number = ITEMS.iter().position(|known| *known == item).unwrap() + 1;
        let command = Command::Rate(vec![marked(item, value, vec![Reason::Phrase(reason)])]);
        assert_eq!(laptop.refused(&command), Refusal::UnknownReason { number, reason, known });
    }
    let twice = vec![Reason::Phrase(1), words(" 堆物"), Reason::Phrase(1), words("堆物 ")];
    laptop.must(&Command::Rate(vec![marked("tidy", Value::Level("b".into()), twice)]));
    let reasons = &laptop.card(card(0, 0)).items["tidy"].mark().unwrap().reasons.clone();
    assert_eq!(*reasons, [Reason::Phrase(1), words("堆物")]);
}

const VALID: &str = "11010519491231002X";
const INVALID: &str = "513101198201130011";

#[test]
fn no_way_in_takes_a_resident_id() {
    let mut laptop = Laptop::set_up();
    for item in ["agenda", "stairs", "tidy", "files"] {
        laptop.must(&rate(card(2, 0), item, if item == "stairs" { Value::Answer(false) } else { value(item, 0) }));
    }
    laptop.must(&rate(card(2, 0), "leak", Value::Violated(false)));
    laptop.must(&Command::SignCard(card(2, 0)));
    let ways = |id: &str| {
        let text = format!("户主{id}");
        [
            note("stairs", &text),
            Command::Rate(vec![marked("tidy", Value::Level("b".into()), vec![words(&text)])]),
            new_community("", "河西街道", &text),
            new_community("", &text, "沙湾社区"),
            new_community(id, "河西街道", "沙湾社区"),
            new_inspector("C", &text),
            new_inspector(id, "丙组"),
            Command::OpenRound {
                round: RoundId(Uuid::nil()),
                name: text.clone(),
                standard: Box::new(checklist("2")),
                nominations_each: 2,
                organiser: String::new(),
            },
            {
                let Command::OpenMeeting { meeting, round, date, stops, panel, .. } = meeting(MeetingId(Uuid::nil()), vec![0])
                else {
                    panic!()
                };
                Command::OpenMeeting { meeting, round, name: text.clone(), date, stops, panel, seats: vec![], independent: None }
            },
            Command::ReopenCard { card: card(2, 0), reason: Text::new(text) },
        ]
    };
    for command in ways(VALID) {
        let refusal = laptop.refused(&command);
        assert!(matches!(refusal, Refusal::Private { kind: Refused::ResidentId, .. }), "{command:?}: {refusal:?}");
        assert!(!format!("{refusal:?}").contains("1949"), "the value is told nowhere");
    }
    for command in ways(INVALID) {
        assert!(decide(&laptop.views, laptop.id, &command).is_ok(), "{command:?}");
    }
    let full_width = "１１０１０５　１９４９１２３１　００２Ｘ";
    assert_eq!(
        laptop.refused(&note("tidy", full_width)),
        Refusal::Private { place: TextPlace::Note { number: 4 }, kind: Refused::ResidentId }
    );
}

#[test]
fn a_mobile_number_is_taken_with_a_warning() {
    let laptop = Laptop::set_up();
    let decision = decide(&laptop.views, laptop.id, &note("agenda", "负责人电话13812345678")).unwrap();
    assert_eq!(decision.warnings, [(TextPlace::Note { number: 1 }, Warned::MobileNumber)]);
    assert_eq!(decision.events.len(), 1);
    assert_eq!(decide(&laptop.views, laptop.id, &note("agenda", "台账齐全")).unwrap().warnings, []);
}

#[test]
fn a_text_ends_at_the_limit() {
    let mut laptop = Laptop::set_up();
    let long = "字".repeat(TEXT_LIMIT + 1);
    let place = TextPlace::Note { number: 1 };
    assert_eq!(laptop.refused(&note("agenda", &long)), Refusal::TextTooLong { place, length: TEXT_LIMIT + 1 });
    let place = TextPlace::Reason { number: 4 };
    let reason = Command::Rate(vec![marked("tidy", Value::Level("b".into()), vec![words(&long)])]);
    assert_eq!(laptop.refused(&reason), Refusal::TextTooLong { place, length: TEXT_LIMIT + 1 });
    assert!(matches!(laptop.refused(&new_community("", "河西街道", &long)), Refusal::TextTooLong { .. }));
    laptop.must(&note("agenda", &"字".repeat(TEXT_LIMIT)));
}

#[test]
fn a_version_of_a_standard_has_one_content() {
    let mut laptop = Laptop::set_up();
    let changed = |version: &str, marks: i64| {
        let mut standard = checklist(version);
        standard.full_marks = Points::whole(marks);
        Box::new(standard)
    };
    let import = |standard, replace| Command::ImportStandard { standard, replace };
    // "1" was frozen by its first use: not even replacing goes.
    let used = laptop.refused(&import(changed("1", 50), true));
    assert!(
        matches!(used, Refusal::StandardDiffers { published: true, ref held, .. } if *held == checklist("1").canonical_text())
    );
    assert!(laptop.must(&import(Box::new(checklist("1")), false)).is_empty(), "there already");

    laptop.must(&import(changed("2", 50), false));
    let differs = |refusal: &Refusal, frozen| matches!(refusal, Refusal::StandardDiffers { published, version, .. } if *published == frozen && version == "2");
    assert!(differs(&laptop.refused(&import(changed("2", 60), false)), false));
    laptop.must(&import(changed("2", 60), true));
    // The replaced draft can no longer be published, nor used.
    assert!(differs(&laptop.refused(&Command::PublishStandard { standard: changed("2", 50).identity() }), false));
    let open = |standard| Command::OpenRound {
        round: RoundId(Uuid::from_u128(8)),
        name: "秋季".into(),
        standard,
        nominations_each: 1,
        organiser: String::new(),
    };
    assert!(differs(&laptop.refused(&open(changed("2", 50))), false));
    // A draft can come back by replacing again.
    laptop.must(&import(changed("2", 50), true));
    laptop.must(&open(changed("2", 50)));
    assert!(laptop.read().standard(&changed("2", 50).identity()).unwrap().published);
    assert!(differs(&laptop.refused(&import(changed("2", 60), true)), true));
    assert!(laptop.must(&Command::PublishStandard { standard: changed("2", 50).identity() }).is_empty());
    assert_eq!(laptop.refused(&Command::PublishStandard { standard: changed("3", 1).identity() }), Refusal::UnknownStandard);
}

#[test]
fn facts_keep_their_kind_and_range() {
    let mut laptop = Laptop::set_up();
    let bad = |fact: &str| Refusal::FactValue { fact: fact.into() };
    for (id, value) in [
        ("happy", Some(number("100.01"))),
        ("happy", Some(number("-0.01"))),
        ("happy", Some(FactValue::YesNo(true))),
        ("honour", Some(number("1"))),
        ("households", Some(FactValue::YesNo(false))),
    ] {
        assert_eq!(laptop.refused(&fact(id, value)), bad(id), "{id} {value:?}");
    }
    for (id, value) in [
        ("happy", Some(number("0"))),
        ("happy", Some(number("100"))),
        ("households", Some(number("-3"))),
        ("honour", Some(FactValue::YesNo(false))),
        ("honour", None),
    ] {
        assert_eq!(laptop.must(&fact(id, value)).len(), 1, "{id} {value:?}");
        assert_eq!(laptop.must(&fact(id, value)).len(), 0, "{id} {value:?} stands already");
    }
    let known = vec!["honour".into(), "happy".into(), "households".into()];
    assert_eq!(laptop.refused(&fact("mood", None)), Refusal::UnknownFact { fact: "mood".into(), known });
}

#[test]
fn redacting_nothing_is_refused() {
    assert_eq!(Laptop::set_up().refused(&Command::Redact(vec![])), Refusal::NothingToRedact);
}
