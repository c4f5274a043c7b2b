//! Score sheets entered from paper: the scoring screen's keys for somebody else, sheet after sheet; then a second entry.

use starpoint::domain::command::Command;
use starpoint::domain::ids::{CardId, CommunityId, InspectorId};
use starpoint::domain::value::Value;
use starpoint::domain::views::CardView;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui;
use uuid::Uuid;

use super::counting::{count, plain};
use super::folder::{A, B, Kept, MEETING, built_in, community};
use super::{gallery, status};

const RECORDER: InspectorId = InspectorId(Uuid::from_u128(77));

/// A round with somebody who records and sits on no panel.
fn round(items: usize) -> Kept {
    let kept = Kept::round(plain(items));
    kept.done([Command::AddInspector { inspector: RECORDER, code: "R".into(), name: "录入员".into() }]);
    kept
}

/// The recorder's hands on the keys.
fn record_at(kept: &Kept, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    let mut options = kept.options(language, symbols);
    options.by = Some("R".into());
    tui::run_keys(options, keys, size, false).unwrap()
}

fn record(kept: &Kept, keys: &str) -> String {
    record_at(kept, keys, (80, 24), Language::Chinese, Symbols::UNICODE)
}

fn card(kept: &Kept, community: CommunityId, inspector: InspectorId) -> CardView {
    kept.read(|views| views.card(CardId { meeting: MEETING, community, inspector })).unwrap_or_default()
}

#[test]
fn three_sheets_of_thirty_items_take_at_most_a_hundred_keys() {
    let kept = round(30);
    let sheet = "３２１".repeat(10);
    let keys = format!("。{sheet}<tab>{sheet}<tab>{sheet}");
    assert_eq!(count(&keys), 93);
    let screen = record(&kept, &keys);
    assert!(screen.contains("铁牛街社区") && screen.contains("纸质录入 A") && screen.contains("R 录"), "{screen}");
    for (community, inspector) in [(community(1), A), (community(1), B), (community(0), A)] {
        let card = card(&kept, community, inspector);
        assert_eq!(card.marks().len(), 30);
        assert_eq!(card.marks().get("i3"), Some(&Value::Level("c".into())));
        assert!(card.items.keys().all(|item| card.entered_by(item) == Some(RECORDER)));
    }
    assert!(card(&kept, community(0), B).marks().is_empty());
    // What was given on a screen is nobody's entry.
    let kept = round(2);
    kept.press("<enter>3");
    assert_eq!(kept.card(A).entered_by("i1"), None);
}

#[test]
fn the_sheet_that_waits_comes_first_and_any_other_can_be_chosen() {
    let kept = round(2);
    let screen = record(&kept, ".33");
    assert!(screen.contains("纸质录入 A") && screen.contains("这张录完：Tab 下一张"), "{screen}");
    let screen = record(&kept, ".");
    assert!(screen.contains("纸质录入 B"), "{screen}");
    let screen = record(&kept, ".+8");
    assert!(screen.contains("铁牛街社区  B 区民政局") && screen.contains("滨河社区  A 区委组织部"), "{screen}");
    let screen = record(&kept, ".+84");
    assert!(screen.contains("铁牛街社区") && screen.contains("纸质录入 B"), "{screen}");
    assert!(status(&record(&kept, ".+84<tab>")).contains("最后一张"));
    // Whoever records goes on as themselves: the list is theirs again, not the sheet's inspector's.
    assert!(record(&kept, ".33<esc>").contains("R 录入员"), "{}", record(&kept, ".<esc>"));
    // A step back is a step on the sheet.
    let kept = round(2);
    record(&kept, ".32");
    assert!(status(&record(&kept, ".+81<backspace>")).contains("已撤销"));
    assert_eq!(card(&kept, community(1), A).marks().len(), 1);
}

