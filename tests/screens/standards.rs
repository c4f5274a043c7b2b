//! The standards on the screen: listed, read, published after a question, tried without a trace, saved, compared.

use std::fs;
use std::path::{Path, PathBuf};

use starpoint::domain::command::Command;
use starpoint::domain::events::Event;
use starpoint::domain::points::Points;
use starpoint::domain::standard::{Kind, Standard};
use starpoint::domain::wording::Language;
use starpoint::settings::places::{Spot, SpotKind};
use starpoint::standard_files;
use starpoint::text::outline::outline;
use starpoint::text::width::width;
use starpoint::text::{Symbols, Words};
use starpoint::tui::{self, Failure, Folder, Open};

use super::folder::{Kept, built_in};
use super::{counting, gallery, pinned, status};

/// From the list of communities to the standards.
const THERE: &str = "/评分标准<enter>";

/// A standard with every kind of item and rule.
fn sample() -> Standard {
    standard_files::parse(include_str!("../../src/standard_files/tests/sample.toml")).unwrap()
}

/// Another version of the built-in standard, in which one item is worth more.
fn changed() -> Standard {
    let mut standard = built_in();
    standard.version = "2027.1".into();
    standard.full_marks = Points::whole(101);
    let item = &mut standard.sections[0].items[0];
    item.max = Points::whole(5);
    if let Kind::Levels { levels } = &mut item.kind {
        levels[0].points = Points::whole(5);
    }
    standard
}

fn draft(standard: Standard) -> Command {
    Command::ImportStandard { standard: Box::new(standard), replace: false }
}

/// A folder with a draft between a published and a used standard, and a stick and a desktop to save to.
fn shelf(root: &Path) -> Kept {
    let mut kept = Kept::round(built_in());
    kept.done([draft(changed()), draft(sample())]);
    let spot = |kind, name: &str| Spot { kind, path: root.join(name) };
    kept.spots = vec![spot(SpotKind::Drive, "KINGSTON"), spot(SpotKind::Desktop, "Desktop")];
    for spot in &kept.spots {
        fs::create_dir_all(&spot.path).unwrap();
    }
    kept
}

fn published(kept: &Kept, standard: &Standard) -> bool {
    kept.read(|views| views.standard(&standard.identity()).is_some_and(|view| view.published))
}

#[test]
fn an_empty_folder_lists_what_comes_with_the_program_and_says_what_comes_next() {
    let screen = Kept::default().press(THERE);
    assert!(screen.contains("社区共建示范点星级评定标准") && screen.contains("✓ 自带"), "{screen}");
    let told: String = screen.lines().map(str::trim).collect();
    assert!(told.contains("+6 存出模板") && told.contains("+7 导入") && told.contains("新建批次"), "{screen}");
}

#[test]
fn every_standard_has_its_state_size_and_use() {
    let root = tempfile::tempdir().unwrap();
    let screen = shelf(root.path()).press(THERE);
    let line = |of: &str| screen.lines().find(|line| line.contains(of)).unwrap().to_owned();
    assert!(line("star-community@2026.1").contains("共 35 项 · 满分 100 · 最高五星"), "{screen}");
    assert!(line("star-community@2026.1").contains("用于 1 个批次"), "{screen}");
    assert!(!line("star-community@2027.1").contains("用于"), "{screen}");
    assert_eq!(screen.matches("草稿").count(), 2 + 1, "two drafts, and what a draft in hand is\n{screen}");
    assert!(screen.contains("✓ 已发布") && screen.contains("共 3 份"), "{screen}");
}

#[test]
fn publishing_asks_first_and_says_what_it_means() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    let keys = format!("{THERE}3+3");
    let screen = kept.press(&keys);
    assert!(screen.contains("发布 star-community@2027.1") && screen.contains("不能再改"), "{screen}");
    for no in ["<esc>", "0", "2", "<enter>"] {
        kept.press(&format!("{keys}{no}"));
        assert!(!published(&kept, &changed()), "{no}");
    }
    let screen = kept.press(&format!("{keys}1"));
    assert_eq!(status(&screen), "✓ star-community@2027.1 已发布，不再改动");
    assert!(published(&kept, &changed()));
    // The standard in hand stays in hand, and is not offered again.
    assert!(screen.contains("▸ 3 "), "{screen}");
    assert!(!kept.press(&format!("{THERE}3+")).contains("3 发布"));
}

