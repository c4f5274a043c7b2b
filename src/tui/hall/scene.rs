//! What the hall may see, taken out of the folder: nothing of what a frame is drawn from tells an individual mark, a star or a
//! total that was not announced, or a veto.

use crate::domain::applicability::progress_of;
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::points::Exact;
use crate::domain::ranking::{Merit, rank};
use crate::domain::standing::StopCards;
use crate::domain::views::{Meeting, Read};
use crate::text::Words;
use crate::text::explain::name_of_section;
use crate::workspace::{Follower, HallPage, Shown};

/// How many are shown of the best.
const TOP: usize = 3;

/// One thing the hall sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scene {
    /// Nothing was rated yet.
    Welcome,
    /// Nothing, because the chair wants it so.
    Blank,
    /// A community.
    Community(Box<Community>),
    /// Communities in the order of what was announced.
    Ranking(Box<Ranking>),
}

/// A community as the hall sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// Which.
    pub id: CommunityId,
    /// Its name.
    pub name: String,
    /// Its subdistrict.
    pub subdistrict: String,
    /// The round's name.
    pub round: String,
    /// Which stop of the day it is, of how many.
    pub stop: Option<(usize, usize)>,
    /// How far it is.
    pub state: State,
}

/// How far a community is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// So many cards of so many are complete.
    Rated(usize, usize),
    /// The result was read out.
    Announced {
        /// The stars.
        stars: u8,
        /// The highest the standard gives.
        top: u8,
        /// The total.
        total: String,
        /// Sections with their share in percent.
        sections: Vec<(String, Exact)>,
    },
}

/// Communities in the order of what was announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The round's name.
    pub round: String,
    /// The highest star the standard gives.
    pub top: u8,
    /// The communities shown.
    pub rows: Vec<Placed>,
    /// How many more were announced and are not shown.
    pub more: usize,
    /// How many of the round are not announced yet.
    pub waiting: usize,
}

/// Place, name, subdistrict, stars, total of a community.
pub type Placed = (usize, String, String, u8, String);

/// What was announced for one community.
struct Announced {
    id: CommunityId,
    stars: u8,
    total: Exact,
}

impl Scene {
    /// What a folder has of what is wanted.
    pub fn read(follower: &Follower, wanted: Shown, words: &Words) -> Self {
        let views = follower.views();
        let latest = follower.latest().and_then(|(meeting, community)| Some((views.meeting(meeting)?.round, community)));
        let round = wanted.round.or(latest.map(|(round, _)| round)).or_else(|| views.rounds().last().map(|head| head.id));
        let community = wanted.community.or(latest.map(|(_, community)| community));
        let scene = match wanted.page {
            HallPage::Blank => return Self::Blank,
            HallPage::Community => round.zip(community).and_then(|(round, community)| {
                Community::read(views, round, community, words).map(|scene| Self::Community(Box::new(scene)))
            }),
            HallPage::Top => round.map(|round| Self::Ranking(Box::new(Ranking::read(views, round, TOP)))),
            HallPage::Ranking => round.map(|round| Self::Ranking(Box::new(Ranking::read(views, round, usize::MAX)))),
        };
        scene.unwrap_or(Self::Welcome)
    }
}

fn round_name(views: &dyn Read, round: RoundId) -> String {
    views.round(round).and_then(|view| view.head.get().map(|head| head.name.clone())).unwrap_or_default()
}

/// What was announced in a round.
fn announced(views: &dyn Read, round: RoundId) -> Vec<Announced> {
    let one = |standing: crate::domain::views::Standing| {
        let stop = views.stop(standing.meeting?, standing.community)?;
        let held = stop.announcement()?;
        Some(Announced { id: standing.community, stars: held.stars, total: held.total.clone() })
    };
    views.standings(round).into_iter().filter_map(one).collect()
}

