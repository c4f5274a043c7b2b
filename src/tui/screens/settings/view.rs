//! How the settings are drawn: a line each with its explanation below, or, where there is little room, below all of them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model, Reading, Row};
use crate::settings::{EXAMPLE, Key, shown};
use crate::text::width::{pad_right, truncate, width};
use crate::text::wrap::wrap;
use crate::text::{Words, language, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, row};
use crate::tui::dialogs;
use crate::tui::input::Code;
use crate::tui::keys::{Action, Context, long};
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::zones::Zone;

/// Cells before an explanation: below the name of its setting.
const INDENT: usize = 4;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let foot = Rect { y: area.bottom().saturating_sub(2), height: 2.min(area.height), ..area };
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    let file = model.sources.file.as_deref().map_or_else(|| say!(look.words, "settings-no-home"), shown);
    let rest = canvas.right(row(area, 0), &[(file, Role::Dim)]);
    canvas.put(rest, &say!(look.words, "context-settings"), Role::Title);
    canvas.rule(row(area, 1));
    if let Mode::Reading(reading, pager) = &model.mode {
        let inside = Rect { x: body.x + 1, width: body.width.saturating_sub(1), ..body };
        pager.draw(&mut canvas, inside, &read(model, *reading, look, usize::from(inside.width.saturating_sub(2))));
    } else {
        rows(model, &mut canvas, body);
    }
    foot::status(&mut canvas, row(foot, 0), &model.status);
    let changes = matches!(model.row(), Some(Row::Setting(_)));
    let reading = matches!(model.mode, Mode::Reading(..));
    let wanted = |action| match action {
        Action::NextValue => changes && model.applies(action),
        Action::Menu => !reading,
        _ => true,
    };
    foot::hints(&mut canvas, row(foot, 1), model.context(), wanted);
    match &model.mode {
        Mode::Rows | Mode::Reading(..) => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, body, list),
        Mode::Typing(_, form) => form.draw(&mut canvas, body),
    }
}

fn read(model: &Model, reading: Reading, look: &Look, room: usize) -> Vec<Vec<Piece>> {
    let line = |text: &str, role| wrap(text, room).into_iter().map(|part| vec![(part, role)]).collect::<Vec<_>>();
    match reading {
        Reading::Example => {
            let role = |text: &str| if text.starts_with("# ") && text.contains(" = ") { Role::Text } else { Role::Dim };
            EXAMPLE.lines().flat_map(|text| if text.is_empty() { vec![Vec::new()] } else { line(text, role(text)) }).collect()
        }
        Reading::Problems => {
            let bullet = look.symbols.warning;
            model.slice.problems.iter().flat_map(|text| line(&format!("{bullet} {text}"), Role::Warn)).collect()
        }
    }
}

fn rows(model: &Model, canvas: &mut Canvas, body: Rect) {
    let look = canvas.look;
    let rows = model.rows();
    let room = usize::from(body.width).saturating_sub(INDENT);
    let about = |row: Row| match row {
        Row::Setting(key) => wrap(&about(model, key, look), room),
        Row::Do(_) => Vec::new(),
    };
    let notes = notes(model, look, usize::from(body.width));
    let all: usize = rows.iter().map(|row| 1 + about(*row).len()).sum();
    // Each explanation stands below its setting only where all of them, and what is to be said of the one in hand, have room.
    let airy = all + notes.len() < usize::from(body.height);
    let columns = columns(model, &rows, look);
    let mut y = 0;
    for (n, held) in rows.iter().enumerate() {
        let line = row(body, y);
        canvas.row_zone(line, n, model.cursor);
        one(model, canvas, line, n, *held, columns);
        y += 1;
        if airy {
            for text in about(*held) {
                let below = row(body, y);
                canvas.row_zone(below, n, model.cursor);
                canvas.put(indented(below), &text, Role::Dim);
                y += 1;
            }
        }
    }
    let mut below: Vec<Vec<Piece>> = Vec::new();
    if !airy && let Some(held) = model.row() {
        below.extend(about(held).into_iter().map(|text| vec![(text, Role::Dim)]));
    }
    below.extend(notes);
    for (line, pieces) in (y + 1..body.height).zip(&below) {
        canvas.pieces(row(body, line), pieces);
    }
}

fn indented(line: Rect) -> Rect {
    let indent = cells(INDENT).min(line.width);
    Rect { x: line.x + indent, width: line.width - indent, ..line }
}

/// Cells of a value at most: what is longer is read where it is typed.
const VALUE: usize = 26;

