//! `starpoint action …`: what a community has to put right, from proposal to 销号.

mod args;
mod list;
mod papers;

use super::Failure;
use super::context::{Context, line};
use crate::clock;
use crate::critique::proposals;
use crate::domain::action::{Action, Check, Kind, Progress, Rectification, Status, Verdict};
use crate::domain::command::{ActionChange, ActionStep, Command};
use crate::domain::day::Day;
use crate::domain::events::Text;
use crate::domain::ids::ActionId;
use crate::domain::lookup;
use crate::domain::refusal::Refusal;
use crate::domain::standing::is_sealed;
use crate::domain::views::{Community, Read, RoundHead};
use crate::text::lists::given;
use crate::text::{actions, refusal, say};
use crate::workspace::actions::{counted_from, named, step, taken, today};
use crate::workspace::{Access, Workspace, current_inspector};
pub use args::ActionVerb;
use args::{FieldArgs, StepArgs};

pub(super) fn run(context: &Context, verb: ActionVerb) -> Result<(), Failure> {
    match verb {
        ActionVerb::List { community, overdue, on, json } => {
            list::list(context, community.as_deref(), overdue, on.as_deref(), json)
        }
        ActionVerb::Propose { community, meeting, dry_run } => propose(context, &community, meeting.as_deref(), dry_run),
        ActionVerb::Add { community, problem, meeting, fields } => {
            add(context, &community, &problem, meeting.as_deref(), &fields)
        }
        ActionVerb::Edit { community, number, problem, fields } => {
            let change = |context: &Context, views: &dyn Read, action: &Action| {
                let mut task = action.task.clone();
                if let Some(problem) = &problem {
                    task.problem = Text::new(problem.clone());
                }
                fields.fill(context, views, action.round, &mut task)?;
                Ok(ActionStep::Keep(Some(task)))
            };
            one(context, &community, &number, change, |words, path, action| {
                say!(words, "action-edited", community = path, number = action.number)
            })
        }
        ActionVerb::Close(args) => moved(context, &args, Status::Closed),
        ActionVerb::OnSpot(args) => moved(context, &args, Status::OnSpot),
        ActionVerb::Reported(args) => moved(context, &args, Status::Reported),
        ActionVerb::Reopen(args) => moved(context, &args, Status::Open),
        ActionVerb::Check { community, number, verdict, evidence, meeting, on } => {
            let check = |context: &Context, views: &dyn Read, action: &Action| {
                let (round, labels) = (context.round(views)?, context.community(views, &community)?);
                let again = context.meeting(views, &round, meeting.as_deref(), Some(&labels))?;
                debug_assert_eq!(labels.id, action.community);
                let day = on.as_deref().map(|text| day(context, text)).transpose()?.unwrap_or_else(|| counted_from(&again));
                let verdict = Verdict::ALL.into_iter().find(|one| one.id() == verdict).unwrap_or(Verdict::NotDone);
                Ok(ActionStep::Check { at: again.id, check: Some(Check { verdict, evidence: Text::new(evidence), day }) })
            };
            one(context, &community, &number, check, |words, path, action| {
                say!(words, "action-checked", community = path, number = action.number)
            })
        }
        ActionVerb::Notice { community, number, to } => papers::notice(context, &community, number.as_deref(), &to),
        ActionVerb::Register { overdue, on, to } => papers::register(context, overdue, on.as_deref(), &to),
        ActionVerb::Form { community, output } => papers::form(context, community.as_deref(), &output),
        ActionVerb::Import { file, dry_run } => papers::import(context, &file, dry_run),
        ActionVerb::Calendar { community, output } => papers::calendar(context, community.as_deref(), &output),
        ActionVerb::Remove { community, number } => {
            let withdraw = |_: &Context, _: &dyn Read, _: &Action| Ok(ActionStep::Keep(None));
            one(context, &community, &number, withdraw, |words, path, action| {
                say!(words, "action-removed", community = path, number = action.number)
            })
        }
    }
}

/// A day as typed.
fn day(context: &Context, text: &str) -> Result<Day, Failure> {
    Day::parse(text).ok_or_else(|| Failure(say!(context.words, "meeting-bad-date", date = given(text))))
}

impl FieldArgs {
    /// Writes what was given into an action; nothing behind an option takes the field away.
    fn fill(
        &self,
        context: &Context,
        views: &dyn Read,
        round: crate::domain::ids::RoundId,
        task: &mut Rectification,
    ) -> Result<(), Failure> {
        if let Some(text) = &self.item {
            let unknown = || refusal::word(&context.words, views, &Refusal::UnknownItem { item: text.clone() });
            let standard = views.round_checklist(round).ok_or_else(|| Failure(unknown()))?;
            let found = || lookup::item(&standard, text).map(|item| item.id.clone()).ok_or_else(|| Failure(unknown()));
            task.item = if text.trim().is_empty() { None } else { Some(found()?) };
        }
        let text = |text: &String| (!text.trim().is_empty()).then(|| Text::new(text.clone()));
        for (given, field) in
            [(&self.evidence, &mut task.evidence), (&self.unit, &mut task.unit), (&self.measure, &mut task.measure)]
        {
            if let Some(given) = given {
                *field = text(given);
            }
        }
        if let Some(id) = &self.kind {
            task.kind = Kind::ALL.into_iter().find(|kind| kind.id() == id).unwrap_or(task.kind);
        }
        if let Some(text) = &self.due {
            task.due = if text.trim().is_empty() { None } else { Some(day(context, text)?) };
        }
        Ok(())
    }
}

