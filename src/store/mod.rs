//! The working database: views of the journal, kept in sled so that opening a folder need not replay it.
//!
//! Everything here is disposable. A store that cannot be trusted — see [`trust`] — is moved aside and built again from the
//! journal by [`catch_up`]; so no error of sled ever reaches a user as more than a moment's progress bar. The only place
//! that names sled and bincode.

mod codec;
mod replay;
mod trust;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::apply::Touched;
use crate::domain::events::Stamped;
use crate::domain::standing::{self, Meetings};
use crate::domain::views::{Group, Key, ParsedStandards, Read, View, Write};
use crate::journal::{Digest, Position, Tick};

use replay::apply_lines;
pub use replay::{Progress, Replayed, Stopped, catch_up, replay, replay_on, stamped};
pub use trust::{discard_aside, distrust, doubt};

/// Memory sled may take for its page cache, in bytes.
const CACHE: u64 = 48 * 1024 * 1024;

const POSITION: u8 = b'!';
const UNFINISHED: &[u8] = b"*unfinished";
const PART: u8 = b'#';

/// Why the database is not used as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// There is none.
    Missing,
    /// It was not closed properly, and the machine was started again since.
    Unclean,
    /// It could not be opened or read.
    Broken,
    /// It was made by another version of the program.
    OtherVersion,
    /// A rebuild did not finish.
    Unfinished,
    /// It knows something else than the journal.
    Disagrees,
    /// The disk refuses the mark that goes with it (full, or read-only): it may be good, but cannot be used.
    Blocked,
    /// The user asked for it.
    Asked,
}

/// How far a device's journal was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Where reading goes on.
    pub position: Position,
    /// The latest clock reading among the lines read.
    pub at: Tick,
}

/// The working database of an open folder.
pub struct Store {
    db: sled::Db,
    folder: PathBuf,
    /// Views changed since the last [`Store::save`]; they are read before the database.
    changed: BTreeMap<Vec<u8>, Option<View>>,
    /// Communities whose standing is not recomputed yet. Whoever asks for one meanwhile gets it computed.
    owed: Touched,
    parsed: ParsedStandards,
    /// A read or write failed: what was answered since must not be relied on.
    broken: AtomicBool,
}

/// How the names of sled's own threads begin.
const SLEDS_THREADS: [&str; 2] = ["sled-io-", "log flusher"];

thread_local! {
    static QUIET: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Runs something of sled's, taking a panic (it panics on some damaged files) for a failure.
fn guarded<T>(work: impl FnOnce() -> sled::Result<T>) -> Result<T, Doubt> {
    // sled says on stderr what made it panic; the answer here is a rebuild, and the line would tear the screen. Only this
    // thread and sled's own are silenced: a panic elsewhere meanwhile must still restore the terminal and be reported.
    static HOOK: std::sync::Once = std::sync::Once::new();
    HOOK.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let sleds = std::thread::current().name().is_some_and(|name| SLEDS_THREADS.iter().any(|own| name.starts_with(own)));
            if !QUIET.get() && !sleds {
                loud(panic);
            }
        }));
    });
    QUIET.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    QUIET.set(false);
    match done {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(_)) | Err(_) => Err(Doubt::Broken),
    }
}

impl Store {
    /// Opens the database of a data folder if it can be trusted. Only for the holder of the folder's lock.
    pub fn open(folder: &Path) -> Result<Self, Doubt> {
        trust::check(folder)?;
        let store = Self::open_db(folder)?;
        if store.get(UNFINISHED)?.is_some() {
            return Err(Doubt::Unfinished);
        }
        Ok(store)
    }

    /// Moves whatever database there is aside and begins an empty one. It counts as unfinished until [`Store::save`].
    pub fn begin(folder: &Path) -> Result<Self, Doubt> {
        trust::aside(folder).map_err(|_| Doubt::Broken)?;
        let store = Self::open_db(folder)?;
        guarded(|| store.db.insert(UNFINISHED, &[]))?;
        Ok(store)
    }

