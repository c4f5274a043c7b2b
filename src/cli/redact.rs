//! `starpoint redact`: blanks a text that should never have been written, everywhere it stands.

use super::Failure;
use super::context::{Context, line};
use crate::domain::command::Command;
use crate::domain::ids::EventId;
use crate::domain::refusal::Refusal;
use crate::text::lists::given;
use crate::text::{refusal, say};
use crate::workspace::{Access, wording};

pub(super) fn run(context: &Context, event: &str) -> Result<(), Failure> {
    let words = &context.words;
    let event: EventId = event.parse().map_err(|()| Failure(say!(words, "redact-bad-event", event = given(event))))?;
    let mut workspace = context.open(Access::Write, "redact")?;
    let lines = workspace.lines_with_texts_of(event).map_err(|error| Failure(wording::journal_error(words, &error)))?;
    if lines.is_empty() {
        return Err(Failure(refusal::word(words, workspace.views(), &Refusal::NothingToRedact)));
    }
    let count = lines.len();
    context.commit(&mut workspace, None, &Command::Redact(lines))?;
    line(&say!(words, "redacted", count = count));
    Ok(())
}
