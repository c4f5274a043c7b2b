//! Events become views.
//!
//! `apply` never fails and is commutative: each field is a register with its stamp, so any interleaving of devices'
//! journals gives the same views. Each event must be applied exactly once, a device's own events in their order.
//!
//! Standings depend on several views at once, so they are not built here: `apply` names the communities whose standing
//! it [touched](Touched) and [`super::standing::refresh`] recomputes them once per batch.

use std::collections::BTreeSet;

use super::action::{ActionView, ActionsView};
use super::agenda::Timetable;
use super::events::{Event, Stamped};
use super::evidence::EvidenceView;
use super::ids::{ActionId, CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId, Stamp};
use super::register::{Latest, Register};
use super::standard::{Standard, StandardHash};
use super::views::{
    CardItem, CardView, Change, ChangedField, Community, CritiqueView, Direction, EntryView, Inspector, Key, LastMark, Meeting,
    NominationsView, Read, RoundHead, RoundView, STEPS_KEPT, Signature, StandardView, Step, StepsView, StopView, VersionView,
    View, Write,
};

/// Communities whose standing must be recomputed.
pub type Touched = BTreeSet<(RoundId, CommunityId)>;

/// Applies one verified event.
pub fn apply(views: &mut dyn Write, stamped: &Stamped, touched: &mut Touched) {
    let stamp = stamped.stamp;
    match &stamped.event {
        Event::StandardDrafted { text } => standard(views, stamp, text, false, touched),
        Event::StandardPublished { text } => standard(views, stamp, text, true, touched),
        Event::RoundOpened { round, name, standard, nominations_each, organiser, replaces, .. } => {
            let head = RoundHead {
                id: *round,
                name: name.clone(),
                standard: standard.clone(),
                nominations_each: *nominations_each,
                organiser: organiser.clone(),
            };
            let mut other_standard = false;
            change(views, &Key::Round(*round), |view: &mut RoundView| {
                let before = view.head.get().map(|head| head.standard.clone());
                view.head.set(stamp, head, replaces);
                other_standard = before.as_ref() != view.head.get().map(|head| &head.standard);
            });
            change(views, &Key::Standard(standard.clone()), |view: &mut StandardView| {
                view.rounds.insert(*round);
            });
            if other_standard {
                touch_round(views, *round, touched);
            }
        }
        Event::CommunityAdded { community, code, district, subdistrict, name, group, replaces, .. } => {
            let labels = Community {
                id: *community,
                code: code.clone(),
                district: district.clone(),
                subdistrict: subdistrict.clone(),
                name: name.clone(),
                group: group.clone(),
            };
            let mut moved = false;
            change(views, &Key::Community(*community), |view: &mut Register<Community>| {
                let before = view.get().map(|labels| labels.subdistrict.clone());
                view.set(stamp, labels, replaces);
                moved = before.as_ref() != view.get().map(|labels| &labels.subdistrict);
            });
            if moved {
                // Who stays out of it hangs on its subdistrict.
                touch_everywhere(views, *community, touched);
            }
        }
        Event::InspectorAdded { inspector, code, name, replaces, .. } => {
            let labels = Inspector { id: *inspector, code: code.clone(), name: name.clone() };
            change(views, &Key::Inspector(*inspector), |view: &mut Register<Inspector>| view.set(stamp, labels, replaces));
        }
        Event::Nominated { round, community, subdistrict, nominated, replaces } => {
            change(views, &Key::Nominations(*round, subdistrict.clone()), |view: &mut NominationsView| {
                view.0.entry(*community).or_default().set(stamp, *nominated, replaces);
            });
            entry(views, *round, *community, touched, |view| {
                view.nominated.set(stamp, *nominated, replaces);
                view.recommended_by.insert(subdistrict.clone());
            });
        }
        Event::MeetingOpened { meeting, round, name, date, stops, panel, seats, independent, replaces, .. } => {
            let head = Meeting {
                id: *meeting,
                round: *round,
                name: name.clone(),
                date: date.clone(),
                stops: stops.clone(),
                panel: panel.clone(),
                seats: seats.clone(),
                independent: *independent,
            };
            change(views, &Key::Meeting(*meeting), |view: &mut Register<Meeting>| {
                // A stop that leaves the meeting stands otherwise from now on.
                touched.extend(view.concurrent().flat_map(|(_, held)| held.stops.iter().map(|stop| (held.round, *stop))));
                view.set(stamp, head, replaces);
            });
            change(views, &Key::Round(*round), |view: &mut RoundView| {
                view.meetings.insert(*meeting);
            });
            for community in stops {
                entry(views, *round, *community, touched, |view| {
                    view.meetings.insert(*meeting);
                });
            }
        }
        Event::FactSet { round, community, fact, value, replaces } => {
            entry(views, *round, *community, touched, |view| {
                view.facts.entry(fact.clone()).or_default().set(stamp, *value, replaces);
            });
        }
        Event::Rated { card, item, mark, was, replaces, entered_by, was_entered_by } => {
            let field = ChangedField::Mark(was.clone(), mark.clone());
            let entered_by = [*was_entered_by, *entered_by];
            let change = Change { card: *card, item: item.clone(), field, entered_by };
            card_changed(views, stamped, change, |held| held.mark.set(stamp, mark.clone(), replaces), touched);
        }
        Event::Noted { card, item, note, was, replaces } => {
            let field = ChangedField::Note(was.clone(), note.clone());
            let change = Change { card: *card, item: item.clone(), field, entered_by: [None, None] };
            card_changed(views, stamped, change, |held| held.note.set(stamp, note.clone(), replaces), touched);
        }
        Event::CardSigned { card, replaces, covers } => {
            signed(views, stamp, *card, Signature { signed: true, covers: covers.clone() }, replaces, touched);
        }
        Event::CardReopened { card, replaces, .. } => signed(views, stamp, *card, Signature::default(), replaces, touched),
        Event::VetoRuled { meeting, community, item, ruling, replaces } => {
            stop(views, *meeting, *community, touched, |view| {
                view.vetoes.entry(item.clone()).or_default().set(stamp, ruling.clone(), replaces);
            });
        }
        Event::ItemDisputed { meeting, community, item, statement, replaces } => {
            stop(views, *meeting, *community, touched, |view| {
                view.disputes.entry(item.clone()).or_default().statement.set(stamp, statement.clone(), replaces);
            });
        }
        Event::DisputeSettled { meeting, community, item, settlement, replaces } => {
            stop(views, *meeting, *community, touched, |view| {
                view.disputes.entry(item.clone()).or_default().settled.set(stamp, settlement.clone(), replaces);
            });
        }
        Event::MeetingTimed { meeting, timetable, replaces } => {
            change(views, &Key::Timetable(*meeting), |view: &mut Register<Option<Timetable>>| {
                view.set(stamp, *timetable, replaces);
            });
        }
        Event::Announced { meeting, community, announced, replaces } => {
            stop(views, *meeting, *community, touched, |view| {
                view.announced.set(stamp, Some(announced.clone()), replaces);
            });
        }
        Event::AnnouncementWithdrawn { meeting, community, replaces, .. } => {
            stop(views, *meeting, *community, touched, |view| view.announced.set(stamp, None, replaces));
        }
        Event::LateRuled { meeting, community, inspector, ruling, replaces } => {
            stop(views, *meeting, *community, touched, |view| {
                view.late.entry(*inspector).or_default().set(stamp, ruling.clone(), replaces);
            });
        }
        Event::EvidenceSet { meeting, community, file, picture, replaces } => {
            change(views, &Key::Evidence(*meeting, *community), |view: &mut EvidenceView| {
                view.pictures.entry(file.clone()).or_default().set(stamp, picture.clone(), replaces);
            });
        }
        Event::CritiqueWritten { meeting, community, lines, replaces } => {
            change(views, &Key::Critique(*meeting, *community), |view: &mut CritiqueView| {
                view.lines.set(stamp, lines.clone(), replaces);
            });
        }
        Event::ActionKept { action, round, meeting, community, task, replaces } => {
            change_action(views, (*round, *community), *action, *meeting, |view| view.task.set(stamp, task.clone(), replaces));
        }
        Event::ActionMoved { action, round, meeting, community, progress, replaces } => {
            let set = |view: &mut ActionView| view.progress.set(stamp, progress.clone(), replaces);
            change_action(views, (*round, *community), *action, *meeting, set);
        }
        Event::ActionChecked { action, round, meeting, community, at, check, replaces } => {
            let set = |view: &mut ActionView| view.checks.entry(*at).or_default().set(stamp, check.clone(), replaces);
            change_action(views, (*round, *community), *action, *meeting, set);
        }
        Event::StopRevisited { meeting, community, revisit, replaces } => {
            stop(views, *meeting, *community, touched, |view| view.revisit.set(stamp, revisit.clone(), replaces));
        }
        Event::DayCritiqueWritten { meeting, lines, replaces } => {
            change(views, &Key::DayCritique(*meeting), |view: &mut CritiqueView| view.lines.set(stamp, lines.clone(), replaces));
        }
        Event::Undone { command, inspector } => move_steps(views, stamped, *command, *inspector, Direction::Back),
        Event::Redone { command, inspector } => move_steps(views, stamped, *command, *inspector, Direction::Forward),
        Event::MarksMoved { inspector, from, to } => {
            for whose in BTreeSet::from([*inspector, from.inspector, to.inspector]) {
                change(views, &Key::Steps(stamp.id.device, whose), |view: &mut StepsView| {
                    view.lent = Some((stamped.command, *inspector));
                });
            }
        }
        Event::DeviceBegan { .. } | Event::TextRedacted { .. } | Event::Unknown { .. } => {}
    }
}

