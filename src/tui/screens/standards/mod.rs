//! The standards: read one, publish it, try it out, take it along, compare two.

mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::workspace::standards::Known;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Standards
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::update(self, &input, look),
            Message::Do(action) => return update::act(self, action, None, look),
            Message::Found(n) => self.cursor = n,
            Message::Slice(Slice::Standards(slice)) => self.show(*slice),
            Message::Committed(committed) => return update::committed(self, committed, look),
            Message::Job(done) => update::done(self, done, look),
            Message::Slice(_) | Message::Tick(_) => {}
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
        self.publishing.is_some()
    }

    fn applies(&self, action: Action) -> bool {
        update::applies(self, action)
    }

    /// The standards: choosing one leads to its line.
    fn finds(&self, look: &Look) -> Vec<Found> {
        let found = |(n, known): (usize, &Known)| Found {
            text: known.standard.name.get(look.words.language).to_owned(),
            aside: known.label(),
            also: known.standard.name.all().map(|(_, name)| name).collect::<Vec<_>>().join(" "),
            target: Target::Here(n),
        };
        self.slice.rows.iter().enumerate().map(found).collect()
    }
}
