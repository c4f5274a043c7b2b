//! How long a text takes to be read aloud, and which lines of a draft are.

use crate::domain::critique::Part;
use crate::domain::wording::Language;

use super::draft::Line;
use super::joined::Row;
use super::pages::spoken_text;
use crate::text::Words;

/// How much is read aloud in a minute: Chinese characters, English words.
pub const fn default_pace(language: Language) -> u32 {
    match language {
        Language::Chinese => 240,
        Language::English => 130,
    }
}

/// About three minutes of reading aloud: what the lines a draft chooses come to at most.
pub const fn spoken_limit(language: Language) -> usize {
    match language {
        Language::Chinese => 720,
        Language::English => 390,
    }
}

/// What one point may come to and still be listened to.
pub(super) const fn point_limit(language: Language) -> usize {
    match language {
        Language::Chinese => 75,
        Language::English => 45,
    }
}

/// A text's length as it is read aloud: Chinese in characters without blanks, English in words, a Chinese character inside
/// it for half a word.
pub fn length(language: Language, text: &str) -> usize {
    let wide = |c: &char| ('\u{2e80}'..='\u{9fff}').contains(c);
    match language {
        Language::Chinese => text.chars().filter(|c| !c.is_whitespace()).count(),
        Language::English => {
            let words = |word: &str| usize::from(word.chars().any(|c| c.is_alphanumeric() && !wide(&c)));
            text.split_whitespace().map(words).sum::<usize>() + text.chars().filter(wide).count().div_ceil(2)
        }
    }
}

/// Seconds it takes to read a text aloud at a pace per minute (see [`default_pace`]); a pace of zero counts as the default.
pub fn seconds(language: Language, text: &str, pace: u32) -> u32 {
    let pace = if pace == 0 { default_pace(language) } else { pace };
    let length = u64::try_from(length(language, text)).unwrap_or(u64::MAX);
    u32::try_from(length.saturating_mul(60).div_ceil(u64::from(pace))).unwrap_or(u32::MAX)
}

/// Seconds it takes to read a critique's spoken version aloud, at a pace in Chinese characters a minute: who speaks Chinese slower
/// than usual speaks English slower than usual.
pub fn spoken_seconds(words: &Words, rows: &[Row], pace: u32) -> u32 {
    let pace = match words.language {
        Language::Chinese => pace,
        Language::English => pace * default_pace(Language::English) / default_pace(Language::Chinese),
    };
    seconds(words.language, &spoken_text(words, rows), pace)
}

/// Whether a line stands in the written version only, whatever its switch says: what is said of a violated veto.
pub(super) fn written_only(key: &str) -> bool {
    key.starts_with("veto:") || key == "stars:caps"
}

/// Chooses the lines that are read aloud: what opens each part and the stars, then points of all parts in turn, the worst
/// and the best first, as long as the whole stays within three minutes.
pub(super) fn choose(language: Language, lines: &mut [Line]) {
    // An ordinal in front takes a breath as well.
    const ORDINAL: usize = 2;
    let points = |part: Part| {
        let own = lines.iter().enumerate().filter(move |(_, line)| line.part == part && super::pages::is_point(part, &line.key));
        own.map(|(index, _)| index).collect::<Vec<_>>()
    };
    let named = |key: &str| lines.iter().position(|line| line.key == key);
    let opening = ["opening", "overall:again", "overall:open", "overall", "strengths", "shortcomings"];
    let mut order: Vec<usize> = opening.into_iter().filter_map(named).collect();
    // A result that is not there yet is not announced.
    let open = named("overall:open").is_some();
    order.extend(named("stars").filter(|_| !open));
    let (strengths, shortcomings) = (points(Part::Strengths), points(Part::Shortcomings));
    let (rectify, next) = (points(Part::Rectification), points(Part::Next));
    let at = |points: &[usize], index: usize| points.get(index).copied();
    order.extend(
        [at(&strengths, 0), at(&shortcomings, 0), at(&shortcomings, 1), named("rectification"), named("next")]
            .into_iter()
            .flatten(),
    );
    order.extend([at(&next, 0), at(&rectify, 0), at(&strengths, 1), at(&next, 1), at(&shortcomings, 2)].into_iter().flatten());
    order.extend([at(&strengths, 2), named("overall:figures"), at(&shortcomings, 3), next.last().copied()].into_iter().flatten());
    order.extend([at(&next, 2), at(&rectify, 1), at(&shortcomings, 4)].into_iter().flatten());
    let mut held = 0;
    for index in order {
        let line = &mut lines[index];
        let more = length(language, &line.text) + ORDINAL;
        if !line.spoken && !written_only(&line.key) && held + more <= spoken_limit(language) {
            line.spoken = true;
            held += more;
        }
    }
}
