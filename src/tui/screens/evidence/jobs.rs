//! The work with files: a kept picture read, a new one looked at, a new one kept.

use std::path::{Path, PathBuf};

use image::DynamicImage;

use crate::pictures::{self, Prepared};
use crate::text::{Words, causes, say};
use crate::tui::jobs::{Done, Job, patiently};
use crate::workspace::evidence::{keep, kept, meant, prepare};

/// How work with a picture ended.
#[derive(Debug)]
pub enum Pictured {
    /// A kept picture, to be shown; `None` where its file is gone.
    Read(String, Option<DynamicImage>),
    /// A file on its way in: all files of the way, and which; what came of it, or what is wrong, worded.
    Prepared(Vec<PathBuf>, usize, Result<(Prepared, DynamicImage), String>),
    /// A new one's file lies in the folder, or why not, worded.
    Kept(Result<(), String>),
    /// The user broke off.
    Stopped,
}

/// Reads a kept picture.
pub fn read(words: &Words, folder: &Path, file: &str) -> Job {
    let (folder, file) = (folder.to_path_buf(), file.to_owned());
    Job::new(say!(words, "evidence-reading"), move |_| {
        let image = kept(&folder, &file).and_then(|jpeg| pictures::open(&jpeg).ok());
        Done::Pictured(Box::new(Pictured::Read(file, image)))
    })
}

/// Looks at the file that was chosen; the pictures behind it in its folder come after it.
pub fn begin(words: &Words, chosen: PathBuf) -> Job {
    look(words, move || {
        let beside = chosen.parent().map(meant).unwrap_or_default();
        let behind = beside.iter().skip_while(|path| **path != chosen).skip(1).cloned().collect::<Vec<_>>();
        (std::iter::once(chosen).chain(behind).collect(), 0)
    })
}

/// Looks at the next file.
pub fn next(words: &Words, files: Vec<PathBuf>, at: usize) -> Job {
    look(words, move || (files, at))
}

/// A file may lie on a phone or a share that went away.
fn look(words: &Words, which: impl FnOnce() -> (Vec<PathBuf>, usize) + Send + 'static) -> Job {
    let language = words.language;
    Job::new(say!(words, "evidence-reading"), move |ticks| {
        let done = patiently(ticks, move |_| {
            let words = Words::new(language);
            let (files, at) = which();
            let prepared = files.get(at).map_or(Err(pictures::Problem::NotAPicture), |file| prepare(file, &words));
            let shown = prepared.and_then(|prepared| pictures::open(&prepared.jpeg).map(|image| (prepared, image)));
            Pictured::Prepared(files, at, shown.map_err(|problem| problem.told(&words)))
        });
        Done::Pictured(Box::new(done.unwrap_or(Pictured::Stopped)))
    })
}

/// Keeps a new picture's file.
pub fn store(words: &Words, folder: &Path, prepared: Prepared) -> Job {
    let (folder, language) = (folder.to_path_buf(), words.language);
    Job::new(say!(words, "evidence-keeping"), move |_| {
        let kept = keep(&folder, &prepared).map_err(|error| causes::io(&Words::new(language), &error));
        Done::Pictured(Box::new(Pictured::Kept(kept)))
    })
}
