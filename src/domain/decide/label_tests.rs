//! Labels that change, and what must not change with them.

use uuid::Uuid;

use crate::domain::command::Command;
use crate::domain::events::Event;
use crate::domain::ids::{CommunityId, MeetingId, RoundId};
use crate::domain::laws::world::{
    Laptop, MEETING, ROUND, card, checklist, community, inspector, meeting, rate, rating, replayed, value,
};
use crate::domain::refusal::Refusal;
use crate::domain::standard::FactValue;
use crate::domain::views::{Community, Inspector, Meeting};

fn labels(laptop: &Laptop, of: usize) -> Community {
    laptop.read().community(community(of)).unwrap()
}

fn meeting_of(laptop: &Laptop) -> Meeting {
    laptop.read().meeting(MEETING).unwrap()
}

fn named(n: u128, code: &str, subdistrict: &str, name: &str) -> Community {
    let id = CommunityId(Uuid::from_u128(n));
    let (district, group) = (String::new(), String::new());
    Community { id, code: code.into(), district, subdistrict: subdistrict.into(), name: name.into(), group }
}

fn round(name: &str, each: u8, standard: Option<&str>) -> Command {
    let standard = standard.map(|version| Box::new(checklist(version)));
    Command::EditRound { round: ROUND, name: name.into(), nominations_each: each, organiser: String::new(), standard }
}

fn stops(laptop: &Laptop, stops: &[usize]) -> Command {
    Command::EditMeeting(Meeting { stops: stops.iter().map(|n| community(*n)).collect(), ..meeting_of(laptop) })
}

fn in_round(laptop: &Laptop) -> Vec<CommunityId> {
    laptop.read().standings(ROUND).into_iter().map(|standing| standing.community).collect()
}

#[test]
fn a_group_is_a_label_that_can_be_corrected_and_taken_away() {
    let mut laptop = Laptop::set_up();
    for (given, held) in [(" 老旧\n小区", "老旧 小区"), ("商品房", "商品房"), ("", "")] {
        let events = laptop.must(&Command::EditCommunity(Community { group: given.into(), ..labels(&laptop, 0) }));
        assert_eq!((events.len(), labels(&laptop, 0).group.as_str()), (1, held));
    }
    let private = Community { group: "11010519491231002X".into(), ..labels(&laptop, 0) };
    assert!(matches!(laptop.refused(&Command::EditCommunity(private)), Refusal::Private { .. }));
    // A line of an earlier version knows no groups, and one without a group is written as it was then.
    let line = serde_json::json!({
        "type": "community_added", "community": community(0), "code": "", "district": "", "subdistrict": "桥", "name": "东",
    });
    let event = Event::from_json(&line);
    assert!(matches!(&event, Event::CommunityAdded { group, .. } if group.is_empty()), "{event:?}");
    assert_eq!(serde_json::to_value(&event).unwrap(), line);
}

#[test]
fn a_community_takes_new_labels_and_keeps_its_marks() {
    let mut laptop = Laptop::set_up();
    laptop.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    let new = Community { code: " N ".into(), name: "新\n名社区".into(), ..labels(&laptop, 0) };
    assert_eq!(laptop.must(&Command::EditCommunity(new)).len(), 1);
    assert_eq!((labels(&laptop, 0).code.as_str(), labels(&laptop, 0).name.as_str()), ("N", "新 名社区"));
    assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap().progress.0, 1);
    let same = Command::EditCommunity(labels(&laptop, 0));
    assert_eq!(laptop.must(&same), [], "nothing changed");
    let Event::CommunityAdded { was, replaces, .. } = &laptop.journal.last().unwrap().event else { panic!() };
    assert_eq!((was.as_str(), replaces.len()), ("云溪区 铁牛街道/第0社区 (C0)", 1));
}

#[test]
fn codes_and_names_of_others_stay_theirs() {
    let laptop = Laptop::set_up();
    let edit =
        |code: &str, name: &str| Command::EditCommunity(Community { code: code.into(), name: name.into(), ..labels(&laptop, 0) });
    assert_eq!(laptop.refused(&edit("C1", "第0社区")), Refusal::CodeTaken { code: "C1".into() });
    assert_eq!(laptop.refused(&edit("C0", "第1社区")), Refusal::CommunityExists { path: "铁牛街道/第1社区".into() });
    assert_eq!(laptop.refused(&edit("C0", " ")), Refusal::NameMissing);
    assert_eq!(laptop.refused(&Command::EditCommunity(named(9, "", "街道", "社区"))), Refusal::UnknownCommunity);
    let relabelled = |code: &str| Command::EditInspector(Inspector { id: inspector(0), code: code.into(), name: "甲".into() });
    assert_eq!(laptop.refused(&relabelled("B")), Refusal::CodeTaken { code: "B".into() });
    assert_eq!(laptop.refused(&relabelled("")), Refusal::NameMissing);
    let nobody = Inspector { id: inspector(7), code: "Z".into(), name: String::new() };
    assert_eq!(laptop.refused(&Command::EditInspector(nobody)), Refusal::UnknownInspector);
}