/// Does changes and answers whether anything changed.
fn commit(context: &Context, workspace: &mut Workspace, changes: Vec<ActionChange>) -> Result<bool, Failure> {
    let by = current_inspector(workspace.folder());
    let committed = context.commit(workspace, by, &Command::ChangeActions(changes))?;
    Ok(!committed.events.is_empty())
}

fn propose(context: &Context, community: &str, meeting: Option<&str>, dry_run: bool) -> Result<(), Failure> {
    let words = &context.words;
    let mut workspace = context.open(if dry_run { Access::Read } else { Access::Write }, "action propose")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = context.community(views, community)?;
    let meeting = context.meeting(views, &round, meeting, Some(&community))?;
    if is_sealed(views, &meeting, community.id) {
        return Err(Failure(say!(words, "action-sealed", community = community.path())));
    }
    let proposals = proposals(views, meeting.id, community.id, words);
    if proposals.is_empty() {
        line(&say!(words, "action-nothing-proposed", community = community.path()));
        return Ok(());
    }
    let tasks: Vec<Rectification> = proposals.iter().map(|one| one.task(counted_from(&meeting))).collect();
    for (number, task) in (1..).zip(&tasks) {
        let (problem, due, unit) = (actions::text(words, &task.problem), actions::due(words, task), actions::unit(words, task));
        line(&say!(words, "action-proposed-line", number = number, problem = problem, due = due, unit = unit));
    }
    if !dry_run {
        commit(context, &mut workspace, taken(&proposals, &meeting, community.id))?;
        line(&say!(words, "action-taken", community = community.path(), count = tasks.len()));
    }
    Ok(())
}

fn add(context: &Context, community: &str, problem: &str, meeting: Option<&str>, fields: &FieldArgs) -> Result<(), Failure> {
    let mut workspace = context.open(Access::Write, "action add")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = context.community(views, community)?;
    let meeting = context.meeting(views, &round, meeting, Some(&community))?;
    let problem = Text::new(problem);
    let kind = Kind::Limited;
    let mut task = Rectification { item: None, problem, evidence: None, kind, unit: None, due: None, measure: None };
    fields.fill(context, views, round.id, &mut task)?;
    let action = ActionId(clock::new_id());
    let step = ActionStep::Keep(Some(task));
    let change = ActionChange { action, meeting: meeting.id, community: community.id, step };
    commit(context, &mut workspace, vec![change])?;
    let held = named(workspace.views(), round.id, community.id, &action.to_string());
    let number = held.map_or(0, |action| action.number);
    line(&say!(context.words, "action-added", community = community.path(), number = number));
    Ok(())
}

fn moved(context: &Context, args: &StepArgs, status: Status) -> Result<(), Failure> {
    let day = args.on.as_deref().map(|text| day(context, text)).transpose()?.unwrap_or_else(today);
    let reason = args.reason.clone().map(Text::new);
    let progress = |_: &Context, _: &dyn Read, _: &Action| Ok(ActionStep::Move(Progress { status, day, reason }));
    one(context, &args.community, &args.number, progress, |words, path, action| {
        let status = actions::status(words, status);
        say!(words, "action-moved", community = path, number = action.number, status = status)
    })
}

/// The action a person named, in the round asked for.
fn found(context: &Context, views: &dyn Read, round: &RoundHead, community: &Community, text: &str) -> Result<Action, Failure> {
    let unknown = || say!(context.words, "action-unknown", community = community.path(), number = given(text));
    named(views, round.id, community.id, text).ok_or_else(|| Failure(unknown()))
}

/// Does one thing to one action and says so.
fn one(
    context: &Context,
    community: &str,
    number: &str,
    what: impl FnOnce(&Context, &dyn Read, &Action) -> Result<ActionStep, Failure>,
    done: impl FnOnce(&crate::text::Words, String, &Action) -> String,
) -> Result<(), Failure> {
    let mut workspace = context.open(Access::Write, "action")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = context.community(views, community)?;
    let action = found(context, views, &round, &community, number)?;
    let change = step(&action, what(context, views, &action)?);
    let changed = commit(context, &mut workspace, vec![change])?;
    line(&if changed { done(&context.words, community.path(), &action) } else { say!(context.words, "unchanged") });
    Ok(())
}
