//! Signals as messages: a program asked to end gives the terminal back first.

use std::io;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// Calls back for every signal that asks the program to end, from a thread of its own.
pub fn watch(end: impl Fn(i32) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    thread::spawn(move || signals.forever().for_each(end));
    Ok(())
}
