//! The bulletin (通报) the office sends out about a round: what was rated and how, the results by subdistrict, the problems that
//! stand out, what is asked of everybody, and the ranking as an annex.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::lookup::meetings;
use crate::domain::points::Exact;
use crate::domain::ranking::{Ranked, ranked};
use crate::domain::rollup::weak::{self, WeakItem};
use crate::domain::rollup::{Rollup, RoundRollup, Tier};
use crate::domain::standard::Standard;
use crate::domain::views::{Meeting, Read};
use crate::text::{Words, decision, rollup as told, say};

use super::super::document::{Block, Cell, ColumnKind, Document, Paper, Room, SignPlace};
use super::basics::named;
use super::page::Page;
use super::ranking::{Line, table};
use super::wording::date;
use super::{Context, draft, finish};

/// Items named as problems.
const PROBLEMS: usize = 6;
/// Remedies asked of everybody.
const REMEDIES: usize = 4;
/// Inspectors named one by one.
const NAMED: usize = 8;

/// The bulletin of a round. The standings give the results; for the problems each card is read once. Told how many communities
/// were read of all; `None` when the round is not there or it is broken off.
pub fn bulletin(
    views: &dyn Read,
    round: RoundId,
    words: &Words,
    context: &Context,
    tell: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Document> {
    let head = views.round(round)?.head.get()?.clone();
    let standard = views.round_checklist(round)?;
    let rows = ranked(views, round);
    let communities: Vec<CommunityId> = rows.iter().map(|row| row.community.id).collect();
    let weak = weak::read(views, round, &communities, tell)?;
    let rollup = RoundRollup::of(&standard, &rows);
    let mut page = Page::new(words, context);
    page.decimals = Exact::decimals_apart(rows.iter().filter_map(|row| row.standing.total.as_ref())).max(rollup.decimals());
    let open = rollup.all.communities - rollup.all.finished;
    let marks = [(context.demo, say!(words, "report-mark-demo")), (open > 0, say!(words, "report-mark-provisional"))];
    page.mark = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect::<Vec<_>>().join(" · ");
    if context.demo {
        page.notice(say!(words, "report-demo"));
    }
    if open > 0 {
        page.notice(say!(words, "bulletin-open", count = open));
    }
    let visits = meetings(views, round);
    basics(&mut page, views, &standard, &visits, &rollup);
    results(&mut page, &standard, &rollup);
    problems(&mut page, &standard, &rows, &weak);
    demands(&mut page, &standard, &weak);
    let day = visits.iter().map(|meeting| meeting.date.as_str()).max().unwrap_or_default();
    page.body_ends();
    foot(&mut page, &head.organiser, day);
    page.new_page(Paper::Upright);
    page.annex(&say!(words, "report-ranking"));
    ranking(&mut page, &standard, &rows);
    page.name_annexes();
    let title = say!(words, "bulletin-title", round = head.name.as_str());
    page.draft = draft(words, open > 0, false);
    Some(finish(page, title, String::new()))
}

/// 基本情况: when, who, by which standard, how many; how far it has come.
fn basics(page: &mut Page<'_>, views: &dyn Read, standard: &Standard, visits: &[Meeting], rollup: &RoundRollup) {
    let words = page.words;
    page.heading(&say!(words, "report-basics"));
    let days: BTreeSet<&str> = visits.iter().map(|meeting| meeting.date.as_str()).filter(|day| !day.is_empty()).collect();
    let day = |day: &str| date(words, day).shown();
    let when = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first == last => say!(words, "bulletin-day", day = day(first)),
        (Some(first), Some(last)) => say!(words, "bulletin-days", first = day(first), last = day(last)),
        _ => String::new(),
    };
    let panel: BTreeSet<InspectorId> = visits.iter().flat_map(|meeting| meeting.panel.iter().copied()).collect();
    let names: Vec<String> = panel.iter().filter_map(|id| views.inspector(*id)).map(|one| name(&one)).collect();
    let who = match names.len() {
        0 => say!(words, "bulletin-panel"),
        1..=NAMED => say!(words, "bulletin-panel-named", names = page.listed(&names)),
        count => say!(words, "bulletin-panel-counted", count = count),
    };
    let version = standard.version.as_str();
    let by = say!(words, "report-standard-named", name = page.of(&standard.name), version = version);
    let (count, places) = (rollup.all.communities, rollup.subdistricts.len());
    page.paragraph(say!(words, "bulletin-basics", when = when, who = who, standard = by, places = places, count = count));
    if let Some(totals) = told::totals(words, &rollup.all, page.decimals) {
        page.paragraph(say!(words, "bulletin-far", count = rollup.all.finished, totals = totals));
    }
}

