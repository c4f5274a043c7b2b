//! What was read out in front of the hall (现场宣布), and what came later (补评).
//!
//! An announcement freezes total, stars and the marks of every card. Whatever a card says later does not count until the chair
//! decides on that card: the hall heard a result, and nobody changes it in passing. Facts, settled disputes and quotas are
//! decisions of their own and count at once; where they change the result, it differs from the announced one, and both are told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::events::Text;
use super::ids::{DeviceId, InspectorId};
use super::outcome::Outcome;
use super::points::Exact;
use super::value::Marks;

/// A community's result as it was read out. Kept in views as well as in events, so that every field is always written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// The total.
    pub total: Exact,
    /// The stars, quotas counted.
    pub stars: u8,
    /// Each section's share of its points in percent, in the standard's order; `None` where nothing counts.
    pub sections: Vec<(String, Option<Exact>)>,
    /// The marks that counted, by card.
    pub marks: BTreeMap<InspectorId, Marks>,
    /// The journal's position: by device, the last line about this stop that was seen.
    pub until: BTreeMap<DeviceId, u64>,
    /// Why it was announced although something was open, or why an earlier announcement is corrected (更正).
    pub reason: Option<Text>,
    /// Who announced it.
    pub by: Option<InspectorId>,
}

impl Announcement {
    /// Whether a result is the one that was read out.
    pub fn agrees(&self, outcome: &Outcome) -> bool {
        outcome.total.as_ref() == Some(&self.total) && outcome.stars == Some(self.stars)
    }
}

/// What the chair said of a card that came or changed after the announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateRuling {
    /// It counts.
    pub counts: bool,
    /// Why, or why not.
    pub reason: Text,
    /// Who said so.
    pub by: Option<InspectorId>,
    /// The card's marks it was said of. What the card says beyond them is again undecided.
    pub marks: Marks,
}

/// A card that came or changed after the announcement (补评).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateCard {
    /// Whose.
    pub inspector: InspectorId,
    /// The items it says something else about, by id.
    pub items: Vec<String>,
    /// The marks that count for it.
    pub counting: Marks,
    /// What the chair said last.
    pub ruling: Option<LateRuling>,
    /// The chair has still to decide on what it says now.
    pub waits: bool,
}

impl LateCard {
    /// Holds a card's marks against the announcement and the chair's word; `None` when it says what was announced and nothing was
    /// decided.
    pub fn of(announced: &Announcement, inspector: InspectorId, now: &Marks, ruling: Option<&LateRuling>) -> Option<Self> {
        let nothing = Marks::new();
        let frozen = announced.marks.get(&inspector).unwrap_or(&nothing);
        let mut items: Vec<String> =
            frozen.keys().chain(now.keys()).filter(|id| frozen.get(*id) != now.get(*id)).cloned().collect();
        items.sort();
        items.dedup();
        if items.is_empty() {
            return None;
        }
        let counting = ruling.filter(|ruling| ruling.counts).map_or(frozen, |ruling| &ruling.marks).clone();
        let waits = ruling.is_none_or(|ruling| ruling.marks != *now);
        Some(Self { inspector, items, counting, ruling: ruling.cloned(), waits })
    }
}
