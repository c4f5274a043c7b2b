//! What inputs do to the report.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::model::{Choice, Mode, Model, Pages};
use crate::domain::wording::Language;
use crate::report::{self, Format, Means, Profile, for_printer};
use crate::text::{Words, causes, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::documents::{means, rendered, save, shape, shapes, written};
use crate::tui::input::Input;
use crate::tui::jobs::{Done, Job};
use crate::tui::keys::{Action, Context};
use crate::tui::saving::{Saved, Saving};
use crate::tui::screens::{Effect, Place};
use crate::tui::slices::{Made, NamedReport, Ticks};
use crate::tui::theme::Role;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List, Picked, moved};
use crate::workspace::{print, printers, profile_name};

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    match std::mem::take(&mut model.mode) {
        Mode::Text => return action.map_or_else(Vec::new, |action| act(model, action, look)),
        Mode::List(mut list) => match list.take(action, code) {
            Picked::Chosen(Choice::Do(action)) => return act(model, action, look),
            Picked::Chosen(Choice::Format(format)) => {
                model.format = format;
                model.status = Status::Done(say!(look.words, "report-format-now", format = shape(&look.words, format).text));
            }
            Picked::Chosen(Choice::Profile(profile)) => {
                model.chosen = Some(profile);
                return vec![Effect::Read(model.place_for(profile))];
            }
            Picked::Chosen(Choice::Printer(name)) => return vec![send(model, Some(name), look)],
            Picked::Left => {}
            Picked::Open => model.mode = Mode::List(list),
        },
        Mode::Saving(mut saving) => match saving.take(input, look) {
            Saved::Open => model.mode = Mode::Saving(saving),
            Saved::Left => {}
            Saved::There(path, at) => {
                model.format = Format::built().nth(at).unwrap_or(model.format);
                if saving.several() {
                    let (round, profile) = (model.slice.round, model.chosen.unwrap_or_default());
                    let named = |profile| profile_name(&look.words, profile);
                    let offered = if let Made::For(offered) = model.slice.made { named(offered) } else { String::new() };
                    model.awaited = Some(named_for(&path, &offered, &named(profile)));
                    return vec![Effect::Read(Place::ReportFor { round, community: None, profile, each: true })];
                }
                return vec![save(&model.slice.document, model.format, model.slice.config.clone(), path, look)];
            }
        },
        Mode::Printing => match action {
            Some(Action::Yes) => return vec![send(model, None, look)],
            Some(_) => {}
            None => model.mode = Mode::Printing,
        },
    }
    Vec::new()
}

/// Does what a key or a menu asks for.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    model.status = Status::Quiet;
    model.remark = None;
    match action {
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            let menu = dialogs::menu(look, Context::Report, |action| applies(model, action), Choice::Do);
            model.mode = Mode::List(menu);
        }
        Action::Save => {
            let shapes = shapes(words);
            let at = Format::built().position(|format| format == model.format).unwrap_or(0);
            let (title, spots) = (say!(words, "report-save-title"), model.slice.spots.clone());
            let one = model.slice.community.is_some() || !matches!(model.slice.made, Made::For(_));
            let saving = if one {
                Saving::new(words, title, &model.slice.name, shapes, at, spots)
            } else {
                let files = [say!(words, "save-one-file"), say!(words, "save-a-file-each")];
                Saving::one_or_each(words, title, &model.slice.name, (shapes, at), files, spots)
            };
            model.mode = Mode::Saving(Box::new(saving));
        }
        Action::Print => {
            return vec![Effect::Run(Job::new(say!(words, "print-looking"), |_| Done::Printers(printers())))];
        }
        Action::OpenFile => {
            if let Some(path) = model.saved.clone() {
                return vec![Effect::Run(Job::new(say!(words, "report-opening"), move |_| {
                    Done::Handed(opener::open(&path).map_err(|error| error.to_string()))
                }))];
            }
        }
        Action::Format => model.mode = Mode::List(formats(model, words)),
        Action::Profile if applies(model, action) => model.mode = Mode::List(profiles(model, words)),
        Action::Sheets => {
            if let Some(meeting) = model.slice.meeting {
                return vec![Effect::Go(Place::Sheets { meeting, community: model.slice.community })];
            }
        }
        Action::Critique => {
            if let (Some(meeting), Some(community)) = (model.slice.meeting, model.slice.community) {
                return vec![Effect::Go(Place::Critique { meeting, community })];
            }
        }
        Action::Bulletin => return vec![Effect::Go(Place::Bulletin(model.slice.round))],
        Action::SwitchView if model.pages.take().is_none() && model.fine => return vec![page_pictures(model, look)],
        Action::SwitchView => {}
        Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
        moving => match &mut model.pages {
            Some(pages) => {
                let at = moved(pages.at, pages.all.len(), moving, 1);
                pages.to(at);
            }
            None => drop(model.pager.go(moving)),
        },
    }
    Vec::new()
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Critique => model.slice.meeting.is_some() && model.slice.community.is_some(),
        Action::Profile => matches!(model.slice.made, Made::For(_)),
        Action::Sheets => model.slice.meeting.is_some() && matches!(model.slice.made, Made::For(_)),
        Action::Bulletin => model.slice.made != Made::Bulletin,
        Action::OpenFile => model.saved.is_some(),
        Action::SwitchView => model.fine,
        _ => true,
    }
}

