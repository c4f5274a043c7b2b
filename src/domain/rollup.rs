//! Roll-ups (汇总) of a round over the three tiers: what the communities of a subdistrict, a district and the whole round come
//! to, and how the subdistricts compare.
//!
//! Made from ranked standings, so no rating is read. Which items most communities fail is told by their cards: see [`weak`].

pub mod weak;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::points::Exact;
use super::ranking::Ranked;
use super::standard::Standard;

/// What some communities come to together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    /// How many they are.
    pub communities: usize,
    /// How many have at least one card that counts.
    pub begun: usize,
    /// How many are rated to the end: only these have totals and stars here.
    pub finished: usize,
    /// What the totals of the finished ones come to; `None` without any.
    pub totals: Option<Totals>,
    /// How many of the finished ones hold so many stars, after quotas; stars nobody holds are left out.
    pub holding: BTreeMap<u8, usize>,
}

/// The totals of several communities, in points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The lowest.
    pub lowest: Exact,
    /// Their mean, exact.
    pub mean: Exact,
    /// The highest.
    pub highest: Exact,
}

impl Rollup {
    /// Of these communities.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Ranked>) -> Self {
        let mut rollup = Self::default();
        let mut totals: Vec<&Exact> = Vec::new();
        for Ranked { standing, award, .. } in rows {
            rollup.communities += 1;
            rollup.begun += usize::from(standing.cards > 0);
            if let (false, Some(total), Some(stars)) = (standing.provisional, &standing.total, award.stars) {
                totals.push(total);
                *rollup.holding.entry(stars).or_default() += 1;
            }
        }
        rollup.finished = totals.len();
        let sum: Exact = totals.iter().map(|total| (*total).clone()).sum();
        let mean = sum.div(&whole(rollup.finished));
        let range = totals.iter().min().zip(totals.iter().max());
        rollup.totals = mean.zip(range).map(|(mean, (lowest, highest))| Totals {
            lowest: (*lowest).clone(),
            mean,
            highest: (*highest).clone(),
        });
        rollup
    }

    /// How many hold so many stars.
    pub fn with(&self, stars: u8) -> usize {
        self.holding.get(&stars).copied().unwrap_or(0)
    }

    /// Their share of the finished ones in percent; `None` without any.
    pub fn share(&self, stars: u8) -> Option<Exact> {
        whole(self.with(stars) * 100).div(&whole(self.finished))
    }
}

/// A whole number of things as a fraction.
pub(super) fn whole(number: usize) -> Exact {
    Exact::ratio(i64::try_from(number).unwrap_or(i64::MAX), 1)
}

/// A district or a subdistrict with what its communities come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// District (区); may be empty.
    pub district: String,
    /// Subdistrict (街道); empty for a district as a whole.
    pub subdistrict: String,
    /// Its place by the mean total, from 1, equals sharing one; `None` without a finished community.
    pub rank: Option<usize>,
    /// What it comes to.
    pub rollup: Rollup,
}

/// A round over its three tiers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundRollup {
    /// All communities.
    pub all: Rollup,
    /// By district, the best mean first.
    pub districts: Vec<Tier>,
    /// By subdistrict, the best mean first; subdistricts of one name in two districts are two.
    pub subdistricts: Vec<Tier>,
}

impl RoundRollup {
    /// Of a round's communities under its standard.
    pub fn of(standard: &Standard, rows: &[Ranked]) -> Self {
        Self {
            all: Rollup::of(rows),
            districts: tiers(standard, rows, |row| (row.community.district.clone(), String::new())),
            subdistricts: tiers(standard, rows, |row| (row.community.district.clone(), row.community.subdistrict.clone())),
        }
    }

    /// Decimals that keep the means of each tier apart.
    pub fn decimals(&self) -> u32 {
        let means = |tiers: &[Tier]| {
            let totals = tiers.iter().filter_map(|tier| tier.rollup.totals.as_ref());
            Exact::decimals_apart(totals.map(|totals| &totals.mean))
        };
        means(&self.districts).max(means(&self.subdistricts))
    }
}

