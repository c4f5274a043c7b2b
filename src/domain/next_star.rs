//! What separates a finished community from the next star: fewest items, then fewest points, then checklist order.
//!
//! The next star is the lowest level above the present one that marks alone can reach. An item's change is a number of
//! points it can really give, other than its present mean, on every card that gives it points: upwards where a level asks
//! for at least something, downwards where it asks for at most something (lower is better); of findings some are cleared.
//! All requirements of the level must hold together; vetoes, low facts, N/A marks and which items apply stay as they
//! are — where those stand in the way there is no next star, and the outcome's rules say why.
//!
//! Exact: every requirement is linear in the items' means (see `tally`), `min(bonus, cap)` being two linear requirements for
//! "at least" and one of two for "at most"; [`search`] finds the optimum among all combinations. Ties of items and points
//! go to the smallest running numbers, then to the smaller new marks first. Bounded: an item offers at most 60
//! targets at a time; those of the items found are refined to the item's own step afterwards. When a checklist still
//! makes too many combinations, targets are thinned further; the answer then still holds, with the fewest items
//! those targets allow.

mod ask;
mod search;
mod targets;

use serde::{Deserialize, Serialize};

use super::applicability::{Applies, Facts, applies_all, full_by_fact};
use super::panel::Panel;
use super::points::Exact;
use super::readings::{Now, Reading, given, readings};
use super::standard::{Per, Standard, StarRule};
use super::stars::Sight;
use super::tally::{Side, parts_now, tally};
use super::value::Marks;
use ask::{Ask, Line, Slopes};
use search::{Candidate, Choice, Found, fewest};
use targets::{Target, targets, thinned};

/// Most targets of one item the first search looks at.
const MOST_TARGETS: usize = 60;
/// What reaches the next star.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStar {
    /// The stars reached.
    pub stars: u8,
    /// The items to change, in running order.
    pub items: Vec<Raise>,
}

/// One item's change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raise {
    /// The item's id.
    pub item: String,
    /// Its present mean over the cards.
    pub from: Exact,
    /// The points needed on every card.
    pub to: Exact,
}

/// The next star of a finished community; `None` while provisional, at the top, or when marks alone cannot reach one.
pub fn next_star(standard: &Standard, cards: &[&Marks], facts: &Facts) -> Option<NextStar> {
    next_star_of_panel(standard, &Panel::of(cards), facts)
}

/// [`next_star`] of the cards of a panel. Whatever the method, marks that are alike on every card come to just that mark, so what
/// an item is changed to is what it counts then. `None` also where several cards' totals are combined: which card counts then
/// depends on the change itself.
pub fn next_star_of_panel(standard: &Standard, panel: &Panel<'_>, facts: &Facts) -> Option<NextStar> {
    let given = given(panel);
    if standard.panel.per == Per::Card && given.len() > 1 {
        return None;
    }
    let readings = readings(standard, &standard.panel, panel, facts);
    let sight = Sight::new(standard, &readings, facts);
    let present = sight.outcome(!given.is_empty()).stars?;
    let ceiling = sight.ceiling();
    let mut levels: Vec<u8> = standard.stars.iter().map(|rule| rule.stars).collect();
    levels.retain(|stars| *stars > present && *stars <= ceiling);
    if levels.is_empty() {
        return None;
    }
    levels.sort_unstable();
    levels.dedup();
    let cards: Vec<&Marks> = given.iter().map(|ballot| ballot.marks.as_ref()).collect();
    let field = Field::new(&sight, &cards);
    levels.into_iter().find_map(|stars| {
        let ways = standard.stars.iter().filter(|rule| rule.stars == stars).flat_map(|rule| field.reach(rule));
        // Several rules may give the same stars; the least change counts.
        let best = ways.min_by(|left, right| order(left).cmp(&order(right)))?;
        Some(NextStar { stars, items: best.into_iter().map(|(_, raise)| raise).collect() })
    })
}

type Way = Vec<(usize, Raise)>;

