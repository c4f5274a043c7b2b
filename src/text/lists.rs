//! Lists inside a sentence, and what a person typed repeated in one.

use super::Words;
use crate::domain::privacy;
use crate::domain::wording::Language;

/// Characters of a typed text that a message repeats.
const REPEATED: usize = 60;

/// Words side by side: `甲、乙`, `a, b`.
pub fn listed<S: AsRef<str>>(words: &Words, parts: impl IntoIterator<Item = S>) -> String {
    let separator = match words.language {
        Language::Chinese => "、",
        Language::English => ", ",
    };
    let parts: Vec<S> = parts.into_iter().collect();
    parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(separator)
}

/// Clauses or sentences side by side: `甲；乙`, `a; b`.
pub fn joined<S: AsRef<str>>(words: &Words, parts: impl IntoIterator<Item = S>) -> String {
    let separator = match words.language {
        Language::Chinese => "；",
        Language::English => "; ",
    };
    let parts: Vec<S> = parts.into_iter().collect();
    parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(separator)
}

/// Ascending numbers, neighbours drawn together: `3、5–7`.
pub fn numbers(words: &Words, numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        1 => listed(words, [first.to_string(), last.to_string()]),
        _ => format!("{first}–{last}"),
    };
    listed(words, runs.iter().map(run))
}

/// What a person typed, fit to be repeated in a message: short, on one line, and not at all where the privacy guard refuses it.
pub fn given(text: &str) -> String {
    if !privacy::inspect(text).refused.is_empty() {
        return "…".to_owned();
    }
    let mut plain = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut shown: String = plain.by_ref().take(REPEATED).collect();
    if plain.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_drawn_together() {
        let words = Words::new(Language::Chinese);
        for (given, expected) in [(vec![], ""), (vec![4], "4"), (vec![4, 5], "4、5"), (vec![1, 3, 4, 5, 9], "1、3–5、9")] {
            assert_eq!(numbers(&words, &given), expected);
        }
        assert_eq!(numbers(&Words::new(Language::English), &[1, 2, 9]), "1, 2, 9");
    }

    #[test]
    fn what_is_repeated_is_short_plain_and_never_an_id() {
        assert_eq!(given(" 滨河\n\u{1b}[2J "), "滨河  [2J");
        assert_eq!(given(&"长".repeat(61)).chars().count(), 61);
        assert_eq!(given("11010519491231002X"), "…");
    }
}