fn tiers(standard: &Standard, rows: &[Ranked], place: impl Fn(&Ranked) -> (String, String)) -> Vec<Tier> {
    let mut places: BTreeMap<(String, String), Vec<&Ranked>> = BTreeMap::new();
    for row in rows {
        places.entry(place(row)).or_default().push(row);
    }
    let tier =
        |((district, subdistrict), rows): (_, Vec<&Ranked>)| Tier { district, subdistrict, rank: None, rollup: Rollup::of(rows) };
    let mut tiers: Vec<Tier> = places.into_iter().map(tier).collect();
    let mean = |tier: &Tier| tier.rollup.totals.as_ref().map(|totals| totals.mean.clone());
    if standard.lower_is_better() {
        tiers.sort_by_cached_key(|tier| (mean(tier).is_none(), mean(tier)));
    } else {
        tiers.sort_by_cached_key(|tier| Reverse(mean(tier)));
    }
    let mut before: Option<(Exact, usize)> = None;
    for (n, tier) in (1..).zip(&mut tiers) {
        let Some(mean) = mean(tier) else { break };
        let rank = before.filter(|(same, _)| *same == mean).map_or(n, |(_, rank)| rank);
        (tier.rank, before) = (Some(rank), Some((mean, rank)));
    }
    tiers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::points::Points;
    use crate::domain::ranking::tests::{bare, finished};
    use crate::domain::standard::{Requirement, StarRule};

    /// Communities of these subdistricts with stars and totals; without stars: not finished.
    fn rows(standard: &Standard, given: &[(&str, Option<u8>, i64)]) -> Vec<Ranked> {
        let mut rows =
            finished(standard, &given.iter().map(|(_, stars, total)| (stars.unwrap_or(0), *total)).collect::<Vec<_>>());
        for row in &mut rows {
            let (subdistrict, stars, _) = given[row.community.name.parse::<usize>().unwrap()];
            row.community.subdistrict = subdistrict.to_owned();
            row.standing.provisional = stars.is_none();
            row.award.stars = stars;
        }
        rows
    }

    #[test]
    fn means_are_exact_and_unfinished_communities_only_count() {
        let all = [("桥", Some(5), 91), ("桥", Some(4), 80), ("桥", Some(4), 80), ("河", None, 99), ("河", Some(3), 70)];
        let rollup = RoundRollup::of(&bare(), &rows(&bare(), &all));
        let totals = rollup.all.totals.clone().unwrap();
        assert_eq!((rollup.all.communities, rollup.all.begun, rollup.all.finished), (5, 5, 4));
        assert_eq!(
            [totals.lowest, totals.mean, totals.highest],
            [Exact::ratio(70, 1), Exact::ratio(321, 4), Exact::ratio(91, 1)]
        );
        assert_eq!((rollup.all.with(4), rollup.all.share(4), rollup.all.with(1)), (2, Some(Exact::ratio(50, 1)), 0));
        let places: Vec<_> = rollup.subdistricts.iter().map(|tier| (tier.subdistrict.as_str(), tier.rank)).collect();
        assert_eq!(places, [("桥", Some(1)), ("河", Some(2))]);
        assert_eq!(rollup.subdistricts[0].rollup.totals.as_ref().unwrap().mean, Exact::ratio(251, 3));
    }

    #[test]
    fn equal_means_share_a_place_and_nothing_finished_has_none() {
        let all = [("甲", Some(4), 80), ("乙", Some(5), 90), ("乙", Some(3), 70), ("丙", Some(3), 70), ("丁", None, 99)];
        let rollup = RoundRollup::of(&bare(), &rows(&bare(), &all));
        let places: Vec<_> = rollup.subdistricts.iter().map(|tier| (tier.subdistrict.as_str(), tier.rank)).collect();
        assert_eq!(places, [("乙", Some(1)), ("甲", Some(1)), ("丙", Some(3)), ("丁", None)]);
        assert_eq!(rollup.subdistricts[3].rollup.totals, None);
        assert_eq!(rollup.subdistricts[3].rollup.share(5), None);
    }

    #[test]
    fn a_lower_mean_leads_where_lower_is_better() {
        let mut standard = bare();
        standard.stars.push(StarRule { stars: 3, requirements: vec![Requirement::TotalAtMost(Points::whole(10))] });
        let rollup = RoundRollup::of(&standard, &rows(&standard, &[("甲", Some(3), 9), ("乙", Some(3), 4), ("丙", None, 1)]));
        let places: Vec<_> = rollup.subdistricts.iter().map(|tier| (tier.subdistrict.as_str(), tier.rank)).collect();
        assert_eq!(places, [("乙", Some(1)), ("甲", Some(2)), ("丙", None)]);
    }

    #[test]
    fn a_round_without_communities_has_nothing_to_say() {
        let rollup = RoundRollup::of(&bare(), &[]);
        assert_eq!((rollup.all, rollup.subdistricts.len()), (Rollup::default(), 0));
    }
}
