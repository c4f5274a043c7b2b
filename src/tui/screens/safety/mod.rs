//! Keeping the folder safe: check, backup, restore, rebuild.

mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place, Session};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use model::Mode;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Safety
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::update(self, &input, look),
            Message::Do(action) => return update::act(self, action, look),
            Message::Slice(Slice::Safety(slice)) => self.slice = *slice,
            Message::Job(done) => return update::done(self, done, look),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, look: &Look, area: Rect, frame: &mut Frame) {
        view::view(self, look, area, frame);
    }

    /// What was found is worded in the language it was found in.
    fn retuned(&mut self, _: &Session) {
        self.found.clear();
        self.mode = Mode::Rows;
    }

    fn say(&mut self, status: Status) {
        self.status = status;
    }

    fn applies(&self, action: Action) -> bool {
        update::applies(self, action)
    }
}
