//! What holds of every standard and every card, against the naive evaluation and brute force.

use proptest::prelude::*;

use super::build::*;
use super::naive::{F, State, concerns, full_ids, naive, worth};
use crate::domain::applicability::{Facts, progress};
use crate::domain::next_star::next_star;
use crate::domain::points::Exact;
use crate::domain::scale::{full_marks_value, point_range, possible_points};
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::*;
use crate::domain::stars::evaluate;
use crate::domain::value::{Marks, Value};

fn same(exact: &Exact, fraction: F) -> bool {
    exact.numerator() * fraction.1 == exact.denominator() * fraction.0
}

/// `STARPOINT_CASES=40` runs forty times as many.
fn cases(usual: u32) -> u32 {
    usual * std::env::var("STARPOINT_CASES").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

fn dice() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 40..240)
}

/// Facts a finished card needs: all of them.
fn known_facts(dice: &mut Dice) -> Facts {
    let facts = roll_facts(dice);
    if facts.is_empty() { Facts::from([("happy".into(), FactValue::Number(p("80")))]) } else { facts }
}

/// Every completion of the cards, as the stars it earns.
fn completions(standard: &Standard, cards: &mut Vec<Marks>, facts: &Facts, budget: &mut usize, stars: &mut Vec<u8>) {
    if *budget == 0 {
        return;
    }
    let full = full_ids(standard, facts);
    for card in 0..cards.len() {
        for item in standard.items() {
            if cards[card].contains_key(&item.id)
                || full.contains(&item.id)
                || concerns(standard, &cards[card], &full, item) != Some(true)
            {
                continue;
            }
            for value in values(item) {
                cards[card].insert(item.id.clone(), value);
                completions(standard, cards, facts, budget, stars);
            }
            cards[card].remove(&item.id);
            return;
        }
    }
    *budget -= 1;
    stars.push(naive(standard, &cards.iter().collect::<Vec<_>>(), facts).stars);
}

/// Brute force over every set of changes: (items, points, numbers, new marks) of the best one.
type Way = (usize, F, Vec<usize>, Vec<F>);

