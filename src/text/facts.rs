//! Facts as people type and read them.

use super::normalise::plain_number;
use super::{Words, say};
use crate::domain::standard::{FactKind, FactValue};

/// A fact's value as typed: `92.5`, `92.5%`, yes/no in either language, or `-` for none; `None` when it is neither.
pub fn read(text: &str) -> Option<Option<FactValue>> {
    let plain = plain_number(text).trim().trim_end_matches(['%', '％']).trim().to_lowercase();
    match plain.as_str() {
        "-" => Some(None),
        "yes" | "y" | "true" | "是" | "有" => Some(Some(FactValue::YesNo(true))),
        "no" | "n" | "false" | "否" | "无" => Some(Some(FactValue::YesNo(false))),
        number => number.parse().ok().map(|points| Some(FactValue::Number(points))),
    }
}

/// A fact's value as read: `92.5%`, `3`, `是`; `None` while nobody entered it.
pub fn shown(words: &Words, kind: FactKind, value: Option<FactValue>) -> Option<String> {
    Some(match (kind, value?) {
        (FactKind::Percent, FactValue::Number(number)) => format!("{number}%"),
        (_, FactValue::Number(number)) => number.to_string(),
        (_, FactValue::YesNo(true)) => say!(words, "yes"),
        (_, FactValue::YesNo(false)) => say!(words, "no"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::Points;
    use crate::domain::wording::Language;

    #[test]
    fn what_is_typed_is_what_is_read() {
        let number = |hundredths| Some(Some(FactValue::Number(Points::from_hundredths(hundredths))));
        for (text, value) in [
            ("92.5", number(9250)),
            ("９２．５％", number(9250)),
            (" 3 ", number(300)),
            ("-", Some(None)),
            ("是", Some(Some(FactValue::YesNo(true)))),
            ("No", Some(Some(FactValue::YesNo(false)))),
            ("很好", None),
            ("", None),
        ] {
            assert_eq!(read(text), value, "{text:?}");
        }
        let words = Words::new(Language::Chinese);
        let given = Some(FactValue::Number(Points::from_hundredths(9250)));
        assert_eq!(shown(&words, FactKind::Percent, given).as_deref(), Some("92.5%"));
        assert_eq!(shown(&words, FactKind::Number, given).as_deref(), Some("92.5"));
        assert_eq!(shown(&words, FactKind::Percent, None), None);
    }
}
