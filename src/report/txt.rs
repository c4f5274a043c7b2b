//! A document as plain text, 80 columns wide, for any screen, mail or system printer: words instead of symbols, rules of
//! ASCII characters, a form feed where a page begins.

use super::document::{Block, Cell, ColumnKind, Document, Pair, Room, SignPlace};
use super::txt_table::table;
use super::{colon, plain};
use crate::domain::wording::Language;
use crate::text::width::{center, pad_left, pad_right, width};
use crate::text::wrap::wrap;

/// Display columns of a page.
pub const PAGE: usize = 80;

/// What a line of text is part of, for a screen that tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title, or a heading.
    Heading,
    /// What nobody may overlook.
    Notice,
    /// A remark.
    Note,
    /// Everything else.
    Body,
    /// Here a page begins; the text is what stands above it.
    Page,
}

/// One line of the document as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// The line.
    pub text: String,
    /// What it is part of.
    pub part: Part,
}

/// The document as UTF-8 text.
pub fn render(document: &Document) -> Vec<u8> {
    let mut text = String::new();
    for line in text_lines(document, PAGE) {
        if line.part == Part::Page {
            text.push('\u{c}');
        }
        text.push_str(line.text.trim_end_matches(' '));
        text.push('\n');
    }
    text.into_bytes()
}

/// The document's lines on a page of so many columns; at least 40.
pub fn text_lines(document: &Document, page: usize) -> Vec<TextLine> {
    let page = page.max(40);
    let mut lines = Vec::new();
    let mut push = |texts: Vec<String>, part| lines.extend(texts.into_iter().map(|text| TextLine { text, part }));
    if !document.mark.is_empty() {
        push(vec![right(&document.mark, page)], Part::Notice);
    }
    for line in [&document.subtitle, &document.title, &document.draft] {
        push(centred(line, page), Part::Heading);
    }
    push(vec!["=".repeat(page)], Part::Body);
    for block in &document.blocks {
        let new = block_lines(block, document, page);
        if new.is_empty() {
            continue;
        }
        let behind = |last: &TextLine| last.part == Part::Page || !last.text.is_empty();
        if lines.last().is_some_and(behind) || matches!(block, Block::PageBreak { .. }) {
            lines.push(TextLine { text: String::new(), part: Part::Body });
        }
        let part = match block {
            Block::Heading { .. } => Part::Heading,
            Block::Notice { .. } => Part::Notice,
            Block::Note { .. } => Part::Note,
            Block::PageBreak { .. } => Part::Page,
            _ => Part::Body,
        };
        lines.extend(new.into_iter().map(|text| TextLine { text, part }));
    }
    lines
}

fn block_lines(block: &Block, document: &Document, page: usize) -> Vec<String> {
    match block {
        Block::Heading { level: 1, text } => {
            let mut lines = centred(text, page);
            lines.push("=".repeat(page));
            lines
        }
        Block::Heading { text, .. } | Block::Note { text } => wrapped(text, page),
        Block::Notice { text } => framed(text, page),
        Block::Paragraph { text } => indented(text, if document.language == Language::Chinese { 4 } else { 0 }, page),
        Block::Pairs { pairs } => pairs_lines(pairs, document.language, page),
        Block::Row { pairs } => row_lines(pairs, document.language, page),
        Block::Issued { unit, date } => issued(unit, &date.shown(), page),
        Block::Table(held) => table(held, page),
        Block::List { numbered, entries } => entries
            .iter()
            .enumerate()
            .flat_map(|(index, entry)| {
                let bullet = if *numbered { format!("{:>3}. ", index + 1) } else { "  - ".to_owned() };
                hanging(&bullet, entry, page)
            })
            .collect(),
        Block::Pictures { pictures } => pictures
            .iter()
            .enumerate()
            .flat_map(|(index, picture)| {
                let text = format!("{}\nevidence/{}", plain::line(&picture.caption), plain::line(&picture.file));
                hanging(&format!("{:>3}. ", index + 1), &text, page)
            })
            .collect(),
        Block::SignOff { places } => sign_off(places, document.language, page),
        Block::PageBreak { .. } if document.mark.is_empty() => vec![String::new()],
        Block::PageBreak { .. } => vec![right(&document.mark, page)],
    }
}

/// The lines of a text no wider than `columns`; a line break in it stays one.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    plain::lines(text).iter().flat_map(|line| wrap(line, columns)).collect()
}

fn centred(text: &str, page: usize) -> Vec<String> {
    let lines = wrapped(text, page).into_iter().filter(|line| !line.is_empty());
    lines.map(|line| center(&line, page)).collect()
}

fn right(text: &str, page: usize) -> String {
    pad_left(&plain::line(text), page)
}

