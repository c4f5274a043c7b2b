//! The leader's page: the result, three strengths, three shortcomings, what comes next. Every text in it is held to a length at
//! which all of it stays on one sheet of A4.

use crate::domain::critique::Part;
use crate::domain::outcome::Loss;
use crate::domain::points::Exact;
use crate::domain::ranking::rank;
use crate::text::decision::{decision, item_named};
use crate::text::{lists, say};

use super::super::document::{Cell, ColumnKind};
use super::front::{self, POINTS, brief, numbered, room, topics};
use super::page::Page;
use super::ranking::{head, merit};
use super::stop::{Rated, Stop};
use super::wording::{date, stars, stars_cell};
use super::{basics, result};

/// One community's page.
pub(super) fn community(page: &mut Page<'_>, stop: &Stop, rated: &Rated) {
    let (words, room) = (page.words, room(page.words.language));
    basics::notices(page, rated);
    if rated.outcome.total.is_none() {
        page.paragraph(say!(words, "report-unrated"));
        return;
    }
    result::figures(page, rated);
    let decided = decision(words, &rated.standard, &rated.outcome, page.decimals);
    let points = |part: Part| front::points(page, stop.community.id, part);
    let mut next: Vec<String> = next_star(page, rated).into_iter().collect();
    next.extend(points(Part::Next));
    let day = rated.meeting.as_ref().map(|meeting| [meeting.name.clone(), date(words, &meeting.date).shown()]);
    let mut about: Vec<String> = day.into_iter().flatten().collect();
    about.retain(|text| !text.is_empty());
    let decided = format!("{}\n{}", page.listed(&about), brief(&decided, room * 2));
    let rows = vec![
        (say!(words, "report-leader-decision"), decided.trim().to_owned()),
        (say!(words, "critique-head-strengths"), numbered(&points(Part::Strengths), POINTS, room)),
        (say!(words, "critique-head-shortcomings"), numbered(&points(Part::Shortcomings), POINTS, room)),
        // One fewer leaves room for the sentence that decided.
        (say!(words, "critique-head-next"), numbered(&next, POINTS - 1, room)),
    ];
    topics(page, rows);
    page.issued(&stop.organiser, rated.day());
}

/// The next star in one sentence, where points alone can bring it.
fn next_star(page: &Page<'_>, rated: &Rated) -> Option<String> {
    let words = page.words;
    let next = rated.outcome.stars.and(rated.next.as_ref())?;
    let named = next.items.iter().map(|raise| item_named(words, &rated.standard, &raise.item));
    let (count, named) = (next.items.len(), lists::listed(words, named));
    Some(say!(words, "report-leader-next", stars = stars(words, next.stars), count = count, items = named))
}

