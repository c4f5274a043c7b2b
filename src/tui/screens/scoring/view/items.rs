//! The list of items with their marks.

use ratatui::layout::Rect;

use super::super::lists;
use super::super::mode::Mode;
use super::super::model::Model;
use super::super::said;
use crate::domain::applicability::Applies;
use crate::domain::value::Value;
use crate::text::width::{pad_left, width};
use crate::tui::canvas::{Canvas, Piece, cells, row};
use crate::tui::theme::Role;

enum Line {
    Heading(String, usize, usize),
    Item(usize),
}

/// Draws the list, the item in hand in sight together with its heading where there is room.
pub fn draw(model: &Model, canvas: &mut Canvas, area: Rect) {
    let lines = lines(model, canvas);
    let at = lines.iter().position(|line| matches!(line, Line::Item(index) if *index == model.cursor)).unwrap_or(0);
    let height = usize::from(area.height);
    // Two lines beyond the cursor show where the work goes on.
    let first = (at + 3).saturating_sub(height).min(lines.len().saturating_sub(height));
    let position = |item: usize| model.visible.iter().position(|index| *index == item);
    for (n, line) in lines.iter().skip(first).take(height).enumerate() {
        let place = row(area, cells(n));
        match line {
            Line::Heading(name, rated, all) => {
                let figures = format!("{rated}/{all}");
                let rest = canvas.right(place, &[(figures, Role::Dim)]);
                canvas.pieces(rest, &[(format!("{} {name}", canvas.look.symbols.section), Role::Title)]);
            }
            Line::Item(index) => {
                // While something is entered the arrows mean something else.
                if matches!(model.mode, Mode::Card)
                    && let (Some(n), Some(cursor)) = (position(*index), position(model.cursor))
                {
                    canvas.row_zone(place, n, cursor);
                }
                item(model, canvas, place, *index);
            }
        }
    }
}

/// The visible items under the headings of their order.
fn lines(model: &Model, canvas: &Canvas) -> Vec<Line> {
    let words = &canvas.look.words;
    let mut lines: Vec<Line> = Vec::new();
    let mut heading = None;
    let mut open_heading = 0;
    for index in model.visible.iter().copied() {
        let name = lists::heading(model, words, index);
        if heading.as_ref() != Some(&name) {
            open_heading = lines.len();
            lines.push(Line::Heading(name.clone(), 0, 0));
            heading = Some(name);
        }
        if let Some(Line::Heading(_, rated, all)) = lines.get_mut(open_heading)
            && model.applies.get(index) != Some(&Applies::No)
            && (model.asks(index) || model.value(index).is_some())
        {
            *all += 1;
            *rated += usize::from(!model.unrated(index) && model.applies.get(index) == Some(&Applies::Yes));
        }
        lines.push(Line::Item(index));
    }
    lines
}

fn item(model: &Model, canvas: &mut Canvas, line: Rect, index: usize) {
    let Some(item) = model.item(index) else { return };
    let (symbols, language) = (canvas.look.symbols, canvas.look.words.language);
    let on = index == model.cursor;
    if on {
        canvas.tint(line, Role::Selected);
    }
    let role = |role| if on { Role::Selected } else { role };
    let applies = model.applies.get(index) != Some(&Applies::No);
    let (mark, colour) = match model.value(index) {
        _ if !applies => (symbols.not_applicable.to_owned(), Role::Dim),
        None if model.by_fact.contains(&item.id) => (item.max.to_string(), Role::Good),
        None => (symbols.pending.to_owned(), Role::Dim),
        Some(value) => {
            let brief = said::brief(item, value, symbols.not_applicable, symbols.check, symbols.veto);
            let colour = if *value == Value::Violated(true) {
                Role::Bad
            } else if model.lost(index) {
                Role::Warn
            } else {
                Role::Good
            };
            (brief, colour)
        }
    };
    let flag = if model.missing(index) {
        (symbols.warning.to_owned(), Role::Warn)
    } else if model.held(index).note.is_some() {
        (symbols.note.to_owned(), Role::Dim)
    } else {
        (" ".to_owned(), Role::Dim)
    };
    let max = if item.max.is_zero() { String::new() } else { format!("/{}", item.max) };
    let figures = format!("{}{}", pad_left(&mark, 3), max);
    let figures = format!("{figures}{}", " ".repeat(7_usize.saturating_sub(width(&figures))));
    let right: Vec<Piece> = vec![(figures, role(colour)), (flag.0, role(flag.1))];
    let rest = canvas.right(line, &right);
    let cursor = if on { symbols.cursor } else { " " };
    let number = pad_left(&(index + 1).to_string(), 2);
    let name = item.name.get(language).to_owned();
    // What is asked of somebody else can be rated, and stands back.
    let text = if applies && model.asks(index) { Role::Text } else { Role::Dim };
    canvas.pieces(rest, &[(format!("{cursor}{number} "), role(Role::Dim)), (name, role(text))]);
}
