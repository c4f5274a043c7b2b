//! The measures of a page in a Word file: its type, how wide columns are, what is short enough to stay whole. They follow the pages
//! of `pdf/report.typ`, so that both have as many.

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::document::{Cell, ColumnKind, Pair, Paper, Table};
use super::super::{measure, plain, txt_table};
use super::cell_lines;
use crate::text::width::width;

/// What the paper's side leaves, and the type that is set on it.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub paper: Paper,
    /// Width of the text area in twentieths of a point.
    pub room: usize,
    /// Half points of type in tables, and in those of many columns or long rows.
    pub table: usize,
    dense: usize,
    /// Room above and below what stands in a table's cell, in twentieths of a point.
    inset: usize,
}

impl Sheet {
    /// 156 mm upright, 257 mm across.
    pub const fn of(paper: Paper, chinese: bool) -> Self {
        match (paper, chinese) {
            (Paper::Upright, true) => Self { paper, room: 8845, table: 24, dense: 21, inset: 100 },
            (Paper::Upright, false) => Self { paper, room: 8845, table: 20, dense: 18, inset: 100 },
            (Paper::Across, _) => Self { paper, room: 14_570, table: 21, dense: 18, inset: 60 },
        }
    }

    /// Half points of a table's type. Rows that are read, not looked through, are set smaller.
    pub fn type_of(&self, table: &Table) -> usize {
        let count = table.columns.len();
        let at = if count > 6 || characters(table) > 90 * table.rows.len().max(1) { self.dense } else { self.table };
        if count > 9 { at - 3 } else { at }
    }

    /// The margins above and below the lines of a cell, in twentieths: a line brings four tenths of its type with it, and a rule takes
    /// half a point.
    pub const fn margin(&self, half_points: &usize) -> usize {
        self.inset - 2 * *half_points - 5
    }
}

/// What a column of a terminal takes on paper, in twentieths of a point, in type of so many half points.
pub(super) const fn column(half_points: usize) -> usize {
    5 * half_points
}

/// Half points of a figure that stands out beside its label.
const FIGURE: usize = 28;
/// What a cell's margins take of its width.
pub(super) const CELL_MARGINS: usize = 200;
/// What a column that must not wrap has beyond its text.
const SPARE: usize = 40;
/// The width of a column of shares with their bars: 34 mm.
const BARRED: usize = 1928;
/// Display columns that running text has at least.
const LEAST: usize = 12;
/// Pairs of so few rows are not parted.
const PAIR_ROWS: usize = 9;
/// A table of so few rows and characters is not parted.
const WHOLE: (usize, usize) = (6, 300);
/// Room for the labels and for their values where two pairs share a row.
pub(super) fn pair_widths(pairs: &[Pair], Sheet { room, table, .. }: &Sheet) -> [usize; 4] {
    let labels = pairs.iter().map(|pair| width(&plain::line(&pair.label))).max().unwrap_or(0);
    let label = ((labels + 1) * column(*table) + CELL_MARGINS).clamp(1400, room / 4);
    let value = room / 2 - label;
    [label, value, label, room - 2 * label - value]
}

/// The pairs by rows: two short ones that follow each other share one, as on a page of PDF.
pub(super) fn pair_rows<'a>(pairs: &'a [Pair], widths: &[usize; 4]) -> Vec<&'a [Pair]> {
    let columns = widths[1].saturating_sub(CELL_MARGINS) / column(FIGURE);
    let fits = |pair: &Pair| {
        let text = pair.value.shown();
        !text.is_empty()
            && !text.contains('\n')
            && width(&text) + usize::from(matches!(pair.value, Cell::Stars { .. })) * 12 <= columns
    };
    let mut rows = Vec::new();
    let mut rest = pairs;
    while !rest.is_empty() {
        let two = rest.len() > 1 && rest[..2].iter().all(fits);
        let (row, after) = rest.split_at(if two { 2 } else { 1 });
        rows.push(row);
        rest = after;
    }
    rows
}

/// Whether pairs are few enough to stay on one page.
pub(super) fn pairs_whole(pairs: &[Pair], widths: &[usize; 4]) -> bool {
    pair_rows(pairs, widths).len() <= PAIR_ROWS
}

/// Every column's width; together the whole text area. As on a page of PDF: what is short gets what it needs, and running text shares
/// the rest by what there is to say. Where that leaves it too little, all give way as in a text table.
pub(super) fn widths(table: &Table, sheet: &Sheet) -> Vec<usize> {
    let column = column(sheet.type_of(table));
    let runs: Vec<usize> = match at_kind(table, ColumnKind::Text) {
        none if none.is_empty() => vec![0],
        some => some,
    };
    let measured = measured(table);
    let mut widths: Vec<usize> = (0..table.columns.len())
        .map(|at| match table.columns[at].kind {
            ColumnKind::Share => BARRED,
            _ => longest(&measured, at) * column + CELL_MARGINS + SPARE,
        })
        .collect();
    let fixed: usize = (0..widths.len()).filter(|at| !runs.contains(at)).map(|at| widths[at]).sum();
    let left = sheet.room.saturating_sub(fixed);
    if left < runs.len() * (LEAST * column + CELL_MARGINS) {
        return squeezed(&measured, sheet, column);
    }
    for (at, width) in shared(left, &runs, &|at| weight(&measured, at), &|at| {
        head_columns(&table.columns[at].title) * column + CELL_MARGINS + SPARE
    }) {
        widths[at] = width;
    }
    widths
}

