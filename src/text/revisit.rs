//! A re-inspection (回头看) in words: then and now, what changed in between, the visits so far.

use super::lists::{listed, numbers};
use super::{Words, decision, say};
use crate::domain::ids::InspectorId;
use crate::domain::points::Exact;
use crate::domain::revisit::{Since, Visit};
use crate::domain::standard::Standard;
use crate::domain::views::Read;

/// A figure, or that there is none.
fn figure(words: &Words, value: Option<&Exact>) -> String {
    value.map_or_else(|| say!(words, "revisit-none"), |value| value.cut(2))
}

fn stars(words: &Words, given: Option<u8>) -> String {
    given.map_or_else(|| say!(words, "revisit-open"), |given| decision::stars(words, given))
}

/// Against what, and the totals and stars of then and now.
pub fn head(words: &Words, since: &Since) -> String {
    let (then, now) = &since.totals;
    let (meeting, date) = (since.meeting.name.as_str(), since.meeting.date.as_str());
    let (then, now) = (figure(words, then.as_ref()), figure(words, now.as_ref()));
    let now = if since.stars.1.is_none() { say!(words, "revisit-so-far", total = now) } else { now };
    let (before, after) = (stars(words, since.stars.0), stars(words, since.stars.1));
    say!(words, "revisit-head", meeting = meeting, date = date, then = then, now = now, before = before, after = after)
}

/// What makes the comparison limp: another panel, another standard.
pub fn changed(words: &Words, views: &dyn Read, since: &Since) -> Vec<String> {
    let codes = |all: &[InspectorId]| {
        listed(words, all.iter().map(|id| views.inspector(*id).map_or_else(|| "?".to_owned(), |inspector| inspector.code)))
    };
    let panel = since.panels.as_ref().map(|(then, now)| say!(words, "revisit-panel", then = codes(then), now = codes(now)));
    let standard = since.standards.as_ref();
    let named = |standard| decision::standard_named(words, standard);
    let standard = standard.map(|(then, now)| say!(words, "revisit-standard", then = named(then), now = named(now)));
    panel.into_iter().chain(standard).collect()
}

/// The items judged again with their points of then and now, then which were carried over.
pub fn items(words: &Words, standard: &Standard, since: &Since) -> Vec<String> {
    let anew = since.items.iter().filter(|one| !one.carried && (one.then.is_some() || one.now.is_some()));
    let mut lines: Vec<String> = anew
        .map(|one| {
            let (item, then) = (decision::item_named(words, standard, &one.item), figure(words, one.then.as_ref()));
            let now = one.now.as_ref().map_or_else(|| say!(words, "revisit-to-judge"), |now| now.cut(2));
            say!(words, "revisit-item", item = item, then = then, now = now)
        })
        .collect();
    lines.extend(carried(words, standard, since));
    lines
}

/// Which items were carried over (沿用), by their running numbers.
pub fn carried(words: &Words, standard: &Standard, since: &Since) -> Option<String> {
    let held = since.items.iter().filter(|one| one.carried).filter_map(|one| standard.number(&one.item));
    let held: Vec<usize> = held.collect();
    (!held.is_empty()).then(|| say!(words, "revisit-carried", count = held.len(), numbers = numbers(words, &held)))
}

/// One visit of a community's history.
pub fn visit(words: &Words, visit: &Visit) -> String {
    let (date, meeting, round) = (visit.meeting.date.as_str(), visit.meeting.name.as_str(), visit.round.as_str());
    let (total, stars) = (figure(words, visit.total.as_ref()), stars(words, visit.stars));
    say!(words, "revisit-visit", date = date, meeting = meeting, round = round, total = total, stars = stars)
}
