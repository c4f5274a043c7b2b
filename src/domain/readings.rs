//! What all cards of a community together say about each item, with everything the open marks may still turn into.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::applicability::{Applies, Facts, applies_all, full_by_fact};
use super::combination::{rises_with_every_mark, shares};
use super::panel::{Ballot, Panel};
use super::points::{Exact, Points};
use super::scale::point_range;
use super::scoring::{ItemScore, item_score};
use super::standard::{Combination, Item, Kind, PanelRule, Standard, TooFew, VetoRule};
use super::tally::{Side, leanest};
use super::value::{Marks, Value};

/// What one item stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Now {
    /// No card has judged it.
    Open,
    /// What the cards that gave points come to.
    Points(Exact),
    /// Every card it applies to says N/A.
    NotApplicable,
    /// It applies on no card.
    DoesNotApply,
}

/// One item over all cards.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what may happen to an item is independent of the rest")]
pub(super) struct Reading<'a> {
    pub item: &'a Item,
    /// Position of its section.
    pub section: usize,
    pub now: Now,
    /// Something can still change it: a card that waits, too few marks, the chair's word.
    pub open: bool,
    /// Some card still waits for a mark or for the earlier answer.
    pub waiting: bool,
    /// The values every completion of the cards stays between; `None` when no completion gives points.
    pub range: Option<(Exact, Exact)>,
    /// Some completion makes it N/A.
    pub may_na: bool,
    /// Some completion leaves it not applying.
    pub may_out: bool,
    pub full_by_fact: bool,
    /// The panel agreed on its mark.
    pub agreed: bool,
    /// Fewer marks than the standard asks for.
    pub too_few: bool,
    /// Lowest and highest points inspectors gave so far.
    pub spread: Option<(Points, Points)>,
    /// Findings by severity: at least, and at most (`None`: unbounded).
    pub findings: BTreeMap<&'a str, (u32, Option<u32>)>,
    /// A veto violated for certain, and possibly.
    pub violated: (bool, bool),
    /// Of a veto: how many cards say it is violated, of how many that judged it.
    pub found: (u32, u32),
    /// Of a veto somebody found violated: what the chair said.
    pub ruling: Option<bool>,
}

impl Reading<'_> {
    pub fn is_veto(&self) -> bool {
        matches!(self.item.kind, Kind::Veto { .. })
    }
}

/// What one card may still say about one item. A settled card has exactly one of the three.
#[derive(Clone, Default)]
struct CardSays {
    range: Option<(Points, Points)>,
    na: bool,
    out: bool,
    open: bool,
    /// Of a veto: what it says.
    violated: Option<bool>,
    weight: Points,
}

/// The cards that are given, with the agreed marks in place of each card's own: an agreed mark is everybody's.
pub(super) fn given<'b>(panel: &'b Panel<'_>) -> Vec<Ballot<'b>> {
    let begun = panel.ballots.iter().filter(|ballot| ballot.awaited || !ballot.marks.is_empty());
    let with_agreed = |ballot: &'b Ballot<'_>| {
        let mut marks: Cow<'b, Marks> = Cow::Borrowed(&ballot.marks);
        if !panel.rulings.agreed.is_empty() {
            let agreed = panel.rulings.agreed.iter().map(|(id, value)| (id.clone(), value.clone()));
            marks.to_mut().extend(agreed);
        }
        Ballot { marks, asked: ballot.asked.clone(), ..*ballot }
    };
    begun.map(with_agreed).collect()
}

