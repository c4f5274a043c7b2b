//! The field report with the critiques in it: composing knows no critique, so here both come together.

use crate::critique::{Length, chapters, read};
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::standing::StopCards;
use crate::domain::views::Read;
use crate::report::{Context, CritiquePart, Document, compose};
use crate::text::Words;

/// The field report of these communities, each with its written critique. Whoever has no mark yet has no critique.
pub fn field_report(
    views: &dyn Read,
    round: RoundId,
    communities: &[CommunityId],
    words: &Words,
    mut context: Context,
) -> Document {
    let written = |community: &CommunityId| {
        let stop = StopCards::read(views, round, *community)?;
        let critique = read(views, stop.meeting?, *community, words)?;
        if stop.marks().is_empty() && !critique.written {
            return None;
        }
        let parts = chapters(words, &critique.rows, Length::Written).into_iter();
        let parts = parts.map(|chapter| CritiquePart { heading: chapter.heading, paragraphs: chapter.paragraphs });
        Some((*community, parts.collect()))
    };
    context.critiques = communities.iter().filter_map(written).collect();
    compose(views, round, communities, words, &context)
}
