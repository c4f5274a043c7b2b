//! A report before it is written.

use std::sync::Arc;

use super::Ticks;
use crate::clock;
use crate::domain::ids::{CommunityId, MeetingId, RoundId};
use crate::domain::standing::StopCards;
use crate::domain::views::{Community, Read};
use crate::report::{Context, Document};
use crate::settings::places::Spot;
use crate::text::{Words, say};
use crate::tui::worker::Folder;
use crate::workspace::{demo, field_report, file_name};

/// A report before it is written.
#[derive(Clone, Debug)]
pub struct Report {
    /// The round.
    pub round: RoundId,
    /// The community; `None`: all of the round.
    pub community: Option<CommunityId>,
    /// Whom it is about, worded.
    pub about: String,
    /// The meeting the community was rated in.
    pub meeting: Option<MeetingId>,
    /// The report.
    pub document: Arc<Document>,
    /// What its file is called by itself, without an extension.
    pub name: String,
    /// Where it can be saved.
    pub spots: Vec<Spot>,
}

impl Report {
    /// Composes it; `None` when round or community are not in the folder, or the user broke off.
    pub fn read(
        folder: &dyn Folder,
        words: &Words,
        ticks: Ticks,
        round: RoundId,
        community: Option<CommunityId>,
    ) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let communities = if let Some(community) = community {
            vec![views.community(community)?]
        } else {
            let standings = views.standings(round);
            let mut all: Vec<_> = standings.iter().filter_map(|standing| views.community(standing.community)).collect();
            all.sort_by_cached_key(Community::path);
            all
        };
        let ids: Vec<CommunityId> = communities.iter().map(|community| community.id).collect();
        let context = Context {
            printed_at: Some(clock::printed_at()),
            positions: folder.positions(),
            demo: folder.path().is_some_and(demo::is_demo),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            ..Context::default()
        };
        let document = Arc::new(field_report(views, round, &ids, words, context, ticks)?);
        let of = |community: CommunityId| StopCards::read(views, round, community)?.meeting;
        let meeting = community.and_then(of);
        let date = match community {
            Some(_) => meeting.and_then(|meeting| views.meeting(meeting)).map(|meeting| meeting.date),
            None => latest_meeting(views, round),
        };
        let date = date.unwrap_or_else(clock::today);
        let (about, name) = if let (Some(_), [one]) = (community, communities.as_slice()) {
            (one.path(), file_name([date.as_str(), &one.subdistrict, &one.name]))
        } else {
            let about = say!(words, "report-about-all", round = head.name.as_str(), count = ids.len());
            (about, file_name([date.as_str(), &head.name, &say!(words, "report-all")]))
        };
        Some(Self { round, community, about, meeting, document, name, spots: folder.spots() })
    }
}

/// The day of the last meeting of a round.
fn latest_meeting(views: &dyn Read, round: RoundId) -> Option<String> {
    let meetings = views.round(round)?.meetings;
    meetings.into_iter().filter_map(|meeting| Some(views.meeting(meeting)?.date)).max()
}
