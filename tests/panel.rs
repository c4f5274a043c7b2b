//! A panel from the command line: seats, the combination explained, the chair's word on a veto, a dispute with its agreed mark.

use std::fs;

use crate::cli::Place;

const STANDARD: &str = r#"format = 1
id = "panel"
version = "1"
language = "zh-CN"
name = "评审组标准"
full_marks = 14

[panel]
method = "trimmed"
too_few = "mean"
veto = "chair"

[[panel.roles]]
key = "chair"
name = "组长"
weight = 1.5
chair = true

[[sections]]
id = "files"
name = "档案"
items = [{ id = "a", name = "台账", kind = "score", max = 10, methods = ["documents"], guidance = "看台账" }]

[[sections]]
id = "yard"
name = "现场"
items = [
  { id = "b", name = "楼道", kind = "score", max = 4, methods = ["onsite"], guidance = "看楼道" },
  { id = "fire", name = "消防", kind = "veto", consequence = "cap", cap = 1, methods = ["onsite"], guidance = "看通道" },
]

[[stars]]
stars = 2
total_at_least = 10

[[stars]]
stars = 1
total_at_least = 4
"#;

/// A round under the standard with four inspectors and one community.
fn round() -> Place {
    let place = Place::new();
    let file = place.file("panel.toml");
    fs::write(&file, STANDARD).unwrap();
    place.ok(&["standard", "import", file.to_str().unwrap()]);
    place.ok(&["round", "new", "秋季", "--standard", "panel"]);
    for code in ["A", "B", "C", "D"] {
        place.ok(&["inspector", "add", code]);
    }
    place.ok(&["community", "add", "河西街道/滨河社区", "--code", "BH"]);
    place.ok(&["community", "add", "铁牛街道/新福社区", "--code", "XF"]);
    place.ok(&["meeting", "new", "第一次", "BH", "XF", "--panel", "A,B,C,D", "--role", "A=组长", "--subdistrict", "D=铁牛街道"]);
    place
}

fn rate(place: &Place, rows: &str) {
    let file = place.file("marks.csv");
    fs::write(&file, rows).unwrap();
    place.ok(&["rate", "--from", file.to_str().unwrap()]);
}

#[test]
fn marks_are_combined_by_the_standards_rule_and_explained_once_all_have_signed() {
    let place = round();
    rate(
        &place,
        "BH,a,9,A\nBH,a,8,B\nBH,a,4,C\nBH,a,7,D\nBH,b,4,A\nBH,b,4,B\nBH,b,4,C\nBH,b,4,D\nBH,fire,ok,A\nBH,fire,ok,B\nBH,fire,ok,C\nBH,fire,ok,D\n",
    );
    // 9 and 4 go: 7.5, and 4.
    let result = place.json(&["result", "BH", "--json"]);
    assert_eq!((result[0]["total"].as_str(), result[0]["stars"].as_u64()), (Some("11.5"), Some(2)));
    let told = place.ok(&["--lang", "zh-CN", "result", "BH"]);
    assert!(told.contains("去掉一个最高分和一个最低分") && told.contains("组长 ×1.5"), "{told}");
    assert!(told.contains("全部签字以后列出各人评分") && !told.contains("C 4"), "{told}");
    for code in ["A", "B", "C", "D"] {
        place.ok(&["card", "sign", "BH", "--by", code]);
    }
    let told = place.ok(&["--lang", "zh-CN", "result", "BH"]);
    assert!(told.contains("组长 A 9（不计）、B 8、D 7、C 4（不计） → 7.5"), "{told}");
}

