//! The folders files are taken to and brought from: sticks and drives that are plugged in, and where people keep things.

use std::fs;
use std::path::{Path, PathBuf};

use directories::UserDirs;

/// What a folder is to its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpotKind {
    /// A stick or another drive that is plugged in.
    Drive,
    /// The desktop.
    Desktop,
    /// Documents.
    Documents,
    /// Downloads.
    Downloads,
    /// The user's own folder.
    Home,
}

/// A folder to offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What it is.
    pub kind: SpotKind,
    /// Where it is.
    pub path: PathBuf,
}

impl Spot {
    /// The name of a drive: the stick's own, or its letter.
    pub fn name(&self) -> String {
        let shown = || self.path.display().to_string().trim_end_matches(['\\', '/']).to_owned();
        self.path.file_name().map_or_else(shown, |name| name.to_string_lossy().into_owned())
    }
}

/// The folders there are now, the best to save to first: what is plugged in, then desktop, documents, downloads, home. Looks at
/// the disk.
pub fn spots() -> Vec<Spot> {
    let mut spots: Vec<Spot> = drives().into_iter().map(|path| Spot { kind: SpotKind::Drive, path }).collect();
    if let Some(user) = UserDirs::new() {
        let known = [
            (SpotKind::Desktop, user.desktop_dir()),
            (SpotKind::Documents, user.document_dir()),
            (SpotKind::Downloads, user.download_dir()),
            (SpotKind::Home, Some(user.home_dir())),
        ];
        for (kind, path) in known {
            // A desktop that is not set up is told as the home folder.
            let home = kind == SpotKind::Home;
            let path = path.filter(|path| path.is_dir() && (home || *path != user.home_dir()));
            spots.extend(path.map(|path| Spot { kind, path: path.to_path_buf() }));
        }
    }
    spots
}

/// Where the system puts what is plugged in.
#[cfg(not(windows))]
fn drives() -> Vec<PathBuf> {
    let user = std::env::var("USER").unwrap_or_default();
    let mut roots = vec![PathBuf::from("/Volumes")];
    if !user.is_empty() {
        roots.extend(["/media", "/run/media"].map(|root| Path::new(root).join(&user)));
    }
    mounted(&roots)
}

/// Every drive but the system's own and the two letters of floppy disks.
#[cfg(windows)]
fn drives() -> Vec<PathBuf> {
    ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).filter(|path| path.is_dir()).collect()
}

/// The folders in these, by name. The system's own disk, which macOS lists among them, is none.
#[cfg_attr(windows, allow(dead_code))] // Windows has letters
fn mounted(roots: &[PathBuf]) -> Vec<PathBuf> {
    let inside = |root: &PathBuf| fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path());
    let own = |path: &PathBuf| fs::canonicalize(path).is_ok_and(|real| real == Path::new("/"));
    let mut found: Vec<PathBuf> = roots.iter().flat_map(inside).filter(|path| path.is_dir() && !own(path)).collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plugged_in_is_found_by_name() {
        let root = tempfile::tempdir().unwrap();
        for name in ["KINGSTON", "数据盘"] {
            fs::create_dir(root.path().join(name)).unwrap();
        }
        fs::write(root.path().join("file"), "").unwrap();
        let found = mounted(&[root.path().to_path_buf(), root.path().join("missing")]);
        let names = found.into_iter().map(|path| Spot { kind: SpotKind::Drive, path }.name());
        assert_eq!(names.collect::<Vec<_>>(), ["KINGSTON", "数据盘"]);
    }

    #[test]
    fn a_drive_letter_is_its_name() {
        let drive = Spot { kind: SpotKind::Drive, path: PathBuf::from("/") };
        assert_eq!(drive.name(), "");
        let drive = Spot { kind: SpotKind::Drive, path: PathBuf::from("E:\\") };
        assert_eq!(drive.name().trim_end_matches('\\'), "E:");
    }

    #[test]
    fn every_folder_offered_is_there() {
        assert!(spots().iter().all(|spot| spot.path.is_dir()));
    }
}
