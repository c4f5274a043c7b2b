//! Standard files: TOML text ⇄ [`Standard`], what is wrong with one, and what differs between two.
//!
//! Here: reading with every problem and its line ([`parse`]), writing a file a person can edit ([`to_toml`]), comparing
//! ([`differences`]), the standards that come with the program ([`built_in`]) and the page that explains the format
//! ([`HELP_ZH`], [`HELP_EN`]). Not here: opening files, publishing and the journal (`workspace`), the words problems are told in (`text`),
//! computing with a standard (`domain::scoring`, `domain::stars`).
//!
//! Reading goes in two steps that both go on after a problem. `read` turns fields into a [`Standard`], remembering the
//! line of every place and putting a stand-in where something cannot be read; `check` then judges the whole and keeps silent about
//! stand-ins, so one slip is one problem.
//!
//! starpoint rates places, never people: a standard whose items, facts or levels ask to record something about
//! residents as persons is refused here (`check/boundary`).

mod check;
mod differences;
mod export;
mod fields;
mod problem;
mod quoting;
mod read;
mod read_items;
mod sheet;
#[cfg(test)]
mod tests;
mod vocabulary;
pub mod wording;

use toml::de::DeTable;

pub use differences::{Difference, differences};
pub use export::to_toml;
pub use problem::{Problem, ProblemKind};
pub use vocabulary::{Shares, Thing, ValueType};

use crate::domain::standard::Standard;
use crate::domain::wording::Language;
use sheet::Sheet;

/// How to write a standard, in Chinese: the page behind `standard help`.
pub const HELP_ZH: &str = include_str!("help.zh-CN.md");
/// How to write a standard, in English.
pub const HELP_EN: &str = include_str!("help.en.md");

/// The standards that come with the program: id and file text.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    &[("star-community", include_str!("star-community.toml"))]
}

/// A small annotated standard to start one's own from, in a language.
pub fn template(language: Language) -> &'static str {
    match language {
        Language::Chinese => include_str!("template.zh-CN.toml"),
        Language::English => include_str!("template.en.toml"),
    }
}

/// Reads a standard file; otherwise tells everything that is wrong with it, in the order of the lines.
pub fn parse(text: &str) -> Result<Standard, Vec<Problem>> {
    // Editors on Windows like to put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sheet = Sheet::of(text);
    let (file, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or_default();
        let line = sheet.line_at(span.start);
        if error.message() != "duplicate key" {
            let before = text.get(sheet.line_start(span.start)..span.start).unwrap_or_default();
            let what = ProblemKind::Syntax { column: before.chars().count() + 1, message: error.message().to_owned() };
            return Err(vec![Problem { line, place: String::new(), what }]);
        }
        let key = text.get(span).unwrap_or_default().to_owned();
        sheet.push(line, "", ProblemKind::DuplicateKey { key });
    }
    let standard = read::standard(&mut sheet, file.get_ref());
    check::standard(&standard, &mut sheet);
    if sheet.count() == 0 { Ok(standard) } else { Err(sheet.into_problems()) }
}

/// What is wrong with a standard that was not read from a text, such as one drafted from a spreadsheet; all lines are 0.
pub fn check(standard: &Standard) -> Vec<Problem> {
    let mut sheet = Sheet::default();
    check::standard(standard, &mut sheet);
    sheet.into_problems()
}
