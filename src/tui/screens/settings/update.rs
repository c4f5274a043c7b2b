//! What inputs do, and what becomes of it.

use std::io::Write as _;
use std::path::Path;

use super::model::{Mode, Model, Reading, Row, Writing};
use crate::domain::wording::Language;
use crate::settings::{EXAMPLE, FontNames, Key, LogLevel, NewValue, PACE, Settings, SymbolSet, shown, wording};
use crate::text::normalise::plain_number;
use crate::text::{Words, causes, language, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::{Code, Input};
use crate::tui::jobs::{Done, Job};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Effect, Live, Place};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::list::{Picked, moved};
use crate::tui::widgets::pager::Pager;
use crate::workspace::write_new;

/// What an arrow adds to the pace or takes from it.
const STEP: u32 = 10;

/// Takes an input.
pub fn update(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    let digit = code.and_then(|code| if let Code::Char(c) = code.plain() { Some(c) } else { None });
    match std::mem::take(&mut model.mode) {
        Mode::Rows => match (action, digit.and_then(|digit| digit.to_digit(10))) {
            (Some(Action::Number), Some(number)) => {
                let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
                model.cursor = at.filter(|at| *at < model.rows().len()).unwrap_or(model.cursor);
            }
            (Some(action), _) => return act(model, action, look),
            (None, _) => {}
        },
        Mode::Menu(mut list) => match list.take(action, code) {
            Picked::Chosen(action) => return act(model, action, look),
            Picked::Left => {}
            Picked::Open => model.mode = Mode::Menu(list),
        },
        Mode::Typing(key, mut form) => match form.take(input, action) {
            Step::Open => model.mode = Mode::Typing(key, form),
            Step::Left => {}
            Step::Done => {
                if let Some(value) = typed(key, form.value(0)) {
                    return set(model, key, &value, look);
                }
                form.refuse(0, range(&look.words, key));
                model.mode = Mode::Typing(key, form);
            }
        },
        Mode::Reading(reading, pager) => match action {
            Some(Action::Back) => {}
            action => {
                pager.go(action.unwrap_or(Action::Number));
                model.mode = Mode::Reading(reading, pager);
            }
        },
    }
    Vec::new()
}

/// Does what a key, the menu or the palette asks for.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    model.status = Status::Quiet;
    match (action, model.row()) {
        (Action::Edit, Some(Row::Setting(key @ (Key::Pace | Key::WordFonts)))) => {
            let named = |part: &str| look.words.lookup(&format!("settings-{part}")).unwrap_or_default();
            let (title, label) = (named(&format!("name-{}", key.name())), named(&format!("{}-label", key.name())));
            let form = Form::new(title).text(label, range(&look.words, key), &model.turned(key, look));
            model.mode = Mode::Typing(key, form);
        }
        (Action::Edit | Action::NextValue, Some(Row::Setting(key))) => return turn(model, key, true, look),
        (Action::PreviousValue, Some(Row::Setting(key))) => return turn(model, key, false, look),
        (Action::Edit | Action::NextValue, Some(Row::Do(action))) => return act(model, action, look),
        (Action::Example, _) => model.mode = Mode::Reading(Reading::Example, Pager::default()),
        (Action::Problems, _) => model.mode = Mode::Reading(Reading::Problems, Pager::default()),
        (Action::Begin, _) => return begin(model, look),
        (Action::Menu, _) => {
            let menu = dialogs::menu(look, Context::Settings, |action| model.applies(action), |action| action);
            model.mode = Mode::Menu(menu);
        }
        (Action::Back, _) => return vec![Effect::Back],
        (Action::Help | Action::Palette | Action::Theme | Action::Language | Action::Quit, _) => {
            return vec![Effect::Global(action)];
        }
        (moving, _) => model.cursor = moved(model.cursor, model.rows().len(), moving, 10),
    }
    Vec::new()
}

/// What may be typed for a setting.
fn range(words: &Words, key: Key) -> String {
    if key == Key::WordFonts {
        return say!(words, "settings-word-fonts-range");
    }
    say!(words, "settings-pace-range", low = PACE.0, high = PACE.1)
}

/// What was typed for a setting, as the file writes it; `None` where it cannot be.
fn typed(key: Key, text: &str) -> Option<String> {
    if key == Key::WordFonts {
        return FontNames::parse(text).map(|names| names.to_string());
    }
    let pace = plain_number(text).parse::<u32>().ok();
    pace.filter(|pace| (PACE.0..=PACE.1).contains(pace)).map(|pace| pace.to_string())
}

/// The values a setting is turned through.
fn values(model: &Model, key: Key) -> Vec<String> {
    let owned = |name: &str| name.to_owned();
    match key {
        Key::Language => Language::ALL.iter().map(|language| owned(language.tag())).collect(),
        Key::Theme => model.slice.themes.names().map(owned).collect(),
        Key::Symbols => SymbolSet::NAMES.iter().map(|(name, _)| owned(name)).collect(),
        Key::Mouse => vec![false.to_string(), true.to_string()],
        Key::Log => LogLevel::NAMES.iter().map(|(name, _)| owned(name)).collect(),
        Key::Pace | Key::WordFonts => Vec::new(),
    }
}

