//! The pictures of a stop: looked at, brought in one by one with what the camera's clock proposes, told of anew, taken out.
//!
//! `model` keeps what is in hand, `taking` the files on their way in, `jobs` reads and keeps files, `update` takes inputs and
//! answers, `view` draws.

pub mod jobs;
mod model;
mod taking;
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
        Place::Evidence { meeting: self.slice.meeting.id, community: self.slice.community.id }
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn begin(&mut self, look: &Look) -> Vec<Effect> {
        update::look_at(self, look)
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
