//! For the archive: every card mark by mark as its inspector gave it, with its signature.

use crate::text::lists::numbers;
use crate::text::say;
use crate::text::told::{Speaker, told};

use super::super::document::{Cell, ColumnKind};
use super::annex::{full, given};
use super::basics::named;
use super::losses;
use super::page::Page;
use super::stop::{Card, Rated, Stop};

/// The chapter; nothing where nobody has a card.
pub(super) fn cards(page: &mut Page<'_>, stop: &Stop, rated: &Rated) {
    if rated.cards.is_empty() {
        return;
    }
    page.annex(&say!(page.words, "report-annex-cards"));
    for card in &rated.cards {
        page.part(&named(&card.inspector));
        let signature = signature(page, stop, card);
        let mut pairs = vec![(say!(page.words, "report-signature"), Cell::text(signature))];
        let entered = entered(page, rated, card);
        if !entered.is_empty() {
            pairs.push((say!(page.words, "report-entered"), Cell::text(entered.join("\n"))));
        }
        page.pairs(pairs);
        marks(page, stop, rated, card);
    }
}

/// When the card was signed and on which line of which journal, or that it is not.
fn signature(page: &Page<'_>, stop: &Stop, card: &Card) -> String {
    let (words, context) = (page.words, page.context);
    let Some(stamp) = card.view.signed.stamp().filter(|_| card.view.is_signed()) else {
        return say!(words, "report-unsigned");
    };
    let line = stamp.id.to_string();
    match context.signed_at.get(&(stop.community.id, card.inspector.id)) {
        Some(at) => say!(words, "report-signed-at", at = at.as_str(), line = line),
        None => say!(words, "report-signed-line", line = line),
    }
}

/// Who entered marks of the card from paper, and which.
fn entered(page: &Page<'_>, rated: &Rated, card: &Card) -> Vec<String> {
    let mut by: Vec<(&str, Vec<usize>)> = Vec::new();
    for (number, item, _) in rated.items() {
        let Some(code) = card.view.entered_by(&item.id).and_then(|id| rated.recorders.get(&id)) else { continue };
        let code = code.as_str();
        match by.iter_mut().find(|(held, _)| *held == code) {
            Some((_, numbers)) => numbers.push(number),
            None => by.push((code, vec![number])),
        }
    }
    let told = |(code, those): (&str, Vec<usize>)| {
        say!(page.words, "report-entered-by", code = code, count = those.len(), numbers = numbers(page.words, &those))
    };
    by.into_iter().map(told).collect()
}

fn marks(page: &mut Page<'_>, stop: &Stop, rated: &Rated, card: &Card) {
    let words = page.words;
    let speaker = [Speaker { code: &card.inspector.code, card: &card.view }];
    let rows = rated.items().map(|(number, item, _)| {
        vec![
            Cell::Number { value: number },
            Cell::text(page.of(&item.name)),
            full(words, item),
            given(words, rated, card, number, item),
            Cell::text(if rated.is_carried(number) {
                losses::told(page, rated, item).join("\n")
            } else {
                told(words, item, &speaker).join("\n")
            }),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        (ColumnKind::Number, say!(words, "report-number")),
        (ColumnKind::Text, say!(words, "report-item")),
        (ColumnKind::Number, say!(words, "report-max")),
        (ColumnKind::Number, say!(words, "report-given")),
        (ColumnKind::Text, say!(words, "report-why")),
    ];
    let common = vec![
        (say!(words, "report-subdistrict"), Cell::text(stop.community.subdistrict.clone())),
        (say!(words, "report-community"), Cell::text(stop.community.name.clone())),
        (say!(words, "report-inspector"), Cell::text(named(&card.inspector))),
    ];
    page.one_of_several(common, columns, rows, Vec::new());
}
