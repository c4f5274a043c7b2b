//! Actions (整改项): entered, changed, withdrawn, brought further.

use std::collections::{BTreeSet, HashMap};

use super::super::action::{ActionView, Check, Kind, Progress, Rectification, Status, Verdict};
use super::super::command::{ActionChange, ActionStep};
use super::super::day::Day;
use super::super::events::{Event, Text};
use super::super::ids::{ActionId, RoundId};
use super::super::refusal::{ActionText, Refusal, TextPlace};
use super::super::views::Read;
use super::{Decision, Warnings, guard, typed, whole};

/// Does all of it or nothing. A row may bring further what an earlier one enters.
pub(super) fn change(views: &dyn Read, changes: &[ActionChange]) -> Result<Decision, Refusal> {
    let (mut decision, mut refused) = (Decision::default(), Vec::new());
    let (mut entered, mut seen) = (BTreeSet::new(), HashMap::new());
    for (row, one) in (1..).zip(changes) {
        let keeps = matches!(one.step, ActionStep::Keep(_));
        let earlier = seen.insert((one.action, std::mem::discriminant(&one.step)), row);
        let decided = match earlier {
            Some(earlier) => Err(Refusal::Repeated { earlier }),
            None => changed(views, one, &entered, &mut decision),
        };
        match decided {
            Ok(()) if keeps => drop(entered.insert(one.action)),
            Ok(()) => {}
            Err(refusal) => refused.push((row, refusal)),
        }
    }
    whole(decision, changes.len(), refused)
}

fn changed(views: &dyn Read, one: &ActionChange, entered: &BTreeSet<ActionId>, decision: &mut Decision) -> Result<(), Refusal> {
    let meeting = views.meeting(one.meeting).ok_or(Refusal::UnknownMeeting)?;
    let round: RoundId = meeting.round;
    views.community(one.community).ok_or(Refusal::UnknownCommunity)?;
    let held = views.actions(round, one.community).and_then(|mut view| view.held.remove(&one.action));
    let new = held.is_none();
    let held: ActionView = held.unwrap_or_default();
    if held.meeting.is_some_and(|found| found != one.meeting) {
        return Err(Refusal::UnknownAction);
    }
    let (action, meeting_id, community) = (one.action, one.meeting, one.community);
    let mut warnings = Vec::new();
    match &one.step {
        ActionStep::Keep(task) => {
            let task = match task {
                Some(task) => {
                    // What was found stays, also when its stop has left the meeting since.
                    if new && !meeting.stops.contains(&community) {
                        return Err(Refusal::NotAStop);
                    }
                    let settled = held.progress.get().is_some_and(|progress| !progress.status.is_open());
                    if settled && held.task().is_some_and(|held| held != task) {
                        return Err(Refusal::ActionSettled);
                    }
                    if let Some(item) = &task.item {
                        let standard = views.round_checklist(round).ok_or(Refusal::UnknownRound)?;
                        standard.item(item).ok_or_else(|| Refusal::UnknownItem { item: item.clone() })?;
                    }
                    Some(checked(task, Day::parse(&meeting.date), &mut warnings)?)
                }
                None if held.task().is_none() => return Err(Refusal::UnknownAction),
                None => None,
            };
            if held.task.get() != Some(&task) || held.task.heads().len() > 1 {
                let replaces = held.task.heads();
                decision.events.push(Event::ActionKept { action, round, meeting: meeting_id, community, task, replaces });
            }
        }
        ActionStep::Move(progress) => {
            if held.task().is_none() && !entered.contains(&action) {
                return Err(Refusal::UnknownAction);
            }
            let progress = moved(progress, &mut warnings)?;
            let is_so = held
                .progress
                .get()
                .map_or(progress.status == Status::Open && progress.reason.is_none(), |held| *held == progress);
            if !is_so || held.progress.heads().len() > 1 {
                let replaces = held.progress.heads();
                decision.events.push(Event::ActionMoved { action, round, meeting: meeting_id, community, progress, replaces });
            }
        }
        ActionStep::Check { at, check } => {
            if held.task().is_none() {
                return Err(Refusal::UnknownAction);
            }
            let again = views.meeting(*at).ok_or(Refusal::UnknownMeeting)?;
            if !again.stops.contains(&community) {
                return Err(Refusal::NotAStop);
            }
            let check = check.as_ref().map(|check| checked_again(check, &mut warnings)).transpose()?;
            let seen = held.checks.get(at).cloned().unwrap_or_default();
            if seen.get().cloned().flatten() == check && seen.heads().len() < 2 {
                return Ok(());
            }
            let far = check.as_ref().map(|check| {
                let status = if check.verdict == Verdict::Done { Status::Closed } else { Status::Open };
                Progress { status, day: check.day, reason: Some(check.evidence.clone()) }
            });
            let (at, replaces) = (*at, seen.heads());
            decision.events.push(Event::ActionChecked { action, round, meeting: meeting_id, community, at, check, replaces });
            if let Some(progress) = far {
                let replaces = held.progress.heads();
                decision.events.push(Event::ActionMoved { action, round, meeting: meeting_id, community, progress, replaces });
            }
        }
    }
    decision.warnings.append(&mut warnings);
    Ok(())
}