/// The readings of every item in running order, the marks combined by `rule`. Empty cards are not given; without any given card
/// everything is open.
pub(super) fn readings<'a>(standard: &'a Standard, rule: &PanelRule, panel: &Panel<'_>, facts: &Facts) -> Vec<Reading<'a>> {
    let full = full_by_fact(standard, facts);
    let nothing = Marks::new();
    let mut given = given(panel);
    if given.is_empty() {
        given.push(Ballot::plain(&nothing));
    }
    let applying: Vec<Vec<Applies>> = given.iter().map(|ballot| applies_all(standard, &ballot.marks, &full)).collect();
    let sections = standard.sections.iter().enumerate();
    let items = sections.flat_map(|(section, content)| content.items.iter().map(move |item| (section, item)));
    let mut all = Vec::new();
    for (index, (section, item)) in items.enumerate() {
        let of = Of {
            rule,
            item,
            section,
            full: full.contains(item.id.as_str()),
            agreed: panel.rulings.agreed.contains_key(&item.id),
            ruling: panel.rulings.vetoes.get(&item.id).copied(),
        };
        let mut says = Vec::with_capacity(given.len());
        let mut seen = Seen { findings: no_findings(item) };
        let mut not_asked = Applies::No;
        for (ballot, applies) in given.iter().zip(&applying) {
            let applies = applies.get(index).copied().unwrap_or(Applies::Yes);
            let value = ballot.marks.get(&item.id);
            if value.is_some() || ballot.asks(index) {
                let says_now = card_says(item, value, applies, of.full, &mut seen);
                says.push(CardSays { weight: ballot.weight, ..says_now });
            } else if applies != Applies::No {
                not_asked = applies;
            }
        }
        if says.is_empty() {
            // Asked of nobody who has begun: it waits for somebody who is.
            says.push(CardSays { weight: Points::whole(1), ..card_says(item, None, not_asked, of.full, &mut seen) });
        }
        let spread = if of.agreed { spread(item, panel) } else { settled_spread(&says) };
        all.push(Reading { spread, ..together(&of, &says, seen) });
    }
    all
}

/// What an item is judged under.
struct Of<'a, 'r> {
    rule: &'r PanelRule,
    item: &'a Item,
    section: usize,
    full: bool,
    agreed: bool,
    ruling: Option<bool>,
}

/// What cannot be combined: the community has the most findings any card counts.
struct Seen<'a> {
    findings: BTreeMap<&'a str, (u32, Option<u32>)>,
}

fn no_findings(item: &Item) -> BTreeMap<&str, (u32, Option<u32>)> {
    match &item.kind {
        Kind::Finding { severities } => severities.iter().map(|one| (one.key.as_str(), (0, Some(0)))).collect(),
        _ => BTreeMap::new(),
    }
}

fn card_says(item: &Item, value: Option<&Value>, applies: Applies, full: bool, seen: &mut Seen<'_>) -> CardSays {
    let unknown = applies == Applies::Unknown;
    let settled = CardSays { out: unknown, open: unknown, ..CardSays::default() };
    if applies == Applies::No {
        return CardSays { out: true, ..settled };
    }
    if full {
        return CardSays { range: Some((item.max, item.max)), ..settled };
    }
    // A mark the item does not take can only come out of a merge; it waits to be given anew.
    let Some(score) = value.and_then(|value| item_score(item, value).ok()) else {
        for bounds in seen.findings.values_mut() {
            bounds.1 = None;
        }
        let range = if matches!(item.kind, Kind::Veto { .. }) { Some((Points::ZERO, Points::ZERO)) } else { point_range(item) };
        return CardSays { range, na: item.na, open: true, ..settled };
    };
    match score {
        ItemScore::NotApplicable => CardSays { na: true, ..settled },
        ItemScore::Veto { violated } => {
            CardSays { range: Some((Points::ZERO, Points::ZERO)), violated: Some(violated), ..settled }
        }
        ItemScore::Points(points) => {
            if let Some(Value::Findings(found)) = value {
                for (key, (least, most)) in &mut seen.findings {
                    let count = found.get(*key).copied().unwrap_or(0);
                    *least = (*least).max(if unknown { 0 } else { count });
                    *most = most.map(|most| most.max(count));
                }
            }
            CardSays { range: Some((points, points)), ..settled }
        }
    }
}

