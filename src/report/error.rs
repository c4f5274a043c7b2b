//! Why a document could not be written in a format, what of it could not be shown, and how a person is told.

use std::fmt;

use super::wording::font_package;
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
    /// The program was built without this format.
    #[error("this build of the program writes no PDF")]
    NotBuilt,
    /// No font of this machine has the document's script.
    #[error("no font for a PDF")]
    NoFont,
    /// The page template does not come to pages.
    #[error("{}: {}", file.as_deref().unwrap_or("the built-in template"), listed(problems))]
    Pages {
        /// The user's own template; `None` for the built-in one.
        file: Option<String>,
        /// Everything that is wrong with it.
        problems: Vec<Problem>,
    },
    /// The typesetter ended without an answer.
    #[error("the typesetter failed")]
    Typesetter,
    /// Bytes could not be kept.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl RenderError {
    /// What to say of it: what happened, where, and what to do next. A template's faults take a line each.
    pub fn told(&self, words: &Words) -> String {
        match self {
            Self::TooManyRows(rows) => say!(words, "render-too-many-rows", rows = *rows),
            Self::Workbook(error) => say!(words, "render-workbook", why = error.to_string()),
            Self::Package(error) => say!(words, "render-word", why = error.to_string()),
            Self::Template(error) => say!(words, "render-word", why = error.to_string()),
            Self::NotBuilt => say!(words, "render-not-built"),
            Self::NoFont => say!(words, "render-no-font", package = font_package(words)),
            Self::Pages { file: Some(file), problems } => {
                let lines: Vec<String> = problems.iter().map(|problem| problem.told(words)).collect();
                format!("{}\n{}", say!(words, "render-template", file = file.as_str()), lines.join("\n"))
            }
            Self::Pages { file: None, problems } => say!(words, "render-built-in", what = listed(problems)),
            Self::Typesetter => say!(words, "render-typesetter"),
            Self::Io(error) => say!(words, "render-word", why = error.to_string()),
        }
    }
}

/// A fault of a template, as the typesetter tells it: in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line and column, both from 1; `None` where it is about the whole.
    pub at: Option<(usize, usize)>,
    /// What is wrong, with the typesetter's hints.
    pub what: String,
}

impl Problem {
    fn told(&self, words: &Words) -> String {
        match self.at {
            Some((line, column)) => say!(words, "render-template-at", line = line, column = column, what = self.what.as_str()),
            None => say!(words, "render-template-whole", what = self.what.as_str()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some((line, column)) => write!(f, "{line}:{column}: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("; ")
}

/// Characters no font of this machine has, each with the text it first stands in. A page shows another sign in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unprintable(pub Vec<(String, String)>);
