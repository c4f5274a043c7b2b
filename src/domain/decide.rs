//! The only place that refuses.
//!
//! `decide` reads the slice of views a command needs and answers with the events that happen, or with the reason why
//! they must not. Free text passes the privacy guard here, so no path goes around it. Marks are in `decide/rating.rs`, carrying
//! them to another card in `decide/moving.rs`.

mod actions;
mod announcing;
#[cfg(test)]
mod announcing_tests;
mod critique;
mod evidence;
#[cfg(test)]
mod label_tests;
mod labels;
mod moving;
#[cfg(test)]
mod moving_tests;
mod panel;
#[cfg(test)]
mod panel_tests;
#[cfg(test)]
mod paper_tests;
mod rating;
mod revisit;
mod rounds;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::applicability::{Applies, Facts, applies_all, full_by_fact};
use super::command::{Announcing, Command, Together};
use super::events::{Event, Text};
use super::ids::{CardId, DeviceId, EventId};
use super::privacy::{self, Warned};
use super::refusal::{Refusal, TextPlace};
use super::scoring;
use super::standard::{ReasonRule, Standard};
use super::standing::asked_of;
use super::views::{CardView, Community, Covered, Read};

/// Longest free text, in characters: a page of notes on one item.
pub const TEXT_LIMIT: usize = 2_000;

/// The events of an accepted command, and what its writer should look at again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// In order; empty when everything is so already.
    pub events: Vec<Event>,
    /// Texts that may say too much about a person.
    pub warnings: Vec<(TextPlace, Warned)>,
}

impl From<Vec<Event>> for Decision {
    fn from(events: Vec<Event>) -> Self {
        Self { events, warnings: Vec::new() }
    }
}

/// Decides a command asked on `device`.
pub fn decide(views: &dyn Read, device: DeviceId, command: &Command) -> Result<Decision, Refusal> {
    match command {
        Command::ImportStandard { standard, replace } => rounds::import_standard(views, standard, *replace),
        Command::PublishStandard { standard } => rounds::publish(views, standard),
        Command::OpenRound { round, name, standard, nominations_each, organiser } => {
            rounds::open_round(views, (*round, name, organiser), standard, *nominations_each)
        }
        Command::AddCommunity { community, code, district, subdistrict, name } => {
            let (id, code, district) = (*community, code.clone(), district.clone());
            let (subdistrict, name) = (subdistrict.clone(), name.clone());
            labels::add_communities(views, &[Community { id, code, district, subdistrict, name, group: String::new() }])
        }
        Command::AddInspector { inspector, code, name } => labels::add_inspector(views, *inspector, code, name),
        Command::Nominate { round, community, nominated } => rounds::nominate(views, *round, *community, *nominated),
        Command::OpenMeeting { .. } => rounds::open_meeting(views, command),
        Command::SetFact { round, community, fact, value } => rounds::set_fact(views, *round, *community, fact, *value),
        Command::Rate(ratings) => rating::rate(views, ratings, None),
        Command::Enter { by, ratings } => {
            views.inspector(*by).ok_or(Refusal::UnknownInspector)?;
            rating::rate(views, ratings, Some(*by))
        }
        Command::SignCard(card) => sign(views, *card),
        Command::ReopenCard { card, reason } => {
            let mut warnings = Vec::new();
            guard(reason.as_str(), &TextPlace::Reopening, &mut warnings)?;
            if !card_view(views, *card).is_signed() {
                return Err(Refusal::CardNotSigned);
            }
            let reason = typed(reason.as_str()).ok_or(Refusal::NameMissing)?;
            let replaces = card_view(views, *card).signed.heads();
            Ok(Decision { events: vec![Event::CardReopened { card: *card, reason, replaces }], warnings })
        }
        Command::WriteCritique { meeting, community, lines } => critique::write(views, *meeting, *community, lines.as_deref()),
        Command::Revisit { meeting, full } => revisit::arrange(views, meeting, *full),
        Command::ChangeActions(changes) => actions::change(views, changes),
        Command::WriteDayCritique { meeting, lines } => critique::write_day(views, *meeting, lines.as_deref()),
        Command::Undo(inspector) => rating::undo(views, device, *inspector),
        Command::Redo(inspector) => rating::redo(views, device, *inspector),
        Command::Redact(lines) => redact(lines),
        Command::AddCommunities(communities) => labels::add_communities(views, communities),
        Command::EditCommunity(community) => labels::edit_community(views, community),
        Command::EditInspector(inspector) => labels::edit_inspector(views, inspector),
        Command::EditRound { round, name, nominations_each, organiser, standard } => {
            rounds::edit_round(views, (*round, name, organiser), *nominations_each, standard.as_deref())
        }
        Command::EditMeeting(meeting) => rounds::edit_meeting(views, meeting),
        Command::MoveMarks { from, to } => moving::move_marks(views, *from, *to),
        Command::TimeMeeting { meeting, timetable } => rounds::time_meeting(views, *meeting, *timetable),
        Command::Announce { meeting, community, by, what } => {
            let at = announcing::At { meeting: *meeting, community: *community, by: *by };
            match what {
                Announcing::Announce(reason) => announcing::announce(views, &at, reason.as_ref()),
                Announcing::Withdraw(reason) => announcing::withdraw(views, &at, reason),
                Announcing::Late { inspector, ruling } => {
                    let ruling = ruling.as_ref().map(|(counts, reason)| (*counts, reason));
                    announcing::rule_late(views, &at, *inspector, ruling)
                }
            }
        }
        Command::Decide { meeting, community, item, what } => {
            let at = (*meeting, *community);
            match what {
                Together::RuleVeto { by, ruling } => {
                    panel::rule_veto(views, at, item, *by, ruling.as_ref().map(|(confirmed, basis)| (*confirmed, basis)))
                }
                Together::Dispute(statement) => panel::dispute(views, at, item, statement.as_ref()),
                Together::Settle(settlement) => panel::settle(views, at, item, settlement.as_ref()),
            }
        }
        Command::SetEvidence(shown) => evidence::set(views, shown),
    }
}

