//! How the lines are drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model, OnRow};
use super::update::applies;
use crate::text::say;
use crate::text::width::{pad_right, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, cells, middle, row};
use crate::tui::dialogs;
use crate::tui::slices::HistoryRow;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::widgets::list::scroll;

/// Columns from which on the year and the seconds are told too.
const WIDE: u16 = 100;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let words = &look.words;
    let mut canvas = Canvas::new(look, frame);
    let foot = Rect { y: area.bottom().saturating_sub(2), height: 2.min(area.height), ..area };
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    head(model, &mut canvas, area);
    match &model.mode {
        Mode::Whole(pager) => {
            let inside = Rect { x: body.x + 1, width: body.width.saturating_sub(1), ..body };
            let lines = model.row().map(|held| whole(held, look, inside.width.saturating_sub(2))).unwrap_or_default();
            pager.draw(&mut canvas, inside, &lines);
        }
        _ if model.len() == 0 => empty(model, &mut canvas, body),
        _ => rows(model, &mut canvas, body),
    }
    foot::status(&mut canvas, row(foot, 0), &model.status);
    foot::hints(&mut canvas, row(foot, 1), model.context(), |action| applies(model, action));
    match &model.mode {
        Mode::Rows | Mode::Whole(_) => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, body, list),
        Mode::Redacting => {
            let texts = model.row().map(|held| held.texts.join(" / ")).unwrap_or_default();
            let text = say!(words, "history-redact-sure", text = texts);
            dialogs::question(&mut canvas, body, &say!(words, "key-redact"), &text);
        }
    }
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let words = &look.words;
    let slice = &model.slice;
    let dot = format!(" {} ", look.symbols.separator);
    let about = if slice.community.is_some() { slice.name.clone() } else { say!(words, "history-all") };
    let more = slice.more || slice.before.is_some();
    let count = if more { say!(words, "history-window", count = slice.rows.len()) } else { String::new() };
    let rest = canvas.right(row(area, 0), &[(count, Role::Dim)]);
    canvas.pieces(rest, &[(say!(words, "context-history"), Role::Title), (format!("{dot}{about}"), Role::Strong)]);
    canvas.rule(row(area, 1));
}

fn empty(model: &Model, canvas: &mut Canvas, body: Rect) {
    let words = &canvas.look.words;
    let (text, role) = match &model.slice.failed {
        Some(why) => (why.clone(), Role::Bad),
        None if model.slice.community.is_some() => (say!(words, "history-none-here"), Role::Text),
        None => (say!(words, "history-none"), Role::Text),
    };
    let room = body.width.saturating_sub(4).min(72);
    let lines = wrap(&text, usize::from(room));
    let place = middle(body, room, cells(lines.len()));
    for (n, line) in lines.iter().enumerate() {
        canvas.put(row(place, cells(n)), line, role);
    }
}

fn rows(model: &Model, canvas: &mut Canvas, body: Rect) {
    let words = &canvas.look.words;
    let height = usize::from(body.height);
    let first = scroll(model.cursor, height);
    let codes = model.slice.rows.iter().map(|held| width(&held.code)).max().unwrap_or(0).min(6);
    for n in first..model.len().min(first + height) {
        let line = row(body, cells(n - first));
        canvas.row_zone(line, n, model.cursor);
        let on = n == model.cursor;
        if on {
            canvas.tint(line, Role::Selected);
        }
        let role = |role| if on { Role::Selected } else { role };
        let mark = (format!("{} ", if on { canvas.look.symbols.cursor } else { " " }), role(Role::Accent));
        let pieces: Vec<Piece> = match model.at(n) {
            Some(OnRow::Later) => vec![mark, (say!(words, "history-later"), role(Role::Key))],
            Some(OnRow::Earlier) => vec![mark, (say!(words, "history-earlier"), role(Role::Key))],
            Some(OnRow::Row(held)) => vec![
                mark,
                (format!("{}  ", when(held, body.width)), role(Role::Dim)),
                (format!("{}  ", pad_right(&held.code, codes)), role(Role::Accent)),
                (held.what.replace('→', canvas.look.symbols.right), role(Role::Text)),
            ],
            None => Vec::new(),
        };
        canvas.pieces(line, &pieces);
    }
}

/// The time, without year and seconds where there is little room.
fn when(held: &HistoryRow, room: u16) -> &str {
    let (short, all) = (held.when.get(5..16), held.when.as_str());
    if room >= WIDE { all } else { short.unwrap_or(all) }
}

/// Everything there is to say of one line.
fn whole(held: &HistoryRow, look: &Look, room: u16) -> Vec<Vec<Piece>> {
    let words = &look.words;
    let nobody = say!(words, "history-nobody");
    let mut pairs = vec![
        (say!(words, "history-what"), held.what.replace('→', look.symbols.right)),
        (say!(words, "history-when"), held.when.clone()),
        (say!(words, "history-who"), if held.who.is_empty() { nobody } else { held.who.clone() }),
    ];
    pairs.extend(held.community.iter().map(|held| (say!(words, "history-community"), held.path())));
    pairs.extend(held.texts.iter().map(|text| (say!(words, "history-text"), text.clone())));
    pairs.extend([
        (say!(words, "history-wall"), held.wall.clone()),
        (say!(words, "history-device"), held.id().device.to_string()),
        (say!(words, "history-seq"), held.id().seq.to_string()),
    ]);
    let labels = pairs.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (label, text) in pairs {
        let wrapped = wrap(&text, usize::from(room).saturating_sub(labels + 2).max(10));
        for (n, part) in wrapped.into_iter().enumerate() {
            let label = pad_right(if n == 0 { &label } else { "" }, labels + 2);
            lines.push(vec![(label, Role::Dim), (part, Role::Text)]);
        }
    }
    lines
}
