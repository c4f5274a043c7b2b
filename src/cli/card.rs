//! `starpoint card …`

use super::Failure;
use super::args::CardVerb;
use super::context::{Context, line};
use crate::domain::command::Command;
use crate::domain::events::Text;
use crate::domain::ids::CardId;
use crate::text::say;
use crate::workspace::Access;

pub(super) fn run(context: &Context, verb: CardVerb) -> Result<(), Failure> {
    let (community, by, meeting, reason) = match verb {
        CardVerb::Sign { community, by, meeting } => (community, by, meeting, None),
        CardVerb::Reopen { community, reason, by, meeting } => (community, by, meeting, Some(reason)),
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
