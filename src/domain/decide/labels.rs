//! Communities and inspectors: entered one by one or as a list, and relabelled.

use std::collections::BTreeMap;

use super::super::events::Event;
use super::super::ids::{EventId, InspectorId};
use super::super::refusal::{Refusal, TextPlace};
use super::super::views::{Community, Inspector, Read};
use super::{Decision, Warnings, guard, label, one_line, whole};

/// Codes and places in use, with the row of the command that took them; `None`: taken before.
#[derive(Default)]
struct Taken {
    codes: BTreeMap<String, Option<usize>>,
    places: BTreeMap<[String; 3], Option<usize>>,
}

impl Taken {
    fn by(communities: impl IntoIterator<Item = Community>) -> Self {
        let mut taken = Self::default();
        for community in communities {
            taken.take(&community, None);
        }
        taken
    }

    fn take(&mut self, community: &Community, row: Option<usize>) {
        if !community.code.is_empty() {
            self.codes.entry(community.code.clone()).or_insert(row);
        }
        self.places.entry(place(community)).or_insert(row);
    }

    /// Refuses a code or a place that is taken. What the community is called already is its own, even where a merge gave it to
    /// another one too.
    fn free(&self, labels: &Community, held: Option<&Community>) -> Result<(), Refusal> {
        let row = |row: usize| Refusal::CommunityRepeated { earlier: row };
        if held.is_none_or(|held| held.code != labels.code)
            && let Some(by) = self.codes.get(&labels.code)
        {
            return Err(by.map_or_else(|| Refusal::CodeTaken { code: labels.code.clone() }, row));
        }
        if held.is_none_or(|held| place(held) != place(labels))
            && let Some(by) = self.places.get(&place(labels))
        {
            return Err(by.map_or_else(|| Refusal::CommunityExists { path: labels.path() }, row));
        }
        Ok(())
    }
}

fn place(community: &Community) -> [String; 3] {
    [community.district.clone(), community.subdistrict.clone(), community.name.clone()]
}

/// Labels as they are kept, past the guard.
fn cleaned(community: &Community) -> Result<(Community, Warnings), Refusal> {
    let (code, district, group) = (one_line(&community.code), one_line(&community.district), one_line(&community.group));
    let (name, mut warnings) = label(&community.name)?;
    let (subdistrict, mut more) = label(&community.subdistrict)?;
    warnings.append(&mut more);
    for text in [&code, &district, &group] {
        guard(text, &TextPlace::Name, &mut warnings)?;
    }
    Ok((Community { id: community.id, code, district, subdistrict, name, group }, warnings))
}

fn community_event(labels: Community, replaces: Vec<EventId>, was: String) -> Event {
    let Community { id: community, code, district, subdistrict, name, group } = labels;
    Event::CommunityAdded { community, code, district, subdistrict, name, group, replaces, was }
}

pub(super) fn add_communities(views: &dyn Read, communities: &[Community]) -> Result<Decision, Refusal> {
    let mut taken = Taken::by(views.communities());
    let (mut decision, mut refused) = (Decision::default(), Vec::new());
    for (row, community) in (1..).zip(communities) {
        let free = cleaned(community).and_then(|(labels, warnings)| {
            taken.free(&labels, None)?;
            Ok((labels, warnings))
        });
        match free {
            Ok((labels, mut warnings)) => {
                taken.take(&labels, Some(row));
                decision.events.push(community_event(labels, Vec::new(), String::new()));
                decision.warnings.append(&mut warnings);
            }
            Err(refusal) => refused.push((row, refusal)),
        }
    }
    whole(decision, communities.len(), refused)
}

/// Relabels a community. While it is recommended its subdistrict stays: the recommendation is that subdistrict's, and counts
/// against its quota.
pub(super) fn edit_community(views: &dyn Read, community: &Community) -> Result<Decision, Refusal> {
    let register = views.community_labels(community.id).ok_or(Refusal::UnknownCommunity)?;
    let held = register.get().ok_or(Refusal::UnknownCommunity)?;
    let (labels, warnings) = cleaned(community)?;
    Taken::by(views.communities().into_iter().filter(|other| other.id != community.id)).free(&labels, Some(held))?;
    if labels == *held && register.heads().len() < 2 {
        return Ok(Decision::default());
    }
    if labels.subdistrict != held.subdistrict {
        let nominated = |round| views.entry(round, community.id).is_some_and(|entry| entry.nominated.get() == Some(&true));
        let rounds: Vec<_> = views.rounds().into_iter().filter(|round| nominated(round.id)).map(|round| round.name).collect();
        if !rounds.is_empty() {
            return Err(Refusal::Recommended { rounds });
        }
    }
    Ok(Decision { events: vec![community_event(labels, register.heads(), held.labels())], warnings })
}

pub(super) fn add_inspector(views: &dyn Read, inspector: InspectorId, code: &str, name: &str) -> Result<Decision, Refusal> {
    let (code, name, warnings) = inspector_labels(code, name)?;
    if views.inspectors().iter().any(|other| other.code == code) {
        return Err(Refusal::CodeTaken { code });
    }
    let (replaces, was) = (Vec::new(), String::new());
    Ok(Decision { events: vec![Event::InspectorAdded { inspector, code, name, replaces, was }], warnings })
}

/// Relabels an inspector.
pub(super) fn edit_inspector(views: &dyn Read, inspector: &Inspector) -> Result<Decision, Refusal> {
    let register = views.inspector_labels(inspector.id).ok_or(Refusal::UnknownInspector)?;
    let held = register.get().ok_or(Refusal::UnknownInspector)?;
    let (code, name, warnings) = inspector_labels(&inspector.code, &inspector.name)?;
    if code != held.code && views.inspectors().iter().any(|other| other.id != inspector.id && other.code == code) {
        return Err(Refusal::CodeTaken { code });
    }
    if (&code, &name) == (&held.code, &held.name) && register.heads().len() < 2 {
        return Ok(Decision::default());
    }
    let (replaces, was) = (register.heads(), held.labels());
    Ok(Decision { events: vec![Event::InspectorAdded { inspector: inspector.id, code, name, replaces, was }], warnings })
}

fn inspector_labels(code: &str, name: &str) -> Result<(String, String, Warnings), Refusal> {
    let (code, mut warnings) = label(code)?;
    let name = one_line(name);
    guard(&name, &TextPlace::Name, &mut warnings)?;
    Ok((code, name, warnings))
}