/// Cells of the names and of the values.
fn columns(model: &Model, rows: &[Row], look: &Look) -> (usize, usize) {
    let keys = || rows.iter().filter_map(|row| if let Row::Setting(key) = row { Some(*key) } else { None });
    let names = keys().map(|key| width(&name(&look.words, key))).max().unwrap_or(0);
    (names, keys().map(|key| width(&value(model, key, look))).max().unwrap_or(0).min(VALUE))
}

fn one(model: &Model, canvas: &mut Canvas, line: Rect, n: usize, held: Row, (names, values): (usize, usize)) {
    let look = canvas.look;
    let on = n == model.cursor;
    if on {
        canvas.tint(line, Role::Selected);
    }
    let role = |role| if on { Role::Selected } else { role };
    let symbols = look.symbols;
    let mark = (format!("{}{} ", if on { symbols.cursor } else { " " }, n + 1), role(Role::Key));
    match held {
        Row::Setting(key) => {
            let (left, right) = if on && Model::turns(key) { (symbols.left, symbols.right) } else { (" ", " ") };
            let lead = [mark, (format!(" {}  ", pad_right(&name(&look.words, key), names)), role(Role::Text))];
            let used = canvas.pieces(line, &lead);
            let rest = Rect { x: line.x + used, width: line.width.saturating_sub(used), ..line };
            let text = truncate(&value(model, key, look), values, look.symbols.ellipsis);
            let gap = " ".repeat(values.saturating_sub(width(&text)));
            canvas.pieces(
                rest,
                &[
                    (format!("{left} "), role(Role::Key)),
                    (text, role(Role::Strong)),
                    (format!(" {right}{gap}  "), role(Role::Key)),
                    (model.source(key, look), role(Role::Dim)),
                ],
            );
            if on {
                canvas.zone(Rect { width: 1.min(rest.width), ..rest }, Zone::Front(vec![(Code::Left, 1)]));
            }
        }
        Row::Do(action) => {
            let count = model.slice.problems.len();
            let text = if action == Action::Problems {
                say!(look.words, "settings-problems", count = count)
            } else {
                long(&look.words, action)
            };
            let kind = if action == Action::Problems { Role::Warn } else { Role::Text };
            canvas.pieces(line, &[mark, (format!(" {text}"), role(kind))]);
        }
    }
}

/// What a person should know now: why a change holds later, and what is wrong with the file.
fn notes(model: &Model, look: &Look, room: usize) -> Vec<Vec<Piece>> {
    let words = &look.words;
    let mut notes = Vec::new();
    if let Some(Row::Setting(key)) = model.row() {
        notes.extend(model.later(key, words).map(|later| say!(words, "settings-holds-later", later = later)));
        if key == Key::Theme && model.sources.no_color {
            notes.push(say!(words, "settings-no-color"));
        }
    }
    notes.extend(model.slice.problems.iter().cloned());
    let line = |text: &String| wrap(&format!("{} {text}", look.symbols.warning), room);
    notes.iter().flat_map(line).map(|text| vec![(text, Role::Warn)]).collect()
}

fn name(words: &Words, key: Key) -> String {
    words.lookup(&format!("settings-name-{}", key.name())).unwrap_or_default()
}

fn about(model: &Model, key: Key, look: &Look) -> String {
    let words = &look.words;
    let switch = |action| look.keymap.shown(Context::Settings, action, look);
    match key {
        Key::Language => say!(words, "settings-about-language", key = switch(Action::Language)),
        Key::Theme => {
            let names = model.slice.themes.names().collect::<Vec<_>>().join(" ");
            say!(words, "settings-about-theme", names = names, key = switch(Action::Theme))
        }
        key => words.lookup(&format!("settings-about-{}", key.name())).unwrap_or_default(),
    }
}

/// The value now, and behind it the file's where that one waits.
fn value(model: &Model, key: Key, look: &Look) -> String {
    let words = &look.words;
    let now = worded(words, key, &model.now(key, look));
    let waits = model.said(key).filter(|said| model.later(key, words).is_some() && *said != model.now(key, look));
    match waits {
        Some(said) => say!(words, "settings-waiting", now = now, next = worded(words, key, &said)),
        None => now,
    }
}

/// A value as a person reads it.
fn worded(words: &Words, key: Key, value: &str) -> String {
    match key {
        Key::Language => language::parse(value).map_or_else(String::new, |language| language::own_name(language).to_owned()),
        Key::WordFonts if value.is_empty() => say!(words, "settings-word-fonts-usual"),
        Key::Theme | Key::WordFonts => value.to_owned(),
        Key::Pace => say!(words, "settings-pace-value", pace = value),
        key => words.lookup(&format!("settings-{}-{value}", key.name())).unwrap_or_else(|| value.to_owned()),
    }
}
