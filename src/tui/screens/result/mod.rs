//! A community's result: total, stars, every rule that decided, and why not one star more.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place};
use crate::tui::canvas::{Canvas, Look, row};
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{Result, Slice};
use crate::tui::widgets::foot::{self, Status};

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    slice: Result,
    status: Status,
}

impl Model {
    /// The screen of a slice.
    pub const fn new(slice: Result) -> Self {
        Self { slice, status: Status::Quiet }
    }
}

impl Page for Model {
    fn place(&self) -> Place {
        Place::Result { round: self.slice.round, community: self.slice.community }
    }

    fn context(&self) -> Context {
        Context::Result
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(super::Input::Key(code)) if look.keymap.action(self.context(), code) == Some(Action::Back) => {
                return vec![Effect::Back];
            }
            Message::Slice(Slice::Result(slice)) => self.slice = *slice,
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, look: &Look, area: Rect, frame: &mut Frame) {
        let mut canvas = Canvas::new(look, frame);
        foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &self.status);
        foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), self.context(), |_| true);
    }

    fn say(&mut self, status: Status) {
        self.status = status;
    }
}
