//! The actions of a community, or of a whole round.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::Ticks;
use super::report::notice;
use crate::critique::{Proposal, proposals};
use crate::domain::action::{Action, Check, Verdict, by_urgency, of_community, of_round};
use crate::domain::day::Day;
use crate::domain::decide::TEXT_LIMIT;
use crate::domain::events::Text;
use crate::domain::ids::{ActionId, CommunityId, InspectorId, RoundId};
use crate::domain::lookup::meetings;
use crate::domain::revisit::since;
use crate::domain::standard::Standard;
use crate::domain::standing::{StopCards, hides};
use crate::domain::views::{Community, Meeting, Read, RoundHead};
use crate::report::Document;
use crate::settings::places::Spot;
use crate::text::{Words, actions, lists, say};
use crate::tui::worker::Folder;
use crate::workspace::actions::counted_from;
use crate::workspace::calendar::calendar;
use crate::workspace::{notice_name, replies};

/// The actions of a community, or of a whole round.
#[derive(Clone, Debug)]
pub struct Actions {
    /// The round.
    pub round: RoundHead,
    /// The community; `None`: all of the round.
    pub community: Option<Community>,
    /// The community's meeting that counts.
    pub meeting: Option<Meeting>,
    /// The checklist of the round.
    pub standard: Arc<Standard>,
    /// The actions: a community's in the order they were entered, a round's with the overdue ones first.
    pub rows: Vec<ActionRow>,
    /// What the marks propose and is no action yet.
    pub proposals: Vec<Proposal>,
    /// How many communities are left out, because marking is independent there and the viewer has still to sign.
    pub hidden: usize,
    /// The day overdue is told for.
    pub today: Day,
    /// The papers made of them.
    pub papers: Papers,
    /// The community's visit that counts is a re-inspection; what its marks propose to say of each open action.
    pub again: Option<BTreeMap<ActionId, Check>>,
    /// Who rated at the last visit.
    pub panel: Vec<InspectorId>,
}

/// What can be written of actions, and where to.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// The community's notice, with the name of its file.
    pub notice: Option<(Arc<Document>, String)>,
    /// The form to be filled in (CSV).
    pub form: String,
    /// The last days (iCalendar).
    pub calendar: String,
    /// Where files can be saved.
    pub spots: Vec<Spot>,
    /// The folder with the user's own fonts and template.
    pub config: Option<PathBuf>,
}

/// One action as it is listed.
#[derive(Clone, Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its community.
    pub community: Community,
    /// The criterion it is about, worded; empty for none.
    pub criterion: String,
}

impl Actions {
    /// A community's; `None` when it is not in the folder.
    pub fn read(
        folder: &dyn Folder,
        words: &Words,
        viewer: Option<InspectorId>,
        round: RoundId,
        community: CommunityId,
    ) -> Option<Self> {
        let views = folder.views();
        let labels = views.community(community)?;
        let meeting = StopCards::read(views, round, community)?.meeting.and_then(|meeting| views.meeting(meeting));
        let mut all = Self::of(folder, round, meeting)?;
        if veiled(views, viewer, round, community) {
            all.hidden = 1;
        } else {
            all.rows = rows(views, words, &all.standard, of_community(views, round, community));
            let meeting = all.meeting.as_ref().map(|meeting| meeting.id);
            all.proposals = meeting.map(|meeting| proposals(views, meeting, community, words)).unwrap_or_default();
        }
        let document = notice(folder, words, viewer, round, community);
        all.papers.notice = document.map(|document| (document, notice_name(views, round, &labels, words)));
        all.again = again(views, words, &all, community);
        all.panel = all.meeting.as_ref().map(|meeting| meeting.panel.clone()).unwrap_or_default();
        all.community = Some(labels);
        all.write(folder, words);
        Some(all)
    }

