//! The command line as a script meets it: exit codes, JSON shapes, files in and out.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A data folder with a home of its own, so that no test meets another or the developer's data.
pub struct Place {
    root: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    pub fn data(&self) -> PathBuf {
        self.root.path().join("data")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_starpoint"));
        command.args(arguments).env_clear().env("HOME", self.root.path()).env("STARPOINT_DATA", self.data());
        command.env("LANG", "en_US.UTF-8").env("PATH", std::env::var_os("PATH").unwrap_or_default()).stdin(Stdio::null());
        command
    }

    /// Everything in the log files, in the order of the days.
    pub fn logged(&self) -> String {
        files(&self.file(".local/state/starpoint/log")).into_iter().map(|(_, text)| text).collect()
    }

    /// The crash reports with their paths.
    pub fn crash_reports(&self) -> Vec<(PathBuf, String)> {
        files(&self.file(".local/state/starpoint/crash"))
    }

    /// Writes the settings file; answers its path.
    pub fn settings(&self, text: &str) -> PathBuf {
        let path = self.file(".config/starpoint/settings.toml");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs what must succeed; answers stdout.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs what must be refused with this exit code; answers stderr.
    pub fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
        assert!(!error.trim().is_empty(), "{arguments:?} was refused without a word");
        error
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    /// A round with one community `桥/东`, inspectors A and B, and a meeting, under a small standard that can be computed by
    /// hand.
    pub fn small_round(&self) {
        let file = self.file("small.toml");
        fs::write(&file, SMALL).unwrap();
        self.ok(&["standard", "import", file.to_str().unwrap()]);
        self.ok(&["round", "new", "R", "--standard", "small"]);
        self.ok(&["community", "add", "桥/东", "--code", "D"]);
        self.ok(&["round", "nominate", "D"]);
        self.ok(&["inspector", "add", "A"]);
        self.ok(&["inspector", "add", "B"]);
        self.ok(&["meeting", "new", "M"]);
        self.ok(&["inspector", "use", "A"]);
    }
}

/// The text files of a folder by name; none when there is no folder.
fn files(folder: &std::path::Path) -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// Ten points, two sections; 2★ from 8 with half of every section, 1★ from 5.
pub const SMALL: &str = r#"
format = 1
id = "small"
version = "1"
language = "en"
name = "Small"
full_marks = 10
[na]
policy = "exclude"
max_share = 40

[[stars]]
stars = 2
total_at_least = 8
every_section_at_least = 50
[[stars]]
stars = 1
total_at_least = 5

[[sections]]
id = "one"
name = "One"
[[sections.items]]
id = "plan"
name = "Plan"
kind = "levels"
max = 4
methods = ["documents"]
guidance = "Look at the plan."
reason = "lost"
levels = [{ key = "a", label = "full", points = 4 }, { key = "b", label = "half", points = 2 }, { key = "c", label = "none", points = 0 }]
[sections.items.phrases]
shortcoming = ["the plan is old", "there is no plan"]
[[sections.items]]
id = "tidy"
name = "Tidy"
kind = "score"
max = 3
step = 0.5
methods = ["onsite"]
guidance = "Look around."

[[sections]]
id = "two"
name = "Two"
[[sections.items]]
id = "asked"
name = "Asked"
kind = "measure"
input = "share"
max = 3
methods = ["interview"]
guidance = "Ask ten."
na = true
slabs = [{ at_least = 90, points = 3 }, { at_least = 60, points = 1.5 }, { points = 0 }]
[[sections.items]]
id = "forged"
name = "Forged"
kind = "veto"
methods = ["documents"]
guidance = "Compare."
consequence = "cap"
cap = 1
"#;

#[test]
fn a_card_computed_by_hand() {
    let place = Place::new();
    place.small_round();
    // A: 4 + 2.5 + 3 = 9.5; B: 2 + 3 + 1.5 = 6.5. Mean per item 3 + 2.75 + 2.25 = 8; sections 5.75/7 and 2.25/3.
    for (item, a, b) in [("plan", "4", "b"), ("2", "2.5", "3"), ("asked", "9/10", "6/10"), ("forged", "ok", "ok")] {
        place.ok(&["rate", "D", item, a]);
        place.ok(&["rate", "桥/东", item, b, "--by", "B"]);
    }
    let result = &place.json(&["result", "--json"])[0];
    assert_eq!(result["community"], "D");
    assert_eq!(result["standard"], "small@1");
    assert_eq!(result["total"], "8");
    assert_eq!((&result["stars"], &result["stars_before_quota"]), (&2.into(), &2.into()));
    assert_eq!((&result["provisional"], &result["possible_stars"]), (&false.into(), &serde_json::json!([2, 2])));
    assert_eq!(result["next_star"], Value::Null);
    let rule = &result["rules"][1];
    assert_eq!((&rule["rule"], &rule["needed"], &rule["held"]), (&"every_section_at_least".into(), &"50".into(), &true.into()));
    assert_eq!(rule["actual"], "75");
    assert_eq!(place.json(&["rank", "--json"])[0]["rank"], 1);
    assert!(place.ok(&["verify"]).contains('1'));
}

#[test]
fn the_next_star_takes_the_fewest_items_and_an_open_card_has_a_range() {
    let place = Place::new();
    place.small_round();
    for (item, value) in [("plan", "b"), ("tidy", "1.5"), ("asked", "6/10")] {
        place.ok(&["rate", "D", item, value]);
    }
    // 2 + 1.5 + 1.5 = 5; the veto is open: at worst one star, at best one.
    let open = &place.json(&["result", "D", "--json"])[0];
    assert_eq!((&open["provisional"], &open["stars"]), (&true.into(), &Value::Null));
    place.ok(&["rate", "D", "forged", "ok"]);
    // Three points are missing for two stars. No item alone has room for three; plan (2) with tidy (1.5) or asked (1.5)
    // reaches 8, and plan +2, tidy +1 is the least.
    let result = &place.json(&["result", "D", "--json"])[0];
    let items = serde_json::json!([
        { "item": "plan", "from": "2", "to": "4" },
        { "item": "tidy", "from": "1.5", "to": "2.5" },
    ]);
    assert_eq!(result["next_star"], serde_json::json!({ "stars": 2, "items": items }));
}

#[test]
fn not_applicable_scales_and_a_violation_caps_with_its_basis_in_writing() {
    let place = Place::new();
    place.small_round();
    for (item, value) in [("plan", "a"), ("tidy", "3"), ("asked", "na")] {
        place.ok(&["rate", "D", item, value]);
    }
    assert!(place.refused(1, &["rate", "D", "plan", "na"]).contains("Plan") || !place.ok(&["log"]).contains("na →"));
    let error = place.refused(1, &["rate", "D", "forged", "violated"]);
    assert!(error.contains('4'), "{error}");
    place.ok(&["rate", "D", "forged", "violated", "--note", "two minutes carry the same date"]);
    let result = &place.json(&["result", "D", "--json"])[0];
    // 7 of 7 applicable points, scaled to 10.
    assert_eq!((&result["total"], &result["stars"]), (&"10".into(), &1.into()));
}

#[test]
fn a_third_nomination_is_refused_with_the_rule() {
    let place = Place::new();
    place.small_round();
    place.ok(&["community", "add", "桥/西"]);
    place.ok(&["community", "add", "桥/南"]);
    place.ok(&["round", "nominate", "桥/西"]);
    let error = place.refused(1, &["round", "nominate", "桥/南"]);
    assert!(error.contains('2') && error.contains('桥'), "{error}");
    place.ok(&["round", "nominate", "桥/西", "--withdraw"]);
    place.ok(&["round", "nominate", "桥/南"]);
}

#[test]
fn a_file_of_marks_is_taken_whole_or_not_at_all() {
    let place = Place::new();
    place.small_round();
    let csv = place.file("marks.csv");
    fs::write(&csv, "community,item,value,by,note\nD,plan,b,A,\nD,nosuch,1,A,\nE,tidy,1,A,\nD,tidy,3.25,A,\nD,tidy,9,B,\n")
        .unwrap();
    let error = place.refused(1, &["rate", "--from", csv.to_str().unwrap()]);
    for line in ["line 3", "line 4", "line 5", "line 6"] {
        assert!(error.contains(line), "{line} is missing in: {error}");
    }
    assert_eq!(place.json(&["result", "D", "--json"])[0]["total"], Value::Null);
    // The same in GB18030 with a Chinese note, without a head row, from stdin.
    let (bytes, _, _) = encoding_rs::GB18030.encode("东,1,b,A,计划过期\n东,2,3,A,\n");
    let mut child = place.command(&["rate", "--from", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&bytes).unwrap();
    assert!(child.wait().unwrap().success());
    let log = place.ok(&["log", "--json"]);
    assert!(log.contains("计划过期"), "{log}");
}

#[test]
fn what_points_at_a_resident_is_refused_or_warned_of() {
    let place = Place::new();
    place.small_round();
    for note in ["11010519491231002X", "身份证１１０１０５ １９４９１２３１ ００２Ｘ", "卡号6222020200112233440"]
    {
        let output = place.run(&["rate", "D", "plan", "b", "--note", note]);
        if note.starts_with('卡') && output.status.success() {
            continue; // whether this number passes Luhn is privacy.rs's own test
        }
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains("19491231"), "the number is repeated: {said}");
    }
    place.ok(&["rate", "D", "plan", "b", "--note", "513101198201130011"]);
    let output = place.run(&["rate", "D", "tidy", "3", "--note", "联系 13800138000"]);
    assert!(output.status.success() && !output.stderr.is_empty());
    assert!(!place.ok(&["log", "--json"]).contains("11010519491231002X"));
}

#[test]
fn a_standard_never_changes_under_its_version() {
    let place = Place::new();
    place.small_round();
    let file = place.file("other.toml");
    fs::write(&file, SMALL.replace("step = 0.5", "step = 1")).unwrap();
    let error = place.refused(1, &["standard", "import", file.to_str().unwrap()]);
    assert!(error.contains("small@1") && error.contains("step"), "{error}");
    place.refused(1, &["standard", "import", "--replace", file.to_str().unwrap()]);
    fs::write(&file, SMALL.replace("step = 0.5", "stepp = 0.5").replace("max = 4", "max = 4.125")).unwrap();
    let error = place.refused(1, &["standard", "check", file.to_str().unwrap()]);
    assert!(error.contains("stepp") && error.contains("4.125"), "both problems at once: {error}");
    let out = place.file("out.toml");
    place.ok(&["standard", "export", "small", "-o", out.to_str().unwrap()]);
    assert!(place.ok(&["standard", "diff", "small", out.to_str().unwrap()]).lines().count() == 1);
    place.ok(&["standard", "import", out.to_str().unwrap()]);
}

/// Set in a font of the user's own; a template of the user's own holds until it is wrong.
#[cfg(feature = "pdf")]
fn a_pdf_and_its_template(place: &Place) {
    let config = place.root.path().join(".config/starpoint");
    fs::create_dir_all(config.join("fonts")).unwrap();
    fs::write(config.join("fonts/FangSong.ttf"), crate::made_font::font("FangSong")).unwrap();
    assert!(place.ok(&["doctor"]).contains("FangSong"));
    let page = place.file("XFL.pdf");
    let to = page.to_str().unwrap();
    place.ok(&["report", "XFL", "-o", to]);
    assert!(fs::read(&page).unwrap().starts_with(b"%PDF-1.7"));
    let template = place.ok(&["report", "template", "-o", "-"]);
    assert!(template.contains("json(\"report.json\")"));
    fs::write(config.join("report.typ"), template.replace("#let report =", "#let report")).unwrap();
    let told = place.refused(1, &["report", "XFL", "-o", to]);
    assert!(told.contains("report.typ") && told.contains("line "), "{told}");
    let sound = place.file("sound.typ");
    fs::write(&sound, "#json(\"report.json\").title").unwrap();
    place.ok(&["report", "XFL", "-o", to, "--template", sound.to_str().unwrap()]);
    let told = place.refused(1, &["report", "XFL", "--format", "html", "-o", "-", "--template", sound.to_str().unwrap()]);
    assert!(told.contains("--format pdf"), "{told}");
    fs::remove_file(config.join("report.typ")).unwrap();
}

#[test]
fn the_demo_fills_agrees_with_itself_and_leaves_other_folders_alone() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    assert!(place.ok(&["demo"]).contains("rank"), "without a terminal the next command is named");
    let results = place.json(&["result", "--json"]);
    let results = results.as_array().unwrap();
    assert!(results.len() >= 6);
    assert!(results.iter().any(|result| result["provisional"] == true), "one card is unfinished");
    let ranked = place.json(&["rank", "--json"]);
    for (rank, entry) in (1..).zip(ranked.as_array().unwrap()) {
        let provisional = entry["provisional"] == true;
        assert_eq!(entry["rank"].as_i64(), (!provisional).then_some(rank));
        let same = results.iter().find(|result| result["community"] == entry["community"]).unwrap();
        assert_eq!((&same["total"], &same["stars"]), (&entry["total"], &entry["stars"]));
        let label = entry["community"].as_str().unwrap();
        assert_eq!(place.json(&["result", label, "--json"])[0]["total"], entry["total"], "the name is taken back");
    }
    let report = place.file("all.md");
    place.ok(&["report", "--all", "--format", "md", "-o", report.to_str().unwrap()]);
    assert!(fs::read_to_string(&report).unwrap().contains("幸福里社区"));
    for format in ["txt", "json"] {
        assert!(!place.ok(&["report", "XFL", "--format", format, "-o", "-"]).is_empty());
    }
    #[cfg(feature = "pdf")]
    a_pdf_and_its_template(&place);
    // Without a format the file's extension tells.
    let page = place.file("XFL.HTML");
    place.ok(&["report", "XFL", "-o", page.to_str().unwrap()]);
    assert!(fs::read_to_string(&page).unwrap().starts_with("<!DOCTYPE html>"));
    let labels = ranked.as_array().unwrap().iter().map(|entry| entry["community"].as_str().unwrap());
    for which in labels.chain(["--all"]) {
        let page = place.ok(&["report", which, "--format", "html", "-o", "-"]);
        let body = page.split_once("</style>").unwrap().1;
        let ranks: Vec<u32> = body.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
        assert!(ranks[0] == 1 && ranks.windows(2).all(|two| two[1] > 1 && two[1] <= two[0] + 1), "{which}: {ranks:?}");
    }
    place.ok(&["verify"]);
    let other = Place::new();
    other.small_round();
    other.refused(1, &["demo", "--no-tui"]);
}

