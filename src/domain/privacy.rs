//! The guard on free text: starpoint rates places, so what points at one resident does not get in.
//!
//! [`inspect`] tells kinds and places, never the value it found. What happens then — refusing, warning, asking — is
//! `decide`; the sentences are `text::findings`. The guard helps honest people not to write such things by habit. It
//! does not stop somebody who spells an ID in words, and it has no list of names.

mod doors;
mod numbers;
mod persons;

/// What no text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refused {
    /// A resident identity number (公民身份号码) with a correct check digit.
    ResidentId,
    /// A bank card number with a correct check digit.
    BankCard,
}

/// What is pointed out, because an innocent text may look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Warned {
    /// A mobile phone number.
    MobileNumber,
    /// An address down to the door.
    DoorAddress,
    /// A person and an illness in one breath.
    PersonAndIllness,
    /// A person and a faith in one breath.
    PersonAndFaith,
}

/// One finding: its kind and where it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<K> {
    /// What was found.
    pub kind: K,
    /// The position of its first character in the text, counted in characters from 0.
    pub at: usize,
}

/// Everything found in one text, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Reasons to refuse the text.
    pub refused: Vec<Found<Refused>>,
    /// Reasons to look at it again.
    pub warned: Vec<Found<Warned>>,
}

impl Findings {
    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.refused.is_empty() && self.warned.is_empty()
    }
}

/// Looks through a free text.
pub fn inspect(text: &str) -> Findings {
    let letters = plain(text);
    let mut findings = Findings::default();
    numbers::find(&letters, &mut findings);
    doors::find(&letters, &mut findings);
    persons::find(&letters, &mut findings);
    findings.refused.sort_by_key(|found| found.at);
    findings.warned.sort_by_key(|found| found.at);
    findings
}

/// One visible character in its plain form, and where it stands in the text.
#[derive(Clone, Copy, Debug)]
struct Letter {
    plain: char,
    at: usize,
}

/// The text in plain forms: full-width and styled digits as ASCII, letters in upper case, invisible characters gone.
///
/// Kept apart from `text::normalise`, which serves keys (there `、` is `/`), and which `domain` may not import.
fn plain(text: &str) -> Vec<Letter> {
    text.chars()
        .enumerate()
        .filter(|(_, c)| !invisible(*c))
        .map(|(at, c)| Letter { plain: plain_form(c).to_ascii_uppercase(), at })
        .collect()
}

fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

fn plain_form(c: char) -> char {
    let code = u32::from(c);
    let plain = match c {
        '\u{3000}' => Some(u32::from(' ')),
        '\u{ff01}'..='\u{ff5e}' => Some(code - 0xfee0),
        // Mathematical digits come in five styles of ten.
        '\u{1d7ce}'..='\u{1d7ff}' => Some(u32::from('0') + (code - 0x1d7ce) % 10),
        // GB 11643 writes the check character as the Roman numeral ten.
        'Ⅹ' | 'ⅹ' | 'Х' | 'х' => Some(u32::from('X')),
        _ => None,
    };
    plain.and_then(char::from_u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_count_characters_of_the_original_text() {
        let findings = inspect("附\u{200b}件：１１０１０５ 1949\u{feff}1231-002ｘ");
        assert_eq!(findings.refused, [Found { kind: Refused::ResidentId, at: 4 }]);
        assert!(findings.warned.is_empty());
        assert!(inspect("").is_clean());
    }

    proptest! {
        #[test]
        fn no_text_panics_and_places_lie_inside(text in any::<Vec<char>>().prop_map(String::from_iter)) {
            let findings = inspect(&text);
            let length = text.chars().count();
            prop_assert!(findings.warned.iter().all(|found| found.at < length));
        }

        #[test]
        fn no_likely_text_panics(text in "[0-9０-９X栋号楼单元室\\- 张王某患癌信教女士老人一二零。\n]{0,60}") {
            let _ = inspect(&text);
        }
    }
}
