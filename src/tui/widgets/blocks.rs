//! A list whose entries take several lines, with headings between them; the entry in hand stays in sight.

use std::cell::Cell;
use std::ops::Range;

use ratatui::layout::Rect;

use super::list::more;
use crate::tui::canvas::{Canvas, Piece, cells, row};
use crate::tui::theme::Role;

/// A line, and whether it belongs to the entry in hand.
pub type Line = (Vec<Piece>, bool);

/// The lines laid out so far.
#[derive(Debug, Default)]
pub struct Blocks {
    lines: Vec<Line>,
    /// Where the lines of each entry begin.
    tops: Vec<(usize, usize)>,
    hand: Range<usize>,
}

impl Blocks {
    /// How many lines there are so far.
    pub const fn len(&self) -> usize {
        self.lines.len()
    }

    /// Lays out a line that belongs to no entry.
    pub fn between(&mut self, pieces: Vec<Piece>) {
        self.lines.push((pieces, false));
    }

    /// Lays out the `n`th entry. The one in hand says from which line on everything must be in sight with it.
    pub fn entry(&mut self, n: usize, lines: Vec<Line>, in_hand_from: Option<usize>) {
        self.tops.push((self.len(), n));
        self.lines.extend(lines);
        if let Some(from) = in_hand_from {
            self.hand = from..self.len();
        }
    }

    /// Draws as many lines as there is room for, scrolled no further than it takes; a click on an entry moves the cursor there.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, scrolled: &Cell<usize>, cursor: usize) {
        let height = usize::from(area.height);
        let mut first = scrolled.get().min(self.len().saturating_sub(height));
        if self.hand.end > first + height {
            first = self.hand.end - height;
        }
        first = first.min(self.hand.start);
        scrolled.set(first);
        for (n, (pieces, on)) in self.lines.iter().skip(first).take(height).enumerate() {
            let line = row(area, cells(n));
            // A heading belongs to the entry before; nobody misses it there.
            if let Some((_, entry)) = self.tops.iter().rev().find(|(top, _)| *top <= first + n) {
                canvas.row_zone(line, *entry, cursor);
            }
            let line = Rect { width: area.width.saturating_sub(2), ..line };
            if *on {
                canvas.tint(line, Role::Selected);
            }
            canvas.pieces(line, pieces);
        }
        more(canvas, area, first > 0, first + height < self.len());
    }
}
