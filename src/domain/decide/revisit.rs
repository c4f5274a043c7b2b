//! Re-inspections (回头看): a meeting whose stops look again at what an earlier one found.

use super::super::action::of_community;
use super::super::events::Event;
use super::super::ids::CommunityId;
use super::super::refusal::Refusal;
use super::super::revisit::{Revisit, previous};
use super::super::standard::Per;
use super::super::views::{Meeting, Read};
use super::{Decision, rounds};

/// Arranges a meeting, unless it is there already, and lets each of its stops look back at the community's last visit. Where that was
/// in the same round, only the items with open actions are asked, unless the full card is; by another round's standard, marks cannot be
/// carried over.
pub(super) fn arrange(views: &dyn Read, meeting: &Meeting, full: bool) -> Result<Decision, Refusal> {
    let (meeting, mut decision) = if let Some(held) = views.meeting(meeting.id) {
        (held, Decision::default())
    } else {
        let (arranged, warnings) = rounds::arranged(views, meeting.clone())?;
        let events = vec![rounds::meeting_event(arranged.clone(), Vec::new(), String::new())];
        (arranged, Decision { events, warnings })
    };
    let standard = views.round_checklist(meeting.round).ok_or(Refusal::UnknownRound)?;
    for community in meeting.stops.iter().copied() {
        let before = previous(views, community, &meeting).ok_or(Refusal::NeverVisited { community })?;
        let whole = full || before.round != meeting.round;
        if !whole && standard.panel.per == Per::Card {
            return Err(Refusal::RevisitPerCard);
        }
        let asked = if whole { None } else { Some(open_items(views, &meeting, community)?) };
        let revisit = Some(Revisit { of: before.id, asked });
        let held = views.stop(meeting.id, community).unwrap_or_default().revisit;
        if held.get() != Some(&revisit) || held.heads().len() > 1 {
            let replaces = held.heads();
            decision.events.push(Event::StopRevisited { meeting: meeting.id, community, revisit, replaces });
        }
    }
    Ok(decision)
}

