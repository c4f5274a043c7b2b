//! Every kind of problem, found where it is and on its line.

use proptest::prelude::*;

use super::{SAMPLE, sample_with};
use crate::domain::points::{Points, PointsError};
use crate::standard_files::{Problem, ProblemKind as Kind, Shares, Thing, ValueType, parse};

fn points(text: &str) -> Points {
    text.parse().unwrap()
}

/// The line of the only occurrence of `text`, or of the first when it is the head of a list.
fn line(file: &str, text: &str) -> usize {
    let found: Vec<usize> =
        file.lines().enumerate().filter(|(_, line)| line.contains(text)).map(|(index, _)| index + 1).collect();
    assert!(found.len() == 1 || text.starts_with("[["), "{text:?} is on lines {found:?}");
    found[0]
}

/// Changing `old` to `new` in the sample is one problem, at `place`, on the line that contains `on`.
fn one(old: &str, new: &str, place: &str, on: &str, what: Kind) {
    let file = sample_with(old, new);
    let expected = Problem { line: line(&file, on), place: place.to_owned(), what };
    assert_eq!(parse(&file).unwrap_err(), [expected], "{old:?} → {new:?}");
}

fn reference(what: Thing, id: &str, nearest: Option<&str>) -> Kind {
    Kind::UnknownReference { what, id: id.to_owned(), nearest: nearest.map(str::to_owned) }
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(parse(SAMPLE).map(|standard| standard.items().count()), Ok(9));
}

#[test]
fn shape() {
    let s = str::to_owned;
    one("policy =", "polcy =", "na", "polcy", Kind::UnknownKey { key: s("polcy"), nearest: Some(s("policy")) });
    one("max_share = 10", "weather = 10", "na", "weather", Kind::UnknownKey { key: s("weather"), nearest: None });
    one("yes = 3", "yes = 3\nlevels = []", "check", "levels = []", Kind::KeyNotForKind { key: s("levels"), kind: "check" });
    one("version = \"1\"\n", "", "version", "format = 1", Kind::MissingKey { key: "version" });
}

#[test]
fn a_missing_key_is_told_where_its_table_begins() {
    let file = sample_with("id = \"second\"\n", "");
    let heads: Vec<usize> =
        file.lines().enumerate().filter(|(_, line)| *line == "[[sections]]").map(|(index, _)| index + 1).collect();
    let expected = Problem { line: heads[1], place: "sections[2].id".to_owned(), what: Kind::MissingKey { key: "id" } };
    assert_eq!(parse(&file).unwrap_err(), [expected]);
}

#[test]
fn values() {
    let wrong = |expected, found| Kind::WrongType { expected, found };
    one("cap = 5", "cap = true", "bonus.cap", "cap = true", wrong(ValueType::Number, ValueType::YesNo));
    one("control = true", "control = \"yes\"", "check.control", "control = \"yes\"", wrong(ValueType::YesNo, ValueType::Text));
    one("name = \"样例\"", "name = 7", "name", "name = 7", wrong(ValueType::Wording, ValueType::WholeNumber));
    one(
        "at_most = 0",
        "at_most = 0.5",
        "stars[1].findings[1].at_most",
        "0.5 }]",
        wrong(ValueType::WholeNumber, ValueType::Number),
    );
    one("[quota]", "quota2 = 1\n[quota]", "caps[1]", "quota2", Kind::UnknownKey { key: "quota2".to_owned(), nearest: None });
    let bad = |text: &str, reason| Kind::BadPoints { text: text.to_owned(), reason };
    one("full_marks = 20", "full_marks = 20.005", "full_marks", "20.005", bad("20.005", PointsError::TooFine));
    one("full_marks = 20", "full_marks = 2e1", "full_marks", "2e1", bad("2e1", PointsError::NotANumber));
    one("full_marks = 20", "full_marks = nan", "full_marks", "nan", bad("nan", PointsError::NotANumber));
    one("full_marks = 20", "full_marks = 99999999", "full_marks", "99999999", bad("99999999", PointsError::OutOfRange));
    one("full_marks = 20", "full_marks = \"廿\"", "full_marks", "廿", bad("廿", PointsError::NotANumber));
    let choices = vec!["exclude", "full", "zero", "average"];
    let what = Kind::UnknownChoice { value: "exlude".to_owned(), choices, nearest: Some("exclude") };
    one("\"exclude\"", "\"exlude\"", "na.policy", "exlude", what);
    one("stars = 3", "stars = 12", "stars[2].stars", "stars = 12", Kind::OutOfRange { value: "12".to_owned(), low: 1, high: 9 });
    one("format = 1", "format = 2", "format", "format = 2", Kind::UnknownFormat { found: "2".to_owned() });
    one("\"zh-CN\"", "\"中文\"", "language", "中文", Kind::BadLanguage { tag: "中文".to_owned() });
    one(
        "name = \"样例\"",
        "name = { zh_CN = \"x\", en = \"y\" }",
        "name.zh_CN",
        "zh_CN",
        Kind::BadLanguage { tag: "zh_CN".to_owned() },
    );
    one("name = \"样例\"", "name = { zh-CN = \" \" }", "name.zh-CN", "zh-CN = \" \"", Kind::EmptyText);
    one("at_most = 0 }", "}", "stars[1].findings[1].at_most", "findings", Kind::MissingKey { key: "at_most" });
    let keys = vec!["at_least", "at_most"];
    one(
        "item = \"score\", at_least = 1",
        "item = \"score\"",
        "stars[1].items[1]",
        "item = \"score\" }",
        Kind::NeedsOneOf { keys },
    );
    one("percent = 15", "percent = 15\nat_most = 3", "quota", "[quota]", Kind::OnlyOneOf { keys: vec!["at_most", "percent"] });
}

