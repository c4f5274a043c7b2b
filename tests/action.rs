//! Rectification from the command line: proposed from lost points, entered, brought further, overdue, in the log.

use serde_json::Value;

use crate::cli::Place;

pub fn example() -> Place {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    place
}

fn listed(place: &Place) -> Vec<Value> {
    place.json(&["action", "list", "SW", "--json"]).as_array().unwrap().clone()
}

#[test]
fn what_the_critique_asks_to_put_right_becomes_actions_once() {
    let place = example();
    let critique = place.ok(&["--lang", "zh-CN", "critique", "SW"]);
    let shown = place.ok(&["--lang", "zh-CN", "action", "propose", "SW", "--dry-run"]);
    assert!(listed(&place).is_empty(), "nothing is written by looking");
    let told = place.ok(&["--lang", "zh-CN", "action", "propose", "SW"]);
    assert!(told.starts_with(shown.trim_end()), "{told}");
    let actions = listed(&place);
    assert!(actions.len() > 2, "{actions:?}");
    for action in &actions {
        let problem = action["problem"].as_str().unwrap();
        assert!(critique.contains(problem), "“{problem}” is not in the critique:\n{critique}");
        assert!(action["due"].as_str().is_some() && action["status"] == "open" && action["item"].as_str().is_some());
    }
    let again = place.ok(&["--lang", "zh-CN", "action", "propose", "SW"]);
    assert!(again.contains("没有可以生成的整改项"), "{again}");
    assert_eq!(listed(&place).len(), actions.len());
    // What was withdrawn is proposed again.
    place.ok(&["action", "remove", "SW", "1"]);
    assert!(place.ok(&["action", "propose", "SW"]).contains("1 action entered"));
}

#[test]
fn an_action_is_entered_edited_closed_and_told_overdue_in_between() {
    let place = example();
    let zh = |arguments: &[&str]| place.ok(&[&["--lang", "zh-CN"], arguments].concat());
    let missing = place.refused(1, &["--lang", "zh-CN", "action", "add", "SW", "消防通道堆物"]);
    assert!(missing.contains("--due"), "{missing}");
    zh(&["action", "add", "SW", "消防通道堆物", "--due", "2027/1/5", "--unit", "社区居委会", "--item", "1"]);
    zh(&["action", "edit", "SW", "1", "--measure", "当日清运", "--item", ""]);
    let action = &listed(&place)[0];
    assert_eq!((action["due"].as_str(), action["measure"].as_str()), (Some("2027-01-05"), Some("当日清运")));
    assert_eq!(action["item"], Value::Null);
    let overdue = |on: &str| zh(&["action", "list", "--overdue", "--on", on]);
    assert!(overdue("2027-01-05").contains("没有逾期"));
    assert!(overdue("2027-01-08").contains("整改中，逾期3天"));
    zh(&["action", "reported", "SW", "1", "--on", "2027-01-04"]);
    assert!(overdue("2027-01-08").contains("已报，逾期3天"));
    let refused = place.refused(1, &["--lang", "zh-CN", "action", "close", "SW", "1"]);
    assert!(refused.contains("整改项的理由没有写"), "{refused}");
    assert!(zh(&["action", "close", "SW", "1", "--reason", "现场复核已清运", "--on", "2027-01-06"]).contains("已销号"));
    assert!(overdue("2027-01-08").contains("没有逾期"));
    let refused = place.refused(1, &["--lang", "zh-CN", "action", "edit", "SW", "1", "--problem", "改写"]);
    assert!(refused.contains("action reopen"), "{refused}");
    let refused = place.refused(1, &["--lang", "zh-CN", "action", "close", "SW", "7", "--reason", "x"]);
    assert!(refused.contains("没有编号为“7”") && refused.contains("action list"), "{refused}");
    let log = zh(&["log", "--community", "SW"]);
    assert!(log.contains("第1号整改项：消防通道堆物（限期整改，2027年1月5日前；社区居委会）"), "{log}");
    assert!(log.contains("已销号（2027-01-06），理由：现场复核已清运"), "{log}");
    // Nobody's number stands in it, and the place is named.
    let refused = place
        .refused(1, &["--lang", "zh-CN", "action", "add", "SW", "堆物", "--due", "2027-01-05", "--unit", "11010519491231002X"]);
    assert!(refused.contains("责任单位") && !refused.contains("1949"), "{refused}");
}

#[test]
fn independent_marks_are_not_told_by_proposals_before_all_have_signed() {
    let place = Place::new();
    place.small_round();
    place.ok(&["meeting", "edit", "M", "--marking", "independent"]);
    for (item, value) in [("plan", "c"), ("tidy", "1")] {
        place.ok(&["rate", "D", item, value, "--by", "A"]);
    }
    let refused = place.refused(1, &["--lang", "zh-CN", "action", "propose", "D", "--dry-run"]);
    assert!(refused.contains("背靠背"), "{refused}");
}

