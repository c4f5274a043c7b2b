//! Where points were lost, worst first: the fact found, the reasons, the notes.

use crate::domain::outcome::Loss;
use crate::domain::points::Exact;
use crate::domain::standard::Item;
use crate::text::say;
use crate::text::told::{self, Speaker};

use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::Rated;

/// The chapter.
pub(super) fn losses(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    page.heading(&say!(words, "report-losses"));
    let lost = rated.outcome.losses(&rated.standard);
    if lost.is_empty() {
        page.paragraph(say!(words, "report-no-losses"));
        return;
    }
    let all: Exact = lost.iter().map(|loss| loss.points.clone()).sum();
    page.paragraph(say!(words, "report-losses-sum", count = lost.len(), points = all.cut(2)));
    let rows = lost.iter().map(|Loss { number, item, outcome, .. }| {
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

/// What the cards say of an item: each inspector's own words with who says so, or all of them as the panel's.
pub(super) fn told(page: &Page<'_>, rated: &Rated, item: &Item) -> Vec<String> {
    let said = if page.context.profile.shows_marks() { told::told } else { told::gathered };
    let carried: Vec<Speaker> = rated.carried.iter().map(|(code, card)| Speaker { code, card }).collect();
    let carried: Vec<Speaker> = carried.into_iter().filter(|speaker| speaker.card.item(&item.id).is_some()).collect();
    if !carried.is_empty() {
        return std::iter::once(say!(page.words, "revisit-carried-mark")).chain(said(page.words, item, &carried)).collect();
    }
    let cards: Vec<Speaker> = rated.cards.iter().map(|card| Speaker { code: &card.inspector.code, card: &card.view }).collect();
    said(page.words, item, &cards)
}