/// Paragraphs whose first lines are set in, as Chinese prose is.
fn indented(text: &str, by: usize, page: usize) -> Vec<String> {
    let paragraphs = plain::lines(text).into_iter().filter(|line| !line.is_empty());
    paragraphs
        .flat_map(|paragraph| {
            // Two ideographic spaces keep their width through the wrapping, blanks would be dropped.
            wrap(&format!("{}{paragraph}", "\u{3000}".repeat(by / 2)), page)
        })
        .collect()
}

fn hanging(lead: &str, text: &str, page: usize) -> Vec<String> {
    let columns = width(lead);
    let lines = wrapped(text, page.saturating_sub(columns).max(20));
    let blank = " ".repeat(columns);
    let lead = std::iter::once(lead).chain(std::iter::repeat(blank.as_str()));
    lead.zip(lines).map(|(lead, line)| format!("{lead}{line}")).collect()
}

fn framed(text: &str, page: usize) -> Vec<String> {
    let rule = "*".repeat(page);
    let inner = wrapped(text, page - 4).into_iter().map(|line| format!("* {} *", pad_right(&line, page - 4)));
    std::iter::once(rule.clone()).chain(inner).chain([rule.clone()]).collect()
}

fn pairs_lines(pairs: &[Pair], language: Language, page: usize) -> Vec<String> {
    let label = |pair: &Pair| format!("{}{}", plain::line(&pair.label), colon(language));
    let columns = pairs.iter().map(|pair| width(&label(pair))).max().unwrap_or(0).min(page / 2);
    let lines = pairs.iter().flat_map(|pair| {
        let lead = format!("{} ", pad_right(&label(pair), columns));
        let shown = pair.value.shown();
        hanging(&lead, if shown.trim().is_empty() { "-" } else { &shown }, page)
    });
    lines.collect()
}

/// Labels with their values from edge to edge of one line; below each other where they do not fit.
fn row_lines(pairs: &[Pair], language: Language, page: usize) -> Vec<String> {
    let room = page / pairs.len().max(1);
    let one = |pair: &Pair| {
        let label = format!("{}{}", plain::line(&pair.label), colon(language));
        match &pair.value {
            Cell::Empty => {
                let blank = "_".repeat(room.saturating_sub(width(&label) + 4).max(8));
                format!("{label}{blank}")
            }
            value => format!("{label}{}", plain::line(&value.shown())),
        }
    };
    let mut texts: Vec<String> = pairs.iter().map(one).collect();
    let all: usize = texts.iter().map(|text| width(text) + 2).sum();
    let Some(last) = texts.pop().filter(|_| all <= page + 2) else {
        return pairs.iter().flat_map(|pair| wrapped(&one(pair), page)).collect();
    };
    let before = texts.join("  ");
    let rest = page - width(&before);
    vec![if before.is_empty() { last } else { before + &pad_left(&last, rest) }]
}

/// The unit in the middle above the day, the day eight columns from the right edge; a line more before it, for the seal.
fn issued(unit: &str, date: &str, page: usize) -> Vec<String> {
    let (unit, date) = (wrapped(unit, page), plain::line(date));
    let columns = unit.iter().map(|line| width(line)).max().unwrap_or(0).max(width(&date));
    let beside = 8_usize.saturating_sub((columns - width(&date)) / 2).min(page - columns);
    let lines = unit.iter().chain([&date]).map(|line| {
        let line = center(line, columns);
        pad_left(&pad_right(&line, columns), page - beside)
    });
    std::iter::once(String::new()).chain(lines).collect()
}

fn sign_off(places: &[SignPlace], language: Language, page: usize) -> Vec<String> {
    let label = |place: &SignPlace| format!("{}{}", plain::line(&place.label), colon(language));
    let lines = places.iter().filter(|place| place.room == Room::Line);
    let columns = lines.map(|place| width(&label(place))).max().unwrap_or(0).min(page / 2);
    let mut out = Vec::new();
    for place in places {
        let date = plain::line(&place.date);
        match place.room {
            Room::Line => {
                let room = page.saturating_sub(columns + width(&date) + 2).max(12);
                out.push(format!("{}{}  {date}", pad_right(&label(place), columns), "_".repeat(room)));
            }
            Room::Opinion => {
                out.push(label(place));
                out.extend((0..4).flat_map(|_| [String::new(), "_".repeat(page)]));
                out.extend([String::new(), right(&place.date, page)]);
            }
        }
        out.push(String::new());
    }
    out.pop();
    out
}

/// A cell's line as this kind of column sets it.
pub(super) fn set(text: &str, columns: usize, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Text | ColumnKind::Label => pad_right(text, columns),
        ColumnKind::Number | ColumnKind::Share => pad_left(text, columns),
        ColumnKind::Centre => center(text, columns),
    }
}
