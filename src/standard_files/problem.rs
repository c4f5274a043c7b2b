//! What can be wrong with a standard file, as data.
//!
//! Wording for people, in Chinese and English, is `text`; the `Display` here is a terse English fallback for logs and tests.

use super::vocabulary::{Shares, Thing, ValueType};
use crate::domain::points::{Points, PointsError};

/// One thing that is wrong with a standard file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {place}: {what}")]
pub struct Problem {
    /// The line in the file, from 1; 0 when the standard was not read from a text (see [`super::check`]).
    pub line: usize,
    /// Where: the id of the item and what of it (`agenda.levels[2].points`), or the path with positions counted from 1
    /// (`stars[1].total_at_least`); empty for the file as a whole.
    pub place: String,
    /// What is wrong.
    pub what: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// Not TOML; nothing else of the file was looked at.
    #[error("column {column}: not TOML: {message}")]
    Syntax {
        /// Column in characters, from 1.
        column: usize,
        /// What the TOML reader says, in English.
        message: String,
    },
    /// One key written twice in one table.
    #[error("`{key}` is written twice")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key the format does not know at this place.
    #[error("unknown key `{key}`{}", hint(nearest.as_deref()))]
    UnknownKey {
        /// The key.
        key: String,
        /// The known key it is probably meant to be.
        nearest: Option<String>,
    },
    /// A key of another kind of item.
    #[error("`{key}` does not belong to an item of kind {kind}")]
    KeyNotForKind {
        /// The key.
        key: String,
        /// The item's kind.
        kind: &'static str,
    },
    /// A key that has to be there is not.
    #[error("`{key}` is missing")]
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// At least one of these keys has to be there.
    #[error("one of `{}` is needed", keys.join("`, `"))]
    NeedsOneOf {
        /// The keys.
        keys: Vec<&'static str>,
    },
    /// At most one of these keys may be there.
    #[error("only one of `{}` may be given", keys.join("`, `"))]
    OnlyOneOf {
        /// The keys.
        keys: Vec<&'static str>,
    },
    /// A value of the wrong type.
    #[error("{found} where {expected} belongs")]
    WrongType {
        /// What belongs there.
        expected: ValueType,
        /// What stands there.
        found: ValueType,
    },
    /// A number that cannot be kept as points.
    #[error("`{text}`: {reason}")]
    BadPoints {
        /// As written.
        text: String,
        /// Why not.
        reason: PointsError,
    },
    /// A word that is none of the possible ones.
    #[error("`{value}` is none of {}{}", choices.join(", "), hint(*nearest))]
    UnknownChoice {
        /// As written.
        value: String,
        /// The possible words.
        choices: Vec<&'static str>,
        /// The one probably meant.
        nearest: Option<&'static str>,
    },
    /// A whole number outside its range.
    #[error("{value} is not within {low} to {high}")]
    OutOfRange {
        /// As written.
        value: String,
        /// Lowest allowed.
        low: u32,
        /// Highest allowed.
        high: u32,
    },
    /// `format` is not one this program reads (it reads 1).
    #[error("format {found} is not known to this version")]
    UnknownFormat {
        /// As written.
        found: String,
    },
    /// Not a language tag such as `zh-CN` or `en`.
    #[error("`{tag}` is not a language tag")]
    BadLanguage {
        /// As written.
        tag: String,
    },
    /// An id outside `[a-z0-9-]+`.
    #[error("`{id}` is not an id of a-z, 0-9 and -")]
    BadId {
        /// As written.
        id: String,
    },
    /// A key of a level, loss, credit or severity that cannot be typed as an answer: empty, with spaces or separators, or `na`.
    #[error("`{key}` cannot be used as a key")]
    BadKey {
        /// As written.
        key: String,
    },
    /// Something named twice.
    #[error("{what} `{id}` is there already, on line {first_line}")]
    Duplicate {
        /// What it is.
        what: Thing,
        /// Its id, key or number.
        id: String,
        /// The line of the first one.
        first_line: usize,
    },
    /// A name or text that has to say something is empty.
    #[error("the text is empty")]
    EmptyText,
    /// A list that has to hold something is empty.
    #[error("the list is empty")]
    EmptyList,
    /// A reference to something the standard does not have.
    #[error("there is no {what} `{id}`{}", hint(nearest.as_deref()))]
    UnknownReference {
        /// What is looked for.
        what: Thing,
        /// The id or key.
        id: String,
        /// The existing one probably meant.
        nearest: Option<String>,
    },
    /// The base maxima do not sum to `full_marks` (and no weights scale them).
    #[error("the items sum to {sum}, full_marks is {full_marks}")]
    FullMarks {
        /// Sum of the maxima of all items that are no bonus.
        sum: Points,
        /// As written.
        full_marks: Points,
    },
    /// Some sections have a weight and this one has none.
    #[error("this section has no weight while others have one")]
    WeightMissing,
    /// Weights or shares do not sum to 100.
    #[error("the {what} sum to {sum}, not 100")]
    NotHundred {
        /// Which percentages.
        what: Shares,
        /// Their sum.
        sum: Points,
    },
    /// Has to be above zero.
    #[error("{value} is not above 0")]
    NotPositive {
        /// As written.
        value: Points,
    },
    /// May not be below zero.
    #[error("{value} is below 0")]
    Negative {
        /// As written.
        value: Points,
    },
    /// May not be zero.
    #[error("it is 0, so it would never do anything")]
    Zero,
    /// Above what it may at most be.
    #[error("{value} is above {limit}")]
    Above {
        /// As written.
        value: Points,
        /// The highest possible, such as the item's maximum or the full marks.
        limit: Points,
    },
    /// A percentage outside 0 to 100.
    #[error("{value} is not a percentage of 0 to 100")]
    NotPercent {
        /// As written.
        value: Points,
    },
    /// Two numbers that bound a range stand the wrong way round.
    #[error("the floor {floor} is above the ceiling {ceiling}")]
    FloorAboveCeiling {
        /// Lowest result.
        floor: Points,
        /// Highest result.
        ceiling: Points,
    },
    /// No answer of the item earns its maximum.
    #[error("the best answer earns {highest}, the maximum is {max}")]
    MaxUnreachable {
        /// The item's maximum.
        max: Points,
        /// The most an answer earns.
        highest: Points,
    },
    /// Two levels of one item earn the same points: a digit could not tell them apart.
    #[error("level `{other}` earns {points} as well")]
    SamePoints {
        /// The points.
        points: Points,
        /// The earlier level.
        other: String,
    },
    /// The step does not lead to the maximum exactly.
    #[error("steps of {step} do not reach {max} exactly")]
    StepDoesNotDivide {
        /// The step.
        step: Points,
        /// The maximum.
        max: Points,
    },
    /// No value can reach this slab, an earlier one takes it.
    #[error("no value reaches this slab, earlier ones take them all")]
    SlabUnreachable,
    /// `at_least` and `at_most` slabs in one item.
    #[error("at_least and at_most may not be mixed in one item")]
    SlabsMixed,
    /// A veto item earns nothing, so it has no `max`.
    #[error("a veto has no max")]
    VetoWithMax,
    /// A veto item cannot be a bonus.
    #[error("a veto cannot be a bonus")]
    VetoAsBonus,
    /// The item depends on itself or on a later one.
    #[error("`{item}` does not come before this item")]
    NotEarlier {
        /// The item it depends on.
        item: String,
    },
    /// The condition asks something the earlier item's kind does not answer.
    #[error("an item of kind {kind} (`{item}`) does not answer this condition")]
    ConditionDoesNotFit {
        /// The item it depends on.
        item: String,
        /// That item's kind.
        kind: &'static str,
    },
    /// The fact's kind does not give what is asked of it here.
    #[error("the fact `{fact}` is of kind {kind}, which does not fit here")]
    FactDoesNotFit {
        /// The fact.
        fact: String,
        /// Its kind.
        kind: &'static str,
    },
    /// A rule about points names a veto item, which has none.
    #[error("`{item}` is a veto and has no points")]
    ItemHasNoPoints {
        /// The item.
        item: String,
    },
    /// `controls = true` without any control item.
    #[error("no item is a control item")]
    NoControls,
    /// A cap or quota above the highest star there is.
    #[error("{stars} stars is above the highest star, {top}")]
    AboveTopStar {
        /// As written.
        stars: u8,
        /// The highest star of the rules.
        top: u8,
    },
    /// A higher star asks for less than a lower one.
    #[error("asks {value}, less than the {stars}-star rule's {other}")]
    AsksLess {
        /// What this rule asks.
        value: Points,
        /// The lower star.
        stars: u8,
        /// What the lower star asks.
        other: Points,
    },
    /// The chair is asked to confirm vetoes, and no role is the chair's.
    #[error("vetoes wait for the chair, but no role is the chair's")]
    NoChair,
    /// The name asks to record something about residents as persons. starpoint rates places, never people (DESIGN §1).
    #[error("the name asks to record `{words}` of persons; starpoint rates places, never people")]
    RecordsPeople {
        /// The words that say so.
        words: String,
    },
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("; is `{nearest}` meant?"))
}
