//! What an inspector writes again and again: notes and reasons in their own words, offered instead of typing them anew.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::events::{Reason, Text};
use super::ids::{CardId, InspectorId, RoundId, Stamp};
use super::lookup::meetings;
use super::views::{CardView, Read};

/// How many phrases are offered: as many as there are digits to choose one by.
pub const OFFERED: usize = 9;

/// How many cards are read, the latest first.
const CARDS: usize = 60;

/// How many stops are looked at for them: an inspector may have rated few of a round's.
const STOPS: usize = 400;

/// The notes and own-words reasons that stand on this inspector's cards of the round, and of earlier rounds where the round has
/// few, with how often each is used: most used first, then latest.
pub fn own_phrases(views: &dyn Read, inspector: InspectorId, round: RoundId) -> Vec<(String, usize)> {
    let mut used: HashMap<String, (usize, Stamp)> = HashMap::new();
    for card in recent_cards(views, inspector, round) {
        for (text, stamp) in card_texts(&card) {
            let (times, latest) = used.entry(text.to_owned()).or_insert((0, stamp));
            *times += 1;
            *latest = stamp.max(*latest);
        }
    }
    let mut phrases: Vec<_> = used.into_iter().collect();
    phrases.sort_by_key(|(_, used)| Reverse(*used));
    phrases.into_iter().take(OFFERED).map(|(text, (times, _))| (text, times)).collect()
}

/// Cards of the round's latest stops, then of the rounds opened before it.
fn recent_cards(views: &dyn Read, inspector: InspectorId, round: RoundId) -> impl Iterator<Item = CardView> {
    let mut earlier: Vec<RoundId> = views.rounds().into_iter().map(|head| head.id).filter(|id| *id < round).collect();
    earlier.reverse();
    let of_round = move |round| meetings(views, round).into_iter().rev();
    let stops = std::iter::once(round).chain(earlier).flat_map(of_round).flat_map(move |meeting| {
        let id = meeting.id;
        meeting.stops.into_iter().rev().map(move |community| CardId { meeting: id, community, inspector })
    });
    stops.take(STOPS).filter_map(|card| views.card(card)).take(CARDS)
}

/// The texts that hold on a card; a redacted one is none.
fn card_texts(card: &CardView) -> impl Iterator<Item = (&str, Stamp)> {
    let kept = card.items.values().flat_map(|item| {
        let reasons = item.mark().into_iter().flat_map(|mark| &mark.reasons);
        let words = reasons.filter_map(|reason| if let Reason::Words(text) = reason { Some(text) } else { None });
        let noted = item.note().into_iter().map(|text| (text, item.note.stamp()));
        noted.chain(words.map(|text| (text, item.mark.stamp())))
    });
    let texts = kept.filter_map(|(text, stamp): (&Text, _)| Some((text.as_str().trim(), stamp?)));
    texts.filter(|(text, _)| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::command::{Command, Rating};
    use crate::domain::events::Mark;
    use crate::domain::ids::MeetingId;
    use crate::domain::laws::world::{ITEMS, Laptop, ROUND, card, checklist, community, inspector, meeting, rating, value};

    fn note(laptop: &mut Laptop, at: CardId, item: &str, text: &str) {
        laptop.must(&Command::Rate(vec![rating(at, item, None, Some(Some(text)))]));
    }

    fn phrases(laptop: &Laptop) -> Vec<(String, usize)> {
        own_phrases(laptop.read(), inspector(0), ROUND)
    }

    fn said(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
        expected.iter().map(|(text, times)| ((*text).to_owned(), *times)).collect()
    }

    #[test]
    fn the_most_used_come_first_then_the_latest_and_only_ones_own() {
        let mut laptop = Laptop::set_up();
        assert_eq!(phrases(&laptop), []);
        note(&mut laptop, card(0, 0), "agenda", "台账齐全");
        note(&mut laptop, card(0, 0), "tidy", "楼道堆物");
        note(&mut laptop, card(1, 0), "agenda", " 楼道堆物 ");
        note(&mut laptop, card(2, 1), "agenda", "别人的话");
        let reasons = vec![Reason::Words(Text::new("照明缺失")), Reason::Phrase(1)];
        let mark = Mark { value: value("tidy", 1), reasons };
        laptop.must(&Command::Rate(vec![rating(card(2, 0), "tidy", Some(Some(mark)), None)]));
        assert_eq!(phrases(&laptop), said(&[("楼道堆物", 2), ("照明缺失", 1), ("台账齐全", 1)]));
        // What no longer stands is not offered.
        laptop.must(&Command::Rate(vec![rating(card(0, 0), "agenda", None, Some(None))]));
        assert_eq!(phrases(&laptop), said(&[("楼道堆物", 2), ("照明缺失", 1)]));
    }

    #[test]
    fn nine_at_most_and_of_the_latest_cards_only() {
        let mut laptop = Laptop::set_up();
        for (n, item) in ITEMS.iter().enumerate() {
            for of in 0..2 {
                note(&mut laptop, card(of, 0), item, &format!("{of}{n}"));
            }
        }
        assert_eq!(phrases(&laptop).len(), OFFERED);
        for n in 0..CARDS as u128 {
            let id = MeetingId(Uuid::from_u128(0x9000 + n));
            laptop.must(&meeting(id, vec![3]));
            note(&mut laptop, CardId { meeting: id, ..card(3, 0) }, "agenda", "近来");
        }
        assert_eq!(phrases(&laptop), said(&[("近来", CARDS)]), "the older cards are not read");
    }

    #[test]
    fn a_young_round_borrows_from_the_one_before() {
        let mut laptop = Laptop::set_up();
        note(&mut laptop, card(0, 0), "agenda", "台账齐全");
        let (round, id) = (RoundId(Uuid::from_u128(0x900)), MeetingId(Uuid::from_u128(0x901)));
        let open = Command::OpenRound {
            round,
            name: "夏季".into(),
            standard: Box::new(checklist("1")),
            nominations_each: 1,
            organiser: String::new(),
        };
        laptop.must(&open);
        let (name, date, stops) = ("再访".to_owned(), "2026-12-01".to_owned(), vec![community(0)]);
        laptop.must(&Command::OpenMeeting {
            meeting: id,
            round,
            name,
            date,
            stops,
            panel: vec![],
            seats: vec![],
            independent: None,
        });
        let at = CardId { meeting: id, ..card(0, 0) };
        let rows = vec![Rating { card: at, item: "tidy".into(), mark: None, note: Some(Some("已整改".into())) }];
        laptop.must(&Command::Rate(rows));
        assert_eq!(own_phrases(laptop.read(), inspector(0), round), said(&[("已整改", 1), ("台账齐全", 1)]));
        assert_eq!(phrases(&laptop), said(&[("台账齐全", 1)]), "a later round is not looked at");
    }
}
