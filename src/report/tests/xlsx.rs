//! The workbook read back: sheets, figures, formulas and their values.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::folder::*;
use super::html::full_of;
use super::rendered::{HOSTILE, everything};
use crate::domain::command::Command;
use crate::domain::wording::Language;
use crate::report::document::{Block, Cell, Column, ColumnKind, Paper, Table};
use crate::report::{Document, Format, Means};

type Book = Xlsx<Cursor<Vec<u8>>>;

pub fn book(document: &Document) -> Book {
    Xlsx::new(Cursor::new(Format::Xlsx.render(document, &Means::default()).unwrap())).unwrap()
}

/// Every cell of every sheet with its sheet.
fn cells(book: &mut Book) -> Vec<(String, Data)> {
    let names = book.sheet_names();
    let mut all = Vec::new();
    for name in names {
        let range = book.worksheet_range(&name).unwrap();
        all.extend(range.used_cells().map(|(.., cell)| (name.clone(), cell.clone())));
    }
    all
}

/// Everything the workbook says.
pub fn said(document: &Document) -> String {
    cells(&mut book(document)).into_iter().map(|(sheet, cell)| sheet + " " + &cell.to_string() + "\n").collect()
}

fn rows(book: &mut Book, name: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn one_community_has_a_front_sheet_and_its_lists() {
    let mut book = book(&everything().document(&[BINHE], Language::Chinese));
    let names = book.sheet_names();
    assert_eq!(names, ["现场报告", "各一级指标得分", "失分情况", "一票否决核查", "附件1 全部指标得分"]);
    // The item × inspector matrix: section beside each row, one column an inspector, figures as numbers.
    let matrix = rows(&mut book, "附件1 全部指标得分");
    let head = matrix.iter().position(|row| row[0] == text("一级指标")).unwrap();
    let titles = ["一级指标", "序号", "指标", "满分", "A", "B", "均分"].map(text);
    assert_eq!(matrix[head], titles);
    let agenda = [
        text("三级网络"),
        Data::Float(1.0),
        text("共建工作纳入议程"),
        Data::Float(4.0),
        Data::Float(2.5),
        Data::Float(4.0),
        Data::Float(3.25),
    ];
    assert_eq!(matrix[head + 1], agenda);
    let range = book.worksheet_range("现场报告").unwrap();
    let label = range.used_cells().find(|(.., cell)| **cell == text("总分")).unwrap();
    assert_eq!(range.get((label.0, label.1 + 1)), Some(&Data::Float(17.5)));
}

#[test]
fn a_round_has_its_ranking_first_then_a_sheet_each_then_the_matrix() {
    let mut folder = Folder::new(standard());
    folder.rate(XINFU, A, &full_card());
    folder.satisfaction(XINFU, "92");
    folder.run(&Command::SignCard(card(XINFU, A)));
    folder.rate(BINHE, B, &[("service", points("6"))]);
    let mut book = book(&folder.document(&[BINHE, XINFU], Language::Chinese));
    let names = book.sheet_names();
    assert_eq!(names, ["评定排名", "某区城关街道滨河社区", "某区城关街道幸福社区", "附件1 全部指标得分"]);
    let ranking = rows(&mut book, "评定排名");
    let at = ranking.iter().position(|row| row[0] == text("名次")).unwrap();
    // Stars are a number that reads as words.
    assert_eq!(ranking[at + 1][..5], [Data::Float(1.0), text("幸福社区"), text("城关街道"), Data::Float(21.0), Data::Float(2.0)]);
    let said: Vec<String> = ranking.iter().flatten().map(ToString::to_string).collect();
    for wanted in ["2026年上半年", "单位：某区", "填表人：", "审核人："] {
        assert!(said.iter().any(|text| text == wanted), "{wanted}: {said:?}");
    }
    assert!(
        ranking.iter().flatten().any(|cell| matches!(cell, Data::DateTime(day) if (day.as_f64() - 46149.0).abs() < 0.5)),
        "2026-05-07"
    );
    let matrix = rows(&mut book, "附件1 全部指标得分");
    let head = matrix.iter().position(|row| row[0] == text("社区")).unwrap();
    assert!(
        matrix[head + 1..].iter().any(|row| row[0] == text("幸福社区"))
            && matrix[head + 1..].iter().any(|row| row[0] == text("滨河社区"))
    );
}

#[test]
fn sums_are_formulas_that_come_to_what_is_shown() {
    for communities in [&[BINHE][..], &[BINHE, XINFU, DONGMEN]] {
        let document = everything().document(communities, Language::Chinese);
        let mut book = book(&document);
        let wanted: usize = document
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
            .map(|table| table.totals.iter().filter(|cell| matches!(cell, Cell::SumOf { .. })).count())
            .sum();
        let mut found = 0;
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            let values = book.worksheet_range(&name).unwrap();
            for (row, column, formula) in formulas.used_cells().filter(|(.., formula)| !formula.is_empty()) {
                let (row, column) = (row as u32 + formulas.start().unwrap().0, column as u32 + formulas.start().unwrap().1);
                let (range, more) = formula.strip_prefix("SUM(").unwrap().split_once(')').unwrap();
                let lines = range.split(':').map(|cell| cell.trim_start_matches(char::is_alphabetic).parse::<u32>().unwrap());
                let (first, last) = (lines.clone().min().unwrap(), lines.max().unwrap());
                let float = |row| values.get_value((row, column)).and_then(calamine::DataType::get_float).unwrap_or(0.0);
                let sum: f64 = (first - 1..last).map(float).sum::<f64>() + more.parse::<f64>().unwrap_or(0.0);
                assert!((sum - float(row)).abs() < 1e-9, "{name} {formula}: {sum} {}", float(row));
                found += 1;
            }
        }
        assert_eq!(found, wanted);
        assert!(wanted > 0);
    }
}

