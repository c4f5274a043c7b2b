//! What comes back from the threads: the folder opened, a place read, a commit done, a job ended. Whose answer it is, and
//! what is shown for it.

use super::{App, Way};
use crate::domain::views::Inspector;
use crate::text::say;
use crate::tui::Leave;
use crate::tui::jobs::Done;
use crate::tui::keys::long;
use crate::tui::screens::{Message, Place, page};
use crate::tui::slices::{Home, Slice, Unread};
use crate::tui::widgets::foot::Status;
use crate::tui::worker::{NotDone, Reply, Request};

impl App {
    /// Takes an answer of a thread.
    pub fn reply(&mut self, reply: Reply) {
        if let Reply::Progress { done, all } = reply {
            if let Some(running) = &mut self.running {
                running.at(done, all);
            }
            return;
        }
        self.waiting = self.waiting.saturating_sub(1);
        match reply {
            Reply::Progress { .. } => {}
            Reply::Opened(Ok(opened)) => {
                self.session.writable = opened.writable;
                self.notices = opened.notices;
                self.go(Place::Home { round: None, meeting: None }, Way::Over);
            }
            Reply::Opened(Err(why)) => {
                self.running = None;
                self.unopened = Some(why);
            }
            Reply::Ended => {
                self.ended = true;
                self.quit = Some(Leave::Done);
            }
            Reply::Read(slice) => {
                self.running = None;
                match slice {
                    Ok(slice) => self.arrived(slice),
                    Err(Unread::Nothing) => {
                        (self.going, self.next) = (None, None);
                        self.say(Status::Refused(say!(self.look.words, "tui-nothing-there")));
                    }
                    Err(Unread::Hidden) => self.kept_from(),
                }
            }
            Reply::Committed(place, committed) => {
                self.session.writable = committed.writable;
                match self.pages.iter_mut().rev().find(|page| page.place() == place) {
                    Some(page) => {
                        let effects = page.update(Message::Committed(committed), &self.look);
                        self.run(effects);
                    }
                    None => self.unheard(committed.result.err()),
                }
            }
            Reply::Mended(result, writable) => {
                self.session.writable = writable;
                self.done(Done::Mended(result));
            }
            Reply::Shown(done) => self.shown_in_hall(done),
            Reply::Job(done) => self.done(done),
            Reply::Trying(card) => self.begin_trial(card),
            Reply::TrialEnded => self.end_trial(),
        }
        self.drain();
    }

    /// Something slow ended: the screen that asked hears how.
    fn done(&mut self, done: Done) {
        self.running = None;
        if let Some(page) = self.pages.last_mut() {
            let effects = page.update(Message::Job(done), &self.look);
            self.run(effects);
        }
    }

    /// A commit failed whose screen is gone: the screen in sight says so.
    fn unheard(&mut self, failed: Option<NotDone>) {
        if let Some(not_done) = failed {
            self.say(Status::Refused(not_done.worded(&self.look.words)));
        }
    }

    /// What was asked for is hidden yet from whoever rates now. A screen that showed it to somebody else goes.
    fn kept_from(&mut self) {
        let status = Status::Refused(say!(self.look.words, "hidden-until-signed"));
        self.next = None;
        if self.going.take() == Some(Way::Same) && self.pages.len() > 1 {
            self.then = Some(status);
            self.back();
        } else {
            self.say(status);
        }
    }

    /// Shows what was asked for.
    fn arrived(&mut self, slice: Slice) {
        if let Slice::Home(home) = &slice
            && let Some(wanted) = self.first_list(home)
        {
            // Shown when it comes; a status said on this list would be gone before it is read.
            self.request(Request::Read(wanted, self.session.inspector));
            return;
        }
        match self.going.take().unwrap_or(Way::Same) {
            Way::Same => {
                if let Some(page) = self.pages.last_mut() {
                    let effects = page.update(Message::Slice(slice), &self.look);
                    self.run(effects);
                }
                if let Some(status) = self.then.take() {
                    self.say(status);
                }
            }
            way => {
                let new = page(slice, &self.session, &self.look);
                if way == Way::Instead {
                    self.pages.pop();
                }
                // One screen of a kind: going from card to card leaves no trail to step back through.
                if let Some(at) = self.pages.iter().position(|old| old.place().same_screen(&new.place())) {
                    self.pages.truncate(at);
                }
                if let Place::Scoring(card) = new.place() {
                    self.session.inspector = Some(card.inspector);
                }
                self.pages.push(new);
                if let Some(page) = self.pages.last_mut() {
                    let effects = page.begin(&self.look);
                    self.run(effects);
                }
                self.go_on();
            }
        }
        // One a list: the next is said when the list is seen again.
        let list = self.pages.last().is_some_and(|page| matches!(page.place(), Place::Home { .. }));
        if let Some(notice) = self.notices.pop_if(|_| list) {
            self.say(Status::Warned(notice));
        }
        self.session.first = false;
    }

    /// Does what was asked for of the screen that just came, where it can be done there.
    fn go_on(&mut self) {
        let Some((action, page)) = self.next.take().zip(self.pages.last_mut()) else { return };
        if page.applies(action) {
            let effects = page.update(Message::Do(action), &self.look);
            self.run(effects);
        } else {
            let what = long(&self.look.words, action);
            page.say(Status::Refused(say!(self.look.words, "tui-not-now", what = what)));
        }
    }

    /// What the first list decides: who rates, by the code the program was started with, and which round is wanted instead.
    fn first_list(&mut self, home: &Home) -> Option<Place> {
        if let Some(code) = self.by.take() {
            self.resolve(&code, &home.inspectors);
        }
        let wanted = self.round.take()?;
        let is = |id: &str, name: &str| name == wanted || id.starts_with(&wanted);
        let round = home.rounds.iter().find(|head| is(&head.id.to_string(), &head.name)).map(|head| head.id)?;
        let shown = home.rounds.get(home.at).is_some_and(|head| head.id == round);
        (!shown).then_some(Place::Home { round: Some(round), meeting: None })
    }

    /// Finds who rates by a code.
    fn resolve(&mut self, code: &str, inspectors: &[Inspector]) {
        let wanted = code.trim().to_lowercase();
        match inspectors.iter().find(|inspector| inspector.code.to_lowercase() == wanted) {
            Some(inspector) => self.session.inspector = Some(inspector.id),
            // The last notice is said first.
            None => self.notices.push(say!(self.look.words, "tui-by-unknown", code = code.trim())),
        }
    }
}
