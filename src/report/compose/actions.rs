//! The papers of rectification: the notice (整改通知书) a community is handed, with its receipt (回执), and the register (整改台账).

use std::sync::Arc;

use crate::domain::action::{Action, Kind, Status, by_urgency, of_community, of_round};
use crate::domain::day::Day;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::standard::Standard;
use crate::domain::standing::StopCards;
use crate::domain::views::{CardView, Community, Read};
use crate::domain::wording::Language;
use crate::text::panel::{self, Dispute};
use crate::text::{Words, actions, organs, say};

use super::super::document::{Block, Cell, ColumnKind, Document, Paper, Room, SignPlace};
use super::page::Page;
use super::ranking::filled_in;
use super::wording::date;
use super::{Context, draft, finish};

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
    let head = views.round(round)?.head.get()?.clone();
    let stop = StopCards::read(views, round, community)?;
    let all = of_community(views, round, community);
    let of = |wanted: &dyn Fn(&Action) -> bool| all.iter().filter(|one| wanted(one)).cloned().collect::<Vec<_>>();
    let (open, done) = (of(&Action::is_open), of(&|one| one.status() == Status::OnSpot));
    let mut page = begun(words, context);
    let number = if number.trim().is_empty() { say!(words, "notice-number-blank") } else { number.trim().to_owned() };
    // A later visit that looked again is not the one that found them.
    let found = open.last().map(|one| one.meeting).or(stop.meeting);
    let meeting = found.and_then(|meeting| views.meeting(meeting));
    let visited_on = meeting.as_ref().and_then(|meeting| Day::parse(&meeting.date));
    page.draft = drafted(views, found, community, words);
    let organ = organs::on_a_letter(words, &labels);
    page.pairs(vec![
        (say!(words, "notice-number"), Cell::text(number.clone())),
        (say!(words, "notice-addressee"), Cell::text(organ.clone())),
        (say!(words, "notice-copy"), Cell::text(organs::of_subdistrict(words, &labels.subdistrict))),
    ]);
    let standard = &stop.standard;
    let basis = say!(words, "notice-standard", name = standard.name.get(words.language), version = standard.version.as_str());
    let visited = match visited_on {
        Some(day) => say!(words, "notice-visited", day = actions::day(words, day), round = head.name, standard = basis),
        None => say!(words, "notice-visited-undated", round = head.name, standard = basis),
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
    let place = |label: String| SignPlace { label, room: Room::Line, date: say!(words, "report-sign-date") };
    let (issuer, handled) = (say!(words, "notice-issuer"), place(say!(words, "notice-handled-by")));
    let issuer = if head.organiser.is_empty() { issuer } else { head.organiser.clone() };
    if head.organiser.is_empty() {
        page.push(Block::SignOff { places: vec![place(say!(words, "notice-sealed", unit = issuer.as_str())), handled] });
    } else {
        page.push(Block::SignOff { places: vec![handled] });
        page.issued(&head.organiser, meeting.as_ref().map_or("", |meeting| &meeting.date));
    }
    page.new_page(Paper::Upright);
    page.own_title(say!(words, "notice-receipt"));
    page.paragraph(say!(words, "notice-received", community = organ, number = number, count = open.len()));
    let receiver = say!(words, "notice-sealed", unit = organs::of_community(words, &labels.name));
    page.push(Block::SignOff { places: vec![place(receiver), place(say!(words, "notice-received-by"))] });
    page.note(say!(words, "notice-receipt-note", to = issuer));
    Some(finish(page, say!(words, "notice-title"), addressee(words, &labels)))
}

/// What a notice is called while the visit that found its problems is not settled: something waits for a mark, or a card that
/// counts is not signed.
fn drafted(views: &dyn Read, found: Option<MeetingId>, community: CommunityId, words: &Words) -> String {
    let Some(stop) = found.and_then(|meeting| StopCards::at(views, meeting, community)) else { return String::new() };
    let counts = |(inspector, card): &&(InspectorId, CardView)| !stop.recused.contains(inspector) && card.says_something();
    let unsigned = stop.cards.iter().filter(counts).any(|(_, card)| !card.is_signed());
    draft(words, stop.outcome().provisional, unsigned)
}

fn begun<'a>(words: &'a Words, context: &'a Context) -> Page<'a> {
    let mut page = Page::new(words, context);
    if context.demo {
        page.mark = say!(words, "report-mark-demo");
        page.notice(say!(words, "report-demo"));
    }
    page
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
    let to = organs::of_subdistrict(words, &labels.subdistrict);
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
    page.paper = Paper::Across;
    let count = |wanted: &dyn Fn(&Action) -> bool| Cell::Number { value: all.iter().filter(|one| wanted(one)).count() };
    let day = (say!(words, "register-as-of"), date(words, &on.to_string()));
    let unit = (!head.organiser.is_empty()).then(|| (say!(words, "report-unit"), Cell::text(head.organiser.clone())));
    page.row(unit.into_iter().chain([day]).collect());
    page.row(vec![
        (say!(words, "register-all"), Cell::Number { value: all.len() }),
        (say!(words, "action-count-open"), count(&Action::is_open)),
        (say!(words, "action-count-overdue"), count(&|one: &Action| one.overdue(on).is_some())),
        (say!(words, "action-count-settled"), count(&|one: &Action| !one.is_open())),
    ]);
    if all.is_empty() {
        page.paragraph(if overdue { say!(words, "action-none-overdue") } else { say!(words, "register-empty-paper") });
    } else {
        let rows = (1..).zip(&all).map(|(number, one)| registered(views, words, &standard, Some(on), number, one)).collect();
        page.table(register_columns(words), rows, Vec::new());
        filled_in(&mut page);
    }
    let title = if overdue { say!(words, "register-overdue-title") } else { say!(words, "register-title") };
    Some(finish(page, title, head.name))
}

/// The actions of a round as a part of its own in a report, the most pressing first; nothing when there are none.
pub(super) fn part(page: &mut Page<'_>, views: &dyn Read, round: RoundId, standard: &Standard) {
    let words = page.words;
    let mut all = of_round(views, round);
    by_urgency(&mut all);
    if all.is_empty() {
        return;
    }
    page.new_page(Paper::Across);
    page.own_title(say!(words, "register-title"));
    let rows = (1..).zip(&all).map(|(n, one)| registered(views, words, standard, None, n, one)).collect();
    page.table(register_columns(words), rows, Vec::new());
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

/// An action in its register; told what is overdue where a day is given.
fn registered(views: &dyn Read, words: &Words, standard: &Standard, on: Option<Day>, number: usize, one: &Action) -> Vec<Cell> {
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
        Cell::text(on.map_or_else(|| actions::status(words, one.status()), |on| actions::standing(words, one, on))),
        Cell::text(settled),
    ]
}
