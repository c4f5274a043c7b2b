//! Why a folder could not be opened, a command not saved or a backup not read, and what a check found, in words.
//!
//! Written for an inspector: what happened, where, whether saved ratings are safe, and what to do next.

use std::io;
use std::path::Path;

use super::standards::State;
use super::{ArchiveError, CommitError, Lost, Notice, OpenError, Verified};
use crate::clock;
use crate::domain::views::Read;
use crate::journal::{AppendError, Cause, Damage, FileReport, JournalError, LineFault, Seqs, Step};
use crate::store::Doubt;
use crate::text::{Words, causes, refusal, say};

/// What to say where nothing is kept.
pub fn trial(words: &Words) -> String {
    say!(words, "standard-trial")
}

/// Where a standard stands.
pub fn state(words: &Words, state: State) -> String {
    match state {
        State::Published => say!(words, "published"),
        State::BuiltIn => say!(words, "built-in"),
        State::Draft => say!(words, "draft"),
    }
}

/// Why a folder could not be opened.
pub fn open_error(words: &Words, error: &OpenError) -> String {
    match error {
        OpenError::NoFolder { folder } => say!(words, "open-no-folder", folder = shown(folder)),
        OpenError::Locked { folder, holder } if holder.is_empty() => {
            say!(words, "open-locked-unknown", folder = shown(folder))
        }
        OpenError::Locked { folder, holder } => {
            say!(words, "open-locked", folder = shown(folder), holder = holder.as_str())
        }
        OpenError::Io { path, source } => io_refused(words, path, source),
        OpenError::NoDatabase { folder } if folder.as_os_str().is_empty() => say!(words, "open-no-database-here"),
        OpenError::NoDatabase { folder } => say!(words, "open-no-database", folder = shown(folder)),
        OpenError::Journal(error) => journal_error(words, error),
        OpenError::Cancelled => say!(words, "open-cancelled"),
    }
}

/// Why a command was not done.
pub fn commit_error(words: &Words, views: &dyn Read, error: &CommitError) -> String {
    match error {
        CommitError::Refused(refused) => refusal::word(words, views, refused),
        CommitError::NotSaved(error) => append_error(words, error),
        CommitError::ReadOnly => say!(words, "commit-read-only"),
        CommitError::Binding { source } => say!(words, "commit-binding", why = causes::io(words, source)),
        CommitError::Journal(error) => journal_error(words, error),
        CommitError::Reopen(error) => open_error(words, error),
    }
}

/// Why the lines of a command are not in the journal.
pub fn append_error(words: &Words, error: &AppendError) -> String {
    match error {
        AppendError::NotSaved { path, recovered: true, source } => {
            say!(words, "commit-not-saved", why = causes::io(words, source), path = shown(path))
        }
        AppendError::NotSaved { path, recovered: false, source } => {
            say!(words, "commit-not-saved-closed", why = causes::io(words, source), path = shown(path))
        }
        AppendError::ReadOnly { path } => say!(words, "commit-closed", path = shown(path)),
        AppendError::TooLong { len } => say!(words, "commit-too-long", len = *len),
        AppendError::Empty => say!(words, "commit-empty"),
        AppendError::NotJson(_) => say!(words, "commit-not-json"),
    }
}

/// Why a journal could not be read, verified, repaired or merged.
pub fn journal_error(words: &Words, error: &JournalError) -> String {
    match error {
        JournalError::Io { step, path, source } => {
            let (step, why) = (self::step(words, *step), causes::io(words, source));
            say!(words, "journal-io", step = step, path = shown(path), why = why)
        }
        JournalError::StalePosition { path, .. } => say!(words, "journal-stale", path = shown(path)),
        JournalError::Torn { path, offset } => say!(words, "journal-torn", path = shown(path), byte = *offset),
        JournalError::Damaged { path, offset } => say!(words, "journal-damaged", path = shown(path), byte = *offset),
        JournalError::Changed { path } => say!(words, "journal-changed", path = shown(path)),
        JournalError::NoSuchLine { device, seq } => {
            say!(words, "journal-no-line", device = device.to_string(), seq = *seq)
        }
        JournalError::Conflict { device, seq, .. } => {
            say!(words, "journal-conflict", device = device.to_string(), seq = *seq)
        }
    }
}

