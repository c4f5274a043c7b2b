//! Everything a report says of one community, read once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::applicability::progress_of;
use crate::domain::evidence::EvidenceView;
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::next_star::NextStar;
use crate::domain::outcome::{ItemOutcome, Outcome};
use crate::domain::quota::Awards;
use crate::domain::revisit::Visit;
use crate::domain::standard::{FactValue, Item, Standard, StandardHash};
use crate::domain::standing::StopCards;
use crate::domain::value::{Marks, Value};
use crate::domain::views::{CardView, Community, Inspector, Meeting, Read};
use crate::domain::wording::Language;
use crate::text::announcement::{self, Told};
use crate::text::panel::{self, Dispute};
use crate::text::{Words, lists, say};

use super::revisit::{Again, visits};

/// A community in a round.
pub(super) struct Stop {
    pub community: Community,
    pub round: String,
    /// The unit that holds the round; may be empty.
    pub organiser: String,
    rated: Option<Rated>,
}

/// Its cards under the round's standard, with what they come to.
pub(super) struct Rated {
    pub standard: Arc<Standard>,
    pub identity: StandardHash,
    pub meeting: Option<Meeting>,
    /// The panel, and whoever has a card without being on it.
    pub panel: Vec<Inspector>,
    /// Cards with at least one mark or note, by inspector code.
    pub cards: Vec<Card>,
    pub facts: BTreeMap<String, FactValue>,
    pub outcome: Outcome,
    pub next: Option<NextStar>,
    /// The pictures kept as evidence.
    pub evidence: EvidenceView,
    /// Codes of those who entered marks from paper.
    pub recorders: BTreeMap<InspectorId, String>,
    /// The disputed items.
    pub disputes: Vec<Dispute>,
    /// What keeps marks from counting, or a result from being there, worded.
    pub together: Vec<String>,
    /// What was read out in front of the hall, and what came later.
    pub announced: Option<Told>,
    /// What earlier cards say of the items carried over (沿用), by their inspectors' codes.
    pub carried: Vec<(String, CardView)>,
    /// Which items are judged anew, in running order, where the others are carried over.
    renewed: Option<Vec<bool>>,
    /// The re-inspection it is.
    pub again: Option<Again>,
    /// Every visit so far, where there were several.
    pub visits: Vec<Visit>,
}

/// One inspector's card.
pub(super) struct Card {
    pub inspector: Inspector,
    pub view: CardView,
    pub marks: Marks,
    /// Items rated, and items asked of it.
    pub progress: (usize, usize),
}

impl Stop {
    pub fn read(views: &dyn Read, round: RoundId, community: CommunityId, common: (&Awards, u32), words: &Words) -> Self {
        let (awards, decimals) = common;
        let missing = || Community {
            id: community,
            code: String::new(),
            district: String::new(),
            subdistrict: String::new(),
            name: say!(words, "report-unknown-community"),
            group: String::new(),
        };
        let head = views.round(round).and_then(|view| view.head.get().cloned());
        Self {
            community: views.community(community).unwrap_or_else(missing),
            organiser: head.as_ref().map(|head| head.organiser.clone()).unwrap_or_default(),
            round: head.map(|head| head.name).unwrap_or_default(),
            rated: StopCards::read(views, round, community).map(|cards| {
                let mut outcome = cards.outcome();
                awards.settle(community, &mut outcome);
                let announced = announcement::told(words, views, &cards, &outcome, decimals);
                Rated { announced, ..Rated::read(views, round, community, cards, outcome, words) }
            }),
        }
    }

    pub fn rated(&self) -> Option<&Rated> {
        self.rated.as_ref()
    }

    /// District, subdistrict and name, as on a letter.
    pub fn headline(&self, words: &Words) -> String {
        headline(&self.community, words)
    }
}

/// District, subdistrict and name of a community, as on a letter.
pub(super) fn headline(community: &Community, words: &Words) -> String {
    let Community { district, subdistrict, name, .. } = community;
    let parts = [district.as_str(), subdistrict, name].into_iter().filter(|part| !part.is_empty());
    match words.language {
        Language::Chinese => parts.collect(),
        Language::English => parts.rev().collect::<Vec<_>>().join(", "),
    }
}

