//! The writer thread: it owns the data folder, commits, and reads the slices screens show. The interface never touches the
//! disk; it asks here and goes on drawing.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::jobs::{self, Done};
use super::screens::{Committed, Place};
use super::slices::{Sheet, Slice, Ticks, Unread};
use super::worded;
use crate::clock;
use crate::diagnostics;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::ids::{DeviceId, EventId, InspectorId};
use crate::domain::privacy::Warned;
use crate::domain::refusal::{Refusal, TextPlace};
use crate::domain::standard::Standard;
use crate::domain::views::Read;
use crate::domain::wording::Language;
use crate::settings::places::{Spot, spots};
use crate::settings::{Paths, Sources};
use crate::text::{Words, causes, refusal, say};
use crate::workspace::trial::Trial;
use crate::workspace::{CommitError, Entry, Latest, OpenError, Shown, Wanted, Window, Workspace, restore_open, show, wording};

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
    /// Where it lies; `None` when it lies in memory.
    fn path(&self) -> Option<&Path> {
        None
    }
    /// How far each device's journal was read, `device:line`.
    fn positions(&self) -> Vec<String> {
        Vec::new()
    }
    /// The time, in milliseconds since 1970.
    fn now(&self) -> u64 {
        clock::wall_ms()
    }
    /// Visits what happened, in the order of the clocks; the reason in words where it cannot be read.
    fn log(&self, _words: &Words, _visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) -> Result<(), String> {
        Ok(())
    }
    /// The latest of what happened; `None` when the user broke off.
    fn latest(&self, words: &Words, wanted: Wanted, _ticks: Ticks) -> Result<Option<Latest>, String> {
        let mut window = Window::new(wanted);
        self.log(words, &mut |entry| window.take(entry))?;
        Ok(Some(window.finish()))
    }
    /// The lines that hold a text of a line; the reason in words where they cannot be read.
    fn lines_with_texts_of(&self, _words: &Words, line: EventId) -> Result<Vec<EventId>, String> {
        Ok(vec![line])
    }
    /// Today.
    fn today(&self) -> Day {
        crate::workspace::actions::today()
    }
    /// Where this machine keeps device bindings.
    fn state(&self) -> Option<&Path> {
        None
    }
    /// The folders files can be taken to and brought from.
    fn spots(&self) -> Vec<Spot> {
        spots()
    }
    /// The folder with the user's own settings, fonts and templates.
    fn config(&self) -> Option<PathBuf> {
        Paths::of_user().map(|paths| paths.config)
    }
    /// Mends what lies beneath while the folder stays open. Answers what was done, then what is worth saying of the folder;
    /// or the reason, worded like them.
    fn mend(&mut self, words: &Words, _mend: &Mend, _ticks: Ticks) -> Result<Vec<String>, String> {
        Err(say!(words, "tui-read-only"))
    }
}

