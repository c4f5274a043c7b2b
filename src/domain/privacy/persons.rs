//! One person and an illness or a faith in one breath: 张大爷患糖尿病, 居民李建国信教.
//!
//! Naming neither is fine, nor is either alone: 义诊活动覆盖糖尿病筛查, 王女士反映路灯不亮. Officials (书记, 主任, 医生) are no
//! residents and are not looked for.

use super::{Findings, Found, Letter, Warned};

/// The farthest a person and the word may stand apart, in characters.
const NEAR: usize = 12;

/// Surnames that are hardly ever an ordinary word's first character before a form of address.
const SURNAMES: &str = "王李张刘陈杨赵黄吴徐孙胡朱林郭罗郑梁谢宋唐韩冯邓曹彭曾肖蔡潘袁董苏叶吕魏蒋杜丁沈姜范卢汪廖贾韦侯邹熊孟秦阎薛雷龙陶贺顾郝龚邵钱覃戴莫汤尹崔欧阳司诸葛上官";
/// Surnames that are also ordinary words (高龄老人, 周边居民): only with a personal form of address directly behind.
const SURNAMES_AND_WORDS: &str = "高何马许周方余于夏田任钟石付白毛江史康万段黎常武乔赖文洪安温严牛季俞鲁施";
const PERSONAL_TITLES: [&str; 15] =
    ["女士", "先生", "大爷", "大妈", "大娘", "大叔", "大姐", "大哥", "阿姨", "奶奶", "爷爷", "婆婆", "老太", "叔叔", "某"];
const LOOSE_TITLES: [&str; 2] = ["老人", "同志"];
/// Words before a name.
const ROLES: [&str; 9] = ["居民", "村民", "住户", "患者", "业主", "户主", "低保户", "老人", "残疾人"];
/// Begin like a name and are none.
const NO_NAMES: [&str; 14] =
    ["张贴", "张罗", "陈述", "陈列", "陈旧", "林立", "林区", "苏区", "黄昏", "黄牌", "龙头", "雷雨", "宋体", "上门"];

const ILLNESS: [&str; 42] = [
    "癌",
    "肿瘤",
    "白血病",
    "精神病",
    "精神障碍",
    "精神分裂",
    "艾滋",
    "HIV",
    "残疾",
    "智障",
    "糖尿病",
    "高血压",
    "抑郁",
    "心脏病",
    "冠心病",
    "中风",
    "脑梗",
    "瘫",
    "尿毒症",
    "肝炎",
    "乙肝",
    "结核",
    "性病",
    "梅毒",
    "吸毒",
    "戒毒",
    "癫痫",
    "痴呆",
    "阿尔茨海默",
    "帕金森",
    "自闭症",
    "失能",
    "患病",
    "患有",
    "重病",
    "大病",
    "慢性病",
    "确诊",
    "流产",
    "透析",
    "化疗",
    "住院",
];
const FAITH: [&str; 18] = [
    "信教",
    "信仰",
    "信佛",
    "佛教",
    "道教",
    "基督",
    "天主教",
    "伊斯兰",
    "穆斯林",
    "回教",
    "法轮",
    "全能神",
    "邪教",
    "做礼拜",
    "教徒",
    "信徒",
    "教友",
    "入教",
];

pub(super) fn find(letters: &[Letter], findings: &mut Findings) {
    let text: Vec<char> = letters.iter().map(|letter| letter.plain).collect();
    let mut place = 0;
    while place < text.len() {
        let Some(length) = person(&text, place) else {
            place += 1;
            continue;
        };
        let around = breath(&text, place, place + length);
        for (words, kind) in [(&ILLNESS[..], Warned::PersonAndIllness), (&FAITH[..], Warned::PersonAndFaith)] {
            if words.iter().any(|word| around.iter().any(|part| part.contains(word))) {
                findings.warned.push(Found { kind, at: letters[place].at });
            }
        }
        place += length;
    }
}

/// What stands near a person on either side, up to the end of the sentence; the word's own length is not counted.
fn breath(text: &[char], start: usize, end: usize) -> [String; 2] {
    const LONGEST_WORD: usize = 5;
    let ends = |c: &char| matches!(c, '。' | '!' | '?' | '\n');
    let reach = NEAR + LONGEST_WORD;
    let before: Vec<char> = text[..start].iter().rev().take(reach).take_while(|c| !ends(c)).copied().collect();
    let after = text[end..].iter().take(reach).take_while(|c| !ends(c)).collect();
    [before.into_iter().rev().collect(), after]
}

