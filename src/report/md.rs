//! A document as Markdown (GFM). Free text is escaped: whatever was typed shows as typed and never becomes markup.

use super::document::{Block, Cell, ColumnKind, Document, Pair, Picture, Room, SignPlace, Table};
use super::{colon, drawn, plain};

/// The document as UTF-8 Markdown.
pub fn render(document: &Document) -> Vec<u8> {
    let title = [&document.subtitle, &document.title].into_iter().filter(|line| !line.is_empty());
    let mut parts = vec![format!("# {}", title.map(|line| escaped(line)).collect::<Vec<_>>().join("<br>"))];
    if !document.draft.is_empty() {
        parts.push(format!("**{}**", escaped(&document.draft)));
    }
    parts.extend(document.blocks.iter().map(|one| block(one, document)).filter(|part| !part.is_empty()));
    let mut text = parts.join("\n\n");
    text.push('\n');
    text.into_bytes()
}

fn block(block: &Block, document: &Document) -> String {
    let colon = colon(document.language);
    match block {
        Block::Heading { level, text } => format!("{} {}", "#".repeat(document.rank(*level).into()), escaped(text)),
        Block::Notice { text } => format!("> **{}**", escaped(text)),
        Block::Paragraph { text } => paragraph(text, "\\\n"),
        Block::Pairs { pairs } => {
            let rows = pairs.iter().map(|pair| format!("- **{}**{colon}{}", escaped(&pair.label), cell(&pair.value)));
            rows.collect::<Vec<_>>().join("\n")
        }
        Block::Row { pairs } => {
            let one = |pair: &Pair| match &pair.value {
                Cell::Empty => format!("{}{colon}{}", escaped(&pair.label), "\\_".repeat(12)),
                value => format!("**{}**{colon}{}", escaped(&pair.label), cell(value)),
            };
            // Two ems keep their width in a line.
            pairs.iter().map(one).collect::<Vec<_>>().join("\u{2003}\u{2003}")
        }
        Block::Issued { unit, date } => format!("{}\\\n{}", escaped(unit), cell(date)),
        Block::Table(table) => table_text(table),
        Block::List { numbered, entries } => {
            let entries = entries.iter().enumerate().map(|(index, entry)| {
                let bullet = if *numbered { format!("{}.", index + 1) } else { "-".to_owned() };
                format!("{bullet} {}", paragraph(entry, "<br>"))
            });
            entries.collect::<Vec<_>>().join("\n")
        }
        Block::SignOff { places } => places.iter().map(|place| sign_place(place, colon)).collect::<Vec<_>>().join("\n\n"),
        Block::Pictures { pictures } => {
            let line = |picture: &Picture| format!("- {}: `evidence/{}`", escaped(&picture.caption), plain::line(&picture.file));
            pictures.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Block::Note { text } => format!("*{}*", escaped(text)),
        Block::PageBreak { .. } => "---".to_owned(),
    }
}

fn sign_place(place: &SignPlace, colon: &str) -> String {
    let room = match place.room {
        Room::Line => "\\_".repeat(16) + " ",
        Room::Opinion => "<br><br><br>".to_owned(),
    };
    format!("{}{colon}{room}{}", escaped(&place.label), escaped(&place.date)).trim_end().to_owned()
}

fn table_text(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = table.columns.iter().map(|column| match column.kind {
        ColumnKind::Text | ColumnKind::Label => ":---".to_owned(),
        ColumnKind::Number | ColumnKind::Share => "---:".to_owned(),
        ColumnKind::Centre => ":---:".to_owned(),
    });
    let mut lines = vec![row(table.columns.iter().map(|column| escaped(&column.title)).collect()), row(rule.collect())];
    lines.extend(table.rows.iter().map(|cells| row(cells.iter().map(cell).collect())));
    if !table.totals.is_empty() {
        let bold = |text: String| if text.is_empty() { text } else { format!("**{text}**") };
        lines.push(row(table.totals.iter().map(|total| bold(cell(total))).collect()));
    }
    if table.caption.is_empty() { lines.join("\n") } else { format!("**{}**\n\n{}", escaped(&table.caption), lines.join("\n")) }
}

/// A cell: stars are drawn as well as worded, line breaks kept.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Stars { given, of, text } => format!("{} {}", drawn(given, of), escaped(text)),
        other => {
            let lines = plain::lines(&other.shown()).into_iter().filter(|line| !line.is_empty());
            lines.map(|line| escaped(&line)).collect::<Vec<_>>().join("<br>")
        }
    }
}

fn paragraph(text: &str, line_break: &str) -> String {
    let lines = plain::lines(text).into_iter().filter(|line| !line.is_empty());
    lines.map(|line| begun(&line)).collect::<Vec<_>>().join(line_break)
}

/// One line of text that begins a paragraph or list entry: there a digit or dash may begin a list, too.
fn begun(text: &str) -> String {
    let line = plain::line(text);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let begins = if digits == 0 { rest.starts_with(['-', '+', '=']) } else { rest.starts_with(['.', ')']) };
    if begins { format!("{number}\\{}", escaped(rest)) } else { escaped(&line) }
}

/// One line of text with everything escaped that Markdown or HTML would take for markup inside a line.
fn escaped(text: &str) -> String {
    let line = plain::line(text);
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        let before = &line[..at];
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '$' | '@' | '!' => out.extend(['\\', c]),
            // Addresses are text, not links.
            ':' if line[at..].starts_with("://") => out.extend(['\\', c]),
            '.' if before.to_ascii_lowercase().ends_with("www") => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_free_text_is_escaped() {
        assert_eq!(escaped("a|b `c` <script>"), "a\\|b \\`c\\` &lt;script&gt;");
        assert_eq!(escaped("# no heading"), "\\# no heading");
        assert_eq!(begun("- 1. x"), "\\- 1. x");
        assert_eq!(begun("12. x 3.5"), "12\\. x 3.5");
        assert_eq!(escaped("see http://a.b and www.c.d, e@f"), "see http\\://a.b and www\\.c.d, e\\@f");
        assert_eq!(cell(&Cell::text("one\n\n| two |")), "one<br>\\| two \\|");
    }
}
