//! The boundary of the program (DESIGN §1): it rates places and organisations, never people.
//!
//! A standard whose items, facts or levels ask to record residents' names, ID numbers, ethnicity, religion, party
//! membership or health is refused. Only names and labels are looked at, never the guidance: guidance rightly says
//! what must *not* be recorded ("身份证号不得出现在台账中"). A small list of words cannot understand a sentence, so it errs
//! towards silence: work topics such as 民族团结, 党员志愿服务 or 慢性病管理率 pass, and so does a name that speaks of
//! protecting such data ("未公示居民身份证号").

use super::super::problem::ProblemKind;
use super::Check;
use crate::domain::wording::Wording;

/// Words that ask for something about a person wherever they stand.
const ALWAYS: [&str; 33] = [
    "姓名登记",
    "居民姓名",
    "住户姓名",
    "户主姓名",
    "人员姓名",
    "党员姓名",
    "姓名及",
    "身份证号",
    "身份证件号",
    "证件号码",
    "身份证登记",
    "身份证复印件",
    "民族成分",
    "民族成份",
    "民族登记",
    "民族信息",
    "民族类别",
    "所属民族",
    "宗教信仰",
    "信教情况",
    "信教人员",
    "信教登记",
    "政治面貌",
    "是否党员",
    "党员身份",
    "患病情况",
    "患病登记",
    "患病人员名单",
    "患病名单",
    "患病史",
    "是否患病",
    "既往病史",
    "居民病历",
];

/// Words that ask for it when they are the whole name, or one of the things a name lists ("姓名、民族、联系方式").
const ALONE: [&str; 13] =
    ["姓名", "民族", "族别", "宗教", "信仰", "党员", "党籍", "患病", "疾病", "病情", "病史", "健康状况", "身份证"];

/// Names that speak of keeping such data out, or of a freedom.
const PROTECTING: [&str; 19] = [
    "不", "未", "无", "禁", "勿", "防", "保护", "脱敏", "遮", "泄露", "泄漏", "隐私", "自由", "尊重", "政策", "no ", "not ",
    "protect", "privacy",
];

/// The same in English, as whole words.
const ENGLISH: [&str; 17] = [
    "id number",
    "id numbers",
    "identity card number",
    "identity number",
    "resident name",
    "resident names",
    "residents' names",
    "name of resident",
    "names of residents",
    "ethnicity",
    "ethnic group of residents",
    "religious belief",
    "religious affiliation",
    "party membership",
    "health status of residents",
    "medical history",
    "diagnosis",
];

/// Reports a name that asks to record something about persons.
pub(super) fn name(check: &mut Check<'_>, place: &str, name: &Wording) {
    if let Some(words) = name.all().find_map(|(_, text)| asked_of_persons(text)) {
        check.report(place, ProblemKind::RecordsPeople { words });
    }
}

/// The words of `text` that ask for something about persons.
fn asked_of_persons(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    if PROTECTING.iter().any(|word| text.contains(word)) {
        return None;
    }
    let in_chinese = || ALWAYS.iter().find(|words| text.contains(**words));
    let listed = || text.split(is_separator).map(strip_verb).find_map(|part| ALONE.iter().find(|word| **word == part));
    let in_english = || ENGLISH.iter().find(|words| has_words(&text, words));
    in_chinese().or_else(listed).or_else(in_english).map(|words| (*words).to_owned())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || "、，。；：（）【】《》“”／和及与".contains(c)
}

/// "登记民族" and "民族登记" name the same thing as "民族".
fn strip_verb(part: &str) -> &str {
    const VERBS: [&str; 8] = ["登记", "填写", "记录", "采集", "填报", "居民", "住户", "名单"];
    let mut part = part;
    while let Some(rest) = VERBS.iter().find_map(|verb| part.strip_prefix(verb).or_else(|| part.strip_suffix(verb))) {
        part = rest;
    }
    part
}

fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(text[..start].chars().next_back()) && !letter(text[start + words.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_ask_about_persons_are_found() {
        for name in [
            "居民姓名登记",
            "身份证号",
            "居民身份证号码登记",
            "民族",
            "姓名、民族、联系方式",
            "宗教信仰",
            "政治面貌",
            "居民患病情况",
            "登记民族",
            "党员名单",
            "党员",
            "患病居民名单",
            "Ethnicity of the resident",
            "Resident ID number",
            "Party membership",
        ] {
            assert!(asked_of_persons(name).is_some(), "{name}");
        }
    }

    #[test]
    fn work_topics_and_protection_are_not() {
        for name in [
            "民族团结进步创建",
            "党员志愿服务",
            "党组织覆盖率",
            "慢性病患者管理率",
            "健康教育宣传栏",
            "宗教活动场所消防",
            "未公示居民身份证号",
            "居民身份证号等隐私保护",
            "尊重宗教信仰自由",
            "患病居民走访慰问",
            "居民满意度",
            "Diagnostics of the lift",
            "Freedom",
            "名称",
        ] {
            assert_eq!(asked_of_persons(name), None, "{name}");
        }
    }
}
