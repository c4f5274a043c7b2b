//! Pictures kept as evidence, in words: where they belong, and which items still ask for one.

use std::sync::Arc;

use super::lists::numbers;
use super::{Words, say};
use crate::domain::evidence::Picture;
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::standard::Standard;
use crate::domain::standing::StopCards;
use crate::domain::views::{Community, Read};

/// The pictures of one stop.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The community.
    pub community: Community,
    /// The standard of the round.
    pub standard: Arc<Standard>,
    /// The pictures with their files, in the order they came.
    pub pictures: Vec<(String, Picture)>,
    /// Running numbers of the items that ask for evidence, were judged, and have none.
    pub lacking: Vec<usize>,
}

impl Stop {
    /// Of the meeting that counts; `None` while nothing of it has arrived.
    pub fn read(views: &dyn Read, round: RoundId, community: CommunityId) -> Option<Self> {
        let cards = StopCards::read(views, round, community)?;
        let view = views.evidence(cards.meeting?, community).unwrap_or_default();
        Some(Self {
            community: views.community(community)?,
            lacking: view.lacking_in(&cards.standard, &cards.outcome()),
            pictures: view.standing().into_iter().map(|(file, picture)| (file.to_owned(), picture.clone())).collect(),
            standard: cards.standard,
        })
    }

    /// Which items still ask for evidence; nothing where none does.
    pub fn lacking_told(&self, words: &Words) -> Option<String> {
        lacking(words, &self.lacking)
    }
}

/// Which items still ask for evidence; nothing where none does.
pub fn lacking(words: &Words, lacking: &[usize]) -> Option<String> {
    (!lacking.is_empty()).then(|| say!(words, "evidence-lacking", count = lacking.len(), numbers = numbers(words, lacking)))
}

/// The stops of a round in the order of their names, or one of them.
pub fn stops(views: &dyn Read, round: RoundId, only: Option<CommunityId>) -> Vec<Stop> {
    let all = views.standings(round).into_iter().map(|standing| standing.community);
    let wanted = all.filter(|community| only.is_none_or(|only| only == *community));
    let mut stops: Vec<Stop> = wanted.filter_map(|community| Stop::read(views, round, community)).collect();
    stops.sort_by_cached_key(|stop| stop.community.path());
    stops
}

/// Where a picture belongs, what it shows, and when it was taken.
pub fn about(words: &Words, standard: &Standard, picture: &Picture) -> String {
    let of = picture.item.as_deref().and_then(|id| Some((standard.number(id)?, standard.item(id)?)));
    let place = match of {
        Some((number, item)) => say!(words, "evidence-of-item", number = number, name = item.name.get(words.language)),
        None => say!(words, "evidence-of-all"),
    };
    let parts = [place.as_str(), picture.caption(), &picture.taken];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