#[test]
fn names_and_references() {
    let s = str::to_owned;
    one("id = \"sample\"", "id = \"Sample 1\"", "id", "Sample 1", Kind::BadId { id: s("Sample 1") });
    one("key = \"c\"", "key = \"na\"", "levels.levels[3].key", "\"na\"", Kind::BadKey { key: s("na") });
    let first_line = line(SAMPLE, "id = \"satisfaction\"");
    let twice = |what, id: &str, first_line| Kind::Duplicate { what, id: s(id), first_line };
    one(
        "id = \"honour\"",
        "id = \"satisfaction\" ",
        "facts[2].id",
        "\"satisfaction\" ",
        twice(Thing::Fact, "satisfaction", first_line),
    );
    one("key = \"c\"", "key = \"a\" ", "levels.levels[3].key", "\"a\" ", twice(Thing::Level, "a", line(SAMPLE, "key = \"a\"")));
    one(
        "\"documents\", \"onsite\"",
        "\"onsite\", \"onsite\"",
        "levels.methods[2]",
        "\"onsite\", \"onsite\"",
        twice(Thing::Entry, "onsite", 45),
    );
    one(
        "id = \"second\"",
        "id = \"first\" ",
        "sections[2].id",
        "\"first\" ",
        twice(Thing::Section, "first", line(SAMPLE, "id = \"first\"")),
    );
    one("name = \"样例\"", "name = \"\"", "name", "name = \"\"", Kind::EmptyText);
    one("version = \"1\"", "version = \" \"", "version", "\" \"", Kind::EmptyText);
    one("methods = [\"documents\", \"onsite\"]", "methods = []", "levels.methods", "methods = []", Kind::EmptyList);
    one(
        "fact = \"satisfaction\"\nbelow",
        "fact = \"satisfiction\"\nbelow",
        "caps[1].fact",
        "satisfiction",
        reference(Thing::Fact, "satisfiction", Some("satisfaction")),
    );
    one(
        "full_marks_on = [\"score\"]",
        "full_marks_on = [\"socre\"]",
        "facts[1].effects[1].full_marks_on[1]",
        "socre",
        reference(Thing::Item, "socre", Some("score")),
    );
    one(
        "section = \"first\"",
        "section = \"third\"",
        "stars[1].sections[1].section",
        "third",
        reference(Thing::Section, "third", None),
    );
    one(
        "required = [\"check\"]",
        "required = [\"nothing\"]",
        "stars[1].required[1]",
        "nothing",
        reference(Thing::Item, "nothing", None),
    );
    one(
        "severity = \"major\"",
        "severity = \"minor\"",
        "stars[1].findings[1].severity",
        "minor",
        reference(Thing::Severity, "minor", None),
    );
    one("is = \"b\"", "is = \"z\"", "score.applies_when.is", "is = \"z\"", reference(Thing::Level, "z", None));
    one(
        "item = \"levels\", is = \"b\"",
        "item = \"veto\", is = \"no\"",
        "score.applies_when.item",
        "item = \"veto\"",
        Kind::NotEarlier { item: s("veto") },
    );
    one(
        "item = \"levels\", is = \"b\"",
        "item = \"score\", at_least = 1 ",
        "score.applies_when.item",
        "at_least = 1  }",
        Kind::NotEarlier { item: s("score") },
    );
    let misfit = |item: &str, kind| Kind::ConditionDoesNotFit { item: s(item), kind };
    one("item = \"check\", is", "item = \"score\", is", "count.applies_when.is", "\"score\", is", misfit("score", "score"));
    one(
        "item = \"check\", is = \"yes\"",
        "item = \"levels\", is = \"yes\"",
        "count.applies_when.is",
        "is = \"yes\"",
        reference(Thing::Level, "yes", None),
    );
    one(
        "fact = \"satisfaction\"\n\n",
        "fact = \"honour\"\n\n",
        "components[2].fact",
        "fact = \"honour\"",
        Kind::FactDoesNotFit { fact: s("honour"), kind: "yes_no" },
    );
    one(
        "when = { at_least = 90 }",
        "when = { is = true }",
        "facts[1].effects[1].when",
        "is = true",
        Kind::FactDoesNotFit { fact: s("satisfaction"), kind: "percent" },
    );
    one(
        "item = \"score\", at_least = 1",
        "item = \"veto\", at_least = 0",
        "stars[1].items[1].item",
        "at_least = 0",
        Kind::ItemHasNoPoints { item: s("veto") },
    );
    one("control = true\n", "", "stars[1].controls", "controls = true", Kind::NoControls);
}

