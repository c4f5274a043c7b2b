//! `starpoint rate`: one mark, or a file of them, whole or not at all.

use std::path::Path;

use super::Failure;
use super::args::RateArgs;
use super::context::{Context, line};
use crate::domain::command::{Command, Rating};
use crate::domain::ids::InspectorId;
use crate::text::say;
use crate::workspace::marks_file::{Defaults, Desk, Written, read_marks};
use crate::workspace::{Access, current_inspector};

pub(super) fn run(context: &Context, args: &RateArgs) -> Result<(), Failure> {
    if let Some(path) = &args.from {
        return from_file(context, args, path);
    }
    let (Some(community), Some(item), Some(value)) = (&args.community, &args.item, &args.value) else { return Ok(()) };
    let mut workspace = context.open(Access::Write, "rate")?;
    let round = context.round(workspace.views())?;
    let desk = Desk::open(&context.words, workspace.views(), &round, defaults(context, args)).map_err(Failure)?;
    let note = args.note.as_deref();
    let (rating, community) =
        desk.rating(&Written { community, item, value, by: None, note, reasons: &args.reason }).map_err(Failure)?;
    let number = desk.standard().number(&rating.item).unwrap_or(0);
    let by = rating.card.inspector;
    let committed = context.commit(&mut workspace, Some(by), &Command::Rate(vec![rating]))?;
    let (path, value) = (community.path(), value.as_str());
    line(&if committed.events.is_empty() {
        say!(context.words, "rate-unchanged", community = path, number = number, value = value)
    } else {
        say!(context.words, "rate-saved", community = path, number = number, value = value)
    });
    Ok(())
}

fn defaults<'a>(context: &Context, args: &'a RateArgs) -> Defaults<'a> {
    Defaults { meeting: args.meeting.as_deref(), by: args.by.as_deref(), current: current_inspector(&context.folder) }
}

/// A CSV's columns: `community,item,value[,by][,note]`, with or without that first row.
fn from_file(context: &Context, args: &RateArgs, path: &Path) -> Result<(), Failure> {
    let bytes = context.read(path)?;
    let mut workspace = context.open(Access::Write, "rate --from")?;
    let round = context.round(workspace.views())?;
    let read = read_marks(&context.words, workspace.views(), &round, defaults(context, args), &bytes);
    let ratings = read.map_err(|problems| context.refused_file(path, &problems))?.ratings;
    let (by, count) = (author(&ratings), ratings.len());
    let committed = context.commit(&mut workspace, by, &Command::Rate(ratings))?;
    line(&say!(context.words, "csv-saved", count = count, changed = committed.events.len()));
    Ok(())
}

/// The inspector of all rows, where it is one.
fn author(ratings: &[Rating]) -> Option<InspectorId> {
    let first = ratings.first()?.card.inspector;
    ratings.iter().all(|rating| rating.card.inspector == first).then_some(first)
}
