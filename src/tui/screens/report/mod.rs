//! The field report before it leaves: read as it will be written, saved, printed.

mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Message, Page, Place, Target};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{Made, Slice};
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        let (round, community) = (self.slice.round, self.slice.community);
        match self.slice.made {
            Made::For(profile) => self.place_for(profile),
            Made::Sheets(meeting) => Place::Sheets { meeting, community },
            Made::Bulletin => Place::Bulletin(round),
            Made::Actions(paper) => Place::ActionPaper { round, community, paper },
        }
    }

    fn begin(&mut self, look: &Look) -> Vec<Effect> {
        self.fine = look.graphics.is_fine();
        Vec::new()
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return update::update(self, &input, look),
            Message::Do(action) => return update::act(self, action, look),
            Message::Found(line) => self.pager.to(line),
            Message::Slice(Slice::Report(slice)) => {
                self.show(*slice);
                return update::composed(self, look);
            }
            Message::Job(done) => update::done(self, done, look),
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

    /// The headings, to go to.
    fn finds(&self, _look: &Look) -> Vec<Found> {
        let found = |(at, text)| Found { text, aside: String::new(), also: String::new(), target: Target::Here(at) };
        self.headings().into_iter().map(found).collect()
    }
}
