//! The critique to be read aloud: its spoken version with room between the lines, and a clock beside it.
//!
//! The clock runs from the moment the page is opened and is set back with one key. It is told the time from outside, so that a
//! page without a terminal stands at nought.

mod view;

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place, Session};
use crate::critique::spoken_seconds;
use crate::text::Words;
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
    slice: slices::Critique,
    pager: Pager,
    /// Lines in sight, once they were drawn.
    height: Cell<usize>,
    menu: Option<List<Action>>,
    status: Status,
    pace: u32,
    /// When reading began and what the clock shows now, in milliseconds of the same clock.
    clock: Option<(u64, u64)>,
}

impl Model {
    /// The screen of a critique.
    pub fn new(slice: slices::Critique, session: &Session) -> Self {
        let pace = session.sources.now.pace;
        let (pager, height) = (Pager::default(), Cell::new(0));
        Self { slice, pager, height, menu: None, status: Status::Quiet, pace, clock: None }
    }

    /// Seconds since reading began.
    fn elapsed(&self) -> u64 {
        self.clock.map_or(0, |(begun, now)| now.saturating_sub(begun) / 1_000)
    }

    /// Seconds reading takes.
    fn planned(&self, words: &Words) -> u64 {
        u64::from(spoken_seconds(words, &self.slice.text.rows, self.pace))
    }

    /// A page down or up leaves the last text line in sight.
    fn page(&self, down: bool) {
        let step = self.height.get().saturating_sub(2).max(2) & !1;
        let first = self.pager.first();
        self.pager.to(if down { first + step } else { first.saturating_sub(step) });
    }

    fn act(&mut self, action: Action, look: &Look) -> Vec<Effect> {
        let community = self.slice.community.as_ref().map(|community| community.id);
        match action {
            Action::PageDown => self.page(true),
            Action::PageUp => self.page(false),
            action if self.pager.go(action) => {}
            Action::Restart => {
                self.clock = self.clock.map(|(_, now)| (now, now));
                self.pager.to(0);
            }
            Action::Menu => self.menu = Some(dialogs::menu(look, Context::Speech, |_| true, |action| action)),
            Action::Critique => return vec![Effect::Instead(self.slice.place())],
            Action::Report => {
                return vec![Effect::Go(Place::Report { round: self.slice.meeting.round, community })];
            }
            Action::Back => return vec![Effect::Back],
            Action::Help | Action::Palette | Action::Theme | Action::Quit | Action::Hall => return vec![Effect::Global(action)],
            _ => {}
        }
        Vec::new()
    }

    fn input(&mut self, input: &Input, look: &Look) -> Vec<Effect> {
        let code = if let Input::Key(code) = input { Some(*code) } else { None };
        let action = code.and_then(|code| look.keymap.action(self.context(), code));
        self.status = Status::Quiet;
        let Some(mut list) = self.menu.take() else {
            return action.map_or_else(Vec::new, |action| self.act(action, look));
        };
        match list.take(action, code) {
            Picked::Chosen(action) => return self.act(action, look),
            Picked::Left => {}
            Picked::Open => self.menu = Some(list),
        }
        Vec::new()
    }
}

impl Page for Model {
    fn place(&self) -> Place {
        let community = self.slice.community.as_ref().map(|community| community.id);
        Place::Speech { meeting: self.slice.meeting.id, community }
    }

    fn context(&self) -> Context {
        if self.menu.is_some() { Context::List } else { Context::Speech }
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return self.input(&input, look),
            Message::Do(action) => return self.act(action, look),
            Message::Slice(Slice::Speech(slice)) => self.slice = *slice,
            Message::Tick(now) => self.clock = Some(self.clock.map_or((now, now), |(begun, _)| (begun, now))),
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

    fn retuned(&mut self, session: &Session) {
        self.pace = session.sources.now.pace;
    }

    fn ticks(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_and_seconds() {
        assert_eq!([0, 59, 60, 605].map(view::clock), ["0:00", "0:59", "1:00", "10:05"]);
    }
}
