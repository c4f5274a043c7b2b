//! The order communities are ranked in: finished ones by stars, then exact total; provisional ones behind, without a rank.
//!
//! Stars go first, because a community that a veto or a weak section cost a star does not stand above one that kept it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::ids::RoundId;
use super::points::Exact;
use super::quota::{Award, award};
use super::standard::Standard;
use super::views::{Community, Read, Standing};

/// A community of a round with its standing and its rank.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// Its labels.
    pub community: Community,
    /// How it stands.
    pub standing: Standing,
    /// Its rank from 1; `None` while provisional.
    pub rank: Option<usize>,
    /// Its rank among the communities of its group; `None` without a rank or a group.
    pub group_rank: Option<usize>,
    /// The stars the round's quotas leave it.
    pub award: Award,
}

/// The communities of a round, the best first, equals by name. Reads the standings kept current, no rating.
pub fn ranked(views: &dyn Read, round: RoundId) -> Vec<Ranked> {
    let named = |standing: Standing| {
        let award = Award { stars: standing.stars, ..Award::default() };
        Some(Ranked { community: views.community(standing.community)?, standing, rank: None, group_rank: None, award })
    };
    let mut all: Vec<Ranked> = views.standings(round).into_iter().filter_map(named).collect();
    all.sort_by_cached_key(|ranked| ranked.community.path());
    if let Some(standard) = views.round_checklist(round) {
        rank_all(&standard, &mut all);
    }
    all
}

/// Ranks communities under their standard and awards them its stars.
fn rank_all(standard: &Standard, all: &mut [Ranked]) {
    let ranks =
        rank(all, |Ranked { standing, .. }| Merit::new(standard, standing.total.as_ref(), standing.stars, standing.provisional));
    let within = within_groups(all.iter().map(|ranked| ranked.community.group.as_str()).zip(ranks.iter().copied()));
    for ((ranked, rank), group_rank) in all.iter_mut().zip(ranks).zip(within) {
        (ranked.rank, ranked.group_rank) = (rank, group_rank);
    }
    award(standard, all);
}

/// What a community is ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merit<'a> {
    finished: bool,
    begun: bool,
    stars: Option<u8>,
    total: Option<&'a Exact>,
    /// The total once more, where less of it is better.
    least: Option<Reverse<&'a Exact>>,
}

impl<'a> Merit<'a> {
    /// Of a community without a result.
    pub const NONE: Self = Self { finished: false, begun: false, stars: None, total: None, least: None };

    /// From a result under a standard: its total, its stars, and whether something is still open.
    pub fn new(standard: &Standard, total: Option<&'a Exact>, stars: Option<u8>, provisional: bool) -> Self {
        let (most, least) = if standard.lower_is_better() { (None, total.map(Reverse)) } else { (total, None) };
        Self { finished: !provisional && total.is_some(), begun: total.is_some(), stars, total: most, least }
    }
}

/// Sorts the best first, equals in the order they came, and answers each one's rank: equals share one (1, 2, 2, 4), provisional
/// ones have none.
pub fn rank<T>(things: &mut [T], merit: impl Fn(&T) -> Merit<'_>) -> Vec<Option<usize>> {
    things.sort_by(|a, b| merit(b).cmp(&merit(a)));
    let mut ranks: Vec<Option<usize>> = Vec::with_capacity(things.len());
    for (index, thing) in things.iter().enumerate() {
        let merits = merit(thing);
        let shared = index.checked_sub(1).filter(|before| merit(&things[*before]) == merits).and_then(|before| ranks[before]);
        ranks.push(merits.finished.then(|| shared.unwrap_or(index + 1)));
    }
    ranks
}

