//! Numbers written out for Chinese prose (一是 … 二是 …), and sizes of files.
//!
//! Points and percentages are worded by `domain::points`.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A small number in Chinese numerals (`21` is 二十一); from 100 on in digits, as Chinese prose would.
pub fn chinese(number: usize) -> String {
    let (tens, ones) = (number / 10, number % 10);
    match (tens, ones) {
        (0, _) => DIGITS[ones].to_owned(),
        (10.., _) => number.to_string(),
        _ => {
            let tens = if tens == 1 { "" } else { DIGITS[tens] };
            let ones = if ones == 0 { "" } else { DIGITS[ones] };
            format!("{tens}十{ones}")
        }
    }
}

/// Bytes as people read them: whole kilobytes, from a megabyte on with one decimal, cut.
pub fn bytes(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 { format!("{kilobytes} KB") } else { format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024) }
}

#[cfg(test)]
mod tests {
    use super::{bytes, chinese};

    #[test]
    fn sizes() {
        let sizes = [(0, "0 KB"), (1, "1 KB"), (1024 * 1023, "1023 KB"), (1024 * 1024 * 5 / 2, "2.5 MB")];
        assert!(sizes.iter().all(|(size, text)| bytes(*size) == *text));
    }

    #[test]
    fn numerals() {
        for (number, word) in
            [(0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "100")]
        {
            assert_eq!(chinese(number), word);
        }
    }
}
