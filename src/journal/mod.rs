//! The journal of events: the truth that everything else is derived from.
//!
//! Here lives the line format ([`Line`]), appending ([`Writer`]), reading and verifying ([`Reader`], [`verify`]), telling a torn tail
//! from damage (module `scan`), [`repair`], blanking texts ([`redact_line`]) and uniting two copies of one device's file ([`merge`]).
//!
//! Here lives *not*: what an event means (an event is a `serde_json::Value`; only the shapes of a free text and of a redaction are
//! known), the clock and chance (the caller gives stamps and salts), the lock (only its holder may call what writes), and wording for
//! people (errors carry data; `Display` is a terse fallback).
//!
//! # The line
//! ```text
//! {"v":1,"device":"<uuid>","seq":7,"cmd":6,"end":true,"at":"<ms>.<n>","wall":"2026-11-23T10:01:02+08:00","by":<uuid|null>,
//!  "event":{…},"prev":"<hex>","hash":"<hex>","texts":[{"salt":"<hex>","text":"…"}]}\n
//! ```
//! `hash` is BLAKE3 over the line's own bytes before `,"hash"`; `prev` is the hash of the device's line before (zeros for the first).
//! A free text is `{"$text":"…"}` for the caller and `{"$text":"<BLAKE3(salt ‖ text)>"}` in the file, so that blanking it in `texts`
//! leaves the chain whole. What follows the hash is canonical to the byte, so that no byte of a line can change unseen. Later versions
//! may add fields before `,"hash"` and event types: both survive untouched, because read lines are copied, never written anew.
//!
//! # Torn or damaged
//! One command is one write and one sync, and the next command is written only after that sync. So a power cut leaves at most *one*
//! command behind the last ended group, as real bytes with zeroed stretches, cut short. A tail is **torn** (never acknowledged, may be
//! cut off) when it looks like that: no verified line of a later command, every line in it that does not verify is either the
//! unterminated last one or holds a hole of NULs (8 bytes or more, or reaching between the tail's start, 512-byte borders and the
//! file's end), and no line is missing without a hole in its place. Everything else is **damage**: the lines that verify by themselves stay in
//! force, the gap is named, the file is never written by its device again.
//!
//! A line beside an altered newline, or behind a hole that swallowed the newline before it, still verifies and stays in force.
//!
//! Limits: cutting a file exactly behind a group is invisible here (the working database's position or another copy tells); cutting it
//! inside the last acknowledged command, or zeroing a stretch of that, looks torn. A file system that shows stale foreign bytes after
//! a power cut is reported as damage, which is the safe side. The hash is no signature: who rewrites the whole file is not noticed here.

mod digest;
mod disk;
mod error;
#[doc(hidden)]
pub mod fault;
mod line;
mod merge;
mod pieces;
mod reader;
mod redact;
mod repair;
mod report;
mod scan;
mod stamp;
#[cfg(test)]
mod tests;
mod texts;
mod writer;

pub use digest::Digest;
pub use disk::{Disk, DiskFile, RealDisk, journal_files, journal_path};
pub use error::{AppendError, JournalError, Step};
pub use line::{Line, LineFault, LineId, MAX_LINE, VERSION};
pub use merge::{Merged, merge};
pub use reader::{Position, Reader, near_end};
pub use redact::redact_line;
pub use repair::{Repair, repair};
pub use report::{Blank, FileReport, pending_redactions, unexplained_blanks, verify};
pub use scan::{Cause, Damage, Found, Group, Seqs, Torn};
pub use stamp::{Stamp, Tick};
pub use texts::{Salt, TEXT_KEY};
pub use writer::{Appended, Author, PendingEvent, Writer};
