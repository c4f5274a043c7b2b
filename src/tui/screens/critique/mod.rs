//! The critique: drafted from the marks, read as it will be read, edited line by line or whole.
//!
//! `model` keeps the text and what the keys go to, `update` takes inputs and answers, `changes` says what each change makes of
//! the lines and what is said of it, `writing` is the text field over them, `view` draws. What a draft says and how edits are
//! joined with it is the module `critique` outside.

mod changes;
mod model;
mod update;
mod view;
mod writing;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place, Session};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        self.slice.place()
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        update::update(self, message, look)
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

    /// Every change is about the lines as they are kept: the next one waits for them.
    fn busy(&self) -> bool {
        self.pending.is_some()
    }

    fn applies(&self, action: Action) -> bool {
        self.applies(action)
    }
}
