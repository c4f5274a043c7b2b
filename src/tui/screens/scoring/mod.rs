//! The scoring screen: one inspector's card of one community, in front of everybody.
//!
//! `digits` says what a key means on an item, `marking` turns it into commits, `model` keeps the card with the marks still
//! on their way, `mode` says what it is in the middle of, `update` and `fields` take inputs, `answers` the writer's replies, `lists` builds what can be chosen from, `said` words marks, `view` draws. `paper` enters somebody else's sheet with the same keys,
//! `second` enters it once more to compare.

mod answers;
mod digits;
mod fields;
mod lists;
mod marking;
mod mode;
mod model;
mod notes;
mod paper;
mod said;
mod second;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        match self.sheet.desk {
            Some(_) => paper::place(self, self.sheet.card),
            None => Place::Scoring(self.sheet.card),
        }
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

    fn busy(&self) -> bool {
        self.busy()
    }

    fn ticks(&self) -> bool {
        self.sheet.time.is_some()
    }

    fn applies(&self, action: Action) -> bool {
        lists::applies(self, action)
    }

    fn finds(&self, look: &Look) -> Vec<Found> {
        lists::items(self, &look.words)
    }
}
