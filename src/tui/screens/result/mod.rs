//! A community's result: total, stars, every rule that decided, and why not one star more.
//!
//! `model` keeps what is shown and what is on its way, `update` takes inputs and answers, `announce` reads the result out,
//! `view` draws: `view/head` the
//! stars large, `view/body` the explanation, `view/lines` how its lines are set.

mod announce;
mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Message, Page, Place};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Result { round: self.slice.round.id, community: self.slice.community.id }
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::input(self, &input, look),
            Message::Do(action) => return update::act(self, action, look),
            Message::Slice(Slice::Result(slice)) => self.slice = *slice,
            Message::Committed(committed) => update::committed(self, committed, look),
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

    fn busy(&self) -> bool {
        self.errands.under_way()
    }

    fn applies(&self, action: Action) -> bool {
        update::applies(self, action)
    }
}
