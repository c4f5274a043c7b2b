//! What lies over any screen: the help, and the palette with all that can be found.

use ratatui::layout::Rect;

use super::App;
use crate::tui::canvas::{Canvas, Look, row};
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::keys::{Action, Context, help_lines, long};
use crate::tui::palette::{Palette, Step};
use crate::tui::screens::{Found, Message, Page, Target};
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

/// Parts of the program reached from everywhere.
const EVERYWHERE: [Action; 12] = [
    Action::NewRound,
    Action::Import,
    Action::Standards,
    Action::History,
    Action::Hall,
    Action::Safety,
    Action::Settings,
    Action::Demo,
    Action::Theme,
    Action::Language,
    Action::Help,
    Action::Quit,
];

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
    /// The palette over the screen in sight: its own things first, then those of the screens beneath, then the program's.
    pub(super) fn palette(&self) -> Overlay {
        let look = &self.look;
        let mut all = Vec::new();
        if let Some(page) = self.pages.last() {
            all.extend(page.finds(look));
            all.extend(actions(page.as_ref(), look));
        }
        let beneath = self.pages.iter().rev().skip(1).flat_map(|page| page.finds(look));
        all.extend(beneath.filter(|found| matches!(found.target, Target::Go(_))));
        let held = |action: Action| all.iter().any(|found: &Found| matches!(found.target, Target::Do(known) if known == action));
        // A trial has no other parts: what they would do is forgotten with it.
        let there = |action: &Action| self.trying.is_none() || matches!(action, Action::Theme | Action::Help | Action::Quit);
        let missing: Vec<Action> = EVERYWHERE.into_iter().filter(|action| !held(*action) && there(action)).collect();
        all.extend(missing.into_iter().map(|action| found(look, action)));
        Overlay::Palette(Box::new(Palette::new(all)))
    }

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
            Target::Do(action) if EVERYWHERE.contains(&action) => return self.global(action),
            Target::Do(action) => Message::Do(action),
            Target::Here(n) => Message::Found(n),
        };
        let effects = page.update(message, &self.look);
        self.run(effects);
    }
}

fn actions<'a>(page: &'a dyn Page, look: &'a Look) -> impl Iterator<Item = Found> + 'a {
    let wanted = |action: &Action| *action != Action::Palette && page.applies(*action);
    look.keymap.menu(page.context()).iter().map(|entry| entry.action).filter(wanted).map(|action| found(look, action))
}

fn found(look: &Look, action: Action) -> Found {
    Found { text: long(&look.words, action), aside: String::new(), also: action.id().to_owned(), target: Target::Do(action) }
}
