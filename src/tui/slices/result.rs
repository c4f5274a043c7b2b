//! The result of a community in a round.

use std::sync::Arc;

use super::Ticks;
use crate::domain::applicability::{Facts, progress};
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::next_star::{NextStar, next_star};
use crate::domain::outcome::Outcome;
use crate::domain::points::Exact;
use crate::domain::quota::Awards;
use crate::domain::standard::Standard;
use crate::domain::standing::StopCards;
use crate::domain::stars::evaluate;
use crate::domain::views::{CardView, Community, Inspector, LastMark, Meeting, RoundHead};
use crate::text::Words;
use crate::tui::worker::Folder;

/// The result of a community in a round.
#[derive(Clone, Debug)]
pub struct Result {
    /// The round.
    pub round: RoundHead,
    /// The community.
    pub community: Community,
    /// The checklist.
    pub standard: Arc<Standard>,
    /// The meeting the cards come from.
    pub meeting: Option<Meeting>,
    /// The cards begun, by inspector code.
    pub cards: Vec<Card>,
    /// Who of the panel has no card yet.
    pub waiting: Vec<Inspector>,
    /// The facts that hold.
    pub facts: Facts,
    /// What cards and facts come to.
    pub outcome: Outcome,
    /// What the next star needs.
    pub next: Option<NextStar>,
    /// Decimals that keep the totals of the round apart.
    pub decimals: u32,
    /// Everybody who could rate.
    pub inspectors: Vec<Inspector>,
    /// Where this device stopped.
    pub last: Option<LastMark>,
}

/// One inspector's card.
#[derive(Clone, Debug)]
pub struct Card {
    /// Whose.
    pub inspector: Inspector,
    /// What stands on it.
    pub view: CardView,
    /// What it comes to by itself.
    pub total: Option<Exact>,
    /// Items rated and items to rate.
    pub progress: (usize, usize),
}

impl Result {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(folder: &dyn Folder, _words: &Words, _ticks: Ticks, round: RoundId, community: CommunityId) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let stop = StopCards::read(views, round, community)?;
        let marks = stop.marks();
        let card = |(id, view): &(_, CardView)| {
            let marks = view.marks();
            let begun = !marks.is_empty() || view.items.values().any(|item| item.note().is_some());
            let done = progress(&stop.standard, &marks, &stop.facts);
            begun.then_some(())?;
            Some(Card {
                inspector: views.inspector(*id)?,
                view: view.clone(),
                total: evaluate(&stop.standard, &[&marks], &stop.facts).total,
                progress: (done.rated, done.applicable),
            })
        };
        let mut cards: Vec<Card> = stop.cards.iter().filter_map(card).collect();
        cards.sort_by(|a, b| (&a.inspector.code, a.inspector.id).cmp(&(&b.inspector.code, b.inspector.id)));
        let meeting = stop.meeting.and_then(|meeting| views.meeting(meeting));
        let panel = meeting.as_ref().map_or(&[][..], |meeting| &meeting.panel);
        let waiting = panel.iter().filter(|id| !cards.iter().any(|card| card.inspector.id == **id));
        let mut outcome = stop.outcome();
        Awards::of(views, round).settle(community, &mut outcome);
        let standings = views.standings(round);
        Some(Self {
            community: views.community(community)?,
            waiting: waiting.filter_map(|id| views.inspector(*id)).collect(),
            outcome,
            next: next_star(&stop.standard, &marks.iter().collect::<Vec<_>>(), &stop.facts),
            decimals: Exact::decimals_apart(standings.iter().filter_map(|standing| standing.total.as_ref())),
            inspectors: views.inspectors(),
            last: views.last_mark(folder.device()),
            round: head,
            standard: stop.standard,
            facts: stop.facts,
            meeting,
            cards,
        })
    }
}
