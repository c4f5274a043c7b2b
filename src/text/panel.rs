//! A panel in words: its seats, its rule, what each inspector gave and what it came to, vetoes and disputes.

use super::explain::name_of_section;
use super::lists::{joined, listed, numbers};
pub use super::outline::method;
use super::told::{Speaker, told};
use super::{Words, say};
use crate::domain::given::{Given, given};
use crate::domain::ids::InspectorId;
use crate::domain::outcome::{ItemOutcome, Outcome};
use crate::domain::panel::Seat;
use crate::domain::points::Points;
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Combination, Item, Method, Per, Standard, TooFew, VetoRule};
use crate::domain::standing::StopCards;
use crate::domain::views::{DisputeView, Meeting, Read};

/// The ways an item is judged, in the usual order.
pub const METHODS: [Method; 3] = [Method::Documents, Method::Onsite, Method::Interview];

/// A role's name; its key where the standard has none such, nothing for none.
pub fn role<'a>(words: &Words, standard: &'a Standard, key: &'a str) -> &'a str {
    standard.panel.role(key).map_or(key, |role| role.name.get(words.language))
}

/// Whether marking is independent, as a sentence.
pub fn marking(words: &Words, independent: bool) -> String {
    if independent { say!(words, "panel-independent") } else { say!(words, "panel-open") }
}

/// How the marks become one, as a sentence.
pub fn rule(words: &Words, standard: &Standard) -> String {
    let panel = &standard.panel;
    let per = if panel.per == Per::Card { say!(words, "panel-per-card") } else { say!(words, "panel-per-item") };
    let method = match panel.method {
        Combination::Mean => say!(words, "panel-mean"),
        Combination::Median => say!(words, "panel-median"),
        Combination::Trimmed => say!(words, "panel-trimmed"),
    };
    let mut parts = vec![say!(words, "panel-rule", per = per, method = method)];
    let weighted = panel.roles.iter().filter(|role| role.weight != Points::whole(1));
    let weights = listed(words, weighted.map(|role| format!("{} ×{}", role.name.get(words.language), role.weight)));
    parts.extend((!weights.is_empty()).then(|| say!(words, "panel-weights", weights = weights)));
    if panel.at_least > 1 || panel.method == Combination::Trimmed {
        parts.push(match panel.too_few {
            TooFew::Refuse => say!(words, "panel-least-refuse", count = panel.at_least),
            TooFew::Mean => say!(words, "panel-least-mean", count = panel.at_least),
        });
    }
    parts.push(match panel.veto {
        VetoRule::Any => say!(words, "panel-veto-any"),
        VetoRule::Majority => say!(words, "panel-veto-majority"),
        VetoRule::Chair => say!(words, "panel-veto-chair"),
    });
    say!(words, "panel-rule-all", parts = joined(words, parts))
}

/// What is asked of a seat: `查阅资料、三级网络`; nothing where everything is.
pub fn duties(words: &Words, standard: &Standard, seat: &Seat) -> String {
    let methods = seat.duties.methods.iter().map(|one| method(words, *one));
    let sections = seat.duties.sections.iter().map(|id| name_of_section(words, standard, id).to_owned());
    listed(words, methods.chain(sections))
}

/// What is said of a seat beside who sits there: role, duties, what it stays out of.
pub fn seat(words: &Words, views: &dyn Read, standard: &Standard, seat: &Seat) -> Vec<String> {
    let mut parts = Vec::new();
    if !seat.role.is_empty() {
        parts.push(role(words, standard, &seat.role).to_owned());
    }
    if !seat.duties.is_all() {
        parts.push(say!(words, "seat-duties", duties = duties(words, standard, seat)));
    }
    let subdistrict = (!seat.subdistrict.is_empty()).then(|| seat.subdistrict.clone());
    let named = seat.recused.iter().filter_map(|community| views.community(*community)).map(|community| community.path());
    let out: Vec<String> = subdistrict.into_iter().chain(named).collect();
    if !out.is_empty() {
        parts.push(say!(words, "seat-recused", out = listed(words, out)));
    }
    parts
}

/// The seats of a meeting that something is said of, one a line.
pub fn seats(words: &Words, views: &dyn Read, standard: &Standard, meeting: &Meeting) -> Vec<String> {
    let line = |one: &Seat| {
        let who = views.inspector(one.inspector).map_or_else(|| one.inspector.to_string(), |inspector| inspector.labels());
        format!("{who}  {}", joined(words, seat(words, views, standard, one)))
    };
    meeting.seats.iter().map(line).collect()
}

