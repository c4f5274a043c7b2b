//! The pictures of a stop.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::evidence::{MarkedAt, Picture};
use crate::domain::ids::{CommunityId, InspectorId, MeetingId};
use crate::domain::standard::Standard;
use crate::domain::standing::{StopCards, hides};
use crate::domain::views::{Community, Meeting, Read};
use crate::settings::places::Spot;
use crate::tui::worker::Folder;
use crate::workspace::evidence::none_kept;

/// The pictures of a stop.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The meeting.
    pub meeting: Meeting,
    /// The community.
    pub community: Community,
    /// The communities of the meeting.
    pub stops: Vec<Community>,
    /// The checklist.
    pub standard: Arc<Standard>,
    /// The pictures with their files, in the order they came.
    pub pictures: Vec<(String, Picture)>,
    /// Running numbers of the items that ask for evidence, were judged, and have none.
    pub lacking: Vec<usize>,
    /// When items were marked, as far as the viewer may know.
    pub marks: Vec<MarkedAt>,
    /// In whose name pictures are brought in.
    pub by: Option<InspectorId>,
    /// The data folder; `None` where it lies in memory.
    pub folder: Option<PathBuf>,
    /// The folder keeps no picture yet.
    pub first: bool,
    /// Where pictures can come from.
    pub spots: Vec<Spot>,
}

impl Evidence {
    /// Reads them; `None` when meeting or community are not in the folder.
    pub fn read(folder: &dyn Folder, viewer: Option<InspectorId>, meeting: MeetingId, community: CommunityId) -> Option<Self> {
        let views = folder.views();
        let held = views.meeting(meeting)?;
        let stop = StopCards::at(views, meeting, community)?;
        let view = views.evidence(meeting, community).unwrap_or_default();
        let marks = held.stops.iter().flat_map(|stop| marks(views, &held, *stop, viewer)).collect();
        let first = || views.inspectors().first().map(|inspector| inspector.id);
        Some(Self {
            community: views.community(community)?,
            stops: held.stops.iter().filter_map(|stop| views.community(*stop)).collect(),
            pictures: view.standing().into_iter().map(|(file, picture)| (file.to_owned(), picture.clone())).collect(),
            lacking: view.lacking_in(&stop.standard, &stop.outcome()),
            marks,
            by: viewer.or_else(|| held.panel.first().copied()).or_else(first),
            folder: folder.path().map(std::path::Path::to_path_buf),
            first: folder.path().is_some_and(none_kept),
            spots: folder.spots(),
            standard: stop.standard,
            meeting: held,
        })
    }
}

/// When the items of a stop were marked; of a viewer who has still to sign only by the viewer.
fn marks(views: &dyn Read, meeting: &Meeting, community: CommunityId, viewer: Option<InspectorId>) -> Vec<MarkedAt> {
    let hidden = viewer.is_some_and(|viewer| hides(views, meeting, community, viewer));
    let cards = StopCards::at(views, meeting.id, community).map(|stop| stop.cards).unwrap_or_default();
    let seen = cards.into_iter().filter(|(inspector, _)| !hidden || viewer == Some(*inspector));
    let marked = seen.flat_map(|(_, card)| card.items.into_iter().filter(|(_, item)| item.mark().is_some()));
    marked.filter_map(|(item, held)| Some(MarkedAt { ms: held.mark.stamp()?.ms, community, item })).collect()
}