#[test]
fn two_inspectors_with_one_code_after_a_merge_can_be_told_apart_again() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    two.pull(&one, usize::MAX / 2);
    let add = |n| Command::AddInspector { inspector: inspector(n), code: "D".into(), name: String::new() };
    one.must(&add(2));
    two.must(&add(3));
    one.pull(&two, usize::MAX / 2);
    // Naming one of them is not giving it the other's code.
    one.must(&Command::EditInspector(Inspector { id: inspector(2), code: "D".into(), name: "丁".into() }));
    one.must(&Command::EditInspector(Inspector { id: inspector(3), code: "E".into(), name: String::new() }));
    assert_eq!(one.read().inspector(inspector(3)).unwrap().code, "E");
}

#[test]
fn an_edit_beats_what_it_replaces_beside_a_clock_that_runs_ahead() {
    let (mut ahead, mut mine) = (Laptop::set_up(), Laptop::new(1));
    let rename = |laptop: &Laptop, name: &str| Command::EditCommunity(Community { name: name.into(), ..labels(laptop, 0) });
    let edit = rename(&ahead, "早");
    ahead.commit(&edit, 10_000_000).unwrap();
    mine.pull(&ahead, usize::MAX / 2);
    for (command, holds) in [
        (rename(&mine, "晚"), "晚"),
        (Command::EditInspector(Inspector { id: inspector(0), code: "A".into(), name: "甲".into() }), "甲"),
    ] {
        mine.commit(&command, 1).unwrap();
        let replayed = replayed(ahead.journal.iter().chain(&mine.journal), || false);
        let views: &dyn crate::domain::views::Read = &replayed;
        let (place, who) = (views.community(community(0)).unwrap().name, views.inspector(inspector(0)).unwrap().name);
        assert!([place, who].contains(&holds.to_owned()), "{holds}");
    }
}

#[test]
fn a_journal_from_before_labels_could_change_replays() {
    let line = serde_json::json!({
        "type": "inspector_added", "inspector": inspector(0), "code": "A", "name": "甲",
    });
    let Event::InspectorAdded { replaces, was, .. } = Event::from_json(&line) else { panic!("not understood") };
    assert!(replaces.is_empty() && was.is_empty());
    // And what is entered is written as it was then.
    let written = serde_json::to_value(Event::from_json(&line)).unwrap();
    assert_eq!(written, line);
}

#[test]
fn a_recommended_community_keeps_its_subdistrict() {
    let mut laptop = Laptop::set_up();
    let nominate = |nominated| Command::Nominate { round: ROUND, community: community(0), nominated };
    laptop.must(&nominate(true));
    let moved = Command::EditCommunity(Community { subdistrict: "石桥街道".into(), ..labels(&laptop, 0) });
    assert_eq!(laptop.refused(&moved), Refusal::Recommended { rounds: vec!["春季".into()] });
    laptop.must(&Command::EditCommunity(Community { name: "改名社区".into(), ..labels(&laptop, 0) }));
    laptop.must(&nominate(false));
    let moved = Command::EditCommunity(Community { subdistrict: "石桥街道".into(), ..labels(&laptop, 0) });
    laptop.must(&moved);
    laptop.must(&nominate(true));
    let standing = |subdistrict: &str| laptop.read().nominations(ROUND, subdistrict).map_or(0, |view| view.standing().count());
    assert_eq!((standing("铁牛街道"), standing("石桥街道")), (0, 1));
}

#[test]
fn a_recommendation_is_taken_back_where_it_was_made() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    two.pull(&one, usize::MAX / 2);
    one.must(&Command::Nominate { round: ROUND, community: community(0), nominated: true });
    let moved = Command::EditCommunity(Community { subdistrict: "石桥街道".into(), ..labels(&two, 0) });
    two.must(&moved);
    one.pull(&two, usize::MAX / 2);
    one.must(&Command::Nominate { round: ROUND, community: community(0), nominated: false });
    for subdistrict in ["铁牛街道", "石桥街道"] {
        let held = one.read().nominations(ROUND, subdistrict).unwrap_or_default();
        assert_eq!(held.standing().count(), 0, "{subdistrict}");
    }
    assert_eq!(one.read().entry(ROUND, community(0)).unwrap().nominated.get(), Some(&false));
}

