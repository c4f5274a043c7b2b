//! `starpoint result`: what a community came to, why, and what the next star needs.

use serde_json::{Value, json};

use super::Failure;
use super::context::{Context, line};
use crate::clock;
use crate::domain::ids::RoundId;
use crate::domain::outcome::Outcome;
use crate::domain::points::Exact;
use crate::domain::quota::Award;
use crate::domain::ranking::{Ranked, ranked};
use crate::domain::revisit;
use crate::domain::standing::StopCards;
use crate::domain::views::{Community, Read, Standing};
use crate::text::revisit as told;
use crate::text::{Symbols, announcement, decision, explain, lists, panel, say};
use crate::workspace::Access;

/// A community with its standing.
pub(super) struct Row {
    pub community: Community,
    pub standing: Standing,
    /// Place in the ranking, from 1.
    pub rank: Option<usize>,
    /// Place among the communities of its group.
    pub group_rank: Option<usize>,
    /// What quotas leave it.
    pub award: Award,
    /// Decimals that keep the totals of the whole list apart.
    pub decimals: u32,
}

/// Every community of a round, the best first.
pub(super) fn ranking(views: &dyn Read, round: RoundId) -> Vec<Row> {
    let ranked = ranked(views, round);
    let decimals = Exact::decimals_apart(ranked.iter().filter_map(|ranked| ranked.standing.total.as_ref()));
    let row =
        |Ranked { community, standing, rank, group_rank, award }| Row { community, standing, rank, group_rank, award, decimals };
    ranked.into_iter().map(row).collect()
}

/// The same in the order of their names.
pub(super) fn rows(views: &dyn Read, round: RoundId) -> Vec<Row> {
    let mut rows = ranking(views, round);
    rows.sort_by_cached_key(|row| row.community.path());
    rows
}

impl Row {
    /// One line of a list: stars or what is still possible, total, name, progress.
    pub(super) fn line(&self, context: &Context) -> String {
        let standing = &self.standing;
        let words = &context.words;
        let stars = explain::stars(words, &Symbols::UNICODE, self.award.stars, standing.possible_stars);
        let total = standing.total.as_ref().map_or_else(|| "-".to_owned(), |total| total.cut(self.decimals));
        let state = if standing.cards == 0 {
            say!(words, "not-begun")
        } else if standing.provisional {
            say!(words, "provisional-at", done = standing.progress.0, all = standing.progress.1)
        } else {
            let lost = self.award.lost.iter().map(|lost| decision::lost_to_quota(words, lost));
            lists::joined(words, lost)
        };
        format!("{stars}  {total:>6}  {}  {state}", self.community.path()).trim_end().to_owned()
    }
}

pub(super) fn run(context: &Context, community: Option<&str>, at: Option<&str>, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let until = match at {
        None => None,
        Some(text) => Some(clock::parse_ms(text).ok_or_else(|| Failure(say!(words, "result-bad-time", time = text)))?),
    };
    let workspace = context.open_with(Access::Read, "result", |options| options.until = until)?;
    let views = workspace.views();
    let round = context.round(views)?;
    let mut rows = rows(views, round.id);
    if let Some(text) = community {
        let community = context.community(views, text)?;
        rows.retain(|row| row.community.id == community.id);
        if rows.is_empty() {
            return Err(Failure(say!(words, "result-not-in-round", community = community.path(), round = round.name)));
        }
    }
    if json {
        let all: Vec<_> = rows.iter().map(|row| community_json(views, round.id, row)).collect();
        line(&Value::from(all).to_string());
        return Ok(());
    }
    if rows.is_empty() {
        line(&say!(words, "result-none", round = round.name));
    }
    context.note_independent(views, round.id, &rows.iter().map(|row| row.community.id).collect::<Vec<_>>());
    for row in &rows {
        line(&row.line(context));
        if community.is_some() {
            explain(context, views, round.id, row);
        }
    }
    Ok(())
}

