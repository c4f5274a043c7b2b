//! Files beside the data folder: written whole or not at all.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Writes a file beside its place and puts it there when it is complete and durable.
pub fn write_file(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link; a pipe or a device is written to, not replaced.
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if path.exists() && !path.is_file() {
        return write(&mut std::fs::OpenOptions::new().write(true).open(path)?);
    }
    complete(path, write)?.persist(path).map(drop).map_err(|error| error.error)
}

/// Writes a file that was not there: where one of this name is, it stays, and the new one gets a number, `name (2).txt`.
/// Answers where it is. What is open in another program is never in the way.
pub fn write_new(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<PathBuf> {
    let mut file = complete(path, write)?;
    for candidate in (1..=u32::MAX).map(|n| numbered(path, n)) {
        // `exists` answers no for a link to nothing, which is a name in use all the same.
        if candidate.symlink_metadata().is_ok() {
            continue;
        }
        file = match file.persist_noclobber(&candidate) {
            Ok(_) => return Ok(candidate),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => error.file,
            // Sticks whose file system cannot do both at once: nothing of this name was there a moment ago.
            Err(error) => return error.file.persist(&candidate).map(|_| candidate).map_err(|error| error.error),
        };
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The n-th name to try: `name.txt`, `name (2).txt`, …
fn numbered(path: &Path, n: u32) -> PathBuf {
    if n == 1 {
        return path.to_path_buf();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map_or_else(String::new, |extension| format!(".{}", extension.to_string_lossy()));
    path.with_file_name(format!("{stem} ({n}){extension}"))
}

/// A name for a file, without its extension, out of what people named: joined by `_`, and without the characters that some
/// system takes for something else.
pub fn file_name<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let clean = |part: &str| -> String {
        let plain = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
        part.chars().map(plain).collect::<String>().trim_matches([' ', '.']).to_owned()
    };
    let name = parts.into_iter().map(clean).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    // Names may have 255 bytes; some are needed for a number and the extension.
    let end = name.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= 200).last();
    name[..end.unwrap_or(0)].to_owned()
}

/// A complete and durable file beside the place it is for.
pub(super) fn complete(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        // Temporary files are private; a report is as readable as any other new file (umask 022 assumed).
        use std::os::unix::fs::PermissionsExt as _;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-11-20_幸福里社区.txt");
        let write = |text: &'static str| write_new(&path, move |file| file.write_all(text.as_bytes())).unwrap();
        assert_eq!(write("一"), path);
        assert_eq!(write("二"), folder.path().join("2026-11-20_幸福里社区 (2).txt"));
        assert_eq!(write("三"), folder.path().join("2026-11-20_幸福里社区 (3).txt"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "一");
        // Nothing half-written stays behind.
        assert!(write_new(&path, |_| Err(io::ErrorKind::StorageFull.into())).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_name_has_no_character_that_means_something_else() {
        assert_eq!(file_name(["2026-11-20", "铁牛/街道", "a:b?\n", " ", "尾."]), "2026-11-20_铁牛-街道_a-b--_尾");
        assert_eq!(file_name(["..", ""]), "");
        assert!(file_name(["社"; 100]).len() <= 200);
    }
}
