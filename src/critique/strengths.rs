//! What is well done: three points from the best sections, bonus items first.

use crate::domain::critique::Part;
use crate::domain::points::Exact;
use crate::domain::standard::Section;
use crate::text::{Words, say};

use super::clauses::{clause, name, notes, quoted, together};
use super::draft::Line;
use super::material::{Judged, Material, Verdict};
use super::spoken::{length, point_limit};

/// Points of praise a critique makes.
const POINTS: usize = 3;

/// Items one point speaks of.
const ITEMS: usize = 2;

/// The part. Items without a ready sentence are named; where no item has full marks, nothing is praised.
pub(super) fn strengths(material: &Material, words: &Words) -> Vec<Line> {
    let items = material.items();
    let praised = |judged: &&Judged| matches!(judged.verdict, Verdict::Full | Verdict::Bonus);
    if !items.iter().any(|judged| praised(&judged)) {
        let text = if material.again.is_some() {
            say!(words, "critique-no-strengths-again")
        } else {
            say!(words, "critique-no-strengths")
        };
        return vec![Line::new(words, Part::Strengths, "strengths", &text, Vec::new())];
    }
    let lost = material.sections();
    let share = |section: &Section| {
        lost.iter().find(|loss| loss.section.id == section.id).map_or_else(Exact::zero, |loss| loss.share.clone())
    };
    let mut sections: Vec<(&Section, Vec<&Judged>)> = Vec::new();
    for section in &material.standard.sections {
        let mut own: Vec<&Judged> = items.iter().filter(praised).filter(|judged| judged.section.id == section.id).collect();
        // A bonus first, then what somebody noted something about, then the weightiest.
        own.sort_by_key(|judged| {
            let noted = !notes(words, &material.cards, judged.item).is_empty();
            (judged.verdict != Verdict::Bonus, !noted, judged.item.phrases.praise.is_empty(), std::cmp::Reverse(judged.item.max))
        });
        if !own.is_empty() {
            sections.push((section, own));
        }
    }
    sections.sort_by_key(|(section, own)| (own[0].verdict != Verdict::Bonus, share(section)));
    let lead = if material.again.is_some() { say!(words, "critique-strengths-again") } else { say!(words, "critique-strengths") };
    let mut lines = vec![Line::new(words, Part::Strengths, "strengths", &lead, Vec::new())];
    let mut rest: Vec<(&Section, Vec<&Judged>)> = Vec::new();
    let mut points = 0;
    for (section, own) in sections {
        let (now, later) = if points < POINTS { own.split_at(own.len().min(ITEMS)) } else { own.split_at(0) };
        if !now.is_empty() {
            points += 1;
            lines.extend(point(material, words, Some(section), &format!("strength:{}", section.id), now));
        }
        rest.push((section, later.to_vec()));
    }
    // Fewer sections than points: the next items of the same sections make points of their own.
    for (section, later) in &mut rest {
        while points < POINTS && !later.is_empty() {
            let now: Vec<&Judged> = later.drain(..later.len().min(ITEMS)).collect();
            points += 1;
            lines.extend(point(material, words, None, &format!("strength:{}/{}", section.id, now[0].item.id), &now));
        }
    }
    lines.extend(left_over(material, words, &rest));
    lines
}

/// One point: the items' ready sentences, and the notes as far as they are short enough to be read aloud. Longer ones
/// follow in writing.
fn point(material: &Material, words: &Words, section: Option<&Section>, key: &str, items: &[&Judged]) -> Vec<Line> {
    let (mut said, mut bare, mut more) = (Vec::new(), Vec::new(), Vec::new());
    for judged in items {
        match judged.item.phrases.praise.first() {
            Some(phrase) => said.push(clause(words, phrase.get(words.language))),
            None => bare.push(name(words, judged.item)),
        }
        for note in notes(words, &material.cards, judged.item) {
            let here = say!(words, "critique-seen", note = note.as_str());
            // Behind another item's sentence a note would seem to speak of that item.
            if judged.item.phrases.praise.is_empty()
                || length(words.language, &together(words, &said)) + length(words.language, &here) > point_limit(words.language)
            {
                more.push(say!(words, "critique-named-seen", item = name(words, judged.item), note = note));
            } else {
                said.push(here);
            }
        }
    }
    if !bare.is_empty() {
        said.push(say!(words, "critique-full-marks", items = quoted(words, &bare)));
    }
    let text = together(words, &said);
    let text = match section {
        Some(section) => say!(words, "critique-subject", section = section.name.get(words.language), text = text),
        None => text,
    };
    let ids: Vec<String> = items.iter().map(|judged| judged.item.id.clone()).collect();
    let mut lines = vec![Line::new(words, Part::Strengths, key, &text, ids.clone())];
    if !more.is_empty() {
        let text = say!(words, "critique-more-seen", text = together(words, &more));
        lines.push(Line::new(words, Part::Strengths, format!("more:{key}"), &text, ids));
    }
    lines
}

/// What was noted of items with full marks that no point speaks of.
fn left_over(material: &Material, words: &Words, rest: &[(&Section, Vec<&Judged>)]) -> Option<Line> {
    let mut ids = Vec::new();
    let mut said = Vec::new();
    for judged in rest.iter().flat_map(|(_, items)| items) {
        for note in notes(words, &material.cards, judged.item) {
            said.push(say!(words, "critique-named-seen", item = name(words, judged.item), note = note));
            ids.push(judged.item.id.clone());
        }
    }
    let text = say!(words, "critique-more-seen", text = together(words, &said));
    (!ids.is_empty()).then(|| Line::new(words, Part::Strengths, "more:strengths", &text, ids))
}
