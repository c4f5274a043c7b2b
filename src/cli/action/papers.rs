//! The papers of rectification: notice, register, reply form and its way back, calendar.

use std::path::Path;

use super::super::Failure;
use super::super::context::{Context, line};
use super::super::report::paper;
use super::args::PaperArgs;
use super::{commit, day};
use crate::domain::action::{Action, of_community, of_round};
use crate::domain::command::Command;
use crate::domain::views::Read;
use crate::report::compose::actions as compose;
use crate::text::say;
use crate::workspace::actions::today;
use crate::workspace::{Access, calendar as days, replies};

pub(super) fn notice(context: &Context, community: &str, number: Option<&str>, to: &PaperArgs) -> Result<(), Failure> {
    let words = &context.words;
    let workspace = context.open(Access::Read, "action notice")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = context.community(views, community)?;
    if of_community(views, round.id, community.id).is_empty() {
        return Err(Failure(say!(words, "action-none-there", community = community.path())));
    }
    paper(context, &workspace, to.format.as_deref(), &to.output, |details| {
        compose::notice(views, round.id, community.id, number.unwrap_or_default(), words, details)
    })
}

pub(super) fn register(context: &Context, overdue: bool, on: Option<&str>, to: &PaperArgs) -> Result<(), Failure> {
    let on = on.map(|text| day(context, text)).transpose()?.unwrap_or_else(today);
    let workspace = context.open(Access::Read, "action register")?;
    let views = workspace.views();
    let round = context.round(views)?;
    paper(context, &workspace, to.format.as_deref(), &to.output, |details| {
        compose::register(views, round.id, (on, overdue), &|_| true, &context.words, details)
    })
}

/// A community's actions, or all of the round.
fn wanted(context: &Context, views: &dyn Read, community: Option<&str>) -> Result<Vec<Action>, Failure> {
    let round = context.round(views)?;
    match community {
        Some(text) => Ok(of_community(views, round.id, context.community(views, text)?.id)),
        None => Ok(of_round(views, round.id)),
    }
}

/// Writes a text that is made of a community's actions, or of all.
fn written(
    context: &Context,
    verb: &str,
    community: Option<&str>,
    output: &Path,
    text: impl FnOnce(&dyn Read, &[Action]) -> String,
) -> Result<(), Failure> {
    let workspace = context.open(Access::Read, verb)?;
    let views = workspace.views();
    let held = wanted(context, views, community)?;
    context.write(output, text(views, &held).as_bytes())?;
    if output.as_os_str() != "-" {
        line(&say!(context.words, "paper-made", file = output.display().to_string()));
    }
    Ok(())
}

pub(super) fn form(context: &Context, community: Option<&str>, output: &Path) -> Result<(), Failure> {
    written(context, "action form", community, output, |views, held| replies::form(views, &context.words, held))
}

pub(super) fn calendar(context: &Context, community: Option<&str>, output: &Path) -> Result<(), Failure> {
    written(context, "action calendar", community, output, |views, held| days::calendar(views, &context.words, held))
}

pub(super) fn import(context: &Context, file: &Path, dry_run: bool) -> Result<(), Failure> {
    let words = &context.words;
    let bytes = context.read(file)?;
    let mut workspace = context.open(if dry_run { Access::Read } else { Access::Write }, "action import")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let read = replies::read(words, views, round.id, today(), &bytes);
    let (command, done) = read.map_err(|problems| context.refused_file(file, &problems))?;
    let Command::ChangeActions(steps) = command else { return Ok(()) };
    let count = steps.len();
    if count == 0 {
        return Err(Failure(say!(words, "reply-nothing", file = file.display().to_string())));
    }
    if dry_run {
        line(&say!(words, "reply-would", count = count, done = done));
        return Ok(());
    }
    let changed = commit(context, &mut workspace, steps)?;
    line(&if changed { say!(words, "reply-taken", count = count, done = done) } else { say!(words, "unchanged") });
    Ok(())
}
