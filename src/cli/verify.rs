//! `starpoint verify`

use super::Failure;
use super::context::{Context, line};
use crate::workspace::{OpenError, verify, wording};

/// Exit 1 only for missing or altered acknowledged lines or evidence; a torn tail or a bad database is a notice.
pub(super) fn run(context: &Context) -> Result<u8, Failure> {
    if !context.folder.join("journal").is_dir() {
        return Err(Failure(wording::open_error(&context.words, &OpenError::NoFolder { folder: context.folder.clone() })));
    }
    let verified = verify(&context.folder, context.paths.as_ref().map(|paths| paths.state.as_path()))
        .map_err(|error| Failure(wording::journal_error(&context.words, &error)))?;
    let lines = wording::verified(&context.words, &verified);
    if verified.is_whole() {
        for text in &lines {
            line(text);
        }
        Ok(super::DONE)
    } else {
        for text in &lines {
            eprintln!("{text}");
        }
        Ok(super::FAILED)
    }
}
