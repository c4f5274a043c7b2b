//! Signals as messages: a program asked to end gives the terminal back first; one that was stopped takes it again.

use std::io;
use std::thread;

pub use signal_hook::consts::SIGCONT;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// Calls back for every signal that asks the program to end, and when it goes on after it was stopped ([`SIGCONT`]), from a thread
/// of its own.
pub fn watch(told: impl Fn(i32) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT])?;
    thread::spawn(move || signals.forever().for_each(told));
    Ok(())
}
