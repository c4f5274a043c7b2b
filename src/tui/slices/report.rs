//! A report before it is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Ticks;
use super::actions::veiled;
use crate::clock;
use crate::domain::action::Action;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::paper;
use crate::domain::standing::{StopCards, hides_in};
use crate::domain::views::{Community, Meeting, Read};
use crate::report::compose::actions::{self as compose, register};
use crate::report::document::Block;
use crate::report::{Context, Document, Profile, bulletin, sheets};
use crate::settings::places::Spot;
use crate::text::lists::listed;
use crate::text::{Words, say};
use crate::tui::screens::ActionPaper;
use crate::tui::worker::Folder;
use crate::workspace::{bulletin_name, demo, each_report, field_report, file_name, notice_name, profile_name, report_name};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// A report made for somebody.
    For(Profile),
    /// Blank score sheets of a meeting.
    Sheets(MeetingId),
    /// A paper about actions.
    Actions(ActionPaper),
    /// The round's bulletin (通报).
    Bulletin,
}

/// A report, or what else is looked at before it is saved or printed.
#[derive(Clone, Debug)]
pub struct Report {
    /// The round.
    pub round: RoundId,
    /// The community; `None`: all of the round.
    pub community: Option<CommunityId>,
    /// What it is.
    pub made: Made,
    /// Whom it is about, worded.
    pub about: String,
    /// The meeting the community was rated in; of all communities the latest.
    pub meeting: Option<MeetingId>,
    /// The report.
    pub document: Arc<Document>,
    /// What its file is called by itself, without an extension.
    pub name: String,
    /// Where it can be saved.
    pub spots: Vec<Spot>,
    /// The folder with the user's own fonts and template.
    pub config: Option<PathBuf>,
    /// Each community's by itself, where that was asked for.
    pub each: Vec<NamedReport>,
}

/// A community's report by itself.
#[derive(Clone, Debug)]
pub struct NamedReport {
    /// What its file is called, without an extension.
    pub name: String,
    /// The report.
    pub document: Document,
}

