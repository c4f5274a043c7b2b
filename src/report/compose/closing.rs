//! What a collection for the office has at its end: the actions of the round (整改项); and in the archive, which keeps every
//! card, how far the inspectors agree (评分一致性). Elsewhere that is for the chair alone.

use crate::domain::agreement::round::{self, RoundMarks};
use crate::domain::agreement::{Agreement, Correlation, Estimate};
use crate::domain::ids::RoundId;
use crate::domain::points::Exact;
use crate::domain::standard::Standard;
use crate::domain::views::Read;
use crate::text::agreement::{self as told, Unit};
use crate::text::say;

use super::super::document::{Cell, ColumnKind, Paper};
use super::actions;
use super::page::Page;

/// Items listed as the widest apart.
const WIDEST: usize = 20;

/// Both, each a part of its own; what there is nothing of is left out. The marks are given where agreement may be told.
pub(super) fn closing(page: &mut Page<'_>, views: &dyn Read, round: RoundId, marks: Option<&RoundMarks>) {
    let Some(standard) = views.round_checklist(round) else { return };
    let words = page.words;
    actions::part(page, views, round, &standard);
    if let Some(marks) = marks {
        let agreement = Agreement::of(&marks.table);
        if agreement.shared > 0 {
            page.new_page(Paper::Upright);
            page.own_title(say!(words, "agreement-title"));
            figures(page, &agreement);
            severity(page, &agreement, marks);
            widest(page, &standard, marks);
        }
    }
}

/// The sentence, and every figure as a number.
fn figures(page: &mut Page<'_>, agreement: &Agreement) {
    let words = page.words;
    page.paragraph(told::sentence(words, agreement));
    page.note(told::measured(words, agreement));
    if let Some(caution) = told::caution(words, agreement) {
        page.note(caution);
    }
    let meanings = told::figures(words, agreement).map(|figure| (figure.name, figure.meaning));
    let correlation = |one: Estimate<Correlation>| one.map(|one| (one.value, one.interval));
    let plain = |one: Estimate<f64>| one.map(|value| (value, None));
    let kendall = agreement.kendall;
    let values = [
        correlation(agreement.icc_single),
        correlation(agreement.icc_average),
        plain(agreement.alpha_interval),
        plain(agreement.alpha_ordinal),
        plain(kendall.map(|held| held.w)),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for ((name, meaning), value) in meanings.into_iter().zip(values) {
        rows.push(match value {
            Ok((value, interval)) => {
                let [low, high] = [interval.map(|(low, _)| low), interval.map(|(_, high)| high)];
                let bound = |bound: Option<f64>| bound.map_or(Cell::Empty, thousandths);
                vec![Cell::text(name), thousandths(value), bound(low), bound(high), Cell::text(meaning)]
            }
            Err(why) => {
                let why = say!(words, "agreement-none", why = told::reason(words, why));
                vec![Cell::text(name), Cell::Empty, Cell::Empty, Cell::Empty, Cell::text(why)]
            }
        });
    }
    if let Ok(held) = kendall {
        let df = say!(words, "agreement-annex-df", df = held.df);
        rows.push(vec![Cell::text("χ²"), thousandths(held.chi2), Cell::Empty, Cell::Empty, Cell::text(df)]);
        let p = say!(words, "agreement-annex-p");
        rows.push(vec![Cell::text("p"), thousandths(held.p), Cell::Empty, Cell::Empty, Cell::text(p)]);
    }
    page.heading(&say!(words, "agreement-figures"));
    let columns = vec![
        (ColumnKind::Label, say!(words, "agreement-annex-figure")),
        (ColumnKind::Number, say!(words, "agreement-annex-value")),
        (ColumnKind::Number, say!(words, "agreement-annex-low")),
        (ColumnKind::Number, say!(words, "agreement-annex-high")),
        (ColumnKind::Text, say!(words, "agreement-annex-meaning")),
    ];
    page.table(columns, rows, Vec::new());
}

/// Each inspector beside the panel.
fn severity(page: &mut Page<'_>, agreement: &Agreement, marks: &RoundMarks) {
    let words = page.words;
    let row = |held: &crate::domain::agreement::Severity| {
        let inspector = marks.inspectors.get(held.rater)?;
        let who = format!("{} {}", inspector.code, inspector.name).trim_end().to_owned();
        // Tenths, rounded as the sentence beside them rounds.
        #[allow(clippy::cast_possible_truncation)]
        let deviation = held.deviation.map(|points| Exact::ratio((points * 10.0).round() as i64, 10));
        Some(vec![
            Cell::text(who),
            deviation.map_or(Cell::Empty, |deviation| Cell::figure(deviation, 1)),
            Cell::Number { value: usize::try_from(held.items).unwrap_or(0) },
            Cell::text(told::severity(words, held, Unit::Percent)),
        ])
    };
    let rows: Vec<Vec<Cell>> = agreement.severity.iter().filter_map(row).collect();
    page.heading(&say!(words, "agreement-severity"));
    let columns = vec![
        (ColumnKind::Label, say!(words, "report-inspector")),
        (ColumnKind::Number, say!(words, "agreement-annex-deviation")),
        (ColumnKind::Number, say!(words, "agreement-annex-compared")),
        (ColumnKind::Text, say!(words, "agreement-severity-aside")),
    ];
    page.table(columns, rows, Vec::new());
}

/// The items that were marked furthest apart.
fn widest(page: &mut Page<'_>, standard: &Standard, marks: &RoundMarks) {
    let words = page.words;
    page.heading(&say!(words, "agreement-widest"));
    if marks.items.is_empty() {
        page.paragraph(say!(words, "agreement-no-spread"));
        return;
    }
    let row = |spread: &round::ItemSpread| {
        let item = standard.items().nth(spread.number.checked_sub(1)?)?;
        let most = spread.places.first();
        Some(vec![
            Cell::Number { value: spread.number },
            Cell::text(page.of(&item.name)),
            Cell::figure(spread.mean.clone(), 2),
            Cell::Number { value: usize::try_from(spread.communities).unwrap_or(0) },
            most.map_or(Cell::Empty, |place| Cell::points(place.spread)),
            most.map_or(Cell::Empty, |place| Cell::text(place.community.path())),
        ])
    };
    let rows: Vec<Vec<Cell>> = marks.items.iter().take(WIDEST).filter_map(row).collect();
    let columns = vec![
        (ColumnKind::Number, say!(words, "report-number")),
        (ColumnKind::Text, say!(words, "report-item")),
        (ColumnKind::Number, say!(words, "agreement-widest-aside")),
        (ColumnKind::Number, say!(words, "agreement-annex-communities")),
        (ColumnKind::Number, say!(words, "agreement-annex-most")),
        (ColumnKind::Text, say!(words, "report-community")),
    ];
    page.table(columns, rows, Vec::new());
}

/// A figure of three decimals, cut as it is told elsewhere.
fn thousandths(value: f64) -> Cell {
    let digits = told::cut(value).replace('.', "");
    digits.parse().map_or(Cell::Empty, |thousandths| Cell::figure(Exact::ratio(thousandths, 1000), 3))
}