/// Something done to the files beneath an open folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Build the working database anew.
    Rebuild,
    /// Take in what a backup has and the folder lacks.
    Restore(PathBuf),
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

    fn path(&self) -> Option<&Path> {
        Some(self.folder())
    }

    fn positions(&self) -> Vec<String> {
        self.positions()
    }

    fn log(&self, words: &Words, visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) -> Result<(), String> {
        self.log(visit).map_err(|error| wording::open_error(words, &OpenError::Journal(error)))
    }

    fn latest(&self, words: &Words, wanted: Wanted, ticks: Ticks) -> Result<Option<Latest>, String> {
        self.latest(wanted, ticks).map_err(|error| wording::journal_error(words, &error))
    }

    fn lines_with_texts_of(&self, words: &Words, line: EventId) -> Result<Vec<EventId>, String> {
        self.lines_with_texts_of(line).map_err(|error| wording::journal_error(words, &error))
    }

    fn state(&self) -> Option<&Path> {
        self.state()
    }

    fn mend(&mut self, words: &Words, mend: &Mend, ticks: Ticks) -> Result<Vec<String>, String> {
        let done = match mend {
            Mend::Rebuild => {
                self.rebuild_open(ticks).map_err(|error| wording::open_error(words, &error))?;
                say!(words, "doctor-rebuilt")
            }
            Mend::Restore(file) => {
                let restored = restore_open(self, file, ticks).map_err(|error| wording::archive_error(words, &error))?;
                let folder = self.folder().display().to_string();
                say!(words, "doctor-restored", folder = folder, count = restored.lines, evidence = restored.evidence)
            }
        };
        let notices = self.notices().iter().map(|notice| wording::notice(words, notice));
        Ok(std::iter::once(done).chain(notices).collect())
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

impl NotDone {
    /// Why, in words.
    pub fn worded(&self, words: &Words) -> String {
        match self {
            Self::Refused(why) => why.clone(),
            Self::NotSaved => say!(words, "tui-not-saved"),
            Self::ReadOnly => say!(words, "tui-read-only"),
        }
    }
}

/// Opens a folder, on the writer thread, telling how far it is. The texts are notices to show at the start, worded.
pub type Open = Box<dyn FnOnce(Ticks) -> Result<(Box<dyn Folder>, Vec<String>), String> + Send>;

/// What screens ask for.
#[derive(Clone, Debug)]
pub enum Request {
    /// What a place shows, to whoever rates.
    Read(Place, Option<InspectorId>),
    /// A command; what `then` shows comes back with the answer.
    Commit {
        /// Names the answer.
        ticket: u64,
        /// In whose name.
        by: Option<InspectorId>,
        /// What is asked.
        command: Command,
        /// The screen that asks.
        then: Place,
        /// Who rates, and looks at it.
        viewer: Option<InspectorId>,
    },
    /// Something done to the files beneath.
    Mend(Mend),
    /// What the hall's window shows from now on.
    Show(Shown),
    /// A standard tried out: until the trial ends, everything asked is asked of a folder that forgets.
    Try(Arc<Standard>),
    /// The end of the trial.
    EndTrial,
    /// This language is spoken from now on. Not answered.
    Speak(Language),
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
    /// How far opening, reading or a job is.
    Progress {
        /// Done so far.
        done: u64,
        /// Of all.
        all: u64,
    },
    /// The folder is open, with notices; or it is not, and why.
    Opened(Result<Opened, String>),
    /// A thread has ended on its own; nothing more is saved.
    Ended,
    /// What a place shows, or why nothing.
    Read(Result<Slice, Unread>),
    /// A command's end, for the screen that asked.
    Committed(Place, Committed),
    /// A job's end.
    Job(Done),
    /// The files beneath were mended, or not, and whether commands are still taken.
    Mended(Result<Vec<String>, String>, bool),
    /// The hall shows what was asked for, or why not, in words.
    Shown(Result<(), String>),
    /// A trial began, and this is its card; or why not, in words.
    Trying(Result<Box<Sheet>, String>),
    /// The trial ended; what is asked is asked of the folder again.
    TrialEnded,
}

/// Tells the interface when a thread ends, also when it ends by a panic.
pub struct Farewell<F: Fn(Reply)> {
    reply: F,
    said: AtomicBool,
}

impl<F: Fn(Reply)> Farewell<F> {
    /// A thread's way to answer.
    pub const fn new(reply: F) -> Self {
        Self { reply, said: AtomicBool::new(false) }
    }

    /// Answers.
    pub fn tell(&self, reply: Reply) {
        (self.reply)(reply);
    }

    /// The thread ends because it was let go: there is nothing to tell.
    pub fn well(&self) {
        self.said.store(true, Ordering::Relaxed);
    }
}

impl<F: Fn(Reply)> Drop for Farewell<F> {
    fn drop(&mut self) {
        if !self.said.load(Ordering::Relaxed) {
            (self.reply)(Reply::Ended);
        }
    }
}

/// Starts the writer thread. It ends when the requests end, after the last of them is done and the folder is closed.
pub fn start(
    open: Open,
    language: Language,
    sources: Sources,
    cancel: Arc<AtomicBool>,
    reply: impl Fn(Reply) + Send + 'static,
) -> (Sender<Request>, JoinHandle<()>) {
    let (ask, requests) = channel();
    let thread = thread::spawn(move || {
        let farewell = Farewell::new(reply);
        work(open, (language, &sources), &requests, &cancel, &farewell);
        farewell.well();
    });
    (ask, thread)
}

fn work<F: Fn(Reply)>(
    open: Open,
    told: (Language, &Sources),
    requests: &Receiver<Request>,
    cancel: &AtomicBool,
    farewell: &Farewell<F>,
) {
    match open(&mut jobs::ticks(cancel, farewell)) {
        Ok((folder, notices)) => {
            farewell.tell(Reply::Opened(Ok(Opened { notices, writable: folder.writable() })));
            serve(folder, told, requests, cancel, farewell);
        }
        Err(why) => {
            farewell.tell(Reply::Opened(Err(why)));
            // Keeps taking requests, so that asking is never an error; nothing can be answered.
            while requests.recv().is_ok() {}
        }
    }
}

fn serve<F: Fn(Reply)>(
    mut folder: Box<dyn Folder>,
    (language, sources): (Language, &Sources),
    requests: &Receiver<Request>,
    cancel: &AtomicBool,
    farewell: &Farewell<F>,
) {
    let mut trial: Option<Trial> = None;
    let mut words = Words::new(language);
    while let Ok(request) = requests.recv() {
        let mut ticks = jobs::ticks(cancel, farewell);
        let open: &mut dyn Folder = if let Some(trial) = &mut trial { trial } else { folder.as_mut() };
        farewell.tell(match request {
            Request::Read(place, viewer) => Reply::Read(Slice::read(open, &place, viewer, &words, sources, &mut ticks)),
            Request::Commit { ticket, by, command, then, viewer } => {
                let result = widened(open, &words, command).map_err(NotDone::Refused).and_then(|command| {
                    open.commit(by, &command).map_err(|failure| match failure {
                        Failure::Refused(refusal) => NotDone::Refused(refusal::word(&words, open.views(), &refusal)),
                        Failure::NotSaved => NotDone::NotSaved,
                        Failure::ReadOnly => NotDone::ReadOnly,
                    })
                });
                diagnostics::panic_if_asked("writer");
                let slice = Slice::read(open, &then, viewer, &words, sources, &mut ticks).ok();
                let writable = open.writable();
                Reply::Committed(then, Committed { ticket, result, slice, writable })
            }
            Request::Speak(language) => {
                words = Words::new(language);
                continue;
            }
            Request::Mend(mend) => {
                let result = open.mend(&words, &mend, &mut ticks);
                Reply::Mended(result, open.writable())
            }
            Request::Show(shown) => Reply::Shown(match open.path() {
                Some(folder) => show(folder, &shown).map_err(|error| {
                    say!(words, "file-refused", path = folder.display().to_string(), why = causes::io(&words, &error))
                }),
                None => Err(say!(words, "hall-no-folder")),
            }),
            Request::Try(standard) => Reply::Trying(match Trial::new(Standard::clone(&standard), &words) {
                Ok(begun) => {
                    let card = Sheet::read(begun.views(), begun.device(), begun.card()).map(Box::new);
                    trial = card.is_some().then_some(begun);
                    card.ok_or_else(|| say!(words, "tui-nothing-there"))
                }
                Err(refusal) => Err(worded::refusal(&words, &refusal)),
            }),
            Request::EndTrial => {
                trial = None;
                Reply::TrialEnded
            }
        });
        folder.settle();
    }
}

/// A redaction names the lines somebody saw; the same text stands in others, which repeat it as what was there before.
fn widened(folder: &dyn Folder, words: &Words, command: Command) -> Result<Command, String> {
    let Command::Redact(seen) = command else { return Ok(command) };
    let mut lines = Vec::new();
    for line in seen {
        lines.extend(folder.lines_with_texts_of(words, line)?);
    }
    Ok(Command::Redact(lines))
}
