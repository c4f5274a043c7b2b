//! How the hall's window is drawn: as large as a terminal goes. Figures and stars are built of blocks; Chinese characters have one
//! size, and get room instead.

use ratatui::layout::Rect;

use super::scene::{Community, Placed, Ranking, Scene, State};
use crate::domain::ids::CommunityId;
use crate::text::width::{fit, pad_left, width};
use crate::text::wrap::wrap;
use crate::text::{Symbols, say};
use crate::tui::canvas::{Canvas, Piece, cells, middle, pieces_width, row};
use crate::tui::theme::Role;
use crate::tui::widgets::big;

/// Cells left free at each side.
const MARGIN: u16 = 3;
/// Lines from which there is room for everything at double size.
const TALL: u16 = 34;

/// Draws a scene; `grown` says how many of whose stars have appeared.
pub fn view(canvas: &mut Canvas, area: Rect, scene: &Scene, grown: Option<(CommunityId, u8)>, leaving: bool) {
    let foot = row(area, area.height.saturating_sub(1));
    let inside = Rect { x: area.x + MARGIN, width: area.width.saturating_sub(2 * MARGIN), ..area };
    match scene {
        Scene::Blank => {}
        Scene::Welcome => welcome(canvas, inside),
        Scene::Community(held) => {
            let so_far = grown.filter(|(id, _)| *id == held.id).map_or(0, |(_, so_far)| so_far);
            community(canvas, inside, held, so_far);
        }
        Scene::Ranking(held) => ranking(canvas, inside, held),
    }
    if leaving {
        let words = &canvas.look.words;
        centred(canvas, foot, &[(say!(words, "hall-leave"), Role::Dim)]);
    }
}

/// Pieces in the middle of a line.
fn centred(canvas: &mut Canvas, line: Rect, pieces: &[Piece]) {
    let wide = cells(pieces_width(pieces)).min(line.width);
    canvas.pieces(Rect { x: line.x + (line.width - wide) / 2, width: wide, ..line }, pieces);
}

/// A text with room between its wide characters, where there is room for that.
fn spaced(text: &str, room: usize) -> String {
    let mut wide = String::new();
    let mut before = false;
    for c in text.chars() {
        let now = width(c.encode_utf8(&mut [0; 4])) > 1;
        if now && before {
            wide.push_str("  ");
        }
        wide.push(c);
        before = now;
    }
    if width(&wide) <= room { wide } else { text.to_owned() }
}

fn welcome(canvas: &mut Canvas, area: Rect) {
    let words = &canvas.look.words;
    let title = spaced(&say!(words, "hall-welcome"), usize::from(area.width));
    let lines = wrap(&say!(words, "hall-keys"), usize::from(area.width));
    let place = middle(area, area.width, cells(lines.len()) + 3);
    centred(canvas, row(place, 0), &[(title, Role::Title)]);
    for (n, line) in (3..).zip(&lines) {
        centred(canvas, row(place, n), &[(line.clone(), Role::Dim)]);
    }
}

/// What stands on top of a page: on the left what it is about, on the right where in it we are.
fn head(canvas: &mut Canvas, area: Rect, left: &str, right: String) {
    let rest = canvas.right(row(area, 0), &[(right, Role::Dim)]);
    canvas.put(rest, left, Role::Dim);
}

fn community(canvas: &mut Canvas, area: Rect, held: &Community, so_far: u8) {
    let words = &canvas.look.words;
    let stop = held.stop.map(|(at, of)| say!(words, "hall-stop", at = at, of = of)).unwrap_or_default();
    head(canvas, area, &held.round, stop);
    let tall = area.height >= TALL;
    let gap = if tall { 3 } else { 1 };
    let top = 1 + gap;
    canvas.rule(row(area, top - 1));
    let name = spaced(&held.name, usize::from(area.width));
    centred(canvas, row(area, top + gap - 1), &[(name, Role::Title)]);
    centred(canvas, row(area, top + gap), &[(held.subdistrict.clone(), Role::Text)]);
    canvas.rule(row(area, top + 2 * gap));
    let used = top + 2 * gap + 1;
    let body = Rect { y: area.y + used, height: area.height.saturating_sub(used + 1), ..area };
    match &held.state {
        State::Rated(done, all) => rated(canvas, body, *done, *all),
        State::Announced { stars, top, total, sections } => {
            announced(canvas, body, (so_far.min(*stars), *top), (so_far >= *stars).then_some(total.as_str()), sections);
        }
    }
}

/// How many cards are complete.
fn rated(canvas: &mut Canvas, area: Rect, done: usize, all: usize) {
    let words = &canvas.look.words;
    let label = say!(words, "hall-rated");
    let scale = scale(area, big::figure_width(&format!("{done}/{all}")));
    let place = middle(area, area.width, big::HEIGHT * scale + 2);
    centred(canvas, row(place, 0), &[(label, Role::Text)]);
    big::figure_centred(
        canvas,
        Rect { y: place.y + 2, height: place.height.saturating_sub(2), ..place },
        &format!("{done}/{all}"),
        scale,
    );
}

/// Double size where there is room for it.
fn scale(area: Rect, wide: u16) -> u16 {
    if area.height >= TALL - 12 && wide * 2 <= area.width { 2 } else { 1 }
}

