//! The pictures of a stop on the screen: brought in one after the other with one key each, assigned, told of, taken out.

use std::fs;
use std::path::Path;

use starpoint::domain::evidence::Picture;
use starpoint::domain::standard::{Evidence, Standard};
use starpoint::domain::wording::Language;
use starpoint::settings::places::{Spot, SpotKind};
use starpoint::text::Symbols;
use starpoint::tui;

use super::counting::{count, plain};
use super::folder::{Kept, MEETING, community};
use super::{gallery, pinned, status};
use crate::evidence::picture;

/// A folder on a disk, and a stick with three pictures and a file that is none.
struct Desk {
    root: tempfile::TempDir,
    kept: Kept,
}

/// Three items, of which the second demands evidence.
fn standard() -> Standard {
    let mut standard = plain(3);
    for (n, item) in standard.sections.iter_mut().flat_map(|section| &mut section.items).enumerate() {
        item.evidence = if n == 1 { Evidence::Required } else { Evidence::Optional };
    }
    standard
}

impl Desk {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let stick = root.path().join("KINGSTON");
        fs::create_dir_all(&stick).unwrap();
        fs::create_dir_all(root.path().join("data")).unwrap();
        for (name, colour) in [("1.jpg", [220, 30, 30]), ("2.png", [30, 220, 30]), ("4.webp", [30, 30, 220])] {
            picture(&stick.join(name), colour);
        }
        fs::write(stick.join("3.jpg"), "no picture").unwrap();
        let mut kept = Kept::round(standard());
        kept.path = Some(root.path().join("data"));
        kept.spots = vec![Spot { kind: SpotKind::Drive, path: stick }];
        Self { root, kept }
    }

    fn pictures(&self) -> Vec<(Option<String>, String)> {
        let told = |picture: &Picture| (picture.item.clone(), picture.caption().to_owned());
        self.kept.read(|views| {
            let view = views.evidence(MEETING, community(1)).unwrap_or_default();
            view.standing().into_iter().map(|(_, picture)| told(picture)).collect()
        })
    }

    fn files(&self) -> usize {
        fs::read_dir(self.data().join("evidence")).map_or(0, Iterator::count)
    }

    fn data(&self) -> &Path {
        self.kept.path.as_deref().unwrap()
    }
}

/// From the list to the pictures of the first stop; the menu of a card has it without a digit.
const PICTURES: &str = "<enter>/佐证照片<enter>";

fn item(n: usize) -> String {
    standard().items().nth(n - 1).unwrap().id.clone()
}

#[test]
fn one_key_a_picture_brings_in_a_whole_folder_and_a_bad_file_is_told() {
    let desk = Desk::new();
    let screen = desk.kept.press(PICTURES);
    assert!(screen.contains("还没有照片") && screen.contains("人脸"), "{screen}");
    let first = desk.root.path().join("KINGSTON/1.jpg");
    let choose = format!("{PICTURES}+1<commit:{}>", first.display());
    let screen = desk.kept.press(&choose);
    assert!(screen.contains("第 1 / 4 张 1.jpg") && screen.contains("社区整体") && screen.contains('▀'), "{screen}");
    assert!(screen.contains("文件里没有拍摄时间"), "{screen}");
    // Item 2, kept; the next goes where the last one went; the third is no picture; the fourth is left out.
    let screen = desk.kept.press(&format!("{choose}2<enter>"));
    assert!(status(&screen).contains("已加入：滨河社区 第2项"), "{screen}");
    assert!(screen.contains("第 2 / 4 张 2.png") && screen.contains("归到：滨河社区 第2项"), "{screen}");
    assert_eq!(desk.pictures(), [(Some(item(2)), String::new())]);
    let again = format!("{choose}2<enter><enter>");
    assert_eq!(count(&again) - count(&choose), 3, "three keys for two pictures");
    let screen = desk.kept.press(&again);
    assert!(screen.contains("第 3 / 4 张 3.jpg") && screen.contains("不是照片"), "{screen}");
    assert_eq!(desk.pictures().len(), 2);
    let screen = desk.kept.press(&format!("{again}<space><space>"));
    assert!(screen.contains("▸ 1 第2项"), "{screen}");
    assert_eq!(desk.files(), 2, "what was left out is not kept, what was kept before is one file");
}

