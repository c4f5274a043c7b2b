//! What an inspector gives for one item, and one inspector's marks together.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::points::Points;

/// The value of one rating (评分). Which variant fits depends on the item's kind; `scoring::item_score` checks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Points of a score item.
    Points(Points),
    /// The key of the chosen level.
    Level(String),
    /// The answer to a check.
    Answer(bool),
    /// How often a counted thing occurred.
    Count(u32),
    /// Losses ticked, with how often each occurred (1 for a loss that counts once).
    Losses(BTreeMap<String, u32>),
    /// A measured number.
    Number(Points),
    /// n of m.
    Share {
        /// How many.
        n: u32,
        /// Out of how many; above zero.
        m: u32,
    },
    /// Credits ticked.
    Credits(BTreeSet<String>),
    /// Findings by severity key.
    Findings(BTreeMap<String, u32>),
    /// A veto judged: `true` means violated.
    Violated(bool),
    /// Not applicable.
    NotApplicable,
}

/// One inspector's marks of one community: item id → value. A missing item is unrated.
pub type Marks = BTreeMap<String, Value>;
