//! Quotas (名额) of a round: how many communities may hold a star, and who has to stand back.
//!
//! From the highest limited star down: whoever holds it is counted in the order of the ranking; who comes after the last
//! place falls to the next star the standard gives and is counted there again. Ranks stay what they are: a quota takes a
//! star, not merit. Only finished communities hold places; while others are unfinished the award is *pending*.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::ids::{CommunityId, RoundId};
use super::outcome::{Outcome, RuleCheck, RuleName};
use super::points::Exact;
use super::ranking::{Ranked, ranked};
use super::standard::{Quota, QuotaLimit, Standard, Ties};
use super::views::Read;

/// What quotas leave a community.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Award {
    /// The stars it holds; `None` while provisional.
    pub stars: Option<u8>,
    /// The stars it lost, the highest first.
    pub lost: Vec<Lost>,
    /// A community not finished yet may still take a place from it.
    pub pending: bool,
}

/// A star lost to a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The star.
    pub stars: u8,
    /// What was left instead.
    pub left: u8,
    /// How many places there are.
    pub places: usize,
    /// Where it stands among those who reached the star, from 1; equals share a place.
    pub place: usize,
}

/// Decides who of a round holds which star. `all` is ranked, the best first.
pub fn award(standard: &Standard, all: &mut [Ranked]) {
    for ranked in all.iter_mut() {
        ranked.award = Award { stars: ranked.standing.stars, ..Award::default() };
    }
    let mut quotas: Vec<&Quota> = standard.quotas.iter().collect();
    quotas.sort_by_key(|quota| Reverse(quota.stars));
    for quota in &quotas {
        let left = standard.stars.iter().map(|rule| rule.stars).filter(|stars| *stars < quota.stars).max().unwrap_or(0);
        let places = places(quota.limit, all.len());
        let claimants: Vec<usize> = (0..all.len()).filter(|at| all[*at].award.stars == Some(quota.stars)).collect();
        let ranks: Vec<Option<usize>> = claimants.iter().map(|at| all[*at].rank).collect();
        for n in taken(&ranks, places, quota.ties)..claimants.len() {
            let place = ranks.iter().position(|rank| *rank == ranks[n]).unwrap_or(n) + 1;
            let award = &mut all[claimants[n]].award;
            award.stars = Some(left);
            award.lost.push(Lost { stars: quota.stars, left, places, place });
        }
    }
    let Some(lowest) = quotas.last().map(|quota| quota.stars) else { return };
    let open = all.iter().any(|ranked| ranked.standing.provisional && ranked.standing.possible_stars.1 >= lowest);
    for ranked in all.iter_mut().filter(|ranked| ranked.standing.stars.is_some_and(|stars| stars >= lowest)) {
        ranked.award.pending = open;
    }
}

/// The places a limit gives in a round of so many communities.
fn places(limit: QuotaLimit, communities: usize) -> usize {
    match limit {
        QuotaLimit::AtMost(number) => number as usize,
        QuotaLimit::Percent(percent) => {
            // Hundredths of a percent: no float, and rounded down.
            let hundredths = u128::try_from(percent.hundredths()).unwrap_or(0);
            usize::try_from(hundredths * communities as u128 / 10_000).unwrap_or(usize::MAX)
        }
    }
}

/// How many of these claimants, the best first, get one of so many places.
fn taken(ranks: &[Option<usize>], places: usize, ties: Ties) -> usize {
    let Some(first_out) = ranks.get(places) else { return ranks.len() };
    match ties {
        Ties::Lose => ranks.iter().position(|rank| rank == first_out).unwrap_or(places),
        // With no place at all nobody stands level with the last one in.
        Ties::Keep if places > 0 && ranks[places - 1] == *first_out => {
            ranks.iter().rposition(|rank| rank == first_out).map_or(places, |last| last + 1)
        }
        Ties::Keep => places,
    }
}

/// The awards of a round, for whoever asks about more than one of its communities. Nothing is read where the standard has no
/// quota.
#[derive(Clone, Debug, Default)]
pub struct Awards(BTreeMap<CommunityId, Award>);

impl Awards {
    /// Reads the standings of a round.
    pub fn of(views: &dyn Read, round: RoundId) -> Self {
        let limited = views.round_checklist(round).is_some_and(|standard| !standard.quotas.is_empty());
        let all = if limited { ranked(views, round) } else { Vec::new() };
        Self(all.into_iter().map(|ranked| (ranked.community.id, ranked.award)).collect())
    }

    /// The stars quotas leave a community that has these without them.
    pub fn stars(&self, community: CommunityId, before: Option<u8>) -> Option<u8> {
        self.0.get(&community).map_or(before, |award| award.stars)
    }

    /// See [`Award::settle`].
    pub fn settle(&self, community: CommunityId, outcome: &mut Outcome) {
        if let Some(award) = self.0.get(&community) {
            award.settle(outcome);
        }
    }
}