/// A view that can be changed in place.
trait Held: Default {
    fn from_view(view: View) -> Option<Self>;
    fn into_view(self) -> View;
}

macro_rules! held {
    ($($variant:ident: $type:ty),* $(,)?) => {$(
        impl Held for $type {
            fn from_view(view: View) -> Option<Self> {
                if let View::$variant(view) = view { Some(view) } else { None }
            }
            fn into_view(self) -> View {
                View::$variant(self)
            }
        }
    )*};
}

held! {
    Standard: StandardView, Version: VersionView, Round: RoundView, Community: Register<Community>,
    Inspector: Register<Inspector>, Meeting: Register<Meeting>, Entry: EntryView,
    Nominations: NominationsView, Stop: StopView, Card: CardView, Last: Latest<LastMark>, Steps: StepsView, Critique: CritiqueView,
    Actions: ActionsView,
    Timetable: Register<Option<Timetable>>,
    Evidence: EvidenceView,
}

fn change<T: Held>(views: &mut dyn Write, key: &Key, with: impl FnOnce(&mut T)) {
    let mut held = views.view(key).and_then(T::from_view).unwrap_or_default();
    with(&mut held);
    views.put(key, Some(held.into_view()));
}

/// Changes a community's entry in a round, on which its standing depends.
fn entry(
    views: &mut dyn Write,
    round: RoundId,
    community: CommunityId,
    touched: &mut Touched,
    with: impl FnOnce(&mut EntryView),
) {
    change(views, &Key::Entry(round, community), |view: &mut EntryView| {
        view.community = Some(community);
        with(view);
    });
    touched.insert((round, community));
}

