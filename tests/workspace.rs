//! Data folders as they are met in life: closed, killed, copied, damaged, full.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use starpoint::domain::command::Command;
use starpoint::domain::events::Text;
use starpoint::domain::ids::{DeviceId, EventId};
use starpoint::domain::refusal::Refusal;
use starpoint::journal::fault::{FaultDisk, Op};
use starpoint::journal::{Disk, DiskFile, RealDisk};
use starpoint::store::Doubt;
use starpoint::workspace::{Access, ArchiveError, CommitError, Notice, OpenError, Workspace, backup, restore, verify};
use uuid::Uuid;

use crate::folder::*;

fn add_bytes(path: &Path, bytes: &[u8]) {
    io::Write::write_all(&mut fs::OpenOptions::new().append(true).open(path).unwrap(), bytes).unwrap();
}

fn rebuilt(workspace: &Workspace) -> bool {
    workspace.notices().iter().any(|notice| matches!(notice, Notice::Rebuilt { .. }))
}

#[test]
fn a_folder_opened_again_holds_what_was_acknowledged() {
    let folder = Folder::filled();
    let mut workspace = folder.open();
    assert_eq!(workspace.notices(), []);
    assert_true_to_journal(&workspace);
    assert_eq!(halves(workspace.views(), 0, 0, "agenda"), Some(6));
    let device = workspace.device();
    // Undo reaches back over the restart.
    must(&mut workspace, &Command::Undo(inspector(1)));
    assert_eq!(halves(workspace.views(), 1, 1, "agenda"), None);
    drop(workspace);
    let mut workspace = folder.open();
    assert_eq!((workspace.device(), halves(workspace.views(), 1, 1, "agenda")), (device, None));
    must(&mut workspace, &Command::Redo(inspector(1)));
    assert_eq!(halves(workspace.views(), 1, 1, "agenda"), Some(3));
    assert!(folder.is_whole());
    assert_eq!(folder.journals().len(), 1);
}

#[test]
fn nothing_is_written_before_the_first_command() {
    let folder = Folder::empty();
    drop(folder.open());
    assert_eq!(folder.journals(), [] as [PathBuf; 0]);
    assert!(!folder.state.exists());
    let none = open_at(&folder.beside("nowhere"), &folder.state, Access::Read, Arc::new(RealDisk), false);
    assert!(matches!(none, Err(OpenError::NoFolder { .. })));
}

#[test]
fn a_lost_or_damaged_database_is_built_anew_from_the_journal() {
    type Harm = fn(&Path);
    fn each_file(db: &Path, harm: fn(&mut Vec<u8>)) {
        for entry in fs::read_dir(db).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                each_file(&path, harm);
            } else {
                let mut bytes = fs::read(&path).unwrap();
                harm(&mut bytes);
                fs::write(&path, bytes).unwrap();
            }
        }
    }
    let harms: [(&str, Harm); 8] = [
        ("deleted", |data| fs::remove_dir_all(data.join("db")).unwrap()),
        ("mark deleted", |data| fs::remove_file(data.join("db.state")).unwrap()),
        ("mark garbage", |data| fs::write(data.join("db.state"), [0xff, 0, 7]).unwrap()),
        ("a file in its place", |data| {
            fs::remove_dir_all(data.join("db")).unwrap();
            fs::write(data.join("db"), "no folder").unwrap();
        }),
        ("flipped", |data| {
            each_file(&data.join("db"), |bytes| bytes.iter_mut().step_by(97).for_each(|byte| *byte ^= 0x20));
        }),
        ("cut in half", |data| each_file(&data.join("db"), |bytes| bytes.truncate(bytes.len() / 2))),
        ("emptied", |data| each_file(&data.join("db"), Vec::clear)),
        ("garbage", |data| each_file(&data.join("db"), |bytes| bytes.fill(0xa5))),
    ];
    for (name, harm) in harms {
        let folder = Folder::filled();
        harm(&folder.data);
        assert!(folder.is_whole(), "{name}: a bad database is no damage");
        let mut workspace = folder.open();
        assert_true_to_journal(&workspace);
        must(&mut workspace, &rate(2, 0, "agenda", 5, None));
        drop(workspace);
        let workspace = folder.open();
        assert!(!rebuilt(&workspace), "{name}: good again");
        assert_eq!(halves(workspace.views(), 2, 0, "agenda"), Some(5), "{name}");
        assert_true_to_journal(&workspace);
    }
}