#[test]
fn sums_and_ranges() {
    let sum = |sum, full_marks| Kind::FullMarks { sum: points(sum), full_marks: points(full_marks) };
    one("full_marks = 20", "full_marks = 21", "full_marks", "full_marks = 21", sum("20", "21"));
    let file = sample_with("share = 30", "share = 20");
    let what = Kind::NotHundred { what: Shares::Components, sum: points("90") };
    assert_eq!(
        parse(&file).unwrap_err(),
        [Problem { line: line(&file, "[[components]]"), place: "components".to_owned(), what }]
    );
}

#[test]
fn a_missing_weight_and_wrong_sums() {
    let one_weight = sample_with("id = \"first\"", "id = \"first\"\nweight = 40");
    let problems = parse(&one_weight).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].place.as_str(), &problems[0].what), ("sections[2]", &Kind::WeightMissing));
    let both = one_weight.replace("id = \"second\"", "id = \"second\"\nweight = 50");
    let what = Kind::NotHundred { what: Shares::Weights, sum: points("90") };
    assert_eq!(parse(&both).unwrap_err(), [Problem { line: line(&both, "[[sections]]"), place: "sections".to_owned(), what }]);
    let hundred = both.replace("weight = 50", "weight = 60").replace("full_marks = 20", "full_marks = 100");
    assert!(parse(&hundred).is_ok());
}

#[test]
fn kinds() {
    let p = points;
    let positive = |value| Kind::NotPositive { value: p(value) };
    let negative = |value| Kind::Negative { value: p(value) };
    let above = |value, limit| Kind::Above { value: p(value), limit: p(limit) };
    let short = |max, highest| Kind::MaxUnreachable { max: p(max), highest: p(highest) };
    one("step = 0.5", "step = 0.75", "score.step", "0.75", Kind::StepDoesNotDivide { step: p("0.75"), max: p("2") });
    one("step = 0.5", "step = 0", "score.step", "step = 0", positive("0"));
    let twins = Kind::SamePoints { points: p("0"), other: "b".to_owned() };
    one("points = 2.5 }", "points = 0.00 }", "levels.levels[3].points", "key = \"c\"", twins);
    one("points = 2.5 }", "points = -1 }", "levels.levels[2].points", "-1", negative("-1"));
    one("points = 2.5 }", "points = 4.5 }", "levels.levels[2].points", "4.5", above("4.5", "4"));
    one("\"好\", points = 4", "\"好\", points = 3", "levels.levels", "levels = [", short("4", "3"));
    one("yes = 3", "yes = 2", "check.yes", "yes = 2", short("3", "2"));
    one("yes = 3", "yes = 4", "check.yes", "yes = 4", above("4", "3"));
    one("each = -0.5", "each = 0", "count.each", "each = 0", Kind::Zero);
    one("floor = 0", "floor = 3", "count.floor", "floor = 3", Kind::FloorAboveCeiling { floor: p("3"), ceiling: p("2") });
    one("ceiling = 2", "ceiling = 2.5", "count.ceiling", "ceiling = 2.5", above("2.5", "2"));
    one("label = \"缺\"\npoints = 1", "label = \"缺\"\npoints = -0.01", "reasons.losses[1].points", "-0.01", positive("-0.01"));
}

