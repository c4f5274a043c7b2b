//! Standards, rounds, recommendations, meetings and facts.

use std::collections::{BTreeMap, BTreeSet};

use super::super::agenda::Timetable;
use super::super::command::Command;
use super::super::events::Event;
use super::super::ids::{CardId, CommunityId, EventId, InspectorId, MeetingId, RoundId};
use super::super::panel::Seat;
use super::super::points::Points;
use super::super::refusal::{Refusal, TextPlace};
use super::super::register::Register;
use super::super::standard::{FactKind, FactValue, Per, Standard, StandardHash};
use super::super::views::{Key, Meeting, Read, RoundHead, RoundView, View};
use super::{Decision, Warnings, guard, label, one_line};

/// Refuses when the id and version are taken by other content; tells whether this content is there already.
fn taken(views: &dyn Read, standard: &Standard, replace: bool) -> Result<bool, Refusal> {
    match views.held_version(&standard.id, &standard.version) {
        Some((held, _)) if held == standard.identity() => Ok(true),
        Some((_, view)) if view.published || !replace => Err(Refusal::StandardDiffers {
            id: standard.id.clone(),
            version: standard.version.clone(),
            published: view.published,
            held: view.text,
        }),
        _ => Ok(false),
    }
}

pub(super) fn import_standard(views: &dyn Read, standard: &Standard, replace: bool) -> Result<Decision, Refusal> {
    if taken(views, standard, replace)? {
        return Ok(Decision::default());
    }
    Ok(vec![Event::StandardDrafted { text: standard.canonical_text() }].into())
}

pub(super) fn publish(views: &dyn Read, hash: &StandardHash) -> Result<Decision, Refusal> {
    let view = views.standard(hash).ok_or(Refusal::UnknownStandard)?;
    let standard = views.checklist(hash).ok_or(Refusal::UnknownStandard)?;
    if view.published {
        return Ok(Decision::default());
    }
    taken(views, &standard, false)?;
    Ok(vec![Event::StandardPublished { text: view.text }].into())
}

pub(super) fn open_round(
    views: &dyn Read,
    (round, name, organiser): (RoundId, &str, &str),
    standard: &Standard,
    nominations_each: u8,
) -> Result<Decision, Refusal> {
    let (name, organiser, warnings) = round_labels(name, organiser)?;
    if views.rounds().iter().any(|held| held.name == name) {
        return Err(Refusal::RoundExists { name });
    }
    let mut events: Vec<Event> = freeze(views, standard)?.into_iter().collect();
    let (standard, replaces, was) = (standard.identity(), Vec::new(), String::new());
    events.push(Event::RoundOpened { round, name, standard, nominations_each, organiser, replaces, was });
    Ok(Decision { events, warnings })
}

/// Name and organiser as they are kept, past the guard.
fn round_labels(name: &str, organiser: &str) -> Result<(String, String, Warnings), Refusal> {
    let (name, mut warnings) = label(name)?;
    let organiser = one_line(organiser);
    guard(&organiser, &TextPlace::Name, &mut warnings)?;
    Ok((name, organiser, warnings))
}

/// What freezes a standard at its first use; nothing when it is frozen.
fn freeze(views: &dyn Read, standard: &Standard) -> Result<Option<Event>, Refusal> {
    let frozen = taken(views, standard, false)? && views.standard(&standard.identity()).is_some_and(|view| view.published);
    Ok((!frozen).then(|| Event::StandardPublished { text: standard.canonical_text() }))
}

/// Changes a round's labels; its standard only while nothing is said by it.
pub(super) fn edit_round(
    views: &dyn Read,
    (round, name, organiser): (RoundId, &str, &str),
    nominations_each: u8,
    standard: Option<&Standard>,
) -> Result<Decision, Refusal> {
    let view = views.round(round).ok_or(Refusal::UnknownRound)?;
    let held = view.head.get().ok_or(Refusal::UnknownRound)?;
    let (name, organiser, warnings) = round_labels(name, organiser)?;
    if name != held.name && views.rounds().iter().any(|other| other.id != round && other.name == name) {
        return Err(Refusal::RoundExists { name });
    }
    if nominations_each < held.nominations_each {
        quota_holds(views, round, nominations_each)?;
    }
    let mut events = Vec::new();
    let mut hash = held.standard.clone();
    if let Some(standard) = standard.filter(|standard| standard.identity() != held.standard) {
        if let Some(community) = rated_community(views, &view) {
            return Err(Refusal::RoundRated { community });
        }
        hash = standard.identity();
        events.extend(freeze(views, standard)?);
    }
    let changed = RoundHead { id: round, name, standard: hash, nominations_each, organiser };
    if changed == *held && view.head.heads().len() < 2 {
        return Ok(Decision::default());
    }
    let RoundHead { name, standard, organiser, .. } = changed;
    let (replaces, was) = (view.head.heads(), held.name.clone());
    events.push(Event::RoundOpened { round, name, standard, nominations_each, organiser, replaces, was });
    Ok(Decision { events, warnings })
}