/// Why a backup could not be written or read.
pub fn archive_error(words: &Words, error: &ArchiveError) -> String {
    match error {
        ArchiveError::Io { path, source } => io_refused(words, path, source),
        ArchiveError::NotABackup { path } => say!(words, "archive-not-a-backup", path = shown(path)),
        ArchiveError::Damaged { path, part } => {
            say!(words, "archive-damaged", path = shown(path), part = part.as_str())
        }
        ArchiveError::Journal(error) => journal_error(words, error),
        ArchiveError::Stopped => say!(words, "archive-stopped"),
        ArchiveError::Reopen(error) => open_error(words, error),
    }
}

/// Something worth saying when a folder is opened.
pub fn notice(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::Torn { path, copy: Some(copy) } => {
            say!(words, "notice-torn-kept", path = shown(path), copy = shown(copy))
        }
        Notice::Torn { path, copy: None } => say!(words, "notice-torn-here", path = shown(path)),
        Notice::Damaged { path, damage, copy } => {
            let (place, cause) = (place_of(words, damage), cause(words, damage.cause));
            match copy {
                Some(copy) => {
                    let (path, copy) = (shown(path), shown(copy));
                    say!(words, "notice-damaged-kept", path = path, place = place, cause = cause, copy = copy)
                }
                None => say!(words, "notice-damaged", path = shown(path), place = place, cause = cause),
            }
        }
        Notice::Lost(lost) => lost_lines(words, lost),
        Notice::Rebuilt { doubt } => say!(words, "notice-rebuilt", why = self::doubt(words, *doubt)),
        Notice::ClockBehind { last } => say!(words, "notice-clock-behind", last = clock::local_text(*last)),
    }
}

/// What a check found, line by line: the files with their records, notices, damage, and the verdict last.
pub fn verified(words: &Words, verified: &Verified) -> Vec<String> {
    let mut lines = Vec::new();
    for report in &verified.reports {
        lines.extend(file_lines(words, report));
    }
    if verified.reports.is_empty() {
        lines.push(say!(words, "verify-none"));
    }
    for blank in &verified.blanks {
        let file = format!("journal/{}.jsonl", blank.line.device);
        lines.push(say!(words, "verify-blank", file = file, seq = blank.line.seq, index = blank.index + 1));
    }
    if verified.pending > 0 {
        lines.push(say!(words, "verify-pending", count = verified.pending));
    }
    if verified.evidence_whole > 0 {
        lines.push(say!(words, "verify-evidence", count = verified.evidence_whole));
    }
    for path in &verified.evidence {
        lines.push(say!(words, "verify-evidence-altered", file = in_folder(path)));
    }
    for file in &verified.evidence_missing {
        lines.push(say!(words, "verify-evidence-missing", file = format!("evidence/{file}")));
    }
    if let Some(lost) = verified.lost {
        lines.push(lost_lines(words, &lost));
    }
    if let Some(doubt) = verified.database {
        lines.push(say!(words, "verify-database", why = self::doubt(words, doubt)));
    }
    lines.push(if verified.is_whole() && verified.lost.is_some() {
        say!(words, "verify-whole-but-lost")
    } else if verified.is_whole() {
        say!(words, "verify-whole")
    } else {
        let evidence = verified.evidence.len() + verified.evidence_missing.len();
        let damages: usize = verified.reports.iter().map(|report| report.damage.len()).sum();
        say!(words, "verify-broken", count = damages + verified.blanks.len() + evidence + usize::from(verified.lost.is_some()))
    });
    lines
}

/// Which saved lines are gone, and what to do.
fn lost_lines(words: &Words, lost: &Lost) -> String {
    if lost.from == lost.to {
        return say!(words, "notice-lost-one", seq = lost.from);
    }
    say!(words, "notice-lost", from = lost.from, to = lost.to)
}

