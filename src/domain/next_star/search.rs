//! Choosing the fewest, then cheapest, then earliest changes that meet linear requirements. Knows nothing of stars.
//!
//! A dynamic programme over the candidates from the last to the first. A state is what matters of the choices made so far:
//! how many, their cost, and how far each requirement has come (never more than it needs). Of states that agree in number
//! only those are kept that no other one matches in cost, in every requirement and in the order of candidates, so
//! the best completion is never lost. A state is dropped when even the best remaining candidates cannot complete it.
//! The number of changes is tried upwards from a lower bound. All figures are integers: exact fractions over
//! a common denominator.
//!
//! Order of solutions: number of changes, cost, candidates (smallest first, lexicographically), then their choices.

use std::cmp::Ordering;
use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::domain::points::Exact;

/// Most states kept at one candidate; beyond it the search is given up as [`Found::TooMuch`].
const MOST_STATES: usize = 6_000;
/// Up to this many states of one number of changes are compared pairwise.
const PAIRWISE: usize = 256;

/// One way to change a candidate.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Points moved, zero or more.
    pub cost: Exact,
    /// What it adds to each requirement.
    pub gains: Vec<Exact>,
}

/// Something that can be changed, in one of its ways.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// It has to be changed.
    pub forced: bool,
    pub choices: Vec<Choice>,
}

/// What came of a search: a list of (candidate, choice) in the candidates' order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Best(Vec<(usize, usize)>),
    Nothing,
    TooMuch,
}

/// The best set of changes that brings every requirement at least what it `needs`.
pub(super) fn fewest(candidates: &[Candidate], needs: &[Exact]) -> Found {
    let problem = Problem::new(candidates, needs);
    let Some(least) = problem.least() else {
        return Found::Nothing;
    };
    for changes in least..=candidates.len() {
        match problem.with(changes) {
            Found::Nothing => {}
            found => return found,
        }
    }
    Found::Nothing
}

/// The problem in integers.
struct Problem {
    /// Candidate → choice → (cost, gains).
    choices: Vec<Vec<(i128, Vec<i128>)>>,
    forced: Vec<bool>,
    needs: Vec<i128>,
    /// Requirements no choice ever works against: progress beyond the need is worth nothing.
    rising: Vec<bool>,
    /// The first candidate that moves the requirement: once it is passed, the requirement must be met.
    first: Vec<usize>,
    last: Vec<usize>,
    /// `best[d][i][r]`: the most that `r` of the candidates before `i` can add to requirement `d`.
    best: Vec<Vec<Vec<i128>>>,
    /// At least so many of the candidates before `i` must be changed.
    required: Vec<usize>,
}

struct State {
    cost: i128,
    sums: Vec<i128>,
    picks: Option<Rc<Pick>>,
}

struct Pick {
    candidate: usize,
    choice: usize,
    then: Option<Rc<Pick>>,
}

impl Problem {
    fn new(candidates: &[Candidate], needs: &[Exact]) -> Self {
        let every = || candidates.iter().flat_map(|candidate| &candidate.choices);
        let (costs, _) = integers(every().map(|choice| &choice.cost), &Exact::zero());
        let mut columns: Vec<(Vec<i128>, i128)> =
            (0..needs.len()).map(|d| integers(every().filter_map(|choice| choice.gains.get(d)), &needs[d])).collect();
        // Met already and nothing can undo it.
        columns.retain(|(gains, need)| *need > 0 || gains.iter().any(|gain| *gain < 0));
        let mut at = 0;
        let choices = candidates.iter().map(|candidate| {
            let choices = candidate.choices.iter().map(|_| {
                at += 1;
                (costs[at - 1], columns.iter().map(|(gains, _)| gains[at - 1]).collect())
            });
            choices.collect()
        });
        let mut problem = Self {
            choices: choices.collect(),
            forced: candidates.iter().map(|candidate| candidate.forced).collect(),
            rising: columns.iter().map(|(gains, _)| gains.iter().all(|gain| *gain >= 0)).collect(),
            needs: columns.into_iter().map(|(_, need)| need).collect(),
            first: Vec::new(),
            last: Vec::new(),
            best: Vec::new(),
            required: Vec::new(),
        };
        for d in 0..problem.needs.len() {
            let moves = |choices: &Vec<(i128, Vec<i128>)>| choices.iter().any(|(_, gains)| gains[d] != 0);
            problem.first.push(problem.choices.iter().position(moves).unwrap_or(0));
            problem.last.push(problem.choices.iter().rposition(moves).unwrap_or(0));
            let best = problem.best_before(d);
            problem.best.push(best);
        }
        problem.required = problem.required_before();
        problem
    }

