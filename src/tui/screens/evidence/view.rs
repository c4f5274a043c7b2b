//! How the pictures of a stop are drawn: the list and the picture in hand, side by side where there is room, else one above the
//! other; the same for a file on its way in.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model};
use super::taking::Taking;
use crate::text::width::pad_left;
use crate::text::wrap::wrap;
use crate::text::{evidence, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, row};
use crate::tui::dialogs;
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::widgets::list::scroll;

/// From this width on text and picture stand side by side.
const BESIDE: u16 = 90;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let words = &look.words;
    let mut canvas = Canvas::new(look, frame);
    let rest = canvas.right(row(area, 0), &[(model.slice.meeting.name.clone(), Role::Dim)]);
    let title = (say!(words, "context-evidence"), Role::Title);
    canvas.pieces(
        rest,
        &[title, (format!(" {} ", look.symbols.separator), Role::Dim), (model.slice.community.path(), Role::Strong)],
    );
    canvas.rule(row(area, 1));
    let status = foot::status_lines(look, &model.status, area.width);
    let foot = cells(status.len()) + 1;
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + foot), ..area };
    match &model.mode {
        Mode::Choosing(files) => files.draw(&mut canvas, body),
        Mode::Taking(taking) => incoming(model, taking, &mut canvas, body),
        _ if model.slice.pictures.is_empty() => empty(model, &mut canvas, body),
        _ => pictures(model, &mut canvas, body),
    }
    for (n, line) in (0..).zip(&status) {
        canvas.put(row(Rect { y: body.bottom(), height: foot, ..area }, n), &line.0, line.1);
    }
    let wanted = |action| match (&model.mode, action) {
        (Mode::Taking(taking), Action::Number | Action::Erase | Action::NextValue) => taking.held.is_ok(),
        _ => model.applies(action),
    };
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), wanted);
    match &model.mode {
        Mode::Menu(list) => dialogs::list(&mut canvas, body, list),
        Mode::Caption(form) => form.draw(&mut canvas, body),
        Mode::Removing => {
            dialogs::question(&mut canvas, body, &say!(words, "key-remove"), &say!(words, "evidence-remove-sure"));
        }
        _ => {}
    }
}

/// Text and picture in an area: beside each other, or the text on top in as many lines as it needs.
fn halves(area: Rect, lines: usize) -> (Rect, Rect) {
    if area.width >= BESIDE {
        let left = Rect { width: area.width / 2 - 1, ..area };
        return (left, Rect { x: left.right() + 2, width: area.width - left.width - 2, ..area });
    }
    let height = cells(lines).min(area.height.saturating_sub(area.height / 3));
    (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
}

fn put(canvas: &mut Canvas, area: Rect, lines: &[Piece]) {
    let wrapped = lines
        .iter()
        .flat_map(|(text, role)| wrap(text, usize::from(area.width)).into_iter().map(|line| (line, *role)).collect::<Vec<_>>());
    for (n, (text, role)) in (0..).zip(wrapped) {
        canvas.put(row(area, n), &text, role);
    }
}

fn warning(canvas: &Canvas) -> Piece {
    (format!("{} {}", canvas.look.symbols.warning, say!(canvas.look.words, "evidence-warning")), Role::Warn)
}

/// Which items still ask for a picture.
fn lacking(model: &Model, canvas: &Canvas) -> Option<Piece> {
    let told = evidence::lacking(&canvas.look.words, &model.slice.lacking)?;
    Some((format!("{} {told}", canvas.look.symbols.warning), Role::Warn))
}

fn empty(model: &Model, canvas: &mut Canvas, area: Rect) {
    let words = &canvas.look.words;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let blank = || (String::new(), Role::Text);
    let mut lines = vec![(say!(words, "evidence-empty"), Role::Text), blank(), warning(canvas)];
    lines.extend(lacking(model, canvas).into_iter().flat_map(|told| [blank(), told]));
    put(canvas, area, &lines);
}

fn pictures(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let count = model.slice.pictures.len();
    let told = lacking(model, canvas);
    let (list, picture) = halves(area, count + usize::from(told.is_some()));
    let rows = Rect { height: list.height.saturating_sub(u16::from(told.is_some())), ..list };
    let height = usize::from(rows.height);
    let first = scroll(model.cursor, height);
    for (n, (_, held)) in model.slice.pictures.iter().enumerate().skip(first).take(height) {
        let here = n == model.cursor;
        let line = row(rows, cells(n - first));
        let role = if here { Role::Selected } else { Role::Text };
        if here {
            canvas.tint(line, Role::Selected);
        }
        let about = evidence::about(&look.words, &model.slice.standard, held);
        let typed = if here && !model.number.is_empty() {
            say!(look.words, "evidence-typed", number = model.number.as_str())
        } else {
            about
        };
        let mark = if here { look.symbols.cursor } else { " " };
        canvas.put(line, &format!("{mark}{} {typed}", pad_left(&(n + 1).to_string(), 2)), role);
        canvas.row_zone(line, n, model.cursor);
    }
    if let Some((text, role)) = told {
        canvas.put(row(list, list.height.saturating_sub(1)), &text, role);
    }
    match (&model.read, model.in_hand()) {
        (Some((file, Some(shown))), Some((held, _))) if file == held => shown.draw(canvas, picture),
        (Some((file, None)), Some((held, _))) if file == held => {
            put(canvas, picture, &[(say!(look.words, "evidence-missing"), Role::Bad)]);
        }
        _ => {}
    }
}

fn incoming(model: &Model, taking: &Taking, canvas: &mut Canvas, area: Rect) {
    let (look, words) = (canvas.look, &canvas.look.words);
    let name = taking.file().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let place = say!(words, "evidence-file", at = taking.at + 1, all = taking.files.len(), name = name);
    let mut lines: Vec<Piece> = vec![(place, Role::Title)];
    let (prepared, shown) = match &taking.held {
        Err(why) => {
            lines.push((format!("{} {why}", look.symbols.cross), Role::Bad));
            put(canvas, area, &lines);
            return;
        }
        Ok((prepared, shown)) => (prepared, shown),
    };
    let community = model.slice.stops.get(taking.stop).map_or("", |stop| stop.name.as_str());
    let item = taking.item.and_then(|number| Some((number, model.slice.standard.items().nth(number - 1)?)));
    let item = match item {
        Some((number, item)) => say!(words, "evidence-of-item", number = number, name = item.name.get(words.language)),
        None => say!(words, "evidence-of-all"),
    };
    lines.push((say!(words, "evidence-goes-to", community = community, item = item), Role::Strong));
    lines.push(match (&prepared.taken, taking.proposed) {
        (Some(taken), true) => (say!(words, "evidence-by-time", taken = taken.as_str()), Role::Dim),
        (Some(taken), false) => (say!(words, "evidence-taken-at", taken = taken.as_str()), Role::Dim),
        (None, _) => (say!(words, "evidence-no-time"), Role::Dim),
    });
    if model.slice.first {
        lines.push(warning(canvas));
    }
    let count = lines.iter().map(|(text, _)| wrap(text, usize::from(area.width)).len()).sum();
    let (text, picture) = halves(area, count);
    put(canvas, text, &lines);
    shown.draw(canvas, picture);
}
