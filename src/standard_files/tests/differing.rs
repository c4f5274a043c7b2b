//! What differs between two standards is named.

use proptest::prelude::*;

use super::{SAMPLE, generated, sample_with};
use crate::standard_files::{Difference, differences, parse};

fn found(old: &str, new: &str) -> Vec<(String, String, String)> {
    let [a, b] = [SAMPLE.to_owned(), sample_with(old, new)].map(|text| parse(&text).unwrap());
    differences(&a, &b).into_iter().map(|Difference { place, before, after }| (place, before, after)).collect()
}

fn one(old: &str, new: &str, place: &str, before: &str, after: &str) {
    assert_eq!(found(old, new), [(place.to_owned(), before.to_owned(), after.to_owned())], "{old} → {new}");
}

#[test]
fn fields_are_named_by_ids_and_keys() {
    one("name = \"样例\"", "name = \"另例\"", "name.zh-CN", "样例", "另例");
    one("name = \"样例\"", "name = { zh-CN = \"样例\", en = \"Sample\" }", "name.en", "", "Sample");
    one("points = 2.5 }", "points = 2.55 }", "levels.levels[b].points", "2.5", "2.55");
    one("cap = 5", "cap = 6", "bonus.cap", "5", "6");
    one("step = 0.5", "step = 1", "score.step", "0.5", "1");
    one("total_at_least = 12", "total_at_least = 13", "stars[3].total_at_least", "12", "13");
    one("controls = true\n", "", "stars[5].controls", "true", "");
    one("item = \"score\", at_least = 1", "item = \"score\", at_least = 2", "stars[5].item_at_least[score].points", "1", "2");
    one("\"documents\", \"onsite\"", "\"onsite\"", "levels.methods", "documents, onsite", "onsite");
    one("at_least = 60, points", "at_least = 70, points", "measure.slabs[2].bound.at_least", "60", "70");
    let credit = "{ key = \"q\", label = \"两样\", points = 1 },";
    let expected =
        [("multi.credits[r]", "", "三样"), ("multi.max", "2", "3")].map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(found(credit, &format!("{credit}\n{{ key = \"r\", label = \"三样\", points = 1 }},")), expected);
}

#[test]
fn items_added_removed_and_moved() {
    let a = parse(SAMPLE).unwrap();
    let mut b = a.clone();
    let count = b.sections[0].items.remove(3);
    assert_eq!(place_of(&differences(&a, &b)), ["count"]);
    assert_eq!(differences(&b, &a)[0], Difference { place: "count".to_owned(), before: String::new(), after: "次数".to_owned() });
    b.sections[1].items.push(count);
    let moved = Difference { place: "count.section".to_owned(), before: "first".to_owned(), after: "second".to_owned() };
    assert_eq!(differences(&a, &b), [moved]);
    let mut b = a.clone();
    b.sections[1].items.swap(0, 1);
    assert_eq!(place_of(&differences(&a, &b)).len(), 1);
    let mut b = a.clone();
    b.sections[1].items.rotate_left(1);
    let moved = Difference { place: "reasons.position".to_owned(), before: "5".to_owned(), after: "9".to_owned() };
    assert_eq!(differences(&a, &b), [moved]);
    let mut b = a.clone();
    b.stars.reverse();
    assert_eq!(
        differences(&a, &b),
        [Difference { place: "stars".to_owned(), before: "5, 3".to_owned(), after: "3, 5".to_owned() }]
    );
}

fn place_of(found: &[Difference]) -> Vec<&str> {
    found.iter().map(|difference| difference.place.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn equal_standards_differ_in_nothing_and_others_in_something(a in generated::standard(), b in generated::standard()) {
        prop_assert_eq!(differences(&a, &a.clone()), []);
        prop_assert_eq!(differences(&a, &b).is_empty(), a == b);
    }
}
