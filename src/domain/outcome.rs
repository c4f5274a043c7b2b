//! The result of a community (评定结果): every figure with its reason. What computes it is [`evaluate`](super::stars::evaluate).
//!
//! Plain data, stored and printed as it is; quotas come later, when the round's other communities are known
//! ([`quota`](super::quota)).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::points::{Exact, Points};
use super::standard::{Item, Standard};

/// What a community's cards and facts come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Points of full marks, bonus and components included. While provisional: what has been earned so far, out of the
    /// whole base (an open item has earned nothing *yet*; read it with `possible_total`). `None` without any card and
    /// when nothing of the base counts.
    pub total: Option<Exact>,
    /// The part of the card's total without bonus, before components.
    pub base: Option<Exact>,
    /// The bonus added to it, after its cap.
    pub bonus: Exact,
    /// In the standard's order.
    pub sections: Vec<SectionScore>,
    /// In running order.
    pub items: Vec<ItemOutcome>,
    /// The stars; `None` while provisional, `Some(0)` when no star is earned. Before quotas until
    /// [`Awards::settle`](super::quota::Awards::settle) has entered them.
    pub stars: Option<u8>,
    /// A quota's place may still go to a community not finished yet.
    pub stars_pending: bool,
    /// The stars the rules alone give, before caps; `None` while provisional.
    pub stars_before_caps: Option<u8>,
    /// Something that can change the stars or the total is still open: a mark, a component's fact, or the fact of a cap
    /// that would bite.
    pub provisional: bool,
    /// The lowest and highest stars any completion of the given cards can still reach, an open veto counting as violated at
    /// the low end. Never too narrow; exactly met when every requirement looks the same way (higher is better, or lower
    /// is), every open item can reach both nothing and its maximum, no item depends on an open one, and some base item
    /// cannot end up N/A.
    pub possible_stars: (u8, u8),
    /// The lowest and highest total in the same sense; `None` when none is possible.
    pub possible_total: Option<(Exact, Exact)>,
    /// Every requirement of every star level, highest level first, then whatever can cap the stars.
    pub rules: Vec<RuleCheck>,
    /// The vetoes violated, by item id in running order.
    pub violated: Vec<String>,
    /// The vetoes that somebody found violated and the chair has still to confirm or reject; empty where no chair is asked.
    pub unconfirmed: Vec<String>,
    /// The caps that took stars away: why `stars` is below `stars_before_caps`.
    pub capped_by: Vec<RuleName>,
}

/// One section's figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionScore {
    /// The section's id.
    pub id: String,
    /// Points earned on what counts, bonus left out; N/A items as the standard's policy counts them.
    pub earned: Exact,
    /// The highest points of what counts.
    pub applicable: Exact,
    /// Earned of applicable in percent; `None` when nothing counts.
    pub percent: Option<Exact>,
    /// Applicable less earned.
    pub lost: Exact,
    /// Bonus points given in this section, before the cap.
    pub bonus: Exact,
}

/// One item over all cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "four independent things a screen marks an item with")]
pub struct ItemOutcome {
    /// The item's id.
    pub id: String,
    /// What the points of the cards come to; `None` for a veto, an unrated, an N/A and a not applying item.
    pub points: Option<Exact>,
    /// The highest points possible.
    pub max: Points,
    /// Every card it applies to says N/A.
    pub na: bool,
    /// It applies on at least one card, as far as is known.
    pub applies: bool,
    /// A fact gave it full marks.
    pub full_by_fact: bool,
    /// Some card still waits for a mark on it, or for the earlier answer it depends on.
    pub open: bool,
    /// Lowest and highest points given by a card.
    pub spread: Option<(Points, Points)>,
    /// The panel agreed on its mark (合议分): it stands for the cards'.
    pub agreed: bool,
    /// Fewer marks than the standard asks its panel for; whether there is a result all the same is the standard's to say.
    pub too_few: bool,
    /// Of a veto: how many cards find it violated, of how many that judged it.
    pub found: Option<(u32, u32)>,
    /// Of a veto somebody found violated: whether the chair confirmed it; `None`: nothing was said.
    pub ruling: Option<bool>,
}

/// An item that lost points.
#[derive(Clone, Debug)]
pub struct Loss<'a> {
    /// How many: below the maximum, or above nothing where lower is better.
    pub points: Exact,
    /// The item's running number.
    pub number: usize,
    /// The item.
    pub item: &'a Item,
    /// How it stands.
    pub outcome: &'a ItemOutcome,
}

