//! What inspectors found on an item, in words: the fact, the reasons, the note — for the report and the result's screen.

use std::collections::BTreeMap;

use super::lists::{joined, listed};
use super::{Words, say};
use crate::domain::events::Reason;
use crate::domain::points::{Exact, Points};
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Item, Kind};
use crate::domain::value::Value;
use crate::domain::views::CardView;
use crate::domain::wording::Wording;

/// One inspector's card with the code it is quoted by.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// The inspector's code.
    pub code: &'a str,
    /// The card.
    pub card: &'a CardView,
}

/// What was found, in the words of the checklist; nothing where the points say it all.
pub fn found(words: &Words, item: &Item, value: &Value) -> Option<String> {
    let of = |label: &Wording| label.get(words.language).to_owned();
    let times = |label: String, count: u32| {
        if count == 1 { label } else { say!(words, "report-times", what = label, count = count) }
    };
    Some(match (&item.kind, value) {
        (Kind::Levels { levels }, Value::Level(key)) => of(&levels.iter().find(|rung| rung.key == *key)?.label),
        (Kind::Check { .. }, Value::Answer(answer)) => {
            if *answer {
                say!(words, "yes")
            } else {
                say!(words, "no")
            }
        }
        (_, Value::Count(count)) => say!(words, "report-counted", count = *count),
        (Kind::Reasons { losses, .. }, Value::Losses(ticked)) => {
            let ticked = ticked
                .iter()
                .filter(|(_, count)| **count > 0)
                .filter_map(|(key, count)| Some(times(of(&losses.iter().find(|loss| loss.key == *key)?.label), *count)));
            joined(words, ticked)
        }
        (Kind::Measure { unit, .. }, Value::Number(number)) => format!("{number}{}", unit.get(words.language)),
        (_, Value::Share { n, m }) => {
            let percent = Exact::ratio(i64::from(*n) * 100, i64::from(*m));
            say!(words, "report-share", n = *n, m = *m, percent = percent.cut(1))
        }
        (Kind::Multi { credits }, Value::Credits(ticked)) => {
            let labels = |has: bool| {
                let those = credits.iter().filter(|credit| ticked.contains(&credit.key) == has);
                those.map(|credit| of(&credit.label)).collect::<Vec<_>>()
            };
            let line = |text: String, labels: &[String]| if labels.is_empty() { None } else { Some(text) };
            let (has, lacks) = (labels(true), labels(false));
            let has = line(say!(words, "report-credits-has", what = listed(words, &has)), &has);
            let lacks = line(say!(words, "report-credits-lacks", what = listed(words, &lacks)), &lacks);
            joined(words, has.into_iter().chain(lacks))
        }
        (Kind::Finding { severities }, Value::Findings(counts)) => {
            let counted: BTreeMap<_, _> = counts.iter().filter(|(_, count)| **count > 0).collect();
            let known = severities.iter().filter_map(|severity| Some((severity, **counted.get(&severity.key)?)));
            let each = known.map(|(one, count)| say!(words, "report-finding", what = of(&one.label), count = count));
            listed(words, each)
        }
        _ => return None,
    })
    .filter(|text| !text.is_empty())
}

/// One line of explanation with the inspectors it comes from.
struct Told {
    text: String,
    by: Vec<String>,
}

/// What the cards say of an item, lines that several inspectors share once, each with its inspectors unless all agree.
pub fn told(words: &Words, item: &Item, cards: &[Speaker]) -> Vec<String> {
    let speaking: Vec<&Speaker> = cards.iter().filter(|speaker| speaker.card.item(&item.id).is_some()).collect();
    let mut lines: Vec<Told> = Vec::new();
    for kind in [fact, reasons, note] {
        for speaker in &speaking {
            let Some(text) = kind(words, item, speaker.card) else { continue };
            let code = speaker.code.to_owned();
            match lines.iter_mut().find(|line| line.text == text) {
                Some(line) => line.by.push(code),
                None => lines.push(Told { text, by: vec![code] }),
            }
        }
    }
    let all = cards.len();
    // What all agree on first, then each inspector's own; the name stands where it changes.
    lines.sort_by(|a, b| b.by.len().cmp(&a.by.len()).then_with(|| a.by.cmp(&b.by)));
    let mut speaker: Vec<String> = Vec::new();
    let mut said = Vec::new();
    for line in lines {
        if line.by.len() == all || line.by == speaker {
            said.push(line.text);
        } else {
            said.push(say!(words, "report-by", codes = listed(words, &line.by), text = line.text));
        }
        speaker = line.by;
    }
    said
}

