//! Actions (整改项) as a command line and a screen both make them: proposals taken in, actions found by what a person calls them.

use crate::clock;
use crate::critique::Proposal;
use crate::domain::action::{Action, of_community};
use crate::domain::command::{ActionChange, ActionStep};
use crate::domain::day::Day;
use crate::domain::ids::{ActionId, CommunityId, RoundId};
use crate::domain::views::{Meeting, Read};

/// Today here.
pub fn today() -> Day {
    let (year, month, day) = clock::today_parts();
    Day::new(year, month, day).unwrap_or(Day::LAST)
}

/// The day a meeting's time limits count from; today where it has none.
pub fn counted_from(meeting: &Meeting) -> Day {
    Day::parse(&meeting.date).unwrap_or_else(today)
}

/// Enters proposals as actions of a community.
pub fn taken(proposals: &[Proposal], meeting: &Meeting, community: CommunityId) -> Vec<ActionChange> {
    let from = counted_from(meeting);
    let one = |proposal: &Proposal| ActionChange {
        action: ActionId(clock::new_id()),
        meeting: meeting.id,
        community,
        step: ActionStep::Keep(Some(proposal.task(from))),
    };
    proposals.iter().map(one).collect()
}

/// One thing done to an action that stands.
pub fn step(action: &Action, step: ActionStep) -> ActionChange {
    ActionChange { action: action.id, meeting: action.meeting, community: action.community, step }
}

/// The action a text names: its number in its community, or its identity or the beginning of it.
pub fn named(views: &dyn Read, round: RoundId, community: CommunityId, text: &str) -> Option<Action> {
    let (text, all) = (text.trim(), of_community(views, round, community));
    if let Ok(number) = text.parse::<usize>() {
        return all.into_iter().find(|action| action.number == number);
    }
    let mut fitting = all.into_iter().filter(|action| text.len() >= 8 && action.id.to_string().starts_with(text));
    fitting.next().filter(|_| fitting.next().is_none())
}
