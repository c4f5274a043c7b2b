//! What is not points: items that do not apply, vetoes, facts.

use crate::domain::outcome::RuleName;
use crate::domain::points::Points;
use crate::domain::standard::{Consequence, Item, Kind};
use crate::domain::value::Value;
use crate::text::{panel, say};

use super::super::document::{Cell, ColumnKind, Mark};
use super::losses::told;
use super::page::Page;
use super::result::withheld;
use super::stop::Rated;
use super::wording::{cap, fact, item_named, points};

/// The items marked N/A with their share; nothing when there are none.
pub(super) fn not_applicable(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    let items: Vec<(usize, &Item)> =
        rated.items().filter(|(.., outcome)| outcome.na).map(|(number, item, _)| (number, item)).collect();
    if items.is_empty() {
        return;
    }
    page.heading(&say!(words, "report-na-items"));
    let sum: Points = items.iter().filter(|(_, item)| !item.bonus).map(|(_, item)| item.max).sum();
    let share = rated.outcome.rules.iter().find(|check| check.rule == RuleName::NaShare);
    page.paragraph(match share.and_then(|check| Some((check.actual.as_ref()?, check.needed.as_ref()?))) {
        Some((actual, needed)) => {
            say!(words, "report-na-share", points = points(words, sum), percent = actual.cut(2), most = needed.cut(2))
        }
        None => say!(words, "report-na-sum", points = points(words, sum)),
    });
    let rows = items.iter().map(|(number, item)| {
        vec![
            Cell::Number { value: *number },
            Cell::text(page.of(&item.name)),
            Cell::points(item.max),
            Cell::text(told(page, rated, item).join("\n")),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        (ColumnKind::Number, say!(words, "report-number")),
        (ColumnKind::Text, say!(words, "report-item")),
        (ColumnKind::Number, say!(words, "report-max")),
        (ColumnKind::Text, say!(words, "report-remark")),
    ];
    page.table(columns, rows, Vec::new());
}

/// Every veto with what was found and on which basis; nothing when the standard has none.
pub(super) fn vetoes(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    let vetoes: Vec<(usize, &Item, Consequence)> = rated
        .items()
        .filter_map(|(number, item, _)| match item.kind {
            Kind::Veto { consequence } => Some((number, item, consequence)),
            _ => None,
        })
        .collect();
    if vetoes.is_empty() {
        return;
    }
    page.heading(&say!(words, "report-vetoes"));
    let outcome = |id: &str| rated.outcome.items.iter().find(|item| item.id == id);
    let named = page.context.profile.shows_marks();
    let finding = |item: &Item| {
        if rated.outcome.violated.contains(&item.id) {
            Cell::Mark { mark: Mark::Bad, text: say!(words, "report-veto-violated") }
        } else if withheld(page, rated) && rated.outcome.unconfirmed.contains(&item.id) {
            Cell::Mark { mark: Mark::Open, text: say!(words, "report-held-open") }
        } else if let Some(text) =
            outcome(&item.id).filter(|_| named).and_then(|outcome| panel::veto(words, &rated.standard, outcome))
        {
            let open = rated.outcome.unconfirmed.contains(&item.id);
            Cell::Mark { mark: if open { Mark::Open } else { Mark::Good }, text }
        } else if outcome(&item.id).is_some_and(|outcome| outcome.open) {
            Cell::Mark { mark: Mark::Open, text: say!(words, "report-veto-open") }
        } else {
            Cell::Mark { mark: Mark::Good, text: say!(words, "report-veto-none") }
        }
    };
    let rows: Vec<Vec<Cell>> = vetoes
        .iter()
        .map(|(number, item, consequence)| {
            let consequence = match consequence {
                Consequence::Disqualify => cap(words, 0),
                Consequence::Cap(most) => cap(words, *most),
            };
            // What one inspector noted of a veto that was not found violated is no finding of the panel's.
            let told_here = named || rated.outcome.violated.contains(&item.id);
            let mut basis = if told_here { told(page, rated, item) } else { Vec::new() };
            let violated = |card: &&super::stop::Card| card.marks.get(&item.id) == Some(&Value::Violated(true));
            let by: Vec<String> = rated.cards.iter().filter(violated).map(|card| card.inspector.code.clone()).collect();
            if named && rated.cards.len() > 1 && !by.is_empty() {
                basis.insert(0, say!(words, "report-veto-by", codes = page.listed(&by)));
            }
            vec![
                Cell::Number { value: *number },
                Cell::text(page.of(&item.name)),
                Cell::text(consequence),
                finding(item),
                Cell::text(basis.join("\n")),
            ]
        })
        .collect();
    let columns = vec![
        (ColumnKind::Number, say!(words, "report-number")),
        (ColumnKind::Text, say!(words, "report-veto")),
        (ColumnKind::Label, say!(words, "report-consequence")),
        (ColumnKind::Centre, say!(words, "report-finding-head")),
        (ColumnKind::Text, say!(words, "report-basis")),
    ];
    page.table(columns, rows, Vec::new());
}

/// The facts of the round; nothing when the standard knows none.
pub(super) fn facts(page: &mut Page<'_>, rated: &Rated) {
    let (words, standard) = (page.words, &rated.standard);
    if standard.facts.is_empty() {
        return;
    }
    page.heading(&say!(words, "report-facts"));
    let value = |id: &String| rated.facts.get(id).copied();
    let pairs = standard.facts.iter().map(|known| (page.of(&known.name).to_owned(), fact(words, known.kind, value(&known.id))));
    let pairs = pairs.collect();
    page.pairs(pairs);
    let given: Vec<String> = rated
        .items()
        .filter(|(.., outcome)| outcome.full_by_fact)
        .map(|(_, item, _)| item_named(page.words, &rated.standard, &item.id))
        .collect();
    if !given.is_empty() {
        page.note(say!(words, "report-full-by-fact", items = page.listed(&given)));
    }
}
