//! Reading a result out from its screen, and deciding on what comes later.

use starpoint::domain::command::{Command, Rating};
use starpoint::domain::events::{Mark, Reason, Text};
use starpoint::domain::ids::{CardId, InspectorId};
use starpoint::domain::standing::StopCards;
use starpoint::domain::value::Value;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::tui;

use super::counting::{count, plain};
use super::folder::{A, B, Kept, MEETING, ROUND, community};
use super::{gallery, pinned, status};

fn card(by: InspectorId) -> CardId {
    CardId { meeting: MEETING, community: community(1), inspector: by }
}

fn rated(by: InspectorId, levels: [&str; 2]) -> Command {
    let rating = |(item, level): (&str, &str)| {
        let reasons = if level == "a" { vec![] } else { vec![Reason::Phrase(1)] };
        let mark = Mark { value: Value::Level(level.to_owned()), reasons };
        Rating { card: card(by), item: item.to_owned(), mark: Some(Some(mark)), note: None }
    };
    Command::Rate(["i1", "i2"].into_iter().zip(levels).map(rating).collect())
}

/// Both cards of the first stop finished; whoever is named has signed.
pub fn finished(signed: &[InspectorId]) -> Kept {
    let kept = Kept::round(plain(2));
    kept.done([rated(A, ["a", "b"]), rated(B, ["a", "a"])]);
    kept.done(signed.iter().map(|by| Command::SignCard(card(*by))));
    kept
}

fn stop(kept: &Kept) -> StopCards {
    kept.read(|views| StopCards::read(views, ROUND, community(1))).unwrap()
}

/// The result changes after it was read out: B's card is opened again and loses points.
pub fn late() -> Kept {
    let kept = finished(&[A, B]);
    kept.press("+2.1");
    kept.done([Command::ReopenCard { card: card(B), reason: Text::new("漏项") }, rated(B, ["c", "a"])]);
    kept
}

#[test]
fn the_result_is_read_out_after_a_question() {
    let kept = finished(&[A, B]);
    let screen = kept.press("+2.");
    assert!(screen.contains("宣布 滨河社区：一星，5.5 分") && screen.contains("由组长决定是否计入"), "{screen}");
    kept.press("+2.<esc>");
    assert!(stop(&kept).announced.is_none(), "not without the answer");
    let keys = ".1";
    assert_eq!(count(keys), 2);
    assert!(!kept.press("").contains("已宣布"));
    let screen = kept.press(&format!("+2{keys}"));
    assert!(status(&screen).contains("已宣布"), "{screen}");
    assert!(screen.contains("■ 现场宣布") && screen.contains("✓ 一星，5.5 分"), "{screen}");
    assert!(!screen.lines().last().unwrap().contains("宣布"), "what is done is not offered again: {screen}");
    assert!(kept.press("").contains("解放街道  已宣布"), "the list says who is done");
    assert_eq!(stop(&kept).announced.unwrap().stars, 1);
}

#[test]
fn an_open_result_is_not_offered_and_an_unsigned_card_asks_why() {
    let kept = Kept::round(plain(2));
    kept.press("<enter>3");
    assert!(status(&kept.press("+2.")).contains("不能宣布"));
    let kept = finished(&[A]);
    let screen = kept.press("+2.");
    assert!(screen.contains("B 还没有签字"), "{screen}");
    let screen = kept.press("+2.<enter>");
    assert!(screen.contains("请写明理由") && stop(&kept).announced.is_none(), "{screen}");
    kept.press("+2.<commit:乙组先走><enter>");
    assert_eq!(stop(&kept).announced.unwrap().reason.unwrap().as_str(), "乙组先走");
}

#[test]
fn a_late_card_is_seen_and_decided_on() {
    let kept = late();
    assert!(kept.press_at("<enter>", (120, 40)).contains("已宣布，改动算补评"));
    let screen = kept.press("+2");
    assert!(screen.contains("补评：B 有 1 项与宣布时不同") && screen.contains("暂不计入"), "{screen}");
    let screen = kept.press("+2<tab>");
    assert!(screen.contains("补评 · B · 1 项") && screen.contains("未定"), "{screen}");
    let screen = kept.press("+2/补评<enter><space><tab><commit:现场核对过><enter>");
    assert!(status(&screen).contains("意见已保存"), "{screen}");
    assert!(screen.contains("与现场宣布不同"), "{screen}");
    let held = stop(&kept);
    assert!(!held.late[0].waits && held.outcome().total != Some(held.announced.unwrap().total));
    // Correcting or withdrawing is the same key again, now with a reason.
    let screen = kept.press("+2.<tab><commit:按补评更正><enter>");
    assert!(status(&screen).contains("已宣布"), "{screen}");
    assert!(stop(&kept).late.is_empty());
    let screen = kept.press("+2.<space><tab><commit:宣布错了><enter>");
    assert!(status(&screen).contains("已撤回") && stop(&kept).announced.is_none(), "{screen}");
}

#[test]
fn the_screens_of_an_announcement() {
    let asked = tui::run_keys(finished(&[A, B]).options(Language::Chinese, Symbols::UNICODE), "+2.", (80, 24), false).unwrap();
    pinned("announce-80x24-zh", &asked);
    let late = late();
    gallery("announced", |size, language, symbols| tui::run_keys(late.options(language, symbols), "+2", size, false).unwrap());
}
