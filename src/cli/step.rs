//! `starpoint undo`, `starpoint redo`: the last step of an inspector on this laptop, and what it changed.

use super::Failure;
use super::context::{Context, line};
use crate::domain::command::Command;
use crate::domain::ids::InspectorId;
use crate::text::width::without_controls;
use crate::text::{log, say};
use crate::workspace::Access;

/// Changes of a step that are told one by one; a file of marks or a moved card has many more.
const TOLD: usize = 12;

pub(super) fn undo(context: &Context, by: Option<&str>) -> Result<(), Failure> {
    let mut changes = step(context, "undo", by, Command::Undo)?;
    // Undoing goes from the last change to the first.
    changes.reverse();
    tell(context, &say!(context.words, "step-undone"), &changes);
    Ok(())
}

pub(super) fn redo(context: &Context, by: Option<&str>) -> Result<(), Failure> {
    let changes = step(context, "redo", by, Command::Redo)?;
    tell(context, &say!(context.words, "step-redone"), &changes);
    Ok(())
}

/// Takes the step and answers what it changed, worded.
fn step(
    context: &Context,
    verb: &str,
    by: Option<&str>,
    command: impl Fn(InspectorId) -> Command,
) -> Result<Vec<String>, Failure> {
    let mut workspace = context.open(Access::Write, verb)?;
    let inspector = context.by(workspace.views(), by)?.id;
    let committed = context.commit(&mut workspace, Some(inspector), &command(inspector))?;
    let views = workspace.views();
    let changes = committed.events.iter().filter_map(|event| views.change(*event));
    Ok(changes.map(|change| log::change(&context.words, views, change)).collect())
}

fn tell(context: &Context, done: &str, changes: &[String]) {
    line(done);
    for what in changes.iter().take(TOLD) {
        line(&say!(context.words, "step-line", what = without_controls(what)));
    }
    if changes.len() > TOLD {
        line(&say!(context.words, "step-more", count = changes.len()));
    }
}
