//! From views to a [`Document`]: what a report says and in which order.
//!
//! Each part of the report is a file of `compose/`. No format, width or page is known here; figures come from the
//! outcome as it is, nothing is computed twice.

pub mod actions;
mod annex;
mod basics;
mod bulletin;
mod cards;
mod checks;
mod closing;
mod front;
mod leader;
mod losses;
mod page;
mod panel;
mod pictures;
mod ranking;
mod result;
mod revisit;
mod scores;
mod sheets;
mod signing;
mod stop;
mod wording;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::domain::agreement;
use crate::domain::critique::Part;
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::points::Exact;
use crate::domain::quota::Awards;
use crate::domain::views::Read;
use crate::text::{Words, quotes, say};

use super::Profile;
use super::document::{Document, Image, Paper};
pub use bulletin::bulletin;
use page::Page;
pub use sheets::sheets;
use stop::{Rated, Stop};

/// What the caller knows and the views do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Whom the report is made for.
    pub profile: Profile,
    /// When the report is made, worded; `None` leaves it out, and the same data give the same bytes.
    pub printed_at: Option<String>,
    /// Where the data stand: the journals' positions, one a line, worded.
    pub positions: Vec<String>,
    /// The data are the worked example.
    pub demo: bool,
    /// The program's version.
    pub version: String,
    /// When cards were signed, worded, by community and inspector; those missing are told by their line of the journal alone.
    pub signed_at: BTreeMap<(CommunityId, InspectorId), String>,
    /// The critiques by community, worded; whoever has none gets no chapter.
    pub critiques: BTreeMap<CommunityId, Vec<CritiquePart>>,
    /// The data folder evidence pictures lie in; `None`: without pictures. Composing does not look there.
    pub folder: Option<PathBuf>,
    /// The evidence pictures by file name, as the caller read them.
    pub images: BTreeMap<String, Image>,
}

/// A part of a critique: its heading (empty for the opening) and its paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CritiquePart {
    /// Which part of a critique it is.
    pub part: Part,
    /// The heading.
    pub heading: String,
    /// The paragraphs.
    pub paragraphs: Vec<String>,
    /// The points it makes, each without its ordinal and without what goes on behind it.
    pub points: Vec<String>,
}

