//! The text as a screen lays it out, how the paper lies, and composing that is told how far it is.

use std::ops::ControlFlow;

use super::folder::*;
use crate::domain::wording::Language;
use crate::report::document::{Block, Cell, Column, ColumnKind, Paper, Table};
use crate::report::{Document, Format, Means, Part, compose, text_lines};
use crate::text::Words;
use crate::text::width::width;

/// A table of more rows than stay on one page by all means.
pub fn long_table() -> Table {
    let column = |title: &str, kind| Column { title: title.to_owned(), kind };
    let columns = vec![column("序号", ColumnKind::Number), column("问题", ColumnKind::Text)];
    let rows = (1..=12).map(|value| vec![Cell::Number { value }, Cell::text("台账缺两次会议记录")]).collect();
    Table { columns, rows, ..Table::default() }
}

/// A document whose second part lies across.
pub fn with_a_part_across() -> Document {
    let part = |paper, text: &str| [Block::PageBreak { paper }, Block::Heading { level: 1, text: text.to_owned() }];
    let said = |text: &str| Block::Paragraph { text: text.to_owned() };
    let table = || Block::Table(long_table());
    let mut blocks = vec![Block::Heading { level: 1, text: "评定排名".to_owned() }, table()];
    blocks.extend(part(Paper::Across, "整改台账"));
    blocks.push(table());
    blocks.extend(part(Paper::Upright, "评分一致性"));
    blocks.push(said("检查员评分相近。"));
    Document {
        language: Language::Chinese,
        title: "现场报告（汇总）".into(),
        subtitle: "2026年上半年".into(),
        draft: String::new(),
        paper: Paper::Upright,
        mark: "草稿".into(),
        blocks,
    }
}

#[test]
fn on_a_web_page_each_part_is_printed_on_its_own_paper() {
    let page = String::from_utf8(Format::Html.render(&with_a_part_across(), &Means::default()).unwrap()).unwrap();
    let classes: Vec<&str> = page.split("<section class=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(classes, ["upright", "across", "upright"]);
    assert!(page.contains("<body class=\"upright\">") && page.contains("@page across { size: A4 landscape;"));
}

#[test]
fn a_narrow_screen_gets_a_narrow_page_with_the_same_text() {
    let mut folder = Folder::new(standard());
    folder.rate(XINFU, A, &full_card());
    let document = folder.document(&[XINFU, BINHE], Language::Chinese);
    for columns in [58, 78, 100] {
        let lines = text_lines(&document, columns);
        assert!(lines.iter().all(|line| width(&line.text) <= columns), "{columns}");
        let page_breaks = lines.iter().filter(|line| line.part == Part::Page).count();
        assert_eq!(page_breaks, 3);
        assert!(lines.iter().any(|line| line.part == Part::Heading && line.text == "一、基本情况"));
    }
    let text = String::from_utf8(Format::Txt.render(&document, &Means::default()).unwrap()).unwrap();
    let wide: Vec<String> = text_lines(&document, 80).into_iter().map(|line| line.text).collect();
    let written: Vec<&str> = text.lines().map(|line| line.trim_start_matches('\u{c}')).collect();
    assert_eq!(wide.iter().map(|line| line.trim_end()).collect::<Vec<_>>(), written);
}

#[test]
fn composing_tells_each_community_and_can_be_broken_off() {
    let folder = Folder::new(standard());
    let words = Words::new(Language::Chinese);
    let mut told = Vec::new();
    let mut tell = |done, all| {
        told.push((done, all));
        ControlFlow::Continue(())
    };
    let whole = compose(&folder.views, ROUND, &[XINFU, BINHE], &words, &context(), &mut tell).unwrap();
    assert_eq!(whole, folder.document(&[XINFU, BINHE], Language::Chinese));
    assert_eq!(told, [(1, 2), (2, 2)]);
    let stop = &mut |_, _| ControlFlow::Break(());
    assert!(compose(&folder.views, ROUND, &[XINFU, BINHE], &words, &context(), stop).is_none());
}