    fn best_before(&self, d: usize) -> Vec<Vec<i128>> {
        let mut tops: Vec<i128> = Vec::new();
        let mut best = vec![vec![0]];
        for choices in &self.choices {
            let most = choices.iter().map(|(_, gains)| gains[d]).max().unwrap_or(0);
            // A change need not help every requirement; one that harms is only bounded by zero here.
            let place = tops.partition_point(|other| *other >= most.max(0));
            tops.insert(place, most.max(0));
            let sums = tops.iter().scan(0_i128, |sum, gain| {
                *sum = sum.saturating_add(*gain);
                Some(*sum)
            });
            best.push(std::iter::once(0).chain(sums).collect());
        }
        best
    }

    /// The fewest changes requirement `d` takes by itself; `None` when it cannot be met.
    fn alone(&self, d: usize) -> Option<usize> {
        self.best[d].last().and_then(|sums| sums.iter().position(|sum| *sum >= self.needs[d]))
    }

    /// Requirements over separate stretches of the list add up; so do forced changes outside them.
    fn required_before(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.needs.len()).filter(|d| self.rising[*d]).collect();
        order.sort_by_key(|d| (self.last[*d], std::cmp::Reverse(self.first[*d])));
        let mut at_least = vec![0_usize; self.choices.len()];
        let mut from = 0;
        for d in order {
            let (first, last) = (self.first[d], self.last[d]);
            if first >= from && last < self.choices.len() {
                let forced = self.forced[first..=last].iter().filter(|forced| **forced).count();
                at_least[last] = self.alone(d).unwrap_or(0).max(forced);
                at_least[from..first].iter_mut().zip(&self.forced[from..first]).for_each(|(n, f)| *n = usize::from(*f));
                from = last + 1;
            }
        }
        at_least[from..].iter_mut().zip(&self.forced[from..]).for_each(|(n, f)| *n = usize::from(*f));
        let sums = at_least.iter().scan(0, |sum, n| {
            *sum += n;
            Some(*sum)
        });
        std::iter::once(0).chain(sums).collect()
    }

    /// A number of changes below which there is no solution; `None` when some requirement cannot be met.
    fn least(&self) -> Option<usize> {
        let mut least = self.required.last().copied().unwrap_or(0);
        for d in 0..self.needs.len() {
            least = least.max(self.alone(d)?);
        }
        Some(least)
    }

    /// The best solution with exactly this many changes.
    fn with(&self, changes: usize) -> Found {
        let start = State { cost: 0, sums: vec![0; self.needs.len()], picks: None };
        let mut layers: Vec<Vec<State>> = (0..=changes).map(|_| Vec::new()).collect();
        layers[0].push(start);
        for at in (0..self.choices.len()).rev() {
            let mut next: Vec<Vec<State>> = (0..=changes).map(|_| Vec::new()).collect();
            for (count, states) in layers.into_iter().enumerate() {
                for state in states {
                    for (choice, (cost, gains)) in self.choices[at].iter().enumerate().filter(|_| count < changes) {
                        let sums = state.sums.iter().zip(gains).map(|(sum, gain)| sum.saturating_add(*gain)).collect();
                        let picks = Some(Rc::new(Pick { candidate: at, choice, then: state.picks.clone() }));
                        let taken = State { cost: state.cost.saturating_add(*cost), sums, picks };
                        next[count + 1].extend(self.kept(taken, at, changes - count - 1));
                    }
                    if !self.forced[at] {
                        next[count].extend(self.kept(state, at, changes - count));
                    }
                }
            }
            layers = next.into_iter().map(undominated).collect();
            if layers.iter().map(Vec::len).sum::<usize>() > MOST_STATES {
                return Found::TooMuch;
            }
        }
        // With nothing left to choose, being kept means being complete.
        let complete = layers
            .pop()
            .unwrap_or_default()
            .into_iter()
            .filter(|state| state.sums.iter().zip(&self.needs).all(|(sum, need)| sum >= need));
        match complete.min_by(|left, right| left.cost.cmp(&right.cost).then_with(|| by_picks(left, right))) {
            Some(state) => Found::Best(list(state.picks.as_ref()).map(|pick| (pick.candidate, pick.choice)).collect()),
            None => Found::Nothing,
        }
    }

    /// The state after candidate `at`, with `left` changes to come; `None` when it cannot be completed.
    fn kept(&self, mut state: State, at: usize, left: usize) -> Option<State> {
        if left > at || left < self.required[at] {
            return None;
        }
        for (d, sum) in state.sums.iter_mut().enumerate() {
            let need = self.needs[d];
            if sum.saturating_add(self.best[d][at][left]) < need {
                return None;
            }
            // Past its first candidate a requirement that is met is just met: such states are alike.
            if *sum > need && (self.rising[d] || at <= self.first[d]) {
                *sum = need;
            }
        }
        Some(state)
    }
}

