//! Setting up a round: communities and who is recommended, inspectors, meetings; and opening a new one.
//!
//! `lines` are the three lists, `entries` what is filled in, `labels` what is corrected, `checklist` what is ticked; `model` keeps them, `update` takes
//! inputs to the lists, `filling` to what is filled in, `answers` the writer's; `view` draws.

mod answers;
mod checklist;
mod entries;
mod filling;
mod labels;
mod lines;
mod model;
mod seats;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Setup(self.round())
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
        self.pending.is_some()
    }

    fn applies(&self, action: Action) -> bool {
        self.round().is_some() && self.applies(action)
    }

    fn finds(&self, _look: &Look) -> Vec<Found> {
        let found = |(n, held): (usize, &crate::tui::slices::Candidate)| Found {
            text: held.community.name.clone(),
            aside: held.community.subdistrict.clone(),
            also: held.community.code.clone(),
            target: Target::Here(n),
        };
        self.slice.communities.iter().enumerate().map(found).collect()
    }
}
