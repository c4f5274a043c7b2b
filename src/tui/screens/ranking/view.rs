//! How the ranking is drawn: only the lines in sight, however long it is.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::Model;
use crate::domain::ranking::Ranked;
use crate::text::width::{fit, pad_left, width};
use crate::text::wrap::wrap;
use crate::text::{decision, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, middle, row};
use crate::tui::dialogs;
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::widgets::list::scroll;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    head(model, &mut canvas, area);
    let body = Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area };
    if model.in_sight() == 0 {
        let lines = wrap(&say!(look.words, "ranking-empty"), usize::from(body.width.saturating_sub(4).min(64)));
        let place = middle(body, body.width.saturating_sub(4).min(64), cells(lines.len()));
        for (n, line) in (0..).zip(&lines) {
            canvas.put(row(place, n), line, Role::Text);
        }
    } else {
        rows(model, &mut canvas, body);
    }
    foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &model.status);
    let wanted = |action| match action {
        Action::NextGroup => model.menu.is_some() || !model.groups.is_empty(),
        Action::Result | Action::Number => model.menu.is_some() || model.in_sight() > 0,
        _ => true,
    };
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), wanted);
    if let Some(list) = &model.menu {
        dialogs::list(&mut canvas, Rect { height: area.height.saturating_sub(2), ..area }, list);
    }
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let words = &canvas.look.words;
    let all = model.in_sight();
    let [ranked, begun] = model.breaks;
    let rest = canvas.right(row(area, 0), &[(say!(words, "ranking-counted", count = all), Role::Dim)]);
    let mut title = vec![(say!(words, "ranking-title"), Role::Title)];
    if let Some(group) = &model.group {
        title.push((format!("  {} {group}", canvas.look.symbols.section), Role::Accent));
    }
    title.push((format!("  {}", model.slice.round.name), Role::Dim));
    canvas.pieces(rest, &title);
    let mut holding: Vec<Piece> = Vec::new();
    for (stars, count) in &model.holding {
        let role = if *stars > 0 { Role::Star } else { Role::Dim };
        holding.push((decision::stars(words, *stars), role));
        holding.push((format!(" {count}   "), Role::Strong));
    }
    let unbegun = if model.hidden { say!(words, "ranking-hidden") } else { say!(words, "not-begun") };
    for (label, count) in [(say!(words, "ranking-provisional"), begun - ranked), (unbegun, all - begun)] {
        if count > 0 {
            holding.push((label, Role::Dim));
            holding.push((format!(" {count}   "), Role::Strong));
        }
    }
    canvas.pieces(row(area, 1), &holding);
    canvas.rule(row(area, 2));
}

/// Cells of the columns at the right end: bar with progress, total, stars.
struct Columns {
    bar: usize,
    progress: usize,
    total: usize,
    stars: usize,
}

impl Columns {
    fn of(model: &Model, look: &Look, line: Rect, seen: &[(usize, &Ranked)]) -> Self {
        let words = &look.words;
        let total = |(_, held): &(usize, &Ranked)| width(&total(look, held, model.slice.decimals));
        let stars = usize::from(model.slice.top).max(6).max(width(&say!(words, "report-stars-label")));
        let progress = |(_, held): &(usize, &Ranked)| {
            let (done, all) = held.standing.progress;
            if held.rank.is_none() && held.standing.total.is_some() { width(&format!("{done}/{all}")) } else { 0 }
        };
        let progress = seen.iter().map(progress).max().unwrap_or(0);
        Self {
            bar: if line.width >= 76 && progress > 0 { 8 } else { 0 },
            progress,
            total: seen.iter().map(total).max().unwrap_or(0).max(width(&say!(words, "report-total"))),
            stars,
        }
    }
}

/// What stands on the lines in sight: a community, or the head of a group.
fn seen(model: &Model, height: usize) -> Vec<Line<'_>> {
    let [ranked, begun] = model.breaks;
    let all = model.in_sight();
    // A head stands above the first of its group; where nothing is ranked yet the first group has one too.
    let heads = |n: usize| -> usize { usize::from(ranked <= n && ranked < begun) + usize::from(begun <= n && begun < all) };
    let line_of = |n: usize| n + heads(n);
    let first = scroll(line_of(model.cursor), height);
    let mut lines = Vec::new();
    // The first community that can be in sight, its group's head perhaps above it.
    let from = first.saturating_sub(2);
    for (n, held) in model.rows().enumerate().skip(from).take(height + 3) {
        let at = line_of(n);
        let head = if n == begun {
            Some(false)
        } else if n == ranked && ranked < begun {
            Some(true)
        } else {
            None
        };
        if let Some(provisional) = head
            && (first..first + height).contains(&(at - 1))
        {
            lines.push(Line::Head(provisional));
        }
        if (first..first + height).contains(&at) {
            lines.push(Line::Row(n, held));
        }
    }
    lines
}

enum Line<'a> {
    Head(bool),
    Row(usize, &'a Ranked),
}

