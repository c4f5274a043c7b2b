//! The settings screen: what holds, where it comes from, what a change does now and in the file; the language switched live.

use std::path::{Path, PathBuf};

use starpoint::domain::wording::Language;
use starpoint::settings::{EXAMPLE, Key, LogLevel, Settings, Sources, SymbolSet};
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui::{self, RunOptions};

use super::folder::{Kept, built_in};
use super::{counting, gallery, pinned, status};

/// From anywhere.
const SETTINGS: &str = "/settings<enter>";

/// A home with a settings file that may be there, over a folder with a round.
struct Home {
    root: tempfile::TempDir,
    kept: Kept,
    sources: Sources,
}

impl Home {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("settings.toml");
        let sources = Sources { file: Some(file), themes: Some(root.path().join("themes")), ..Sources::default() };
        Self { root, kept: Kept::round(counting::plain(2)), sources }
    }

    fn with(text: &str) -> Self {
        let home = Self::new();
        std::fs::write(home.file(), text).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.root.path().join("settings.toml")
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    fn theme(&self, name: &str, text: &str) {
        let folder = self.root.path().join("themes");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
    }

    fn options(&self) -> RunOptions {
        RunOptions { sources: self.sources.clone(), ..self.kept.options(Language::Chinese, Symbols::UNICODE) }
    }

    fn press(&self, keys: &str) -> String {
        tui::run_keys(self.options(), &format!("{SETTINGS}{keys}"), (100, 30), false).unwrap()
    }
}

/// The line of a setting.
fn line<'a>(screen: &'a str, name: &str) -> &'a str {
    screen.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name} is missing\n{screen}"))
}

#[test]
fn a_change_holds_at_once_and_is_written_beside_what_stands_there() {
    let home = Home::with("# 科里统一的设置\nmouse = false # 触摸屏\npace = 200\n");
    let screen = home.press("4<enter>");
    assert!(line(&screen, "鼠标").contains("用") && line(&screen, "鼠标").contains("设置文件第2行"), "{screen}");
    assert!(status(&screen).contains("已保存到") && status(&screen).contains("settings.toml"), "{screen}");
    assert_eq!(home.text(), "# 科里统一的设置\nmouse = true # 触摸屏\npace = 200\n");
    // And back, with the other arrow.
    home.press("4<enter><left>");
    assert!(home.text().contains("mouse = false # 触摸屏"), "{}", home.text());
}

#[test]
fn a_missing_file_is_begun_with_the_example() {
    let home = Home::new();
    let screen = home.press("");
    assert!(line(&screen, "符号").contains("默认") && screen.contains("写出一份带说明的设置文件"), "{screen}");
    home.press("3<right>");
    let changed: Vec<(String, String)> =
        EXAMPLE.lines().zip(home.text().lines()).filter(|(old, new)| old != new).map(|(a, b)| (a.into(), b.into())).collect();
    assert_eq!(changed, [("# symbols = \"auto\"".to_owned(), "symbols = \"unicode\"".to_owned())]);
    let untouched = Home::new();
    let screen = untouched.press("9<enter>");
    assert!(status(&screen).contains("已写出") && !screen.contains("写出一份带说明的设置文件"), "{screen}");
    assert_eq!(untouched.text(), EXAMPLE);
}

#[test]
fn theme_symbols_and_language_are_seen_at_once() {
    let home = Home::new();
    home.theme("sea.toml", "inherit = \"paper\"\n");
    let screen = home.press("2<left>");
    assert!(line(&screen, "配色").contains("sea"), "{screen}");
    assert_eq!(Settings { theme: Some("sea".into()), ..Settings::default() }, read(&home.file()));
    let screen = home.press("3<left>");
    assert!(!screen.contains('─') && screen.contains("-----") && line(&screen, "符号").contains("ASCII"), "{screen}");
    assert!(screen.lines().all(|line| width(line) <= 100));
    let screen = home.press("1<enter>");
    assert!(line(&screen, "Language").contains("English") && screen.contains("Reading pace"), "{screen}");
    assert!(status(&screen).contains("holds now, saved in"), "{screen}");
    // The theme stays what it is, drawn with other colours.
    let ansi = |keys: &str| tui::run_keys(home.options(), &format!("{SETTINGS}{keys}"), (100, 30), true).unwrap();
    assert_ne!(ansi("2"), ansi("2<right>"));
}

