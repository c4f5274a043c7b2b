//! A table that a person brings as a CSV file: its encoding, its columns by name or by order, its rows with the lines they stand
//! on, and what is wrong with them.

use std::collections::HashMap;

use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::ids::DeviceId;
use crate::domain::refusal::Refusal;
use crate::domain::views::Read;
use crate::text::{Words, refusal};

/// One thing wrong with a file, worded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowProblem {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub what: String,
}

/// A column: the name rows are asked by, and what the first row may call it, in lower case.
pub type Column = (&'static str, &'static [&'static str]);

/// A row that holds something.
pub struct Row {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    cells: HashMap<&'static str, String>,
}

impl Row {
    /// A cell; `None` when it is empty or the file has no such column.
    pub fn cell(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }
}

/// UTF-8 with or without BOM; anything that is not UTF-8 is GB18030, which Excel writes on Chinese systems.
pub fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

/// The rows of a file. A first row that names `key` gives the columns' order, without one they stand as declared; a row the
/// file does not let itself be read at is answered as its line.
pub fn rows(bytes: &[u8], columns: &[Column], key: &'static str) -> Vec<Result<Row, u64>> {
    let text = decode(bytes);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut order: Vec<Option<&'static str>> = columns.iter().map(|(name, _)| Some(*name)).collect();
    let (mut rows, mut lines) = (Vec::new(), Lines { text: &text, at: 0, line: 1 });
    for (index, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                rows.push(Err(error.position().map_or(0, |position| lines.of(position))));
                continue;
            }
        };
        let line = record.position().map_or(0, |position| lines.of(position));
        let named: Vec<Option<&'static str>> = record.iter().map(|cell| column(columns, cell)).collect();
        if index == 0 && named.contains(&Some(key)) {
            order = named;
            continue;
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        let mut cells = HashMap::new();
        for (name, cell) in order.iter().zip(&record) {
            if let Some(name) = name.filter(|_| !cell.is_empty()) {
                cells.entry(name).or_insert_with(|| cell.to_owned());
            }
        }
        rows.push(Ok(Row { line, cells }));
    }
    rows
}

/// Counts lines up to places that only go forward.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line a record's first cell stands on: a position of the reader lies before the empty lines it passed over.
    fn of(&mut self, position: &csv::Position) -> u64 {
        let bytes = self.text.as_bytes();
        let place = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(bytes.len());
        let empty = bytes[place..].iter().take_while(|byte| [b'\r', b'\n'].contains(byte)).count();
        let place = (place + empty).max(self.at);
        self.line += bytes[self.at..place].iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.at = place;
        self.line
    }
}

fn column(columns: &[Column], cell: &str) -> Option<&'static str> {
    let cell = cell.to_lowercase();
    columns.iter().find(|(_, known)| known.contains(&cell.as_str())).map(|(name, _)| *name)
}

/// What `decide` has against the rows of a command, by the lines of the file they stand on.
pub(super) fn refused_rows(words: &Words, views: &dyn Read, command: &Command, lines: &[u64]) -> Vec<RowProblem> {
    // Rating and entering are decided alike on every device.
    let refused = match decide(views, DeviceId(uuid::Uuid::nil()), command) {
        Ok(_) => return Vec::new(),
        Err(Refusal::Rows(rows)) => rows,
        Err(one) => vec![(1, one)],
    };
    // Rows are counted without the head and blank lines; the reader of the message sees the file's lines.
    let line = |row: usize| row.checked_sub(1).and_then(|row| lines.get(row)).copied().unwrap_or(0);
    let there = |row: usize| usize::try_from(line(row)).unwrap_or(row);
    let word = |(row, refusal): (usize, Refusal)| {
        let refusal = match refusal {
            Refusal::Repeated { earlier } => Refusal::Repeated { earlier: there(earlier) },
            Refusal::CommunityRepeated { earlier } => Refusal::CommunityRepeated { earlier: there(earlier) },
            other => other,
        };
        RowProblem { line: line(row), what: refusal::word(words, views, &refusal) }
    };
    refused.into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [("place", &["place", "社区"]), ("points", &["points", "得分"]), ("note", &["note", "备注"])];

    fn read(bytes: &[u8]) -> Vec<(u64, [Option<String>; 3])> {
        let cells = |row: &Row| ["place", "points", "note"].map(|name| row.cell(name).map(str::to_owned));
        rows(bytes, &COLUMNS, "place").iter().map(|row| row.as_ref().map(|row| (row.line, cells(row))).unwrap()).collect()
    }

    fn held(cells: [&str; 3]) -> [Option<String>; 3] {
        cells.map(|cell| (!cell.is_empty()).then(|| cell.to_owned()))
    }

    #[test]
    fn columns_go_by_name_in_either_language_or_by_order() {
        let expected = vec![(2, held(["桥东", "3", ""])), (4, held(["桥西", "", "缺台账"]))];
        let text = "备注, 得分 ,其他,社区\n,3,x,桥东\n,,,\n缺台账,,y,桥西\n";
        assert_eq!(read(text.as_bytes()), expected);
        assert_eq!(read(format!("\u{feff}{text}").as_bytes()), expected);
        assert_eq!(read(&encoding_rs::GB18030.encode(text).0), expected);
        let text = "\r\nNote,Points,z,PLACE\r\n,3,,桥东\r\n\r\n\r\n缺台账,,,桥西";
        assert_eq!(read(text.as_bytes()), [(3, held(["桥东", "3", ""])), (6, held(["桥西", "", "缺台账"]))], "empty lines count");
        assert_eq!(read("桥东,3\n".as_bytes()), [(1, held(["桥东", "3", ""]))]);
        assert_eq!(read(b""), []);
    }

    #[test]
    fn a_cell_of_two_lines_counts_both() {
        let rows = read("社区,备注\n桥东,\"一\n二\"\n桥西,三\n".as_bytes());
        assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4]);
    }
}
