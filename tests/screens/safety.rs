//! What must not happen: a mark shown that is not kept, a panic at a silly size, a wide character over the edge.

use starpoint::domain::command::Command;
use starpoint::domain::ids::CardId;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui::{self, Depth, RunError};

use super::counting::plain;
use super::folder::{A, Kept, MEETING, built_in, community};
use super::status;

#[test]
fn what_is_not_kept_is_not_shown() {
    let kept = Kept::round(built_in());
    kept.press("<enter>4");
    kept.fill_disk();
    let screen = kept.press("<enter>３");
    assert!(status(&screen).contains("未保存"), "{screen}");
    assert!(screen.contains("▸ 2 ") && screen.contains("已评 1/35"), "rolled back\n{screen}");
    assert_eq!(kept.card(A).marks().len(), 1);
}

#[test]
fn a_signed_card_is_locked() {
    let standard = plain(2);
    let kept = Kept::round(standard);
    kept.press("<enter>33");
    let card = CardId { meeting: MEETING, community: community(1), inspector: A };
    kept.done([Command::SignCard(card)]);
    for keys in ["2", "<backspace>", " ", "-", "+3", "<enter>文"] {
        let screen = kept.press(&format!("<enter><home>{keys}"));
        assert!(screen.contains("已签字"), "{keys}\n{screen}");
    }
    assert_eq!(kept.card(A).marks().len(), 2);
    assert!(kept.card(A).item("i1").unwrap().note().is_none());
}

#[test]
fn a_folder_that_does_not_open_says_why_and_lets_go() {
    let mut options = Kept::default().options(Language::Chinese, Symbols::UNICODE);
    options.open = Box::new(|_| Err("被 另一个程序 占用".into()));
    let screen = tui::run_keys(options, "x<esc>", (80, 24), false).unwrap();
    assert!(screen.contains("另一个程序"), "{screen}");
}

#[test]
fn silly_sizes_never_panic_and_are_answered_in_a_sentence() {
    let kept = Kept::round(built_in());
    for (width, height) in [(0, 0), (1, 1), (2, 2), (80, 0), (80, 1), (80, 2), (1, 24), (59, 18), (60, 17)] {
        let screen = kept.press_at("<enter>4<tab>+<esc><f1>", (width, height));
        assert_eq!(screen.lines().count(), usize::from(height), "{width}x{height}");
    }
    assert!(kept.press_at("", (59, 18)).contains("60x18"));
}

#[test]
fn no_line_is_wider_than_the_screen_at_any_size() {
    let kept = Kept::round(built_in());
    kept.press("<enter>321<tab>1/10<enter>12<enter>");
    for keys in [
        "",
        "+",
        "<enter>",
        "<enter>+",
        "<enter>1<tab>",
        "<enter>/",
        "<enter><enter>长长的备注，写了又写，直到一行写不下为止",
        "<enter><f1>",
    ] {
        for size in [(60, 18), (61, 18), (67, 19), (79, 24), (80, 24), (83, 25), (100, 30), (120, 40), (200, 60)] {
            for language in Language::ALL {
                let screen = tui::run_keys(kept.options(language, Symbols::UNICODE), keys, size, false).unwrap();
                assert_eq!(screen.lines().count(), usize::from(size.1));
                for line in screen.lines() {
                    assert!(width(line) <= usize::from(size.0), "{keys} {size:?}: {line}");
                }
            }
        }
        kept.press("<enter><backspace>");
    }
}

#[test]
fn the_ascii_set_leaves_no_ambiguous_width() {
    let kept = Kept::round(plain(30));
    for keys in ["", "+", "<enter>3 2<tab>", "<enter>+", "<enter>/", "<enter>1文", "<enter><f1>", "<enter>+4"] {
        let screen = tui::run_keys(kept.options(Language::Chinese, Symbols::ASCII), keys, (80, 24), false).unwrap();
        let odd: Vec<char> = screen.chars().filter(|c| !c.is_ascii() && width(&c.to_string()) != 2).collect();
        assert!(odd.is_empty(), "{odd:?}\n{screen}");
    }
}

#[test]
fn a_key_string_with_an_unknown_key_is_refused_by_name() {
    let options = Kept::default().options(Language::Chinese, Symbols::UNICODE);
    let error = tui::run_keys(options, "a<hyper>", (80, 24), false).unwrap_err();
    assert!(matches!(error, RunError::Keys(_)) && error.to_string().contains("hyper"));
}

#[test]
fn colours_come_only_when_asked_for() {
    let kept = Kept::round(built_in());
    let ansi = |depth| {
        let mut options = kept.options(Language::Chinese, Symbols::UNICODE);
        options.depth = depth;
        tui::run_keys(options, "", (80, 24), true).unwrap()
    };
    assert!(ansi(Depth::Sixteen).contains("\u{1b}[0;1;96;40m") && !kept.press("").contains('\u{1b}'));
    assert!(ansi(Depth::True).contains(";38;2;") && ansi(Depth::Indexed).contains(";38;5;"));
    let plain = ansi(Depth::None);
    assert!(plain.contains("\u{1b}[0;7m") && plain.contains("\u{1b}[0;1m"));
    assert!(![";3", ";4", ";9", ";10"].iter().any(|colour| plain.contains(colour)), "{plain}");
}
