//! What a panel decides together about a stop: vetoes the chair confirms, items the community disputes.

use super::super::events::{Event, Text};
use super::super::ids::{CardId, CommunityId, InspectorId, MeetingId};
use super::super::panel::{Settlement, VetoRuling};
use super::super::refusal::{Refusal, TextPlace};
use super::super::scoring::item_score;
use super::super::standard::{Kind, Standard, VetoRule};
use super::super::value::{Marks, Value};
use super::super::views::{Meeting, Read, StopView};
use super::{Decision, guard, not_recused, typed};

/// An item of a stop that something is decided about.
struct Asked {
    meeting: Meeting,
    standard: std::sync::Arc<Standard>,
    stop: StopView,
    number: usize,
}

fn asked(views: &dyn Read, meeting: MeetingId, community: CommunityId, item: &str) -> Result<Asked, Refusal> {
    let held = views.meeting(meeting).ok_or(Refusal::UnknownMeeting)?;
    if !held.stops.contains(&community) {
        return Err(Refusal::NotAStop);
    }
    let standard = views.round_checklist(held.round).ok_or(Refusal::UnknownRound)?;
    let number = standard.number(item).ok_or_else(|| Refusal::UnknownItem { item: item.to_owned() })?;
    let stop = views.stop(meeting, community).unwrap_or_default();
    Ok(Asked { meeting: held, standard, stop, number })
}

/// A text that has to say something, past the guard.
pub(super) fn needed(text: &Text, place: &TextPlace, decision: &mut Decision) -> Result<Text, Refusal> {
    guard(text.as_str(), place, &mut decision.warnings)?;
    typed(text.as_str()).ok_or_else(|| Refusal::TextMissing { place: place.clone() })
}

/// The chair confirms or rejects a veto that a card finds violated; `None` takes that back.
pub(super) fn rule_veto(
    views: &dyn Read,
    (meeting, community): (MeetingId, CommunityId),
    item: &str,
    by: InspectorId,
    ruling: Option<(bool, &Text)>,
) -> Result<Decision, Refusal> {
    let Asked { meeting: held, standard, stop, number } = asked(views, meeting, community, item)?;
    if !standard.item(item).is_some_and(|item| matches!(item.kind, Kind::Veto { .. })) {
        return Err(Refusal::NotAVeto { number });
    }
    if standard.panel.veto != VetoRule::Chair {
        return Err(Refusal::ChairNotAsked);
    }
    let chairs: Vec<InspectorId> = held.panel.iter().copied().filter(|one| is_chair(&standard, &held, *one)).collect();
    if !chairs.contains(&by) {
        return Err(Refusal::NotTheChair { chairs });
    }
    let finds = |inspector: &InspectorId| {
        let card = CardId { meeting, community, inspector: *inspector };
        let violated = |marks: &Marks| marks.get(item) == Some(&Value::Violated(true));
        not_recused(views, card).is_ok() && views.card(card).is_some_and(|card| violated(&card.marks()))
    };
    if ruling.is_some() && !stop.inspectors.iter().any(finds) {
        return Err(Refusal::NothingFound { number });
    }
    let mut decision = Decision::default();
    let ruling = match ruling {
        None => None,
        Some((confirmed, basis)) => {
            let basis = needed(basis, &TextPlace::Ruling { number }, &mut decision)?;
            Some(VetoRuling { confirmed, basis, by })
        }
    };
    let held = stop.vetoes.get(item).cloned().unwrap_or_default();
    if held.get().cloned().flatten() != ruling || held.heads().len() > 1 {
        let (item, replaces) = (item.to_owned(), held.heads());
        decision.events.push(Event::VetoRuled { meeting, community, item, ruling, replaces });
    }
    Ok(decision)
}

/// Whether an inspector sits in the chair.
pub(super) fn is_chair(standard: &Standard, meeting: &Meeting, inspector: InspectorId) -> bool {
    standard.panel.role(&meeting.seat(inspector).role).is_some_and(|role| role.chair)
}

/// A community disputes an item, or withdraws (`None`).
pub(super) fn dispute(
    views: &dyn Read,
    (meeting, community): (MeetingId, CommunityId),
    item: &str,
    statement: Option<&Text>,
) -> Result<Decision, Refusal> {
    let Asked { stop, number, .. } = asked(views, meeting, community, item)?;
    let held = stop.disputes.get(item).cloned().unwrap_or_default().statement;
    let mut decision = Decision::default();
    let statement = match statement {
        None if held.get().cloned().flatten().is_none() => return Err(Refusal::NotDisputed { number }),
        None => None,
        Some(text) => Some(needed(text, &TextPlace::Dispute { number }, &mut decision)?),
    };
    if held.get().cloned().flatten() != statement || held.heads().len() > 1 {
        let (item, replaces) = (item.to_owned(), held.heads());
        decision.events.push(Event::ItemDisputed { meeting, community, item, statement, replaces });
    }
    Ok(decision)
}

/// The panel settles a dispute: what the cards come to stands, or an agreed mark takes its place; `None` opens it again.
pub(super) fn settle(
    views: &dyn Read,
    (meeting, community): (MeetingId, CommunityId),
    item: &str,
    settlement: Option<&Settlement>,
) -> Result<Decision, Refusal> {
    let Asked { standard, stop, number, .. } = asked(views, meeting, community, item)?;
    let dispute = stop.disputes.get(item).filter(|dispute| dispute.statement().is_some());
    let held = &dispute.ok_or(Refusal::NotDisputed { number })?.settled;
    let mut decision = Decision::default();
    let settlement = match settlement {
        None => None,
        Some(Settlement { agreed, reason }) => {
            if let (Some(value), Some(of)) = (agreed, standard.item(item)) {
                let wrong = |problem| Refusal::Value { number, item: of.id.clone(), max: of.max, problem };
                item_score(of, value).map_err(wrong)?;
            }
            let reason = needed(reason, &TextPlace::Settlement { number }, &mut decision)?;
            Some(Settlement { agreed: agreed.clone(), reason })
        }
    };
    if held.get().cloned().flatten() != settlement || held.heads().len() > 1 {
        let (item, replaces) = (item.to_owned(), held.heads());
        decision.events.push(Event::DisputeSettled { meeting, community, item, settlement, replaces });
    }
    Ok(decision)
}
