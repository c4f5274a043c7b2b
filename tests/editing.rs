//! Setting right what was entered wrong, from the command line: labels, misplaced marks, lists, steps back; and trying a
//! standard.

use std::fs;

use serde_json::json;

use crate::cli::Place;

fn place() -> Place {
    let place = Place::new();
    place.small_round();
    place
}

#[test]
fn labels_are_edited_and_the_log_says_from_what() {
    let place = place();
    place.ok(&["rate", "D", "plan", "b"]);
    assert!(place.ok(&["community", "edit", "D", "--name", "东桥", "--code", "DQ"]).contains("桥/东桥 (DQ)"));
    place.ok(&["inspector", "edit", "A", "--name", "甲组"]);
    place.ok(&["round", "edit", "--name", "R2", "--each", "3"]);
    place.ok(&["meeting", "edit", "M", "--date", "2026-12-01", "--panel", "A"]);
    assert_eq!(place.json(&["result", "DQ", "--json"])[0]["total"], "2", "the marks stayed");
    let round = place.json(&["round", "show", "R2", "--json"]);
    assert_eq!((&round["nominations_each"], &round["communities"][0]["community"]), (&3.into(), &"DQ".into()));
    let meeting = place.json(&["meeting", "show", "--json"]);
    assert_eq!((&meeting["date"], &meeting["panel"]), (&"2026-12-01".into(), &json!(["A"])));
    let log = place.ok(&["--lang", "zh-CN", "log"]);
    for line in ["社区 桥/东 (D) 改为 桥/东桥 (DQ)", "检查员 A 改为 A 甲组", "批次“R”改为“R2”", "现场会“M”改为“M”：2026-12-01"]
    {
        assert!(log.contains(line), "{line} is missing in: {log}");
    }
    assert!(place.ok(&["community", "edit", "DQ"]).contains("Nothing has changed"));
    place.refused(1, &["community", "edit", "DQ", "--subdistrict", "河西"]);
    place.refused(1, &["round", "edit", "--standard", "star-community"]);
    place.ok(&["verify"]);
    place.ok(&["doctor", "--rebuild"]);
    assert_eq!(place.json(&["round", "show", "--json"])["round"], "R2", "a replay gives the same");
}

#[test]
fn the_log_names_standards_facts_and_vetoes_as_people_do() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    let log = place.ok(&["--lang", "zh-CN", "log"]);
    for told in [
        "社区共建示范点星级评定标准（2026.1版）",
        "居民满意度（区级调查） = 96.5%",
        "未评 → 达标",
        "未评 → 违反",
        "未评 → 不适用",
    ] {
        assert!(log.contains(told), "{told} is missing");
    }
    for raw in ["star-community@", "satisfaction", "→ ok", "violated", "→ na"] {
        assert!(!log.contains(raw), "{raw}");
    }
}

#[test]
fn a_round_says_who_holds_it() {
    let place = place();
    let organiser = || place.json(&["round", "show", "--json"])["organiser"].clone();
    assert_eq!(organiser(), json!(null), "the key is always there");
    place.ok(&["round", "edit", "--organiser", "云溪区民政局"]);
    place.ok(&["round", "edit", "--each", "3"]);
    assert_eq!(
        (organiser(), &place.json(&["round", "list", "--json"])[0]["organiser"]),
        (json!("云溪区民政局"), &json!("云溪区民政局"))
    );
    assert!(place.ok(&["--lang", "zh-CN", "round", "show"]).contains("主办单位：云溪区民政局"));
    assert!(place.ok(&["--lang", "zh-CN", "log"]).contains("，主办单位 云溪区民政局"));
    place.ok(&["round", "edit", "--organiser", ""]);
    assert_eq!(organiser(), json!(null));
    place.ok(&["round", "new", "R2", "--organiser", "云溪区评定办"]);
    assert_eq!(place.json(&["--round", "R2", "round", "show", "--json"])["organiser"], "云溪区评定办");
}

#[test]
fn stops_come_and_go_unless_they_are_rated() {
    let place = place();
    for name in ["桥/西", "桥/南"] {
        place.ok(&["community", "add", name]);
    }
    let stops = || place.json(&["meeting", "show", "--json"])["stops"].clone();
    place.ok(&["meeting", "edit", "M", "--add", "西", "--add", "南"]);
    assert_eq!(stops(), json!(["D", "桥/西", "桥/南"]));
    place.ok(&["meeting", "edit", "M", "南", "D"]);
    assert_eq!(stops(), json!(["桥/南", "D"]));
    let listed = place.json(&["rank", "--json"]);
    assert_eq!(listed.as_array().unwrap().len(), 2, "what is visited no more is not ranked: {listed}");
    place.ok(&["rate", "南", "plan", "a"]);
    let error = place.refused(1, &["meeting", "edit", "M", "--remove", "南"]);
    assert!(error.contains("桥/南") && error.contains('A'), "{error}");
    place.refused(1, &["meeting", "edit", "M", "--remove", "西"]);
    place.refused(2, &["meeting", "edit", "M", "南", "--remove", "D"]);
    place.refused(1, &["meeting", "edit", "M", "--date", "tomorrow"]);
}

