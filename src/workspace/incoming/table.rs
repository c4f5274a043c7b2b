//! What a table is: marks, communities or replies, told by its first row, else by what stands in its columns.

use super::Not;
use crate::workspace::table::{Column, Records};
use crate::workspace::{communities_file, marks_file, replies};

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Communities.
    Communities,
    /// Marks.
    Marks,
    /// A reply form (整改情况回复表) that was filled in.
    Replies,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it holds; `None` where only a person can say.
    pub sort: Option<Sort>,
    /// The names of its columns, where the first row gives them.
    pub head: Option<Vec<String>>,
    /// How many rows it has, without the first where that names the columns.
    pub rows: usize,
    /// The first of them.
    pub first: Vec<Row>,
    /// How many rows do not say whose mark they are.
    pub unsigned: usize,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Rows that are shown.
const SHOWN: usize = 50;

impl Table {
    /// Looks through a text; `bytes` stays empty.
    pub(super) fn of(text: &str) -> Result<Self, Not> {
        let mut table = Self { sort: None, head: None, rows: 0, first: Vec::new(), unsigned: 0, bytes: Vec::new() };
        let (mut by, mut widest) = (Some(BY), 0);
        for (n, record) in Records::new(text).enumerate() {
            // What cannot be read is told when the rows are checked.
            let Ok((line, record)) = record else {
                table.rows += 1;
                continue;
            };
            if record.iter().all(str::is_empty) {
                continue;
            }
            let cells = || record.iter().map(str::to_owned).collect::<Vec<_>>();
            if n == 0 && names_columns(&record) {
                by = record.iter().position(|cell| known(&marks_file::COLUMNS, cell) == Some("by"));
                table.sort = sort_of_head(&record);
                table.head = Some(cells());
                continue;
            }
            table.rows += 1;
            widest = widest.max(record.iter().filter(|cell| !cell.is_empty()).count());
            table.unsigned += usize::from(by.and_then(|by| record.get(by)).is_none_or(str::is_empty));
            if table.first.len() < SHOWN {
                table.first.push(Row { line, cells: cells() });
            }
        }
        if table.head.is_none() {
            if table.rows == 0 {
                return Err(Not::Empty);
            }
            if widest < 2 {
                let apart = text.lines().take(SHOWN).any(|line| line.contains(['\t', ';', '；', '，']));
                return Err(if apart { Not::Separator } else { Not::Prose });
            }
            table.sort = table.first.first().and_then(|row| sort_of_row(&row.cells));
        }
        Ok(table)
    }
}

/// Where a row without column names says whose mark it is.
const BY: usize = 3;

fn known(columns: &[Column], cell: &str) -> Option<&'static str> {
    let cell = cell.to_lowercase();
    columns.iter().find(|(_, names)| names.contains(&cell.as_str())).map(|(name, _)| *name)
}

/// A first row names the columns where it says what the readers of either table look for.
fn names_columns(record: &csv::StringRecord) -> bool {
    let named = |columns: &[Column], key| record.iter().any(|cell| known(columns, cell) == Some(key));
    named(&marks_file::COLUMNS, "community") || named(&communities_file::COLUMNS, "name") || named(&replies::COLUMNS, "id")
}

fn sort_of_head(record: &csv::StringRecord) -> Option<Sort> {
    let named = |columns: &[Column], key| record.iter().any(|cell| known(columns, cell) == Some(key));
    if named(&replies::COLUMNS, "id") && named(&replies::COLUMNS, "done") {
        return Some(Sort::Replies);
    }
    let marks = named(&marks_file::COLUMNS, "item") || named(&marks_file::COLUMNS, "value");
    let communities = ["code", "district", "subdistrict"].iter().any(|key| named(&communities_file::COLUMNS, key));
    match (marks, communities) {
        (true, false) => Some(Sort::Marks),
        (false, true) => Some(Sort::Communities),
        _ => None,
    }
}

/// A row without names: four cells of which the third is a subdistrict are a community; a mark has something that can be a
/// value in its third.
fn sort_of_row(cells: &[String]) -> Option<Sort> {
    let third = cells.get(2).map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
    let subdistrict = ["街道", "镇", "乡", "subdistrict"].iter().any(|ending| third.ends_with(ending));
    let value = third.starts_with(|c: char| c.is_ascii_digit()) || ["na", "yes", "no", "ok", "是", "否", "-"].contains(&&*third);
    match (subdistrict && cells.len() >= 4, value) {
        (true, _) => Some(Sort::Communities),
        (false, true) => Some(Sort::Marks),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort(text: &str) -> Option<Sort> {
        Table::of(text).unwrap().sort
    }

    #[test]
    fn names_of_columns_tell_what_a_table_holds_in_either_language_and_any_order() {
        assert_eq!(sort("社区,指标,评分\n桥东,1,3\n"), Some(Sort::Marks));
        assert_eq!(sort("note,value,item,community\n,3,1,x\n"), Some(Sort::Marks));
        assert_eq!(sort("名称,街道\n桥东社区,解放街道\n"), Some(Sort::Communities));
        assert_eq!(sort("code,district,subdistrict,name\n1,a,b,c\n"), Some(Sort::Communities));
        assert_eq!(sort("编号（请勿改动）,社区,是否完成（是/否）,整改情况\nx,桥东,是,已改\n"), Some(Sort::Replies));
        assert_eq!(sort("Id (leave as it is),Community,Done (yes/no),Reply\nx,East,yes,ok\n"), Some(Sort::Replies));
        assert_eq!(sort("社区,电话\n桥东,3\n"), None, "only a person can say");
    }

    #[test]
    fn without_names_the_third_cell_tells() {
        assert_eq!(sort("1,示范区,解放街道,桥东社区\n"), Some(Sort::Communities));
        assert_eq!(sort("桥东社区,1,2.5,A,台账不全\n"), Some(Sort::Marks));
        assert_eq!(sort("甲,乙,丙\n"), None);
    }

    #[test]
    fn rows_are_counted_and_the_first_are_kept_with_their_lines() {
        let text = format!("社区,指标,评分,检查员\n\n{}桥东,2,3,\n", "桥东,1,3,A\n".repeat(60));
        let table = Table::of(&text).unwrap();
        assert_eq!((table.rows, table.unsigned, table.first.len()), (61, 1, SHOWN));
        assert_eq!((table.first[0].line, table.first[0].cells[2].as_str()), (3, "3"));
        assert_eq!(Table::of("社区,指标,评分\n桥东,1,3\n").unwrap().unsigned, 1, "there is no such column");
        assert_eq!(Table::of("桥东,1,3,A\n桥东,2,3\n").unwrap().unsigned, 1);
    }
}