#[test]
fn what_is_cut_off_in_rows_is_not_lost_in_their_sum() {
    use crate::domain::points::Exact;
    let third = || vec![Cell::text("项"), Cell::figure(Exact::ratio(10, 3), 2)];
    let rows = vec![third(), third(), third()];
    let totals = vec![Cell::text("合计"), Cell::sum_of(&rows, 1)];
    let column = |title: &str, kind| Column { title: title.to_owned(), kind };
    let columns = vec![column("指标", ColumnKind::Text), column("得分", ColumnKind::Number)];
    let table = Table { columns, rows, totals, ..Table::default() };
    let blocks = vec![Block::Table(table)];
    let document = Document {
        paper: Paper::Upright,
        language: Language::Chinese,
        title: "表".into(),
        subtitle: String::new(),
        draft: String::new(),
        mark: String::new(),
        blocks,
    };
    let mut book = book(&document);
    assert_eq!(rows_of_second_column(&mut book), [3.33, 3.33, 3.33, 10.0]);
    let formulas = book.worksheet_formula("表").unwrap();
    let formula = formulas.used_cells().find(|(.., formula)| !formula.is_empty()).unwrap();
    assert_eq!(formula.2, "SUM(B3:B5)+0.01");
}

fn rows_of_second_column(book: &mut Book) -> Vec<f64> {
    rows(book, "表").iter().filter_map(|row| calamine::DataType::get_float(&row[1])).collect()
}

#[test]
fn whatever_was_typed_is_text_and_whole() {
    let endless = format!("=cmd()|'/C calc'!A0{}", "长😀".repeat(20_000));
    for hostile in
        ["=1+1", "+1", "-1", "@SUM(A1)", "<c r=\"A1\"/>&amp;", "_x0041_", "\u{0}\u{b}\u{fffe}\u{202e}x", "שלום 😀", &endless]
    {
        let mut book = book(&full_of(hostile));
        let wanted =
            crate::report::plain::lines(hostile).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        let mut said = String::new();
        for (sheet, cell) in cells(&mut book) {
            assert!(!matches!(cell, Data::Error(_)), "{sheet} {cell:?}");
            if let Data::String(text) = cell {
                assert!(text.encode_utf16().count() <= 32_767);
                said.push_str(&text);
            }
        }
        assert!(said.contains(&wanted), "{}", wanted.chars().take(40).collect::<String>());
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.used_cells().all(|(.., formula)| formula.is_empty() || formula.starts_with("SUM(")));
        }
    }
    let mut book = book(&everything().document(&[BINHE], Language::Chinese));
    let first = HOSTILE.lines().next().unwrap();
    assert!(cells(&mut book).iter().any(|(_, cell)| matches!(cell, Data::String(text) if text.contains(first))));
}
