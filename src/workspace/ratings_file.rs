//! A file of ratings from anywhere: raters in the first row, items in the first column, a number or nothing in each cell. Read
//! whole or refused with everything that is wrong.

use std::collections::BTreeMap;

use super::table::{Records, RowProblem, decode};
use crate::domain::agreement::table::{Number, Table};
use crate::text::lists::given;
use crate::text::normalise::plain_number;
use crate::text::{Words, say};

/// What a file of ratings holds.
#[derive(Clone, Debug, Default)]
pub struct Ratings {
    /// The raters; marks name them by their position here.
    pub raters: Vec<String>,
    /// The items with their marks by rater, in the file's order.
    pub items: Vec<(String, BTreeMap<usize, Number>)>,
}

impl Ratings {
    /// The marks as a table to measure.
    pub fn table(&self) -> Table {
        let mut table = Table::default();
        for (_, marks) in &self.items {
            table.add(marks.iter().map(|(rater, mark)| (*rater, *mark)));
        }
        table
    }
}

/// Reads a file of ratings. Columns without a name and without a mark — spreadsheets leave such at the end — are none.
pub fn read_ratings(words: &Words, bytes: &[u8]) -> Result<Ratings, Vec<RowProblem>> {
    let text = decode(bytes);
    let mut head: Option<Vec<String>> = None;
    let (mut items, mut problems) = (Vec::new(), Vec::new());
    for record in Records::new(&text) {
        let (line, record) = match record {
            Ok(record) => record,
            Err(line) => {
                problems.push(RowProblem { line, what: say!(words, "csv-unreadable") });
                continue;
            }
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let Some(raters) = &head else {
            let raters: Vec<String> = record.iter().skip(1).map(str::to_owned).collect();
            problems.extend(repeated(words, line, &raters));
            head = Some(raters);
            continue;
        };
        let (marks, wrong) = row(words, raters, &record);
        problems.extend(wrong.into_iter().map(|what| RowProblem { line, what }));
        let item = record.get(0).unwrap_or_default();
        if item.is_empty() && !marks.is_empty() {
            problems.push(RowProblem { line, what: say!(words, "ratings-no-item") });
        }
        items.push((item.to_owned(), marks));
    }
    let raters = head.unwrap_or_default();
    if raters.iter().all(String::is_empty) && problems.is_empty() {
        problems.push(RowProblem { line: 1, what: say!(words, "ratings-empty") });
    }
    if problems.is_empty() { Ok(Ratings { raters, items }) } else { Err(problems) }
}

/// The columns of the first row that have the name of an earlier one.
fn repeated(words: &Words, line: u64, raters: &[String]) -> Vec<RowProblem> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for (column, rater) in (2..).zip(raters).filter(|(_, rater)| !rater.is_empty()) {
        match seen.get(rater.as_str()) {
            Some(earlier) => {
                let what = say!(words, "ratings-rater-twice", column = column, rater = given(rater), earlier = *earlier);
                problems.push(RowProblem { line, what });
            }
            None => drop(seen.insert(rater, column)),
        }
    }
    problems
}

/// One item's marks, and what is wrong with its cells. A row may end before the last rater.
fn row(words: &Words, raters: &[String], record: &csv::StringRecord) -> (BTreeMap<usize, Number>, Vec<String>) {
    let (mut marks, mut problems) = (BTreeMap::new(), Vec::new());
    // `NA` is what statistics programs write for nothing.
    let filled = record.iter().skip(1).enumerate().filter(|(_, cell)| !cell.is_empty() && !cell.eq_ignore_ascii_case("na"));
    for (rater, cell) in filled {
        let (column, value) = (rater + 2, given(cell));
        let name = raters.get(rater).map(|name| given(name)).unwrap_or_default();
        if name.is_empty() {
            problems.push(say!(words, "ratings-no-rater", column = column, value = value));
            continue;
        }
        match plain_number(cell).parse::<f64>() {
            Ok(number) if number.is_finite() => match Number::new(number) {
                Some(number) => drop(marks.insert(rater, number)),
                None => problems.push(say!(words, "ratings-too-large", column = column, rater = name, value = value)),
            },
            _ => problems.push(say!(words, "ratings-not-a-number", column = column, rater = name, value = value)),
        }
    }
    (marks, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::wording::Language;

    fn read(bytes: &[u8]) -> Result<Ratings, Vec<RowProblem>> {
        read_ratings(&Words::new(Language::English), bytes)
    }

    fn told(text: &str) -> Vec<(u64, String)> {
        read(text.as_bytes()).unwrap_err().into_iter().map(|problem| (problem.line, problem.what)).collect()
    }

    #[test]
    fn gaps_decimals_encodings_and_trailing_commas() {
        let text = "指标,甲,乙,,\n卫生,3.5,,,\n\n安全,－1,２．５,,\n巡查,NA,4e0\n";
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &gb, text.replace('\n', "\r\n").as_bytes()] {
            let ratings = read(bytes).unwrap();
            assert_eq!(ratings.raters[..2], ["甲", "乙"]);
            let marks = |item: usize| ratings.items[item].1.iter().map(|(rater, mark)| (*rater, mark.get())).collect::<Vec<_>>();
            assert_eq!((marks(0), marks(1), marks(2)), (vec![(0, 3.5)], vec![(0, -1.0), (1, 2.5)], vec![(1, 4.0)]));
            assert_eq!(ratings.items[2].0, "巡查");
        }
    }

    #[test]
    fn all_problems_are_told_with_line_and_column() {
        let problems = told("item,A,B,A,\nx,1,two,3\n\n,2,2\ny,inf,1e13,1,5\nz,1;2\n");
        let lines: Vec<u64> = problems.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 2, 4, 5, 5, 5, 6], "{problems:?}");
        for ((_, what), column) in
            problems.iter().zip(["column 4", "column 3 (B)", "no item", "column 2", "column 3", "column 5"])
        {
            assert!(what.contains(column), "{what}: {column}");
        }
    }

    #[test]
    fn a_file_without_raters_says_how_one_looks() {
        for text in ["", "\n\n", "item\n", "item,,\n"] {
            assert!(told(text)[0].1.contains("first row"), "{text:?}");
        }
        assert_eq!(read(b"item,A,B\n").unwrap().items.len(), 0, "no items is a question of the figures");
    }
}