impl Report {
    /// Composes it; `None` when round or community are not in the folder, or the user broke off.
    pub fn read(
        folder: &dyn Folder,
        words: &Words,
        ticks: Ticks,
        viewer: Option<InspectorId>,
        (round, community): (RoundId, Option<CommunityId>),
        profile: Profile,
    ) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let (communities, hidden) = match community {
            Some(community) => (vec![views.community(community)?], Vec::new()),
            None => communities(views, round, viewer),
        };
        let ids: Vec<CommunityId> = communities.iter().map(|community| community.id).collect();
        let mut document = field_report(views, round, &ids, words, context(folder, profile), ticks)?;
        if !hidden.is_empty() {
            let names = listed(words, hidden.iter().map(|community| community.name.as_str()));
            let text = say!(words, "report-hidden", count = hidden.len(), names = names);
            document.blocks.insert(0, Block::Notice { text });
        }
        let document = Arc::new(document);
        let meeting = match community {
            Some(community) => StopCards::read(views, round, community)?.meeting,
            None => latest_meeting(views, round).map(|meeting| meeting.id),
        };
        let (about, name) = if let (Some(_), [one]) = (community, communities.as_slice()) {
            (one.path(), report_name(views, round, one, profile, words))
        } else {
            let date = latest_meeting(views, round).map_or_else(clock::today, |meeting| meeting.date);
            let about = say!(words, "report-about-all", round = head.name.as_str(), count = ids.len());
            (about, file_name([date.as_str(), &head.name, &say!(words, "report-all"), &profile_name(words, profile)]))
        };
        Some(Self {
            round,
            community,
            made: Made::For(profile),
            about,
            meeting,
            document,
            name,
            spots: folder.spots(),
            config: folder.config(),
            each: Vec::new(),
        })
    }

    /// Composes the round's bulletin; `None` when the round is not in the folder or the user broke off.
    pub fn read_bulletin(folder: &dyn Folder, words: &Words, ticks: Ticks, round: RoundId) -> Option<Self> {
        let views = folder.views();
        let about = views.round(round)?.head.get()?.name.clone();
        let document = Arc::new(bulletin(views, round, words, &context(folder, Profile::District), ticks)?);
        Some(Self {
            round,
            community: None,
            made: Made::Bulletin,
            about,
            meeting: None,
            document,
            name: bulletin_name(views, round, words),
            spots: folder.spots(),
            config: folder.config(),
            each: Vec::new(),
        })
    }

    /// Another paper; `None` also where it would tell the viewer marks that are not to be seen yet (背靠背).
    pub fn read_paper(
        folder: &dyn Folder,
        words: &Words,
        viewer: Option<InspectorId>,
        round: RoundId,
        community: Option<CommunityId>,
        paper: ActionPaper,
    ) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let labels = community.and_then(|community| views.community(community));
        let context = context(folder, Profile::District);
        let (document, about, name) = match (paper, &labels) {
            (ActionPaper::Notice, None) => return None,
            (ActionPaper::Notice, Some(labels)) => {
                let document = notice(folder, words, viewer, round, labels.id)?;
                (document, labels.path(), notice_name(views, round, labels, words))
            }
            (ActionPaper::Register | ActionPaper::Overdue, _) => {
                let today = folder.today();
                let seen = |action: &Action| !veiled(views, viewer, round, action.community);
                let document = register(views, round, (today, paper == ActionPaper::Overdue), &seen, words, &context)?;
                let name = file_name([today.to_string().as_str(), &head.name, &document.title]);
                (Arc::new(document), head.name, name)
            }
        };
        let (spots, config) = (folder.spots(), folder.config());
        let made = Made::Actions(paper);
        Some(Self { round, community, made, about, meeting: None, document, name, spots, config, each: Vec::new() })
    }

    /// The blank score sheets of a meeting's panel, of one community or of every stop; `None` where there are none.
    pub fn read_sheets(folder: &dyn Folder, words: &Words, meeting: MeetingId, community: Option<CommunityId>) -> Option<Self> {
        let views = folder.views();
        let meeting = views.meeting(meeting)?;
        let cards = paper::sheets(views, &meeting, community, None);
        let document = Arc::new(sheets(views, &cards, words)?);
        let place = community.and_then(|community| views.community(community));
        let about = place.as_ref().map_or_else(|| meeting.name.clone(), Community::path);
        let parts = place.map_or_else(|| [meeting.name.clone(), String::new()], |place| [place.subdistrict, place.name]);
        let title = say!(words, "sheet-title");
        let name = file_name([meeting.date.as_str(), &parts[0], &parts[1], &title]);
        Some(Self {
            round: meeting.round,
            community,
            made: Made::Sheets(meeting.id),
            about: say!(words, "sheet-about", about = about, count = cards.len()),
            meeting: Some(meeting.id),
            document,
            name,
            spots: folder.spots(),
            config: folder.config(),
            each: Vec::new(),
        })
    }

    /// The report of all communities, and each by itself.
    pub fn read_each(
        folder: &dyn Folder,
        words: &Words,
        ticks: Ticks,
        viewer: Option<InspectorId>,
        round: RoundId,
        profile: Profile,
    ) -> Option<Self> {
        let views = folder.views();
        let (communities, _) = communities(views, round, viewer);
        let ids: Vec<CommunityId> = communities.iter().map(|community| community.id).collect();
        let mut names = communities.iter().map(|community| report_name(views, round, community, profile, words));
        let parts = ids.len() as u64 * 2;
        let mut each = Vec::with_capacity(ids.len());
        each_report(views, round, &ids, words, context(folder, profile), &mut |_, document| {
            each.extend(names.next().map(|name| NamedReport { name, document }));
            ticks(each.len() as u64, parts)
        })?;
        // Reading all is the other half.
        let all = Self::read(
            folder,
            words,
            &mut |done, of| ticks(parts / 2 + done * (parts / 2) / of.max(1), parts),
            viewer,
            (round, None),
            profile,
        )?;
        Some(Self { each, ..all })
    }
}

/// A community's notice; `None` where it would tell the viewer marks that are not to be seen yet.
pub fn notice(
    folder: &dyn Folder,
    words: &Words,
    viewer: Option<InspectorId>,
    round: RoundId,
    community: CommunityId,
) -> Option<Arc<Document>> {
    let views = folder.views();
    let document = || compose::notice(views, round, community, "", words, &context(folder, Profile::Community)).map(Arc::new);
    if veiled(views, viewer, round, community) { None } else { document() }
}

/// The communities of a round in the order of their names; then those of which the viewer may see nothing yet.
fn communities(views: &dyn Read, round: RoundId, viewer: Option<InspectorId>) -> (Vec<Community>, Vec<Community>) {
    let standings = views.standings(round);
    let mut all: Vec<_> = standings.iter().filter_map(|standing| views.community(standing.community)).collect();
    all.sort_by_cached_key(Community::path);
    all.into_iter().partition(|community| !viewer.is_some_and(|viewer| hides_in(views, round, community.id, viewer)))
}

/// What only this folder and machine know.
fn context(folder: &dyn Folder, profile: Profile) -> Context {
    Context {
        profile,
        printed_at: Some(clock::printed_at()),
        positions: folder.positions(),
        demo: folder.path().is_some_and(demo::is_demo),
        folder: folder.path().map(Path::to_path_buf),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..Context::default()
    }
}

/// The last meeting of a round.
fn latest_meeting(views: &dyn Read, round: RoundId) -> Option<Meeting> {
    let meetings = views.round(round)?.meetings.into_iter().filter_map(|meeting| views.meeting(meeting));
    meetings.max_by(|a, b| (&a.date, a.id).cmp(&(&b.date, b.id)))
}
