//! A text to page through: lines of pieces, scrolled.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::list::more;
use crate::tui::canvas::{Canvas, Piece, cells, row};
use crate::tui::keys::Action;

/// Where a reader is in a text. The text itself is made anew for each width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// The first line shown. Drawing finds out where the text ends, and a step past the end is no step.
    first: Cell<usize>,
}

impl Pager {
    /// Moves; answers whether the action was a move.
    pub fn go(&self, action: Action) -> bool {
        let first = self.first.get();
        self.first.set(match action {
            Action::Up => first.saturating_sub(1),
            Action::Down => first + 1,
            Action::PageUp => first.saturating_sub(PAGE),
            Action::PageDown => first + PAGE,
            Action::First => 0,
            Action::Last => usize::MAX / 2,
            _ => return false,
        });
        true
    }

    /// Goes to a line.
    pub fn to(&self, line: usize) {
        self.first.set(line);
    }

    /// The first line in sight, once it was drawn.
    pub const fn first(&self) -> usize {
        self.first.get()
    }

    /// Draws the lines in sight, with how much is above and below at the right edge.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, lines: &[Vec<Piece>]) {
        let height = usize::from(area.height);
        let first = self.first.get().min(lines.len().saturating_sub(height));
        self.first.set(first);
        let text = Rect { width: area.width.saturating_sub(2), ..area };
        for (n, pieces) in lines.iter().skip(first).take(height).enumerate() {
            canvas.pieces(row(text, cells(n)), pieces);
        }
        more(canvas, area, first > 0, first + height < lines.len());
    }
}

/// Lines a page key goes.
const PAGE: usize = 10;
