//! Files brought in: chosen among folders on the disk, looked at with everything that is wrong, taken in whole or not at all.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use starpoint::clock;
use starpoint::domain::standard::Standard;
use starpoint::domain::views::Community;
use starpoint::domain::wording::Language;
use starpoint::settings::places::{Spot, SpotKind};
use starpoint::standard_files;
use starpoint::text::width::width;
use starpoint::text::{Symbols, Words};
use starpoint::tui::{self, RunOptions};

use super::counting::{count, plain};
use super::folder::{A, B, Kept, built_in};
use super::{gallery, status};
use crate::folder::Folder;

/// From any screen to the import.
const IMPORT: &str = "/import<enter>";

const LIST: &str =
    "代码,区,街道,名称\n101,示范区,解放街道,滨河社区\n102,示范区,解放街道,铁牛街社区\n201,示范区,东风街道,新华里社区\n";
const MARKS: &str = "社区,指标,评分,备注\n滨河社区,1,3,\n滨河社区,2,2,台账缺2次记录\n铁牛街社区,i1,1,\n";

/// A place of a person's: stick, desktop, downloads, home, with what lies there.
struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { root: tempfile::tempdir().unwrap() };
        for name in ["KINGSTON", "Desktop", "Downloads", "home"] {
            fs::create_dir(desk.path(name)).unwrap();
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// A file changed so many minutes after the others.
    fn file(&self, name: &str, minutes: u64, content: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path(name), content).unwrap();
        let time = UNIX_EPOCH + Duration::from_secs(1_795_168_800 + minutes * 60);
        fs::File::options().write(true).open(self.path(name)).unwrap().set_modified(time).unwrap();
        self
    }

    fn spots(&self) -> Vec<Spot> {
        let spot = |kind, name: &str| Spot { kind, path: self.path(name) };
        vec![
            spot(SpotKind::Drive, "KINGSTON"),
            spot(SpotKind::Desktop, "Desktop"),
            spot(SpotKind::Downloads, "Downloads"),
            spot(SpotKind::Home, "home"),
        ]
    }

    fn at(&self, mut kept: Kept) -> Kept {
        kept.spots = self.spots();
        kept
    }
}

