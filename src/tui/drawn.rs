//! A finished frame: its glyphs, and the frame as text with or without colours. As a picture: `picture`.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::style::{Color, Modifier, Style};

/// A finished frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    buffer: Buffer,
}

/// What stands in one place of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// Its first column, from 0.
    pub x: u16,
    /// The cells it takes.
    pub cells: u16,
    /// One grapheme.
    pub text: &'a str,
    /// How it looks.
    pub(super) style: Style,
    /// What the buffer holds in the cells that a wide glyph covers: blank, or something was drawn over its half.
    pub covered: &'a str,
}

impl Drawn {
    pub(super) const fn new(buffer: Buffer) -> Self {
        Self { buffer }
    }

    /// Columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        (self.buffer.area.width, self.buffer.area.height)
    }

    /// The glyphs of a row, from left to right. The cells behind a wide one belong to it.
    pub fn row(&self, y: u16) -> impl Iterator<Item = Glyph<'_>> {
        let mut x = 0;
        std::iter::from_fn(move || {
            let cell = self.buffer.cell((x, y))?;
            let (at, cells) = (x, cell.cell_width().max(1));
            x += cells;
            let mut covered = (at + 1..x).filter_map(|x| self.buffer.cell((x, y))).map(ratatui::buffer::Cell::symbol);
            let covered = covered.find(|symbol| *symbol != " ").unwrap_or("");
            Some(Glyph { x: at, cells, text: cell.symbol(), style: cell.style(), covered })
        })
    }

    /// The frame in exactly as many lines as it has rows, without the spaces at their ends.
    pub fn text(&self) -> String {
        let line = |y| self.row(y).map(|glyph| glyph.text).collect::<String>();
        (0..self.size().1).map(|y| line(y).trim_end_matches(' ').to_owned() + "\n").collect()
    }

    /// The frame with its colours as escape sequences.
    pub fn ansi(&self) -> String {
        let mut text = String::new();
        for y in 0..self.size().1 {
            let mut style = Style::reset();
            for glyph in self.row(y) {
                if glyph.style != style {
                    style = glyph.style;
                    text.push_str(&sgr(style));
                }
                text.push_str(glyph.text);
            }
            text.push_str("\u{1b}[0m\n");
        }
        text
    }
}

/// A style as an SGR sequence.
fn sgr(style: Style) -> String {
    let mut codes = String::from("\u{1b}[0");
    for (modifier, code) in [(Modifier::BOLD, 1), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)] {
        if style.add_modifier.contains(modifier) {
            // Writing into a String cannot fail.
            let _ = write!(codes, ";{code}");
        }
    }
    for (colour, plain, bright) in [(style.fg, 30, 90), (style.bg, 40, 100)] {
        codes.push_str(&colour.map_or_else(String::new, |colour| colour_code(colour, plain, bright)));
    }
    codes.push('m');
    codes
}

fn colour_code(colour: Color, plain: u16, bright: u16) -> String {
    let code = match colour {
        Color::Black => plain,
        Color::Red => plain + 1,
        Color::Green => plain + 2,
        Color::Yellow => plain + 3,
        Color::Blue => plain + 4,
        Color::Magenta => plain + 5,
        Color::Cyan => plain + 6,
        Color::Gray => plain + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Rgb(red, green, blue) => return format!(";{};2;{red};{green};{blue}", plain + 8),
        Color::Indexed(index) => return format!(";{};5;{index}", plain + 8),
        Color::Reset => return String::new(),
    };
    format!(";{code}")
}
