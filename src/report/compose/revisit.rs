//! The re-inspection (回头看): then and now item by item, what became of the actions, every visit so far.

use crate::domain::action::{Action, of_community};
use crate::domain::ids::CommunityId;
use crate::domain::points::Exact;
use crate::domain::revisit::{Since, Visit, history, since};
use crate::domain::standing::StopCards;
use crate::domain::views::{Meeting, Read};
use crate::text::{Words, actions, decision, revisit, say};

use super::super::document::{Cell, ColumnKind, Mark};
use super::page::Page;
use super::stop::Rated;
use super::wording::{date, stars};

/// What a report says of a re-inspection.
pub(super) struct Again {
    /// Then and now.
    since: Since,
    /// What makes the comparison limp, worded.
    changed: Vec<String>,
    /// The actions it looked at.
    actions: Vec<Action>,
    /// Its meeting.
    meeting: Meeting,
}

impl Again {
    /// Reads it; `None` for a visit that looks back at none.
    pub fn read(views: &dyn Read, stop: &StopCards, community: CommunityId, words: &Words) -> Option<Self> {
        let since = since(views, stop, community)?;
        let meeting = views.meeting(stop.meeting?)?;
        // Actions may stand in the round of then.
        let rounds = views.rounds().into_iter().flat_map(|round| of_community(views, round.id, community));
        let actions = rounds.filter(|action| action.checked_at(meeting.id).is_some()).collect();
        Some(Self { changed: revisit::changed(words, views, &since), since, actions, meeting })
    }

    /// Which items were carried over, worded.
    pub fn carried(&self, words: &Words, rated: &Rated) -> Option<String> {
        revisit::carried(words, &rated.standard, &self.since)
    }
}

/// The visits of a community, where there is more than one.
pub(super) fn visits(views: &dyn Read, community: CommunityId) -> Vec<Visit> {
    let all = history(views, community);
    if all.len() > 1 { all } else { Vec::new() }
}

/// The chapter; nothing where the community was visited once.
pub(super) fn again(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    if rated.again.is_none() && rated.visits.is_empty() {
        return;
    }
    page.heading(&say!(words, "revisit-title"));
    if let Some(again) = &rated.again {
        page.paragraph(revisit::head(words, &again.since));
        for text in &again.changed {
            page.notice(text.clone());
        }
        compared(page, rated, &again.since);
        checked(page, again);
    }
    stars_so_far(page, &rated.visits);
}

fn compared(page: &mut Page<'_>, rated: &Rated, since: &Since) {
    let words = page.words;
    let cell = |value: Option<&Exact>| value.map_or(Cell::Empty, Page::points);
    let anew = since.items.iter().filter(|one| !one.carried && (one.then.is_some() || one.now.is_some()));
    let row = |one: &crate::domain::revisit::Compared| {
        let (mark, text) = match one.now.as_ref().zip(one.then.as_ref()).map(|(now, then)| now.cmp(then)) {
            Some(std::cmp::Ordering::Greater) => (Mark::Good, say!(words, "revisit-better")),
            Some(std::cmp::Ordering::Less) => (Mark::Bad, say!(words, "revisit-worse")),
            Some(std::cmp::Ordering::Equal) => (Mark::Open, say!(words, "revisit-same")),
            None => (Mark::Open, say!(words, "revisit-not-comparable")),
        };
        vec![
            Cell::text(decision::item_named(words, &rated.standard, &one.item)),
            cell(one.then.as_ref()),
            cell(one.now.as_ref()),
            Cell::Mark { mark, text },
        ]
    };
    let rows: Vec<Vec<Cell>> = anew.map(row).collect();
    if !rows.is_empty() {
        page.part(&say!(words, "revisit-items"));
        let columns = vec![
            (ColumnKind::Text, say!(words, "report-item")),
            (ColumnKind::Number, say!(words, "revisit-then")),
            (ColumnKind::Number, say!(words, "revisit-now")),
            (ColumnKind::Centre, say!(words, "revisit-change")),
        ];
        page.table(columns, rows, Vec::new());
    }
    if let Some(text) = revisit::carried(words, &rated.standard, since) {
        page.note(text);
    }
}

/// What became of the actions.
fn checked(page: &mut Page<'_>, again: &Again) {
    let words = page.words;
    let row = |action: &Action| {
        let check = action.checked_at(again.meeting.id)?;
        Some(vec![
            Cell::text(actions::text(words, &action.task.problem)),
            Cell::text(actions::unit(words, &action.task)),
            Cell::text(actions::verdict(words, check.verdict)),
            Cell::text(actions::text(words, &check.evidence)),
        ])
    };
    let rows: Vec<Vec<Cell>> = again.actions.iter().filter_map(row).collect();
    if rows.is_empty() {
        return;
    }
    page.part(&say!(words, "revisit-actions"));
    let columns = vec![
        (ColumnKind::Text, say!(words, "action-problem")),
        (ColumnKind::Text, say!(words, "action-unit")),
        (ColumnKind::Label, say!(words, "revisit-verdict")),
        (ColumnKind::Text, say!(words, "action-evidence")),
    ];
    page.table(columns, rows, Vec::new());
}

/// Every visit with what it came to.
fn stars_so_far(page: &mut Page<'_>, visits: &[Visit]) {
    let words = page.words;
    if visits.is_empty() {
        return;
    }
    page.part(&say!(words, "revisit-history"));
    let row = |visit: &Visit| {
        let star = visit.stars.map_or_else(|| Cell::text(say!(words, "revisit-open")), |given| Cell::text(stars(words, given)));
        let meeting = &visit.meeting;
        let total = visit.total.as_ref().map_or(Cell::Empty, |total| page.total(total));
        vec![
            date(words, &meeting.date),
            Cell::text(meeting.name.clone()),
            Cell::text(decision::standard_named(words, &visit.standard)),
            total,
            star,
        ]
    };
    let rows = visits.iter().map(row).collect();
    let columns = vec![
        (ColumnKind::Centre, say!(words, "report-day")),
        (ColumnKind::Text, say!(words, "report-meeting")),
        (ColumnKind::Text, say!(words, "report-standard")),
        (ColumnKind::Number, say!(words, "report-total")),
        (ColumnKind::Centre, say!(words, "report-stars-label")),
    ];
    page.table(columns, rows, Vec::new());
}
