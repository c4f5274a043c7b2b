//! The critique of a whole meeting (综合点评): what its communities do well and fall short of together, a sentence or two on
//! each, and what is asked of all.
//!
//! Cards are read one stop after the other: [`Day::add`] keeps what the draft needs of each and forgets the rest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::critique::Part;
use crate::domain::points::Exact;
use crate::domain::rollup::weak::{Losses, WeakItem};
use crate::domain::standard::{Item, Method, Section, Standard};
use crate::domain::views::Community;
use crate::text::{Words, decision, lists, rollup, say};

use super::clauses::{clause, enumerated, in_a_row, name, problem, quoted, sentence, together};
use super::draft::{Draft, Line};
use super::material::{Judged, Material, Verdict};

/// Points of common praise, of common blame, and of what is asked of all, at most.
const POINTS: [usize; 3] = [3, 5, 3];
/// Items one point speaks of.
const ITEMS: usize = 2;
/// Communities that are told of one by one; of a longer meeting the others have their own critiques only.
pub const TOLD: usize = 60;
/// Communities whose sentences are read aloud: with more the hall would stop listening.
const ALOUD: usize = 12;
/// Subdistricts the opening names one by one.
const NAMED: usize = 5;

/// What is gathered of a meeting.
#[derive(Debug)]
pub struct Day {
    standard: Arc<Standard>,
    stops: usize,
    subdistricts: Vec<String>,
    ways: BTreeSet<Method>,
    /// Stars and total of each finished community.
    finished: Vec<(u8, Exact)>,
    losses: Losses,
    /// By item: in how many communities it had full marks, of how many that were rated on it.
    full: BTreeMap<String, (usize, usize)>,
    told: Vec<Told>,
}

/// What is said of one community.
#[derive(Clone, Debug)]
struct Told {
    key: String,
    text: String,
    items: Vec<String>,
}

impl Day {
    /// Nothing seen yet.
    pub fn new(standard: Arc<Standard>) -> Self {
        Self {
            losses: Losses::new(Arc::clone(&standard)),
            standard,
            stops: 0,
            subdistricts: Vec::new(),
            ways: BTreeSet::new(),
            finished: Vec::new(),
            full: BTreeMap::new(),
            told: Vec::new(),
        }
    }

    /// Counts a stop.
    pub fn add(&mut self, material: &Material, words: &Words) {
        self.stops += 1;
        let community = &material.community;
        if !community.subdistrict.is_empty() && !self.subdistricts.contains(&community.subdistrict) {
            self.subdistricts.push(community.subdistrict.clone());
        }
        let marked =
            |item: &&Item| material.cards.iter().any(|card| card.item(&item.id).is_some_and(|held| held.mark().is_some()));
        self.ways.extend(material.standard.items().filter(marked).flat_map(|item| item.methods.iter().copied()));
        if let (Some(stars), Some(total)) = (material.outcome.stars, &material.outcome.total) {
            self.finished.push((stars, total.clone()));
        }
        self.losses.add(&material.outcome, &material.cards.iter());
        let items = material.items();
        for judged in items.iter().filter(|judged| !judged.item.bonus) {
            let full = match judged.verdict {
                Verdict::Full => 1,
                Verdict::Short | Verdict::Disputed => 0,
                Verdict::Bonus | Verdict::Violated | Verdict::Silent => continue,
            };
            let held = self.full.entry(judged.item.id.clone()).or_default();
            *held = (held.0 + full, held.1 + 1);
        }
        if self.told.len() < TOLD {
            self.told.push(told(material, &items, words));
        }
    }

    /// The draft of it.
    pub fn draft(self, words: &Words) -> Draft {
        if self.full.is_empty() && self.finished.is_empty() {
            let text = say!(words, "day-unrated");
            return Draft { lines: vec![Line::new(words, Part::Overall, "overall:open", &text, Vec::new())] };
        }
        let weak = self.losses.clone().items();
        let mut lines = vec![self.opening(words)];
        lines.extend(self.overall(words));
        let strengths = self.strengths(words);
        let (shortcomings, worst) = self.shortcomings(words, &weak);
        lines.extend(strengths);
        lines.extend(shortcomings);
        lines.extend(self.communities(words));
        lines.extend(Self::next(words, &worst));
        let aloud = self.stops <= ALOUD;
        for line in &mut lines {
            line.spoken = line.part != Part::Communities || aloud;
        }
        Draft { lines }
    }

    fn opening(&self, words: &Words) -> Line {
        let mut ways = vec![say!(words, "critique-heard")];
        ways.extend(self.ways.iter().map(|method| match method {
            Method::Documents => say!(words, "critique-read"),
            Method::Onsite => say!(words, "critique-seen-round"),
            Method::Interview => say!(words, "critique-asked"),
        }));
        let (ways, count) = (enumerated(words, &ways), self.stops);
        let text = match self.subdistricts.len() {
            0 => say!(words, "day-opening", ways = ways, count = count),
            1..=NAMED => {
                say!(words, "day-opening-places", ways = ways, places = enumerated(words, &self.subdistricts), count = count)
            }
            all => say!(words, "day-opening-many", ways = ways, places = all, count = count),
        };
        Line::new(words, Part::Opening, "opening", &text, Vec::new())
    }