#[test]
fn a_result_of_the_past_and_a_backup() {
    let place = Place::new();
    place.small_round();
    place.ok(&["rate", "D", "plan", "a"]);
    let then = serde_json::from_str::<Value>(place.ok(&["log", "--json"]).lines().last().unwrap()).unwrap();
    let at = then["at"].as_str().unwrap().split('.').next().unwrap().parse::<i64>().unwrap();
    let after =
        |ms: i64| chrono::DateTime::from_timestamp_millis(ms).unwrap().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    assert_eq!(place.json(&["result", "D", "--json", "--at", &after(at)])[0]["total"], "4");
    assert_eq!(place.json(&["result", "D", "--json", "--at", &after(at - 1)])[0]["total"], Value::Null);
    place.refused(1, &["result", "--at", "gestern"]);

    let backup = place.file("backup.starpoint");
    place.ok(&["backup", "-o", backup.to_str().unwrap()]);
    let elsewhere = place.file("elsewhere");
    let there = ["--data", elsewhere.to_str().unwrap()];
    for _ in 0..2 {
        place.ok(&[&there[..], &["doctor", "--restore", backup.to_str().unwrap()]].concat());
    }
    let (ours, theirs) = (place.ok(&["result", "--json"]), place.ok(&[&there[..], &["result", "--json"]].concat()));
    assert_eq!(ours, theirs, "nothing in a result depends on the device");
    place.ok(&[&there[..], &["rate", "D", "tidy", "3", "--by", "B"]].concat());
    assert_eq!(fs::read_dir(elsewhere.join("journal")).unwrap().count(), 2, "a restored folder writes under its own device");
    fs::write(&backup, b"no backup").unwrap();
    place.refused(1, &[&there[..], &["doctor", "--restore", backup.to_str().unwrap()]].concat());
}

