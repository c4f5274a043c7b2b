//! Panels: every rule at its edges, and against the naive evaluation.

use std::borrow::Cow;

use proptest::prelude::*;
use uuid::Uuid;

use super::build::*;
use super::naive::{F, naive_panel, one_of};
use crate::domain::applicability::{Facts, progress_of};
use crate::domain::ids::InspectorId;
use crate::domain::next_star::next_star_of_panel;
use crate::domain::outcome::Outcome;
use crate::domain::panel::{Ballot, Duties, Panel};
use crate::domain::points::Exact;
use crate::domain::standard::*;
use crate::domain::stars::{evaluate, evaluate_card, evaluate_panel};
use crate::domain::value::{Marks, Value};

/// Two score items of 10 points each and a veto that caps at one star; two stars from 15 points on.
fn small(rule: PanelRule) -> Standard {
    let stars = vec![(2, vec![Requirement::TotalAtLeast(p("15"))]), (1, vec![Requirement::TotalAtLeast(p("5"))])];
    let mut held = standard(
        "20",
        vec![
            section("one", None, vec![score("a", "10")]),
            section("two", None, vec![score("b", "10"), veto("v", Consequence::Cap(1))]),
        ],
        stars,
    );
    held.panel = rule;
    held
}

fn card(a: &str, b: &str, violated: bool) -> Marks {
    let value = |text: &str| if text == "na" { Value::NotApplicable } else { points(text) };
    let mut card = marks(&[("v", Value::Violated(violated))]);
    for (id, text) in [("a", a), ("b", b)] {
        if text != "?" {
            card.insert(id.to_owned(), value(text));
        }
    }
    card
}

fn seated<'a>(cards: &'a [Marks], weights: &[&str]) -> Panel<'a> {
    let ballot = |(n, marks): (usize, &'a Marks)| Ballot {
        by: Some(InspectorId(Uuid::from_u128(n as u128 + 1))),
        marks: Cow::Borrowed(marks),
        weight: weights.get(n).map_or_else(|| p("1"), |weight| p(weight)),
        asked: None,
        awaited: false,
    };
    Panel { ballots: cards.iter().enumerate().map(ballot).collect(), ..Panel::default() }
}

fn of(rule: &PanelRule, cards: &[Marks], weights: &[&str]) -> Outcome {
    evaluate_panel(&small(rule.clone()), &seated(cards, weights), &Facts::new())
}

fn total(outcome: &Outcome) -> String {
    outcome.total.as_ref().map_or_else(|| "-".to_owned(), |total| total.cut(3))
}

fn rule(method: Combination, per: Per) -> PanelRule {
    PanelRule { method, per, ..PanelRule::default() }
}

#[test]
fn totals_per_item_and_per_card() {
    use Combination::{Mean, Median, Trimmed};
    let cards: Vec<Marks> = [("10", "0"), ("6", "6"), ("2", "9"), ("4", "7")].map(|(a, b)| card(a, b, false)).to_vec();
    for (method, per, expected) in [
        (Mean, Per::Item, "11"),
        // a: 4 and 6, b: 6 and 7.
        (Median, Per::Item, "11.5"),
        (Trimmed, Per::Item, "11.5"),
        (Mean, Per::Card, "11"),
        // Totals 10, 11, 11, 12.
        (Median, Per::Card, "11"),
        (Trimmed, Per::Card, "11"),
    ] {
        assert_eq!(total(&of(&rule(method, per), &cards, &[])), expected, "{method:?} {per:?}");
    }
    // The chair's card counts for half as much again, and twice.
    assert_eq!(total(&of(&rule(Mean, Per::Item), &cards[..2], &["1.5"])), "10.8");
    assert_eq!(total(&of(&rule(Mean, Per::Card), &cards[..2], &["1.5"])), "10.8");
    assert_eq!(total(&of(&rule(Median, Per::Item), &cards[..3], &["3"])), "10");
    // N/A on a card leaves the item, but not the card's total: 20 × 5 ÷ 10, and 15.
    let na = [card("na", "5", false), card("10", "5", false)];
    assert_eq!(total(&of(&rule(Mean, Per::Item), &na, &[])), "15");
    assert_eq!(total(&of(&rule(Mean, Per::Card), &na, &[])), "12.5");
}

