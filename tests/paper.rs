//! Score sheets on paper, from the command line: printed blank, entered for whoever filled them in.

use std::fs;

use crate::cli::Place;

#[test]
fn blank_sheets_come_in_every_format_for_one_or_for_all() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    let one = place.ok(&["--lang", "zh-CN", "card", "sheet", "QD", "--by", "A", "-o", "-"]);
    assert!(one.contains("空白评分表") && one.contains("桥东社区") && one.contains("A 甲组") && !one.contains("乙组"), "{one}");
    // Items stand in the order of the running numbers that the screen has too.
    let numbers: Vec<usize> =
        one.lines().filter_map(|line| line.strip_prefix('|')?.split('|').next()?.trim().parse().ok()).collect();
    assert_eq!(numbers, (1..=35).collect::<Vec<_>>(), "{one}");
    assert!(one.lines().all(|line| !line.contains("1次，仅")), "nothing that somebody marked stands on it");
    let all = place.ok(&["--lang", "zh-CN", "card", "sheet", "--all", "--format", "md", "-o", "-"]);
    assert_eq!(all.matches("评分表　").count(), 12, "six communities, two inspectors");
    for (extension, begins) in [("docx", &b"PK"[..]), ("xlsx", b"PK"), ("html", b"<!DOCTYPE"), ("json", b"{")] {
        let file = place.file(&format!("sheets.{extension}"));
        place.ok(&["card", "sheet", "--all", "-o", file.to_str().unwrap()]);
        assert!(fs::read(&file).unwrap().starts_with(begins), "{extension}");
    }
    place.refused(2, &["card", "sheet", "-o", "-"]);
    assert!(place.refused(1, &["card", "sheet", "QD", "--by", "Z", "-o", "-"]).contains('Z'));
}

#[test]
fn what_a_recorder_enters_is_the_inspectors_and_says_who_entered_it() {
    let place = Place::new();
    place.small_round();
    place.ok(&["inspector", "add", "R", "录入员"]);
    let file = place.file("first.csv");
    fs::write(&file, "D,plan,4\nD,2,3\n").unwrap();
    let first = file.to_str().unwrap();
    place.ok(&["rate", "--from", first, "--by", "A", "--entered-by", "R"]);
    let log = place.ok(&["log"]);
    assert!(log.contains("A’s score sheet, entered by R"), "{log}");
    let archive = place.ok(&["report", "D", "--profile", "archive", "-o", "-"]);
    assert!(archive.contains("From paper") && archive.contains("R entered 2 items"), "{archive}");
    // A second entry changes nothing and tells every difference.
    assert!(place.ok(&["rate", "--from", first, "--by", "A", "--compare"]).contains("agree"));
    let second = place.file("second.csv");
    fs::write(&second, "D,plan,2\nD,2,3\n").unwrap();
    let arguments = ["rate", "--from", second.to_str().unwrap(), "--by", "A", "--compare"];
    let before = place.json(&["result", "D", "--json"]);
    let refused = place.refused(1, &arguments);
    assert!(refused.contains("1 of 2"), "{refused}");
    let told = String::from_utf8(place.command(&arguments).output().unwrap().stdout).unwrap();
    assert!(told.contains("item 1: first") && told.lines().count() == 1, "{told}");
    assert_eq!(place.json(&["result", "D", "--json"]), before);
    place.refused(1, &["rate", "D", "plan", "4", "--by", "A", "--entered-by", "nobody"]);
}
