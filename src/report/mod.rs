//! The field report (现场报告): composed once as a [`Document`], written by one renderer per format.
//!
//! [`compose`](compose::compose) reads views and words everything; renderers take a `&Document` and return bytes, and
//! know neither views nor words. Writing files and talking to printers is the caller's business.

pub mod compose;
mod csv;
pub mod document;
mod docx;
mod error;
mod html;
mod json;
mod md;
mod means;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "no_pdf.rs"]
mod pdf;
mod plain;
mod profile;
#[cfg(test)]
mod tests;
mod txt;
mod txt_table;
mod wording;
mod xlsx;

pub use compose::{Common, Context, CritiquePart, bulletin, compose, sheets};
pub use document::Document;
pub use error::{Problem, RenderError, Unprintable};
pub use means::{Means, Template};
pub use profile::Profile;
pub use txt::{Part, TextLine, text_lines};

use crate::domain::wording::Language;
use crate::text::Words;

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word document, to be edited.
    Docx,
    /// Pages as PDF, for printing and the archive.
    Pdf,
    /// An Excel workbook: tables to sort, filter and add up.
    Xlsx,
    /// Plain text, 80 columns, for printers.
    Txt,
    /// Tables as CSV, for spreadsheets and other programs.
    Csv,
    /// Markdown with GFM tables.
    Md,
    /// One HTML page, for screens and A4 paper.
    Html,
    /// The document's blocks as JSON.
    Json,
}

impl Format {
    /// Every format, what most people want first.
    pub const ALL: [Self; 8] = [Self::Docx, Self::Html, Self::Pdf, Self::Xlsx, Self::Txt, Self::Csv, Self::Md, Self::Json];

    /// The formats this build of the program writes, in that order.
    pub fn built() -> impl Iterator<Item = Self> + Clone {
        Self::ALL.into_iter().filter(|format| cfg!(feature = "pdf") || *format != Self::Pdf)
    }

    /// The format of this name, as on the command line or as a file's extension.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(name.trim()))
    }

    /// The name, which is also the extension of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Txt => "txt",
            Self::Csv => "csv",
            Self::Md => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The document in this format.
    pub fn render(self, document: &Document, means: &Means) -> Result<Vec<u8>, RenderError> {
        Ok(match self {
            Self::Docx => docx::render(document, &means.word)?,
            Self::Pdf => pdf::render(document, means)?,
            Self::Xlsx => xlsx::render(document)?,
            Self::Txt => txt::render(document),
            Self::Csv => csv::render(document),
            Self::Md => md::render(document),
            Self::Html => html::render(document),
            Self::Json => json::render(document),
        })
    }
}

/// What is sent to a printer: pages where they can be made here, else text, which every printer takes.
pub fn for_printer(document: &Document, means: &Means) -> Result<Vec<u8>, RenderError> {
    Format::Pdf.render(document, means).or_else(|_| Format::Txt.render(document, means))
}

/// The document's pages as pictures, each a JPEG so many pixels from side to side.
pub fn page_pictures(document: &Document, means: &Means, width: u32) -> Result<Vec<Vec<u8>>, RenderError> {
    pdf::pictures(document, means, width)
}

/// The page template that holds where the user has none.
pub const fn template() -> Result<&'static str, RenderError> {
    pdf::template()
}

/// What of a document's text no font of this machine has, in a format that needs fonts.
pub fn unprintable(format: Format, document: &Document, means: &Means) -> Unprintable {
    match format {
        Format::Pdf => pdf::unprintable(document, means),
        _ => Unprintable::default(),
    }
}

/// Which font each part of a PDF page is set in on this machine, a line each; nothing where no PDF can be made.
pub fn fonts(words: &Words, means: &Means) -> Vec<String> {
    wording::fonts(words, &pdf::families(means))
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
