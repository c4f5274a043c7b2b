//! Why a document could not be written in a format, and how a person is told.

use crate::text::{Words, say};

/// Why a document could not be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// More rows than a worksheet has.
    #[error("a worksheet has no room for {0} rows")]
    TooManyRows(usize),
    /// The workbook's writer refused what it was given.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The parts of a Word file could not be put together.
    #[error(transparent)]
    Package(#[from] zip::result::ZipError),
    /// A template could not be filled.
    #[error(transparent)]
    Template(#[from] askama::Error),
    /// Bytes could not be kept.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl RenderError {
    /// What to say of it.
    pub fn told(&self, words: &Words) -> String {
        match self {
            Self::TooManyRows(rows) => say!(words, "render-too-many-rows", rows = *rows),
            Self::Workbook(error) => say!(words, "render-workbook", why = error.to_string()),
            Self::Package(error) => say!(words, "render-word", why = error.to_string()),
            Self::Template(error) => say!(words, "render-word", why = error.to_string()),
            Self::Io(error) => say!(words, "render-word", why = error.to_string()),
        }
    }
}
