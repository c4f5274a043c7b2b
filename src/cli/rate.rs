//! `starpoint rate`: one mark, or a file of them, whole or not at all.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Failure;
use super::context::{Context, line};
use crate::domain::command::{Command, Rating};
use crate::domain::ids::InspectorId;
use crate::domain::value::Value;
use crate::domain::value_text::write_value;
use crate::domain::views::CardItem;
use crate::text::say;
use crate::workspace::marks_file::{Defaults, Desk, Written, read_marks};
use crate::workspace::{Access, Workspace, current_inspector};

/// `rate …`
#[derive(Debug, Args)]
pub struct RateArgs {
    /// Community.
    #[arg(required_unless_present = "from")]
    pub community: Option<String>,
    /// Item id or running number.
    #[arg(required_unless_present = "from")]
    pub item: Option<String>,
    /// Value.
    #[arg(required_unless_present = "from", allow_hyphen_values = true)]
    pub value: Option<String>,
    /// Inspector's code.
    #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
    pub by: Option<String>,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
    /// Who enters it from paper.
    #[arg(long, value_name = "CODE")]
    pub entered_by: Option<String>,
    /// Keep nothing: tell what differs.
    #[arg(long, requires = "from", conflicts_with = "entered_by")]
    pub compare: bool,
    /// Note.
    #[arg(long, conflicts_with = "from")]
    pub note: Option<String>,
    /// Reason for lost points: the number of a phrase, or words.
    #[arg(long, conflicts_with = "from", value_name = "N|TEXT")]
    pub reason: Vec<String>,
    /// CSV file, `-` for stdin.
    #[arg(long, value_name = "FILE", conflicts_with = "community")]
    pub from: Option<PathBuf>,
}

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
    let (by, command) = command(context, &workspace, args, vec![rating])?;
    let committed = context.commit(&mut workspace, by, &command)?;
    let (path, value) = (community.path(), value.as_str());
    line(&if committed.events.is_empty() {
        say!(context.words, "rate-unchanged", community = path, number = number, value = value)
    } else {
        say!(context.words, "rate-saved", community = path, number = number, value = value)
    });
    Ok(())
}

/// In whose name what is done: marks are their inspectors', given on a screen or entered from paper by somebody.
fn command(
    context: &Context,
    workspace: &Workspace,
    args: &RateArgs,
    ratings: Vec<Rating>,
) -> Result<(Option<InspectorId>, Command), Failure> {
    let Some(code) = &args.entered_by else { return Ok((author(&ratings), Command::Rate(ratings))) };
    let by = context.inspector(workspace.views(), code)?.id;
    Ok((Some(by), Command::Enter { by, ratings }))
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
    if args.compare {
        return compare(context, &workspace, &ratings);
    }
    let count = ratings.len();
    let (by, command) = command(context, &workspace, args, ratings)?;
    let committed = context.commit(&mut workspace, by, &command)?;
    line(&say!(context.words, "csv-saved", count = count, changed = committed.events.len()));
    Ok(())
}

/// What a second entry (复核) has otherwise than the first, a line each; refused where there is something.
fn compare(context: &Context, workspace: &Workspace, ratings: &[Rating]) -> Result<(), Failure> {
    let (words, views) = (&context.words, workspace.views());
    let mut different = 0;
    for rating in ratings {
        let second = rating.mark.as_ref().and_then(Option::as_ref).map(|mark| &mark.value);
        let card = views.card(rating.card).unwrap_or_default();
        let first = card.item(&rating.item).and_then(CardItem::mark).map(|mark| &mark.value);
        if first == second {
            continue;
        }
        different += 1;
        let standard = views.meeting(rating.card.meeting).and_then(|meeting| views.round_checklist(meeting.round));
        let item = standard.as_ref().and_then(|standard| standard.item(&rating.item));
        let told = |value: Option<&Value>| match (item, value) {
            (Some(item), Some(value)) => write_value(item, value),
            _ => "-".to_owned(),
        };
        let number = standard.as_ref().and_then(|standard| standard.number(&rating.item)).unwrap_or(0);
        let community = views.community(rating.card.community).map_or_else(String::new, |community| community.path());
        let code = views.inspector(rating.card.inspector).map_or_else(String::new, |inspector| inspector.code);
        let (first, second) = (told(first), told(second));
        line(&say!(words, "compare-line", community = community, code = code, number = number, first = first, second = second));
    }
    if different > 0 {
        return Err(Failure(say!(words, "compare-different", count = different, all = ratings.len())));
    }
    line(&say!(words, "compare-alike", all = ratings.len()));
    Ok(())
}

/// The inspector of all rows, where it is one.
fn author(ratings: &[Rating]) -> Option<InspectorId> {
    let first = ratings.first()?.card.inspector;
    ratings.iter().all(|rating| rating.card.inspector == first).then_some(first)
}