#[test]
fn misplaced_marks_move_as_one_step_and_come_back_as_one() {
    let place = place();
    for (item, value) in [("plan", "b"), ("tidy", "2.5"), ("asked", "9/10")] {
        place.ok(&["rate", "D", item, value]);
    }
    place.ok(&["rate", "D", "plan", "b", "--note", "two pages missing"]);
    let said = place.ok(&["card", "move", "D", "--to-inspector", "B"]);
    assert!(said.contains("桥/东 A") && said.contains("桥/东 B") && said.contains('4'), "{said}");
    assert!(place.refused(1, &["undo", "--by", "B"]).contains("undo"));
    place.refused(1, &["card", "move", "D", "--to-inspector", "B"]);
    let undone = place.ok(&["undo"]);
    assert!(undone.contains("two pages missing") && undone.lines().count() == 9, "{undone}");
    place.ok(&["redo"]);
    let log = place.ok(&["log"]);
    assert_eq!(log.matches("Marks moved from the scorecard 桥/东 A to 桥/东 B").count(), 2, "{log}");
    place.ok(&["rate", "D", "tidy", "3", "--by", "B"]);
    let error = place.refused(1, &["undo"]);
    assert!(error.contains('2'), "{error}");
    place.refused(2, &["card", "move", "D"]);

    place.ok(&["community", "add", "桥/西"]);
    place.ok(&["meeting", "edit", "M", "--add", "西"]);
    place.ok(&["card", "move", "D", "--by", "B", "--to-community", "西"]);
    assert_eq!(place.json(&["result", "桥/西", "--json"])[0]["total"], "8");
}

#[test]
fn a_text_that_moved_is_redacted_wherever_it_went() {
    let place = place();
    place.ok(&["rate", "D", "plan", "b", "--note", "a sentence to be forgotten"]);
    place.ok(&["card", "move", "D", "--to-inspector", "B"]);
    let log = place.ok(&["log", "--json"]);
    let first = log.lines().find(|line| line.contains("forgotten")).unwrap();
    let last = log.lines().rfind(|line| line.contains("forgotten")).unwrap();
    assert_ne!(first, last);
    let id = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
    let copy = Place::new();
    place.ok(&["backup", "-o", copy.file("b").to_str().unwrap()]);
    copy.ok(&["doctor", "--restore", copy.file("b").to_str().unwrap()]);
    place.ok(&["redact", &id(first)]);
    assert!(!place.ok(&["log", "--json"]).contains("forgotten"));
    copy.ok(&["redact", &id(last)]);
    assert!(!copy.ok(&["log", "--json"]).contains("forgotten"), "from its last place back to its first");
}

#[test]
fn undo_and_redo_say_what_they_change() {
    let place = place();
    place.refused(1, &["undo"]);
    place.ok(&["rate", "D", "plan", "b"]);
    place.ok(&["rate", "D", "tidy", "2"]);
    let undone = place.ok(&["undo", "--by", "A"]);
    assert!(undone.starts_with("Undone") && undone.contains("桥/东") && undone.contains('2'), "{undone}");
    let redone = place.ok(&["--lang", "zh-CN", "redo"]);
    assert!(redone.starts_with("已重做") && redone.contains("第2项：未评 → 2分"), "{redone}");
    place.refused(1, &["redo"]);
    assert!(place.refused(1, &["undo", "--by", "B"]).contains("undo"));
}

#[test]
fn a_list_of_communities_is_entered_whole_or_not_at_all() {
    let place = place();
    let list = place.file("list.csv");
    let write = |text: &str| {
        let (bytes, _, _) = encoding_rs::GB18030.encode(text);
        fs::write(&list, bytes).unwrap();
    };
    let from = ["community", "add", "--from", list.to_str().unwrap()];
    write("社区名称,街道,代码\n沙湾社区,河西街道,SW\n\n南门社区,,NM\n北门社区,河西街道,D\n双井社区,河西街道,SW\n");
    let error = place.refused(1, &from);
    for line in ["line 4", "line 5", "line 6"] {
        assert!(error.contains(line), "{line} is missing in: {error}");
    }
    assert!(error.contains("row 2"), "the row it repeats is the file's: {error}");
    assert_eq!(place.json(&["community", "list", "--json"]).as_array().unwrap().len(), 1);
    write("SW,云溪区,河西街道,沙湾社区\n,云溪区,河西街道,南门社区\n");
    assert!(place.ok(&from).contains('2'));
    let held = place.json(&["community", "list", "--json"]);
    assert_eq!((&held[1]["code"], &held[2]["name"]), (&"SW".into(), &"南门社区".into()));
    place.refused(1, &from);
    place.refused(2, &["community", "add", "桥/南", "--from", "x.csv"]);
    place.refused(2, &["community", "add"]);
}

#[test]
fn the_template_passes_its_check_and_can_be_tried_without_a_trace() {
    let place = Place::new();
    for language in ["zh-CN", "en"] {
        let file = place.file("mine.toml");
        let name = file.to_str().unwrap();
        place.ok(&["--lang", language, "standard", "template", "-o", name]);
        place.ok(&["standard", "check", name]);
        let output = place.run(&["--lang", language, "standard", "try", name, "--keys", "<enter>4", "--size", "80x24"]);
        let screen = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && screen.contains("4/4"), "{screen}");
        assert_eq!(screen.lines().count(), 24);
        assert!(!output.stderr.is_empty(), "nothing is kept, and that is said");
    }
    assert!(!place.data().exists());
    place.refused(1, &["standard", "try", "nowhere.toml"]);
    let same = place.file("mine.toml");
    assert_eq!(place.ok(&["standard", "diff", "star-community", "star-community"]).lines().count(), 1);
    let differing = place.ok(&["standard", "diff", "star-community", same.to_str().unwrap()]);
    assert!(differing.contains("full_marks") && differing.contains("100") && differing.contains("10"), "{differing}");
}
