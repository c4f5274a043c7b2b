//! What is kept for whoever has to find out why something went wrong: a log file ([`log`]) and crash reports ([`crash`]).
//!
//! Neither holds anything that was typed: no texts, no names, no values of marks, no arguments but the folder. What is logged
//! is written with `tracing` where it happens; from here on it only goes to a file. Nothing here may fail the program or write
//! to the terminal while it runs.

mod crash;
mod log;

use std::path::PathBuf;
use std::sync::OnceLock;

pub use crash::{before_reporting, panic_if_asked};

use crate::clock;
use crate::domain::wording::Language;
use crate::settings::{LogLevel, Paths, shown};

/// What a run of the program is, for its log and its crash report.
#[derive(Clone, Debug)]
pub struct Run {
    /// The language to speak in.
    pub language: Language,
    /// The verb without its arguments, `inspector add`; `screen` for the interface.
    pub verb: String,
    /// The data folder; `None` for verbs that use none.
    pub folder: Option<PathBuf>,
    /// How much is logged.
    pub level: LogLevel,
    /// This machine's folders; without them nothing is kept.
    pub paths: Option<Paths>,
}

/// The run of this process.
static RUN: OnceLock<Run> = OnceLock::new();

/// Begins to log and to report panics. Once a process; a second call changes nothing.
pub fn begin(run: Run) {
    crash::report_panics();
    if let (Some(paths), false) = (&run.paths, run.level == LogLevel::Off) {
        log::begin(paths.log(), run.level);
    }
    let folder = run.folder.as_deref().map_or_else(String::new, shown);
    // The clock for durations starts with its first reading.
    clock::monotonic_ms();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), verb = %run.verb, %folder, "begins");
    let _ = RUN.set(run);
}

/// Logs how the run ended, with its exit code and how long it took.
pub fn end(code: u8) {
    tracing::info!(code, ms = clock::monotonic_ms(), "ends");
}
