//! What inputs and answers do to the pictures of a stop.

use super::jobs::{self, Pictured};
use super::model::{Mode, Model, Next, Pending};
use super::taking::Taking;
use crate::domain::command::{Command, Shown as Told};
use crate::domain::events::Text;
use crate::domain::evidence::Picture;
use crate::pictures::ENDINGS;
use crate::text::{evidence, findings, refusal, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::jobs::Done;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Committed, Effect, Message, ticket};
use crate::tui::slices::Slice;
use crate::tui::widgets::files::{Files, Taken};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::image::Shown;
use crate::tui::widgets::list::{Picked, moved};

/// Takes a message.
pub fn update(model: &mut Model, message: Message, look: &Look) -> Vec<Effect> {
    match message {
        Message::Input(input) => return self::input(model, &input, look),
        Message::Do(action) => return act(model, action, None, look),
        Message::Slice(Slice::Evidence(slice)) => {
            model.slice = *slice;
            return look_at(model, look);
        }
        Message::Committed(answer) => return committed(model, answer, look),
        Message::Job(Done::Looked(looked)) => {
            if let Mode::Choosing(files) = &mut model.mode
                && let Some(path) = files.looked(looked, &look.words)
            {
                return vec![Effect::Run(jobs::begin(&look.words, path))];
            }
        }
        Message::Job(Done::Pictured(pictured)) => return self::pictured(model, *pictured, look),
        Message::Slice(_) | Message::Job(_) | Message::Found(_) | Message::Tick(_) => {}
    }
    Vec::new()
}

/// Reads the picture in hand, unless it is in sight.
pub fn look_at(model: &mut Model, look: &Look) -> Vec<Effect> {
    model.cursor = model.cursor.min(model.slice.pictures.len().saturating_sub(1));
    let (Some((file, _)), Some(folder)) = (model.in_hand(), &model.slice.folder) else { return Vec::new() };
    if model.read.as_ref().is_some_and(|(read, _)| read == file) {
        return Vec::new();
    }
    vec![Effect::Run(jobs::read(&look.words, folder, file))]
}

fn input(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    let digit = match code.map(Code::plain) {
        Some(Code::Char(c)) if c.is_ascii_digit() => Some(c),
        _ => None,
    };
    match std::mem::take(&mut model.mode) {
        Mode::Pictures => return action.map_or_else(Vec::new, |action| act(model, action, digit, look)),
        Mode::Menu(mut list) => match list.take(action, code) {
            Picked::Chosen(action) => return act(model, action, None, look),
            Picked::Left => {}
            Picked::Open => model.mode = Mode::Menu(list),
        },
        Mode::Choosing(mut files) => {
            let picked = files.take(input, look);
            match picked {
                Taken::Left => return look_at(model, look),
                Taken::Open => model.mode = Mode::Choosing(files),
                Taken::Look(job) => {
                    model.mode = Mode::Choosing(files);
                    return vec![Effect::Run(job)];
                }
                Taken::File(path) => {
                    model.mode = Mode::Choosing(files);
                    return vec![Effect::Run(jobs::begin(&look.words, path))];
                }
            }
        }
        Mode::Taking(taking) => return take(model, taking, action, digit, look),
        Mode::Caption(mut form) => match form.take(input, action) {
            Step::Open => model.mode = Mode::Caption(form),
            Step::Left => {}
            Step::Done => {
                let caption = Some(Text::new(form.value(0))).filter(|caption| !caption.as_str().is_empty());
                return change(model, |picture| picture.caption = caption, look);
            }
        },
        Mode::Removing => match action {
            Some(Action::Yes) => return remove(model, look),
            Some(_) => {}
            None => model.mode = Mode::Removing,
        },
    }
    Vec::new()
}

