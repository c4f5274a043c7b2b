//! Seats, signatures and what a panel decides together, from laptop to laptop.

use serde_json::json;

use crate::domain::command::{Command, Together};
use crate::domain::events::{Event, Text};
use crate::domain::laws::world::{ITEMS, Laptop, MEETING, ROUND, card, checklist, community, inspector, rate, value};
use crate::domain::panel::{Duties, Seat, Settlement};
use crate::domain::points::Points;
use crate::domain::refusal::{Refusal, TextPlace};
use crate::domain::scoring_tests::build::p;
use crate::domain::standard::{PanelRule, Per, Role, Standard, VetoRule};
use crate::domain::standing::{StopCards, hides};
use crate::domain::value::Value;
use crate::domain::views::{Community, Meeting};
use crate::domain::wording::Wording;

fn standard() -> Standard {
    let mut standard = checklist("1");
    let role = Role { key: "chair".into(), name: Wording::one("zh-CN", "组长"), weight: p("1.5"), chair: true };
    standard.panel = PanelRule { veto: VetoRule::Chair, roles: vec![role], ..PanelRule::default() };
    standard
}

fn seated(laptop: &mut Laptop, seats: Vec<Seat>) {
    let meeting = laptop.read().meeting(MEETING).unwrap();
    let panel = vec![inspector(0), inspector(1)];
    laptop.must(&Command::EditMeeting(Meeting { panel, seats, ..meeting }));
}

fn decide(item: &str, what: Together) -> Command {
    Command::Decide { meeting: MEETING, community: community(0), item: item.into(), what }
}

fn stop(laptop: &Laptop) -> StopCards {
    StopCards::read(laptop.read(), ROUND, community(0)).unwrap()
}

/// Rates everything on a card of the first community.
fn full(laptop: &mut Laptop, by: usize) {
    for item in ITEMS {
        laptop.must(&rate(card(0, by), item, if item == "stairs" { Value::Answer(true) } else { value(item, 0) }));
    }
}

#[test]
fn whoever_stays_out_of_a_community_is_refused_and_what_was_said_before_does_not_count() {
    let mut laptop = Laptop::set_up_by(standard());
    laptop.must(&rate(card(0, 0), "agenda", value("agenda", 0)));
    laptop.must(&rate(card(0, 1), "agenda", value("agenda", 3)));
    seated(&mut laptop, vec![Seat { subdistrict: "铁牛街道".into(), ..Seat::plain(inspector(1)) }]);
    let recused = Refusal::Recused { community: community(0), inspector: inspector(1) };
    assert_eq!(laptop.refused(&rate(card(0, 1), "stairs", value("stairs", 1))), recused);
    assert_eq!(laptop.refused(&Command::SignCard(card(0, 1))), recused);
    let held = stop(&laptop);
    assert_eq!((held.panel().ballots.len(), held.cards.len(), held.recused.len()), (1, 2, 1), "kept, and not counted");
    assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap().cards, 1);
    // The community moves to another subdistrict: the standing follows.
    let labels = laptop.read().community(community(0)).unwrap();
    laptop.must(&Command::EditCommunity(Community { subdistrict: "石桥街道".into(), ..labels }));
    assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap().cards, 2);
    seated(&mut laptop, vec![Seat { recused: vec![community(0)], ..Seat::plain(inspector(1)) }]);
    assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap().cards, 1);
}

#[test]
fn a_card_is_finished_when_ones_own_items_are() {
    let mut laptop = Laptop::set_up_by(standard());
    let duties = Duties { sections: vec!["two".into()], methods: vec![] };
    seated(&mut laptop, vec![Seat { duties, ..Seat::plain(inspector(0)) }]);
    for item in ["tidy", "files"] {
        laptop.must(&rate(card(0, 0), item, value(item, 0)));
    }
    assert_eq!(laptop.refused(&Command::SignCard(card(0, 0))), Refusal::Unfinished { unrated: vec![6] });
    laptop.must(&rate(card(0, 0), "leak", Value::Violated(false)));
    laptop.must(&Command::SignCard(card(0, 0)));
}

