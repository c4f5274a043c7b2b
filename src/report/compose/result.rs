//! The result: total and stars, the rules that decided, and what the next star needs. The figures stand in front of the report.

use crate::domain::outcome::{RuleCheck, RuleName};
use crate::domain::points::Exact;
use crate::domain::standard::{Component, FactValue};
use crate::text::decision::{decision, next_place};
use crate::text::say;

use super::super::Profile;
use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::Rated;
use super::wording::{cap, figure, held, possible, rule, stars, stars_cell};

/// The chapter.
pub(super) fn result(page: &mut Page<'_>, rated: &Rated) {
    page.heading(&say!(page.words, "report-result"));
    announced(page, rated);
    page.paragraph(if withheld(page, rated) {
        say!(page.words, "report-panel-pending")
    } else {
        decision(page.words, &rated.standard, &rated.outcome, page.decimals)
    });
    components(page, rated);
    rules(page, rated);
    limits(page, rated);
    next_star(page, rated);
}

/// The figures of the result: stars and total, or what is possible yet.
pub(super) fn figures(page: &mut Page<'_>, rated: &Rated) {
    let (words, outcome, standard) = (page.words, &rated.outcome, &rated.standard);
    let star = outcome.stars.map_or_else(
        || Cell::text(say!(words, "report-stars-provisional", possible = possible(words, outcome.possible_stars))),
        |given| stars_cell(words, given, standard),
    );
    let mut pairs = vec![(say!(words, "report-stars-label"), star)];
    let total = outcome.total.as_ref().map_or(Cell::Empty, |total| page.total(total));
    if outcome.provisional {
        pairs.push((say!(words, "report-total-so-far"), total));
        if let Some((low, high)) = &outcome.possible_total {
            let range = say!(words, "report-range", low = low.cut(page.decimals), high = high.cut(page.decimals));
            pairs.push((say!(words, "report-total-possible"), Cell::text(range)));
        }
    } else {
        pairs.push((say!(words, "report-total"), total));
    }
    // One page has room for what is open or for what it is made of.
    let brief = outcome.provisional && page.context.profile == Profile::Leader;
    if !brief {
        pairs.push((say!(words, "report-full-marks"), Cell::points(standard.full_marks)));
    }
    if !brief && standard.items().any(|item| item.bonus) {
        if let Some(base) = &outcome.base {
            pairs.push((say!(words, "report-base"), page.total(base)));
        }
        pairs.push((say!(words, "report-bonus"), Page::points(&outcome.bonus)));
    }
    page.pairs(pairs);
}

/// Whether somebody found a veto violated that the chair has not confirmed, and the reader is not to learn of it.
pub(super) fn withheld(page: &Page<'_>, rated: &Rated) -> bool {
    !page.context.profile.shows_marks() && !rated.outcome.unconfirmed.is_empty()
}

/// What was read out in front of the hall beside what it is now, where the two differ; and what came later.
fn announced(page: &mut Page<'_>, rated: &Rated) {
    let (words, Some(told)) = (page.words, &rated.announced) else { return };
    let mut pairs = vec![(say!(words, "report-announced"), Cell::text(told.announced.clone()))];
    pairs.extend(told.differs.iter().map(|now| (say!(words, "report-final"), Cell::text(now.clone()))));
    page.pairs(pairs);
    if let Some(reason) = &told.reason {
        page.paragraph(say!(words, "announced-reason", reason = reason.as_str()));
    }
    for late in &told.late {
        page.paragraph(late.clone());
    }
}

/// Where the total comes from, when the card is only a part of it.
fn components(page: &mut Page<'_>, rated: &Rated) {
    let (words, standard) = (page.words, &rated.standard);
    if standard.components.is_empty() {
        return;
    }
    let hundredth = Exact::ratio(1, 100);
    let row = |component: &Component| {
        let share = component.share.exact();
        let (name, own) = match &component.fact {
            None => {
                let own = rated.outcome.base.as_ref().map(|base| base + &rated.outcome.bonus);
                (say!(words, "report-component-panel"), own)
            }
            Some(id) => {
                let fact = standard.facts.iter().find(|fact| fact.id == *id);
                let own = match rated.facts.get(id) {
                    // A fact in percent counts as that share of full marks.
                    Some(FactValue::Number(percent)) => Some(&(&percent.exact() * &hundredth) * &standard.full_marks.exact()),
                    _ => None,
                };
                (fact.map_or(id.clone(), |fact| page.of(&fact.name).to_owned()), own)
            }
        };
        let brings = own.as_ref().map_or(Cell::Empty, |own| page.total(&(&(own * &share) * &hundredth)));
        vec![Cell::text(name), Cell::percent(share), own.as_ref().map_or(Cell::Empty, |own| page.total(own)), brings]
    };
    let rows: Vec<Vec<Cell>> = standard.components.iter().map(row).collect();
    let totals = vec![Cell::text(say!(words, "report-sum")), Cell::Empty, Cell::Empty, Cell::sum_of(&rows, 3)];
    page.part(&say!(words, "report-components"));
    let columns = vec![
        (ColumnKind::Text, say!(words, "report-component")),
        (ColumnKind::Number, say!(words, "report-weight")),
        (ColumnKind::Number, say!(words, "report-given")),
        (ColumnKind::Number, say!(words, "report-brings")),
    ];
    page.table(columns, rows, totals);
}