#[test]
fn a_redacted_text_is_gone_and_the_chain_still_verifies() {
    let place = Place::new();
    place.small_round();
    place.ok(&["rate", "D", "plan", "b", "--note", "a sentence to be forgotten"]);
    place.ok(&["rate", "D", "plan", "b", "--note", "a better one"]);
    let log = place.ok(&["log", "--json"]);
    let line = log.lines().find(|line| line.contains("forgotten")).unwrap();
    let id = serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
    place.ok(&["redact", &id]);
    assert!(!place.ok(&["log", "--json"]).contains("forgotten"));
    for file in walk(&place.data()) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"forgotten"), "{} still holds it", file.display());
    }
    place.ok(&["verify"]);
    place.ok(&["rate", "D", "tidy", "3"]);
}

fn walk(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn usage_errors_are_told_apart_from_refusals_in_the_chosen_language() {
    let place = Place::new();
    place.refused(2, &["no-such-verb"]);
    place.refused(2, &["rate", "D"]);
    assert!(place.refused(2, &["--lang", "zh-CN", "rate", "D"]).contains("缺少"));
    place.refused(1, &["result"]);
    assert!(place.refused(1, &["--lang", "zh-CN", "result"]).contains("数据"));
    assert!(place.ok(&["--lang", "zh-CN", "--help"]).contains("评分"));
    let mut silent = place.command(&["rank"]);
    let output = silent.env("LANG", "C.UTF-8").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).chars().any(|c| c > '\u{4e00}'), "a machine nobody set up speaks Chinese");
    place.small_round();
    let error = place.refused(1, &["rate", "nowhere", "1", "4"]);
    assert!(error.contains("nowhere"), "{error}");
    place.ok(&["community", "add", "桥/东方"]);
    place.ok(&["rate", "东", "1", "4"]);
    assert!(place.refused(1, &["result", "桥/"]).contains("桥/东方"), "candidates are named");
    assert!(place.refused(1, &[]).contains("terminal"), "no terminal is said");
}