fn standard(views: &mut dyn Write, stamp: Stamp, text: &str, published: bool, touched: &mut Touched) {
    let hash = StandardHash::of(text);
    let mut rounds = BTreeSet::new();
    change(views, &Key::Standard(hash.clone()), |view: &mut StandardView| {
        text.clone_into(&mut view.text);
        view.published |= published;
        view.drafted.set(stamp, ());
        rounds.clone_from(&view.rounds);
    });
    if let Ok(standard) = serde_json::from_str::<Standard>(text) {
        change(views, &Key::Version(standard.id.clone(), standard.version.clone()), |view: &mut VersionView| {
            (view.id, view.version) = (standard.id.clone(), standard.version.clone());
            view.contents.insert(hash);
        });
    }
    for round in rounds {
        touch_round(views, round, touched);
    }
}

fn touch_round(views: &dyn Write, round: RoundId, touched: &mut Touched) {
    touched.extend((views as &dyn Read).entries(round).into_iter().map(|community| (round, community)));
}

fn touch_everywhere(views: &dyn Write, community: CommunityId, touched: &mut Touched) {
    let rounds = (views as &dyn Read).rounds().into_iter().map(|head| (head.id, community));
    touched.extend(rounds.filter(|(round, community)| views.view(&Key::Entry(*round, *community)).is_some()));
}

fn touch_card(views: &dyn Write, meeting: MeetingId, community: CommunityId, touched: &mut Touched) {
    // A card whose meeting has not arrived yet is refreshed when it does: the meeting touches all its stops.
    if let Some(View::Meeting(view)) = views.view(&Key::Meeting(meeting))
        && let Some(meeting) = view.get()
    {
        touched.insert((meeting.round, community));
    }
}

/// Changes what the panel decided together about a stop.
fn stop(
    views: &mut dyn Write,
    meeting: MeetingId,
    community: CommunityId,
    touched: &mut Touched,
    with: impl FnOnce(&mut StopView),
) {
    change(views, &Key::Stop(meeting, community), with);
    touch_card(views, meeting, community, touched);
}

