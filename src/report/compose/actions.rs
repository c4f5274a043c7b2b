//! The papers of rectification: the notice (整改通知书) a community is handed, with its receipt (回执), and the register (整改台账).

use std::sync::Arc;

use crate::domain::action::{Action, Kind, Status, by_urgency, of_community, of_round};
use crate::domain::day::Day;
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::standard::Standard;
use crate::domain::standing::StopCards;
use crate::domain::views::{Community, Read};
use crate::domain::wording::Language;
use crate::text::panel::{self, Dispute};
use crate::text::{Words, actions, say};

use super::super::document::{Block, Cell, ColumnKind, Document, Room, SignPlace};
use super::Context;
use super::page::Page;

/// The notice of a community's actions: those still to be done, and those done on the spot. `number` is the office's own
/// (文号); empty leaves room to write it. `None` when round or community are not there.
pub fn notice(
    views: &dyn Read,
    round: RoundId,
    community: CommunityId,
    number: &str,
    words: &Words,
    context: &Context,
) -> Option<Document> {
    let labels = views.community(community)?;
    let round_name = views.round(round)?.head.get()?.name.clone();
    let stop = StopCards::read(views, round, community)?;
    let held = of_community(views, round, community);
    let of = |wanted: &dyn Fn(&Action) -> bool| held.iter().filter(|one| wanted(one)).cloned().collect::<Vec<_>>();
    let (open, done) = (of(&Action::is_open), of(&|one| one.status() == Status::OnSpot));
    let mut page = begun(words, context);
    let number = if number.trim().is_empty() { say!(words, "notice-number-blank") } else { number.trim().to_owned() };
    // A later visit that looked again is not the one that found them.
    let found = open.last().map(|one| one.meeting).or(stop.meeting);
    let meeting = found.and_then(|meeting| views.meeting(meeting));
    let date = meeting.as_ref().and_then(|meeting| Day::parse(&meeting.date));
    page.pairs(vec![
        (say!(words, "notice-number"), Cell::text(number.clone())),
        (say!(words, "notice-addressee"), Cell::text(addressee(words, &labels))),
        (say!(words, "notice-copy"), Cell::text(labels.subdistrict.clone())),
    ]);
    let standard = &stop.standard;
    let basis = say!(words, "notice-standard", name = standard.name.get(words.language), version = standard.version.as_str());
    let visited = match date {
        Some(date) => say!(words, "notice-visited", day = actions::day(words, date), round = round_name, standard = basis),
        None => say!(words, "notice-visited-undated", round = round_name, standard = basis),
    };
    page.paragraph(visited);
    page.paragraph(if open.is_empty() { say!(words, "notice-nothing") } else { say!(words, "notice-found", count = open.len()) });
    if !open.is_empty() {
        page.heading(&say!(words, "notice-problems"));
        problems(&mut page, standard, &open);
    }
    if !done.is_empty() {
        page.heading(&say!(words, "notice-on-spot"));
        let entries = done.iter().map(|one| actions::text(words, &one.task.problem)).collect();
        page.push(Block::List { numbered: true, entries });
    }
    disputed(&mut page, panel::disputes(words, views, &stop, community));
    demands(&mut page, &labels, &open);
    let issuer = if labels.district.is_empty() { say!(words, "notice-issuer") } else { labels.district.clone() };
    let place = |label: String| SignPlace { label, room: Room::Line, date: say!(words, "report-sign-date") };
    let places = vec![place(say!(words, "notice-signed", issuer = issuer)), place(say!(words, "notice-handled-by"))];
    page.push(Block::SignOff { places });
    page.push(Block::PageBreak);
    page.own_title(say!(words, "notice-receipt"));
    let received = say!(words, "notice-received", community = addressee(words, &labels), number = number, count = open.len());
    page.paragraph(received);
    let places = vec![place(say!(words, "notice-receiver")), place(say!(words, "notice-received-by"))];
    page.push(Block::SignOff { places });
    page.note(say!(words, "notice-receipt-note"));
    Some(finished(page, say!(words, "notice-title"), addressee(words, &labels)))
}

