//! What inputs do to what is being filled in, and what is asked for when it is given in.

use super::entries::{self, Entry, MeetingEntry, Stage};
use super::model::{Doing, Mode, Model};
use super::seats;
use super::update::{ask, go_on, leave};
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::forms;
use crate::tui::input::Input;
use crate::tui::keys::Action;
use crate::tui::screens::Effect;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::Step;

/// Takes an input, with what the keymap says of it.
pub fn take(model: &mut Model, mut entry: Entry, input: &Input, action: Option<Action>, look: &Look) -> Vec<Effect> {
    if let Entry::Meeting(meeting) = &mut entry
        && meeting.stage != Stage::Form
    {
        picked(meeting, action);
        return match action {
            Some(Action::Choose) => given(model, entry, look),
            _ => keep(model, entry),
        };
    }
    let form = match &mut entry {
        Entry::Round(form) | Entry::Community(form) | Entry::Inspector(form, _) => form,
        Entry::Meeting(meeting) => &mut meeting.form,
        Entry::Seat(seat) => &mut seat.form,
        Entry::Labels(labels) => &mut labels.form,
    };
    match form.take(input, action) {
        Step::Open => keep(model, entry),
        Step::Done => given(model, entry, look),
        Step::Left => {
            (model.guided, model.wanted) = (false, None);
            if let Entry::Seat(seat) = &entry {
                model.mode =
                    Mode::Seats(Box::new(seat.meeting.clone()), seats::members(&look.words, &model.slice, &seat.meeting));
            }
            if matches!(entry, Entry::Round(_)) { leave(model) } else { Vec::new() }
        }
    }
}

fn keep(model: &mut Model, entry: Entry) -> Vec<Effect> {
    model.mode = Mode::Entry(entry);
    Vec::new()
}

/// An action on the stops or the panel; Esc goes back to the form.
fn picked(meeting: &mut MeetingEntry, action: Option<Action>) {
    match (action, meeting.stage) {
        (Some(Action::Back), _) => meeting.stage = Stage::Form,
        (Some(Action::Choose) | None, _) => {}
        (Some(action), Stage::Stops) => meeting.stops.take(action),
        (Some(action), _) => meeting.panel.take(action),
    }
}

fn given(model: &mut Model, entry: Entry, look: &Look) -> Vec<Effect> {
    model.status = Status::Quiet;
    match &entry {
        Entry::Seat(seat) => match seat.given(&look.words, &model.slice) {
            Err((field, problem)) => refused(model, entry, field, problem),
            Ok(meeting) => {
                let doing = Doing::Seat(meeting.id, seat.inspector.labels());
                model.mode = Mode::Entry(entry);
                ask(model, doing, Command::EditMeeting(meeting))
            }
        },
        Entry::Labels(labels) => {
            let (command, told) = labels.given();
            model.mode = Mode::Entry(entry);
            ask(model, Doing::Labels(told), command)
        }
        Entry::Round(form) => {
            let round = RoundId(clock::new_id());
            let Some(command) = entries::round_given(form, &model.slice, round) else {
                return refused(model, entry, entries::ROUND_STANDARD, say!(look.words, "setup-no-standard"));
            };
            model.mode = Mode::Entry(entry);
            ask(model, Doing::Round(round), command)
        }
        Entry::Community(form) => {
            let (community, nominated) = entries::community_given(form, CommunityId(clock::new_id()));
            if community.name.is_empty() {
                // The next step would be to ask for the first one: the same form again, without a word.
                if model.guided && model.slice.communities.is_empty() {
                    return refused(model, entry, entries::COMMUNITY_NAME, say!(look.words, "setup-first-community"));
                }
                return end(model, look);
            }
            if community.subdistrict.is_empty() {
                return refused(model, entry, entries::COMMUNITY_SUBDISTRICT, say!(look.words, "setup-subdistrict-missing"));
            }
            let command = Command::AddCommunities(vec![community.clone()]);
            model.mode = Mode::Entry(entry);
            ask(model, Doing::Community(community, nominated), command)
        }
        Entry::Inspector(form, entered) => {
            let inspector = forms::inspector_given(form, InspectorId(clock::new_id()));
            let untouched = inspector.name.is_empty() && inspector.code == forms::free_code(&model.slice.inspectors);
            if *entered > 0 && untouched {
                return end(model, look);
            }
            let (id, code, name) = (inspector.id, inspector.code.clone(), inspector.name.clone());
            model.mode = Mode::Entry(entry);
            ask(model, Doing::Inspector(inspector), Command::AddInspector { inspector: id, code, name })
        }
        Entry::Meeting(_) => meeting_given(model, entry, look),
    }
}

fn meeting_given(model: &mut Model, mut entry: Entry, look: &Look) -> Vec<Effect> {
    let Entry::Meeting(meeting) = &mut entry else { return Vec::new() };
    let labels = meeting.given();
    if !clock::is_day(&labels.date) {
        meeting.stage = Stage::Form;
        return refused(model, entry, entries::MEETING_DATE, say!(look.words, "setup-bad-date", date = labels.date));
    }
    if meeting.stage == Stage::Stops && labels.stops.is_empty() {
        model.status = Status::Refused(say!(look.words, "setup-no-stops"));
        return keep(model, entry);
    }
    if let Some(stage) = meeting.next_stage() {
        meeting.stage = stage;
        return keep(model, entry);
    }
    // What may be refused now is a label.
    meeting.stage = Stage::Form;
    model.mode = Mode::Entry(entry);
    let command = Command::OpenMeeting {
        meeting: labels.id,
        round: labels.round,
        name: labels.name.clone(),
        date: labels.date,
        stops: labels.stops,
        panel: labels.panel,
        seats: labels.seats,
        independent: labels.independent,
    };
    ask(model, Doing::Meeting(labels.id, labels.name), command)
}

/// Says at a field what is wrong there.
fn refused(model: &mut Model, mut entry: Entry, field: usize, problem: String) -> Vec<Effect> {
    match &mut entry {
        Entry::Round(form) | Entry::Community(form) | Entry::Inspector(form, _) => form.refuse(field, problem),
        Entry::Meeting(meeting) => meeting.form.refuse(field, problem),
        Entry::Seat(seat) => seat.form.refuse(field, problem),
        Entry::Labels(labels) => labels.form.refuse(field, problem),
    }
    keep(model, entry)
}

/// Nothing more is to be entered here.
fn end(model: &mut Model, look: &Look) -> Vec<Effect> {
    if model.guided { go_on(model, look) } else { Vec::new() }
}
