//! `starpoint action list`.

use serde_json::{Value, json};

use super::super::Failure;
use super::super::context::{Context, line};
use super::day;
use crate::domain::action::{Action, by_urgency, of_community, of_round};
use crate::domain::events::Text;
use crate::domain::views::{Community, Read};
use crate::text::{actions, say};
use crate::workspace::Access;
use crate::workspace::actions::today;

pub(super) fn list(
    context: &Context,
    community: Option<&str>,
    overdue: bool,
    on: Option<&str>,
    json: bool,
) -> Result<(), Failure> {
    let words = &context.words;
    let on = on.map(|text| day(context, text)).transpose()?.unwrap_or_else(today);
    let workspace = context.open(Access::Read, "action list")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let mut all = if let Some(text) = community {
        of_community(views, round.id, context.community(views, text)?.id)
    } else {
        let mut all = of_round(views, round.id);
        by_urgency(&mut all);
        all
    };
    all.retain(|action| !overdue || action.overdue(on).is_some());
    if json {
        let rows: Vec<Value> = all.iter().map(|action| to_json(views, action)).collect();
        line(&Value::from(rows).to_string());
    } else if all.is_empty() {
        line(&if overdue { say!(words, "action-none-overdue") } else { say!(words, "action-none", round = round.name) });
    }
    for action in all.iter().filter(|_| !json) {
        let (problem, due) = (actions::text(words, &action.task.problem), actions::due(words, &action.task));
        let (unit, standing) = (actions::unit(words, &action.task), actions::standing(words, action, on));
        let community = views.community(action.community).map_or_else(String::new, |community| community.path());
        let number = action.number;
        let text = say!(words, "action-line", community = community, number = number, problem = problem, due = due, unit = unit);
        line(&format!("{text}  {standing}"));
    }
    Ok(())
}

/// One action; nothing in it depends on the day it is printed.
fn to_json(views: &dyn Read, action: &Action) -> Value {
    let task = &action.task;
    let text = |text: Option<&Text>| text.and_then(|text| text.text.clone());
    json!({
        "community": views.community(action.community).as_ref().map(Community::label),
        "number": action.number,
        "id": action.id.to_string(),
        "meeting": views.meeting(action.meeting).map(|meeting| meeting.name),
        "item": task.item,
        "problem": task.problem.text,
        "evidence": text(task.evidence.as_ref()),
        "kind": task.kind.id(),
        "unit": text(task.unit.as_ref()),
        "due": task.due.map(|day| day.to_string()),
        "measure": text(task.measure.as_ref()),
        "status": action.status().id(),
        "since": action.progress.as_ref().map(|progress| progress.day.to_string()),
        "checks": action.checks.iter().map(|(at, check)| json!({
            "meeting": views.meeting(*at).map(|meeting| meeting.name),
            "verdict": check.verdict.id(),
            "evidence": check.evidence.text,
            "day": check.day.to_string(),
        })).collect::<Vec<_>>(),
        "reason": text(action.progress.as_ref().and_then(|progress| progress.reason.as_ref())),
    })
}
