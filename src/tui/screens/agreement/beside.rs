//! The marks of one item side by side: a line for each community, a column for each inspector.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::model::Model;
use crate::domain::agreement::round::{ItemSpread, Place};
use crate::text::say;
use crate::text::width::{fit, pad_left, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, row};
use crate::tui::theme::Role;

/// Draws which item it is and how it is judged; answers the lines used.
pub fn head(model: &Model, canvas: &mut Canvas, area: Rect) -> u16 {
    let words = &canvas.look.words;
    let Some(spread) = model.item() else { return 0 };
    let Some(item) = model.slice.standard.items().nth(spread.number - 1) else { return 0 };
    let name = item.name.get(words.language);
    let title = say!(words, "agreement-marks-title", number = spread.number, name = name);
    let full = say!(words, "agreement-marks-full", max = item.max.to_string());
    let room = usize::from(area.width);
    let mut lines: Vec<(String, Role)> = wrap(&title, room).into_iter().map(|line| (line, Role::Strong)).collect();
    lines.push((full, Role::Dim));
    // The criterion is what they talk about; on a small screen the marks go first.
    let most = usize::from(area.height / 4);
    lines.extend(wrap(item.guidance.get(words.language), room).into_iter().take(most).map(|line| (line, Role::Text)));
    let mut used = 0;
    for (text, role) in &lines {
        canvas.put(row(area, used), text, *role);
        used += 1;
    }
    canvas.rule(row(area, used));
    used + 1
}

/// The communities with their marks, the widest apart first.
pub fn lines(model: &Model, look: &Look, room: usize) -> Vec<Vec<Piece>> {
    let Some(spread) = model.item() else { return Vec::new() };
    let raters: BTreeSet<usize> = spread.places.iter().flat_map(|place| place.marks.keys().copied()).collect();
    let code = |rater: usize| model.slice.marks.inspectors.get(rater).map_or("", |inspector| inspector.code.as_str());
    let columns: Vec<(usize, usize)> = raters.iter().map(|rater| (*rater, width(code(*rater)).max(5))).collect();
    let apart = width(&say!(look.words, "agreement-marks-apart")).max(6);
    let taken = columns.iter().map(|(_, column)| column + 1).sum::<usize>() + apart + 1;
    let mut lines = vec![heading(look, spread)];
    if taken * 5 <= room * 3 {
        let name = room - taken;
        let heads: Vec<String> = columns.iter().map(|(rater, column)| pad_left(code(*rater), *column)).collect();
        let heads = heads.join(" ");
        let apart_head = pad_left(&say!(look.words, "agreement-marks-apart"), apart);
        lines.push(vec![(format!("{} {heads} {apart_head}", " ".repeat(name)), Role::Dim)]);
        lines.extend(spread.places.iter().map(|place| in_columns(look, place, &columns, name, apart)));
    } else {
        for place in &spread.places {
            lines.push(vec![
                (place.community.name.clone(), Role::Strong),
                (format!("  {}", say!(look.words, "agreement-apart", spread = place.spread.to_string())), Role::Accent),
            ]);
            let marks = place.marks.iter().map(|(rater, points)| format!("{} {points}", code(*rater)));
            let marks = marks.collect::<Vec<_>>().join("   ");
            lines.extend(wrap(&marks, room.saturating_sub(2)).into_iter().map(|line| vec![(format!("  {line}"), Role::Text)]));
        }
    }
    lines
}

fn heading(look: &Look, spread: &ItemSpread) -> Vec<Piece> {
    let (words, shown) = (&look.words, spread.places.len());
    let all = usize::try_from(spread.communities).unwrap_or(usize::MAX);
    let text = if shown < all {
        say!(words, "agreement-marks-most", shown = shown, count = all)
    } else {
        say!(words, "agreement-marks-communities")
    };
    vec![(format!("{} ", look.symbols.section), Role::Accent), (text, Role::Title)]
}

/// Lowest and highest are what is talked about: they stand out by more than colour, marked up and down.
fn in_columns(look: &Look, place: &Place, columns: &[(usize, usize)], name: usize, apart: usize) -> Vec<Piece> {
    let text = format!("{}  {}", place.community.name, place.community.subdistrict);
    let mut pieces = vec![(fit(&text, name, look.symbols.ellipsis), Role::Text)];
    let (low, high) = (place.marks.values().min(), place.marks.values().max());
    for (rater, column) in columns {
        let points = place.marks.get(rater);
        let (text, role) = match points {
            None => (String::new(), Role::Dim),
            Some(points) if Some(points) == low => (format!("{}{points}", look.symbols.down), Role::Warn),
            Some(points) if Some(points) == high => (format!("{}{points}", look.symbols.up), Role::Good),
            Some(points) => (points.to_string(), Role::Text),
        };
        pieces.push((format!(" {}", pad_left(&text, *column)), role));
    }
    pieces.push((format!(" {}", pad_left(&place.spread.to_string(), apart)), Role::Strong));
    pieces
}
