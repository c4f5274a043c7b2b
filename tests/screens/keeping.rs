//! What happened and how the folder is kept: the history, verify, backup, restore and rebuild, over folders in memory and on
//! the disk.

use std::path::{Path, PathBuf};

use starpoint::clock;
use starpoint::domain::command::{Command, Rating};
use starpoint::domain::ids::CardId;
use starpoint::domain::wording::Language;
use starpoint::settings::places::{Spot, SpotKind};
use starpoint::text::width::width;
use starpoint::text::{Symbols, Words};
use starpoint::tui::{self, RunOptions};

use super::folder::{A, Kept, MEETING, community};
use super::{counting, gallery, pinned, status};
use crate::folder::{Folder, must, rate};

/// From anywhere: what happened, and how the folder is kept.
const HISTORY: &str = "/操作记录<enter>";
const SAFETY: &str = "/数据安全<enter>";

/// Keys over a folder on the disk.
fn press(folder: &Folder, keys: &str) -> String {
    let (data, state) = (folder.data.clone(), folder.state.clone());
    let open = move |_: tui::Ticks| {
        let opened = crate::folder::open_at(
            &data,
            &state,
            starpoint::workspace::Access::Write,
            std::sync::Arc::new(starpoint::journal::RealDisk),
            false,
        );
        opened.map(|workspace| (workspace, Vec::new())).map_err(|error| error.to_string())
    };
    tui::run_keys(RunOptions::new(open, Words::new(Language::Chinese)), keys, (120, 40), false).unwrap()
}

/// A name typed over the one that is offered.
fn named(path: &Path) -> String {
    format!("<up>{}{}<enter>{}", "<backspace>".repeat(30), path.display(), "<enter>")
}