/// The lines that say why: every requirement of the highest star not reached and of the one held, then the next star.
fn explain(context: &Context, views: &dyn Read, round: RoundId, row: &Row) {
    let Some(stop) = StopCards::read(views, round, row.community.id) else { return };
    let (words, mut outcome) = (&context.words, stop.outcome());
    row.award.settle(&mut outcome);
    for section in &outcome.sections {
        line(&explain::section(&context.words, &stop.standard, section));
    }
    for rule in &outcome.rules {
        line(&explain::rule(&context.words, &Symbols::UNICODE, &stop.standard, rule));
    }
    for item in &outcome.items {
        if let Some(found) = panel::veto(words, &stop.standard, item) {
            let name = decision::item_named(words, &stop.standard, &item.id);
            line(&format!("  {}", say!(words, "result-veto-stands", name = name, found = found)));
        }
    }
    for text in panel::waits(words, &stop.standard, &outcome) {
        line(&text);
    }
    let told = announcement::told(words, views, &stop, &outcome, row.decimals);
    for (text, _) in told.iter().flat_map(|told| told.lines(words)) {
        line(&text);
    }
    combination(context, views, &stop, &outcome);
    for dispute in panel::disputes(words, views, &stop, row.community.id) {
        let ended = dispute.outcome.unwrap_or_else(|| say!(words, "dispute-open"));
        line(&say!(words, "result-dispute", item = dispute.item, ended = ended));
    }
    if let Some(since) = revisit::since(views, &stop, row.community.id) {
        line(&told::head(words, &since));
        for text in told::changed(words, views, &since).into_iter().chain(told::items(words, &stop.standard, &since)) {
            line(&format!("  {text}"));
        }
    }
    let visits = revisit::history(views, row.community.id);
    for visit in visits.iter().filter(|_| visits.len() > 1) {
        line(&told::visit(words, visit));
    }
    if outcome.stars_pending {
        line(&say!(words, "quota-pending"));
    }
    if let Some(place) = decision::next_place(words, &outcome) {
        return line(&place);
    }
    if let Some(next) = stop.next_star() {
        line(&explain::next_star(&context.words, &stop.standard, &next));
    }
}

/// How the marks became one: the rule, then each inspector's mark wherever they are not all alike. Where marking is independent
/// they are told once everybody has signed.
fn combination(context: &Context, views: &dyn Read, stop: &StopCards, outcome: &Outcome) {
    let words = &context.words;
    if stop.panel().ballots.iter().filter(|ballot| !ballot.marks.is_empty()).count() < 2 {
        return;
    }
    line(&panel::rule(words, &stop.standard));
    let meeting = stop.meeting.and_then(|meeting| views.meeting(meeting));
    let independent = meeting.is_none_or(|meeting| meeting.marks_independently(&stop.standard));
    if independent && stop.cards.iter().any(|(_, card)| !card.marks().is_empty() && !card.is_signed()) {
        line(&format!("  {}", say!(words, "result-marks-hidden")));
        return;
    }
    for one in panel::combined(words, views, stop, outcome).into_iter().filter(|one| one.remarkable) {
        line(&format!("  {}", say!(words, "result-combination", item = one.item, marks = one.marks, value = one.value)));
    }
}

/// One community as `result --json` and `rank --json` print it (DESIGN §6). Nothing in it depends on device or time.
pub(super) fn community_json(views: &dyn Read, round: RoundId, row: &Row) -> Value {
    let stop = StopCards::read(views, round, row.community.id);
    let outcome = stop.as_ref().map(|stop| {
        let mut outcome = stop.outcome();
        row.award.settle(&mut outcome);
        outcome
    });
    let standard = stop.as_ref().map(|stop| format!("{}@{}", stop.standard.id, stop.standard.version));
    let rules: Vec<Value> = outcome
        .iter()
        .flat_map(|outcome| &outcome.rules)
        .map(|rule| {
            json!({
                "stars": rule.stars,
                "rule": rule.rule.to_string(),
                "needed": rule.needed.as_ref().map(|needed| needed.cut(2)),
                "actual": rule.actual.as_ref().map(|actual| actual.cut(2)),
                "held": rule.held,
            })
        })
        .collect();
    // A star lost to a quota is won back by rank, by no item.
    let next = stop.as_ref().filter(|_| row.award.lost.is_empty()).and_then(StopCards::next_star).map(|next| {
        let raise = |raise: &crate::domain::next_star::Raise| {
            json!({ "item": raise.item, "from": raise.from.cut(2), "to": raise.to.cut(2) })
        };
        json!({ "stars": next.stars, "items": next.items.iter().map(raise).collect::<Vec<_>>() })
    });
    let announced = stop.as_ref().and_then(|stop| stop.announced.as_ref());
    let announced = announced.map(|held| json!({ "total": held.total.cut(row.decimals), "stars": held.stars }));
    let late = stop.iter().flat_map(|stop| &stop.late).map(|late| {
        let decided = late.ruling.as_ref().filter(|_| !late.waits).map(|ruling| ruling.counts);
        let code = views.inspector(late.inspector).map(|inspector| inspector.code);
        json!({ "inspector": code, "items": late.items, "counts": decided })
    });
    let late: Vec<Value> = late.collect();
    let standing = &row.standing;
    json!({
        "community": row.community.label(),
        "standard": standard,
        "total": standing.total.as_ref().map(|total| total.cut(row.decimals)),
        "stars": row.award.stars,
        "stars_before_quota": standing.stars,
        "provisional": standing.provisional,
        "possible_stars": [standing.possible_stars.0, standing.possible_stars.1],
        "rules": rules,
        "next_star": next,
        "announced": announced,
        "late": late,
    })
}
