//! `starpoint agreement`: published data through a file, bad files, and a round against a file of the same marks.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::cli::Place;

/// A file of ratings out of items × raters.
fn file(place: &Place, rows: &[Vec<Option<f64>>]) -> String {
    let raters = rows.first().map_or(0, Vec::len);
    let mut text = (0..raters).fold("item".to_owned(), |head, rater| format!("{head},r{rater}"));
    for (n, row) in rows.iter().enumerate() {
        write!(text, "\ni{n}").unwrap();
        for mark in row {
            write!(text, ",{}", mark.map_or_else(String::new, |mark| mark.to_string())).unwrap();
        }
    }
    let path = place.file("ratings.csv");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn measured(rows: &[Vec<Option<f64>>]) -> Value {
    let place = Place::new();
    let path = file(&place, rows);
    let measured = place.json(&["agreement", "--from", &path, "--json"]);
    assert!(!place.data().exists(), "a file needs no data folder");
    measured
}

fn near(found: &Value, expected: &Value) -> bool {
    (found.as_f64().unwrap() - expected.as_f64().unwrap()).abs() < 5e-6
}

#[test]
fn published_data_come_out_as_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/agreement.json");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: there are no published data at {}", path.display());
        return;
    };
    let published: Value = serde_json::from_str(&text).unwrap();
    let rows = |value: &Value| -> Vec<Vec<Option<f64>>> {
        let row = |row: &Value| row.as_array().unwrap().iter().map(Value::as_f64).collect();
        value.as_array().unwrap().iter().map(row).collect()
    };
    let targets = &published["shrout_fleiss"];
    let found = measured(&rows(&targets["data"]));
    for (key, name) in [
        ("icc2_1", "ICC21"),
        ("icc2_k", "ICC2k"),
        ("kendall_w", "kendall_W_tie_corrected"),
        ("kendall_chi2", "chi2"),
        ("kendall_p", "p"),
        ("kendall_df", "df"),
    ] {
        assert!(near(&found[key], &targets[name]), "{key}: {found}");
    }
    for (key, name) in [("icc2_1_ci95", "ICC21"), ("icc2_k_ci95", "ICC2k")] {
        for end in [0, 1] {
            let (found, expected) = (found[key][end].as_f64().unwrap(), targets["CI95"][name][end].as_f64().unwrap());
            // Published to two decimals; 0.0711 as 0.07, 0.0188 as 0.02.
            assert!((found - expected).abs() < 0.005_001, "{key}: {found} {expected}");
        }
    }
    let coders = rows(&published["kripp_C"]["coders"]);
    let units: Vec<Vec<Option<f64>>> =
        (0..coders[0].len()).map(|unit| coders.iter().map(|coder| coder[unit]).collect()).collect();
    let found = measured(&units);
    assert!(near(&found["alpha_ordinal"], &published["kripp_C"]["ordinal"]), "{found}");
    assert!(near(&found["alpha_interval"], &published["kripp_C"]["interval"]), "{found}");
}

#[test]
fn a_file_from_stdin_in_gb18030_needs_no_home() {
    let text = "指标,甲,乙,丙\n卫生,4.5,4,\n安全,2,2.5,2\n巡查,5,5,4.5\n议事,,1,1\n";
    let mut command = Command::new(env!("CARGO_BIN_EXE_starpoint"));
    command.args(["agreement", "--from", "-", "--lang", "zh-CN"]).env_clear();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&encoding_rs::GB18030.encode(text).0).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("各检查员评分高度一致（ICC(2,1) = 0."), "{told}");
    assert_eq!(lines[1..3], ["共同评分的4项中，1项给分相同。", "样本少，仅供参考。"]);
    assert!(told.contains("\n  卫生  相差0.5\n      甲 4.5  乙 4\n"), "{told}");
    assert!(told.contains("评分松紧  [仅供组长参考]\n  甲  "), "{told}");
}

#[test]
fn everything_wrong_with_a_file_is_told_at_once() {
    let place = Place::new();
    let path = place.file("bad.csv");
    fs::write(&path, "item,A,B,A\nx,1,two\n\ny,3,,4,5\n,1\n").unwrap();
    let error = place.refused(1, &["agreement", "--from", path.to_str().unwrap()]);
    for part in ["line 1: column 4", "line 2: column 3 (B): “two”", "line 4: column 5", "line 5: ", "(4)"] {
        assert!(error.contains(part), "{part} in {error}");
    }
    place.refused(1, &["agreement", "--from", place.file("none.csv").to_str().unwrap()]);
    place.refused(2, &["agreement", "--from", "x", "--meeting", "M"]);
}