/// Refuses a quota that a subdistrict has outgrown already.
fn quota_holds(views: &dyn Read, round: RoundId, limit: u8) -> Result<(), Refusal> {
    let mut standing: BTreeMap<String, Vec<CommunityId>> = BTreeMap::new();
    for community in views.entries(round) {
        if views.entry(round, community).is_some_and(|entry| entry.nominated.get() == Some(&true)) {
            let subdistrict = views.community(community).map(|labels| labels.subdistrict).unwrap_or_default();
            standing.entry(subdistrict).or_default().push(community);
        }
    }
    match standing.into_iter().find(|(_, communities)| communities.len() > usize::from(limit)) {
        Some((subdistrict, standing)) => Err(Refusal::NominationsFull { subdistrict, limit, standing }),
        None => Ok(()),
    }
}

/// A community of the round of which something is said on a card.
fn rated_community(views: &dyn Read, round: &RoundView) -> Option<CommunityId> {
    let meetings = round.meetings.iter().filter_map(|meeting| views.meeting(*meeting));
    let mut stops = meetings.flat_map(|meeting| meeting.stops.into_iter().map(move |stop| (meeting.id, stop)));
    stops.find(|(meeting, stop)| !said_by(views, *meeting, *stop).is_empty()).map(|(_, stop)| stop)
}

/// Whose cards of a stop say something.
fn said_by(views: &dyn Read, meeting: MeetingId, community: CommunityId) -> Vec<InspectorId> {
    let begun = views.stop(meeting, community).unwrap_or_default().inspectors.into_iter();
    let says = |inspector: &InspectorId| {
        views.card(CardId { meeting, community, inspector: *inspector }).is_some_and(|card| card.says_something())
    };
    begun.filter(says).collect()
}

pub(super) fn nominate(views: &dyn Read, round: RoundId, community: CommunityId, nominated: bool) -> Result<Decision, Refusal> {
    let head = views.round(round).and_then(|view| view.head.get().cloned()).ok_or(Refusal::UnknownRound)?;
    let labels = views.community(community).ok_or(Refusal::UnknownCommunity)?;
    let entry = views.entry(round, community).unwrap_or_default();
    let before = &entry.nominated;
    let standing = before.get() == Some(&true);
    match (nominated, standing) {
        (true, true) => return Err(Refusal::AlreadyNominated),
        (false, false) => return Err(Refusal::NotNominated),
        _ => {}
    }
    if nominated {
        let view = views.nominations(round, &labels.subdistrict).unwrap_or_default();
        let others: Vec<_> = view.standing().collect();
        if others.len() >= usize::from(head.nominations_each) {
            return Err(Refusal::NominationsFull {
                subdistrict: labels.subdistrict,
                limit: head.nominations_each,
                standing: others,
            });
        }
    }
    let replaces = before.heads();
    let mut subdistricts = vec![labels.subdistrict];
    if !nominated {
        // It is taken back where it stands: the community may have been given another subdistrict on another laptop.
        let stands = |subdistrict: &String| {
            views.nominations(round, subdistrict).is_some_and(|view| view.standing().any(|one| one == community))
        };
        let standing: Vec<String> = entry.recommended_by.iter().filter(|subdistrict| stands(subdistrict)).cloned().collect();
        if !standing.is_empty() {
            subdistricts = standing;
        }
    }
    let event = |subdistrict| Event::Nominated { round, community, subdistrict, nominated, replaces: replaces.clone() };
    Ok(subdistricts.into_iter().map(event).collect::<Vec<_>>().into())
}

pub(super) fn open_meeting(views: &dyn Read, command: &Command) -> Result<Decision, Refusal> {
    let Command::OpenMeeting { meeting, round, name, date, stops, panel, seats, independent } = command else {
        return Err(Refusal::NoChange);
    };
    views.round(*round).filter(|view| view.head.get().is_some()).ok_or(Refusal::UnknownRound)?;
    let (name, date, stops, panel) = (name.clone(), date.clone(), stops.clone(), panel.clone());
    let (seats, independent) = (seats.clone(), *independent);
    let (arranged, warnings) =
        arranged(views, Meeting { id: *meeting, round: *round, name, date, stops, panel, seats, independent })?;
    Ok(Decision { events: vec![meeting_event(arranged, Vec::new(), String::new())], warnings })
}

/// Changes a meeting; a stop where something was said stays one.
pub(super) fn edit_meeting(views: &dyn Read, meeting: &Meeting) -> Result<Decision, Refusal> {
    let register = views.meeting_labels(meeting.id).ok_or(Refusal::UnknownMeeting)?;
    let held = register.get().ok_or(Refusal::UnknownMeeting)?;
    let (changed, warnings) = arranged(views, Meeting { round: held.round, ..meeting.clone() })?;
    if changed == *held && register.heads().len() < 2 {
        return Ok(Decision::default());
    }
    for community in register.concurrent().flat_map(|(_, one)| &one.stops).filter(|stop| !changed.stops.contains(stop)) {
        let inspectors = said_by(views, meeting.id, *community);
        if !inspectors.is_empty() {
            return Err(Refusal::StopRated { community: *community, inspectors });
        }
    }
    Ok(Decision { events: vec![meeting_event(changed, register.heads(), held.name.clone())], warnings })
}