#[test]
fn a_picture_is_assigned_told_of_and_taken_out() {
    let desk = Desk::new();
    let choose = format!("{PICTURES}+1<commit:{}>", desk.root.path().join("KINGSTON/4.webp").display());
    let screen = desk.kept.press(&format!("{choose}<enter>"));
    assert!(screen.contains("▸ 1 社区整体") && screen.contains('▀'), "{screen}");
    let screen = desk.kept.press(&format!("{PICTURES}３"));
    assert!(screen.contains("归到第3项？"), "{screen}");
    desk.kept.press(&format!("{PICTURES}３<enter>"));
    assert_eq!(desk.pictures(), [(Some(item(3)), String::new())]);
    desk.kept.press(&format!("{PICTURES}<enter><commit:楼道整治后><enter>"));
    assert_eq!(desk.pictures(), [(Some(item(3)), "楼道整治后".to_owned())]);
    let screen = desk.kept.press(&format!("{PICTURES}<enter>11010519491231002X<enter>"));
    assert!(status(&screen).contains("照片说明"), "{screen}");
    desk.kept.press(&format!("{PICTURES}０<enter>"));
    assert_eq!(desk.pictures()[0].0, None);
    // Asked first; the file stays.
    desk.kept.press(&format!("{PICTURES}+3<esc>"));
    assert_eq!(desk.pictures().len(), 1);
    let screen = desk.kept.press(&format!("{PICTURES}+31"));
    assert!(screen.contains("照片已移出") && screen.contains("如须销毁"), "{screen}");
    assert!(desk.pictures().is_empty());
    assert_eq!(desk.files(), 1);
}

#[test]
fn a_picture_can_go_to_another_stop_of_the_meeting() {
    let desk = Desk::new();
    let choose = format!("{PICTURES}+1<commit:{}>", desk.root.path().join("KINGSTON/1.jpg").display());
    let screen = desk.kept.press(&format!("{choose}<right>"));
    assert!(screen.contains("归到：铁牛街社区"), "{screen}");
    desk.kept.press(&format!("{choose}<right>1<enter>"));
    assert!(desk.pictures().is_empty());
    let other = desk.kept.read(|views| views.evidence(MEETING, community(0)).unwrap());
    assert_eq!(other.standing()[0].1.item, Some(item(1)));
}

#[test]
fn an_item_that_demands_evidence_says_so_until_it_has_some() {
    let desk = Desk::new();
    let screen = desk.kept.press("<enter>1１<up>");
    assert!(screen.contains("须有佐证，还没有照片"), "{screen}");
    let result = "+2";
    assert!(
        desk.kept.press_at(result, (120, 40)).contains("须有佐证而没有照片的指标 1 项：第2项"),
        "{}",
        desk.kept.press(result)
    );
    let choose = format!("{PICTURES}+1<commit:{}>", desk.root.path().join("KINGSTON/1.jpg").display());
    desk.kept.press(&format!("{choose}2<enter>"));
    assert!(desk.kept.press("<enter>/2<enter>").contains("佐证照片 1 张"));
    assert!(!desk.kept.press_at(result, (120, 40)).contains("须有佐证而没有照片"));
}

#[test]
fn pictures_in_every_size() {
    let desk = Desk::new();
    let choose = format!("{PICTURES}+1<commit:{}>", desk.root.path().join("KINGSTON/1.jpg").display());
    let empty = tui::run_keys(desk.kept.options(Language::Chinese, Symbols::UNICODE), PICTURES, (60, 18), false).unwrap();
    pinned("evidence-empty-60x18-zh", &empty);
    let taking = tui::run_keys(desk.kept.options(Language::Chinese, Symbols::UNICODE), &choose, (80, 24), false).unwrap();
    pinned("evidence-taking-80x24-zh", &taking);
    desk.kept.press(&format!("{choose}2<enter>1<enter><space><enter>"));
    gallery("evidence", |size, language, symbols| {
        let way = if language == Language::Chinese { PICTURES } else { "<enter>/evidence pict<enter>" };
        tui::run_keys(desk.kept.options(language, symbols), way, size, false).unwrap()
    });
}

#[test]
fn a_folder_that_takes_no_more_keeps_nothing_and_says_so() {
    let desk = Desk::new();
    let choose = format!("{PICTURES}+1<commit:{}>", desk.root.path().join("KINGSTON/1.jpg").display());
    desk.kept.fill_disk();
    let screen = desk.kept.press(&format!("{choose}<enter>"));
    assert!(status(&screen).contains("没有写入磁盘"), "{screen}");
    assert!(desk.pictures().is_empty());
}