type Warnings = Vec<(TextPlace, Warned)>;

/// A text on one line: it is one line wherever it is listed, and moves no terminal's cursor.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// A name, trimmed, not empty, past the guard.
fn label(name: &str) -> Result<(String, Warnings), Refusal> {
    let name = one_line(name);
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    let mut warnings = Vec::new();
    guard(&name, &TextPlace::Name, &mut warnings)?;
    Ok((name, warnings))
}

/// Rows are done whole or not at all. A single bad row is refused as itself, several as [`Refusal::Rows`], so that a file's
/// problems are all told at once.
fn whole(decision: Decision, asked: usize, mut refused: Vec<(usize, Refusal)>) -> Result<Decision, Refusal> {
    match refused.len() {
        0 => Ok(decision),
        1 if asked == 1 => Err(refused.remove(0).1),
        _ => Err(Refusal::Rows(refused)),
    }
}

/// Holds a text against the length limit and the privacy guard; collects what to warn of.
fn guard(text: &str, place: &TextPlace, warnings: &mut Vec<(TextPlace, Warned)>) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length > TEXT_LIMIT {
        return Err(Refusal::TextTooLong { place: place.clone(), length });
    }
    inspected(text, place, warnings)
}

/// Holds a text of whichever length against the privacy guard; collects what to warn of.
fn inspected(text: &str, place: &TextPlace, warnings: &mut Vec<(TextPlace, Warned)>) -> Result<(), Refusal> {
    let findings = privacy::inspect(text);
    if let Some(found) = findings.refused.into_iter().next() {
        return Err(Refusal::Private { place: place.clone(), kind: found.kind });
    }
    warnings.extend(findings.warned.into_iter().map(|found| (place.clone(), found.kind)));
    Ok(())
}

fn card_view(views: &dyn Read, card: CardId) -> CardView {
    views.card(card).unwrap_or_default()
}

