//! The program's settings: one row each, changed where they are seen, holding at once and written to the user's file.
//!
//! `model` keeps the rows and what each says, `update` changes them, `view` draws. What a setting means is `settings`'; letting
//! it hold is `app`'s.

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
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Settings
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::update(self, &input, look),
            Message::Do(action) => return update::act(self, action, look),
            Message::Slice(Slice::Settings(slice)) => self.show(*slice),
            Message::Job(done) => return update::done(self, done, look),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, look: &Look, area: Rect, frame: &mut Frame) {
        view::view(self, look, area, frame);
    }

    fn retuned(&mut self, session: &Session) {
        self.sources = session.sources.clone();
    }

    fn say(&mut self, status: Status) {
        self.status = status;
    }

    fn applies(&self, action: Action) -> bool {
        self.applies(action)
    }
}
