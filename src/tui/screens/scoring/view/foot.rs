//! The foot: what the card waits for, what was just done, which keys there are.

use ratatui::layout::Rect;

use super::super::digits::Asked;
use super::super::lists;
use super::super::mode::Mode;
use super::super::model::Model;
use super::super::paper;
use super::super::said;
use super::panel::asked_for;
use crate::domain::outcome::RuleName;
use crate::domain::points::Points;
use crate::domain::scoring::{ItemScore, item_score};
use crate::text::lists::listed;
use crate::text::say;
use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, row};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;

/// The lines that say what comes after a finished card: none while something is open or a reason is missing.
pub fn finished(model: &Model, look: &Look, room: usize) -> Vec<String> {
    let words = &look.words;
    if model.sheet.desk.is_some() {
        // Reasons stand on the paper or nowhere: nobody waits for them to turn the page.
        let (rated, all) = model.progress();
        if rated < all || all == 0 {
            return Vec::new();
        }
        let next = look.keymap.shown(Context::Paper, Action::NextSheet, look);
        let line = paper::finished(model, words, &next, &errands::way(look, Context::Paper, Action::EnterTwice));
        return wrap(&line, room);
    }
    if !model.finished() {
        return Vec::new();
    }
    let keys = |action| errands::way(look, Context::Scoring, action);
    let foremost = errands::foremost(look, Context::Scoring);
    let first = match model.next_step() {
        Some(Action::Sign) => say!(words, "finished-sign", keys = keys(Action::Sign)),
        Some(Action::SwitchInspector) => {
            let codes = listed(words, model.unsigned());
            say!(words, "finished-others", codes = codes, keys = keys(Action::SwitchInspector))
        }
        Some(_) => say!(words, "finished-critique", keys = foremost),
        None => say!(words, "tui-all-rated"),
    };
    let result =
        if model.sheet.view.is_signed() { look.keymap.shown(Context::Scoring, Action::Note, look) } else { keys(Action::Result) };
    let second = say!(words, "finished-result", result = result, report = keys(Action::Report));
    let both = format!("{first} {} {second}", look.symbols.separator);
    if width(&both) <= room { vec![both] } else { vec![first, second] }
}

/// Draws what the card waits for, what comes after it, the status and the keys.
pub fn draw(model: &Model, canvas: &mut Canvas, area: Rect) {
    match &model.mode {
        Mode::Entry(asked, text) => entry(model, canvas, row(area, 0), *asked, text),
        _ => waits(model, canvas, row(area, 0)),
    }
    let mut next = 1;
    for line in finished(model, canvas.look, usize::from(area.width)) {
        canvas.put(row(area, next), &line, Role::Good);
        next += 1;
    }
    foot::status(canvas, row(area, next), &model.status);
    foot::hints(canvas, row(area, next + 1), model.context(), |action| lists::hinted(model, action));
}

fn entry(model: &Model, canvas: &mut Canvas, line: Rect, asked: Asked, text: &str) {
    let name = said::item(&canvas.look.words, model.cursor);
    let used = canvas.pieces(line, &[(format!("{name} "), Role::Strong), (format!(" {text} "), Role::Field)]);
    let ask = Rect { x: line.x + used + 1, width: line.width.saturating_sub(used + 1), ..line };
    let whole = asked_for(canvas.look, asked);
    // The panel above has the whole of it, on as many lines as it takes.
    let fits = width(&whole) <= usize::from(ask.width) || asked != Asked::Share;
    let text = if fits { whole } else { say!(canvas.look.words, "tui-ask-share-short") };
    canvas.put(ask, &text, Role::Dim);
    canvas.cursor(line.x + used.saturating_sub(1), line.y);
}

/// What comes next for the card: the reason just asked for, else reasons missing, else the next star or the range.
fn waits(model: &Model, canvas: &mut Canvas, line: Rect) {
    let words = &canvas.look.words;
    let warning = canvas.look.symbols.warning;
    if let Some(index) = model.awaiting {
        let (item, lost) = (said::item(words, index), said::points(words, lost(model, index)));
        let text = if model.sheet.desk.is_some() {
            say!(words, "paper-awaiting", item = item, lost = lost)
        } else {
            say!(words, "tui-awaiting", item = item, lost = lost)
        };
        canvas.pieces(line, &[(format!("{warning} "), Role::Warn), (text, Role::Warn)]);
        return;
    }
    let missing: Vec<usize> = (0..model.held.len()).filter(|index| model.missing(*index)).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    if !missing.is_empty() {
        pieces.push((
            format!("{warning} {}  ", say!(words, "tui-missing", items = numbers(&missing, &say!(words, "tui-list-comma")))),
            Role::Warn,
        ));
    }
    if let Some(next) = &model.next {
        let arrow = canvas.look.symbols.right;
        let raise = |raise: &crate::domain::next_star::Raise| {
            let number = model.standard().number(&raise.item).unwrap_or(0);
            format!("{} {}{arrow}{}", said::item(words, number.saturating_sub(1)), raise.from.cut(2), raise.to.cut(2))
        };
        let items = next.items.iter().map(raise).collect::<Vec<_>>().join(&say!(words, "tui-list-comma"));
        pieces.push((say!(words, "tui-next-star", stars = next.stars, items = items), Role::Text));
    } else if let (None, Some((low, high))) = (model.own.stars, &model.own.possible_total) {
        let (rated, all) = model.progress();
        let facts = facts(model, canvas.look);
        let text = if rated == all && !facts.is_empty() {
            say!(words, "tui-waits-facts", facts = facts)
        } else {
            say!(words, "tui-range", open = all.saturating_sub(rated), low = low.cut(2), high = high.cut(2))
        };
        pieces.push((text, Role::Dim));
    } else if model.own.stars == Some(model.standard().top_star()) {
        pieces.push((say!(words, "tui-top-star"), Role::Good));
    }
    canvas.pieces(line, &pieces);
}

/// The facts that still decide about stars.
fn facts(model: &Model, look: &Look) -> String {
    let open = model.own.rules.iter().filter(|rule| rule.held.is_none());
    let named = open.filter_map(|rule| match &rule.rule {
        RuleName::FactCap { fact } | RuleName::FactKnown { fact } => {
            let known = model.standard().facts.iter().find(|known| known.id == *fact)?;
            Some(known.name.get(look.words.language).to_owned())
        }
        _ => None,
    });
    named.collect::<Vec<_>>().join(&say!(look.words, "tui-list-comma"))
}

fn lost(model: &Model, index: usize) -> Points {
    let (Some(item), Some(value)) = (model.item(index), model.value(index)) else { return Points::ZERO };
    if let Ok(ItemScore::Points(points)) = item_score(item, value) { item.max - points } else { Points::ZERO }
}

fn numbers(items: &[usize], comma: &str) -> String {
    items.iter().map(|index| (index + 1).to_string()).collect::<Vec<_>>().join(comma)
}
