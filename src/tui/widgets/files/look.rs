//! The jobs that look at folders.

use std::cmp::Reverse;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Entry, Looked};
use crate::clock;
use crate::settings::places::Spot;
use crate::text::find::Findable;
use crate::text::{Words, causes, say};
use crate::tui::jobs::{Done, Job, patiently};
use crate::tui::slices::Ticks;
use crate::workspace::listing::{Kind, LOOKED_AT, Listed, list};

/// What was found.
#[derive(Debug)]
pub(super) enum Found {
    /// The files in all places, the newest first, and the places that could not be read or not whole, as
    /// indexes, with the reason.
    Places(Vec<Entry>, Vec<(usize, String)>),
    /// What lies in a folder, and whether there is more that was not looked at.
    Folder(PathBuf, Vec<Entry>, bool),
    /// What was typed is a file.
    File(PathBuf),
    /// What was wanted cannot be had; why, worded.
    Nothing(String),
    /// The user broke off.
    Stopped,
}

fn job(words: &Words, work: impl FnOnce(&Words, Ticks) -> Found + Send + 'static) -> Job {
    let language = words.language;
    Job::new(say!(words, "files-looking"), move |ticks| {
        let found = patiently(ticks, move |ticks| work(&Words::new(language), ticks));
        Done::Looked(Looked(found.unwrap_or(Found::Stopped)))
    })
}

/// Looks at all places. Files that lie in two of them, because one is below the other, are not told twice: only what lies
/// directly in a place is looked at.
pub(super) fn places(words: &Words, spots: &[Spot]) -> Job {
    let paths: Vec<PathBuf> = spots.iter().map(|spot| spot.path.clone()).collect();
    job(words, move |words, ticks| {
        let (mut entries, mut unread): (Vec<Entry>, Vec<_>) = (Vec::new(), Vec::new());
        for (n, path) in paths.iter().enumerate() {
            match list(path, ticks) {
                Ok(None) => return Found::Stopped,
                Ok(Some(listing)) => {
                    if listing.more {
                        unread.push((n, say!(words, "files-more-here", count = LOOKED_AT)));
                    }
                    let files = listing.listed.into_iter().filter(|listed| listed.kind == Kind::File);
                    entries.extend(files.map(|listed| entry(listed, Some(n))));
                }
                Err(error) => unread.push((n, causes::io(words, &error))),
            }
        }
        entries.sort_by_key(|entry| Reverse(entry.listed.ms));
        Found::Places(entries, unread)
    })
}

/// Looks at a folder.
pub(super) fn folder(words: &Words, folder: &Path) -> Job {
    let folder = folder.to_path_buf();
    job(words, move |words, ticks| inside(words, &folder, ticks))
}

fn inside(words: &Words, folder: &Path, ticks: Ticks) -> Found {
    match list(folder, ticks) {
        Ok(None) => Found::Stopped,
        Ok(Some(listing)) => {
            let entries = listing.listed.into_iter().map(|listed| entry(listed, None)).collect();
            Found::Folder(listing.folder, entries, listing.more)
        }
        Err(error) => Found::Nothing(refused(words, folder, &error)),
    }
}

/// Looks at the first of these paths that is there.
pub(super) fn typed(words: &Words, paths: Vec<PathBuf>) -> Job {
    job(words, move |words, ticks| {
        let found = paths.iter().find_map(|path| Some((path, std::fs::metadata(path).ok()?)));
        match (found, paths.first()) {
            (Some((path, found)), _) if found.is_dir() => inside(words, path, ticks),
            (Some((path, _)), _) => Found::File(path.clone()),
            (None, Some(path)) => {
                let error = std::fs::metadata(path).err().unwrap_or_else(|| Error::from(ErrorKind::NotFound));
                Found::Nothing(refused(words, path, &error))
            }
            (None, None) => Found::Stopped,
        }
    })
}

fn refused(words: &Words, path: &Path, error: &Error) -> String {
    say!(words, "file-refused", path = path.display().to_string(), why = causes::io(words, error))
}

fn entry(listed: Listed, spot: Option<usize>) -> Entry {
    let mut when = clock::local_text(listed.ms);
    // Seconds say nothing here.
    when.truncate(16);
    Entry { findable: Findable::new(&listed.name), when, spot, listed }
}