/// What is to be put right, past the guard, with the day its kind asks for.
fn checked(task: &Rectification, meeting: Option<Day>, warnings: &mut Warnings) -> Result<Rectification, Refusal> {
    let mut text = |text: Option<&Text>, which: ActionText| -> Result<Option<Text>, Refusal> {
        let Some(text) = text else { return Ok(None) };
        guard(text.as_str(), &TextPlace::Action(which), warnings)?;
        Ok(typed(text.as_str()))
    };
    let place = TextPlace::Action(ActionText::Problem);
    let problem = text(Some(&task.problem), ActionText::Problem)?.ok_or(Refusal::TextMissing { place })?;
    let (due, kind) = (task.due, task.kind);
    if due.is_none() && kind != Kind::LongTerm {
        return Err(Refusal::DueMissing);
    }
    if let (Some(due), Some(meeting)) = (due, meeting)
        && due < meeting
    {
        return Err(Refusal::DueTooEarly { due, meeting });
    }
    Ok(Rectification {
        item: task.item.clone(),
        problem,
        evidence: text(task.evidence.as_ref(), ActionText::Evidence)?,
        kind,
        unit: text(task.unit.as_ref(), ActionText::Unit)?,
        due,
        measure: text(task.measure.as_ref(), ActionText::Measure)?,
    })
}

/// What a re-inspection saw, past the guard; it always says on what it rests.
fn checked_again(check: &Check, warnings: &mut Warnings) -> Result<Check, Refusal> {
    let place = TextPlace::Action(ActionText::Evidence);
    guard(check.evidence.as_str(), &place, warnings)?;
    let evidence = typed(check.evidence.as_str()).ok_or(Refusal::TextMissing { place })?;
    Ok(Check { evidence, ..check.clone() })
}