impl Award {
    /// Enters into the community's outcome what quotas took: its stars, and each lost star as a rule that caps.
    pub fn settle(&self, outcome: &mut Outcome) {
        outcome.stars_pending = self.pending;
        if outcome.stars.is_none() || self.lost.is_empty() {
            return;
        }
        outcome.stars = self.stars;
        for lost in &self.lost {
            let rule = RuleName::Quota { stars: lost.stars };
            outcome.rules.push(RuleCheck {
                stars: lost.left,
                rule: rule.clone(),
                needed: Some(whole(lost.places)),
                actual: Some(whole(lost.place)),
                held: Some(false),
            });
            outcome.capped_by.push(rule);
        }
    }
}

fn whole(number: usize) -> Exact {
    Exact::ratio(i64::try_from(number).unwrap_or(i64::MAX), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::Points;
    use crate::domain::ranking::tests::{bare, finished};
    use crate::domain::standard::StarRule;

    const fn quota(stars: u8, limit: QuotaLimit, ties: Ties) -> Quota {
        Quota { stars, limit, ties }
    }

    /// The stars left to communities with these stars and totals, in the order given.
    fn left(quotas: Vec<Quota>, given: &[(u8, i64)]) -> Vec<u8> {
        let mut standard = bare();
        standard.stars = (1..=5).map(|stars| StarRule { stars, requirements: Vec::new() }).collect();
        standard.quotas = quotas;
        finished(&standard, given).into_iter().map(|ranked| ranked.award.stars.unwrap()).collect()
    }

    #[test]
    fn the_best_keep_the_star_and_the_others_fall_to_the_next() {
        let two = vec![quota(5, QuotaLimit::AtMost(2), Ties::Lose)];
        assert_eq!(left(two, &[(5, 99), (5, 98), (5, 97), (4, 98), (3, 70)]), [5, 5, 4, 4, 3]);
    }

    #[test]
    fn who_falls_is_counted_in_the_next_quota_before_those_who_never_rose() {
        let quotas = vec![quota(4, QuotaLimit::AtMost(2), Ties::Lose), quota(5, QuotaLimit::AtMost(1), Ties::Lose)];
        // The third had five stars by the rules: its place among the fours is before the 96 that had four.
        assert_eq!(left(quotas, &[(5, 99), (5, 92), (5, 91), (4, 96)]), [5, 4, 4, 3]);
    }

    #[test]
    fn a_share_is_rounded_down_and_may_leave_no_place() {
        let share = |percent| vec![quota(5, QuotaLimit::Percent(Points::whole(percent)), Ties::Lose)];
        assert_eq!(left(share(50), &[(5, 99), (5, 98), (5, 97)]), [5, 4, 4]);
        assert_eq!(left(share(33), &[(5, 99), (5, 98), (5, 97)]), [4, 4, 4]);
        assert_eq!(left(share(100), &[(5, 99), (5, 98), (5, 97)]), [5, 5, 5]);
    }

    #[test]
    fn equals_at_the_last_place_go_together() {
        let one = |ties| vec![quota(5, QuotaLimit::AtMost(2), ties)];
        let given = [(5, 99), (5, 98), (5, 98), (5, 97)];
        assert_eq!(left(one(Ties::Lose), &given), [5, 4, 4, 4]);
        assert_eq!(left(one(Ties::Keep), &given), [5, 5, 5, 4]);
        let none = |ties| vec![quota(5, QuotaLimit::AtMost(0), ties)];
        assert_eq!(left(none(Ties::Keep), &given), [4, 4, 4, 4]);
        assert_eq!(left(one(Ties::Keep), &[(5, 98), (5, 97)]), [5, 5]);
    }

    #[test]
    fn below_the_lowest_star_there_is_none() {
        let mut standard = bare();
        standard.stars = vec![StarRule { stars: 1, requirements: Vec::new() }];
        standard.quotas = vec![quota(1, QuotaLimit::AtMost(1), Ties::Lose)];
        let all = finished(&standard, &[(1, 60), (1, 55)]);
        assert_eq!(
            all[1].award,
            Award { stars: Some(0), lost: vec![Lost { stars: 1, left: 0, places: 1, place: 2 }], pending: false }
        );
    }

    #[test]
    fn an_unfinished_community_keeps_places_pending_only_where_it_could_take_one() {
        let mut standard = bare();
        standard.stars = (1..=5).map(|stars| StarRule { stars, requirements: Vec::new() }).collect();
        standard.quotas = vec![quota(5, QuotaLimit::AtMost(1), Ties::Lose)];
        let mut all = finished(&standard, &[(5, 99), (4, 85), (3, 75)]);
        for (possible, pending) in [((0, 5), true), ((0, 4), false)] {
            let last = &mut all[2];
            (last.standing.stars, last.standing.provisional, last.standing.possible_stars) = (None, true, possible);
            award(&standard, &mut all);
            assert_eq!([all[0].award.pending, all[1].award.pending], [pending, false]);
        }
    }
}
