//! What terminals get wrong at edges: wide characters, marks without a width, texts from right to left, at any size.

use proptest::prelude::*;

use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::text::ambiguous::drawn_plain;
use starpoint::text::width::width;
use starpoint::tui::{self, Drawn};

use super::folder::{Kept, built_in};

/// The screens tried; one more is one more line. `@` stands for a hostile text.
const SCREENS: [&str; 13] = [
    "",
    "+",
    "<down><enter>",
    "<f1>",
    "<esc>",
    "<enter>1",
    "<enter>+",
    "<enter>1<tab>",
    "<enter>/<commit:@>",
    "<enter><enter><commit:@>",
    "<enter><enter><commit:@><enter><up>",
    "<enter>/33<enter>1",
    "<enter><f1><pgdn>",
];

/// Pieces that a name or note may be made of.
const PIECES: [&str; 20] = [
    "滨河社区",
    "，。",
    "“≥3家”……",
    "👨‍👩‍👧‍👦",
    "🏳️‍🌈",
    "🇨🇳",
    "🇨",
    "❤️",
    "☎",
    "e\u{301}\u{302}\u{303}",
    "\u{300}",
    "ก็ี่ที่",
    "שלום",
    "ﷺ",
    "\u{202e}abc",
    "\u{200b}\u{200d}\u{feff}",
    "한국어",
    "\u{1100}\u{1161}\u{11a8}",
    "\u{2028}",
    "plain words",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 1..8).prop_map(|pieces| format!("区{}", pieces.concat()))
}

fn kept(names: &[String]) -> Kept {
    let kept = Kept::round(built_in());
    // Numbered, because two communities of one subdistrict may not have one name.
    let names: Vec<String> = (1..).zip(names).map(|(n, name)| format!("{name}{n}")).collect();
    let names: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    kept.visiting(&names);
    kept
}

/// What is wrong with a frame, as a terminal would show it.
fn faults(drawn: &Drawn, symbols: &Symbols) -> Vec<String> {
    let (columns, rows) = drawn.size();
    let mut faults = Vec::new();
    for y in 0..rows {
        let mut used = 0;
        for glyph in drawn.row(y) {
            let text = glyph.text;
            used += glyph.cells;
            let odd = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
            let takes = drawn_plain(symbols.is_ascii(), || width(text));
            if text.chars().any(odd) || takes != usize::from(glyph.cells) {
                faults.push(format!("{text:?} takes {takes}, not {} cells, at {},{y}", glyph.cells, glyph.x));
            }
            if !glyph.covered.is_empty() {
                faults.push(format!("{:?} overlaps {text:?} at {},{y}", glyph.covered, glyph.x));
            }
        }
        if used != columns {
            faults.push(format!("line {y} has {used} cells of {columns}"));
        }
    }
    faults.extend(broken_frames(drawn));
    faults
}

/// Corners without their frame. The hostile texts hold no such characters.
fn broken_frames(drawn: &Drawn) -> Vec<String> {
    let (columns, rows) = drawn.size();
    let grid: Vec<Vec<String>> = (0..rows)
        .map(|y| {
            let mut line = vec![String::new(); usize::from(columns)];
            drawn.row(y).for_each(|glyph| line[usize::from(glyph.x)].push_str(glyph.text));
            line
        })
        .collect();
    let mut faults = Vec::new();
    for (y, line) in grid.iter().enumerate() {
        for (x, _) in line.iter().enumerate().filter(|(_, text)| *text == "┌") {
            let right = line.iter().skip(x).position(|text| text == "┐").map(|n| x + n);
            let bottom = grid.iter().skip(y).position(|line| line[x] == "└").map(|n| y + n);
            let (Some(right), Some(bottom)) = (right, bottom) else {
                faults.push(format!("a frame at {x},{y} without its corners"));
                continue;
            };
            if grid[bottom][right] != "┘" || grid[y + 1..bottom].iter().any(|line| line[x] != "│" || line[right] != "│") {
                faults.push(format!("a broken frame at {x},{y}"));
            }
        }
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_glyph_is_lost_or_overlaps_at_any_size(
        names in prop::collection::vec(hostile(), 3),
        typed in hostile(),
        screen in prop::sample::select(&SCREENS[..]),
        size in prop_oneof![4 => (60u16..140, 18u16..50), 1 => (0u16..60, 0u16..18)],
        ascii in any::<bool>(),
        chinese in any::<bool>(),
    ) {
        let symbols = if ascii { Symbols::ASCII } else { Symbols::UNICODE };
        let language = if chinese { Language::Chinese } else { Language::English };
        let options = kept(&names).options(language, symbols);
        let drawn = tui::draw_keys(options, &screen.replace('@', &typed), size).unwrap();
        let faults = faults(&drawn, &symbols);
        prop_assert!(faults.is_empty(), "{faults:#?}\n{}", drawn.text());
    }
}

#[test]
fn a_click_on_a_hint_is_its_key() {
    let kept = Kept::round(built_in());
    let screen = kept.press("");
    let line = screen.lines().last().unwrap();
    let (before, _) = line.split_once("菜单").unwrap();
    let menu = kept.press(&format!("<click:{},24>", width(before) + 1));
    assert!(menu.contains('┌'), "{menu}");
    assert_eq!(kept.press("<click:80,24>"), screen, "nothing is there to click");
}

#[test]
fn texts_stand_whole_where_ambiguous_characters_are_wide() {
    let kept = Kept::round(built_in());
    let drawn = tui::draw_keys(kept.options(Language::Chinese, Symbols::ASCII), "<enter>/13<enter>", (80, 24)).unwrap();
    // What is said of the item, right of the list; wrapped, so its lines are put together again.
    let line = |y| drawn.row(y).filter(|glyph| glyph.x > 36).map(|glyph| glyph.text).collect::<String>();
    let panel: String = (4..20).map(|y| line(y).trim().to_owned()).collect();
    assert!(panel.contains("与>=3家单位有共享协议，近12个月实际使用>=12次，有登记"), "{panel}");
    let wide = |c: char| drawn_plain(true, || width(&c.to_string())) == 2;
    assert!(drawn.text().chars().all(|c| c.is_ascii() || wide(c)), "{}", drawn.text());
}

#[test]
fn rungs_that_begin_alike_can_be_told_apart_on_the_smallest_screen() {
    let kept = Kept::round(built_in());
    kept.press("<enter>3");
    let screen = kept.press_at("<enter><up>", (60, 18));
    assert!(screen.contains("4 …≥4次，均有记录") && screen.contains("✓ 3 …2～3次"), "{screen}");
    assert!(kept.press_at("<enter><up>", (120, 40)).contains("4 列入年度计划，近12个月专题研究≥4次"));
}
