//! A standard (评分标准): what is scored, how, and which total earns which star.
//!
//! Only the shape lives here. Reading it from files and finding what is wrong with one is `standard_files`; computing
//! with it is `scoring` and `stars`.

mod panel;

use serde::{Deserialize, Serialize};

pub use panel::{Combination, PanelRule, Per, Role, TooFew, VetoRule};

use super::points::{Percent, Points};
use super::wording::Wording;

/// A versioned checklist. Once published it never changes; its identity is [`Standard::identity`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Short machine name, `[a-z0-9-]+`.
    pub id: String,
    /// Version label, unique for an id.
    pub version: String,
    /// The language tag plain texts are in.
    pub language: String,
    /// Title.
    pub name: Wording,
    /// What it is for; may be empty.
    pub description: Wording,
    /// What a faultless card earns without bonus (usually 100).
    pub full_marks: Points,
    /// What a not-applicable mark does to the total.
    pub na: NaRule,
    /// The sum of bonus items is cut here; `None` leaves it uncut.
    pub bonus_cap: Option<Points>,
    /// Values about the community that no inspector gives.
    pub facts: Vec<FactDefinition>,
    /// Where the total comes from; empty means: the card alone.
    pub components: Vec<Component>,
    /// The checklist.
    pub sections: Vec<Section>,
    /// Star rules, in any order of stars.
    pub stars: Vec<StarRule>,
    /// Low facts that cap the stars.
    pub caps: Vec<FactCap>,
    /// How many communities of a round may hold a star, at most one for each star.
    #[serde(rename = "quota", with = "quota_list")]
    pub quotas: Vec<Quota>,
    /// How the cards of a panel become one result.
    #[serde(default, skip_serializing_if = "PanelRule::is_usual")]
    pub panel: PanelRule,
}

impl Standard {
    /// `id@version`, the name commands and lists give it.
    pub fn label(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// All items in running order (item number 1 is the first).
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id == id)
    }

    /// The item's running number, from 1.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.items().position(|item| item.id == id).map(|index| index + 1)
    }

    /// Whether a lower total is better: some level asks for a total of at most so much.
    pub fn lower_is_better(&self) -> bool {
        let mut requirements = self.stars.iter().flat_map(|rule| &rule.requirements);
        requirements.any(|requirement| matches!(requirement, Requirement::TotalAtMost(_)))
    }

    /// The highest star any rule gives (5 for a standard without rules, so that a screen has a scale).
    pub fn top_star(&self) -> u8 {
        self.stars.iter().map(|rule| rule.stars).max().unwrap_or(5)
    }

    /// The canonical text of this standard: what enters the journal and what [`Standard::identity`] is taken over.
    pub fn canonical_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// BLAKE3 of the canonical text, in hex: the identity rounds refer to.
    pub fn identity(&self) -> StandardHash {
        StandardHash::of(&self.canonical_text())
    }
}

/// BLAKE3 of a standard's canonical text, in lower-case hex.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StandardHash(pub String);

impl StandardHash {
    /// The hash of a canonical text.
    pub fn of(text: &str) -> Self {
        Self(blake3::hash(text.as_bytes()).to_hex().to_string())
    }
}

/// What a not-applicable (N/A) mark does to the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NaRule {
    /// How N/A items enter the total.
    pub policy: NaPolicy,
    /// At most this percentage of the base points may be N/A; `None`: no bound.
    pub max_share: Option<Percent>,
}

/// How N/A items enter the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NaPolicy {
    /// Earned ÷ applicable × full marks.
    #[default]
    Exclude,
    /// As if full marks had been given.
    Full,
    /// As if nothing had been earned.
    Zero,
    /// As if the item had earned the average share of the others.
    Average,
}

/// A value about the community in a round, not given by an inspector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactDefinition {
    /// Short machine name.
    pub id: String,
    /// Name shown.
    pub name: Wording,
    /// What kind of value it takes.
    pub kind: FactKind,
    /// What the fact does to items when it holds.
    pub effects: Vec<FactEffect>,
}

/// What kind of value a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// 0 to 100 %.
    Percent,
    /// Any number with at most two decimals.
    Number,
    /// Yes or no, such as a named honour.
    YesNo,
}

/// A fact's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    /// A number or percentage.
    Number(Points),
    /// Yes or no.
    YesNo(bool),
}

/// Items that get full marks when a fact holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactEffect {
    /// When it holds.
    pub when: FactCondition,
    /// The items given full marks.
    pub full_marks_on: Vec<String>,
}