/// The heads of the columns.
fn heads(canvas: &mut Canvas, line: Rect, columns: &Columns) {
    let look = canvas.look;
    let words = &look.words;
    let total = pad_left(&say!(words, "report-total"), columns.total);
    let stars = fit(&say!(words, "report-stars-label"), columns.stars, "");
    let rest = canvas.right(line, &[(format!("{total}  {stars}   "), Role::Dim)]);
    let text = format!(" {} {}", pad_left(&say!(words, "report-rank"), 4), say!(words, "report-community"));
    canvas.put(rest, &text, Role::Dim);
}

fn in_sight<'a>(lines: &[Line<'a>]) -> Vec<(usize, &'a Ranked)> {
    lines.iter().filter_map(|line| if let Line::Row(n, held) = line { Some((*n, *held)) } else { None }).collect()
}

fn rows(model: &Model, canvas: &mut Canvas, body: Rect) {
    let look = canvas.look;
    let list = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
    let lines = seen(model, usize::from(list.height));
    let columns = Columns::of(model, look, body, &in_sight(&lines));
    heads(canvas, row(body, 0), &columns);
    for (y, line) in (0..).zip(&lines) {
        let at = row(list, y);
        match line {
            Line::Head(provisional) => {
                let words = &look.words;
                let text = if *provisional {
                    say!(words, "ranking-provisional-head")
                } else if model.hidden {
                    say!(words, "ranking-hidden-head")
                } else {
                    say!(words, "ranking-unbegun-head")
                };
                canvas.pieces(at, &[(format!(" {} ", look.symbols.section), Role::Accent), (text, Role::Dim)]);
            }
            Line::Row(n, held) => one(model, canvas, at, *n, held, &columns),
        }
    }
}

fn total(look: &Look, held: &Ranked, decimals: u32) -> String {
    held.standing.total.as_ref().map_or_else(|| look.symbols.not_applicable.to_owned(), |total| total.cut(decimals))
}

fn one(model: &Model, canvas: &mut Canvas, line: Rect, n: usize, held: &Ranked, columns: &Columns) {
    let look = canvas.look;
    let (symbols, standing) = (look.symbols, &held.standing);
    canvas.row_zone(line, n, model.cursor);
    let on = n == model.cursor;
    if on {
        canvas.tint(line, Role::Selected);
    }
    let role = |role| if on { Role::Selected } else { role };
    let mut right: Vec<Piece> = Vec::new();
    if standing.total.is_some() {
        if held.rank.is_none() {
            let (done, all) = standing.progress;
            if columns.bar > 0 {
                right.push((format!("{} ", symbols.bar(done as usize, all as usize, columns.bar)), role(Role::Dim)));
            }
            right.push((format!("{}  ", pad_left(&format!("{done}/{all}"), columns.progress)), role(Role::Dim)));
        }
        let figure = pad_left(&total(look, held, model.slice.decimals), columns.total);
        right.push((figure, role(if held.rank.is_some() { Role::Strong } else { Role::Dim })));
        let (stars, kind) = match (held.award.stars, standing.possible_stars) {
            (Some(stars), _) => (symbols.stars(usize::from(stars), usize::from(model.slice.top)), Role::Star),
            (None, (low, high)) if low == high => (format!("{low}{}", symbols.star_full), Role::Dim),
            (None, (low, high)) => (format!("{low}~{high}{}", symbols.star_full), Role::Dim),
        };
        right.push((format!("  {}", fit(&stars, columns.stars, symbols.ellipsis)), role(kind)));
    } else {
        // Rated, but not to be seen before one's own card is signed.
        let hidden = standing.cards > 0;
        let text = if hidden { say!(look.words, "ranking-hidden") } else { say!(look.words, "not-begun") };
        right.push((text, role(Role::Dim)));
    }
    let taken = if standing.vetoed {
        symbols.veto
    } else if held.award.lost.is_empty() {
        " "
    } else {
        symbols.down
    };
    right.push((format!(" {taken} "), role(if standing.vetoed { Role::Bad } else { Role::Warn })));
    let rest = canvas.right(line, &right);
    let mark = if on { symbols.cursor } else { " " };
    let rank = model.rank(held).map_or_else(|| symbols.not_applicable.to_owned(), |rank| rank.to_string());
    let mut place = vec![
        (format!("{mark}{} ", pad_left(&rank, 4)), role(if model.rank(held) == Some(1) { Role::Star } else { Role::Strong })),
        (held.community.name.clone(), role(Role::Text)),
        (format!("  {}", held.community.subdistrict), role(Role::Dim)),
    ];
    match (&model.group, held.rank) {
        (Some(_), Some(rank)) => place.push((format!("  {}", say!(look.words, "rank-in-round", rank = rank)), role(Role::Dim))),
        (None, _) if !held.community.group.is_empty() => place.push((format!("  {}", held.community.group), role(Role::Dim))),
        _ => {}
    }
    canvas.pieces(rest, &place);
}
