//! Stars and figures several lines high, for the last row of the hall.

use ratatui::layout::Rect;

use crate::text::Symbols;
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

/// Draws stars: those certain, those still possible, those out of reach.
pub fn stars(canvas: &mut Canvas, area: Rect, certain: u8, possible: u8, top: u8) {
    let shapes = if canvas.look.symbols == Symbols::ASCII { ASCII } else { UNICODE };
    for n in 0..top {
        let (shape, role) = if n < certain {
            (shapes.given, Role::Star)
        } else if n < possible {
            (shapes.possible, Role::Star)
        } else {
            (shapes.missed, Role::Dim)
        };
        let x = area.x + u16::from(n) * STAR;
        for (y, text) in (0..).zip(shape) {
            let line = row(area, y);
            canvas.put(Rect { x, width: area.right().saturating_sub(x), ..line }, text, role);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

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
