//! A file on its way in: what it is, told by its content and not by its name, and what there is to see of it before anything is
//! taken in.
//!
//! [`read`] needs no folder and holds nothing against one; [`check`] does, and answers the command that takes the file in. The
//! formats themselves are `standard_file`'s, `marks_file`'s, `communities_file`'s and `archive`'s.

mod check;
mod table;
pub mod wording;

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::Progress;
use super::archive::{ArchiveError, Contents, contents};
use super::standard_file::read_standard;
use super::table::{Encoding, decoded};
use crate::domain::standard::Standard;
use crate::text::Words;

pub use check::{Asked, Checked, check};
pub use table::{Row, Sort, Table};

/// Bytes of a table that are read at most: some forty times what [`super::table::ROWS`] short rows take.
pub const TABLE_BYTES: u64 = 64 * 1024 * 1024;
/// Bytes of a standard that are read at most.
pub const STANDARD_BYTES: u64 = 4 * 1024 * 1024;

/// A file on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// How its characters are written, where it is a text.
    pub encoding: Option<Encoding>,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A standard, or everything that is wrong with it, worded.
    Standard(Result<Box<Standard>, Vec<String>>),
    /// A table.
    Table(Table),
    /// A backup.
    Backup(Contents),
    /// Nothing that can be taken in.
    Not(Not),
}

/// Why a file cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Not {
    /// It has no content.
    Empty,
    /// A workbook of Excel or WPS.
    Workbook,
    /// No text and nothing else that is known.
    Binary,
    /// A text in an encoding that is not read, such as UTF-16.
    Encoding,
    /// A text with cells apart by tabs or semicolons.
    Separator,
    /// A text that is neither a table nor a standard.
    Prose,
    /// More than the bytes that are read of its kind.
    TooLarge(u64),
    /// A folder, a pipe, a device.
    NoFile,
    /// A backup that cannot be read; why, worded.
    Backup(String),
}

/// Looks into a file; `None` when the user broke off.
pub fn read(words: &Words, path: &Path, told: Progress) -> io::Result<Option<Incoming>> {
    let found = fs::metadata(path)?;
    let bytes = found.len();
    let incoming = |encoding, content| Some(Incoming { path: path.to_path_buf(), bytes, encoding, content });
    // Opening a pipe would wait for somebody to write into it.
    if !found.is_file() {
        return Ok(incoming(None, Content::Not(Not::NoFile)));
    }
    let mut start = Vec::new();
    File::open(path)?.take(SNIFFED).read_to_end(&mut start)?;
    if start.starts_with(&[0x1f, 0x8b]) {
        return match contents(path, told) {
            Ok(contents) => Ok(incoming(None, Content::Backup(contents))),
            Err(ArchiveError::Stopped) => Ok(None),
            Err(error) => Ok(incoming(None, Content::Not(Not::Backup(super::wording::archive_error(words, &error))))),
        };
    }
    if let Some(not) = known_not(&start) {
        return Ok(incoming(None, Content::Not(not)));
    }
    let (limit, standard) = if is_standard(&decoded(&start).0) { (STANDARD_BYTES, true) } else { (TABLE_BYTES, false) };
    if bytes > limit {
        return Ok(incoming(None, Content::Not(Not::TooLarge(limit))));
    }
    let Some(whole) = whole(path, bytes, told)? else { return Ok(None) };
    let (text, encoding) = decoded(&whole);
    if text.contains('\u{fffd}') {
        return Ok(incoming(None, Content::Not(Not::Encoding)));
    }
    if standard {
        let read = read_standard(words, &whole).map(Box::new);
        let read = read.map_err(|problems| problems.iter().map(|problem| problem.worded(words)).collect());
        return Ok(incoming(Some(encoding), Content::Standard(read)));
    }
    let table = Table::of(&text);
    drop(text);
    let content = match table {
        Ok(table) => Content::Table(Table { bytes: whole, ..table }),
        Err(not) => Content::Not(not),
    };
    Ok(incoming(Some(encoding), content))
}

/// Bytes from which the kind of a file is told.
const SNIFFED: u64 = 8 * 1024;

