//! Where points were lost, worst first: the fact found, the reasons, the notes.

use crate::domain::events::Reason;
use crate::domain::outcome::ItemOutcome;
use crate::domain::points::{Exact, Points};
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::Item;
use crate::text::say;

use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::{Card, Rated};
use super::wording::found;

/// The chapter.
pub(super) fn losses(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    page.heading(&say!(words, "report-losses"));
    let mut lost: Vec<(Exact, usize, &Item, &ItemOutcome)> = rated
        .items()
        .filter(|(_, item, _)| !item.bonus)
        .filter_map(|(number, item, outcome)| Some((lost(rated, outcome)?, number, item, outcome)))
        .collect();
    lost.sort_by(|a, b| (&b.0, a.1).cmp(&(&a.0, b.1)));
    if lost.is_empty() {
        page.paragraph(say!(words, "report-no-losses"));
        return;
    }
    let all: Exact = lost.iter().map(|(lost, ..)| lost.clone()).sum();
    page.paragraph(say!(words, "report-losses-sum", count = lost.len(), points = all.cut(2)));
    let rows = lost.iter().map(|(_, number, item, outcome)| {
        vec![
            Cell::Number { value: *number },
            Cell::text(page.of(&item.name)),
            outcome.points.as_ref().map_or(Cell::Empty, Page::points),
            Cell::points(item.max),
            Cell::text(told(page, rated, item).join("\n")),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        (ColumnKind::Number, say!(words, "report-number")),
        (ColumnKind::Text, say!(words, "report-item")),
        (ColumnKind::Number, say!(words, "report-given")),
        (ColumnKind::Number, say!(words, "report-max")),
        (ColumnKind::Text, say!(words, "report-why")),
    ];
    page.table(columns, rows, Vec::new());
}

/// What an item lost; `None` when it lost nothing or does not count.
fn lost(rated: &Rated, outcome: &ItemOutcome) -> Option<Exact> {
    let points = outcome.points.clone()?;
    let lost = if rated.standard.lower_is_better() { points } else { &outcome.max.exact() - &points };
    (!lost.is_zero() && !lost.is_negative()).then_some(lost)
}

/// One line of explanation with the inspectors it comes from.
struct Told {
    text: String,
    by: Vec<String>,
}

/// What the cards say of an item, lines that several inspectors share once, each with its inspectors unless all agree.
pub(super) fn told(page: &Page<'_>, rated: &Rated, item: &Item) -> Vec<String> {
    let speaking: Vec<&Card> = rated.cards.iter().filter(|card| card.view.item(&item.id).is_some()).collect();
    let mut lines: Vec<Told> = Vec::new();
    for kind in [fact, reasons, note] {
        for card in &speaking {
            let Some(text) = kind(page, item, card) else { continue };
            let code = card.inspector.code.clone();
            match lines.iter_mut().find(|line| line.text == text) {
                Some(line) => line.by.push(code),
                None => lines.push(Told { text, by: vec![code] }),
            }
        }
    }
    let all = rated.cards.len();
    // What all agree on first, then each inspector's own; the name stands where it changes.
    lines.sort_by(|a, b| b.by.len().cmp(&a.by.len()).then_with(|| a.by.cmp(&b.by)));
    let mut speaker: Vec<String> = Vec::new();
    let mut said = Vec::new();
    for line in lines {
        if line.by.len() == all || line.by == speaker {
            said.push(line.text);
        } else {
            said.push(say!(page.words, "report-by", codes = page.listed(&line.by), text = line.text));
        }
        speaker = line.by;
    }
    said
}

fn fact(page: &Page<'_>, item: &Item, card: &Card) -> Option<String> {
    let value = &card.view.item(&item.id)?.mark()?.value;
    // Full marks of one inspector explain no loss.
    if matches!(item_score(item, value), Ok(ItemScore::Points(points)) if points == item.max && points > Points::ZERO) {
        return None;
    }
    Some(say!(page.words, "report-found", text = found(page, item, value)?))
}

fn reasons(page: &Page<'_>, item: &Item, card: &Card) -> Option<String> {
    let mark = card.view.item(&item.id)?.mark()?;
    let texts = mark.reasons.iter().filter_map(|reason| match reason {
        Reason::Phrase(number) => {
            let phrase = item.phrases.shortcoming.get(number.checked_sub(1)?)?;
            Some(page.of(phrase).to_owned())
        }
        Reason::Words(text) => text.text.clone().or_else(|| Some(say!(page.words, "report-redacted"))),
    });
    let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
    (!texts.is_empty()).then(|| say!(page.words, "report-reasons", text = page.joined(&texts)))
}

fn note(page: &Page<'_>, item: &Item, card: &Card) -> Option<String> {
    let note = card.view.item(&item.id)?.note()?;
    let text = note.text.clone().unwrap_or_else(|| say!(page.words, "report-redacted"));
    (!text.trim().is_empty()).then(|| say!(page.words, "report-noted", text = text))
}
