//! Score sheets on paper: whose there are at a meeting, and in which order they are filled in and entered.

use super::ids::{CardId, CommunityId, InspectorId};
use super::views::{Meeting, Read};

/// The sheets of a meeting: stop by stop in the order of the visit, at each the panel in its order; of one community or one
/// inspector only where that is asked for. Whoever stays out of a community (回避) has no sheet there.
pub fn sheets(
    views: &dyn Read,
    meeting: &Meeting,
    community: Option<CommunityId>,
    inspector: Option<InspectorId>,
) -> Vec<CardId> {
    let mut all = Vec::new();
    for stop in meeting.stops.iter().filter(|stop| community.is_none_or(|community| community == **stop)) {
        let labels = views.community(*stop);
        let stays_out = |id: InspectorId| labels.as_ref().is_some_and(|labels| meeting.seat(id).is_recused_from(labels));
        let wanted = meeting.panel.iter().filter(|id| inspector.is_none_or(|inspector| inspector == **id));
        let card = |inspector: &InspectorId| CardId { meeting: meeting.id, community: *stop, inspector: *inspector };
        all.extend(wanted.filter(|id| !stays_out(**id)).map(card));
    }
    all
}
