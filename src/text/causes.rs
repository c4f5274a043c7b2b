//! Why the system refused a file, in words that also say what can be done about it.

use std::io::{Error, ErrorKind};

use super::{Words, say};

/// The reason behind an input or output error, without a full stop: it ends somebody else's sentence.
pub fn io(words: &Words, error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => say!(words, "cause-not-found"),
        ErrorKind::ReadOnlyFilesystem => say!(words, "cause-read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => say!(words, "cause-full"),
        ErrorKind::AlreadyExists => say!(words, "cause-exists"),
        ErrorKind::NotADirectory => say!(words, "cause-no-folder"),
        ErrorKind::IsADirectory => say!(words, "cause-folder"),
        ErrorKind::UnexpectedEof => say!(words, "cause-incomplete"),
        ErrorKind::Interrupted | ErrorKind::TimedOut | ErrorKind::BrokenPipe | ErrorKind::WriteZero => {
            say!(words, "cause-interrupted")
        }
        _ if is_busy(error) => say!(words, "cause-busy"),
        ErrorKind::PermissionDenied => say!(words, "cause-permission"),
        _ => say!(words, "cause-other", detail = error.to_string()),
    }
}

/// Held open by another program: on Windows, sharing and lock violations, which Office and WPS cause all day.
fn is_busy(error: &Error) -> bool {
    let violation = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    violation || matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::wording::Language;

    #[test]
    fn every_cause_has_words() {
        use ErrorKind as K;
        let kinds = [
            K::NotFound,
            K::ReadOnlyFilesystem,
            K::StorageFull,
            K::AlreadyExists,
            K::NotADirectory,
            K::IsADirectory,
            K::UnexpectedEof,
            K::TimedOut,
            K::ResourceBusy,
            K::PermissionDenied,
        ];
        for language in Language::ALL {
            let words = Words::new(language);
            let mut said: Vec<String> = kinds.iter().map(|kind| io(&words, &Error::from(*kind))).collect();
            said.push(io(&words, &Error::other("the detail")));
            assert!(said.iter().all(|text| !text.contains(['{', '}']) && !text.ends_with(['。', '.'])), "{said:?}");
            assert!(said.last().is_some_and(|text| text.contains("the detail")));
            let count = said.len();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), count, "causes are told apart");
        }
    }
}