/// The display name; the code where there is none.
fn name(inspector: &crate::domain::views::Inspector) -> String {
    if inspector.name.is_empty() { named(inspector) } else { inspector.name.clone() }
}

/// 评定结果: who holds which stars, in a sentence and by subdistrict.
fn results(page: &mut Page<'_>, standard: &Standard, rollup: &RoundRollup) {
    let words = page.words;
    page.heading(&say!(words, "report-result"));
    if rollup.all.finished == 0 {
        page.paragraph(say!(words, "bulletin-nothing-finished"));
    } else {
        let holding = told::holding(words, &rollup.all);
        page.paragraph(say!(words, "bulletin-holding", count = rollup.all.finished, holding = page.listed(&holding)));
    }
    let place = |tier: &Tier| Cell::text(told::place(words, tier, &rollup.subdistricts));
    let all = || Cell::text(say!(words, "bulletin-all"));
    figures(page, rollup, &place, all());
    // Only the stars that somebody holds: a page is narrow.
    let stars: Vec<u8> = (0..=standard.top_star()).rev().filter(|stars| rollup.all.with(*stars) > 0).collect();
    if stars.is_empty() {
        return;
    }
    let shares = |rollup: &Rollup| {
        let share = |stars: &u8| match rollup.share(*stars).filter(|share| !share.is_zero()) {
            Some(share) => Cell::text(say!(words, "bulletin-share", count = rollup.with(*stars), share = share.cut(1))),
            None => Cell::Empty,
        };
        stars.iter().map(share).collect::<Vec<_>>()
    };
    let rows = rollup.subdistricts.iter().map(|tier| [vec![place(tier)], shares(&tier.rollup)].concat()).collect();
    let mut columns = vec![(ColumnKind::Text, say!(words, "report-subdistrict"))];
    columns.extend(stars.iter().map(|stars| (ColumnKind::Centre, decision::stars(words, *stars))));
    page.table(columns, rows, [vec![all()], shares(&rollup.all)].concat());
    page.note(say!(words, "bulletin-share-note"));
}

/// The subdistricts by mean total.
fn figures(page: &mut Page<'_>, rollup: &RoundRollup, place: &dyn Fn(&Tier) -> Cell, all: Cell) {
    let words = page.words;
    let figures = |rollup: &Rollup| {
        let totals = rollup.totals.as_ref();
        let figure = |of: Option<&Exact>| of.map_or(Cell::Empty, |value| page.total(value));
        vec![
            Cell::Number { value: rollup.communities },
            Cell::Number { value: rollup.finished },
            figure(totals.map(|totals| &totals.mean)),
            figure(totals.map(|totals| &totals.highest)),
            figure(totals.map(|totals| &totals.lowest)),
        ]
    };
    let rank = |tier: &Tier| tier.rank.map_or(Cell::Empty, |value| Cell::Number { value });
    let row = |tier: &Tier| [vec![rank(tier), place(tier)], figures(&tier.rollup)].concat();
    let columns = vec![
        (ColumnKind::Number, say!(words, "bulletin-place")),
        (ColumnKind::Text, say!(words, "report-subdistrict")),
        (ColumnKind::Number, say!(words, "bulletin-communities")),
        (ColumnKind::Number, say!(words, "rollup-head-done")),
        (ColumnKind::Number, say!(words, "rollup-head-mean")),
        (ColumnKind::Number, say!(words, "bulletin-highest")),
        (ColumnKind::Number, say!(words, "bulletin-lowest")),
    ];
    let rows = rollup.subdistricts.iter().map(row).collect();
    page.table(columns, rows, [vec![Cell::Empty, all], figures(&rollup.all)].concat());
}

