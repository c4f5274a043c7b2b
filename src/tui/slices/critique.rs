//! The critique of a stop.

use std::collections::BTreeMap;

use super::Ticks;
use crate::critique::{self, Material, draft, joined};
use crate::domain::critique::Part;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId};
use crate::domain::outcome::Outcome;
use crate::domain::phrases::own_phrases;
use crate::domain::quota::Awards;
use crate::domain::standard::Item;
use crate::domain::views::{Community, Meeting};
use crate::text::Words;
use crate::tui::worker::Folder;

/// The critique of a stop.
#[derive(Clone, Debug)]
pub struct Critique {
    /// The meeting.
    pub meeting: Meeting,
    /// The community.
    pub community: Community,
    /// The text that holds, joined with the draft of now.
    pub text: critique::Critique,
    /// Everything written at the same time on several laptops, the text that holds last; empty where there is one text.
    pub versions: Vec<critique::Critique>,
    /// What the cards come to.
    pub outcome: Outcome,
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
        let versions = held.versions();
        let versions = if versions.len() > 1 { versions } else { Vec::new() };
        let phrases = draft.lines.iter().map(|line| {
            let items = line.items.iter().filter_map(|id| material.standard.item(id));
            (line.key.clone(), items.flat_map(|item| phrases(item, line.part, words)).collect())
        });
        Some(Self {
            text: joined(&draft, held.kept().as_deref()),
            versions: versions.iter().map(|lines| joined(&draft, lines.as_deref())).collect(),
            phrases: phrases.collect(),
            own_phrases: writer(folder, &meeting).map(|by| own_phrases(views, by, meeting.round)).unwrap_or_default(),
            top_star: material.standard.top_star(),
            outcome: material.outcome,
            community: material.community,
            meeting,
        })
    }

    /// Whether anything was rated here.
    pub fn rated(&self) -> bool {
        !self.outcome.violated.is_empty() || self.outcome.items.iter().any(|item| item.points.is_some())
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
        Part::Shortcomings => all.shortcoming.iter().collect(),
        Part::Rectification | Part::Next => all.remedy.iter().collect(),
        Part::Opening | Part::Overall | Part::Stars => all.praise.iter().chain(&all.shortcoming).collect(),
    };
    fitting.into_iter().map(|text| text.get(words.language).to_owned()).collect()
}
