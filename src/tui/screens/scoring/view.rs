//! How the card is drawn: head, the list of items, the item in hand, the foot, and boxes over them.

mod foot;
mod items;
mod panel;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::lists;
use super::mode::{Filter, Mode};
use super::model::Model;
use super::notes::NoteField;
use super::said;
use super::second;
use crate::domain::outcome::Outcome;
use crate::text::say;
use crate::text::width::{truncate, width};
use crate::tui::canvas::{Canvas, Look, Piece, cells, row};
use crate::tui::dialogs;
use crate::tui::theme::Role;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    head(model, &mut canvas, area);
    let foot = 3 + cells(foot::finished(model, look, usize::from(area.width)).len());
    let body = Rect { y: area.y + 4, height: area.height.saturating_sub(4 + foot), ..area };
    let left = (area.width * 2 / 5).clamp(22, 46).min(area.width);
    let list = Rect { width: left, ..body };
    let panel = Rect { x: body.x + left + 1, width: body.width.saturating_sub(left + 1), ..body };
    items::draw(model, &mut canvas, list);
    panel::draw(model, &mut canvas, panel);
    foot::draw(model, &mut canvas, Rect { y: area.bottom().saturating_sub(foot), height: foot.min(area.height), ..area });
    match &model.mode {
        Mode::Card | Mode::Entry(..) | Mode::Ticks => {}
        Mode::Note(field) => note(model, &mut canvas, body, field),
        Mode::List(list, _) => dialogs::list(&mut canvas, body, list),
        Mode::Filling(filling) => filling.draw(&mut canvas, body),
        Mode::Compare(at) => second::draw(model, &mut canvas, body, *at),
        Mode::Confirm => {
            let name = model.item(model.cursor).map_or("", |item| item.name.get(look.words.language));
            let text = say!(look.words, "tui-veto-sure", name = name);
            dialogs::question(&mut canvas, body, &said::item(&look.words, model.cursor), &text);
        }
    }
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let words = &canvas.look.words;
    let dot = format!(" {} ", canvas.look.symbols.separator);
    let sheet = &model.sheet;
    let who = format!("{} {}", sheet.inspector.code, sheet.inspector.name).trim_end().to_owned();
    let mut right: Vec<Piece> = match &sheet.desk {
        Some(desk) => {
            let entering = if model.second.is_some() { say!(words, "second-entering") } else { say!(words, "paper-entering") };
            let by = say!(words, "paper-by", by = desk.recorder.code.as_str());
            vec![(format!("{entering} "), Role::Warn), (who, Role::Accent), (format!(" {by}"), Role::Dim)]
        }
        None => vec![(format!("{} ", say!(words, "tui-inspector")), Role::Dim), (who, Role::Accent)],
    };
    if sheet.view.is_signed() {
        right.push((format!("  {} {}", canvas.look.symbols.check, say!(words, "tui-signed-short")), Role::Warn));
    }
    let rest = canvas.right(row(area, 0), &right);
    let title = [
        (sheet.community.name.clone(), Role::Title),
        (format!("  {}", sheet.community.subdistrict), Role::Dim),
        (format!("{dot}{}", sheet.meeting.name), Role::Dim),
    ];
    canvas.pieces(rest, &title);

    let (rated, all) = model.progress();
    let bar = if area.width >= 100 { 20 } else { 10 };
    let mut right: Vec<Piece> = vec![(say!(words, "tui-rated"), Role::Dim)];
    right.push((format!(" {rated}/{all}"), Role::Strong));
    if area.width >= 76 {
        right.push((format!(" {}", canvas.look.symbols.bar(rated, all, bar)), Role::Dim));
    }
    if let Some(((begun, minutes), now)) = sheet.time.zip(model.now).filter(|_| area.width >= 76) {
        let used = now.saturating_sub(begun) / 60_000;
        let role = if used > u64::from(minutes) { Role::Warn } else { Role::Dim };
        right.push((format!("  {}", say!(words, "agenda-minutes-used", used = used, minutes = minutes)), role));
    }
    let rest = canvas.right(row(area, 1), &right);
    let mut left = result(canvas.look, &model.own, model.standard().top_star(), &say!(words, "tui-total"));
    if let Some(outcome) = &model.all {
        let count = sheet.others.iter().filter(|(_, marks)| !marks.is_empty()).count()
            + usize::from(model.held.iter().any(|held| held.mark.is_some()));
        left.push((dot.clone(), Role::Dim));
        left.extend(result(canvas.look, outcome, model.standard().top_star(), &say!(words, "tui-all-cards", count = count)));
    }
    if sheet.announced {
        left.push((dot.clone(), Role::Dim));
        left.push((say!(words, "tui-announced"), Role::Warn));
    }
    if sheet.hidden {
        left.push((dot, Role::Dim));
        left.push((say!(words, "tui-hidden"), Role::Dim));
    }
    canvas.pieces(rest, &left);
    sections(model, canvas, row(area, 2));
    canvas.rule(row(area, 3));
    if let Some(filter) = model.filter {
        let open = model.visible.iter().filter(|index| model.unrated(**index)).count();
        let (method, shown, all) = (lists::filter(model, words, Some(filter)), model.visible.len(), model.held.len());
        let mut text = say!(words, "tui-only", method = method, shown = shown, all = all, open = open);
        // What is asked is also what the progress above counts.
        if filter != Filter::Duties {
            text.push_str(&say!(words, "tui-only-above"));
        }
        let line = row(area, 3);
        canvas.put(Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line }, &format!(" {text} "), Role::Warn);
    }
}

