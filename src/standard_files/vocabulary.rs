//! The words problems are made of: types of values, things with a name of their own, percentages that sum up.

use std::fmt;

use toml::de::DeValue;

/// The type of a value in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A text in quotes.
    Text,
    /// A text in quotes, or a table of texts by language.
    Wording,
    /// A number of points or percent: at most two decimals.
    Number,
    /// A whole number.
    WholeNumber,
    /// `true` or `false`.
    YesNo,
    /// A list in square brackets.
    List,
    /// A table.
    Table,
    /// A date or time.
    Date,
}

impl ValueType {
    /// The type of what was read.
    pub(super) fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(_) => Self::Text,
            DeValue::Integer(_) => Self::WholeNumber,
            DeValue::Float(_) => Self::Number,
            DeValue::Boolean(_) => Self::YesNo,
            DeValue::Datetime(_) => Self::Date,
            DeValue::Array(_) => Self::List,
            DeValue::Table(_) => Self::Table,
        }
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text",
            Self::Wording => "a text (or texts by language)",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number",
            Self::YesNo => "true or false",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Date => "a date",
        })
    }
}

/// Something of a standard that has an id, key or number of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A section.
    Section,
    /// An item.
    Item,
    /// A fact.
    Fact,
    /// A component of the total.
    Component,
    /// A level, loss or credit of an item.
    Level,
    /// A severity of findings.
    Severity,
    /// A star rule.
    StarRule,
    /// A quota.
    Quota,
    /// A role of the panel.
    Role,
    /// An entry of a list of words.
    Entry,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Section => "section",
            Self::Item => "item",
            Self::Fact => "fact",
            Self::Component => "component",
            Self::Level => "level",
            Self::Severity => "severity",
            Self::StarRule => "star rule",
            Self::Quota => "quota",
            Self::Role => "role",
            Self::Entry => "entry",
        })
    }
}

/// Percentages that have to sum to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shares {
    /// The sections' weights.
    Weights,
    /// The components' shares.
    Components,
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Weights => "weights",
            Self::Components => "shares",
        })
    }
}
