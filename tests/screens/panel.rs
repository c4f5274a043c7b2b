//! A panel on the screens: marks hidden until one signs, a card with duties, a dispute settled by keys.

use starpoint::domain::command::{Command, Rating};
use starpoint::domain::events::Mark;
use starpoint::domain::ids::{CardId, InspectorId};
use starpoint::domain::panel::{Duties, Seat};
use starpoint::domain::standard::Method;
use starpoint::domain::value::Value;
use starpoint::domain::views::{Meeting, StopView};

use super::counting::plain;
use super::folder::{A, B, Kept, MEETING, community};
use super::status;

/// Full marks but for the second item, which gets a level.
fn rated(by: InspectorId, level: &str) -> Command {
    let card = CardId { meeting: MEETING, community: community(1), inspector: by };
    let rating = |item: &str, level: &str| {
        let reasons = if level == "a" { vec![] } else { vec![starpoint::domain::events::Reason::Phrase(1)] };
        let mark = Mark { value: Value::Level(level.to_owned()), reasons };
        Rating { card, item: item.to_owned(), mark: Some(Some(mark)), note: None }
    };
    Command::Rate(vec![rating("i1", "a"), rating("i2", level)])
}

fn meeting(kept: &Kept, change: impl FnOnce(&mut Meeting)) {
    let mut held = kept.read(|views| views.meeting(MEETING)).unwrap();
    change(&mut held);
    kept.done([Command::EditMeeting(held)]);
}

#[test]
fn what_others_gave_is_not_on_any_screen_until_one_has_signed() {
    let kept = Kept::round(plain(2));
    meeting(&kept, |held| held.independent = Some(true));
    // A gives 3 and 0, B 3 and 2: 5 of its own, 4 together.
    kept.done([rated(A, "d"), rated(B, "b")]);
    let scoring = kept.press("<enter>");
    assert!(scoring.contains("背靠背") && scoring.contains(" 5 ") && !scoring.contains("2张"), "{scoring}");
    let result = kept.press_at("+2", (120, 40));
    assert!(result.contains("背靠背评分") && !result.contains("评分合成"), "{result}");
    let own = |screen: &str| screen.lines().any(|line| line.contains(" 5 ") || line.contains("5/6") || line.contains(" 5  "));
    assert!(own(&result), "{result}");
    let ranking = kept.press_at("+3", (120, 40));
    let line = ranking.lines().find(|line| line.contains("滨河社区")).unwrap();
    assert!(!line.contains(" 4"), "{ranking}");
    let card = CardId { meeting: MEETING, community: community(1), inspector: B };
    kept.done([Command::SignCard(card)]);
    let result = kept.press_at("+2", (120, 40));
    assert!(result.contains("评分合成") && result.contains("A 0") && result.contains("B 2"), "{result}");
}

#[test]
fn critique_report_agreement_and_log_keep_what_others_gave_until_one_has_signed() {
    let kept = Kept::round(plain(2));
    meeting(&kept, |held| held.independent = Some(true));
    // B rated last and looks at the screen: A's marks are hidden from it.
    kept.done([rated(A, "d"), rated(B, "b")]);
    for keys in ["+4", "+5", "/一致性<enter>", "/操作记录<enter>", "/全部社区的报告<enter>"] {
        for size in [(60, 18), (120, 40)] {
            let screen = kept.press_at(keys, size);
            assert!(screen.contains("背靠背"), "{keys}\n{screen}");
            assert!(!screen.contains("0分") && !screen.contains("均分"), "{keys}\n{screen}");
        }
    }
    // The list stays in sight where a page would be made of everybody's marks; what is left out is named.
    for keys in ["+4", "+5", ".", "/综合点评<enter>", "/情况的通报<enter>"] {
        let screen = kept.press(keys);
        assert!(screen.contains("滨河社区") && status(&screen).contains("签字以后"), "{keys}\n{screen}");
    }
    assert!(kept.press("/全部社区的报告<enter>").contains("未列入本报告：滨河社区"));
    let log = kept.press_at("/操作记录<enter>", (120, 40));
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("滨河社区")).collect();
    assert!(lines.iter().any(|line| line.contains("背靠背")) && lines.iter().any(|line| line.contains("2分")), "{log}");
    // Who takes over at another's page does not go on looking at it.
    kept.done([Command::SignCard(CardId { meeting: MEETING, community: community(1), inspector: A })]);
    let card = CardId { meeting: MEETING, community: community(1), inspector: B };
    kept.done([Command::SignCard(card)]);
    for keys in ["+4", "+5"] {
        assert!(!status(&kept.press(keys)).contains("签字以后"), "{keys}");
    }
    assert!(!kept.press_at("/操作记录<enter>", (120, 40)).contains("背靠背"));
    assert!(!kept.press("/全部社区的报告<enter>").contains("未列入"));
}

#[test]
fn a_card_shows_its_own_duties_first_and_the_rest_under_a_filter() {
    let kept = Kept::round(plain(2));
    let duties = |sections: &[&str], methods: &[Method]| Duties {
        sections: sections.iter().map(|id| (*id).to_owned()).collect(),
        methods: methods.to_vec(),
    };
    let nothing = duties(&[], &[Method::Interview]);
    meeting(&kept, |held| held.seats = vec![Seat { duties: nothing, ..Seat::plain(A) }]);
    let screen = kept.press("<enter>");
    assert!(screen.contains("我的分工") && screen.contains("0/0"), "{screen}");
    let screen = kept.press("<enter>+7");
    assert!(screen.contains("我的分工") && screen.contains("全部指标"), "{screen}");
    let screen = kept.press("<enter>+72");
    assert!(screen.contains("指标1"), "{screen}");
}

#[test]
fn a_dispute_is_entered_and_settled_from_the_result_by_keys() {
    let kept = Kept::round(plain(2));
    kept.done([rated(A, "d"), rated(B, "d")]);
    let stop = |kept: &Kept| -> StopView { kept.read(|views| views.stop(MEETING, community(1))).unwrap() };
    let screen = kept.press("+2+92<commit:当天正在清运><enter><enter><enter><enter>");
    assert!(screen.contains("异议已保存"), "{screen}");
    assert_eq!(stop(&kept).disputes["i2"].statement().unwrap().as_str(), "当天正在清运");
    let screen = kept.press_at("+2", (80, 40));
    assert!(screen.contains("社区说明：当天正在清运"), "{screen}");
    let screen = kept.press("+2+91<space><space><tab>b<enter><commit:复核后折中><enter>");
    assert!(screen.contains("异议已保存"), "{screen}");
    let settled = stop(&kept).disputes["i2"].settled().unwrap().clone();
    assert_eq!((settled.agreed, settled.reason.as_str()), (Some(Value::Level("b".into())), "复核后折中"));
}

#[test]
fn a_seat_is_arranged_from_the_setup_of_a_round() {
    let kept = Kept::round(plain(2));
    let screen = kept.press("+6/席位<enter>");
    assert!(screen.contains("评审组席位"), "{screen}");
    kept.press("+6/席位<enter>1<tab><space><tab>1<ctrl-s>");
    let seat = kept.read(|views| views.meeting(MEETING)).unwrap().seat(A);
    assert_eq!((seat.duties.methods, seat.duties.sections), (vec![Method::Documents], vec!["s".to_owned()]));
}