fn act(model: &mut Model, action: Action, digit: Option<char>, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    model.status = Status::Quiet;
    if !matches!(action, Action::Number | Action::Erase | Action::Caption) {
        model.number.clear();
    }
    match action {
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            let menu = dialogs::menu(look, Context::Evidence, |action| model.applies(action), |action| action);
            model.mode = Mode::Menu(menu);
        }
        Action::AddPictures | Action::Caption | Action::Remove | Action::Number if !model.open() => {
            model.status = Status::Refused(say!(words, "tui-read-only"));
        }
        Action::AddPictures => {
            let files = Files::new(words, model.slice.spots.clone(), ENDINGS);
            let job = files.places(words);
            model.mode = Mode::Choosing(Box::new(files));
            return vec![Effect::Run(job)];
        }
        Action::Number => typed(model, digit),
        Action::Erase => drop(model.number.pop()),
        Action::Caption if !model.number.is_empty() => return assign(model, look),
        Action::Caption => {
            if let Some((_, picture)) = model.in_hand() {
                let form = Form::new(say!(words, "evidence-caption-title"));
                let form = form.text(say!(words, "evidence-caption"), say!(words, "evidence-caption-hint"), picture.caption());
                model.mode = Mode::Caption(Box::new(form));
            }
        }
        Action::Remove if model.in_hand().is_some() => model.mode = Mode::Removing,
        Action::Remove => {}
        Action::Help | Action::Palette | Action::Theme | Action::Language | Action::Quit => return vec![Effect::Global(action)],
        moving => {
            model.cursor = moved(model.cursor, model.slice.pictures.len(), moving, 10);
            return look_at(model, look);
        }
    }
    Vec::new()
}

/// A running number being typed for the picture in hand.
fn typed(model: &mut Model, digit: Option<char>) {
    let Some(digit) = digit.filter(|_| model.in_hand().is_some()) else { return };
    let items = model.slice.standard.items().count();
    let longer = format!("{}{digit}", model.number);
    model.number = if longer.parse::<usize>().is_ok_and(|number| number <= items) { longer } else { digit.to_string() };
}

/// The picture in hand goes to the item whose number was typed; 0: to the community as a whole.
fn assign(model: &mut Model, look: &Look) -> Vec<Effect> {
    let number: usize = std::mem::take(&mut model.number).parse().unwrap_or(0);
    let item = number.checked_sub(1).and_then(|index| model.slice.standard.items().nth(index)).map(|item| item.id.clone());
    change(model, |picture| picture.item = item, look)
}

fn change(model: &mut Model, with: impl FnOnce(&mut Picture), look: &Look) -> Vec<Effect> {
    let Some((file, mut picture)) = model.in_hand().cloned() else { return Vec::new() };
    with(&mut picture);
    let said = say!(look.words, "evidence-changed");
    let told = model.told(model.slice.community.id, file, Some(picture));
    send(model, told, said, None)
}

fn remove(model: &mut Model, look: &Look) -> Vec<Effect> {
    let Some((file, _)) = model.in_hand().cloned() else { return Vec::new() };
    let community = model.slice.community.path();
    let said = say!(look.words, "evidence-removed", community = community, file = format!("evidence/{file}"));
    let told = model.told(model.slice.community.id, file, None);
    send(model, told, said, None)
}

fn send(model: &mut Model, told: Told, said: String, next: Option<Next>) -> Vec<Effect> {
    let ticket = ticket();
    model.pending = Some(Pending { ticket, said, next });
    vec![Effect::Commit { ticket, by: model.slice.by, command: Command::SetEvidence(vec![told]) }]
}

