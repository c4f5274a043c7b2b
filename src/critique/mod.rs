//! The critique (点评): from marks, reasons and notes to the text that is read aloud and handed over.
//!
//! [`draft`] is a pure function: the same cards give the same sentences. What a person wrote over them is kept as
//! [`CritiqueLine`]s by the domain; [`joined`] puts both together, so that edits survive new ratings and show what changed
//! beneath them. [`chapters`] gives either length — spoken or written — as paragraphs under headings. Pages, screens and
//! files are other layers' business.
//!
//! # Shape
//! opening → overall → strengths → shortcomings → rectification → next → stars. A line is one sentence or two, stored
//! without its ordinal (一是 / First), which is put in front where it is shown, so that lines can be moved and left out.
//! Its key says what the line is about and stays the same from draft to draft:
//!
//! | key | line |
//! |---|---|
//! | `opening`, `overall`, `strengths`, `shortcomings`, `rectification`, `next` | opens its part, without an ordinal |
//! | `overall:open`, `overall:figures`, `overall:disputed` | marks missing; shares and facts; what the panel sees differently |
//! | `overall:again` | of a re-inspection (回头看): then and now, and how many of the open actions are done |
//! | `strength:S`, `shortcoming:S`, `next:S` (or `…:S/I`) | a point about section S (or its item I) |
//! | `veto:I` | a violated veto: never read aloud |
//! | `more:K` | goes on after line K in the same paragraph, in the written version only |
//! | `rectification:I` | what is to be put right on item I; without an item, to whom it is reported when done |
//! | `stars`, `stars:caps` | the announcement; why stars were taken |
//! | `own:N` | a line of the writer's own |
//! | `community:C` | of a whole meeting's critique: the sentences on community C; without one, on those not told of |
//!
//! The critique of a whole meeting (综合点评) has the same parts and, before what comes next, one that tells of the
//! communities one by one; it is drafted in [`day`].

mod again;
mod clauses;
pub mod day;
mod draft;
mod joined;
mod material;
mod overall;
mod pages;
mod proposals;
mod remedies;
mod shortcomings;
mod spoken;
mod strengths;
#[cfg(test)]
mod tests;

pub use draft::{Draft, Line, draft};
pub use joined::{Critique, Row, State, digest, from_text, joined};
pub use material::{Again, DISAGREEMENT, Limit, Material};
pub use pages::{Chapter, Length, Shown, chapters, heading, shown, spoken_text, written_text};
pub use proposals::{Proposal, proposals};
pub use spoken::{default_pace, length, seconds, spoken_limit, spoken_seconds};

use std::ops::ControlFlow;

use crate::domain::critique::CritiqueLine;
use crate::domain::ids::{CommunityId, MeetingId};
use crate::domain::quota::Awards;
use crate::domain::standing::{Meetings, StopCards};
use crate::domain::views::Read;
use crate::text::Words;

/// A community's critique at a meeting as it stands: the draft of now joined with what was kept. `None` while the meeting
/// or its standard has not arrived.
pub fn read(views: &dyn Read, meeting: MeetingId, community: CommunityId, awards: &Awards, words: &Words) -> Option<Critique> {
    let material = Material::read(views, meeting, community, awards)?;
    let kept: Option<Vec<CritiqueLine>> = views.critique(meeting, community).unwrap_or_default().kept();
    Some(joined(&draft(&material, words), kept.as_deref()))
}

/// Drafts the critique of a whole meeting. Told how many of its stops were read; `None` while the meeting or its standard has
/// not arrived, and when `tell` breaks off.
pub fn draft_day(
    views: &dyn Read,
    meeting: MeetingId,
    words: &Words,
    tell: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Draft> {
    let held = views.meeting(meeting)?;
    let mut day = day::Day::new(views.round_checklist(held.round)?);
    let (awards, mut meetings) = (Awards::of(views, held.round), Meetings::default());
    let all = held.stops.len() as u64;
    for (done, community) in (0..).zip(&held.stops) {
        if tell(done, all).is_break() {
            return None;
        }
        let stop = StopCards::at_among(views, &mut meetings, meeting, *community);
        if let (Some(stop), Some(community)) = (stop, views.community(*community)) {
            day.add(&Material::of(views, stop, community, &awards), words);
        }
    }
    Some(day.draft(words))
}

/// The critique of a whole meeting as it stands: the draft of now joined with what was kept.
pub fn read_day(
    views: &dyn Read,
    meeting: MeetingId,
    words: &Words,
    tell: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Critique> {
    let kept: Option<Vec<CritiqueLine>> = views.day_critique(meeting).unwrap_or_default().kept();
    Some(joined(&draft_day(views, meeting, words, tell)?, kept.as_deref()))
}
