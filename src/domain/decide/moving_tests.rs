//! Marks carried to another card: what is carried, what is refused, and that it is one step.

use proptest::prelude::*;
use uuid::Uuid;

use crate::domain::command::Command;
use crate::domain::events::{Event, Text};
use crate::domain::ids::{CardId, MeetingId, RoundId};
use crate::domain::laws::world::{
    ITEMS, Laptop, ROUND, bytes, card, checklist, community, inspector, mark, meeting, rate, rating, replayed, value,
};
use crate::domain::refusal::Refusal;
use crate::domain::standard::ReasonRule;
use crate::domain::views::STEPS_KEPT;

fn moved(from: CardId, to: CardId) -> Command {
    Command::MoveMarks { from, to }
}

/// Mark and note by item, nothing for what is empty.
type Said = Vec<(String, Option<crate::domain::events::Mark>, Option<Text>)>;

fn said(laptop: &Laptop, at: CardId) -> Said {
    let items = laptop.card(at).items.into_iter().map(|(id, item)| (id, item.mark().cloned(), item.note().cloned()));
    items.filter(|(_, mark, note)| mark.is_some() || note.is_some()).collect()
}

/// A laptop where A's card of the first community says something.
fn rated() -> Laptop {
    let mut laptop = Laptop::set_up();
    let rows = (0..4).map(|n| rating(card(0, 0), ITEMS[n], Some(Some(mark(ITEMS[n], n + 1))), None));
    laptop.must(&Command::Rate(rows.collect()));
    laptop.must(&Command::Rate(vec![rating(card(0, 0), "files", None, Some(Some("见台账")))]));
    laptop
}

#[test]
fn marks_reasons_and_notes_go_over_and_come_back_with_one_undo_of_the_giver() {
    for to in [card(0, 1), card(1, 0), card(1, 1)] {
        let mut laptop = rated();
        let before = said(&laptop, card(0, 0));
        laptop.must(&moved(card(0, 0), to));
        assert_eq!((said(&laptop, card(0, 0)), said(&laptop, to)), (vec![], before.clone()));
        assert_eq!(laptop.refused(&Command::Undo(inspector(1))), Refusal::NothingToUndo, "it is the giver's step");
        for _ in 0..2 {
            laptop.must(&Command::Undo(inspector(0)));
            assert_eq!((said(&laptop, card(0, 0)), said(&laptop, to)), (before.clone(), vec![]));
            assert_eq!(laptop.refused(&Command::Redo(inspector(1))), Refusal::NothingToRedo);
            laptop.must(&Command::Redo(inspector(0)));
            assert_eq!((said(&laptop, card(0, 0)), said(&laptop, to)), (vec![], before.clone()));
        }
        // And on to what was done before it.
        for _ in 0..3 {
            laptop.must(&Command::Undo(inspector(0)));
        }
        assert_eq!((said(&laptop, card(0, 0)), said(&laptop, to)), (vec![], vec![]));
        assert_eq!(laptop.refused(&Command::Undo(inspector(0))), Refusal::NothingToUndo);
        assert_eq!(bytes(&replayed(&laptop.journal, || false)), bytes(&laptop.views));
    }
}

#[test]
fn the_taker_s_own_steps_go_on_around_it() {
    let mut laptop = rated();
    laptop.must(&rate(card(0, 1), "leak", value("leak", 0)));
    laptop.must(&moved(card(0, 0), card(0, 1)));
    laptop.must(&Command::Undo(inspector(1)));
    assert_eq!(said(&laptop, card(0, 1)).len(), 5, "only the taker's own mark went");
    laptop.must(&Command::Redo(inspector(1)));
    // What the taker changes since keeps the whole move from being taken back.
    laptop.must(&rate(card(0, 1), "agenda", value("agenda", 3)));
    let before = bytes(&laptop.views);
    assert_eq!(laptop.refused(&Command::Undo(inspector(0))), Refusal::ChangedSince { number: 1 });
    assert_eq!(bytes(&laptop.views), before);
    laptop.must(&Command::Undo(inspector(1)));
    laptop.must(&Command::Undo(inspector(0)));
    assert_eq!((said(&laptop, card(0, 0)).len(), said(&laptop, card(0, 1)).len()), (5, 1));
}

#[test]
fn a_card_that_speaks_of_the_same_items_takes_nothing() {
    let mut laptop = rated();
    laptop.must(&rate(card(0, 1), "lift", value("lift", 0)));
    laptop.must(&Command::Rate(vec![rating(card(0, 1), "files", None, Some(Some("另见照片")))]));
    assert_eq!(laptop.refused(&moved(card(0, 0), card(0, 1))), Refusal::SaidAlready { numbers: vec![3, 5] });
    laptop.must(&rate(card(1, 0), "leak", value("leak", 0)));
    laptop.must(&moved(card(0, 0), card(1, 0)));
    assert_eq!(said(&laptop, card(1, 0)).len(), 6);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut laptop = rated();
    let from = card(0, 0);
    assert_eq!(laptop.refused(&moved(from, from)), Refusal::NoChange);
    assert_eq!(laptop.refused(&moved(card(1, 0), from)), Refusal::NothingToMove);
    assert_eq!(laptop.refused(&moved(from, card(3, 0))), Refusal::NotAStop);
    assert_eq!(laptop.refused(&moved(from, card(0, 5))), Refusal::UnknownInspector);
    let nowhere = CardId { meeting: MeetingId(Uuid::nil()), ..from };
    assert_eq!(laptop.refused(&moved(from, nowhere)), Refusal::UnknownMeeting);

    let rows = ITEMS.iter().map(|item| rating(card(1, 1), item, Some(Some(mark(item, 1))), None));
    laptop.must(&Command::Rate(rows.collect()));
    laptop.must(&Command::SignCard(card(1, 1)));
    let signed = Refusal::OneCardSigned { community: community(1), inspector: inspector(1) };
    assert_eq!(laptop.refused(&moved(card(1, 1), card(2, 1))), signed);
    assert_eq!(laptop.refused(&moved(from, card(1, 1))), signed);
}

