//! Who answers for a paper, of which day it is, and what it is called while it is not final.

use super::composed::pair;
use super::folder::*;
use super::profiles::in_every_format;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::wording::Language;
use crate::report::compose::actions;
use crate::report::document::{Block, Document};
use crate::report::{Profile, bulletin};
use crate::text::Words;

/// Unit and day of each place where somebody answers for it.
fn issued(document: &Document) -> Vec<(String, String)> {
    let told = |block: &'_ Block| match block {
        Block::Issued { unit, date } => Some((unit.clone(), date.shown())),
        _ => None,
    };
    document.blocks.iter().filter_map(told).collect()
}

fn signed() -> Folder {
    let mut folder = Folder::new(standard());
    for community in [BINHE, XINFU, DONGMEN] {
        folder.rate(community, A, &full_card());
        folder.satisfaction(community, "92");
        folder.run(&Command::SignCard(card(community, A)));
    }
    folder
}

fn notice(folder: &Folder, language: Language) -> Document {
    actions::notice(&folder.views, ROUND, BINHE, "", &Words::new(language), &context()).unwrap()
}

#[test]
fn every_paper_ends_with_the_unit_and_the_day() {
    let mut folder = signed();
    assert!(issued(&folder.document(&[BINHE], Language::Chinese)).is_empty(), "nobody is named: nothing, not even a blank line");
    folder.organised();
    let day = "2026年5月7日".to_owned();
    for profile in Profile::ALL {
        assert_eq!(issued(&folder.document_for(profile, &[BINHE])), [(OFFICE.to_owned(), day.clone())], "{profile:?}");
    }
    assert_eq!(issued(&folder.document_for(Profile::Leader, &[BINHE, XINFU])), [(OFFICE.to_owned(), day.clone())]);
    assert_eq!(issued(&folder.document(&[BINHE, XINFU], Language::Chinese)).len(), 2, "each report of a collection its own");
    assert_eq!(issued(&notice(&folder, Language::Chinese)), [(OFFICE.to_owned(), day.clone())]);
    let words = Words::new(Language::Chinese);
    assert_eq!(issued(&bulletin(&folder.views, ROUND, &words, &context(), &mut on).unwrap()), [(OFFICE.to_owned(), day.clone())]);
    for (format, text) in in_every_format(&folder.document(&[BINHE], Language::Chinese)) {
        // On a sheet the day is a date.
        let dated = format == crate::report::Format::Xlsx || text.contains(&day);
        assert!(text.contains(OFFICE) && dated, "{format:?}: {text}");
    }
}

#[test]
fn as_text_the_unit_stands_in_the_middle_above_the_day() {
    let mut folder = signed();
    folder.organised();
    let text = folder.text(&[BINHE], crate::report::Format::Txt);
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.trim() == OFFICE).unwrap();
    // Columns before it, and columns left to the right edge, eight of them.
    let ends = |line: &str| (crate::text::width::width(line), crate::text::width::width(line.trim_start()));
    let ((unit, wide), (day, narrow)) = (ends(lines[at]), ends(lines[at + 1]));
    assert_eq!(unit - wide / 2, day - narrow / 2, "{}\n{}", lines[at], lines[at + 1]);
    // The unit's name is so long that it reaches the edge.
    assert!(unit == 80 && day <= 72, "{}\n{}", lines[at], lines[at + 1]);
}

#[test]
fn a_ranking_and_a_register_say_whose_they_are_and_leave_lines_to_sign() {
    let mut folder = signed();
    folder.organised();
    let labels = |document: &Document| {
        let pairs = document.blocks.iter().filter_map(|block| if let Block::Row { pairs } = block { Some(pairs) } else { None });
        pairs.flatten().map(|pair| (pair.label.clone(), pair.value.shown())).collect::<Vec<_>>()
    };
    let of = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    let ranking = labels(&folder.document(&[BINHE, XINFU], Language::Chinese));
    assert_eq!(ranking, [of("单位", OFFICE), of("日期", "2026年5月7日"), of("填表人", ""), of("审核人", "")]);
    let words = Words::new(Language::Chinese);
    let on = Day::parse("2026-06-01").unwrap();
    let register = actions::register(&folder.views, ROUND, (on, false), &|_| true, &words, &context()).unwrap();
    let counted = ["整改项", "整改中", "逾期", "已办结"].map(|label| of(label, "0"));
    assert_eq!(labels(&register), [&[of("单位", OFFICE), of("截至日期", "2026年6月1日")][..], &counted].concat());
}

#[test]
fn a_paper_is_called_a_draft_until_everybody_has_signed() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card()[..2]);
    let called = |folder: &Folder| [folder.document(&[BINHE], Language::Chinese).draft, notice(folder, Language::Chinese).draft];
    assert_eq!(called(&folder), ["（草稿）", "（草稿）"]);
    folder.rate(BINHE, A, &full_card());
    folder.satisfaction(BINHE, "92");
    assert_eq!(called(&folder), ["（征求意见稿）", "（征求意见稿）"]);
    for (format, text) in in_every_format(&notice(&folder, Language::Chinese)) {
        assert!(text.contains("（征求意见稿）"), "{format:?}: {text}");
    }
    folder.run(&Command::SignCard(card(BINHE, A)));
    assert_eq!(called(&folder), ["", ""]);
    assert_eq!(notice(&folder, Language::English).draft, "");
}

#[test]
fn a_notice_goes_to_organs_and_is_sealed_by_them() {
    let folder = signed();
    let document = notice(&folder, Language::Chinese);
    let head = &document.blocks[..3];
    assert_eq!((pair(head, "主送"), pair(head, "抄送")), ("城关街道滨河社区居民委员会".into(), "城关街道办事处".into()));
    let seals: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::SignOff { places } = block { Some(places) } else { None })
        .flatten()
        .map(|place| place.label.as_str())
        .collect();
    assert_eq!(seals, ["评审组（盖章）", "经办", "滨河社区居民委员会（盖章）", "签收"]);
    let english = notice(&folder, Language::English);
    assert_eq!(pair(&english.blocks[..3], "Copy to"), "城关街道 Subdistrict Office");
}

#[test]
fn quotations_within_quotations_have_single_marks() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.say(BINHE, A, "agenda", level("b"), &[words("“未列入“三张清单”管理”")], None);
    let document = folder.document(&[BINHE], Language::Chinese);
    let said = format!("{document:?}");
    assert!(said.contains("“未列入‘三张清单’管理”") && !said.contains("“三张清单"), "{said}");
}
