//! A document as JSON: every key of a block or cell always there, in a fixed order, figures as decimal strings.
//!
//! Only the document is written: nothing of the device or the time unless the composer was given it.

use super::document::Document;

/// The document as indented JSON with a final line break.
pub fn render(document: &Document) -> Vec<u8> {
    // Strings, numbers and lists only: there is nothing in a document that JSON cannot hold.
    let mut bytes = serde_json::to_vec_pretty(document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
