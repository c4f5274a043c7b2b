//! Rectification: a community's actions with what the marks propose, or the register (台账) of a round.
//!
//! `model` keeps the list, `update` takes inputs and answers, `changes` says what each key makes of an action, `forms` is what is
//! filled in, `papers` writes what is handed over, `view` draws.

mod changes;
mod forms;
mod model;
mod papers;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::text::actions;
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        self.place()
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::input(self, &input, look),
            Message::Do(action) => return update::act(self, action, look),
            Message::Found(n) => self.cursor = n,
            Message::Slice(Slice::Actions(slice)) => self.show(*slice),
            Message::Job(done) => papers::done(self, done, look),
            Message::Committed(committed) => return update::committed(self, committed, look),
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

    /// Every change is about the list as it is kept: the next one waits for it.
    fn busy(&self) -> bool {
        self.pending.is_some()
    }

    fn applies(&self, action: Action) -> bool {
        update::applies(self, action)
    }

    /// The actions: choosing one leads to its line.
    fn finds(&self, look: &Look) -> Vec<Found> {
        let found = |(n, row): (usize, &crate::tui::slices::ActionRow)| Found {
            text: actions::text(&look.words, &row.action.task.problem),
            aside: row.community.name.clone(),
            also: row.criterion.clone(),
            target: Target::Here(n),
        };
        self.slice.rows.iter().enumerate().map(found).collect()
    }
}