#[test]
fn slabs_vetoes_and_bonus() {
    let p = points;
    one("at_least = 60", "at_least = 95", "measure.slabs[2]", "at_least = 95", Kind::SlabUnreachable);
    one("at_least = 60", "at_most = 60", "measure.slabs[2]", "at_most = 60", Kind::SlabsMixed);
    one("at_least = 60", "at_least = 0", "measure.slabs[3]", "  { points = 0 }", Kind::SlabUnreachable);
    one(
        "at_least = 90, points = 3",
        "at_least = 190, points = 3",
        "measure.slabs[1].at_least",
        "190",
        Kind::NotPercent { value: p("190") },
    );
    let short = Kind::MaxUnreachable { max: p("3"), highest: p("2") };
    one("at_least = 90, points = 3", "at_least = 90, points = 2", "measure.slabs", "slabs = [", short);
    one("deduct = 1.5", "deduct = 0", "finding.severities[1].deduct", "deduct = 0", Kind::NotPositive { value: p("0") });
    one(
        "bonus = true",
        "bonus = true\nmax = 3",
        "multi.credits",
        "credits = [",
        Kind::MaxUnreachable { max: p("3"), highest: p("2") },
    );
    one("consequence = \"cap\"", "consequence = \"cap\"\nmax = 0", "veto.max", "max = 0", Kind::VetoWithMax);
    one("consequence = \"cap\"", "consequence = \"cap\"\nbonus = true ", "veto.bonus", "bonus = true ", Kind::VetoAsBonus);
    one("cap = 1", "cap = 6", "veto.cap", "cap = 6", Kind::AboveTopStar { stars: 6, top: 5 });
}

#[test]
fn stars_caps_and_quota() {
    let p = points;
    one("below = 60\nstars = 2", "below = 60\nstars = 7", "caps[1].stars", "stars = 7", Kind::AboveTopStar { stars: 7, top: 5 });
    one("below = 60", "below = 160", "caps[1].below", "160", Kind::NotPercent { value: p("160") });
    one("[quota]\nstars = 5", "[quota]\nstars = 6", "quota.stars", "stars = 6", Kind::AboveTopStar { stars: 6, top: 5 });
    one("percent = 15", "percent = 115", "quota.percent", "115", Kind::NotPercent { value: p("115") });
    let twice = "[[quota]]\nstars = 4\nat_most = 1\n[[quota]]\nstars = 4 # again";
    let what = Kind::Duplicate { what: Thing::Quota, id: "4".to_owned(), first_line: line(SAMPLE, "[quota]") + 1 };
    one("[quota]\nstars = 5", twice, "quota[2].stars", "stars = 4 # again", what);
    one(
        "percent = 15",
        "percent = 15\nties = \"keeps\"",
        "quota.ties",
        "keeps",
        Kind::UnknownChoice { value: "keeps".to_owned(), choices: vec!["lose", "keep"], nearest: Some("keep") },
    );
    one("max_share = 10", "max_share = -1", "na.max_share", "-1", Kind::NotPercent { value: p("-1") });
    let less = Kind::AsksLess { value: p("18"), stars: 3, other: p("19") };
    one("total_at_least = 12", "total_at_least = 19", "stars[1].total_at_least", "total_at_least = 18", less);
    one(
        "every_section_at_least = 80",
        "every_section_at_least = 180",
        "stars[1].every_section_at_least",
        "180",
        Kind::NotPercent { value: p("180") },
    );
    one(
        "at_least = 1 }",
        "at_least = 3 }",
        "stars[1].items[1].at_least",
        "at_least = 3 }",
        Kind::Above { value: p("3"), limit: p("2") },
    );
    let twice =
        Kind::Duplicate { what: Thing::StarRule, id: "5".to_owned(), first_line: line(SAMPLE, "total_at_least = 18") - 1 };
    one("stars = 3", "stars = 5 ", "stars[2].stars", "stars = 5 ", twice);
    one(
        "total_at_least = 18",
        "total_at_least = 18\ntotal_at_most = -3",
        "stars[1].total_at_most",
        "-3",
        Kind::Negative { value: p("-3") },
    );
}

