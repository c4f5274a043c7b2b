//! Where people sign, and where the figures come from.

use crate::text::say;

use super::super::Profile;
use super::super::document::{Block, Cell, Room, SignPlace};
use super::basics::named;
use super::page::Page;
use super::stop::Rated;

/// The sign-off block: chair, members, scoring and check, the community's opinion.
pub(super) fn sign_off(page: &mut Page<'_>, rated: &Rated) {
    let words = page.words;
    page.heading(&say!(words, "report-sign-off"));
    let place = |label: String, room: Room| SignPlace { label, room, date: say!(words, "report-sign-date") };
    let mut places = vec![place(say!(words, "report-sign-chair"), Room::Line)];
    let members = rated.panel.iter().map(|inspector| say!(words, "report-sign-member", name = named(inspector)));
    places.extend(members.map(|label| place(label, Room::Line)));
    places.push(place(say!(words, "report-sign-scoring"), Room::Line));
    places.push(place(say!(words, "report-sign-check"), Room::Line));
    let mut opinion = place(say!(words, "report-sign-opinion"), Room::Opinion);
    opinion.date = say!(words, "report-sign-seal");
    places.push(opinion);
    page.push(Block::SignOff { places });
}

/// What the figures rest on: the standard's identity, the data's position, the program.
pub(super) fn provenance(page: &mut Page<'_>, rated: &Rated) {
    let (words, context, standard) = (page.words, page.context, &rated.standard);
    page.annex(&say!(words, "report-provenance"));
    // The archive has to tell two texts apart for good; everybody else a version.
    let length = if page.context.profile == Profile::Archive { usize::MAX } else { 12 };
    let identity: String = rated.identity.0.chars().take(length).collect();
    let mut pairs =
        vec![(say!(words, "report-standard-identity"), Cell::text(format!("{} {} ({identity})", standard.id, standard.version)))];
    if !context.positions.is_empty() {
        pairs.push((say!(words, "report-positions"), Cell::text(context.positions.join("\n"))));
    }
    pairs.push((say!(words, "report-program"), Cell::text(format!("starpoint {}", context.version).trim().to_owned())));
    if let Some(printed_at) = &context.printed_at {
        pairs.push((say!(words, "report-printed-at"), Cell::text(printed_at.clone())));
    }
    page.pairs(pairs);
}
