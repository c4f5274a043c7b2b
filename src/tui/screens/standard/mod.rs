//! A standard, to read item by item.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place};
use crate::text::say;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, row};
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{Slice, Standard};
use crate::tui::theme::Role;
use crate::tui::widgets::foot::{self, Status};

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    slice: Standard,
    status: Status,
}

impl Model {
    /// The screen of a slice.
    pub const fn new(slice: Standard) -> Self {
        Self { slice, status: Status::Quiet }
    }
}

impl Page for Model {
    fn place(&self) -> Place {
        Place::Standard(self.slice.standard.clone())
    }

    fn context(&self) -> Context {
        Context::Standard
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(super::Input::Key(code)) if look.keymap.action(self.context(), code) == Some(Action::Back) => {
                return vec![Effect::Back];
            }
            Message::Slice(Slice::Standard(slice)) => self.slice = *slice,
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, look: &Look, area: Rect, frame: &mut Frame) {
        let mut canvas = Canvas::new(look, frame);
        let text = say!(look.words, "page-standard");
        for (n, line) in (1..).zip(wrap(&text, usize::from(area.width.saturating_sub(4)))) {
            if n + 2 < area.height {
                canvas.put(Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..row(area, n) }, &line, Role::Text);
            }
        }
        foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &self.status);
        foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), self.context(), |_| true);
    }

    fn say(&mut self, status: Status) {
        self.status = status;
    }
}
