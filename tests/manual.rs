//! Completions and the manual page, as printed.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::cli::Place;

#[test]
fn completions_for_every_shell_name_the_verbs_in_the_chosen_language() {
    let place = Place::new();
    for (shell, marks) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef starpoint"),
        ("fish", "complete -c starpoint"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        let script = place.ok(&["completions", shell]);
        assert!(script.contains(marks) && script.contains("nominate"), "{shell}: {script}");
    }
    assert!(place.ok(&["--lang", "zh-CN", "completions", "fish"]).contains("评分"));
    assert!(place.refused(2, &["completions", "tcsh"]).contains("tcsh"));
    assert!(!place.data().exists(), "no folder is made for it");
}

#[test]
fn the_completions_are_what_the_shell_reads() {
    let place = Place::new();
    for (shell, check) in [("bash", &["-n", "/dev/stdin"][..]), ("zsh", &["-n", "/dev/stdin"]), ("fish", &["-n"])] {
        let script = place.ok(&["completions", shell]);
        let Ok(mut child) = Command::new(shell).args(check).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn() else {
            continue;
        };
        child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_manual_page_in_both_languages() {
    let place = Place::new();
    for (language, name) in [("en", "manual_en"), ("zh-CN", "manual_zh_cn")] {
        // The data folder of the user, not the test's.
        let output = place.command(&["man", "--lang", language]).env_remove("STARPOINT_DATA").output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty());
        let page = String::from_utf8(output.stdout).unwrap();
        insta::assert_snapshot!(name, page.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
        let Ok(mut groff) = Command::new("groff")
            .args(["-man", "-Tutf8", "-k", "-ww", "-z"])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
        else {
            continue;
        };
        groff.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
        let output = groff.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