/// What a veto stands at that somebody found violated: `3人中1人认定违反，组长未确认`; nothing where nobody did.
pub fn veto(words: &Words, standard: &Standard, outcome: &ItemOutcome) -> Option<String> {
    let (found, of) = outcome.found.filter(|(found, _)| *found > 0)?;
    let found = say!(words, "veto-found", found = found, of = of);
    Some(match (standard.panel.veto, outcome.ruling) {
        (VetoRule::Chair, Some(true)) => say!(words, "veto-found-confirmed", found = found),
        (VetoRule::Chair, Some(false)) => say!(words, "veto-found-rejected", found = found),
        (VetoRule::Chair, None) => say!(words, "veto-found-unconfirmed", found = found),
        _ => found,
    })
}

/// What stands between the marks and a result that has nothing to do with unrated items: too few inspectors, the chair's word.
pub fn waits(words: &Words, standard: &Standard, outcome: &Outcome) -> Vec<String> {
    let mut all: Vec<String> = too_few(words, standard, outcome).into_iter().collect();
    let unconfirmed: Vec<usize> = outcome.unconfirmed.iter().filter_map(|id| standard.number(id)).collect();
    if !unconfirmed.is_empty() {
        all.push(say!(words, "panel-unconfirmed", count = unconfirmed.len(), numbers = numbers(words, &unconfirmed)));
    }
    all
}

/// That too few inspectors rated some items, and what becomes of it; nothing where there are enough.
pub fn too_few(words: &Words, standard: &Standard, outcome: &Outcome) -> Option<String> {
    let too_few = outcome.too_few();
    let (count, numbers, least) = (too_few.len(), numbers(words, &too_few), standard.panel.at_least);
    (count > 0).then(|| match (standard.panel.too_few, standard.panel.per) {
        (TooFew::Refuse, Per::Card) => say!(words, "panel-too-few-cards", least = least),
        (TooFew::Mean, Per::Card) => say!(words, "panel-too-few-cards-mean", least = least),
        (TooFew::Refuse, Per::Item) => say!(words, "panel-too-few", count = count, numbers = numbers, least = least),
        (TooFew::Mean, Per::Item) => say!(words, "panel-too-few-mean", count = count, numbers = numbers, least = least),
    })
}

/// One item's marks and what they came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combined {
    /// Running number and name.
    pub item: String,
    /// Who gave what, by role, and what was dropped.
    pub marks: String,
    /// What it came to.
    pub value: String,
    /// The marks are not alike, or something other than all of them counts.
    pub remarkable: bool,
}

/// How the marks of every item that several rated became one, in running order.
pub fn combined(words: &Words, views: &dyn Read, stop: &StopCards, outcome: &Outcome) -> Vec<Combined> {
    let all = given(&stop.standard, &stop.panel(), &stop.facts);
    let rows = (1..).zip(stop.standard.items()).zip(all.iter().zip(&outcome.items));
    let row = |((number, item), (marks, outcome)): ((usize, &Item), (&Vec<Given>, &ItemOutcome))| {
        (marks.len() > 1 || outcome.agreed || outcome.too_few).then(|| Combined {
            item: say!(words, "report-item-named", number = number, name = item.name.get(words.language)),
            marks: marks_of(words, views, stop, marks),
            value: value_of(words, &stop.standard, outcome),
            remarkable: outcome.agreed
                || outcome.too_few
                || outcome.found.is_some_and(|(found, _)| found > 0)
                || marks.iter().any(|one| !one.counts || one.score != marks[0].score),
        })
    };
    rows.filter_map(row).collect()
}

fn marks_of(words: &Words, views: &dyn Read, stop: &StopCards, marks: &[Given]) -> String {
    let one = |given: &Given| {
        let code = given.by.map_or_else(String::new, |by| code(views, by));
        let key = given.by.and_then(|by| stop.seats.iter().find(|seat| seat.inspector == by)).map_or("", |seat| &seat.role);
        let who = format!("{} {code}", role(words, &stop.standard, key)).trim().to_owned();
        let score = score(words, given.score);
        if given.counts {
            say!(words, "panel-mark", who = who, mark = score)
        } else {
            say!(words, "panel-mark-out", who = who, mark = score)
        }
    };
    listed(words, marks.iter().map(one))
}

fn code(views: &dyn Read, inspector: InspectorId) -> String {
    views.inspector(inspector).map_or_else(|| inspector.to_string(), |inspector| inspector.code)
}

fn score(words: &Words, score: ItemScore) -> String {
    match score {
        ItemScore::Points(points) => points.to_string(),
        ItemScore::NotApplicable => say!(words, "panel-na"),
        ItemScore::Veto { violated: true } => say!(words, "panel-violated"),
        ItemScore::Veto { violated: false } => say!(words, "panel-clean"),
    }
}

fn value_of(words: &Words, standard: &Standard, outcome: &ItemOutcome) -> String {
    let value = match &outcome.points {
        _ if outcome.found.is_some() => veto(words, standard, outcome).unwrap_or_else(|| say!(words, "panel-clean")),
        Some(points) => points.cut(2),
        None if outcome.na => say!(words, "panel-na"),
        None => "-".to_owned(),
    };
    if outcome.agreed {
        say!(words, "panel-value-agreed", value = value)
    } else if outcome.too_few {
        say!(words, "panel-value-too-few", value = value)
    } else {
        value
    }
}