fn file_lines(words: &Words, report: &FileReport) -> Vec<String> {
    let file = in_folder(&report.path);
    let mut lines = vec![say!(words, "verify-file", file = file.as_str(), lines = report.lines, groups = report.groups)];
    for damage in &report.damage {
        let (place, cause) = (place_of(words, damage), cause(words, damage.cause));
        lines.push(say!(words, "verify-damage", file = file.as_str(), place = place, cause = cause));
    }
    if let Some(torn) = report.torn {
        lines.push(say!(words, "verify-torn", file = file, len = torn.len, byte = torn.offset));
    }
    lines
}

/// The lines that are missing as far as they can be told, and the byte where the damage begins.
fn place_of(words: &Words, damage: &Damage) -> String {
    match damage.missing {
        Some(Seqs { from, to }) if from == to => say!(words, "damage-line", from = from, byte = damage.offset),
        Some(Seqs { from, to }) => say!(words, "damage-lines", from = from, to = to, byte = damage.offset),
        None => say!(words, "damage-byte", byte = damage.offset),
    }
}

fn cause(words: &Words, cause: Cause) -> String {
    match cause {
        Cause::Unreadable(fault) => match fault {
            LineFault::NotALine => say!(words, "damage-not-a-line"),
            LineFault::TooLong => say!(words, "damage-too-long"),
            LineFault::OtherDevice => say!(words, "damage-other-device"),
            LineFault::Numbers => say!(words, "damage-numbers"),
            LineFault::Hash => say!(words, "damage-hash"),
            LineFault::Tail => say!(words, "damage-tail"),
            LineFault::Text { index } => say!(words, "damage-text", index = index + 1),
        },
        Cause::Missing => say!(words, "damage-missing"),
        Cause::Chain => say!(words, "damage-chain"),
        Cause::OutOfOrder => say!(words, "damage-out-of-order"),
        Cause::NotEnded => say!(words, "damage-not-ended"),
        Cause::Newline => say!(words, "damage-newline"),
    }
}

fn doubt(words: &Words, doubt: Doubt) -> String {
    match doubt {
        Doubt::Missing => say!(words, "doubt-missing"),
        Doubt::Unclean => say!(words, "doubt-unclean"),
        Doubt::Broken => say!(words, "doubt-broken"),
        Doubt::OtherVersion => say!(words, "doubt-other-version"),
        Doubt::Unfinished => say!(words, "doubt-unfinished"),
        Doubt::Disagrees => say!(words, "doubt-disagrees"),
        Doubt::Blocked => say!(words, "doubt-blocked"),
        Doubt::Asked => say!(words, "doubt-asked"),
    }
}

fn step(words: &Words, step: Step) -> String {
    match step {
        Step::Open => say!(words, "journal-step-open"),
        Step::Read => say!(words, "journal-step-read"),
        Step::Write => say!(words, "journal-step-write"),
        Step::Sync => say!(words, "journal-step-sync"),
        Step::Cut => say!(words, "journal-step-cut"),
        Step::Rename => say!(words, "journal-step-rename"),
        Step::List => say!(words, "journal-step-list"),
    }
}

