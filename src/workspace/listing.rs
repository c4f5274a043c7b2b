//! What lies in a folder somebody looks through for a file: names, kinds, sizes and times. Never what is in the files.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::Progress;

/// Entries of one folder that are looked at. Nobody finds a file among more by looking.
pub const LOOKED_AT: usize = 10_000;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A file.
    File,
    /// A link that leads nowhere.
    Nowhere,
    /// Neither: a pipe, a device.
    Other,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it is, or what it leads to.
    pub kind: Kind,
    /// It stands for something that lies elsewhere.
    pub link: bool,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was changed last, in milliseconds since 1970; 0 where the system does not say.
    pub ms: u64,
}

/// What lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The folder.
    pub folder: PathBuf,
    /// Its folders by name, then everything else, the newest first. Hidden entries are left out.
    pub listed: Vec<Listed>,
    /// There are more entries than [`LOOKED_AT`]; the rest was not looked at.
    pub more: bool,
}

/// Looks at a folder; `None` when the user broke off.
pub fn list(folder: &Path, told: Progress) -> io::Result<Option<Listing>> {
    let (mut listed, mut more) = (Vec::new(), false);
    for (n, entry) in fs::read_dir(folder)?.enumerate() {
        if n == LOOKED_AT {
            more = true;
            break;
        }
        if told(n as u64, 0).is_break() {
            return Ok(None);
        }
        // An entry that goes away while it is looked at is not there.
        listed.extend(entry.ok().filter(|entry| !hidden(entry)).map(|entry| looked_at(&entry)));
    }
    listed.sort_by(|a, b| {
        let folders = (b.kind == Kind::Folder).cmp(&(a.kind == Kind::Folder));
        let times = if a.kind == Kind::Folder { std::cmp::Ordering::Equal } else { b.ms.cmp(&a.ms) };
        folders.then(times).then_with(|| a.name.to_lowercase().cmp(&b.name.to_lowercase())).then_with(|| a.path.cmp(&b.path))
    });
    Ok(Some(Listing { folder: folder.to_path_buf(), listed, more }))
}

fn looked_at(entry: &DirEntry) -> Listed {
    let path = entry.path();
    let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    let found = fs::metadata(&path).ok();
    let kind = match &found {
        Some(found) if found.is_dir() => Kind::Folder,
        Some(found) if found.is_file() => Kind::File,
        None if link => Kind::Nowhere,
        Some(_) | None => Kind::Other,
    };
    let since = found.as_ref().and_then(|found| found.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    let ms = since.and_then(|since| u64::try_from(since.as_millis()).ok()).unwrap_or(0);
    let bytes = found.as_ref().map_or(0, fs::Metadata::len);
    Listed { name: entry.file_name().to_string_lossy().into_owned(), path, kind, link, bytes, ms }
}

/// Hidden by the system's custom, or the file Office keeps beside one that is open.
fn hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || hidden_by_mark(entry)
}

#[cfg(windows)]
fn hidden_by_mark(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt as _;
    const HIDDEN: u32 = 2;
    entry.metadata().is_ok_and(|found| found.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
const fn hidden_by_mark(_: &DirEntry) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;

    fn listed(folder: &Path) -> Listing {
        list(folder, &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap()
    }

    fn names(listing: &Listing) -> Vec<&str> {
        listing.listed.iter().map(|entry| entry.name.as_str()).collect()
    }

    #[test]
    fn folders_come_first_and_the_newest_file_before_older_ones() {
        let root = tempfile::tempdir().unwrap();
        for name in ["资料", "b", ".hidden"] {
            fs::create_dir(root.path().join(name)).unwrap();
        }
        for (name, seconds) in [("old.csv", 10), ("new.csv", 30), ("~$new.csv", 30), (".secret", 40), ("middle.csv", 20)] {
            fs::write(root.path().join(name), "x").unwrap();
            let time = UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            fs::File::options().write(true).open(root.path().join(name)).unwrap().set_modified(time).unwrap();
        }
        let listing = listed(root.path());
        assert_eq!(names(&listing), ["b", "资料", "new.csv", "middle.csv", "old.csv"]);
        assert_eq!((listing.listed[2].bytes, listing.listed[2].ms, listing.more), (1, 30_000, false));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_told_with_what_they_lead_to() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("there")).unwrap();
        symlink(root.path().join("there"), root.path().join("a")).unwrap();
        symlink(root.path().join("nothing"), root.path().join("b")).unwrap();
        let listing = listed(root.path());
        let kinds: Vec<_> = listing.listed.iter().map(|entry| (entry.name.as_str(), entry.kind, entry.link)).collect();
        assert_eq!(kinds, [("a", Kind::Folder, true), ("there", Kind::Folder, false), ("b", Kind::Nowhere, true)]);
    }

    #[test]
    fn a_folder_of_very_many_files_is_bounded_and_says_so() {
        let root = tempfile::tempdir().unwrap();
        for n in 0..LOOKED_AT + 5 {
            fs::write(root.path().join(n.to_string()), "").unwrap();
        }
        let listing = listed(root.path());
        assert!(listing.more && listing.listed.len() == LOOKED_AT);
    }

    #[test]
    fn looking_is_broken_off_and_a_missing_folder_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a"), "").unwrap();
        assert!(list(root.path(), &mut |_, _| ControlFlow::Break(())).unwrap().is_none());
        assert!(list(&root.path().join("missing"), &mut |_, _| ControlFlow::Continue(())).is_err());
    }
}