/// A condition on a fact's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactCondition {
    /// The number is at least this.
    AtLeast(Points),
    /// The number is at most this.
    AtMost(Points),
    /// The answer is this.
    Is(bool),
}

/// One part of the total, such as panel 70 % and public satisfaction 30 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// Short machine name.
    pub id: String,
    /// Share of the total in percent; all shares sum to 100.
    pub share: Percent,
    /// The percent fact it is taken from; `None`: the panel's card total.
    pub fact: Option<String>,
}

/// A first-level indicator (一级指标).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Short machine name.
    pub id: String,
    /// Name shown.
    pub name: Wording,
    /// Weight in percent; either every section has one or none has.
    pub weight: Option<Percent>,
    /// Its items.
    pub items: Vec<Item>,
}

/// An indicator (指标): one thing that is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Short machine name, unique over the standard.
    pub id: String,
    /// Name shown.
    pub name: Wording,
    /// Highest points; zero for a veto.
    pub max: Points,
    /// How it is scored.
    pub kind: Kind,
    /// How it is judged; at least one.
    pub methods: Vec<Method>,
    /// Where it is looked at; may be empty.
    pub place: Wording,
    /// How to judge it.
    pub guidance: Wording,
    /// Whether evidence is asked for.
    pub evidence: Evidence,
    /// Whether lost points need a reason.
    pub reason: ReasonRule,
    /// Whether N/A is allowed.
    pub na: bool,
    /// Whether it is a bonus, outside the base.
    pub bonus: bool,
    /// Whether it is a control item of the star rules.
    pub control: bool,
    /// The earlier answer it depends on.
    pub applies_when: Option<Condition>,
    /// Ready sentences.
    pub phrases: Phrases,
    /// The unit usually responsible (责任单位): a post or unit, never a person; may be empty.
    pub unit: Wording,
}

/// How an item is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// 查阅资料
    Documents,
    /// 现场查看
    Onsite,
    /// 访谈
    Interview,
}

/// Whether evidence is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Not asked for.
    None,
    /// Welcome.
    #[default]
    Optional,
    /// Asked for: whatever was judged without any is told.
    Required,
}

/// Whether lost points need a reason before the card is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonRule {
    /// Welcome.
    #[default]
    Optional,
    /// Needed where points are lost.
    Lost,
}

/// Ready sentences of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrases {
    /// What is said when it is well done.
    pub praise: Vec<Wording>,
    /// What is said when it falls short; doubles as the list of reasons for lost points.
    pub shortcoming: Vec<Wording>,
    /// What is asked for.
    pub remedy: Vec<Wording>,
}

/// The earlier answer an item depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The earlier item.
    pub item: String,
    /// What must hold of it.
    pub test: ConditionTest,
}

/// What must hold of an earlier answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionTest {
    /// A check answered so.
    Answer(bool),
    /// A level with this key chosen.
    Level(String),
    /// At least these points given.
    AtLeast(Points),
    /// At most these points given.
    AtMost(Points),
}

/// How an item is scored (DESIGN §5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// 0 to the maximum by a step.
    Score {
        /// The step, at least 0.01.
        step: Points,
    },
    /// Named rungs with points.
    Levels {
        /// The rungs.
        levels: Vec<Rung>,
    },
    /// Yes or no.
    Check {
        /// Points for yes.
        yes: Points,
        /// Points for no.
        no: Points,
    },
    /// Points per occurrence.
    Count {
        /// Points of one occurrence: positive awards from the floor, negative deducts from the ceiling.
        each: Points,
        /// Lowest result.
        floor: Points,
        /// Highest result.
        ceiling: Points,
    },
    /// A maximum and named losses.
    Reasons {
        /// The losses.
        losses: Vec<Loss>,
        /// Lowest result.
        floor: Points,
    },
    /// A number, or n of m, through slabs.
    Measure {
        /// What is put in.
        input: MeasureInput,
        /// Unit shown behind the number; may be empty.
        unit: Wording,
        /// The slabs, first match wins.
        slabs: Vec<Slab>,
    },
    /// Several credits ticked; the sum is cut at the maximum.
    Multi {
        /// The credits.
        credits: Vec<Rung>,
    },
    /// Findings counted by severity, each deducting from the maximum.
    Finding {
        /// The severities.
        severities: Vec<Severity>,
    },
    /// No points: a violation caps or disqualifies.
    Veto {
        /// What a violation does.
        consequence: Consequence,
    },
}

