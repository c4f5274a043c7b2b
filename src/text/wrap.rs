//! Breaking a text into lines of a given number of cells.
//!
//! Where a line may break is asked of `textwrap` with the Unicode line-breaking rules; how wide it is, of
//! [`width`](super::width::width). `textwrap`'s own filling counts scalar by scalar and so disagrees with the screen
//! about emoji, hence the small greedy filling here.

use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;

use super::width::{width, without_controls};

/// Punctuation that never starts a line (避头) wherever the line has room for it and the character before it.
const NEVER_FIRST: &str = "，。、；：！？）》”’】』」〉…—·％,.;:!?)]}%";
/// Opening punctuation, which never ends a line where a quotation mark follows.
const NEVER_LAST: &str = "（《【『「〈";

/// The text in lines of at most `width` cells; `\n` (and Unicode's own line and paragraph ends) begins a new line, an empty text is
/// one empty line.
///
/// Only spaces at a break are dropped. Control characters count as spaces. A word longer than a line is broken
/// between graphemes. Lines of less than two cells cannot hold Chinese: each wide character then stands alone on its
/// line and sticks out, rather than being lost.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split(['\n', '\u{2028}', '\u{2029}'])
        .flat_map(|line| {
            let line = without_controls(line.strip_suffix('\r').unwrap_or(line));
            let mut lines = Lines { done: Vec::new(), current: String::new(), width };
            for unit in units(&line) {
                lines.add(&unit);
            }
            lines.finish()
        })
        .collect()
}

/// The stretches between which a line may break, each with the spaces behind it.
fn units(line: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let text = format!("{}{}", word.word, word.whitespace);
        for part in around_quotes(&text) {
            match units.last_mut() {
                // Unicode allows a break before punctuation that follows a space; Chinese typesetting does not.
                Some(previous) if never_first(part) => previous.push_str(part),
                _ => units.push(part.to_owned()),
            }
        }
    }
    units
}

/// Splits outside “…” and ‘…’ where the neighbour is a wide character: Unicode keeps quotation marks with both
/// neighbours because their direction differs between languages; in Chinese it is known.
fn around_quotes(text: &str) -> Vec<&str> {
    let wide = |c: char| width(c.encode_utf8(&mut [0; 4])) == 2;
    let mut parts = Vec::new();
    let mut start = 0;
    for ((_, left), (at, right)) in text.char_indices().zip(text.char_indices().skip(1)) {
        let opens = wide(left) && !NEVER_LAST.contains(left) && matches!(right, '“' | '‘');
        let closed = matches!(left, '”' | '’') && wide(right) && !NEVER_FIRST.contains(right);
        if opens || closed {
            parts.push(&text[start..at]);
            start = at;
        }
    }
    parts.push(&text[start..]);
    parts
}

fn never_first(text: &str) -> bool {
    text.chars().next().is_some_and(|first| NEVER_FIRST.contains(first))
}

/// The lines of one paragraph while they are filled.
struct Lines {
    done: Vec<String>,
    current: String,
    width: usize,
}

impl Lines {
    fn add(&mut self, unit: &str) {
        if self.put(unit) {
            return;
        }
        self.end_line();
        if self.put(unit) {
            return;
        }
        for group in groups(unit) {
            if !self.put_or_next(&group) {
                for grapheme in group.graphemes(true) {
                    if !self.put_or_next(grapheme) {
                        for scalar in grapheme.chars() {
                            self.force(scalar);
                        }
                    }
                }
            }
        }
    }

    /// Appends `piece` if its visible part fits behind what is there.
    ///
    /// The whole line is measured each time: neighbours may join into one grapheme and change width.
    fn put(&mut self, piece: &str) -> bool {
        let before = self.current.len();
        self.current.push_str(piece);
        let fits = width(self.current.trim_end_matches(' ')) <= self.width;
        if !fits {
            self.current.truncate(before);
        }
        fits
    }

    fn put_or_next(&mut self, piece: &str) -> bool {
        if self.put(piece) {
            return true;
        }
        self.end_line();
        self.put(piece)
    }

    /// Places one scalar even where it sticks out.
    fn force(&mut self, scalar: char) {
        if !self.put_or_next(scalar.encode_utf8(&mut [0; 4])) {
            self.current.push(scalar);
        }
    }

    fn end_line(&mut self) {
        if !self.current.is_empty() {
            let line = std::mem::take(&mut self.current);
            self.done.push(line.trim_end_matches(' ').to_owned());
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.end_line();
        if self.done.is_empty() {
            self.done.push(String::new());
        }
        self.done
    }
}

/// A unit too long for a line, in pieces that keep punctuation with the character before it.
fn groups(unit: &str) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for grapheme in unit.graphemes(true) {
        match groups.last_mut() {
            Some(group) if never_first(grapheme) => group.push_str(grapheme),
            _ => groups.push(grapheme.to_owned()),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_texts() {
        for (text, cells, expected) in [
            ("", 10, vec![""]),
            ("一二三四五", 6, vec!["一二三", "四五"]),
            ("一二三，四五", 6, vec!["一二", "三，四", "五"]),
            ("他说“好”。再见", 8, vec!["他说", "“好”。再", "见"]),
            ("说“好的”大家", 8, vec!["说“好的”", "大家"]),
            ("见（“甲”）", 6, vec!["见", "（“", "甲”）"]),
            ("the hall is open", 8, vec!["the hall", "is open"]),
            ("第一行\n\n第三行", 20, vec!["第一行", "", "第三行"]),
            ("a\r\nb\tc", 20, vec!["a", "b c"]),
            ("abcdefghij", 4, vec!["abcd", "efgh", "ij"]),
            ("  缩进", 8, vec!["  缩进"]),
            ("一二三 。四", 6, vec!["一二", "三 。", "四"]),
        ] {
            assert_eq!(wrap(text, cells), expected, "{text:?} {cells}");
        }
    }

    #[test]
    fn unicodes_own_line_ends_begin_lines() {
        assert_eq!(wrap("一\u{2028}二\u{2029}三", 20), ["一", "二", "三"]);
    }

    #[test]
    fn too_narrow_loses_nothing() {
        assert_eq!(wrap("社区ab", 1), ["社", "区", "a", "b"]);
        assert_eq!(wrap("社", 0), ["社"]);
    }

    fn visible(text: &str) -> String {
        text.chars().filter(|c| !c.is_control() && !matches!(c, ' ' | '\u{2028}' | '\u{2029}')).collect()
    }

    proptest! {
        #[test]
        fn lines_fit_and_nothing_is_lost(
            text in prop_oneof![".{0,80}", "[一-龥，。a-z \n]{0,80}", any::<Vec<char>>().prop_map(String::from_iter)],
            cells in 2usize..40,
        ) {
            let lines = wrap(&text, cells);
            for line in &lines {
                prop_assert!(width(line) <= cells, "{line:?}");
            }
            prop_assert_eq!(visible(&lines.concat()), visible(&text));
        }

        #[test]
        fn punctuation_never_starts_a_line(
            text in "([一-龥a-z]{1,12}[，。、；：！？）》”])*[一-龥]{0,9}",
            cells in 6usize..40,
        ) {
            for line in wrap(&text, cells) {
                prop_assert!(!never_first(&line), "{line:?}");
            }
        }
    }
}