#[test]
fn the_history_tells_the_latest_first_and_one_entry_whole() {
    let kept = Kept::round(counting::plain(2));
    kept.press("<enter>2<commit:台账缺2次记录><enter>");
    let screen = kept.press(HISTORY);
    let lines: Vec<&str> = screen.lines().collect();
    assert!(lines[2].contains("台账缺2次记录") && lines[3].contains("第1项：未评 → 2分"), "{screen}");
    let screen = kept.press(&format!("{HISTORY}<enter>"));
    for said in ["区委组织部", "滨河社区", "2026-11-20T10:05:00+08:00", "台账缺2次记录", "00000000-0000-0000-0000-000000000001"]
    {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
    assert!(kept.press(&format!("{HISTORY}<enter><esc>")).contains("▸ "));
}

#[test]
fn the_history_of_one_community_is_two_keys_away_and_back() {
    let kept = Kept::round(counting::plain(2));
    kept.press("<enter>2<esc><down><enter>3");
    let screen = kept.press(&format!("{HISTORY}+2"));
    assert!(screen.contains("操作记录 · 解放街道/铁牛街社区") && !screen.contains("滨河"), "{screen}");
    let screen = kept.press(&format!("{HISTORY}+2+2"));
    assert!(screen.contains("操作记录 · 全部") && screen.contains("滨河"), "{screen}");
    // By its name in the palette too.
    let screen = kept.press(&format!("{HISTORY}/滨河社区<enter>"));
    assert!(screen.contains("操作记录 · 解放街道/滨河社区"), "{screen}");
}

#[test]
fn earlier_entries_are_fetched_window_by_window() {
    let kept = Kept::round(counting::plain(2));
    let card = CardId { meeting: MEETING, community: community(1), inspector: A };
    let note = |n: usize| {
        Command::Rate(vec![Rating { card, item: "i1".into(), mark: None, note: Some(Some(format!("第{n}次补记"))) }])
    };
    kept.done((1..=1_200).map(note));
    let screen = kept.press(HISTORY);
    assert!(screen.contains("第1200次补记") && screen.contains("本页 500 条"), "{screen}");
    let screen = kept.press(&format!("{HISTORY}<end><enter>"));
    assert!(screen.contains("第700次补记") && screen.contains("较新的记录") && !screen.contains("第701次"), "{screen}");
    let screen = kept.press(&format!("{HISTORY}<end><enter><end><enter><end>"));
    assert!(!screen.contains("更早的记录") && screen.contains("登记"), "{screen}");
    // Back step by step.
    let screen = kept.press(&format!("{HISTORY}<end><enter><end><enter><up><enter>"));
    assert!(screen.contains("第700次补记"), "{screen}");
    let screen = kept.press(&format!("{HISTORY}<end><enter><up><enter>"));
    assert!(screen.contains("第1200次补记"), "{screen}");
}

#[test]
fn an_empty_history_says_what_will_stand_there() {
    let screen = Kept::default().press(HISTORY);
    assert!(screen.contains("还没有记录") && screen.contains("Esc"), "{screen}");
}

#[test]
fn a_text_is_blanked_after_a_question_and_everywhere_it_is_repeated() {
    let folder = Folder::filled();
    let mut workspace = folder.open();
    must(&mut workspace, &rate(2, 0, "agenda", 4, Some("王某某家里情况")));
    must(&mut workspace, &rate(2, 0, "agenda", 4, Some("改写过")));
    drop(workspace);
    // The latest line has both: the new text, and what stood there before.
    assert!(press(&folder, &format!("{HISTORY}<enter>")).contains("王某某家里情况"));
    let screen = press(&folder, &format!("{HISTORY}+3"));
    assert!(screen.contains("涂掉「"), "{screen}");
    press(&folder, &format!("{HISTORY}+3<esc>"));
    assert!(press(&folder, &format!("{HISTORY}<enter>")).contains("王某某家里情况"));
    let screen = press(&folder, &format!("{HISTORY}+31"));
    assert!(status(&screen).contains("文字已涂掉"), "{screen}");
    for journal in folder.journals() {
        assert!(!std::fs::read_to_string(journal).unwrap().contains("王某某"));
    }
    assert!(folder.is_whole());
}

#[test]
fn the_folder_is_verified_and_the_verdict_told() {
    let folder = Folder::filled();
    let screen = press(&folder, &format!("{SAFETY}1"));
    assert!(screen.contains("核验通过") && screen.contains("13 条记录"), "{screen}");
    let journal = &folder.journals()[0];
    let text = std::fs::read_to_string(journal).unwrap();
    let damaged = text.replacen("社区", "杜区", 1);
    assert_ne!(text, damaged);
    std::fs::write(journal, damaged).unwrap();
    let screen = press(&folder, &format!("{SAFETY}1"));
    assert!(screen.contains("核验未通过") && status(&screen).starts_with('✗'), "{screen}");
}

#[test]
fn a_backup_is_made_and_restored_while_the_folder_is_open() {
    let folder = Folder::filled();
    let file = folder.beside("备份.tgz");
    let screen = press(&folder, &format!("{SAFETY}2{}", named(&file.with_extension(""))));
    assert!(screen.contains("已备份到") && file.is_file(), "{screen}");
    let empty = Folder::empty();
    drop(empty.open());
    let before = press(&empty, "");
    assert!(!before.contains("春季"), "{before}");
    let restore = format!("{SAFETY}30{}<enter>1", file.display());
    let screen = press(&empty, &restore);
    assert!(screen.contains("补入 13 条记录") && screen.contains("13 条，来自 1 台设备"), "{screen}");
    // The screen beneath shows it at once, and it can be worked with.
    let screen = press(&Folder::empty(), &format!("{restore}<esc>"));
    assert!(screen.contains("春季"), "{screen}");
    assert!(empty.is_whole());
    assert_eq!(empty.replayed().all(), folder.replayed().all());
    // A file that is no backup changes nothing and says so.
    let other = folder.beside("other");
    std::fs::write(&other, "no backup").unwrap();
    let screen = press(&empty, &format!("{SAFETY}30{}<enter>1", other.display()));
    assert!(screen.contains("不是 starpoint 的备份文件"), "{screen}");
    assert!(press(&empty, &format!("{SAFETY}30{}<enter>1<esc>", other.display())).contains("春季"));
}

#[test]
fn the_database_is_rebuilt_while_the_folder_is_open_and_goes_on_taking_marks() {
    let folder = Folder::filled();
    let before = folder.replayed();
    let screen = press(&folder, &format!("{SAFETY}4"));
    assert!(screen.contains("按日志重建工作数据库吗"), "{screen}");
    let screen = press(&folder, &format!("{SAFETY}41"));
    assert!(screen.contains("工作数据库已按记录重建"), "{screen}");
    assert_eq!(folder.replayed().all(), before.all());
    let screen = press(&folder, &format!("{SAFETY}41<esc><enter>+2"));
    assert!(status(&screen).starts_with('✓'), "{screen}");
    assert!(folder.is_whole());
}

#[test]
fn what_somebody_else_writes_in_is_not_mended_here() {
    let folder = Folder::filled();
    let busy = folder.open();
    let (data, state) = (folder.data.clone(), folder.state.clone());
    let open = move |_: tui::Ticks| {
        let read = starpoint::workspace::Access::Read;
        let disk = std::sync::Arc::new(starpoint::journal::RealDisk);
        let opened = crate::folder::open_at(&data, &state, read, disk, false);
        opened.map(|workspace| (workspace, Vec::new())).map_err(|error| error.to_string())
    };
    let options = RunOptions::new(open, Words::new(Language::Chinese));
    let screen = tui::run_keys(options, &format!("{SAFETY}4"), (120, 40), false).unwrap();
    assert!(status(&screen).contains("只读"), "{screen}");
    drop(busy);
}

fn folder() -> Kept {
    let mut kept = Kept::round(counting::plain(3));
    kept.press("<enter>2<commit:台账缺2次记录，9月以后没有更新，抽看的三户都说没有见过><enter>31");
    kept.path = Some(PathBuf::from("/home/jiancha/.local/share/starpoint/data"));
    kept.spots = vec![Spot { kind: SpotKind::Drive, path: PathBuf::from("/media/jiancha/KINGSTON") }];
    kept
}

/// A screen with the times of day put right: the events of a folder in memory lie at the beginning of time.
fn timeless(screen: &str) -> String {
    let then = clock::local_text(1);
    let today = clock::today();
    screen
        .replace(&then[..16], "2026-11-20 10:05")
        .replace(&then[5..16], "11-20 10:05")
        .replace(&then[5..13], "11-20 10")
        .replace(&today, "2026-11-20")
}

fn drawn(keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    let screen = tui::run_keys(folder().options(language, symbols), keys, size, false).unwrap();
    timeless(&screen)
}

fn picture(name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(keys, size, language, symbols));
}

