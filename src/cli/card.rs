//! `starpoint card …`

use clap::Subcommand;

use super::Failure;
use super::context::{Context, line};
use super::sheet;
use super::sheet::SheetArgs;
use crate::domain::command::Command;
use crate::domain::events::Text;
use crate::domain::ids::CardId;
use crate::text::say;
use crate::workspace::Access;

/// `card …`
#[derive(Debug, Subcommand)]
pub enum CardVerb {
    /// Sign.
    Sign {
        /// Community.
        community: String,
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
    },
    /// Open a signed one again.
    Reopen {
        /// Community.
        community: String,
        /// Why.
        #[arg(long)]
        reason: String,
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
    },
    /// Blank ones to print.
    Sheet(SheetArgs),
    /// Carry marks to another card.
    Move {
        /// Community.
        community: String,
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
        /// To this inspector's card.
        #[arg(long, value_name = "CODE", required_unless_present = "to_community")]
        to_inspector: Option<String>,
        /// To this community's card.
        #[arg(long, value_name = "COMMUNITY")]
        to_community: Option<String>,
    },
}

pub(super) fn run(context: &Context, verb: CardVerb) -> Result<(), Failure> {
    let (community, by, meeting, reason) = match verb {
        CardVerb::Sign { community, by, meeting } => (community, by, meeting, None),
        CardVerb::Reopen { community, reason, by, meeting } => (community, by, meeting, Some(reason)),
        CardVerb::Move { community, by, meeting, to_inspector, to_community } => {
            let wrong = Wrong { community: &community, by: by.as_deref(), meeting: meeting.as_deref() };
            return move_marks(context, &wrong, to_inspector.as_deref(), to_community.as_deref());
        }
        CardVerb::Sheet(args) => return sheet::run(context, &args),
    };
    let mut workspace = context.open(Access::Write, "card")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = context.community(views, &community)?;
    let inspector = context.by(views, by.as_deref())?;
    let meeting = context.meeting(views, &round, meeting.as_deref(), Some(&community))?;
    let card = CardId { meeting: meeting.id, community: community.id, inspector: inspector.id };
    let (path, code) = (community.path(), inspector.code);
    let (command, done) = match reason {
        None => (Command::SignCard(card), say!(context.words, "card-signed", community = path, code = code)),
        Some(reason) => (
            Command::ReopenCard { card, reason: Text::new(reason) },
            say!(context.words, "card-reopened", community = path, code = code),
        ),
    };
    context.commit(&mut workspace, Some(inspector.id), &command)?;
    line(&done);
    Ok(())
}

/// The card that marks were given on by mistake.
struct Wrong<'a> {
    community: &'a str,
    by: Option<&'a str>,
    meeting: Option<&'a str>,
}

fn move_marks(context: &Context, wrong: &Wrong, to_inspector: Option<&str>, to_community: Option<&str>) -> Result<(), Failure> {
    let mut workspace = context.open(Access::Write, "card move")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = context.community(views, wrong.community)?;
    let inspector = context.by(views, wrong.by)?;
    let meeting = context.meeting(views, &round, wrong.meeting, Some(&community))?.id;
    let right = match to_community {
        Some(text) => context.community(views, text)?,
        None => community.clone(),
    };
    let rater = match to_inspector {
        Some(code) => context.inspector(views, code)?,
        None => inspector.clone(),
    };
    let from = CardId { meeting, community: community.id, inspector: inspector.id };
    let to = CardId { meeting, community: right.id, inspector: rater.id };
    let committed = context.commit(&mut workspace, Some(inspector.id), &Command::MoveMarks { from, to })?;
    let count = committed.events.iter().filter(|event| workspace.views().change(**event).is_some()).count() / 2;
    let (code, place) = (inspector.code, community.path());
    let (from, to) = (format!("{place} {code}"), format!("{} {}", right.path(), rater.code));
    line(&say!(context.words, "marks-moved", from = from, to = to, count = count, code = code));
    Ok(())
}
