//! Rules worked out by hand.
#![expect(clippy::needless_pass_by_value, reason = "tables read better with plain values")]

use std::collections::BTreeMap;

use super::build::*;
use crate::domain::applicability::{Applies, Facts, applies, progress};
use crate::domain::next_star::next_star;
use crate::domain::outcome::{Outcome, RuleName};
use crate::domain::points::Exact;
use crate::domain::scale::{MOST_POINTS, full_marks_value, point_range, possible_points};
use crate::domain::scoring::{ItemScore, ValueProblem, item_score};
use crate::domain::standard::*;
use crate::domain::stars::evaluate;
use crate::domain::value::{Marks, Value};
use crate::domain::wording::Wording;

fn counts(values: &[(&str, u32)]) -> BTreeMap<String, u32> {
    values.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect()
}

fn loss(key: &str, points: &str, per_occurrence: bool) -> Loss {
    Loss { key: key.into(), label: Wording::default(), points: p(points), per_occurrence }
}

fn count(max: &str, each: &str, floor: &str) -> Item {
    item("n", max, Kind::Count { each: p(each), floor: p(floor), ceiling: p(max) })
}

fn reasons() -> Item {
    let losses = vec![loss("dust", "0.5", true), loss("lamp", "2", false)];
    item("r", "5", Kind::Reasons { losses, floor: p("1") })
}

fn measure(input: MeasureInput) -> Item {
    let slab = |bound, points| Slab { bound, points: p(points) };
    let slabs = vec![slab(Bound::AtLeast(p("90")), "4"), slab(Bound::AtLeast(p("66.67")), "2"), slab(Bound::Otherwise, "0")];
    item("m", "4", Kind::Measure { input, unit: Wording::default(), slabs })
}

fn multi() -> Item {
    item("t", "3", Kind::Multi { credits: vec![rung("a", "2"), rung("b", "1.5"), rung("c", "0.5")] })
}

fn finding() -> Item {
    let severity = |key: &str, deduct: &str| Severity { key: key.into(), label: Wording::default(), deduct: p(deduct) };
    item("f", "4", Kind::Finding { severities: vec![severity("major", "2"), severity("minor", "0.5")] })
}

fn gives(item: &Item, value: Value, points: &str) {
    assert_eq!(item_score(item, &value), Ok(ItemScore::Points(p(points))), "{value:?}");
}

fn refuses(item: &Item, value: Value, problem: ValueProblem) {
    assert_eq!(item_score(item, &value), Err(problem), "{value:?}");
}

#[test]
fn every_kind_scores_as_the_standard_says() {
    gives(&score("s", "3"), points("2.5"), "2.5");
    let odd = item("s", "1.25", Kind::Score { step: p("0.5") });
    gives(&odd, points("1.25"), "1.25");
    let levels = item("l", "4", Kind::Levels { levels: vec![rung("a", "4"), rung("b", "2.5")] });
    gives(&levels, Value::Level("b".into()), "2.5");
    let check = item("c", "2", Kind::Check { yes: p("2"), no: p("0.5") });
    gives(&check, Value::Answer(true), "2");
    gives(&check, Value::Answer(false), "0.5");
    for (times, award, deduct) in [(0, "0", "2"), (1, "0.75", "1.25"), (3, "2", "0"), (9_999, "2", "0")] {
        gives(&count("2", "0.75", "0"), Value::Count(times), award);
        gives(&count("2", "-0.75", "0"), Value::Count(times), deduct);
    }
    gives(&reasons(), Value::Losses(counts(&[])), "5");
    gives(&reasons(), Value::Losses(counts(&[("dust", 3), ("lamp", 1)])), "1.5");
    gives(&reasons(), Value::Losses(counts(&[("dust", 99)])), "1");
    gives(&measure(MeasureInput::Number), Value::Number(p("90")), "4");
    gives(&measure(MeasureInput::Number), Value::Number(p("89.99")), "2");
    gives(&measure(MeasureInput::Number), Value::Number(p("-3")), "0");
    // 2 of 3 is 66.666…, below 66.67; 9 of 10 is exactly 90.
    gives(&measure(MeasureInput::Share), Value::Share { n: 2, m: 3 }, "0");
    gives(&measure(MeasureInput::Share), Value::Share { n: 9, m: 10 }, "4");
    gives(&multi(), Value::Credits(["a".into(), "c".into()].into()), "2.5");
    gives(&multi(), Value::Credits(["a".into(), "b".into()].into()), "3");
    gives(&finding(), findings(&[("major", 1), ("minor", 2)]), "1");
    gives(&finding(), findings(&[("major", 9)]), "0");
    let veto = veto("v", Consequence::Disqualify);
    assert_eq!(item_score(&veto, &Value::Violated(true)), Ok(ItemScore::Veto { violated: true }));
    assert_eq!(item_score(&veto, &Value::NotApplicable), Ok(ItemScore::NotApplicable));
}

