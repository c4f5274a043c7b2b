//! The mouse: a click puts the cursor somewhere, a second one is Enter, the wheel scrolls; none of them ever gives a mark.

use proptest::prelude::*;

use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui;

use super::folder::{A, B, Kept, built_in};
use super::{counting, status};

/// A click on the first cell of a text in sight.
fn click_on(screen: &str, text: &str) -> String {
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((line.split_once(text)?.0, y)));
    let Some((before, y)) = found else { panic!("{text} is not in sight\n{screen}") };
    format!("<click:{},{}>", width(before) + 1, y + 1)
}

/// Clicks on texts, each in the screen that the ones before it lead to.
fn clicks(kept: &Kept, keys: &str, texts: &[&str], size: (u16, u16)) -> String {
    let mut keys = keys.to_owned();
    for text in texts {
        keys += &click_on(&kept.press_at(&keys, size), text);
    }
    kept.press_at(&keys, size)
}

#[test]
fn a_click_takes_a_row_in_hand_and_a_second_one_opens_it() {
    let kept = Kept::round(built_in());
    let screen = clicks(&kept, "", &["新华里社区"], (80, 24));
    assert!(screen.contains("▸  3 新华里社区"), "{screen}");
    let screen = clicks(&kept, "", &["铁牛街社区", "铁牛街社区"], (80, 24));
    assert!(screen.contains("铁牛街社区") && screen.contains("已评 0/35"), "{screen}");
}

#[test]
fn menus_lists_and_the_palette_take_clicks_and_what_lies_behind_them_does_not() {
    let kept = Kept::round(built_in());
    let screen = clicks(&kept, "", &["菜单", "本批次排名", "本批次排名"], (80, 24));
    assert!(screen.contains("排名"), "{screen}");
    let screen = clicks(&kept, "/", &["本批次排名", "本批次排名"], (80, 24));
    assert!(!screen.contains('┌') && screen.contains("排名"), "{screen}");
    let open = kept.press("+");
    // The row the menu covers, left of its box.
    let y = open.lines().position(|line| line.contains("┌")).unwrap() + 2;
    assert_eq!(kept.press(&format!("+<click:2,{y}>")), open);
    // The hints are those of what lies in front.
    let screen = clicks(&kept, "/", &["Esc 返回"], (80, 24));
    assert!(!screen.contains('┌'), "{screen}");
}

#[test]
fn a_card_takes_clicks_on_items_and_notes_but_no_marks() {
    let kept = Kept::round(built_in());
    let screen = clicks(&kept, "<enter>", &["纳入业务培训"], (80, 24));
    assert!(screen.contains("▸ 4 纳入业务培训"), "{screen}");
    let screen = clicks(&kept, "<enter>", &[" 4 纳入业务培训", " 4 纳入业务培训"], (80, 24));
    assert!(screen.contains("备注") && screen.contains('└'), "{screen}");
    let rest = "全表其余给满分";
    for (keys, texts) in [("<enter>", &["空格 满分"][..]), ("<enter>+", &[rest, rest])] {
        let screen = clicks(&kept, keys, texts, (120, 40));
        assert!(status(&screen).contains("鼠标不改动评分") && screen.contains("已评 0/35"), "{screen}");
    }
    assert!(kept.card(A).marks().is_empty());
    // Nor does it take one back.
    kept.press("<enter>3");
    let screen = clicks(&kept, "<enter>", &["退格 撤销"], (80, 24));
    assert!(status(&screen).contains("鼠标不改动评分"), "{screen}");
    assert_eq!(kept.card(A).marks().len(), 1);
}

#[test]
fn fields_take_the_cursor_where_they_are_clicked_and_are_given_in_by_no_click() {
    let kept = Kept::round(built_in());
    // Into the middle of a note.
    let typed = "<enter><enter><commit:现场看了三处>";
    let screen = kept.press(typed);
    kept.press(&format!("{typed}{}<commit:已><enter>", click_on(&screen, "看了")));
    assert_eq!(kept.card(A).item("agenda").unwrap().note().unwrap().as_str(), "现场已看了三处");
    // A form: another field, and an option that turns.
    let size = (100, 30);
    let screen = clicks(&kept, "/新建批次<enter>", &["评分标准"], size);
    assert!(screen.contains('▸') && screen.contains("评分标准"), "{screen}");
    let screen = clicks(&kept, "/新建批次<enter>", &["名称", "名称", "名称"], size);
    assert!(screen.contains("新批次") || screen.contains("新建"), "still open\n{screen}");
}