/// A round's page: how many communities hold which stars, what all of them do well and where all of them lose.
pub(super) fn round(page: &mut Page<'_>, stops: &[Stop]) {
    let (words, room) = (page.words, room(page.words.language));
    head(page, stops);
    let rated: Vec<(&Stop, &Rated)> = stops.iter().filter_map(|stop| Some((stop, stop.rated()?))).collect();
    let begun: Vec<&Rated> = rated.iter().map(|(_, rated)| *rated).filter(|rated| rated.outcome.total.is_some()).collect();
    let Some(first) = begun.first() else {
        page.paragraph(say!(words, "report-nobody"));
        return;
    };
    let settled = rated.iter().filter(|(_, rated)| rated.outcome.stars.is_some()).count();
    page.paragraph(say!(words, "report-leader-round", all = stops.len(), settled = settled, open = stops.len() - settled));
    let rows = (0..=first.standard.top_star()).rev().filter_map(|given| {
        let mut those: Vec<&Stop> =
            rated.iter().filter(|(_, rated)| rated.outcome.stars == Some(given)).map(|(stop, _)| *stop).collect();
        rank(&mut those, |stop| merit(stop));
        let names: Vec<String> = those.iter().map(|stop| stop.community.name.clone()).collect();
        let share =
            Exact::ratio(i64::try_from(names.len()).unwrap_or(i64::MAX) * 100, i64::try_from(settled.max(1)).unwrap_or(1));
        (!names.is_empty()).then(|| {
            vec![
                stars_cell(words, given, &first.standard),
                Cell::Number { value: names.len() },
                Cell::percent(share),
                Cell::text(brief(&page.listed(&names), room)),
            ]
        })
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if !rows.is_empty() {
        let columns = vec![
            (ColumnKind::Centre, say!(words, "report-stars-label")),
            (ColumnKind::Number, say!(words, "report-leader-count")),
            (ColumnKind::Number, say!(words, "report-leader-share")),
            (ColumnKind::Text, say!(words, "report-community")),
        ];
        page.table(columns, rows, Vec::new());
    }
    let worst = worst(&begun);
    let shortcomings = worst.iter().map(|loss| {
        let mean = loss.points.div(&Exact::ratio(i64::try_from(begun.len()).unwrap_or(i64::MAX), 1));
        let name = item_named(words, &first.standard, &loss.item);
        say!(words, "report-leader-lost", name = name, count = loss.count, mean = mean.unwrap_or_else(Exact::zero).cut(2))
    });
    let remedies = worst.iter().filter_map(|loss| {
        let remedy = first.standard.item(&loss.item)?.phrases.remedy.first()?;
        Some(page.of(remedy).to_owned())
    });
    let rows = vec![
        (say!(words, "critique-head-strengths"), numbered(&best(page, &begun), POINTS, room)),
        (say!(words, "critique-head-shortcomings"), numbered(&shortcomings.collect::<Vec<_>>(), POINTS, room)),
        (say!(words, "critique-head-next"), numbered(&remedies.collect::<Vec<_>>(), POINTS, room)),
    ];
    topics(page, rows);
    let (organiser, day) = (&stops[0].organiser, rated.iter().map(|(_, rated)| rated.day()).max());
    page.issued(organiser, day.unwrap_or_default());
}

/// The sections with the highest shares over all communities; none where points count against a community.
fn best(page: &Page<'_>, begun: &[&Rated]) -> Vec<String> {
    let Some(first) = begun.first().filter(|first| !first.standard.lower_is_better()) else { return Vec::new() };
    let share = |n: usize| {
        let scores = || begun.iter().filter_map(|rated| rated.outcome.sections.get(n));
        let earned: Exact = scores().map(|score| score.earned.clone()).sum();
        earned.div(&scores().map(|score| score.applicable.clone()).sum())
    };
    let mut sections: Vec<(Exact, &str)> =
        first.standard.sections.iter().enumerate().filter_map(|(n, section)| Some((share(n)?, page.of(&section.name)))).collect();
    sections.sort_by(|a, b| b.0.cmp(&a.0));
    let told = sections.into_iter().take(POINTS).map(|(share, name)| {
        say!(page.words, "report-leader-section", name = name, percent = (&share * &Exact::ratio(100, 1)).cut(1))
    });
    told.collect()
}

/// An item with what all communities together lost on it.
struct Common {
    item: String,
    count: usize,
    points: Exact,
}

/// The items that cost most over all communities, the worst first.
fn worst(begun: &[&Rated]) -> Vec<Common> {
    let mut all: Vec<Common> = Vec::new();
    for rated in begun {
        for Loss { item, points, .. } in rated.outcome.losses(&rated.standard) {
            match all.iter_mut().find(|held| held.item == item.id) {
                Some(held) => (held.count, held.points) = (held.count + 1, &held.points + &points),
                None => all.push(Common { item: item.id.clone(), count: 1, points }),
            }
        }
    }
    all.sort_by(|a, b| b.points.cmp(&a.points).then(b.count.cmp(&a.count)));
    all.truncate(POINTS);
    all
}
