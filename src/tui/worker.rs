//! The writer thread: it owns the data folder, commits, and reads the slices screens show. The interface never touches the
//! disk; it asks here and goes on drawing.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::slices::{Home, Sheet};
use crate::domain::command::Command;
use crate::domain::ids::{CardId, DeviceId, InspectorId, MeetingId, RoundId};
use crate::domain::privacy::Warned;
use crate::domain::refusal::{Refusal, TextPlace};
use crate::domain::views::Read;
use crate::domain::wording::Language;
use crate::text::{Words, refusal};
use crate::workspace::{CommitError, Workspace};

/// An open data folder as the interface uses it. Tests give one that fails when told to.
pub trait Folder {
    /// What the folder holds.
    fn views(&self) -> &dyn Read;
    /// The device that writes.
    fn device(&self) -> DeviceId;
    /// Whether commands are taken.
    fn writable(&self) -> bool;
    /// Does a command durably or not at all; answers what its writer should look at again.
    fn commit(&mut self, by: Option<InspectorId>, command: &Command) -> Result<Vec<(TextPlace, Warned)>, Failure>;
    /// Finishes behind the answer what the answer need not wait for.
    fn settle(&mut self) {}
}

/// Why a command was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Against the rules.
    Refused(Box<Refusal>),
    /// Nothing could be written.
    NotSaved,
    /// The folder is only read.
    ReadOnly,
}

impl Folder for Workspace {
    fn views(&self) -> &dyn Read {
        self.views()
    }

    fn device(&self) -> DeviceId {
        self.device()
    }

    fn writable(&self) -> bool {
        self.writable()
    }

    fn commit(&mut self, by: Option<InspectorId>, command: &Command) -> Result<Vec<(TextPlace, Warned)>, Failure> {
        match self.commit(by, command) {
            Ok(committed) => Ok(committed.warnings),
            Err(CommitError::Refused(refusal)) => Err(Failure::Refused(Box::new(refusal))),
            Err(CommitError::ReadOnly) => Err(Failure::ReadOnly),
            Err(_) => Err(Failure::NotSaved),
        }
    }

    fn settle(&mut self) {
        self.settle();
    }
}

/// The same, for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// Against the rules; the reason in words.
    Refused(String),
    /// Nothing could be written.
    NotSaved,
    /// The folder is only read.
    ReadOnly,
}

/// Opens a folder, on the writer thread. The texts are notices to show at the start, worded.
pub type Open = Box<dyn FnOnce() -> Result<(Box<dyn Folder>, Vec<String>), String> + Send>;

/// What screens ask for.
#[derive(Clone, Debug)]
pub enum Request {
    /// The list of a round; `None`: the one last worked in.
    Home {
        /// The round.
        round: Option<RoundId>,
        /// The meeting whose order is wanted.
        meeting: Option<MeetingId>,
    },
    /// A card.
    Sheet(CardId),
    /// A command on a card; its slice comes back with the answer.
    Commit {
        /// Names the answer.
        ticket: u64,
        /// The card in hand.
        card: CardId,
        /// What is asked.
        command: Command,
    },
}

/// An open folder.
#[derive(Debug)]
pub struct Opened {
    /// Worth saying at the start, worded.
    pub notices: Vec<String>,
    /// Whether commands are taken.
    pub writable: bool,
}

/// What comes back.
#[derive(Debug)]
pub enum Reply {
    /// The folder is open, with notices; or it is not, and why.
    Opened(Result<Opened, String>),
    /// The thread has ended; nothing more is saved.
    Ended,
    /// The list.
    Home(Box<Home>),
    /// The card; `None` when it cannot exist.
    Sheet(Option<Box<Sheet>>),
    /// A command's end.
    Committed {
        /// As asked.
        ticket: u64,
        /// Done, with warnings, or not, and why.
        result: Result<Vec<(TextPlace, Warned)>, NotDone>,
        /// The card as it is kept now.
        sheet: Option<Box<Sheet>>,
        /// Whether commands are still taken.
        writable: bool,
    },
}

/// Tells the interface when the thread ends, also when it ends by a panic.
struct Farewell<F: Fn(Reply)>(F);

impl<F: Fn(Reply)> Drop for Farewell<F> {
    fn drop(&mut self) {
        (self.0)(Reply::Ended);
    }
}

/// Starts the writer thread. It ends when the requests end, after the last of them is done and the folder is closed.
pub fn start(open: Open, language: Language, reply: impl Fn(Reply) + Send + 'static) -> (Sender<Request>, JoinHandle<()>) {
    let (ask, requests) = channel();
    let thread = thread::spawn(move || work(open, language, &requests, reply));
    (ask, thread)
}

fn work(open: Open, language: Language, requests: &Receiver<Request>, reply: impl Fn(Reply)) {
    let farewell = Farewell(reply);
    let reply = &farewell.0;
    match open() {
        Ok((folder, notices)) => {
            reply(Reply::Opened(Ok(Opened { notices, writable: folder.writable() })));
            serve(folder, &Words::new(language), requests, reply);
        }
        Err(why) => {
            reply(Reply::Opened(Err(why)));
            // Keeps taking requests, so that asking is never an error; nothing can be answered.
            while requests.recv().is_ok() {}
        }
    }
}

fn serve(mut folder: Box<dyn Folder>, words: &Words, requests: &Receiver<Request>, reply: &impl Fn(Reply)) {
    let sheet = |folder: &dyn Folder, card| Sheet::read(folder.views(), folder.device(), card).map(Box::new);
    while let Ok(request) = requests.recv() {
        reply(match request {
            Request::Home { round, meeting } => {
                Reply::Home(Box::new(Home::read(folder.views(), folder.device(), round, meeting)))
            }
            Request::Sheet(card) => Reply::Sheet(sheet(folder.as_ref(), card)),
            Request::Commit { ticket, card, command } => {
                let result = folder.commit(Some(card.inspector), &command).map_err(|failure| match failure {
                    Failure::Refused(refusal) => NotDone::Refused(refusal::word(words, folder.views(), &refusal)),
                    Failure::NotSaved => NotDone::NotSaved,
                    Failure::ReadOnly => NotDone::ReadOnly,
                });
                let (sheet, writable) = (sheet(folder.as_ref(), card), folder.writable());
                Reply::Committed { ticket, result, sheet, writable }
            }
        });
        folder.settle();
    }
}
