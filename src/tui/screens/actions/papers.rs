//! The papers written from here: the notice, which enters first what is still only proposed, the reply form and the calendar.

use std::path::PathBuf;

use super::changes;
use super::model::{Mode, Model, Written};
use crate::report::Format;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::documents::{save, shapes, write as write_text};
use crate::tui::jobs::Done;
use crate::tui::keys::Action;
use crate::tui::saving::{Saving, Shape};
use crate::tui::screens::{ActionPaper, Effect, Place};
use crate::tui::widgets::foot::Status;
use crate::workspace::file_name;

/// Whether there is something to hand over.
pub fn has_notice(model: &Model) -> bool {
    !model.is_register() && model.slice.hidden == 0 && model.len() > 0
}

/// Asks where to save the notice; what is proposed becomes actions first, because a notice hands over what is kept.
pub fn notice(model: &mut Model, look: &Look) -> Vec<Effect> {
    if !has_notice(model) {
        model.status = Status::Refused(say!(look.words, "action-no-notice"));
        return Vec::new();
    }
    if model.slice.proposals.is_empty() || !model.writable {
        ask(model, Written::Notice, look);
        return Vec::new();
    }
    model.noticing = true;
    let all = model.slice.proposals.clone();
    changes::take(model, &look.words, &all)
}

/// Asks where to save.
pub fn ask(model: &mut Model, what: Written, look: &Look) {
    let (words, slice) = (&look.words, &model.slice);
    let one = |extension| Shape { extension, text: String::new() };
    let about = slice.community.as_ref().map_or_else(|| slice.round.name.clone(), |community| community.name.clone());
    let day = slice.today.to_string();
    let named = |title: &str| file_name([day.as_str(), &about, title]);
    let (title, name, shapes) = match what {
        Written::Notice => {
            let name = slice.papers.notice.as_ref().map_or_else(String::new, |(_, name)| name.clone());
            (say!(words, "notice-title"), name, shapes(words))
        }
        Written::Form => {
            let title = say!(words, "reply-form-title");
            (title.clone(), named(&title), vec![one("csv")])
        }
        Written::Calendar => {
            let title = say!(words, "calendar-title");
            (title.clone(), named(&title), vec![one("ics")])
        }
    };
    let saving = Saving::new(words, title, &name, shapes, 0, slice.papers.spots.clone());
    model.mode = Mode::Saving(Box::new(saving), what);
}

/// Writes it, in the n-th format where there are several.
pub fn write(model: &Model, what: Written, path: PathBuf, at: usize, look: &Look) -> Effect {
    let papers = &model.slice.papers;
    match (what, &papers.notice) {
        (Written::Notice, Some((document, _))) => {
            let format = Format::built().nth(at).unwrap_or(Format::ALL[0]);
            save(document, format, papers.config.clone(), path, look)
        }
        (Written::Calendar, _) => write_text(papers.calendar.clone(), path, look),
        _ => write_text(papers.form.clone(), path, look),
    }
}

/// Opens the paper to be read: the notice, or the register.
pub fn read(model: &mut Model, action: Action) -> Vec<Effect> {
    let (round, community) = (model.slice.round.id, model.slice.community.as_ref().map(|community| community.id));
    let paper = match action {
        Action::OverduePaper => ActionPaper::Overdue,
        _ if model.is_register() => ActionPaper::Register,
        _ => ActionPaper::Notice,
    };
    vec![Effect::Go(Place::ActionPaper { round, community, paper })]
}

/// How writing ended.
pub fn done(model: &mut Model, done: Done, look: &Look) {
    model.status = match done {
        Done::Reported(Ok((path, lacking))) => {
            let said = say!(look.words, "paper-made", file = path.display().to_string());
            lacking.map_or(Status::Done(said), Status::Warned)
        }
        Done::Wrote(Ok(path)) => Status::Done(say!(look.words, "paper-made", file = path.display().to_string())),
        Done::Reported(Err(why)) | Done::Wrote(Err(why)) => Status::Refused(why.lines().next().unwrap_or("").to_owned()),
        _ => return,
    };
}
