//! A text to page through: lines of pieces, scrolled.

use std::cell::Cell;

use ratatui::layout::Rect;

use crate::tui::canvas::{Canvas, Piece, cells, row};
use crate::tui::input::Code;
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::zones::Zone;

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
        let edge = |n: u16| Rect { x: area.right().saturating_sub(1), width: 1, ..row(area, n) };
        if first > 0 {
            canvas.put(edge(0), canvas.look.symbols.up, Role::Dim);
            canvas.zone(edge(0), Zone::Front(vec![(Code::PageUp, 1)]));
        }
        if first + height < lines.len() {
            let last = edge(area.height.saturating_sub(1));
            canvas.put(last, canvas.look.symbols.down, Role::Dim);
            canvas.zone(last, Zone::Front(vec![(Code::PageDown, 1)]));
        }
    }
}

/// Lines a page key goes.
const PAGE: usize = 10;
