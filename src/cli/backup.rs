//! `starpoint backup`

use std::path::Path;

use super::Failure;
use super::context::{Context, line};
use crate::text::say;
use crate::workspace::{ArchiveError, OpenError, backup, wording, write_file};

pub(super) fn run(context: &Context, output: &Path) -> Result<(), Failure> {
    let words = &context.words;
    if !context.folder.join("journal").is_dir() {
        return Err(Failure(wording::open_error(words, &OpenError::NoFolder { folder: context.folder.clone() })));
    }
    let failed = |error: &ArchiveError| Failure(wording::archive_error(words, error));
    if output.as_os_str() == "-" {
        return backup(&context.folder, &mut std::io::stdout().lock()).map(drop).map_err(|error| failed(&error));
    }
    let mut made = Ok(0);
    write_file(output, |file| {
        made = backup(&context.folder, file);
        // A backup that failed must not take the place of an older one.
        if made.is_err() { Err(std::io::Error::other("")) } else { Ok(()) }
    })
    .or_else(|error| if made.is_err() { Ok(()) } else { Err(context.io(output, &error)) })?;
    let lines = made.map_err(|error| failed(&error))?;
    line(&say!(words, "backup-made", file = output.display().to_string(), count = lines));
    Ok(())
}
