//! Crash reports: a panic on any thread gives the terminal back, leaves a file, says one thing, and ends the program.
//!
//! Ending at once is safe: what was shown as saved is on the disk, and a line half written is set aside at the next start.
//! Panics of the storage engine over a damaged database are none of these: `store` keeps them to itself.

use std::backtrace::Backtrace;
use std::fs::OpenOptions;
use std::io::{self, Write as _, stderr, stdout};
use std::panic::{PanicHookInfo, set_hook};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, OnceLock, PoisonError};

use super::{RUN, Run, log};
use crate::clock;
use crate::domain::wording::Language;
use crate::settings::shown;
use crate::text::{Words, say};

/// What a shell answers for a Rust program that panicked. Not 1: that would say something about the data.
const CRASHED: i32 = 101;

/// Gives the terminal back; answers its columns and rows, if it knows them.
type Restore = fn() -> Option<(u16, u16)>;

static HOOK: Once = Once::new();
static RESTORE: OnceLock<Restore> = OnceLock::new();
/// Held by the thread that reports until the program has ended: a second panic waits, and says nothing.
static REPORTING: Mutex<()> = Mutex::new(());

/// Has panics reported from now on.
pub fn report_panics() {
    HOOK.call_once(|| set_hook(Box::new(report)));
}

/// Has the terminal given back before anything else when a panic is reported. `restore` answers the terminal's columns and rows,
/// if it knows them.
pub fn before_reporting(restore: fn() -> Option<(u16, u16)>) {
    report_panics();
    let _ = RESTORE.set(restore);
}

/// Panics when the environment variable `STARPOINT_PANIC` names this place, so that tests can see what comes of it. Never in a
/// program built for use.
pub fn panic_if_asked(place: &str) {
    #[cfg(debug_assertions)]
    if std::env::var("STARPOINT_PANIC").is_ok_and(|asked| asked == place) {
        let typed = "录入的文字 typed";
        // The message of this panic quotes the text, as those of cut texts do.
        let _ = &typed[1..typed.len()];
    }
    #[cfg(not(debug_assertions))]
    let _ = place;
}

fn report(panic: &PanicHookInfo<'_>) {
    let _one = REPORTING.lock().unwrap_or_else(PoisonError::into_inner);
    // Nothing another thread draws may come behind what is said here.
    let _still = stdout().lock();
    let size = RESTORE.get().and_then(|restore| restore());
    let run = RUN.get();
    let place = panic.location().map_or_else(String::new, |at| format!("{}:{}:{}", at.file(), at.line(), at.column()));
    tracing::error!(%place, "crashes");
    let written = run.and_then(|run| run.paths.as_ref()).map(|paths| {
        let words = Words::new(run.map_or_else(Language::default, |run| run.language));
        save(&paths.crash(), &compose(&words, run, panic, &place, size))
    });
    let words = Words::new(run.map_or_else(Language::default, |run| run.language));
    let said = match written {
        Some(Ok(path)) => say!(words, "crash-said", report = shown(&path)),
        _ => say!(words, "crash-said-unreported", place = place),
    };
    let _ = writeln!(stderr(), "{said}");
    std::process::exit(CRASHED);
}

fn compose(words: &Words, run: Option<&Run>, panic: &PanicHookInfo<'_>, place: &str, size: Option<(u16, u16)>) -> String {
    let thread = std::thread::current();
    let size = size.map_or_else(|| "-".to_owned(), |(columns, rows)| format!("{columns}x{rows}"));
    let lines = log::recent();
    let lines = if lines.is_empty() { "-".to_owned() } else { lines.join("\n") };
    let facts = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("verb", run.map_or_else(|| "-".to_owned(), |run| run.verb.clone())),
        ("time", clock::wall_text()),
        ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("terminal", format!("{size} TERM={}", std::env::var("TERM").unwrap_or_default())),
        ("thread", thread.name().unwrap_or("-").to_owned()),
        ("place", place.to_owned()),
        ("message", without_quotations(message_of(panic))),
    ];
    let facts: Vec<String> = facts.iter().map(|(name, fact)| format!("{name}: {fact}")).collect();
    let facts = facts.join("\n");
    let head = say!(words, "crash-report-head");
    format!("{head}\n\n{facts}\n\nlog:\n{lines}\n\nbacktrace:\n{}\n", Backtrace::force_capture())
}

fn message_of<'a>(panic: &'a PanicHookInfo<'_>) -> &'a str {
    let payload = panic.payload();
    payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref().copied()).unwrap_or("-")
}

/// A panic's message without what it quotes, which may be something that was typed: from the first quotation mark to the last,
/// and everything that is not ASCII. Cut to one line of a length that tells what kind of panic it was.
fn without_quotations(message: &str) -> String {
    let quotes: [char; 2] = ['`', '"'];
    let kept = match (message.find(quotes), message.rfind(quotes)) {
        (Some(first), Some(last)) if first < last => format!("{}…{}", &message[..first], &message[last + 1..]),
        (Some(first), _) => format!("{}…", &message[..first]),
        _ => message.to_owned(),
    };
    kept.chars().filter(|c| c.is_ascii() && !c.is_ascii_control() || *c == '…').take(200).collect()
}

/// Writes a report under the time; answers where it lies.
fn save(folder: &Path, text: &str) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let digits = |c: char| c.is_ascii_digit();
    let time: String = clock::wall_text().chars().take(19).map(|c| if digits(c) { c } else { '-' }).collect();
    let path = folder.join(format!("crash-{time}.txt"));
    // Two programs that crash in one second: the later one is the more interesting.
    let mut file = OpenOptions::new().create(true).write(true).truncate(true).open(&path)?;
    file.write_all(text.as_bytes())?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_message_quotes_is_left_out() {
        for (message, kept) in [
            ("index out of bounds: the len is 3 but the index is 7", "index out of bounds: the len is 3 but the index is 7"),
            (
                "byte index 1 is not a char boundary; it is inside '张' (bytes 0..3) of `张三 a ` b`",
                "byte index 1 is not a char boundary; it is inside '' (bytes 0..3) of …",
            ),
            ("called `Result::unwrap()` on an `Err` value: Text(\"a note\")", "called …)"),
            ("broken off: `张三", "broken off: …"),
            ("两行\nhere", "here"),
        ] {
            assert_eq!(without_quotations(message), kept);
        }
        assert_eq!(without_quotations(&"x".repeat(5000)).len(), 200);
    }
}
