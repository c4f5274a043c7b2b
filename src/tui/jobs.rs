//! The job thread: slow work that needs no open folder — looking through folders, reading and writing files, printing.
//!
//! A job brings its work as a closure and ends in a [`Done`]; the screen that asked gets it. While one runs, `app` shows how
//! far it is and Esc breaks it off.

use std::fmt;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::slices::Ticks;
use super::worker::{Farewell, Reply};

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
    /// What the printer said, or why nothing was printed.
    Printed(Result<String, String>),
    /// What a check found, and whether all is whole; or why it could not be made.
    Checked(Result<(Vec<String>, bool), String>),
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

/// Tells the interface how far something is and hears whether to go on.
pub fn ticks<'a, F: Fn(Reply)>(
    cancel: &'a AtomicBool,
    farewell: &'a Farewell<F>,
) -> impl FnMut(u64, u64) -> ControlFlow<()> + 'a {
    let mut last = None;
    move |done, all| {
        let percent = done.saturating_mul(100).checked_div(all).unwrap_or(100);
        if last != Some(percent) {
            last = Some(percent);
            farewell.tell(Reply::Progress { done, all });
        }
        if cancel.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