/// Decimals that keep the totals announced apart. Those not announced have no say, so that no figure tells of them.
fn decimals(all: &[Announced]) -> u32 {
    Exact::decimals_apart(all.iter().map(|one| &one.total))
}

impl Community {
    fn read(views: &dyn Read, round: RoundId, community: CommunityId, words: &Words) -> Option<Self> {
        let labels = views.community(community)?;
        let cards = StopCards::read(views, round, community)?;
        let meeting = cards.meeting.and_then(|meeting| views.meeting(meeting));
        let state = match &cards.announced {
            Some(held) => {
                let section = |(id, percent): &(String, Option<Exact>)| {
                    Some((name_of_section(words, &cards.standard, id).to_owned(), percent.clone()?))
                };
                State::Announced {
                    stars: held.stars,
                    top: cards.standard.top_star(),
                    total: held.total.cut(decimals(&announced(views, round))),
                    sections: held.sections.iter().filter_map(section).collect(),
                }
            }
            None => complete(&cards, meeting.as_ref(), &labels),
        };
        let stops = meeting.map(|meeting| meeting.stops).unwrap_or_default();
        let stop = stops.iter().position(|stop| *stop == community).map(|at| (at + 1, stops.len()));
        Some(Self {
            id: community,
            name: labels.name,
            subdistrict: labels.subdistrict,
            round: round_name(views, round),
            stop,
            state,
        })
    }
}

/// How many of the panel's cards are complete; whoever stays out is not counted.
fn complete(cards: &StopCards, meeting: Option<&Meeting>, labels: &crate::domain::views::Community) -> State {
    let out = |id: &InspectorId| meeting.is_some_and(|meeting| meeting.seat(*id).is_recused_from(labels));
    let mut asked: Vec<InspectorId> = meeting.map(|meeting| meeting.panel.clone()).unwrap_or_default();
    let marked = cards.cards.iter().filter(|(_, card)| !card.marks().is_empty()).map(|(id, _)| *id);
    let others: Vec<InspectorId> = marked.filter(|id| !asked.contains(id)).collect();
    asked.extend(others);
    asked.retain(|id| !out(id));
    let done = |id: &&InspectorId| {
        cards.cards.iter().find(|(held, _)| held == *id).is_some_and(|(id, card)| {
            let marks = card.marks();
            let progress = progress_of(&cards.standard, &cards.ballot(*id, std::borrow::Cow::Borrowed(&marks)), &cards.facts);
            card.is_signed() || (!marks.is_empty() && progress.rated == progress.applicable)
        })
    };
    State::Rated(asked.iter().filter(done).count(), asked.len())
}

impl Ranking {
    fn read(views: &dyn Read, round: RoundId, most: usize) -> Self {
        let mut all = announced(views, round);
        let (decimals, count) = (decimals(&all), all.len());
        let name = |id: CommunityId| views.community(id).map_or_else(Default::default, |held| (held.name, held.subdistrict));
        all.sort_by_cached_key(|one| name(one.id));
        let standard = views.round_checklist(round);
        let ranks = match &standard {
            Some(standard) => rank(&mut all, |one| Merit::new(standard, Some(&one.total), Some(one.stars), false)),
            None => vec![None; all.len()],
        };
        // Equals of the last place shown are shown too.
        let last = ranks.get(most.saturating_sub(1)).copied().flatten();
        let rows: Vec<_> = ranks
            .iter()
            .zip(&all)
            .take_while(|(rank, _)| last.is_none_or(|last| rank.is_some_and(|rank| rank <= last)))
            .map(|(rank, one)| {
                let (name, subdistrict) = name(one.id);
                (rank.unwrap_or(0), name, subdistrict, one.stars, one.total.cut(decimals))
            })
            .collect();
        Self {
            round: round_name(views, round),
            top: standard.map_or(5, |standard| standard.top_star()),
            more: count - rows.len(),
            rows,
            waiting: views.standings(round).len() - count,
        }
    }
}
