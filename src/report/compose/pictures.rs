//! The annex of evidence pictures, item by item, and which items still ask for one.

use crate::domain::evidence::Picture;
use crate::text::{evidence, say};

use super::super::document::{self, Block};
use super::page::Page;
use super::stop::Rated;

/// The annex; nothing where there is nothing to show or to ask for.
pub(super) fn pictures(page: &mut Page<'_>, rated: &Rated) {
    let (words, standard) = (page.words, &rated.standard);
    let mut standing = rated.evidence.standing();
    let lacking = evidence::lacking(words, &rated.evidence.lacking_in(standard, &rated.outcome));
    if standing.is_empty() && lacking.is_none() {
        return;
    }
    page.annex(&say!(words, "report-annex-pictures"));
    if let Some(lacking) = lacking {
        page.note(lacking);
    }
    // In the order of the items; what belongs to the community as a whole comes last.
    let place = |picture: &Picture| picture.item.as_deref().and_then(|item| standard.number(item)).unwrap_or(usize::MAX);
    standing.sort_by_key(|(_, picture)| place(picture));
    let shown = |(file, picture): (&str, &Picture)| {
        let (caption, image) = (evidence::about(words, standard, picture), page.context.images.get(file).cloned());
        let alt = say!(words, "report-picture-alt", about = caption.as_str());
        let caption = if image.is_some() { caption } else { format!("{caption} {}", say!(words, "evidence-missing")) };
        document::Picture { caption, alt, file: file.to_owned(), image }
    };
    let pictures: Vec<document::Picture> = standing.into_iter().map(shown).collect();
    if !pictures.is_empty() {
        page.push(Block::Pictures { pictures });
    }
}
