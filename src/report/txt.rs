//! A document as plain text, 80 columns wide, for any screen, mail or system printer: words instead of symbols, rules of
//! ASCII characters, a form feed where a page begins.

use super::document::{Block, ColumnKind, Document, Pair, Room, SignPlace};
use super::txt_table::table;
use super::{colon, plain};
use crate::domain::wording::Language;
use crate::text::width::{center, pad_left, pad_right, width};
use crate::text::wrap::wrap;

/// Display columns of a page.
pub const PAGE: usize = 80;

/// The document as UTF-8 text.
pub fn render(document: &Document) -> Vec<u8> {
    let mut lines = Vec::new();
    if !document.mark.is_empty() {
        lines.push(right(&document.mark));
    }
    lines.extend(centred(&document.title));
    lines.extend(centred(&document.subtitle));
    lines.push("=".repeat(PAGE));
    for block in &document.blocks {
        let new = block_lines(block, document);
        if new.is_empty() {
            continue;
        }
        if lines.last().is_some_and(|last| !last.is_empty()) && !matches!(block, Block::PageBreak) {
            lines.push(String::new());
        }
        lines.extend(new);
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(line.trim_end_matches(' '));
        text.push('\n');
    }
    text.into_bytes()
}

fn block_lines(block: &Block, document: &Document) -> Vec<String> {
    match block {
        Block::Heading { level: 1, text } => {
            let mut lines = centred(text);
            lines.push("=".repeat(PAGE));
            lines
        }
        Block::Heading { text, .. } | Block::Note { text } => wrapped(text, PAGE),
        Block::Notice { text } => framed(text),
        Block::Paragraph { text } => indented(text, if document.language == Language::Chinese { 4 } else { 0 }),
        Block::Pairs { pairs } => pairs_lines(pairs, document.language),
        Block::Table(held) => table(held),
        Block::List { numbered, entries } => entries
            .iter()
            .enumerate()
            .flat_map(|(index, entry)| {
                let bullet = if *numbered { format!("{:>3}. ", index + 1) } else { "  - ".to_owned() };
                hanging(&bullet, entry)
            })
            .collect(),
        Block::SignOff { places } => sign_off(places, document.language),
        Block::PageBreak => {
            let mark = &document.mark;
            vec![String::new(), if mark.is_empty() { "\u{c}".to_owned() } else { format!("\u{c}{}", right(mark)) }]
        }
    }
}

/// The lines of a text no wider than `columns`; a line break in it stays one.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    plain::lines(text).iter().flat_map(|line| wrap(line, columns)).collect()
}

fn centred(text: &str) -> Vec<String> {
    let lines = wrapped(text, PAGE).into_iter().filter(|line| !line.is_empty());
    lines.map(|line| center(&line, PAGE)).collect()
}

fn right(text: &str) -> String {
    pad_left(&plain::line(text), PAGE)
}

/// Paragraphs whose first lines are set in, as Chinese prose is.
fn indented(text: &str, by: usize) -> Vec<String> {
    let paragraphs = plain::lines(text).into_iter().filter(|line| !line.is_empty());
    paragraphs
        .flat_map(|paragraph| {
            // Two ideographic spaces keep their width through the wrapping, blanks would be dropped.
            wrap(&format!("{}{paragraph}", "\u{3000}".repeat(by / 2)), PAGE)
        })
        .collect()
}

fn hanging(lead: &str, text: &str) -> Vec<String> {
    let columns = width(lead);
    let lines = wrapped(text, PAGE.saturating_sub(columns).max(20));
    let blank = " ".repeat(columns);
    let lead = std::iter::once(lead).chain(std::iter::repeat(blank.as_str()));
    lead.zip(lines).map(|(lead, line)| format!("{lead}{line}")).collect()
}

fn framed(text: &str) -> Vec<String> {
    let rule = "*".repeat(PAGE);
    let inner = wrapped(text, PAGE - 4).into_iter().map(|line| format!("* {} *", pad_right(&line, PAGE - 4)));
    std::iter::once(rule.clone()).chain(inner).chain([rule.clone()]).collect()
}

fn pairs_lines(pairs: &[Pair], language: Language) -> Vec<String> {
    let label = |pair: &Pair| format!("{}{}", plain::line(&pair.label), colon(language));
    let columns = pairs.iter().map(|pair| width(&label(pair))).max().unwrap_or(0).min(PAGE / 2);
    let lines = pairs.iter().flat_map(|pair| {
        let lead = format!("{} ", pad_right(&label(pair), columns));
        let shown = pair.value.shown();
        hanging(&lead, if shown.trim().is_empty() { "-" } else { &shown })
    });
    lines.collect()
}

fn sign_off(places: &[SignPlace], language: Language) -> Vec<String> {
    let label = |place: &SignPlace| format!("{}{}", plain::line(&place.label), colon(language));
    let lines = places.iter().filter(|place| place.room == Room::Line);
    let columns = lines.map(|place| width(&label(place))).max().unwrap_or(0).min(PAGE / 2);
    let mut out = Vec::new();
    for place in places {
        let date = plain::line(&place.date);
        match place.room {
            Room::Line => {
                let room = PAGE.saturating_sub(columns + width(&date) + 2).max(12);
                out.push(format!("{}{}  {date}", pad_right(&label(place), columns), "_".repeat(room)));
            }
            Room::Opinion => {
                out.push(label(place));
                out.extend((0..4).flat_map(|_| [String::new(), "_".repeat(PAGE)]));
                out.extend([String::new(), right(&place.date)]);
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
