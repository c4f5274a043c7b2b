//! Addresses down to the door: 3栋2单元501室, 5号楼502, 12-3-401.
//!
//! A building or a staircase alone (3栋2单元) is where an inspector finds things, and is fine.

use super::{Findings, Found, Letter, Warned};

/// What follows a number that counts things: "2号楼300户" is no door.
const MEASURES: &str = "户人个名平米㎡处部台元盏辆间项次年月日天分%度岁位家条套扇块件吨公厘组张层栋幢米余多万千百.~至";
const NUMERALS: &str = "零〇一二三四五六七八九十百";

pub(super) fn find(letters: &[Letter], findings: &mut Findings) {
    let text: Vec<char> = letters.iter().map(|letter| letter.plain).collect();
    let mut place = 0;
    while place < text.len() {
        let starts = place == 0 || !(is_number(text[place - 1]) || is_dash(text[place - 1]));
        match starts.then(|| address(&text[place..]).or_else(|| three_numbers(&text[place..]))).flatten() {
            Some(length) => {
                findings.warned.push(Found { kind: Warned::DoorAddress, at: letters[place].at });
                place += length;
            }
            None => place += 1,
        }
    }
}

/// What an address has named before its door.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    House,
    Building,
    Staircase,
}

/// The length of an address with named parts that starts here: building or house number, maybe a staircase, a door.
fn address(text: &[char]) -> Option<usize> {
    let start = number(text, 4).or_else(|| text.first().filter(|c| c.is_ascii_uppercase()).map(|_| 1))?;
    let (name, before) = [
        ("号楼", Before::Building),
        ("栋", Before::Building),
        ("幢", Before::Building),
        ("座", Before::Building),
        ("单元", Before::Staircase),
        ("号", Before::House),
    ]
    .into_iter()
    .find(|(name, _)| begins(&text[start..], name))?;
    let place = skip_gap(text, start + name.chars().count());
    if before != Before::Staircase
        && let Some(length) = number(&text[place..], 3)
        && begins(&text[place + length..], "单元")
    {
        return door(text, skip_gap(text, place + length + 2), Before::Staircase);
    }
    door(text, place, before)
}

/// The end of the door's number that stands at `place`.
fn door(text: &[char], place: usize, before: Before) -> Option<usize> {
    let end = place + number(&text[place..], 5)?;
    let digits = &text[place..end];
    let room = (3..=4).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit);
    let door = match text.get(end) {
        Some('室' | '房') => digits.len() >= 2,
        // "2号楼300户" counts households; three digits behind a staircase are a door.
        Some('户') => before == Before::Staircase && room,
        Some('号') => before != Before::House && digits.len() >= 2,
        Some(c) if MEASURES.contains(*c) => false,
        // House numbers are so common in plain text ("5号 301") that only a named room after one counts.
        _ => room && before != Before::House,
    };
    door.then_some(end)
}

/// The length of "building-staircase-door" in bare numbers. Dates have another shape: a year first, or a last part
/// that is no floor and room.
fn three_numbers(text: &[char]) -> Option<usize> {
    let first = digits(text).filter(|length| *length <= 3)?;
    let second_at = first + usize::from(text.get(first).is_some_and(|c| is_dash(*c)));
    let second = digits(&text[second_at..]).filter(|length| *length <= 2 && second_at > first)?;
    let dash = second_at + second;
    text.get(dash).filter(|c| is_dash(**c))?;
    let third = digits(&text[dash + 1..]).filter(|length| (3..=4).contains(length))?;
    let end = dash + 1 + third;
    if text.get(end).is_some_and(|c| is_dash(*c) || MEASURES.contains(*c)) {
        return None;
    }
    let door: u32 = text[dash + 1..end].iter().filter_map(|c| c.to_digit(10)).fold(0, |all, digit| all * 10 + digit);
    let (floor, room) = (door / 100, door % 100);
    // Four digits from 1900 to 2100 are a year written last.
    ((1..=60).contains(&floor) && (1..=20).contains(&room) && !(1900..=2100).contains(&door)).then_some(end)
}

/// The length of the number text starts with, if it has at most `longest` characters.
fn number(text: &[char], longest: usize) -> Option<usize> {
    let length = text.iter().take_while(|c| is_number(**c)).count();
    (1..=longest).contains(&length).then_some(length)
}

fn digits(text: &[char]) -> Option<usize> {
    let length = text.iter().take_while(|c| c.is_ascii_digit()).count();
    (length > 0).then_some(length)
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || NUMERALS.contains(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−')
}

fn begins(text: &[char], word: &str) -> bool {
    text.len() >= word.chars().count() && text.iter().zip(word.chars()).all(|(left, right)| *left == right)
}

/// Past one space or dash and a 第.
fn skip_gap(text: &[char], mut place: usize) -> usize {
    for gap in [" -—－", "第"] {
        if text.get(place).is_some_and(|c| gap.contains(*c)) {
            place += 1;
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::privacy::inspect;

    #[test]
    fn doors() {
        for text in [
            "3栋2单元501室",
            "住３栋２单元５０１",
            "5号楼502",
            "5号楼502室堆物",
            "12-3-401",
            "走访12-3-401住户",
            "A座1203",
            "三栋二单元五零一室",
            "3幢 1单元 402户内",
            "2单元301室",
            "幸福路12号301室",
        ] {
            let kinds: Vec<_> = inspect(text).warned.iter().map(|found| found.kind).collect();
            assert_eq!(kinds, [Warned::DoorAddress], "{text}");
        }
    }

    #[test]
    fn places_that_are_no_doors() {
        for text in [
            "2026-11-23",
            "26-11-23 现场会",
            "11-23-2026",
            "3栋2单元楼道堆放杂物",
            "5号楼前路面破损",
            "2号楼300户居民",
            "3栋120人参加",
            "党群服务中心201室",
            "12号 301 路公交",
            "第3号指标得 4 分",
            "400-810-8888",
            "1-2-3",
            "3座120平方米",
            "全区 5 栋 300 个摊位",
        ] {
            assert!(inspect(text).is_clean(), "{text}");
        }
    }
}
