//! What was read out in front of the hall and what came later, in sentences: for the result's screen, `result` and the report.

use super::{Words, decision, say};
use crate::domain::announcement::LateCard;
use crate::domain::ids::InspectorId;
use crate::domain::outcome::Outcome;
use crate::domain::standing::StopCards;
use crate::domain::views::Read;

/// What is to be said of an announcement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Stars and total as read out.
    pub announced: String,
    /// Why it was announced although something was open, or why it was corrected.
    pub reason: Option<String>,
    /// How the result stands now; `None` where it is the one that was read out.
    pub differs: Option<String>,
    /// The cards that came later, each with whether it counts.
    pub late: Vec<String>,
    /// The chair has still to decide on one of them.
    pub waits: bool,
    /// It was read out on two laptops at once.
    pub twice: bool,
}

/// What is to be said of a stop's announcement; `None` where none holds. `outcome` is the stop's, quotas settled.
pub fn told(words: &Words, views: &dyn Read, stop: &StopCards, outcome: &Outcome, decimals: u32) -> Option<Told> {
    let announced = stop.announced.as_ref()?;
    let figure = |stars: u8, total: &crate::domain::points::Exact| {
        say!(words, "announced-figure", stars = decision::stars(words, stars), total = total.cut(decimals))
    };
    let differs = (!announced.agrees(outcome)).then(|| match (outcome.stars, &outcome.total) {
        (Some(stars), Some(total)) => figure(stars, total),
        _ => say!(words, "announced-open-again"),
    });
    Some(Told {
        announced: figure(announced.stars, &announced.total),
        reason: announced.reason.as_ref().map(|reason| reason.as_str().to_owned()).filter(|reason| !reason.is_empty()),
        differs,
        late: stop.late.iter().map(|late| of_card(words, views, late)).collect(),
        waits: stop.late.iter().any(|late| late.waits),
        twice: stop.announced_twice,
    })
}

/// A card that came later, with what the chair said of it.
fn of_card(words: &Words, views: &dyn Read, late: &LateCard) -> String {
    let (code, count) = (code(views, late.inspector), late.items.len());
    let ruling = late.ruling.as_ref().map(|ruling| (ruling.counts, ruling.reason.as_str()));
    match (late.waits, ruling) {
        (false, Some((true, reason))) => say!(words, "late-counts", code = code, count = count, reason = reason),
        (false, Some((false, reason))) => say!(words, "late-ignored", code = code, count = count, reason = reason),
        (_, Some((true, _))) => say!(words, "late-again", code = code, count = count),
        _ => say!(words, "late-waits", code = code, count = count),
    }
}

impl Told {
    /// All of it, a sentence each; whether one should be looked at goes with it.
    pub fn lines(&self, words: &Words) -> Vec<(String, bool)> {
        let mut lines = vec![(say!(words, "announced-line", figure = self.announced.as_str()), false)];
        lines.extend(self.reason.iter().map(|reason| (say!(words, "announced-reason", reason = reason.as_str()), false)));
        lines.extend(self.twice.then(|| (say!(words, "announced-twice"), true)));
        lines.extend(self.differs.iter().map(|now| (say!(words, "announced-differs", figure = now.as_str()), true)));
        lines.extend(self.late.iter().map(|late| (late.clone(), self.waits)));
        lines
    }
}

/// An inspector's code.
fn code(views: &dyn Read, inspector: InspectorId) -> String {
    views.inspector(inspector).map_or_else(|| inspector.to_string(), |inspector| inspector.code)
}