#[test]
fn what_comes_with_the_program_is_taken_into_the_folder_and_published() {
    let kept = Kept::default();
    let screen = kept.press(&format!("{THERE}<enter>+21"));
    assert_eq!(status(&screen), "✓ star-community@2026.1 已发布，不再改动");
    assert!(screen.lines().next().unwrap().ends_with("已发布"), "{screen}");
    assert!(published(&kept, &built_in()));
}

#[test]
fn a_refused_publication_says_so_and_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    kept.fill_disk();
    for keys in ["3+31", "3<enter>+21"] {
        let screen = kept.press(&format!("{THERE}{keys}"));
        assert!(screen.contains("✗ 没有发布") && screen.contains("草稿"), "{screen}");
        assert!(!published(&kept, &changed()));
    }
    let empty = Kept::default();
    empty.fill_disk();
    let screen = empty.press(&format!("{THERE}+31"));
    assert!(screen.contains("✗ 没有发布") && screen.contains("自带"), "{screen}");
}

/// Two laptops published different contents under one version.
fn disputed() -> Kept {
    let kept = Kept::default();
    let mut other = changed();
    other.sections[0].items[1].name.set("zh-CN", "换了名字");
    kept.done([draft(changed()), Command::PublishStandard { standard: changed().identity() }]);
    kept.arrived(Event::StandardPublished { text: other.canonical_text() });
    kept
}

#[test]
fn two_contents_of_one_version_are_shown_as_the_conflict_they_are() {
    let kept = disputed();
    let screen = kept.press(&format!("{THERE}2"));
    assert_eq!(screen.matches("▲ 已发布").count(), 2, "{screen}");
    let labels: Vec<&str> = screen.split_whitespace().filter(|word| word.starts_with('#') && word.len() == 7).collect();
    assert!(labels.len() >= 3 && labels[0] != labels[1], "both by their beginning, and the one that holds\n{screen}");
    assert!(screen.contains("同一版本有两份已发布的内容"), "{screen}");
    // The other one is first in hand when comparing.
    let screen = kept.press(&format!("{THERE}2+4<enter>"));
    assert!(screen.contains("1 处不同") && screen.contains("换了名字"), "{screen}");
}

#[test]
fn two_standards_are_compared_as_the_command_does_it() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    let screen = kept.press(&format!("{THERE}3+4<enter>"));
    assert!(screen.contains("从 star-community@2026.1 到 star-community@2027.1"), "{screen}");
    assert!(screen.contains("4 处不同") && screen.contains("• agenda.max：“4”改为“5”"), "{screen}");
    // Whichever is in hand, what is listed first comes first.
    assert_eq!(kept.press(&format!("{THERE}2+4<enter>")).lines().nth(4), screen.lines().nth(4));
    assert!(kept.press(&format!("{THERE}3+4<enter><esc>")).contains("▸ 3 "));
    // Alone there is nothing to compare with.
    assert!(!Kept::default().press(&format!("{THERE}+")).contains("比较"));
}

#[test]
fn a_standard_is_saved_as_the_file_it_can_be_imported_from() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    let file = root.path().join("KINGSTON").join("star-community_2027.1.toml");
    let screen = kept.press_at(&format!("{THERE}3+5<enter>"), (120, 40));
    assert!(screen.contains("✓ 已存到"), "{screen}");
    assert_eq!(standard_files::parse(&fs::read_to_string(&file).unwrap()), Ok(changed()));
    // From the page too, elsewhere, under another name.
    kept.press(&format!("{THERE}3<enter>+3 <up>甲<ctrl-s>"));
    let other = root.path().join("Desktop").join("star-community_2027.1甲.toml");
    assert_eq!(fs::read(&other).unwrap(), fs::read(&file).unwrap());
}

#[test]
fn the_template_is_saved_with_what_to_do_next() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    let screen = kept.press_at(&format!("{THERE}+6<enter>"), (120, 40));
    let text = fs::read_to_string(root.path().join("KINGSTON").join("评分标准模板.toml")).unwrap();
    assert_eq!(text, standard_files::template(Language::Chinese));
    assert!(screen.contains("再按 +7 导入"), "{screen}");
}