impl Outcome {
    /// The base items that lost points, the largest loss first, equal ones in running order. `standard` is the one the
    /// outcome was computed under.
    pub fn losses<'a>(&'a self, standard: &'a Standard) -> Vec<Loss<'a>> {
        let loss = |(number, (item, outcome)): (usize, (&'a Item, &'a ItemOutcome))| {
            let points = outcome.points.clone()?;
            let points = if standard.lower_is_better() { points } else { &outcome.max.exact() - &points };
            let counts = !item.bonus && !points.is_zero() && !points.is_negative();
            counts.then_some(Loss { points, number, item, outcome })
        };
        let mut losses: Vec<Loss> = (1..).zip(standard.items().zip(&self.items)).filter_map(loss).collect();
        losses.sort_by(|a, b| (&b.points, a.number).cmp(&(&a.points, b.number)));
        losses
    }

    /// The stars rules and caps leave, before quotas: what a community is ranked by. `None` while provisional.
    pub fn stars_before_quotas(&self) -> Option<u8> {
        (!self.provisional).then_some(self.possible_stars.1)
    }

    /// The running numbers of the items too few inspectors rated.
    pub fn too_few(&self) -> Vec<usize> {
        (1..).zip(&self.items).filter(|(_, item)| item.too_few).map(|(number, _)| number).collect()
    }

    /// The running numbers of the items some card still waits for.
    pub fn open(&self) -> Vec<usize> {
        (1..).zip(&self.items).filter(|(_, item)| item.open).map(|(number, _)| number).collect()
    }
}

impl RuleCheck {
    /// Whether it can only take stars away: a veto, a low fact, too much N/A, a fact missing, a quota.
    pub const fn is_cap(&self) -> bool {
        matches!(
            self.rule,
            RuleName::Veto { .. }
                | RuleName::FactCap { .. }
                | RuleName::NaShare
                | RuleName::FactKnown { .. }
                | RuleName::Quota { .. }
        )
    }
}

/// One requirement or cap, and whether it is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCheck {
    /// For a requirement: the stars it is asked for. For a cap: the stars left when it does not hold.
    pub stars: u8,
    /// Which one.
    pub rule: RuleName,
    /// The figure asked for, in the rule's own unit (points, percent, a number of items or findings).
    pub needed: Option<Exact>,
    /// The figure as it stands; `None` when there is none (a veto; an item or section that does not count).
    pub actual: Option<Exact>,
    /// `None` while both are still possible.
    pub held: Option<bool>,
}

/// Which requirement or cap a check is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleName {
    /// Total at least, in points.
    TotalAtLeast,
    /// Total at most, in points.
    TotalAtMost,
    /// Every section at least, in percent.
    EverySectionAtLeast {
        /// The section that stands lowest.
        lowest: Option<String>,
    },
    /// A section at least, in percent.
    SectionAtLeast {
        /// The section.
        section: String,
    },
    /// An item at least, in points.
    ItemAtLeast {
        /// The item.
        item: String,
    },
    /// An item at most, in points.
    ItemAtMost {
        /// The item.
        item: String,
    },
    /// Every item at most, in points.
    EveryItemAtMost {
        /// The item that stands highest.
        highest: Option<String>,
    },
    /// Full marks on an item, in points.
    Required {
        /// The item.
        item: String,
    },
    /// Full marks on every control item, in items.
    Controls {
        /// The control items without full marks as it stands.
        missing: Vec<String>,
    },
    /// Findings of a severity at most.
    FindingsAtMost {
        /// The severity.
        severity: String,
    },
    /// A veto not violated.
    Veto {
        /// The veto item.
        item: String,
    },
    /// A fact not below its bound.
    FactCap {
        /// The fact.
        fact: String,
    },
    /// The N/A share of the base points at most, in percent.
    NaShare,
    /// A component's fact known.
    FactKnown {
        /// The fact.
        fact: String,
    },
    /// A place within the quota of a star: the places there are, and the place held among those who reached the star.
    Quota {
        /// The star.
        stars: u8,
    },
}

impl fmt::Display for RuleName {
    /// The name scripts read in `result --json`, such as `total_at_least` or `section_at_least:network`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TotalAtLeast => f.write_str("total_at_least"),
            Self::TotalAtMost => f.write_str("total_at_most"),
            Self::EverySectionAtLeast { .. } => f.write_str("every_section_at_least"),
            Self::SectionAtLeast { section } => write!(f, "section_at_least:{section}"),
            Self::ItemAtLeast { item } => write!(f, "item_at_least:{item}"),
            Self::ItemAtMost { item } => write!(f, "item_at_most:{item}"),
            Self::EveryItemAtMost { .. } => f.write_str("every_item_at_most"),
            Self::Required { item } => write!(f, "required:{item}"),
            Self::Controls { .. } => f.write_str("controls"),
            Self::FindingsAtMost { severity } => write!(f, "findings_at_most:{severity}"),
            Self::Veto { item } => write!(f, "veto:{item}"),
            Self::FactCap { fact } => write!(f, "fact_cap:{fact}"),
            Self::NaShare => f.write_str("na_share"),
            Self::FactKnown { fact } => write!(f, "fact_known:{fact}"),
            Self::Quota { stars } => write!(f, "quota:{stars}"),
        }
    }
}
