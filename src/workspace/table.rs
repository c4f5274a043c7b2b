//! A table that a person brings as a CSV file: its encoding, its columns by name or by order, its rows with the lines they stand
//! on, and what is wrong with them.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::ids::DeviceId;
use crate::domain::refusal::Refusal;
use crate::domain::views::Read;
use crate::text::{Words, refusal, say};

/// One thing wrong with a file, worded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowProblem {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub what: String,
}

impl RowProblem {
    /// The problem with its line before it; what is wrong with the whole file has none.
    pub fn worded(&self, words: &Words) -> String {
        match self.line {
            0 => self.what.clone(),
            line => say!(words, "csv-line", line = line, problem = self.what.as_str()),
        }
    }

    /// There are more problems from a line on, which are not told.
    pub(super) fn more(words: &Words, line: u64) -> Self {
        Self { line, what: say!(words, "csv-more", count = TOLD) }
    }

    /// What keeps a row from being read.
    pub(super) fn of(words: &Words, fault: RowFault) -> Self {
        match fault {
            RowFault::Unreadable(line) => Self { line, what: say!(words, "csv-unreadable") },
            RowFault::TooMany(line) => Self { line, what: say!(words, "csv-too-many", count = ROWS) },
        }
    }
}

/// Problems that are told of a file. Whoever has more has them all for one reason, and looks again when the first are put
/// right.
pub const TOLD: usize = 1_000;

/// Rows that are taken in at once: one command, one step to take back, one journal write. Twice what a district's largest
/// meeting comes to (400 communities of 60 items and 2 inspectors).
pub const ROWS: usize = 100_000;

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

/// How the characters of a text file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 behind a byte order mark, as Excel and the Windows editor write it.
    Utf8Bom,
    /// GB18030, which Excel and WPS write on Chinese systems.
    Gb18030,
}

/// The text of a file and how it is written: UTF-8 with or without BOM; anything that is not UTF-8 is GB18030.
pub fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let (bytes, encoding) = match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(rest) => (rest, Encoding::Utf8Bom),
        None => (bytes, Encoding::Utf8),
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), encoding),
        Err(_) => (encoding_rs::GB18030.decode(bytes).0, Encoding::Gb18030),
    }
}

/// The text of a file; see [`decoded`].
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    decoded(bytes).0
}

/// Why a row is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// The file does not let itself be read there, by line: a quote is not closed.
    Unreadable(u64),
    /// There are more than [`ROWS`] rows; the first one too many, by line. Nothing comes after it.
    TooMany(u64),
}

/// The rows of a text. A first row that names `key` gives the columns' order, without one they stand as declared.
pub fn rows<'a>(text: &'a str, columns: &'a [Column], key: &'static str) -> Rows<'a> {
    Rows {
        records: Records::new(text),
        columns,
        key,
        order: columns.iter().map(|(name, _)| Some(*name)).collect(),
        first: true,
        count: 0,
    }
}

/// The rows of a text, one after the other.
pub struct Rows<'a> {
    records: Records<'a>,
    columns: &'a [Column],
    key: &'static str,
    order: Vec<Option<&'static str>>,
    first: bool,
    count: usize,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, RowFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.count <= ROWS {
            let (line, record) = match self.records.next()? {
                Ok(record) => record,
                Err(line) => return Some(Err(RowFault::Unreadable(line))),
            };
            if std::mem::take(&mut self.first) {
                let named: Vec<Option<&'static str>> = record.iter().map(|cell| column(self.columns, cell)).collect();
                if named.contains(&Some(self.key)) {
                    self.order = named;
                    continue;
                }
            }
            if record.iter().all(str::is_empty) {
                continue;
            }
            self.count += 1;
            if self.count > ROWS {
                return Some(Err(RowFault::TooMany(line)));
            }
            let mut cells = HashMap::new();
            for (name, cell) in self.order.iter().zip(&record) {
                if let Some(name) = name.filter(|_| !cell.is_empty()) {
                    cells.entry(name).or_insert_with(|| cell.to_owned());
                }
            }
            return Some(Ok(Row { line, cells }));
        }
        None
    }
}

/// The records of a text with the lines they begin on; a record that cannot be read is its line.
pub struct Records<'a> {
    reader: csv::Reader<&'a [u8]>,
    lines: Lines<'a>,
}

impl<'a> Records<'a> {
    /// The records of a text in CSV.
    pub fn new(text: &'a str) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).trim(csv::Trim::All);
        Self { reader: builder.from_reader(text.as_bytes()), lines: Lines { text, at: 0, line: 1 } }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<(u64, csv::StringRecord), u64>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = csv::StringRecord::new();
        match self.reader.read_record(&mut record) {
            Ok(false) => None,
            Ok(true) => {
                let line = record.position().map_or(0, |position| self.lines.of(position));
                // A quote that is never closed takes in all that follows.
                let end = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
                let raw = self.lines.text.as_bytes().get(self.lines.at..end).unwrap_or_default();
                let odd = raw.iter().fold(false, |odd, byte| odd ^ (*byte == b'"'));
                let open = odd && raw.trim_ascii().contains(&b'\n');
                Some(if open { Err(line) } else { Ok((line, record)) })
            }
            Err(error) => Some(Err(error.position().map_or(0, |position| self.lines.of(position)))),
        }
    }
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

/// How much a command made of rows would change, or what `decide` has against it, by the lines of the file the rows stand on.
pub(super) fn decided(words: &Words, views: &dyn Read, command: &Command, lines: &[u64]) -> Result<usize, Vec<RowProblem>> {
    // Rating and entering are decided alike on every device.
    let refused = match decide(views, DeviceId(uuid::Uuid::nil()), command) {
        Ok(decision) => return Ok(decision.events.len()),
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
    let more = refused.get(TOLD).map(|(row, _)| RowProblem::more(words, line(*row)));
    Err(refused.into_iter().take(TOLD).map(word).chain(more).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [("place", &["place", "社区"]), ("points", &["points", "得分"]), ("note", &["note", "备注"])];

    fn read(bytes: &[u8]) -> Vec<(u64, [Option<String>; 3])> {
        let cells = |row: &Row| ["place", "points", "note"].map(|name| row.cell(name).map(str::to_owned));
        rows(&decode(bytes), &COLUMNS, "place").map(|row| row.map(|row| (row.line, cells(&row))).unwrap()).collect()
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

    #[test]
    fn a_quote_that_is_never_closed_is_told_where_it_opens() {
        let faults = |text: &str| rows(text, &COLUMNS, "place").filter_map(Result::err).collect::<Vec<_>>();
        assert_eq!(faults("社区,备注\n桥东,一\n桥西,\"二\n桥南,三\n桥北,四\n"), [RowFault::Unreadable(3)]);
        assert_eq!(faults("社区,备注\n桥东,5\" 的管子\n"), []);
    }

    #[test]
    fn rows_are_bounded() {
        let text = "桥东,3\n".repeat(ROWS + 3);
        let mut last = None;
        let count = rows(&text, &COLUMNS, "place").map(|row| last = row.err()).count();
        assert_eq!((count, last), (ROWS + 1, Some(RowFault::TooMany(ROWS as u64 + 1))));
    }

    #[test]
    fn the_encoding_is_told() {
        assert_eq!(decoded("桥".as_bytes()), ("桥".into(), Encoding::Utf8));
        assert_eq!(decoded("\u{feff}桥".as_bytes()), ("桥".into(), Encoding::Utf8Bom));
        assert_eq!(decoded(&encoding_rs::GB18030.encode("桥").0), ("桥".into(), Encoding::Gb18030));
    }
}
