//! From cards and facts to stars, with every requirement explained (DESIGN §5).
//!
//! - Panel: the marks of each item, or the cards' totals, become one as the standard says (usually the mean of all given
//!   cards); a card that says N/A, or on which the item does not apply, leaves that item. A veto is violated when any card
//!   says so, when most do, or when the chair confirms it. Findings of a severity: the most any card counts, summed over the
//!   items. What the panel agreed on stands for every card's mark.
//! - A not applying item leaves the base, and a N/A item is counted as the standard's policy says. An item or section
//!   that does not count leaves the rules about it.
//! - The star is the highest level all of whose requirements hold; then vetoes, low facts and too much N/A cap it. A card
//!   with more N/A than the standard allows gets no star at all.
//! - Every requirement is read at both ends of what the open marks can still become: it holds, it fails, or it is open.

mod caps;
mod per_card;
mod requirements;

use super::applicability::Facts;
use super::ids::InspectorId;
use super::outcome::{ItemOutcome, Outcome, SectionScore};
use super::panel::{Ballot, Panel};
use super::points::Exact;
use super::readings::{Now, Reading, readings};
use super::standard::{PanelRule, Per, Standard, VetoRule};
use super::tally::{Side, Tally, component_percent, parts_at, parts_now, tally};
use super::value::Marks;
use caps::capped;
use requirements::Truth;

/// The outcome of a community under `standard`, from all cards of it and the facts known about it.
///
/// A card without any mark is not given. The order of cards does not matter. Marks an item does not take (a merge can
/// bring them) count as missing.
pub fn evaluate(standard: &Standard, cards: &[&Marks], facts: &Facts) -> Outcome {
    evaluate_panel(standard, &Panel::of(cards), facts)
}

/// [`evaluate`] of the cards of a panel, with roles, duties and what it decided together.
pub fn evaluate_panel(standard: &Standard, panel: &Panel<'_>, facts: &Facts) -> Outcome {
    let given = panel.ballots.iter().any(|ballot| !ballot.marks.is_empty());
    if standard.panel.per == Per::Card && given {
        let (readings, now, ends) = per_card::combined(standard, panel, facts);
        return Sight { standard, readings: &readings, facts, now, ends }.outcome(given);
    }
    let readings = readings(standard, &standard.panel, panel, facts);
    Sight::new(standard, &readings, facts).outcome(given)
}

/// What each given card counts where the cards' totals are combined; `None` where no card has a total.
pub(super) fn card_shares(standard: &Standard, panel: &Panel<'_>, facts: &Facts) -> Option<Vec<(Option<InspectorId>, Exact)>> {
    per_card::card_shares(standard, panel, facts)
}

/// What one card comes to by itself, whatever the panel's rules: the inspector's own arithmetic.
pub fn evaluate_card(standard: &Standard, card: Ballot<'_>, facts: &Facts) -> Outcome {
    let given = !card.marks.is_empty();
    let panel = Panel { ballots: vec![card], ..Panel::default() };
    let readings = readings(standard, &PanelRule::default(), &panel, facts);
    Sight::new(standard, &readings, facts).outcome(given)
}

/// The readings with their tallies: all that rules are checked against.
pub(super) struct Sight<'a> {
    pub standard: &'a Standard,
    pub readings: &'a [Reading<'a>],
    pub facts: &'a Facts,
    pub now: Tally,
    /// Both ends, when anything is open; else `now` is both.
    ends: Option<(Tally, Tally)>,
}

