//! `starpoint doctor`: look, rebuild, restore.

use std::path::Path;

use super::Failure;
use super::context::{Context, line};
use crate::report::{self, Means};
use crate::text::say;
use crate::workspace::{Access, restore, verify, wording};

pub(super) fn run(context: &Context, rebuild: bool, backup: Option<&Path>) -> Result<(), Failure> {
    let words = &context.words;
    if let Some(backup) = backup {
        let folder = &context.folder;
        // Opening first takes the lock, sets torn tails aside and makes the folder where it is missing.
        let workspace = context.open(Access::Write, "doctor --restore")?;
        let restored = restore(workspace, backup).map_err(|error| Failure(wording::archive_error(words, &error)))?;
        drop(context.open(Access::Write, "doctor --restore")?);
        let folder = folder.display().to_string();
        line(&say!(words, "doctor-restored", folder = folder, count = restored.lines, evidence = restored.evidence));
        return Ok(());
    }
    if rebuild {
        drop(context.open_with(Access::Write, "doctor --rebuild", |options| options.rebuild = true)?);
        line(&say!(words, "doctor-rebuilt"));
        return Ok(());
    }
    line(&say!(words, "doctor-folder", folder = context.folder.display().to_string()));
    if context.folder.join("journal").is_dir() {
        let verified = verify(&context.folder, context.paths.as_ref().map(|paths| paths.state.as_path()))
            .map_err(|error| Failure(wording::journal_error(words, &error)))?;
        for text in wording::verified(words, &verified) {
            line(&text);
        }
    } else {
        line(&say!(words, "doctor-no-folder"));
    }
    fonts(context);
    Ok(())
}

/// Which font each part of a PDF page is set in.
fn fonts(context: &Context) {
    let config = context.paths.as_ref().map(|paths| paths.config.as_path());
    for text in report::fonts(&context.words, &Means::of(config, None)) {
        line(&text);
    }
}