#[test]
fn values_that_do_not_fit_are_refused_with_the_reason() {
    let three = score("s", "3");
    refuses(&three, points("2.25"), ValueProblem::OffStep { step: p("0.5") });
    refuses(&three, points("3.5"), ValueProblem::AboveMax { max: p("3") });
    refuses(&three, points("-0.5"), ValueProblem::BelowZero);
    refuses(&three, Value::Answer(true), ValueProblem::WrongKind);
    let levels = item("l", "4", Kind::Levels { levels: vec![rung("a", "4"), rung("b", "2.5")] });
    let known = vec!["a".to_owned(), "b".to_owned()];
    refuses(&levels, Value::Level("x".into()), ValueProblem::UnknownKey { key: "x".into(), known });
    refuses(&count("2", "1", "0"), Value::Count(10_000), ValueProblem::TooMany { most: 9_999 });
    refuses(&reasons(), Value::Losses(counts(&[("lamp", 2)])), ValueProblem::TooMany { most: 1 });
    refuses(&measure(MeasureInput::Share), Value::Share { n: 0, m: 0 }, ValueProblem::ZeroOutOf);
    refuses(&measure(MeasureInput::Share), Value::Share { n: 4, m: 3 }, ValueProblem::ShareAbove { m: 3 });
    let strict = Item { na: false, ..three };
    refuses(&strict, Value::NotApplicable, ValueProblem::NaNotAllowed);
}

#[test]
fn scales_list_what_can_be_reached() {
    let scale = |item: &Item| possible_points(item).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(scale(&score("s", "1.5")), "0 0.5 1 1.5");
    assert_eq!(scale(&count("2", "0.75", "0")), "0 0.75 1.5 2");
    assert_eq!(scale(&count("2", "-0.75", "0")), "0 0.5 1.25 2");
    assert_eq!(scale(&measure(MeasureInput::Share)), "0 2 4");
    assert_eq!(scale(&multi()), "0 0.5 1.5 2 2.5 3");
    assert_eq!(scale(&finding()), "0 0.5 1 1.5 2 2.5 3 3.5 4");
    assert_eq!(scale(&reasons()), "1 1.5 2 2.5 3 3.5 4 4.5 5");
    assert_eq!(scale(&veto("v", Consequence::Disqualify)), "");
    let fine = item("s", "500", Kind::Score { step: p("0.01") });
    let listed = possible_points(&fine);
    assert!(listed.len() <= MOST_POINTS && listed.len() > MOST_POINTS / 2);
    assert_eq!(point_range(&fine), listed.first().copied().zip(listed.last().copied()));
    for item in [count("2", "0.75", "0"), count("2", "-0.75", "0"), reasons(), multi(), finding()] {
        let value = full_marks_value(&item).unwrap();
        assert_eq!(item_score(&item, &value), Ok(ItemScore::Points(item.max)));
        assert_eq!(point_range(&item).unwrap().1, item.max);
    }
    assert_eq!(full_marks_value(&measure(MeasureInput::Number)), None);
}

/// Two sections of 6 and 4 points, three levels by total, five stars asking for more.
fn small() -> Standard {
    let sections = vec![
        section("one", None, vec![score("a", "3"), score("b", "3")]),
        section("two", None, vec![score("c", "4"), veto("v", Consequence::Cap(1))]),
    ];
    let five = vec![Requirement::TotalAtLeast(p("90")), Requirement::EverySectionAtLeast(p("80"))];
    standard("100", sections, vec![(3, vec![Requirement::TotalAtLeast(p("60"))]), (5, five)])
}

