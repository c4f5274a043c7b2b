//! Bringing a file in: choose it, see what is in it and what is wrong with it, take it in.

mod answers;
mod lines;
mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Import
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn begin(&mut self, look: &Look) -> Vec<Effect> {
        vec![Effect::Run(self.files.places(&look.words))]
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

    fn busy(&self) -> bool {
        self.pending.is_some()
    }

    fn applies(&self, action: Action) -> bool {
        self.applies(action)
    }
}