#[test]
fn a_notice_is_a_paper_an_office_can_issue() {
    let place = example();
    let missing = place.refused(1, &["--lang", "zh-CN", "action", "notice", "SW", "-o", "-"]);
    assert!(missing.contains("action propose"), "{missing}");
    place.ok(&["--lang", "zh-CN", "action", "propose", "SW"]);
    place.ok(&["action", "on-spot", "SW", "1"]);
    place.ok(&["dispute", "add", "SW", "2", "当天停电，台账没能打开"]);
    place.ok(&["dispute", "settle", "SW", "2", "--uphold", "--reason", "复查无补充材料"]);
    let notice =
        place.ok(&["--lang", "zh-CN", "action", "notice", "SW", "--number", "云整〔2026〕7号", "--format", "md", "-o", "-"]);
    for text in [
        "整改通知书",
        "云整〔2026〕7号",
        "主送",
        "星级评定标准",
        "存在问题和整改要求",
        "现场已整改完毕的问题",
        "异议处理结果",
        "当天停电，台账没能打开",
        "复查无补充材料",
        "有关要求",
        "整改通知书回执",
        "签收",
    ] {
        assert!(notice.contains(text), "{text} in {notice}");
    }
    // Nobody's marks, and nobody who rated, stand in what a community is handed.
    let codes = place.json(&["meeting", "show", "--json"]);
    for code in codes["panel"].as_array().unwrap() {
        assert!(!notice.contains(&format!("{} ", code.as_str().unwrap())), "{code} in {notice}");
    }
    for format in ["txt", "html", "docx", "xlsx", "json"] {
        let file = place.file(&format!("notice.{format}"));
        place.ok(&["action", "notice", "SW", "-o", file.to_str().unwrap()]);
        assert!(std::fs::metadata(&file).unwrap().len() > 500, "{format}");
    }
}

#[test]
fn the_register_lists_what_is_overdue_first_and_how_each_was_settled() {
    let place = example();
    place.ok(&["--lang", "zh-CN", "action", "propose", "SW"]);
    place.ok(&["--lang", "zh-CN", "action", "propose", "QD"]);
    place.ok(&["action", "close", "QD", "1", "--reason", "现场复核到位", "--on", "2026-12-01"]);
    let register = |extra: &[&str]| {
        let base = ["--lang", "zh-CN", "action", "register", "--on", "2099-01-01", "--format", "md", "-o", "-"];
        place.ok(&[&base[..], extra].concat())
    };
    let all = register(&[]);
    assert!(all.contains("整改台账") && all.contains("逾期") && all.contains("现场复核到位"), "{all}");
    assert!(all.find("整改中，逾期").unwrap() < all.find("已销号").unwrap(), "{all}");
    let overdue = register(&["--overdue"]);
    assert!(overdue.contains("逾期整改清单") && !overdue.contains("已销号"), "{overdue}");
}

#[test]
fn a_filled_in_form_comes_back_whole_or_with_every_row_that_is_wrong() {
    let place = example();
    place.ok(&["--lang", "zh-CN", "action", "propose", "SW"]);
    let file = place.file("form.csv");
    let path = file.to_str().unwrap();
    place.ok(&["--lang", "zh-CN", "action", "form", "SW", "-o", path]);
    let form = std::fs::read_to_string(&file).unwrap();
    assert!(form.starts_with("\u{feff}编号（请勿改动）"), "{form}");
    let empty = place.refused(1, &["--lang", "zh-CN", "action", "import", path]);
    assert!(empty.contains("没有填写过的行"), "{empty}");
    let mut lines: Vec<String> = form.lines().map(str::to_owned).collect();
    let filled = |line: &str, with: &str| line.strip_suffix(",,,").map(|line| format!("{line},{with}")).unwrap();
    let (first, second, third) = (lines[1].clone(), lines[2].clone(), lines[3].clone());
    (lines[1], lines[2]) = (filled(&first, "是,昨天,已补记录"), filled(&second, "也许,,在办"));
    lines[3] = filled(&third, "是,2026-12-01,").replacen(|c: char| c.is_ascii_hexdigit(), "x", 1);
    std::fs::write(&file, lines.join("\n")).unwrap();
    let refused = place.refused(1, &["--lang", "zh-CN", "action", "import", path]);
    for text in ["第2行", "昨天", "第3行", "也许", "第4行", "没有这个编号"] {
        assert!(refused.contains(text), "{text} in {refused}");
    }
    assert!(listed(&place).iter().all(|action| action["status"] == "open"), "nothing was taken in");
    (lines[1], lines[2], lines[3]) = (filled(&first, "是,2026/12/1,已补齐记录"), filled(&second, "否,,下月完工"), third);
    std::fs::write(&file, encoding_rs::GB18030.encode(&lines.join("\r\n")).0).unwrap();
    let told = place.ok(&["--lang", "zh-CN", "action", "import", path]);
    assert!(told.contains("2 项回复，其中 1 项报告已完成"), "{told}");
    let actions = listed(&place);
    assert_eq!((actions[0]["status"].as_str(), actions[0]["since"].as_str()), (Some("reported"), Some("2026-12-01")));
    assert_eq!((actions[1]["status"].as_str(), actions[1]["reason"].as_str()), (Some("open"), Some("下月完工")));
    assert!(place.ok(&["--lang", "zh-CN", "action", "import", path]).contains("没有变化"));
}

