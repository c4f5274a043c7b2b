//! The log file: one a day, a week of them, and the last lines in memory for a crash report.
//!
//! Written here and not by `tracing-appender`, which begins the day by universal time, in the middle of a Chinese morning,
//! and tells on stderr what it could not write: over the running screen.

use std::collections::VecDeque;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::layer::SubscriberExt as _;

use crate::clock;
use crate::settings::LogLevel;

/// Days whose files are kept.
const DAYS: usize = 7;

/// Lines kept in memory.
const LINES: usize = 40;

/// The last lines of this process, the newest at the end.
static RECENT: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Lets everything of this level and above go to files in a folder.
pub fn begin(folder: PathBuf, level: LogLevel) {
    let level = match level {
        LogLevel::Off => LevelFilter::OFF,
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_timer(Wall)
        // It would go to stderr.
        .log_internal_errors(false)
        .with_writer(Daily { folder, open: Mutex::new(None) });
    // Only what this program says: what a library says may hold what it was given.
    let ours = Targets::new().with_target(env!("CARGO_CRATE_NAME"), level);
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(ours).with(lines));
}

/// The last lines that were logged, the newest at the end.
pub fn recent() -> Vec<String> {
    kept(&RECENT).iter().cloned().collect()
}

fn kept<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Wall;

impl FormatTime for Wall {
    fn format_time(&self, line: &mut Writer<'_>) -> fmt::Result {
        line.write_str(&clock::wall_text())
    }
}

/// A file a day. A line that cannot be written is gone: nobody is there to be told.
struct Daily {
    folder: PathBuf,
    /// The file and its day.
    open: Mutex<Option<(String, File)>>,
}

impl Daily {
    fn line(&self, line: &[u8]) -> io::Result<()> {
        let (mut open, today) = (kept(&self.open), clock::today());
        let file = match open.take().filter(|(day, _)| *day == today) {
            Some((_, file)) => file,
            None => begin_day(&self.folder, &today)?,
        };
        let (_, file) = open.insert((today, file));
        file.write_all(line)
    }
}

impl Write for &Daily {
    /// A whole line: that is how the formatter hands them over.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut recent = kept(&RECENT);
        if recent.len() == LINES {
            recent.pop_front();
        }
        recent.push_back(String::from_utf8_lossy(line).trim_end().to_owned());
        drop(recent);
        let _ = self.line(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Daily {
    type Writer = &'a Self;

    fn make_writer(&'a self) -> Self::Writer {
        self
    }
}

/// Opens the file of a day and removes those that are too old.
fn begin_day(folder: &Path, day: &str) -> io::Result<File> {
    std::fs::create_dir_all(folder)?;
    let file = OpenOptions::new().create(true).append(true).open(folder.join(format!("starpoint.{day}.log")))?;
    let is_log =
        |name: &String| name.strip_prefix("starpoint.").and_then(|name| name.strip_suffix(".log")).is_some_and(clock::is_day);
    let names = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut days: Vec<String> = names.filter(is_log).collect();
    days.sort();
    for old in days.iter().rev().skip(DAYS) {
        let _ = std::fs::remove_file(folder.join(old));
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_of_days_is_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("state/log");
        for day in 1..=9 {
            let mut file = begin_day(&below, &format!("2026-11-0{day}")).unwrap();
            file.write_all(b"first\n").unwrap();
        }
        std::fs::write(below.join("starpoint.notes.log"), "mine").unwrap();
        begin_day(&below, "2026-11-09").unwrap().write_all(b"second\n").unwrap();
        let mut names: Vec<_> = std::fs::read_dir(&below).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names.len(), 8, "{names:?}");
        assert_eq!(names[0], "starpoint.2026-11-03.log");
        assert_eq!(std::fs::read_to_string(below.join("starpoint.2026-11-09.log")).unwrap(), "first\nsecond\n");
    }

    #[test]
    fn a_log_that_cannot_be_written_is_nobodys_failure() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let daily = Daily { folder: file.join("log"), open: Mutex::new(None) };
        assert_eq!((&daily).write(b"a line\n").unwrap(), 7);
        assert!(daily.line(b"a line\n").is_err());
    }
}