#[test]
fn a_mark_taken_back_in_a_later_meeting_leaves_the_earlier_result() {
    let place = Place::new();
    place.small_round();
    for (item, value) in [("plan", "a"), ("tidy", "3"), ("asked", "10/10"), ("forged", "ok")] {
        place.ok(&["rate", "D", item, value]);
    }
    place.ok(&["meeting", "new", "Again", "D", "--date", "2099-01-01"]);
    place.ok(&["rate", "D", "plan", "b"]);
    assert_eq!(place.json(&["result", "D", "--json"])[0]["provisional"], true);
    place.ok(&["rate", "D", "plan", "-"]);
    let result = &place.json(&["result", "D", "--json"])[0];
    assert_eq!((&result["total"], &result["stars"]), (&"10".into(), &2.into()));
}

#[test]
fn a_basis_belongs_to_the_violation_it_was_written_for() {
    let place = Place::new();
    place.small_round();
    place.ok(&["rate", "D", "forged", "violated", "--note", "two minutes carry the same date"]);
    place.ok(&["rate", "D", "forged", "ok"]);
    place.refused(1, &["rate", "D", "forged", "violated"]);
}

#[test]
fn lines_that_were_saved_and_are_gone_are_missed() {
    let place = Place::new();
    place.small_round();
    place.ok(&["rate", "D", "plan", "a"]);
    place.ok(&["rate", "D", "tidy", "3"]);
    let journal = walk(&place.data().join("journal")).remove(0);
    let text = fs::read_to_string(&journal).unwrap();
    let last = text.trim_end().rfind('\n').unwrap() + 1;
    fs::write(&journal, &text[..last]).unwrap();
    assert!(place.refused(1, &["verify"]).contains("doctor --restore"));
    let output = place.run(&["rate", "D", "tidy", "2"]);
    assert!(output.status.success() && String::from_utf8_lossy(&output.stderr).contains("doctor --restore"));
    assert_eq!(fs::read_dir(place.data().join("journal")).unwrap().count(), 2, "nothing is written under the same number again");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_an_output_that_fails_is_a_failure() {
    let place = Place::new();
    place.small_round();
    let (target, link) = (place.file("target.txt"), place.file("link.txt"));
    fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    place.ok(&["report", "D", "-o", link.to_str().unwrap()]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().len() > 100);
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        let output = place.command(&["rank", "--json"]).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("stdout"));
    }
}

