//! The ranking in front of a report on several communities.

use std::cmp::Ordering;

use crate::domain::points::Exact;
use crate::text::say;

use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::{Rated, Stop};
use super::wording::{possible, stars_cell};

/// The table: finished communities by stars, then total; then the provisional ones; then those without a card.
pub(super) fn ranking(page: &mut Page<'_>, stops: &[Stop]) {
    let words = page.words;
    let mut sorted: Vec<&Stop> = stops.iter().collect();
    // Stable: equals stay in the order they were asked for, the order of the visit.
    sorted.sort_by(|a, b| order(a, b));
    let mut rows = Vec::new();
    let mut held: Option<(usize, &Stop)> = None;
    for (place, stop) in (1..).zip(sorted) {
        let rank = match held {
            _ if standing(stop).0 != 0 => None,
            Some((rank, before)) if order(before, stop) == Ordering::Equal => Some(rank),
            _ => Some(place),
        };
        held = rank.map(|rank| (rank, stop));
        let outcome = stop.rated().map(|rated| &rated.outcome);
        let star = stop.rated().and_then(|rated| Some(stars_cell(words, rated.outcome.stars?, &rated.standard)));
        rows.push(vec![
            rank.map_or(Cell::Empty, |value| Cell::Number { value }),
            Cell::text(stop.community.name.clone()),
            Cell::text(stop.community.subdistrict.clone()),
            outcome.and_then(|outcome| outcome.total.as_ref()).map_or(Cell::Empty, |total| page.total(total)),
            star.unwrap_or(Cell::Empty),
            Cell::text(remark(page, stop)),
        ]);
    }
    let columns = vec![
        (ColumnKind::Number, say!(words, "report-rank")),
        (ColumnKind::Text, say!(words, "report-community")),
        (ColumnKind::Text, say!(words, "report-subdistrict")),
        (ColumnKind::Number, say!(words, "report-total")),
        (ColumnKind::Centre, say!(words, "report-stars-label")),
        (ColumnKind::Text, say!(words, "report-remark")),
    ];
    page.table(columns, rows, Vec::new());
}

fn remark(page: &Page<'_>, stop: &Stop) -> String {
    let words = page.words;
    let Some(rated) = stop.rated() else { return say!(words, "report-no-standard") };
    let mut remarks = Vec::new();
    if rated.outcome.total.is_none() {
        return say!(words, "report-not-begun");
    }
    if rated.outcome.provisional {
        let possible = possible(words, rated.outcome.possible_stars);
        remarks.push(say!(words, "report-remark-provisional", possible = possible));
    }
    if !rated.outcome.provisional && !rated.unsigned().is_empty() {
        remarks.push(say!(words, "report-mark-draft"));
    }
    let violated = |id: &String| rated.standard.item(id).map(|item| page.of(&item.name).to_owned());
    let violated: Vec<String> = rated.outcome.violated.iter().filter_map(violated).collect();
    if !violated.is_empty() {
        remarks.push(say!(words, "report-remark-veto", what = page.listed(&violated)));
    }
    page.joined(&remarks)
}

/// 0 finished, 1 provisional, 2 nothing yet; with what is ranked by.
fn standing(stop: &Stop) -> (u8, Option<u8>, Option<&Exact>) {
    match stop.rated() {
        Some(Rated { outcome, .. }) if outcome.total.is_some() => {
            (u8::from(outcome.provisional), outcome.stars, outcome.total.as_ref())
        }
        _ => (2, None, None),
    }
}

fn order(a: &Stop, b: &Stop) -> Ordering {
    let (one, other) = (standing(a), standing(b));
    let by_total = || {
        let better = other.2.cmp(&one.2);
        if a.rated().is_some_and(|rated| rated.lower_is_better) { better.reverse() } else { better }
    };
    one.0.cmp(&other.0).then_with(|| other.1.cmp(&one.1)).then_with(by_total)
}