/// So much room shared by weights among columns, of which none gets less than its head needs as long as the others have it to give.
fn shared(room: usize, columns: &[usize], weight: &dyn Fn(usize) -> f64, least: &dyn Fn(usize) -> usize) -> Vec<(usize, usize)> {
    let (mut open, mut left, mut done) = (columns.to_vec(), room, Vec::new());
    while let Some(last) = open.last().copied() {
        let all: f64 = open.iter().map(|at| weight(*at)).sum();
        // Whole twentieths: what is cut off is the last column's.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let share = |at: usize| (u32::try_from(left).map_or(0.0, f64::from) * weight(at) / all) as usize;
        if let Some(n) = open.iter().position(|at| share(*at) < least(*at) && open.len() > 1) {
            let at = open.remove(n);
            let width = least(at).min(left);
            left -= width;
            done.push((at, width));
            continue;
        }
        let widths: Vec<(usize, usize)> = open.iter().map(|at| (*at, share(*at))).collect();
        let given: usize = widths.iter().map(|(_, width)| width).sum();
        done.extend(widths);
        if let Some((_, width)) = done.iter_mut().find(|(at, _)| *at == last) {
            *width += left - given;
        }
        break;
    }
    done
}

/// The columns of a kind.
fn at_kind(table: &Table, kind: ColumnKind) -> Vec<usize> {
    table.columns.iter().enumerate().filter(|(_, column)| column.kind == kind).map(|(at, _)| at).collect()
}

/// Display columns of the longest line in a column. What is not Chinese gets one more: signs, and digits of a font that takes the
/// place of a missing one, are wider than half an em.
fn longest(table: &Table, at: usize) -> usize {
    let head = table.columns.get(at).map_or(0, |column| head_columns(&column.title));
    let cells = table.rows.iter().chain([&table.totals]).filter_map(|row| row.get(at));
    let lines = cells.flat_map(cell_lines).map(|line| width(&line) + usize::from(line.contains(|c: char| c.is_ascii())));
    lines.max().unwrap_or(0).max(head)
}

/// Display columns of a head: a short word may be wider than half an em a letter, a long one is narrower.
fn head_columns(title: &str) -> usize {
    let letters = title.chars().filter(char::is_ascii_alphabetic).count();
    width(&plain::line(title)) + usize::from(letters > 0) - letters / 10
}

/// How much of a row a column of running text gets: by what stands in it, as in `pdf/report.typ`.
fn weight(table: &Table, at: usize) -> f64 {
    let lengths: Vec<f64> = table
        .rows
        .iter()
        .filter_map(|row| row.get(at))
        .map(|cell| u32::try_from(cell.shown().graphemes(true).count()).map_or(0.0, f64::from))
        .collect();
    let mean = lengths.iter().sum::<f64>() / u32::try_from(lengths.len().max(1)).map_or(1.0, f64::from);
    let longest = lengths.iter().fold(4.0_f64, |longest, length| longest.max(length.min(400.0)));
    (mean * longest + 16.0).powf(0.25).clamp(3.0, 9.0)
}

/// Widths where there are too many columns for running text to have its share.
fn squeezed(table: &Table, sheet: &Sheet, column: usize) -> Vec<usize> {
    let count = table.columns.len();
    let around = CELL_MARGINS + 2 * column;
    // A text table's frame takes three of its columns for each of ours and one more.
    let room = sheet.room.saturating_sub(count * around) / column + 3 * count + 1;
    let mut widths: Vec<usize> = txt_table::widths(table, room).into_iter().map(|columns| columns * column + around).collect();
    let left = sheet.room.saturating_sub(widths.iter().sum());
    for (at, width) in widths.iter_mut().enumerate() {
        *width += left / count + usize::from(at < left % count);
    }
    fitted(widths, sheet.room)
}

/// Widths that go beyond the text area, as those of very many columns do, drawn in to it.
fn fitted(widths: Vec<usize>, room: usize) -> Vec<usize> {
    let all: usize = widths.iter().sum();
    if all <= room {
        return widths;
    }
    let mut begun = 0;
    let end = |width: usize| {
        let from = begun * room / all;
        begun += width;
        begun * room / all - from
    };
    widths.into_iter().map(end).collect()
}

/// The table with its cells as wide as they are on paper.
fn measured(table: &Table) -> Table {
    let row = |cells: &Vec<Cell>| cells.iter().map(|cell| Cell::text(measure(cell))).collect();
    Table { rows: table.rows.iter().map(row).collect(), totals: row(&table.totals), ..table.clone() }
}

/// Characters in the rows of a table.
fn characters(table: &Table) -> usize {
    table.rows.iter().flatten().map(|cell| cell.shown().graphemes(true).count()).sum()
}

/// Whether a table is short enough to stay on one page.
pub(super) fn whole(table: &Table) -> bool {
    table.rows.len() <= WHOLE.0 && characters(table) < WHOLE.1
}
