//! The next star of a real-sized checklist, which brute force cannot check, holds when its raises are made. What it costs is
//! measured in `benches/`.

use super::build::*;
use crate::domain::applicability::Facts;
use crate::domain::next_star::next_star;
use crate::domain::standard::*;
use crate::domain::stars::evaluate;
use crate::domain::value::{Marks, Value};

/// Forty items in eight sections, weighted or not, every mark `lost` half points below its maximum (or a pattern of it).
fn big(weighted: bool, step: &str, cards: usize) -> (Standard, Vec<Marks>) {
    let maxima = ["2", "3", "4", "1", "2.5"];
    let weights = ["10", "12", "13", "15", "11", "9", "14", "16"];
    let sections = (0..8).map(|s| {
        let items = (0..5).map(|i| item(&format!("i{s}{i}"), maxima[(s + i) % 5], Kind::Score { step: p(step) })).collect();
        section(&format!("s{s}"), weighted.then_some(weights[s]), items)
    });
    let rule = |total: &str, each: &str| vec![Requirement::TotalAtLeast(p(total)), Requirement::EverySectionAtLeast(p(each))];
    let stars = vec![(5, rule("90", "80")), (4, rule("80", "70")), (3, rule("70", "60"))];
    let standard = standard("100", sections.collect(), stars);
    let marks = (0..cards).map(|card| {
        let given = |(n, item): (usize, &Item)| {
            let share = [30, 60, 80, 50, 70, 40, 90][(n + card) % 7];
            let step = p(step).hundredths();
            let points = item.max.hundredths() * share / 100 / step * step;
            (item.id.clone(), Value::Points(crate::domain::points::Points::from_hundredths(points)))
        };
        standard.items().enumerate().map(given).collect()
    });
    let marks = marks.collect();
    (standard, marks)
}

#[test]
fn a_real_sized_next_star_holds() {
    for (weighted, step, cards) in [(false, "0.5", 1), (true, "0.5", 3), (true, "0.1", 2)] {
        let (standard, marks) = big(weighted, step, cards);
        let refs: Vec<&Marks> = marks.iter().collect();
        let next = next_star(&standard, &refs, &Facts::new()).unwrap();
        let mut changed = marks.clone();
        for raise in &next.items {
            for card in &mut changed {
                card.insert(raise.item.clone(), Value::Points(raise.to.to_points()));
            }
        }
        let outcome = evaluate(&standard, &changed.iter().collect::<Vec<_>>(), &Facts::new());
        assert_eq!(outcome.stars, Some(next.stars));
    }
}