fn card(a: &str, b: &str, c: &str) -> Marks {
    let value = |text: &str| {
        if text == "na" { Value::NotApplicable } else { points(text) }
    };
    marks(&[("a", value(a)), ("b", value(b)), ("c", value(c)), ("v", Value::Violated(false))])
}

fn total(outcome: &Outcome) -> String {
    outcome.total.as_ref().map_or("none".into(), |total| total.cut(3))
}

#[test]
fn na_policies_count_as_they_say() {
    // a = 2 of 3 stands, b is N/A, c = 3 of 4: 5 of 7.
    for (policy, expected) in
        [(NaPolicy::Exclude, "71.428"), (NaPolicy::Full, "80"), (NaPolicy::Zero, "50"), (NaPolicy::Average, "71.428")]
    {
        let mut standard = small();
        standard.na.policy = policy;
        let outcome = evaluate(&standard, &[&card("2", "na", "3")], &Facts::new());
        assert_eq!(total(&outcome), expected, "{policy:?}");
        assert!(!outcome.provisional);
    }
}

#[test]
fn too_much_na_gives_no_star_and_says_so() {
    let mut standard = small();
    standard.na.max_share = Some(p("30"));
    let outcome = evaluate(&standard, &[&card("3", "na", "4")], &Facts::new());
    assert_eq!(outcome.stars, Some(5), "exactly 30 % is allowed");
    standard.na.max_share = Some(p("29.99"));
    let outcome = evaluate(&standard, &[&card("3", "na", "4")], &Facts::new());
    assert_eq!((outcome.stars, outcome.stars_before_caps, outcome.provisional), (Some(0), Some(5), false));
    assert_eq!(outcome.capped_by, [RuleName::NaShare]);
    assert_eq!(next_star(&standard, &[&card("3", "na", "4")], &Facts::new()), None);
}

#[test]
fn a_section_all_na_leaves_the_section_rules_and_its_weight_is_shared_out() {
    let mut standard = small();
    let outcome = evaluate(&standard, &[&card("3", "2.5", "na")], &Facts::new());
    assert_eq!((outcome.stars, total(&outcome).as_str()), (Some(5), "91.666"));
    assert_eq!(outcome.sections[1].percent, None);
    for (index, weight) in ["50", "30", "20"].into_iter().enumerate() {
        if index < 2 {
            standard.sections[index].weight = Some(p(weight));
        } else {
            standard.sections.push(section("three", Some(weight), vec![score("d", "2")]));
        }
    }
    let mut marks = card("3", "0", "na");
    marks.insert("d".into(), points("2"));
    // 50 % of weight 50 and 100 % of weight 20, out of 70.
    assert_eq!(total(&evaluate(&standard, &[&marks], &Facts::new())), "64.285");
}

#[test]
fn a_panel_is_the_mean_of_each_item_and_any_violation_counts() {
    let (one, mut two) = (card("3", "3", "4"), card("2", "na", "3"));
    two.insert("v".into(), Value::Violated(true));
    let outcome = evaluate(&small(), &[&one, &Marks::new(), &two], &Facts::new());
    // a 2.5, b 3 (the N/A leaves the mean), c 3.5.
    assert_eq!(total(&outcome), "90");
    assert_eq!((outcome.stars, outcome.stars_before_caps), (Some(1), Some(5)));
    assert_eq!(outcome.violated, ["v"]);
    assert_eq!(outcome.items[0].spread, Some((p("2"), p("3"))));
    assert_eq!(outcome.capped_by, [RuleName::Veto { item: "v".into() }]);
}

#[test]
fn a_hair_below_the_threshold_is_below_it() {
    let mut standard = small();
    standard.sections = vec![section("one", None, vec![item("a", "100", Kind::Score { step: p("0.01") })])];
    for (given, stars) in [("89.99", 3), ("90", 5)] {
        let outcome = evaluate(&standard, &[&marks(&[("a", points(given))])], &Facts::new());
        assert_eq!(outcome.stars, Some(stars));
    }
    let (one, two) = (marks(&[("a", points("90"))]), marks(&[("a", points("89.99"))]));
    let outcome = evaluate(&standard, &[&one, &two], &Facts::new());
    assert_eq!((outcome.stars, total(&outcome).as_str()), (Some(3), "89.995"));
}

