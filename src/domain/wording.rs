//! A text of a standard in the languages it was written in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The language a program text or a standard's wording is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese, the language of the people this is built for.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Every language the program speaks.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The tag used on the command line and in files.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }
}

/// One text, keyed by language tag. A text in one language only is shown in that language everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(BTreeMap<String, String>);

impl Wording {
    /// A text in one language.
    pub fn one(tag: &str, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(tag.to_owned(), text.into())]))
    }

    /// Adds or replaces the text of one language.
    pub fn set(&mut self, tag: &str, text: impl Into<String>) {
        self.0.insert(tag.to_owned(), text.into());
    }

    /// The text in `language`, else in Chinese, else in whatever language there is; empty when there is none.
    pub fn get(&self, language: Language) -> &str {
        [language.tag(), Language::Chinese.tag()]
            .iter()
            .find_map(|tag| self.0.get(*tag))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Every language's text with its tag, in the tags' order.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}
