//! "Did you mean …?": the known name nearest to a mistyped one.

/// More slips than this and the guess would be noise.
const FARTHEST: usize = 2;

/// The known name that differs from `word` by at most two slips (a letter added, left out, changed, or two swapped),
/// the first of the nearest. Nothing when more than a third of the
/// letters would differ: `minor` is no slip for `major`.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().collect();
    known
        .into_iter()
        .filter_map(|name| {
            let slips = slips(&word, &name.chars().collect::<Vec<_>>());
            let longest = word.len().max(name.chars().count());
            (slips <= FARTHEST && slips * 3 <= longest).then_some((slips, name))
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, name)| name)
}

/// The edit distance with swaps of neighbours counted once.
fn slips(left: &[char], right: &[char]) -> usize {
    if left.len().abs_diff(right.len()) > FARTHEST {
        return FARTHEST + 1;
    }
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut cost = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                cost = cost.min(before_last[j - 1] + 1);
            }
            row.push(cost);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggestions() {
        let known = ["score", "levels", "check", "count", "滨河社区", "滨江社区"];
        for (word, expected) in [
            ("scroe", Some("score")),
            ("levle", Some("levels")),
            ("chek", Some("check")),
            ("conut", Some("count")),
            ("滨河社", Some("滨河社区")),
            ("滨湖社区", Some("滨河社区")),
            ("score", Some("score")),
            ("veto", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
        assert_eq!(nearest("ab", ["cd", "wxyz"]), None, "two slips in two letters make another word");
    }
}