#[test]
fn an_unfinished_card_is_provisional_with_its_range() {
    let mut marks = card("3", "3", "4");
    marks.remove("b");
    let outcome = evaluate(&small(), &[&marks], &Facts::new());
    assert!(outcome.provisional && outcome.stars.is_none());
    assert_eq!(outcome.possible_stars, (3, 5));
    assert_eq!(total(&outcome), "70");
    marks.remove("v");
    assert_eq!(evaluate(&small(), &[&marks], &Facts::new()).possible_stars, (1, 5));
    assert_eq!(next_star(&small(), &[&marks], &Facts::new()), None);
    let nobody = evaluate(&small(), &[], &Facts::new());
    assert_eq!((nobody.provisional, nobody.total, nobody.possible_stars), (true, None, (0, 5)));
    let progress = progress(&small(), &marks, &Facts::new());
    assert_eq!((progress.rated, progress.applicable, progress.open_vetoes, progress.first_unrated), (2, 4, 1, Some(2)));
}

#[test]
fn facts_bring_components_caps_and_full_marks() {
    let mut standard = small();
    let component =
        |id: &str, share: &str, fact: Option<&str>| Component { id: id.into(), share: p(share), fact: fact.map(Into::into) };
    standard.components = vec![component("panel", "70", None), component("public", "30", Some("happy"))];
    standard.caps = vec![FactCap { fact: "happy".into(), below: p("60"), stars: 2 }];
    let happy = |text: &str| Facts::from([("happy".into(), FactValue::Number(p(text)))]);
    let marks = card("3", "3", "4");
    let outcome = evaluate(&standard, &[&marks], &Facts::new());
    assert!(outcome.provisional);
    assert_eq!(outcome.possible_stars, (2, 5));
    assert_eq!(outcome.possible_total, Some((Exact::ratio(70, 1), Exact::ratio(100, 1))));
    let outcome = evaluate(&standard, &[&marks], &happy("92.5"));
    assert_eq!((total(&outcome).as_str(), outcome.stars), ("97.75", Some(5)));
    let outcome = evaluate(&standard, &[&marks], &happy("59.99"));
    assert_eq!((outcome.stars, outcome.stars_before_caps), (Some(2), Some(3)));
    // Without components the unknown cap only matters where it would bite.
    standard.components.clear();
    assert!(evaluate(&standard, &[&marks], &Facts::new()).provisional);
    assert_eq!(evaluate(&standard, &[&card("0", "0", "4")], &Facts::new()).stars, Some(0));
    standard.caps.clear();
    let effects = vec![FactEffect { when: FactCondition::Is(true), full_marks_on: vec!["a".into(), "v".into()] }];
    standard.facts = vec![FactDefinition { id: "honour".into(), name: Wording::default(), kind: FactKind::YesNo, effects }];
    let honour = Facts::from([("honour".into(), FactValue::YesNo(true))]);
    let mut marks = card("0", "3", "4");
    let outcome = evaluate(&standard, &[&marks], &honour);
    assert_eq!((total(&outcome).as_str(), outcome.items[0].full_by_fact), ("100", true));
    marks.remove("a");
    assert_eq!(evaluate(&standard, &[&marks], &honour).stars, Some(5), "nobody need judge what a fact settles");
    marks.remove("v");
    assert!(evaluate(&standard, &[&marks], &honour).provisional, "no fact settles a veto");
}

#[test]
fn bonus_comes_after_unscaled_and_cut() {
    let mut standard = small();
    standard.bonus_cap = Some(p("2"));
    standard.sections[1].items.push(Item { bonus: true, ..score("x", "5") });
    let mut marks = card("3", "3", "na");
    marks.insert("x".into(), points("4.5"));
    let outcome = evaluate(&standard, &[&marks], &Facts::new());
    assert_eq!((total(&outcome).as_str(), outcome.bonus), ("102", Exact::ratio(2, 1)));
    marks.insert("x".into(), Value::NotApplicable);
    assert_eq!(total(&evaluate(&standard, &[&marks], &Facts::new())), "100");
}

