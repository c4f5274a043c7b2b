//! A frame as a picture: SVG that shows the same grid in every viewer, whatever fonts it has.
//!
//! Latin stretches are held to the grid by their length, wide characters by a position each; stars, lines and bars are drawn as
//! shapes, because in many fonts they are wider than a cell or leave gaps. The same frame always gives the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::style::{Color, Modifier, Style};

use super::drawn::{Drawn, Glyph};

/// A cell, in pixels.
const CELL: (u32, u32) = (10, 24);
/// From the top of a cell to the line letters stand on.
const BASELINE: u32 = 17;
/// Around the screen.
const MARGIN: u32 = 14;
/// The height of the window's title.
const TITLE: u32 = 34;
/// What the terminal shows where a theme leaves the choice to it.
const INK: &str = "#d6d9e0";
const PAPER: &str = "#1c1f26";

const FONTS: &str = "\
text{font:16px ui-monospace,'Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;white-space:pre}\
.w{font:19px 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif}\
.b{font-weight:700}.u{text-decoration:underline}";

impl Drawn {
    /// The frame as SVG, in a window with a title.
    pub fn svg(&self, title: &str) -> String {
        let (columns, rows) = self.size();
        let (width, height) = (u32::from(columns) * CELL.0 + 2 * MARGIN, u32::from(rows) * CELL.1 + TITLE + MARGIN);
        let (title, paper) = (escaped(title), self.paper());
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" aria-label=\"{title}\">\n<style>{FONTS}</style>\n\
             <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"10\" fill=\"{paper}\" stroke=\"#5b616e\"/>\n\
             <circle cx=\"20\" cy=\"17\" r=\"6\" fill=\"#ff5f57\"/><circle cx=\"40\" cy=\"17\" r=\"6\" fill=\"#febc2e\"/>\
             <circle cx=\"60\" cy=\"17\" r=\"6\" fill=\"#28c840\"/>\n\
             <text x=\"{}\" y=\"22\" text-anchor=\"middle\" fill=\"#9aa1ae\">{title}</text>\n",
            width - 1,
            height - 1,
            width / 2,
        );
        for y in 0..rows {
            let glyphs: Vec<Glyph> = self.row(y).collect();
            let top = TITLE + u32::from(y) * CELL.1;
            for run in glyphs.chunk_by(|a, b| colours(a.style).1 == colours(b.style).1) {
                background(&mut svg, run, top, &paper);
            }
            for run in glyphs.chunk_by(together) {
                foreground(&mut svg, run, top);
            }
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// The colour most of the frame stands on; the window around it has the same.
    fn paper(&self) -> String {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for glyph in (0..self.size().1).flat_map(|y| self.row(y)) {
            *counts.entry(colours(glyph.style).1).or_default() += u32::from(glyph.cells);
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map_or_else(|| PAPER.to_owned(), |(colour, _)| colour)
    }
}

/// How a glyph is brought into its cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Nothing to see.
    Blank,
    /// Held to the grid by the length of the whole stretch.
    Latin,
    /// A position for each.
    Wide,
    /// Squeezed into its cells, alone: what fonts disagree about.
    Alone,
    /// A shape, joined with its like.
    Shape,
}

fn way(glyph: &Glyph) -> Way {
    let mut chars = glyph.text.chars();
    match (chars.next(), chars.next()) {
        (Some(' '), None) if !glyph.style.add_modifier.contains(Modifier::UNDERLINED) => Way::Blank,
        (Some(c), None) if c.is_ascii() => Way::Latin,
        (Some('─' | '│' | '┌' | '┐' | '└' | '┘' | '█' | '░' | '★' | '☆' | '■' | '▸' | '▲'), None) => {
            Way::Shape
        }
        (Some('\u{1100}'..='\u{ffff}'), None) if glyph.cells == 2 => Way::Wide,
        _ => Way::Alone,
    }
}

fn together(a: &Glyph, b: &Glyph) -> bool {
    let way = (way(a), way(b));
    way.0 == way.1 && way.0 != Way::Alone && a.style == b.style && (way.0 != Way::Shape || a.text == b.text)
}

/// The colours letters and background have in the end.
fn colours(style: Style) -> (String, String) {
    let ink = colour(style.fg).unwrap_or_else(|| INK.to_owned());
    let paper = colour(style.bg).unwrap_or_else(|| PAPER.to_owned());
    if style.add_modifier.contains(Modifier::REVERSED) { (paper, ink) } else { (ink, paper) }
}

fn place(run: &[Glyph]) -> (u32, u32) {
    let x = run.first().map_or(0, |glyph| u32::from(glyph.x));
    let cells: u32 = run.iter().map(|glyph| u32::from(glyph.cells)).sum();
    (MARGIN + x * CELL.0, cells * CELL.0)
}

// Writing into a String cannot fail, here and below.
fn background(svg: &mut String, run: &[Glyph], top: u32, window: &str) {
    let paper = run.first().map(|glyph| colours(glyph.style).1).unwrap_or_default();
    if paper != window {
        let (x, wide) = place(run);
        let _ = writeln!(svg, "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{paper}\"/>", CELL.1);
    }
}

fn foreground(svg: &mut String, run: &[Glyph], top: u32) {
    let Some(first) = run.first() else { return };
    let (x, wide) = place(run);
    let ink = colours(first.style).0;
    let letters = escaped(&run.iter().map(|glyph| glyph.text).collect::<String>());
    let mut class = Vec::new();
    class.extend((first.cells == 2).then_some("w"));
    class.extend(first.style.add_modifier.contains(Modifier::BOLD).then_some("b"));
    class.extend(first.style.add_modifier.contains(Modifier::UNDERLINED).then_some("u"));
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{}\"", class.join(" ")) };
    let y = top + BASELINE;
    let _ = match way(first) {
        Way::Blank => Ok(()),
        Way::Latin => writeln!(svg, "<text x=\"{x}\" y=\"{y}\" textLength=\"{wide}\" fill=\"{ink}\"{class}>{letters}</text>"),
        Way::Wide => {
            let each: Vec<String> = run.iter().map(|glyph| place(std::slice::from_ref(glyph)).0.to_string()).collect();
            writeln!(svg, "<text x=\"{}\" y=\"{}\" fill=\"{ink}\"{class}>{letters}</text>", each.join(" "), y + 1)
        }
        Way::Alone => writeln!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{class}>{letters}</text>"
        ),
        Way::Shape => shape(svg, first.text, run.len(), (x, top), &ink),
    };
}

