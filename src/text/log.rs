//! An event in one sentence, for the log.

use crate::domain::events::{DeviceCause, Event, Mark, Text};
use crate::domain::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{FactKind, FactValue, Item, Standard};
use crate::domain::value_text::write_value;
use crate::domain::views::{Change, ChangedField, Community, Inspector, Read};
use crate::text::decision::standard_named;
use crate::text::lists::{given, listed};
use crate::text::{Words, actions, say};

/// The community an event is about, if it is about one.
pub fn community(event: &Event) -> Option<CommunityId> {
    match event {
        Event::CommunityAdded { community, .. }
        | Event::Nominated { community, .. }
        | Event::FactSet { community, .. }
        | Event::VetoRuled { community, .. }
        | Event::ItemDisputed { community, .. }
        | Event::DisputeSettled { community, .. }
        | Event::Announced { community, .. }
        | Event::AnnouncementWithdrawn { community, .. }
        | Event::LateRuled { community, .. }
        | Event::ActionKept { community, .. }
        | Event::ActionMoved { community, .. }
        | Event::ActionChecked { community, .. }
        | Event::StopRevisited { community, .. }
        | Event::EvidenceSet { community, .. }
        | Event::CritiqueWritten { community, .. } => Some(*community),
        Event::Rated { card, .. }
        | Event::Noted { card, .. }
        | Event::CardSigned { card, .. }
        | Event::CardReopened { card, .. }
        | Event::MarksMoved { from: card, .. } => Some(card.community),
        _ => None,
    }
}

/// Where an event tells what somebody judged, and who did: none for the whole panel's word.
pub fn judgement(event: &Event) -> Option<(MeetingId, CommunityId, Option<InspectorId>)> {
    match event {
        Event::Rated { card, .. } | Event::Noted { card, .. } | Event::CardReopened { card, .. } => {
            Some((card.meeting, card.community, Some(card.inspector)))
        }
        Event::VetoRuled { meeting, community, .. }
        | Event::DisputeSettled { meeting, community, .. }
        | Event::CritiqueWritten { meeting, community, .. } => Some((*meeting, *community, None)),
        _ => None,
    }
}

/// What is told of an event whose judgement is hidden from the reader yet (背靠背).
pub fn hidden(words: &Words, views: &dyn Read, event: &Event) -> String {
    say!(words, "log-hidden", community = community(event).map_or_else(String::new, |id| path(views, id)))
}

fn path(views: &dyn Read, community: CommunityId) -> String {
    views.community(community).map_or_else(|| community.to_string(), |community| community.path())
}

fn round_name(views: &dyn Read, round: RoundId) -> String {
    views.round(round).and_then(|view| view.head.get().map(|head| head.name.clone())).unwrap_or_else(|| round.to_string())
}

fn checklist(views: &dyn Read, meeting: MeetingId) -> Option<std::sync::Arc<Standard>> {
    views.round_checklist(views.meeting(meeting)?.round)
}

fn item_number(views: &dyn Read, card: CardId, item: &str) -> usize {
    checklist(views, card.meeting).and_then(|standard| standard.number(item)).unwrap_or(0)
}

fn mark_text(words: &Words, item: Option<&Item>, mark: Option<&Mark>) -> String {
    let (Some(item), Some(mark)) = (item, mark) else { return say!(words, "log-unrated") };
    match item_score(item, &mark.value) {
        Ok(ItemScore::Points(points)) => format!("{points}{}", say!(words, "unit-points")),
        Ok(ItemScore::NotApplicable) => say!(words, "report-na"),
        Ok(ItemScore::Veto { violated: true }) => say!(words, "report-veto-violated"),
        Ok(ItemScore::Veto { violated: false }) => say!(words, "log-veto-held"),
        // What the item does not take can only come out of a merge: as it is written.
        Err(_) => write_value(item, &mark.value),
    }
}