fn formats(model: &Model, words: &Words) -> List<Choice> {
    let line = |(n, format): (u32, Format)| Entry {
        digit: char::from_digit(n, 10),
        text: shape(words, format).text,
        aside: if format == model.format { say!(words, "tui-current") } else { String::new() },
        value: Choice::Format(format),
    };
    let at = Format::built().position(|format| format == model.format).unwrap_or(0);
    List::new(say!(words, "report-format-title"), (1..).zip(Format::built()).map(line).collect()).at(at)
}

/// The folder's name with whom its files are for, where the name offered told whom the one file of all would be for.
fn named_for(folder: &Path, offered: &str, wanted: &str) -> PathBuf {
    let renamed = |name: &std::ffi::OsStr| folder.with_file_name(name.to_string_lossy().replace(offered, wanted));
    folder.file_name().map_or_else(|| folder.to_path_buf(), renamed)
}

fn profiles(model: &Model, words: &Words) -> List<Choice> {
    let line = |(n, profile): (u32, Profile)| Entry {
        digit: char::from_digit(n, 10),
        text: words.lookup(&format!("profile-{}-long", profile.id())).unwrap_or_default(),
        aside: if Made::For(profile) == model.slice.made { say!(words, "tui-current") } else { String::new() },
        value: Choice::Profile(profile),
    };
    let at = Profile::ALL.iter().position(|profile| Made::For(*profile) == model.slice.made).unwrap_or(0);
    List::new(say!(words, "report-profile-title"), (1..).zip(Profile::ALL).map(line).collect()).at(at)
}

/// Saves each community's report, once they have come.
pub fn composed(model: &mut Model, look: &Look) -> Vec<Effect> {
    let each = std::mem::take(&mut model.slice.each);
    let Some(folder) = model.awaited.take().filter(|_| !each.is_empty()) else { return Vec::new() };
    let (format, language, config) = (model.format, look.words.language, model.slice.config.clone());
    vec![Effect::Run(Job::new(say!(look.words, "report-saving"), move |ticks| {
        let words = Words::new(language);
        let saved = means(config.as_deref(), format, &words)
            .and_then(|means| written_each(&folder, &each, format, &means, &words, ticks))
            .map(|lacking| (folder, lacking));
        Done::Reported(saved)
    }))]
}

/// Answers what the fonts lacked in the first that lacked anything.
fn written_each(
    folder: &Path,
    each: &[NamedReport],
    format: Format,
    means: &Means,
    words: &Words,
    ticks: Ticks,
) -> Result<Option<String>, String> {
    std::fs::create_dir_all(folder)
        .map_err(|error| say!(words, "save-failed", path = folder.display().to_string(), why = causes::io(words, &error)))?;
    let mut told = None;
    for (done, NamedReport { name, document }) in (1_u64..).zip(each) {
        let (bytes, lacking) = rendered(document, format, means, words)?;
        written(&folder.join(format!("{name}.{}", format.extension())), &bytes, words)?;
        told = told.or(lacking);
        if ticks(done, each.len() as u64).is_break() {
            return Err(say!(
                words,
                "report-split-stopped",
                done = done,
                all = each.len(),
                folder = folder.display().to_string()
            ));
        }
    }
    Ok(told)
}