fn begun<'a>(words: &'a Words, context: &'a Context) -> Page<'a> {
    let mut page = Page::new(words, context);
    if context.demo {
        page.mark = say!(words, "report-mark-demo");
        page.notice(say!(words, "report-demo"));
    }
    page
}

fn finished(page: Page<'_>, title: String, subtitle: String) -> Document {
    Document { language: page.words.language, title, subtitle, mark: page.mark, blocks: page.blocks }
}

/// Subdistrict and community, as on a letter.
fn addressee(words: &Words, labels: &Community) -> String {
    let parts = [labels.subdistrict.as_str(), &labels.name].into_iter().filter(|part| !part.is_empty());
    match words.language {
        Language::Chinese => parts.collect(),
        Language::English => parts.rev().collect::<Vec<_>>().join(", "),
    }
}

/// What is to be put right, with the limit and the unit of each.
fn problems(page: &mut Page<'_>, standard: &Standard, open: &[Action]) {
    let words = page.words;
    let row = |(number, one): (usize, &Action)| {
        let task = &one.task;
        let criterion = actions::criterion(words, standard, task);
        let mut problem = vec![actions::text(words, &task.problem)];
        problem.extend(Some(actions::optional(words, task.evidence.as_ref())).filter(|text| !text.is_empty()));
        if !criterion.is_empty() {
            problem.push(say!(words, "notice-criterion", item = criterion));
        }
        vec![
            Cell::Number { value: number },
            Cell::text(problem.join("\n")),
            Cell::text(actions::optional(words, task.measure.as_ref())),
            Cell::text(actions::kind(words, task.kind)),
            due(task.due),
            Cell::text(actions::unit(words, task)),
        ]
    };
    let rows = (1..).zip(open).map(row).collect();
    let columns = vec![
        (ColumnKind::Number, say!(words, "notice-row")),
        (ColumnKind::Text, say!(words, "action-problem")),
        (ColumnKind::Text, say!(words, "action-measure")),
        (ColumnKind::Label, say!(words, "action-kind")),
        (ColumnKind::Centre, say!(words, "action-due-day")),
        (ColumnKind::Text, say!(words, "action-unit")),
    ];
    page.table(columns, rows, Vec::new());
}

/// A day in a table, written short: the columns beside it need the room.
fn due(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, |day| Cell::Date { day: day.to_string(), text: day.to_string() })
}

/// What the community disputed, and how that ended.
fn disputed(page: &mut Page<'_>, disputes: Vec<Dispute>) {
    let words = page.words;
    if disputes.is_empty() {
        return;
    }
    page.heading(&say!(words, "notice-disputes"));
    let row = |one: Dispute| {
        let outcome = one.outcome.unwrap_or_else(|| say!(words, "dispute-open"));
        vec![Cell::text(one.item), Cell::text(one.statement), Cell::text(outcome)]
    };
    let rows = disputes.into_iter().map(row).collect();
    let columns = vec![
        (ColumnKind::Text, say!(words, "report-item")),
        (ColumnKind::Text, say!(words, "dispute-says")),
        (ColumnKind::Text, say!(words, "dispute-ends")),
    ];
    page.table(columns, rows, Vec::new());
}

/// By when the community answers, to whom, and what follows.
fn demands(page: &mut Page<'_>, labels: &Community, open: &[Action]) {
    let words = page.words;
    let days = || open.iter().filter_map(|one| one.task.due);
    let Some(last) = days().max() else { return };
    page.heading(&say!(words, "notice-demands"));
    let first = days().min().unwrap_or(last);
    let to = labels.subdistrict.clone();
    let mut entries = vec![if first == last {
        say!(words, "notice-demand-limit", day = actions::day(words, last))
    } else {
        say!(words, "notice-demand-limits", first = actions::day(words, first), last = actions::day(words, last))
    }];
    if open.iter().any(|one| one.task.kind == Kind::Now) {
        entries.push(say!(words, "notice-demand-now"));
    }
    entries.extend([say!(words, "notice-demand-reply", to = to), say!(words, "notice-demand-check")]);
    page.push(Block::List { numbered: true, entries });
}