/// What happened, for a reader who knows the round.
pub fn event(words: &Words, views: &dyn Read, event: &Event) -> String {
    let text = |text: &Text| kept(words, text);
    match event {
        Event::DeviceBegan { cause: DeviceCause::New, .. } => say!(words, "log-device-new"),
        Event::DeviceBegan { cause: DeviceCause::Copied, .. } => say!(words, "log-device-copied"),
        Event::DeviceBegan { cause: DeviceCause::Damaged, .. } => say!(words, "log-device-damaged"),
        Event::StandardDrafted { text } => say!(words, "log-standard-drafted", standard = standard_of(words, text)),
        Event::StandardPublished { text } => say!(words, "log-standard-published", standard = standard_of(words, text)),
        Event::RoundOpened { .. } | Event::CommunityAdded { .. } | Event::InspectorAdded { .. } | Event::MeetingOpened { .. }
            if is_change(event) =>
        {
            changed(words, views, event)
        }
        Event::RoundOpened { name, organiser, .. } => {
            say!(words, "log-round", name = name.as_str()) + &organised(words, organiser)
        }
        Event::CommunityAdded { subdistrict, name, .. } => {
            say!(words, "log-community", community = format!("{subdistrict}/{name}"))
        }
        Event::InspectorAdded { code, .. } => say!(words, "log-inspector", code = code.as_str()),
        Event::Nominated { round, community, nominated: true, .. } => {
            say!(words, "nomination-made", community = path(views, *community), round = round_name(views, *round))
        }
        Event::Nominated { round, community, .. } => {
            say!(words, "nomination-withdrawn", community = path(views, *community), round = round_name(views, *round))
        }
        Event::MeetingOpened { name, stops, .. } => say!(words, "meeting-opened", name = name.as_str(), count = stops.len()),
        Event::FactSet { round, community, fact, value, .. } => {
            let standard = views.round_checklist(*round);
            let known = standard.as_ref().and_then(|standard| standard.facts.iter().find(|known| known.id == *fact));
            let fact = known.map_or(fact.as_str(), |known| known.name.get(words.language));
            let percent = known.is_some_and(|known| known.kind == FactKind::Percent);
            let value = match value {
                Some(FactValue::Number(number)) if percent => format!("{number}%"),
                Some(FactValue::Number(number)) => number.to_string(),
                Some(FactValue::YesNo(true)) => say!(words, "yes"),
                Some(FactValue::YesNo(false)) => say!(words, "no"),
                None => "-".to_owned(),
            };
            say!(words, "fact-set", community = path(views, *community), fact = fact, value = value)
        }
        Event::Rated { card, item, mark, was, entered_by, .. } => {
            let standard = checklist(views, card.meeting);
            let of = |mark: Option<&Mark>| mark_text(words, standard.as_ref().and_then(|standard| standard.item(item)), mark);
            let (community, number) = (path(views, card.community), item_number(views, *card, item));
            let (was, value) = (of(was.as_ref()), of(mark.as_ref()));
            let told = say!(words, "log-rated", community = community, number = number, was = was, value = value);
            told + &entered_by.map_or_else(String::new, |by| {
                let whose = inspector_code(views, card.inspector);
                say!(words, "log-entered", whose = whose, by = inspector_code(views, by))
            })
        }
        Event::Noted { card, item, note, .. } => {
            let (community, number) = (path(views, card.community), item_number(views, *card, item));
            let note = note.as_ref().map_or_else(|| "-".to_owned(), text);
            say!(words, "log-noted", community = community, number = number, note = note)
        }
        Event::CardSigned { card, .. } => say!(words, "log-signed", community = path(views, card.community)),
        Event::CardReopened { card, reason, .. } => {
            say!(words, "log-reopened", community = path(views, card.community), reason = text(reason))
        }
        Event::CritiqueWritten { community, lines: None, .. } => {
            say!(words, "log-critique-cleared", community = path(views, *community))
        }
        Event::CritiqueWritten { community, lines: Some(lines), .. } => {
            // What was edited says what a reader of the log looks for; the rest stands in the draft.
            let told: Vec<String> = lines.iter().map(|line| text(&line.text)).collect();
            let (community, text) = (path(views, *community), given(&told.join(" / ")));
            say!(words, "log-critique", community = community, count = lines.len(), text = text)
        }
        Event::DayCritiqueWritten { meeting, lines, .. } => {
            let name = views.meeting(*meeting).map_or_else(|| "?".to_owned(), |meeting| meeting.name);
            let told: Vec<String> = lines.iter().flatten().map(|line| text(&line.text)).collect();
            match lines {
                Some(lines) => {
                    say!(words, "log-day-critique", meeting = name, count = lines.len(), text = given(&told.join(" / ")))
                }
                None => say!(words, "log-day-critique-cleared", meeting = name),
            }
        }
        Event::VetoRuled { .. } | Event::ItemDisputed { .. } | Event::DisputeSettled { .. } => together(words, views, event),
        Event::MeetingTimed { meeting, timetable, .. } => {
            let name = views.meeting(*meeting).map_or_else(|| meeting.to_string(), |held| held.name);
            match timetable {
                Some(held) => {
                    let (hours, minutes) = (held.begins / 60, held.begins % 60);
                    say!(words, "log-timed", name = name, begins = format!("{hours:02}:{minutes:02}"), minutes = held.minutes)
                }
                None => say!(words, "log-untimed", name = name),
            }
        }
        Event::Announced { .. } | Event::AnnouncementWithdrawn { .. } | Event::LateRuled { .. } => {
            announcing(words, views, event)
        }
        Event::ActionKept { .. } | Event::ActionMoved { .. } | Event::ActionChecked { .. } => action(words, views, event),
        Event::StopRevisited { community, revisit, .. } => {
            let of = revisit.as_ref().and_then(|revisit| views.meeting(revisit.of)).map_or_else(|| "-".to_owned(), |of| of.name);
            match revisit.as_ref().and_then(|revisit| revisit.asked.as_ref()) {
                Some(asked) => say!(words, "log-revisit", community = path(views, *community), of = of, count = asked.len()),
                None => say!(words, "log-revisit-full", community = path(views, *community), of = of),
            }
        }
        Event::EvidenceSet { community, file, picture: None, .. } => {
            say!(words, "log-evidence-removed", community = path(views, *community), file = given(file))
        }
        Event::EvidenceSet { meeting, community, file, picture: Some(picture), .. } => {
            let standard = checklist(views, *meeting);
            let about = standard.map_or_else(String::new, |standard| super::evidence::about(words, &standard, picture));
            say!(words, "log-evidence", community = path(views, *community), about = about, file = given(file))
        }
        Event::Undone { command, .. } => say!(words, "log-undone", command = command.seq.to_string()),
        Event::Redone { command, .. } => say!(words, "log-redone", command = command.seq.to_string()),
        Event::MarksMoved { from, to, .. } => {
            let [from, to] = [from, to].map(|card| card_name(views, *card));
            say!(words, "log-moved", from = from, to = to)
        }
        Event::TextRedacted { device, seq } => say!(words, "log-redacted", event = format!("{device}:{seq}")),
        Event::Unknown { kind } => say!(words, "log-unknown", kind = kind.as_str()),
    }
}

