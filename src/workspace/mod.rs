//! A data folder opened for reading or writing; the only caller of `decide`.
//!
//! [`Workspace::commit`] is the one way anything changes: decide → one journal write and fdatasync → "saved" → views. What
//! wording people read is `text`'s business; what is shown, the interface's.

pub mod actions;
pub mod agenda;
mod archive;
pub mod calendar;
pub mod communities_file;
pub mod demo;
mod diary;
mod error;
pub mod evidence;
mod files;
mod follow;
mod identity;
pub mod incoming;
pub mod listing;
mod local;
mod lock;
mod log;
pub mod marks_file;
pub mod naming;
mod opening;
mod printing;
pub mod ratings_file;
pub mod replies;
mod report;
mod shown;
pub mod standard_file;
pub mod standards;
pub mod table;
pub mod trial;
mod verify;
pub mod wording;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use uuid::Uuid;

pub use archive::{ArchiveError, Contents, Restored, backup, backup_to, restore, restore_open};
pub use error::{CommitError, Notice, OpenError};
pub use files::{file_name, write_file, write_new};
pub use follow::Follower;
pub use local::{current_inspector, set_current_inspector};
pub use log::{Entry, Latest, Wanted, Window};
pub use printing::{print, printers};
pub use report::{bulletin_name, each_report, field_report, notice_name, profile_name, report_name};
pub use shown::{HallPage, Shown, show};
pub use verify::{Lost, Verified, verify, verify_told};

use crate::clock::{self, HybridClock};
use crate::domain::command::Command;
use crate::domain::decide::{Decision, decide};
use crate::domain::events::{DeviceCause, Event, Stamped};
use crate::domain::ids::{DeviceId, EventId, InspectorId, Stamp};
use crate::domain::privacy::Warned;
use crate::domain::refusal::{Refusal, TextPlace};
use crate::domain::views::{MemoryViews, Read};
use crate::journal::{
    AppendError, Appended, Author, Disk, JournalError, PendingEvent, Position, RealDisk, Tick, Writer, journal_path, redact_line,
};
pub use crate::store::Progress;
use crate::store::{Doubt, Reached, Store, replay};
use identity::BindingFile;
use lock::{Lock, NoLock};
use opening::{caught_up, device_of, finish_redactions, mend};

/// What a folder is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading: with the working database when nobody writes, else by replaying the journal.
    Read,
    /// Writing; the folder is made when it is missing.
    Write,
}

/// How a folder is opened.
pub struct Options<'a> {
    /// What it is opened for.
    pub access: Access,
    /// What is being done, for whoever meets the lock.
    pub verb: String,
    /// Where this machine keeps device bindings.
    pub state: Option<PathBuf>,
    /// The file system.
    pub disk: Arc<dyn Disk>,
    /// Build the working database anew.
    pub rebuild: bool,
    /// Read the journal only to this moment, in milliseconds since 1970; for reading only.
    pub until: Option<u64>,
    /// Told how far reading has come.
    pub progress: Progress<'a>,
}

impl<'a> Options<'a> {
    /// Options for a purpose, on the real file system.
    pub fn new(access: Access, verb: &str, state: Option<PathBuf>, progress: Progress<'a>) -> Self {
        let disk = Arc::new(RealDisk);
        Self { access, verb: verb.to_owned(), state, disk, rebuild: false, until: None, progress }
    }
}

enum Views {
    Kept(Box<Store>),
    Replayed(Box<MemoryViews>),
}

/// An open data folder.
pub struct Workspace {
    folder: PathBuf,
    /// Where this machine keeps device bindings.
    state: Option<PathBuf>,
    disk: Arc<dyn Disk>,
    /// `None` only while the database is being exchanged, and after closing.
    views: Option<Views>,
    /// How far the journals were read, where nothing is written.
    read: BTreeMap<Uuid, Reached>,
    writing: Option<Writing>,
    clock: HybridClock,
    notices: Vec<Notice>,
}