impl<'a> Sight<'a> {
    pub fn new(standard: &'a Standard, readings: &'a [Reading<'a>], facts: &'a Facts) -> Self {
        let now = tally(standard, &parts_now(readings), Side::Low, facts);
        let open = readings.iter().any(|reading| reading.open) || missing_facts(standard, facts).next().is_some();
        let end = |side| tally(standard, &parts_at(readings, side), side, facts);
        let ends = open.then(|| (end(Side::Low), end(Side::High)));
        Self { standard, readings, facts, now, ends }
    }

    /// Whether nothing is open (facts of caps aside).
    pub fn finished(&self) -> bool {
        self.ends.is_none()
    }

    fn low(&self) -> &Tally {
        self.ends.as_ref().map_or(&self.now, |(low, _)| low)
    }

    fn high(&self) -> &Tally {
        self.ends.as_ref().map_or(&self.now, |(_, high)| high)
    }

    /// The outcome; `given`: there is at least one card with a mark.
    pub fn outcome(&self, given: bool) -> Outcome {
        let mut rules = Vec::new();
        let mut by_rules = (0, 0);
        let mut levels: Vec<_> = self.standard.stars.iter().collect();
        levels.sort_by_key(|rule| std::cmp::Reverse(rule.stars));
        for level in levels {
            let mut all = Truth::HOLDS;
            for requirement in &level.requirements {
                let (truth, check) = self.check(level.stars, requirement);
                all = all.and(truth);
                rules.push(check);
            }
            by_rules.0 = by_rules.0.max(if all.must { level.stars } else { 0 });
            by_rules.1 = by_rules.1.max(if all.can { level.stars } else { 0 });
        }
        let caps = self.caps();
        let possible_stars = capped(by_rules, &caps);
        // An unknown fact of a cap keeps the stars open only where the cap would take one away.
        let provisional = !given || !self.finished() || possible_stars.0 != possible_stars.1;
        let settled = |stars: u8| (!provisional).then_some(stars);
        let taken = caps.iter().filter(|cap| cap.held == Some(false) && cap.stars < by_rules.1);
        Outcome {
            total: self.now.total.clone().filter(|_| given),
            base: self.now.base.clone().filter(|_| given),
            bonus: self.now.bonus.clone(),
            sections: self.sections(),
            items: self.readings.iter().map(item_outcome).collect(),
            stars: settled(possible_stars.1),
            stars_pending: false,
            stars_before_caps: settled(by_rules.1),
            provisional,
            possible_stars,
            possible_total: self.low().total.clone().zip(self.high().total.clone()),
            violated: self.readings.iter().filter(|one| one.violated.0).map(|one| one.item.id.clone()).collect(),
            unconfirmed: self.unconfirmed(),
            capped_by: taken.map(|cap| cap.rule.clone()).collect(),
            rules: rules.into_iter().chain(caps).collect(),
        }
    }

    /// The vetoes that wait for nothing but the chair's word.
    fn unconfirmed(&self) -> Vec<String> {
        let waits = |one: &&Reading<'_>| {
            self.standard.panel.veto == VetoRule::Chair
                && one.found.0 > 0
                && one.ruling.is_none()
                && !one.violated.0
                && one.violated.1
        };
        self.readings.iter().filter(waits).map(|one| one.item.id.clone()).collect()
    }

    /// The stars the cards cannot exceed as they stand, whatever points are given.
    pub fn ceiling(&self) -> u8 {
        capped((u8::MAX, u8::MAX), &self.caps()).1
    }

    fn sections(&self) -> Vec<SectionScore> {
        let sections = self.standard.sections.iter().zip(&self.now.sections).enumerate();
        let score = sections.map(|(index, (section, tally))| SectionScore {
            id: section.id.clone(),
            earned: tally.earned.clone(),
            applicable: tally.applicable.clone(),
            percent: tally.percent.clone(),
            lost: &tally.applicable - &tally.earned,
            bonus: self.readings.iter().filter(|one| one.section == index && one.item.bonus).filter_map(points_now).sum(),
        });
        score.collect()
    }
}

fn missing_facts<'a>(standard: &'a Standard, facts: &'a Facts) -> impl Iterator<Item = &'a str> {
    let missing = standard.components.iter().filter(|component| component_percent(component, facts).is_none());
    missing.filter_map(|component| component.fact.as_deref())
}

fn points_now(reading: &Reading<'_>) -> Option<Exact> {
    match &reading.now {
        Now::Points(points) if !reading.is_veto() => Some(points.clone()),
        _ => None,
    }
}

fn item_outcome(reading: &Reading<'_>) -> ItemOutcome {
    ItemOutcome {
        id: reading.item.id.clone(),
        points: points_now(reading),
        max: reading.item.max,
        na: reading.now == Now::NotApplicable,
        applies: reading.now != Now::DoesNotApply,
        full_by_fact: reading.full_by_fact,
        open: reading.waiting,
        spread: reading.spread.filter(|_| !reading.is_veto()),
        agreed: reading.agreed,
        too_few: reading.too_few,
        found: reading.is_veto().then_some(reading.found),
        ruling: reading.ruling,
    }
}
