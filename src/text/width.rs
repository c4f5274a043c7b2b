//! How many cells a text takes on a terminal, and cutting and padding to a number of cells.
//!
//! Breaking a text into lines is [`wrap`](super::wrap).
//!
//! Widths are counted grapheme by grapheme, because that is how ratatui fills its cells. East Asian *ambiguous*
//! characters (`★ ─ …`) count as one cell, except while [`ambiguous`](super::ambiguous) says that the terminal draws them wider.
//! Control characters and line ends are shown as spaces everywhere here: in a cell they would move the cursor or vanish.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::ambiguous::cells;

fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The text with every control character (tabs and line ends too) replaced by a space.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if text.contains(is_control) { Cow::Owned(text.replace(is_control, " ")) } else { Cow::Borrowed(text) }
}

/// The number of cells `text` takes on one line.
pub fn width(text: &str) -> usize {
    // Nearly everything measured per frame is either plain ASCII or short; the first needs no segmentation.
    if text.is_ascii() {
        return text.len();
    }
    without_controls(text).graphemes(true).map(cells).sum()
}

/// The text cut to at most `width` cells, ending in `ellipsis` when something was cut.
///
/// Cuts between graphemes, so a wide character is never halved: the result may be one cell short. Where the ellipsis
/// itself does not fit the text is cut without one.
pub fn truncate(text: &str, width: usize, ellipsis: &str) -> String {
    let text = without_controls(text);
    if self::width(&text) <= width {
        return text.into_owned();
    }
    let mark = if self::width(ellipsis) <= width { ellipsis } else { "" };
    let room = width - self::width(mark);

    let mut ends = vec![0];
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += self::width(grapheme);
        if used > room {
            break;
        }
        ends.push(start + grapheme.len());
    }
    // A few scripts join the ellipsis to the character before it and come out wider than the sum: give one more back.
    ends.iter().rev().map(|&end| format!("{}{mark}", &text[..end])).find(|cut| self::width(cut) <= width).unwrap_or_default()
}

/// The text followed by spaces up to `width` cells. A wider text is returned whole: cutting a number silently would
/// be a lie, so cutting is always [`truncate`] or [`fit`].
pub fn pad_right(text: &str, width: usize) -> String {
    let mut padded = without_controls(text).into_owned();
    while self::width(&padded) < width {
        padded.push(' ');
    }
    padded
}

/// Spaces up to `width` cells followed by the text, for columns of numbers. A wider text is returned whole.
pub fn pad_left(text: &str, width: usize) -> String {
    let text = without_controls(text);
    let missing = width.saturating_sub(self::width(&text));
    pad_right(&format!("{}{text}", " ".repeat(missing)), width)
}

/// The text in the middle of `width` cells, the odd space behind it. A wider text is returned whole.
pub fn center(text: &str, width: usize) -> String {
    let text = without_controls(text);
    let missing = width.saturating_sub(self::width(&text));
    pad_right(&format!("{}{text}", " ".repeat(missing / 2)), width)
}

/// Exactly `width` cells: [`truncate`], then [`pad_right`]. What a table column wants.
pub fn fit(text: &str, width: usize, ellipsis: &str) -> String {
    pad_right(&truncate(text, width, ellipsis), width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn widths_of_known_texts() {
        for (text, cells) in [
            ("", 0),
            ("abc", 3),
            ("滨河社区", 8),
            ("★★☆ …", 5),
            ("１２", 4),
            ("e\u{301}", 1),
            ("👨‍👩‍👧", 2),
            ("❤️", 2),
            ("🇨🇳", 2),
            ("a\tb", 3),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn cutting_keeps_wide_glyphs_whole() {
        for (text, cells, expected) in [
            ("滨河社区", 8, "滨河社区"),
            ("滨河社区", 7, "滨河社…"),
            ("滨河社区", 6, "滨河…"),
            ("滨河社区", 1, "…"),
            ("滨河社区", 0, ""),
            ("abcdef", 4, "abc…"),
            ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"),
            ("a\nb", 3, "a b"),
        ] {
            assert_eq!(truncate(text, cells, "…"), expected, "{text:?} {cells}");
        }
        assert_eq!(truncate("滨河社区", 2, "..."), "滨", "an ellipsis that does not fit is left out");
    }

    #[test]
    fn padding() {
        assert_eq!(pad_right("社区", 6), "社区  ");
        assert_eq!(pad_left("9.5", 6), "   9.5");
        assert_eq!(center("社区", 7), " 社区  ");
        assert_eq!(pad_left("100.00", 3), "100.00");
        assert_eq!(fit("滨河社区", 7, "…"), "滨河社…");
        assert_eq!(fit("滨河社区", 6, "…"), "滨河… ");
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,40}",
            "[一-龥，。、]{0,40}",
            "[一-龥a-z\u{300}-\u{30f}\u{200d}\u{fe0f}❤👨👩👧🇦-🇿]{0,30}",
            any::<Vec<char>>().prop_map(String::from_iter),
        ]
    }

    proptest! {
        #[test]
        fn a_cut_text_is_at_most_the_width(text in any_text(), cells in 0usize..50) {
            prop_assert!(width(&truncate(&text, cells, "…")) <= cells);
            prop_assert!(width(&truncate(&text, cells, "..")) <= cells);
        }

        #[test]
        fn a_fitted_text_is_exactly_the_width(text in any_text(), cells in 0usize..50) {
            prop_assert_eq!(width(&fit(&text, cells, "…")), cells);
        }

        #[test]
        fn a_padded_text_is_exactly_the_width_or_whole(text in any_text(), cells in 0usize..90) {
            let expected = cells.max(width(&text));
            for padded in [pad_right(&text, cells), pad_left(&text, cells), center(&text, cells)] {
                prop_assert_eq!(width(&padded), expected);
                prop_assert!(padded.contains(&*without_controls(&text)));
            }
        }
    }
}
