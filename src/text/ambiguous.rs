//! Characters whose width the terminal decides: East Asian *ambiguous* ones (`“ — … ≥ × ①`), one cell wide nearly everywhere
//! and two cells wide in consoles set up for Chinese.
//!
//! The program's own symbols have an ASCII set for such consoles ([`Symbols::ASCII`](super::Symbols::ASCII)). In texts, which
//! anybody may have written, the common ambiguous characters are drawn as their ASCII twins there and the others are given the
//! two cells they take. Measuring must know of it before anything is laid out, so it is said once around a whole frame
//! ([`drawn_plain`]) instead of with every width asked for. Files and other threads never see it.

use std::cell::Cell;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

thread_local! {
    static PLAIN: Cell<bool> = const { Cell::new(false) };
}

/// Puts back what held before, also when the work panics.
struct Before(bool);

impl Drop for Before {
    fn drop(&mut self) {
        PLAIN.set(self.0);
    }
}

/// Does something that measures and draws texts for a terminal; `plain` says that it draws ambiguous characters two cells wide or
/// not at all. Holds for this thread until the work is done.
pub fn drawn_plain<T>(plain: bool, work: impl FnOnce() -> T) -> T {
    let _before = Before(PLAIN.replace(plain));
    work()
}

/// The cells one grapheme takes, without control characters.
pub(super) fn cells(grapheme: &str) -> usize {
    if !PLAIN.get() {
        return grapheme.width();
    }
    let letter = |c: char| grapheme.len() == c.len_utf8() && LETTERS.contains(c);
    match twin(grapheme) {
        Some(twin) => twin.len(),
        None if grapheme.chars().next().is_some_and(letter) => 2,
        None => grapheme.width_cjk(),
    }
}

/// Ambiguous letters of Unicode's EastAsianWidth.txt: `unicode-width` counts letters narrow even for Chinese consoles, which
/// take their widths from GBK.
const LETTERS: &str = "\
    ¨ª´¸ºÆÐØÞßàáæèéêìíðòóøùúüþāđēěĦħīıĲĳĸĿŀŁłńňŉŊŋōŒœŦŧūǎǐǒǔǖǘǚǜɑɡ˄ˇˉˊˋˍː˘˙˚˛˝˟ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩα\
    βγδεζηθικλμνξοπρστυφχψωЁАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяёⁿℓ";

/// What stands in the cells of a text, one after the other, each with the number of cells it takes. What takes none is left
/// out: alone in a cell it would make the terminal count wrong.
pub fn glyphs(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).flat_map(|grapheme| {
        let twin = if PLAIN.get() { twin(grapheme) } else { None };
        let whole = if twin.is_some() { None } else { Some((grapheme, cells(grapheme))) };
        let parts = twin.unwrap_or("").split_inclusive(|_| true).map(|part| (part, 1));
        whole.into_iter().filter(|(_, cells)| *cells > 0).chain(parts)
    })
}

/// Common ambiguous characters, and the ASCII they are drawn as.
const TWINS: [(&str, &str); 31] = [
    ("“”„″", "\""),
    ("‘’′", "'"),
    ("·•‧∙", "."),
    ("…", ".."),
    ("–—―─━‐☆", "-"),
    ("│┃", "|"),
    ("≥≧", ">="),
    ("≤≦", "<="),
    ("≠", "!="),
    ("≈∼", "~"),
    ("±", "+-"),
    ("×✗", "x"),
    ("÷", "/"),
    ("→⇒", "->"),
    ("←", "<-"),
    ("↑", "^"),
    ("↓", "v"),
    ("★※", "*"),
    ("■●◆", "#"),
    ("□○◇◎", "o"),
    ("▲△", "!"),
    ("√✓", "+"),
    ("①", "(1)"),
    ("②", "(2)"),
    ("③", "(3)"),
    ("④", "(4)"),
    ("⑤", "(5)"),
    ("⑥", "(6)"),
    ("⑦", "(7)"),
    ("⑧", "(8)"),
    ("⑨", "(9)"),
];

fn twin(grapheme: &str) -> Option<&'static str> {
    if grapheme.is_ascii() {
        return None;
    }
    TWINS.iter().find(|(chars, _)| chars.graphemes(true).any(|char| char == grapheme)).map(|(_, twin)| *twin)
}

#[cfg(test)]
mod tests {
    use super::super::width::{truncate, width};
    use super::*;

    fn drawn(text: &str) -> (String, usize) {
        let glyphs: Vec<(&str, usize)> = glyphs(text).collect();
        (glyphs.iter().map(|(glyph, _)| *glyph).collect(), glyphs.iter().map(|(_, cells)| cells).sum())
    }

    #[test]
    fn what_is_measured_is_what_is_drawn() {
        for text in ["“≥3家”——①是…", "é × Ж 一 ½", "e\u{301}👨‍👩‍👧a\u{200b}b\u{202e}", "\u{301}x", "→★√"]
        {
            for plain in [false, true] {
                drawn_plain(plain, || assert_eq!(drawn(text).1, width(text), "{text:?} {plain}"));
            }
        }
    }

    #[test]
    fn wide_consoles_get_twins_and_two_cells_for_the_rest() {
        assert_eq!(width("“≥3家”"), 6);
        drawn_plain(true, || {
            assert_eq!(drawn("“≥3家”……Ж"), ("\">=3家\"....Ж".into(), 13));
            assert_eq!(truncate("≥3家≥3家", 7, ".."), "≥3家..");
            assert_eq!(width("abc滨河"), 7);
        });
        assert_eq!(drawn("“≥3家”"), ("“≥3家”".into(), 6));
    }

    #[test]
    fn twins_are_ascii_and_only_for_what_is_not() {
        for c in ('\0'..='\u{ffff}').chain('\u{1f000}'..='\u{1faff}') {
            let text = c.to_string();
            if let Some(twin) = twin(&text) {
                assert!(twin.is_ascii() && !c.is_ascii() && text.width() == 1, "{c}");
            }
        }
    }
}
