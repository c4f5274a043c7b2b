//! Lines of an explanation being set: headings, wrapped texts, rows with figures at their right end.

use crate::text::width::{pad_left, pad_right, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Look, Piece, pieces_width};
use crate::tui::theme::Role;

/// Lines of one width.
pub struct Lines<'a> {
    /// What they are drawn with.
    pub look: &'a Look,
    /// Cells there are.
    pub width: usize,
    /// The lines so far.
    pub set: Vec<Vec<Piece>>,
}

/// Least room a row leaves for its text before the figures go to a line of their own.
const LEAST: usize = 18;

impl<'a> Lines<'a> {
    /// No lines yet.
    pub const fn new(look: &'a Look, width: usize) -> Self {
        Self { look, width, set: Vec::new() }
    }

    /// A heading, apart from what stands above it; said beside it in small, and at the right end the heads of columns.
    pub fn heading(&mut self, text: &str, aside: &str, columns: &str) {
        if !self.set.is_empty() {
            self.set.push(Vec::new());
        }
        let mut pieces = vec![(format!("{} ", self.look.symbols.section), Role::Accent), (text.to_owned(), Role::Title)];
        let room = self.width.saturating_sub(pieces_width(&pieces));
        if !aside.is_empty() && width(aside) + 2 <= room.saturating_sub(width(columns)) {
            pieces.push((format!("  {aside}"), Role::Dim));
        }
        let room = self.width.saturating_sub(pieces_width(&pieces));
        if width(columns) < room {
            pieces.push((pad_left(columns, room), Role::Dim));
        }
        self.set.push(pieces);
    }

    /// A text over as many lines as it takes, set in by some cells.
    pub fn text(&mut self, indent: usize, text: &str, role: Role) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            self.set.push(vec![(" ".repeat(indent), role), (line, role)]);
        }
    }

    /// A row: what leads it, a text that wraps behind that, and figures at the right end.
    pub fn row(&mut self, lead: Vec<Piece>, text: &str, role: Role, figures: Vec<Piece>) {
        let indent = pieces_width(&lead);
        let taken = pieces_width(&figures);
        let room = self.width.saturating_sub(indent);
        let beside = room.saturating_sub(taken + 1);
        // A long name over a tall stack of short lines reads worse than figures on their own line.
        let apart = taken > 0 && beside < LEAST.min(width(text));
        let lines = wrap(text, if apart || taken == 0 { room } else { beside });
        let mut lead = Some(lead);
        let mut figures = Some(figures).filter(|figures| !figures.is_empty());
        for line in lines {
            let mut pieces = lead.take().unwrap_or_else(|| vec![(" ".repeat(indent), role)]);
            match figures.take_if(|_| !apart) {
                Some(behind) => {
                    pieces.push((pad_right(&line, room - taken), role));
                    pieces.extend(behind);
                }
                None => pieces.push((line, role)),
            }
            self.set.push(pieces);
        }
        if let Some(behind) = figures {
            let mut pieces = vec![(" ".repeat(self.width.saturating_sub(taken)), role)];
            pieces.extend(behind);
            self.set.push(pieces);
        }
    }
}

/// Two columns as lines, the right one from a cell on.
pub fn beside(left: Vec<Vec<Piece>>, right: Vec<Vec<Piece>>, from: usize) -> Vec<Vec<Piece>> {
    let height = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let line = |_| {
        let mut pieces = left.next().unwrap_or_default();
        let used = pieces_width(&pieces);
        pieces.push((" ".repeat(from.saturating_sub(used)), Role::Text));
        pieces.extend(right.next().unwrap_or_default());
        pieces
    };
    (0..height).map(line).collect()
}
