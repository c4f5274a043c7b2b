//! What stands on top: how far the result can be relied on, then who was rated, when, by whom and against what.

use crate::domain::views::Inspector;
use crate::text::{Words, say};

use super::super::Profile;
use super::super::document::Cell;
use super::page::Page;
use super::stop::{Rated, Stop};
use super::wording::{date, possible};

/// Demonstration, provisional, draft: said plainly before anything else.
pub(super) fn notices(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    // A page that has to hold everything says it at its head alone.
    if page.context.demo && page.context.profile != Profile::Leader {
        page.notice(say!(words, "report-demo"));
    }
    if rated.announced.as_ref().is_some_and(|told| told.differs.is_some() || told.waits) {
        page.notice(say!(words, "report-announced-differs"));
    }
    if rated.announced.as_ref().is_some_and(|told| told.twice) {
        page.notice(say!(words, "announced-twice"));
    }
    let open = rated.open();
    let unsigned = rated.unsigned();
    if rated.outcome.provisional {
        let possible = possible(words, rated.outcome.possible_stars);
        if open.is_empty() {
            page.notice(say!(words, "report-provisional", possible = possible));
        } else {
            page.notice(say!(words, "report-provisional-open", count = open.len(), possible = possible));
        }
    } else if !unsigned.is_empty() {
        page.notice(say!(words, "report-draft", codes = page.listed(&unsigned)));
    }
}

/// The basic facts.
pub(super) fn basics(page: &mut Page<'_>, stop: &Stop, rated: &Rated) {
    let words = page.words;
    page.heading(&say!(words, "report-basics"));
    let community = &stop.community;
    let mut pairs = vec![
        (say!(words, "report-community"), Cell::text(community.name.clone())),
        (say!(words, "report-subdistrict"), Cell::text(community.subdistrict.clone())),
    ];
    if !community.district.is_empty() {
        pairs.push((say!(words, "report-district"), Cell::text(community.district.clone())));
    }
    if !community.code.is_empty() {
        pairs.push((say!(words, "report-code"), Cell::text(community.code.clone())));
    }
    pairs.push((say!(words, "report-round"), Cell::text(stop.round.clone())));
    if let Some(meeting) = &rated.meeting {
        pairs.push((say!(words, "report-meeting"), Cell::text(meeting.name.clone())));
        pairs.push((say!(words, "report-day"), date(words, &meeting.date)));
    }
    let standard = &rated.standard;
    let version = say!(words, "report-standard-named", name = page.of(&standard.name), version = standard.version.as_str());
    pairs.push((say!(words, "report-standard"), Cell::text(version)));
    let panel: Vec<String> = rated.panel.iter().map(named).collect();
    pairs.push((say!(words, "report-panel"), Cell::text(page.listed(&panel))));
    if page.context.profile.shows_marks() {
        pairs.push((say!(words, "report-cards"), Cell::text(cards(words, rated))));
    }
    page.pairs(pairs);
}

/// An inspector's code and display name.
pub(super) fn named(inspector: &Inspector) -> String {
    format!("{} {}", inspector.code, inspector.name).trim().to_owned()
}

/// How far each card has come, one a line.
fn cards(words: &Words, rated: &Rated) -> String {
    let line = |card: &super::stop::Card| {
        let ((rated, all), code) = (card.progress, card.inspector.code.as_str());
        if card.view.is_signed() {
            say!(words, "report-card-signed", code = code, rated = rated, all = all)
        } else {
            say!(words, "report-card-unsigned", code = code, rated = rated, all = all)
        }
    };
    let lines: Vec<String> = rated.cards.iter().map(line).collect();
    if lines.is_empty() { say!(words, "report-no-cards") } else { lines.join("\n") }
}
