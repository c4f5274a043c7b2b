//! Stars and figures several lines high, for the last row of the hall.

use ratatui::layout::Rect;

use crate::text::Symbols;
use crate::text::width::width;
use crate::tui::canvas::{Canvas, cells, row};
use crate::tui::theme::Role;

/// Lines they take.
pub const HEIGHT: u16 = 4;

/// Cells from one star to the next.
const STAR: u16 = 10;

/// How a star is drawn: by its outline too, never by colour alone.
struct Shapes {
    given: [&'static str; 4],
    possible: [&'static str; 4],
    missed: [&'static str; 4],
}

const UNICODE: Shapes = Shapes {
    given: ["    █    ", "▄▄▄███▄▄▄", " ▀█████▀ ", " ▄█▀ ▀█▄ "],
    possible: ["    ░    ", "░░░░░░░░░", "  ░░░░░  ", " ░░   ░░ "],
    missed: ["   ▄▀▄   ", "▄▄▄▀ ▀▄▄▄", " ▀▄   ▄▀ ", " █▄▀▀▀▄█ "],
};

const ASCII: Shapes = Shapes {
    given: ["    #    ", "#########", "  #####  ", " ##   ## "],
    possible: ["    ?    ", "? ? ? ? ?", "  ? ? ?  ", " ?     ? "],
    missed: ["    .    ", ". .   . .", "  .   .  ", " .  .  . "],
};

/// Cells that so many stars take.
pub const fn stars_width(top: u8) -> u16 {
    top as u16 * STAR - 1
}

/// Lines drawn at a scale: every half block becomes as many whole ones.
fn scaled(lines: &[impl AsRef<str>], scale: u16) -> Vec<String> {
    let mut all = Vec::new();
    for line in lines {
        let line = line.as_ref();
        if scale == 1 {
            all.push(line.to_owned());
            continue;
        }
        for half in 0..2 {
            let filled = |c: char| match c {
                '▀' => {
                    if half == 0 {
                        '█'
                    } else {
                        ' '
                    }
                }
                '▄' => {
                    if half == 1 {
                        '█'
                    } else {
                        ' '
                    }
                }
                c => c,
            };
            all.push(line.chars().flat_map(|c| std::iter::repeat_n(filled(c), 2)).collect());
        }
    }
    all
}

/// Draws stars once or twice as large: those certain, those still possible, those out of reach, of all there are.
pub fn stars_scaled(canvas: &mut Canvas, area: Rect, (certain, possible, top): (u8, u8, u8), scale: u16) {
    let shapes = if canvas.look.symbols == Symbols::ASCII { ASCII } else { UNICODE };
    for n in 0..top {
        let (shape, role) = if n < certain {
            (shapes.given, Role::Star)
        } else if n < possible {
            (shapes.possible, Role::Star)
        } else {
            (shapes.missed, Role::Dim)
        };
        let x = area.x + u16::from(n) * STAR * scale;
        for (y, text) in (0..).zip(scaled(&shape, scale)) {
            let line = row(area, y);
            canvas.put(Rect { x, width: area.right().saturating_sub(x), ..line }, &text, role);
        }
    }
}

/// Draws stars: those certain, those still possible, those out of reach.
pub fn stars(canvas: &mut Canvas, area: Rect, certain: u8, possible: u8, top: u8) {
    stars_scaled(canvas, area, (certain, possible, top), 1);
}

/// Digits in points, four wide and seven high.
const DIGITS: [[u8; 7]; 10] = [
    [0b0110, 0b1001, 0b1001, 0b1001, 0b1001, 0b1001, 0b0110],
    [0b0010, 0b0110, 0b0010, 0b0010, 0b0010, 0b0010, 0b0111],
    [0b0110, 0b1001, 0b0001, 0b0010, 0b0100, 0b1000, 0b1111],
    [0b1110, 0b0001, 0b0001, 0b0110, 0b0001, 0b0001, 0b1110],
    [0b0010, 0b0110, 0b1010, 0b1010, 0b1111, 0b0010, 0b0010],
    [0b1111, 0b1000, 0b1110, 0b0001, 0b0001, 0b1001, 0b0110],
    [0b0110, 0b1000, 0b1000, 0b1110, 0b1001, 0b1001, 0b0110],
    [0b1111, 0b0001, 0b0001, 0b0010, 0b0010, 0b0100, 0b0100],
    [0b0110, 0b1001, 0b1001, 0b0110, 0b1001, 0b1001, 0b0110],
    [0b0110, 0b1001, 0b1001, 0b0111, 0b0001, 0b0001, 0b0110],
];

/// A figure as lines of half blocks; `None` where a character has no such shape.
fn figure_lines(text: &str) -> Option<[String; 4]> {
    let mut lines: [String; 4] = Default::default();
    for c in text.chars() {
        let (points, wide) = match c {
            '.' => ([0, 0, 0, 0, 0, 0, 1], 1),
            '-' => ([0, 0, 0, 0b11, 0, 0, 0], 2),
            '/' => ([0b001, 0b001, 0b010, 0b010, 0b010, 0b100, 0b100], 3),
            c => (*DIGITS.get(c.to_digit(10)? as usize)?, 4),
        };
        for (n, line) in lines.iter_mut().enumerate() {
            let bits = |at: usize| points.get(at).copied().unwrap_or(0);
            for bit in (0..wide).rev() {
                let set = |points: u8| points & (1 << bit) != 0;
                line.push(match (set(bits(2 * n)), set(bits(2 * n + 1))) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
            line.push(' ');
        }
    }
    Some(lines)
}

/// Draws a figure where there is room for it and the symbols allow it, else as plain text on the last line.
pub fn figure(canvas: &mut Canvas, area: Rect, text: &str) {
    let lines = figure_lines(text).filter(|lines| {
        canvas.look.symbols != Symbols::ASCII && lines.iter().all(|line| cells(line.chars().count()) <= area.width + 1)
    });
    match lines {
        Some(lines) => {
            for (n, line) in (0..).zip(&lines) {
                canvas.put(row(area, n), line.trim_end(), Role::Strong);
            }
        }
        None => drop(canvas.put(row(area, area.height.saturating_sub(1)), text, Role::Strong)),
    }
}

/// Cells a figure takes.
pub fn figure_width(text: &str) -> u16 {
    figure_lines(text).map_or_else(|| cells(width(text)), |lines| cells(lines[0].chars().count()).saturating_sub(1))
}

/// Draws a figure in the middle, once or twice as large; as plain text where the symbols have no blocks or there is no room.
pub fn figure_centred(canvas: &mut Canvas, area: Rect, text: &str, scale: u16) {
    let lines = figure_lines(text).filter(|_| canvas.look.symbols != Symbols::ASCII && figure_width(text) * scale <= area.width);
    let lines = lines.map_or_else(|| vec![text.to_owned()], |lines| scaled(&lines, scale));
    let wide = lines.iter().map(|line| cells(width(line.trim_end()))).max().unwrap_or(0).min(area.width);
    for (n, line) in (0..).zip(&lines) {
        let at = row(area, n);
        canvas.put(Rect { x: at.x + (at.width - wide) / 2, ..at }, line.trim_end(), Role::Strong);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_star_has_the_same_box() {
        for shapes in [UNICODE, ASCII] {
            for line in shapes.given.iter().chain(&shapes.possible).chain(&shapes.missed) {
                assert_eq!(width(line), usize::from(STAR) - 1, "{line:?}");
            }
        }
    }

    #[test]
    fn a_figure_is_read_off_its_points() {
        let lines = figure_lines("1.").unwrap();
        assert_eq!(lines, [" ▄█    ", "  █    ", "  █    ", " ▀▀▀ ▀ "]);
        assert!(figure_lines("–").is_none());
    }
}
