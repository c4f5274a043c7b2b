//! Finding a text by what somebody types of it: words of it, or the sounds of its characters, whole or only their beginnings
//! (`tieniu`, `tnj`, `tienj` → 铁牛街).
//!
//! Matching words is `nucleo-matcher`'s, the sounds of characters are `pinyin`'s. Characters with several sounds (长, 行, 乐)
//! are found by each of them. Sounds must follow each other without a gap: letters scattered over a sentence mean nothing.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use pinyin::{ToPinyin as _, ToPinyinMulti as _};

/// A text that can be found, with its sounds.
#[derive(Clone, Debug)]
pub struct Findable {
    text: String,
    /// The sounds each character can have; a character without a sound is itself. Empty where no character has one.
    sounds: Vec<Vec<String>>,
}

impl Findable {
    /// Prepares a text.
    pub fn new(text: &str) -> Self {
        let sounds = if text.chars().any(|c| c.to_pinyin().is_some()) { text.chars().map(sounds).collect() } else { Vec::new() };
        Self { text: text.to_owned(), sounds }
    }
}

fn sounds(c: char) -> Vec<String> {
    let mut sounds: Vec<String> = c.to_pinyin().map(|sound| sound.plain().to_owned()).into_iter().collect();
    for other in c.to_pinyin_multi().into_iter().flatten().map(|sound| sound.plain().to_owned()) {
        if !sounds.contains(&other) {
            sounds.push(other);
        }
    }
    if sounds.is_empty() { vec![c.to_lowercase().collect()] } else { sounds }
}

/// Whether `typed` is made of beginnings of the sounds of the next characters, one after the other.
fn sounds_like(typed: &str, sounds: &[Vec<String>]) -> bool {
    let Some(first) = typed.chars().next() else { return true };
    let Some((here, rest)) = sounds.split_first() else { return false };
    here.iter().filter(|sound| sound.starts_with(first)).any(|sound| {
        let shared = typed.chars().zip(sound.chars()).take_while(|(a, b)| a == b).count();
        // The longest beginning first; a shorter one may leave letters to the next character.
        let cuts = typed.char_indices().map(|(at, _)| at).chain([typed.len()]);
        cuts.take(shared + 1).skip(1).collect::<Vec<_>>().into_iter().rev().any(|cut| sounds_like(&typed[cut..], rest))
    })
}

/// What somebody typed.
pub struct Wanted {
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
    /// Its letters without blanks, where it is letters.
    letters: String,
}

/// What sounds at the beginning of a text count, and elsewhere: about as much as the same letters found as a word.
const SOUNDS: (u32, u32) = (120, 90);

impl Wanted {
    /// A query; words apart by blanks must all be found.
    pub fn new(typed: &str) -> Self {
        let pattern = Pattern::new(typed.trim(), CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
        let letters: String = typed.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        let letters = if letters.is_ascii() { letters } else { String::new() };
        Self { pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new(), letters }
    }

    /// How well a text matches, the higher the better; `None` where it does not. Everything matches an empty query.
    pub fn score(&mut self, findable: &Findable) -> Option<u32> {
        let words = self.pattern.score(Utf32Str::new(&findable.text, &mut self.buffer), &mut self.matcher);
        let starts = 0..findable.sounds.len();
        let start = if self.letters.is_empty() {
            None
        } else {
            starts.into_iter().find(|at| sounds_like(&self.letters, &findable.sounds[*at..]))
        };
        words.max(start.map(|at| if at == 0 { SOUNDS.0 } else { SOUNDS.1 }))
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
    fn scattered_letters_find_nothing() {
        assert!(found("tnj", &["批次设置：社区、推荐、检查员、现场会"]).is_empty());
        assert_eq!(found("rank", &["the ranking of this round", "a report"]), ["the ranking of this round"]);
    }
}
