//! What each inspector gave, beside what it came to: the explanation of a combination (who gave what in which weight, what was
//! dropped).
//!
//! For the panel and the district; a community is shown what the marks came to, never who gave which.

use super::applicability::{Applies, Facts, applies_all, full_by_fact};
use super::combination::shares;
use super::ids::InspectorId;
use super::panel::{Ballot, Panel};
use super::points::{Exact, Points};
use super::scoring::{ItemScore, item_score};
use super::standard::{Item, Kind, Per, Standard};
use super::stars::card_shares;

/// What one inspector gave one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who.
    pub by: Option<InspectorId>,
    /// What it weighs.
    pub weight: Points,
    /// What the value is worth.
    pub score: ItemScore,
    /// It counts in what the marks come to; else it was dropped, or the panel agreed on another mark.
    pub counts: bool,
}

/// The marks of every item in running order, highest first; of an item a fact settles none. Marks that an earlier answer rules
/// out are left out.
pub fn given(standard: &Standard, panel: &Panel<'_>, facts: &Facts) -> Vec<Vec<Given>> {
    let full = full_by_fact(standard, facts);
    let by_card = if standard.panel.per == Per::Card { card_shares(standard, panel, facts) } else { None };
    let ballots: Vec<(&Ballot<'_>, Vec<Applies>)> = panel
        .ballots
        .iter()
        .filter(|ballot| !ballot.marks.is_empty())
        .map(|ballot| (ballot, applies_all(standard, &ballot.marks, &full)))
        .collect();
    let item = |(index, item): (usize, &Item)| {
        if full.contains(item.id.as_str()) {
            return Vec::new();
        }
        let applying = ballots.iter().filter(|(_, applies)| applies.get(index) == Some(&Applies::Yes));
        let one = |(ballot, _): &(&Ballot<'_>, Vec<Applies>)| {
            let score = item_score(item, ballot.marks.get(&item.id)?).ok()?;
            Some(Given { by: ballot.by, weight: ballot.weight, score, counts: !panel.rulings.agreed.contains_key(&item.id) })
        };
        let mut all: Vec<Given> = applying.filter_map(one).collect();
        all.sort_by_key(|one| (std::cmp::Reverse(points(one)), one.weight, one.by));
        if !matches!(item.kind, Kind::Veto { .. }) {
            dropped(standard, by_card.as_deref(), &mut all);
        }
        all
    };
    standard.items().enumerate().map(item).collect()
}

fn points(given: &Given) -> Option<Points> {
    if let ItemScore::Points(points) = given.score { Some(points) } else { None }
}

/// Marks what does not count.
fn dropped(standard: &Standard, by_card: Option<&[(Option<InspectorId>, Exact)]>, all: &mut [Given]) {
    if let Some(cards) = by_card {
        for one in all {
            one.counts &= cards.iter().any(|(by, share)| *by == one.by && !share.is_zero());
        }
        return;
    }
    let values: Vec<(Exact, Points)> = all.iter().filter_map(|one| Some((points(one)?.exact(), one.weight))).collect();
    let marks: Vec<(&Exact, Points)> = values.iter().map(|(value, weight)| (value, *weight)).collect();
    let Some(shares) = shares(&standard.panel, &marks) else { return };
    // Points stand in front: N/A marks, which count in no mean, come last.
    for (one, share) in all.iter_mut().filter(|one| points(one).is_some()).zip(shares.of) {
        one.counts &= !share.is_zero();
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::scoring_tests::build::{marks, points, score, section, standard};
    use crate::domain::standard::{Combination, PanelRule};
    use crate::domain::value::{Marks, Value};

    fn panel(cards: &[Marks]) -> Panel<'_> {
        let mut panel = Panel::of(&cards.iter().collect::<Vec<_>>());
        for (n, ballot) in (1..).zip(&mut panel.ballots) {
            ballot.by = Some(InspectorId(Uuid::from_u128(n)));
        }
        panel
    }

    /// What counts of an item, as who gave it: `2 3`.
    fn counting(standard: &Standard, panel: &Panel<'_>, item: usize) -> String {
        let all = given(standard, panel, &Facts::new());
        let who = all[item].iter().filter(|one| one.counts).filter_map(|one| Some(one.by?.0.as_u128().to_string()));
        who.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_dropped_is_told_by_the_items_marks_or_by_the_cards_totals() {
        let mut held = standard("8", vec![section("one", None, vec![score("a", "4"), score("b", "4")])], vec![]);
        held.panel = PanelRule { method: Combination::Trimmed, ..PanelRule::default() };
        let card = |a: &str, b: &str| marks(&[("a", points(a)), ("b", points(b))]);
        let cards = [card("4", "0"), card("3", "4"), card("1", "1"), card("2", "2.5")];
        let panel = panel(&cards);
        assert_eq!((counting(&held, &panel, 0), counting(&held, &panel, 1)), ("2 4".into(), "4 3".into()));
        // Totals 4, 7, 2, 4.5: the second card and the third one go.
        held.panel.per = Per::Card;
        assert_eq!((counting(&held, &panel, 0), counting(&held, &panel, 1)), ("1 4".into(), "4 1".into()));
        held.panel = PanelRule::default();
        let mut agreed = panel.clone();
        agreed.rulings.agreed.insert("a".into(), Value::NotApplicable);
        assert_eq!((counting(&held, &agreed, 0), counting(&held, &agreed, 1)), (String::new(), "2 4 3 1".into()));
    }
}