/// The stars, one after the other; with the last of them the total and the sections.
fn announced(
    canvas: &mut Canvas,
    area: Rect,
    (given, top): (u8, u8),
    total: Option<&str>,
    sections: &[(String, crate::domain::points::Exact)],
) {
    let words = &canvas.look.words;
    let scale = scale(area, big::stars_width(top));
    let (wide, high) = (big::stars_width(top) * scale, big::HEIGHT * scale);
    // Where the sections would not fit below a large total, or there are no blocks to build it of, it is one line.
    let large = canvas.look.symbols != Symbols::ASCII && 2 * high + 2 + cells(sections.len()) <= area.height;
    let figured = if large { high } else { 1 };
    let bars = cells(sections.len()).min(area.height.saturating_sub(high + figured + 2));
    let free = area.height.saturating_sub(high + figured + 2 + bars);
    let y = area.y + free / 3;
    let stars = Rect { x: area.x + area.width.saturating_sub(wide) / 2, y, width: wide.min(area.width), height: high };
    big::stars_scaled(canvas, stars, (given, given, top), scale);
    let Some(total) = total else { return };
    let figure = Rect { y: y + high + 1, height: figured, ..area };
    let label = say!(words, "hall-total");
    if large {
        big::figure_centred(canvas, figure, total, scale);
        let line = row(figure, high - 1);
        let at = line.width.midpoint(big::figure_width(total) * scale) + 2;
        canvas.put(Rect { x: line.x + at, width: line.width.saturating_sub(at), ..line }, &label, Role::Dim);
    } else {
        centred(canvas, figure, &[(total.to_owned(), Role::Strong), (format!(" {label}"), Role::Dim)]);
    }
    let list = Rect { y: figure.bottom() + 1 + free / 3, height: bars, ..area };
    let names = sections.iter().map(|(name, _)| width(name)).max().unwrap_or(0).min(usize::from(area.width) / 2);
    let room = usize::from(area.width).saturating_sub(names + 10);
    for (n, (name, percent)) in (0..).zip(sections) {
        let whole: usize = percent.cut(0).parse().unwrap_or(0);
        let bar = canvas.look.symbols.bar(whole.min(100), 100, room);
        let name = fit(name, names, canvas.look.symbols.ellipsis);
        let figure = pad_left(&format!("{}%", percent.cut(1)), 7);
        canvas.pieces(row(list, n), &[(name, Role::Text), (format!(" {bar} "), Role::Accent), (figure, Role::Strong)]);
    }
}

fn ranking(canvas: &mut Canvas, area: Rect, held: &Ranking) {
    let words = &canvas.look.words;
    let right = if held.waiting > 0 { say!(words, "hall-waiting", count = held.waiting) } else { String::new() };
    head(canvas, area, &held.round, right);
    let title = spaced(&say!(words, "hall-ranking"), usize::from(area.width));
    centred(canvas, row(area, 2), &[(title, Role::Title)]);
    canvas.rule(row(area, 3));
    let body = Rect { y: area.y + 4, height: area.height.saturating_sub(5), ..area };
    if held.rows.is_empty() {
        let place = middle(body, body.width, 1);
        centred(canvas, row(place, 0), &[(say!(words, "hall-none"), Role::Text)]);
        return;
    }
    let count = cells(held.rows.len());
    let room = body.height / count.max(1);
    if room > big::HEIGHT {
        // Three on the wall can be as large as one.
        let apart = room.min(2 * big::HEIGHT);
        let first = (body.height - count * apart) / 2;
        for (n, one) in (0..).zip(&held.rows) {
            let place = Rect { y: body.y + first + n * apart, height: big::HEIGHT, ..body };
            large(canvas, place, one, held.top);
        }
        return;
    }
    // As far apart as there is room for.
    let apart = room.clamp(1, 3);
    let first = body.height.saturating_sub(count * apart) / 2 + apart / 2;
    for (n, (place, name, subdistrict, stars, total)) in (0..).zip(&held.rows) {
        let line = row(body, first + n * apart);
        let symbols = canvas.look.symbols;
        let right = [(symbols.stars(usize::from(*stars), usize::from(held.top)), Role::Star), (pad_left(total, 9), Role::Strong)];
        let rest = canvas.right(line, &right);
        let role = if *place == 1 { Role::Title } else { Role::Strong };
        let name = spaced(name, usize::from(rest.width) / 2);
        let pieces =
            [(pad_left(&place.to_string(), 3), role), (format!("   {name}"), role), (format!("  {subdistrict}"), Role::Dim)];
        canvas.pieces(rest, &pieces);
    }
}

/// A community of the ranking with its place and total as figures of blocks.
fn large(canvas: &mut Canvas, area: Rect, (place, name, subdistrict, stars, total): &Placed, top: u8) {
    let symbols = canvas.look.symbols;
    let role = if *place == 1 { Role::Title } else { Role::Strong };
    let figure = place.to_string();
    let left = big::figure_width(&figure).max(4);
    big::figure_centred(canvas, Rect { width: left, ..area }, &figure, 1);
    let right = big::figure_width(total).min(area.width / 2);
    big::figure_centred(canvas, Rect { x: area.right() - right, width: right, ..area }, total, 1);
    let between = Rect { x: area.x + left + 3, width: area.width.saturating_sub(left + right + 6), ..area };
    let name = spaced(name, usize::from(between.width));
    canvas.put(row(between, 0), &name, role);
    let stars: String = symbols.stars(usize::from(*stars), usize::from(top)).chars().flat_map(|star| [star, ' ']).collect();
    canvas.pieces(row(between, 2), &[(stars, Role::Star), (format!(" {subdistrict}"), Role::Dim)]);
}
