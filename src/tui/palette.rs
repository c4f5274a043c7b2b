//! The palette: finds any action, community or item by what is typed, on every screen.
//!
//! What there is to find comes from the screens in sight and beneath ([`Found`]) and from the keymap's menus; this only
//! matches, orders and draws.

use std::cmp::Reverse;

use ratatui::layout::Rect;

use super::canvas::{Canvas, Look, cells, middle, row};
use super::input::Input;
use super::keys::{Action, Context};
use super::screens::{Found, Target};
use super::theme::Role;
use super::widgets::field::Field;
use super::widgets::list::{moved, scroll};
use crate::text::find::{Findable, Wanted};
use crate::text::normalise::plain_number;
use crate::text::say;

/// The open palette.
#[derive(Clone, Debug)]
pub struct Palette {
    field: Field,
    /// What can be found, with what it is found by: its text, and what stands behind it.
    all: Vec<(Found, Findable, Findable)>,
    /// What matches what is typed, the best first, as indexes.
    matching: Vec<usize>,
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
        let prepared = |found: Found| {
            let (text, rest) = (Findable::new(&found.text), Findable::new(&format!("{} {}", found.aside, found.also)));
            (found, text, rest)
        };
        let matching = (0..all.len()).collect();
        Self { field: Field::default(), all: all.into_iter().map(prepared).collect(), matching, cursor: 0 }
    }

    /// Takes an input.
    pub fn take(&mut self, input: &Input, look: &Look) -> Step {
        let code = if let Input::Key(code) = input { Some(*code) } else { None };
        let action = code.and_then(|code| look.keymap.action(Context::Search, code));
        match action {
            Some(Action::Back) => return Step::Closed,
            Some(Action::Choose) => {
                let found = self.matching.get(self.cursor).and_then(|index| self.all.get(*index));
                return found.map_or(Step::Open, |(found, ..)| Step::Chosen(found.target.clone()));
            }
            _ if self.field.take(input, action) => self.search(),
            Some(moving) => self.cursor = moved(self.cursor, self.matching.len(), moving, 8),
            None => {}
        }
        Step::Open
    }

    /// Finds what matches. A running number goes before everything; what stands behind a text counts half; what matches
    /// far worse than the best is chance and left out.
    fn search(&mut self) {
        self.cursor = 0;
        let typed = plain_number(self.field.text());
        let wanted = Wanted::new(self.field.text());
        let score = |(found, text, rest): &(Found, Findable, Findable)| {
            let number = found.text.split_whitespace().next().is_some_and(|first| first == typed);
            // What this screen has itself goes before what lies elsewhere.
            let here = if matches!(found.target, Target::Here(_)) { 100 } else { 0 };
            let own = wanted.score(text).map(|score| score + here);
            let behind = wanted.score(rest).map(|score| score / 2);
            if number { Some(u32::MAX) } else { own.max(behind) }
        };
        let mut scored: Vec<(u32, usize)> =
            self.all.iter().enumerate().filter_map(|(index, held)| Some((score(held)?, index))).collect();
        scored.sort_by_key(|(score, index)| (Reverse(*score), *index));
        let best = scored.iter().map(|(score, _)| *score).find(|score| *score != u32::MAX).unwrap_or(0);
        self.matching = scored.into_iter().filter(|(score, _)| *score >= best / 2).map(|(_, index)| index).collect();
    }

    /// Draws it over a screen.
    pub fn draw(&self, canvas: &mut Canvas, body: Rect) {
        let look = canvas.look;
        let height = cells(self.matching.len() + 4).clamp(6, body.height.max(6));
        let place = middle(body, body.width.min(72), height);
        let inside = canvas.boxed(Rect { y: body.y, ..place }, &say!(look.words, "tui-palette"));
        let lines = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
        let first = scroll(self.cursor, usize::from(lines.height));
        if self.matching.is_empty() {
            canvas.put(row(lines, 0), &say!(look.words, "tui-palette-none"), Role::Dim);
        }
        for (n, index) in self.matching.iter().enumerate().skip(first).take(usize::from(lines.height)) {
            let Some((found, ..)) = self.all.get(*index) else { continue };
            let line = row(lines, cells(n - first));
            canvas.row_zone(line, n, self.cursor);
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
