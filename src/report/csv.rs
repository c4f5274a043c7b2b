//! A document as CSV, for spreadsheets and other programs: its tables under each other, with what stands between them.
//!
//! UTF-8 with a byte order mark, without which Excel takes Chinese for something else; lines end as RFC 4180 has it. What a
//! spreadsheet would take for a formula is led by an apostrophe, as OWASP's advice on CSV injection has it.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::document::{Block, Cell, Document, Table};
use super::plain;

/// The document as CSV.
pub fn render(document: &Document) -> Vec<u8> {
    let top = [&document.subtitle, &document.title, &document.draft];
    let mut rows: Vec<Vec<String>> = top.into_iter().filter(|line| !line.is_empty()).map(|line| vec![text(line)]).collect();
    for block in &document.blocks {
        rows.extend(lines(block));
    }
    let mut out = WriterBuilder::new()
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Rows of any length, into memory: nothing can fail.
        let _ = out.write_record(row);
    }
    out.into_inner().unwrap_or_default()
}

fn lines(block: &Block) -> Vec<Vec<String>> {
    let one = |string: &str| vec![vec![text(string)]];
    match block {
        // A free line sets what follows apart.
        Block::Heading { text: heading, .. } => vec![vec![String::new()], vec![text(heading)]],
        Block::Notice { text } | Block::Paragraph { text } | Block::Note { text } => one(text),
        Block::Pairs { pairs } | Block::Row { pairs } => {
            pairs.iter().map(|pair| vec![text(&pair.label), cell(&pair.value)]).collect()
        }
        Block::Issued { unit, date } => vec![vec![text(unit)], vec![cell(date)]],
        Block::Table(held) => table(held),
        Block::List { entries, .. } => (1..).zip(entries).map(|(n, entry)| vec![n.to_string(), text(entry)]).collect(),
        Block::SignOff { places } => {
            places.iter().map(|place| vec![text(&place.label), String::new(), text(&place.date)]).collect()
        }
        Block::Pictures { pictures } => pictures
            .iter()
            .map(|picture| vec![text(&picture.caption), format!("evidence/{}", plain::line(&picture.file))])
            .collect(),
        Block::PageBreak { .. } => Vec::new(),
    }
}

fn table(table: &Table) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    rows.extend((!table.caption.is_empty()).then(|| vec![text(&table.caption)]));
    rows.push(table.columns.iter().map(|column| text(&column.title)).collect());
    rows.extend(table.rows.iter().map(|cells| cells.iter().map(cell).collect()));
    rows.extend((!table.totals.is_empty()).then(|| table.totals.iter().map(cell).collect()));
    rows
}

fn cell(cell: &Cell) -> String {
    match cell {
        // Days as every program sorts them.
        Cell::Date { day, .. } => day.clone(),
        // Words only: a cell is to be filtered by them.
        Cell::Text { .. } | Cell::Stars { .. } | Cell::Mark { .. } => text(&cell.shown()),
        figure => figure.shown(),
    }
}

/// Free text as text, whatever it begins with; its lines on one line.
fn text(text: &str) -> String {
    let line = plain::lines(text).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let line = plain::line(&line);
    let formula = line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula && line.parse::<f64>().is_err() { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_a_formula_is_text() {
        assert_eq!(text("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(text("@sum(1)"), "'@sum(1)");
        assert_eq!(text("＝1+1"), "'＝1+1");
        assert_eq!(text("-0.5"), "-0.5");
        assert_eq!(text("- 台账缺2次"), "'- 台账缺2次");
        assert_eq!(text("甲\n乙"), "甲 乙");
    }
}
