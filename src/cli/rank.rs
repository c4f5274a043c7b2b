//! `starpoint rank`: from the standings that are kept current; no rating is read.

use super::Failure;
use super::context::{Context, line};
use super::result::{Row, community_json, rows};
use crate::domain::views::Read;
use crate::text::say;
use crate::workspace::Access;

pub(super) fn run(context: &Context, json: bool) -> Result<(), Failure> {
    let workspace = context.open(Access::Read, "rank")?;
    let views: &dyn Read = workspace.views();
    let round = context.round(views)?;
    let mut rows = rows(views, round.id);
    rank(&mut rows);
    if json {
        let all: Vec<_> = rows
            .iter()
            .map(|row| {
                let mut object = community_json(context, views, round.id, row);
                if let Some(object) = object.as_object_mut() {
                    object.insert("rank".to_owned(), row.rank.into());
                }
                object
            })
            .collect();
        line(&serde_json::Value::from(all).to_string());
        return Ok(());
    }
    if rows.is_empty() {
        line(&say!(context.words, "result-none", round = round.name));
    }
    for row in rows {
        let rank = row.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        line(&format!("{rank:>3}  {}", row.line(context)));
    }
    Ok(())
}

/// Sorts: finished communities by exact total, equal totals sharing a rank (1, 2, 2, 4); provisional ones behind, unranked.
fn rank(rows: &mut [Row]) {
    rows.sort_by(|a, b| {
        let key = |row: &Row| (row.standing.provisional, row.standing.stars.is_none());
        key(a)
            .cmp(&key(b))
            .then_with(|| b.standing.stars.cmp(&a.standing.stars))
            .then_with(|| b.standing.total.cmp(&a.standing.total))
            .then_with(|| a.community.path().cmp(&b.community.path()))
    });
    let mut last: Option<(usize, Option<u8>, Option<crate::domain::points::Exact>)> = None;
    for (position, row) in (1..).zip(rows) {
        if row.standing.provisional || row.standing.total.is_none() {
            continue;
        }
        let place = match &last {
            Some((place, stars, total)) if *stars == row.standing.stars && *total == row.standing.total => *place,
            _ => position,
        };
        row.rank = Some(place);
        last = Some((place, row.standing.stars, row.standing.total.clone()));
    }
}
