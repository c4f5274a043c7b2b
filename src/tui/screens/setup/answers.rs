//! What the writer answers: what was kept is said and gone on from, what was not comes back to be changed.

use super::entries::{self, Entry};
use super::lines::Panel;
use super::model::{Doing, Mode, Model};
use super::seats;
use super::update::{ask, score};
use crate::domain::command::Command;
use crate::domain::privacy::Warned;
use crate::domain::refusal::TextPlace;
use crate::domain::views::Community;
use crate::text::{findings, say};
use crate::tui::canvas::Look;
use crate::tui::forms;
use crate::tui::screens::{Committed, Effect, Place};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;

/// Takes a commit's end.
pub fn committed(model: &mut Model, committed: Committed, look: &Look) -> Vec<Effect> {
    let Some((_, doing)) = model.pending.take_if(|(ticket, _)| *ticket == committed.ticket) else { return Vec::new() };
    if let Some(Slice::Setup(slice)) = committed.slice {
        model.show(*slice);
    }
    match committed.result {
        Ok(warnings) => {
            let effects = done(model, doing, look);
            look_again(model, &warnings, look);
            effects
        }
        Err(not_done) => {
            refused(model, &doing, not_done.worded(&look.words), look);
            Vec::new()
        }
    }
}

fn done(model: &mut Model, doing: Doing, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    match doing {
        Doing::Round(round) => {
            (model.opened, model.mode) = (true, Mode::Lists);
            return vec![Effect::Read(Place::Setup(Some(round)))];
        }
        Doing::Community(community, nominated) => {
            model.hold(Panel::Communities, (community.id.0, None));
            model.status = Status::Done(say!(words, "setup-entered", name = community.path()));
            let blank = Community { code: String::new(), name: String::new(), ..community.clone() };
            model.mode = Mode::Entry(Entry::Community(entries::community(words, &blank, nominated)));
            if let Some(round) = model.round().filter(|_| nominated) {
                let command = Command::Nominate { round, community: community.id, nominated: true };
                return ask(model, Doing::NominateNew(community), command);
            }
        }
        Doing::NominateNew(community) => {
            let (count, limit) = model.quota(&community.subdistrict);
            let name = community.path();
            model.status = Status::Done(say!(words, "setup-entered-nominated", name = name, count = count, limit = limit));
        }
        Doing::Nominate(id, nominated) => {
            let Some(held) = model.slice.communities.iter().find(|held| held.community.id == id) else { return Vec::new() };
            let (count, limit) = model.quota(&held.community.subdistrict);
            let (name, subdistrict) = (held.community.name.as_str(), held.community.subdistrict.as_str());
            model.status = Status::Done(if nominated {
                say!(words, "setup-nominated-now", name = name, subdistrict = subdistrict, count = count, limit = limit)
            } else {
                say!(words, "setup-withdrawn", name = name, subdistrict = subdistrict, count = count, limit = limit)
            });
        }
        Doing::Inspector(inspector) => {
            model.hold(Panel::Inspectors, (inspector.id.0, None));
            let who = format!("{} {}", inspector.code, inspector.name);
            model.status = Status::Done(say!(words, "setup-entered", name = who.trim()));
            let first = model.inspector.is_none();
            model.inspector = model.inspector.or(Some(inspector.id));
            if let Some(stop) = model.wanted.take() {
                model.mode = Mode::Lists;
                return score(model, stop, look);
            }
            let entered = if let Mode::Entry(Entry::Inspector(_, entered)) = &model.mode { entered + 1 } else { 1 };
            let code = forms::free_code(&model.slice.inspectors);
            model.mode = Mode::Entry(Entry::Inspector(forms::inspector(words, &code, ""), entered));
            return first.then_some(Effect::Inspector(inspector.id)).into_iter().collect();
        }
        Doing::Seat(id, who) => {
            model.status = Status::Done(say!(words, "seat-saved", who = who));
            model.mode = match model.slice.meetings.iter().find(|meeting| meeting.id == id) {
                Some(meeting) => Mode::Seats(Box::new(meeting.clone()), seats::members(words, &model.slice, meeting)),
                None => Mode::Lists,
            };
        }
        Doing::Labels(name) => {
            model.mode = Mode::Lists;
            model.status = Status::Done(say!(words, "setup-labels-saved", name = name));
        }
        Doing::Meeting(id, name) => {
            (model.guided, model.mode) = (false, Mode::Lists);
            let stop = model.slice.meetings.iter().find(|meeting| meeting.id == id).and_then(|meeting| meeting.stops.first());
            model.hold(Panel::Meetings, (id.0, stop.map(|stop| stop.0)));
            model.status = Status::Done(say!(words, "setup-meeting-arranged", name = name));
        }
    }
    Vec::new()
}

/// A name or code that may say too much about a person is kept, and its writer asked to look again.
fn look_again(model: &mut Model, warnings: &[(TextPlace, Warned)], look: &Look) {
    let Some((_, warned)) = warnings.first() else { return };
    let (Status::Done(said) | Status::Warned(said)) = std::mem::take(&mut model.status) else { return };
    let warning = findings::warned(&look.words, *warned);
    model.status = Status::Warned(say!(look.words, "tui-look-again", said = said, warning = warning));
}

fn refused(model: &mut Model, doing: &Doing, why: String, look: &Look) {
    match (&mut model.mode, doing) {
        (_, Doing::NominateNew(community)) => {
            let name = community.path();
            model.status = Status::Warned(say!(look.words, "setup-entered-not-nominated", name = name, why = why));
        }
        (Mode::Entry(Entry::Community(form)), Doing::Community(..)) => form.refuse(entries::COMMUNITY_NAME, why),
        (Mode::Entry(Entry::Round(form)), Doing::Round(_)) => form.refuse(entries::ROUND_NAME, why),
        (Mode::Entry(Entry::Inspector(form, _)), Doing::Inspector(_)) => form.refuse(0, why),
        (Mode::Entry(Entry::Meeting(entry)), Doing::Meeting(..)) => entry.form.refuse(0, why),
        (Mode::Entry(Entry::Seat(entry)), Doing::Seat(..)) => entry.form.refuse(0, why),
        (Mode::Entry(Entry::Labels(labels)), Doing::Labels(_)) => labels.form.refuse(0, why),
        _ => model.status = Status::Refused(why),
    }
}
