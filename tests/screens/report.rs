//! The report on the screen: read, saved under its own name, asked before it is printed.

use std::fs;
use std::path::{Path, PathBuf};

use starpoint::domain::wording::Language;
use starpoint::settings::places::{Spot, SpotKind};
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui;

use super::folder::{Kept, built_in};
use super::{counting, gallery, pinned, status};
#[cfg(feature = "pdf")]
use crate::made_font;

/// A round with a stick and a desktop to save to.
fn round_at(root: &Path) -> Kept {
    let mut kept = Kept::round(counting::plain(3));
    let spot = |kind, name: &str| Spot { kind, path: root.join(name) };
    kept.spots = vec![spot(SpotKind::Drive, "KINGSTON"), spot(SpotKind::Desktop, "Desktop")];
    for spot in &kept.spots {
        fs::create_dir_all(&spot.path).unwrap();
    }
    kept
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn four_keys_save_the_report_of_the_community_in_hand_on_the_stick() {
    let root = tempfile::tempdir().unwrap();
    let kept = round_at(root.path());
    let keys = "+51<enter>";
    assert_eq!(counting::count(keys), 4);
    let screen = kept.press_at(keys, (120, 40));
    let stick = root.path().join("KINGSTON");
    assert_eq!(files(&stick), ["2026-11-20_解放街道_滨河社区_社区版_暂定.docx"]);
    assert_eq!(status(&screen), "✓ 已保存：2026-11-20_解放街道_滨河社区_社区版_暂定.docx");
    // The whole path stays in sight, over several lines where it is long.
    let shown: String = screen.lines().skip(1).take(3).collect();
    assert!(shown.contains("已存到") && shown.replace(' ', "").contains("滨河社区_社区版_暂定.docx"), "{screen}");
    assert!(fs::read(stick.join("2026-11-20_解放街道_滨河社区_社区版_暂定.docx")).unwrap().starts_with(b"PK"));
    // Once more: nothing is overwritten.
    kept.press("+51<enter>");
    assert_eq!(
        files(&stick),
        ["2026-11-20_解放街道_滨河社区_社区版_暂定 (2).docx", "2026-11-20_解放街道_滨河社区_社区版_暂定.docx"]
    );
}

#[test]
fn folder_name_and_format_are_chosen_in_the_form() {
    let root = tempfile::tempdir().unwrap();
    let kept = round_at(root.path());
    // Another folder, then another format on the way up, then another name.
    kept.press("+51 <up> <up>终稿<ctrl-s>");
    assert_eq!(files(&root.path().join("Desktop")), ["2026-11-20_解放街道_滨河社区_社区版_暂定终稿.html"]);
    // A format chosen before holds for saving; slashes in a name are no folders.
    kept.press("+53２1<up><up>甲/乙<ctrl-s>");
    assert_eq!(files(&root.path().join("KINGSTON")), ["2026-11-20_解放街道_滨河社区_社区版_暂定甲-乙.html"]);
    // A whole path means that place.
    let erase = "<backspace>".repeat(30);
    kept.press(&format!("+51<up><up>{erase}{}<ctrl-s>", root.path().join("别处.txt").display()));
    assert!(root.path().join("别处.txt").is_file());
    let screen = kept.press(&format!("+51<up><up>{erase}<ctrl-s>"));
    assert!(screen.contains("请写文件名"), "{screen}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_saved_like_the_others_and_says_what_its_template_or_fonts_lack() {
    let root = tempfile::tempdir().unwrap();
    let mut kept = round_at(root.path());
    kept.config = Some(root.path().join("config"));
    fs::create_dir_all(root.path().join("config/fonts")).unwrap();
    fs::write(root.path().join("config/fonts/FangSong.ttf"), made_font::font("FangSong")).unwrap();
    // The third format; then the first place.
    let keys = "+5331<enter>";
    assert_eq!(counting::count(keys), 6);
    let screen = kept.press(keys);
    let stick = root.path().join("KINGSTON");
    assert_eq!(files(&stick), ["2026-11-20_解放街道_滨河社区_社区版_暂定.pdf"]);
    assert_eq!(status(&screen), "✓ 已保存：2026-11-20_解放街道_滨河社区_社区版_暂定.pdf");
    assert!(fs::read(stick.join("2026-11-20_解放街道_滨河社区_社区版_暂定.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    // A template of one's own that is wrong: nothing is written, and the place of the fault is in sight.
    fs::write(root.path().join("config/report.typ"), "正文\n#missing").unwrap();
    let screen = kept.press(keys);
    assert!(status(&screen).starts_with("✗ 没有生成 PDF") && screen.contains("第2行第2列"), "{screen}");
    assert_eq!(files(&stick).len(), 1);
    // Other formats do not care.
    kept.press("+51<enter>");
    assert_eq!(files(&stick).len(), 2);
}

#[test]
fn what_cannot_be_saved_is_told_with_what_to_do() {
    let mut kept = Kept::round(counting::plain(3));
    kept.spots = vec![Spot { kind: SpotKind::Drive, path: PathBuf::from("/no/such/stick") }];
    let screen = kept.press("+51<enter>");
    assert!(status(&screen).starts_with("✗ 没有保存") && screen.contains("请核对路径。可按 1 换个地方再存"), "{screen}");
    kept.spots.clear();
    let screen = kept.press("+51<enter><enter>");
    assert!(screen.contains("完整路径"), "{screen}");
}

#[test]
fn the_report_of_all_communities_has_the_round_in_its_name_and_each_by_its_heading() {
    let root = tempfile::tempdir().unwrap();
    let kept = round_at(root.path());
    let all = "/全部社区的报告<enter>";
    assert!(kept.press(all).contains("2026年秋季（全部 3 个社区）"));
    kept.press(&format!("{all}1<enter>"));
    assert_eq!(files(&root.path().join("KINGSTON")), ["2026-11-20_2026年秋季_全部社区_区级版.docx"]);
    let screen = kept.press(&format!("{all}/新华里<enter>"));
    assert!(screen.lines().nth(3).unwrap().contains("示范区东风街道新华里社区"), "{screen}");
}

#[test]
fn the_reports_of_all_communities_are_saved_a_file_each_where_wanted() {
    let root = tempfile::tempdir().unwrap();
    let kept = round_at(root.path());
    let keys = "/全部社区的报告<enter>1<up> <enter><enter>";
    let screen = kept.press(keys);
    assert_eq!(status(&screen), "✓ 已保存：2026-11-20_2026年秋季_全部社区_社区版");
    let folder = root.path().join("KINGSTON/2026-11-20_2026年秋季_全部社区_社区版");
    let names = files(&folder);
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.contains(&"2026-11-20_解放街道_滨河社区_社区版_暂定.docx".to_owned()), "{names:?}");
    // Once more: nothing is overwritten.
    kept.press(keys);
    assert_eq!(files(&folder).len(), 6);
    // Of one community there is nothing to part.
    assert!(!kept.press("+51").contains("每个社区一个文件"));
}

#[test]
fn whom_the_report_is_for_is_one_digit_and_the_community_unless_said_otherwise() {
    let root = tempfile::tempdir().unwrap();
    let kept = round_at(root.path());
    kept.press("<enter>3+922");
    let own = kept.press_at("+5", (120, 40));
    assert!(own.lines().next().unwrap().trim_end().ends_with("社区版 docx"), "{own}");
    let end = kept.press_at("+5<end>", (120, 40));
    assert!(!end.contains("数据来源") && !end.contains("附件1"), "{end}");
    let screen = kept.press_at("+5４２<end>", (120, 40));
    assert!(screen.lines().next().unwrap().trim_end().ends_with("区级版 docx") && screen.contains("数据来源"), "{screen}");
    for (digit, name) in [("2", "区级版"), ("3", "归档版"), ("4", "领导版")] {
        kept.press(&format!("+54{digit}1<enter>"));
        let saved = files(&root.path().join("KINGSTON"));
        assert!(saved.contains(&format!("2026-11-20_解放街道_滨河社区_{name}_暂定.docx")), "{saved:?}");
    }
    // Of all communities the ranking is the district's, but each one's own file is its own unless somebody says otherwise.
    let all = "/全部社区的报告<enter>";
    assert!(kept.press(all).contains("区级版"));
    kept.press(&format!("{all}421<up> <enter><enter>"));
    let saved = files(&root.path().join("KINGSTON/2026-11-20_2026年秋季_全部社区_区级版"));
    assert!(saved.iter().all(|name| name.contains("_区级版_")), "{saved:?}");
}

#[test]
fn blank_score_sheets_are_looked_at_and_saved_like_a_report() {
    let root = tempfile::tempdir().unwrap();
    let kept = round_at(root.path());
    for size in [(60, 18), (80, 24), (120, 40)] {
        let screen = kept.press_at("+5+6", size);
        assert!(screen.starts_with("空白评分表") && screen.contains("解放街道/滨河社区（2 张）"), "{screen}");
        assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{screen}");
    }
    kept.press("+5+61<enter>");
    assert_eq!(files(&root.path().join("KINGSTON")), ["2026-11-20_解放街道_滨河社区_空白评分表.docx"]);
    assert!(!kept.press("+5+6+").contains("报告给谁看"), "a blank sheet is for whoever fills it in");
    // Of all stops from where a round is set up.
    let screen = kept.press("+6/空白评分表<enter>");
    assert!(screen.contains("（4 张）"), "{screen}");
    assert!(kept.press("+5+6<esc>").starts_with("现场报告"));
}

#[test]
fn printing_asks_first_and_says_how_much_paper() {
    let kept = Kept::round(counting::plain(3));
    let screen = kept.press("+52");
    assert!(screen.contains("默认打印机") && screen.contains("约 1 页"), "{screen}");
    let screen = kept.press("+52<esc>");
    assert!(!screen.contains("默认打印机") && screen.contains("尚未保存"), "{screen}");
}

#[test]
fn the_preview_fits_every_width_and_pages() {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1+4");
    for size in [(60, 18), (79, 24), (80, 24), (120, 40), (200, 60)] {
        for language in Language::ALL {
            for keys in ["+5", "+5<end>", "+51", "+53", "+5+", "+52"] {
                let screen = tui::run_keys(kept.options(language, Symbols::UNICODE), keys, size, false).unwrap();
                assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{keys} {size:?}\n{screen}");
                let cut = |line: &str| line.ends_with('…') && width(line) == usize::from(size.0);
                assert!(!screen.lines().any(cut), "the text is laid out for the width, not cut\n{screen}");
            }
        }
    }
    for keys in ["+5", "+51", "+53"] {
        let screen = tui::run_keys(kept.options(Language::Chinese, Symbols::ASCII), keys, (80, 24), false).unwrap();
        let odd: Vec<char> = screen.chars().filter(|c| !c.is_ascii() && width(&c.to_string()) != 2).collect();
        assert!(odd.is_empty(), "{odd:?}\n{screen}");
    }
    let (first, last) = (kept.press("+5"), kept.press("+5<end>"));
    assert!(first.contains('↓') && !last.contains('↓') && last.contains('↑'), "{last}");
}

fn drawn(keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    let mut kept = Kept::round(built_in());
    let spot = |kind, path: &str| Spot { kind, path: PathBuf::from(path) };
    kept.spots = vec![
        spot(SpotKind::Drive, "/media/jiancha/KINGSTON"),
        spot(SpotKind::Desktop, "/home/jiancha/桌面"),
        spot(SpotKind::Documents, "/home/jiancha/文档"),
    ];
    kept.press("<enter>3<tab>1+4+212/20<enter>10 1 2 <esc>");
    tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap()
}

fn picture(name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(keys, size, language, symbols));
}

#[test]
fn pictures() {
    gallery("report", |size, language, symbols| drawn("+5", size, language, symbols));
    gallery("sheets", |size, language, symbols| drawn("+5+6", size, language, symbols));
    picture("report-save-80x24-en", "+51", (80, 24), Language::English, Symbols::UNICODE);
    #[cfg(feature = "pdf")]
    picture("report-format-80x24-zh", "+53", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("report-profile-80x24-zh", "+54", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("report-leader-120x40-zh", "+544", (120, 40), Language::Chinese, Symbols::UNICODE);
}
