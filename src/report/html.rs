//! A document as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.
//!
//! The page is read by a screen reader, on a phone, and printed on A4; what it looks like stands in `html/style.css`, how
//! blocks become elements in the templates beside it. Everything typed comes out as text: [`plain`] takes what would
//! steer a line, the templates escape what would be markup.

// Templates hand every argument over by reference.
#![allow(clippy::trivially_copy_pass_by_ref)]

use std::fmt::Write as _;

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::document::{Block, Cell, Column, ColumnKind, Document, Image, Mark, Pair, Paper, Room, Table};
use super::{colon, drawn, plain};
use crate::domain::points::Exact;
use crate::text::width::width;

/// The document as UTF-8 HTML.
pub fn render(document: &Document) -> Vec<u8> {
    let name = plain::line(&format!("{} {}", document.subtitle, document.title));
    let page = Page {
        running_name: in_css(&name),
        running_mark: in_css(&plain::line(&document.mark)),
        name,
        colon: colon(document.language),
        document,
        parts: parts(document),
        style: include_str!("html/style.css").trim_end(),
    };
    // Writing into a string fails only where a value refuses to be written, and here all are strings and numbers.
    page.render().unwrap_or_default().into_bytes()
}

#[derive(Template)]
#[template(path = "report.html", config = "src/report/html/askama.toml")]
struct Page<'a> {
    document: &'a Document,
    /// What the browser calls the page.
    name: String,
    /// The name and the mark as every printed page repeats them.
    running_name: String,
    running_mark: String,
    style: &'static str,
    /// What stands between a label and its value.
    colon: &'static str,
    parts: Vec<Part<'a>>,
}

/// What stands before the first title of a collection, or below one of them.
#[derive(Default)]
struct Part<'a> {
    title: Option<&'a str>,
    /// How its paper lies.
    paper: Paper,
    blocks: Vec<Placed<'a>>,
}

/// A block and the heading it is or stands under.
struct Placed<'a> {
    block: &'a Block,
    /// The heading's text: it names a table that has no caption of its own.
    under: &'a str,
    /// The heading's rank: the 3 of `h3`.
    rank: u8,
}

fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut paper = document.paper;
    let mut parts = vec![Part { paper, ..Part::default() }];
    let (mut under, mut rank) = ("", 1);
    for block in &document.blocks {
        if let Block::PageBreak { paper: from_here } = block {
            paper = *from_here;
        }
        if let Block::Heading { text, level } = block {
            (under, rank) = (text, document.rank(*level));
            if *level <= 1 {
                parts.push(Part { title: Some(text), paper, blocks: Vec::new() });
                continue;
            }
        }
        if let Some(part) = parts.last_mut() {
            part.blocks.push(Placed { block, under, rank });
        }
    }
    parts
}

/// The class of what is printed on paper that lies so.
const fn lies(paper: &Paper) -> &'static str {
    if paper.is_across() { "across" } else { "upright" }
}

/// The lines of a text that hold anything.
fn filled(text: impl AsRef<str>) -> Vec<String> {
    plain::lines(text.as_ref()).into_iter().filter(|line| !line.is_empty()).collect()
}

/// A picture's content as an address holds it.
fn base64(image: &Image) -> String {
    STANDARD.encode(&image.jpeg)
}

/// Ems right of unit and day: four right of the day, less what the unit, in the middle above it, takes of them.
fn beside(unit: &str, date: &Cell) -> String {
    let date = width(&plain::line(&date.shown()));
    let over = width(&plain::line(unit)).saturating_sub(date) / 2;
    let halves = 8_usize.saturating_sub(over);
    format!("{}{}", halves / 2, if halves.is_multiple_of(2) { "" } else { ".5" })
}

/// Whether pairs are the figures of a result, set large side by side.
fn figures(pairs: &[Pair]) -> bool {
    pairs.iter().any(|pair| matches!(pair.value, Cell::Points { .. } | Cell::Stars { .. }))
}

/// A cell in its row.
struct Set<'a> {
    cell: &'a Cell,
    class: &'static str,
    /// The head of its column, which stands beside it where a narrow screen shows no columns.
    title: String,
    /// It names its row.
    heads: bool,
    bar: Option<Bar>,
}

/// The bar beside a share.
struct Bar {
    /// Of a hundred.
    length: String,
    /// What it shows, in words.
    told: String,
}

fn row<'a>(table: &Table, cells: &'a [Cell]) -> Vec<Set<'a>> {
    let first = |kind: ColumnKind| table.columns.iter().position(|column| column.kind == kind);
    // The first running text names the row, as an item or section does; else the first label.
    let head = first(ColumnKind::Text).or_else(|| first(ColumnKind::Label));
    let name = head.and_then(|at| cells.get(at)).map(Cell::shown).unwrap_or_default();
    let set = |(at, (column, cell)): (usize, (&Column, &'a Cell))| Set {
        cell,
        class: class(&column.kind),
        title: plain::line(&column.title),
        heads: head == Some(at) && *cell != Cell::Empty,
        bar: bar(column.kind, cell, &name),
    };
    table.columns.iter().zip(cells).enumerate().map(set).collect()
}

fn bar(kind: ColumnKind, cell: &Cell, name: &str) -> Option<Bar> {
    let (ColumnKind::Share, Cell::Percent { value }) = (kind, cell) else { return None };
    let within = value.value.clone().clamp(Exact::zero(), Exact::ratio(100, 1));
    Some(Bar { length: within.cut(value.decimals), told: plain::line(&format!("{name} {}", cell.shown())) })
}

const fn class(kind: &ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::Label => "label",
        ColumnKind::Number => "number",
        ColumnKind::Share => "share",
        ColumnKind::Centre => "centre",
    }
}

/// An answer's class and the sign beside its words.
const fn answer(mark: &Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Good => ("good", "✓"),
        Mark::Bad => ("bad", "✗"),
        Mark::Open => ("open", "○"),
    }
}

/// A text for between the quotes of a CSS string: whatever is neither letter nor digit is written as its number.
fn in_css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else {
            // Writing into a string does not fail.
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_css_string_cannot_be_left() {
        assert_eq!(in_css("滨河 \"</style>\\"), "滨河\\20 \\22 \\3c \\2f style\\3e \\5c ");
    }

    #[test]
    fn a_bar_stays_in_its_frame() {
        let of = |cell| bar(ColumnKind::Share, &cell, "三级网络");
        let length = |thirds| of(Cell::percent(Exact::ratio(thirds, 3))).map(|bar| bar.length).unwrap();
        assert_eq!([length(200), length(330), length(-3)], ["66.6", "100", "0"]);
        assert_eq!(of(Cell::percent(Exact::ratio(962, 10))).unwrap().told, "三级网络 96.2%");
        assert!(of(Cell::text("不适用")).is_none());
    }
}
