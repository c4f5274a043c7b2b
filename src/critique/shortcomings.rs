//! What falls short: two to five subjects, the worst first; each subject's further reasons follow in writing.

use crate::domain::critique::Part;
use crate::domain::points::Exact;
use crate::domain::standard::{Consequence, Kind};
use crate::text::{Words, say};

use super::clauses::{Piece, blame, clause, in_a_row, name, notes, sentence, together};
use super::draft::Line;
use super::material::{Judged, Material, Verdict};
use super::spoken::{length, point_limit};

/// Points of blame a critique makes at most.
const POINTS: usize = 5;

/// Items one point speaks of aloud.
const ITEMS: usize = 3;

/// What belongs together in one point: a section, or one item where a single section lost everything.
struct Subject<'a> {
    key: String,
    /// Named in front; empty for an item.
    section: &'a str,
    lost: Exact,
    items: Vec<&'a Judged<'a>>,
}

/// The part.
pub(super) fn shortcomings(material: &Material, words: &Words) -> Vec<Line> {
    let items = material.items();
    let vetoes: Vec<Line> =
        items.iter().filter(|judged| judged.verdict == Verdict::Violated).map(|judged| veto(material, words, judged)).collect();
    let subjects = subjects(material, words, &items);
    if subjects.is_empty() && vetoes.is_empty() {
        let text = if material.outcome.provisional {
            say!(words, "critique-no-shortcomings-yet")
        } else if material.is_partial() {
            say!(words, "critique-no-shortcomings-again")
        } else {
            say!(words, "critique-no-shortcomings")
        };
        return vec![Line::new(words, Part::Shortcomings, "shortcomings", &text, Vec::new())];
    }
    let lead = if subjects.is_empty() {
        say!(words, "critique-no-shortcomings-lost")
    } else if material.again.is_some() {
        say!(words, "critique-shortcomings-again")
    } else {
        say!(words, "critique-shortcomings")
    };
    let mut lines = vec![Line::new(words, Part::Shortcomings, "shortcomings", &lead, Vec::new())];
    lines.extend(vetoes);
    for subject in subjects.iter().take(POINTS) {
        lines.extend(point(material, words, subject));
    }
    let rest: Vec<&Judged> = subjects.iter().skip(POINTS).flat_map(|subject| subject.items.iter().copied()).collect();
    if !rest.is_empty() {
        let said = rest.iter().flat_map(|judged| blame(words, &material.cards, judged)).map(|piece| piece.alone);
        let text = say!(words, "critique-more-others", text = together(words, &said.collect::<Vec<_>>()));
        lines.push(Line::new(words, Part::Shortcomings, "more:shortcomings", &text, ids(&rest)));
    }
    lines
}

fn ids(items: &[&Judged]) -> Vec<String> {
    items.iter().map(|judged| judged.item.id.clone()).collect()
}

fn subjects<'a>(material: &'a Material, words: &Words, items: &'a [Judged<'a>]) -> Vec<Subject<'a>> {
    let mut subjects: Vec<Subject> = Vec::new();
    for loss in material.sections() {
        let short = |judged: &&Judged| judged.verdict == Verdict::Short && judged.section.id == loss.section.id;
        let mut own: Vec<&Judged> = items.iter().filter(short).collect();
        own.sort_by(|a, b| b.lost.cmp(&a.lost));
        if !own.is_empty() {
            let section = material.standard.sections.iter().find(|section| section.id == loss.section.id);
            let name = section.map_or("", |section| section.name.get(words.language));
            subjects.push(Subject {
                key: format!("shortcoming:{}", loss.section.id),
                section: name,
                lost: loss.lost,
                items: own,
            });
        }
    }
    if let [only] = subjects.as_slice()
        && only.items.len() > 1
    {
        let single = |judged: &&'a Judged<'a>| Subject {
            key: format!("{}/{}", only.key, judged.item.id),
            section: "",
            lost: judged.lost.clone(),
            items: vec![judged],
        };
        return only.items.iter().map(single).collect();
    }
    subjects.sort_by(|a, b| b.lost.cmp(&a.lost));
    subjects
}

/// One point: the worst items' reasons as far as they can be read aloud in a breath or two, the rest behind it in writing.
fn point(material: &Material, words: &Words, subject: &Subject) -> Vec<Line> {
    let (mut said, mut more): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let room = |said: &[String], text: &str| {
        let held: usize = said.iter().map(|text| length(words.language, text)).sum();
        held + length(words.language, text) <= point_limit(words.language)
    };
    for (index, judged) in subject.items.iter().enumerate() {
        // Once a piece of an item went into writing, its other pieces follow it there.
        let mut aloud = index < ITEMS;
        for Piece { here, alone } in blame(words, &material.cards, judged) {
            aloud &= room(&said, &here);
            if aloud {
                said.push(here);
            } else {
                more.push(alone);
            }
        }
    }
    if said.is_empty() {
        // Its worst item was explained at a length that nobody listens to.
        let item = subject.items.first().map_or_else(String::new, |judged| name(words, judged.item));
        said.push(say!(words, "critique-falls-short", item = item));
    }
    let text = together(words, &said);
    let text =
        if subject.section.is_empty() { text } else { say!(words, "critique-subject", section = subject.section, text = text) };
    let mut lines = vec![Line::new(words, Part::Shortcomings, subject.key.clone(), &text, ids(&subject.items))];
    if !more.is_empty() {
        let text = say!(words, "critique-more", text = together(words, &more));
        lines.push(Line::new(words, Part::Shortcomings, format!("more:{}", subject.key), &text, ids(&subject.items)));
    }
    lines
}

/// A violated veto with its basis, what it does, and what is asked for at once. Never read aloud.
fn veto(material: &Material, words: &Words, judged: &Judged) -> Line {
    let item = judged.item;
    let basis = notes(words, &material.cards, item);
    let mut said = vec![if basis.is_empty() {
        say!(words, "critique-veto", item = name(words, item))
    } else {
        say!(words, "critique-veto-basis", item = name(words, item), basis = together(words, &basis))
    }];
    said.push(match item.kind {
        Kind::Veto { consequence: Consequence::Cap(stars) } => {
            say!(words, "critique-veto-cap", stars = say!(words, "report-stars", stars = stars))
        }
        _ => say!(words, "critique-veto-disqualify"),
    });
    if let Some(remedy) = item.phrases.remedy.first() {
        let remedy = clause(words, remedy.get(words.language));
        said.push(say!(words, "critique-veto-remedy", remedy = remedy));
    }
    let said: Vec<String> = said.iter().map(|clause| sentence(words, clause)).collect();
    Line::new(words, Part::Shortcomings, format!("veto:{}", item.id), &in_a_row(words, &said), vec![item.id.clone()])
}
