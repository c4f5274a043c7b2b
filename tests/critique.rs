//! The critique from the command line: the example's texts in both languages, and a text of one's own.

use std::fs;

use crate::cli::Place;

const EXAMPLE: [&str; 6] = ["XFL", "HY", "QD", "SJ", "SW", "LLZ"];

fn example() -> Place {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    place
}

fn golden(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "critique", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_examples_critiques_read_as_they_are_meant_to() {
    let place = example();
    for language in ["zh-CN", "en"] {
        for community in EXAMPLE {
            let written = place.ok(&["--lang", language, "critique", community]);
            let spoken = place.ok(&["--lang", language, "critique", community, "--spoken"]);
            golden(&format!("{community}-{language}"), &format!("{written}\n———\n\n{spoken}"));
            let json = place.json(&["--lang", language, "critique", community, "--json"]);
            let seconds = json["spoken_seconds"].as_u64().unwrap();
            assert!((100..=185).contains(&seconds), "{community} {language}: {seconds} s");
            assert_eq!((json["written"].as_bool(), json["offered"].as_array().map(Vec::len)), (Some(false), Some(0)));
        }
    }
}

/// The example's first community with its four actions looked at again by both inspectors: three put right, one not.
fn looked_at_again() -> Place {
    let place = example();
    place.ok(&["meeting", "edit", "第一次现场会", "--date", "2026-05-07"]);
    place.ok(&["action", "propose", "XFL"]);
    place.ok(&["meeting", "new", "回头看", "XFL", "--revisit", "--date", "2026-09-15"]);
    place
}

fn again(place: &Place, item: &str, value: &str, more: &[&str]) {
    for by in ["A", "B"] {
        place.ok(&[&["rate", "XFL", item, value, "--by", by, "--meeting", "回头看"], more].concat());
    }
}

#[test]
fn a_re_inspection_says_that_it_is_one_then_and_now_and_praises_only_what_was_looked_at() {
    let place = looked_at_again();
    let critique = |place: &Place, language: &str, more: &[&str]| {
        place.ok(&[&["--lang", language, "critique", "XFL", "--meeting", "回头看"], more].concat())
    };
    let before = critique(&place, "zh-CN", &[]);
    assert!(before.contains("“回头看”还没有评分") && !before.contains("值得肯定"), "{before}");
    again(&place, "agenda", "a", &[]);
    let begun = critique(&place, "zh-CN", &[]);
    assert!(begun.contains("三级网络方面"), "{begun}");
    for carried in ["双向服务方面", "居民满意度", "便民新做法", "停业两年的便民菜店"] {
        assert!(!begun.contains(carried), "{carried} was not looked at again\n{begun}");
    }
    again(&place, "venues", "3", &["--note", "学校操场和两家单位食堂已开放"]);
    again(&place, "legal", "2", &["--reason", "1"]);
    again(&place, "targets", "2", &[]);
    for (number, verdict, evidence) in
        [("1", "done", "年度计划已单列"), ("2", "done", "已开放"), ("3", "not-done", "仍无固定时间"), ("4", "done", "目标已量化")]
    {
        place.ok(&["action", "check", "XFL", number, verdict, "--evidence", evidence]);
    }
    for language in ["zh-CN", "en"] {
        let (written, spoken) = (critique(&place, language, &[]), critique(&place, language, &["--spoken"]));
        golden(&format!("XFL-again-{language}"), &format!("{written}\n———\n\n{spoken}"));
    }
}

#[test]
fn a_text_of_ones_own_is_kept_follows_the_marks_where_untouched_and_can_be_given_back() {
    let place = example();
    let drafted = place.ok(&["--lang", "zh-CN", "critique", "QD"]);
    let file = place.file("critique.txt");
    fs::write(&file, drafted.replacen("各位同志，", "大家好，", 1)).unwrap();
    let path = file.to_str().unwrap();
    assert!(place.ok(&["--lang", "zh-CN", "critique", "QD", "--set", path]).contains("已保存"));
    assert!(place.ok(&["--lang", "zh-CN", "critique", "QD", "--set", path]).contains("没有变化"));
    assert!(place.ok(&["--lang", "zh-CN", "critique", "QD"]).starts_with("大家好，"));
    // What was not touched follows a new mark, in the critique and in the report.
    place.ok(&["rate", "QD", "agenda", "0", "--by", "A", "--reason", "全年没有研究过"]);
    for text in [place.ok(&["--lang", "zh-CN", "critique", "QD"]), place.ok(&["--lang", "zh-CN", "report", "QD", "-o", "-"])] {
        let plain: String = text.split_whitespace().collect();
        assert!(plain.contains("大家好，评审组") && plain.contains("全年没有研究过"), "{text}");
    }
    assert!(place.ok(&["--lang", "zh-CN", "critique", "QD", "--clear"]).contains("自动草稿"));
    assert!(place.ok(&["--lang", "zh-CN", "critique", "QD"]).starts_with("各位同志，"));
    assert!(place.ok(&["--lang", "zh-CN", "log", "--community", "QD"]).contains("点评恢复为自动草稿"));
    let private = place.file("private.txt");
    fs::write(&private, "存在不足\n居民身份证号11010519491231002X张贴在外").unwrap();
    let refused = place.refused(1, &["--lang", "zh-CN", "critique", "QD", "--set", private.to_str().unwrap()]);
    assert!(refused.contains("点评第1段") && !refused.contains("11010519491231002X"), "{refused}");
    fs::write(&private, "\n \n").unwrap();
    assert!(place.refused(1, &["--lang", "zh-CN", "critique", "QD", "--set", private.to_str().unwrap()]).contains("没有内容"));
}

#[test]
fn a_redacted_critique_is_gone_from_the_folder_and_the_draft_stands_again() {
    let place = example();
    let file = place.file("critique.txt");
    fs::write(&file, "某某楼的事情不该写在这里").unwrap();
    place.ok(&["critique", "QD", "--set", file.to_str().unwrap()]);
    assert!(place.ok(&["critique", "QD"]).contains("某某楼"));
    let log = place.ok(&["log", "--json", "--community", "QD"]);
    let line = log.lines().find(|line| line.contains("critique_written")).unwrap();
    let event: serde_json::Value = serde_json::from_str(line).unwrap();
    place.ok(&["redact", event["id"].as_str().unwrap()]);
    assert!(place.ok(&["--lang", "zh-CN", "critique", "QD"]).starts_with("各位同志，"));
    for journal in fs::read_dir(place.data().join("journal")).unwrap() {
        assert!(!fs::read_to_string(journal.unwrap().path()).unwrap().contains("某某楼"));
    }
    place.ok(&["verify"]);
}

#[test]
fn a_whole_meetings_critique_is_drafted_kept_and_given_back() {
    let place = example();
    let meeting = place.json(&["meeting", "list", "--json"])[0]["meeting"].as_str().unwrap().to_owned();
    for language in ["zh-CN", "en"] {
        let written = place.ok(&["--lang", language, "critique", "--meeting", &meeting]);
        let spoken = place.ok(&["--lang", language, "critique", "--meeting", &meeting, "--spoken"]);
        golden(&format!("day-{language}"), &format!("{written}\n———\n\n{spoken}"));
    }
    let zh = |arguments: &[&str]| place.ok(&[&["--lang", "zh-CN", "critique", "--meeting", &meeting], arguments].concat());
    let file = place.file("day.txt");
    fs::write(&file, zh(&[]).replacen("各位同志，", "大家好，", 1)).unwrap();
    assert!(zh(&["--set", file.to_str().unwrap()]).contains("已保存"));
    assert!(zh(&[]).starts_with("大家好，"));
    let json = place.json(&["critique", "--meeting", &meeting, "--json"]);
    assert_eq!((&json["community"], &json["meeting"]), (&serde_json::Value::Null, &meeting.clone().into()));
    assert!(json["lines"].as_array().unwrap().iter().any(|line| line["part"] == "communities"));
    place.ok(&["doctor", "--rebuild"]);
    assert!(zh(&[]).starts_with("大家好，"), "the journal says the same");
    assert!(zh(&["--clear"]).contains("自动草稿") && zh(&[]).starts_with("各位同志，"));
    assert!(place.ok(&["--lang", "zh-CN", "log"]).contains("综合点评恢复为自动草稿"));
    // A community's own critique is another text.
    assert!(place.ok(&["--lang", "zh-CN", "critique", "QD"]).starts_with("各位同志，"));
    fs::write(&file, "居民身份证号11010519491231002X张贴在外").unwrap();
    let refused = place.refused(1, &["critique", "--meeting", &meeting, "--set", file.to_str().unwrap()]);
    assert!(!refused.contains("11010519491231002X"), "{refused}");
    place.refused(2, &["critique"]);
}
