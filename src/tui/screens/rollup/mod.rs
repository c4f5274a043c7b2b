//! A round summed up (汇总): the tiers compared, and what most communities lose points on. A text to page through.

mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{self, Slice};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{List, Picked};
use crate::tui::widgets::pager::Pager;

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What is shown.
    slice: slices::Rollup,
    /// Where the reader is.
    pager: Pager,
    /// The menu, while it is open.
    menu: Option<List<Action>>,
    /// What was just done.
    status: Status,
}

impl Model {
    /// The screen of a round summed up.
    pub fn new(slice: slices::Rollup) -> Self {
        Self { slice, pager: Pager::default(), menu: None, status: Status::Quiet }
    }

    fn input(&mut self, input: &Input, look: &Look) -> Vec<Effect> {
        let Input::Key(code) = input else { return Vec::new() };
        let action = look.keymap.action(self.context(), *code);
        let Some(mut list) = self.menu.take() else {
            return action.map_or_else(Vec::new, |action| self.act(action, look));
        };
        match list.take(action, Some(*code)) {
            Picked::Chosen(action) => return self.act(action, look),
            Picked::Left => {}
            Picked::Open => self.menu = Some(list),
        }
        Vec::new()
    }

    fn act(&mut self, action: Action, look: &Look) -> Vec<Effect> {
        self.status = Status::Quiet;
        match action {
            Action::Back => return vec![Effect::Back],
            Action::Menu => self.menu = Some(dialogs::menu(look, Context::Rollup, |_| true, |action| action)),
            Action::Bulletin => return vec![Effect::Go(Place::Bulletin(self.slice.round.id))],
            Action::Ranking => return vec![Effect::Go(Place::Ranking(self.slice.round.id))],
            Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
            moving => drop(self.pager.go(moving)),
        }
        Vec::new()
    }
}

impl Page for Model {
    fn place(&self) -> Place {
        Place::Rollup(self.slice.round.id)
    }

    fn context(&self) -> Context {
        if self.menu.is_some() { Context::List } else { Context::Rollup }
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return self.input(&input, look),
            Message::Do(action) => return self.act(action, look),
            Message::Slice(Slice::Rollup(slice)) => self.slice = *slice,
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, look: &Look, area: Rect, frame: &mut Frame) {
        view::view(self, look, area, frame);
    }

    fn say(&mut self, status: Status) {
        self.status = status;
    }
}