/// Changes an action; nothing else hangs on it.
fn change_action(
    views: &mut dyn Write,
    (round, community): (RoundId, CommunityId),
    action: ActionId,
    meeting: MeetingId,
    with: impl FnOnce(&mut ActionView),
) {
    change(views, &Key::Actions(round, community), |view: &mut ActionsView| {
        view.community = Some(community);
        let held = view.held.entry(action).or_default();
        held.meeting = Some(meeting);
        with(held);
    });
}

fn card_changed(
    views: &mut dyn Write,
    stamped: &Stamped,
    changed: Change,
    set: impl FnOnce(&mut CardItem),
    touched: &mut Touched,
) {
    let (id, card, item) = (stamped.stamp.id, changed.card, changed.item.clone());
    let [was_entered_by, entered_by] = changed.entered_by;
    change(views, &Key::Card(card), |view: &mut CardView| {
        set(view.items.entry(item.clone()).or_default());
        view.entered.extend(entered_by.map(|by| (id, by)));
    });
    change(views, &Key::Stop(card.meeting, card.community), |view: &mut StopView| {
        view.inspectors.insert(card.inspector);
        let ms = stamped.stamp.ms;
        view.begun = Some(view.begun.map_or(ms, |begun| begun.min(ms)));
    });
    let (mut forgotten, mut owner, mut carried) = (Vec::new(), card.inspector, false);
    change(views, &Key::Steps(id.device, card.inspector), |view: &mut StepsView| {
        let lent = view.lent.filter(|(command, _)| *command == stamped.command);
        carried = lent.is_some();
        match lent {
            Some((_, whose)) if whose != card.inspector => owner = whose,
            lent => record_step(view, stamped.command, id.seq, lent.is_some(), &mut forgotten),
        }
    });
    // Carrying marks over is no rating, nor is entering somebody's paper: whoever did it goes on where they were.
    if !carried && entered_by.is_none() && was_entered_by.is_none() {
        change(views, &Key::Last(id.device), |view: &mut Latest<LastMark>| {
            view.set(stamped.stamp, LastMark { card, item });
        });
    }
    if owner != card.inspector {
        change(views, &Key::Steps(id.device, owner), |view: &mut StepsView| {
            record_step(view, stamped.command, id.seq, true, &mut forgotten);
        });
    }
    views.put(&Key::Change(id), Some(View::Change(changed)));
    forget(views, id.device, owner, &forgotten);
    touch_card(views, card.meeting, card.community, touched);
}

fn record_step(view: &mut StepsView, command: u64, seq: u64, whole: bool, forgotten: &mut Vec<Step>) {
    let direction = view.moving.filter(|(moving, _)| *moving == command).map(|(_, direction)| direction);
    if direction.is_none() {
        forgotten.append(&mut view.undone);
    }
    let steps = if direction == Some(Direction::Back) { &mut view.undone } else { &mut view.done };
    match steps.last_mut() {
        Some(step) if step.command == command => step.last = seq,
        _ => steps.push(Step { command, first: seq, last: seq, whole }),
    }
    if steps.len() > STEPS_KEPT {
        forgotten.push(steps.remove(0));
    }
}

fn move_steps(views: &mut dyn Write, stamped: &Stamped, command: EventId, inspector: InspectorId, direction: Direction) {
    let device = stamped.stamp.id.device;
    let mut forgotten = Vec::new();
    change(views, &Key::Steps(device, inspector), |view: &mut StepsView| {
        let steps = if direction == Direction::Back { &mut view.done } else { &mut view.undone };
        forgotten.extend(steps.extract_if(.., |step| step.command == command.seq));
        view.moving = Some((stamped.command, direction));
    });
    // Its way back is the step that this command becomes.
    forget(views, device, inspector, &forgotten);
}

/// Drops the changes of an inspector's steps that can no longer be taken back. A command may have changed several
/// inspectors' cards; the others' changes between its lines are theirs.
fn forget(views: &mut dyn Write, device: DeviceId, inspector: InspectorId, steps: &[Step]) {
    for (step, seq) in steps.iter().flat_map(|step| (step.first..=step.last).map(move |seq| (step, seq))) {
        let key = Key::Change(EventId { device, seq });
        if matches!(views.view(&key), Some(View::Change(change)) if step.whole || change.card.inspector == inspector) {
            views.put(&key, None);
        }
    }
}

fn signed(views: &mut dyn Write, stamp: Stamp, card: CardId, signature: Signature, replaces: &[EventId], touched: &mut Touched) {
    change(views, &Key::Card(card), |view: &mut CardView| view.signed.set(stamp, signature, replaces));
    touch_card(views, card.meeting, card.community, touched);
}
