//! Standards, rounds, communities, inspectors, meetings and facts.

use super::super::command::Command;
use super::super::events::Event;
use super::super::ids::{CommunityId, InspectorId, RoundId};
use super::super::points::Points;
use super::super::refusal::{Refusal, TextPlace};
use super::super::standard::{FactKind, FactValue, Standard, StandardHash};
use super::super::views::Read;
use super::{Decision, guard};

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
    round: RoundId,
    name: &str,
    standard: &Standard,
    nominations_each: u8,
) -> Result<Decision, Refusal> {
    let (name, warnings) = label(name)?;
    if views.rounds().iter().any(|held| held.name == name) {
        return Err(Refusal::RoundExists { name });
    }
    let hash = standard.identity();
    let frozen = taken(views, standard, false)? && views.standard(&hash).is_some_and(|view| view.published);
    let mut events = Vec::new();
    if !frozen {
        events.push(Event::StandardPublished { text: standard.canonical_text() });
    }
    events.push(Event::RoundOpened { round, name, standard: hash, nominations_each });
    Ok(Decision { events, warnings })
}

type Labelled = (String, Vec<(TextPlace, super::super::privacy::Warned)>);

/// A name, trimmed, not empty, past the guard.
fn label(name: &str) -> Result<Labelled, Refusal> {
    // A name is one line wherever it is listed, and moves no terminal's cursor.
    let name = name.replace(char::is_control, " ").trim().to_owned();
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    let mut warnings = Vec::new();
    guard(&name, &TextPlace::Name, &mut warnings)?;
    Ok((name, warnings))
}

pub(super) fn add_community(
    views: &dyn Read,
    community: CommunityId,
    code: &str,
    district: &str,
    subdistrict: &str,
    name: &str,
) -> Result<Decision, Refusal> {
    let (code, district) = (code.trim().to_owned(), district.trim().to_owned());
    let (name, mut warnings) = label(name)?;
    let (subdistrict, more) = label(subdistrict)?;
    warnings.extend(more);
    for text in [&code, &district] {
        guard(text, &TextPlace::Name, &mut warnings)?;
    }
    let held = views.communities();
    if !code.is_empty() && held.iter().any(|other| other.code == code) {
        return Err(Refusal::CodeTaken { code });
    }
    let same = |district: &str, other: &super::super::views::Community| {
        other.name == name && other.subdistrict == subdistrict && other.district == district
    };
    if held.iter().any(|other| same(&district, other)) {
        return Err(Refusal::CommunityExists { path: format!("{subdistrict}/{name}") });
    }
    Ok(Decision { events: vec![Event::CommunityAdded { community, code, district, subdistrict, name }], warnings })
}

pub(super) fn add_inspector(views: &dyn Read, inspector: InspectorId, code: &str, name: &str) -> Result<Decision, Refusal> {
    let (code, mut warnings) = label(code)?;
    let name = name.trim().to_owned();
    guard(&name, &TextPlace::Name, &mut warnings)?;
    if views.inspectors().iter().any(|other| other.code == code) {
        return Err(Refusal::CodeTaken { code });
    }
    Ok(Decision { events: vec![Event::InspectorAdded { inspector, code, name }], warnings })
}

pub(super) fn nominate(views: &dyn Read, round: RoundId, community: CommunityId, nominated: bool) -> Result<Decision, Refusal> {
    let head = views.round(round).and_then(|view| view.head.get().cloned()).ok_or(Refusal::UnknownRound)?;
    let labels = views.community(community).ok_or(Refusal::UnknownCommunity)?;
    let before = views.entry(round, community).unwrap_or_default().nominated;
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
    let (subdistrict, replaces) = (labels.subdistrict, before.heads());
    Ok(vec![Event::Nominated { round, community, subdistrict, nominated, replaces }].into())
}

pub(super) fn open_meeting(views: &dyn Read, command: &Command) -> Result<Decision, Refusal> {
    let Command::OpenMeeting { meeting, round, name, date, stops, panel } = command else {
        return Err(Refusal::NoChange);
    };
    views.round(*round).filter(|view| view.head.get().is_some()).ok_or(Refusal::UnknownRound)?;
    let (name, warnings) = label(name)?;
    if stops.is_empty() {
        return Err(Refusal::NoStops);
    }
    for (index, community) in stops.iter().enumerate() {
        views.community(*community).ok_or(Refusal::UnknownCommunity)?;
        if stops[..index].contains(community) {
            return Err(Refusal::StopTwice { community: *community });
        }
    }
    if panel.iter().any(|inspector| views.inspector(*inspector).is_none()) {
        return Err(Refusal::UnknownInspector);
    }
    let event = Event::MeetingOpened {
        meeting: *meeting,
        round: *round,
        name,
        date: date.clone(),
        stops: stops.clone(),
        panel: panel.clone(),
    };
    Ok(Decision { events: vec![event], warnings })
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