#[test]
fn the_calendar_is_the_same_for_the_same_data_and_keeps_to_the_rules_of_its_format() {
    let place = example();
    place.ok(&["--lang", "zh-CN", "action", "propose", "SW"]);
    place.ok(&["action", "close", "SW", "1", "--reason", "done"]);
    let calendar = place.ok(&["--lang", "zh-CN", "action", "calendar", "-o", "-"]);
    assert_eq!(calendar, place.ok(&["--lang", "zh-CN", "action", "calendar", "-o", "-"]));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
    let open = listed(&place).iter().filter(|action| action["status"] == "open").count();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), open);
    assert_eq!(calendar.matches("END:VEVENT").count(), open);
    let action = &listed(&place)[1];
    let (id, due) = (action["id"].as_str().unwrap(), action["due"].as_str().unwrap().replace('-', ""));
    assert!(
        calendar.contains(&format!("UID:{id}@starpoint")) && calendar.contains(&format!("DTSTART;VALUE=DATE:{due}")),
        "{calendar}"
    );
}

#[test]
fn a_re_inspection_asks_what_is_open_carries_the_rest_over_and_tells_then_and_now() {
    let place = Place::new();
    place.small_round();
    let zh = |arguments: &[&str]| place.ok(&[&["--lang", "zh-CN"], arguments].concat());
    let refused = place.refused(1, &["--lang", "zh-CN", "meeting", "new", "回头看", "D", "--revisit"]);
    assert!(refused.contains("以前没有评过分"), "{refused}");
    for (item, value) in [("plan", "c"), ("tidy", "3"), ("asked", "10/10"), ("4", "ok")] {
        place.ok(&["rate", "D", item, value, "--by", "A", "--note", "seen"]);
    }
    let total = |place: &Place| place.json(&["result", "D", "--json"])[0]["total"].as_str().map(str::to_owned);
    place.ok(&["card", "sign", "D", "--by", "A"]);
    let before = total(&place);
    zh(&["action", "propose", "D"]);
    zh(&["meeting", "new", "回头看", "--revisit", "--date", "2099-03-01", "--panel", "B"]);
    place.ok(&["rate", "D", "plan", "a", "--by", "B"]);
    assert_ne!(total(&place), before);
    place.ok(&["card", "sign", "D", "--by", "B"]);
    let told = zh(&["result", "D"]);
    for text in ["回头看，对照“M”", "0 → 4", "沿用上次评分", "评审组有变化：上次 A，本次 B", "2099-03-01  回头看"]
    {
        assert!(told.contains(text), "{text} in {told}");
    }
    zh(&["action", "check", "D", "1", "done", "--evidence", "the plan is new"]);
    let action = &place.json(&["action", "list", "D", "--json"])[0];
    assert_eq!((action["status"].as_str(), action["checks"][0]["verdict"].as_str()), (Some("closed"), Some("done")));
    assert_eq!(action["since"].as_str(), Some("2099-03-01"));
    let report = zh(&["report", "D", "--format", "md", "-o", "-"]);
    for text in ["回头看", "复查指标前后对照", "提高", "整改项核查结论", "历次评定", "评审组有变化"]
    {
        assert!(report.contains(text), "{text} in {report}");
    }
    let refused = place.refused(1, &["--lang", "zh-CN", "meeting", "new", "再看", "D", "--revisit", "--date", "2099-06-01"]);
    assert!(refused.contains("--full-card"), "{refused}");
    place.ok(&["meeting", "new", "再看", "D", "--revisit", "--full-card", "--date", "2099-06-01"]);
    let log = zh(&["log", "--community", "D"]);
    assert!(log.contains("复查 1 项，其余沿用") && log.contains("全部重评") && log.contains("回头看：已改"), "{log}");
}
