//! A table as plain text: ruled in ASCII, aligned by display width, wrapped where it would leave the page.

use super::document::{Cell, ColumnKind, Table};
use super::plain;
use super::txt::{set, wrapped};
use crate::text::width::width;

/// Narrowest a column of running text is made before others give way.
const TEXT_LEAST: usize = 16;
/// Narrowest any column is made: two Chinese characters.
const LEAST: usize = 4;

/// The table's lines on a page of so many columns, all of the same display width.
pub(super) fn table(table: &Table, page: usize) -> Vec<String> {
    let widths = widths(table, page);
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
    let heads = vec![ColumnKind::Centre; kinds.len()];
    let rule = |fill: &str| {
        let parts = widths.iter().map(|columns| fill.repeat(columns + 2));
        format!("+{}+", parts.collect::<Vec<_>>().join("+"))
    };
    let rows: Vec<Vec<String>> = table.rows.iter().map(|cells| row(cells, &widths, &kinds)).collect();
    // Where cells run over several lines, rules tell which lines belong together.
    let ruled = rows.iter().any(|lines| lines.len() > 1);
    let mut lines = if table.caption.is_empty() { Vec::new() } else { wrapped(&table.caption, page) };
    lines.push(rule("-"));
    lines.extend(row(&head(table), &widths, &heads));
    lines.push(rule("="));
    for (index, row) in rows.into_iter().enumerate() {
        if ruled && index > 0 {
            lines.push(rule("-"));
        }
        lines.extend(row);
    }
    if !table.rows.is_empty() {
        lines.push(rule("-"));
    }
    if !table.totals.is_empty() {
        lines.extend(row(&table.totals, &widths, &kinds));
        lines.push(rule("-"));
    }
    lines
}

fn head(table: &Table) -> Vec<Cell> {
    table.columns.iter().map(|column| Cell::text(column.title.clone())).collect()
}

/// A row's lines.
fn row(cells: &[Cell], widths: &[usize], kinds: &[ColumnKind]) -> Vec<String> {
    let columns = || widths.iter().zip(kinds);
    let texts: Vec<Vec<String>> = columns()
        .enumerate()
        .map(|(at, (columns, _))| cells.get(at).map_or_else(Vec::new, |cell| wrapped(&cell.shown(), *columns)))
        .collect();
    let height = texts.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let line = |at: usize| {
        let parts = texts
            .iter()
            .zip(columns())
            .map(|(lines, (columns, kind))| set(lines.get(at).map_or("", String::as_str), *columns, *kind));
        format!("| {} |", parts.collect::<Vec<_>>().join(" | "))
    };
    (0..height).map(line).collect()
}

/// Every column's width on a page of so many display columns, rules and blanks between them taken off: as its content wants it,
/// the widest giving way first until the table fits.
pub(super) fn widths(table: &Table, page: usize) -> Vec<usize> {
    let head = head(table);
    let rows = || table.rows.iter().map(Vec::as_slice).chain([head.as_slice(), table.totals.as_slice()]);
    let wanted = |at: usize| {
        let cells = rows().filter_map(|row| row.get(at));
        let lines = cells.flat_map(|cell| plain::lines(&cell.shown()));
        lines.map(|line| width(&line)).max().unwrap_or(0).max(1)
    };
    let mut widths: Vec<usize> = (0..table.columns.len()).map(wanted).collect();
    let room = page.saturating_sub(table.columns.len() * 3 + 1);
    for (only_text, least) in [(true, TEXT_LEAST), (false, LEAST)] {
        while widths.iter().sum::<usize>() > room {
            let over = widths.iter().sum::<usize>() - room;
            let may = |at: &usize| widths[*at] > least && (!only_text || table.columns[*at].kind == ColumnKind::Text);
            let Some(widest) = (0..widths.len()).filter(may).max_by_key(|at| widths[*at]) else { break };
            let next = (0..widths.len()).filter(|at| *at != widest && may(at)).map(|at| widths[at]).max();
            let down_to = next.unwrap_or(least).max(least).min(widths[widest] - 1);
            widths[widest] = down_to.max(widths[widest].saturating_sub(over));
        }
    }
    widths
}