#[test]
fn what_cannot_be_estimated_is_null_with_its_reason() {
    let found = measured(&[vec![Some(3.0), Some(3.0)], vec![Some(3.0), Some(3.0)]]);
    for key in ["icc2_1", "icc2_k", "alpha_ordinal", "alpha_interval", "kendall_w", "kendall_p"] {
        assert!(found[key].is_null() && found["not_estimable"][key] == "nothing_varies", "{key}: {found}");
    }
    assert!(found["kendall_chi2"].is_null() && found["agreement"] == "identical", "{found}");
    let found = measured(&[vec![Some(3.0), None], vec![Some(4.0), None]]);
    assert_eq!(found["not_estimable"]["icc2_1"], "few_raters");
    assert!(found["agreement"].is_null() && found["small"] == true, "{found}");
}

/// Two communities rated by A and B: gaps, an item that is not applicable, a veto.
fn rated() -> Place {
    let place = Place::new();
    place.small_round();
    place.ok(&["community", "add", "桥/西", "--code", "W"]);
    place.ok(&["round", "nominate", "W"]);
    place.ok(&["meeting", "edit", "M", "--add", "W"]);
    let marks = "community,item,value,by\nD,plan,a,A\nD,plan,c,B\nD,tidy,3,A\nD,tidy,1.5,B\nD,asked,na,A\nD,asked,9/10,B\n\
                 D,forged,ok,A\nD,forged,ok,B\nW,plan,b,A\nW,plan,b,B\nW,tidy,2,A\n";
    let path = place.file("marks.csv");
    fs::write(&path, marks).unwrap();
    place.ok(&["rate", "--from", path.to_str().unwrap()]);
    place
}

#[test]
fn a_round_is_measured_by_shares_of_full_marks() {
    let place = rated();
    let round = place.json(&["agreement", "--json"]);
    // D plan, D tidy, D asked (B alone), W plan, W tidy (A alone).
    let percent = [(Some(100.0), Some(0.0)), (Some(100.0), Some(50.0)), (None, Some(100.0)), (Some(50.0), Some(50.0))];
    let mut rows: Vec<Vec<Option<f64>>> = percent.iter().map(|(a, b)| vec![*a, *b]).collect();
    rows.push(vec![Some(200.0 / 3.0), None]);
    let file = measured(&rows);
    for key in ["icc2_1", "icc2_k", "alpha_ordinal", "alpha_interval", "kendall_w", "kendall_chi2", "kendall_p", "icc2_1_ci95"] {
        assert_eq!(round[key], file[key], "{key}: {round}");
    }
    assert_eq!((&round["items"], &round["shared_items"], &round["complete_items"]), (&5.into(), &3.into(), &3.into()));
    assert_eq!((&round["unit"], &file["unit"]), (&"percent".into(), &"value".into()));
    assert_eq!(round["severity"][0], serde_json::json!({ "rater": "A", "items": 3, "deviation": 25.0 }));
    // Tidy: 1.5 of 3 at one place; plan: 4 and 0 of 4 at two.
    let widest: Vec<_> = round["widest"].as_array().unwrap().iter().map(|wide| (&wide["item"], &wide["mean_spread"])).collect();
    assert_eq!(widest, [(&"plan".into(), &"2".into()), (&"tidy".into(), &"1.5".into())]);
    let place_of_plan = &round["widest"][0]["places"];
    assert_eq!(*place_of_plan, serde_json::json!([{ "community": "D", "spread": "4", "marks": { "A": "4", "B": "0" } }]));
    assert_eq!(place.json(&["agreement", "--meeting", "M", "--json"]), round, "the only meeting is the round");
    place.ok(&["meeting", "new", "Later", "--date", "2030-01-01"]);
    assert_eq!(place.json(&["agreement", "--meeting", "Later", "--json"])["raters"], 0);
}

#[test]
fn the_round_is_told_for_the_chair_alone() {
    let place = rated();
    let told = place.ok(&["agreement", "--lang", "zh-CN"]);
    assert!(told.contains("差别最大的指标  [仅供组长参考]\n  1 Plan  平均差2分，2个社区\n      D  A 4  B 0\n"), "{told}");
    assert!(told.contains("A  偏松：平均高25.0个百分点（3项）") && told.contains("B  偏严：平均低25.0个百分点（3项）"), "{told}");
    for format in ["txt", "md", "html", "json"] {
        let report = place.ok(&["report", "--all", "--format", format, "-o", "-"]);
        assert!(!report.contains("ICC") && !report.contains("Severity"), "a report tells nothing of it");
    }
    let empty = Place::new();
    empty.small_round();
    assert!(empty.ok(&["agreement", "--lang", "zh-CN"]).starts_with("还看不出评分是否一致：评分的不到两人。"));
}
