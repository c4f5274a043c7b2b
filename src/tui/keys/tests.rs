//! The keymap held against what was promised of it.

use super::*;
use crate::domain::wording::Language;

/// What an inspector can always press: it survives a Chinese input method.
fn basic(code: Code) -> bool {
    match code {
        Code::Char(c) => c.is_ascii_digit() || " +-./".contains(c),
        Code::Enter | Code::Esc | Code::Tab | Code::Backspace | Code::Up | Code::Down | Code::Left | Code::Right => true,
        _ => false,
    }
}

#[test]
fn the_default_keymap_has_no_conflict() {
    let map = Keymap::standard().unwrap();
    for context in Context::ALL {
        assert!(!map.bindings(context).is_empty(), "{context:?} has no keys");
    }
}

#[test]
fn everything_outside_text_fields_needs_no_letter() {
    let map = Keymap::standard().unwrap();
    // Shortcuts for what arrows do step by step, and for leaving by Esc.
    let repeats = [Action::PageUp, Action::PageDown, Action::First, Action::Last, Action::Delete];
    for context in Context::ALL.into_iter().filter(|context| !context.is_text()) {
        let menu_opens = map.keys(context, Action::Menu).iter().copied().any(basic);
        let leaves = map.keys(context, Action::Back).iter().copied().any(basic);
        assert!(leaves, "{context:?} cannot be left");
        let in_menu = |action| menu_opens && map.menu(context).iter().any(|entry| entry.action == action);
        for (action, codes) in map.bindings(context) {
            let palette = map.keys(context, Action::Palette).iter().copied().any(basic);
            let global = matches!(action, Action::Quit | Action::Help | Action::Theme | Action::Language);
            let elsewhere = global && leaves && (palette || !menu_opens);
            let reachable = codes.iter().copied().any(basic) || in_menu(*action) || repeats.contains(action) || elsewhere;
            let ticks = context == Context::Ticks; // its menu is the scoring screen's
            assert!(reachable || ticks, "{context:?}: {} needs a key an input method swallows", action.id());
        }
    }
}

#[test]
fn full_width_keys_are_the_plain_ones_and_stay_text_in_text() {
    let map = Keymap::standard().unwrap();
    for (typed, action) in [
        ('３', Action::Points),
        ('　', Action::Full),
        ('。', Action::HalfMore),
        ('．', Action::HalfMore),
        ('－', Action::NotApplicable),
        ('、', Action::Palette),
        ('＝', Action::Menu),
        ('＋', Action::Menu),
        ('？', Action::Help),
    ] {
        assert_eq!(map.action(Context::Scoring, Code::Char(typed)), Some(action), "{typed}");
        assert_eq!(map.action(Context::Text, Code::Char(typed)), None, "{typed}");
    }
}

#[test]
fn a_bad_keymap_is_told_all_its_problems() {
    let text = "[hints]\n[home.keys]\nopen = ['enter', 'hyper']\nback = ['enter']\n[text.keys]\nchoose = ['x']\n";
    let KeymapError(problems) = Keymap::parse(text).unwrap_err();
    assert_eq!(problems.len(), 3, "{problems:?}");
}

#[test]
fn every_action_and_key_has_words_in_both_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        for action in Action::ALL {
            let id = format!("key-{}", action.id().replace('_', "-"));
            assert!(words.lookup(&id).is_some(), "{language:?} {id}");
        }
        for context in Context::ALL {
            assert!(words.lookup(&format!("context-{}", context.id())).is_some(), "{context:?}");
        }
    }
}