/// A total with its stars, or the range still possible.
fn result(look: &Look, outcome: &Outcome, top: u8, name: &str) -> Vec<Piece> {
    let symbols = look.symbols;
    let total = outcome.total.as_ref().map_or_else(|| symbols.not_applicable.to_owned(), |total| total.cut(2));
    let mut pieces = vec![(format!("{name} "), Role::Dim), (total, Role::Strong)];
    if let Some(stars) = outcome.stars {
        pieces.push((format!(" {}", symbols.stars(usize::from(stars), usize::from(top))), Role::Star));
    } else {
        let (low, high) = outcome.possible_stars;
        let range = if low == high { low.to_string() } else { format!("{low}~{high}") };
        pieces.push((format!(" {} ", say!(look.words, "tui-possible")), Role::Dim));
        pieces.push((format!("{range}{}", symbols.star_full), Role::Star));
    }
    if !outcome.violated.is_empty() {
        pieces.push((format!(" {} {}", symbols.veto, say!(look.words, "tui-violated")), Role::Bad));
    }
    pieces
}

/// Every section with its progress, in columns of one width; the section in hand stands out.
fn sections(model: &Model, canvas: &mut Canvas, line: Rect) {
    let sections = model.sections();
    let column = usize::from(line.width) / sections.len().max(1);
    for (n, range) in sections {
        let here = range.contains(&model.cursor);
        let (rated, all) = model.section_progress(range);
        let figures = if rated == all { canvas.look.symbols.check.to_owned() } else { format!("{rated}/{all}") };
        let room = column.saturating_sub(width(&figures) + 2);
        let name = model.standard().sections[n].name.get(canvas.look.words.language);
        let name = truncate(name, room, "");
        let mark = if here { canvas.look.symbols.cursor } else { " " };
        let role = if here { Role::Accent } else { Role::Dim };
        let at = Rect { x: line.x + cells(n * column), width: cells(column), ..line };
        canvas.pieces(at, &[(format!("{mark}{name} "), role), (figures, if rated == all { Role::Good } else { role })]);
    }
}

fn note(model: &Model, canvas: &mut Canvas, body: Rect, note: &NoteField) {
    let words = &canvas.look.words;
    let name = model.item(note.item).map_or("", |item| item.name.get(words.language));
    let item = said::item(words, note.item);
    let title = if note.basis {
        say!(words, "tui-basis-title", item = item, name = name)
    } else if model.lost(note.item) {
        say!(words, "tui-note-title-lost", item = item, name = name)
    } else {
        say!(words, "tui-note-title", item = item, name = name)
    };
    let height = 6.min(body.height);
    let place = Rect { y: body.bottom() - height, height, ..body };
    let inside = canvas.boxed(place, &title);
    note.field.draw(canvas, inside);
}