/// The register of the round's actions that may be `seen`, the most pressing first, as of a day; only what is overdue where that
/// is asked. `None` when the round is not there.
pub fn register(
    views: &dyn Read,
    round: RoundId,
    (on, overdue): (Day, bool),
    seen: &dyn Fn(&Action) -> bool,
    words: &Words,
    context: &Context,
) -> Option<Document> {
    let head = views.round(round)?.head.get()?.clone();
    let standard: Arc<Standard> = views.checklist(&head.standard)?;
    let mut all = of_round(views, round);
    all.retain(|one| (!overdue || one.overdue(on).is_some()) && seen(one));
    by_urgency(&mut all);
    let mut page = begun(words, context);
    let count = |wanted: &dyn Fn(&Action) -> bool| Cell::Number { value: all.iter().filter(|one| wanted(one)).count() };
    let as_of = (say!(words, "register-as-of"), due(Some(on)));
    page.pairs(vec![
        as_of,
        (say!(words, "register-all"), Cell::Number { value: all.len() }),
        (say!(words, "action-count-open"), count(&Action::is_open)),
        (say!(words, "action-count-overdue"), count(&|one: &Action| one.overdue(on).is_some())),
        (say!(words, "action-count-settled"), count(&|one: &Action| !one.is_open())),
    ]);
    if all.is_empty() {
        page.paragraph(if overdue { say!(words, "action-none-overdue") } else { say!(words, "register-empty-paper") });
    } else {
        let rows = (1..).zip(&all).map(|(number, one)| registered(views, words, &standard, on, number, one)).collect();
        page.table(register_columns(words), rows, Vec::new());
        let place = |label| SignPlace { label, room: Room::Line, date: say!(words, "report-sign-date") };
        let places = vec![place(say!(words, "report-filled-in-by")), place(say!(words, "report-sign-check"))];
        page.push(Block::SignOff { places });
    }
    let title = if overdue { say!(words, "register-overdue-title") } else { say!(words, "register-title") };
    Some(finished(page, title, head.name))
}

fn register_columns(words: &Words) -> Vec<(ColumnKind, String)> {
    vec![
        (ColumnKind::Number, say!(words, "notice-row")),
        (ColumnKind::Text, say!(words, "report-subdistrict")),
        (ColumnKind::Text, say!(words, "report-community")),
        (ColumnKind::Text, say!(words, "action-problem")),
        (ColumnKind::Text, say!(words, "action-unit")),
        (ColumnKind::Centre, say!(words, "action-due-day")),
        (ColumnKind::Label, say!(words, "register-status")),
        (ColumnKind::Text, say!(words, "register-settled-why")),
    ]
}

fn registered(views: &dyn Read, words: &Words, standard: &Standard, on: Day, number: usize, one: &Action) -> Vec<Cell> {
    let labels = views.community(one.community);
    let label = |of: &dyn Fn(&Community) -> String| labels.as_ref().map_or(Cell::Empty, |labels| Cell::text(of(labels)));
    let criterion = actions::criterion(words, standard, &one.task);
    let problem = actions::text(words, &one.task.problem);
    let problem = if criterion.is_empty() { problem } else { format!("{problem}\n{criterion}") };
    let settled = one.progress.as_ref().map_or_else(String::new, |progress| {
        let reason = actions::optional(words, progress.reason.as_ref());
        [progress.day.to_string(), reason].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    });
    vec![
        Cell::Number { value: number },
        label(&|labels| labels.subdistrict.clone()),
        label(&|labels| labels.name.clone()),
        Cell::text(problem),
        Cell::text(actions::unit(words, &one.task)),
        due(one.task.due),
        Cell::text(actions::standing(words, one, on)),
        Cell::text(settled),
    ]
}