#[test]
fn a_round_keeps_its_standard_once_something_is_said() {
    let mut laptop = Laptop::set_up();
    laptop.must(&round("夏季", 2, Some("2")));
    let head = laptop.read().round(ROUND).unwrap().head.get().unwrap().clone();
    assert_eq!((head.name.as_str(), &head.standard), ("夏季", &checklist("2").identity()));
    assert!(laptop.read().standard(&head.standard).unwrap().published, "its first use froze it");
    // A note alone is something said.
    laptop.must(&Command::Rate(vec![rating(card(1, 0), "agenda", None, Some(Some("见台账")))]));
    assert_eq!(laptop.refused(&round("夏季", 2, Some("1"))), Refusal::RoundRated { community: community(1) });
    laptop.must(&round("秋季", 3, Some("2")));
    laptop.must(&Command::Rate(vec![rating(card(1, 0), "agenda", None, Some(None))]));
    laptop.must(&round("秋季", 3, Some("1")));
}

#[test]
fn a_round_names_the_unit_that_holds_it() {
    let mut laptop = Laptop::set_up();
    let held = |laptop: &Laptop| laptop.read().round(ROUND).unwrap().head.get().unwrap().organiser.clone();
    let organised = |organiser: &str| {
        let (round, name, organiser) = (ROUND, "春季".into(), organiser.into());
        Command::EditRound { round, name, nominations_each: 2, organiser, standard: None }
    };
    assert_eq!(held(&laptop), "");
    for (given, kept) in [(" 云溪区\n评定办 ", "云溪区 评定办"), ("云溪区民政局", "云溪区民政局"), ("", "")]
    {
        assert_eq!((laptop.must(&organised(given)).len(), held(&laptop).as_str()), (1, kept));
    }
    assert!(matches!(laptop.refused(&organised("11010519491231002X")), Refusal::Private { .. }));
    // A line of an earlier version names nobody, and a round held by nobody is written as it was then.
    let line = serde_json::json!({
        "type": "round_opened", "round": ROUND, "name": "春季", "standard": checklist("1").identity(), "nominations_each": 2,
    });
    let event = Event::from_json(&line);
    assert!(matches!(&event, Event::RoundOpened { organiser, .. } if organiser.is_empty()), "{event:?}");
    assert_eq!(serde_json::to_value(&event).unwrap(), line);
}

#[test]
fn another_standard_gives_other_standings() {
    let mut laptop = Laptop::set_up();
    let total = |laptop: &Laptop| laptop.read().standing(ROUND, community(0)).unwrap().possible_stars;
    let before = total(&laptop);
    let mut strict = checklist("2");
    strict.stars.retain(|rule| rule.stars == 1);
    let command = Command::EditRound {
        round: ROUND,
        name: "春季".into(),
        nominations_each: 2,
        organiser: String::new(),
        standard: Some(Box::new(strict)),
    };
    laptop.must(&command);
    assert_eq!((before.1, total(&laptop).1), (2, 1));
}

#[test]
fn a_round_takes_no_name_in_use_and_no_quota_outgrown() {
    let mut laptop = Laptop::set_up();
    let (other, standard) = (RoundId(Uuid::from_u128(8)), Box::new(checklist("1")));
    laptop.must(&Command::OpenRound {
        round: other,
        name: "秋季".into(),
        standard,
        nominations_each: 1,
        organiser: String::new(),
    });
    assert_eq!(laptop.refused(&round("秋季", 2, None)), Refusal::RoundExists { name: "秋季".into() });
    for n in 0..2 {
        laptop.must(&Command::Nominate { round: ROUND, community: community(n), nominated: true });
    }
    let full = laptop.refused(&round("春季", 1, None));
    assert!(matches!(full, Refusal::NominationsFull { limit: 1, ref standing, .. } if standing.len() == 2), "{full:?}");
    laptop.must(&round("春季", 3, None));
    assert_eq!(laptop.must(&round("春季", 3, None)), []);
}

