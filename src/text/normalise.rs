//! What an input method typed, as the plain key it stands for: full-width digits, letters and signs.
//!
//! Only for keys and numbers; prose keeps the characters it was written with.

/// The plain twin of a character a Chinese input method commits for a key; every other character is itself.
///
/// `、` is what both `/` and `\` give there; it counts as `/`, the one the keymap and "3/5" need.
pub fn plain_twin(typed: char) -> char {
    match typed {
        '\u{3000}' => ' ',
        '。' | '｡' => '.',
        '、' => '/',
        '−' => '-',
        '\u{ff01}'..='\u{ff5e}' => {
            // The full-width forms repeat ASCII from `!` to `~` in order.
            u32::from(typed).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(typed)
        }
        other => other,
    }
}

/// A typed number in plain characters, without surrounding spaces: `９２。５　` is `92.5`.
pub fn plain_number(typed: &str) -> String {
    typed.chars().map(plain_twin).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins() {
        let typed = "０１９＝．。、　ａＺ＋－％，ab 7中★";
        let plain: String = typed.chars().map(plain_twin).collect();
        assert_eq!(plain, "019=../ aZ+-%,ab 7中★");
    }

    #[test]
    fn numbers() {
        for (typed, plain) in [("９２。５　", "92.5"), ("３、５", "3/5"), ("－１", "-1"), ("", ""), ("ＮＡ", "NA")] {
            assert_eq!(plain_number(typed), plain);
        }
    }
}
