//! What the panel decided together: disputed items and how they ended, and what keeps marks from counting. Nobody's mark is told by
//! name here.

use super::page::Page;
use super::stop::Rated;
use crate::text::say;

/// What keeps marks from counting, or a result from being there.
pub(super) fn notices(page: &mut Page<'_>, rated: &Rated) {
    for text in &rated.together {
        page.notice(text.clone());
    }
}

/// The disputed items; nothing when there are none.
pub(super) fn disputes(page: &mut Page<'_>, rated: &Rated) {
    if rated.disputes.is_empty() {
        return;
    }
    let words = page.words;
    page.heading(&say!(words, "report-disputes"));
    for dispute in &rated.disputes {
        page.part(&dispute.item);
        for text in dispute.for_report(words) {
            page.paragraph(text);
        }
    }
}