pub(super) fn meeting_event(meeting: Meeting, replaces: Vec<EventId>, was: String) -> Event {
    let Meeting { id: meeting, round, name, date, stops, panel, seats, independent } = meeting;
    Event::MeetingOpened { meeting, round, name, date, stops, panel, seats, independent, replaces, was }
}

/// A meeting that can be held: it has a name, stops that exist and come once, and a panel that exists.
pub(super) fn arranged(views: &dyn Read, mut meeting: Meeting) -> Result<(Meeting, Warnings), Refusal> {
    let (name, warnings) = label(&meeting.name)?;
    meeting.name = name;
    if meeting.stops.is_empty() {
        return Err(Refusal::NoStops);
    }
    let mut seen = BTreeSet::new();
    for community in &meeting.stops {
        views.community(*community).ok_or(Refusal::UnknownCommunity)?;
        if !seen.insert(*community) {
            return Err(Refusal::StopTwice { community: *community });
        }
    }
    if meeting.panel.iter().any(|inspector| views.inspector(*inspector).is_none()) {
        return Err(Refusal::UnknownInspector);
    }
    meeting.seats.retain(|seat| !seat.is_plain());
    meeting.seats.sort_by_key(|seat| meeting.panel.iter().position(|one| *one == seat.inspector));
    let standard = views.round_checklist(meeting.round).ok_or(Refusal::UnknownRound)?;
    for seat in &mut meeting.seats {
        if !meeting.panel.contains(&seat.inspector) {
            return Err(Refusal::NotInPanel { inspector: seat.inspector });
        }
        seated(views, &standard, seat)?;
    }
    Ok((meeting, warnings))
}

/// A seat the standard knows: its role, its sections, and communities that exist.
fn seated(views: &dyn Read, standard: &Standard, seat: &mut Seat) -> Result<(), Refusal> {
    let panel = &standard.panel;
    if !seat.role.is_empty() && panel.role(&seat.role).is_none() {
        let known = panel.roles.iter().map(|role| role.key.clone()).collect();
        return Err(Refusal::UnknownRole { role: seat.role.clone(), known });
    }
    let sections = || standard.sections.iter().map(|section| &section.id);
    if let Some(section) = seat.duties.sections.iter().find(|id| !sections().any(|known| known == *id)) {
        return Err(Refusal::UnknownSection { section: section.clone(), known: sections().cloned().collect() });
    }
    if panel.per == Per::Card && !seat.duties.is_all() {
        return Err(Refusal::DutiesPerCard);
    }
    if seat.recused.iter().any(|community| views.community(*community).is_none()) {
        return Err(Refusal::UnknownCommunity);
    }
    seat.subdistrict = one_line(&seat.subdistrict);
    Ok(())
}

pub(super) fn set_fact(
    views: &dyn Read,
    round: RoundId,
    community: CommunityId,
    fact: &str,
    value: Option<FactValue>,
) -> Result<Decision, Refusal> {
    let standard = views.round_checklist(round).ok_or(Refusal::UnknownRound)?;
    views.community(community).ok_or(Refusal::UnknownCommunity)?;
    let definition = standard.facts.iter().find(|known| known.id == fact).ok_or_else(|| Refusal::UnknownFact {
        fact: fact.to_owned(),
        known: standard.facts.iter().map(|known| known.id.clone()).collect(),
    })?;
    let fits = match (definition.kind, value) {
        (_, None) | (FactKind::Number, Some(FactValue::Number(_))) | (FactKind::YesNo, Some(FactValue::YesNo(_))) => true,
        (FactKind::Percent, Some(FactValue::Number(percent))) => (Points::ZERO..=Points::whole(100)).contains(&percent),
        _ => false,
    };
    if !fits {
        return Err(Refusal::FactValue { fact: fact.to_owned() });
    }
    let held = views.entry(round, community).and_then(|entry| entry.facts.get(fact).cloned()).unwrap_or_default();
    // Several concurrent values are settled by saying one of them again.
    if held.get().copied().flatten() == value && held.heads().len() < 2 {
        return Ok(Decision::default());
    }
    let (fact, replaces) = (fact.to_owned(), held.heads());
    Ok(vec![Event::FactSet { round, community, fact, value, replaces }].into())
}

/// Gives a meeting a timetable, or takes it away.
pub(super) fn time_meeting(views: &dyn Read, meeting: MeetingId, timetable: Option<Timetable>) -> Result<Decision, Refusal> {
    views.meeting(meeting).ok_or(Refusal::UnknownMeeting)?;
    if timetable.is_some_and(|timetable| !timetable.is_possible()) {
        return Err(Refusal::TimetableImpossible);
    }
    let held = match views.view(&Key::Timetable(meeting)) {
        Some(View::Timetable(held)) => held,
        _ => Register::default(),
    };
    if held.get().copied().flatten() == timetable && held.heads().len() < 2 {
        return Ok(Decision::default());
    }
    Ok(vec![Event::MeetingTimed { meeting, timetable, replaces: held.heads() }].into())
}
