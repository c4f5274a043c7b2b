//! What the guard on free text found, in words.
//!
//! Finding it is `domain::privacy`. The words name the kind and the place, never the value.

use super::{Words, say};
use crate::domain::privacy::{Findings, Refused, Warned};

/// Why a text is refused.
pub fn refused(words: &Words, kind: Refused) -> String {
    match kind {
        Refused::ResidentId => say!(words, "privacy-resident-id"),
        Refused::BankCard => say!(words, "privacy-bank-card"),
    }
}

/// What a text should be looked at again for.
pub fn warned(words: &Words, kind: Warned) -> String {
    match kind {
        Warned::MobileNumber => say!(words, "privacy-mobile-number"),
        Warned::DoorAddress => say!(words, "privacy-door-address"),
        Warned::PersonAndIllness => say!(words, "privacy-person-and-illness"),
        Warned::PersonAndFaith => say!(words, "privacy-person-and-faith"),
    }
}

/// All findings, one sentence each with the place counted from 1, refusals first.
pub fn sentences(words: &Words, findings: &Findings) -> Vec<String> {
    let refused = findings.refused.iter().map(|found| (found.at, refused(words, found.kind)));
    let warned = findings.warned.iter().map(|found| (found.at, warned(words, found.kind)));
    refused.chain(warned).map(|(at, what)| say!(words, "privacy-at", place = at + 1, what = what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::privacy::inspect;
    use crate::domain::wording::Language;

    #[test]
    fn sentences_name_kind_and_place_but_not_the_value() {
        let findings = inspect("来电 13800138000，身份证 11010519491231002X");
        for (language, id, mobile) in [(Language::Chinese, "身份证", "手机"), (Language::English, "ID", "mobile")] {
            let said = sentences(&Words::new(language), &findings);
            assert_eq!(said.len(), 2, "{said:?}");
            assert!(said[0].contains(id) && said[0].contains("20"), "{said:?}");
            assert!(said[1].contains(mobile) && said[1].contains('4'), "{said:?}");
            assert!(!said.concat().contains("1949") && !said.concat().contains("138"));
        }
    }
}
