//! Writing and reading back; failures while writing.

use super::fault::{FaultDisk, Op};
use super::*;

#[test]
fn what_is_written_is_read_back() {
    let folder = sample();
    let lines = folder.lines();
    assert_eq!(folder.seqs(), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(lines.iter().map(|line| line.cmd).collect::<Vec<_>>(), [1, 2, 2, 2, 5, 6, 6]);
    for line in &lines {
        assert_eq!(line.event, event(line.seq));
        assert_eq!(line.stamp, Tick { ms: 1_000, n: line.seq as u32 }.stamp(DEVICE, line.seq));
    }
    let report = folder.report();
    assert!(report.is_whole());
    assert_eq!((report.lines, report.groups, report.end.seq, report.end.offset), (7, 4, 7, report.len));
}

#[test]
fn the_line_format_is_a_promise() {
    let folder = Folder::new();
    let by = Uuid::from_u128(7);
    let command = [PendingEvent { event: json!({"note": {"$text": "好"}}), at: Tick { ms: 5, n: 1 } }];
    let author = Author { wall: "2026-11-23T10:01:02+08:00".into(), by: Some(by) };
    let written = folder.writer().append(&command, &author, &mut || [0xab; 16]).unwrap();
    let mut salted = vec![0xab; 16];
    salted.extend("好".bytes());
    let head = format!(
        r#"{{"v":1,"device":"{DEVICE}","seq":1,"cmd":1,"end":true,"at":"5.1","wall":"2026-11-23T10:01:02+08:00","by":"{by}","event":{{"note":{{"$text":"{}"}}}},"prev":"{}""#,
        blake3::hash(&salted).to_hex(),
        "0".repeat(64),
    );
    let hash = blake3::hash(head.as_bytes()).to_hex();
    let line = format!("{head},\"hash\":\"{hash}\",\"texts\":[{{\"salt\":\"{}\",\"text\":\"好\"}}]}}\n", "ab".repeat(16));
    assert_eq!(String::from_utf8(folder.bytes()).unwrap(), line);
    assert_eq!((written[0].offset, written[0].len, written[0].hash.to_string()), (0, line.len() as u64, hash.to_string()));
}

#[test]
fn reading_resumes_at_every_group_and_notices_a_stale_position() {
    let folder = sample();
    let found = folder.found();
    for (at, from) in found.iter().enumerate() {
        let Found::Group(group) = from else { panic!() };
        let rest: Vec<_> = Reader::open(&RealDisk, &folder.path(), DEVICE, group.end).unwrap().map(Result::unwrap).collect();
        assert_eq!(rest, found[at + 1..]);
        for stale in [
            Position { offset: group.end.offset - 1, ..group.end },
            Position { offset: group.end.offset + 9000, ..group.end },
            Position { hash: Digest::ZERO, ..group.end },
        ] {
            assert!(matches!(Reader::open(&RealDisk, &folder.path(), DEVICE, stale), Err(JournalError::StalePosition { .. })));
        }
    }
}

#[test]
fn newer_versions_and_unknown_fields_survive() {
    let folder = sample();
    let last = folder.report().end;
    let head = format!(
        r#"{{"v":9,"device":"{DEVICE}","seq":8,"cmd":8,"end":true,"at":"5.1","wall":"","by":null,"mood":[1],"event":{{"type":"later"}},"prev":"{}""#,
        last.hash
    );
    let mut bytes = folder.bytes();
    bytes.extend(format!("{head},\"hash\":\"{}\"}}\n", Digest::of(head.as_bytes())).bytes());
    folder.put(&bytes);
    assert!(folder.report().is_whole());
    assert_eq!(folder.lines()[7].v, 9);
    append(&mut folder.writer(), 1).unwrap();
    assert_eq!(folder.report().lines, 9);
}

#[test]
fn refused_commands_write_nothing() {
    let folder = Folder::new();
    let mut writer = folder.writer();
    assert!(matches!(append(&mut writer, 0), Err(AppendError::Empty)));
    let long = PendingEvent { event: json!("x".repeat(MAX_LINE)), at: Tick { ms: 1, n: 0 } };
    assert!(matches!(append_all(&mut writer, &[long]), Err(AppendError::TooLong { .. })));
    assert!(!folder.path().exists());
    append(&mut writer, 1).unwrap();
}

#[test]
fn a_failed_save_leaves_no_line_and_the_next_one_works() {
    for before in [0, 2] {
        for op in [Op::Write(0), Op::Write(1), Op::Write(200), Op::Write(usize::MAX), Op::Sync] {
            let (folder, disk) = (Folder::new(), FaultDisk::default());
            let mut writer = folder.writer_on(Arc::new(disk.clone()));
            for _ in 0..before {
                append(&mut writer, 2).unwrap();
            }
            disk.fail(op, 1);
            assert!(matches!(append(&mut writer, 2), Err(AppendError::NotSaved { recovered: true, .. })), "{op:?}");
            assert_eq!(folder.report().lines, before * 2);
            assert!(folder.report().is_whole());
            append(&mut writer, 2).unwrap();
            assert_eq!(folder.report().lines, before * 2 + 2);
        }
    }
}

#[test]
fn a_new_file_whose_directory_does_not_sync_is_not_saved() {
    let (folder, disk) = (Folder::new(), FaultDisk::default());
    let mut writer = folder.writer_on(Arc::new(disk.clone()));
    disk.fail(Op::SyncDir, 1);
    assert!(matches!(append(&mut writer, 1), Err(AppendError::NotSaved { .. })));
    assert_eq!(folder.report().lines, 0);
    append(&mut writer, 1).unwrap();
}

#[test]
fn a_failed_recovery_makes_the_writer_read_only() {
    let (folder, disk) = (Folder::new(), FaultDisk::default());
    let mut writer = folder.writer_on(Arc::new(disk.clone()));
    append(&mut writer, 1).unwrap();
    disk.fail(Op::Write(50), 1);
    disk.fail(Op::Cut, 1);
    assert!(matches!(append(&mut writer, 1), Err(AppendError::NotSaved { recovered: false, .. })));
    assert!(writer.is_read_only());
    assert!(matches!(append(&mut writer, 1), Err(AppendError::ReadOnly { .. })));
    let report = folder.report();
    assert_eq!(report.lines, 1);
    assert!(matches!(repair(&RealDisk, &report, &folder.quarantine()).unwrap(), Repair::Cut { .. }));
    append(&mut folder.writer(), 1).unwrap();
}

#[test]
fn somebody_elses_write_is_noticed() {
    let folder = sample();
    let mut writer = folder.writer();
    append(&mut folder.writer(), 1).unwrap();
    assert!(matches!(append(&mut writer, 1), Err(AppendError::NotSaved { recovered: false, .. })));
    assert!(writer.is_read_only());
    assert_eq!(folder.report().lines, 8);
}

#[test]
fn only_journal_files_are_listed() {
    let folder = sample();
    for other in ["x.jsonl", "notes.txt", &format!("{DEVICE}.jsonl.tmp"), &format!("{}.jsonl", DEVICE.simple())] {
        fs::write(folder.path().with_file_name(other), "").unwrap();
    }
    assert_eq!(journal_files(&RealDisk, folder.data()).unwrap(), [(DEVICE, folder.path())]);
}
