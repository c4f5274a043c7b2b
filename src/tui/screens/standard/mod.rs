//! A standard, to read item by item.

mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::domain::wording::{Language, Wording};
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        Place::Standard(self.slice.known.hash.clone())
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::update(self, &input, look),
            Message::Do(action) => return update::act(self, action, None, look),
            Message::Found(n) => self.lead_to(n, look),
            Message::Slice(Slice::Standard(slice)) => self.slice = *slice,
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

    /// The items, then the sections: choosing one leads to it.
    fn finds(&self, look: &Look) -> Vec<Found> {
        let language = look.words.language;
        let others = |wording: &Wording| -> String {
            let other = Language::ALL.into_iter().filter(|other| *other != language);
            other.map(|other| wording.get(other)).collect::<Vec<_>>().join(" ")
        };
        let standard = &self.slice.known.standard;
        let mut found = Vec::new();
        for (n, item) in standard.items().enumerate() {
            found.push(Found {
                text: format!("{} {}", n + 1, item.name.get(language)),
                aside: item.place.get(language).to_owned(),
                also: format!("{} {}", item.id, others(&item.name)),
                target: Target::Here(n),
            });
        }
        let items = found.len();
        for (n, section) in standard.sections.iter().enumerate() {
            found.push(Found {
                text: section.name.get(language).to_owned(),
                aside: say!(look.words, "part-section"),
                also: format!("{} {}", section.id, others(&section.name)),
                target: Target::Here(items + n),
            });
        }
        found
    }
}
