//! What the interface says of refusals before anything is sent, and of its own failures.

use super::RunError;
use super::script::ScriptError;
use crate::domain::refusal::Refusal;
use crate::domain::views::MemoryViews;
use crate::settings::places::{Spot, SpotKind};
use crate::text::refusal::word;
use crate::text::{Words, causes, say};

/// Why a mark is not taken, and what to do. Refusals of the writer thread come back worded with what the folder knows.
pub fn refusal(words: &Words, refusal: &Refusal) -> String {
    word(words, &MemoryViews::default(), refusal)
}

/// A folder to save to or to bring from, by what its user calls it.
pub fn spot(words: &Words, spot: &Spot) -> String {
    match spot.kind {
        SpotKind::Drive => say!(words, "spot-drive", name = spot.name()),
        SpotKind::Desktop => say!(words, "spot-desktop"),
        SpotKind::Documents => say!(words, "spot-documents"),
        SpotKind::Downloads => say!(words, "spot-downloads"),
        SpotKind::Home => say!(words, "spot-home"),
    }
}

/// Why the interface did not start or ended badly, and what to do.
pub fn run_error(words: &Words, error: &RunError) -> String {
    match error {
        RunError::NoTerminal => say!(words, "screen-no-terminal"),
        RunError::Terminal(error) => say!(words, "screen-terminal", why = causes::io(words, error)),
        RunError::Picture { path, error } => {
            say!(words, "file-refused", path = path.display().to_string(), why = causes::io(words, error))
        }
        RunError::UnknownTheme { name, known } => {
            say!(words, "screen-unknown-theme", name = name.as_str(), known = known.as_str())
        }
        RunError::Keys(ScriptError::Unknown(key)) => say!(words, "screen-unknown-key", key = key.as_str()),
        RunError::Keys(ScriptError::Open) => say!(words, "screen-open-key"),
        RunError::Keymap(error) => say!(words, "screen-keymap", why = error.to_string()),
        RunError::Folder(why) => why.clone(),
        RunError::Signal(_) => String::new(),
        RunError::WriterEnded => say!(words, "screen-writer-ended"),
    }
}
