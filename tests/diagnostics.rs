//! The log file and crash reports of the command line; those of the screen are in `terminal`. What must not be in them matters
//! more than what is.

use crate::cli::Place;

/// What a person types, and must find nowhere but in the data folder.
const TYPED: [&str; 6] = ["11010519491231002X", "张晓明", "台账缺两次记录", "6222021234567894", "13800138000", "幸福小区"];

#[test]
fn the_log_tells_what_happened_and_nothing_that_was_typed() {
    let place = Place::new();
    place.small_round();
    let debug = |arguments: &[&str]| place.command(arguments).env("STARPOINT_LOG", "debug").output().unwrap();
    debug(&["inspector", "add", "ZXM", "张晓明"]);
    debug(&["community", "add", "桥/幸福小区"]);
    assert!(debug(&["rate", "D", "plan", "b", "--note", "台账缺两次记录", "--by", "ZXM"]).status.success());
    for text in ["11010519491231002X", "卡号6222021234567894"] {
        let refused = debug(&["rate", "D", "tidy", "2", "--note", text]);
        assert_eq!(refused.status.code(), Some(1), "{text}");
    }
    debug(&["rate", "D", "tidy", "2", "--note", "联系 13800138000"]);
    debug(&["result", "张晓明"]);
    let keys = "<enter><enter>11010519491231002X<enter><esc>1<esc>+<commit:台账缺两次记录>";
    assert!(debug(&["--keys", keys]).status.success());
    let log = place.logged();
    for expected in
        ["begins", "verb=rate", "verb=inspector add", "verb=screen", "folder opened", "command refused", "ends code=1"]
    {
        assert!(log.contains(expected), "{expected} is missing in {log}");
    }
    assert!(log.lines().filter(|line| line.contains("command refused")).count() >= 3, "{log}");
    for typed in TYPED {
        assert!(!log.contains(typed), "{typed} is in {log}");
    }
    assert!(log.is_ascii(), "{log}");
}

#[test]
fn how_much_is_logged_is_set_and_the_environment_goes_first() {
    let place = Place::new();
    place.small_round();
    assert!(place.logged().contains("verb=round new"), "something is there without asking for it");
    let lines = || place.logged().lines().count();
    place.settings("log = \"off\"\n");
    let before = lines();
    place.ok(&["rank"]);
    assert_eq!(lines(), before);
    assert!(place.command(&["rank"]).env("STARPOINT_LOG", "info").status().unwrap().success());
    assert!(lines() > before);
    let output = place.command(&["rank"]).env("STARPOINT_LOG", "loud").output().unwrap();
    assert!(output.status.success() && String::from_utf8_lossy(&output.stderr).contains("STARPOINT_LOG"));
}

#[test]
fn a_log_that_cannot_be_written_is_not_noticed() {
    let place = Place::new();
    std::fs::create_dir_all(place.file(".local")).unwrap();
    // Where the state folder would be there is a file.
    std::fs::write(place.file(".local/state"), "").unwrap();
    let output = place.run(&["standard", "list"]);
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_rebuilt_database_is_logged() {
    let place = Place::new();
    place.small_round();
    for entry in std::fs::read_dir(place.data().join("db")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::write(path, vec![0xA5; 64 * 1024]).unwrap();
        }
    }
    place.ok(&["rank"]);
    assert!(place.logged().contains("WARN starpoint::workspace::diary: working database rebuilt doubt="), "{}", place.logged());
    assert!(place.crash_reports().is_empty());
}

/// Only a program built with debug assertions panics when it is asked to.
#[cfg(debug_assertions)]
#[test]
fn a_verb_that_panics_says_one_line_and_leaves_a_report() {
    let place = Place::new();
    place.small_round();
    let crash = || place.command(&["result", "--json"]).env("STARPOINT_PANIC", "verb").output().unwrap();
    let output = crash();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len(), said.lines().count()), (Some(101), 0, 1), "{said}");
    let (path, report) = place.crash_reports().remove(0);
    assert!(said.contains(&format!("~/.local/state/starpoint/crash/{}", path.file_name().unwrap().to_str().unwrap())), "{said}");
    assert!(report.contains("verb: result") && report.contains("backtrace:") && !report.contains("录入的文字"), "{report}");
    assert!(report.contains("begins version="), "the last lines of the log are there: {report}");
    std::fs::remove_dir_all(place.file(".local/state/starpoint/crash")).unwrap();
    std::fs::write(place.file(".local/state/starpoint/crash"), "").unwrap();
    let said = String::from_utf8(crash().stderr).unwrap();
    assert!(said.contains("src/diagnostics/crash.rs"), "without a report it says where: {said}");
}
