//! The field report with the critiques in it: composing knows no critique, so here both come together.

use std::ops::ControlFlow;

use crate::critique::{Length, chapters, read};
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::quota::Awards;
use crate::domain::standing::StopCards;
use crate::domain::views::Read;
use crate::report::{Context, CritiquePart, Document, compose};
use crate::text::Words;

/// The field report of these communities, each with its written critique. Whoever has no mark yet has no critique. Told how
/// far it is, in communities; `None` when it is broken off.
pub fn field_report(
    views: &dyn Read,
    round: RoundId,
    communities: &[CommunityId],
    words: &Words,
    mut context: Context,
    told: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Document> {
    let awards = Awards::of(views, round);
    let written = |community: &CommunityId| {
        let stop = StopCards::read(views, round, *community)?;
        let critique = read(views, stop.meeting?, *community, &awards, words)?;
        if stop.marks().is_empty() && !critique.written {
            return None;
        }
        let parts = chapters(words, &critique.rows, Length::Written).into_iter();
        let parts = parts.map(|chapter| CritiquePart { heading: chapter.heading, paragraphs: chapter.paragraphs });
        Some((*community, parts.collect()))
    };
    let all = communities.len() as u64;
    for (done, community) in (1..).zip(communities) {
        context.critiques.extend(written(community));
        // Reading the critiques is the first half of the work.
        if told(done, all * 2).is_break() {
            return None;
        }
    }
    compose(views, round, communities, words, &context, &mut |done, all| told(done + all, all * 2))
}
