//! The field report (现场报告): composed once as a [`Document`], written by one renderer per format.
//!
//! [`compose`](compose::compose) reads views and words everything; renderers take a `&Document` and return bytes, and
//! know neither views nor words. Writing files and talking to printers is the caller's business.

pub mod compose;
pub mod document;
mod docx;
mod error;
mod html;
mod json;
mod md;
mod plain;
#[cfg(test)]
mod tests;
mod txt;
mod txt_table;
mod xlsx;

pub use compose::{Common, Context, CritiquePart, compose};
pub use document::Document;
pub use error::RenderError;
pub use txt::{Part, TextLine, text_lines};

use crate::domain::wording::Language;

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word document, to be edited.
    Docx,
    /// An Excel workbook: tables to sort, filter and add up.
    Xlsx,
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
    pub const ALL: [Self; 6] = [Self::Docx, Self::Html, Self::Xlsx, Self::Txt, Self::Md, Self::Json];

    /// The format of this name, as on the command line or as a file's extension.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(name.trim()))
    }

    /// The name, which is also the extension of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The document in this format.
    pub fn render(self, document: &Document) -> Result<Vec<u8>, RenderError> {
        Ok(match self {
            Self::Docx => docx::render(document)?,
            Self::Xlsx => xlsx::render(document)?,
            Self::Txt => txt::render(document),
            Self::Md => md::render(document),
            Self::Html => html::render(document),
            Self::Json => json::render(document),
        })
    }
}

/// What stands between a label and its value.
const fn colon(language: Language) -> &'static str {
    match language {
        Language::Chinese => "：",
        Language::English => ": ",
    }
}

/// Stars as they are drawn.
// Templates hand every argument over by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn drawn(given: &u8, of: &u8) -> String {
    (1..=*of).map(|star| if star <= *given { '★' } else { '☆' }).collect()
}

/// The sign before an answer's words, one that Chinese office fonts have.
const fn sign(mark: document::Mark) -> char {
    match mark {
        document::Mark::Good => '√',
        document::Mark::Bad => '×',
        document::Mark::Open => '○',
    }
}

/// A text as wide as a cell is on paper, where office fonts give stars and signs the width of a whole character.
fn measure(cell: &document::Cell) -> String {
    match cell {
        document::Cell::Stars { of, text, .. } => format!("{} {text}", "星".repeat(usize::from(*of))),
        document::Cell::Mark { text, .. } => format!("勾 {text}"),
        other => other.shown(),
    }
}