#[test]
fn a_single_flipped_byte_anywhere_in_the_database_changes_nothing_shown() {
    let folder = Folder::filled();
    let spare = folder.beside("spare");
    copy_tree(&folder.data.join("db"), &spare);
    let mut files: Vec<PathBuf> =
        fs::read_dir(&spare).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    for n in 0..24 {
        fs::remove_dir_all(folder.data.join("db")).unwrap();
        copy_tree(&spare, &folder.data.join("db"));
        let path = folder.data.join("db").join(files[n % files.len()].file_name().unwrap());
        let mut bytes = fs::read(&path).unwrap();
        // sled fills its file up with zeros; what matters stands in front.
        let used = bytes.iter().rposition(|byte| *byte != 0).unwrap_or(0) + 1;
        let at = (n * 7919 + 13) % used.min(bytes.len().max(1));
        bytes[at] ^= 0x04;
        fs::write(&path, bytes).unwrap();
        assert_true_to_journal(&folder.open());
    }
}

#[test]
fn a_torn_tail_goes_to_quarantine_once_and_writing_goes_on() {
    let tails: [&[u8]; 4] =
        [b"{\"v\":1,\"device\":\"", b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", b"{", b"{\"v\":1,\0\0\0\0\0\0\0\0\0\0\0\0\n"];
    for tail in tails {
        let folder = Folder::filled();
        let path = folder.journals().remove(0);
        let before = fs::read(&path).unwrap();
        add_bytes(&path, tail);
        let found = verify(&folder.data, None).unwrap();
        assert!(found.is_whole() && found.reports[0].torn.is_some(), "a notice, no damage");
        let mut workspace = folder.open();
        let [Notice::Torn { copy: Some(copy), .. }] = workspace.notices() else { panic!("{:?}", workspace.notices()) };
        assert_eq!(fs::read(copy).unwrap(), tail);
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_true_to_journal(&workspace);
        let device = workspace.device();
        must(&mut workspace, &rate(2, 0, "agenda", 4, None));
        drop(workspace);
        let workspace = folder.open();
        assert_eq!((workspace.notices(), workspace.device()), (&[] as &[Notice], device), "said once");
        assert_eq!(halves(workspace.views(), 2, 0, "agenda"), Some(4));
        assert!(folder.is_whole());
    }
}

#[test]
fn a_device_killed_in_its_first_line_keeps_its_name() {
    for tail in [&b""[..], b"{\"v\":1,\"device\":\""] {
        let folder = Folder::filled();
        let journal = folder.journals().remove(0);
        fs::write(&journal, tail).unwrap();
        fs::remove_dir_all(folder.data.join("db")).unwrap();
        let binding = fs::read_dir(folder.state.join("devices")).unwrap().next().unwrap().unwrap().path();
        let mut bound: serde_json::Value = serde_json::from_slice(&fs::read(&binding).unwrap()).unwrap();
        bound["seq"] = 0.into();
        fs::write(&binding, bound.to_string()).unwrap();
        set_up(&mut folder.open());
        assert_eq!(folder.journals(), [journal]);
        assert!(folder.is_whole());
    }
}

#[test]
fn a_reader_leaves_a_torn_tail_where_it_is_while_somebody_writes() {
    let folder = Folder::filled();
    let _writer = folder.open();
    let path = folder.journals().remove(0);
    add_bytes(&path, b"{\"v\":1");
    let before = fs::read(&path).unwrap();
    let reader = open_at(&folder.data, &folder.state, Access::Read, Arc::new(RealDisk), false).unwrap();
    assert_eq!(halves(reader.views(), 0, 0, "agenda"), Some(6));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(!folder.data.join("quarantine").exists());
}

/// Flips a byte in the middle of the journal's `line`-th line.
fn flip(path: &Path, line: usize) {
    let mut bytes = fs::read(path).unwrap();
    let start = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(line - 1).unwrap().0;
    bytes[start + 60] ^= 0x01;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_flipped_byte_is_reported_and_a_new_device_goes_on_writing() {
    // The second line opened the round and is needed by the rest; the tenth is the first mark; the last is the newest.
    for (line, opened_between) in [(10, false), (10, true), (12, false), (12, true)] {
        let folder = Folder::filled();
        let path = folder.journals().remove(0);
        let device = folder.open().device();
        flip(&path, line);
        let found = verify(&folder.data, None).unwrap();
        assert!(!found.is_whole());
        assert_eq!(found.reports[0].damage.len(), 1);
        let missing = found.reports[0].damage[0].missing.unwrap();
        assert_eq!((missing.from, missing.to), (line as u64 + 1, line as u64 + 1));

        let mut workspace = folder.open_rebuilt();
        assert!(workspace.notices().iter().any(|notice| matches!(notice, Notice::Damaged { copy: Some(_), .. })));
        assert_true_to_journal(&workspace);
        assert_eq!(workspace.views().communities().len(), 3, "everything else is there");
        let left = fs::read(&path).unwrap();
        if opened_between {
            // Looked at and closed again: who opens next knows it still.
            drop(workspace);
            workspace = folder.open();
        }
        assert_ne!(workspace.device(), device);
        must(&mut workspace, &rate(2, 0, "agenda", 4, None));
        let new = workspace.device();
        assert_eq!(fs::read(&path).unwrap(), left, "nobody appends to it again");
        drop(workspace);
        let mut workspace = folder.open();
        assert_eq!(workspace.device(), new, "and not a third one");
        must(&mut workspace, &rate(2, 0, "agenda", 3, None));
        assert_eq!(halves(workspace.views(), 2, 0, "agenda"), Some(3));
        assert_eq!(folder.journals().len(), 2);
        assert_true_to_journal(&workspace);
    }
}

#[test]
fn a_copied_folder_goes_on_under_a_new_device_and_the_original_under_its_own() {
    let folder = Folder::filled();
    let original = folder.open().device();
    let copy = folder.beside("copy");
    copy_tree(&folder.data, &copy);
    let mut workspace = open_at(&copy, &folder.state, Access::Write, Arc::new(RealDisk), false).unwrap();
    must(&mut workspace, &rate(2, 0, "agenda", 4, None));
    assert_ne!(workspace.device(), original);
    drop(workspace);
    let mut workspace = folder.open();
    assert_eq!(workspace.device(), original);
    must(&mut workspace, &rate(2, 0, "agenda", 2, None));
    assert_eq!((folder.journals().len(), journals(&copy).len()), (1, 2));
    // On another machine, which has another state folder, the same.
    drop(workspace);
    let elsewhere = open_at(&folder.data, &folder.beside("other machine"), Access::Write, Arc::new(RealDisk), false).unwrap();
    assert_ne!(elsewhere.device(), original);
}

#[test]
fn a_folder_restored_to_an_older_copy_goes_on_under_a_new_device() {
    let folder = Folder::filled();
    let older = folder.beside("older");
    copy_tree(&folder.data, &older);
    let mut workspace = folder.open();
    let original = workspace.device();
    must(&mut workspace, &rate(2, 0, "agenda", 4, None));
    drop(workspace);
    fs::remove_dir_all(&folder.data).unwrap();
    copy_tree(&older, &folder.data);
    let mut workspace = folder.open();
    assert_eq!(halves(workspace.views(), 2, 0, "agenda"), None);
    must(&mut workspace, &rate(2, 0, "agenda", 2, None));
    assert_ne!(workspace.device(), original, "line 13 of the original has another content");
    drop(workspace);
    assert!(folder.is_whole());
    assert_true_to_journal(&folder.open());
}

#[test]
fn a_reader_sees_what_a_writer_has_saved_and_a_second_writer_is_told_who_it_is() {
    let folder = Folder::filled();
    let mut writer = folder.open();
    must(&mut writer, &rate(2, 0, "agenda", 4, None));
    let mut reader = open_at(&folder.data, &folder.state, Access::Read, Arc::new(RealDisk), false).unwrap();
    assert_eq!(halves(reader.views(), 2, 0, "agenda"), Some(4));
    assert!(!reader.writable());
    assert!(matches!(reader.commit(None, &rate(2, 0, "agenda", 1, None)), Err(CommitError::ReadOnly)));
    let Err(OpenError::Locked { holder, .. }) = folder.try_open() else { panic!("two writers") };
    assert!(holder.contains("starpoint test") && holder.contains(&std::process::id().to_string()), "{holder}");
    drop(writer);
    must(&mut folder.open(), &rate(2, 0, "agenda", 1, None));
}

const SECRET: &str = "三单元王某家中情况";

#[test]
fn a_redacted_text_is_nowhere_in_the_folder_and_the_chain_still_verifies() {
    let folder = Folder::filled();
    let mut workspace = folder.open();
    let written = must(&mut workspace, &rate(2, 0, "agenda", 4, Some(SECRET)));
    // It stands in later lines too: as what was there before, and brought back by a step back.
    must(&mut workspace, &rate(2, 0, "agenda", 3, Some("已改写")));
    must(&mut workspace, &Command::Undo(inspector(0)));
    must(&mut workspace, &rate(1, 0, "agenda", 3, Some("别处的话")));
    assert!(!files_with(&folder.data, SECRET).is_empty());
    let note = *written.events.last().unwrap();
    let lines = workspace.lines_with_texts_of(note).unwrap();
    assert_eq!(lines.len(), 3);
    must(&mut workspace, &Command::Redact(lines));
    assert_eq!(files_with(&folder.data, SECRET), [] as [PathBuf; 0]);
    assert!(!rebuilt(&workspace), "nothing was broken");
    assert_true_to_journal(&workspace);
    must(&mut workspace, &rate(2, 0, "agenda", 2, None));
    assert_true_to_journal(&workspace);
    assert!(folder.is_whole());
    let other = workspace.views().card(card(1, 0)).unwrap();
    assert_eq!(other.item("agenda").unwrap().note(), Some(&Text::new("别处的话")));
    drop(workspace);
    assert_eq!(files_with(&folder.data, SECRET), [] as [PathBuf; 0]);
    let workspace = folder.open();
    assert_eq!((workspace.notices(), halves(workspace.views(), 2, 0, "agenda")), (&[] as &[Notice], Some(2)));
}

#[test]
fn redacting_what_has_no_text_is_refused_and_changes_nothing() {
    let folder = Folder::filled();
    let mut workspace = folder.open();
    let device = workspace.device();
    let before = fs::read(&folder.journals()[0]).unwrap();
    let nowhere = DeviceId(Uuid::from_u128(1));
    for line in [EventId { device, seq: 999 }, EventId { device, seq: 1 }, EventId { device: nowhere, seq: 1 }] {
        let refused = workspace.commit(None, &Command::Redact(vec![line]));
        assert!(matches!(refused, Err(CommitError::Refused(Refusal::NothingToRedact))), "{refused:?}");
    }
    assert_eq!(fs::read(&folder.journals()[0]).unwrap(), before);
    must(&mut workspace, &rate(2, 0, "agenda", 2, None));
    assert_eq!(verify(&folder.data, None).unwrap().pending, 0);
}

#[test]
fn a_blank_that_comes_back_with_a_backup_leaves_the_text_nowhere() {
    let folder = Folder::filled();
    let mut workspace = folder.open();
    let written = must(&mut workspace, &rate(2, 0, "agenda", 4, Some(SECRET)));
    drop(workspace);
    let copy = folder.beside("copy");
    copy_tree(&folder.data, &copy);
    let mut there = open_at(&copy, &folder.state, Access::Write, Arc::new(RealDisk), false).unwrap();
    must(&mut there, &Command::Redact(vec![*written.events.last().unwrap()]));
    drop(there);
    let file = folder.beside("backup");
    backup(&copy, &mut fs::File::create(&file).unwrap()).unwrap();
    restore(folder.open(), &file).unwrap();
    assert_eq!(files_with(&folder.data, SECRET), [] as [PathBuf; 0]);
    assert_true_to_journal(&folder.open());
    assert!(folder.is_whole());
}

fn evidence(data: &Path, content: &[u8]) -> PathBuf {
    let path = data.join("evidence").join(format!("{}.jpg", blake3::hash(content).to_hex()));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn a_backup_restored_into_an_empty_folder_gives_the_same_views() {
    let folder = Folder::filled();
    evidence(&folder.data, b"a picture");
    // A torn tail is nobody's and goes into no backup.
    add_bytes(&folder.journals()[0], b"{\"v\":1");
    let file = folder.beside("backup");
    let lines = backup(&folder.data, &mut fs::File::create(&file).unwrap()).unwrap();
    assert_eq!(lines, 13);

    let empty = Folder::empty();
    let restored = restore(empty.open(), &file).unwrap();
    assert_eq!((restored.lines, restored.evidence), (13, 1));
    assert!(empty.is_whole());
    assert_eq!(verify(&empty.data, None).unwrap().evidence_whole, 1);
    assert_eq!(empty.replayed().all(), folder.replayed().all());
    let mut workspace = empty.open();
    assert_true_to_journal(&workspace);
    must(&mut workspace, &rate(2, 0, "agenda", 2, None));
    let device = workspace.device();
    drop(workspace);
    // Once more adds nothing and takes nothing away.
    let again = restore(empty.open(), &file).unwrap();
    assert_eq!((again.lines, again.evidence), (0, 0));
    let workspace = empty.open();
    assert_eq!((workspace.device(), halves(workspace.views(), 2, 0, "agenda")), (device, Some(2)));
    assert_true_to_journal(&workspace);
    assert!(fs::read_dir(&empty.data).unwrap().all(|entry| !entry.unwrap().file_name().to_string_lossy().starts_with(".tmp")));
}

#[test]
fn a_restore_fills_what_the_folder_had_lost() {
    let folder = Folder::filled();
    let older = folder.beside("older");
    copy_tree(&folder.data, &older);
    must(&mut folder.open(), &rate(2, 0, "agenda", 4, None));
    let file = folder.beside("backup");
    backup(&folder.data, &mut fs::File::create(&file).unwrap()).unwrap();
    fs::remove_dir_all(&folder.data).unwrap();
    copy_tree(&older, &folder.data);
    // Restored over the older copy, in which the work has gone on.
    must(&mut folder.open(), &rate(1, 0, "agenda", 1, None));
    assert_eq!(restore(folder.open(), &file).unwrap().lines, 1);
    let workspace = folder.open();
    assert_eq!((halves(workspace.views(), 2, 0, "agenda"), halves(workspace.views(), 1, 0, "agenda")), (Some(4), Some(1)));
    assert_true_to_journal(&workspace);
    assert!(folder.is_whole());
}

#[test]
fn what_is_no_whole_backup_is_not_taken() {
    let folder = Folder::filled();
    evidence(&folder.data, &[7; 5_000]);
    let file = folder.beside("backup");
    backup(&folder.data, &mut fs::File::create(&file).unwrap()).unwrap();
    let whole = fs::read(&file).unwrap();
    let empty = Folder::empty();
    let mut bad = vec![b"no backup".to_vec(), vec![]];
    bad.extend([1, 4, 9, 40, whole.len() / 2].map(|cut| whole[..whole.len() - cut].to_vec()));
    // Behind the ten bytes of gzip's head, which hold nothing of ours.
    bad.extend((10..whole.len()).step_by(whole.len() / 40).map(|at| {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        flipped
    }));
    for (n, bad) in bad.iter().enumerate() {
        fs::write(&file, bad).unwrap();
        let refused = restore(empty.open(), &file);
        assert!(matches!(refused, Err(ArchiveError::NotABackup { .. } | ArchiveError::Damaged { .. })), "{n}: {refused:?}");
        assert_eq!(empty.journals(), [] as [PathBuf; 0]);
    }
    fs::write(&file, whole).unwrap();
    assert_eq!(restore(empty.open(), &file).unwrap().lines, 13);
}

#[test]
fn altered_evidence_is_told() {
    let folder = Folder::filled();
    let path = evidence(&folder.data, b"a picture");
    assert!(folder.is_whole());
    fs::write(&path, b"another one").unwrap();
    assert_eq!(verify(&folder.data, None).unwrap().evidence, [path]);
    assert!(!folder.is_whole());
}

#[test]
fn a_failing_disk_leaves_nothing_half_done() {
    let ops = [Op::Write(0), Op::Write(1), Op::Write(300), Op::Write(usize::MAX), Op::Sync];
    for op in ops {
        for nth in 1..4 {
            let folder = Folder::filled();
            let disk = FaultDisk::default();
            let mut workspace = folder.open_on(Arc::new(disk.clone()));
            disk.fail(op, nth);
            let mut saved = None;
            let mut refused = 0;
            for halves_given in 1..6 {
                let command = rate(2, 0, "agenda", halves_given, Some(&format!("第{halves_given}次")));
                match workspace.commit(None, &command) {
                    Ok(_) => saved = Some(i64::from(halves_given)),
                    Err(CommitError::NotSaved(_)) => refused += 1,
                    Err(other) => panic!("{op:?} {nth}: {other}"),
                }
                assert_eq!(halves(workspace.views(), 2, 0, "agenda"), saved, "{op:?} {nth}: only what was saved is shown");
                assert_true_to_journal(&workspace);
            }
            assert_eq!((refused, saved), (1, Some(5)), "{op:?} {nth}: the next command works");
            drop(workspace);
            let workspace = folder.open();
            assert_eq!((workspace.notices(), halves(workspace.views(), 2, 0, "agenda")), (&[] as &[Notice], saved));
            assert!(folder.is_whole());
        }
    }
}

#[test]
fn a_disk_that_fails_at_the_first_command_leaves_an_empty_folder() {
    for op in [Op::Write(0), Op::Write(20), Op::Sync, Op::SyncDir] {
        for nth in 1..3 {
            let folder = Folder::empty();
            let disk = FaultDisk::default();
            let mut workspace = folder.open_on(Arc::new(disk.clone()));
            disk.fail(op, nth);
            let add = Command::AddInspector { inspector: inspector(0), code: "A".into(), name: String::new() };
            let failed = workspace.commit(None, &add);
            assert!(matches!(failed, Err(CommitError::NotSaved(_))), "{op:?} {nth}: {failed:?}");
            assert_eq!(workspace.views().inspectors(), []);
            must(&mut workspace, &add);
            drop(workspace);
            let workspace = folder.open();
            assert_eq!(
                (workspace.views().inspectors().len(), workspace.notices(), folder.journals().len()),
                (1, &[] as &[Notice], 1)
            );
            assert!(folder.is_whole());
        }
    }
}

#[test]
fn a_disk_that_cannot_even_be_cut_makes_the_folder_read_only_until_opened_again() {
    let folder = Folder::filled();
    let disk = FaultDisk::default();
    let mut workspace = folder.open_on(Arc::new(disk.clone()));
    disk.fail(Op::Write(40), 1);
    disk.fail(Op::Cut, 1);
    assert!(matches!(workspace.commit(None, &rate(2, 0, "agenda", 1, None)), Err(CommitError::NotSaved(_))));
    assert!(!workspace.writable());
    assert!(matches!(workspace.commit(None, &rate(2, 0, "agenda", 2, None)), Err(CommitError::ReadOnly)));
    assert_eq!(halves(workspace.views(), 2, 0, "agenda"), None);
    drop(workspace);
    let mut workspace = folder.open();
    assert!(matches!(workspace.notices(), [Notice::Torn { .. }]));
    assert_eq!(halves(workspace.views(), 2, 0, "agenda"), None);
    must(&mut workspace, &rate(2, 0, "agenda", 2, None));
    assert!(folder.is_whole());
}

/// A disk whose listings can be made to fail: then no working database can be built.
#[derive(Clone, Default)]
struct Blind(Arc<AtomicBool>);

impl Disk for Blind {
    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.append(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        if self.0.load(Ordering::Relaxed) { Err(io::Error::other("planned")) } else { RealDisk.create(path) }
    }
    fn read(&self, path: &Path, offset: u64) -> io::Result<Box<dyn io::Read + Send>> {
        RealDisk.read(path, offset)
    }
    fn len(&self, path: &Path) -> io::Result<Option<u64>> {
        RealDisk.len(path)
    }
    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        RealDisk.cut(path, len)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let done = RealDisk.rename(from, to);
        // The redacted file is in its place; from here on nothing can be listed.
        self.0.fetch_or(to.extension().is_some_and(|end| end == "jsonl"), Ordering::Relaxed);
        done
    }
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.sync_dir(dir)
    }
    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.create_dir(dir)
    }
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        if self.0.load(Ordering::Relaxed) { Err(io::Error::other("planned")) } else { RealDisk.list(dir) }
    }
}

