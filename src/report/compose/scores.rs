//! Points by section.

use crate::domain::points::Exact;
use crate::domain::standard::{Item, Section};
use crate::text::say;

use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::Rated;

/// The points of a section that nobody has judged yet.
fn unrated(section: &Section, rated: &Rated) -> Exact {
    let open = |item: &&Item| {
        let outcome = rated.outcome.items.iter().find(|outcome| outcome.id == item.id);
        !item.bonus && outcome.is_some_and(|outcome| outcome.open && outcome.points.is_none() && outcome.applies)
    };
    section.items.iter().filter(open).map(|item| item.max.exact()).sum()
}

/// The chapter: every section that has points, full marks of what applies, earned, percent.
pub(super) fn sections(page: &mut Page<'_>, rated: &Rated) {
    let (words, standard) = (page.words, &rated.standard);
    page.heading(&say!(words, "report-sections"));
    // What is unrated is not lost: while marks are open it stands in a column of its own.
    let open = rated.outcome.items.iter().any(|item| item.open && item.points.is_none());
    let weighted = standard.sections.iter().any(|section| section.weight.is_some());
    let mut rows = Vec::new();
    for (section, score) in standard.sections.iter().zip(&rated.outcome.sections) {
        // Sections of vetoes or bonus alone have no percentage to show.
        if score.applicable.is_zero() && section.items.iter().all(|item| item.bonus || item.max.is_zero()) {
            continue;
        }
        let unrated = unrated(section, rated);
        let mut row = vec![Cell::text(page.of(&section.name)), Page::points(&score.applicable), Page::points(&score.earned)];
        row.push(Page::points(&(&score.lost - &unrated)));
        if open {
            row.push(Page::points(&unrated));
        }
        row.push(match &score.percent {
            // A share of what is half judged would read as a bad one.
            Some(_) if !unrated.is_zero() => Cell::Empty,
            Some(percent) => Cell::percent(percent.clone()),
            None => Cell::text(say!(words, "report-na")),
        });
        if weighted {
            row.push(section.weight.map_or(Cell::Empty, |weight| Cell::percent(weight.exact())));
        }
        rows.push(row);
    }
    let mut totals = vec![Cell::text(say!(words, "report-sum"))];
    totals.extend((1..=if open { 4 } else { 3 }).map(|column| Cell::sum_of(&rows, column)));
    let sum = |cell: &Cell| if let Cell::SumOf { value } = cell { Some(value.value.clone()) } else { None };
    let share = sum(&totals[2]).zip(sum(&totals[1])).and_then(|(earned, of)| earned.div(&of));
    let hundred = Exact::ratio(100, 1);
    totals.push(share.filter(|_| !open).map_or(Cell::Empty, |share| Cell::percent(&share * &hundred)));
    let mut columns = vec![
        (ColumnKind::Text, say!(words, "report-section")),
        (ColumnKind::Number, say!(words, "report-max-applicable")),
        (ColumnKind::Number, say!(words, "report-given")),
        (ColumnKind::Number, say!(words, "report-lost")),
    ];
    if open {
        columns.push((ColumnKind::Number, say!(words, "report-open-points")));
    }
    columns.push((ColumnKind::Share, say!(words, "report-percent")));
    if weighted {
        columns.push((ColumnKind::Number, say!(words, "report-weight")));
        totals.push(Cell::Empty);
    }
    page.table(columns, rows, totals);
    if !rated.outcome.bonus.is_zero() {
        page.note(say!(words, "report-bonus-note", points = rated.outcome.bonus.cut(2)));
    }
}
