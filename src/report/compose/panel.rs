//! What the panel decided together: disputed items and how they ended, and what keeps marks from counting. Nobody's mark is told by
//! name here.

use super::page::Page;
use super::result::withheld;
use super::stop::Rated;
use crate::text::{panel, say};

/// What keeps marks from counting, or a result from being there. Whose marks they are is the panel's own business.
pub(super) fn notices(page: &mut Page<'_>, rated: &Rated) {
    let texts: Vec<String> = if page.context.profile.shows_marks() {
        rated.together.clone()
    } else {
        let pending = withheld(page, rated).then(|| say!(page.words, "report-panel-pending"));
        panel::too_few(page.words, &rated.standard, &rated.outcome).into_iter().chain(pending).collect()
    };
    for text in texts {
        page.notice(text);
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
        for text in dispute.for_report(words, page.context.profile.shows_marks()) {
            page.paragraph(text);
        }
    }
}
