//! The critique read aloud.

use starpoint::domain::command::Command;
use starpoint::domain::ids::CardId;
use starpoint::tui;

use super::counting::{count, plain};
use super::folder::{A, Kept, MEETING, built_in, community};
use super::gallery;

/// A's card of the first stop finished under the built-in standard.
fn rated() -> Kept {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1+4+212/20<enter>10 1 2 <esc>");
    kept
}

#[test]
fn from_the_last_signature_to_a_critique_that_can_be_read_aloud_are_three_keys() {
    let kept = Kept::round(plain(2));
    kept.press("<enter>33");
    let card = |inspector| CardId { meeting: MEETING, community: community(1), inspector };
    kept.done([Command::SignCard(card(A))]);
    let keys = "+<enter>0";
    assert_eq!(count(keys), 3);
    let screen = kept.press(&format!("<enter>+9233+0{keys}"));
    assert!(screen.contains("滨河社区") && screen.contains("已讲 0:00") && screen.contains("还剩"), "{screen}");
    let wide = screen.lines().skip(3).filter(|line| !line.trim().is_empty()).count();
    assert!(wide >= 4 && screen.lines().nth(4).unwrap().trim().is_empty(), "a line is left free below each: {screen}");
}

#[test]
fn what_is_only_written_is_not_read_and_the_page_scrolls() {
    let kept = rated();
    let first = |screen: &str| screen.lines().nth(3).unwrap().trim().to_owned();
    let begin = kept.press("+40");
    let second = kept.press("+40<space>");
    assert_ne!(first(&begin), first(&second));
    assert_eq!(first(&kept.press("+40<space><enter>")), first(&begin), "Enter leads back to the beginning");
    assert_eq!(first(&kept.press("+40<space><left>")), first(&begin));
    // Its opening is taken out of what is read.
    let opening = first(&begin);
    let without = kept.press("+4 0");
    assert_ne!(first(&without), opening, "{without}");
    assert!(kept.press("+40<tab>").contains("朗读"), "Tab leads to the critique, where it is edited");
}

#[test]
fn the_pictures_of_the_speech() {
    let kept = rated();
    gallery("speech", |size, language, symbols| tui::run_keys(kept.options(language, symbols), "+40", size, false).unwrap());
}
