//! The agreement of the round, for the chair alone.

use starpoint::domain::command::Command;
use starpoint::domain::ids::InspectorId;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui;
use uuid::Uuid;

use super::counting::plain;
use super::folder::{Kept, built_in};
use super::{gallery, pinned, status};

/// Two cards of the first stop of the built-in standard, one of the second.
fn rated() -> Kept {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1+4/8<enter>2<tab>1/11<enter>0<tab>2/22<enter>3<tab>1/26<enter>9/10<enter>");
    kept.press("<enter>+92+4/1<enter>1.5<tab>1/9<enter>2<tab>1/11<enter>3/22<enter>5/26<enter>5/10<enter>");
    kept.press("<down><enter>+4");
    kept
}

#[test]
fn it_is_reached_from_ranking_result_and_palette_and_says_whom_it_is_for() {
    let kept = rated();
    for keys in ["+3+6", "+2+0", "/agreement<enter>", "/一致性<enter>", "/yzx<enter>"] {
        for size in [(60, 18), (80, 24), (120, 40)] {
            let screen = kept.press_at(keys, size);
            let first = screen.lines().next().unwrap();
            assert!(first.starts_with("评分一致性") && first.ends_with("仅供组长参考"), "{keys}\n{screen}");
            assert!(screen.contains("样本少，仅供参考") && screen.contains("差别最大的指标"), "{keys}\n{screen}");
        }
    }
    // Back where one came from.
    assert!(kept.press("+3+6<esc>").starts_with("排名"));
    assert!(kept.press("+3+6<enter><esc><esc>").starts_with("排名"));
}

#[test]
fn enter_lays_the_marks_side_by_side_and_a_number_leads_to_its_item() {
    let kept = rated();
    for size in [(60, 18), (80, 24), (120, 40)] {
        let screen = kept.press_at("+3+6１１<enter>", size);
        assert!(screen.contains("第11项") && screen.contains("滨河社区"), "{screen}");
        let line = screen.lines().find(|line| line.starts_with("滨河社区")).unwrap();
        assert!(line.contains("↓0") && line.contains("↑3") && line.trim_end().ends_with(" 3"), "{screen}");
    }
    let screen = kept.press("+3+6/11<enter>");
    assert!(screen.contains("▸11 "), "{screen}");
}

#[test]
fn the_figures_are_a_tab_away_where_there_is_no_room_for_both() {
    let kept = rated();
    for size in [(60, 18), (80, 24)] {
        assert!(!kept.press_at("+3+6", size).contains("评分松紧"));
        let screen = kept.press_at("+3+6<tab>", size);
        assert!(screen.contains("评分松紧") && screen.contains("个百分点") && !screen.contains("差别最大的指标"), "{screen}");
        assert!(kept.press_at("+3+6<tab><tab>", size).contains("差别最大的指标"));
    }
    let screen = kept.press_at("+3+6", (120, 40));
    assert!(screen.contains("评分松紧") && screen.contains("Kendall W") && screen.contains("差别最大的指标"), "{screen}");
}

#[test]
fn without_two_cards_of_a_community_it_says_what_is_missing() {
    let kept = Kept::round(plain(2));
    assert!(kept.press("+3+6").contains("还没有两位检查员评同一项"));
    kept.press("<enter>33");
    let screen = kept.press("+3+6<enter>");
    assert!(screen.contains("还没有两位检查员评同一项") && status(&screen).contains("没有评分不同的指标"), "{screen}");
    // All marks the same: agreement, though no figure.
    kept.press("<enter>+9233");
    let screen = kept.press("+3+6");
    assert!(screen.contains("全部相同") && screen.contains("没有评分不同的指标"), "{screen}");
    assert!(kept.press("+3+6<tab>").contains("无法计算：所有评分都相同"));
}

#[test]
fn no_line_of_it_is_wider_than_the_screen() {
    let kept = rated();
    let (code, name) = ("街道特邀检查员代码很长".to_owned(), String::new());
    let inspector = InspectorId(Uuid::from_u128(77));
    kept.done([Command::AddInspector { inspector, code, name }]);
    kept.press("<enter>+93+4");
    for keys in ["+3+6", "+3+6<tab>", "+3+6<tab><end>", "+3+6<enter>", "+3+6+"] {
        for size in [(60, 18), (61, 19), (80, 24), (107, 30), (108, 30), (120, 40), (200, 60)] {
            for language in Language::ALL {
                for symbols in [Symbols::UNICODE, Symbols::ASCII] {
                    let screen = tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap();
                    assert_eq!(screen.lines().count(), usize::from(size.1));
                    for line in screen.lines().filter(|_| symbols == Symbols::UNICODE) {
                        assert!(width(line) <= usize::from(size.0), "{keys} {size:?}: {line}");
                    }
                }
            }
        }
    }
}

fn drawn(kept: &Kept, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap()
}

fn picture(kept: &Kept, name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(kept, keys, size, language, symbols));
}

#[test]
fn pictures() {
    let (zh, en) = (Language::Chinese, Language::English);
    let kept = rated();
    gallery("agreement", |size, language, symbols| drawn(&kept, "+3+6", size, language, symbols));
    picture(&kept, "agreement-figures-60x18-zh", "+3+6<tab>", (60, 18), zh, Symbols::UNICODE);
    picture(&kept, "agreement-figures-80x24-en", "+3+6<tab>", (80, 24), en, Symbols::UNICODE);
    picture(&kept, "agreement-beside-60x18-zh", "+3+6<enter>", (60, 18), zh, Symbols::UNICODE);
    picture(&kept, "agreement-beside-80x24-en", "+3+6<enter>", (80, 24), en, Symbols::UNICODE);
}
