//! Actions (整改项) proposed from the marks: the items the rectification part speaks of, and violated vetoes, which it leaves to
//! the written shortcomings.

use crate::domain::action::{Kind, Rectification, of_community};
use crate::domain::day::Day;
use crate::domain::decide::TEXT_LIMIT;
use crate::domain::events::Text;
use crate::domain::ids::{CommunityId, MeetingId};
use crate::domain::quota::Awards;
use crate::domain::views::Read;
use crate::text::Words;

use super::clauses::{blame, clause, problem, together};
use super::material::{Limit, Material, Verdict};
use super::remedies::due;

/// Days within which 立行立改 is expected: at once, with the time to take a photograph and report it.
const AT_ONCE: u16 = 3;

/// An action proposed for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The item's id.
    pub item: String,
    /// What is wrong.
    pub problem: String,
    /// What the cards say of it beyond that; may be empty.
    pub evidence: String,
    /// By when.
    pub limit: Limit,
    /// The unit the standard names; may be empty.
    pub unit: String,
    /// What the standard advises; may be empty.
    pub measure: String,
}

impl Proposal {
    /// The action it comes to when it is counted from a day.
    pub fn task(&self, from: Day) -> Rectification {
        let text = |text: &str| (!text.is_empty()).then(|| Text::new(text));
        let (kind, days) = match self.limit {
            Limit::Now => (Kind::Now, AT_ONCE),
            Limit::Days(days) => (Kind::Limited, days),
        };
        Rectification {
            item: Some(self.item.clone()),
            problem: Text::new(self.problem.clone()),
            evidence: text(&self.evidence),
            kind,
            unit: text(&self.unit),
            due: Some(from.after(days)),
            measure: text(&self.measure),
        }
    }
}

/// What is proposed for a community at a meeting and is not an action yet, the most pressing first. An item with an open action
/// from an earlier meeting of the round is not proposed again.
pub fn proposals(views: &dyn Read, meeting: MeetingId, community: CommunityId, words: &Words) -> Vec<Proposal> {
    let Some(round) = views.meeting(meeting).map(|meeting| meeting.round) else { return Vec::new() };
    let Some(material) = Material::read(views, meeting, community, &Awards::of(views, round)) else { return Vec::new() };
    let held = of_community(views, round, community);
    let taken =
        |item: &str| held.iter().any(|one| one.task.item.as_deref() == Some(item) && (one.meeting == meeting || one.is_open()));
    let mut all = drafted(&material, words);
    all.retain(|proposal| !taken(&proposal.item));
    all
}

/// What the marks come to.
pub(super) fn drafted(material: &Material, words: &Words) -> Vec<Proposal> {
    let items = material.items();
    let due = due(&items, |verdict| matches!(verdict, Verdict::Short | Verdict::Violated));
    let one = |(limit, judged): &(Limit, &super::material::Judged)| {
        let problem = problem(words, &material.cards, judged.item);
        let said: Vec<String> = blame(words, &material.cards, judged).into_iter().map(|piece| piece.here).collect();
        let said: Vec<String> = said.into_iter().filter(|piece| *piece != problem).collect();
        let measure = judged.item.phrases.remedy.first().map_or("", |remedy| remedy.get(words.language));
        Proposal {
            item: judged.item.id.clone(),
            problem,
            evidence: together(words, &said).chars().take(TEXT_LIMIT).collect(),
            limit: *limit,
            unit: judged.item.unit.get(words.language).trim().to_owned(),
            measure: clause(words, measure),
        }
    };
    due.iter().map(one).collect()
}