/// The rows of the picker: what stands between the field and the status line.
fn rows(screen: &str) -> Vec<String> {
    let lines: Vec<&str> = screen.lines().collect();
    lines[4..lines.len() - 2].iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn names(kept: &Kept) -> Vec<String> {
    kept.read(|views| views.communities().iter().map(Community::path).collect())
}

fn edition(version: &str, from: &str, to: &str) -> String {
    let text = standard_files::to_toml(&Standard { version: version.into(), ..plain(3) });
    assert!(text.contains(from), "{text}");
    text.replacen(from, to, 1)
}

#[test]
fn from_an_empty_folder_three_keys_enter_the_communities_of_a_list() {
    let desk = Desk::new();
    desk.file("KINGSTON/社区名单.csv", 1, LIST);
    let kept = desk.at(Kept::default());
    let keys = "3<enter><enter>";
    assert_eq!(count(keys), 3);
    let screen = kept.press(keys);
    assert_eq!(names(&kept), ["解放街道/滨河社区", "解放街道/铁牛街社区", "东风街道/新华里社区"]);
    assert!(status(&screen).contains("已导入") && screen.contains("已登记 3 个社区（社区名单.csv）"), "{screen}");
    // From there to a round with one key more.
    assert!(desk.at(Kept::default()).press("3<enter><enter>1").contains("每个街道推荐"));
    // With a round, its set-up comes first, to nominate.
    let desk = Desk::new();
    desk.file("Desktop/名单.csv", 1, "街道,名称\n解放街道,老粮站社区\n");
    let kept = desk.at(Kept::round(built_in()));
    let screen = kept.press_at(&format!("{IMPORT}<enter><enter>1"), (120, 40));
    assert!(screen.contains("批次设置 · 2026年秋季") && screen.contains("老粮站社区"), "{screen}");
}

#[test]
fn the_newest_file_of_all_places_is_in_hand_and_only_what_can_be_read_is_listed() {
    let desk = Desk::new();
    desk.file("Desktop/旧名单.csv", 1, LIST).file("Downloads/新名单.csv", 9, LIST).file("Downloads/照片.jpg", 10, "x");
    desk.file("home/标准.toml", 3, "x").file("home/.bashrc", 30, "x").file("KINGSTON/a.tar.gz", 2, "x");
    let kept = desk.at(Kept::default());
    let screen = kept.press("3");
    let listed = rows(&screen);
    let found: Vec<&str> = listed.iter().map(|row| row.split("  ").next().unwrap()).collect();
    assert_eq!(
        found,
        [
            "■ U 盘/磁盘 KINGSTON",
            "■ 桌面",
            "■ 下载",
            "■ 主目录",
            "▸ 新名单.csv",
            "标准.toml",
            "a.tar.gz",
            "旧名单.csv",
            "显示其他文件（1 个）"
        ],
        "{screen}"
    );
    let screen = kept.press("3<end><enter>");
    assert!(screen.contains("照片.jpg") && screen.contains("▸ 不显示其他文件"), "{screen}");
    assert!(!kept.press("3<end><enter><enter>").contains("照片.jpg"));
}

#[test]
fn typing_finds_by_characters_pinyin_and_initials() {
    let desk = Desk::new();
    desk.file("Desktop/社区名单.csv", 1, LIST).file("Desktop/评分.csv", 2, MARKS);
    let kept = desk.at(Kept::default());
    for typed in ["<commit:名单>", "mingdan", "sqmd", "社区"] {
        let screen = kept.press(&format!("3{typed}"));
        assert!(rows(&screen)[0].starts_with("▸ 社区名单.csv") && !screen.contains("▸ 评分.csv"), "{typed}\n{screen}");
    }
    let screen = kept.press("3xyz");
    assert!(screen.contains("没有匹配的"), "{screen}");
    // Esc clears what was typed before it leaves.
    assert!(kept.press("3xyz<esc>").contains("社区名单.csv"));
    assert!(kept.press("3xyz<esc><esc>").contains("欢迎使用星点"));
    // The arrows go through what is typed.
    assert!(rows(&kept.press("3mngdan<left><left><left><left><left>i"))[0].starts_with("▸ 社区名单.csv"));
}

#[test]
fn folders_are_entered_and_left_and_the_cursor_stands_where_one_came_from() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("Desktop/资料/2026")).unwrap();
    fs::create_dir(desk.path("Desktop/.git")).unwrap();
    desk.file("Desktop/资料/2026/名单.csv", 1, LIST).file("Desktop/z.csv", 1, LIST);
    let kept = desk.at(Kept::default());
    let into = "3<home><down><enter>";
    let screen = kept.press(into);
    assert_eq!(rows(&screen).len(), 2, "hidden folders are hidden\n{screen}");
    let screen = kept.press(&format!("{into}<home><right><right>"));
    assert!(screen.contains("桌面 / 资料 / 2026") && rows(&screen)[0].starts_with("▸ 名单.csv"), "{screen}");
    let screen = kept.press(&format!("{into}<home><right><right><left>"));
    assert!(rows(&screen)[0].starts_with("▸ 2026/"), "{screen}");
    let screen = kept.press(&format!("{into}<home><right><backspace><backspace>"));
    assert!(screen.contains("▸ ■ 桌面"), "{screen}");
    assert!(kept.press(&format!("{into}<home><right><right><tab>")).contains("常用位置和其中的文件"));
}

#[test]
fn a_path_is_pasted_as_a_terminal_drops_it() {
    let desk = Desk::new();
    fs::create_dir(desk.path("Desktop/我的 资料")).unwrap();
    desk.file("Desktop/我的 资料/2026 '名单'.csv", 1, LIST);
    let path = desk.path("Desktop/我的 资料/2026 '名单'.csv").display().to_string();
    let kept = desk.at(Kept::default());
    let escaped = path.replace(' ', "\\ ").replace('\'', "\\'");
    for dropped in [format!("'{}' ", path.replace('\'', "'\\''")), format!("\"{path}\""), escaped, path.clone()] {
        let screen = kept.press(&format!("3<commit:{dropped}>"));
        assert!(screen.contains("2026 '名单'.csv") && screen.contains("将登记 3 个社区"), "{dropped}\n{screen}");
    }
    // Typed, it is a line to choose; a folder is entered; what is not there is told with its path.
    assert!(kept.press("3/tmp").contains("▸ 打开这个路径"));
    let folder = desk.path("Desktop/我的 资料").display().to_string();
    assert!(kept.press(&format!("3<commit:{folder}>")).contains("桌面 / 我的 资料"));
    let screen = kept.press("3<commit:/no/such/file.csv>");
    assert!(screen.contains("/no/such/file.csv") && screen.contains("不存在"), "{screen}");
}

