//! Names of sheets: what Excel takes, and none twice.

use std::collections::HashSet;

use super::super::plain;

/// UTF-16 units of a name.
const LONGEST: usize = 31;

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In small letters: Excel takes names apart only by their letters.
    given: HashSet<String>,
}

impl Names {
    /// A name like this one that Excel takes and no other sheet has.
    pub fn legal(&mut self, wanted: &str) -> String {
        let spoken = plain::line(wanted).replace('\u{3000}', " ");
        let safe: String = spoken.chars().map(|c| if "[]:*?/\\".contains(c) { '-' } else { c }).collect();
        let safe = safe.trim_matches([' ', '\'']);
        // Excel keeps this one for itself.
        let safe = if safe.eq_ignore_ascii_case("history") { format!("{safe}_") } else { safe.to_owned() };
        let safe = if safe.is_empty() { "-".to_owned() } else { safe };
        for n in 1_usize.. {
            let number = if n == 1 { String::new() } else { format!(" ({n})") };
            let name = format!("{}{number}", cut(&safe, LONGEST - number.len()));
            if self.given.insert(name.to_lowercase()) {
                return name;
            }
        }
        safe
    }
}

/// The beginning of a text that has at most so many UTF-16 units, without an apostrophe or blank at its end.
fn cut(text: &str, units: usize) -> &str {
    let mut left = units;
    let fits = |(_, c): &(usize, char)| {
        let fits = c.len_utf16() <= left;
        left = if fits { left - c.len_utf16() } else { 0 };
        fits
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    text[..end].trim_end_matches([' ', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_legal_and_unique() {
        let mut names = Names::default();
        assert_eq!(names.legal("附件1　全部指标得分"), "附件1 全部指标得分");
        assert_eq!(names.legal("a/b[c]:*?\\'"), "a-b-c-----");
        assert_eq!(names.legal("A-B-C-----"), "A-B-C----- (2)");
        assert_eq!(names.legal("History"), "History_");
        assert_eq!(names.legal("''"), "-");
        assert_eq!(names.legal(&"社".repeat(40)), "社".repeat(31));
        assert_eq!(names.legal(&"社".repeat(40)), format!("{} (2)", "社".repeat(27)));
        assert_eq!(names.legal(&"😀".repeat(20)), "😀".repeat(15));
    }
}
