//! Reading a stop's result out, withdrawing that, and deciding on cards that came later (DESIGN §2 *Announcement*).

use std::collections::{BTreeMap, BTreeSet};

use super::super::announcement::{Announcement, LateRuling};
use super::super::events::{Event, Text};
use super::super::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId};
use super::super::quota::Awards;
use super::super::refusal::{Refusal, TextPlace};
use super::super::register::Register;
use super::super::standing::StopCards;
use super::super::views::{Meeting, Read, StopView};
use super::panel::{is_chair, needed};
use super::{Decision, not_recused};

/// Which stop, and who does something about it.
pub(super) struct At {
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub by: Option<InspectorId>,
}

/// The stop with its meeting, for whoever may announce there: the chair, where the panel has one.
fn stop(views: &dyn Read, at: &At) -> Result<(Meeting, StopView), Refusal> {
    let meeting = views.meeting(at.meeting).ok_or(Refusal::UnknownMeeting)?;
    if !meeting.stops.contains(&at.community) {
        return Err(Refusal::NotAStop);
    }
    let standard = views.round_checklist(meeting.round).ok_or(Refusal::UnknownRound)?;
    let chairs: Vec<InspectorId> = meeting.panel.iter().copied().filter(|one| is_chair(&standard, &meeting, *one)).collect();
    if !chairs.is_empty() && !at.by.is_some_and(|by| chairs.contains(&by)) {
        return Err(Refusal::OnlyTheChair { chairs });
    }
    Ok((meeting, views.stop(at.meeting, at.community).unwrap_or_default()))
}

/// Reads the result out as it stands. What is still open can be closed first; what was never signed, may lose its place to a
/// quota, or corrects an earlier announcement needs a reason.
pub(super) fn announce(views: &dyn Read, at: &At, reason: Option<&Text>) -> Result<Decision, Refusal> {
    let (meeting, view) = stop(views, at)?;
    let cards = StopCards::at(views, at.meeting, at.community).ok_or(Refusal::UnknownRound)?;
    let mut outcome = cards.outcome();
    Awards::of(views, meeting.round).settle(at.community, &mut outcome);
    let (Some(total), Some(stars), true) = (outcome.total.clone(), outcome.stars, outcome.unconfirmed.is_empty()) else {
        return Err(Refusal::ResultOpen { open: outcome.open().len(), unconfirmed: outcome.unconfirmed.len() });
    };
    let counted = cards.cards.iter().filter(|(inspector, _)| !cards.recused.contains(inspector));
    let marks: BTreeMap<_, _> =
        counted.map(|(inspector, card)| (*inspector, card.marks())).filter(|(_, marks)| !marks.is_empty()).collect();
    let held = view.announcement();
    if held.is_some_and(|held| held.agrees(&outcome) && held.marks == marks) && view.announced.heads().len() == 1 {
        return Ok(Decision::default());
    }
    let unsigned = unsigned(views, &meeting, at.community, &view);
    let (pending, again) = (outcome.stars_pending, held.is_some());
    let mut decision = Decision::default();
    let reason = match reason {
        Some(reason) => Some(needed(reason, &TextPlace::Announcing, &mut decision)?),
        None if !unsigned.is_empty() || pending || again => {
            return Err(Refusal::AnnouncementNeedsReason { unsigned, pending, again });
        }
        None => None,
    };
    let announced = Announcement {
        total,
        stars,
        sections: outcome.sections.iter().map(|section| (section.id.clone(), section.percent.clone())).collect(),
        marks,
        until: until(views, &meeting, at.community, &view),
        reason,
        by: at.by,
    };
    let (meeting, community, replaces) = (at.meeting, at.community, view.announced.heads());
    decision.events.push(Event::Announced { meeting, community, announced, replaces });
    Ok(decision)
}

/// Who of the panel and of those with a card has not signed; whoever stays out is not asked.
fn unsigned(views: &dyn Read, meeting: &Meeting, community: CommunityId, view: &StopView) -> Vec<InspectorId> {
    let mut asked: Vec<InspectorId> = meeting.panel.clone();
    asked.extend(view.inspectors.iter().filter(|inspector| !meeting.panel.contains(inspector)));
    let open = |inspector: &InspectorId| {
        let id = CardId { meeting: meeting.id, community, inspector: *inspector };
        let card = views.card(id).unwrap_or_default();
        let counts = meeting.panel.contains(inspector) || !card.marks().is_empty();
        counts && not_recused(views, id).is_ok() && !card.is_signed()
    };
    asked.into_iter().filter(open).collect()
}

/// The last line of each device that was seen about a stop.
fn until(views: &dyn Read, meeting: &Meeting, community: CommunityId, view: &StopView) -> BTreeMap<DeviceId, u64> {
    let mut lines: BTreeSet<EventId> = BTreeSet::new();
    for inspector in &view.inspectors {
        let id = CardId { meeting: meeting.id, community, inspector: *inspector };
        let card = views.card(id).unwrap_or_default();
        lines.extend(card.signed.heads());
        lines.extend(card.items.values().flat_map(|item| item.mark.heads().into_iter().chain(item.note.heads())));
    }
    lines.extend(view.vetoes.values().flat_map(Register::heads));
    lines.extend(view.disputes.values().flat_map(|one| one.statement.heads().into_iter().chain(one.settled.heads())));
    lines.extend(view.late.values().flat_map(Register::heads));
    let facts = views.entry(meeting.round, community).unwrap_or_default().facts;
    lines.extend(facts.values().flat_map(Register::heads));
    // In order, so that the last of a device stays.
    lines.into_iter().map(|line| (line.device, line.seq)).collect()
}

/// Withdraws what was read out.
pub(super) fn withdraw(views: &dyn Read, at: &At, reason: &Text) -> Result<Decision, Refusal> {
    let (_, view) = stop(views, at)?;
    if view.announcement().is_none() {
        return Err(Refusal::NotAnnounced);
    }
    let mut decision = Decision::default();
    let reason = needed(reason, &TextPlace::Announcing, &mut decision)?;
    let (meeting, community, replaces) = (at.meeting, at.community, view.announced.heads());
    decision.events.push(Event::AnnouncementWithdrawn { meeting, community, reason, replaces });
    Ok(decision)
}

/// Decides whether a card that came later counts as it stands; `None` takes that back.
pub(super) fn rule_late(
    views: &dyn Read,
    at: &At,
    inspector: InspectorId,
    ruling: Option<(bool, &Text)>,
) -> Result<Decision, Refusal> {
    let (_, view) = stop(views, at)?;
    if view.announcement().is_none() {
        return Err(Refusal::NotAnnounced);
    }
    let cards = StopCards::at(views, at.meeting, at.community).ok_or(Refusal::UnknownRound)?;
    if !cards.late.iter().any(|late| late.inspector == inspector) {
        return Err(Refusal::NotLate { inspector });
    }
    let (meeting, community) = (at.meeting, at.community);
    let held = view.late.get(&inspector).cloned().unwrap_or_default();
    let mut decision = Decision::default();
    let ruling = match ruling {
        None => None,
        Some((counts, reason)) => {
            let reason = needed(reason, &TextPlace::Announcing, &mut decision)?;
            let marks = views.card(CardId { meeting, community, inspector }).unwrap_or_default().marks();
            Some(LateRuling { counts, reason, by: at.by, marks })
        }
    };
    if held.get().cloned().flatten() != ruling || held.heads().len() > 1 {
        decision.events.push(Event::LateRuled { meeting, community, inspector, ruling, replaces: held.heads() });
    }
    Ok(decision)
}