/// `count` times the same shape beside each other.
fn shape(svg: &mut String, which: &str, count: usize, (x, top): (u32, u32), ink: &str) -> std::fmt::Result {
    let (middle, wide) = (top + CELL.1 / 2, u32::try_from(count).unwrap_or(0) * CELL.0);
    let right = x + wide;
    let mut line = |d: &str| writeln!(svg, "<path d=\"{d}\" stroke=\"{ink}\" fill=\"none\"/>");
    let (half, bottom) = (x + CELL.0 / 2, top + CELL.1);
    match which {
        "─" => line(&format!("M{x} {middle}.5H{right}")),
        "│" => line(&format!("M{half}.5 {top}V{bottom}")),
        "┌" => line(&format!("M{half}.5 {bottom}V{middle}.5H{right}")),
        "┐" => line(&format!("M{half}.5 {bottom}V{middle}.5H{x}")),
        "└" => line(&format!("M{half}.5 {top}V{middle}.5H{right}")),
        "┘" => line(&format!("M{half}.5 {top}V{middle}.5H{x}")),
        "█" | "░" => {
            let faint = if which == "░" { " fill-opacity=\".3\"" } else { "" };
            let y = top + 6;
            writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"12\" fill=\"{ink}\"{faint}/>")
        }
        each => {
            let outline = match each {
                "★" | "☆" => "m5 6 1.2 3.9h4l-3.2 2.4 1.2 3.9-3.2-2.4-3.2 2.4 1.2-3.9-3.2-2.4h4z",
                "■" => "m1 8h8v8h-8z",
                "▸" => "m2 7 6 5-6 5z",
                _ => "m5 7 4.5 9h-9z",
            };
            let mut places = String::new();
            for x in (x..right).step_by(CELL.0 as usize) {
                write!(places, "M{x} {top}{outline}")?;
            }
            let (fill, stroke) = if each == "☆" { ("none", ink) } else { (ink, "none") };
            writeln!(svg, "<path d=\"{places}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\".8\"/>")
        }
    }
}

/// The sixteen named colours; every terminal has its own, these are legible on the paper.
const NAMED: [&str; 16] = [
    "#14161b", "#d1605e", "#7fae6a", "#c9a24a", "#5f8fd3", "#b07ac4", "#4fa9b5", "#b9bec8", "#7b8290", "#ef7d7a", "#9ccc85",
    "#e8c468", "#82aef0", "#cf9be0", "#72c9d4", "#f2f4f8",
];

/// A colour of the terminal as most terminals show it; none: the terminal's own.
fn colour(colour: Option<Color>) -> Option<String> {
    let rgb = |red: u8, green: u8, blue: u8| Some(format!("#{red:02x}{green:02x}{blue:02x}"));
    let index = match colour? {
        Color::Reset => return None,
        Color::Rgb(red, green, blue) => return rgb(red, green, blue),
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match index {
        0..16 => Some(NAMED[usize::from(index)].to_owned()),
        // The cube of six steps a colour, then the greys: what every terminal with 256 colours has.
        16..232 => {
            let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let cube = index - 16;
            rgb(step(cube / 36), step(cube / 6 % 6), step(cube % 6))
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            rgb(grey, grey, grey)
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn every_glyph_stands_on_the_grid_and_nothing_is_markup() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        buffer.set_string(0, 0, "a<b 社区…★★", Style::new().fg(Color::Indexed(208)).bg(Color::Rgb(1, 2, 3)));
        let svg = Drawn::new(buffer).svg("a & b");
        for expected in [
            "<text x=\"14\" y=\"51\" textLength=\"30\" fill=\"#ff8700\">a&lt;b</text>",
            "<text x=\"54 74\" y=\"52\" fill=\"#ff8700\" class=\"w\">社区</text>",
            "<text x=\"94\" y=\"51\" textLength=\"10\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#ff8700\">…</text>",
            "<path d=\"M104 34m5 6",
            "<rect x=\"14\" y=\"34\" width=\"110\" height=\"24\" fill=\"#010203\"/>",
            "aria-label=\"a &amp; b\"",
        ] {
            assert!(svg.contains(expected), "{expected}\n{svg}");
        }
    }

    #[test]
    fn reversed_cells_change_their_colours() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        buffer.set_string(0, 0, "x", Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD));
        let svg = Drawn::new(buffer).svg("");
        assert!(
            svg.contains(&format!("height=\"24\" fill=\"{INK}\"")) && svg.contains(&format!("fill=\"{PAPER}\" class=\"b\">x<"))
        );
    }
}
