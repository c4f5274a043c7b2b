//! `starpoint fact …`

use super::Failure;
use super::args::FactVerb;
use super::context::{Context, line};
use crate::domain::command::Command;
use crate::domain::standard::FactValue;
use crate::text::lists::given;
use crate::text::normalise::plain_number;
use crate::text::say;
use crate::workspace::Access;

pub(super) fn run(context: &Context, verb: FactVerb) -> Result<(), Failure> {
    let words = &context.words;
    let FactVerb::Set { community, name, value } = verb;
    let parsed = read(&value).ok_or_else(|| Failure(say!(words, "fact-bad-value", value = given(&value))))?;
    let mut workspace = context.open(Access::Write, "fact set")?;
    let round = context.round(workspace.views())?;
    let community = context.community(workspace.views(), &community)?;
    let command = Command::SetFact { round: round.id, community: community.id, fact: name.clone(), value: parsed };
    context.commit(&mut workspace, None, &command)?;
    line(&say!(words, "fact-set", community = community.path(), fact = name, value = value));
    Ok(())
}

/// A fact's value: `92.5`, `92.5%`, yes/no, or `-` for none.
fn read(text: &str) -> Option<Option<FactValue>> {
    let plain = plain_number(text).trim().trim_end_matches(['%', '％']).trim().to_lowercase();
    match plain.as_str() {
        "-" => Some(None),
        "yes" | "y" | "true" | "是" | "有" => Some(Some(FactValue::YesNo(true))),
        "no" | "n" | "false" | "否" | "无" => Some(Some(FactValue::YesNo(false))),
        number => number.parse().ok().map(|points| Some(FactValue::Number(points))),
    }
}