/// The items a community still has to put right, in running order.
fn open_items(views: &dyn Read, meeting: &Meeting, community: CommunityId) -> Result<Vec<String>, Refusal> {
    let standard = views.round_checklist(meeting.round).ok_or(Refusal::UnknownRound)?;
    let open = of_community(views, meeting.round, community);
    let wanted = |id: &str| open.iter().any(|one| one.is_open() && one.task.item.as_deref() == Some(id));
    let items: Vec<String> = standard.items().filter(|item| wanted(&item.id)).map(|item| item.id.clone()).collect();
    if items.is_empty() { Err(Refusal::NothingOpen { community }) } else { Ok(items) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::action::{Kind, Rectification, Status};
    use crate::domain::command::{ActionChange, ActionStep, Command};
    use crate::domain::day::Day;
    use crate::domain::events::Text;
    use crate::domain::ids::{ActionId, MeetingId};
    use crate::domain::laws::world::{Laptop, MEETING, ROUND, card, checklist, community, inspector, mark, rate, rating, value};
    use crate::domain::panel::{Duties, Seat};
    use crate::domain::revisit::{history, since};
    use crate::domain::standing::StopCards;
    use crate::domain::value::Value;

    const AGAIN: MeetingId = MeetingId(Uuid::from_u128(0x2f0));

    fn again() -> Meeting {
        Meeting {
            id: AGAIN,
            round: ROUND,
            name: "回头看".into(),
            date: "2027-02-01".into(),
            stops: vec![community(0)],
            panel: vec![inspector(1)],
            seats: vec![],
            independent: None,
        }
    }

    fn revisit(full: bool) -> Command {
        Command::Revisit { meeting: Box::new(again()), full }
    }

    fn action(n: u128, item: &str) -> ActionChange {
        let task = Rectification {
            item: Some(item.into()),
            problem: Text::new("问题"),
            evidence: None,
            kind: Kind::Limited,
            unit: None,
            due: Day::parse("2026-12-08"),
            measure: None,
        };
        let step = ActionStep::Keep(Some(task));
        ActionChange { action: ActionId(Uuid::from_u128(0x900 + n)), meeting: MEETING, community: community(0), step }
    }

    /// Inspector 0 rated everything, with losses on `tidy` and `files`; both are actions.
    fn visited() -> Laptop {
        let mut laptop = Laptop::set_up();
        for (item, n) in [("agenda", 0), ("stairs", 1), ("lift", 0), ("tidy", 1), ("files", 1), ("leak", 0)] {
            laptop.must(&Command::Rate(vec![rating(card(0, 0), item, Some(Some(mark(item, n))), None)]));
        }
        laptop.must(&Command::ChangeActions(vec![action(0, "tidy"), action(1, "files")]));
        laptop
    }

    fn stop(laptop: &Laptop) -> StopCards {
        StopCards::at(laptop.read(), AGAIN, community(0)).unwrap()
    }

    fn anew(item: &str, value: Value) -> Command {
        rate(crate::domain::ids::CardId { meeting: AGAIN, community: community(0), inspector: inspector(1) }, item, value)
    }

    #[test]
    fn only_what_is_open_is_asked_and_the_rest_counts_as_it_stood() {
        let mut laptop = visited();
        let then = StopCards::at(laptop.read(), MEETING, community(0)).unwrap().outcome();
        laptop.must(&revisit(false));
        let held = stop(&laptop);
        assert_eq!(held.carried.as_ref().unwrap().renewed, [false, false, false, true, true, false]);
        assert!(held.outcome().provisional, "what is asked again waits for its mark");
        laptop.must(&anew("tidy", value("tidy", 0)));
        laptop.must(&anew("files", Value::Losses(std::collections::BTreeMap::default())));
        let now = stop(&laptop).outcome();
        assert!(!now.provisional && now.total > then.total, "{now:?}");
        for index in [0, 1, 2] {
            assert_eq!(now.items[index].points, then.items[index].points);
        }
        // It is the visit that counts from the first mark on, and its card can be signed.
        assert_eq!(StopCards::read(laptop.read(), ROUND, community(0)).unwrap().meeting, Some(AGAIN));
        laptop.must(&Command::SignCard(crate::domain::ids::CardId {
            meeting: AGAIN,
            community: community(0),
            inspector: inspector(1),
        }));
        let told = since(laptop.read(), &stop(&laptop), community(0)).unwrap();
        assert_eq!(
            told.items.iter().filter(|one| !one.carried).map(|one| one.item.as_str()).collect::<Vec<_>>(),
            ["tidy", "files"]
        );
        assert_eq!(told.panels, Some((vec![inspector(0)], vec![inspector(1)])));
        assert_eq!(told.standards, None);
        assert_eq!(history(laptop.read(), community(0)).iter().map(|one| one.again).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_mark_given_beside_takes_the_place_of_the_one_of_then_with_what_hangs_on_it() {
        let mut laptop = visited();
        laptop.must(&revisit(false));
        laptop.must(&anew("stairs", Value::Answer(true)));
        // The lift is asked only where there are stairs: its old mark would rest on an old answer.
        assert_eq!(stop(&laptop).carried.unwrap().renewed, [false, true, true, true, true, false]);
    }

    #[test]
    fn everybody_of_the_panel_is_waited_for_unless_nothing_is_asked_of_them() {
        let mut laptop = visited();
        laptop.must(&revisit(false));
        let panel = |laptop: &mut Laptop, seat: Option<Seat>| {
            let panel = vec![inspector(0), inspector(1)];
            laptop.must(&Command::EditMeeting(Meeting { panel, seats: seat.into_iter().collect(), ..again() }));
        };
        panel(&mut laptop, None);
        laptop.must(&anew("tidy", value("tidy", 0)));
        laptop.must(&anew("files", Value::Losses(std::collections::BTreeMap::default())));
        let open = |laptop: &Laptop| (stop(laptop).outcome().provisional, stop(laptop).outcome().open());
        assert_eq!(open(&laptop), (true, vec![4, 5]), "inspector 0 has not looked again");
        let standing = laptop.read().standing(ROUND, community(0)).unwrap();
        assert_eq!((standing.provisional, standing.progress, standing.cards), (true, (2, 4), 1));
        // Who stays out, and who is asked nothing of it, is not waited for.
        let recused = Seat { recused: vec![community(0)], ..Seat::plain(inspector(0)) };
        panel(&mut laptop, Some(recused));
        assert_eq!(open(&laptop), (false, vec![]));
        let standard = laptop.read().round_checklist(ROUND).unwrap();
        let elsewhere = standard
            .sections
            .iter()
            .find(|section| !section.items.iter().any(|item| ["tidy", "files"].contains(&item.id.as_str())));
        if let Some(elsewhere) = elsewhere {
            let duties = Duties { sections: vec![elsewhere.id.clone()], methods: vec![] };
            panel(&mut laptop, Some(Seat { duties, ..Seat::plain(inspector(0)) }));
            assert_eq!(open(&laptop), (false, vec![]));
        }
        panel(&mut laptop, None);
        let own = |item: &str, value| {
            rate(crate::domain::ids::CardId { meeting: AGAIN, community: community(0), inspector: inspector(0) }, item, value)
        };
        laptop.must(&own("tidy", value("tidy", 0)));
        assert_eq!(open(&laptop), (true, vec![5]));
        laptop.must(&own("files", Value::Losses(std::collections::BTreeMap::default())));
        assert_eq!(open(&laptop), (false, vec![]));
    }

    #[test]
    fn a_full_card_carries_nothing_over_and_looks_back_all_the_same() {
        let mut laptop = visited();
        laptop.must(&revisit(true));
        assert!(stop(&laptop).carried.is_none());
        laptop.must(&anew("agenda", value("agenda", 1)));
        assert_eq!(since(laptop.read(), &stop(&laptop), community(0)).unwrap().meeting.id, MEETING);
    }

    #[test]
    fn what_was_never_visited_or_has_nothing_open_is_refused() {
        let mut laptop = Laptop::set_up();
        assert_eq!(laptop.refused(&revisit(false)), Refusal::NeverVisited { community: community(0) });
        laptop = visited();
        for n in 0..2 {
            let progress = crate::domain::action::Progress {
                status: Status::Closed,
                day: Day::parse("2026-12-01").unwrap(),
                reason: Some(Text::new("已改")),
            };
            laptop.must(&Command::ChangeActions(vec![ActionChange { step: ActionStep::Move(progress), ..action(n, "tidy") }]));
        }
        assert_eq!(laptop.refused(&revisit(false)), Refusal::NothingOpen { community: community(0) });
        laptop.must(&revisit(true));
        let mut whole = checklist("1");
        whole.panel.per = Per::Card;
        let mut other = Laptop::set_up_by(whole);
        other.must(&rate(card(0, 0), "agenda", value("agenda", 1)));
        other.must(&Command::ChangeActions(vec![action(0, "tidy")]));
        assert_eq!(other.refused(&revisit(false)), Refusal::RevisitPerCard);
    }

    #[test]
    fn visits_that_look_back_at_each_other_do_not_go_on_for_ever() {
        let mut laptop = visited();
        laptop.must(&revisit(false));
        laptop.must(&anew("tidy", value("tidy", 0)));
        let mut first = laptop.read().meeting(MEETING).unwrap();
        first.date = "2027-09-01".into();
        laptop.must(&Command::EditMeeting(first.clone()));
        laptop.must(&Command::EditMeeting(Meeting { stops: vec![community(0)], ..first.clone() }));
        laptop.must(&Command::Revisit { meeting: Box::new(first), full: false });
        assert!(StopCards::at(laptop.read(), MEETING, community(0)).is_some());
    }
}