fn order(way: &Way) -> (usize, Exact, Vec<usize>, Vec<Exact>) {
    let cost = way.iter().map(|(_, raise)| distance(&raise.from, &raise.to)).sum();
    (way.len(), cost, way.iter().map(|(index, _)| *index).collect(), way.iter().map(|(_, raise)| raise.to.clone()).collect())
}

fn distance(from: &Exact, to: &Exact) -> Exact {
    if to > from { to - from } else { from - to }
}

/// An item that can be changed, and what one point more on it does.
struct Movable<'a> {
    reading: &'a Reading<'a>,
    mean: &'a Exact,
    /// Points of the total, bonus cap aside.
    total: Exact,
    /// Percent of each section.
    sections: Vec<Exact>,
    /// The share that N/A items count under the policy *average*.
    average: Exact,
    /// What it can be changed to, lowest first.
    targets: Vec<Target>,
}

/// What one point more on any base item of a section does: all of them count alike there.
struct Slope {
    total: Exact,
    sections: Vec<Exact>,
    average: Exact,
}

impl Slope {
    /// One formula for totals: what a point does is read off it, instead of being derived a second time.
    fn of(sight: &Sight<'_>, section: usize) -> Self {
        let mut parts = parts_now(sight.readings);
        let mut counting = parts.iter_mut().filter(|part| part.section == section && !part.bonus && !part.max.is_zero());
        if let Some(value) = counting.find_map(|part| part.value.as_mut()) {
            *value = &*value + &Exact::ratio(1, 1);
        }
        let more = tally(sight.standard, &parts, Side::Low, sight.facts);
        let difference = |more: Option<&Exact>, now: Option<&Exact>| match (more, now) {
            (Some(more), Some(now)) => more - now,
            _ => Exact::zero(),
        };
        let sections = more.sections.iter().zip(&sight.now.sections);
        Self {
            total: &difference(more.base.as_ref(), sight.now.base.as_ref()) * &sight.now.panel_share,
            sections: sections.map(|(more, now)| difference(more.percent.as_ref(), now.percent.as_ref())).collect(),
            average: difference(more.average.as_ref(), sight.now.average.as_ref()),
        }
    }
}

/// The whole community as something that can be changed.
struct Field<'a> {
    sight: &'a Sight<'a>,
    movable: Vec<Movable<'a>>,
}

impl<'a> Field<'a> {
    fn new(sight: &'a Sight<'a>, cards: &[&Marks]) -> Self {
        let slopes: Vec<Slope> = (0..sight.standard.sections.len()).map(|section| Slope::of(sight, section)).collect();
        let mut movable = Vec::new();
        let full = full_by_fact(sight.standard, sight.facts);
        let given = cards.iter().copied().filter(|marks| !marks.is_empty());
        let given: Vec<(&Marks, Vec<Applies>)> = given.map(|marks| (marks, applies_all(sight.standard, marks, &full))).collect();
        for (index, reading) in sight.readings.iter().enumerate() {
            if reading.is_veto() || reading.full_by_fact {
                continue;
            }
            // A mark left on a card the item no longer applies on changes nothing there.
            let applying = given.iter().filter(|(_, applies)| applies.get(index) == Some(&Applies::Yes));
            let applying: Vec<&Marks> = applying.map(|(marks, _)| *marks).collect();
            let (Now::Points(mean), Some(slope)) = (&reading.now, slopes.get(reading.section)) else {
                continue;
            };
            let bonus = reading.item.bonus;
            let nothing = || vec![Exact::zero(); slopes.len()];
            movable.push(Movable {
                reading,
                mean,
                total: if bonus { sight.now.panel_share.clone() } else { slope.total.clone() },
                sections: if bonus { nothing() } else { slope.sections.clone() },
                average: if bonus { Exact::zero() } else { slope.average.clone() },
                targets: targets(reading, mean, sight.standard, &applying),
            });
        }
        Self { sight, movable }
    }

    /// The best ways to meet the rule: none when it is out of reach, two when its bonus cap makes two cases.
    fn reach(&self, rule: &StarRule) -> Vec<Way> {
        let Some(ask) = Ask::new(self, rule) else {
            return Vec::new();
        };
        ask.cases.iter().filter_map(|lines| self.solve(&ask, lines)).collect()
    }

