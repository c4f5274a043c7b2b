//! `starpoint fact …`

use clap::Subcommand;

use super::Failure;
use super::context::{Context, line};
use crate::domain::command::Command;
use crate::text::lists::given;
use crate::text::{facts, say};
use crate::workspace::Access;

/// `fact …`
#[derive(Debug, Subcommand)]
pub enum FactVerb {
    /// Enter one.
    Set {
        /// Community.
        community: String,
        /// The fact's id.
        name: String,
        /// Number, yes/no, or `-` to take it back.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

pub(super) fn run(context: &Context, verb: FactVerb) -> Result<(), Failure> {
    let words = &context.words;
    let FactVerb::Set { community, name, value } = verb;
    let parsed = facts::read(&value).ok_or_else(|| Failure(say!(words, "fact-bad-value", value = given(&value))))?;
    let mut workspace = context.open(Access::Write, "fact set")?;
    let round = context.round(workspace.views())?;
    let community = context.community(workspace.views(), &community)?;
    let command = Command::SetFact { round: round.id, community: community.id, fact: name.clone(), value: parsed };
    context.commit(&mut workspace, None, &command)?;
    line(&say!(words, "fact-set", community = community.path(), fact = name, value = value));
    Ok(())
}