fn together<'a>(of: &Of<'a, '_>, says: &[CardSays], seen: Seen<'a>) -> Reading<'a> {
    let rule = of.rule;
    let settled = || says.iter().filter(|card| !card.open);
    let given: Vec<(Points, Points)> = settled().filter_map(|card| card.range.map(|(points, _)| (points, card.weight))).collect();
    let waiting = says.iter().any(|card| card.open);
    // What a fact or the panel together settled rests on no number of marks.
    let counts_raters = !of.full && !of.agreed && !matches!(of.item.kind, Kind::Veto { .. });
    let combined = combined(rule, &given, counts_raters);
    let (too_few, refused) = combined.as_ref().filter(|_| !waiting).map_or((false, false), |one| (one.too_few, one.refused));
    let now = if let Some(combined) = combined {
        Now::Points(combined.value)
    } else if waiting {
        Now::Open
    } else if settled().any(|card| card.na) {
        Now::NotApplicable
    } else {
        Now::DoesNotApply
    };
    let range = match &now {
        Now::Points(_) if refused => whole_range(of.item),
        // Almost every rebuild sees finished cards only: nothing to search there.
        Now::Points(value) if !waiting => Some((value.clone(), value.clone())),
        _ => range_of(of, says, counts_raters),
    };
    let veto = Veto::of(of, says);
    Reading {
        item: of.item,
        section: of.section,
        open: waiting || refused || (veto.violated.0 != veto.violated.1),
        waiting,
        range,
        may_na: says.iter().all(|card| card.na || card.out) && says.iter().any(|card| card.na) || (refused && of.item.na),
        may_out: says.iter().all(|card| card.out),
        full_by_fact: of.full,
        agreed: of.agreed,
        too_few,
        spread: None,
        now,
        findings: seen.findings,
        violated: veto.violated,
        found: veto.found,
        ruling: of.ruling.filter(|_| veto.found.0 > 0),
    }
}

/// What the cards come to on one item.
struct Combined {
    value: Exact,
    too_few: bool,
    refused: bool,
}

/// The marks `(points, weight)` as one; `None` without a mark.
fn combined(rule: &PanelRule, given: &[(Points, Points)], counts_raters: bool) -> Option<Combined> {
    let plain = rule.at_least <= 1 && given.windows(2).all(|pair| pair[0].1 == pair[1].1);
    if !counts_raters || (plain && rule.method == Combination::Mean) {
        let sum: i64 = given.iter().map(|(points, _)| points.hundredths()).sum();
        let count = i64::try_from(given.len()).ok().filter(|count| *count > 0)?;
        let value = Exact::ratio(sum, 100_i64.saturating_mul(count));
        return Some(Combined { value, too_few: false, refused: false });
    }
    let values: Vec<Exact> = given.iter().map(|(points, _)| points.exact()).collect();
    let weighted: Vec<(&Exact, Points)> = values.iter().zip(given).map(|(value, (_, weight))| (value, *weight)).collect();
    let shares = shares(rule, &weighted)?;
    Some(Combined { value: shares.of_values(&values), too_few: shares.too_few, refused: shares.refused(rule) })
}