#[test]
fn the_command_line_shows_everything_and_says_where_a_screen_would_not_yet() {
    let place = round();
    rate(&place, "BH,a,9,A\nBH,b,4,A\nBH,fire,ok,A\nBH,a,3,B\nBH,b,4,B\nBH,fire,ok,B\n");
    let said = |arguments: &[&str]| {
        let output = place.command(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let note = "A has not signed";
    // On a laptop that is no inspector's nothing is hidden anywhere.
    assert!(!said(&["result", "BH"]).1.contains(note));
    place.ok(&["inspector", "use", "A"]);
    for arguments in [
        &["result", "BH"][..],
        &["result"],
        &["rank"],
        &["agreement"],
        &["critique", "BH"],
        &["report", "BH", "--profile", "district", "-o", "-"],
    ] {
        let (told, aside) = said(arguments);
        assert!(aside.contains(note) && aside.lines().count() == 1, "{arguments:?}: {aside}");
        assert!(!told.is_empty() && !told.contains(note), "{arguments:?}");
    }
    // Scripts get the same results, whoever's laptop it is, and nothing besides.
    let (json, aside) = said(&["result", "BH", "--json"]);
    assert!(aside.is_empty() && json.contains("\"total\":\"10.6\""), "{json} {aside}");
    for arguments in [["rank", "--json"], ["agreement", "--json"]] {
        assert!(said(&arguments).1.is_empty(), "{arguments:?}");
    }
    place.ok(&["card", "sign", "BH", "--by", "A"]);
    assert!(!said(&["result", "BH"]).1.contains(note));
}

#[test]
fn whoever_comes_from_the_subdistrict_does_not_rate_it() {
    let place = round();
    let refused = place.refused(1, &["--lang", "zh-CN", "rate", "XF", "a", "9", "--by", "D"]);
    assert!(refused.contains("D 回避铁牛街道/新福社区"), "{refused}");
    place.ok(&["meeting", "edit", "第一次", "--no-recuse", "D", "--duty", "D=档案,onsite", "--marking", "open"]);
    place.ok(&["rate", "XF", "a", "9", "--by", "D"]);
    let shown = place.ok(&["--lang", "zh-CN", "meeting", "show"]);
    assert!(shown.contains("A  组长") && shown.contains("D  分工 现场查看、档案") && shown.contains("公开评分"), "{shown}");
    let seats = &place.json(&["meeting", "show", "--json"])["seats"];
    assert_eq!(seats[1]["sections"][0].as_str(), Some("files"));
    let refused = place.refused(1, &["--lang", "zh-CN", "meeting", "edit", "第一次", "--role", "B=chiar"]);
    assert!(refused.contains("chair"), "{refused}");
}

#[test]
fn a_veto_waits_for_the_chair_and_a_dispute_takes_an_agreed_mark() {
    let place = round();
    rate(&place, "BH,a,9,A\nBH,b,4,A\nBH,fire,ok,A\nBH,a,9,B\nBH,b,4,B\nBH,fire,ok,B\nBH,a,9,C\nBH,b,1,C\n");
    place.ok(&["rate", "BH", "fire", "violated", "--by", "C", "--note", "通道堵塞"]);
    let told = place.ok(&["result", "BH"]);
    assert!(told.contains("1 of 3 inspectors, not confirmed"), "{told}");
    assert_eq!(place.json(&["result", "BH", "--json"])[0]["stars"], serde_json::Value::Null);
    let refused = place.refused(1, &["--lang", "zh-CN", "veto", "confirm", "BH", "fire", "--basis", "复查", "--by", "B"]);
    assert!(refused.contains("只有组长（A）"), "{refused}");
    place.ok(&["veto", "confirm", "BH", "fire", "--basis", "复查属实", "--by", "A"]);
    assert_eq!(place.json(&["result", "BH", "--json"])[0]["stars"].as_u64(), Some(1));
    place.ok(&["veto", "reject", "BH", "3", "--basis", "当场清理", "--by", "A"]);
    assert_eq!(place.json(&["result", "BH", "--json"])[0]["stars"].as_u64(), Some(2));

    place.refused(1, &["dispute", "settle", "BH", "b", "--value", "2", "--reason", "合议"]);
    place.ok(&["dispute", "add", "BH", "b", "当天正在施工"]);
    place.refused(1, &["dispute", "settle", "BH", "b", "--value", "9", "--reason", "合议"]);
    place.refused(2, &["dispute", "settle", "BH", "b", "--reason", "合议"]);
    place.ok(&["dispute", "settle", "BH", "b", "--value", "2", "--reason", "按施工前后折中"]);
    assert_eq!(place.json(&["result", "BH", "--json"])[0]["total"].as_str(), Some("11"));
    let listed = place.ok(&["--lang", "zh-CN", "dispute", "list", "BH"]);
    for text in ["社区说明：当天正在施工", "评分标准：看楼道", "C 1", "合议分 2：按施工前后折中"] {
        assert!(listed.contains(text), "{text} in {listed}");
    }
    let report = place.ok(&["--lang", "zh-CN", "report", "BH", "--profile", "district", "--format", "md", "-o", "-"]);
    assert!(report.contains("异议") && report.contains("合议分 2：按施工前后折中") && report.contains("1–4"), "{report}");
    place.ok(&["dispute", "settle", "BH", "b", "--uphold", "--reason", "维持"]);
    let json = place.json(&["dispute", "list", "--json"]);
    assert_eq!((json[0]["settled"].as_bool(), json[0]["agreed"].as_str()), (Some(true), None));
    place.ok(&["dispute", "withdraw", "BH", "b"]);
    assert_eq!(place.ok(&["dispute", "list", "--json"]).trim(), "[]");
    let log = place.ok(&["--lang", "zh-CN", "log"]);
    assert!(log.contains("一票否决被组长否定：当场清理") && log.contains("撤回对第2项的异议"), "{log}");
}