/// A disputed item, side by side: what the community says, the criterion, what was found, how the marks lie, how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispute {
    /// The item's id.
    pub id: String,
    /// Running number and name.
    pub item: String,
    /// What the community says.
    pub statement: String,
    /// How the item is judged.
    pub criterion: String,
    /// What the inspectors found and noted, each with who says so.
    pub found: Vec<String>,
    /// Who gave what.
    pub marks: String,
    /// How far the marks lie apart, without who gave them.
    pub spread: String,
    /// How it ended; `None` while it is open.
    pub outcome: Option<String>,
}

impl Dispute {
    /// What a report says of it: nobody's mark by name; how far the marks lie apart only where `spread` says so.
    pub fn for_report(&self, words: &Words, spread: bool) -> Vec<String> {
        let mut lines = vec![say!(words, "dispute-statement", text = self.statement.as_str())];
        lines.extend(told_if(&self.criterion, |text| say!(words, "dispute-criterion", text = text)));
        lines.extend(told_if(if spread { self.spread.as_str() } else { "" }, |text| say!(words, "dispute-spread", text = text)));
        lines.push(self.outcome.clone().unwrap_or_else(|| say!(words, "dispute-open")));
        lines
    }

    /// What the panel sees of it.
    pub fn for_panel(&self, words: &Words) -> Vec<String> {
        let mut lines = vec![say!(words, "dispute-statement", text = self.statement.as_str())];
        lines.extend(told_if(&self.criterion, |text| say!(words, "dispute-criterion", text = text)));
        lines.extend(self.found.iter().map(|text| say!(words, "dispute-found", text = text.as_str())));
        lines.extend(told_if(&self.marks, |text| say!(words, "dispute-marks", text = text)));
        lines.push(self.outcome.clone().unwrap_or_else(|| say!(words, "dispute-open")));
        lines
    }
}

fn told_if(text: &str, told: impl FnOnce(&str) -> String) -> Option<String> {
    (!text.is_empty()).then(|| told(text))
}

/// A disputed item of a stop.
pub fn dispute(words: &Words, views: &dyn Read, stop: &StopCards, id: &str, view: &DisputeView) -> Dispute {
    let standard = &stop.standard;
    let Some(item) = standard.item(id) else { return Dispute { id: id.to_owned(), ..Dispute::default() } };
    let number = standard.number(id).unwrap_or(0);
    let kept = |text: &crate::domain::events::Text| text.text.clone().unwrap_or_else(|| say!(words, "report-redacted"));
    let codes: Vec<String> = stop.cards.iter().map(|(inspector, _)| code(views, *inspector)).collect();
    let speakers: Vec<Speaker<'_>> = stop.cards.iter().zip(&codes).map(|((_, card), code)| Speaker { code, card }).collect();
    let marks = given(standard, &stop.panel(), &stop.facts).into_iter().nth(number.saturating_sub(1)).unwrap_or_default();
    let outcome = stop.outcome().items.into_iter().find(|one| one.id == id);
    let spread = outcome.and_then(|outcome| outcome.spread).map(|(low, high)| {
        if low == high { low.to_string() } else { say!(words, "dispute-from-to", low = low.to_string(), high = high.to_string()) }
    });
    Dispute {
        id: id.to_owned(),
        item: say!(words, "report-item-named", number = number, name = item.name.get(words.language)),
        statement: view.statement().map_or_else(String::new, kept),
        criterion: item.guidance.get(words.language).to_owned(),
        found: told(words, item, &speakers),
        marks: marks_of(words, views, stop, &marks),
        spread: spread.unwrap_or_default(),
        outcome: view.settled().map(|settled| {
            let reason = kept(&settled.reason);
            match &settled.agreed {
                None => say!(words, "dispute-ended-upheld", reason = reason),
                Some(value) => {
                    let value = item_score(item, value).map_or_else(|_| "?".to_owned(), |value| score(words, value));
                    say!(words, "dispute-ended-agreed", value = value, reason = reason)
                }
            }
        }),
    }
}

/// Every disputed item of a stop, in running order.
pub fn disputes(words: &Words, views: &dyn Read, stop: &StopCards, community: crate::domain::ids::CommunityId) -> Vec<Dispute> {
    let Some(view) = stop.meeting.and_then(|meeting| views.stop(meeting, community)) else { return Vec::new() };
    let mut all: Vec<_> =
        view.disputed().map(|(id, held)| (stop.standard.number(id), dispute(words, views, stop, id, held))).collect();
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, dispute)| dispute).collect()
}
