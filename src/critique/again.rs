//! What the critique of a re-inspection (回头看) says of its own: that it is one, then and now, and what became of what was asked.

use std::cmp::Ordering;

use crate::domain::action;
use crate::domain::critique::Part;
use crate::domain::day::Day;
use crate::text::{Words, actions, say};

use super::clauses::{enumerated, in_a_row, sentence};
use super::draft::Line;
use super::material::{Again, Material, Verdict};

/// The opening: that the panel came back, and for what.
pub(super) fn opening(again: &Again, words: &Words, place: &str, ways: &str) -> String {
    let date = again.since.meeting.date.as_str();
    let day = Day::parse(date).map_or_else(|| again.since.meeting.name.clone(), |day| actions::day(words, day));
    say!(words, "critique-opening-again", place = place, ways = ways, day = day)
}

/// Then and now, and how many of the open actions are done.
pub(super) fn again(material: &Material, words: &Words) -> Option<Line> {
    let again = material.again.as_ref()?;
    let said: Vec<String> = [totals(material, again, words), seen(again, words)].into_iter().flatten().collect();
    let said: Vec<String> = said.iter().map(|clause| sentence(words, clause)).collect();
    (!said.is_empty()).then(|| Line::new(words, Part::Overall, "overall:again", &in_a_row(words, &said), Vec::new()))
}

fn totals(material: &Material, again: &Again, words: &Words) -> Option<String> {
    if again.since.standards.is_some() {
        return Some(say!(words, "critique-again-other-standard"));
    }
    let then = again.since.totals.0.as_ref()?;
    let (was, now) = (then.cut(2), material.outcome.total.as_ref());
    let Some(now) = now.filter(|_| !material.outcome.provisional) else {
        return Some(say!(words, "critique-again-so-far", then = was));
    };
    let is = now.cut(2);
    Some(match now.cmp(then) {
        Ordering::Equal => say!(words, "critique-again-same", then = was),
        Ordering::Greater => say!(words, "critique-again-higher", then = was, now = is, by = (now - then).cut(2)),
        Ordering::Less => say!(words, "critique-again-lower", then = was, now = is, by = (then - now).cut(2)),
    })
}

/// What became of the actions that were open.
fn seen(again: &Again, words: &Words) -> Option<String> {
    let all = again.seen.len();
    if all == 0 {
        return None;
    }
    let count = |wanted: Option<action::Verdict>| again.seen.iter().filter(|seen| **seen == wanted).count();
    let done = count(Some(action::Verdict::Done));
    if done == all {
        return Some(say!(words, "critique-again-all-done", count = all));
    }
    if count(None) == all {
        return Some(say!(words, "critique-again-none-seen", count = all));
    }
    let (partly, open, unseen) = (count(Some(action::Verdict::Partly)), count(Some(action::Verdict::NotDone)), count(None));
    let parts = [
        (done, say!(words, "critique-again-done", count = done)),
        (partly, say!(words, "critique-again-partly", count = partly)),
        (open, say!(words, "critique-again-not-done", count = open)),
        (unseen, say!(words, "critique-again-unseen", count = unseen)),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    Some(say!(words, "critique-again-of", count = all, parts = enumerated(words, &parts)))
}

/// The judgement by what was looked at again: all of it at full marks, some of it better, none; nothing while provisional.
pub(super) fn band(material: &Material, words: &Words) -> Option<String> {
    let again = material.again.as_ref().filter(|_| !material.outcome.provisional)?;
    let items = material.items();
    let mut short =
        items.iter().filter(|judged| matches!(judged.verdict, Verdict::Short | Verdict::Disputed | Verdict::Violated));
    let better = again.since.items.iter().any(|one| !one.carried && one.now > one.then);
    let name = material.community.name.as_str();
    let text = if short.next().is_none() {
        say!(words, "critique-band-again-all", name = name)
    } else if better && !material.standard.lower_is_better() {
        say!(words, "critique-band-again-some", name = name)
    } else {
        say!(words, "critique-band-again-none", name = name)
    };
    Some(sentence(words, &text))
}
