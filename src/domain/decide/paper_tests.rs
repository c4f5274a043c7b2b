//! Marks entered from paper: whose they are, who entered them, and that this holds through steps, moves and older journals.

use crate::domain::command::Command;
use crate::domain::events::{Event, Mark};
use crate::domain::ids::CardId;
use crate::domain::laws::world::{ITEMS, Laptop, bytes, card, inspector, mark, rating, replayed};
use crate::domain::refusal::Refusal;

fn entered(at: CardId, marks: &[(usize, Mark)]) -> Command {
    let rows = marks.iter().map(|(n, mark)| rating(at, ITEMS[*n], Some(Some(mark.clone())), None));
    Command::Enter { by: inspector(1), ratings: rows.collect() }
}

fn one(n: usize, pick: usize) -> (usize, Mark) {
    (n, mark(ITEMS[n], pick))
}

#[test]
fn they_are_the_sheets_inspectors_marks_and_say_who_entered_them() {
    let (mut laptop, at) = (Laptop::set_up(), card(0, 0));
    laptop.must(&entered(at, &[one(0, 1), one(1, 2)]));
    let held = laptop.card(at);
    assert_eq!(held.marks().len(), 2);
    assert!(ITEMS[..2].iter().all(|item| held.entered_by(item) == Some(inspector(1))));
    assert!(laptop.card(card(0, 1)).marks().is_empty(), "nothing is the recorder's own");
    // Whoever records does not become the one who rates here.
    assert!(laptop.read().last_mark(laptop.id).is_none());
    let unknown = Command::Enter { by: crate::domain::ids::InspectorId(uuid::Uuid::from_u128(999)), ratings: vec![] };
    assert_eq!(laptop.refused(&unknown), Refusal::UnknownInspector);
    laptop.must(&Command::Rate(vec![rating(at, ITEMS[0], Some(Some(mark(ITEMS[0], 3))), None)]));
    assert_eq!(laptop.card(at).entered_by(ITEMS[0]), None, "given on a screen since");
    laptop.must(&Command::Rate(vec![rating(at, ITEMS[1], Some(None), None)]));
    assert_eq!(laptop.card(at).entered_by(ITEMS[1]), None, "taken back");
}

#[test]
fn steps_back_and_forward_and_a_move_keep_who_entered_them() {
    let (mut laptop, at, to) = (Laptop::set_up(), card(0, 0), card(1, 0));
    laptop.must(&entered(at, &[one(0, 1)]));
    laptop.must(&Command::Rate(vec![rating(at, ITEMS[0], Some(Some(mark(ITEMS[0], 3))), None)]));
    let by = |laptop: &Laptop, at| laptop.card(at).entered_by(ITEMS[0]);
    laptop.must(&Command::Undo(inspector(0)));
    assert_eq!(by(&laptop, at), Some(inspector(1)));
    laptop.must(&Command::Redo(inspector(0)));
    assert_eq!(by(&laptop, at), None);
    laptop.must(&Command::Undo(inspector(0)));
    laptop.must(&Command::Undo(inspector(0)));
    assert!(laptop.card(at).marks().is_empty());
    laptop.must(&Command::Redo(inspector(0)));
    assert_eq!(by(&laptop, at), Some(inspector(1)));
    laptop.must(&Command::MoveMarks { from: at, to });
    assert_eq!((by(&laptop, at), by(&laptop, to)), (None, Some(inspector(1))));
    laptop.must(&Command::Undo(inspector(0)));
    assert_eq!((by(&laptop, at), by(&laptop, to)), (Some(inspector(1)), None));
    assert_eq!(bytes(&replayed(&laptop.journal, || false)), bytes(&laptop.views));
}

#[test]
fn a_line_of_before_has_nobody_who_entered_it_and_a_new_one_stays_as_short() {
    let mut laptop = Laptop::set_up();
    laptop.must(&Command::Rate(vec![rating(card(0, 0), ITEMS[0], Some(Some(mark(ITEMS[0], 1))), None)]));
    let json = serde_json::to_value(&laptop.journal.last().unwrap().event).unwrap();
    assert!(json.get("entered_by").is_none() && json.get("was_entered_by").is_none(), "{json}");
    assert!(matches!(Event::from_json(&json), Event::Rated { entered_by: None, was_entered_by: None, .. }));
    laptop.must(&entered(card(1, 0), &[one(0, 1)]));
    let json = serde_json::to_value(&laptop.journal.last().unwrap().event).unwrap();
    assert!(matches!(Event::from_json(&json), Event::Rated { entered_by: Some(by), .. } if by == inspector(1)), "{json}");
}