    /// All of a round (台账); `None` when it is not in the folder, or the user broke off.
    pub fn register(
        folder: &dyn Folder,
        words: &Words,
        ticks: Ticks,
        viewer: Option<InspectorId>,
        round: RoundId,
    ) -> Option<Self> {
        let views = folder.views();
        let mut all = Self::of(folder, round, None)?;
        let mut held = of_round(views, round);
        let mut communities: Vec<CommunityId> = held.iter().map(|action| action.community).collect();
        communities.dedup();
        let mut hidden = Vec::new();
        for (done, community) in (0..).zip(&communities) {
            if ticks(done, communities.len() as u64).is_break() {
                return None;
            }
            if veiled(views, viewer, round, *community) {
                hidden.push(*community);
            }
        }
        held.retain(|action| !hidden.contains(&action.community));
        by_urgency(&mut held);
        all.rows = rows(views, words, &all.standard, held);
        all.hidden = hidden.len();
        all.panel = meetings(views, round).pop().map(|meeting| meeting.panel).unwrap_or_default();
        all.write(folder, words);
        Some(all)
    }

    /// Writes what is written of the actions listed.
    fn write(&mut self, folder: &dyn Folder, words: &Words) {
        let held: Vec<Action> = self.rows.iter().map(|row| row.action.clone()).collect();
        let (form, calendar) = (replies::form(folder.views(), words, &held), calendar(folder.views(), words, &held));
        let notice = self.papers.notice.take();
        self.papers = Papers { notice, form, calendar, spots: folder.spots(), config: folder.config() };
    }

    fn of(folder: &dyn Folder, round: RoundId, meeting: Option<Meeting>) -> Option<Self> {
        let views = folder.views();
        let round = views.round(round)?.head.get()?.clone();
        let standard = views.checklist(&round.standard)?;
        let (rows, proposals, today, papers) = (Vec::new(), Vec::new(), folder.today(), Papers::default());
        let (hidden, again, panel) = (0, None, Vec::new());
        Some(Self { round, community: None, meeting, standard, rows, proposals, hidden, today, papers, again, panel })
    }
}

/// What the marks of a re-inspection propose to say of each open action: put right with full marks, partly with more than last time.
fn again(views: &dyn Read, words: &Words, all: &Actions, community: CommunityId) -> Option<BTreeMap<ActionId, Check>> {
    let meeting = all.meeting.as_ref()?;
    let stop = StopCards::at(views, meeting.id, community)?;
    let since = since(views, &stop, community)?;
    let notes = |id: &str| {
        let notes = stop.cards.iter().filter_map(|(_, card)| Some(actions::text(words, card.item(id)?.note()?)));
        notes.collect::<Vec<_>>()
    };
    let propose = |row: &ActionRow| {
        let id = row.action.task.item.as_ref().filter(|_| row.action.is_open())?;
        let (one, item) = (since.items.iter().find(|one| one.item == *id && !one.carried)?, stop.standard.item(id)?);
        let now = one.now.as_ref()?;
        let verdict = if *now >= item.max.exact() {
            Verdict::Done
        } else if one.then.as_ref().is_some_and(|then| now > then) {
            Verdict::Partly
        } else {
            Verdict::NotDone
        };
        let then = one.then.as_ref().map_or_else(|| say!(words, "revisit-none"), |then| then.cut(2));
        let marked = say!(words, "revisit-evidence", then = then, now = now.cut(2));
        let told = lists::joined(words, std::iter::once(marked).chain(notes(id)));
        let evidence = Text::new(told.chars().take(TEXT_LIMIT).collect::<String>());
        Some((row.action.id, Check { verdict, evidence, day: counted_from(meeting) }))
    };
    Some(all.rows.iter().filter_map(propose).collect())
}

/// Whether what was found at a community would tell the viewer marks that are not to be seen yet (背靠背).
pub(super) fn veiled(views: &dyn Read, viewer: Option<InspectorId>, round: RoundId, community: CommunityId) -> bool {
    let meeting = || StopCards::read(views, round, community)?.meeting.and_then(|meeting| views.meeting(meeting));
    viewer.is_some_and(|viewer| meeting().is_some_and(|meeting| hides(views, &meeting, community, viewer)))
}

fn rows(views: &dyn Read, words: &Words, standard: &Standard, held: Vec<Action>) -> Vec<ActionRow> {
    let row = |action: Action| {
        let community = views.community(action.community)?;
        Some(ActionRow { criterion: actions::criterion(words, standard, &action.task), community, action })
    };
    held.into_iter().filter_map(row).collect()
}
