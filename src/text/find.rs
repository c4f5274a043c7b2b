//! Finding a text by what somebody types of it: words of it, or the sounds of its characters, whole or only their beginnings
//! (`tieniu`, `tnj`, `tienj` → 铁牛街).
//!
//! The sounds of characters are `pinyin`'s. Characters with several sounds (长, 行, 乐)
//! are found by each of them. Sounds must follow each other without a gap: letters scattered over a sentence mean nothing.

use pinyin::{ToPinyin as _, ToPinyinMulti as _};

use super::normalise::plain_twin;

/// A text that can be found, with its sounds.
#[derive(Clone, Debug)]
pub struct Findable {
    /// [Folded](folded).
    text: String,
    /// The sounds each character can have; a character without a sound is itself. Empty where no character has one.
    sounds: Vec<Vec<String>>,
}

impl Findable {
    /// Prepares a text.
    pub fn new(text: &str) -> Self {
        let sounds = if text.chars().any(|c| c.to_pinyin().is_some()) { text.chars().map(sounds).collect() } else { Vec::new() };
        Self { text: folded(text), sounds }
    }
}

/// What is compared: small letters, and full-width characters as their plain twins, which is how an input method may give them.
fn folded(text: &str) -> String {
    text.chars().map(plain_twin).collect::<String>().to_lowercase()
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
    words: Vec<String>,
    /// Its letters without blanks, where it is letters.
    letters: String,
}

/// What a match counts: the whole text, its beginning, the beginning of a word in it, sounds at its beginning, anything else.
const WHOLE: u32 = 200;
const BEGINNING: u32 = 160;
const WORD: u32 = 130;
const SOUNDS: u32 = 120;
const ELSEWHERE: u32 = 100;

impl Wanted {
    /// A query; words apart by blanks must all be found.
    pub fn new(typed: &str) -> Self {
        let typed = folded(typed.trim());
        let letters: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let letters = if letters.is_ascii() { letters } else { String::new() };
        Self { words: typed.split_whitespace().map(str::to_owned).collect(), letters }
    }

    /// How well a text matches, the higher the better; `None` where it does not. Everything matches an empty query.
    pub fn score(&self, findable: &Findable) -> Option<u32> {
        let starts = 0..findable.sounds.len();
        let sounds = || starts.clone().find(|at| sounds_like(&self.letters, &findable.sounds[*at..]));
        let sound = if self.letters.is_empty() { None } else { sounds() };
        self.spelt(&findable.text).max(sound.map(|at| if at == 0 { SOUNDS } else { ELSEWHERE }))
    }

    fn spelt(&self, text: &str) -> Option<u32> {
        let found: Option<Vec<usize>> = self.words.iter().map(|word| text.find(word)).collect();
        let first = found?.first().copied().unwrap_or(0);
        let word = |at: usize| text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        Some(match first {
            0 if self.words.len() == 1 && self.words[0].len() == text.len() => WHOLE,
            0 => BEGINNING,
            at if word(at) => WORD,
            // What a text begins with is what it is about.
            at => ELSEWHERE - text[..at].chars().count().min(40) as u32,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, among: &[&str]) -> Vec<String> {
        let wanted = Wanted::new(typed);
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
    fn what_a_text_is_about_goes_before_what_it_mentions() {
        let texts = ["导入文件：评分标准、社区名单", "评分标准：阅读、试评"];
        assert_eq!(found("标准", &texts), ["评分标准：阅读、试评", "导入文件：评分标准、社区名单"]);
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
    fn words_are_found_behind_full_width_punctuation() {
        let text = "这些分评错了人或社区：整张移过去（Ａ）";
        for typed in ["整张移过去", "社区：整张", "社区:整张", "（a）", "(Ａ"] {
            assert_eq!(found(typed, &[text]).len(), 1, "{typed}");
        }
    }

    #[test]
    fn scattered_letters_find_nothing() {
        assert!(found("tnj", &["批次设置：社区、推荐、检查员、现场会"]).is_empty());
        assert_eq!(found("rank", &["the ranking of this round", "a report"]), ["the ranking of this round"]);
    }
}