#[test]
fn too_few_marks_give_no_result_or_the_mean_as_the_standard_says() {
    let cards = [card("10", "8", false), card("8", "8", false)];
    for per in [Per::Item, Per::Card] {
        let strict = rule(Combination::Trimmed, per);
        let outcome = of(&strict, &cards, &[]);
        assert!(outcome.provisional && outcome.stars.is_none(), "{per:?}");
        assert_eq!((outcome.too_few(), outcome.open()), (vec![1, 2], vec![]), "{per:?}");
        assert_eq!((total(&outcome).as_str(), outcome.possible_stars), ("17", (0, 2)), "{per:?}");
        let outcome = of(&PanelRule { too_few: TooFew::Mean, ..strict.clone() }, &cards, &[]);
        assert_eq!((outcome.stars, total(&outcome).as_str(), outcome.provisional), (Some(2), "17", false), "{per:?}");
        assert_eq!(outcome.too_few(), [1, 2]);
        let three = [cards[0].clone(), cards[1].clone(), card("9", "7", false)];
        let outcome = of(&strict, &three, &[]);
        assert_eq!((outcome.stars, outcome.too_few()), (Some(2), vec![]), "{per:?}");
    }
    // Raters are counted item by item: one of three says N/A.
    let mixed = [card("10", "8", false), card("8", "8", false), card("na", "8", false)];
    assert_eq!(of(&rule(Combination::Trimmed, Per::Item), &mixed, &[]).too_few(), [1]);
    // What the panel agreed on rests on no number of marks.
    let mut panel = seated(&cards, &[]);
    panel.rulings.agreed = marks(&[("a", points("7")), ("b", points("8"))]);
    let outcome = evaluate_panel(&small(rule(Combination::Trimmed, Per::Item)), &panel, &Facts::new());
    assert_eq!((outcome.stars, total(&outcome).as_str(), outcome.too_few()), (Some(2), "15", vec![]));
    assert_eq!(outcome.items[0].spread, Some((p("8"), p("10"))), "everybody's own mark stays to be seen");
    assert!(outcome.items[0].agreed);
}

#[test]
fn a_veto_holds_by_any_by_most_or_by_the_chair() {
    let panel = |found: &[bool]| -> Vec<Marks> { found.iter().map(|found| card("9", "9", *found)).collect() };
    let by = |veto| PanelRule { veto, ..PanelRule::default() };
    for (found, any, majority) in [
        (&[false, false, false][..], Some(2), Some(2)),
        (&[true, false, false], Some(1), Some(2)),
        (&[true, true, false], Some(1), Some(1)),
        // Half is not most.
        (&[true, false], Some(1), Some(2)),
        (&[true], Some(1), Some(1)),
    ] {
        assert_eq!(of(&by(VetoRule::Any), &panel(found), &[]).stars, any, "{found:?}");
        assert_eq!(of(&by(VetoRule::Majority), &panel(found), &["5"]).stars, majority, "{found:?}");
    }
    let standard = small(by(VetoRule::Chair));
    let cards = panel(&[true, false, false]);
    let mut held = seated(&cards, &[]);
    let outcome = evaluate_panel(&standard, &held, &Facts::new());
    assert_eq!((outcome.stars, outcome.possible_stars), (None, (1, 2)));
    assert_eq!((outcome.unconfirmed.as_slice(), outcome.violated.len()), (&["v".to_owned()][..], 0));
    assert_eq!((outcome.items[2].found, outcome.items[2].ruling), (Some((1, 3)), None));
    for (confirmed, stars) in [(true, 1), (false, 2)] {
        held.rulings.vetoes.insert("v".into(), confirmed);
        let outcome = evaluate_panel(&standard, &held, &Facts::new());
        assert_eq!((outcome.stars, outcome.unconfirmed.len()), (Some(stars), 0), "{confirmed}");
    }
    // Nobody finds it any more: the chair's word is about nothing.
    held.rulings.vetoes.insert("v".into(), true);
    let clean = panel(&[false, false, false]);
    let outcome = evaluate_panel(&standard, &Panel { rulings: held.rulings, ..seated(&clean, &[]) }, &Facts::new());
    assert_eq!((outcome.stars, outcome.items[2].ruling), (Some(2), None));
}