/// What a panel decided together about an item.
fn together(words: &Words, views: &dyn Read, event: &Event) -> String {
    let (Event::VetoRuled { meeting, community, item, .. }
    | Event::ItemDisputed { meeting, community, item, .. }
    | Event::DisputeSettled { meeting, community, item, .. }) = event
    else {
        return String::new();
    };
    let standard = checklist(views, *meeting);
    let number = standard.as_ref().and_then(|standard| standard.number(item)).unwrap_or(0);
    let community = path(views, *community);
    match event {
        Event::VetoRuled { ruling: Some(ruling), .. } => {
            let text = kept(words, &ruling.basis);
            if ruling.confirmed {
                say!(words, "log-veto-confirmed", community = community, number = number, text = text)
            } else {
                say!(words, "log-veto-rejected", community = community, number = number, text = text)
            }
        }
        Event::VetoRuled { .. } => say!(words, "log-veto-open", community = community, number = number),
        Event::ItemDisputed { statement: Some(text), .. } => {
            say!(words, "log-disputed", community = community, number = number, text = kept(words, text))
        }
        Event::ItemDisputed { .. } => say!(words, "log-dispute-withdrawn", community = community, number = number),
        Event::DisputeSettled { settlement: Some(settlement), .. } => {
            let text = kept(words, &settlement.reason);
            match &settlement.agreed {
                None => say!(words, "log-dispute-upheld", community = community, number = number, text = text),
                Some(value) => {
                    let mark = Mark { value: value.clone(), reasons: Vec::new() };
                    let value = mark_text(words, standard.as_ref().and_then(|standard| standard.item(item)), Some(&mark));
                    say!(words, "log-dispute-agreed", community = community, number = number, value = value, text = text)
                }
            }
        }
        _ => say!(words, "log-dispute-open", community = community, number = number),
    }
}

