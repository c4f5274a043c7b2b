//! What is written reads back as the same standard.

use proptest::prelude::*;

use super::{SAMPLE, generated, sample_with};
use crate::domain::standard::{ConditionTest, Kind, Standard};
use crate::domain::wording::{Language, Wording};
use crate::standard_files::{HELP_EN, HELP_ZH, built_in, check, parse, template, to_toml};

/// The first block of TOML on a page.
fn example(page: &str) -> &str {
    page.split_once("```toml\n").and_then(|(_, rest)| rest.split_once("```")).map(|(block, _)| block).unwrap()
}

#[test]
fn the_examples_of_the_help_pages_are_sound() {
    for page in [HELP_ZH, HELP_EN] {
        let standard = parse(example(page)).unwrap();
        assert_eq!(parse(&to_toml(&standard)), Ok(standard));
    }
}

#[test]
fn the_help_pages_name_every_key_an_export_uses() {
    for page in [HELP_ZH, HELP_EN] {
        for (_, text) in built_in().iter().chain(&[("", SAMPLE)]) {
            for key in text.lines().filter(|line| !line.starts_with(['#', ' '])).filter_map(|line| line.split_once(" = ")) {
                let (key, _) = key;
                assert!(page.contains(&format!("`{key}`")) || page.contains(&format!("`{key} =")), "{key}");
            }
        }
    }
}

#[test]
fn the_templates_are_sound_annotated_and_one_standard_in_two_languages() {
    let read = |language| parse(template(language)).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let [zh, en] = Language::ALL.map(read);
    let shape = |standard: &Standard| -> Vec<_> { standard.items().map(|item| (item.id.clone(), item.max)).collect() };
    assert_eq!((shape(&zh), zh.full_marks), (shape(&en), en.full_marks));
    for language in Language::ALL {
        assert!(template(language).lines().filter(|line| line.contains('#')).count() > 10);
    }
}

#[test]
fn the_built_in_standards_are_sound_and_survive() {
    for (id, text) in built_in() {
        let standard = parse(text).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"));
        assert_eq!(standard.id, *id);
        assert_eq!(check(&standard), []);
        assert_eq!(parse(&to_toml(&standard)), Ok(standard));
    }
}

#[test]
fn hundredths_stay_exact() {
    let standard = parse(&sample_with("points = 2.5 }", "points = 3.55 }")).unwrap();
    let Some(Kind::Levels { levels }) = standard.item("levels").map(|item| &item.kind) else { panic!("not levels") };
    assert_eq!(levels[1].points.hundredths(), 355);
    let text = to_toml(&standard);
    assert!(text.contains("points = 3.55 }"), "{text}");
    assert_eq!(parse(&text), Ok(standard));
}

#[test]
fn points_may_stand_in_quotes_and_in_other_bases() {
    for written in ["\"20.00\"", "20.0", "+20", "0x14", "2_0"] {
        let standard = parse(&sample_with("full_marks = 20", &format!("full_marks = {written}"))).unwrap();
        assert_eq!(standard.full_marks.hundredths(), 2000, "{written}");
    }
}

#[test]
fn yes_is_a_key_where_there_are_levels_and_an_answer_elsewhere() {
    let file = sample_with("key = \"b\"", "key = \"yes\"").replace("is = \"b\"", "is = \"yes\"");
    let standard = parse(&file).unwrap();
    let test = |id: &str| standard.item(id).and_then(|item| item.applies_when.clone()).map(|condition| condition.test);
    assert_eq!(test("score"), Some(ConditionTest::Level("yes".to_owned())));
    assert_eq!(test("count"), Some(ConditionTest::Answer(true)));
    assert_eq!(parse(&to_toml(&standard)), Ok(standard.clone()));
    assert_eq!(parse(&file.replace("item = \"check\", is = \"yes\"", "item = \"check\", is = true")), Ok(standard));
}

#[test]
fn the_unit_responsible_is_read_wherever_the_format_lets_it_stand() {
    let unit = Wording::one("zh-CN", "物业公司");
    for new in [
        "step = 0.5\nunit = \"物业公司\"",
        "step = 0.5\nresponsible = \"物业公司\"",
        "step = 0.5\nphrases = { unit = \"物业公司\" }",
    ] {
        assert_eq!(parse(&sample_with("step = 0.5", new)).unwrap().item("score").unwrap().unit, unit);
    }
    let measure = parse(&sample_with("unit = \"户\"", "unit = \"户\"\nresponsible = \"物业公司\"")).unwrap();
    assert_eq!(measure.item("measure").unwrap().unit, unit);
    assert_eq!(parse(&to_toml(&measure)), Ok(measure));
    assert!(parse(&sample_with("step = 0.5", "step = 0.5\nunit = \"甲\"\nresponsible = \"乙\"")).is_err());
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_do_not_matter() {
    let windows = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(parse(&windows), parse(SAMPLE));
    let problems = parse(&windows.replace("percent = 15", "percent = 150")).unwrap_err();
    assert_eq!(problems[0].line, SAMPLE.lines().count());
}

#[test]
fn texts_of_one_language_are_plain_and_of_several_a_table() {
    let text = to_toml(&parse(&sample_with("name = \"样例\"", "name = { zh-CN = \"样例\", en = \"Sample\" }")).unwrap());
    assert!(text.contains("name = { en = \"Sample\", zh-CN = \"样例\" }"), "{text}");
    assert!(text.contains("name = \"打分\""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_standard_survives_its_file(standard in generated::standard()) {
        let text = to_toml(&standard);
        prop_assert_eq!(parse(&text), Ok(standard), "{}", text);
    }
}
