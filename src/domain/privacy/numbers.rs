//! Numbers that stand for one person: resident IDs, bank cards, mobile phones.

use super::{Findings, Found, Letter, Refused, Warned};

/// Separators between two digits of one number: "110105 - 1949…" has three.
const WIDEST_GAP: usize = 3;

/// Digits with nothing but separators between them, an ID's closing `X` included.
#[derive(Default)]
struct Run {
    /// Values of the digits; 10 is `X`, only ever the last.
    digits: Vec<u8>,
    /// Where each digit stands.
    at: Vec<usize>,
    /// Indices into `digits` where a group without separators starts.
    groups: Vec<usize>,
}

impl Run {
    /// Index ranges of the groups, without a closing `X`.
    fn group_ranges(&self) -> Vec<(usize, usize)> {
        let plain = self.digits.iter().filter(|digit| **digit < 10).count();
        let ends = self.groups.iter().skip(1).copied().chain([plain]);
        self.groups.iter().copied().zip(ends).filter(|(start, end)| start < end).collect()
    }
}

pub(super) fn find(letters: &[Letter], findings: &mut Findings) {
    for run in runs(letters) {
        let ids = resident_ids(&run);
        let groups = run.group_ranges();
        let mut first = 0;
        while first < groups.len() {
            let Some((kind, last)) = whole_groups(&run.digits, &groups, first) else {
                first += 1;
                continue;
            };
            let (start, end) = (groups[first].0, groups[last].1);
            let in_an_id = ids.iter().any(|&id| id < end && start < id + 18);
            if !in_an_id {
                let at = run.at[start];
                match kind {
                    Kind::Card => findings.refused.push(Found { kind: Refused::BankCard, at }),
                    Kind::Mobile => findings.warned.push(Found { kind: Warned::MobileNumber, at }),
                }
            }
            first = last + 1;
        }
        findings.refused.extend(ids.iter().map(|&id| Found { kind: Refused::ResidentId, at: run.at[id] }));
    }
}

fn runs(letters: &[Letter]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    let mut gap = 0;
    for letter in letters {
        let digit = letter.plain.to_digit(10).and_then(|value| u8::try_from(value).ok());
        match digit {
            Some(value) => {
                if run.digits.is_empty() || gap > 0 {
                    run.groups.push(run.digits.len());
                }
                run.digits.push(value);
                run.at.push(letter.at);
                gap = 0;
            }
            None if separates(letter.plain) && gap < WIDEST_GAP => gap += 1,
            None => {
                if matches!(letter.plain, 'X' | '×') && !run.digits.is_empty() {
                    run.digits.push(10);
                    run.at.push(letter.at);
                }
                runs.push(std::mem::take(&mut run));
                gap = 0;
            }
        }
    }
    runs.push(run);
    runs
}

fn separates(c: char) -> bool {
    // A line end separates entries of a list, not parts of a number.
    (c.is_whitespace() && c != '\n') || matches!(c, '-' | '‐'..='―' | '−' | '_' | '.' | '。' | '·' | '•' | '・' | '/')
}

/// Where valid resident IDs start in a run. Looked for at every digit, because date and check digit together leave
/// about one false alarm in ten thousand even inside longer numbers; none overlap.
fn resident_ids(run: &Run) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (start, window) in run.digits.windows(18).enumerate() {
        if is_resident_id(window) && found.last().is_none_or(|last| last + 18 <= start) {
            found.push(start);
        }
    }
    found
}

/// GB 11643-1999: region, birth date, sequence, check character by ISO 7064 MOD 11-2.
fn is_resident_id(window: &[u8]) -> bool {
    const WEIGHTS: [u32; 18] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
    let sum: u32 = window.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let number = |range: std::ops::Range<usize>| window[range].iter().fold(0_u32, |all, digit| all * 10 + u32::from(*digit));
    let region = number(0..2);
    // 9 opens the permanent residence cards of foreigners, which are built the same way.
    let known_region = matches!(region, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 90..=99);
    sum % 11 == 1 && known_region && plausible_birth(number(6..10), number(10..12), number(12..14))
}

fn plausible_birth(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    // There is no clock here; nobody living was born before 1900, and the upper end is the program's own horizon.
    (1900..2100).contains(&year) && (1..=days).contains(&day)
}

enum Kind {
    Card,
    Mobile,
}

/// The card or phone made of whole groups from `first` on, and its last group. Whole groups only: neither has a
/// date inside to tell it from parts of other numbers.
fn whole_groups(digits: &[u8], groups: &[(usize, usize)], first: usize) -> Option<(Kind, usize)> {
    let start = groups[first].0;
    let mut lengths = Vec::new();
    for (last, &(from, to)) in groups.iter().enumerate().skip(first) {
        lengths.push(to - from);
        let number = &digits[start..to];
        if number.len() > 19 {
            return None;
        }
        if is_mobile(number, &lengths) {
            return Some((Kind::Mobile, last));
        }
        if is_card(number) && grouped_like_a_card(&lengths) {
            return Some((Kind::Card, last));
        }
    }
    None
}

fn is_mobile(number: &[u8], lengths: &[usize]) -> bool {
    let (local, lengths) = match (number, lengths) {
        ([8, 6, local @ ..], [2, lengths @ ..]) | ([0, 0, 8, 6, local @ ..], [4, lengths @ ..]) => (local, lengths),
        ([8, 6, local @ ..], [13]) | ([0, 0, 8, 6, local @ ..], [15]) => (local, &[11][..]),
        _ => (number, lengths),
    };
    matches!(local, [1, 3..=9, ..]) && matches!(lengths, [11] | [3, 4, 4] | [3, 8] | [7, 4])
}

/// Issuer prefix with its lengths, Luhn check digit, and not one digit throughout.
fn is_card(number: &[u8]) -> bool {
    let known = match number {
        // 955 opens debit cards from before the common 62.
        [6, 0 | 2 | 5, ..] | [4, ..] | [9, 5, 5, ..] => (16..=19).contains(&number.len()),
        [5, 1..=5, ..] | [3, 5, ..] => number.len() == 16,
        _ => false,
    };
    known && number.iter().any(|digit| *digit != number[0]) && luhn(number)
}

fn luhn(number: &[u8]) -> bool {
    let sum: u32 = number
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match (index % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// One piece, fours with a rest, or the six of the issuer first. Pairs of telephone numbers (8-8, 8-11) are not.
fn grouped_like_a_card(lengths: &[usize]) -> bool {
    match lengths {
        [_] => true,
        [6, rest @ ..] => rest.iter().all(|length| matches!(length, 1..=6 | 10 | 12 | 13)),
        [fours @ .., last] => fours.iter().all(|length| *length == 4) && *last <= 4,
        [] => false,
    }
}

#[cfg(test)]
#[path = "numbers_tests.rs"]
mod tests;