/// A named rung or credit with points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// Key, unique in the item.
    pub key: String,
    /// The observable fact it stands for.
    pub label: Wording,
    /// Its points.
    pub points: Points,
}

/// A named loss of a reasons item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// Key, unique in the item.
    pub key: String,
    /// The observable fact it stands for.
    pub label: Wording,
    /// Points lost, above zero.
    pub points: Points,
    /// Whether it counts each time it occurs.
    pub per_occurrence: bool,
}

/// What a measure takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureInput {
    /// A number with at most two decimals.
    Number,
    /// n of m, compared as a percentage.
    Share,
}

/// One slab of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slab {
    /// What the measured value must be.
    pub bound: Bound,
    /// Points given.
    pub points: Points,
}

/// The bound of a slab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// At least this (number, or percent of a share).
    AtLeast(Points),
    /// At most this.
    AtMost(Points),
    /// Whatever no earlier slab took.
    Otherwise,
}

/// A severity of findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Severity {
    /// Key, shared by all items of the standard.
    pub key: String,
    /// Name shown.
    pub label: Wording,
    /// Points lost by each finding.
    pub deduct: Points,
}

/// What a violated veto does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    /// No stars at all.
    Disqualify,
    /// At most this many stars.
    Cap(u8),
}

/// What one star level asks for. All requirements must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StarRule {
    /// The stars it gives.
    pub stars: u8,
    /// In the order they are checked and explained.
    pub requirements: Vec<Requirement>,
}

/// One requirement of a star level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// The total is at least this.
    TotalAtLeast(Points),
    /// The total is at most this (lower is better).
    TotalAtMost(Points),
    /// Every section with applicable points reaches this percentage of them.
    EverySectionAtLeast(Percent),
    /// The named section reaches this percentage of its applicable points.
    SectionAtLeast {
        /// The section's id.
        section: String,
        /// Percent of its applicable points.
        percent: Percent,
    },
    /// The named item has at least these points.
    ItemAtLeast {
        /// The item's id.
        item: String,
        /// Points.
        points: Points,
    },
    /// The named item has at most these points (lower is better).
    ItemAtMost {
        /// The item's id.
        item: String,
        /// Points.
        points: Points,
    },
    /// No item is above these points (worst item at most; lower is better).
    EveryItemAtMost(Points),
    /// The named item has full marks.
    Required {
        /// The item's id.
        item: String,
    },
    /// Every control item has full marks.
    Controls,
    /// At most this many findings of a severity.
    FindingsAtMost {
        /// The severity's key.
        severity: String,
        /// How many.
        at_most: u32,
    },
}

/// A low fact that caps the stars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactCap {
    /// The fact's id.
    pub fact: String,
    /// The cap holds below this value.
    pub below: Points,
    /// At most these stars.
    pub stars: u8,
}

/// How many communities of a round may hold a star: exactly this one, those that a higher quota sent down included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// The stars it limits.
    pub stars: u8,
    /// How many.
    pub limit: QuotaLimit,
    /// What happens to equals of whom not all fit.
    #[serde(default, skip_serializing_if = "Ties::is_default")]
    pub ties: Ties,
}

/// What happens to communities of one rank of whom a quota cannot take all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// None of them holds the star: the quota is never exceeded.
    #[default]
    Lose,
    /// All of them hold it: equals are never parted.
    Keep,
}

impl Ties {
    #[allow(clippy::trivially_copy_pass_by_ref)] // serde hands fields over by reference
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Quotas in the canonical text: nothing, one, or a list. A standard with at most one keeps the text, and so the identity, it
/// had when there could be only one.
mod quota_list {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Quota;

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(Quota),
        Several(Vec<Quota>),
    }

    pub fn serialize<S: Serializer>(quotas: &[Quota], serializer: S) -> Result<S::Ok, S::Error> {
        match quotas {
            [] => serializer.serialize_none(),
            [one] => one.serialize(serializer),
            several => several.serialize(serializer),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Quota>, D::Error> {
        Ok(match Option::<Written>::deserialize(deserializer)? {
            None => Vec::new(),
            Some(Written::One(quota)) => vec![quota],
            Some(Written::Several(quotas)) => quotas,
        })
    }
}

/// The size of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaLimit {
    /// A number of communities.
    AtMost(u32),
    /// A percentage of the round's communities, rounded down.
    Percent(Percent),
}
