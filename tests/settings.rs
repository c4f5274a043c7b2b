//! The settings file as its user meets it: what it changes, what goes before it, and what is said of a wrong one.

use crate::cli::Place;

#[test]
fn settings_hold_and_the_command_line_goes_before_them() {
    let place = Place::new();
    place.small_round();
    place.settings("language = \"zh-CN\"\nsymbols = \"ascii\"\ntheme = \"mono\"\n");
    let said = |arguments: &[&str]| String::from_utf8(place.run(arguments).stdout).unwrap();
    assert!(said(&["--help"]).contains("用法"));
    assert!(!said(&["--help", "--lang", "en"]).contains("用法"));
    let keys = ["--keys", "<enter>", "--size", "80x24"];
    let screen = said(&keys);
    assert!(screen.contains("总分") && !screen.contains('─'), "{screen}");
    assert!(said(&[&keys[..], &["--symbols", "unicode"]].concat()).contains('─'));
    // No colour with the theme of the file, some with another.
    let colours = |arguments: &[&str]| said(&[&keys[..], &["--ansi"], arguments].concat()).contains("\u{1b}[0;3");
    assert!(!colours(&[]) && colours(&["--theme", "ink"]));
}

#[test]
fn wrong_settings_stop_nothing_and_are_said_on_one_line_of_stderr() {
    let place = Place::new();
    place.small_round();
    place.settings("mose = true\npace = 90\nlog = \"info\"\n");
    let output = place.run(&["rank", "--json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.lines().count()), (Some(0), 1), "{said}");
    for expected in ["~/.config/starpoint/settings.toml", "line 1", "“mouse”", "line 2", "120 to 400"] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("stdout holds the answer alone");
    place.settings("mose = true\n");
    assert!(String::from_utf8(place.run(&["rank"]).stderr).unwrap().contains("has a problem"));
    place.settings("# nothing\n");
    assert!(place.run(&["rank"]).stderr.is_empty());
}

#[test]
fn wrong_settings_are_said_on_the_screen_one_after_another() {
    let place = Place::new();
    place.small_round();
    place.settings("language = \"zh-CN\"\nmose = true\ntheme = \"neon\"\n");
    let show = |keys: &str| {
        let output = place.run(&["--keys", keys, "--size", "80x24"]);
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(show("").contains("settings.toml 第2行没有“mose”这项设置，是不是“mouse”；暂按默认值，请改正"), "{}", show(""));
    let second = show("<enter><esc>");
    assert!(second.contains("第3行“theme”不能写“neon”"), "{second}");
    // On the command line a wrong theme is wrong usage.
    place.refused(2, &["--keys", "", "--theme", "neon"]);
}