/// The standard a card is rated by, after checking that the card can exist.
fn card_standard(views: &dyn Read, card: CardId) -> Result<std::sync::Arc<Standard>, Refusal> {
    let meeting = views.meeting(card.meeting).ok_or(Refusal::UnknownMeeting)?;
    if !meeting.stops.contains(&card.community) {
        return Err(Refusal::NotAStop);
    }
    views.inspector(card.inspector).ok_or(Refusal::UnknownInspector)?;
    views.round_checklist(meeting.round).ok_or(Refusal::UnknownRound)
}

/// The facts that bear on a card.
fn card_facts(views: &dyn Read, card: CardId) -> Facts {
    let round = views.meeting(card.meeting).map(|meeting| meeting.round);
    round.and_then(|round| views.entry(round, card.community)).map(|entry| entry.fact_values()).unwrap_or_default()
}

/// Refuses a card of a community its inspector does not rate.
fn not_recused(views: &dyn Read, card: CardId) -> Result<(), Refusal> {
    let seat = views.meeting(card.meeting).map(|meeting| meeting.seat(card.inspector));
    let recused = seat.zip(views.community(card.community)).is_some_and(|(seat, community)| seat.is_recused_from(&community));
    if recused { Err(Refusal::Recused { community: card.community, inspector: card.inspector }) } else { Ok(()) }
}

fn sign(views: &dyn Read, card: CardId) -> Result<Decision, Refusal> {
    let standard = card_standard(views, card)?;
    not_recused(views, card)?;
    let view = card_view(views, card);
    if view.is_signed() {
        return Err(Refusal::CardSigned);
    }
    let marks = view.marks();
    let facts = card_facts(views, card);
    let settled = full_by_fact(&standard, &facts);
    let asked = applies_all(&standard, &marks, &settled);
    // What an earlier answer rules out, or a fact has settled, waits for nothing.
    let numbered = || {
        let all = (1..).zip(standard.items()).zip(&asked);
        all.filter(|((_, item), applies)| **applies != Applies::No && !settled.contains(item.id.as_str())).map(|(one, _)| one)
    };
    let duties = asked_of(views, card);
    let own = |number: usize| duties.as_ref().is_none_or(|asked| asked.get(number - 1).copied().unwrap_or(true));
    let unrated = numbered().filter(|(number, item)| own(*number) && !marks.contains_key(&item.id));
    let unrated: Vec<usize> = unrated.map(|(number, _)| number).collect();
    if !unrated.is_empty() {
        return Err(Refusal::Unfinished { unrated });
    }
    let numbers: Vec<usize> = numbered().filter(|(_, item)| reason_missing(item, &view)).map(|(number, _)| number).collect();
    if !numbers.is_empty() {
        return Err(Refusal::ReasonsMissing { numbers });
    }
    let mut until = BTreeMap::new();
    for line in view.items.values().flat_map(|item| item.mark.heads().into_iter().chain(item.note.heads())) {
        let last: &mut u64 = until.entry(line.device).or_default();
        *last = line.seq.max(*last);
    }
    let covers = Some(Covered { until, marks });
    Ok(vec![Event::CardSigned { card, replaces: view.signed.heads(), covers }].into())
}

/// Whether points were lost on an item that asks for a reason, and neither a reason, a ticked loss nor a note says why.
pub fn reason_missing(item: &super::standard::Item, card: &CardView) -> bool {
    let Some(held) = card.item(&item.id) else { return false };
    let Some(mark) = held.mark() else { return false };
    let lost = matches!(scoring::item_score(item, &mark.value), Ok(scoring::ItemScore::Points(points)) if points < item.max);
    let told = !mark.reasons.is_empty() || held.note().is_some() || matches!(mark.value, super::value::Value::Losses(_));
    item.reason == ReasonRule::Lost && !item.bonus && lost && !told
}

fn redact(lines: &[EventId]) -> Result<Decision, Refusal> {
    if lines.is_empty() {
        return Err(Refusal::NothingToRedact);
    }
    let blank = |line: &EventId| Event::TextRedacted { device: line.device, seq: line.seq };
    Ok(lines.iter().map(blank).collect::<Vec<_>>().into())
}

/// A typed text without surrounding blanks; `None` when nothing is left.
fn typed(text: &str) -> Option<Text> {
    let text = text.trim();
    (!text.is_empty()).then(|| Text::new(text))
}
