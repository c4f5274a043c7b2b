//! What a template is given: the document as data, its texts as a page can show them.

use std::collections::BTreeSet;

use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::document::{Block, Cell, Document};
use super::super::plain;

/// The document as the JSON format tells it, with everything taken out of its texts that would steer a line.
pub fn of(document: &Document) -> Value {
    // Strings, numbers and lists only: there is nothing in a document that JSON cannot hold.
    let mut data = serde_json::to_value(document).unwrap_or_default();
    texts(&mut data, &mut |text| *text = plain::lines(text).join("\n"));
    data
}

/// What its texts need glyphs for: characters as a reader counts them, each with its marks.
pub fn characters(data: &Value) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    let mut data = data.clone();
    texts(&mut data, &mut |text| {
        needed.extend(text.graphemes(true).filter(|one| !one.trim().is_empty()).map(str::to_owned));
    });
    needed
}

/// The latest day told anywhere in it: year, month, day.
pub fn latest_day(document: &Document) -> Option<(i32, u8, u8)> {
    let day = |cell: &Cell| match cell {
        Cell::Date { day, .. } => {
            let mut parts = day.split('-');
            Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
        }
        _ => None,
    };
    let days = |block: &Block| match block {
        Block::Pairs { pairs } | Block::Row { pairs } => pairs.iter().filter_map(|pair| day(&pair.value)).max(),
        Block::Table(table) => table.rows.iter().flatten().filter_map(day).max(),
        Block::Issued { date, .. } => day(date),
        _ => None,
    };
    document.blocks.iter().filter_map(days).max()
}

/// Visits every text.
pub fn texts(data: &mut Value, visit: &mut dyn FnMut(&mut String)) {
    match data {
        Value::String(text) => visit(text),
        Value::Array(values) => values.iter_mut().for_each(|value| texts(value, visit)),
        Value::Object(values) => values.values_mut().for_each(|value| texts(value, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
