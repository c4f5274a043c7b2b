//! Altered, missing and exchanged lines.

use proptest::prelude::*;

use super::*;

#[test]
fn no_changed_byte_is_ever_accepted() {
    let whole = sample().bytes();
    let starts = starts(&whole);
    let folder = Folder::new();
    for at in 0..whole.len() {
        let line = starts.iter().filter(|start| **start <= at).count() as u64;
        // Lines beside an altered newline are whole themselves.
        let missing = (whole[at] != b'\n').then_some(Seqs { from: line, to: line });
        for bit in [0, at % 7 + 1] {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            folder.put(&bytes);
            let report = folder.report();
            assert!(!report.damage.is_empty(), "byte {at} bit {bit} is not reported");
            assert_eq!(report.damage.len(), 1);
            assert!(report.torn.is_none());
            let kept: Vec<_> = (1..=7).filter(|seq| missing.is_none() || *seq != line).collect();
            assert_eq!(folder.seqs(), kept, "byte {at} bit {bit}");
            assert_eq!(report.damage[0].missing.map(|missing| missing.from), missing.map(|missing| missing.from));
        }
    }
}

#[test]
fn a_single_nul_is_no_hole() {
    let whole = sample().bytes();
    let folder = Folder::new();
    for at in starts(&whole)[6]..whole.len() - 1 {
        let mut bytes = whole.clone();
        bytes[at] = 0;
        folder.put(&bytes);
        let report = folder.report();
        assert_eq!(report.damage.len(), 1, "byte {at}");
        assert_eq!(folder.seqs(), [1, 2, 3, 4, 5, 6]);
    }
}

#[test]
fn a_line_taken_out_is_named() {
    let whole = sample().bytes();
    let starts = starts(&whole);
    let folder = Folder::new();
    for line in 0..6 {
        folder.put(&[&whole[..starts[line]], &whole[starts[line + 1]..]].concat());
        let seq = line as u64 + 1;
        let report = folder.report();
        assert_eq!(
            report.damage,
            [Damage { offset: starts[line] as u64, len: 0, missing: Some(Seqs { from: seq, to: seq }), cause: Cause::Missing }]
        );
        assert_eq!(folder.seqs(), (1..=7).filter(|other| *other != seq).collect::<Vec<_>>());
    }
}

#[test]
fn a_command_without_its_end_before_a_later_one_is_damage() {
    let whole = sample().bytes();
    let starts = starts(&whole);
    let folder = Folder::new();
    folder.put(&[&whole[..starts[3]], &whole[starts[4]..]].concat());
    let groups: Vec<_> = folder
        .found()
        .into_iter()
        .filter_map(|found| if let Found::Group(group) = found { Some((group.lines.len(), group.complete)) } else { None })
        .collect();
    assert_eq!(groups, [(1, true), (2, false), (1, true), (2, true)]);
}

#[test]
fn a_line_exchanged_for_a_valid_one_breaks_the_chain() {
    let (folder, other) = (Folder::new(), Folder::new());
    let (mut writer, mut forger) = (folder.writer(), other.writer());
    append(&mut writer, 1).unwrap();
    append(&mut writer, 1).unwrap();
    append_all(&mut forger, &[PendingEvent { event: json!("forged"), at: Tick { ms: 1, n: 1 } }]).unwrap();
    let whole = folder.bytes();
    folder.put(&[&other.bytes()[..], &whole[starts(&whole)[1]..]].concat());
    assert_eq!(folder.report().damage[0].cause, Cause::Chain);
}

#[test]
fn repeated_lines_are_damage_and_count_once() {
    let folder = sample();
    let whole = folder.bytes();
    let starts = starts(&whole);
    folder.put(&[&whole[..starts[1]], &whole[..]].concat());
    assert_eq!(folder.report().damage[0].cause, Cause::OutOfOrder);
    folder.put(&[&whole[..], &whole[starts[6]..]].concat());
    assert_eq!(folder.report().damage[0].cause, Cause::OutOfOrder);
    assert_eq!(folder.seqs(), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn another_devices_file_holds_no_line_of_ours() {
    let folder = sample();
    let found = verify(&RealDisk, &folder.path(), Uuid::nil(), &mut |_| ControlFlow::Continue(())).unwrap().unwrap();
    assert_eq!((found.lines, found.damage[0].cause), (0, Cause::Unreadable(LineFault::OtherDevice)));
}

#[test]
fn a_torn_tail_behind_damage_is_both() {
    let folder = sample();
    let mut bytes = folder.bytes();
    let starts = starts(&bytes);
    bytes[starts[4] + 20] ^= 1;
    bytes.truncate(starts[7] - 5);
    folder.put(&bytes);
    let report = folder.report();
    assert_eq!(report.damage[0].missing, Some(Seqs { from: 5, to: 5 }));
    assert_eq!(report.torn.unwrap().offset, starts[5] as u64);
    assert_eq!(folder.seqs(), [1, 2, 3, 4]);
}

#[test]
fn a_damaged_file_is_copied_once_and_never_written() {
    let folder = sample();
    let mut bytes = folder.bytes();
    bytes[40] ^= 1;
    folder.put(&bytes);
    let Repair::Damaged { copy, new: true } = repair(&RealDisk, &folder.report(), &folder.quarantine()).unwrap() else {
        panic!()
    };
    assert_eq!(fs::read(&copy).unwrap(), bytes);
    assert_eq!(repair(&RealDisk, &folder.report(), &folder.quarantine()).unwrap(), Repair::Damaged { copy, new: false });
    assert_eq!(folder.bytes(), bytes);
    assert!(matches!(
        Writer::open(Arc::new(RealDisk), &folder.path(), DEVICE, Position::START),
        Err(JournalError::Damaged { .. })
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'\n'), Just(0)], 0..2000)) {
        let folder = Folder::new();
        folder.put(&bytes);
        let report = folder.report();
        prop_assert_eq!(report.lines, 0);
        prop_assert_eq!(report.is_whole(), bytes.is_empty());
    }

    /// Lines shuffled, repeated, dropped and mixed with rubbish: only true lines come out, ascending, and nothing is passed over in silence.
    #[test]
    fn only_true_lines_come_out(parts in proptest::collection::vec(0_usize..10, 0..14)) {
        let folder = sample();
        let whole = folder.bytes();
        let starts = starts(&whole);
        let truth = folder.lines();
        let mut bytes = Vec::new();
        for part in &parts {
            match part {
                0..7 => bytes.extend_from_slice(&whole[starts[*part]..starts[part + 1]]),
                7 => bytes.extend_from_slice(b"rubbish\n"),
                8 => bytes.extend_from_slice(&[0; 600]),
                _ => bytes.extend_from_slice(&whole[..30]),
            }
        }
        folder.put(&bytes);
        let lines = folder.lines();
        prop_assert!(lines.windows(2).all(|pair| pair[0].seq < pair[1].seq));
        prop_assert!(lines.iter().all(|line| truth[line.seq as usize - 1].event == line.event));
        let report = folder.report();
        prop_assert_eq!(report.is_whole(), whole.starts_with(&bytes) && [0, starts[1], starts[4], starts[5], starts[7]].contains(&bytes.len()));
    }
}
