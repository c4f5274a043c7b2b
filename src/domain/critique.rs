//! A written critique (点评): the lines a person keeps. Drafting them from the marks is the module `critique`.

use serde::{Deserialize, Serialize};

use super::events::Text;

/// Most lines a critique keeps.
pub const LINES_LIMIT: usize = 200;

/// Most characters a critique keeps over all its lines: an hour of reading aloud.
pub const LENGTH_LIMIT: usize = 15_000;

/// The part of a critique a line stands in, in the order they are usually spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 开头: who was visited, and how (听、查、看、访).
    Opening,
    /// 总体评价
    Overall,
    /// 亮点
    Strengths,
    /// 不足
    Shortcomings,
    /// 逐个点评: of a whole meeting's critique, the communities one by one.
    Communities,
    /// 整改要求
    Rectification,
    /// 下一步
    Next,
    /// The sentence that announces the stars; a part of its own, because the chair decides where it stands.
    Stars,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 8] = [
        Self::Opening,
        Self::Overall,
        Self::Strengths,
        Self::Shortcomings,
        Self::Communities,
        Self::Rectification,
        Self::Next,
        Self::Stars,
    ];
}

/// One line of a critique as a person kept it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CritiqueLine {
    /// Where it stands.
    pub part: Part,
    /// What it is about: the key of a line of the draft, or a name of the writer's own line.
    pub key: String,
    /// The sentence, without the ordinal in front (一是, First).
    pub text: Text,
    /// Read aloud; else it stands in the written version only.
    pub spoken: bool,
    /// A short digest of the draft's sentence this line was written over; `None` for the writer's own line.
    pub drafted: Option<String>,
}
