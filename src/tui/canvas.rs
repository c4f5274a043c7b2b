//! Drawing in cells: a look (theme, symbols, words, keys) and a canvas that never halves a wide character.
//!
//! How wide a text is and where it is cut is `text::width`'s business; where it stands is the screens'.

use std::num::NonZeroU16;

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth as _};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};
use ratatui::widgets::Widget;

use super::input::Code;
use super::keys::Keymap;
use super::theme::{Role, Theme};
use super::widgets::image::Graphics;
use super::zones::{Zone, Zones};
use crate::text::ambiguous::glyphs;
use crate::text::width::{truncate, width};
use crate::text::{Symbols, Words};

/// What every screen is drawn with.
#[derive(Debug)]
pub struct Look {
    /// Colours.
    pub theme: Theme,
    /// Unicode or ASCII symbols.
    pub symbols: Symbols,
    /// The language.
    pub words: Words,
    /// The keys.
    pub keymap: Keymap,
    /// How pictures are shown.
    pub graphics: Graphics,
    /// What of the frame drawn last can be clicked.
    pub zones: Zones,
}

/// A text with its meaning.
pub type Piece = (String, Role);

/// A frame being drawn with a look.
pub struct Canvas<'a, 'f> {
    /// What it is drawn with.
    pub look: &'a Look,
    frame: &'a mut Frame<'f>,
}

/// The width of pieces on one line.
pub fn pieces_width(pieces: &[Piece]) -> usize {
    pieces.iter().map(|(text, _)| width(text)).sum()
}

/// Cells as a screen coordinate.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The n-th line of an area; empty when it has fewer.
pub fn row(area: Rect, n: u16) -> Rect {
    if n < area.height { Rect { y: area.y + n, height: 1, ..area } } else { Rect { height: 0, ..area } }
}

impl<'a, 'f> Canvas<'a, 'f> {
    /// A canvas over a frame.
    pub fn new(look: &'a Look, frame: &'a mut Frame<'f>) -> Self {
        Self { look, frame }
    }

    /// The whole screen.
    pub fn area(&self) -> Rect {
        self.frame.area()
    }

    fn style(&self, role: Role) -> Style {
        self.look.theme.style(role)
    }

    /// Writes a text at the start of a line, cut with an ellipsis where it does not fit. Answers the cells used.
    pub fn put(&mut self, line: Rect, text: &str, role: Role) -> u16 {
        let line = line.intersection(self.area());
        if line.is_empty() {
            return 0;
        }
        let cut = truncate(text, usize::from(line.width), self.look.symbols.ellipsis);
        let style = self.style(role);
        let buffer = self.frame.buffer_mut();
        let mut x = line.x;
        for (glyph, wide) in glyphs(&cut) {
            write(buffer, Position { x, y: line.y }, glyph, cells(wide), style);
            x += cells(wide);
        }
        x - line.x
    }

    /// Writes pieces one after the other; the first that does not fit is cut, the rest left out.
    pub fn pieces(&mut self, line: Rect, pieces: &[Piece]) -> u16 {
        let mut used = 0;
        for (text, role) in pieces {
            if used >= line.width {
                break;
            }
            let rest = Rect { x: line.x + used, width: line.width - used, ..line };
            let whole = width(text) <= usize::from(rest.width);
            used += self.put(rest, text, *role);
            if !whole {
                break;
            }
        }
        used
    }

    /// Writes pieces against the right end of a line and answers what is left of the line before them.
    pub fn right(&mut self, line: Rect, pieces: &[Piece]) -> Rect {
        let wanted = cells(pieces_width(pieces)).min(line.width);
        let at = Rect { x: line.x + line.width - wanted, width: wanted, ..line };
        self.pieces(at, pieces);
        Rect { width: (line.width - wanted).saturating_sub(u16::from(wanted > 0)), ..line }
    }

