//! The annex: every item of the checklist, section by section.
//!
//! Of one card it shows what was found, of several each inspector's mark beside the mean.

use crate::domain::outcome::ItemOutcome;
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Item, Kind, Section};
use crate::domain::value::Value;
use crate::text::told::found;
use crate::text::{Words, say};

use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::{Card, Rated, Stop};

/// The chapter.
pub(super) fn items(page: &mut Page<'_>, stop: &Stop, rated: &Rated) {
    let words = page.words;
    page.annex(&say!(words, "report-annex-items"));
    let several = rated.cards.len() > 1;
    if several {
        page.note(say!(words, "report-internal"));
    }
    let mut all = rated.items();
    for section in &rated.standard.sections {
        page.part(page.of(&section.name));
        let rows = all.by_ref().take(section.items.len()).map(|(number, item, outcome)| {
            let mut row = vec![Cell::Number { value: number }, Cell::text(page.of(&item.name)), full(words, item)];
            if several {
                row.extend(rated.cards.iter().map(|card| given(words, rated, card, number, item)));
            }
            row.push(result(page, rated, item, outcome));
            if !several {
                let value = rated.cards.first().and_then(|card: &Card| card.marks.get(&item.id));
                row.push(Cell::text(match value {
                    None if rated.is_carried(number) => carried(page, rated, item),
                    value => value.and_then(|value| found(words, item, value)).unwrap_or_default(),
                }));
            }
            row
        });
        let rows = rows.collect();
        let mut columns = vec![
            (ColumnKind::Number, say!(words, "report-number")),
            (ColumnKind::Text, say!(words, "report-item")),
            (ColumnKind::Number, say!(words, "report-max")),
        ];
        if several {
            let code = |card: &Card| (ColumnKind::Number, card.inspector.code.clone());
            columns.extend(rated.cards.iter().map(code));
            columns.push((ColumnKind::Number, say!(words, "report-mean")));
        } else {
            columns.push((ColumnKind::Number, say!(words, "report-given")));
            columns.push((ColumnKind::Text, say!(words, "report-found-head")));
        }
        page.one_of_several(common(page, stop, section), columns, rows, Vec::new());
    }
    let bonus: Vec<String> = rated.items().filter(|(_, item, _)| item.bonus).map(|(number, ..)| number.to_string()).collect();
    if !bonus.is_empty() {
        page.note(say!(words, "report-bonus-items", numbers = page.listed(&bonus)));
    }
    if several {
        page.note(say!(words, "report-mean-note"));
    }
    if let Some(text) = rated.again.as_ref().and_then(|again| again.carried(words, rated)) {
        page.note(text);
    }
}

/// Whose rows they are: the same words as in the ranking and over the points by section.
fn common(page: &Page<'_>, stop: &Stop, section: &Section) -> Vec<(String, Cell)> {
    let words = page.words;
    vec![
        (say!(words, "report-subdistrict"), Cell::text(stop.community.subdistrict.clone())),
        (say!(words, "report-community"), Cell::text(stop.community.name.clone())),
        (say!(words, "report-section"), Cell::text(page.of(&section.name))),
    ]
}

/// The most an item can bring.
pub(super) fn full(words: &Words, item: &Item) -> Cell {
    match item.kind {
        Kind::Veto { .. } => Cell::text(say!(words, "report-veto-short")),
        _ => Cell::points(item.max),
    }
}

/// One inspector's mark; of an item that is carried over (沿用) the inspector's own of then.
pub(super) fn given(words: &Words, rated: &Rated, card: &Card, number: usize, item: &Item) -> Cell {
    let value = card.marks.get(&item.id);
    if value.is_some() || !rated.is_carried(number) {
        return mark(words, item, value);
    }
    let then = rated.carried_marks(&item.id).find(|(code, _)| *code == card.inspector.code);
    Cell::text(match then {
        Some((_, value)) => say!(words, "revisit-carried-own", mark = mark(words, item, Some(value)).shown()),
        None => say!(words, "revisit-carried-short"),
    })
}

/// That an item is carried over, with the marks it was given then.
fn carried(page: &Page<'_>, rated: &Rated, item: &Item) -> String {
    let words = page.words;
    let then = rated.carried_marks(&item.id).map(|(code, value)| format!("{code} {}", mark(words, item, Some(value)).shown()));
    let marks: Vec<String> = then.collect();
    if marks.is_empty() {
        return say!(words, "revisit-carried-mark");
    }
    say!(words, "revisit-carried-marks", marks = page.listed(&marks))
}

/// One inspector's mark.
pub(super) fn mark(words: &Words, item: &Item, value: Option<&Value>) -> Cell {
    match value.map(|value| item_score(item, value)) {
        None => Cell::text(say!(words, "report-open-short")),
        Some(Ok(ItemScore::Points(points))) => Cell::points(points),
        Some(Ok(ItemScore::NotApplicable)) => Cell::text(say!(words, "report-na")),
        Some(Ok(ItemScore::Veto { violated: true })) => Cell::text(say!(words, "report-veto-violated")),
        Some(Ok(ItemScore::Veto { violated: false })) => Cell::text(say!(words, "report-veto-none-short")),
        // Only a merge with another version of the data can bring a value the item does not take.
        Some(Err(_)) => Cell::text("?"),
    }
}

/// What the item stands at over all cards.
fn result(page: &Page<'_>, rated: &Rated, item: &Item, outcome: &ItemOutcome) -> Cell {
    let words = page.words;
    if let Some(points) = &outcome.points {
        return Page::points(points);
    }
    Cell::text(if rated.outcome.violated.contains(&item.id) {
        say!(words, "report-veto-violated")
    } else if outcome.na {
        say!(words, "report-na")
    } else if !outcome.applies {
        say!(words, "report-not-applying")
    } else if outcome.open {
        say!(words, "report-open-short")
    } else {
        say!(words, "report-veto-none-short")
    })
}