    fn open_db(folder: &Path) -> Result<Self, Doubt> {
        trust::opened(folder).map_err(|_| Doubt::Blocked)?;
        let config = sled::Config::new().path(trust::database(folder)).cache_capacity(CACHE);
        Ok(Self {
            db: guarded(|| config.open())?,
            folder: folder.to_path_buf(),
            changed: BTreeMap::new(),
            owed: Touched::new(),
            parsed: ParsedStandards::default(),
            broken: AtomicBool::new(false),
        })
    }

    /// Whether a read or write has failed since opening. Then nothing it answered may be relied on.
    pub fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    /// Whether nothing waits to be recomputed or written: it was only read.
    pub fn is_settled(&self) -> bool {
        self.owed.is_empty() && self.changed.is_empty()
    }

    fn noted<T>(&self, result: Result<T, Doubt>) -> Option<T> {
        if result.is_err() {
            self.broken.store(true, Ordering::Relaxed);
        }
        result.ok()
    }

    fn get(&self, key: &[u8]) -> Result<Option<sled::IVec>, Doubt> {
        guarded(|| self.db.get(key))
    }

    fn stored(&self, key: &[u8]) -> Result<Option<View>, Doubt> {
        let Some(value) = self.get(key)? else { return Ok(None) };
        self.decode(key, &value).map(Some)
    }

    fn decode(&self, key: &[u8], value: &[u8]) -> Result<View, Doubt> {
        let whole = match value.split_first() {
            Some((&0, content)) => return codec::decode(content).map_err(|_| Doubt::Broken),
            Some((&parts, first)) => {
                let mut whole = first.to_vec();
                for part in 1..parts {
                    whole.extend_from_slice(&self.get(&part_key(key, part))?.ok_or(Doubt::Broken)?);
                }
                whole
            }
            None => return Err(Doubt::Broken),
        };
        codec::decode(&whole).map_err(|_| Doubt::Broken)
    }

    /// How far each device's journal was read.
    pub fn reached(&self) -> Result<BTreeMap<Uuid, Reached>, Doubt> {
        let mut reached = BTreeMap::new();
        let mut entries = self.db.scan_prefix([POSITION]);
        while let Some((key, value)) = guarded(|| entries.next().transpose())? {
            let device = Uuid::from_slice(&key[1..]).map_err(|_| Doubt::Broken)?;
            let kept: KeptPosition = codec::decode(&value).map_err(|_| Doubt::Broken)?;
            let hash = kept.hash.parse::<Digest>().map_err(|_| Doubt::Broken)?;
            let position = Position { offset: kept.offset, seq: kept.seq, hash };
            reached.insert(device, Reached { position, at: Tick { ms: kept.ms, n: kept.n } });
        }
        Ok(reached)
    }

    /// Applies a command's lines in memory. Recomputing standings and writing wait for [`Store::settle`], so that the answer
    /// "saved" does not.
    pub fn apply(&mut self, lines: &[Stamped]) {
        let mut owed = std::mem::take(&mut self.owed);
        apply_lines(self, lines, &mut owed);
        self.owed = owed;
    }

    /// Recomputes what is owed and writes what changed.
    pub fn settle(&mut self, reached: &BTreeMap<Uuid, Reached>) -> Result<(), Doubt> {
        let mut owed = std::mem::take(&mut self.owed);
        standing::refresh(self, &mut owed);
        if self.changed.is_empty() { Ok(()) } else { self.save(reached) }
    }

    /// Writes the changed views together with how far the journals were read: one batch, so that a kill leaves either all
    /// or nothing of it.
    pub fn save(&mut self, reached: &BTreeMap<Uuid, Reached>) -> Result<(), Doubt> {
        self.write(reached, false)
    }

    /// [`Store::save`] in the middle of a long replay, when standings are still owed: the database counts as unfinished.
    pub fn save_unfinished(&mut self, reached: &BTreeMap<Uuid, Reached>) -> Result<(), Doubt> {
        self.write(reached, true)
    }