    /// Gives a whole area the style of a role, keeping what is written there.
    pub fn tint(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.area());
        let style = self.style(role);
        self.frame.buffer_mut().set_style(area, style);
    }

    /// Draws a horizontal line.
    pub fn rule(&mut self, line: Rect) {
        let text = self.look.symbols.horizontal.repeat(usize::from(line.width));
        self.put(line, &text, Role::Rule);
    }

    /// Lays the theme's ground under a whole area, before anything is drawn there.
    pub fn ground(&mut self, area: Rect) {
        let area = area.intersection(self.area());
        let base = self.look.theme.base();
        self.frame.buffer_mut().set_style(area, base);
    }

    /// Empties an area down to the ground, and the wide characters that reach into it: half of each would be drawn over.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.area());
        let buffer = self.frame.buffer_mut();
        for y in area.top()..area.bottom() {
            break_off(buffer, Position { x: area.x, y });
            // The half that is uncovered on the right was hidden and has no style of its own.
            let last = buffer.cell((area.right().saturating_sub(1), y)).filter(|cell| width(cell.symbol()) > 1);
            let style = last.map(Cell::style);
            if let (Some(style), Some(uncovered)) = (style, buffer.cell_mut((area.right(), y))) {
                uncovered.set_style(style);
            }
            for x in area.left()..area.right() {
                buffer[(x, y)].reset();
            }
        }
        self.ground(area);
    }

    /// A framed box over the screen with a title; answers the area inside, one column in.
    pub fn boxed(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.area());
        if area.width < 6 || area.height < 3 {
            return Rect { width: 0, height: 0, ..area };
        }
        self.clear(area);
        self.look.zones.cover();
        let symbols = self.look.symbols;
        let bar = symbols.horizontal.repeat(usize::from(area.width) - 2);
        self.put(row(area, 0), &format!("{}{bar}{}", symbols.top_left, symbols.top_right), Role::Rule);
        let bottom = format!("{}{bar}{}", symbols.bottom_left, symbols.bottom_right);
        self.put(row(area, area.height - 1), &bottom, Role::Rule);
        for n in 1..area.height - 1 {
            let line = row(area, n);
            self.put(Rect { width: 1, ..line }, symbols.vertical, Role::Rule);
            self.put(Rect { x: line.x + line.width - 1, width: 1, ..line }, symbols.vertical, Role::Rule);
        }
        let top = row(area, 0);
        self.put(Rect { x: top.x + 2, width: top.width - 4, ..top }, &format!(" {title} "), Role::Title);
        Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
    }

    /// Makes the line of a list's n-th row clickable: a click puts the cursor there, on the row in hand it is Enter.
    pub fn row_zone(&self, line: Rect, n: usize, cursor: usize) {
        self.zone(line, Zone::row(n, cursor, Code::Enter));
    }

    /// Makes an area clickable. What is drawn later lies in front.
    pub fn zone(&self, area: Rect, zone: Zone) {
        self.look.zones.add(area.intersection(self.frame.area()), zone);
    }

    /// Draws something that draws itself.
    pub fn widget(&mut self, widget: impl Widget, area: Rect) {
        let area = area.intersection(self.area());
        self.frame.render_widget(widget, area);
    }

    /// Gives an area other colours in place of those it has.
    pub fn recolour(&mut self, area: Rect, with: impl Fn(Color) -> Color) {
        let area = area.intersection(self.area());
        let buffer = self.frame.buffer_mut();
        for position in area.positions() {
            if let Some(cell) = buffer.cell_mut(position) {
                (cell.fg, cell.bg) = (with(cell.fg), with(cell.bg));
            }
        }
    }

    /// Shows the terminal's own cursor, which input methods put their window at.
    pub fn cursor(&mut self, x: u16, y: u16) {
        let area = self.area();
        if x < area.right() && y < area.bottom() {
            self.frame.set_cursor_position(Position { x, y });
        }
    }
}

/// Puts a glyph into the cells it takes.
fn write(buffer: &mut Buffer, at: Position, glyph: &str, wide: u16, style: Style) {
    break_off(buffer, at);
    let cell = &mut buffer[at];
    cell.set_symbol(glyph).set_style(style).set_diff_option(CellDiffOption::None);
    if cell.cell_width() != wide {
        // The terminal counts differently from the Unicode tables; see `text::ambiguous`.
        cell.set_diff_option(NonZeroU16::new(wide).map_or(CellDiffOption::None, CellDiffOption::ForcedWidth));
    }
    for x in at.x + 1..at.x + wide {
        buffer[(x, at.y)].reset();
    }
}

/// Blanks the wide glyph that reaches from the left into a cell about to be written: terminals show no halves.
fn break_off(buffer: &mut Buffer, at: Position) {
    let Some(x) = at.x.checked_sub(1) else { return };
    if let Some(cell) = buffer.cell_mut((x, at.y)).filter(|cell| cell.cell_width() > 1) {
        cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
    }
}

/// A box of a wanted size in the middle of an area, smaller where there is no room.
pub fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
