//! A picture in the terminal: by the terminal's own graphics where its environment says that it has some, else as half blocks
//! in as many colours as there are.
//!
//! The terminal is never asked: an answer would arrive among the keys, and a terminal that does not answer would keep everybody
//! waiting. What the environment does not promise is not tried.

use std::cell::RefCell;
use std::fmt;

use image::DynamicImage;
use image::imageops::FilterType;
use ratatui::layout::{Rect, Size};
use ratatui::style::Color;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use crate::text::say;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, cells, row};
use crate::tui::theme::{Depth, Role, reduced};

/// Graphics a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    Kitty,
    Iterm,
    Sixel,
}

/// How pictures are shown here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Graphics {
    own: Option<Own>,
    /// Pixels of a cell; of half blocks only their shape counts.
    cell: (u16, u16),
    depth: Depth,
}

impl Graphics {
    /// Half blocks in so many colours.
    pub const fn blocks(depth: Depth) -> Self {
        Self { own: None, cell: (1, 2), depth }
    }

    /// Whether the terminal shows pictures in its own pixels: fine enough to read a page.
    pub const fn is_fine(self) -> bool {
        self.own.is_some()
    }

    /// What the environment promises, for cells of so many pixels; half blocks where either is not known. Inside tmux and screen
    /// it tells of the terminal they were started in, which may not be the one they are seen in.
    pub fn of(variable: impl Fn(&str) -> Option<String>, cell: Option<(u16, u16)>, depth: Depth) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let (term, program) = (set("TERM").unwrap_or_default(), set("TERM_PROGRAM").unwrap_or_default());
        let inside =
            set("TMUX").is_some() || set("STY").is_some() || ["tmux", "screen"].iter().any(|name| term.starts_with(name));
        let own = if inside || depth == Depth::None {
            None
        } else if term.contains("kitty") || term.contains("ghostty") || program == "ghostty" {
            Some(Own::Kitty)
        } else if program.contains("iTerm") || program.contains("WezTerm") || set("WEZTERM_EXECUTABLE").is_some() {
            Some(Own::Iterm)
        } else if term.starts_with("foot") || term.starts_with("mlterm") || term.contains("sixel") {
            Some(Own::Sixel)
        } else {
            None
        };
        match (own, cell.filter(|(width, height)| *width > 0 && *height > 0)) {
            (Some(own), Some(cell)) => Self { own: Some(own), cell, depth },
            _ => Self::blocks(depth),
        }
    }
}

/// A picture to be shown, fitted once for each size it is shown in.
pub struct Shown {
    image: DynamicImage,
    fitted: RefCell<Option<(Size, Option<Protocol>)>>,
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.image.width(), self.image.height())
    }
}

impl Shown {
    /// A picture.
    pub const fn new(image: DynamicImage) -> Self {
        Self { image, fitted: RefCell::new(None) }
    }

