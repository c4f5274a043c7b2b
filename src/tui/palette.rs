//! The palette: finds any action, community or item by what is typed, on every screen.
//!
//! What there is to find comes from the screens in sight and beneath ([`Found`]) and from the keymap's menus; this only
//! matches, orders and draws.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Look, cells, middle, row};
use super::input::Input;
use super::keys::{Action, Context};
use super::screens::{Found, Target};
use super::theme::Role;
use super::widgets::field::Field;
use super::widgets::list::{moved, scroll};
use crate::text::normalise::plain_number;
use crate::text::say;

/// The open palette.
#[derive(Clone, Debug)]
pub struct Palette {
    field: Field,
    all: Vec<Found>,
    cursor: usize,
}

/// What an input did to the palette.
pub enum Step {
    /// It stays open.
    Open,
    /// It was closed.
    Closed,
    /// Something was chosen.
    Chosen(Target),
}

impl Palette {
    /// A palette over what can be found, the nearest things first.
    pub fn new(all: Vec<Found>) -> Self {
        Self { field: Field::default(), all, cursor: 0 }
    }

    /// Takes an input.
    pub fn take(&mut self, input: &Input, look: &Look) -> Step {
        let code = if let Input::Key(code) = input { Some(*code) } else { None };
        let action = code.and_then(|code| look.keymap.action(Context::Search, code));
        match action {
            Some(Action::Back) => return Step::Closed,
            Some(Action::Choose) => {
                let found = self.found();
                return found.get(self.cursor).map_or(Step::Open, |found| Step::Chosen(found.target.clone()));
            }
            _ if self.field.take(input, action) => self.cursor = 0,
            Some(moving) => self.cursor = moved(self.cursor, self.found().len(), moving, 8),
            None => {}
        }
        Step::Open
    }

    /// What matches, the best first.
    fn found(&self) -> Vec<&Found> {
        let wanted = plain_number(self.field.text()).trim().to_lowercase();
        let rank = |found: &Found| {
            let text = found.text.to_lowercase();
            let number = text.split_whitespace().next().is_some_and(|first| first == wanted);
            Some(match () {
                () if number => 0,
                () if text.contains(&wanted) => 1,
                () if found.aside.to_lowercase().contains(&wanted) || found.also.to_lowercase().contains(&wanted) => 2,
                () => return None,
            })
        };
        let mut found: Vec<(u8, &Found)> = self.all.iter().filter_map(|found| Some((rank(found)?, found))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// Draws it over a screen.
    pub fn draw(&self, canvas: &mut Canvas, body: Rect) {
        let look = canvas.look;
        let found = self.found();
        let height = cells(found.len() + 4).clamp(6, body.height.max(6));
        let place = middle(body, body.width.min(72), height);
        let inside = canvas.boxed(Rect { y: body.y, ..place }, &say!(look.words, "tui-palette"));
        let lines = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
        let first = scroll(self.cursor, usize::from(lines.height));
        if found.is_empty() {
            canvas.put(row(lines, 0), &say!(look.words, "tui-palette-none"), Role::Dim);
        }
        for (n, found) in found.iter().enumerate().skip(first).take(usize::from(lines.height)) {
            let line = row(lines, cells(n - first));
            let on = n == self.cursor;
            if on {
                canvas.tint(line, Role::Selected);
            }
            let role = |role| if on { Role::Selected } else { role };
            let mark = if on { look.symbols.cursor } else { " " };
            let aside = if found.aside.is_empty() { String::new() } else { format!("  {}", found.aside) };
            canvas.pieces(line, &[(format!("{mark} {}", found.text), role(Role::Text)), (aside, role(Role::Dim))]);
        }
        // Last, because the terminal's cursor belongs to the field.
        self.field.draw(canvas, row(inside, 0));
    }
}
