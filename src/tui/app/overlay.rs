//! What lies over any screen: the help, the palette, the pages of the hall.

use ratatui::layout::Rect;

use super::App;
use super::finding::EVERYWHERE;
use crate::tui::canvas::{Canvas, row};
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::keys::{Action, Context, help_lines};
use crate::tui::palette::{Palette, Step};
use crate::tui::screens::{Message, Target};
use crate::tui::widgets::foot;
use crate::tui::widgets::list::{List, moved};
use crate::workspace::Shown;

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys of a context, scrolled down by so many lines.
    Help(Context, usize),
    /// The palette.
    Palette(Box<Palette>),
    /// What the hall's window is to show.
    Hall(List<Shown>),
}

impl Overlay {
    /// Which keys hold while it lies there.
    pub const fn context(&self) -> Context {
        match self {
            Self::Help(..) => Context::Help,
            Self::Palette(_) => Context::Search,
            Self::Hall(_) => Context::List,
        }
    }

    /// Draws it.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let hints = row(area, area.height.saturating_sub(1));
        canvas.clear(hints);
        foot::hints(canvas, hints, self.context(), |_| true);
        match self {
            Self::Help(from, first) => dialogs::help(canvas, area, *from, *first),
            Self::Palette(palette) => palette.draw(canvas, Rect { height: hints.y.saturating_sub(area.y), ..area }),
            Self::Hall(list) => dialogs::list(canvas, Rect { height: hints.y.saturating_sub(area.y), ..area }, list),
        }
    }
}

impl App {
    /// Takes an input while something lies over the screen.
    pub(super) fn overlaid(&mut self, input: &Input) {
        match self.overlay.take() {
            Some(Overlay::Help(from, first)) => {
                let action = if let Input::Key(code) = input { self.look.keymap.action(Context::Help, *code) } else { None };
                match action {
                    Some(Action::Back) => {}
                    Some(Action::Quit) => self.global(Action::Quit),
                    action => {
                        let lines = help_lines(&self.look, from).len();
                        let first = action.map_or(first, |action| moved(first, lines, action, 10));
                        self.overlay = Some(Overlay::Help(from, first));
                    }
                }
            }
            Some(Overlay::Palette(mut palette)) => match palette.take(input, &self.look) {
                Step::Open => self.overlay = Some(Overlay::Palette(palette)),
                Step::Closed => {}
                Step::Chosen(target) => self.chosen(target),
            },
            Some(Overlay::Hall(list)) => self.hall_chosen(input, list),
            None => {}
        }
    }

    fn chosen(&mut self, target: Target) {
        let Some(page) = self.pages.last_mut() else { return };
        let message = match target {
            Target::Go(place) => return self.go(place, super::Way::Over),
            Target::There(place, action) => {
                self.next = Some(action);
                return self.go(place, super::Way::Over);
            }
            Target::Do(action) if EVERYWHERE.contains(&action) => return self.global(action),
            Target::Do(action) => Message::Do(action),
            Target::Here(n) => Message::Found(n),
        };
        let effects = page.update(message, &self.look);
        self.run(effects);
    }
}
