//! Clauses: what inspectors typed and ticked, cleaned so that it fits into a sentence.

use super::material::Judged;
use crate::domain::events::Reason;
use crate::domain::points::Exact;
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Item, Kind, Method};
use crate::domain::value::Value;
use crate::domain::views::CardView;
use crate::domain::wording::Language;
use crate::text::lists::listed;
use crate::text::{Words, say};

/// A piece of what is said of an item: as it stands behind the item's other pieces, and as it stands alone.
pub(super) struct Piece {
    pub here: String,
    pub alone: String,
}

impl Piece {
    fn same(text: String) -> Self {
        Self { here: text.clone(), alone: text }
    }
}

/// A typed text as a clause: on one line, without punctuation at its ends.
pub(super) fn clause(words: &Words, text: &str) -> String {
    let lines = text.lines().map(ends_trimmed).filter(|line| !line.is_empty());
    together(words, &lines.map(|line| line.replace(char::is_control, " ")).collect::<Vec<_>>())
}

fn ends_trimmed(text: &str) -> &str {
    const MARKS: &[char] = &['。', '．', '.', '，', ',', '；', ';', '、', '：', ':', '！', '!', '？', '?', '…'];
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || MARKS.contains(&c))
}

/// Clauses side by side in one sentence.
pub(super) fn together<S: AsRef<str>>(words: &Words, clauses: &[S]) -> String {
    let between = match words.language {
        Language::Chinese => "；",
        Language::English => "; ",
    };
    clauses
        .iter()
        .map(|clause| ends_trimmed(clause.as_ref()))
        .filter(|clause| !clause.is_empty())
        .collect::<Vec<_>>()
        .join(between)
}

/// A clause closed to a sentence.
pub(super) fn sentence(words: &Words, clause: &str) -> String {
    let stop = match words.language {
        Language::Chinese => '。',
        Language::English => '.',
    };
    format!("{}{stop}", ends_trimmed(clause))
}

/// Sentences one behind the other.
pub(super) fn in_a_row(words: &Words, sentences: &[String]) -> String {
    sentences.join(match words.language {
        Language::Chinese => "",
        Language::English => " ",
    })
}

/// Things in a sentence, the last one joined as the language joins it: `甲、乙、丙`, `a, b and c`.
pub(super) fn enumerated(words: &Words, things: &[String]) -> String {
    match things {
        [most @ .., last] if !most.is_empty() => say!(words, "critique-and", most = listed(words, most), last = last.as_str()),
        _ => things.concat(),
    }
}

/// Quoted names side by side: in Chinese without a mark between the quotes (GB/T 15834).
pub(super) fn quoted(words: &Words, names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| say!(words, "critique-quoted", name = inside(name))).collect();
    match words.language {
        Language::Chinese => quoted.concat(),
        Language::English => enumerated(words, &quoted),
    }
}

