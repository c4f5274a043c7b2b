//! Uniting copies.

use proptest::prelude::*;

use super::fault::{FaultDisk, Op};
use super::*;

fn merge_into(ours: &Folder, theirs: &Folder, redacted: bool) -> Result<Merged, JournalError> {
    merge(&RealDisk, DEVICE, &ours.path(), &theirs.path(), &ours.quarantine(), &mut |_| redacted)
}

fn copy(bytes: &[u8]) -> Folder {
    let folder = Folder::new();
    folder.put(bytes);
    folder
}

#[test]
fn missing_commands_are_copied_once() {
    let whole = sample();
    let bytes = whole.bytes();
    for known in [0, 1, 4, 5] {
        let ours = if known == 0 { Folder::new() } else { copy(&bytes[..starts(&bytes)[known]]) };
        let merged = merge_into(&ours, &whole, false).unwrap();
        assert_eq!(merged.added, [Seqs { from: known as u64 + 1, to: 7 }]);
        assert!(merged.appended_only);
        assert_eq!(ours.bytes(), bytes);
        assert!(merge_into(&ours, &whole, false).unwrap().added.is_empty());
        assert!(merge_into(&whole, &ours, false).unwrap().added.is_empty());
    }
}

#[test]
fn their_torn_tail_is_not_taken_and_ours_must_be_repaired_first() {
    let whole = sample().bytes();
    let (ours, theirs) = (copy(&whole[..starts(&whole)[1]]), copy(&whole[..whole.len() - 1]));
    let merged = merge_into(&ours, &theirs, false).unwrap();
    assert_eq!((merged.added, merged.theirs.torn.is_some()), (vec![Seqs { from: 2, to: 5 }], true));
    assert!(matches!(merge_into(&theirs, &ours, false), Err(JournalError::Torn { .. })));
}

#[test]
fn a_fork_is_refused() {
    let (ours, theirs) = (sample(), sample());
    append(&mut ours.writer(), 1).unwrap();
    append_all(&mut theirs.writer(), &[PendingEvent { event: json!("other"), at: Tick { ms: 1, n: 1 } }]).unwrap();
    append(&mut theirs.writer(), 1).unwrap();
    let before = ours.bytes();
    assert!(matches!(merge_into(&ours, &theirs, false), Err(JournalError::Conflict { seq: 8, .. })));
    assert_eq!(ours.bytes(), before);
    // The same when the forked line itself is lost in their copy.
    let bytes = theirs.bytes();
    let starts = starts(&bytes);
    let theirs = copy(&[&bytes[..starts[7]], &bytes[starts[8]..]].concat());
    assert!(matches!(merge_into(&ours, &theirs, false), Err(JournalError::Conflict { seq: 8, .. })));
}

#[test]
fn redacted_texts_are_blanked_on_both_sides_and_others_given_back() {
    for redacted in [true, false] {
        let (text, blank) = (sample(), sample());
        redact_line(&RealDisk, &blank.path(), DEVICE, 4).unwrap();
        let expected = if redacted { blank.bytes() } else { text.bytes() };
        merge_into(&text, &blank, redacted).unwrap();
        assert_eq!(text.bytes(), expected);
        let text = sample();
        merge_into(&blank, &text, redacted).unwrap();
        assert_eq!(blank.bytes(), expected);
    }
}

#[test]
fn damage_is_healed_from_another_copy() {
    let whole = sample();
    let bytes = whole.bytes();
    let mut altered = bytes.clone();
    altered[starts(&bytes)[2] + 60] ^= 1;
    let ours = copy(&altered);
    let merged = merge_into(&ours, &whole, false).unwrap();
    assert_eq!((merged.added, merged.appended_only), (vec![Seqs { from: 3, to: 3 }], false));
    assert_eq!(ours.bytes(), bytes);
    let kept: Vec<_> = fs::read_dir(ours.quarantine()).unwrap().collect();
    assert_eq!(fs::read(kept[0].as_ref().unwrap().path()).unwrap(), altered);
}

#[test]
fn healing_never_hides_a_lost_last_line() {
    let whole = sample().bytes();
    let starts = starts(&whole);
    let mut altered = whole.clone();
    altered[20] ^= 1;
    altered[starts[6] + 20] ^= 1;
    let (ours, theirs) = (copy(&altered), copy(&whole[..starts[5]]));
    assert!(matches!(merge_into(&ours, &theirs, false), Err(JournalError::Damaged { .. })));
    assert_eq!(ours.bytes(), altered);
}

#[test]
fn an_interrupted_merge_leaves_our_file_as_it_was() {
    let whole = sample();
    let bytes = whole.bytes();
    for op in [Op::Write(10), Op::Sync, Op::Rename] {
        let (ours, disk) = (copy(&bytes[..starts(&bytes)[1]]), FaultDisk::default());
        disk.fail(op, 1);
        assert!(merge(&disk, DEVICE, &ours.path(), &whole.path(), &ours.quarantine(), &mut |_| false).is_err());
        assert_eq!(ours.report().lines, 1);
        merge(&disk, DEVICE, &ours.path(), &whole.path(), &ours.quarantine(), &mut |_| false).unwrap();
        assert_eq!(ours.bytes(), bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Two copies cut at commands, with texts blanked here and there and whole commands lost: the order of merging makes no difference.
    #[test]
    fn merging_is_commutative_and_idempotent(
        cuts in (0_usize..5, 0_usize..5),
        blanks in (proptest::collection::vec(1_u64..8, 0..3), proptest::collection::vec(1_u64..8, 0..3)),
        lost in (0_usize..4, 0_usize..4),
        redacted: bool,
    ) {
        let ends = [0, 1, 4, 5, 7];
        let make = |cut: usize, blanks: &[u64], lost: usize| {
            let whole = sample();
            for seq in blanks {
                redact_line(&RealDisk, &whole.path(), DEVICE, *seq).unwrap();
            }
            let bytes = whole.bytes();
            let starts = starts(&bytes);
            if lost + 1 < cut {
                copy(&[&bytes[..starts[ends[lost]]], &bytes[starts[ends[lost + 1]]..starts[ends[cut]]]].concat())
            } else {
                copy(&bytes[..starts[ends[cut]]])
            }
        };
        let (left, right) = (make(cuts.0, &blanks.0, lost.0), make(cuts.1, &blanks.1, lost.1));
        let other = copy(&right.bytes());
        merge_into(&right, &left, redacted).unwrap();
        merge_into(&left, &other, redacted).unwrap();
        prop_assert_eq!(left.bytes(), right.bytes());
        let once = left.bytes();
        merge_into(&left, &right, redacted).unwrap();
        prop_assert_eq!(left.bytes(), once);
    }
}