/// 突出问题: the items most communities lose points on, the worst first, and vetoes.
fn problems(page: &mut Page<'_>, standard: &Standard, rows: &[Ranked], weak: &[WeakItem]) {
    let words = page.words;
    page.heading(&say!(words, "bulletin-problems"));
    let common = common(weak);
    if common.is_empty() {
        page.paragraph(say!(words, "bulletin-no-problems"));
    } else {
        page.paragraph(say!(words, "bulletin-problems-lead", count = common.len()));
    }
    for weak in common {
        page.part(standard.item(&weak.item).map_or(weak.item.as_str(), |item| page.of(&item.name)));
        let (lost, causes) = (told::lost(words, weak), told::causes(words, standard, weak));
        page.paragraph(if causes.is_empty() {
            say!(words, "bulletin-problem", lost = lost)
        } else {
            say!(words, "bulletin-problem-causes", lost = lost, causes = causes)
        });
    }
    let vetoed = rows.iter().filter(|row| row.standing.vetoed).count();
    if vetoed > 0 {
        page.paragraph(say!(words, "bulletin-vetoed", count = vetoed));
    }
}

fn common(weak: &[WeakItem]) -> Vec<&WeakItem> {
    weak.iter().filter(|weak| weak.is_common()).take(PROBLEMS).collect()
}

/// 工作要求: put right what was found, close the gaps all share, keep up what was reached.
fn demands(page: &mut Page<'_>, standard: &Standard, weak: &[WeakItem]) {
    let words = page.words;
    page.heading(&say!(words, "bulletin-demands"));
    page.part(&say!(words, "bulletin-demand-rectify"));
    page.paragraph(say!(words, "bulletin-demand-rectify-text"));
    let remedy = |weak: &&WeakItem| Some(standard.item(&weak.item)?.phrases.remedy.first()?.get(words.language).to_owned());
    let remedies: Vec<String> = common(weak).iter().filter_map(remedy).take(REMEDIES).collect();
    if !remedies.is_empty() {
        page.part(&say!(words, "bulletin-demand-common"));
        page.paragraph(say!(words, "bulletin-demand-common-text", remedies = page.joined(&remedies)));
    }
    page.part(&say!(words, "bulletin-demand-keep"));
    page.paragraph(say!(words, "bulletin-demand-keep-text"));
}

/// What is enclosed, and who issues it: the unit that holds the round, else room for whoever does.
fn foot(page: &mut Page<'_>, organiser: &str, day: &str) {
    let words = page.words;
    page.paragraph(say!(words, "bulletin-enclosed", title = say!(words, "report-ranking")));
    if !organiser.is_empty() {
        return page.issued(organiser, day);
    }
    let office = SignPlace { label: say!(words, "bulletin-office"), room: Room::Line, date: say!(words, "report-sign-date") };
    page.push(Block::SignOff { places: vec![office] });
}

fn ranking(page: &mut Page<'_>, standard: &Standard, rows: &[Ranked]) {
    let words = page.words;
    let line = |row: &Ranked| {
        let standing = &row.standing;
        let mut remarks = Vec::new();
        if standing.total.is_none() {
            remarks.push(say!(words, "report-not-begun"));
        } else if standing.provisional {
            let possible = decision::possible(words, standing.possible_stars);
            remarks.push(say!(words, "report-remark-provisional", possible = possible));
        }
        remarks.extend(row.award.lost.iter().map(|lost| decision::lost_to_quota(words, lost)));
        if standing.vetoed {
            remarks.push(say!(words, "bulletin-remark-vetoed"));
        }
        Line {
            community: row.community.clone(),
            rank: row.rank,
            group_rank: row.group_rank,
            total: standing.total.clone(),
            stars: row.award.stars.map(|stars| (stars, standard.top_star())),
            remark: page.joined(&remarks),
        }
    };
    let lines: Vec<Line> = rows.iter().map(line).collect();
    table(page, &lines);
}
