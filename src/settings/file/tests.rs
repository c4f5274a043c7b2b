use super::*;
use crate::text::Words;

fn told(text: &str) -> Vec<String> {
    super::super::wording::notices(&Words::new(Language::English), &SettingsFile::parse(text))
}

#[test]
fn the_example_says_the_defaults_and_names_every_key_once() {
    let example = SettingsFile::parse(EXAMPLE);
    assert!(example.problems.is_empty(), "{:?}", example.problems);
    assert_eq!(example.settings, Settings::default());
    // The same with every `# key = value` brought to life.
    let is_setting = |line: &&str| Key::ALL.iter().any(|key| line.starts_with(&format!("# {} = ", key.name())));
    let alive: Vec<&str> = EXAMPLE.lines().filter(is_setting).map(|line| &line[2..]).collect();
    let alive = SettingsFile::parse(&alive.join("\n"));
    assert!(alive.problems.is_empty(), "{:?}", alive.problems);
    assert_eq!(alive.lines.keys().copied().collect::<Vec<_>>(), Key::ALL);
    assert_eq!((alive.settings.language, alive.settings.theme.as_deref()), (Some(Language::Chinese), Some("ink")));
    assert_eq!(Settings { language: None, theme: None, ..alive.settings }, Settings::default());
}

#[test]
fn the_example_explains_every_key_in_both_languages() {
    let lines: Vec<&str> = EXAMPLE.lines().collect();
    for key in Key::ALL {
        let at = lines.iter().position(|line| line.starts_with(&format!("# {} = ", key.name()))).unwrap();
        let chinese = |line: &str| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(chinese(lines[at - 2]) && !chinese(lines[at - 1]), "{}", key.name());
    }
}

#[test]
fn all_problems_are_told_at_once_with_their_lines_and_the_rest_holds() {
    let text = "moose = true\nlog = \"degub\"\npace = 90\nlanguage = 7\nsymbols = \"ascii\"\n\nmouse = \"yes\"\nxyzzy = 1\n";
    let file = SettingsFile::parse(text);
    assert_eq!(file.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [1, 2, 3, 4, 7, 8]);
    assert_eq!(file.settings, Settings { symbols: SymbolSet::Ascii, ..Settings::default() });
    let told = told(text);
    for (told, expected) in told.iter().zip(["mouse", "debug", "120", "language", "true or false", "xyzzy"]) {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn a_line_that_is_no_toml_takes_no_other_with_it() {
    for (text, line) in [("mouse = tru\npace = 300\n", 1), ("pace = 300\nsymbols = ascii\n", 2), ("pace = 300\nmouse\n", 2)] {
        let file = SettingsFile::parse(text);
        assert_eq!(file.settings.pace, 300, "{text}");
        assert_eq!(file.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [line], "{text}: {:?}", file.problems);
    }
    let twice = SettingsFile::parse("pace = 300\npace = 200\n");
    assert_eq!(twice.settings.pace, 300);
    assert!(matches!(twice.problems.as_slice(), [Problem { line: 2, what: ProblemKind::Twice { .. } }]), "{:?}", twice.problems);
    assert!(SettingsFile::parse("\u{feff}mouse = true\r\n").settings.mouse);
}

#[test]
fn a_file_that_is_missing_says_nothing_and_one_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    assert!(SettingsFile::read(&path).problems.is_empty());
    std::fs::write(&path, [b't', 0xC4, 0xE3]).unwrap();
    assert!(matches!(SettingsFile::read(&path).problems.as_slice(), [Problem { line: 0, what: ProblemKind::NotUtf8 }]));
    assert!(matches!(SettingsFile::read(folder.path()).problems.as_slice(), [Problem { what: ProblemKind::Unreadable(_), .. }]));
}

#[test]
fn the_environment_goes_before_the_file() {
    let mut file = SettingsFile::parse("log = \"error\"\n");
    file.over(|_| None);
    assert_eq!(file.settings.log, LogLevel::Error);
    file.over(|name| (name == "STARPOINT_LOG").then(|| "debug".to_owned()));
    assert_eq!(file.settings.log, LogLevel::Debug);
    file.over(|_| Some("loud".to_owned()));
    assert_eq!((file.settings.log, file.problems.len()), (LogLevel::Debug, 1));
}

#[test]
fn a_theme_nobody_knows_is_told_with_its_line_and_the_nearest_name() {
    let mut file = SettingsFile::parse("\ntheme = \"mon\"\n");
    file.check_theme(["ink", "mono"]);
    assert_eq!((file.settings.theme.as_deref(), file.problems[0].line), (None, 2));
    let told = super::super::wording::warning(&Words::new(Language::Chinese), &file).unwrap();
    assert!(told.contains("“mono”") && told.contains("第2行") && told.lines().count() == 1, "{told}");
    let mut file = SettingsFile::parse("theme = \"mono\"\n");
    file.check_theme(["ink", "mono"]);
    assert!(file.problems.is_empty() && file.settings.theme.is_some());
}

#[test]
fn fonts_are_names_with_commas_between_them() {
    let names = |text: &str| FontNames::parse(text).map(|names| names.0);
    assert_eq!(names("仿宋，小标宋"), Some(vec!["仿宋".to_owned(), "小标宋".to_owned()]));
    assert_eq!(names(" FangSong , , 黑体"), Some(vec!["FangSong".to_owned(), String::new(), "黑体".to_owned()]));
    assert_eq!(names(""), Some(Vec::new()));
    assert_eq!([names("一,二,三,四,五"), names(&"字".repeat(32)), names("仿\u{7}宋")], [None, None, None]);
    let file = SettingsFile::parse("word-fonts = \"甲,乙,丙,丁,戊\"\nmouse = true\n");
    assert!(matches!(&file.problems[..], [Problem { line: 1, what: ProblemKind::NoFonts { .. } }]), "{:?}", file.problems);
    assert!(file.settings.mouse && file.settings.word_fonts == FontNames::default());
}
