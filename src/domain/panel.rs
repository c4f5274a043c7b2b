//! A panel (评审组) at a stop: who sits in it in which role, who is asked what, who stays out, and what the panel decided together.
//!
//! How marks become one is `combination`; what a standard asks of its panel is [`PanelRule`](super::standard::PanelRule).

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::events::Text;
use super::ids::{CommunityId, InspectorId};
use super::points::Points;
use super::standard::{Item, Method, Standard};
use super::value::{Marks, Value};
use super::views::Community;

/// A seat in the panel of a meeting: what is said of it beside who sits there. A seat nothing is said of is not kept. Kept in views as
/// well as in events, so that every field is always written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Who sits there.
    pub inspector: InspectorId,
    /// The key of a role of the standard; empty: none.
    pub role: String,
    /// What is asked of the seat.
    pub duties: Duties,
    /// The subdistrict the inspector comes from, whose communities the seat does not rate (回避); empty: none.
    pub subdistrict: String,
    /// Other communities the seat does not rate.
    pub recused: Vec<CommunityId>,
}

impl Seat {
    /// A seat nothing is said of.
    pub const fn plain(inspector: InspectorId) -> Self {
        let duties = Duties { sections: Vec::new(), methods: Vec::new() };
        Self { inspector, role: String::new(), duties, subdistrict: String::new(), recused: Vec::new() }
    }

    /// Whether nothing is said of it.
    pub fn is_plain(&self) -> bool {
        *self == Self::plain(self.inspector)
    }

    /// Whether it does not rate this community: it lies in the inspector's own subdistrict, or was named.
    pub fn is_recused_from(&self, community: &Community) -> bool {
        let own = !self.subdistrict.is_empty() && self.subdistrict == community.subdistrict;
        own || self.recused.contains(&community.id)
    }
}

/// What is asked of a seat (分工): the items of these sections that are judged by one of these methods. An empty list asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duties {
    /// Sections by id.
    pub sections: Vec<String>,
    /// How items are judged.
    pub methods: Vec<Method>,
}

impl Duties {
    /// Whether everything is asked.
    pub fn is_all(&self) -> bool {
        self.sections.is_empty() && self.methods.is_empty()
    }

    /// Which items are asked, in running order; `None` for all. The earlier answer that an item depends on is asked of whoever is
    /// asked the item: nobody waits for somebody else's answer.
    pub fn asked(&self, standard: &Standard) -> Option<Vec<bool>> {
        if self.is_all() {
            return None;
        }
        let own = |section: &str, item: &Item| {
            (self.sections.is_empty() || self.sections.iter().any(|held| held == section))
                && (self.methods.is_empty() || item.methods.iter().any(|method| self.methods.contains(method)))
        };
        let sections = standard.sections.iter();
        let mut asked: Vec<bool> = sections.flat_map(|section| section.items.iter().map(|item| own(&section.id, item))).collect();
        let items: Vec<&Item> = standard.items().collect();
        // Conditions look back, so that one pass from the end reaches every answer an item hangs on.
        for index in (0..items.len()).rev().filter(|index| items[*index].applies_when.is_some()) {
            let on = items[index].applies_when.as_ref().and_then(|when| standard.number(&when.item));
            if let Some(earlier) = on.filter(|_| asked[index]).and_then(|number| asked.get_mut(number - 1)) {
                *earlier = true;
            }
        }
        Some(asked)
    }
}

/// One card as the panel counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot<'a> {
    /// Whose; `None` where nobody is told apart.
    pub by: Option<InspectorId>,
    /// The marks that count.
    pub marks: Cow<'a, Marks>,
    /// What they weigh.
    pub weight: Points,
    /// Which items are asked, in running order; `None` for all. A mark on another item counts too, but nothing waits for it.
    pub asked: Option<Vec<bool>>,
    /// It is waited for even while there is no mark on it.
    pub awaited: bool,
}

impl<'a> Ballot<'a> {
    /// A card nothing special is said of.
    pub const fn plain(marks: &'a Marks) -> Self {
        Self { by: None, marks: Cow::Borrowed(marks), weight: Points::whole(1), asked: None, awaited: false }
    }

    /// Whether an item is asked, by running index.
    pub fn asks(&self, index: usize) -> bool {
        self.asked.as_ref().is_none_or(|asked| asked.get(index).copied().unwrap_or(true))
    }
}

/// The cards of a stop, and what the panel decided together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel<'a> {
    /// The cards, in any order; one without a mark is not given, unless it is awaited.
    pub ballots: Vec<Ballot<'a>>,
    /// What was decided together.
    pub rulings: Rulings,
}

impl<'a> Panel<'a> {
    /// Plain cards, nothing decided.
    pub fn of(cards: &[&'a Marks]) -> Self {
        Self { ballots: cards.iter().map(|marks| Ballot::plain(marks)).collect(), rulings: Rulings::default() }
    }
}

/// What a panel decided together about a stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rulings {
    /// The agreed marks (合议分) of disputed items: they stand for every card's.
    pub agreed: Marks,
    /// The vetoes the chair confirmed (`true`) or rejected.
    pub vetoes: BTreeMap<String, bool>,
}

/// What the chair said of a veto that somebody found violated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VetoRuling {
    /// Violated indeed.
    pub confirmed: bool,
    /// What it rests on.
    pub basis: Text,
    /// Who said so.
    pub by: InspectorId,
}

/// How a dispute (异议) ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The mark the panel agreed on (合议分); `None`: what the cards come to stands (维持).
    pub agreed: Option<Value>,
    /// Why.
    pub reason: Text,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring_tests::build::{item, p, score, section, standard};
    use crate::domain::standard::{Condition, ConditionTest, Kind};

    #[test]
    fn duties_ask_for_sections_and_methods_and_for_what_their_items_depend_on() {
        let mut lift = score("lift", "2");
        lift.applies_when = Some(Condition { item: "stairs".into(), test: ConditionTest::Answer(true) });
        lift.methods = vec![Method::Interview];
        let mut stairs = item("stairs", "2", Kind::Check { yes: p("2"), no: p("0") });
        stairs.methods = vec![Method::Documents];
        let mut both = score("both", "2");
        both.methods = vec![Method::Documents, Method::Onsite];
        let standard = standard(
            "8",
            vec![section("one", None, vec![stairs, lift]), section("two", None, vec![both, score("tidy", "2")])],
            vec![],
        );
        let asked = |sections: &[&str], methods: &[Method]| {
            let sections = sections.iter().map(|id| (*id).to_owned()).collect();
            Duties { sections, methods: methods.to_vec() }.asked(&standard)
        };
        assert_eq!(asked(&[], &[]), None);
        assert_eq!(asked(&["two"], &[]), Some(vec![false, false, true, true]));
        assert_eq!(asked(&[], &[Method::Documents]), Some(vec![true, false, true, false]));
        assert_eq!(asked(&[], &[Method::Interview]), Some(vec![true, true, false, false]), "the lift asks for the stairs");
        assert_eq!(asked(&["two"], &[Method::Onsite]), Some(vec![false, false, true, true]));
        assert_eq!(asked(&["one"], &[Method::Onsite]), Some(vec![false; 4]));
    }
}
