//! The critique of a stop, or of a whole meeting.

use std::collections::BTreeMap;

use super::Ticks;
use crate::critique::{self, Draft, Material, draft, draft_day, joined};
use crate::domain::critique::Part;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId};
use crate::domain::outcome::Outcome;
use crate::domain::phrases::own_phrases;
use crate::domain::quota::Awards;
use crate::domain::standard::{Item, Standard};
use crate::domain::views::{Community, CritiqueView, Meeting};
use crate::text::{Words, say};
use crate::tui::screens::Place;
use crate::tui::worker::Folder;

/// The critique of a stop, or of a whole meeting.
#[derive(Clone, Debug)]
pub struct Critique {
    /// The meeting.
    pub meeting: Meeting,
    /// The community; `None`: it is the whole meeting's.
    pub community: Option<Community>,
    /// The text that holds, joined with the draft of now.
    pub text: critique::Critique,
    /// Everything written at the same time on several laptops, the text that holds last; empty where there is one text.
    pub versions: Vec<critique::Critique>,
    /// What the cards come to; `None` of a whole meeting.
    pub outcome: Option<Outcome>,
    /// The highest star of the standard.
    pub top_star: u8,
    /// Phrases of the items behind each line, by its key: what fits its part.
    pub phrases: BTreeMap<String, Vec<String>>,
    /// What the inspector who rated last on this device writes again and again, with how often.
    pub own_phrases: Vec<(String, usize)>,
}

impl Critique {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(folder: &dyn Folder, words: &Words, _ticks: Ticks, meeting: MeetingId, community: CommunityId) -> Option<Self> {
        let views = folder.views();
        let meeting = views.meeting(meeting)?;
        let material = Material::read(views, meeting.id, community, &Awards::of(views, meeting.round))?;
        let draft = draft(&material, words);
        let held = views.critique(meeting.id, community).unwrap_or_default();
        let about = (Some(material.community), Some(material.outcome));
        Some(Self::of(folder, words, &material.standard, meeting, about, &draft, &held))
    }

    /// Reads a whole meeting's; `None` when it is not in the folder or the user broke off.
    pub fn read_day(folder: &dyn Folder, words: &Words, ticks: Ticks, meeting: MeetingId) -> Option<Self> {
        let views = folder.views();
        let meeting = views.meeting(meeting)?;
        let standard = views.round_checklist(meeting.round)?;
        let draft = draft_day(views, meeting.id, words, ticks)?;
        let held = views.day_critique(meeting.id).unwrap_or_default();
        Some(Self::of(folder, words, &standard, meeting, (None, None), &draft, &held))
    }

    fn of(
        folder: &dyn Folder,
        words: &Words,
        standard: &Standard,
        meeting: Meeting,
        (community, outcome): (Option<Community>, Option<Outcome>),
        draft: &Draft,
        held: &CritiqueView,
    ) -> Self {
        let versions = held.versions();
        let versions = if versions.len() > 1 { versions } else { Vec::new() };
        let phrases = draft.lines.iter().map(|line| {
            let items = line.items.iter().filter_map(|id| standard.item(id));
            (line.key.clone(), items.flat_map(|item| phrases(item, line.part, words)).collect())
        });
        let own = writer(folder, &meeting).map(|by| own_phrases(folder.views(), by, meeting.round));
        Self {
            text: joined(draft, held.kept().as_deref()),
            versions: versions.iter().map(|lines| joined(draft, lines.as_deref())).collect(),
            phrases: phrases.collect(),
            own_phrases: own.unwrap_or_default(),
            top_star: standard.top_star(),
            outcome,
            community,
            meeting,
        }
    }

    /// Where it is read and edited.
    pub fn place(&self) -> Place {
        let meeting = self.meeting.id;
        self.community.as_ref().map_or(Place::DayCritique(meeting), |one| Place::Critique { meeting, community: one.id })
    }

    /// Whom it is about and in which subdistrict; of a whole meeting what it is.
    pub fn named(&self, words: &Words) -> (String, String) {
        let day = || (say!(words, "day-title"), String::new());
        self.community.as_ref().map_or_else(day, |community| (community.name.clone(), community.subdistrict.clone()))
    }

    /// Whether anything was rated here. Of a meeting without a mark the draft is one line.
    pub fn rated(&self) -> bool {
        self.outcome.as_ref().map_or(self.text.rows.len() > 1, |outcome| {
            !outcome.violated.is_empty() || outcome.items.iter().any(|item| item.points.is_some())
        })
    }
}

/// Whose phrases are offered: who rated last on this device, else the first of the panel.
fn writer(folder: &dyn Folder, meeting: &Meeting) -> Option<InspectorId> {
    let last = folder.views().last_mark(folder.device()).map(|last| last.card.inspector);
    last.or_else(|| meeting.panel.first().copied())
}

fn phrases(item: &Item, part: Part, words: &Words) -> Vec<String> {
    let all = &item.phrases;
    let fitting: Vec<_> = match part {
        Part::Strengths => all.praise.iter().collect(),
        Part::Shortcomings | Part::Communities => all.shortcoming.iter().collect(),
        Part::Rectification | Part::Next => all.remedy.iter().collect(),
        Part::Opening | Part::Overall | Part::Stars => all.praise.iter().chain(&all.shortcoming).collect(),
    };
    fitting.into_iter().map(|text| text.get(words.language).to_owned()).collect()
}
