//! The job thread: slow work that needs no open folder — looking through folders, reading and writing files, printing.
//!
//! A job brings its work as a closure and ends in a [`Done`]; the screen that asked gets it. While one runs, `app` shows how
//! far it is and Esc breaks it off. What may hang without telling anybody — a network share that went away — is done
//! [`patiently`].

use std::fmt;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::screens::evidence::jobs::Pictured;
use super::slices::Ticks;
use super::widgets::files::Looked;
use super::worker::{Farewell, Reply};
use crate::clock;
use crate::workspace::incoming::Incoming;

type Work = Box<dyn FnOnce(Ticks) -> Done + Send>;

/// Something slow to do.
pub struct Job {
    /// What is being done, worded for the line that shows how far it is.
    pub what: String,
    work: Work,
}

impl Job {
    /// A job: what is being done, worded, and the doing.
    pub fn new(what: String, work: impl FnOnce(Ticks) -> Done + Send + 'static) -> Self {
        Self { what, work: Box::new(work) }
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("what", &self.what).finish_non_exhaustive()
    }
}

/// How a job ended; texts are worded.
#[derive(Debug)]
pub enum Done {
    /// A file was written there, or why not.
    Wrote(Result<PathBuf, String>),
    /// A report was written there, and what the fonts lacked for it; or why not.
    Reported(Result<(PathBuf, Option<String>), String>),
    /// What the printer said, or why nothing was printed.
    Printed(Result<String, String>),
    /// What a check found, and whether all is whole; or why it could not be made.
    Checked(Result<(Vec<String>, bool), String>),
    /// The pages of a report as pictures, or why not, worded.
    Pages(Result<Vec<Vec<u8>>, String>),
    /// The printers there are, the system's own choice first.
    Printers(Vec<String>),
    /// A file was handed to the program the system has for it, or why not.
    Handed(Result<(), String>),
    /// Work with a picture ended.
    Pictured(Box<Pictured>),
    /// A folder was looked at, for somebody who looks for a file.
    Looked(Looked),
    /// A file on its way in was looked into, or why not; `None`: the user broke off.
    Incoming(Result<Option<Box<Incoming>>, String>),
    /// What was done to the files beneath the folder and is worth saying of it, or why not.
    Mended(Result<Vec<String>, String>),
}

/// Starts the thread. It ends when the jobs end.
pub fn start(cancel: Arc<AtomicBool>, reply: impl Fn(Reply) + Send + 'static) -> Sender<Job> {
    let (ask, jobs) = channel::<Job>();
    thread::spawn(move || {
        let farewell = Farewell::new(reply);
        while let Ok(job) = jobs.recv() {
            let mut ticks = ticks(&cancel, &farewell);
            let done = (job.work)(&mut ticks);
            farewell.tell(Reply::Job(done));
        }
        farewell.well();
    });
    ask
}

/// Does what may hang in the system on a thread of its own and waits for it as long as the user does; `None` when the user broke
/// off. The thread is left to itself then: the system gives it back when it does.
pub fn patiently<T: Send + 'static>(ticks: Ticks, work: impl FnOnce(Ticks) -> T + Send + 'static) -> Option<T> {
    let gauge = Arc::new((AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false)));
    let (answer, answers) = channel();
    let shared = Arc::clone(&gauge);
    thread::spawn(move || {
        let (done, all, stop) = &*shared;
        let result = work(&mut |so_far, of| {
            done.store(so_far, Ordering::Relaxed);
            all.store(of, Ordering::Relaxed);
            if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        // Nobody listens any more where the user broke off.
        let _ = answer.send(result);
    });
    let (done, all, stop) = &*gauge;
    loop {
        match answers.recv_timeout(LOOK_AGAIN) {
            Ok(result) => return Some(result),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => {
                if ticks(done.load(Ordering::Relaxed), all.load(Ordering::Relaxed)).is_break() {
                    stop.store(true, Ordering::Relaxed);
                    return None;
                }
            }
        }
    }
}

/// How often it is looked whether the user broke off.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// Milliseconds after which how far something is is told again, although it came no further.
const TELL_AGAIN: u64 = 500;

/// Tells the interface how far something is and hears whether to go on.
pub fn ticks<'a, F: Fn(Reply)>(
    cancel: &'a AtomicBool,
    farewell: &'a Farewell<F>,
) -> impl FnMut(u64, u64) -> ControlFlow<()> + 'a {
    let mut last = None;
    let mut told = 0;
    move |done, all| {
        let (percent, now) = (done.saturating_mul(100).checked_div(all).unwrap_or(100), clock::monotonic_ms());
        if last != Some(percent) || now.saturating_sub(told) > TELL_AGAIN {
            (last, told) = (Some(percent), now);
            farewell.tell(Reply::Progress { done, all });
        }
        if cancel.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_is_left_behind_and_what_does_not_is_answered() {
        let mut patience = 3;
        let (sender, never) = channel::<()>();
        let hung = patiently(
            &mut |_, _| {
                patience -= 1;
                if patience == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
            // Nothing ever comes while the sender lives.
            move |_| never.recv().is_ok(),
        );
        assert_eq!(hung, None);
        drop(sender);
        let done = patiently(&mut |_, _| ControlFlow::Continue(()), |ticks| ticks(1, 2).is_continue());
        assert_eq!(done, Some(true));
    }

    #[test]
    fn work_hears_that_it_was_broken_off() {
        let (sender, receiver) = channel();
        let broken = patiently(&mut |_, _| ControlFlow::Break(()), move |ticks| {
            while ticks(0, 1).is_continue() {
                thread::yield_now();
            }
            sender.send(()).unwrap();
        });
        assert_eq!(broken, None);
        assert!(receiver.recv_timeout(Duration::from_mins(1)).is_ok());
    }
}