    /// Draws it in the middle of an area; says so where nothing here can show it.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let look = canvas.look;
        let graphics = look.graphics;
        // Half blocks are no ASCII, and without colours they are a box.
        if area.is_empty() || graphics.depth == Depth::None || (graphics.own.is_none() && look.symbols.is_ascii()) {
            let size = format!("{}x{}", self.image.width(), self.image.height());
            for (n, line) in wrap(&say!(look.words, "picture-not-here", size = size), usize::from(area.width)).iter().enumerate()
            {
                canvas.put(row(area, cells(n)), line, Role::Dim);
            }
            return;
        }
        let size = fit((self.image.width(), self.image.height()), area, graphics.cell);
        let mut held = self.fitted.borrow_mut();
        let fresh = held.as_ref().is_some_and(|(fitted, _)| *fitted == size);
        if !fresh {
            *held = Some((size, self.fitted(size, graphics)));
        }
        let Some((_, Some(protocol))) = &*held else { return };
        let place = Rect {
            x: area.x + (area.width - size.width) / 2,
            y: area.y + (area.height - size.height) / 2,
            width: size.width,
            height: size.height,
        };
        canvas.widget(Image::new(protocol), place);
        if graphics.own.is_none() {
            canvas.recolour(place, |colour| match colour {
                Color::Rgb(red, green, blue) => reduced((red, green, blue), graphics.depth),
                other => other,
            });
        }
    }

    /// The picture for so many cells; `None` where it cannot be written so.
    fn fitted(&self, size: Size, Graphics { own, cell, .. }: Graphics) -> Option<Protocol> {
        let Some(own) = own else { return Halfblocks::new(self.image.clone(), size).ok().map(Protocol::Halfblocks) };
        let (width, height) = (u32::from(size.width) * u32::from(cell.0), u32::from(size.height) * u32::from(cell.1));
        let image = self.image.resize_exact(width, height, FilterType::Triangle);
        match own {
            // Any number will do that no other picture of this program has.
            Own::Kitty => Kitty::new(image, size, u32::try_from(crate::tui::screens::ticket()).unwrap_or(1), false, false)
                .ok()
                .map(Protocol::Kitty),
            Own::Iterm => Iterm2::new(image, size, false).ok().map(Protocol::ITerm2),
            Own::Sixel => Sixel::new(image, size, false).ok().map(Protocol::Sixel),
        }
    }
}

/// The cells a picture takes in an area without losing its shape; at least one.
fn fit((width, height): (u32, u32), area: Rect, cell: (u16, u16)) -> Size {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let room = (u64::from(area.width) * u64::from(cell.0), u64::from(area.height) * u64::from(cell.1));
    let (wide, high) =
        if width * room.1 > height * room.0 { (room.0, height * room.0 / width) } else { (width * room.1 / height, room.1) };
    let count =
        |pixels: u64, cell: u16, most: u16| u16::try_from(pixels.div_ceil(u64::from(cell))).unwrap_or(most).clamp(1, most.max(1));
    Size::new(count(wide, cell.0, area.width), count(high, cell.1, area.height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_its_place() {
        let area = |width, height| Rect { x: 3, y: 2, width, height };
        assert_eq!(fit((1600, 1200), area(40, 20), (1, 2)), Size::new(40, 15));
        assert_eq!(fit((1200, 1600), area(40, 20), (1, 2)), Size::new(30, 20));
        assert_eq!(fit((1600, 1200), area(40, 20), (10, 20)), Size::new(40, 15));
        assert_eq!(fit((9000, 1), area(40, 20), (1, 2)), Size::new(40, 1));
        assert_eq!(fit((1, 9000), area(40, 20), (1, 2)), Size::new(1, 20));
        for width in 1..30 {
            for height in 1..20 {
                let size = fit((1600, 900), area(width, height), (9, 19));
                assert!((1..=width).contains(&size.width) && (1..=height).contains(&size.height), "{size:?}");
            }
        }
    }

    #[test]
    fn only_what_the_environment_promises_is_tried() {
        let of = |variables: &[(&str, &str)], cell| {
            let get = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            Graphics::of(get, cell, Depth::True).own
        };
        let cell = Some((9, 18));
        assert_eq!(of(&[("TERM", "xterm-256color")], cell), None);
        assert_eq!(of(&[("TERM", "xterm-kitty")], cell), Some(Own::Kitty));
        assert_eq!(of(&[("TERM", "xterm-kitty")], None), None, "without the size of a cell nothing can be placed");
        assert_eq!(of(&[("TERM", "xterm-kitty")], Some((0, 0))), None);
        assert_eq!(of(&[("TERM_PROGRAM", "WezTerm")], cell), Some(Own::Iterm));
        assert_eq!(of(&[("TERM", "foot")], cell), Some(Own::Sixel));
        assert_eq!(of(&[("TERM", "tmux-256color"), ("TERM_PROGRAM", "WezTerm")], cell), None);
        assert_eq!(of(&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/tmux")], cell), None);
    }
}
