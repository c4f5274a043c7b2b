//! What is read out stays as it was read out; what comes later waits for the chair.

use crate::domain::announcement::LateRuling;
use crate::domain::command::{Announcing, Command};
use crate::domain::events::Text;
use crate::domain::laws::world::{ITEMS, Laptop, MEETING, ROUND, card, checklist, community, inspector, rate, value};
use crate::domain::panel::Seat;
use crate::domain::points::Exact;
use crate::domain::refusal::{Refusal, TextPlace};
use crate::domain::scoring_tests::build::p;
use crate::domain::standard::{FactValue, PanelRule, Quota, QuotaLimit, Role, Ties};
use crate::domain::standing::StopCards;
use crate::domain::value::Value;
use crate::domain::views::Meeting;
use crate::domain::wording::Wording;

/// Rates everything on a card of the first community; the files lose so much.
fn full(laptop: &mut Laptop, by: usize, files: usize) {
    for item in ITEMS {
        let n = if item == "files" { files } else { 0 };
        laptop.must(&rate(card(0, by), item, if item == "stairs" { Value::Answer(true) } else { value(item, n) }));
    }
}

/// A laptop with both cards of the first community rated, the first signed.
fn rated() -> Laptop {
    let mut laptop = Laptop::set_up();
    let meeting = laptop.read().meeting(MEETING).unwrap();
    laptop.must(&Command::EditMeeting(Meeting { panel: vec![inspector(0), inspector(1)], ..meeting }));
    full(&mut laptop, 0, 0);
    full(&mut laptop, 1, 1);
    laptop.must(&Command::SignCard(card(0, 0)));
    laptop
}

fn ask(what: Announcing) -> Command {
    Command::Announce { meeting: MEETING, community: community(0), by: Some(inspector(0)), what }
}

fn announce(reason: Option<&str>) -> Command {
    ask(Announcing::Announce(reason.map(Text::new)))
}

fn late(by: usize, ruling: Option<bool>) -> Command {
    ask(Announcing::Late { inspector: inspector(by), ruling: ruling.map(|counts| (counts, Text::new("现场漏评一页"))) })
}

fn stop(laptop: &Laptop) -> StopCards {
    StopCards::read(laptop.read(), ROUND, community(0)).unwrap()
}

fn total(laptop: &Laptop) -> Exact {
    stop(laptop).outcome().total.unwrap()
}

/// Opens a card again and changes its first item.
fn change(laptop: &mut Laptop, by: usize, n: usize) {
    if laptop.card(card(0, by)).is_signed() {
        laptop.must(&Command::ReopenCard { card: card(0, by), reason: Text::new("漏项") });
    }
    laptop.must(&rate(card(0, by), "agenda", value("agenda", n)));
    laptop.must(&Command::SignCard(card(0, by)));
}

#[test]
fn an_open_result_is_not_read_out_and_an_unsigned_card_asks_for_a_reason() {
    let mut laptop = Laptop::set_up();
    laptop.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    assert_eq!(laptop.refused(&announce(Some("赶时间"))), Refusal::ResultOpen { open: 5, unconfirmed: 0 });
    let mut laptop = rated();
    let reason = Refusal::AnnouncementNeedsReason { unsigned: vec![inspector(1)], pending: false, again: false };
    assert_eq!(laptop.refused(&announce(None)), reason);
    let empty = Refusal::TextMissing { place: TextPlace::Announcing };
    assert_eq!(laptop.refused(&announce(Some(" "))), empty);
    laptop.must(&Command::SignCard(card(0, 1)));
    laptop.must(&announce(None));
    assert!(laptop.must(&announce(None)).is_empty(), "nothing differs from what was read out");
    let held = stop(&laptop);
    let announced = held.announced.as_ref().unwrap();
    assert!(announced.agrees(&held.outcome()) && held.late.is_empty());
    assert_eq!(announced.until.values().copied().collect::<Vec<_>>(), [laptop.journal.len() as u64 - 1], "the last line seen");
}

#[test]
fn a_place_that_another_community_may_still_take_asks_for_a_reason() {
    let mut standard = checklist("1");
    standard.quotas = vec![Quota { stars: 2, limit: QuotaLimit::AtMost(1), ties: Ties::Lose }];
    let mut laptop = Laptop::set_up_by(standard);
    full(&mut laptop, 0, 0);
    laptop.must(&Command::SignCard(card(0, 0)));
    assert!(matches!(laptop.refused(&announce(None)), Refusal::AnnouncementNeedsReason { pending: true, .. }));
    laptop.must(&announce(Some("名额已议定")));
    assert_eq!(stop(&laptop).announced.unwrap().stars, 2);
}

#[test]
fn only_the_chair_announces_where_the_panel_has_one() {
    let mut standard = checklist("1");
    let role = Role { key: "chair".into(), name: Wording::one("zh-CN", "组长"), weight: p("1"), chair: true };
    standard.panel = PanelRule { roles: vec![role], ..PanelRule::default() };
    let mut laptop = Laptop::set_up_by(standard);
    let meeting = laptop.read().meeting(MEETING).unwrap();
    let seats = vec![Seat { role: "chair".into(), ..Seat::plain(inspector(0)) }];
    laptop.must(&Command::EditMeeting(Meeting { seats, ..meeting }));
    full(&mut laptop, 0, 0);
    laptop.must(&Command::SignCard(card(0, 0)));
    let by = |by| Command::Announce { meeting: MEETING, community: community(0), by, what: Announcing::Announce(None) };
    for other in [None, Some(inspector(1))] {
        assert_eq!(laptop.refused(&by(other)), Refusal::OnlyTheChair { chairs: vec![inspector(0)] });
    }
    laptop.must(&by(Some(inspector(0))));
}