/// What was read out in front of the hall, and what was said of what came later.
fn announcing(words: &Words, views: &dyn Read, event: &Event) -> String {
    match event {
        Event::Announced { community, announced, .. } => {
            let figure = (super::decision::stars(words, announced.stars), announced.total.cut(2), path(views, *community));
            let (stars, total, community) = figure;
            let reason = announced.reason.as_ref().map(|reason| say!(words, "log-because", reason = kept(words, reason)));
            say!(words, "log-announced", community = community, stars = stars, total = total, reason = reason.unwrap_or_default())
        }
        Event::AnnouncementWithdrawn { community, reason, .. } => {
            say!(words, "log-announcement-withdrawn", community = path(views, *community), reason = kept(words, reason))
        }
        Event::LateRuled { community, inspector, ruling, .. } => {
            let code = views.inspector(*inspector).map_or_else(|| inspector.to_string(), |inspector| inspector.code);
            let community = path(views, *community);
            match ruling.as_ref().map(|ruling| (ruling.counts, kept(words, &ruling.reason))) {
                None => say!(words, "log-late-open", community = community, code = code),
                Some((true, reason)) => say!(words, "log-late-counts", community = community, code = code, reason = reason),
                Some((false, reason)) => say!(words, "log-late-ignored", community = community, code = code, reason = reason),
            }
        }
        _ => String::new(),
    }
}

/// What was done to an action.
fn action(words: &Words, views: &dyn Read, event: &Event) -> String {
    let (Event::ActionKept { action, round, community, .. }
    | Event::ActionMoved { action, round, community, .. }
    | Event::ActionChecked { action, round, community, .. }) = event
    else {
        return String::new();
    };
    let numbers = views.actions(*round, *community).unwrap_or_default().held;
    let number = numbers.keys().position(|id| id == action).map_or(0, |at| at + 1);
    let community = path(views, *community);
    match event {
        Event::ActionKept { task: Some(task), .. } => {
            let (problem, due) = (kept(words, &task.problem), actions::due(words, task));
            let unit = task.unit.as_ref().map_or_else(|| say!(words, "action-unit-missing"), |unit| kept(words, unit));
            say!(words, "log-action", community = community, number = number, problem = problem, due = due, unit = unit)
        }
        Event::ActionMoved { progress, .. } => {
            let (status, day) = (actions::status(words, progress.status), progress.day.to_string());
            let reason = progress.reason.as_ref().map_or_else(|| "-".to_owned(), |reason| kept(words, reason));
            say!(words, "log-action-moved", community = community, number = number, status = status, day = day, reason = reason)
        }
        Event::ActionChecked { check: Some(check), .. } => {
            let (verdict, text) = (actions::verdict(words, check.verdict), kept(words, &check.evidence));
            say!(words, "log-action-checked", community = community, number = number, verdict = verdict, text = text)
        }
        Event::ActionChecked { .. } => say!(words, "log-action-unchecked", community = community, number = number),
        _ => say!(words, "log-action-withdrawn", community = community, number = number),
    }
}

