//! The ranking in front of a report on several communities, and behind a bulletin.

use crate::domain::outcome::RuleName;
use crate::domain::points::Exact;
use crate::domain::ranking::{Merit, rank, within_groups};
use crate::domain::views::Community;
use crate::text::decision::cause;
use crate::text::say;

use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::Stop;
use super::wording::{date, possible, stars};

/// Where group and rank within it stand, where communities have groups: behind the subdistrict.
const GROUP: usize = 3;

/// A line of the table.
pub(super) struct Line {
    pub community: Community,
    /// Its rank; `None` while provisional.
    pub rank: Option<usize>,
    /// Its rank within its group.
    pub group_rank: Option<usize>,
    pub total: Option<Exact>,
    /// The stars it holds, out of how many.
    pub stars: Option<(u8, u8)>,
    pub remark: String,
}

/// The table: finished communities by stars, then total; then the provisional ones; then those without a card.
pub(super) fn ranking(page: &mut Page<'_>, stops: &[Stop]) {
    head(page, stops);
    let mut sorted: Vec<&Stop> = stops.iter().collect();
    let ranks = rank(&mut sorted, |stop| merit(stop));
    let within = within_groups(sorted.iter().map(|stop| stop.community.group.as_str()).zip(ranks.iter().copied()));
    let lines = ranks.into_iter().zip(within).zip(sorted).map(|((rank, group_rank), stop)| Line {
        community: stop.community.clone(),
        rank,
        group_rank,
        total: stop.rated().and_then(|rated| rated.outcome.total.clone()),
        stars: stop.rated().and_then(|rated| Some((rated.outcome.stars?, rated.standard.top_star()))),
        remark: remark(page, stop),
    });
    let lines: Vec<Line> = lines.collect();
    table(page, &lines);
    filled_in(page);
}

/// Who filled a table in and who checked it: lines to sign, below it.
pub(super) fn filled_in(page: &mut Page<'_>) {
    let words = page.words;
    page.row(vec![(say!(words, "report-filled-in-by"), Cell::Empty), (say!(words, "report-checked-by"), Cell::Empty)]);
}

/// Ranked communities, the best first; with their groups where there are any.
pub(super) fn table(page: &mut Page<'_>, lines: &[Line]) {
    let words = page.words;
    let grouped = lines.iter().any(|line| !line.community.group.is_empty());
    let number = |rank: Option<usize>| rank.map_or(Cell::Empty, |value| Cell::Number { value });
    let row = |line: &Line| {
        let mut row = vec![
            number(line.rank),
            Cell::text(line.community.name.clone()),
            Cell::text(line.community.subdistrict.clone()),
            line.total.as_ref().map_or(Cell::Empty, |total| page.total(total)),
            line.stars.map_or(Cell::Empty, |(given, of)| Cell::Stars { given, of, text: stars(words, given) }),
            Cell::text(line.remark.clone()),
        ];
        if grouped {
            row.splice(GROUP..GROUP, [Cell::text(line.community.group.clone()), number(line.group_rank)]);
        }
        row
    };
    let rows = lines.iter().map(row).collect();
    let mut columns = vec![
        (ColumnKind::Number, say!(words, "report-rank")),
        (ColumnKind::Text, say!(words, "report-community")),
        (ColumnKind::Text, say!(words, "report-subdistrict")),
        (ColumnKind::Number, say!(words, "report-total")),
        (ColumnKind::Centre, say!(words, "report-stars-label")),
        (ColumnKind::Text, say!(words, "report-remark")),
    ];
    if grouped {
        let group = [(ColumnKind::Label, say!(words, "report-group")), (ColumnKind::Number, say!(words, "report-group-rank"))];
        columns.splice(GROUP..GROUP, group);
    }
    page.table(columns, rows, Vec::new());
}

/// Whose ranking it is and of when: the unit that holds the round, else the districts, and the day of the latest meeting.
pub(super) fn head(page: &mut Page<'_>, stops: &[Stop]) {
    let words = page.words;
    let organiser = stops.iter().map(|stop| stop.organiser.clone()).find(|organiser| !organiser.is_empty());
    let mut districts: Vec<String> = stops.iter().map(|stop| stop.community.district.clone()).collect();
    districts.retain(|district| !district.is_empty());
    districts.sort();
    districts.dedup();
    let days = stops.iter().filter_map(|stop| Some(stop.rated()?.day())).filter(|day| !day.is_empty());
    let mut pairs = Vec::new();
    let unit = organiser.unwrap_or_else(|| page.listed(&districts));
    if !unit.is_empty() {
        pairs.push((say!(words, "report-unit"), Cell::text(unit)));
    }
    if let Some(day) = days.max() {
        pairs.push((say!(words, "report-day"), date(words, day)));
    }
    if !pairs.is_empty() {
        page.row(pairs);
    }
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
    let lost = rated.outcome.rules.iter().filter(|check| matches!(check.rule, RuleName::Quota { .. }));
    remarks.extend(lost.map(|check| cause(words, &rated.standard, check)));
    let violated = |id: &String| rated.standard.item(id).map(|item| page.of(&item.name).to_owned());
    let violated: Vec<String> = rated.outcome.violated.iter().filter_map(violated).collect();
    if !violated.is_empty() {
        remarks.push(say!(words, "report-remark-veto", what = page.listed(&violated)));
    }
    page.joined(&remarks)
}

/// What a stop is ranked by.
pub(super) fn merit(stop: &Stop) -> Merit<'_> {
    stop.rated().map_or(Merit::NONE, |rated| {
        let outcome = &rated.outcome;
        Merit::new(&rated.standard, outcome.total.as_ref(), outcome.stars_before_quotas(), outcome.provisional)
    })
}
