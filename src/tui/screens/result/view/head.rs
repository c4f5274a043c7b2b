//! The top: who, how many stars, what total, what decided.

use ratatui::layout::Rect;

use super::super::model::Model;
use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::text::{Words, decision, lists, say};
use crate::tui::canvas::{Canvas, Piece, row};
use crate::tui::theme::Role;
use crate::tui::widgets::big;

/// Lines a screen must have for the stars to be drawn large.
const TALL: u16 = 22;
/// Most lines for the sentence that says what decided.
const SENTENCE: usize = 3;

/// Draws it; answers the lines it took.
pub fn draw(model: &Model, canvas: &mut Canvas, area: Rect) -> u16 {
    let look = canvas.look;
    let (slice, words) = (&model.slice, &look.words);
    let standard = &slice.standard;
    let dot = format!(" {} ", look.symbols.separator);
    let mut right: Vec<Piece> = vec![(slice.round.name.clone(), Role::Dim)];
    if let Some(meeting) = slice.meeting.as_ref().filter(|_| area.width >= 100) {
        right.push((format!("{dot}{} {}", meeting.date, meeting.name).trim_end().to_owned(), Role::Dim));
    }
    let rest = canvas.right(row(area, 0), &right);
    let place = [(slice.community.name.clone(), Role::Title), (format!("  {}", slice.community.subdistrict), Role::Dim)];
    canvas.pieces(rest, &place);

    let top = standard.top_star();
    let (certain, possible) = slice.outcome.stars.map_or(slice.outcome.possible_stars, |stars| (stars, stars));
    let large = area.height >= TALL && big::stars_width(top) + 4 <= area.width;
    let mut used = 1;
    if large {
        let place = Rect { x: area.x + 1, y: area.y + used, width: area.width - 1, height: big::HEIGHT };
        big::stars(canvas, place, certain, possible, top);
        let beside = big::stars_width(top) + 3;
        let beside = Rect { x: place.x + beside, width: place.width.saturating_sub(beside), ..place };
        figures(model, canvas, beside);
        used += big::HEIGHT;
    } else {
        let mut stars: Vec<Piece> = Vec::new();
        for n in 0..top {
            let given = n < certain;
            let symbol = if given { look.symbols.star_full } else { look.symbols.star_empty };
            stars.push((format!(" {symbol}"), if n < possible { Role::Star } else { Role::Dim }));
        }
        stars.push((format!("  {}", level(model, words)), Role::Strong));
        if let Some(total) = total(model) {
            stars.push((format!("  {} ", say!(words, "report-total")), Role::Dim));
            stars.push((total, Role::Strong));
        }
        canvas.pieces(row(area, used), &stars);
        used += 1;
    }
    let room = usize::from(area.width.saturating_sub(2));
    let role = match (slice.outcome.provisional, slice.outcome.capped_by.is_empty()) {
        (true, _) => Role::Warn,
        (false, false) => Role::Bad,
        (false, true) => Role::Text,
    };
    for line in wrap(&sentence(model, words), room).iter().take(SENTENCE) {
        let at = row(area, used);
        canvas.put(Rect { x: at.x + 1, width: at.width.saturating_sub(1), ..at }, line, role);
        used += 1;
    }
    canvas.rule(row(area, used));
    used + 1
}

/// Four stars; three to five stars while provisional.
fn level(model: &Model, words: &Words) -> String {
    let outcome = &model.slice.outcome;
    match outcome.stars {
        Some(stars) => decision::stars(words, stars),
        None if outcome.possible_stars.0 == 0 => {
            say!(words, "result-at-most", stars = decision::stars(words, outcome.possible_stars.1))
        }
        None => say!(words, "result-possible", stars = decision::possible(words, outcome.possible_stars)),
    }
}

/// The total, cut so that unequal ones of the round look unequal.
fn total(model: &Model) -> Option<String> {
    model.slice.outcome.total.as_ref().map(|total| total.cut(model.slice.decimals))
}

/// Beside the large stars: the total as large, or while provisional what is possible, in words.
fn figures(model: &Model, canvas: &mut Canvas, area: Rect) {
    let words = &canvas.look.words;
    let outcome = &model.slice.outcome;
    if let (Some(_), Some(total)) = (outcome.stars, total(model)) {
        big::figure(canvas, area, &total);
        return;
    }
    let cut = |exact: &crate::domain::points::Exact| exact.cut(model.slice.decimals);
    let mut lines = vec![(say!(words, "result-provisional"), Role::Warn), (level(model, words), Role::Strong)];
    if let (Some(total), Some((low, high))) = (total(model), &outcome.possible_total) {
        lines.push((say!(words, "result-so-far", total = total), Role::Text));
        lines.push((say!(words, "result-total-range", low = cut(low), high = cut(high)), Role::Dim));
    }
    for (n, (text, role)) in (0..).zip(&lines) {
        canvas.put(row(area, n), text, *role);
    }
}

/// What decided, or what is still open.
fn sentence(model: &Model, words: &Words) -> String {
    let slice = &model.slice;
    let open = slice.outcome.open();
    if slice.cards.is_empty() {
        return if slice.meeting.is_none() { say!(words, "result-no-meeting") } else { say!(words, "result-unrated") };
    }
    if slice.outcome.provisional && !open.is_empty() {
        let numbers = lists::numbers(words, &open);
        // A card hardly begun would list nearly everything.
        let numbers = if width(&numbers) > 60 { String::new() } else { say!(words, "result-open-numbers", numbers = numbers) };
        return say!(words, "result-open", count = open.len(), numbers = numbers);
    }
    decision::decision(words, &slice.standard, &slice.outcome, slice.decimals)
}
