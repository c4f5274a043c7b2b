//! The first screen: rounds, and the communities of one round with how they stand.

mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::domain::ids::CardId;
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{HomeRow, Slice};
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        let meeting = self.home.meetings.get(self.home.meeting).map(|meeting| meeting.id);
        Place::Home { round: self.round(), meeting }
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => update::update(self, &input, look),
            Message::Do(action) => update::act(self, action, look),
            Message::Slice(Slice::Home(home)) => {
                self.show(*home);
                Vec::new()
            }
            Message::Committed(committed) => update::committed(self, committed, look),
            _ => Vec::new(),
        }
    }

    fn busy(&self) -> bool {
        self.pending.is_some()
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

    /// The communities of the round: to score where there is a card, else to their result.
    fn finds(&self, _look: &Look) -> Vec<Found> {
        let target = |row: &HomeRow| {
            let community = row.community.id;
            let card = row.meeting.zip(self.inspector).map(|(meeting, inspector)| CardId { meeting, community, inspector });
            let result = |round| Target::Go(Place::Result { round, community });
            card.map(|card| Target::Go(Place::Scoring(card))).or_else(|| self.round().map(result))
        };
        let found = |row: &HomeRow| {
            let (text, aside) = (row.community.name.clone(), row.community.subdistrict.clone());
            Some(Found { text, aside, also: row.community.code.clone(), target: target(row)? })
        };
        self.home.rows.iter().filter_map(found).collect()
    }
}