struct Writing {
    device: DeviceId,
    binding: BindingFile,
    writer: Option<Writer>,
    /// Why a device begins here with the first command; `None` once it has.
    begins: Option<(DeviceCause, Option<DeviceId>)>,
    reached: BTreeMap<Uuid, Reached>,
    /// Kept open; the lock goes with it.
    lock: Lock,
}

/// What a command did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// Its journal lines; empty when everything was so already.
    pub events: Vec<EventId>,
    /// Texts that may say too much about a person.
    pub warnings: Vec<(TextPlace, Warned)>,
}

impl Workspace {
    /// Opens a folder.
    pub fn open(folder: &Path, options: Options) -> Result<Self, OpenError> {
        let (access, begun) = (options.access, clock::monotonic_ms());
        let opened = Self::open_as_asked(folder, options);
        diary::opened(access, &opened, begun);
        opened
    }

    fn open_as_asked(folder: &Path, mut options: Options) -> Result<Self, OpenError> {
        let journal = folder.join("journal");
        match options.access {
            Access::Read if !journal.is_dir() => return Err(OpenError::NoFolder { folder: folder.to_path_buf() }),
            Access::Read => {}
            Access::Write => {
                let create = options.disk.create_dir(&journal);
                create.map_err(|source| OpenError::Io { path: journal.clone(), source })?;
            }
        }
        if options.until.is_some() {
            return Self::open_replayed(folder, options, Vec::new());
        }
        match Lock::take(folder, &options.verb) {
            Ok(lock) => match Self::open_locked(folder, &mut options, lock) {
                // A full or read-only disk keeps nobody from reading: replaying needs no place to write.
                Err(OpenError::NoDatabase { .. } | OpenError::Io { .. }) if options.access == Access::Read => {
                    Self::open_replayed(folder, options, Vec::new())
                }
                opened => opened,
            },
            Err(_) if options.access == Access::Read => Self::open_replayed(folder, options, Vec::new()),
            Err(NoLock::Held { holder }) => Err(OpenError::Locked { folder: folder.to_path_buf(), holder }),
            Err(NoLock::Io(source)) => Err(OpenError::Io { path: folder.join("lock"), source }),
        }
    }

    fn open_replayed(folder: &Path, options: Options, mut notices: Vec<Notice>) -> Result<Self, OpenError> {
        let (views, replayed) = replay(options.disk.as_ref(), folder, options.until, options.progress)?;
        notices.extend(replayed.reports.iter().flat_map(Notice::of_report));
        Ok(Self {
            folder: folder.to_path_buf(),
            state: options.state,
            disk: options.disk,
            views: Some(Views::Replayed(Box::new(views))),
            read: replayed.reached,
            writing: None,
            clock: HybridClock::default(),
            notices,
        })
    }