#[test]
fn a_restored_example_is_still_marked_and_control_characters_do_not_get_in() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    let backup = place.file("demo.starpoint");
    place.ok(&["backup", "-o", backup.to_str().unwrap()]);
    let elsewhere = place.file("elsewhere");
    let there = ["--data", elsewhere.to_str().unwrap()];
    place.ok(&[&there[..], &["doctor", "--restore", backup.to_str().unwrap()]].concat());
    assert!(place.ok(&[&there[..], &["report", "XFL", "-o", "-"]].concat()).contains("DEMO"));
    let real = Place::new();
    real.small_round();
    real.ok(&["doctor", "--restore", backup.to_str().unwrap()]);
    assert!(!real.data().join("DEMO").exists(), "real work is not marked as an example");
    real.ok(&["community", "add", "桥/红\u{1b}[31m色"]);
    assert!(!real.ok(&["community", "list"]).contains('\u{1b}'));
}

#[test]
fn reports_as_office_files_one_of_all_or_a_file_each() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    let file = |name: &str| place.file(name).to_str().unwrap().to_owned();
    for name in ["one.docx", "one.xlsx"] {
        let made = file(name);
        place.ok(&["report", "XFL", "-o", &made]);
        let first = fs::read(&made).unwrap();
        assert!(first.starts_with(b"PK"), "{name}");
    }
    // The figure is the number the program knows, in a cell that counts.
    let total: f64 = place.json(&["result", "XFL", "--json"])[0]["total"].as_str().unwrap().parse().unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(file("one.xlsx")).unwrap();
    let front = calamine::Reader::worksheets(&mut book).remove(0).1;
    assert!(front.used_cells().any(|(.., cell)| *cell == calamine::Data::Float(total)), "{total}");
    let folder = place.file("每个社区");
    let split = ["--lang", "zh-CN", "report", "--split", "--format", "xlsx", "-o", folder.to_str().unwrap()];
    let names = || {
        let mut names: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert!(place.ok(&split).contains('6'));
    let first = names();
    assert_eq!(first.len(), 6);
    assert!(first.iter().any(|name| name.ends_with("铁牛街道_幸福里社区_社区版_草稿.xlsx")), "{first:?}");
    assert!(first.iter().any(|name| name.ends_with("_暂定.xlsx")), "{first:?}");
    // A file of the same name is replaced whole; nothing else comes to stand beside it.
    place.ok(&split);
    assert_eq!(names(), first);
    assert!(place.refused(1, &["report", "--split", "-o", "-"]).contains("-o"));
    place.refused(2, &["report", "XFL", "--split", "-o", "x"]);
}