#[test]
fn seats_are_checked_against_panel_and_standard() {
    let laptop = Laptop::set_up_by(standard());
    let meeting = laptop.read().meeting(MEETING).unwrap();
    let with = |seat: Seat| Command::EditMeeting(Meeting { panel: vec![inspector(0)], seats: vec![seat], ..meeting.clone() });
    let plain = Seat::plain(inspector(0));
    let outside = Seat { role: "chair".into(), ..Seat::plain(inspector(1)) };
    assert_eq!(laptop.refused(&with(outside)), Refusal::NotInPanel { inspector: inspector(1) });
    let refused = laptop.refused(&with(Seat { role: "boss".into(), ..plain.clone() }));
    assert_eq!(refused, Refusal::UnknownRole { role: "boss".into(), known: vec!["chair".into()] });
    let duties = |section: &str| Duties { sections: vec![section.into()], methods: vec![] };
    let refused = laptop.refused(&with(Seat { duties: duties("three"), ..plain.clone() }));
    assert_eq!(refused, Refusal::UnknownSection { section: "three".into(), known: vec!["one".into(), "two".into()] });
    let mut per_card = standard();
    per_card.panel.per = Per::Card;
    let laptop = Laptop::set_up_by(per_card);
    assert_eq!(laptop.refused(&with(Seat { duties: duties("two"), ..plain })), Refusal::DutiesPerCard);
}

#[test]
fn a_mark_that_arrives_after_the_signature_counts_once_the_card_is_opened_again() {
    let (mut one, mut two) = (Laptop::set_up_by(standard()), Laptop::new(1));
    full(&mut one, 0);
    two.pull(&one, usize::MAX / 2);
    one.must(&Command::SignCard(card(0, 0)));
    let before = one.read().standing(ROUND, community(0)).unwrap();
    // The other laptop has not seen the signature, changes a mark and then changes it again.
    two.must(&rate(card(0, 0), "agenda", value("agenda", 2)));
    two.must(&rate(card(0, 0), "agenda", value("agenda", 3)));
    one.pull(&two, usize::MAX / 2);
    two.pull(&one, usize::MAX / 2);
    for laptop in [&one, &two] {
        let held = laptop.card(card(0, 0));
        assert_eq!((held.late(), held.marks()["agenda"].clone()), (vec!["agenda"], value("agenda", 0)));
        assert_eq!(held.as_signed().items["agenda"].mark().unwrap().value, value("agenda", 0));
        assert_eq!(laptop.read().standing(ROUND, community(0)).unwrap(), before);
    }
    one.must(&Command::ReopenCard { card: card(0, 0), reason: Text::new("补记") });
    let held = one.card(card(0, 0));
    assert_eq!((held.late().len(), held.marks()["agenda"].clone()), (0, value("agenda", 3)));
    assert_ne!(one.read().standing(ROUND, community(0)).unwrap().total, before.total);
    one.must(&Command::SignCard(card(0, 0)));
    assert_eq!(one.card(card(0, 0)).late(), Vec::<&str>::new(), "signed again, it covers what was late");
}

#[test]
fn a_signature_of_an_earlier_version_covers_whatever_stands() {
    let id = |n: u128| uuid::Uuid::from_u128(n);
    let card = json!({ "meeting": id(1), "community": id(2), "inspector": id(3) });
    let signed = Event::from_json(&json!({ "type": "card_signed", "card": card, "replaces": [] }));
    assert!(matches!(signed, Event::CardSigned { covers: None, .. }), "{signed:?}");
    let opened = json!({ "type": "meeting_opened", "meeting": id(1), "round": id(4), "name": "现场会", "date": "", "stops": [], "panel": [id(3)] });
    let meeting = Event::from_json(&opened);
    let Event::MeetingOpened { seats, independent, .. } = &meeting else { panic!("{meeting:?}") };
    assert_eq!((seats.len(), *independent), (0, None));
    // And what nothing is said of is written as before.
    assert_eq!(serde_json::to_value(&meeting).unwrap(), opened);
    assert!(!standard_without_rules().canonical_text().contains("panel"));
}

fn standard_without_rules() -> Standard {
    checklist("1")
}