fn kept(words: &Words, text: &Text) -> String {
    text.text.clone().unwrap_or_else(|| say!(words, "log-redacted-text"))
}

/// What a step changed on a card, as the event that changed it is told.
pub fn change(words: &Words, views: &dyn Read, change: Change) -> String {
    let Change { card, item, field, entered_by: [was_entered_by, entered_by] } = change;
    let replaces = Vec::new();
    let told = match field {
        ChangedField::Mark(was, mark) => Event::Rated { card, item, mark, was, replaces, entered_by, was_entered_by },
        ChangedField::Note(was, note) => Event::Noted { card, item, note, was, replaces },
    };
    event(words, views, &told)
}

fn inspector_code(views: &dyn Read, id: InspectorId) -> String {
    views.inspector(id).map_or_else(|| id.to_string(), |inspector| inspector.code)
}

fn card_name(views: &dyn Read, card: CardId) -> String {
    let code = views.inspector(card.inspector).map_or_else(|| card.inspector.to_string(), |inspector| inspector.code);
    format!("{} {code}", path(views, card.community))
}

/// Whether labels were changed rather than entered.
fn is_change(event: &Event) -> bool {
    match event {
        Event::RoundOpened { replaces, .. }
        | Event::CommunityAdded { replaces, .. }
        | Event::InspectorAdded { replaces, .. }
        | Event::MeetingOpened { replaces, .. } => !replaces.is_empty(),
        _ => false,
    }
}

/// Labels that were changed: from what, and all they are now.
fn changed(words: &Words, views: &dyn Read, event: &Event) -> String {
    match event {
        Event::RoundOpened { name, standard, nominations_each, organiser, was, .. } => {
            let standard = views.checklist(standard).map_or_else(|| "?".to_owned(), |held| standard_named(words, &held));
            let (was, name, each) = (was.as_str(), name.as_str(), *nominations_each);
            let told = say!(words, "log-round-changed", was = was, name = name, standard = standard, each = each);
            told + &organised(words, organiser)
        }
        Event::CommunityAdded { community, code, district, subdistrict, name, group, was, .. } => {
            let (code, district, subdistrict) = (code.clone(), district.clone(), subdistrict.clone());
            let (name, group) = (name.clone(), group.clone());
            let labels = Community { id: *community, code, district, subdistrict, name, group }.labels();
            say!(words, "log-community-changed", was = was.as_str(), community = labels)
        }
        Event::InspectorAdded { inspector, code, name, was, .. } => {
            let labels = Inspector { id: *inspector, code: code.clone(), name: name.clone() }.labels();
            say!(words, "log-inspector-changed", was = was.as_str(), inspector = labels)
        }
        Event::MeetingOpened { name, date, stops, panel, was, .. } => {
            let stops = listed(words, stops.iter().map(|stop| path(views, *stop)));
            let code = |one: &InspectorId| views.inspector(*one).map_or_else(|| one.to_string(), |inspector| inspector.code);
            let panel = listed(words, panel.iter().map(code));
            let (was, name, date) = (was.as_str(), name.as_str(), date.as_str());
            say!(words, "log-meeting-changed", was = was, name = name, date = date, stops = stops, panel = panel)
        }
        _ => String::new(),
    }
}

/// Who holds a round, behind what was done to it; nothing while nobody is named.
fn organised(words: &Words, organiser: &str) -> String {
    if organiser.is_empty() { String::new() } else { say!(words, "log-round-organiser", organiser = given(organiser)) }
}

fn standard_of(words: &Words, text: &str) -> String {
    serde_json::from_str::<Standard>(text).map_or_else(|_| "?".to_owned(), |standard| standard_named(words, &standard))
}