/// What the cards say of an item as the panel's own: nobody named, each line once, and nothing that shows what a single inspector
/// gave. A fact stands there where all agree on it; of losses, credits and findings that were ticked differently, their names.
pub fn gathered(words: &Words, item: &Item, cards: &[Speaker]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let marks: Vec<&Value> = cards.iter().filter_map(|speaker| Some(&speaker.card.item(&item.id)?.mark()?.value)).collect();
    let alike = marks.windows(2).all(|two| two[0] == two[1]);
    match cards.iter().find(|speaker| speaker.card.item(&item.id).is_some_and(|held| held.mark().is_some())) {
        Some(speaker) if alike => lines.extend(fact(words, item, speaker.card)),
        _ => {
            let named = joined(words, ticked(words, item, &marks));
            lines.extend((!named.is_empty()).then(|| say!(words, "report-found", text = named)));
        }
    }
    for kind in [reasons, note] {
        for text in cards.iter().filter_map(|speaker| kind(words, item, speaker.card)) {
            if !lines.contains(&text) {
                lines.push(text);
            }
        }
    }
    lines
}

/// The names of what anybody ticked, or of the credits anybody found lacking, in the item's order.
fn ticked(words: &Words, item: &Item, marks: &[&Value]) -> Vec<String> {
    let any = |holds: &dyn Fn(&Value) -> bool| marks.iter().any(|value| holds(value));
    let of = |label: &Wording| label.get(words.language).to_owned();
    let counted = |counts: &BTreeMap<String, u32>, key: &str| counts.get(key).is_some_and(|count| *count > 0);
    match &item.kind {
        Kind::Reasons { losses, .. } => {
            let held = |key: &str| any(&|value| matches!(value, Value::Losses(counts) if counted(counts, key)));
            losses.iter().filter(|loss| held(&loss.key)).map(|loss| of(&loss.label)).collect()
        }
        Kind::Finding { severities } => {
            let held = |key: &str| any(&|value| matches!(value, Value::Findings(counts) if counted(counts, key)));
            severities.iter().filter(|one| held(&one.key)).map(|one| of(&one.label)).collect()
        }
        Kind::Multi { credits } => {
            let lacks = |key: &String| any(&|value| matches!(value, Value::Credits(has) if !has.contains(key)));
            let lacking: Vec<String> = credits.iter().filter(|one| lacks(&one.key)).map(|one| of(&one.label)).collect();
            let told = say!(words, "report-credits-lacks", what = listed(words, &lacking));
            (!lacking.is_empty()).then_some(told).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn fact(words: &Words, item: &Item, card: &CardView) -> Option<String> {
    let value = &card.item(&item.id)?.mark()?.value;
    // Full marks of one inspector explain no loss.
    if matches!(item_score(item, value), Ok(ItemScore::Points(points)) if points == item.max && points > Points::ZERO) {
        return None;
    }
    Some(say!(words, "report-found", text = found(words, item, value)?))
}

fn reasons(words: &Words, item: &Item, card: &CardView) -> Option<String> {
    let mark = card.item(&item.id)?.mark()?;
    let texts = mark.reasons.iter().filter_map(|reason| match reason {
        Reason::Phrase(number) => {
            let phrase = item.phrases.shortcoming.get(number.checked_sub(1)?)?;
            Some(phrase.get(words.language).to_owned())
        }
        Reason::Words(text) => text.text.clone().or_else(|| Some(say!(words, "report-redacted"))),
    });
    let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
    (!texts.is_empty()).then(|| say!(words, "report-reasons", text = joined(words, &texts)))
}

fn note(words: &Words, item: &Item, card: &CardView) -> Option<String> {
    let note = card.item(&item.id)?.note()?;
    let text = note.text.clone().unwrap_or_else(|| say!(words, "report-redacted"));
    (!text.trim().is_empty()).then(|| say!(words, "report-noted", text = text))
}