    /// How many are finished, their mean, and who holds which stars.
    fn overall(&self, words: &Words) -> Vec<Line> {
        let line = |key: &str, text: &str| Line::new(words, Part::Overall, key, text, Vec::new());
        let mut lines = Vec::new();
        let open = self.stops - self.finished.len();
        if open > 0 {
            lines.push(line("overall:open", &say!(words, "day-open", count = open)));
        }
        if self.finished.is_empty() {
            return lines;
        }
        let mut holding: BTreeMap<u8, usize> = BTreeMap::new();
        for (stars, _) in &self.finished {
            *holding.entry(*stars).or_default() += 1;
        }
        let held = holding.iter().rev();
        let held: Vec<String> = held
            .map(|(stars, count)| say!(words, "day-holding", stars = decision::stars(words, *stars), count = *count))
            .collect();
        let (count, held) = (self.finished.len(), lists::listed(words, held));
        lines.push(line("overall", &say!(words, "day-stars", count = count, held = held)));
        let sum: Exact = self.finished.iter().map(|(_, total)| total.clone()).sum();
        let range = self.finished.iter().map(|(_, total)| total).min().zip(self.finished.iter().map(|(_, total)| total).max());
        if let (Some(mean), Some((low, high)), true) = (sum.div(&count_of(count)), range, count > 1) {
            let (mean, low, high) = (mean.cut(2), low.cut(2), high.cut(2));
            lines.push(line("overall:figures", &say!(words, "day-totals", mean = mean, low = low, high = high)));
        }
        lines
    }

    /// The items with full marks in more than half of the communities, by section: the sections where most of what was rated
    /// had them come first.
    fn strengths(&self, words: &Words) -> Vec<Line> {
        let share = |section: &Section| {
            let counts = section.items.iter().filter_map(|item| self.full.get(&item.id));
            let (full, all) = counts.fold((0, 0), |(full, all), held| (full + held.0, all + held.1));
            count_of(full).div(&count_of(all))
        };
        let mut points = Vec::new();
        for section in &self.standard.sections {
            let common = section.items.iter().filter_map(|item| {
                let (full, all) = *self.full.get(&item.id)?;
                (full * 2 > all && full > self.stops / 2).then_some((item, full, all))
            });
            let mut common: Vec<_> = common.collect();
            common.sort_by_key(|(item, full, _)| (Reverse(*full), item.phrases.praise.is_empty(), Reverse(item.max)));
            if let (Some(share), false) = (share(section), common.is_empty()) {
                points.push((share, section, common));
            }
        }
        points.sort_by(|a: &(Exact, _, _), b| b.0.cmp(&a.0));
        let lead = if points.is_empty() { say!(words, "day-no-strengths") } else { say!(words, "day-strengths") };
        let mut lines = vec![Line::new(words, Part::Strengths, "strengths", &lead, Vec::new())];
        for (_, section, items) in points.iter().take(POINTS[0]) {
            let said = items.iter().take(ITEMS).map(|(item, full, all)| {
                let praise = item.phrases.praise.first().map(|phrase| clause(words, phrase.get(words.language)));
                let text =
                    praise.unwrap_or_else(|| say!(words, "critique-full-marks", items = quoted(words, &[name(words, item)])));
                if full == all {
                    say!(words, "day-all", text = text)
                } else {
                    say!(words, "day-most", text = text, count = *full)
                }
            });
            let text = together(words, &said.collect::<Vec<_>>());
            let text = say!(words, "critique-subject", section = section.name.get(words.language), text = text);
            let ids = items.iter().take(ITEMS).map(|(item, ..)| item.id.clone()).collect();
            lines.push(Line::new(words, Part::Strengths, format!("strength:{}", section.id), &text, ids));
        }
        lines
    }

