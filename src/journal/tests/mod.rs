//! Tests of the journal, by subject; what they share.

mod append;
mod damage;
mod merging;
mod redaction;
mod torn;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;

const DEVICE: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);

/// A data folder with one device's file.
struct Folder {
    dir: TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { dir: TempDir::new().unwrap() }
    }

    fn data(&self) -> &Path {
        self.dir.path()
    }

    fn path(&self) -> PathBuf {
        journal_path(self.data(), DEVICE)
    }

    fn quarantine(&self) -> PathBuf {
        self.data().join("quarantine")
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path()).unwrap()
    }

    fn put(&self, bytes: &[u8]) {
        fs::create_dir_all(self.path().parent().unwrap()).unwrap();
        fs::write(self.path(), bytes).unwrap();
    }

    fn writer(&self) -> Writer {
        self.writer_on(Arc::new(RealDisk))
    }

    fn writer_on(&self, disk: Arc<dyn Disk>) -> Writer {
        Writer::open(disk, &self.path(), DEVICE, Position::START).unwrap()
    }

    fn report(&self) -> FileReport {
        verify(&RealDisk, &self.path(), DEVICE, &mut |_| ControlFlow::Continue(())).unwrap().unwrap()
    }

    fn found(&self) -> Vec<Found> {
        Reader::open(&RealDisk, &self.path(), DEVICE, Position::START).unwrap().map(Result::unwrap).collect()
    }

    fn lines(&self) -> Vec<Line> {
        self.found()
            .into_iter()
            .flat_map(|found| if let Found::Group(group) = found { group.lines } else { Vec::new() })
            .collect()
    }

    /// Numbers of the lines in force.
    fn seqs(&self) -> Vec<u64> {
        self.lines().iter().map(|line| line.seq).collect()
    }
}

/// Commands of 1, 3, 1 and 2 lines, with texts in some: lines 1 | 2 3 4 | 5 | 6 7.
fn sample() -> Folder {
    let folder = Folder::new();
    let mut writer = folder.writer();
    for lines in [1, 3, 1, 2] {
        append(&mut writer, lines).unwrap();
    }
    folder
}

fn append(writer: &mut Writer, lines: u64) -> Result<Vec<Appended>, AppendError> {
    let first = writer.end().seq + 1;
    let command: Vec<_> =
        (first..first + lines).map(|n| PendingEvent { event: event(n), at: Tick { ms: 1_000, n: n as u32 } }).collect();
    append_all(writer, &command)
}

fn append_all(writer: &mut Writer, command: &[PendingEvent]) -> Result<Vec<Appended>, AppendError> {
    let author = Author { wall: "2026-11-23T10:01:02+08:00".into(), by: None };
    let mut salt = 0;
    writer.append(command, &author, &mut || {
        salt += 1;
        [salt; 16]
    })
}

fn event(n: u64) -> Value {
    if n.is_multiple_of(2) {
        json!({"type": "rated", "n": n, "note": {"$text": format!("楼道整洁，\"{n}\"\n")}, "more": [{"$text": "b"}, {"$text": null}]})
    } else {
        json!({"type": "rated", "n": n, "hash": "x", "points": [1, 2.5, null, true]})
    }
}

/// Where each line of `bytes` begins, and at last the end.
fn starts(bytes: &[u8]) -> Vec<usize> {
    std::iter::once(0).chain(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1)).collect()
}
