//! A standard being tried out: the folder's screens are put aside, and the trial's card and what it leads to stand in their
//! place until it is left.

use std::sync::Arc;

use super::App;
use super::running::Running;
use crate::domain::standard::Standard;
use crate::text::say;
use crate::tui::screens::{Page, Session, page};
use crate::tui::slices::{Sheet, Slice};
use crate::tui::widgets::foot::Status;
use crate::tui::worker::Request;

/// What is put aside, and what is tried.
pub struct Trying {
    pages: Vec<Box<dyn Page>>,
    session: Session,
    /// The standard's name.
    pub name: String,
}

impl App {
    /// Asks for a trial.
    pub(super) fn try_out(&mut self, standard: Arc<Standard>) {
        self.running = Some(Running::new(say!(self.look.words, "tui-opening")));
        self.request(Request::Try(standard));
    }

    /// Shows the card of a trial, or says why there is none.
    pub(super) fn begin_trial(&mut self, card: Result<Box<Sheet>, String>) {
        self.running = None;
        let sheet = match card {
            Ok(sheet) => sheet,
            Err(why) => return self.say(Status::Refused(why)),
        };
        let name = sheet.standard.name.get(self.look.words.language).to_owned();
        let inspector = Some(sheet.card.inspector);
        let session = Session { inspector, writable: true, demo: false, ..self.session.clone() };
        let session = std::mem::replace(&mut self.session, session);
        let card = page(Slice::Sheet(sheet), &self.session, &self.look);
        let pages = std::mem::replace(&mut self.pages, vec![card]);
        self.trying = Some(Trying { pages, session, name });
    }

    /// Asks for the end of the trial. Answers to what was asked before still go to its screens.
    pub(super) fn leave_trial(&mut self) {
        self.running = Some(Running::new(say!(self.look.words, "tui-reading")));
        self.request(Request::EndTrial);
    }

    /// The folder's screens come back as they were.
    pub(super) fn end_trial(&mut self) {
        self.running = None;
        if let Some(Trying { pages, session, .. }) = self.trying.take() {
            // Settings changed meanwhile hold here too.
            let sources = std::mem::take(&mut self.session.sources);
            (self.pages, self.session) = (pages, Session { sources, ..session });
            self.retune();
            self.again();
        }
    }
}
