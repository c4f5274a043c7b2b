//! What a file on its way in is, in words, and why one cannot be taken in.

use super::{Content, Not, Sort};
use crate::text::{Words, say};
use crate::workspace::table::Encoding;

/// What a file holds.
pub fn kind(words: &Words, content: &Content, sort: Option<Sort>) -> String {
    match (content, sort) {
        (Content::Standard(_), _) => say!(words, "incoming-standard"),
        (Content::Table(_), Some(Sort::Communities)) => say!(words, "incoming-communities"),
        (Content::Table(_), Some(Sort::Marks)) => say!(words, "incoming-marks"),
        (Content::Table(_), Some(Sort::Replies)) => say!(words, "reply-form-title"),
        (Content::Table(_), None) => say!(words, "incoming-table"),
        (Content::Backup(_), _) => say!(words, "incoming-backup"),
        (Content::Not(Not::Workbook), _) => say!(words, "incoming-workbook"),
        (Content::Not(_), _) => say!(words, "incoming-unknown"),
    }
}

/// How a text is written.
pub fn encoding(words: &Words, encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf8 => "UTF-8".to_owned(),
        Encoding::Utf8Bom => say!(words, "incoming-bom"),
        Encoding::Gb18030 => "GB18030".to_owned(),
    }
}

/// Why a file cannot be taken in, and behind it, each a paragraph, what to do.
pub fn not(words: &Words, not: &Not) -> Vec<String> {
    match not {
        Not::Empty => vec![say!(words, "incoming-empty")],
        Not::Workbook => {
            vec![say!(words, "incoming-no-workbook"), say!(words, "incoming-from-excel"), say!(words, "incoming-from-wps")]
        }
        Not::Binary => vec![say!(words, "incoming-binary"), say!(words, "incoming-what")],
        Not::Encoding => vec![say!(words, "incoming-encoding"), say!(words, "incoming-from-excel")],
        Not::Separator => vec![say!(words, "incoming-separator"), say!(words, "incoming-from-excel")],
        Not::Prose => vec![say!(words, "incoming-prose"), say!(words, "incoming-what")],
        Not::TooLarge(limit) => vec![say!(words, "incoming-too-large", limit = limit / (1024 * 1024))],
        Not::NoFile => vec![say!(words, "incoming-no-file")],
        Not::Backup(why) => vec![why.clone()],
    }
}