#[test]
fn a_database_that_could_not_be_built_is_built_before_the_next_decision() {
    let folder = Folder::filled();
    let disk = Blind::default();
    let mut workspace = folder.open_on(Arc::new(disk.clone()));
    let written = must(&mut workspace, &rate(2, 0, "agenda", 4, Some(SECRET)));
    let note = *written.events.last().unwrap();
    assert!(workspace.commit(None, &Command::Redact(vec![note])).is_err());
    let taken = Command::AddInspector { inspector: inspector(5), code: "A".into(), name: String::new() };
    // While nothing can be read nothing is decided, least of all on an empty folder's views.
    let blind = workspace.commit(None, &taken);
    assert!(!matches!(blind, Ok(_) | Err(CommitError::ReadOnly)), "{blind:?}");
    disk.0.store(false, Ordering::Relaxed);
    assert!(matches!(workspace.commit(None, &taken), Err(CommitError::Refused(Refusal::CodeTaken { .. }))));
    must(&mut workspace, &rate(2, 0, "agenda", 3, None));
    assert_true_to_journal(&workspace);
    assert!(folder.is_whole());
}

#[test]
fn a_rebuild_can_be_broken_off_and_loses_nothing() {
    let folder = Folder::filled();
    let mut stop = |_, _| ControlFlow::Break(());
    let mut options = starpoint::workspace::Options::new(Access::Write, "test", Some(folder.state.clone()), &mut stop);
    options.rebuild = true;
    assert!(matches!(Workspace::open(&folder.data, options), Err(OpenError::Cancelled)));
    let workspace = folder.open();
    assert_eq!(workspace.notices(), [Notice::Rebuilt { doubt: Doubt::Unfinished }]);
    assert_true_to_journal(&workspace);
}

#[test]
fn the_log_tells_every_line_once_in_the_clocks_order() {
    let folder = Folder::filled();
    let copy = folder.beside("copy");
    copy_tree(&folder.data, &copy);
    let mut workspace = open_at(&copy, &folder.state, Access::Write, Arc::new(RealDisk), false).unwrap();
    must(&mut workspace, &rate(2, 0, "agenda", 4, None));
    let mut stamps = Vec::new();
    let all = workspace.log(&mut |entry| {
        stamps.push(entry.line.stamp);
        ControlFlow::Continue(())
    });
    all.unwrap();
    assert_eq!(stamps.len(), 15);
    assert!(stamps.is_sorted());
    let lines = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().count();
    assert_eq!(journals(&copy).iter().map(lines).collect::<Vec<_>>(), [13, 2]);
}