#[test]
fn lists_that_have_to_hold_something() {
    let empty =
        "format = 1\nid = \"x\"\nversion = \"1\"\nlanguage = \"en\"\nname = \"x\"\nfull_marks = 1\nsections = []\nstars = []\n";
    let expected = [(7, "sections"), (8, "stars")];
    let expected = expected.map(|(line, place)| Problem { line, place: place.to_owned(), what: Kind::EmptyList });
    assert_eq!(parse(empty).unwrap_err(), expected);
    let file = empty.replace("sections = []", "sections = [{ id = \"a\", name = \"A\", items = [] }]");
    let places: Vec<String> = parse(&file).unwrap_err().into_iter().map(|problem| problem.place).collect();
    assert_eq!(places, ["sections[1].items", "stars"]);
    let file = empty.replace("sections = []", "sections = [7]");
    let what = Kind::WrongType { expected: ValueType::Table, found: ValueType::WholeNumber };
    assert_eq!(parse(&file).unwrap_err()[0], Problem { line: 7, place: "sections[1]".to_owned(), what });
}

#[test]
fn an_item_without_a_readable_kind_is_one_problem() {
    let file = sample_with("kind = \"score\"", "kind = \"socre\"");
    let problems = parse(&file).unwrap_err();
    assert!(matches!(&problems[..], [Problem { what: Kind::UnknownChoice { nearest: Some("score"), .. }, .. }]), "{problems:?}");
}

#[test]
fn people_are_not_rated() {
    let people = |words: &str| Kind::RecordsPeople { words: words.to_owned() };
    one("name = \"称号\"", "name = \"居民宗教信仰\"", "facts[2].name", "宗教信仰", people("宗教信仰"));
    one("name = \"打分\"", "name = \"居民姓名登记\"", "score.name", "姓名登记", people("姓名登记"));
    one("label = \"严重\"", "label = \"身份证号\"", "finding.severities[1].label", "身份证号", people("身份证号"));
    let guarded = sample_with("name = \"打分\"", "name = \"打分\"\nguidance = \"身份证号不得登记，不出示名册\"");
    assert!(parse(&guarded).is_ok());
}

#[test]
fn syntax_is_one_problem_with_line_and_column() {
    let problems = parse("format = 1\nid = = 3\nname = [").unwrap_err();
    assert!(matches!(&problems[..], [Problem { line: 2, what: Kind::Syntax { column: 6, .. }, .. }]), "{problems:?}");
}

#[test]
fn a_key_written_twice_hides_nothing_else() {
    let file = sample_with("version = \"1\"", "version = \"1\"\nversion = \"2\"").replace("full_marks = 20", "full_marks = 2x");
    assert_eq!(parse(&file).unwrap_err().len(), 1, "a syntax error comes alone");
    let file = sample_with("version = \"1\"", "version = \"1\"\nversion = \"2\"").replace("full_marks = 20", "full_marks = 22");
    let problems = parse(&file).unwrap_err();
    let found: Vec<(usize, bool)> =
        problems.iter().map(|problem| (problem.line, matches!(problem.what, Kind::DuplicateKey { .. }))).collect();
    assert_eq!(found, [(4, true), (7, false)]);
}

#[test]
fn all_problems_of_a_file_come_together_in_the_order_of_lines() {
    let mut file = SAMPLE.to_owned();
    for (old, new) in [
        ("policy = \"exclude\"", "polcy = \"exclude\""),
        ("share = 30", "share = 20"),
        ("points = 2.5 }", "points = 2.555 }"),
        ("step = 0.5", "step = true"),
        ("required = [\"check\"]", "required = [\"chek\"]"),
        ("percent = 15", "percent = 150"),
    ] {
        assert!(file.contains(old));
        file = file.replace(old, new);
    }
    let problems = parse(&file).unwrap_err();
    let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
    let expected = ["na", "components", "levels.levels[2].points", "score.step", "stars[1].required[1]", "quota.percent"];
    assert_eq!(places, expected, "{problems:#?}");
    assert!(problems.is_sorted_by_key(|problem| problem.line) && problems.iter().all(|problem| problem.line > 0));
}

#[test]
fn an_empty_file_tells_all_that_is_missing() {
    let problems = parse("").unwrap_err();
    let missing = |key: &'static str| Problem { line: 1, place: key.to_owned(), what: Kind::MissingKey { key } };
    assert_eq!(problems, ["format", "language", "id", "version", "name", "full_marks", "sections", "stars"].map(missing));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        let _ = parse(&text);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_damage_to_a_file_makes_it_panic(start in 0..SAMPLE.len(), length in 0_usize..40, insert in "[\\[\\]{}=\",a-z0-9.\\n-]{0,12}") {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, insert.bytes());
        if let Err(problems) = parse(&String::from_utf8_lossy(&bytes)) {
            prop_assert!(!problems.is_empty() && problems.iter().all(|problem| problem.line > 0));
        }
    }
}