#[test]
fn nothing_waits_for_what_is_asked_of_somebody_else() {
    let standard = small(PanelRule::default());
    let cards = [card("9", "?", false), marks(&[("b", points("7"))])];
    let mut panel = seated(&cards, &[]);
    assert!(evaluate_panel(&standard, &panel, &Facts::new()).provisional);
    let asked = |sections: &[&str]| {
        let sections = sections.iter().map(|id| (*id).to_owned()).collect();
        Duties { sections, methods: vec![] }.asked(&standard)
    };
    panel.ballots[0].asked = asked(&["one"]);
    panel.ballots[1].asked = asked(&["two"]);
    let outcome = evaluate_panel(&standard, &panel, &Facts::new());
    // The first judged the veto beside what was asked, the second one has still to.
    assert_eq!(outcome.open(), [3]);
    assert_eq!(progress_of(&standard, &panel.ballots[0], &Facts::new()).rated, 2);
    panel.ballots[1].marks.to_mut().insert("v".into(), Value::Violated(false));
    let outcome = evaluate_panel(&standard, &panel, &Facts::new());
    assert_eq!((outcome.stars, total(&outcome).as_str()), (Some(2), "16"));
    // What nobody who has begun is asked waits for somebody who is.
    panel.ballots.pop();
    assert_eq!(evaluate_panel(&standard, &panel, &Facts::new()).open(), [2]);
}

#[test]
fn an_agreed_mark_stands_for_every_card_and_the_next_star_starts_from_it() {
    let standard = small(PanelRule::default());
    let cards = [card("9", "2", false), card("9", "4", false)];
    let mut panel = seated(&cards, &[]);
    panel.rulings.agreed.insert("b".into(), points("5"));
    let outcome = evaluate_panel(&standard, &panel, &Facts::new());
    assert_eq!((total(&outcome).as_str(), outcome.stars), ("14", Some(1)));
    let next = next_star_of_panel(&standard, &panel, &Facts::new()).unwrap();
    assert_eq!((next.items.len(), next.items[0].from.cut(2)), (1, "9".to_owned()));
    // An agreed veto needs no chair, and an agreed N/A takes the item out.
    panel.rulings.agreed = marks(&[("v", Value::Violated(true)), ("b", Value::NotApplicable)]);
    let outcome = evaluate_panel(&small(PanelRule { veto: VetoRule::Chair, ..PanelRule::default() }), &panel, &Facts::new());
    assert_eq!((total(&outcome).as_str(), outcome.stars), ("18", Some(1)));
}

/// A rolled rule and weights, within what the naive evaluation knows.
fn roll_panel(dice: &mut Dice, per: Per) -> PanelRule {
    PanelRule {
        method: dice.pick(&[Combination::Mean, Combination::Median, Combination::Trimmed]),
        per,
        at_least: dice.pick(&[1, 2, 3]),
        too_few: TooFew::Mean,
        veto: dice.pick(&[VetoRule::Any, VetoRule::Majority]),
        ..PanelRule::default()
    }
}

fn same(exact: &Exact, fraction: F) -> bool {
    exact.numerator() * fraction.1 == exact.denominator() * fraction.0
}