#[cfg(unix)]
#[test]
fn links_and_what_cannot_be_opened_are_told() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    symlink(desk.path("gone.csv"), desk.path("Desktop/断.csv")).unwrap();
    symlink(desk.path("Downloads"), desk.path("Desktop/连")).unwrap();
    let kept = desk.at(Kept::default());
    let into = "3<home><down><enter>";
    let screen = kept.press(into);
    assert!(screen.contains("连/") && screen.contains("链接失效"), "{screen}");
    assert!(kept.press(&format!("{into}<end><enter>")).contains("指向的文件已经不在了"));
    // A place that is gone by now.
    let mut gone = desk.at(Kept::default());
    gone.spots[0].path = desk.path("unplugged");
    let screen = gone.press("3");
    assert!(screen.contains("▲ U 盘/磁盘 unplugged：文件或文件夹不存在"), "{screen}");
}

#[test]
fn a_file_with_three_problems_lists_three_with_their_lines_and_changes_nothing() {
    let desk = Desk::new();
    desk.file(
        "Desktop/名单.csv",
        1,
        "代码,区,街道,名称\n1,示范区,,甲社区\n2,示范区,解放街道,乙社区\n3,示范区,解放街道,\n2,示范区,解放街道,丙社区\n",
    );
    let kept = desk.at(Kept::default());
    let screen = kept.press_at("3<enter>", (120, 40));
    assert!(screen.contains("有 3 处问题，什么也没有导入"), "{screen}");
    for line in ["第2行：", "第4行：", "第5行："] {
        assert_eq!(screen.matches(line).count(), 1, "{line}\n{screen}");
    }
    // Enter reads it again: put right meanwhile it would be taken in.
    let screen = kept.press("3<enter><enter><enter>");
    assert!(screen.contains("有 3 处问题") && names(&kept).is_empty(), "{screen}");
    desk.file("Desktop/名单.csv", 1, LIST);
    kept.press("3<enter><enter>");
    assert_eq!(names(&kept).len(), 3);
}

#[test]
fn marks_are_taken_in_for_whom_and_where_it_is_asked_and_taken_back_with_one_key() {
    let desk = Desk::new();
    desk.file("Downloads/评分.csv", 1, MARKS);
    let kept = desk.at(Kept::round(plain(3)));
    let screen = kept.press(&format!("{IMPORT}<enter>"));
    assert!(screen.contains("将改动 4 处") && screen.contains("检查员：A 区委组织部"), "{screen}");
    let screen = kept.press(&format!("{IMPORT}<enter><enter>"));
    assert!(screen.contains("这些评分") && kept.card(A).marks().is_empty(), "{screen}");
    let screen = kept.press(&format!("{IMPORT}<enter><enter><enter>"));
    assert!(screen.contains("已导入 3 行评分，改动 4 处"), "{screen}");
    assert_eq!(kept.card(A).marks().len(), 2);
    assert_eq!(kept.card(A).item("i2").unwrap().note().unwrap().as_str(), "台账缺2次记录");
    // The same again has nothing to do.
    assert!(kept.press(&format!("{IMPORT}<enter>")).contains("没有要改的"));
    // For somebody else, and taken back at once.
    let screen = kept.press(&format!("{IMPORT}<enter><enter>"));
    assert!(status(&screen).contains("没有要导入的"), "{screen}");
    let for_b = format!("{IMPORT}<enter><tab><up> <ctrl-s>");
    assert!(kept.press(&for_b).contains("检查员：B 区民政局"), "{}", kept.press(&for_b));
    let screen = kept.press(&format!("{for_b}<enter>"));
    assert!(screen.contains("已导入 3 行评分"), "{screen}");
    assert_eq!(kept.card(B).marks().len(), 2);
    desk.file("Downloads/评分.csv", 1, "社区,指标,评分\n滨河社区,3,0\n");
    let screen = kept.press(&format!("{IMPORT}<enter><enter><enter>2"));
    assert!(status(&screen).contains("已撤回"), "{screen}");
    assert!(!kept.card(A).marks().contains_key("i3") && kept.card(A).marks().len() == 2);
}