/// The lowest and the highest value over the cards, whatever the open ones still say.
fn range_of(of: &Of<'_, '_>, says: &[CardSays], counts_raters: bool) -> Option<(Exact, Exact)> {
    let rule = of.rule;
    if !counts_raters || (rule.method == Combination::Mean && rule.at_least <= 1) {
        return mean_on(says, Side::Low).zip(mean_on(says, Side::High));
    }
    let speaking: Vec<&CardSays> = says.iter().filter(|card| card.range.is_some()).collect();
    let weights: Vec<Points> = speaking.iter().map(|card| card.weight).collect();
    let ends = |side: Side| -> Vec<(Points, Points)> {
        let end = |(low, high)| if side == Side::Low { low } else { high };
        speaking.iter().filter_map(|card| Some((end(card.range?), card.weight))).collect()
    };
    let (low, high) = (ends(Side::Low), ends(Side::High));
    let stay = speaking.iter().all(|card| !card.na && !card.out);
    let sure: Vec<(Points, Points)> =
        speaking.iter().filter(|card| !card.na && !card.out).map(|card| (Points::ZERO, card.weight)).collect();
    let refused = |marks: &[(Points, Points)]| combined(rule, marks, counts_raters).is_none_or(|one| one.refused);
    if rule.too_few == TooFew::Refuse && refused(&sure) {
        // There may be too few marks in the end: whoever is asked then may say anything.
        return whole_range(of.item).filter(|_| !speaking.is_empty());
    }
    if stay && rises_with_every_mark(rule, &weights) {
        return combined(rule, &low, counts_raters)
            .zip(combined(rule, &high, counts_raters))
            .map(|(low, high)| (low.value, high.value));
    }
    // Who leaves changes what is dropped: whatever is left lies between the marks.
    let (low, high) = (low.iter().map(|end| end.0).min()?, high.iter().map(|end| end.0).max()?);
    Some((low.exact(), high.exact()))
}

/// Everything an item can come to.
pub(super) fn whole_range(item: &Item) -> Option<(Exact, Exact)> {
    point_range(item).map(|(low, high)| (low.exact(), high.exact()))
}

/// The lowest or highest mean over the cards: a card that may leave it does so when that helps.
fn mean_on(says: &[CardSays], side: Side) -> Option<Exact> {
    let parts = says.iter().filter_map(|card| {
        let (low, high) = card.range?;
        let (points, weight) = (if side == Side::Low { low } else { high }, card.weight.exact());
        Some((&points.exact() * &weight, weight, card.na || card.out))
    });
    leanest(parts.collect(), side)
}

fn settled_spread(says: &[CardSays]) -> Option<(Points, Points)> {
    let given = || says.iter().filter(|card| !card.open).filter_map(|card| card.range.map(|(points, _)| points));
    given().min().zip(given().max())
}

/// What the inspectors themselves gave an item the panel agreed on.
fn spread(item: &Item, panel: &Panel<'_>) -> Option<(Points, Points)> {
    let points = |ballot: &Ballot<'_>| match item_score(item, ballot.marks.get(&item.id)?) {
        Ok(ItemScore::Points(points)) => Some(points),
        _ => None,
    };
    let given = || panel.ballots.iter().filter_map(points);
    given().min().zip(given().max())
}

/// How a veto stands.
struct Veto {
    /// Violated for certain, and possibly.
    violated: (bool, bool),
    /// Cards that say so, of those that judged it.
    found: (u32, u32),
}

impl Veto {
    fn of(of: &Of<'_, '_>, says: &[CardSays]) -> Self {
        if !matches!(of.item.kind, Kind::Veto { .. }) {
            return Self { violated: (false, false), found: (0, 0) };
        }
        let count = |wanted: &dyn Fn(&CardSays) -> bool| says.iter().filter(|card| wanted(card)).count();
        let yes = count(&|card| card.violated == Some(true) && !card.open);
        let no = count(&|card| card.violated == Some(false) && !card.open);
        // A card that waits may come to say so.
        let open = count(&|card| card.open && card.range.is_some() && card.violated != Some(false));
        let clean = count(&|card| card.open && card.violated == Some(false));
        let violated = match of.rule.veto {
            _ if of.agreed => (yes > 0, yes + open > 0),
            VetoRule::Any => (yes > 0, yes + open > 0),
            VetoRule::Majority => (2 * yes > yes + no + open + clean, 2 * (yes + open) > yes + no + open),
            VetoRule::Chair => match of.ruling {
                Some(confirmed) => (confirmed && yes > 0, confirmed && yes + open > 0),
                None => (false, yes + open > 0),
            },
        };
        let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self { violated, found: (narrow(yes), narrow(yes + no)) }
    }
}