    fn write(&mut self, reached: &BTreeMap<Uuid, Reached>, unfinished: bool) -> Result<(), Doubt> {
        if self.is_broken() {
            // What changed was built on reads that failed.
            return Err(Doubt::Broken);
        }
        let mut batch = sled::Batch::default();
        for (key, view) in std::mem::take(&mut self.changed) {
            match view {
                Some(view) => write_parts(&mut batch, &key, &codec::encode(&view).map_err(|_| Doubt::Broken)?)?,
                None => batch.remove(key),
            }
        }
        for (device, Reached { position, at }) in reached {
            let mut key = vec![POSITION];
            key.extend_from_slice(device.as_bytes());
            let (offset, seq, hash) = (position.offset, position.seq, position.hash.to_string());
            let kept = KeptPosition { offset, seq, hash, ms: at.ms, n: at.n };
            batch.insert(key, codec::encode(&kept).map_err(|_| Doubt::Broken)?);
        }
        if unfinished {
            batch.insert(UNFINISHED, &[]);
        } else {
            batch.remove(UNFINISHED);
        }
        let written = guarded(|| self.db.apply_batch(batch));
        self.noted(written).ok_or(Doubt::Broken)
    }

    /// Closes after a clean end: everything flushed and synced, then marked as trustworthy.
    pub fn close(self) {
        if self.is_broken() || !self.changed.is_empty() {
            return;
        }
        let Self { db, folder, .. } = self;
        let flushed = guarded(|| db.flush()).is_ok();
        let dropped = guarded(|| {
            drop(db);
            Ok(())
        });
        if flushed && dropped.is_ok() {
            // Without the mark the next opening after a restart rebuilds; that is the whole loss.
            let _ = trust::closed(&folder);
        }
    }
}

#[derive(Serialize, Deserialize)]
struct KeptPosition {
    offset: u64,
    seq: u64,
    hash: String,
    ms: u64,
    n: u32,
}

fn part_key(key: &[u8], part: u8) -> Vec<u8> {
    [&[PART], key, &[part]].concat()
}

/// Writes a value, in parts when it is long. The first byte says in how many; 0 means whole.
fn write_parts(batch: &mut sled::Batch, key: &[u8], bytes: &[u8]) -> Result<(), Doubt> {
    if bytes.len() <= codec::MAX_PART {
        batch.insert(key, [&[0], bytes].concat());
        return Ok(());
    }
    let parts = u8::try_from(bytes.len().div_ceil(codec::MAX_PART)).map_err(|_| Doubt::Broken)?;
    for (part, bytes) in (0..parts).zip(bytes.chunks(codec::MAX_PART)) {
        if part == 0 {
            batch.insert(key, [&[parts], bytes].concat());
        } else {
            batch.insert(part_key(key, part), bytes);
        }
    }
    Ok(())
}

impl Read for Store {
    fn parsed(&self) -> &ParsedStandards {
        &self.parsed
    }

    fn view(&self, key: &Key) -> Option<View> {
        if let Key::Standing(round, community) = key
            && self.owed.contains(&(*round, *community))
        {
            return standing::compute(self, *round, *community).map(View::Standing);
        }
        let key = key.bytes();
        match self.changed.get(&key) {
            Some(view) => view.clone(),
            None => self.noted(self.stored(&key)).flatten(),
        }
    }

    fn group(&self, group: Group) -> Vec<View> {
        let prefix = group.prefix();
        let mut views: BTreeMap<Vec<u8>, View> = BTreeMap::new();
        let mut entries = self.db.scan_prefix(&prefix);
        while let Some((key, value)) = self.noted(guarded(|| entries.next().transpose())).flatten() {
            let Some(view) = self.noted(self.decode(&key, &value)) else { break };
            views.insert(key.to_vec(), view);
        }
        for (key, view) in self.changed.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix)) {
            match view {
                Some(view) => drop(views.insert(key.clone(), view.clone())),
                None => drop(views.remove(key)),
            }
        }
        if let Group::Standings(round) = group {
            let mut meetings = Meetings::default();
            for (_, community) in self.owed.iter().filter(|(owed, _)| *owed == round) {
                let key = Key::Standing(round, *community).bytes();
                match standing::compute_among(self, &mut meetings, round, *community) {
                    Some(standing) => drop(views.insert(key, View::Standing(standing))),
                    None => drop(views.remove(&key)),
                }
            }
        }
        views.into_values().collect()
    }
}

impl Write for Store {
    fn put(&mut self, key: &Key, view: Option<View>) {
        self.changed.insert(key.bytes(), view);
    }
}