#[test]
fn marks_of_several_inspectors_name_them_and_are_taken_back_together() {
    let desk = Desk::new();
    let text = "社区,指标,评分,检查员\n滨河社区,1,3,A\n滨河社区,1,2,B\n";
    desk.file("Downloads/评分.csv", 1, encoding_rs::GB18030.encode(text).0);
    let kept = desk.at(Kept::round(plain(3)));
    let screen = kept.press(&format!("{IMPORT}<enter>"));
    assert!(screen.contains("GB18030") && screen.contains("A 区委组织部、B 区民政局"), "{screen}");
    kept.press(&format!("{IMPORT}<enter><enter>"));
    assert_eq!((kept.card(A).marks().len(), kept.card(B).marks().len()), (1, 1));
    desk.file("Downloads/评分.csv", 1, text.replace(",1,", ",2,"));
    kept.press(&format!("{IMPORT}<enter><enter>2"));
    assert_eq!((kept.card(A).marks().len(), kept.card(B).marks().len()), (1, 1));
}

#[test]
fn marks_without_a_round_or_an_inspector_say_once_what_is_missing() {
    let desk = Desk::new();
    desk.file("Downloads/评分.csv", 1, MARKS);
    let screen = desk.at(Kept::default()).press("3<enter>");
    assert!(screen.contains("有 1 处问题") && screen.contains("还没有批次"), "{screen}");
}

