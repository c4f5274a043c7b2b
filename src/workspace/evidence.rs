//! The pictures kept as evidence: files under `evidence/`, each called by the BLAKE3 of its content, durable before the journal
//! line that names it. What is said of them is the journal's; what they hold is [`pictures`](crate::pictures)'.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::complete;
use super::verify::named_after_content;
use crate::domain::evidence::is_file_name;
use crate::journal::{Disk as _, RealDisk};
use crate::pictures::{self, ENDINGS, MOST_BYTES, Prepared, Problem};
use crate::text::{Words, causes};

/// The folder of the pictures, below the data folder.
pub(super) const FOLDER: &str = "evidence";

/// Whether a folder keeps no picture yet.
pub fn none_kept(folder: &Path) -> bool {
    RealDisk.list(&folder.join(FOLDER)).unwrap_or_default().is_empty()
}

/// The files a person means: a file itself, of a folder the pictures that lie in it, in the order of their names.
pub fn meant(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_path_buf()];
    }
    let picture = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        // What systems keep beside the real files.
        !name.starts_with('.') && ENDINGS.iter().any(|ending| name.ends_with(ending))
    };
    RealDisk.list(path).unwrap_or_default().into_iter().filter(picture).collect()
}

/// Reads a file and makes it fit to be kept.
pub fn prepare(path: &Path, words: &Words) -> Result<Prepared, Problem> {
    let unread = |error: io::Error| Problem::Unread { why: causes::io(words, &error) };
    if fs::metadata(path).map_err(unread)?.len() > MOST_BYTES {
        return Err(Problem::TooLong);
    }
    pictures::prepare(path, &fs::read(path).map_err(unread)?)
}

/// Keeps a picture's file, durably. What lies there already is the same, unless it was damaged.
pub fn keep(folder: &Path, prepared: &Prepared) -> io::Result<()> {
    let (disk, kept) = (RealDisk, folder.join(FOLDER));
    let path = kept.join(prepared.file_name());
    if named_after_content(&path).unwrap_or(false) {
        return Ok(());
    }
    disk.create_dir(&kept)?;
    disk.sync_dir(folder)?;
    // Made beside the folder, not in it: what a kill leaves half-written is no evidence.
    let whole = complete(&folder.join("picture"), |file| io::Write::write_all(file, &prepared.jpeg))?;
    whole.persist(&path).map_err(|error| error.error)?;
    disk.sync_dir(&kept)
}

/// A kept picture's bytes; `None` when the file is not there. A name from a journal is never followed out of the folder.
pub fn kept(folder: &Path, file: &str) -> Option<Vec<u8>> {
    is_file_name(file).then(|| fs::read(folder.join(FOLDER).join(file)).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_one_file_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let prepared = Prepared { jpeg: b"a picture".to_vec(), taken: None };
        assert!(none_kept(folder.path()));
        keep(folder.path(), &prepared).unwrap();
        keep(folder.path(), &prepared).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).unwrap().count(), 1);
        assert_eq!(kept(folder.path(), &prepared.file_name()).unwrap(), b"a picture");
        // A damaged one is made whole again.
        fs::write(folder.path().join(FOLDER).join(prepared.file_name()), b"a pic").unwrap();
        keep(folder.path(), &prepared).unwrap();
        assert_eq!(kept(folder.path(), &prepared.file_name()).unwrap(), b"a picture");
    }

    #[test]
    fn a_name_from_elsewhere_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        fs::write(folder.path().join("secret.jpg"), b"x").unwrap();
        assert_eq!(kept(folder.path(), "../secret.jpg"), None);
    }

    #[test]
    fn a_folder_stands_for_its_pictures() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.PNG", "a.jpg", "名单.xlsx", "._a.jpg", "c.heic"] {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        let names = |path: &Path| -> Vec<String> {
            meant(path).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(names(folder.path()), ["a.jpg", "b.PNG", "c.heic"]);
        assert_eq!(names(&folder.path().join("nothing.jpg")), ["nothing.jpg"]);
    }
}
