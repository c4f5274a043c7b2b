//! The organs (机关) that stand for places: papers are sent to, copied to and sealed by an office or a committee, never by a place.

use super::{Words, say};
use crate::domain::views::Community;
use crate::domain::wording::Language;

/// What the names of organs end with.
const ORGANS: [&str; 11] = ["办事处", "委员会", "委会", "中心", "局", "办公室", "政府", "工委", "公司", "管理处", "街办"];
/// The same in English.
const ENGLISH_ORGANS: [&str; 8] = ["office", "committee", "centre", "center", "bureau", "council", "government", "commission"];

/// Whether a name is an organ's already.
fn is_organ(name: &str) -> bool {
    let plain = name.trim_end().to_lowercase();
    ORGANS.iter().any(|organ| plain.ends_with(organ)) || ENGLISH_ORGANS.iter().any(|organ| plain.ends_with(organ))
}

/// The organ of a subdistrict (街道办事处), a town or a township (人民政府).
pub fn of_subdistrict(words: &Words, name: &str) -> String {
    let name = name.trim();
    if name.is_empty() || is_organ(name) {
        return name.to_owned();
    }
    match words.language {
        Language::Chinese if name.ends_with(['镇', '乡']) => say!(words, "organ-town", name = name),
        Language::Chinese => say!(words, "organ-subdistrict", name = stem(name, "街道")),
        Language::English => say!(words, "organ-subdistrict", name = stem(name, " Subdistrict")),
    }
}

/// The organ of a community (社区居民委员会) or a village (村民委员会).
pub fn of_community(words: &Words, name: &str) -> String {
    let name = name.trim();
    if name.is_empty() || is_organ(name) {
        return name.to_owned();
    }
    match words.language {
        Language::Chinese if name.ends_with('村') => say!(words, "organ-village", name = name),
        Language::Chinese => say!(words, "organ-community", name = stem(name, "社区")),
        Language::English => say!(words, "organ-community", name = name),
    }
}

/// A community's organ as a letter names it, its subdistrict before it.
pub fn on_a_letter(words: &Words, labels: &Community) -> String {
    let organ = of_community(words, &labels.name);
    match words.language {
        Language::Chinese => format!("{}{organ}", labels.subdistrict),
        Language::English if labels.subdistrict.is_empty() => organ,
        Language::English => format!("{organ}, {}", labels.subdistrict),
    }
}

/// A name without what its organ's name says again.
fn stem<'a>(name: &'a str, kind: &str) -> &'a str {
    name.strip_suffix(kind).filter(|stem| !stem.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_become_their_organs_and_organs_stay() {
        let words = Words::new(Language::Chinese);
        for (name, organ) in [
            ("河西街道", "河西街道办事处"),
            ("河西", "河西街道办事处"),
            ("河西街道办事处", "河西街道办事处"),
            ("云溪镇", "云溪镇人民政府"),
            ("高新区管委会", "高新区管委会"),
            ("", ""),
        ] {
            assert_eq!(of_subdistrict(&words, name), organ, "{name}");
        }
        for (name, organ) in [
            ("幸福里社区", "幸福里社区居民委员会"),
            ("幸福里", "幸福里社区居民委员会"),
            ("柳溪村", "柳溪村村民委员会"),
            ("幸福里社区居委会", "幸福里社区居委会"),
            ("幸福里社区党群服务中心", "幸福里社区党群服务中心"),
        ] {
            assert_eq!(of_community(&words, name), organ, "{name}");
        }
    }

    #[test]
    fn english_names_take_english_organs() {
        let words = Words::new(Language::English);
        assert_eq!(of_subdistrict(&words, "Hexi Subdistrict"), "Hexi Subdistrict Office");
        assert_eq!(of_subdistrict(&words, "Hexi"), "Hexi Subdistrict Office");
        assert_eq!(of_subdistrict(&words, "Hexi Street Office"), "Hexi Street Office");
        assert_eq!(of_community(&words, "Xingfuli"), "Xingfuli Residents’ Committee");
        assert_eq!(of_community(&words, "Xingfuli Service Centre"), "Xingfuli Service Centre");
    }
}
