//! `starpoint rank`: from the standings that are kept current; no rating is read. `--json` adds what `result --json` tells of
//! each community, for which its cards are read.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Failure;
use super::context::{Context, line};
use super::result::{Row, community_json, ranking};
use crate::domain::views::{Read, RoundHead};
use crate::text::{lists, say};
use crate::workspace::Access;

pub(super) fn run(context: &Context, group: Option<&str>, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let workspace = context.open(Access::Read, "rank")?;
    let views: &dyn Read = workspace.views();
    let round = context.round(views)?;
    let mut rows = ranking(views, round.id);
    if let Some(group) = group {
        let known: BTreeSet<String> = rows.iter().map(|row| row.community.group.clone()).filter(|one| !one.is_empty()).collect();
        rows.retain(|row| row.community.group == group);
        if rows.is_empty() && known.is_empty() {
            return Err(Failure(say!(words, "rank-no-groups", round = round.name)));
        }
        if rows.is_empty() {
            return Err(Failure(say!(words, "rank-no-group", group = group, known = lists::listed(words, &known))));
        }
    }
    if json {
        let all: Vec<Value> = rows.iter().map(|row| to_json(views, &round, row)).collect();
        line(&Value::from(all).to_string());
        return Ok(());
    }
    context.note_independent(views, round.id, &rows.iter().map(|row| row.community.id).collect::<Vec<_>>());
    if rows.is_empty() {
        line(&say!(words, "result-none", round = round.name));
    }
    for row in rows {
        let rank = if group.is_some() { row.group_rank } else { row.rank };
        let rank = rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        let aside = match (group, row.rank, row.group_rank) {
            (Some(_), Some(rank), _) => say!(words, "rank-in-round", rank = rank),
            (None, _, Some(rank)) => say!(words, "rank-in-group", group = row.community.group.as_str(), rank = rank),
            _ => String::new(),
        };
        line(format!("{rank:>3}  {}  {aside}", row.line(context)).trim_end());
    }
    Ok(())
}

fn to_json(views: &dyn Read, round: &RoundHead, row: &Row) -> Value {
    let mut object = community_json(views, round.id, row);
    if let Some(object) = object.as_object_mut() {
        let group = Some(row.community.group.as_str()).filter(|group| !group.is_empty());
        object.insert("rank".to_owned(), row.rank.into());
        object.insert("group".to_owned(), group.into());
        object.insert("group_rank".to_owned(), row.group_rank.into());
    }
    object
}