fn take(model: &mut Model, mut taking: Box<Taking>, action: Option<Action>, digit: Option<char>, look: &Look) -> Vec<Effect> {
    let (items, stops) = (model.slice.standard.items().count(), model.slice.stops.len());
    match action {
        Some(Action::Back) => return look_at(model, look),
        Some(Action::Choose) if taking.held.is_ok() => {
            if let (Ok((prepared, _)), Some(folder)) = (&taking.held, &model.slice.folder) {
                let job = jobs::store(&look.words, folder, prepared.clone());
                model.mode = Mode::Taking(taking);
                return vec![Effect::Run(job)];
            }
            return Vec::new();
        }
        // Left out, or what is wrong with it was read: the next one.
        Some(Action::Skip | Action::Choose) => return on(model, taking.files, taking.at + 1, look),
        Some(Action::Number) => digit.into_iter().for_each(|digit| taking.digit(digit, items)),
        Some(Action::Erase) => {
            taking.typed.clear();
            (taking.item, taking.proposed) = (None, false);
        }
        Some(Action::NextValue) => taking.step(stops, true),
        Some(Action::PreviousValue) => taking.step(stops, false),
        Some(action @ (Action::Help | Action::Theme | Action::Quit)) => {
            model.mode = Mode::Taking(taking);
            return vec![Effect::Global(action)];
        }
        _ => {}
    }
    model.mode = Mode::Taking(taking);
    Vec::new()
}

/// The next file; behind the last one the list.
fn on(model: &mut Model, files: Vec<std::path::PathBuf>, at: usize, look: &Look) -> Vec<Effect> {
    if at < files.len() { vec![Effect::Run(jobs::next(&look.words, files, at))] } else { look_at(model, look) }
}

fn pictured(model: &mut Model, pictured: Pictured, look: &Look) -> Vec<Effect> {
    match pictured {
        Pictured::Read(file, image) => model.read = Some((file, image.map(Shown::new))),
        Pictured::Prepared(files, at, result) => {
            let held = result.map(|(prepared, image)| (prepared, Shown::new(image)));
            model.mode = Mode::Taking(Box::new(Taking::new(&model.slice, (files, at), held, model.last)));
        }
        Pictured::Kept(Ok(())) => {
            if let Mode::Taking(taking) = std::mem::take(&mut model.mode) {
                return told(model, *taking, look);
            }
        }
        Pictured::Kept(Err(why)) => model.status = Status::Refused(say!(look.words, "evidence-not-kept", why = why)),
        Pictured::Stopped => {}
    }
    Vec::new()
}

/// A new picture's file is there: now the journal hears of it.
fn told(model: &mut Model, taking: Taking, look: &Look) -> Vec<Effect> {
    let (Ok((prepared, _)), Some(stop), Some(by)) = (&taking.held, model.slice.stops.get(taking.stop), model.slice.by) else {
        return Vec::new();
    };
    let item = taking.item.and_then(|number| model.slice.standard.items().nth(number - 1)).map(|item| item.id.clone());
    let picture = Picture { item, by, caption: None, taken: prepared.day().to_owned() };
    let about = evidence::about(&look.words, &model.slice.standard, &Picture { taken: String::new(), ..picture.clone() });
    let said = say!(look.words, "evidence-taken", community = stop.name.as_str(), about = about);
    let told = model.told(stop.id, prepared.file_name(), Some(picture));
    model.last = Some((taking.stop, taking.item));
    let next = Next { files: taking.files, at: taking.at + 1 };
    send(model, told, said, Some(next))
}

fn committed(model: &mut Model, answer: Committed, look: &Look) -> Vec<Effect> {
    let Some(pending) = model.pending.take_if(|pending| pending.ticket == answer.ticket) else { return Vec::new() };
    model.writable = answer.writable;
    if let Some(Slice::Evidence(slice)) = answer.slice {
        model.slice = *slice;
    }
    match answer.result {
        Err(not_done) => {
            model.status = Status::Refused(not_done.worded(&look.words));
            return look_at(model, look);
        }
        Ok(warned) => {
            model.status = match warned.first() {
                None => Status::Done(pending.said),
                Some((place, kind)) => {
                    let what = findings::warned(&look.words, *kind);
                    Status::Warned(format!("{}: {what}", refusal::place(&look.words, place)))
                }
            };
        }
    }
    match pending.next {
        Some(Next { files, at }) => on(model, files, at, look),
        None => look_at(model, look),
    }
}
