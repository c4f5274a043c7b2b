//! The ranking of a round.

mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::domain::ids::CommunityId;
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Ranking(self.slice.round.id)
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::input(self, &input, look),
            Message::Do(action) => return update::act(self, action, None, look),
            Message::Found(n) => self.cursor = n,
            Message::Slice(Slice::Ranking(slice)) => self.show(*slice),
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

    fn applies(&self, action: Action) -> bool {
        update::applies(self, action)
    }

    /// The communities: choosing one leads to its line.
    fn finds(&self, _look: &Look) -> Vec<Found> {
        let found = |(n, row): (usize, &crate::domain::ranking::Ranked)| Found {
            text: row.community.name.clone(),
            aside: row.community.subdistrict.clone(),
            also: row.community.code.clone(),
            target: Target::Here(n),
        };
        self.rows().enumerate().map(found).collect()
    }

    fn community(&self) -> Option<CommunityId> {
        self.row().map(|row| row.community.id)
    }
}