/// The requirements from the level reached upwards; all of them while provisional.
fn rules(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    let from = rated.outcome.stars_before_caps.unwrap_or(0);
    let row = |check: &RuleCheck| {
        let mut row = vec![Cell::text(stars(words, check.stars))];
        row.extend(checked(page, rated, check));
        row
    };
    let decided = rated.outcome.rules.iter().filter(|check| !check.is_cap() && check.stars >= from);
    let rows: Vec<Vec<Cell>> = decided.map(row).collect();
    page.part(&say!(words, "report-rules"));
    let columns = vec![
        (ColumnKind::Label, say!(words, "report-level")),
        (ColumnKind::Text, say!(words, "report-requirement")),
        (ColumnKind::Number, say!(words, "report-needed")),
        (ColumnKind::Number, say!(words, "report-actual")),
        (ColumnKind::Centre, say!(words, "report-conclusion")),
    ];
    page.table(columns, rows, Vec::new());
}

/// Whatever may take stars away. Vetoes have their own chapter; here only those that took stars or still may.
fn limits(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    let shown = |check: &&RuleCheck| match &check.rule {
        RuleName::Veto { item } if withheld(page, rated) && rated.outcome.unconfirmed.contains(item) => false,
        RuleName::Veto { .. } => check.held != Some(true),
        // A fact nobody has to give limits nothing until it is given.
        RuleName::FactCap { .. } => check.held.is_some() || rated.outcome.provisional,
        _ => check.is_cap(),
    };
    let row = |check: &RuleCheck| {
        let mut row = checked(page, rated, check);
        // A component's missing fact keeps the total open but takes no star.
        let missing = matches!(check.rule, RuleName::FactKnown { .. });
        row.push(if missing { Cell::Empty } else { Cell::text(cap(words, check.stars)) });
        row
    };
    let rows: Vec<Vec<Cell>> = rated.outcome.rules.iter().filter(shown).map(row).collect();
    if rows.is_empty() {
        return;
    }
    page.part(&say!(words, "report-caps"));
    let columns = vec![
        (ColumnKind::Text, say!(words, "report-cap-condition")),
        (ColumnKind::Number, say!(words, "report-needed")),
        (ColumnKind::Number, say!(words, "report-actual")),
        (ColumnKind::Centre, say!(words, "report-conclusion")),
        (ColumnKind::Label, say!(words, "report-otherwise")),
    ];
    page.table(columns, rows, Vec::new());
}

/// Requirement, needed, actual, held.
fn checked(page: &Page<'_>, rated: &Rated, check: &RuleCheck) -> Vec<Cell> {
    vec![
        Cell::text(rule(page, &rated.standard, &check.rule)),
        figure(page, &rated.standard, check, check.needed.as_ref()),
        figure(page, &rated.standard, check, check.actual.as_ref()),
        held(page.words, check.held),
    ]
}

fn next_star(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    let Some(given) = rated.outcome.stars else { return };
    page.part(&say!(words, "report-next"));
    if let Some(place) = next_place(words, &rated.outcome) {
        page.paragraph(place);
        return;
    }
    let Some(next) = &rated.next else {
        page.paragraph(if given == rated.standard.top_star() {
            say!(words, "report-next-top")
        } else {
            say!(words, "report-next-none")
        });
        return;
    };
    page.paragraph(say!(words, "report-next-intro", stars = stars(words, next.stars), count = next.items.len()));
    let rows = next.items.iter().map(|raise| {
        let item = rated.standard.item(&raise.item);
        vec![
            Cell::Number { value: rated.standard.number(&raise.item).unwrap_or(0) },
            Cell::text(item.map_or("", |item| page.of(&item.name))),
            Page::points(&raise.from),
            Page::points(&raise.to),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        (ColumnKind::Number, say!(words, "report-number")),
        (ColumnKind::Text, say!(words, "report-item")),
        (ColumnKind::Number, say!(words, "report-now")),
        (ColumnKind::Number, say!(words, "report-to-reach")),
    ];
    page.table(columns, rows, Vec::new());
}
