//! How the cards of a panel (评审组) become one result: the part of a standard that says so.
//!
//! Only the shape; the arithmetic is `combination`, the veto's count `readings`.

use serde::{Deserialize, Serialize};

use crate::domain::points::Points;
use crate::domain::wording::Wording;

/// The panel's rules of a standard. What is usual is left out of its canonical text, so that a standard written before panels
/// had rules keeps its identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelRule {
    /// How several marks become one.
    pub method: Combination,
    /// What is combined: every item's marks, or the cards' totals.
    pub per: Per,
    /// Fewest marks that must be left to combine (after the highest and the lowest were dropped), from 1.
    pub at_least: u32,
    /// What holds where fewer are left.
    pub too_few: TooFew,
    /// The roles seats can have, each with its weight. Whoever has none weighs 1.
    pub roles: Vec<Role>,
    /// When a veto counts as violated.
    pub veto: VetoRule,
    /// Independent marking (背靠背): what the others gave stays hidden until one's own card is signed. A meeting may say otherwise.
    pub independent: bool,
}

impl Default for PanelRule {
    fn default() -> Self {
        Self {
            method: Combination::default(),
            per: Per::default(),
            at_least: 1,
            too_few: TooFew::default(),
            roles: Vec::new(),
            veto: VetoRule::default(),
            independent: true,
        }
    }
}

impl PanelRule {
    /// Whether it says nothing that is not usual.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// The role with this key.
    pub fn role(&self, key: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.key == key)
    }

    /// What a seat in this role weighs. A role the standard does not have (a merge can bring one) weighs 1.
    pub fn weight(&self, role: &str) -> Points {
        self.role(role).map_or(Points::whole(1), |role| role.weight)
    }
}

/// How several marks become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combination {
    /// The mean, weighted by role.
    #[default]
    Mean,
    /// The median: the mark that half of the weight lies at or below; the mean of two where it lies between them.
    Median,
    /// The mean of what is left after one highest and one lowest mark were dropped (去掉一个最高分和一个最低分).
    Trimmed,
}

/// What is combined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// The marks of each item.
    #[default]
    Item,
    /// The totals of the cards.
    Card,
}

/// What holds where fewer marks than [`PanelRule::at_least`] are left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TooFew {
    /// There is no result until more rate.
    #[default]
    Refuse,
    /// The mean of all marks there are, and it is said.
    Mean,
}

/// When a veto counts as violated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VetoRule {
    /// When any card says so.
    #[default]
    Any,
    /// When more than half of the cards that judged it say so; every card counts once, whatever its role weighs.
    Majority,
    /// When a card says so and the chair confirms it; open until the chair has spoken.
    Chair,
}

/// A role in a panel (组长, 成员).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Key, unique in the standard.
    pub key: String,
    /// Name shown.
    pub name: Wording,
    /// What a mark weighs, above 0.
    pub weight: Points,
    /// Whether it is the chair (组长), who confirms vetoes.
    pub chair: bool,
}