fn read(path: &Path) -> Settings {
    let mut settings = starpoint::settings::SettingsFile::read(path).settings;
    settings.symbols = SymbolSet::Auto;
    settings.language = None;
    settings
}

#[test]
fn the_pace_is_typed_within_its_range_and_critiques_are_read_at_it() {
    let home = Home::new();
    let typed = |text: &str| format!("5<enter>{}{text}<enter>", "<backspace>".repeat(4));
    let screen = home.press(&typed("90"));
    assert!(screen.contains("120～400 之间的整数") && !home.file().exists(), "{screen}");
    let screen = home.press(&typed("３００"));
    assert!(line(&screen, "朗读速度").contains("每分钟 300 字"), "{screen}");
    assert!(home.text().contains("\npace = 300\n"));
    let home = Home::new();
    home.press("5<left><left>");
    assert!(home.text().contains("\npace = 220\n"), "{}", home.text());
    // A critique already open hears of it: the slower, the longer.
    home.kept.press("<enter>32");
    let critique = |keys: &str| tui::run_keys(home.options(), &format!("<enter>/点评<enter>{keys}"), (100, 30), false).unwrap();
    let slow = critique(&format!("{SETTINGS}5<enter>{}120<enter><esc>", "<backspace>".repeat(3)));
    assert_ne!(critique(""), slow, "{slow}");
}

#[test]
fn what_goes_before_the_file_is_named_and_a_change_waits_for_its_end() {
    let mut home = Home::with("theme = \"paper\"\n");
    home.sources.given = vec![Key::Theme];
    (home.sources.log_variable, home.sources.now.log) = (true, LogLevel::Debug);
    let screen = home.press("2");
    assert!(line(&screen, "配色").contains("ink（文件：paper）") && screen.contains("命令行 --theme"), "{screen}");
    assert!(screen.contains("现在改不会马上生效"), "{screen}");
    let screen = home.press("2<right>");
    assert!(line(&screen, "配色").contains("ink（文件：hall）") && status(&screen).contains("--theme"), "{screen}");
    assert_eq!(home.text(), "theme = \"hall\"\n");
    let screen = home.press("6<right>");
    assert!(line(&screen, "日志").contains("STARPOINT_LOG") && status(&screen).starts_with('▲'), "{screen}");
    // A log level without such a variable waits for the next start.
    let home = Home::with("log = \"warn\"\n");
    let screen = home.press("6");
    assert!(line(&screen, "日志").contains("一般（文件：警告）"), "{screen}");
    assert!(status(&home.press("6<right>")).contains("下次启动生效"));
}

#[test]
fn what_cannot_be_written_still_holds_and_says_why_it_was_not_kept() {
    let home = Home::with("mouse = false\npace = = 3\n");
    let screen = home.press("4<enter>");
    assert!(status(&screen).contains("没有保存") && status(&screen).contains("第2行"), "{screen}");
    assert!(line(&screen, "鼠标").contains("只在本次"), "{screen}");
    assert_eq!(home.text(), "mouse = false\npace = = 3\n");
    // A folder in the file's place.
    let home = Home::new();
    std::fs::create_dir_all(home.file().join("in the way")).unwrap();
    let screen = home.press("4<enter>");
    assert!(status(&screen).contains("没有保存"), "{screen}");
    // No home at all.
    let mut home = Home::new();
    home.sources.file = None;
    let screen = home.press("4<enter>");
    assert!(status(&screen).contains("只在本次") && screen.contains("没有用户文件夹"), "{screen}");
}

#[test]
fn every_problem_of_the_file_and_the_themes_is_listed_with_its_line() {
    let home = Home::with("mose = true\ntheme = \"neon\"\npace = 90\n");
    home.theme("mine.toml", "inherit = \"inc\"\n");
    for screen in [home.press(""), home.press("8<enter>")] {
        for expected in ["第1行没有“mose”", "第2行“theme”不能写“neon”", "第3行“pace”不能写 90", "mine.toml"]
        {
            assert!(screen.contains(expected), "{expected}\n{screen}");
        }
    }
    assert!(line(&home.press(""), "配色").contains("默认"), "a wrong line says nothing");
}

