//! What the log file is told of a folder: that something happened, what kind of thing, and how long it took. Never what was
//! typed, by whom or about whom.

use std::fmt::{self, Debug, Write};

use super::{Access, CommitError, Committed, Notice, OpenError, Workspace};
use crate::clock;
use crate::domain::command::Command;
use crate::store::Doubt;

/// Milliseconds from which a command was slow: somebody who is typing notices it.
const SLOW: u64 = 200;

/// A folder was opened or not.
pub(super) fn opened(access: Access, opened: &Result<Workspace, OpenError>, begun: u64) {
    let ms = clock::monotonic_ms().saturating_sub(begun);
    match opened {
        Ok(workspace) => {
            let (access, writable) = (kind(&access), workspace.writable());
            tracing::info!(%access, writable, ms, "folder opened");
            for notice in workspace.notices() {
                match notice {
                    Notice::Rebuilt { doubt } => tracing::warn!(doubt = %kind(doubt), "working database rebuilt"),
                    notice => tracing::warn!(notice = %kind(notice), "folder has something to tell"),
                }
            }
        }
        Err(error) => tracing::error!(access = %kind(&access), error = %kind(error), ms, "folder not opened"),
    }
}

/// A command was done or not.
pub(super) fn committed(command: &Command, committed: &Result<Committed, CommitError>, begun: u64) {
    let ms = clock::monotonic_ms().saturating_sub(begun);
    match committed {
        Ok(done) => {
            let lines = done.events.len();
            if ms >= SLOW {
                tracing::warn!(command = %kind(command), lines, ms, "slow command");
            } else {
                tracing::debug!(command = %kind(command), lines, ms, "command done");
            }
        }
        Err(CommitError::Refused(refusal)) => {
            tracing::info!(command = %kind(command), refusal = %kind(refusal), "command refused");
        }
        Err(error) => tracing::error!(command = %kind(command), error = %kind(error), ms, "command failed"),
    }
}

/// The working database is built anew while the folder is open.
pub(super) fn rebuilding(doubt: Doubt) {
    tracing::warn!(doubt = %kind(&doubt), "working database is being rebuilt");
}

/// The name of a value's variant, without anything in it.
fn kind(value: &impl Debug) -> String {
    struct Name(String);
    impl Write for Name {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let name = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
            self.0.push_str(&text[..name]);
            // An error ends the formatting: what follows is what must not be told.
            if name < text.len() { Err(fmt::Error) } else { Ok(()) }
        }
    }
    let mut name = Name(String::new());
    let _ = write!(name, "{value:?}");
    name.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::Refusal;

    #[test]
    fn a_kind_holds_nothing_of_what_it_is_the_kind_of() {
        let held = || "secret".to_owned();
        let refusal = Refusal::StandardDiffers { id: held(), version: held(), published: true, held: held() };
        assert_eq!(kind(&refusal), "StandardDiffers");
        assert_eq!(kind(&CommitError::Refused(refusal)), "Refused");
        assert_eq!(kind(&Access::Write), "Write");
        assert_eq!(kind(&OpenError::NoFolder { folder: "secret".into() }), "NoFolder");
    }
}