    fn open_locked(folder: &Path, options: &mut Options, lock: Lock) -> Result<Self, OpenError> {
        let disk = Arc::clone(&options.disk);
        let mut notices = Vec::new();
        let first = if options.rebuild { Err(Doubt::Asked) } else { Store::open(folder) };
        archive::clear_staging(folder);
        let (mut store, mut replayed) = caught_up(first, disk.as_ref(), folder, options.progress, &mut notices)?;
        if finish_redactions(disk.as_ref(), folder, &replayed)? {
            drop(store);
            (store, replayed) = caught_up(Err(Doubt::Asked), disk.as_ref(), folder, options.progress, &mut notices)?;
        }
        let binding = BindingFile::of(options.state.as_deref(), folder)
            .map_err(|source| OpenError::Io { path: folder.to_path_buf(), source })?;
        let damaged = mend(disk.as_ref(), folder, &replayed, &mut notices)?;
        let (device, begins) = device_of(&binding, &replayed, &damaged);
        if let Some(bound) = binding.read() {
            let held = replayed.reached.get(&bound.device.0).map_or(0, |reached| reached.position.seq);
            notices.extend(Lost::beyond(&bound, held).map(Notice::Lost));
        }
        let mut clock = HybridClock::default();
        let wall = clock::wall_ms();
        for (writer, reached) in &replayed.reached {
            if *writer == device.0 {
                clock.own(reached.at.ms, reached.at.n);
            } else {
                clock.observe(reached.at.ms, reached.at.n, wall);
            }
        }
        // Half a minute is the play of a clock that was set; more is a clock that is wrong.
        if clock.last().0 > wall + 30_000 {
            notices.push(Notice::ClockBehind { last: clock.last().0 });
        }
        let from = replayed.reached.get(&device.0).map_or(Position::START, |reached| reached.position);
        let writer = if begins.is_none() {
            Some(Writer::open(Arc::clone(&disk), &journal_path(folder, device.0), device.0, from)?)
        } else {
            None
        };
        let writing = Writing { device, binding, writer, begins, reached: replayed.reached, lock };
        Ok(Self {
            folder: folder.to_path_buf(),
            state: options.state.clone(),
            disk,
            views: Some(Views::Kept(Box::new(store))),
            read: BTreeMap::new(),
            writing: Some(writing),
            clock,
            notices,
        })
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where this machine keeps device bindings.
    pub fn state(&self) -> Option<&Path> {
        self.state.as_deref()
    }

    /// What the journals add up to.
    pub fn views(&self) -> &dyn Read {
        match &self.views {
            Some(Views::Kept(store)) => store.as_ref(),
            Some(Views::Replayed(views)) => views.as_ref(),
            // Only between two states of an exchange that failed; an empty folder is what is left to show then.
            None => NOTHING.get_or_init(MemoryViews::default),
        }
    }

    /// The device that writes here; nil when the folder is only read.
    pub fn device(&self) -> DeviceId {
        self.writing.as_ref().map_or(DeviceId(Uuid::nil()), |writing| writing.device)
    }

    /// Whether commands are taken.
    pub fn writable(&self) -> bool {
        self.writing.as_ref().is_some_and(|writing| writing.writer.as_ref().is_none_or(|writer| !writer.is_read_only()))
    }

    /// What is worth saying at the start.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Does a command: all of it, durably, or nothing.
    pub fn commit(&mut self, by: Option<InspectorId>, command: &Command) -> Result<Committed, CommitError> {
        let begun = clock::monotonic_ms();
        let committed = self.commit_or_refuse(by, command);
        diary::committed(command, &committed, begun);
        committed
    }

    fn commit_or_refuse(&mut self, by: Option<InspectorId>, command: &Command) -> Result<Committed, CommitError> {
        if !self.writable() {
            return Err(CommitError::ReadOnly);
        }
        self.settle();
        self.recover()?;
        if let Command::Redact(lines) = command
            && !log::hold_texts(self.disk.as_ref(), &self.folder, lines)?
        {
            return Err(CommitError::Refused(Refusal::NothingToRedact));
        }
        let mut decision = decide(self.views(), self.device(), command);
        if self.store_broken() {
            // What was decided rests on reads that failed.
            self.rebuild(Doubt::Broken)?;
            decision = decide(self.views(), self.device(), command);
        }
        let Decision { events, warnings } = decision.map_err(CommitError::Refused)?;
        if events.is_empty() {
            return Ok(Committed { events: Vec::new(), warnings });
        }
        self.begin_device()?;
        let ids = self.append(by, events)?;
        if let Command::Redact(lines) = command {
            self.blank(lines)?;
        }
        Ok(Committed { events: ids, warnings })
    }

    /// How far each device's journal was read, `device:line`, in the devices' order: where a report's figures stand.
    pub fn positions(&self) -> Vec<String> {
        let reached = self.writing.as_ref().map_or(&self.read, |writing| &writing.reached);
        reached.iter().map(|(device, reached)| format!("{device}:{}", reached.position.seq)).collect()
    }

    /// Why a command would be refused now; `None` when it would be done.
    pub fn would_refuse(&self, command: &Command) -> Option<Refusal> {
        decide(self.views(), self.device(), command).err()
    }

    /// Visits every event of every device, in the order of the clocks.
    pub fn log(&self, visit: &mut dyn FnMut(Entry) -> ControlFlow<()>) -> Result<(), JournalError> {
        log::log(self.disk.as_ref(), &self.folder, visit)
    }

    /// The latest lines wanted; `None` when it is broken off. Costs what lies between them and the journals' ends.
    pub fn latest(&self, wanted: Wanted, progress: Progress) -> Result<Option<Latest>, JournalError> {
        log::latest(self.disk.as_ref(), &self.folder, wanted, progress)
    }

    /// The lines that hold one of the texts of a line: itself, and later ones that repeat it as what stood before.
    pub fn lines_with_texts_of(&self, event: EventId) -> Result<Vec<EventId>, JournalError> {
        log::lines_with_texts_of(self.disk.as_ref(), &self.folder, event)
    }

    fn store_broken(&self) -> bool {
        matches!(&self.views, Some(Views::Kept(store)) if store.is_broken())
    }

    /// Writes the first line of a device that is new here.
    fn begin_device(&mut self) -> Result<(), CommitError> {
        let Some(writing) = &mut self.writing else { return Err(CommitError::ReadOnly) };
        let Some((cause, replaces)) = writing.begins else { return Ok(()) };
        let device = writing.device;
        let path = journal_path(&self.folder, device.0);
        writing.binding.bind(device).map_err(|source| CommitError::Binding { source })?;
        writing.writer = Some(Writer::open(Arc::clone(&self.disk), &path, device.0, Position::START)?);
        self.append(None, vec![Event::DeviceBegan { cause, replaces }])?;
        if let Some(writing) = &mut self.writing {
            writing.begins = None;
        }
        Ok(())
    }

    fn append(&mut self, by: Option<InspectorId>, events: Vec<Event>) -> Result<Vec<EventId>, CommitError> {
        let Some(Writing { device, writer: Some(writer), reached, binding, .. }) = &mut self.writing else {
            return Err(CommitError::ReadOnly);
        };
        let wall = clock::wall_ms();
        let mut pending = Vec::with_capacity(events.len());
        for event in &events {
            let (ms, n) = self.clock.tick(wall);
            let event = serde_json::to_value(event).map_err(AppendError::NotJson)?;
            pending.push(PendingEvent { event, at: Tick { ms, n } });
        }
        let author = Author { wall: clock::wall_text(), by: by.map(|inspector| inspector.0) };
        let lines = writer.append(&pending, &author, &mut clock::salt)?;
        let end = writer.end();
        // The lines are durable: from here on nothing may make this command look unsaved.
        let _ = binding.remember(*device, end.seq);
        let (ms, n) = self.clock.last();
        reached.insert(device.0, Reached { position: end, at: Tick { ms, n } });
        let stamped = stamped_events(*device, &lines, events);
        let ids = stamped.iter().map(|line| line.stamp.id).collect();
        if let Some(Views::Kept(store)) = &mut self.views {
            store.apply(&stamped);
        }
        Ok(ids)
    }

    /// Finishes behind the last command what its answer did not have to wait for: standings and the working database. The
    /// next command and closing do it too.
    pub fn settle(&mut self) {
        let (Some(Views::Kept(store)), Some(writing)) = (&mut self.views, &self.writing) else { return };
        if store.is_broken() && store.is_settled() {
            READS_FAILED.store(true, Ordering::Relaxed);
        }
        if store.settle(&writing.reached).is_err() || store.is_broken() {
            // The journal has the lines; a new database will have them too. If that fails the next command tries again.
            let _ = self.rebuild(Doubt::Broken);
        }
    }

    /// Closes database and journal but keeps the lock, so that files can be exchanged beneath.
    fn stand_still(&mut self) {
        self.settle();
        if let Some(Views::Kept(store)) = self.views.take() {
            store.close();
        }
        if let Some(writing) = &mut self.writing {
            writing.writer = None;
        }
    }

    /// Builds the working database anew from the journals.
    pub fn rebuild_open(&mut self, progress: Progress) -> Result<(), OpenError> {
        self.exchange(true, progress, |_| ())
    }

    /// Does something to the files of a closed folder and opens it again, all under the lock. Breaking off is not heard: there
    /// would be no folder to go on with. Where it cannot be opened for writing again it is open for reading.
    fn exchange<T>(&mut self, rebuild: bool, progress: Progress, work: impl FnOnce(&Self) -> T) -> Result<T, OpenError> {
        let folder = self.folder.clone();
        if self.writing.is_none() {
            return Err(OpenError::Locked { folder, holder: String::new() });
        }
        self.stand_still();
        let worked = work(self);
        let mut told = |done, all| {
            let _ = progress(done, all);
            ControlFlow::Continue(())
        };
        let mut options = Options::new(Access::Write, "", self.state.clone(), &mut told);
        (options.disk, options.rebuild) = (Arc::clone(&self.disk), rebuild);
        let Some(Writing { lock, .. }) = self.writing.take() else {
            return Err(OpenError::Locked { folder, holder: String::new() });
        };
        match Self::open_locked(&folder, &mut options, lock) {
            Ok(opened) => *self = opened,
            Err(error) => {
                options.access = Access::Read;
                *self = Self::open_replayed(&folder, options, Vec::new())?;
                return Err(error);
            }
        }
        Ok(worked)
    }

    /// Exchanges the working database for one built from the journals.
    fn rebuild(&mut self, doubt: Doubt) -> Result<(), CommitError> {
        diary::rebuilding(doubt);
        self.views = None;
        let mut quietly = |_, _| ControlFlow::Continue(());
        let (store, replayed) = caught_up(Err(doubt), self.disk.as_ref(), &self.folder, &mut quietly, &mut self.notices)?;
        self.views = Some(Views::Kept(Box::new(store)));
        if let Some(writing) = &mut self.writing {
            writing.reached = replayed.reached;
        }
        Ok(())
    }

    /// Blanks the texts of lines whose redaction is in the journal, then builds the views without them.
    fn blank(&mut self, lines: &[EventId]) -> Result<(), CommitError> {
        let Some(writing) = &mut self.writing else { return Err(CommitError::ReadOnly) };
        writing.writer = None;
        let blanked = lines.iter().try_for_each(|line| {
            let path = journal_path(&self.folder, line.device.0);
            redact_line(self.disk.as_ref(), &path, line.device.0, line.seq).map(drop)
        });
        for line in lines {
            archive::blank_kept_copies(self.disk.as_ref(), &self.folder, *line);
        }
        // Even if only some were blanked: lines have moved, and the views hold texts that are gone.
        self.rebuild(Doubt::Asked)?;
        // What was moved aside still holds the text.
        crate::store::discard_aside(&self.folder);
        self.recover()?;
        Ok(blanked?)
    }

    /// Opens again what an exchange that failed half-way has left closed.
    fn recover(&mut self) -> Result<(), CommitError> {
        if self.views.is_none() {
            self.rebuild(Doubt::Broken)?;
        }
        if let Some(Writing { device, writer: writer @ None, begins: None, reached, .. }) = &mut self.writing {
            let from = reached.get(&device.0).map_or(Position::START, |reached| reached.position);
            *writer = Some(Writer::open(Arc::clone(&self.disk), &journal_path(&self.folder, device.0), device.0, from)?);
        }
        Ok(())
    }
}

/// Set for good once a working database failed under a reader: what was answered before the rebuild may lack something.
static READS_FAILED: AtomicBool = AtomicBool::new(false);

/// Whether something that was read in this process came from a working database that failed. It is rebuilt by then; whoever
/// printed an answer must say that it cannot be relied on.
pub fn reads_failed() -> bool {
    READS_FAILED.load(Ordering::Relaxed)
}

static NOTHING: std::sync::OnceLock<MemoryViews> = std::sync::OnceLock::new();

impl Drop for Workspace {
    fn drop(&mut self) {
        self.settle();
        // Before the lock goes: nobody else may open the database while it is being closed.
        if let Some(Views::Kept(store)) = self.views.take() {
            store.close();
        }
    }
}

fn stamped_events(device: DeviceId, lines: &[Appended], events: Vec<Event>) -> Vec<Stamped> {
    let command = lines.first().map_or(0, |line| line.seq);
    let stamped = |(line, event): (&Appended, Event)| {
        let id = EventId { device, seq: line.seq };
        Stamped { stamp: Stamp { ms: line.stamp.ms, n: line.stamp.n, id }, command, event }
    };
    lines.iter().zip(events).map(stamped).collect()
}
