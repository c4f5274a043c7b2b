//! `starpoint card sheet`: blank score sheets to print.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::context::{Context, line};
use super::report::{format, means, rendered};
use crate::domain::paper;
use crate::report;
use crate::text::say;
use crate::workspace::Access;

/// `card sheet …`
#[derive(Debug, Args)]
pub struct SheetArgs {
    /// Community.
    #[arg(required_unless_present = "all")]
    pub community: Option<String>,
    /// Of every stop of the meeting.
    #[arg(long, conflicts_with = "community")]
    pub all: bool,
    /// Inspector's code; the whole panel when left out.
    #[arg(long, value_name = "CODE")]
    pub by: Option<String>,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
    /// A name of [`Format`](crate::report::Format); without it the file's extension tells.
    #[arg(long)]
    pub format: Option<String>,
    /// File, `-` for stdout.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

pub(super) fn run(context: &Context, args: &SheetArgs) -> Result<(), Failure> {
    let words = &context.words;
    let format = format(context, args.format.as_deref(), Some(&args.output))?;
    let means = means(context, None, format)?;
    let workspace = context.open(Access::Read, "card sheet")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = args.community.as_deref().map(|text| context.community(views, text)).transpose()?;
    let meeting = context.meeting(views, &round, args.meeting.as_deref(), community.as_ref())?;
    let inspector = args.by.as_deref().map(|code| context.inspector(views, code)).transpose()?;
    let id = community.as_ref().map(|community| community.id);
    let cards = paper::sheets(views, &meeting, id, inspector.as_ref().map(|inspector| inspector.id));
    let none = || Failure(say!(words, "sheet-none", meeting = meeting.name.as_str()));
    let document = report::sheets(views, &cards, words).ok_or_else(none)?;
    context.write(&args.output, &rendered(context, format, &document, &means)?)?;
    if args.output.as_os_str() != "-" {
        line(&say!(words, "sheet-made", count = cards.len(), file = args.output.display().to_string()));
    }
    Ok(())
}
