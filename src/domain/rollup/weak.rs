//! The items most communities lose points on (普遍失分), with the reasons given most often.
//!
//! Cards are read one community after the other and forgotten: what is kept grows with the checklist and the reasons typed, not
//! with the communities.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::whole;
use crate::domain::events::Reason;
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::outcome::Outcome;
use crate::domain::points::Exact;
use crate::domain::standard::{Item, Kind, Standard};
use crate::domain::standing::{Meetings, StopCards};
use crate::domain::value::Value;
use crate::domain::views::{CardView, Read};

/// Why points were lost, to be counted over communities.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The item's n-th shortcoming phrase, from 1.
    Phrase(usize),
    /// A loss ticked, by key.
    Loss(String),
    /// A credit that is missing, by key.
    Lacks(String),
    /// An inspector's own words.
    Words(String),
}

/// An item with what communities lost on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakItem {
    /// Its running number, from 1.
    pub number: usize,
    /// Its id.
    pub item: String,
    /// What was lost of all that could be earned, in percent.
    pub lost: Exact,
    /// Communities that lost something on it.
    pub short: usize,
    /// Communities it was judged in.
    pub judged: usize,
    /// Why, with in how many communities that was said; the commonest first.
    pub causes: Vec<(Cause, usize)>,
}

impl WeakItem {
    /// Whether most communities lost points on it.
    pub const fn is_common(&self) -> bool {
        self.short * 2 > self.judged
    }
}

/// What different words of inspectors are counted of one item; whatever is said for the first time after that many is not.
const WORDS: usize = 500;

/// What is gathered of an item while reading.
#[derive(Clone, Debug, Default)]
struct Gathered {
    lost: Exact,
    most: Exact,
    short: usize,
    judged: usize,
    causes: BTreeMap<Cause, usize>,
}

/// The losses of communities, gathered one community at a time.
#[derive(Clone, Debug)]
pub struct Losses {
    standard: Arc<Standard>,
    items: Vec<Gathered>,
}

impl Losses {
    /// Of nobody yet.
    pub fn new(standard: Arc<Standard>) -> Self {
        let items = standard.items().map(|_| Gathered::default()).collect();
        Self { standard, items }
    }

    /// Counts a community: what its cards come to, and the cards that count.
    pub fn add<'a>(&mut self, outcome: &Outcome, cards: &(impl Iterator<Item = &'a CardView> + Clone)) {
        let lower_is_better = self.standard.lower_is_better();
        for ((item, outcome), gathered) in self.standard.items().zip(&outcome.items).zip(&mut self.items) {
            let Some(points) = outcome.points.as_ref().filter(|_| !item.bonus && !outcome.full_by_fact) else { continue };
            let lost = if lower_is_better { points.clone() } else { &outcome.max.exact() - points };
            gathered.judged += 1;
            gathered.most = &gathered.most + &outcome.max.exact();
            if lost.is_zero() || lost.is_negative() {
                continue;
            }
            gathered.short += 1;
            gathered.lost = &gathered.lost + &lost;
            let said: BTreeSet<Cause> = cards.clone().flat_map(|card| causes(item, card)).collect();
            for cause in said {
                if gathered.causes.len() < WORDS || gathered.causes.contains_key(&cause) {
                    *gathered.causes.entry(cause).or_default() += 1;
                }
            }
        }
    }

    /// The items that somebody lost points on, the largest share lost first, then those more communities lost on.
    pub fn items(self) -> Vec<WeakItem> {
        let numbered = (1..).zip(self.standard.items()).zip(self.items);
        let weak = |((number, item), gathered): ((usize, &Item), Gathered)| {
            let lost = &gathered.lost.div(&gathered.most)? * &whole(100);
            let mut causes: Vec<(Cause, usize)> = gathered.causes.into_iter().collect();
            causes.sort_by_key(|(_, count)| Reverse(*count));
            let (short, judged) = (gathered.short, gathered.judged);
            (short > 0).then(|| WeakItem { number, item: item.id.clone(), lost, short, judged, causes })
        };
        let mut items: Vec<WeakItem> = numbered.filter_map(weak).collect();
        items.sort_by(|a, b| (&b.lost, b.short, a.number).cmp(&(&a.lost, a.short, b.number)));
        items
    }
}