#[test]
fn pictures() {
    let (history, safety) = ("/history<enter>", "/safety<enter>");
    gallery("history", |size, language, symbols| drawn(history, size, language, symbols));
    gallery("safety", |size, language, symbols| drawn(safety, size, language, symbols));
    let whole = format!("{history}<down><down><enter>");
    picture("history-entry-60x18-zh", &whole, (60, 18), Language::Chinese, Symbols::UNICODE);
    picture("history-entry-80x24-en", &whole, (80, 24), Language::English, Symbols::UNICODE);
    picture("history-menu-80x24-zh", &format!("{history}+"), (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("history-redact-80x24-zh", &format!("{history}<down><down>+3"), (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("safety-backup-80x24-zh", &format!("{safety}2"), (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("safety-restore-80x24-zh", &format!("{safety}3"), (80, 24), Language::Chinese, Symbols::UNICODE);
}

#[test]
fn no_line_is_wider_than_the_screen_and_ascii_stays_ascii() {
    let kept = folder();
    for keys in
        ["/history<enter>", "/history<enter><enter>", "/history<enter>+", "/safety<enter>", "/safety<enter>2", "/safety<enter>4"]
    {
        for size in [(60, 18), (67, 19), (80, 24), (120, 40)] {
            for language in Language::ALL {
                let screen = tui::run_keys(kept.options(language, Symbols::UNICODE), keys, size, false).unwrap();
                assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{keys} {size:?}\n{screen}");
            }
        }
        let screen = tui::run_keys(kept.options(Language::Chinese, Symbols::ASCII), keys, (80, 24), false).unwrap();
        // Quotation marks stand in what is quoted, whatever the symbols are.
        let odd = |c: &char| !c.is_ascii() && width(&c.to_string()) != 2 && !"“”".contains(*c);
        let odd: Vec<char> = screen.chars().filter(odd).collect();
        assert!(odd.is_empty(), "{odd:?}\n{screen}");
    }
}