/// What the first bytes of a file give away.
fn known_not(start: &[u8]) -> Option<Not> {
    let zip = start.starts_with(b"PK\x03\x04");
    let compound = start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    if start.trim_ascii().is_empty() {
        Some(Not::Empty)
    } else if compound || zip && [&b"xl/"[..], b"[Content_Types].xml"].iter().any(|part| holds(start, part)) {
        Some(Not::Workbook)
    } else if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        Some(Not::Encoding)
    } else if zip || start.contains(&0) || start.starts_with(b"%PDF-") {
        Some(Not::Binary)
    } else {
        None
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Whether a text is written as a standard is: its first line that says something is `key = value` or `[table]`.
fn is_standard(text: &str) -> bool {
    let said = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    said.is_some_and(|line| {
        let key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.\"' ".contains(c));
        line.starts_with('[') || line.split_once('=').is_some_and(|(before, _)| key(before.trim()))
    })
}

/// Reads a file piece by piece, so that it can be broken off.
fn whole(path: &Path, bytes: u64, told: Progress) -> io::Result<Option<Vec<u8>>> {
    let (mut file, mut held) = (File::open(path)?.take(TABLE_BYTES), Vec::new());
    loop {
        if told(held.len() as u64, bytes).is_break() {
            return Ok(None);
        }
        let before = held.len();
        (&mut file).take(1024 * 1024).read_to_end(&mut held)?;
        if held.len() == before {
            return Ok(Some(held));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::domain::wording::Language;
    use crate::standard_files;

    fn of(name: &str, bytes: &[u8]) -> Incoming {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(name);
        fs::write(&path, bytes).unwrap();
        read(&Words::new(Language::Chinese), &path, &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap()
    }

    fn not(name: &str, bytes: &[u8]) -> Not {
        match of(name, bytes).content {
            Content::Not(not) => not,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_content_tells_the_kind_and_the_name_does_not() {
        let standard = standard_files::built_in()[0].1;
        assert!(matches!(of("名单.csv", standard.as_bytes()).content, Content::Standard(Ok(_))));
        assert!(matches!(of("x.toml", b"community,item,value\na,b,1\n").content, Content::Table(_)));
        assert!(
            matches!(of("x", b"# note\n\n[stars]\nx = 1\n").content, Content::Standard(Err(problems)) if !problems.is_empty())
        );
    }

    #[test]
    fn what_cannot_be_taken_in_is_told_apart() {
        assert_eq!(not("a.csv", b""), Not::Empty);
        assert_eq!(not("a.csv", b" \r\n\n"), Not::Empty);
        assert_eq!(not("a.csv", b"PK\x03\x04....[Content_Types].xml"), Not::Workbook);
        assert_eq!(not("a.csv", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), Not::Workbook);
        assert_eq!(not("a.csv", b"PK\x03\x04....photo.jpg"), Not::Binary);
        assert_eq!(not("a.csv", &[0xff, 0xd8, 0xff, 0xe0, 0, 16]), Not::Binary);
        assert_eq!(not("a.csv", &[0xff, 0xfe, b'a', 0]), Not::Encoding);
        assert_eq!(not("a.csv", b"a,b,c\n\xff\xff\xff"), Not::Encoding);
        assert_eq!(not("a.csv", "代码\t区\t街道\t名称\n".as_bytes()), Not::Separator);
        assert_eq!(not("a.csv", "只是一句话\n".as_bytes()), Not::Prose);
        assert!(matches!(not("a.tgz", &[0x1f, 0x8b, 8, 0]), Not::Backup(_)));
    }

    #[test]
    fn a_file_too_large_is_told_before_it_is_read() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("huge.csv");
        let mut file = File::create(&path).unwrap();
        io::Write::write_all(&mut file, "桥东,1,3\n".repeat(1000).as_bytes()).unwrap();
        // A hole: nothing of it is on the disk.
        file.set_len(TABLE_BYTES + 1).unwrap();
        let words = Words::new(Language::Chinese);
        let read = read(&words, &path, &mut |_, _| ControlFlow::Break(())).unwrap().unwrap();
        assert_eq!(read.content, Content::Not(Not::TooLarge(TABLE_BYTES)));
    }

    #[test]
    fn reading_is_broken_off() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        fs::write(&path, "社区,指标,评分\n桥东,1,3\n").unwrap();
        let words = Words::new(Language::Chinese);
        assert!(read(&words, &path, &mut |_, _| ControlFlow::Break(())).unwrap().is_none());
        assert!(read(&words, root.path(), &mut |_, _| ControlFlow::Continue(())).unwrap().is_some());
    }
}