/// The field report of these communities in a round: of one, its own; of several, the ranking first, then each. Told how many
/// communities were read of all after each, and in the archive once more for the inspectors' agreement; `None` when it is broken off.
pub fn compose(
    views: &dyn Read,
    round: RoundId,
    communities: &[CommunityId],
    words: &Words,
    context: &Context,
    told: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Document> {
    let common = Common::read(views, round);
    let mut stops = Vec::with_capacity(communities.len());
    for community in communities {
        stops.push(Stop::read(views, round, *community, (&common.awards, common.decimals), words));
        if told(stops.len() as u64, communities.len() as u64).is_break() {
            return None;
        }
    }
    // Every mark stands in the archive anyway: from whoever gets it nothing is kept.
    let measured = context.profile == Profile::Archive && stops.len() > 1;
    let marks = if measured { Some(agreement::round::read(views, round, None, None, told)?) } else { None };
    Some(composed(&common, &stops, words, context, &|page| closing::closing(page, views, round, marks.as_ref())))
}

/// What all reports of a round rest on: read once, however many are composed.
#[derive(Clone, Debug)]
pub struct Common {
    /// What quotas leave each community.
    pub awards: Awards,
    /// Decimals that keep the totals of the round apart.
    decimals: u32,
}

impl Common {
    /// Reads the standings of a round.
    pub fn read(views: &dyn Read, round: RoundId) -> Self {
        let standings = views.standings(round);
        let totals = standings.iter().filter_map(|standing| standing.total.as_ref());
        Self { awards: Awards::of(views, round), decimals: Exact::decimals_apart(totals) }
    }

    /// One community's own report.
    pub fn report(&self, views: &dyn Read, round: RoundId, community: CommunityId, words: &Words, context: &Context) -> Document {
        composed(self, &[Stop::read(views, round, community, (&self.awards, self.decimals), words)], words, context, &|_| {})
    }
}

/// The document of these stops; `close` puts at the end of a collection for the office what the stops do not tell.
fn composed(common: &Common, stops: &[Stop], words: &Words, context: &Context, close: &dyn Fn(&mut Page<'_>)) -> Document {
    let mut page = Page::new(words, context);
    page.decimals = common.decimals;
    if let [stop] = stops {
        page.mark = mark(stop, words, context);
        page.draft = drafted(words, stops);
        community(&mut page, stop);
        return finish(page, title(words, context.profile), stop.headline(words));
    }
    page.draft = drafted(words, stops);
    let round = stops.first().map(|stop| stop.round.clone()).unwrap_or_default();
    if context.demo {
        page.mark = say!(words, "report-mark-demo");
        page.notice(say!(words, "report-demo"));
    }
    if stops.is_empty() {
        page.paragraph(say!(words, "report-nobody"));
    } else if context.profile == Profile::Leader {
        leader::round(&mut page, stops);
        return finish(page, title(words, context.profile), round);
    } else {
        let ranked = context.profile.shows_marks();
        if ranked {
            page.own_title(say!(words, "report-ranking"));
            ranking::ranking(&mut page, stops);
        }
        for (n, stop) in stops.iter().enumerate() {
            if ranked || n > 0 {
                page.new_page(Paper::Upright);
            }
            page.own_title(stop.headline(words));
            community(&mut page, stop);
        }
        if ranked {
            close(&mut page);
        }
    }
    finish(page, say!(words, "report-title-all"), round)
}

fn finish(page: Page<'_>, title: String, subtitle: String) -> Document {
    let Page { words, blocks, mark, draft, paper, .. } = page;
    let mut document = Document { language: words.language, title, subtitle, draft, paper, mark, blocks };
    document.set_texts(&quotes::nested);
    document
}

/// What a paper is called while its cards are not signed, or its result is not settled; nothing once it is final.
fn draft(words: &Words, provisional: bool, unsigned: bool) -> String {
    if provisional {
        say!(words, "report-draft-rough")
    } else if unsigned {
        say!(words, "report-draft-comments")
    } else {
        String::new()
    }
}

/// What a report of these communities is called while one of them is not final.
fn drafted(words: &Words, stops: &[Stop]) -> String {
    let rated = || stops.iter().filter_map(Stop::rated);
    draft(words, rated().any(|rated| rated.outcome.provisional), rated().any(|rated| !rated.unsigned().is_empty()))
}

/// What a report of one community, or of one page, is called.
fn title(words: &Words, profile: Profile) -> String {
    match profile {
        Profile::Community | Profile::District => say!(words, "report-title"),
        Profile::Archive => say!(words, "report-title-archive"),
        Profile::Leader => say!(words, "report-title-leader"),
    }
}

/// What every page says of this report's standing.
fn mark(stop: &Stop, words: &Words, context: &Context) -> String {
    let standing = match stop.rated() {
        Some(rated) if rated.outcome.provisional => say!(words, "report-mark-provisional"),
        Some(rated) if !rated.unsigned().is_empty() => say!(words, "report-mark-draft"),
        _ => String::new(),
    };
    let demo = if context.demo { say!(words, "report-mark-demo") } else { String::new() };
    [demo, standing].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// One community's report: the body, then, for those who may see it, the cards and where the figures come from.
fn community(page: &mut Page<'_>, stop: &Stop) {
    let Some(rated) = stop.rated() else {
        page.notice(say!(page.words, "report-no-standard"));
        return;
    };
    if page.context.profile == Profile::Leader {
        return leader::community(page, stop, rated);
    }
    basics::notices(page, rated);
    panel::notices(page, rated);
    if rated.outcome.total.is_some() {
        front::front(page, stop, rated);
    }
    basics::basics(page, stop, rated);
    if rated.outcome.total.is_some() {
        result::result(page, rated);
        scores::sections(page, rated);
        losses::losses(page, rated);
        checks::not_applicable(page, rated);
    } else {
        page.heading(&say!(page.words, "report-result"));
        page.paragraph(say!(page.words, "report-unrated"));
    }
    checks::vetoes(page, rated);
    checks::facts(page, rated);
    panel::disputes(page, rated);
    revisit::again(page, rated);
    critique(page, stop.community.id);
    page.body_ends();
    signing::sign_off(page, rated);
    page.issued(&stop.organiser, rated.day());
    annexes(page, stop, rated);
    page.name_annexes();
}

/// What goes with a report: for those who may see it, every item and card, and where the figures come from.
fn annexes(page: &mut Page<'_>, stop: &Stop, rated: &Rated) {
    let profile = page.context.profile;
    if !profile.shows_marks() {
        return pictures::pictures(page, rated);
    }
    if !rated.cards.is_empty() {
        page.new_page(Paper::Upright);
        annex::items(page, stop, rated);
    }
    if profile == Profile::Archive {
        cards::cards(page, stop, rated);
    }
    pictures::pictures(page, rated);
    signing::provenance(page, rated);
}

/// The critique as it is handed over: the written version, part by part.
fn critique(page: &mut Page<'_>, community: CommunityId) {
    let Some(parts) = page.context.critiques.get(&community).filter(|parts| !parts.is_empty()) else { return };
    page.heading(&say!(page.words, "report-critique"));
    for part in parts {
        if !part.heading.is_empty() {
            page.part(&part.heading);
        }
        for paragraph in &part.paragraphs {
            page.paragraph(paragraph.clone());
        }
    }
}
