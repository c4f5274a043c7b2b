//! `starpoint rank`: from the standings that are kept current; no rating is read. `--json` adds what `result --json` tells of
//! each community, for which its cards are read.

use super::Failure;
use super::context::{Context, line};
use super::result::{community_json, ranking};
use crate::domain::views::Read;
use crate::text::say;
use crate::workspace::Access;

pub(super) fn run(context: &Context, json: bool) -> Result<(), Failure> {
    let workspace = context.open(Access::Read, "rank")?;
    let views: &dyn Read = workspace.views();
    let round = context.round(views)?;
    let rows = ranking(views, round.id);
    if json {
        let all: Vec<_> = rows
            .iter()
            .map(|row| {
                let mut object = community_json(views, round.id, row);
                if let Some(object) = object.as_object_mut() {
                    object.insert("rank".to_owned(), row.rank.into());
                }
                object
            })
            .collect();
        line(&serde_json::Value::from(all).to_string());
        return Ok(());
    }
    context.note_independent(views, round.id, &rows.iter().map(|row| row.community.id).collect::<Vec<_>>());
    if rows.is_empty() {
        line(&say!(context.words, "result-none", round = round.name));
    }
    for row in rows {
        let rank = row.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        line(&format!("{rank:>3}  {}", row.line(context)));
    }
    Ok(())
}
