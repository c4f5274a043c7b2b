//! What happened: who did what and when, the latest first.

mod model;
mod update;
mod view;

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::domain::views::Community;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        let community = self.slice.community;
        self.slice.before.map_or(Place::History(community), |before| Place::Earlier { community, before })
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::update(self, &input, look),
            Message::Do(action) => return update::act(self, action, look),
            Message::Slice(Slice::History(slice)) => self.show(*slice),
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
        self.waiting.is_some()
    }

    fn applies(&self, action: Action) -> bool {
        update::applies(self, action)
    }

    /// The communities in sight: what happened with one of them alone.
    fn finds(&self, look: &Look) -> Vec<Found> {
        let held = self.slice.rows.iter().filter_map(|row| row.community.clone());
        let communities: BTreeMap<_, _> = held.map(|held| (held.id, held)).collect();
        let here = say!(look.words, "context-history");
        let found = |(id, held): (_, Community)| Found {
            text: held.name,
            aside: format!("{}  {here}", held.subdistrict),
            also: held.code,
            target: Target::Go(Place::History(Some(id))),
        };
        communities.into_iter().map(found).collect()
    }
}
