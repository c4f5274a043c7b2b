//! Tests of [`super`]: each kind both ways, and generated IDs.

use proptest::prelude::*;

use crate::domain::privacy::{Refused, Warned, inspect};

fn refused(text: &str) -> Vec<Refused> {
    inspect(text).refused.iter().map(|found| found.kind).collect()
}

fn mobiles(text: &str) -> usize {
    inspect(text).warned.iter().filter(|found| found.kind == Warned::MobileNumber).count()
}

#[test]
fn resident_ids() {
    for text in [
        "11010519491231002X",
        "11010519491231002x",
        "第 12 项 11010519491231002X号",
        "第12-11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 1949 1231 002X",
        "110105-19491231-002Ⅹ",
        "编号00111010519491231002X",
        "110105 - 19491231 - 002X",
    ] {
        assert_eq!(refused(text), [Refused::ResidentId], "{text}");
    }
    for text in [
        "513101198201130011",
        "110105194912310021",
        "11010519491331002X",
        "99010549491231002X",
        "第 110105 号，1949 年 12 月 31 日，002X",
        "110105\n19491231002X",
    ] {
        assert_eq!(refused(text), [], "{text}");
    }
}

#[test]
fn bank_cards() {
    for text in [
        "4111111111111111",
        "卡号4111 1111 1111 1111。",
        "４１１１－１１１１－１１１１－１１１１",
        "6222021234567890128",
        "622202 1234567890128",
        "6222 0212 3456 7890 128",
        "12 4111 1111 1111 1111",
    ] {
        assert_eq!(refused(text), [Refused::BankCard], "{text}");
    }
    for text in [
        "4111111111111112",
        "4444444444444444",
        "2026-11-23 2026-11-24",
        "62345678 62345670",
        "13800138000 13900139000",
        "88 90 92 95 85 77 64 81 90",
        "第 41111111 11111111 号",
        "4111\n1111\n1111\n1111",
    ] {
        assert_eq!(refused(text), [], "{text}");
    }
}

#[test]
fn mobile_numbers() {
    for (text, expected) in [
        ("电话13800138000", 1),
        ("+86 138-0013-8000", 1),
        ("8613800138000", 1),
        ("１３８００１３８０００", 1),
        ("13800138000 13900139000", 2),
        ("139 0013 9000、138 0013 8000", 2),
        ("12345678901", 0),
        ("138001380001", 0),
        ("010-62345678", 0),
        ("2026-11-23", 0),
        ("12 345 1380", 0),
        ("11010519491231002X", 0),
    ] {
        assert_eq!(mobiles(text), expected, "{text}");
    }
}

/// A valid ID from its first 17 digits.
fn with_check(body: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[sum as usize % 11]))
}

proptest! {
    #[test]
    fn every_valid_id_is_refused_however_it_is_written(
        region in prop::sample::select(vec!["110105", "310115", "440305", "513101", "650102", "820000"]),
        year in 1900..2030, month in 1..=12, day in 1..=28, sequence in 0..=999,
        style in prop::collection::vec((any::<bool>(), prop::sample::select(vec![
            "", "", " ", "-", "－", ".", "·", "\u{3000}", "\u{200b}", " - ",
        ])), 18),
        before in "[一-龥]{0,4}[，： ]?", after in "[一-龥，。]{0,4}",
    ) {
        let id = with_check(&format!("{region}{year}{month:02}{day:02}{sequence:03}"));
        let mut text = before;
        for (index, (c, (full, gap))) in id.chars().zip(style).enumerate() {
            if index > 0 {
                text.push_str(gap);
            }
            text.push(if full { char::from_u32(u32::from(c) + 0xfee0).unwrap() } else { c });
        }
        text.push_str(&after);
        prop_assert!(inspect(&text).refused.iter().any(|found| found.kind == Refused::ResidentId), "{text}");
    }
}