/// The rank of each within its group (组别), from group and rank of all in their order: equals share one as they do there.
/// Whoever has no group has none.
pub fn within_groups<'a>(ranked: impl IntoIterator<Item = (&'a str, Option<usize>)>) -> Vec<Option<usize>> {
    // By group: how many were counted, the last one's rank among all, and its rank here.
    let mut groups: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let place = |(group, rank): (&'a str, Option<usize>)| {
        let rank = rank.filter(|_| !group.is_empty())?;
        let (counted, last, here) = groups.entry(group).or_default();
        *counted += 1;
        if *last != rank {
            (*last, *here) = (rank, *counted);
        }
        Some(*here)
    };
    ranked.into_iter().map(place).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::ids::CommunityId;
    use crate::domain::points::Points;
    use crate::domain::standard::{NaRule, PanelRule, Requirement, StarRule};
    use crate::domain::wording::Wording;
    use uuid::Uuid;

    /// Finished communities with these stars and totals, ranked and awarded.
    pub fn finished(standard: &Standard, given: &[(u8, i64)]) -> Vec<Ranked> {
        let one = |(n, (stars, total)): (usize, &(u8, i64))| {
            let id = CommunityId(Uuid::from_u128(n as u128));
            let blank = String::new;
            let (code, district, subdistrict, group) = (blank(), blank(), blank(), blank());
            let community = Community { id, code, district, subdistrict, name: n.to_string(), group };
            let standing = Standing {
                community: id,
                meeting: None,
                total: Some(Exact::ratio(*total, 1)),
                stars: Some(*stars),
                provisional: false,
                possible_stars: (*stars, *stars),
                progress: (1, 1),
                cards: 1,
                vetoed: false,
            };
            Ranked { community, standing, rank: None, group_rank: None, award: Award::default() }
        };
        let mut all: Vec<Ranked> = given.iter().enumerate().map(one).collect();
        rank_all(standard, &mut all);
        all
    }

    /// A standard that asks nothing.
    pub fn bare() -> Standard {
        Standard {
            id: "bare".to_owned(),
            version: "1".to_owned(),
            language: "en".to_owned(),
            name: Wording::default(),
            description: Wording::default(),
            full_marks: Points::whole(100),
            na: NaRule::default(),
            bonus_cap: None,
            facts: Vec::new(),
            components: Vec::new(),
            sections: Vec::new(),
            stars: Vec::new(),
            caps: Vec::new(),
            quotas: Vec::new(),
            panel: PanelRule::default(),
        }
    }

    #[test]
    fn within_a_group_ranks_begin_at_one_and_equals_share_one() {
        let all = [
            ("老旧", Some(1)),
            ("商品", Some(2)),
            ("老旧", Some(2)),
            ("老旧", Some(2)),
            ("", Some(5)),
            ("老旧", Some(6)),
            ("商品", None),
        ];
        assert_eq!(within_groups(all), [Some(1), Some(1), Some(2), Some(2), None, Some(4), None]);
    }

    #[test]
    fn a_lower_total_leads_where_lower_is_better() {
        let mut standard = bare();
        standard.stars.push(StarRule { stars: 3, requirements: vec![Requirement::TotalAtMost(Points::whole(10))] });
        let mut totals = [Exact::ratio(9, 1), Exact::ratio(4, 1)];
        assert_eq!(rank(&mut totals, |total| Merit::new(&standard, Some(total), Some(3), false)), [Some(1), Some(2)]);
        assert_eq!(totals[0], Exact::ratio(4, 1));
    }

    #[test]
    fn stars_go_before_totals_and_equals_share_a_rank() {
        let exact = |points: i64| Some(Exact::ratio(points, 1));
        let mut places = [
            ("open", exact(99), None, true),
            ("capped", exact(95), Some(1), false),
            ("b", exact(80), Some(4), false),
            ("best", exact(91), Some(5), false),
            ("a", exact(80), Some(4), false),
            ("unseen", None, None, true),
        ];
        let standard = bare();
        let ranks = rank(&mut places, |(_, total, stars, open)| Merit::new(&standard, total.as_ref(), *stars, *open));
        let names: Vec<_> = places.iter().map(|place| place.0).collect();
        assert_eq!(names, ["best", "b", "a", "capped", "open", "unseen"]);
        assert_eq!(ranks, [Some(1), Some(2), Some(2), Some(4), None, None]);
    }
}