fn brute_next(standard: &Standard, cards: &[Marks], facts: &Facts) -> Option<(u8, Way)> {
    let refs: Vec<&Marks> = cards.iter().collect();
    let now = naive(standard, &refs, facts);
    let full = full_ids(standard, facts);
    let items: Vec<&Item> = standard.items().collect();
    let concern = |cards: &[Marks]| -> Vec<bool> {
        cards.iter().flat_map(|marks| items.iter().map(|item| concerns(standard, marks, &full, item).unwrap())).collect()
    };
    let before = concern(cards);
    let mut options: Vec<Vec<(Value, F)>> = vec![];
    for (item, state) in items.iter().zip(&now.states) {
        let mut list = vec![];
        if let (State::Mean(mean), false) = (state, full.contains(&item.id)) {
            let most = |key: &str| {
                let counting = cards.iter().filter(|marks| concerns(standard, marks, &full, item).unwrap());
                counting
                    .filter_map(|marks| match &marks[&item.id] {
                        Value::Findings(found) => Some(found.get(key).copied().unwrap_or(0)),
                        _ => None,
                    })
                    .max()
                    .unwrap_or(0)
            };
            let candidates = if let Kind::Finding { .. } = item.kind {
                let (major, minor) = (most("major"), most("minor"));
                let all = (0..=major).flat_map(|a| (0..=minor).map(move |b| (a, b)));
                all.filter(|left| *left != (major, minor)).map(|(a, b)| findings(&[("major", a), ("minor", b)])).collect()
            } else {
                values(item)
            };
            for value in candidates {
                if let Some(points) = worth(item, &value)
                    && (points != *mean || matches!(value, Value::Findings(_)))
                {
                    list.push((value, points));
                }
            }
        }
        options.push(list);
    }
    let mut levels: Vec<u8> =
        standard.stars.iter().map(|rule| rule.stars).filter(|s| *s > now.stars && *s <= now.ceiling).collect();
    levels.sort_unstable();
    for level in levels {
        let mut best: Option<Way> = None;
        for (index, rule) in standard.stars.iter().enumerate().filter(|(_, rule)| rule.stars == level) {
            let down = |r: &Requirement| {
                matches!(r, Requirement::TotalAtMost(_) | Requirement::ItemAtMost { .. } | Requirement::EveryItemAtMost(_))
            };
            let (ups, downs) = (rule.requirements.iter().any(|r| !down(r)), rule.requirements.iter().any(down));
            let mut choice = vec![0; items.len()];
            'all: loop {
                let mut changed = cards.to_vec();
                let mut way: Way = (0, F(0, 1), vec![], vec![]);
                let mut fair = true;
                for (n, pick) in choice.iter().enumerate().filter(|(_, pick)| **pick > 0) {
                    let (value, points) = &options[n][pick - 1];
                    let State::Mean(mean) = now.states[n] else { unreachable!() };
                    fair &= match items[n].kind {
                        Kind::Finding { .. } => (ups && *points >= mean) || (downs && *points < mean),
                        _ => true,
                    };
                    way.0 += 1;
                    way.1 = way.1.add(points.sub(mean).abs());
                    way.2.push(n);
                    way.3.push(*points);
                    for marks in &mut changed {
                        if concerns(standard, marks, &full, items[n]).unwrap() && marks[&items[n].id] != Value::NotApplicable {
                            marks.insert(items[n].id.clone(), value.clone());
                        }
                    }
                }
                if fair && best.as_ref().is_none_or(|best| way < *best) && concern(&changed) == before {
                    let after = naive(standard, &changed.iter().collect::<Vec<_>>(), facts);
                    if after.held[index].iter().all(|held| *held) {
                        best = Some(way);
                    }
                }
                for n in 0..=items.len() {
                    if n == items.len() {
                        break 'all;
                    }
                    choice[n] += 1;
                    if choice[n] <= options[n].len() {
                        break;
                    }
                    choice[n] = 0;
                }
            }
        }
        if let Some(best) = best {
            return Some((level, best));
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(3000), ..ProptestConfig::default() })]

    #[test]
    fn evaluate_equals_the_naive_evaluation(throws in dice()) {
        let mut dice = Dice::new(throws);
        let standard = roll_standard(&mut dice, EVERYTHING);
        let facts = known_facts(&mut dice);
        let cards: Vec<Marks> = (0..=dice.roll(3)).map(|_| roll_marks(&mut dice, &standard, 0)).collect();
        let refs: Vec<&Marks> = cards.iter().collect();
        let (real, slow) = (evaluate(&standard, &refs, &facts), naive(&standard, &refs, &facts));
        prop_assert!(!real.provisional);
        prop_assert_eq!(real.stars, Some(slow.stars));
        prop_assert_eq!(real.possible_stars, (slow.stars, slow.stars));
        prop_assert_eq!(real.total.is_some(), slow.total.is_some());
        prop_assert!(real.total.iter().zip(slow.total).all(|(exact, fraction)| same(exact, fraction)), "{:?} {:?}", real.total, slow.total);
        for (section, percent) in real.sections.iter().zip(&slow.percents) {
            prop_assert_eq!(section.percent.is_some(), percent.is_some());
            prop_assert!(section.percent.iter().zip(percent).all(|(exact, fraction)| same(exact, *fraction)));
        }
        for (item, state) in real.items.iter().zip(&slow.states) {
            match state {
                State::Mean(mean) => prop_assert!(item.points.as_ref().is_some_and(|points| same(points, *mean))),
                _ => prop_assert!(item.points.is_none()),
            }
            prop_assert_eq!(item.na, *state == State::Na);
            prop_assert_eq!(item.applies, *state != State::Out);
        }
        let mut levels: Vec<usize> = (0..standard.stars.len()).collect();
        levels.sort_by_key(|n| std::cmp::Reverse(standard.stars[*n].stars));
        let held: Vec<Option<bool>> = levels.iter().flat_map(|n| slow.held[*n].iter().map(|held| Some(*held))).collect();
        prop_assert_eq!(real.rules[..held.len()].iter().map(|check| check.held).collect::<Vec<_>>(), held);

        let mut turned = refs.clone();
        turned.reverse();
        prop_assert_eq!(&real, &evaluate(&standard, &turned, &facts));
        let stored = bincode::serde::encode_to_vec(&real, bincode::config::standard()).unwrap();
        let (read, _): (crate::domain::outcome::Outcome, usize) = bincode::serde::decode_from_slice(&stored, bincode::config::standard()).unwrap();
        prop_assert_eq!(&real, &read);
    }

    #[test]
    fn scales_agree_with_scores(throws in dice()) {
        let standard = roll_standard(&mut Dice::new(throws), EVERYTHING);
        for item in standard.items() {
            let scale = possible_points(item);
            prop_assert_eq!(point_range(item), scale.first().copied().zip(scale.last().copied()));
            prop_assert!(scale.windows(2).all(|pair| pair[0] < pair[1]));
            for value in values(item) {
                if let Ok(ItemScore::Points(points)) = item_score(item, &value) {
                    prop_assert!(scale.contains(&points));
                }
            }
            prop_assert!(full_marks_value(item).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(1500), max_global_rejects: 1_000_000, ..ProptestConfig::default() })]

    #[test]
    fn possible_stars_contain_every_completion(throws in dice()) {
        let mut dice = Dice::new(throws);
        let standard = roll_standard(&mut dice, EVERYTHING);
        let facts = known_facts(&mut dice);
        let mut cards: Vec<Marks> = (0..=dice.roll(2)).map(|_| roll_marks(&mut dice, &standard, 2)).collect();
        cards.retain(|marks| !marks.is_empty());
        let real = evaluate(&standard, &cards.iter().collect::<Vec<_>>(), &facts);
        let open = cards.is_empty() || cards.iter().any(|marks| !progress(&standard, marks, &facts).is_complete());
        prop_assert_eq!(real.provisional, open);
        prop_assert_eq!(real.stars.is_none(), open);
        if cards.is_empty() {
            cards.push(Marks::new());
        }
        let (mut budget, mut stars) = (400, Vec::new());
        completions(&standard, &mut cards, &facts, &mut budget, &mut stars);
        for star in stars {
            prop_assert!(real.possible_stars.0 <= star && star <= real.possible_stars.1, "{} in {:?}", star, real.possible_stars);
        }
    }

    #[test]
    fn possible_stars_are_exact_where_promised(throws in dice()) {
        let mut dice = Dice::new(throws);
        let allow = Allow { lower_is_better: false, findings: false, depends: false, negative: false };
        let standard = roll_standard(&mut dice, allow);
        let facts = known_facts(&mut dice);
        let mut cards: Vec<Marks> = (0..=dice.roll(2)).map(|_| roll_marks(&mut dice, &standard, 2)).collect();
        cards.retain(|marks| !marks.is_empty());
        let counts = |item: &Item| !item.bonus && !item.na && !matches!(item.kind, Kind::Veto { .. });
        prop_assume!(standard.items().any(counts));
        prop_assume!(!cards.is_empty());
        let real = evaluate(&standard, &cards.iter().collect::<Vec<_>>(), &facts);
        let (mut budget, mut stars) = (3000, Vec::new());
        completions(&standard, &mut cards, &facts, &mut budget, &mut stars);
        prop_assume!(budget > 0);
        prop_assert_eq!(real.possible_stars, (*stars.iter().min().unwrap(), *stars.iter().max().unwrap()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(500), ..ProptestConfig::default() })]

    #[test]
    fn next_star_equals_brute_force(throws in dice()) {
        let mut dice = Dice::new(throws);
        let standard = roll_standard(&mut dice, EVERYTHING);
        let facts = known_facts(&mut dice);
        let cards: Vec<Marks> = (0..=dice.roll(2)).map(|_| roll_marks(&mut dice, &standard, 0)).collect();
        let refs: Vec<&Marks> = cards.iter().collect();
        let fast = next_star(&standard, &refs, &facts);
        let slow = brute_next(&standard, &cards, &facts);
        prop_assert_eq!(fast.is_some(), slow.is_some(), "{:?} {:?}", fast, slow);
        if let (Some(fast), Some((stars, way))) = (fast, slow) {
            prop_assert_eq!(fast.stars, stars);
            let numbers: Vec<usize> = fast.items.iter().map(|raise| standard.number(&raise.item).unwrap() - 1).collect();
            prop_assert_eq!(&numbers, &way.2, "{:?} {:?}", fast, way);
            prop_assert!(fast.items.iter().zip(&way.3).all(|(raise, to)| same(&raise.to, *to)), "{:?} {:?}", fast, way);
        }
    }
}