    fn solve(&self, ask: &Ask, lines: &[Line]) -> Option<Way> {
        let all: Vec<Vec<&Target>> = self.movable.iter().enumerate().map(|(at, one)| ask.open_targets(at, one)).collect();
        let mut most = MOST_TARGETS;
        let (candidates, found) = loop {
            let candidates = self.candidates(ask, lines, &all, |_, targets| thinned(targets, most));
            let problem: Vec<Candidate> = candidates.iter().map(|(_, _, candidate)| candidate.clone()).collect();
            let needs: Vec<Exact> = lines.iter().map(|line| line.need.clone()).collect();
            match fewest(&problem, &needs) {
                Found::Best(found) => break (candidates, found),
                Found::Nothing => return None,
                Found::TooMuch if most <= 1 => return None,
                Found::TooMuch => most /= 2,
            }
        };
        let picked: Vec<(usize, &Target)> =
            found.iter().map(|(candidate, choice)| (candidates[*candidate].0, candidates[*candidate].1[*choice])).collect();
        let refined = self.refine(ask, lines, &all, &picked, most);
        let way = refined.unwrap_or(picked).into_iter().filter_map(|(at, target)| {
            let one = self.movable.get(at)?;
            Some((at, Raise { item: one.reading.item.id.clone(), from: one.mean.clone(), to: target.points.exact() }))
        });
        Some(way.collect())
    }

    /// The same items with the targets that thinning left out around the ones found.
    fn refine<'t>(
        &self,
        ask: &Ask,
        lines: &[Line],
        all: &[Vec<&'t Target>],
        picked: &[(usize, &Target)],
        most: usize,
    ) -> Option<Vec<(usize, &'t Target)>> {
        if picked.iter().all(|(at, _)| all[*at].len() <= most) {
            return None;
        }
        let near = |at: usize, targets: &[&'t Target]| -> Vec<&'t Target> {
            let Some((_, found)) = picked.iter().find(|(picked, _)| *picked == at) else {
                return Vec::new();
            };
            let reach = targets.len() / most.max(1) + 1;
            let place = targets.iter().position(|target| target.points == found.points).unwrap_or(0);
            targets[place.saturating_sub(reach)..(place + reach + 1).min(targets.len())].to_vec()
        };
        let candidates = self.candidates(ask, lines, all, near);
        let problem: Vec<Candidate> = candidates.iter().map(|(_, _, candidate)| candidate.clone()).collect();
        let needs: Vec<Exact> = lines.iter().map(|line| line.need.clone()).collect();
        let Found::Best(found) = fewest(&problem, &needs) else {
            return None;
        };
        Some(found.iter().map(|(candidate, choice)| (candidates[*candidate].0, candidates[*candidate].1[*choice])).collect())
    }

    /// The items worth changing, each with its place among the movable ones and its targets.
    fn candidates<'t>(
        &self,
        ask: &Ask,
        lines: &[Line],
        all: &[Vec<&'t Target>],
        some: impl Fn(usize, &[&'t Target]) -> Vec<&'t Target>,
    ) -> Vec<(usize, Vec<&'t Target>, Candidate)> {
        let mut candidates = Vec::new();
        for (at, one) in self.movable.iter().enumerate() {
            let targets = some(at, &all[at]);
            let choices: Vec<Choice> = targets
                .iter()
                .map(|target| {
                    let change = &target.points.exact() - one.mean;
                    let gains = lines.iter().map(|line| match &line.slopes {
                        Slopes::Points(slopes) => &slopes[at] * &change,
                        Slopes::Cleared(severity) => {
                            Exact::ratio(i64::from(target.cleared.get(severity).copied().unwrap_or(0)), 1)
                        }
                    });
                    Choice { gains: gains.collect(), cost: distance(one.mean, &target.points.exact()) }
                })
                .collect();
            let forced = ask.forced(at, one);
            let helps = choices.iter().any(|choice| choice.gains.iter().any(|gain| *gain > Exact::zero()));
            // An item that helps nothing only makes the list longer; a forced one without targets ends the search.
            if forced || helps {
                candidates.push((at, targets, Candidate { forced, choices }));
            }
        }
        candidates
    }
}