/// What a card says of points lost on an item.
fn causes(item: &Item, card: &CardView) -> Vec<Cause> {
    let Some(mark) = card.item(&item.id).and_then(|held| held.mark()) else { return Vec::new() };
    let reason = |reason: &Reason| match reason {
        Reason::Phrase(number) => Some(Cause::Phrase(*number)),
        Reason::Words(text) => {
            Some(text.as_str().trim()).filter(|text| !text.is_empty()).map(|text| Cause::Words(text.to_owned()))
        }
    };
    let mut causes: Vec<Cause> = mark.reasons.iter().filter_map(reason).collect();
    match (&item.kind, &mark.value) {
        (Kind::Reasons { .. }, Value::Losses(ticked)) => {
            causes.extend(ticked.iter().filter(|(_, count)| **count > 0).map(|(key, _)| Cause::Loss(key.clone())));
        }
        (Kind::Multi { credits }, Value::Credits(has)) => {
            let lacking = credits.iter().filter(|credit| !has.contains(&credit.key));
            causes.extend(lacking.map(|credit| Cause::Lacks(credit.key.clone())));
        }
        _ => {}
    }
    causes
}

/// Reads the cards of these communities of a round; `None` when the round is not there or `tell`, which hears how many
/// communities of all are read, breaks off. Costs what reading each card once costs.
pub fn read(
    views: &dyn Read,
    round: RoundId,
    communities: &[CommunityId],
    tell: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Vec<WeakItem>> {
    let (mut losses, mut meetings) = (Losses::new(views.round_checklist(round)?), Meetings::default());
    let all = communities.len() as u64;
    for (done, community) in (0..).zip(communities) {
        if tell(done, all).is_break() {
            return None;
        }
        if let Some(stop) = StopCards::read_among(views, &mut meetings, round, *community) {
            let counts = stop.cards.iter().filter(|(inspector, _)| !stop.recused.contains(inspector));
            losses.add(&stop.outcome(), &counts.map(|(_, card)| card));
        }
    }
    let _ = tell(all, all);
    Some(losses.items())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Command;
    use crate::domain::events::{Mark, Text};
    use crate::domain::laws::world::{Laptop, ROUND, card, community, rating, value};

    fn on(_: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// A mark of `agenda` with reasons, by one inspector on one community.
    fn said(of: usize, by: usize, n: usize, reasons: &[Reason]) -> Command {
        let mark = Mark { value: value("agenda", n), reasons: reasons.to_vec() };
        Command::Rate(vec![rating(card(of, by), "agenda", Some(Some(mark)), None)])
    }

    #[test]
    fn a_reason_counts_once_a_community_and_the_commonest_comes_first() {
        let mut laptop = Laptop::set_up();
        let words = |text: &str| Reason::Words(Text::new(text));
        laptop.must(&said(0, 0, 1, &[words("台账缺页")]));
        laptop.must(&said(0, 1, 1, &[words(" 台账缺页 ")]));
        laptop.must(&said(1, 0, 1, &[words("台账缺页"), words("例会停开")]));
        laptop.must(&said(2, 0, 0, &[]));
        let all = [0, 1, 2].map(community);
        let items = read(laptop.read(), ROUND, &all, &mut on).unwrap();
        let weak = items.iter().find(|weak| weak.item == "agenda").unwrap();
        assert_eq!((weak.short, weak.judged, weak.is_common()), (2, 3, true), "{items:?}");
        assert_eq!(weak.causes, [(Cause::Words("台账缺页".into()), 2), (Cause::Words("例会停开".into()), 1)]);
        // Two of three lost the same: two thirds of one community's share.
        let lost = read(laptop.read(), ROUND, &all[..1], &mut on).unwrap()[0].lost.clone();
        assert_eq!(weak.lost, &lost * &Exact::ratio(2, 3));
    }

    #[test]
    fn reading_is_broken_off_and_a_round_that_is_not_there_is_nothing() {
        let laptop = Laptop::set_up();
        let all = [community(0)];
        assert_eq!(read(laptop.read(), ROUND, &all, &mut |_, _| ControlFlow::Break(())), None);
        assert_eq!(read(laptop.read(), ROUND, &all, &mut on), Some(Vec::new()), "nobody lost anything yet");
        let elsewhere = RoundId(uuid::Uuid::from_u128(77));
        assert_eq!(read(laptop.read(), elsewhere, &all, &mut on), None);
    }
}
