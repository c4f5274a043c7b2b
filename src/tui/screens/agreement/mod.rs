//! How far the inspectors agree, for the chair alone: the sentence, the items marked furthest apart, the figures, severity.
//!
//! `model` keeps what is in hand, `update` takes inputs, `view` draws the two halves, `beside` the marks of one item.

mod beside;
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
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Agreement(self.slice.round.id)
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::input(self, &input, look),
            Message::Do(action) => return update::act(self, action, None, look),
            Message::Found(n) => self.to(n),
            Message::Slice(Slice::Agreement(slice)) => self.show(*slice),
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

    /// The items: choosing one leads to its line.
    fn finds(&self, look: &Look) -> Vec<Found> {
        let found = |(n, number): (usize, usize)| {
            let item = self.slice.standard.items().nth(number - 1)?;
            Some(Found {
                text: format!("{number} {}", item.name.get(look.words.language)),
                aside: String::new(),
                also: item.id.clone(),
                target: Target::Here(n),
            })
        };
        self.slice.marks.items.iter().map(|item| item.number).enumerate().filter_map(found).collect()
    }
}
