//! The palette: what can be done is found wherever one is, and done where it belongs.

use starpoint::domain::wording::Language;
use starpoint::text::Words;

use super::folder::{A, Kept, built_in};
use super::status;

#[test]
fn what_another_screen_does_is_found_and_done_there_about_the_community_in_hand() {
    let kept = Kept::round(built_in());
    // From a card: the speech of its community, without the critique in between.
    let screen = kept.press("<down><enter>/朗读点评<enter>");
    let name = kept.press("<down><enter>").lines().next().unwrap().split_whitespace().next().unwrap().to_owned();
    assert!(screen.contains("已讲 0:00") && screen.starts_with(&name), "{name}\n{screen}");
    // From the list: a repair that stands in the card's menu.
    kept.press("<enter>33");
    let screen = kept.press("/评错了人<enter>");
    assert!(screen.contains("检查员") && !screen.contains("现在做不了"), "{screen}");
    assert_eq!(kept.card(A).marks().len(), 2);
    // From a card back to something of the list.
    assert!(kept.press("<enter>/评定情况的通报<enter>").contains("通报"));
}

#[test]
fn what_cannot_be_done_there_says_so_and_leads_on() {
    let kept = Kept::round(built_in());
    let screen = kept.press("/现场宣布<enter>");
    assert!(status(&screen).starts_with("✗ 现在做不了：现场宣布") && status(&screen).contains('+'), "{screen}");
    // What was asked for is over then: the next screen does nothing by itself.
    let screen = kept.press("/现场宣布<enter>/设置<enter><esc><esc>");
    assert!(!screen.contains("现在做不了"), "{screen}");
}

#[test]
fn every_action_of_every_menu_is_found_from_the_list() {
    let kept = Kept::round(built_in());
    let words = Words::new(Language::Chinese);
    let keys: toml::Table = toml::from_str(include_str!("../../src/tui/keys/default.toml")).unwrap();
    // The screens of a run of their own: they are begun with a file, a standard or a second entry.
    let apart = ["standard", "import", "checks"];
    let menus = keys["menus"].as_table().unwrap();
    let mut missing = Vec::new();
    for (screen, actions) in menus.iter().filter(|(screen, _)| !apart.contains(&screen.as_str())) {
        for action in actions.as_array().unwrap().iter().filter_map(toml::Value::as_str) {
            let id = format!("key-{}", action.replace('_', "-"));
            let text = words.lookup(&format!("{id}-long")).or_else(|| words.lookup(&id)).unwrap();
            let start: String = text.chars().take(12).collect();
            // What needs nothing to look for is the palette itself; a meeting or round more is offered where there is one.
            if matches!(action, "palette" | "next_round" | "switch_meeting" | "next_group" | "open_file") {
                continue;
            }
            if !kept.press_at(&format!("/<commit:{start}>"), (120, 40)).lines().skip(2).any(|line| line.contains(&start)) {
                missing.push(format!("{screen}: {action} {text}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