/// The length of the mention of a person that starts here.
fn person(text: &[char], place: usize) -> Option<usize> {
    let here = &text[place..];
    let first = *here.first()?;
    if NO_NAMES.iter().any(|word| begins(here, word)) {
        return None;
    }
    if SURNAMES.contains(first) {
        // A given name of up to two characters may stand between: 李建国同志.
        let titled = (1..=3).find_map(|at| {
            let given = here.get(1..at)?;
            let rest = here.get(at..)?;
            let title = title(rest, &PERSONAL_TITLES).or_else(|| title(rest, &LOOSE_TITLES))?;
            given.iter().all(|c| is_han(*c)).then_some(at + title)
        });
        let informal = place > 0 && matches!(text[place - 1], '老' | '小');
        return titled.or(informal.then_some(1));
    }
    if SURNAMES_AND_WORDS.contains(first) {
        return title(&here[1..], &PERSONAL_TITLES).map(|title| 1 + title);
    }
    let role = ROLES.iter().find(|role| begins(here, role))?.chars().count();
    let name = &here[role..];
    let named = name.first().is_some_and(|c| SURNAMES.contains(*c))
        && name.get(1).is_some_and(|c| is_han(*c))
        && !NO_NAMES.iter().any(|word| begins(name, word));
    named.then_some(role + 1)
}

/// The length of the form of address the text starts with. 某些 and 某个 are no 某.
fn title(text: &[char], titles: &[&str]) -> Option<usize> {
    let title = titles.iter().find(|title| begins(text, title))?;
    let indefinite = *title == "某" && text.get(1).is_some_and(|c| "些个种项地处单次年月日".contains(*c));
    (!indefinite).then(|| title.chars().count())
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn begins(text: &[char], word: &str) -> bool {
    text.len() >= word.chars().count() && text.iter().zip(word.chars()).all(|(left, right)| *left == right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::privacy::inspect;

    fn kinds(text: &str) -> Vec<Warned> {
        inspect(text).warned.iter().map(|found| found.kind).collect()
    }

    #[test]
    fn a_person_and_an_illness() {
        for text in [
            "张大爷患糖尿病",
            "王某某确诊肺癌",
            "高阿姨有高血压",
            "李建国同志因中风行动不便",
            "居民陈秀英患有精神障碍",
            "为残疾的刘女士安装扶手",
            "老王去年查出肿瘤",
            "张桂芳老人失能在家",
            "赵某ＨＩＶ阳性",
        ] {
            assert_eq!(kinds(text), [Warned::PersonAndIllness], "{text}");
        }
    }

    #[test]
    fn a_person_and_a_faith() {
        for text in ["王某某信教", "居民李建国参加基督教聚会", "周先生是佛教徒", "吴奶奶信仰伊斯兰教"]
        {
            assert_eq!(kinds(text), [Warned::PersonAndFaith], "{text}");
        }
        assert_eq!(kinds("张某信教，患抑郁症"), [Warned::PersonAndIllness, Warned::PersonAndFaith]);
    }

    #[test]
    fn neither_is_fine_alone() {
        for text in [
            "义诊活动覆盖糖尿病筛查",
            "独居老人走访 12 次",
            "高龄老人、残疾人服务台账齐全",
            "为方便老人设置无障碍通道，服务残疾人",
            "每周老人活动日开展慢性病讲座",
            "许多老人参加高血压讲座",
            "向老人宣传大病保险",
            "关爱老人，建立失能老人档案",
            "任何同志不得歧视残疾人",
            "居民张贴反邪教宣传画",
            "反邪教宣传到位，宗教信仰自由政策上墙",
            "王女士反映路灯不亮",
            "张书记介绍残疾人之家",
            "感谢王女士。糖尿病筛查覆盖率高",
            "一方某些点位糖尿病宣传不足",
            "林区老人体检覆盖慢性病",
        ] {
            assert!(kinds(text).is_empty(), "{text} {:?}", kinds(text));
        }
    }
}