fn send(model: &Model, printer: Option<String>, look: &Look) -> Effect {
    let (document, language) = (Arc::clone(&model.slice.document), look.words.language);
    let config = model.slice.config.clone();
    Effect::Run(Job::new(say!(look.words, "report-printing"), move |_| {
        let words = Words::new(language);
        let pages = means(config.as_deref(), Format::Pdf, &words)
            .and_then(|means| for_printer(&document, &means).map_err(|error| error.told(&words)));
        Done::Printed(pages.and_then(|pages| print(&pages, printer.as_deref())))
    }))
}

/// Pixels from side to side of a page that is looked at: its text can be read on any screen.
const PAGE_PIXELS: u32 = 900;

fn page_pictures(model: &Model, look: &Look) -> Effect {
    let (document, language) = (Arc::clone(&model.slice.document), look.words.language);
    let config = model.slice.config.clone();
    Effect::Run(Job::new(say!(look.words, "report-pages"), move |_| {
        let words = Words::new(language);
        let pages = means(config.as_deref(), Format::Pdf, &words)
            .and_then(|means| report::page_pictures(&document, &means, PAGE_PIXELS).map_err(|error| error.told(&words)));
        Done::Pages(pages)
    }))
}

/// Which printer, where there is a choice; else whether to print.
fn ask_printer(model: &mut Model, printers: Vec<String>, words: &Words) {
    model.mode = if printers.len() < 2 {
        Mode::Printing
    } else {
        let line = |(n, name): (u32, String)| Entry {
            digit: char::from_digit(n, 10),
            text: name.clone(),
            aside: if n == 1 { say!(words, "print-first") } else { String::new() },
            value: Choice::Printer(name),
        };
        Mode::List(List::new(say!(words, "print-where"), (1..).zip(printers).map(line).collect()))
    };
}

/// Says how saving or printing ended.
pub fn done(model: &mut Model, done: Done, look: &Look) {
    model.status = match done {
        Done::Pages(Ok(pages)) => {
            model.pages = Some(Pages::new(pages));
            return;
        }
        Done::Pages(Err(why)) => {
            model.remark = Some((why.clone(), Role::Bad));
            Status::Refused(why.lines().next().unwrap_or("").to_owned())
        }
        Done::Printers(printers) => return ask_printer(model, printers, &look.words),
        Done::Handed(Ok(())) => Status::Done(say!(look.words, "report-opened")),
        Done::Handed(Err(why)) => Status::Refused(say!(look.words, "report-not-opened", why = why.lines().next().unwrap_or(""))),
        Done::Reported(Ok((path, lacking))) => {
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            model.saved = Some(path);
            let said = say!(look.words, "report-saved", file = name);
            model.remark = lacking.map(|lacking| (lacking, Role::Warn));
            if model.remark.is_some() { Status::Warned(said) } else { Status::Done(said) }
        }
        Done::Reported(Err(why)) => {
            // What does not fit the line of the status is told in full above the page.
            model.remark = Some((why.clone(), Role::Bad));
            Status::Refused(why.lines().next().unwrap_or("").to_owned())
        }
        Done::Printed(Ok(answer)) => Status::Done(say!(look.words, "print-sent", answer = answer)),
        Done::Printed(Err(why)) => Status::Refused(say!(look.words, "print-failed", why = no_printer(look, &why))),
        _ => return,
    };
}

/// The reason on one line; what the system says of a missing command is no reason a clerk can use.
fn no_printer(look: &Look, why: &str) -> String {
    let missing = why.contains("os error 2");
    let line = why.lines().next().unwrap_or("").trim().to_owned();
    match (missing, look.words.language) {
        (true, _) => say!(look.words, "print-no-command"),
        (false, Language::Chinese) => line.trim_end_matches(['.', '。']).to_owned(),
        (false, Language::English) => line.trim_end_matches('.').to_owned(),
    }
}