impl Rated {
    fn read(views: &dyn Read, round: RoundId, community: CommunityId, stop: StopCards, outcome: Outcome, words: &Words) -> Self {
        let disputes = panel::disputes(words, views, &stop, community);
        let together = together(words, views, &stop, &outcome);
        let (again, visits) = (Again::read(views, &stop, community, words), visits(views, community));
        let code = |id| views.inspector(id).map_or_else(|| "?".to_owned(), |inspector| inspector.code);
        let carried = stop.carried.iter().flat_map(|carried| &carried.cards);
        let carried = carried.map(|(id, card)| (code(*id), card.clone())).collect();
        let renewed = stop.carried.as_ref().map(|carried| carried.renewed.clone());
        let next = stop.next_star();
        let meeting = stop.meeting.and_then(|meeting| views.meeting(meeting));
        let unknown = |id| Inspector { id, code: "?".to_owned(), name: String::new() };
        let inspector = |id| views.inspector(id).unwrap_or_else(|| unknown(id));
        let mut ids = meeting.as_ref().map(|meeting| meeting.panel.clone()).unwrap_or_default();
        for (id, _) in &stop.cards {
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        let done = |(id, view): &(InspectorId, CardView)| {
            let done = progress_of(&stop.standard, &stop.ballot(*id, Cow::Owned(view.marks())), &stop.facts);
            (*id, (done.rated, done.applicable))
        };
        let progress: BTreeMap<InspectorId, (usize, usize)> = stop.cards.iter().map(done).collect();
        let progress = |id| progress.get(&id).copied().unwrap_or_default();
        let mut cards: Vec<Card> = stop
            .cards
            .into_iter()
            // Who stays out of it does not count, and is named among the notices.
            .filter(|(id, _)| !stop.recused.contains(id))
            .map(|(id, view)| Card { inspector: inspector(id), marks: view.marks(), view, progress: progress(id) })
            .filter(|card| !card.marks.is_empty() || card.view.items.values().any(|item| item.note().is_some()))
            .collect();
        cards.sort_by(|a, b| (&a.inspector.code, a.inspector.id).cmp(&(&b.inspector.code, b.inspector.id)));
        let entered = cards.iter().flat_map(|card| card.view.entered.values());
        let recorders = entered.filter_map(|id| Some((*id, views.inspector(*id)?.code))).collect();
        let head = views.round(round).and_then(|view| view.head.get().map(|head| head.standard.clone()));
        Self {
            identity: head.unwrap_or_else(|| stop.standard.identity()),
            standard: stop.standard,
            panel: ids.into_iter().map(inspector).collect(),
            meeting,
            cards,
            facts: stop.facts,
            evidence: stop.meeting.and_then(|meeting| views.evidence(meeting, community)).unwrap_or_default(),
            outcome,
            next,
            recorders,
            disputes,
            together,
            announced: None,
            carried,
            renewed,
            again,
            visits,
        }
    }

    /// The day of the visit, `YYYY-MM-DD`; may be empty.
    pub fn day(&self) -> &str {
        self.meeting.as_ref().map_or("", |meeting| &meeting.date)
    }

    /// Codes of the cards that are not signed.
    pub fn unsigned(&self) -> Vec<String> {
        self.cards.iter().filter(|card| !card.view.is_signed()).map(|card| card.inspector.code.clone()).collect()
    }

    /// Whether an item, by its running number, is carried over from an earlier visit (沿用).
    pub fn is_carried(&self, number: usize) -> bool {
        self.renewed.as_ref().is_some_and(|anew| anew.get(number - 1) == Some(&false))
    }

    /// What earlier cards gave an item that is carried over, by their inspectors' codes.
    pub fn carried_marks<'a>(&'a self, item: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let of = |(code, card): &'a (String, CardView)| Some((code.as_str(), &card.item(item)?.mark()?.value));
        self.carried.iter().filter_map(of)
    }

    /// Every item with its running number, its section and its outcome.
    pub fn items(&self) -> impl Iterator<Item = (usize, &Item, &ItemOutcome)> {
        (1..).zip(self.standard.items()).zip(&self.outcome.items).map(|((number, item), outcome)| (number, item, outcome))
    }

    /// The running numbers of the items still waiting for a mark.
    pub fn open(&self) -> Vec<usize> {
        self.outcome.open()
    }
}

/// Too few inspectors, a veto without the chair's word, marks after a signature, marks of whoever stays out.
fn together(words: &Words, views: &dyn Read, stop: &StopCards, outcome: &Outcome) -> Vec<String> {
    let mut all = panel::waits(words, &stop.standard, outcome);
    for (id, card) in &stop.cards {
        let code = views.inspector(*id).map_or_else(|| "?".to_owned(), |inspector| inspector.code);
        let late: Vec<usize> = card.late().into_iter().filter_map(|item| stop.standard.number(item)).collect();
        if stop.recused.contains(id) {
            all.push(say!(words, "report-recused", code = code));
        } else if !late.is_empty() {
            all.push(say!(words, "report-late", code = code, numbers = lists::numbers(words, &late)));
        }
    }
    all
}