    /// What several communities lost points on, merged by section, the sections that lost the largest share first. Also the
    /// worst item of each.
    fn shortcomings(&self, words: &Words, weak: &[WeakItem]) -> (Vec<Line>, Vec<&Item>) {
        let shared = |held: &&WeakItem| held.short > 1 || self.stops == 1;
        let mut points: Vec<(&Section, Vec<&WeakItem>)> = Vec::new();
        // Items come the worst first, and so do the sections of the worst.
        for held in weak.iter().filter(shared) {
            let section = self.standard.sections.iter().find(|section| section.items.iter().any(|item| item.id == held.item));
            let Some(section) = section else { continue };
            match points.iter_mut().find(|(known, _)| known.id == section.id) {
                Some((_, items)) => items.push(held),
                None => points.push((section, vec![held])),
            }
        }
        let lead = if !points.is_empty() {
            say!(words, "day-shortcomings")
        } else if weak.is_empty() {
            say!(words, "day-no-losses")
        } else {
            say!(words, "day-no-shortcomings")
        };
        let mut lines = vec![Line::new(words, Part::Shortcomings, "shortcomings", &lead, Vec::new())];
        let mut worst = Vec::new();
        for (section, items) in points.iter().take(POINTS[1]) {
            let said = items.iter().take(ITEMS).filter_map(|held| Some(fault(words, self.standard.item(&held.item)?, held)));
            let text = together(words, &said.collect::<Vec<_>>());
            let text = say!(words, "critique-subject", section = section.name.get(words.language), text = text);
            let ids = items.iter().take(ITEMS).map(|held| held.item.clone()).collect();
            lines.push(Line::new(words, Part::Shortcomings, format!("shortcoming:{}", section.id), &text, ids));
            worst.extend(items.first().and_then(|held| self.standard.item(&held.item)));
        }
        (lines, worst)
    }

    fn communities(&self, words: &Words) -> Vec<Line> {
        let line = |told: &Told| Line::new(words, Part::Communities, told.key.clone(), &told.text, told.items.clone());
        let mut lines: Vec<Line> = self.told.iter().map(line).collect();
        if self.stops > self.told.len() {
            let text = say!(words, "day-others", count = self.stops - self.told.len());
            lines.push(Line::new(words, Part::Communities, "community:", &text, Vec::new()));
        }
        lines
    }

    /// What is asked of all: the remedies of the worst common items, then that each community works its own critique off.
    fn next(words: &Words, worst: &[&Item]) -> Vec<Line> {
        let mut lines = vec![Line::new(words, Part::Next, "next", &say!(words, "day-next"), Vec::new())];
        for item in worst.iter().take(POINTS[2]) {
            let remedy = item.phrases.remedy.first().map(|remedy| clause(words, remedy.get(words.language)));
            let text = remedy.unwrap_or_else(|| say!(words, "critique-next-gap", item = name(words, item)));
            lines.push(Line::new(words, Part::Next, format!("next:{}", item.id), &text, vec![item.id.clone()]));
        }
        lines.push(Line::new(words, Part::Next, "next:each", &say!(words, "day-next-each"), Vec::new()));
        lines
    }
}

/// An item's commonest reason with the communities it was found in; without one, the item's name.
fn fault(words: &Words, item: &Item, held: &WeakItem) -> String {
    let count = held.short;
    match held.causes.first() {
        // A reason that one community alone was given says nothing of the others.
        Some((cause, found)) if *found > 1 || count == 1 => {
            let why = clause(words, &rollup::cause(words, item, cause));
            say!(words, "day-fault", why = why, count = *found)
        }
        _ => say!(words, "day-short", item = name(words, item), count = count),
    }
}

/// Two sentences on a community: what it came to and what it does best; what it has to put right first. What is said of a
/// violated veto stands in its own critique, and is not read aloud.
fn told(material: &Material, items: &[Judged], words: &Words) -> Told {
    let Community { id, name: community, .. } = &material.community;
    let outcome = &material.outcome;
    let best = material.sections().into_iter().min_by(|a, b| a.share.cmp(&b.share));
    let best = best
        .filter(|best| !outcome.provisional && best.share < Exact::ratio(1, 2))
        .map(|best| best.section.name.get(words.language));
    let total = outcome.total.as_ref().map(|total| total.cut(2)).unwrap_or_default();
    let came_to = match outcome.stars {
        None => say!(words, "day-one-open", name = community.as_str()),
        Some(0) => say!(words, "day-one-none", name = community.as_str(), total = total),
        Some(stars) => {
            say!(words, "day-one", name = community.as_str(), total = total, stars = decision::stars(words, stars))
        }
    };
    let first = match best {
        Some(best) => say!(words, "day-one-best", said = came_to, section = best),
        None => came_to,
    };
    // Of equals the first in running order.
    let worst = items.iter().filter(|judged| judged.verdict == Verdict::Short).min_by(|a, b| b.lost.cmp(&a.lost));
    let second = match worst {
        Some(judged) => {
            let problem = problem(words, &material.cards, judged.item);
            say!(words, "day-one-worst", problem = problem)
        }
        None if outcome.total.is_none() => say!(words, "day-one-unrated"),
        None => say!(words, "day-one-full"),
    };
    let text = in_a_row(words, &[sentence(words, &first), sentence(words, &second)]);
    let items = worst.map(|judged| judged.item.id.clone()).into_iter().collect();
    Told { key: format!("community:{id}"), text, items }
}

fn count_of(number: usize) -> Exact {
    Exact::ratio(i64::try_from(number).unwrap_or(i64::MAX), 1)
}