#[test]
fn who_entered_it_is_told_on_the_card_and_in_the_log_through_undo_and_redo() {
    let kept = round(2);
    record(&kept, ".3");
    let screen = kept.press_at("<enter><home>", (120, 40));
    assert!(screen.contains("纸质评分表，R 录入"), "{screen}");
    let log = kept.press_at("/操作记录<enter>", (120, 40));
    assert!(log.contains("A 的纸质评分表，R 录入"), "{log}");
    kept.done([Command::Undo(A)]);
    assert!(kept.card(A).marks().is_empty());
    kept.done([Command::Redo(A)]);
    assert_eq!(kept.card(A).entered_by("i1"), Some(RECORDER));
    // Given again on the screen it is the inspector's own.
    kept.press("<enter><home>2");
    assert_eq!(kept.card(A).entered_by("i1"), None);
}

#[test]
fn a_second_entry_is_blind_and_every_difference_is_settled_with_one_key() {
    let kept = round(4);
    record(&kept, ".3321");
    let blind = record(&kept, ".+81+53");
    assert!(blind.contains("复核 A") && blind.contains("1/4") && !blind.contains("2分"), "{blind}");
    // Items 2 and 4 were entered otherwise.
    let screen = record(&kept, ".+81+53123");
    assert!(screen.contains("两次录入有 2 项不同") && screen.contains("初录 3分 · 复录 1分"), "{screen}");
    let marks = || card(&kept, community(1), A).marks();
    assert_eq!(marks().get("i4"), Some(&Value::Level("c".into())), "nothing is kept by itself");
    assert!(record(&kept, ".+81+531231").contains("两次录入有 1 项不同"));
    // The first holds for item 2, the second for item 4.
    let screen = record(&kept, ".+81+5312312");
    assert!(!screen.contains("项不同"), "{screen}");
    assert_eq!((marks().get("i2"), marks().get("i4")), (Some(&Value::Level("a".into())), Some(&Value::Level("a".into()))));
    assert_eq!(card(&kept, community(1), A).entered_by("i4"), Some(RECORDER));
}

#[test]
fn what_was_not_entered_once_more_is_no_difference() {
    let kept = round(4);
    record(&kept, ".3321");
    let early = record(&kept, ".+81+5<tab>2");
    assert!(!early.contains("两次录入有") && card(&kept, community(1), A).marks().len() == 4, "{early}");
    let one = record(&kept, ".+81+51<tab>");
    assert!(one.contains("两次录入有 1 项不同") && one.contains("初录 3分 · 复录 1分"), "{one}");
}

#[test]
fn looking_again_enters_one_item_anew() {
    let kept = round(3);
    record(&kept, ".333");
    let screen = record(&kept, ".+81+5323<esc><tab>");
    assert!(screen.contains("两次录入有 1 项不同"), "leaving the list loses no difference\n{screen}");
    let screen = record(&kept, ".+81+53233");
    assert!(screen.contains("▸ 2 指标2") && !screen.contains("两次录入有"), "{screen}");
    let screen = record(&kept, ".+81+532333");
    assert!(screen.contains("两次录入一致"), "{screen}");
    record(&kept, ".+81+53232");
    let card = card(&kept, community(1), A);
    assert_eq!(card.marks().get("i2"), Some(&Value::Level("b".into())));
    assert_eq!(card.entered_by("i2"), Some(RECORDER));
    // Notes are no part of it, and say so rather than being lost.
    assert!(status(&record(&kept, ".+81+5<commit:现场>")).contains("只比较得分"));
}

#[test]
fn it_fits_every_width_and_needs_no_letter() {
    let kept = Kept::round(built_in());
    kept.done([Command::AddInspector { inspector: RECORDER, code: "R".into(), name: "录入员".into() }]);
    for size in [(60, 18), (80, 24), (120, 40)] {
        for language in Language::ALL {
            for keys in [".", ".+", ".+8", ".3<tab>", ".+5", ".+54+4+2<tab>"] {
                let screen = record_at(&kept, keys, size, language, Symbols::UNICODE);
                assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{keys} {size:?}\n{screen}");
            }
        }
    }
}

#[test]
fn pictures() {
    let kept = round(12);
    record(&kept, ".333321333333");
    gallery("paper", |size, language, symbols| record_at(&kept, ".32", size, language, symbols));
    gallery("paper-second", |size, language, symbols| record_at(&kept, ".+81+5333331333332", size, language, symbols));
}