fn list(picks: Option<&Rc<Pick>>) -> impl Iterator<Item = &Pick> {
    std::iter::successors(picks.map(Rc::as_ref), |pick| pick.then.as_deref())
}

fn by_picks(left: &State, right: &State) -> Ordering {
    let candidates = |state: &State| list(state.picks.as_ref()).map(|pick| pick.candidate).collect::<Vec<_>>();
    let choices = |state: &State| list(state.picks.as_ref()).map(|pick| pick.choice).collect::<Vec<_>>();
    candidates(left).cmp(&candidates(right)).then_with(|| choices(left).cmp(&choices(right)))
}

/// Drops every state that another one with the same number of changes matches in all that counts.
fn undominated(mut states: Vec<State>) -> Vec<State> {
    states.sort_by(|left, right| {
        left.cost.cmp(&right.cost).then_with(|| right.sums.cmp(&left.sums)).then_with(|| by_picks(left, right))
    });
    states.dedup_by(|later, kept| later.cost == kept.cost && later.sums == kept.sums);
    if states.len() > PAIRWISE {
        return states;
    }
    let mut kept: Vec<State> = Vec::new();
    for state in states {
        let beaten = kept.iter().any(|other| {
            other.sums.iter().zip(&state.sums).all(|(one, two)| one >= two)
                && (other.cost < state.cost || by_picks(other, &state) != Ordering::Greater)
        });
        if !beaten {
            kept.push(state);
        }
    }
    kept
}

/// Fractions as integers over a common denominator, with what is needed of them.
///
/// Where that denominator would leave 128 bits, 64 binary places are kept, gains rounded down and the need up: every
/// solution still holds exactly, and only a tie closer than 2⁻⁶⁰ points could go the other way.
fn integers<'a>(values: impl Iterator<Item = &'a Exact>, need: &Exact) -> (Vec<i128>, i128) {
    let values: Vec<&Exact> = values.collect();
    let mut common = BigInt::one();
    for value in values.iter().copied().chain([need]) {
        let denominator = value.denominator();
        if !(&common % denominator).is_zero() {
            common = &common / gcd(&common, denominator) * denominator;
        }
        if common.bits() > 80 {
            common = BigInt::one() << 64;
            break;
        }
    }
    let floor = |value: &Exact| {
        let (scaled, denominator) = (value.numerator() * &common, value.denominator());
        let cut = &scaled / denominator;
        let below = scaled.is_negative() && !(&scaled % denominator).is_zero();
        let floor = if below { cut - BigInt::one() } else { cut };
        // Points lie within ±10⁶, so 80 bits of scale leave room; a bound keeps sums from overflowing all the same.
        floor.to_i128().unwrap_or(if floor.is_negative() { i128::MIN / 4096 } else { i128::MAX / 4096 })
    };
    let need = -floor(&(&Exact::zero() - need));
    (values.into_iter().map(floor).collect(), need)
}

fn gcd(left: &BigInt, right: &BigInt) -> BigInt {
    let (mut one, mut two) = (left.clone(), right.clone());
    while !two.is_zero() {
        let rest = &one % &two;
        one = two;
        two = rest;
    }
    one
}