fn io_refused(words: &Words, path: &Path, error: &io::Error) -> String {
    say!(words, "io-refused", path = shown(path), why = causes::io(words, error))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A file by its place in the data folder: `journal/<device>.jsonl`.
fn in_folder(path: &Path) -> String {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    [path.parent().and_then(name), name(path)].into_iter().flatten().collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use uuid::Uuid;

    use super::*;
    use crate::domain::ids::DeviceId;
    use crate::domain::refusal::Refusal;
    use crate::domain::views::MemoryViews;
    use crate::domain::wording::Language;
    use crate::journal::{Blank, Digest, LineId, Torn};

    fn path() -> PathBuf {
        PathBuf::from("/data/journal/a.jsonl")
    }

    fn system() -> io::Error {
        io::Error::from(io::ErrorKind::StorageFull)
    }

    fn journal_errors() -> Vec<JournalError> {
        let steps = [Step::Open, Step::Read, Step::Write, Step::Sync, Step::Cut, Step::Rename, Step::List];
        let io = |step| JournalError::Io { step, path: path(), source: system() };
        let mut all: Vec<JournalError> = steps.map(io).into();
        all.extend([
            JournalError::StalePosition { path: path(), offset: 7 },
            JournalError::Torn { path: path(), offset: 7 },
            JournalError::Damaged { path: path(), offset: 7 },
            JournalError::Changed { path: path() },
            JournalError::NoSuchLine { device: Uuid::nil(), seq: 7 },
            JournalError::Conflict { device: Uuid::nil(), seq: 7, ours: Digest::ZERO, theirs: Digest::ZERO },
        ]);
        all
    }

    fn open_errors() -> Vec<OpenError> {
        let folder = || PathBuf::from("/data");
        let mut all = vec![
            OpenError::NoFolder { folder: folder() },
            OpenError::Locked { folder: folder(), holder: "starpoint rate, pid 4711".to_owned() },
            OpenError::Locked { folder: folder(), holder: String::new() },
            OpenError::Io { path: folder(), source: system() },
            OpenError::NoDatabase { folder: folder() },
            OpenError::NoDatabase { folder: PathBuf::new() },
            OpenError::Cancelled,
        ];
        all.extend(journal_errors().into_iter().map(OpenError::Journal));
        all
    }

    fn commit_errors() -> Vec<CommitError> {
        let not_saved = |recovered| AppendError::NotSaved { path: path(), recovered, source: system() };
        let not_json = serde_json::from_str::<u8>("x").unwrap_err();
        let appends = [
            not_saved(true),
            not_saved(false),
            AppendError::ReadOnly { path: path() },
            AppendError::TooLong { len: 17_000_000 },
            AppendError::Empty,
            AppendError::NotJson(not_json),
        ];
        let mut all: Vec<CommitError> = appends.into_iter().map(CommitError::NotSaved).collect();
        all.extend([CommitError::Refused(Refusal::CardSigned), CommitError::ReadOnly, CommitError::Binding { source: system() }]);
        all.extend(journal_errors().into_iter().map(CommitError::Journal));
        all.extend(open_errors().into_iter().map(CommitError::Reopen));
        all
    }

    fn damages() -> Vec<Damage> {
        let faults = [
            LineFault::NotALine,
            LineFault::TooLong,
            LineFault::OtherDevice,
            LineFault::Numbers,
            LineFault::Hash,
            LineFault::Tail,
            LineFault::Text { index: 1 },
        ];
        let causes = faults.into_iter().map(Cause::Unreadable);
        let causes = causes.chain([Cause::Missing, Cause::Chain, Cause::OutOfOrder, Cause::NotEnded, Cause::Newline]);
        let missing = [None, Some(Seqs { from: 12, to: 12 }), Some(Seqs { from: 12, to: 14 })];
        causes.flat_map(|cause| missing.map(|missing| Damage { offset: 3_456, len: 9, missing, cause })).collect()
    }

    fn notices() -> Vec<Notice> {
        let doubts = [
            Doubt::Missing,
            Doubt::Unclean,
            Doubt::Broken,
            Doubt::OtherVersion,
            Doubt::Unfinished,
            Doubt::Disagrees,
            Doubt::Blocked,
            Doubt::Asked,
        ];
        let copy = || Some(PathBuf::from("/data/quarantine/a"));
        let mut all: Vec<Notice> = doubts.map(|doubt| Notice::Rebuilt { doubt }).into();
        all.extend([
            Notice::Torn { path: path(), copy: copy() },
            Notice::Torn { path: path(), copy: None },
            Notice::ClockBehind { last: 1_790_000_000_000 },
            Notice::Lost(Lost { device: DeviceId(Uuid::nil()), from: 3, to: 9 }),
        ]);
        for damage in damages() {
            all.extend([copy(), None].map(|copy| Notice::Damaged { path: path(), damage, copy }));
        }
        all
    }

    fn whole() -> Verified {
        let mut report = FileReport::new(&path(), Uuid::nil());
        (report.lines, report.groups) = (128, 1);
        Verified {
            reports: vec![report],
            blanks: Vec::new(),
            pending: 0,
            evidence: Vec::new(),
            evidence_whole: 0,
            evidence_missing: Vec::new(),
            lost: None,
            database: None,
        }
    }

    #[test]
    fn everything_that_can_happen_is_worded() {
        let views = MemoryViews::default();
        for language in Language::ALL {
            let words = Words::new(language);
            let mut said: Vec<String> = open_errors().iter().map(|error| open_error(&words, error)).collect();
            said.extend(commit_errors().iter().map(|error| commit_error(&words, &views, error)));
            said.extend(notices().iter().map(|notice| self::notice(&words, notice)));
            let archives = [
                ArchiveError::Io { path: path(), source: system() },
                ArchiveError::NotABackup { path: path() },
                ArchiveError::Damaged { path: path(), part: "a.jsonl".to_owned() },
                ArchiveError::Journal(JournalError::Changed { path: path() }),
                ArchiveError::Stopped,
                ArchiveError::Reopen(OpenError::Cancelled),
            ];
            said.extend(archives.iter().map(|error| archive_error(&words, error)));
            for text in said {
                assert!(!text.trim().is_empty() && !text.contains(['{', '}', '$', '\n']), "{text}");
                assert!(!text.contains("  "), "{text}");
            }
        }
    }

    #[test]
    fn a_whole_folder_is_told_in_two_lines() {
        let said = verified(&Words::new(Language::Chinese), &whole());
        assert_eq!(said, ["journal/a.jsonl：128 条记录，1 次操作", "核验通过：已保存的记录没有缺失或改动。"]);
        let said = verified(&Words::new(Language::English), &whole());
        assert_eq!(said, ["journal/a.jsonl: 128 records, 1 operation", "Verified: no saved record is missing or altered."]);
        let nothing = Verified { reports: Vec::new(), ..whole() };
        assert_eq!(verified(&Words::new(Language::Chinese), &nothing).len(), 2);
    }

    #[test]
    fn damage_names_file_lines_byte_and_cause_and_what_to_do() {
        let mut found = whole();
        found.reports[0].damage = damages();
        found.reports[0].torn = Some(Torn { offset: 9_000, len: 17 });
        found.blanks = vec![Blank { line: LineId { device: Uuid::nil(), seq: 5 }, index: 0 }];
        found.pending = 1;
        found.evidence = vec![PathBuf::from("/data/evidence/abc.jpg")];
        found.evidence_whole = 1;
        found.evidence_missing = vec!["def.jpg".to_owned()];
        found.database = Some(Doubt::Unclean);
        for (language, line, damage, notice) in [
            (Language::Chinese, "第12至14行（字节 3456）", "损坏", "提示"),
            (Language::English, "lines 12 to 14 (byte 3456)", "Damage", "Notice"),
        ] {
            let said = verified(&Words::new(language), &found);
            assert!(said.iter().all(|text| !text.is_empty() && !text.contains(['{', '}', '$', '\n'])), "{said:#?}");
            let of = |kind: &str| said.iter().filter(|text| text.starts_with(kind)).count();
            assert_eq!(of(damage), damages().len() + 3, "{said:#?}");
            assert_eq!(of(notice), 3, "{said:#?}");
            assert!(said.iter().any(|text| text.contains("journal/a.jsonl") && text.contains(line)), "{said:#?}");
            assert!(said.iter().any(|text| text.contains("evidence/abc.jpg")));
            assert!(said.iter().any(|text| text.contains("evidence/def.jpg")));
            assert!(said.last().is_some_and(|text| text.contains("starpoint doctor --restore")));
        }
    }
}