#[test]
fn the_chair_confirms_a_veto_on_a_basis() {
    let mut laptop = Laptop::set_up_by(standard());
    seated(&mut laptop, vec![Seat { role: "chair".into(), ..Seat::plain(inspector(0)) }]);
    let ruled = |by: usize, confirmed: bool, basis: &str| {
        decide("leak", Together::RuleVeto { by: inspector(by), ruling: Some((confirmed, Text::new(basis))) })
    };
    assert_eq!(laptop.refused(&ruled(0, true, "核实")), Refusal::NothingFound { number: 6 });
    full(&mut laptop, 0);
    full(&mut laptop, 1);
    let found = crate::domain::laws::world::rating(
        card(0, 1),
        "leak",
        Some(Some(crate::domain::events::Mark { value: Value::Violated(true), reasons: vec![] })),
        Some(Some("库房有明火")),
    );
    laptop.must(&Command::Rate(vec![found]));
    assert!(laptop.read().standing(ROUND, community(0)).unwrap().provisional, "it waits for the chair");
    assert_eq!(laptop.refused(&ruled(1, true, "核实")), Refusal::NotTheChair { chairs: vec![inspector(0)] });
    assert_eq!(laptop.refused(&ruled(0, true, " ")), Refusal::TextMissing { place: TextPlace::Ruling { number: 6 } });
    assert_eq!(
        laptop.refused(&decide("tidy", Together::RuleVeto { by: inspector(0), ruling: None })),
        Refusal::NotAVeto { number: 4 }
    );
    laptop.must(&ruled(0, false, "已核实，不属实"));
    let standing = laptop.read().standing(ROUND, community(0)).unwrap();
    assert_eq!((standing.provisional, standing.vetoed), (false, false));
    laptop.must(&ruled(0, true, "复查属实"));
    let standing = laptop.read().standing(ROUND, community(0)).unwrap();
    assert_eq!((standing.stars, standing.vetoed), (Some(1), true));
    assert_eq!(laptop.must(&ruled(0, true, "复查属实")).len(), 0, "said already");
}

#[test]
fn an_agreed_mark_takes_the_marks_place_until_the_dispute_is_withdrawn() {
    let mut laptop = Laptop::set_up_by(standard());
    full(&mut laptop, 0);
    let settle = |agreed: Option<Value>, reason: &str| {
        decide("tidy", Together::Settle(Some(Settlement { agreed, reason: Text::new(reason) })))
    };
    let level = |key: &str| Some(Value::Level(key.into()));
    assert_eq!(laptop.refused(&settle(level("b"), "合议")), Refusal::NotDisputed { number: 4 });
    let private = decide("tidy", Together::Dispute(Some(Text::new("张某110101199003074514反映"))));
    assert!(matches!(laptop.refused(&private), Refusal::Private { place: TextPlace::Dispute { number: 4 }, .. }));
    laptop.must(&decide("tidy", Together::Dispute(Some(Text::new("当天正在清运")))));
    assert!(matches!(laptop.refused(&settle(level("z"), "合议")), Refusal::Value { number: 4, .. }));
    assert_eq!(laptop.refused(&settle(None, "")), Refusal::TextMissing { place: TextPlace::Settlement { number: 4 } });
    let points = |laptop: &Laptop| stop(laptop).outcome().items[3].points.clone().unwrap().cut(2);
    laptop.must(&settle(level("c"), "复核堆物仍在"));
    assert_eq!((points(&laptop), stop(&laptop).cards[0].1.marks()["tidy"].clone()), ("0".into(), Value::Level("a".into())));
    laptop.must(&settle(None, "维持"));
    assert_eq!(points(&laptop), "3");
    laptop.must(&settle(level("b"), "各退一步"));
    assert_eq!(points(&laptop), "1.5");
    laptop.must(&decide("tidy", Together::Dispute(None)));
    assert_eq!(points(&laptop), "3");
    assert_eq!(Points::whole(3).to_string(), points(&laptop));
}

#[test]
fn what_others_gave_is_hidden_from_whoever_rates_and_has_not_signed() {
    let mut laptop = Laptop::set_up_by(standard());
    seated(&mut laptop, vec![]);
    let hidden =
        |laptop: &Laptop, by: usize| hides(laptop.read(), &laptop.read().meeting(MEETING).unwrap(), community(0), inspector(by));
    full(&mut laptop, 0);
    assert_eq!(
        (hidden(&laptop, 0), hidden(&laptop, 1), hidden(&laptop, 7)),
        (false, true, false),
        "alone there is nothing to hide"
    );
    laptop.must(&rate(card(0, 1), "agenda", value("agenda", 0)));
    assert_eq!((hidden(&laptop, 0), hidden(&laptop, 1)), (true, true));
    laptop.must(&Command::SignCard(card(0, 0)));
    assert_eq!((hidden(&laptop, 0), hidden(&laptop, 1)), (false, true));
    let meeting = laptop.read().meeting(MEETING).unwrap();
    laptop.must(&Command::EditMeeting(Meeting { independent: Some(false), ..meeting }));
    assert!(!hidden(&laptop, 1));
}