#[test]
fn a_late_card_counts_when_the_chair_says_so_and_only_as_it_stood_then() {
    let mut laptop = rated();
    laptop.must(&Command::SignCard(card(0, 1)));
    laptop.must(&announce(None));
    let before = total(&laptop);
    assert_eq!(laptop.refused(&late(1, Some(true))), Refusal::NotLate { inspector: inspector(1) });
    change(&mut laptop, 1, 3);
    let held = stop(&laptop);
    assert_eq!(
        (held.late[0].items.clone(), held.late[0].waits, total(&laptop)),
        (vec!["agenda".to_owned()], true, before.clone())
    );
    assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap().total, Some(before.clone()), "lists count the same");
    laptop.must(&late(1, Some(true)));
    let counted = total(&laptop);
    assert!(counted < before && !stop(&laptop).late[0].waits);
    // What the card says beyond that waits again; meanwhile what the chair let count counts.
    change(&mut laptop, 1, 2);
    assert!(stop(&laptop).late[0].waits);
    assert_eq!(total(&laptop), counted);
    laptop.must(&late(1, Some(false)));
    assert_eq!((total(&laptop), stop(&laptop).late[0].waits), (before.clone(), false));
    laptop.must(&late(1, None));
    assert!(stop(&laptop).late[0].waits);
    // Changed back to what was read out: nothing is late any more.
    change(&mut laptop, 1, 0);
    assert!(stop(&laptop).late.is_empty());
}

#[test]
fn a_card_that_did_not_exist_waits_too() {
    let mut laptop = Laptop::set_up();
    full(&mut laptop, 0, 0);
    laptop.must(&Command::SignCard(card(0, 0)));
    laptop.must(&announce(None));
    let before = total(&laptop);
    full(&mut laptop, 1, 2);
    let held = stop(&laptop);
    assert_eq!((held.panel().ballots.len(), held.late[0].items.len(), total(&laptop)), (1, 6, before.clone()));
    laptop.must(&late(1, Some(true)));
    assert_eq!(stop(&laptop).panel().ballots.len(), 2);
    assert!(total(&laptop) < before);
}

#[test]
fn a_fact_counts_at_once_and_the_difference_is_seen() {
    let mut laptop = Laptop::set_up();
    full(&mut laptop, 0, 0);
    laptop.must(&rate(card(0, 0), "stairs", Value::Answer(false)));
    laptop.must(&Command::SignCard(card(0, 0)));
    laptop.must(&announce(None));
    let value = Some(FactValue::YesNo(true));
    laptop.must(&Command::SetFact { round: ROUND, community: community(0), fact: "honour".into(), value });
    let held = stop(&laptop);
    assert!(!held.announced.as_ref().unwrap().agrees(&held.outcome()));
    // Read out anew it is a correction, with its reason.
    assert!(matches!(laptop.refused(&announce(None)), Refusal::AnnouncementNeedsReason { again: true, .. }));
    laptop.must(&announce(Some("荣誉证书会后补交")));
    let held = stop(&laptop);
    assert!(held.announced.as_ref().unwrap().agrees(&held.outcome()));
}

#[test]
fn withdrawn_it_was_never_read_out_and_needs_its_reason() {
    let mut laptop = rated();
    laptop.must(&announce(Some("乙组先走")));
    change(&mut laptop, 1, 3);
    let before = total(&laptop);
    assert_eq!(laptop.refused(&ask(Announcing::Withdraw(Text::new("")))), Refusal::TextMissing { place: TextPlace::Announcing });
    laptop.must(&ask(Announcing::Withdraw(Text::new("宣布错社区"))));
    assert!(total(&laptop) < before && stop(&laptop).late.is_empty());
    assert_eq!(laptop.refused(&ask(Announcing::Withdraw(Text::new("再撤")))), Refusal::NotAnnounced);
    assert_eq!(laptop.refused(&late(1, Some(true))), Refusal::NotAnnounced);
}

#[test]
fn texts_pass_the_guard() {
    let laptop = rated();
    let refused = laptop.refused(&announce(Some("见 11010519491231002X")));
    assert!(matches!(refused, Refusal::Private { place: TextPlace::Announcing, .. }), "{refused:?}");
}

#[test]
fn a_ruling_says_which_marks_it_was_about() {
    let mut laptop = rated();
    laptop.must(&announce(Some("乙组先走")));
    laptop.must(&rate(card(0, 1), "agenda", value("agenda", 3)));
    laptop.must(&late(1, Some(true)));
    let stop = laptop.read().stop(MEETING, community(0)).unwrap();
    let LateRuling { counts, marks, .. } = stop.late[&inspector(1)].get().cloned().flatten().unwrap();
    assert!(counts && marks["agenda"] == value("agenda", 3));
}

#[test]
fn announced_on_two_laptops_at_once_the_later_one_holds_until_it_is_corrected() {
    let (mut one, mut two) = (rated(), Laptop::new(1));
    one.must(&Command::SignCard(card(0, 1)));
    two.pull(&one, usize::MAX / 2);
    one.must(&announce(None));
    change(&mut two, 1, 3);
    two.must(&announce(None));
    let (first, second) = (stop(&one).announced.unwrap(), stop(&two).announced.unwrap());
    assert_ne!(first.total, second.total);
    one.pull(&two, usize::MAX / 2);
    two.pull(&one, usize::MAX / 2);
    assert_eq!(stop(&one).announced, stop(&two).announced);
    assert!(stop(&one).announced_twice && !stop(&one).announced.unwrap().marks.is_empty());
    one.must(&announce(Some("以现场为准")));
    assert!(!stop(&one).announced_twice);
}