/// A text that stands inside quotes: its own become single ones.
pub(super) fn inside(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

/// An item's name as it stands inside quotes, without what only a list needs in front of it (加分：).
pub(super) fn name(words: &Words, item: &Item) -> String {
    let name = item.name.get(words.language);
    inside(if item.bonus { name.split_once(['：', ':']).map_or(name, |(_, name)| name.trim()) } else { name })
}

/// The notes of all cards on an item, each once.
pub(super) fn notes(words: &Words, cards: &[CardView], item: &Item) -> Vec<String> {
    let notes = cards.iter().filter_map(|card| card.item(&item.id)?.note()?.text.as_deref());
    distinct(notes.map(|note| clause(words, note)))
}

/// The reasons the cards give for an item: those the standard words, and those the inspectors worded.
fn reasons(words: &Words, cards: &[CardView], item: &Item) -> (Vec<String>, Vec<String>) {
    let held = || cards.iter().filter_map(|card| card.item(&item.id)?.mark());
    let reasons = || held().flat_map(|mark| &mark.reasons);
    let phrases = reasons().filter_map(|reason| match reason {
        Reason::Phrase(number) => Some(item.phrases.shortcoming.get(number.checked_sub(1)?)?.get(words.language)),
        Reason::Words(_) => None,
    });
    let losses = held().flat_map(|mark| ticked(words, item, &mark.value));
    let known = distinct(phrases.map(|phrase| clause(words, phrase)).chain(losses));
    let typed = reasons().filter_map(|reason| match reason {
        Reason::Words(text) => text.text.as_deref(),
        Reason::Phrase(_) => None,
    });
    (known, distinct(typed.map(|text| clause(words, text))))
}

/// What is wrong with an item in a few words, to stand inside quotes: its first reason or note, else that it fell short.
pub(super) fn problem(words: &Words, cards: &[CardView], item: &Item) -> String {
    let (known, typed) = reasons(words, cards, item);
    let first = known.into_iter().chain(typed).chain(notes(words, cards, item)).next();
    let short =
        first.filter(|text| super::spoken::length(words.language, text) <= super::spoken::point_limit(words.language) / 2);
    short.map_or_else(|| say!(words, "critique-gap", item = inside(&name(words, item))), |text| inside(&text))
}

/// Everything the cards say of an item that lost points: reasons first, then notes. Never empty.
pub(super) fn blame(words: &Words, cards: &[CardView], judged: &Judged) -> Vec<Piece> {
    let item = judged.item;
    let (known, typed) = reasons(words, cards, item);
    let named = |text: &String| say!(words, "critique-named", item = name(words, item), text = text.as_str());
    let mut pieces: Vec<Piece> = known.into_iter().map(Piece::same).collect();
    for text in &typed {
        let here = if pieces.is_empty() { named(text) } else { text.clone() };
        pieces.push(Piece { here, alone: named(text) });
    }
    for note in notes(words, cards, item) {
        let alone = say!(words, "critique-named-found", item = name(words, item), note = note.as_str());
        let here = if pieces.is_empty() { alone.clone() } else { found(words, item, &note) };
        pieces.push(Piece { here, alone });
    }
    if pieces.is_empty() {
        pieces.push(Piece::same(bare(words, cards, judged)));
    }
    pieces
}

/// A note behind a reason, with where it comes from when the item is judged in one way only.
fn found(words: &Words, item: &Item, note: &str) -> String {
    match item.methods.as_slice() {
        [Method::Documents] => say!(words, "critique-found-documents", note = note),
        [Method::Onsite] => say!(words, "critique-found-onsite", note = note),
        [Method::Interview] => say!(words, "critique-found-interview", note = note),
        _ => say!(words, "critique-found", note = note),
    }
}

/// What was ticked on an item whose losses have names.
fn ticked(words: &Words, item: &Item, value: &Value) -> Vec<String> {
    let (Kind::Reasons { losses, .. }, Value::Losses(ticked)) = (&item.kind, value) else { return Vec::new() };
    let counted = losses.iter().filter_map(|loss| Some((loss, *ticked.get(&loss.key)?))).filter(|(_, count)| *count > 0);
    let said = counted.map(|(loss, count)| {
        let label = clause(words, loss.label.get(words.language));
        if count == 1 {
            lowered(words, &label)
        } else {
            say!(words, "critique-times", what = lowered(words, &label), count = count)
        }
    });
    said.collect()
}

/// Why points were lost when nobody said why: what the mark itself shows, with the item's name. Where the inspectors gave
/// different marks, none of them is the panel's, and what they came to is told.
fn bare(words: &Words, cards: &[CardView], judged: &Judged) -> String {
    let item = judged.item;
    let points = |value: &Value| match item_score(item, value) {
        Ok(ItemScore::Points(points)) => Some(points),
        _ => None,
    };
    let mut marks = cards.iter().filter_map(|card| Some(&card.item(&item.id)?.mark()?.value)).filter(|one| points(one).is_some());
    let name = name(words, item);
    let name = name.as_str();
    let Some(value) = marks.next() else { return say!(words, "critique-not-met", item = name) };
    if marks.any(|other| other != value) {
        let combined = judged.points.as_ref().map(|points| points.cut(2)).unwrap_or_default();
        return say!(words, "critique-points", item = name, points = combined, max = item.max.to_string());
    }
    let points = points(value).unwrap_or(item.max);
    match (&item.kind, value) {
        (Kind::Levels { levels }, Value::Level(key)) => {
            let label = levels.iter().find(|rung| rung.key == *key).map_or("", |rung| rung.label.get(words.language));
            say!(words, "critique-level", item = name, label = clause(words, label))
        }
        (Kind::Multi { credits }, Value::Credits(has)) => {
            let lacks: Vec<String> = credits
                .iter()
                .filter(|credit| !has.contains(&credit.key))
                .map(|credit| lowered(words, credit.label.get(words.language)))
                .collect();
            say!(words, "critique-lacks", item = name, what = enumerated(words, &lacks))
        }
        (Kind::Finding { severities }, Value::Findings(found)) => {
            let found = severities.iter().filter_map(|one| Some((one, *found.get(&one.key)?))).filter(|(_, count)| *count > 0);
            let each = found.map(|(one, count)| {
                say!(words, "critique-times", what = lowered(words, one.label.get(words.language)), count = count)
            });
            say!(words, "critique-findings", item = name, what = enumerated(words, &each.collect::<Vec<_>>()))
        }
        (Kind::Measure { unit, .. }, Value::Number(number)) => {
            let measured = format!("{number}{}", unit.get(words.language));
            say!(words, "critique-measured", item = name, value = measured)
        }
        (_, Value::Share { n, m }) => {
            let percent = Exact::ratio(i64::from(*n) * 100, i64::from(*m)).cut(1);
            say!(words, "critique-share", item = name, n = *n, m = *m, percent = percent)
        }
        (_, Value::Count(count)) => say!(words, "critique-measured", item = name, value = count.to_string()),
        (Kind::Check { .. }, _) => say!(words, "critique-not-met", item = name),
        _ => say!(words, "critique-points", item = name, points = points.to_string(), max = item.max.to_string()),
    }
}

/// A label of the standard inside a sentence: English labels begin with a capital there.
pub(super) fn lowered(words: &Words, label: &str) -> String {
    let mut letters = label.chars();
    match (words.language, letters.next(), letters.clone().next()) {
        (Language::English, Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}