/// How far it is, past the guard; what is closed says why.
fn moved(progress: &Progress, warnings: &mut Warnings) -> Result<Progress, Refusal> {
    let place = TextPlace::Action(ActionText::Reason);
    let reason = match &progress.reason {
        Some(reason) => {
            guard(reason.as_str(), &place, warnings)?;
            typed(reason.as_str())
        }
        None => None,
    };
    if progress.status == Status::Closed && reason.is_none() {
        return Err(Refusal::TextMissing { place });
    }
    Ok(Progress { reason, ..progress.clone() })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::action::{Action, of_community};
    use crate::domain::command::Command;
    use crate::domain::ids::CommunityId;
    use crate::domain::laws::world::{Laptop, MEETING, ROUND, community, meeting};
    use crate::domain::privacy::Refused;

    const FIRST: ActionId = ActionId(Uuid::from_u128(0x900));

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn task(problem: &str) -> Rectification {
        Rectification {
            item: Some("tidy".into()),
            problem: Text::new(problem),
            evidence: Some(Text::new("3号楼")),
            kind: Kind::Limited,
            unit: Some(Text::new("社区居委会")),
            due: Some(day("2026-12-08")),
            measure: None,
        }
    }

    fn of(community: CommunityId, step: ActionStep) -> Command {
        Command::ChangeActions(vec![ActionChange { action: FIRST, meeting: MEETING, community, step }])
    }

    fn keep(task: Option<Rectification>) -> Command {
        of(community(0), ActionStep::Keep(task))
    }

    fn go(status: Status, reason: &str) -> Command {
        let reason = (!reason.is_empty()).then(|| Text::new(reason));
        of(community(0), ActionStep::Move(Progress { status, day: day("2026-12-01"), reason }))
    }

    fn held(laptop: &Laptop) -> Vec<Action> {
        of_community(laptop.read(), ROUND, community(0))
    }

    #[test]
    fn an_action_is_entered_brought_further_closed_and_opened_again() {
        let mut laptop = Laptop::set_up();
        laptop.must(&keep(Some(task(" 楼道堆物 "))));
        assert_eq!(held(&laptop)[0].task.problem.as_str(), "楼道堆物");
        assert_eq!((held(&laptop)[0].status(), held(&laptop)[0].number), (Status::Open, 1));
        assert_eq!(held(&laptop)[0].overdue(day("2026-12-10")), Some(2));
        assert_eq!(held(&laptop)[0].overdue(day("2026-12-08")), None, "the last day is in time");
        laptop.must(&go(Status::Reported, ""));
        assert!(held(&laptop)[0].overdue(day("2026-12-10")).is_some(), "said to be done is not seen to be done");
        assert_eq!(
            laptop.refused(&go(Status::Closed, " ")),
            Refusal::TextMissing { place: TextPlace::Action(ActionText::Reason) }
        );
        laptop.must(&go(Status::Closed, "现场复核"));
        assert_eq!(held(&laptop)[0].overdue(day("2027-12-10")), None);
        assert_eq!(laptop.refused(&keep(Some(task("改写")))), Refusal::ActionSettled);
        laptop.must(&go(Status::Open, "复发"));
        laptop.must(&keep(Some(task("改写"))));
        laptop.must(&keep(None));
        assert!(held(&laptop).is_empty());
        assert_eq!(laptop.refused(&go(Status::Reported, "")), Refusal::UnknownAction);
    }

    #[test]
    fn the_same_again_is_no_event_and_what_is_wrong_is_refused() {
        let mut laptop = Laptop::set_up();
        laptop.must(&keep(Some(task("楼道堆物"))));
        assert!(laptop.must(&keep(Some(task("楼道堆物")))).is_empty());
        assert!(laptop.must(&go(Status::Open, "")).is_empty());
        let due = |due: Option<&str>, kind| keep(Some(Rectification { due: due.map(day), kind, ..task("楼道堆物") }));
        assert_eq!(laptop.refused(&due(None, Kind::Now)), Refusal::DueMissing);
        laptop.must(&due(None, Kind::LongTerm));
        let early = Refusal::DueTooEarly { due: day("2026-11-22"), meeting: day("2026-11-23") };
        assert_eq!(laptop.refused(&due(Some("2026-11-22"), Kind::Limited)), early);
        let item = Some("nothing".to_owned());
        let unknown = keep(Some(Rectification { item, ..task("楼道堆物") }));
        assert_eq!(laptop.refused(&unknown), Refusal::UnknownItem { item: "nothing".into() });
        assert_eq!(laptop.refused(&of(community(4), ActionStep::Keep(Some(task("堆物"))))), Refusal::NotAStop);
        assert_eq!(
            laptop.refused(&keep(Some(task(" ")))),
            Refusal::TextMissing { place: TextPlace::Action(ActionText::Problem) }
        );
    }

    #[test]
    fn every_text_passes_the_privacy_guard() {
        let mut laptop = Laptop::set_up();
        let secret = || Some(Text::new("11010519491231002X"));
        let base = task("楼道堆物");
        for (which, task) in [
            (ActionText::Problem, Rectification { problem: secret().unwrap(), ..base.clone() }),
            (ActionText::Evidence, Rectification { evidence: secret(), ..base.clone() }),
            (ActionText::Unit, Rectification { unit: secret(), ..base.clone() }),
            (ActionText::Measure, Rectification { measure: secret(), ..base.clone() }),
        ] {
            let private = Refusal::Private { place: TextPlace::Action(which), kind: Refused::ResidentId };
            assert_eq!(laptop.refused(&keep(Some(task))), private);
        }
        laptop.must(&keep(Some(base)));
        let private = Refusal::Private { place: TextPlace::Action(ActionText::Reason), kind: Refused::ResidentId };
        assert_eq!(laptop.refused(&go(Status::Closed, "11010519491231002X")), private);
    }

    #[test]
    fn a_re_inspection_closes_what_is_put_right_and_opens_what_is_not() {
        let mut laptop = Laptop::set_up();
        laptop.must(&keep(Some(task("楼道堆物"))));
        laptop.must(&go(Status::Reported, "社区自报"));
        let see = |verdict, evidence: &str| {
            let check = Check { verdict, evidence: Text::new(evidence), day: day("2027-02-01") };
            of(community(0), ActionStep::Check { at: MEETING, check: Some(check) })
        };
        let missing = Refusal::TextMissing { place: TextPlace::Action(ActionText::Evidence) };
        assert_eq!(laptop.refused(&see(Verdict::Done, " ")), missing);
        laptop.must(&see(Verdict::Partly, "仍有一处"));
        let one = held(&laptop).remove(0);
        assert_eq!((one.status(), one.checked_at(MEETING).unwrap().verdict), (Status::Open, Verdict::Partly));
        assert!(laptop.must(&see(Verdict::Partly, "仍有一处")).is_empty());
        laptop.must(&see(Verdict::Done, "现场已清理"));
        let one = held(&laptop).remove(0);
        assert_eq!((one.status(), one.checks.len()), (Status::Closed, 1));
        assert_eq!(one.progress.unwrap().reason.unwrap().as_str(), "现场已清理");
        laptop.must(&of(community(0), ActionStep::Check { at: MEETING, check: None }));
        assert!(held(&laptop)[0].checks.is_empty());
    }

    #[test]
    fn many_are_done_whole_and_one_may_be_entered_and_settled_at_once() {
        let mut laptop = Laptop::set_up();
        let one = |n: u128, step| ActionChange {
            action: ActionId(Uuid::from_u128(0x900 + n)),
            meeting: MEETING,
            community: community(0),
            step,
        };
        let spot = ActionStep::Move(Progress { status: Status::OnSpot, day: day("2026-11-23"), reason: None });
        let rows = vec![one(0, ActionStep::Keep(Some(task("甲")))), one(0, spot.clone()), one(1, spot.clone())];
        assert_eq!(laptop.refused(&Command::ChangeActions(rows.clone())), Refusal::Rows(vec![(3, Refusal::UnknownAction)]));
        laptop.must(&Command::ChangeActions(rows[..2].to_vec()));
        assert_eq!(held(&laptop)[0].status(), Status::OnSpot);
        let twice = vec![one(2, ActionStep::Keep(Some(task("甲")))), one(2, ActionStep::Keep(Some(task("乙"))))];
        let repeated = Refusal::Rows(vec![(2, Refusal::Repeated { earlier: 1 })]);
        assert_eq!(laptop.refused(&Command::ChangeActions(twice)), repeated);
    }

    #[test]
    fn two_laptops_that_change_different_things_lose_nothing_and_numbers_stay() {
        let mut laptop = Laptop::set_up();
        laptop.must(&keep(Some(task("甲"))));
        let mut other = Laptop::new(1);
        other.pull(&laptop, 100);
        laptop.must(&go(Status::Closed, "现场复核"));
        other.must(&keep(Some(task("甲，已补充"))));
        laptop.pull(&other, 100);
        other.pull(&laptop, 100);
        assert_eq!(held(&laptop), held(&other));
        assert_eq!((held(&laptop)[0].status(), held(&laptop)[0].task.problem.as_str()), (Status::Closed, "甲，已补充"));
        let second = ActionId(Uuid::from_u128(0x901));
        let step = ActionStep::Keep(Some(task("乙")));
        laptop.must(&Command::ChangeActions(vec![ActionChange {
            action: second,
            meeting: MEETING,
            community: community(0),
            step,
        }]));
        laptop.must(&keep(None));
        assert_eq!(held(&laptop)[0].number, 2);
        laptop.must(&meeting(MEETING, vec![1]));
        assert_eq!(held(&laptop).len(), 1, "what was found stays when the stop is dropped");
    }
}
