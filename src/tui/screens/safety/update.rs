//! What inputs do, and what becomes of it.

use std::path::PathBuf;

use super::model::{Choice, Mode, Model, OFFERED};
use crate::text::{Words, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::jobs::{Done, Job};
use crate::tui::keys::{Action, Context};
use crate::tui::saving::{Saved, Saving, Shape};
use crate::tui::screens::{Effect, Place};
use crate::tui::slices::BACKUP;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::list::{Entry, List, Picked, moved};
use crate::tui::widgets::pager::Pager;
use crate::tui::worker::Mend;
use crate::workspace::{backup_to, verify_told, wording};

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    match std::mem::take(&mut model.mode) {
        Mode::Rows => return action.map_or_else(Vec::new, |action| act(model, action, look)),
        Mode::List(mut list) => match list.take(action, code) {
            Picked::Chosen(Choice::Do(action)) => return act(model, action, look),
            Picked::Chosen(Choice::From(path)) => model.mode = Mode::Restoring(path),
            Picked::Chosen(Choice::Elsewhere) => model.mode = Mode::Where(Box::new(whereabouts(&look.words))),
            Picked::Left => {}
            Picked::Open => model.mode = Mode::List(list),
        },
        Mode::Saving(mut saving) => match saving.take(input, look) {
            Saved::Open => model.mode = Mode::Saving(saving),
            Saved::Left => {}
            Saved::There(path, _) => return back_up(model, path, look),
        },
        Mode::Where(mut form) => match form.take(input, action) {
            Step::Open => model.mode = Mode::Where(form),
            Step::Left => {}
            Step::Done if form.value(0).is_empty() => {
                form.refuse(0, say!(look.words, "safety-no-file"));
                model.mode = Mode::Where(form);
            }
            Step::Done => model.mode = Mode::Restoring(PathBuf::from(form.value(0))),
        },
        Mode::Restoring(path) => match action {
            Some(Action::Yes) => {
                let what = say!(look.words, "safety-restoring");
                return vec![Effect::Mend { what, mend: Mend::Restore(path) }];
            }
            Some(_) => {}
            None => model.mode = Mode::Restoring(path),
        },
        Mode::Rebuilding => match action {
            Some(Action::Yes) => {
                let what = say!(look.words, "safety-rebuilding");
                return vec![Effect::Mend { what, mend: Mend::Rebuild }];
            }
            Some(_) => {}
            None => model.mode = Mode::Rebuilding,
        },
        Mode::Found(pager) => match action {
            Some(Action::Back) => {}
            Some(action @ (Action::Help | Action::Palette | Action::Theme | Action::Quit)) => {
                model.mode = Mode::Found(pager);
                return vec![Effect::Global(action)];
            }
            action => {
                pager.go(action.unwrap_or(Action::Number));
                model.mode = Mode::Found(pager);
            }
        },
    }
    Vec::new()
}

/// Does what a key or a menu asks for.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    model.status = Status::Quiet;
    if let Some(at) = OFFERED.iter().position(|offered| *offered == action) {
        model.cursor = at;
    }
    match action {
        Action::Choose => return OFFERED.get(model.cursor).map_or_else(Vec::new, |action| act(model, *action, look)),
        Action::Verify => return check(model, look),
        Action::Backup if model.slice.folder.is_some() => {
            let shape = Shape { extension: BACKUP, text: String::new() };
            let (name, spots) = (&model.slice.name, model.slice.spots.clone());
            let saving = Saving::new(words, say!(words, "safety-backup-title"), name, vec![shape], 0, spots);
            model.mode = Mode::Saving(Box::new(saving));
        }
        Action::Restore | Action::Rebuild if !model.slice.writable => {
            model.status = Status::Refused(say!(words, "safety-not-here"));
        }
        Action::Restore => model.mode = backups(model, words),
        Action::Rebuild => model.mode = Mode::Rebuilding,
        Action::Menu => {
            let menu = dialogs::menu(look, Context::Safety, |action| applies(model, action), Choice::Do);
            model.mode = Mode::List(menu);
        }
        Action::Back => return vec![Effect::Back],
        Action::History | Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
        moving => model.cursor = moved(model.cursor, OFFERED.len(), moving, OFFERED.len()),
    }
    Vec::new()
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Verify | Action::Backup => model.slice.folder.is_some(),
        Action::Restore | Action::Rebuild => model.slice.writable,
        _ => true,
    }
}

/// The backups found, the latest first, and a way to any other.
fn backups(model: &Model, words: &Words) -> Mode {
    let found = model.slice.backups.iter().take(9);
    let line = |(n, backup): (u32, &crate::tui::slices::Backup)| Entry {
        digit: char::from_digit(n, 10),
        text: backup.path.display().to_string(),
        aside: backup.when.clone(),
        value: Choice::From(backup.path.clone()),
    };
    let mut entries: Vec<Entry<Choice>> = (1..).zip(found).map(line).collect();
    let text = say!(words, "safety-elsewhere");
    entries.push(Entry { digit: Some('0'), text, aside: String::new(), value: Choice::Elsewhere });
    Mode::List(List::new(say!(words, "safety-restore-title"), entries))
}

fn whereabouts(words: &Words) -> Form {
    Form::new(say!(words, "safety-restore-title")).text(say!(words, "safety-file"), say!(words, "safety-file-hint"), "")
}

fn check(model: &Model, look: &Look) -> Vec<Effect> {
    let Some(folder) = model.slice.folder.clone() else { return Vec::new() };
    let (state, language) = (model.slice.state.clone(), look.words.language);
    vec![Effect::Run(Job::new(say!(look.words, "safety-verifying"), move |ticks| {
        let words = Words::new(language);
        Done::Checked(match verify_told(&folder, state.as_deref(), ticks) {
            Ok(Some(mut verified)) => {
                // It is open here and in use; whether the next opening can believe it shows after this one closed it.
                verified.database = None;
                Ok((wording::verified(&words, &verified), verified.is_whole()))
            }
            Ok(None) => Err(say!(words, "safety-stopped")),
            Err(error) => Err(wording::journal_error(&words, &error)),
        })
    }))]
}

fn back_up(model: &Model, path: PathBuf, look: &Look) -> Vec<Effect> {
    let Some(folder) = model.slice.folder.clone() else { return Vec::new() };
    let language = look.words.language;
    vec![Effect::Run(Job::new(say!(look.words, "safety-backing-up"), move |ticks| {
        let words = Words::new(language);
        Done::Checked(match backup_to(&folder, &path, ticks) {
            Ok((file, lines)) => Ok((vec![say!(words, "backup-made", file = file.display().to_string(), count = lines)], true)),
            Err(error) => Err(wording::archive_error(&words, &error)),
        })
    }))]
}

/// Takes what was found or done; the folder is looked at anew.
pub fn done(model: &mut Model, done: Done, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    let (found, good) = match done {
        Done::Checked(Ok(found)) => found,
        Done::Mended(Ok(lines)) => (lines, true),
        Done::Checked(Err(why)) | Done::Mended(Err(why)) => (vec![why], false),
        _ => return Vec::new(),
    };
    model.mode = if found.len() > 2 { Mode::Found(Pager::default()) } else { Mode::Rows };
    (model.found, model.good) = (found, good);
    // The verdict stands last.
    model.status = match (good, model.found.len()) {
        (_, 1) => Status::Quiet,
        (true, _) => Status::Done(say!(words, "safety-all-good")),
        (false, _) => Status::Refused(say!(words, "safety-look")),
    };
    vec![Effect::Read(Place::Safety)]
}
