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
