//! Tails as a power cut leaves them.

use proptest::prelude::*;

use super::*;

/// Lines in force when the file is cut at `len`: those of the groups that end before.
fn whole_before(groups: &[(usize, u64)], len: usize) -> u64 {
    groups.iter().take_while(|(end, _)| *end <= len).last().map_or(0, |(_, lines)| *lines)
}

/// The byte behind each group of the sample and the lines up to there.
fn groups(bytes: &[u8]) -> Vec<(usize, u64)> {
    let starts = starts(bytes);
    [1, 4, 5, 7].into_iter().map(|lines| (starts[lines], lines as u64)).collect()
}

#[test]
fn a_cut_anywhere_keeps_the_groups_before_it() {
    let whole = sample().bytes();
    let groups = groups(&whole);
    for len in 0..whole.len() {
        let folder = Folder::new();
        folder.put(&whole[..len]);
        let report = folder.report();
        let lines = whole_before(&groups, len);
        assert_eq!((report.lines, report.damage.len()), (lines, 0), "cut at {len}");
        let end = groups.iter().map(|group| group.0).filter(|end| *end <= len).max().unwrap_or(0);
        let torn = (end < len).then_some(Torn { offset: end as u64, len: (len - end) as u64 });
        assert_eq!(report.torn, torn, "cut at {len}");
    }
}

#[test]
fn a_cut_filled_with_nuls_is_torn() {
    let whole = sample().bytes();
    let groups = groups(&whole);
    for len in 0..whole.len() {
        let folder = Folder::new();
        let mut bytes = whole[..len].to_vec();
        bytes.resize(whole.len().next_multiple_of(4096), 0);
        folder.put(&bytes);
        let report = folder.report();
        assert_eq!((report.lines, report.damage.len()), (whole_before(&groups, len), 0), "cut at {len}");
        assert!(report.torn.is_some());
    }
}

#[test]
fn sectors_missing_inside_the_last_command_are_torn() {
    let folder = Folder::new();
    let mut writer = folder.writer();
    append(&mut writer, 2).unwrap();
    let start = writer.end().offset as usize;
    append(&mut writer, 12).unwrap();
    let whole = folder.bytes();
    let borders: Vec<usize> =
        std::iter::once(start).chain((0..whole.len()).step_by(512).filter(|at| *at > start)).chain([whole.len()]).collect();
    for (index, from) in borders.iter().enumerate() {
        for to in &borders[index + 1..] {
            let mut bytes = whole.clone();
            bytes[*from..*to].fill(0);
            folder.put(&bytes);
            let report = folder.report();
            assert_eq!((report.lines, &report.damage[..]), (2, &[][..]), "{from}..{to}");
            assert_eq!(report.torn.unwrap().offset, start as u64);
        }
    }
}

#[test]
fn a_hole_before_a_later_command_is_damage() {
    let folder = sample();
    let mut bytes = folder.bytes();
    let starts = starts(&bytes);
    bytes[starts[1]..starts[2]].fill(0);
    folder.put(&bytes);
    let report = folder.report();
    assert!(report.torn.is_none());
    assert_eq!(report.damage[0].missing, Some(Seqs { from: 2, to: 2 }));
    assert_eq!(folder.seqs(), [1, 3, 4, 5, 6, 7]);
}

#[test]
fn repair_keeps_the_tail_and_cuts_it() {
    let folder = sample();
    let whole = folder.bytes();
    let starts = starts(&whole);
    folder.put(&whole[..starts[6] + 9]);
    assert!(matches!(Writer::open(Arc::new(RealDisk), &folder.path(), DEVICE, Position::START), Err(JournalError::Torn { .. })));
    let report = folder.report();
    let Repair::Cut { copy } = repair(&RealDisk, &report, &folder.quarantine()).unwrap() else { panic!() };
    assert_eq!(fs::read(copy).unwrap(), whole[starts[5]..starts[6] + 9]);
    assert_eq!(folder.bytes(), whole[..starts[5]]);
    assert!(matches!(repair(&RealDisk, &report, &folder.quarantine()), Err(JournalError::Changed { .. })));
    assert_eq!(repair(&RealDisk, &folder.report(), &folder.quarantine()).unwrap(), Repair::Nothing);
    append(&mut folder.writer(), 2).unwrap();
    assert!(folder.report().is_whole());
}

#[test]
fn a_file_of_nuls_or_without_newlines_is_bounded() {
    let folder = Folder::new();
    folder.put(&vec![0; MAX_LINE + 70_000]);
    assert!(folder.report().torn.is_some());
    let mut bytes = vec![b'x'; MAX_LINE + 70_000];
    bytes.push(b'\n');
    folder.put(&bytes);
    assert_eq!(folder.report().damage[0].cause, Cause::Unreadable(LineFault::TooLong));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any sectors of the last command unwritten and the file cut anywhere in it: torn, and the acknowledged lines stay.
    #[test]
    fn any_power_cut_is_torn(written in proptest::collection::vec(any::<bool>(), 12), cut in 1_usize..5000, lines in 1_u64..14) {
        let folder = Folder::new();
        let mut writer = folder.writer();
        append(&mut writer, 3).unwrap();
        let start = writer.end().offset as usize;
        append(&mut writer, lines).unwrap();
        let mut bytes = folder.bytes();
        let whole = bytes.clone();
        bytes.truncate(bytes.len().min(start + cut));
        let first = start / 512;
        for sector in first..=(bytes.len() - 1) / 512 {
            if !written[(sector - first) % 12] {
                let to = bytes.len().min((sector + 1) * 512);
                bytes[start.max(sector * 512)..to].fill(0);
            }
        }
        folder.put(&bytes);
        let report = folder.report();
        prop_assert_eq!(&report.damage[..], &[][..]);
        if bytes == whole {
            prop_assert!(report.is_whole());
        } else {
            prop_assert_eq!((report.lines, report.torn.unwrap().offset), (3, start as u64));
        }
    }
}
