//! The field report (现场报告): composed once as a [`Document`], written by one renderer per format.
//!
//! [`compose`](compose::compose) reads views and words everything; renderers take a `&Document` and return bytes, and
//! know neither views nor words. Writing files and talking to printers is the caller's business.

pub mod compose;
pub mod document;
mod html;
mod json;
mod md;
mod plain;
#[cfg(test)]
mod tests;
mod txt;
mod txt_table;

pub use compose::{Context, CritiquePart, compose};
pub use document::Document;
pub use txt::{Part, TextLine, text_lines};

use crate::domain::wording::Language;

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, 80 columns, for printers.
    Txt,
    /// Markdown with GFM tables.
    Md,
    /// One HTML page, for screens and A4 paper.
    Html,
    /// The document's blocks as JSON.
    Json,
}

impl Format {
    /// Every format, what most people want first.
    pub const ALL: [Self; 4] = [Self::Html, Self::Txt, Self::Md, Self::Json];

    /// The format of this name, as on the command line or as a file's extension.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(name.trim()))
    }

    /// The name, which is also the extension of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The document in this format.
    pub fn render(self, document: &Document) -> Vec<u8> {
        match self {
            Self::Txt => txt::render(document),
            Self::Md => md::render(document),
            Self::Html => html::render(document),
            Self::Json => json::render(document),
        }
    }
}

/// What stands between a label and its value.
const fn colon(language: Language) -> &'static str {
    match language {
        Language::Chinese => "：",
        Language::English => ": ",
    }
}