#[test]
fn what_does_not_apply_leaves_the_base() {
    let mut standard = small();
    standard.sections[0].items.insert(0, item("has", "1", Kind::Check { yes: p("1"), no: p("1") }));
    standard.sections[0].items[1].applies_when = Some(Condition { item: "has".into(), test: ConditionTest::Answer(true) });
    standard.sections[0].items[2].applies_when = Some(Condition { item: "a".into(), test: ConditionTest::AtLeast(p("1")) });
    standard.na.max_share = Some(p("0"));
    standard.na.policy = NaPolicy::Zero;
    let mut marks = card("0", "0", "4");
    marks.insert("has".into(), Value::Answer(false));
    let outcome = evaluate(&standard, &[&marks], &Facts::new());
    assert_eq!((total(&outcome).as_str(), outcome.stars), ("100", Some(5)));
    let items: Vec<Item> = standard.items().cloned().collect();
    assert_eq!(applies(&standard, &marks, &items[2]), Applies::No);
    marks.remove("has");
    assert_eq!(applies(&standard, &marks, &items[2]), Applies::Unknown);
    assert_eq!(progress(&standard, &marks, &Facts::new()).unknown, 2);
    marks.insert("has".into(), Value::Answer(true));
    assert_eq!(applies(&standard, &marks, &items[2]), Applies::No, "a = 0");
}

#[test]
fn lower_is_better_and_findings_and_controls() {
    let mut standard = small();
    standard.sections[0].items.push(Item { control: true, ..finding() });
    standard.stars[0].requirements = vec![Requirement::TotalAtMost(p("50")), Requirement::EveryItemAtMost(p("3"))];
    standard.stars[1].requirements =
        vec![Requirement::FindingsAtMost { severity: "minor".into(), at_most: 2 }, Requirement::Controls];
    let with = |mut marks: Marks, value: Value| {
        marks.insert("f".into(), value);
        marks
    };
    let one = with(card("3", "0", "2"), findings(&[("minor", 2), ("major", 1)]));
    let two = with(card("3", "0", "2"), findings(&[("minor", 3)]));
    let held = |cards: &[&Marks]| {
        let outcome = evaluate(&standard, cards, &Facts::new());
        outcome
            .rules
            .iter()
            .map(|check| (check.actual.as_ref().map(|n| n.cut(2)).unwrap_or_default(), check.held == Some(true)))
            .collect::<Vec<_>>()
    };
    let told = |figure: &str, held: bool| (figure.to_owned(), held);
    assert_eq!(held(&[&one]), [told("2", true), told("0", false), told("42.85", true), told("3", true), told("", true)]);
    // Findings: the most any card counts, 3. Points: the mean of 1 and 2.5.
    assert_eq!(held(&[&one, &two]), [told("3", false), told("0", false), told("48.21", true), told("3", true), told("", true)]);
}

#[test]
fn the_next_star_is_fewest_items_then_fewest_points_then_order() {
    let raises = |standard: &Standard, marks: &Marks| {
        next_star(standard, &[marks], &Facts::new()).map(|next| {
            let items = next.items.iter().map(|raise| format!("{}:{}>{}", raise.item, raise.from.cut(2), raise.to.cut(2)));
            (next.stars, items.collect::<Vec<_>>().join(" "))
        })
    };
    let standard = small();
    // 5 of 10; 60 needed: one more point on any item, the first in order.
    assert_eq!(raises(&standard, &card("1", "2", "2")), Some((3, "a:1>2".into())));
    // 8 of 10: 90 needed, section one at 5 of 6, section two at 3 of 4 (needs 80 %, 3.5): two could do, one is enough.
    assert_eq!(raises(&standard, &card("3", "2", "3")), Some((5, "c:3>4".into())));
    assert_eq!(raises(&standard, &card("2", "2", "3")), Some((5, "a:2>3 c:3>4".into())));
    assert_eq!(raises(&standard, &card("3", "3", "4")), None);
    // Two cards: from their means 3, 2.25, 3.25. b and c both have to rise by 0.75; b comes first.
    let (one, two) = (card("3", "2.5", "3"), card("3", "2", "3.5"));
    let next = next_star(&standard, &[&one, &two], &Facts::new()).unwrap();
    assert_eq!(next.items.len(), 1);
    assert_eq!(
        (next.items[0].item.as_str(), &next.items[0].from, &next.items[0].to),
        ("b", &Exact::ratio(9, 4), &Exact::ratio(3, 1))
    );
}
