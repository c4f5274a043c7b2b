//! The columns of a sheet: how wide each is, and which of them a table's columns take where several tables share a sheet.

use std::ops::RangeInclusive;

use super::super::document::{Block, Column, ColumnKind, Table};
use super::super::{measure, plain};
use super::plan::Sheet;
use crate::text::width::width;

/// Display columns a running text gets before it wraps, on a list and beside other tables, and the least it is given.
const TEXT: (usize, usize, usize) = (44, 36, 16);
/// The most and the least of whatever is short.
const SHORT: (usize, usize) = (20, 7);
/// The most a label gets that has other tables' numbers below it.
const LABEL: usize = 14;
/// The least display columns of a sheet that prose stands on.
const PROSE: usize = 84;

/// The columns of a sheet.
pub(super) struct Grid {
    /// Display columns of each.
    pub widths: Vec<usize>,
    /// A list: a table's columns are the sheet's.
    list: bool,
}

/// The labels of a sheet's forms.
fn labels_of<'a>(sheet: &'a Sheet<'_>) -> impl Iterator<Item = &'a str> {
    let pairs =
        sheet.blocks.iter().filter_map(|block| if let Block::Pairs { pairs } = block.as_ref() { Some(pairs) } else { None });
    pairs.flatten().map(|pair| pair.label.as_str())
}

impl Grid {
    /// The columns that suit a sheet.
    pub fn new(sheet: &Sheet) -> Self {
        let list = sheet.is_list();
        let mut grid = Self { widths: vec![SHORT.1; 2], list };
        grid.widen(0, labels_of(sheet).map(|label| width(&plain::line(label))).max().unwrap_or(0).min(LABEL));
        for table in sheet.tables() {
            for at in 0..table.columns.len() {
                let (wanted, place) = (grid.wanted(table, at), grid.place(table, at));
                if place.start() == place.end() {
                    grid.widen(*place.end(), wanted);
                } else {
                    let others: usize = (*place.start()..*place.end()).map(|at| grid.widths.get(at).copied().unwrap_or(0)).sum();
                    grid.widen(*place.end(), wanted.saturating_sub(others));
                }
            }
        }
        if sheet.tables().next().is_none() && labels_of(sheet).next().is_none() {
            // Nothing but prose and pictures, which stand two beside each other.
            grid.widths = vec![PROSE / 2; 2];
        }
        let all: usize = grid.widths.iter().sum();
        if sheet.blocks.len() > 1 && all < PROSE {
            // What is said besides tables needs room: the widest column, or the last, has it to give.
            let end = grid.widths.len() - 1;
            let at = if list { (0..=end).max_by_key(|at| grid.widths[*at]).unwrap_or(end) } else { end };
            grid.widths[at] += PROSE - all;
        }
        grid
    }

    /// The columns in two halves, as even as they can be; one where there is only one.
    pub fn halves(&self) -> Vec<RangeInclusive<usize>> {
        let last = self.len() - 1;
        let uneven = |at: &usize| self.room(&(0..=*at)).abs_diff(self.room(&(at + 1..=last)));
        match (0..last).min_by_key(uneven) {
            Some(at) => vec![0..=at, at + 1..=last],
            None => vec![0..=last],
        }
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.widths.len()
    }

    /// Display columns of several columns together; between two of them one more goes to the text.
    pub fn room(&self, columns: &RangeInclusive<usize>) -> usize {
        columns.clone().filter_map(|at| self.widths.get(at)).sum::<usize>() + columns.end().saturating_sub(*columns.start())
    }

    /// The columns that a table's column takes. Where tables share a sheet, running text always stands in the second column,
    /// or takes the first two, and what comes last takes what is left.
    pub fn place(&self, table: &Table, at: usize) -> RangeInclusive<usize> {
        if self.list {
            return at..=at;
        }
        let leads = table.columns.first().is_some_and(|column| column.kind == ColumnKind::Text);
        let shift = usize::from(leads);
        let start = if at == 0 { 0 } else { at + shift };
        let runs = table.columns.get(at).is_some_and(|column| column.kind == ColumnKind::Text);
        let end = if runs && at > 0 && at + 1 == table.columns.len() { start.max(self.len() - 1) } else { at + shift };
        start..=end
    }

    fn widen(&mut self, at: usize, to: usize) {
        if self.widths.len() <= at {
            self.widths.resize(at + 1, SHORT.1);
        }
        self.widths[at] = self.widths[at].max(to);
    }

    /// Display columns that suit a table's column.
    fn wanted(&self, table: &Table, at: usize) -> usize {
        let title = table.columns.get(at).map_or("", |Column { title, .. }| title);
        let cells = table.rows.iter().chain([&table.totals]).filter_map(|row| row.get(at));
        let widest = cells.flat_map(|cell| plain::lines(&measure(cell))).map(|line| width(&line)).max().unwrap_or(0);
        let runs = table.columns.get(at).is_some_and(|column| column.kind == ColumnKind::Text);
        let most = if self.list { TEXT.0 } else { TEXT.1 };
        let (most, least) = if runs { (most, TEXT.2) } else { SHORT };
        // The mark that opens a filter stands over the head's end.
        (widest + 1).max(width(&plain::line(title)) + 2).clamp(least, most)
    }
}