fn dice() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 40..300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn a_panel_equals_the_naive_evaluation_in_any_order(throws in dice()) {
        let mut dice = Dice::new(throws);
        let mut standard = roll_standard(&mut dice, EVERYTHING);
        standard.panel = roll_panel(&mut dice, Per::Item);
        let facts = Facts::from([("happy".into(), FactValue::Number(p(dice.pick(&["95", "50", "80"]))))]);
        let cards: Vec<Marks> = (0..=dice.roll(4)).map(|_| roll_marks(&mut dice, &standard, 0)).collect();
        let weights: Vec<i128> = cards.iter().map(|_| dice.pick(&[1, 1, 2, 3])).collect();
        let mut panel = seated(&cards, &[]);
        for (ballot, weight) in panel.ballots.iter_mut().zip(&weights) {
            ballot.weight = p(&weight.to_string());
        }
        let refs: Vec<&Marks> = cards.iter().collect();
        let (real, slow) = (evaluate_panel(&standard, &panel, &facts), naive_panel(&standard, &refs, &weights, &facts, &standard.panel));
        prop_assert!(!real.provisional);
        prop_assert_eq!(real.stars, Some(slow.stars));
        prop_assert!(real.total.iter().zip(slow.total).all(|(exact, fraction)| same(exact, fraction)), "{:?} {:?}", real.total, slow.total);
        let turns = dice.roll(cards.len());
        panel.ballots.rotate_left(turns);
        panel.ballots.reverse();
        prop_assert_eq!(real, evaluate_panel(&standard, &panel, &facts));
    }

    #[test]
    fn totals_combined_per_card_are_those_of_the_cards_in_any_order(throws in dice()) {
        let mut dice = Dice::new(throws);
        let mut standard = roll_standard(&mut dice, EVERYTHING);
        let facts = Facts::from([("happy".into(), FactValue::Number(p(dice.pick(&["95", "50", "80"]))))]);
        let cards: Vec<Marks> = (0..=dice.roll(4)).map(|_| roll_marks(&mut dice, &standard, 0)).collect();
        let totals: Vec<Option<F>> =
            cards.iter().map(|card| naive_panel(&standard, &[card], &[1], &facts, &PanelRule::default()).total).collect();
        standard.panel = roll_panel(&mut dice, Per::Card);
        let weights: Vec<i128> = cards.iter().map(|_| dice.pick(&[1, 1, 2])).collect();
        let mut panel = seated(&cards, &[]);
        for (ballot, weight) in panel.ballots.iter_mut().zip(&weights) {
            ballot.weight = p(&weight.to_string());
        }
        let given: Vec<(F, i128)> = totals.iter().zip(&weights).filter_map(|(total, weight)| Some(((*total)?, *weight))).collect();
        let real = evaluate_panel(&standard, &panel, &facts);
        prop_assert!(!real.provisional);
        prop_assert_eq!(real.total.is_some(), !given.is_empty());
        if let Some(total) = &real.total {
            prop_assert!(same(total, one_of(&standard.panel, &given)), "{:?} {:?}", total, given);
        }
        panel.ballots.reverse();
        prop_assert_eq!(real, evaluate_panel(&standard, &panel, &facts));
    }

    #[test]
    fn one_card_comes_to_itself_whatever_the_rule(throws in dice()) {
        let mut dice = Dice::new(throws);
        let mut standard = roll_standard(&mut dice, EVERYTHING);
        let facts = roll_facts(&mut dice);
        let gaps = dice.roll(3);
        let card = roll_marks(&mut dice, &standard, gaps);
        let plain = evaluate(&standard, &[&card], &facts);
        standard.panel = PanelRule { at_least: 1, ..roll_panel(&mut dice, Per::Item) };
        prop_assert_eq!(&evaluate_card(&standard, Ballot::plain(&card), &facts), &plain);
        standard.panel.per = dice.pick(&[Per::Item, Per::Card]);
        let alone = evaluate(&standard, &[&card], &facts);
        prop_assert_eq!((alone.total, alone.stars, alone.possible_stars, alone.possible_total), (plain.total, plain.stars, plain.possible_stars, plain.possible_total));
    }

    #[test]
    fn possible_stars_of_a_panel_contain_every_completion(throws in dice()) {
        let mut dice = Dice::new(throws);
        let mut standard = roll_standard(&mut dice, Allow { depends: false, ..EVERYTHING });
        let facts = Facts::from([("happy".into(), FactValue::Number(p("80")))]);
        standard.panel = roll_panel(&mut dice, Per::Item);
        standard.panel.per = dice.pick(&[Per::Item, Per::Card]);
        let mut cards: Vec<Marks> = (0..=dice.roll(4)).map(|_| roll_marks(&mut dice, &standard, 2)).collect();
        cards.retain(|marks| !marks.is_empty());
        prop_assume!(!cards.is_empty());
        let weights: Vec<String> = cards.iter().map(|_| dice.pick(&["1", "1", "2"]).to_owned()).collect();
        let weights: Vec<&str> = weights.iter().map(String::as_str).collect();
        let open = evaluate_panel(&standard, &seated(&cards, &weights), &facts);
        for _ in 0..40 {
            let mut full = cards.clone();
            for card in &mut full {
                for item in standard.items() {
                    let value = dice.pick(&values(item));
                    card.entry(item.id.clone()).or_insert(value);
                }
            }
            let done = evaluate_panel(&standard, &seated(&full, &weights), &facts);
            let stars = done.stars.unwrap();
            let (low, high) = open.possible_stars;
            prop_assert!(low <= stars && stars <= high, "{stars} in {low}..={high} by {:?}", standard.panel);
            if let (Some(total), Some((low, high))) = (&done.total, &open.possible_total) {
                prop_assert!(low <= total && total <= high, "{:?} in {:?}", total, open.possible_total);
            }
        }
    }
}