#[test]
fn what_cannot_be_saved_is_told() {
    let mut kept = Kept::default();
    kept.spots = vec![Spot { kind: SpotKind::Drive, path: PathBuf::from("/no/such/stick") }];
    let screen = kept.press(&format!("{THERE}+5<enter>"));
    assert!(screen.contains("✗ 没有保存") && screen.contains("换个地方"), "{screen}");
}

#[test]
fn trying_keeps_nothing_and_one_key_leads_back() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    let before = kept.read(|views| (views.rounds(), views.communities(), views.inspectors(), views.standards()));
    let screen = kept.press(&format!("{THERE}3+2"));
    assert!(screen.lines().next().unwrap().contains("试评，什么也不保存；在评分表按 Esc 返回"), "{screen}");
    assert!(screen.contains("试评社区") && screen.contains("（满分5分）"), "{screen}");
    // Marks count, results explain, and none of it is in the folder.
    let screen = kept.press(&format!("{THERE}3+23　"));
    assert!(screen.contains("已评 2/35"), "{screen}");
    assert!(kept.press(&format!("{THERE}3+23　/看结果<enter><esc><esc>")).contains("▸ 3 "));
    let screen = kept.press(&format!("{THERE}3+23　<esc>"));
    assert!(screen.contains("▸ 3 ") && !screen.contains("试评"), "{screen}");
    assert_eq!(before, kept.read(|views| (views.rounds(), views.communities(), views.inspectors(), views.standards())));
    assert!(kept.press(&format!("{THERE}3+23　<esc><esc>")).contains("滨河社区"));
    // Again, and from the page: nothing of the first trial is left.
    assert!(kept.press(&format!("{THERE}3+23　<esc>+2")).contains("已评 0/35"));
    let screen = kept.press(&format!("{THERE}3<enter>+1<esc>"));
    assert!(screen.contains("说明和规则"), "{screen}");
    // Parts of the program that would be forgotten with the trial are not offered.
    assert!(kept.press(&format!("{THERE}3+2/新建批次")).contains("没有找到"));
}

#[test]
fn a_folder_that_is_only_read_can_be_tried_in_and_stays_so() {
    struct OnlyRead(Box<dyn Folder>);
    impl Folder for OnlyRead {
        fn views(&self) -> &dyn starpoint::domain::views::Read {
            self.0.views()
        }
        fn device(&self) -> starpoint::domain::ids::DeviceId {
            self.0.device()
        }
        fn writable(&self) -> bool {
            false
        }
        fn commit(
            &mut self,
            _: Option<starpoint::domain::ids::InspectorId>,
            _: &Command,
        ) -> Result<Vec<(starpoint::domain::refusal::TextPlace, starpoint::domain::privacy::Warned)>, Failure> {
            Err(Failure::ReadOnly)
        }
    }
    let press = |keys: &str| {
        let mut options = Kept::round(built_in()).options(Language::Chinese, Symbols::UNICODE);
        let inner: Open = options.open;
        options.open =
            Box::new(move |ticks| inner(ticks).map(|(folder, notices)| (Box::new(OnlyRead(folder)) as Box<dyn Folder>, notices)));
        tui::run_keys(options, &format!("{THERE}{keys}"), (80, 24), false).unwrap()
    };
    assert!(press("").starts_with(" 只读"));
    let screen = press("+23");
    assert!(!screen.contains("只读") && screen.contains("已评 1/35"), "{screen}");
    assert!(press("+23<esc>").starts_with(" 只读"));
}

#[test]
fn the_palette_leads_to_an_item_by_its_initials_and_digits_to_sections() {
    let kept = Kept::default();
    for typed in ["gklxqd", "gongkailianxi", "联系渠道", "channel", "6"] {
        let screen = kept.press(&format!("{THERE}<enter>/{typed}<enter>"));
        assert!(screen.lines().nth(3).unwrap().contains("6. 公开联系渠道有应答"), "{typed}\n{screen}");
    }
    let screen = kept.press(&format!("{THERE}<enter>2"));
    assert!(screen.lines().nth(3).unwrap().starts_with("■ 2 基础工作与资源共享"), "{screen}");
    assert!(screen.lines().nth(1).unwrap().starts_with("第2/6部分 基础工作与资源共享"), "{screen}");
    let line = |keys: &str| kept.press(&format!("{THERE}<enter>{keys}")).lines().nth(3).unwrap().to_owned();
    assert_eq!(line("<right><right>"), line("2"));
    assert_eq!(line("2<left>"), line("1"));
    assert_eq!(line("2<left><left>"), line(""));
    assert_eq!(line("20"), line(""));
    // A section is found too.
    assert_eq!(line("/jichugongzuo<enter>"), line("2"));
}