#[test]
fn tick_lists_tick() {
    let kept = Kept::round(built_in());
    kept.visiting(&[("和平里社区", "东风街道")]);
    let open = "/批次设置<enter>/安排一次现场会<enter><enter><enter>";
    let screen = kept.press_at(open, (100, 30));
    assert!(screen.contains("[ "), "{screen}");
    let before = screen.matches("[  ]").count();
    let screen = clicks(&kept, open, &["和平里社区  东风街道", "和平里社区  东风街道"], (100, 30));
    assert_eq!(screen.matches("[  ]").count(), before - 1, "{screen}");
}

#[test]
fn the_lists_of_a_round_take_clicks_side_by_side_and_one_at_a_time() {
    let kept = Kept::round(built_in());
    for size in [(80, 24), (120, 40)] {
        let screen = clicks(&kept, "/批次设置<enter>", &["2 检查员"], size);
        let inspectors = clicks(&kept, "/批次设置<enter>", &["2 检查员", "B  区民政局"], size);
        assert!(inspectors.contains("▸  B"), "{screen}\n{inspectors}");
    }
    // From one list into another at once.
    let screen = clicks(&kept, "/批次设置<enter>1", &["B  区民政局"], (120, 40));
    assert!(screen.contains("▸  B"), "{screen}");
    let screen = clicks(&kept, "/批次设置<enter>1", &["滨河社区", "铁牛街社区"], (80, 24));
    assert!(screen.lines().any(|line| line.contains('▸') && line.contains("铁牛街社区")), "{screen}");
}

#[test]
fn the_wheel_moves_lists_and_pages_and_nothing_where_the_arrows_mean_more() {
    let kept = Kept::round(built_in());
    assert!(kept.press("<wheel-down>").contains("▸  3"));
    assert!(kept.press("<end><wheel-up>").contains("▸  1"));
    let help = kept.press("<f1>");
    assert_ne!(kept.press("<f1><wheel-down>"), help);
    let palette = kept.press("/");
    assert_ne!(kept.press("/<wheel-down>"), palette);
    // Over ticks ↓ would go on to the next item, in a form to the next field.
    for keys in ["<enter>/10<enter>1", "/新建批次<enter>", "<enter><enter>"] {
        let press = |keys: &str| Kept::round(built_in()).press(keys);
        assert_eq!(press(&format!("{keys}<wheel-down>")), press(keys), "{keys}");
    }
}

#[test]
fn other_screens_take_clicks_too() {
    let kept = Kept::round(counting::plain(3));
    kept.press("<enter>211");
    for (keys, text) in [
        ("/本批次排名<enter>", "铁牛街社区"),
        ("/操作记录<enter>", "第1项"),
        ("/数据安全<enter>", "备份成一个文件"),
        ("/点评<enter>", "一是“指标2”"),
    ] {
        let screen = clicks(&kept, keys, &[text], (80, 24));
        let held = screen.lines().any(|line| line.contains('▸') && line.contains(text));
        assert!(held, "{keys}\n{screen}");
    }
}

/// Ways to where a click might do something; none of them gives a mark.
const WAYS: [&str; 16] = [
    "",
    "+",
    "/",
    "<enter>",
    "<enter>+",
    "<enter>/",
    "<enter>/10<enter>1",
    "<enter>/26<enter>18/2",
    "<enter>/33<enter>1",
    "<enter>/33<enter>11<commit:记录系补写>",
    "<enter><enter><commit:看了三处>",
    "<enter>+9",
    "<enter>+7",
    "/整张移过去<enter>",
    "/签字<enter>",
    "/点评<enter>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_click_anywhere_ever_changes_a_mark(
        way in prop::sample::select(&WAYS[..]),
        rated in any::<bool>(),
        clicks in prop::collection::vec((1u16..=80, 1u16..=24, 0u8..8), 1..25),
    ) {
        // Some with a loss, one without, ticks.
        let first = if rated { "<enter>243/10<enter>1<enter><esc>" } else { "" };
        let mut keys = format!("{first}{way}");
        let after = |keys: &str| {
            let kept = Kept::round(built_in());
            let screen = tui::run_keys(kept.options(Language::Chinese, Symbols::UNICODE), keys, (80, 24), false).unwrap();
            ((kept.card(A).marks(), kept.card(B).marks()), screen)
        };
        let (before, _) = after(&keys);
        // Near the foot, where the keys are told, more often than elsewhere; a second click on the same cell is Enter; and
        // sometimes the wheel.
        let pointed = |(column, line, what)| match what {
            0 => "<wheel-down>".to_owned(),
            1 => "<wheel-up>".to_owned(),
            2 | 3 => format!("<click:{column},24>"),
            4 => format!("<click:{column},{line}><click:{column},{line}>"),
            _ => format!("<click:{column},{line}>"),
        };
        keys.extend(clicks.into_iter().map(pointed));
        let (marks, screen) = after(&keys);
        prop_assert_eq!(before, marks, "{}\n{}", keys, screen);
    }
}