#[test]
fn a_stop_that_leaves_its_meeting_leaves_the_round_with_it() {
    let mut laptop = Laptop::set_up();
    laptop.must(&Command::Nominate { round: ROUND, community: community(1), nominated: true });
    laptop.must(&stops(&laptop, &[3, 0]));
    assert_eq!(in_round(&laptop), [community(0), community(1), community(3)]);
    let gone = laptop.read().standing(ROUND, community(1)).unwrap();
    assert_eq!(gone.meeting, None, "recommended, but visited no more");
    assert_eq!(laptop.refused(&rate(card(1, 0), "agenda", value("agenda", 0))), Refusal::NotAStop);
    laptop.must(&stops(&laptop, &[2, 3]));
    assert_eq!(in_round(&laptop), [community(1), community(2), community(3)]);
    // A fact about it keeps a community in the round.
    let (fact, value) = ("honour".to_owned(), Some(FactValue::YesNo(true)));
    laptop.must(&Command::SetFact { round: ROUND, community: community(3), fact, value });
    laptop.must(&stops(&laptop, &[2]));
    assert_eq!(in_round(&laptop), [community(1), community(2), community(3)]);
}

#[test]
fn a_stop_with_marks_stays() {
    let mut laptop = Laptop::set_up();
    laptop.must(&rate(card(0, 1), "agenda", value("agenda", 0)));
    let refusal = Refusal::StopRated { community: community(0), inspectors: vec![inspector(1)] };
    assert_eq!(laptop.refused(&stops(&laptop, &[1, 2])), refusal);
    laptop.must(&stops(&laptop, &[2, 0]));
    laptop.must(&Command::Undo(inspector(1)));
    laptop.must(&stops(&laptop, &[2]));
    for (wrong, refusal) in [
        (vec![], Refusal::NoStops),
        (vec![1, 1], Refusal::StopTwice { community: community(1) }),
        (vec![7], Refusal::UnknownCommunity),
    ] {
        assert_eq!(laptop.refused(&stops(&laptop, &wrong)), refusal);
    }
    let panel = Command::EditMeeting(Meeting { panel: vec![inspector(5)], ..meeting_of(&laptop) });
    assert_eq!(laptop.refused(&panel), Refusal::UnknownInspector);
    let unknown = Meeting { id: MeetingId(Uuid::nil()), ..meeting_of(&laptop) };
    assert_eq!(laptop.refused(&Command::EditMeeting(unknown)), Refusal::UnknownMeeting);
}

#[test]
fn marks_that_arrive_for_a_stop_taken_off_elsewhere_still_count() {
    let (mut one, mut two) = (Laptop::set_up(), Laptop::new(1));
    two.pull(&one, usize::MAX / 2);
    one.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    two.must(&stops(&two, &[1, 2]));
    one.pull(&two, usize::MAX / 2);
    assert_eq!(one.read().standing(ROUND, community(0)).unwrap().progress.0, 1);
    one.must(&stops(&one, &[0, 1, 2]));
    one.must(&rate(card(0, 0), "tidy", value("tidy", 0)));
}

#[test]
fn a_list_of_communities_is_taken_whole_or_not_at_all() {
    let mut laptop = Laptop::set_up();
    let bad = Command::AddCommunities(vec![
        named(50, "X", "河西街道", "沙湾社区"),
        named(51, "C1", "河西街道", "老粮站社区"),
        named(52, "X", "河西街道", "南门社区"),
        named(53, "", "河西街道", "沙湾社区"),
        named(54, "", "", "无街道"),
        named(55, "", "河西街道", "11010519491231002X"),
    ]);
    let Refusal::Rows(rows) = laptop.refused(&bad) else { panic!() };
    assert_eq!(
        rows[..4],
        [
            (2, Refusal::CodeTaken { code: "C1".into() }),
            (3, Refusal::CommunityRepeated { earlier: 1 }),
            (4, Refusal::CommunityRepeated { earlier: 1 }),
            (5, Refusal::NameMissing),
        ]
    );
    assert!(matches!(rows[4], (6, Refusal::Private { .. })) && rows.len() == 5);
    let good = vec![named(50, "X", "河西街道", "沙湾社区"), named(51, "", "河西街道", "老粮站社区")];
    let lines = laptop.must(&Command::AddCommunities(good));
    assert_eq!(lines.len(), 2);
    assert_eq!(laptop.journal.last().unwrap().command, lines[0].seq, "one command");
    assert_eq!(laptop.read().communities().len(), 7);
}

#[test]
fn a_meeting_takes_another_name_day_and_panel() {
    let mut laptop = Laptop::set_up();
    let id = MeetingId(Uuid::from_u128(0x77));
    laptop.must(&meeting(id, vec![0, 1]));
    let held = laptop.read().meeting(id).unwrap();
    laptop.must(&Command::EditMeeting(Meeting { name: "第二次".into(), date: "2026-12-01".into(), panel: vec![], ..held }));
    let held = laptop.read().meeting(id).unwrap();
    assert_eq!((held.name.as_str(), held.date.as_str(), held.panel.len()), ("第二次", "2026-12-01", 0));
    assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap().meeting, Some(id), "the later visit counts");
}