#[test]
fn a_standard_in_the_list_is_found_by_its_name() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    assert!(kept.press(&format!("{THERE}/2027<enter>")).contains("▸ 3 "));
}

#[test]
fn everything_of_a_standard_is_on_its_page_in_both_languages() {
    for (language, name) in [(Language::Chinese, "outline-zh"), (Language::English, "outline-en")] {
        let lines = outline(&Words::new(language), &sample());
        let page = lines.iter().map(|line| format!("{}{}", line.lead, line.text)).collect::<Vec<_>>().join("\n");
        assert!(!page.contains(['{', '}', '$']), "{page}");
        pinned(name, &page);
    }
}

#[test]
fn every_size_and_language_fits() {
    let root = tempfile::tempdir().unwrap();
    let kept = shelf(root.path());
    for size in [(60, 18), (79, 24), (200, 60)] {
        for (language, there) in [(Language::Chinese, THERE), (Language::English, "/standards: read<enter>")] {
            for keys in ["", "+", "3+3", "+4", "+4<enter>", "+5", "+6", "<enter>", "<enter><end>", "<enter>+", "+2", "+23<tab>"] {
                let keys = format!("{there}{keys}");
                let screen = tui::run_keys(kept.options(language, Symbols::UNICODE), &keys, size, false).unwrap();
                assert_eq!(screen.lines().count(), usize::from(size.1));
                assert!(screen.lines().all(|line| width(line) <= usize::from(size.0)), "{keys} {size:?}\n{screen}");
            }
        }
    }
    let plain = Kept::round(counting::plain(3));
    for keys in ["", "+", "+4<enter>", "<enter>", "<enter>1", "+2"] {
        let keys = format!("{THERE}{keys}");
        let screen = tui::run_keys(plain.options(Language::Chinese, Symbols::ASCII), &keys, (80, 24), false).unwrap();
        let odd: Vec<char> = screen.chars().filter(|c| !c.is_ascii() && width(&c.to_string()) != 2).collect();
        assert!(odd.is_empty(), "{odd:?}\n{screen}");
    }
}

fn drawn(keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    let mut kept = Kept::round(built_in());
    kept.done([draft(changed()), draft(sample())]);
    let spot = |kind, path: &str| Spot { kind, path: PathBuf::from(path) };
    kept.spots = vec![spot(SpotKind::Drive, "/media/jiancha/KINGSTON"), spot(SpotKind::Desktop, "/home/jiancha/桌面")];
    let there = if language == Language::Chinese { THERE } else { "/standards: read<enter>" };
    tui::run_keys(kept.options(language, symbols), &format!("{there}{keys}"), size, false).unwrap()
}

fn picture(name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(keys, size, language, symbols));
}

#[test]
fn pictures() {
    let (zh, en) = (Language::Chinese, Language::English);
    let unicode = Symbols::UNICODE;
    gallery("standards", |size, language, symbols| drawn("", size, language, symbols));
    gallery("standard", |size, language, symbols| drawn("2<enter>1", size, language, symbols));
    picture("standards-menu-80x24-zh", "+", (80, 24), zh, unicode);
    picture("standards-publish-60x18-zh", "3+3", (60, 18), zh, unicode);
    picture("standards-publish-80x24-en", "3+3", (80, 24), en, unicode);
    picture("standards-save-60x18-zh", "3+5", (60, 18), zh, unicode);
    picture("standards-with-80x24-zh", "+4", (80, 24), zh, unicode);
    picture("standards-differ-60x18-zh", "3+4<enter>", (60, 18), zh, unicode);
    picture("standards-differ-80x24-en", "3+4<enter>", (80, 24), en, unicode);
    picture("try-60x18-zh", "3+2", (60, 18), zh, unicode);
    picture("try-80x24-en", "3+2", (80, 24), en, unicode);
}
