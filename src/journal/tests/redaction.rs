//! Blanking texts.

use super::fault::{FaultDisk, Op};
use super::*;

fn redacted(seq: u64) -> PendingEvent {
    PendingEvent { event: json!({"type": "text_redacted", "device": DEVICE, "seq": seq}), at: Tick { ms: 2_000, n: 0 } }
}

#[test]
fn a_blanked_line_still_verifies_and_everything_else_keeps_its_bytes() {
    let folder = sample();
    append_all(&mut folder.writer(), &[redacted(4)]).unwrap();
    assert_eq!(pending_redactions(&[folder.report()]), [LineId { device: DEVICE, seq: 4 }]);
    let before = folder.lines();
    let end = folder.report().end;
    assert!(redact_line(&RealDisk, &folder.path(), DEVICE, 4).unwrap());
    let (report, after) = (folder.report(), folder.lines());
    assert!(report.is_whole());
    assert_eq!((report.end.seq, report.end.hash), (end.seq, end.hash));
    assert_eq!(report.blanked.iter().map(|blank| (blank.line.seq, blank.index)).collect::<Vec<_>>(), [(4, 0), (4, 1)]);
    assert!(unexplained_blanks(std::slice::from_ref(&report)).is_empty() && pending_redactions(&[report]).is_empty());
    assert_eq!(
        after[3].event,
        json!({"type": "rated", "n": 4, "note": {"$text": null}, "more": [{"$text": null}, {"$text": null}]})
    );
    assert_eq!(after[3].hash, before[3].hash);
    assert!(before.iter().zip(&after).all(|(old, new)| old.seq == 4 || old.raw == new.raw));
    assert!(!String::from_utf8(folder.bytes()).unwrap().contains(r#"\"4\""#));
    assert!(!redact_line(&RealDisk, &folder.path(), DEVICE, 4).unwrap());
    append(&mut folder.writer(), 1).unwrap();
}

#[test]
fn a_blank_that_nobody_ordered_is_named() {
    let folder = sample();
    assert!(redact_line(&RealDisk, &folder.path(), DEVICE, 2).unwrap());
    let blanks = unexplained_blanks(&[folder.report()]);
    assert_eq!(blanks.iter().map(|blank| (blank.line.seq, blank.index)).collect::<Vec<_>>(), [(2, 0), (2, 1)]);
}

#[test]
fn an_interrupted_redaction_leaves_the_file_as_it_was() {
    for op in [Op::Write(10), Op::Sync, Op::Rename] {
        let (folder, disk) = (sample(), FaultDisk::default());
        let before = folder.bytes();
        disk.fail(op, 1);
        assert!(redact_line(&disk, &folder.path(), DEVICE, 4).is_err());
        assert_eq!(folder.bytes(), before);
        assert!(redact_line(&disk, &folder.path(), DEVICE, 4).unwrap());
    }
}

#[test]
fn lines_without_texts_and_missing_lines() {
    let folder = sample();
    assert!(!redact_line(&RealDisk, &folder.path(), DEVICE, 1).unwrap());
    assert!(matches!(redact_line(&RealDisk, &folder.path(), DEVICE, 8), Err(JournalError::NoSuchLine { seq: 8, .. })));
}
