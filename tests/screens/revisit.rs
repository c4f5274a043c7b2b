//! The re-inspection (回头看) on the screen: only what is open is asked, last time stands beside it, then and now are told.

use starpoint::domain::action::{Status, Verdict, of_community};
use starpoint::domain::ids::InspectorId;
use starpoint::domain::revisit::history;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::tui;

use super::folder::{A, Kept, ROUND, community};
use super::{counting, gallery, pinned, status};

/// Eight items, five of them with losses and a note each, all of them actions.
fn five_open() -> Kept {
    let kept = Kept::round(counting::plain(8));
    let loss = "１<commit:现场3处不符><enter>";
    kept.press(&format!("<enter>{loss}{loss}{loss}{loss}{loss}　　　"));
    kept.press("+4+71");
    assert_eq!(kept.read(|views| of_community(views, ROUND, community(1))).len(), 5);
    kept
}

fn press_as(kept: &Kept, by: InspectorId, keys: &str, size: (u16, u16)) -> String {
    let mut options = kept.options(Language::Chinese, Symbols::UNICODE);
    options.inspector = Some(by);
    tui::run_keys(options, keys, size, false).unwrap()
}

/// From the list to the re-inspection's card: the critique, the actions, arrange it.
const ARRANGE: &str = "+4+70<enter>";
/// Three put right, one better, one as it was.
const MARKS: &str = "　　　２<tab>１１<tab>１";

#[test]
fn five_open_items_take_at_most_twenty_five_keys_to_the_report_that_tells_then_and_now() {
    let kept = five_open();
    let keys = format!("{ARRANGE}{MARKS}<esc>40");
    assert!(counting::count(&keys) <= 25, "{}", counting::count(&keys));
    let screen = press_as(&kept, A, &format!("{keys}/回头看<enter>"), (100, 60));
    for text in ["回头看，对照“第一次现场会”", "复查指标前后对照", "其余 3 项沿用上次评分", "整改项核查结论", "历次评定"]
    {
        assert!(screen.contains(text), "{text} in {screen}");
    }
    let actions = kept.read(|views| of_community(views, ROUND, community(1)));
    let seen: Vec<Verdict> = actions.iter().map(|action| action.checks[0].1.verdict).collect();
    assert_eq!(seen, [Verdict::Done, Verdict::Done, Verdict::Done, Verdict::Partly, Verdict::NotDone]);
    let status: Vec<Status> = actions.iter().map(starpoint::domain::action::Action::status).collect();
    assert_eq!(status, [Status::Closed, Status::Closed, Status::Closed, Status::Open, Status::Open]);
    assert_eq!(kept.read(|views| history(views, community(1)).len()), 2);
}

#[test]
fn the_card_asks_for_what_is_open_and_shows_last_time_beside_it() {
    let kept = five_open();
    let screen = press_as(&kept, A, ARRANGE, (120, 40));
    assert!(screen.contains("0/5") && screen.contains("上次 1 分（第一次现场会）") && screen.contains("现场3处不符"), "{screen}");
    assert!(screen.contains("整改项：") && !screen.contains("指标7"), "{screen}");
    pinned("revisit-card-80x24-zh", &press_as(&five_open(), A, ARRANGE, (80, 24)));
}

#[test]
fn verdicts_are_taken_from_the_marks_one_by_one_or_at_once_and_taken_back() {
    let kept = five_open();
    let screen = press_as(&kept, A, &format!("{ARRANGE}{MARKS}<esc>"), (80, 24));
    assert!(screen.contains("按评分建议：已改（上次 1 分，本次 3 分"), "{screen}");
    gallery("checks", |size, language, symbols| {
        let options = tui::RunOptions { inspector: Some(A), ..kept.options(language, symbols) };
        tui::run_keys(options, "+4+7", size, false).unwrap()
    });
    let screen = press_as(&kept, A, "+4+71", (80, 24));
    assert_eq!(status(&screen), "✓ 第1号整改项 已改 已保存");
    assert!(screen.contains("▸  2"), "the next one comes into hand: {screen}");
    let screen = press_as(&kept, A, "+4+74<backspace>", (80, 24));
    assert_eq!(status(&screen), "✓ 已撤销：核查4项整改");
    let actions = kept.read(|views| of_community(views, ROUND, community(1)));
    assert_eq!(actions.iter().filter(|action| !action.checks.is_empty()).count(), 1, "what was seen before stays");
}

#[test]
fn the_result_tells_then_and_now_and_the_visits_so_far() {
    let kept = five_open();
    press_as(&kept, A, &format!("{ARRANGE}{MARKS}"), (80, 24));
    let screen = press_as(&kept, A, "+2", (80, 40));
    assert!(screen.contains("回头看") && screen.contains("→") && screen.contains("2026-11-20  第一次现场会"), "{screen}");
    assert!(screen.contains("沿用上次评分"), "{screen}");
}
