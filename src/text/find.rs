//! Finding a text by what somebody types of it: characters, pinyin, initials (`tnj` → 铁牛街), or a few letters of a word.
//!
//! Matching and its scores are `nucleo-matcher`'s; the sounds of characters are `pinyin`'s. Characters with several sounds
//! (长, 行, 乐) are found by each of them.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use pinyin::{ToPinyin as _, ToPinyinMulti as _};

/// A text that can be found, with its sounds.
#[derive(Clone, Debug)]
pub struct Findable {
    /// The text itself first, then its readings.
    forms: Vec<String>,
}

/// Readings kept of a text in which several characters have several sounds.
const READINGS: usize = 8;

impl Findable {
    /// Prepares a text.
    pub fn new(text: &str) -> Self {
        let mut forms = vec![text.to_owned()];
        if text.chars().any(|c| c.to_pinyin().is_some()) {
            forms.extend(readings(text));
        }
        Self { forms }
    }
}

/// The sounds of a text, a space between characters so that initials stand at the beginnings of words. The usual reading
/// first.
fn readings(text: &str) -> Vec<String> {
    let mut readings = vec![String::new()];
    for c in text.chars() {
        let sounds: Vec<String> = match (c.to_pinyin(), c.to_pinyin_multi()) {
            (Some(usual), several) => {
                let mut sounds = vec![format!(" {} ", usual.plain())];
                for other in several.into_iter().flatten() {
                    let other = format!(" {} ", other.plain());
                    if !sounds.contains(&other) {
                        sounds.push(other);
                    }
                }
                sounds
            }
            _ => vec![c.to_string()],
        };
        let room = READINGS / readings.len().max(1);
        let longer = |sound: &String| readings.iter().map(|begun| format!("{begun}{sound}")).collect::<Vec<_>>();
        readings = sounds.iter().take(room.max(1)).flat_map(longer).collect();
    }
    readings.iter().map(|reading| reading.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// What somebody typed.
pub struct Wanted {
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Wanted {
    /// A query; words apart by blanks must all be found.
    pub fn new(typed: &str) -> Self {
        let pattern =
            Pattern::new(typed.trim(), CaseMatching::Ignore, Normalization::Smart, nucleo_matcher::pattern::AtomKind::Fuzzy);
        Self { pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() }
    }

    /// How well a text matches, the higher the better; `None` where it does not. Everything matches an empty query.
    pub fn score(&mut self, findable: &Findable) -> Option<u32> {
        let (pattern, matcher, buffer) = (&self.pattern, &mut self.matcher, &mut self.buffer);
        findable.forms.iter().filter_map(|form| pattern.score(Utf32Str::new(form, buffer), matcher)).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, among: &[&str]) -> Vec<String> {
        let mut wanted = Wanted::new(typed);
        let mut scored: Vec<(u32, &str)> =
            among.iter().filter_map(|text| Some((wanted.score(&Findable::new(text))?, *text))).collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, text)| text.to_owned()).collect()
    }

    #[test]
    fn a_name_is_found_by_characters_pinyin_and_initials() {
        let names = ["铁牛街社区", "滨河社区", "新华里社区", "老粮站社区"];
        for typed in ["铁牛", "tieniu", "tnj", "TNJ", "tie niu", "tienj", "牛街"] {
            assert_eq!(found(typed, &names).first().map(String::as_str), Some("铁牛街社区"), "{typed}");
        }
        assert_eq!(found("", &names).len(), 4);
        assert!(found("重庆", &names).is_empty());
    }

    #[test]
    fn a_character_with_several_sounds_is_found_by_each() {
        for typed in ["cq", "chongqing", "zhongqing"] {
            assert_eq!(found(typed, &["重庆路社区"]), ["重庆路社区"], "{typed}");
        }
        assert_eq!(found("cjl", &["长江路社区"]), ["长江路社区"]);
        assert_eq!(found("yyj", &["音乐街社区"]), ["音乐街社区"]);
    }

    #[test]
    fn many_sounds_stay_few_readings() {
        assert!(readings("行长乐重行长乐重行长乐重").len() <= READINGS);
    }
}