#[test]
fn a_card_by_another_standard_takes_only_items_that_are_the_same() {
    let mut laptop = rated();
    let (round, id) = (RoundId(Uuid::from_u128(0x77)), MeetingId(Uuid::from_u128(0x78)));
    let mut standard = checklist("2");
    standard.sections[1].items[0].reason = ReasonRule::Optional;
    laptop.must(&Command::OpenRound {
        round,
        name: "夏季".into(),
        standard: Box::new(standard),
        nominations_each: 1,
        organiser: String::new(),
    });
    let Command::OpenMeeting { name, date, stops, panel, .. } = meeting(id, vec![0]) else { panic!() };
    laptop.must(&Command::OpenMeeting { meeting: id, round, name, date, stops, panel, seats: vec![], independent: None });
    let there = CardId { meeting: id, ..card(0, 0) };
    assert_eq!(laptop.refused(&moved(card(0, 0), there)), Refusal::ItemsDiffer { numbers: vec![4] });
    laptop.must(&Command::Rate(vec![rating(card(0, 0), "tidy", Some(None), None)]));
    laptop.must(&moved(card(0, 0), there));
    assert_eq!(said(&laptop, there).len(), 4);
    assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap().progress.0, 0);
    assert_eq!(laptop.read().standing(round, community(0)).unwrap().progress.0, 3);
}

#[test]
fn a_repair_signed_or_changed_on_another_laptop_is_not_undone() {
    let mut laptop = rated();
    laptop.must(&moved(card(0, 0), card(1, 1)));
    laptop.must(&Command::Rate(vec![
        rating(card(1, 1), "files", Some(Some(mark("files", 0))), None),
        rating(card(1, 1), "leak", Some(Some(mark("leak", 0))), None),
    ]));
    laptop.must(&Command::SignCard(card(1, 1)));
    assert_eq!(laptop.refused(&Command::Undo(inspector(0))), Refusal::CardSigned);

    let (mut one, mut two) = (rated(), Laptop::new(1));
    one.must(&moved(card(0, 0), card(0, 1)));
    two.pull(&one, usize::MAX / 2);
    assert_eq!(two.refused(&Command::Undo(inspector(0))), Refusal::NothingToUndo);
    two.must(&rate(card(0, 1), "agenda", value("agenda", 3)));
    one.pull(&two, usize::MAX / 2);
    assert_eq!(one.refused(&Command::Undo(inspector(0))), Refusal::ChangedSince { number: 1 });
}

#[test]
fn a_forgotten_move_leaves_nothing_behind() {
    let mut laptop = rated();
    laptop.must(&moved(card(0, 0), card(0, 1)));
    for n in 0..=STEPS_KEPT {
        laptop.must(&rate(card(2, 0), "agenda", value("agenda", n)));
    }
    let changes = laptop.views.all().keys().filter(|key| key[0] == b'w').count();
    assert_eq!(changes, STEPS_KEPT);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever was rated and moved, the giver's undo restores both cards at once, the whole way back.
    #[test]
    fn moves_are_taken_back_one_by_one(
        throws in proptest::collection::vec((any::<bool>(), 0..6_usize, 0..40_usize, 0..6_usize), 1..15),
    ) {
        let mut laptop = Laptop::set_up();
        let all = |laptop: &Laptop| [0, 1, 2].map(|of| [said(laptop, card(of, 0)), said(laptop, card(of, 1))]);
        // Only A acts; B's cards are where marks land by mistake or repair.
        let mut stood = vec![];
        for (moves, a, b, c) in throws {
            let before = all(&laptop);
            let command = if moves {
                moved(card(a % 3, 0), card(c % 3, c % 2))
            } else {
                Command::Rate(vec![rating(card(a % 3, 0), ITEMS[c], Some(Some(mark(ITEMS[c], b))), Some(Some("见台账")))])
            };
            if laptop.commit(&command, 0).is_ok_and(|lines| !lines.is_empty()) {
                stood.push(before);
            }
        }
        let end = all(&laptop);
        for expected in stood.iter().rev() {
            laptop.must(&Command::Undo(inspector(0)));
            prop_assert_eq!(&all(&laptop), expected);
        }
        for _ in &stood {
            laptop.must(&Command::Redo(inspector(0)));
        }
        prop_assert_eq!(all(&laptop), end);
        prop_assert_eq!(laptop.refused(&Command::Undo(inspector(1))), Refusal::NothingToUndo);
        prop_assert_eq!(bytes(&replayed(&laptop.journal, || false)), bytes(&laptop.views));
    }
}

#[test]
fn the_journal_says_that_marks_were_moved() {
    let mut laptop = rated();
    let lines = laptop.must(&moved(card(0, 0), card(0, 1)));
    let first = &laptop.journal[usize::try_from(lines[0].seq).unwrap() - 1].event;
    assert_eq!(*first, Event::MarksMoved { inspector: inspector(0), from: card(0, 0), to: card(0, 1) });
}
