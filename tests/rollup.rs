//! Ranks within groups of communities and roll-ups of a round, as the command line and the screen tell them.

use std::fs;

use serde_json::{Value, json};

use crate::cli::{Place, SMALL};

/// Four communities of two subdistricts and two groups: E 10 points, D and F 9, G not finished.
fn round() -> Place {
    let place = Place::new();
    let (standard, communities) = (place.file("small.toml"), place.file("communities.csv"));
    fs::write(&standard, SMALL).unwrap();
    place.ok(&["standard", "import", standard.to_str().unwrap()]);
    place.ok(&["round", "new", "R", "--standard", "small", "--each", "4"]);
    fs::write(&communities, "代码,街道,名称,组别\nD,桥西街道,东,老旧小区\nE,桥西街道,西,商品房\nF,河东街道,南,老旧小区\n")
        .unwrap();
    place.ok(&["community", "add", "--from", communities.to_str().unwrap()]);
    place.ok(&["community", "add", "河东街道/北", "--code", "G", "--group", "商品房"]);
    for code in ["D", "E", "F", "G"] {
        place.ok(&["round", "nominate", code]);
    }
    place.ok(&["inspector", "add", "A"]);
    place.ok(&["meeting", "new", "M"]);
    place.ok(&["inspector", "use", "A"]);
    for (community, tidy) in [("D", "2"), ("E", "3"), ("F", "2")] {
        for (item, value) in [("plan", "4"), ("tidy", tidy), ("asked", "9/10"), ("forged", "ok")] {
            place.ok(&["rate", community, item, value]);
        }
    }
    place.ok(&["rate", "G", "plan", "4"]);
    place
}

fn told(rows: &Value, keys: &[&str]) -> Vec<Value> {
    rows.as_array().unwrap().iter().map(|row| keys.iter().map(|key| row[*key].clone()).collect()).collect()
}

#[test]
fn communities_are_ranked_within_their_group_too() {
    let place = round();
    let keys = ["community", "rank", "group", "group_rank"];
    let all = place.json(&["rank", "--json"]);
    assert_eq!(
        told(&all, &keys),
        [
            json!(["E", 1, "商品房", 1]),
            json!(["D", 2, "老旧小区", 1]),
            json!(["F", 2, "老旧小区", 1]),
            json!(["G", null, "商品房", null])
        ]
    );
    let one = place.json(&["rank", "--json", "--group", "老旧小区"]);
    assert_eq!(told(&one, &keys), told(&all, &keys)[1..3]);
    let text = place.ok(&["rank", "--group", "老旧小区", "--lang", "zh-CN"]);
    assert_eq!(text.lines().filter(|line| line.starts_with("  1  ") && line.ends_with("总第2名")).count(), 2, "{text}");
    assert!(place.ok(&["rank", "--lang", "zh-CN"]).contains("商品房第1名"));
    // A group that is not there is answered with those that are; corrected, the ranks follow.
    let refused = place.refused(1, &["rank", "--group", "新建", "--lang", "zh-CN"]);
    assert!(refused.contains("商品房、老旧小区"), "{refused}");
    let changed = place.ok(&["community", "edit", "E", "--group", "老旧小区", "--lang", "zh-CN"]);
    assert!(changed.contains("· 老旧小区"), "{changed}");
    let keys = ["community", "group_rank"];
    let now = place.json(&["rank", "--json", "--group", "老旧小区"]);
    assert_eq!(told(&now, &keys), [json!(["E", 1]), json!(["D", 2]), json!(["F", 2])]);
    place.ok(&["doctor", "--rebuild"]);
    assert_eq!(place.json(&["rank", "--json", "--group", "老旧小区"]), now, "the journal says the same");
    let listed = place.json(&["community", "list", "--json"]);
    assert_eq!(told(&listed, &["code", "group"])[3], json!(["G", "商品房"]));
}

#[test]
fn a_round_is_summed_up_by_subdistrict_with_what_most_fail() {
    let place = round();
    // D and F lost a point on `tidy`, each for a reason; E lost nothing there.
    for community in ["D", "F"] {
        place.ok(&["rate", community, "tidy", "2", "--reason", "楼道堆物"]);
    }
    let summary = place.json(&["round", "summary", "--json"]);
    let of = |object: &Value, keys: &[&str]| keys.iter().map(|key| object[*key].clone()).collect::<Value>();
    assert_eq!(of(&summary, &["communities", "begun", "finished", "mean"]), json!([4, 4, 3, "9.33"]));
    assert_eq!(of(&summary, &["lowest", "highest"]), json!(["9", "10"]));
    assert_eq!(summary["holding"][0], json!({ "stars": 2, "count": 3, "percent": "100" }));
    let keys = ["subdistrict", "rank", "communities", "finished", "mean"];
    assert_eq!(told(&summary["subdistricts"], &keys), [json!(["桥西街道", 1, 2, 2, "9.5"]), json!(["河东街道", 2, 2, 1, "9"])]);
    let keys = ["item", "communities_short", "communities_judged", "lost_percent", "reasons"];
    let reasons = json!([{ "reason": "楼道堆物", "communities": 2 }]);
    assert_eq!(told(&summary["items"], &keys), [json!(["tidy", 2, 3, "22.22", reasons])]);
    let text = place.ok(&["round", "summary", "--lang", "zh-CN"]);
    for said in ["共4个社区，评完3个，在评1个", "平均9.33分", "二星3个（100%）", "3个社区中2个失分", "楼道堆物（2个社区）"]
    {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
    // The screen says the same, reached from the ranking; Esc leads back there.
    let screen = place.ok(&["--keys", "+3/汇总<enter>", "--size", "80x24", "--lang", "zh-CN"]);
    assert!(screen.contains("街道对比") && screen.contains("桥西街道") && screen.contains("楼道堆物（2个社区）"), "{screen}");
    let back = place.ok(&["--keys", "+3/汇总<enter><esc>", "--size", "80x24", "--lang", "zh-CN"]);
    assert!(back.contains("排名") && back.contains("总分"), "{back}");
}

#[test]
fn an_empty_round_is_summed_up_without_figures() {
    let place = Place::new();
    place.ok(&["round", "new", "R"]);
    assert!(place.ok(&["round", "summary", "--lang", "zh-CN"]).contains('R'));
    let summary = place.json(&["round", "summary", "--json"]);
    assert_eq!((&summary["communities"], &summary["mean"], &summary["items"]), (&json!(0), &Value::Null, &json!([])));
}

#[test]
fn the_rounds_bulletin_comes_as_a_file_and_on_the_screen() {
    let place = round();
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    let text = flat(&place.ok(&["report", "--bulletin", "-o", "-", "--lang", "zh-CN"]));
    for said in [
        "关于R现场评定情况的通报",
        "一、基本情况",
        "二、评定结果",
        "三、突出问题",
        "四、工作要求",
        "附件1",
        "桥西街道",
        "还有1个社区没有评完",
    ] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
    for format in ["docx", "xlsx", "html", "md", "json"] {
        let file = place.file(&format!("bulletin.{format}"));
        place.ok(&["report", "--bulletin", "-o", file.to_str().unwrap()]);
        assert!(fs::metadata(&file).unwrap().len() > 500, "{format}");
    }
    place.refused(2, &["report", "--bulletin", "--all", "-o", "-"]);
    let screen = place.ok(&["--keys", "+3/全部社区<enter>/通报<enter>", "--size", "80x24", "--lang", "zh-CN"]);
    assert!(screen.contains("通报.docx") && screen.contains("关于R现场评定情况的通报"), "{screen}");
}