#[test]
fn the_fonts_of_word_documents_are_typed_and_hold_from_then_on() {
    let home = Home::new();
    let screen = home.press("7");
    assert!(line(&screen, "Word 字体").contains("公文常用的"));
    assert!(!screen.contains("换一个") && home.press("6").contains("换一个"), "what is typed is not turned\n{screen}");
    let screen = home.press("7<enter>华文仿宋,,方正黑体<enter>");
    assert!(line(&screen, "Word 字体").contains("华文仿宋, , 方正"), "{screen}");
    assert!(std::fs::read_to_string(home.file()).unwrap().contains("word-fonts = \"华文仿宋, , 方正黑体\""));
    let screen = home.press("7<enter>,一,二,三,四<enter>");
    assert!(screen.contains("用逗号隔开") && !status(&screen).contains("已保存"), "refused where it is typed\n{screen}");
}

#[test]
fn the_example_is_read_on_the_screen() {
    let home = Home::with("mouse = true\n");
    let screen = home.press("8<enter>");
    assert!(screen.contains("# language = \"zh-CN\""), "{screen}");
    assert!(home.press("8<enter><end>").contains("# word-fonts = \"\""));
}

#[test]
fn one_key_switches_the_language_of_everything_in_sight_and_of_what_refuses() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<f3>");
    assert!(status(&screen).contains("Language: English") && !screen.contains("检查员"), "{screen}");
    assert!(kept.press("<f3><f3>").contains("检查员"));
    // What is kept in two languages, and what the writer thread words.
    let screen = kept.press("<enter><f3>");
    assert!(screen.contains("rated 0/35"), "{screen}");
    let screen = kept.press("<enter><f3><enter>11010519491231002X<enter>");
    assert!(status(&screen).contains("holds a resident ID number") && !status(&screen).contains("身份证"), "{screen}");
    // Reports, the history: read anew.
    kept.press("<enter>3");
    let screen = kept.press("/现场报告<enter><f3>");
    assert!(!screen.contains("星级") && screen.contains("Full marks:"), "{screen}");
    let screen = kept.press("/操作记录<enter><f3>");
    assert!(screen.contains("unrated") && !screen.contains("未评"), "{screen}");
    // Without a function key: by the palette, which finds it in both languages.
    for keys in ["/english<enter>", "/换语言<enter>"] {
        assert!(status(&kept.press(keys)).contains("Language: English"), "{keys}");
    }
    // It is for this run, and the settings say so.
    let home = Home::with("language = \"zh-CN\"\n");
    let screen = home.press("<f3>");
    assert!(line(&screen, "Language").contains("this run only"), "{screen}");
    assert_eq!(home.text(), "language = \"zh-CN\"\n");
}

fn drawn(home: &Home, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    let options = RunOptions { sources: home.sources.clone(), ..home.kept.options(language, symbols) };
    let screen = tui::run_keys(options, &format!("{SETTINGS}{keys}"), size, false).unwrap();
    // Where the test's folder lies differs from machine to machine.
    let (head, rest) = screen.split_once('\n').unwrap();
    format!("{}\n{rest}", head.split_whitespace().next().unwrap())
}

fn picture(name: &str, home: &Home, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(home, keys, size, language, symbols));
}

#[test]
fn pictures() {
    let (zh, en) = (Language::Chinese, Language::English);
    let home = Home::with("language = \"zh-CN\"\nmose = true\npace = 90\ntheme = \"hall\"\n");
    gallery("settings", |size, language, symbols| drawn(&home, "2", size, language, symbols));
    picture("settings-choosing-80x24-en-ascii", &home, "5<enter>", (80, 24), en, Symbols::ASCII);
    let mut plain = Home::new();
    plain.sources.locale = Some("LANG");
    picture("settings-new-80x24-zh", &plain, "", (80, 24), zh, Symbols::UNICODE);
    picture("settings-example-80x24-zh", &plain, "8<enter>", (80, 24), zh, Symbols::UNICODE);
    picture("settings-menu-80x24-zh", &plain, "+", (80, 24), zh, Symbols::UNICODE);
}

#[test]
fn no_line_is_wider_than_the_screen_and_ascii_stays_ascii() {
    let home = Home::with("mose = true\npace = 90\n");
    for keys in ["", "2", "5<enter>", "8<enter>", "+"] {
        for size in [(60, 18), (67, 19), (80, 24), (120, 40)] {
            for language in Language::ALL {
                let options = RunOptions { sources: home.sources.clone(), ..home.kept.options(language, Symbols::UNICODE) };
                let screen = tui::run_keys(options, &format!("{SETTINGS}{keys}"), size, false).unwrap();
                assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{keys} {size:?}\n{screen}");
            }
        }
    }
}