fn turn(model: &mut Model, key: Key, forward: bool, look: &Look) -> Vec<Effect> {
    let now = model.turned(key, look);
    if key == Key::Pace {
        let pace = now.parse().unwrap_or(PACE.0);
        let pace = if forward { (pace + STEP).min(PACE.1) } else { pace.saturating_sub(STEP).max(PACE.0) };
        return set(model, key, &pace.to_string(), look);
    }
    let values = values(model, key);
    let at = values.iter().position(|value| *value == now).unwrap_or(0);
    let next = if forward { at + 1 } else { at + values.len().saturating_sub(1) } % values.len().max(1);
    values.get(next).map_or_else(Vec::new, |value| set(model, key, value, look))
}

/// Lets a value hold, where nothing goes before the file, and writes it there.
fn set(model: &mut Model, key: Key, value: &str, look: &Look) -> Vec<Effect> {
    let live = if model.above(key).is_some() { None } else { live(model, key, value, look) };
    let mut effects: Vec<Effect> = live.map(Effect::Set).into_iter().collect();
    let Some(path) = model.sources.file.clone() else {
        model.status = Status::Warned(say!(look.words, "settings-nowhere"));
        return effects;
    };
    let new = match key {
        Key::Mouse => NewValue::YesNo(value == "true"),
        Key::Pace => NewValue::Whole(value.parse().unwrap_or(PACE.0)),
        Key::Language | Key::Theme | Key::Symbols | Key::WordFonts | Key::Log => NewValue::Text(value.to_owned()),
    };
    let spoken = if let [Effect::Set(Live::Language(language))] = effects[..] { language } else { look.words.language };
    model.writing = Some(Writing::Setting(key));
    effects.push(Effect::Run(Job::new(say!(look.words, "settings-writing"), move |_| {
        let written = Settings::write_key(&path, key, new);
        let why = |error| wording::write_error(&Words::new(spoken), &path, &error);
        Done::Wrote(written.map_err(why).map(|()| path.clone()))
    })));
    effects
}

/// What lets a value hold at once; nothing where only the next start can.
fn live(model: &Model, key: Key, value: &str, look: &Look) -> Option<Live> {
    match key {
        Key::Language => language::parse(value).map(Live::Language),
        Key::Theme => model.slice.themes.beside(&look.theme, value).map(|theme| Live::Theme(Box::new(theme))),
        Key::Symbols => SymbolSet::named(value).map(Live::Symbols),
        Key::Mouse => Some(Live::Mouse(value == "true")),
        Key::Pace => value.parse().ok().map(Live::Pace),
        Key::WordFonts => FontNames::parse(value).map(Live::WordFonts),
        Key::Log => None,
    }
}

/// Writes the example as the file to begin with.
fn begin(model: &mut Model, look: &Look) -> Vec<Effect> {
    let Some(path) = model.sources.file.clone().filter(|_| !model.slice.exists) else { return Vec::new() };
    let language = look.words.language;
    model.writing = Some(Writing::Example);
    vec![Effect::Run(Job::new(say!(look.words, "settings-writing"), move |_| {
        let written = folder_of(&path).and_then(|()| write_new(&path, |file| file.write_all(EXAMPLE.as_bytes())));
        Done::Wrote(written.map_err(|error| {
            let words = Words::new(language);
            say!(words, "file-refused", path = shown(&path), why = causes::io(&words, &error))
        }))
    }))]
}

fn folder_of(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)
}

/// Says how writing ended; the file is looked at anew.
pub fn done(model: &mut Model, done: Done, look: &Look) -> Vec<Effect> {
    let (Done::Wrote(result), Some(writing)) = (done, model.writing.take()) else { return Vec::new() };
    model.status = match (writing, result) {
        (Writing::Setting(key), Ok(path)) => written(model, key, &path, look),
        (Writing::Example, Ok(path)) => Status::Done(say!(look.words, "settings-begun", file = shown(&path))),
        (Writing::Setting(key), Err(why)) if model.above(key).is_none() && key != Key::Log => {
            Status::Refused(say!(look.words, "settings-only-now", why = why))
        }
        (_, Err(why)) => Status::Refused(why),
    };
    vec![Effect::Read(Place::Settings)]
}

fn written(model: &Model, key: Key, path: &Path, look: &Look) -> Status {
    let (words, file) = (&look.words, shown(path));
    match model.later(key, words) {
        Some(later) => Status::Warned(say!(words, "settings-saved-later", file = file, later = later)),
        None => Status::Done(say!(words, "settings-saved", file = file)),
    }
}
