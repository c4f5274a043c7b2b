//! What a reader sees first, and on one page: the figures of the result, three strengths, three shortcomings, the limits of what is
//! to be put right. The leader's page is made of the same pieces.

use crate::domain::critique::Part;
use crate::domain::ids::CommunityId;
use crate::domain::wording::Language;
use crate::text::say;
use crate::text::width::{truncate, width};

use super::super::document::{Cell, ColumnKind};
use super::page::Page;
use super::stop::{Rated, Stop};
use super::{CritiquePart, result};

/// Points made of each kind.
pub(super) const POINTS: usize = 3;

/// Display columns a point takes at most: two lines of the table on paper. Letters are narrower than half a Chinese character.
pub(super) const fn room(language: Language) -> usize {
    match language {
        Language::Chinese => 88,
        Language::English => 140,
    }
}

/// The front of one community's report.
pub(super) fn front(page: &mut Page<'_>, stop: &Stop, rated: &Rated) {
    let (words, community) = (page.words, stop.community.id);
    let room = room(words.language);
    result::figures(page, rated);
    let rows = vec![
        (say!(words, "critique-head-strengths"), numbered(&points(page, community, Part::Strengths), POINTS, room)),
        (say!(words, "critique-head-shortcomings"), numbered(&points(page, community, Part::Shortcomings), POINTS, room)),
        (say!(words, "report-front-limits"), brief(limits(page, community), room * 2)),
    ];
    topics(page, rows);
}

/// The points a community's critique makes in a part.
pub(super) fn points(page: &Page<'_>, community: CommunityId, part: Part) -> Vec<String> {
    parts(page, community, part).flat_map(|part| part.points.clone()).collect()
}

/// The sentence of the critique that says how much is to be put right until when.
fn limits<'p>(page: &'p Page<'_>, community: CommunityId) -> &'p str {
    let mut paragraphs = parts(page, community, Part::Rectification).flat_map(|part| &part.paragraphs);
    paragraphs.next().map_or("", String::as_str)
}

fn parts<'p>(page: &'p Page<'_>, community: CommunityId, part: Part) -> impl Iterator<Item = &'p CritiquePart> {
    page.context.critiques.get(&community).into_iter().flatten().filter(move |one| one.part == part)
}

/// What there is to say, a row a topic; topics of which there is nothing to say are left out.
pub(super) fn topics(page: &mut Page<'_>, mut topics: Vec<(String, String)>) {
    let words = page.words;
    topics.retain(|(_, text)| !text.is_empty());
    if topics.is_empty() {
        return;
    }
    let rows = topics.into_iter().map(|(topic, text)| vec![Cell::text(topic), Cell::text(text)]).collect();
    let columns =
        vec![(ColumnKind::Label, say!(words, "report-leader-topic")), (ColumnKind::Text, say!(words, "report-leader-points"))];
    page.table(columns, rows, Vec::new());
}

/// The first so many points, one a line, each as short as it has to be.
pub(super) fn numbered(points: &[String], most: usize, room: usize) -> String {
    let line = |(n, point): (usize, &String)| {
        let text = brief(&point.replace('\n', " "), room);
        if points.len() > 1 { format!("{n}. {text}") } else { text }
    };
    (1..).zip(points).take(most).map(line).collect::<Vec<_>>().join("\n")
}

/// A text of so many columns at most, cut where a sentence ends if one ends late enough, else a clause, else a word.
pub(super) fn brief(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let cut = truncate(text, room.saturating_sub(2), "");
    let late = |end: &usize| *end > cut.len() / 2;
    let ends = [&['。', '；', ';'][..], &['，', '、', ','], &[' ']];
    let end = ends.into_iter().find_map(|ends| cut.rfind(ends).filter(late));
    format!("{}…", &cut[..end.unwrap_or(cut.len())])
}

#[cfg(test)]
mod tests {
    use super::brief;

    #[test]
    fn a_text_is_cut_where_a_sentence_ends_else_a_clause_else_a_word() {
        assert_eq!(brief("门前整洁、不占道", 20), "门前整洁、不占道");
        assert_eq!(brief("门前整洁、不占道；检查中看到，每周有人", 28), "门前整洁、不占道…");
        assert_eq!(brief("门前整洁，每周有人检查并且记录在案", 16), "门前整洁…");
        assert_eq!(brief("partnership work is discussed every quarter", 30), "partnership work is…");
        assert_eq!(brief("没有标点也没有空白的一句话", 12), "没有标点也…");
    }
}