#[test]
fn a_standard_is_read_checked_and_taken_in_as_a_draft() {
    let desk = Desk::new();
    desk.file("KINGSTON/标准.toml", 1, standard_files::to_toml(&plain(3)));
    let kept = desk.at(Kept::default());
    let screen = kept.press_at("3<enter>", (120, 40));
    for said in ["评分标准 · plain@1", "将作为草稿导入", "1 个一级指标，3 项，满分 9，最高 1 星", "指标3（3分）"]
    {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
    let screen = kept.press("3<enter><enter>");
    assert!(screen.contains("已导入草稿：三档标准（plain@1）"), "{screen}");
    assert_eq!(kept.read(|views| views.standards().len()), 1);
    // The same again; another draft, which is asked about; a new version beside it.
    assert!(kept.press("3<enter>").contains("已经有这份标准"));
    desk.file("KINGSTON/标准.toml", 1, edition("1", "三档标准", "三档标准（修订）"));
    let screen = kept.press_at("3<enter>", (120, 40));
    assert!(screen.contains("导入会替换它") && screen.contains("有 1 处不同"), "{screen}");
    kept.press("3<enter><enter><esc>");
    assert!(kept.read(|views| views.held_version("plain", "1").unwrap().1.text.contains("三档标准\"")));
    kept.press("3<enter><enter>1");
    assert!(kept.read(|views| views.held_version("plain", "1").unwrap().1.text.contains("修订")));
    desk.file("KINGSTON/标准.toml", 1, edition("2", "三档标准", "三档标准"));
    let screen = kept.press_at("3<enter>", (120, 40));
    assert!(screen.contains("与现有的 1 版相比，有 2 处不同"), "{screen}");
}

#[test]
fn a_standard_that_is_published_or_faulty_is_not_taken_in() {
    let desk = Desk::new();
    desk.file("KINGSTON/标准.toml", 1, edition("1", "三档标准", "另一个"));
    let kept = desk.at(Kept::round(plain(3)));
    let screen = kept.press_at(&format!("{IMPORT}<enter>"), (120, 40));
    assert!(screen.contains("有 1 处问题") && screen.contains("请在文件里改用新的 version"), "{screen}");
    kept.press(&format!("{IMPORT}<enter><enter><enter>"));
    assert_eq!(kept.read(|views| views.standards().len()), 1);
    desk.file("KINGSTON/标准.toml", 1, "format = 1\nid = \"A b\"\nmose = 3\n");
    let screen = kept.press_at(&format!("{IMPORT}<enter>"), (120, 40));
    assert!(screen.contains("第2行") && screen.contains("第3行"), "{screen}");
}

#[test]
fn what_cannot_be_read_says_what_it_is_and_what_to_do() {
    let desk = Desk::new();
    let kept = desk.at(Kept::default());
    let told = |name: &str, content: &[u8], said: &[&str]| {
        desk.file(name, 5, content);
        let screen = kept.press_at("3<end><up><enter>", (120, 40));
        let screen =
            if screen.contains("2 查看") && screen.contains("▸2") { screen } else { kept.press_at("3<enter>", (120, 40)) };
        assert!(said.iter().all(|said| screen.contains(said)), "{name}\n{screen}");
        fs::remove_file(desk.path(name)).unwrap();
    };
    told("Desktop/名单.xlsx", b"PK\x03\x04xx[Content_Types].xml", &["Excel 或 WPS 表格", "CSV UTF-8", "WPS：文件"]);
    told("Desktop/名单.xls", &[0xd0, 0xcf, 0x11, 0xe0, 1], &["CSV UTF-8"]);
    told("Desktop/名单.csv", b"PK\x03\x04xx[Content_Types].xml", &["请先另存为 CSV"]);
    told("Desktop/空.csv", b"", &["文件是空的"]);
    told("Desktop/照片.csv", &[0xff, 0xd8, 0xff, 0xe0, 0, 1, 2], &["这不是文本文件", "评分标准（.toml）"]);
    told("Desktop/坏.tgz", &[0x1f, 0x8b, 8, 0, 0, 0], &["不是 starpoint 的备份文件"]);
    told("Desktop/坏.csv", "社区,指标,评分\n滨河社区,1,\"3\n滨河社区,2,3\n".as_bytes(), &["有 1 处问题"]);
    told("Desktop/头.csv", "代码,区,街道,名称\n".as_bytes(), &["只有表头"]);
    told("Desktop/制表.csv", "代码\t区\t街道\t名称\n1\t2\t3\t4\n".as_bytes(), &["不是用英文逗号分隔的"]);
    assert!(names(&kept).is_empty());
}

#[test]
fn a_table_nobody_can_tell_is_asked_about() {
    let desk = Desk::new();
    desk.file("Desktop/表.csv", 1, "甲,乙,丙,丁\n");
    let kept = desk.at(Kept::default());
    assert!(kept.press("3<enter>").contains("这个表里是什么？"));
    assert!(kept.press("3<enter>1").contains("将登记 1 个社区"));
    assert!(kept.press("3<enter>2").contains("还没有批次"));
    assert!(kept.press("3<enter><esc>").contains("▸ 表.csv"));
}

#[test]
fn a_million_rows_are_counted_and_refused_in_bounded_room() {
    let desk = Desk::new();
    let rows = "滨河社区,1,3,A\n".repeat(1_000_000);
    desk.file("Desktop/海量.csv", 1, format!("社区,指标,评分,检查员\n{rows}"));
    let kept = desk.at(Kept::round(plain(3)));
    let screen = kept.press_at(&format!("{IMPORT}<enter>"), (120, 40));
    assert!(screen.contains("1000000 行") && screen.contains("一次最多导入 100000 行"), "{screen}");
    assert!(kept.card(A).marks().is_empty());
}

#[test]
fn a_thousand_problems_are_listed_and_the_rest_is_said() {
    let desk = Desk::new();
    desk.file("Desktop/名单.csv", 1, format!("代码,区,街道,名称\n{}", ",示范区,,甲社区\n".repeat(1_500)));
    let kept = desk.at(Kept::default());
    assert!(kept.press("3<enter>").contains("有 1001 处问题"), "{}", kept.press("3<enter>"));
    let screen = kept.press(&format!("3<enter><end>{}", "<pgup>".repeat(5)));
    assert!(screen.contains("第1002行：问题超过 1000 处"), "{screen}");
}

#[test]
fn leaving_at_any_step_changes_nothing() {
    let desk = Desk::new();
    desk.file("Downloads/评分.csv", 1, MARKS);
    let kept = desk.at(Kept::round(plain(3)));
    for keys in ["<esc>", "<enter><esc>", "<enter><esc><esc>", "<enter><enter><esc>", "<enter><enter><esc><esc>", "<enter>+<esc>"]
    {
        kept.press(&format!("{IMPORT}{keys}"));
        assert!(kept.card(A).marks().is_empty(), "{keys}");
    }
    // Back among the files, the one looked at is in hand.
    let screen = kept.press(&format!("{IMPORT}<enter><esc>"));
    assert!(screen.contains("▸ 评分.csv"), "{screen}");
}

#[test]
fn what_is_not_kept_is_said() {
    let desk = Desk::new();
    desk.file("Downloads/名单.csv", 1, "街道,名称\n解放街道,老粮站社区\n");
    let kept = desk.at(Kept::round(plain(3)));
    kept.fill_disk();
    let screen = kept.press(&format!("{IMPORT}<enter><enter>"));
    assert!(status(&screen).starts_with('✗') && screen.contains("将登记 1 个社区"), "{screen}");
}

#[test]
fn a_backup_is_looked_into_and_restored_while_the_folder_is_open() {
    let (here, there) = (Folder::empty(), Folder::filled());
    let mut bytes = Vec::new();
    starpoint::workspace::backup(&there.data, &mut bytes).unwrap();
    let desk = Desk::new();
    desk.file("KINGSTON/备份.tgz", 1, &bytes);
    let press = |keys: &str| {
        let (data, state) = (here.data.clone(), here.state.clone());
        let open = move |_: tui::Ticks| {
            let real = std::sync::Arc::new(starpoint::journal::RealDisk);
            let opened = crate::folder::open_at(&data, &state, starpoint::workspace::Access::Write, real, false);
            opened.map(|workspace| (workspace, Vec::new())).map_err(|error| error.to_string())
        };
        tui::run_keys(RunOptions::new(open, Words::new(Language::Chinese)), keys, (120, 40), false).unwrap()
    };
    let path = desk.path("KINGSTON/备份.tgz").display().to_string();
    let screen = press(&format!("3<commit:{path}>"));
    assert!(screen.contains("完好的备份：1 台设备的 13 条记录"), "{screen}");
    let screen = press(&format!("3<commit:{path}><enter>"));
    assert!(screen.contains("补入 13 条记录") && status(&screen).contains("已导入"), "{screen}");
    assert!(here.is_whole());
    assert_eq!(here.replayed().all(), there.replayed().all());
}

/// Every step of every kind, with the keys that lead there from [`IMPORT`].
fn steps(desk: &Desk) -> Vec<(&'static str, String)> {
    desk.file("Downloads/评分表 2026秋.csv", 40, MARKS);
    desk.file("KINGSTON/社区名单.csv", 30, "代码,区,街道,名称\n301,示范区,解放街道,老粮站社区\n302,示范区,东风街道,桥西社区\n");
    desk.file(
        "Desktop/名单（有错）.csv",
        20,
        "代码,区,街道,名称\n1,示范区,,甲社区\n2,示范区,解放街道,滨河社区\n3,示范区,解放街道,\n",
    );
    desk.file("Desktop/星级评分标准.toml", 10, edition("2", "三档标准", "三档标准（修订）"));
    desk.file("Desktop/汇总.xlsx", 5, b"PK\x03\x04xx[Content_Types].xml").file("home/照片.jpg", 1, "x");
    let at = |file: &str, keys: &str| format!("{IMPORT}<commit:{file}><enter>{keys}");
    vec![
        ("choose", IMPORT.into()),
        ("find", format!("{IMPORT}mingdan")),
        ("marks", at("评分表", "")),
        ("whose", at("评分表", "<enter>")),
        ("communities", at("社区名单", "")),
        ("problems", at("有错", "")),
        ("standard", at("星级", "")),
        ("workbook", at("汇总", "")),
        ("taken", at("评分表", "<enter><enter>")),
    ]
}

#[test]
fn every_step_fits_every_width_and_ascii_has_no_ambiguous_symbol() {
    let desk = Desk::new();
    let kept = desk.at(Kept::round(plain(3)));
    for (name, keys) in steps(&desk) {
        for (size, language) in [((61, 18), Language::Chinese), ((79, 24), Language::English), ((200, 60), Language::Chinese)] {
            let screen = tui::run_keys(kept.options(language, Symbols::UNICODE), &keys, size, false).unwrap();
            assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{name} {size:?}\n{screen}");
        }
        let screen = tui::run_keys(kept.options(Language::Chinese, Symbols::ASCII), &keys, (80, 24), false).unwrap();
        let odd: Vec<char> = screen.chars().filter(|c| !c.is_ascii() && width(&c.to_string()) != 2).collect();
        assert!(odd.is_empty(), "{name} {odd:?}\n{screen}");
    }
}

#[test]
fn pictures() {
    let desk = Desk::new();
    for (name, keys) in steps(&desk) {
        gallery(&format!("import-{name}"), |size, language, symbols| {
            let kept = desk.at(Kept::round(plain(3)));
            let screen = tui::run_keys(kept.options(language, symbols), &keys, size, false).unwrap();
            assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{name} {size:?}\n{screen}");
            // The files' times are told in this machine's time zone.
            (0..=60).fold(screen, |screen, minutes| {
                let told = clock::local_text((1_795_168_800 + minutes * 60) * 1000);
                screen.replace(&told[..16], &format!("2026-11-20 10:{minutes:02}"))
            })
        });
    }
}
