//! How the agreement is drawn: the sentence on top, below it the items marked furthest apart and the figures — side by side
//! where there is room, else one of them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::beside;
use super::model::{Mode, Model};
use crate::domain::agreement::round::ItemSpread;
use crate::domain::wording::Language;
use crate::text::agreement::{self, Unit};
use crate::text::say;
use crate::text::width::{pad_left, pad_right, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, cells, middle, row};
use crate::tui::dialogs;
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::widgets::list::scroll;

/// From this width on both halves are in sight.
const BOTH: u16 = 108;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    title(model, &mut canvas, row(area, 0));
    let lines = Rect { y: area.y + 1, height: area.height.saturating_sub(3), ..area };
    if let Mode::Beside(pager) = &model.mode {
        let used = beside::head(model, &mut canvas, lines);
        let body = Rect { y: lines.y + used, height: lines.height.saturating_sub(used), ..lines };
        pager.draw(&mut canvas, body, &beside::lines(model, look, usize::from(body.width.saturating_sub(2))));
    } else if model.slice.measured.shared == 0 {
        empty(model, &mut canvas, lines);
    } else {
        let used = sentence(model, &mut canvas, lines);
        halves(model, &mut canvas, Rect { y: lines.y + used, height: lines.height.saturating_sub(used), ..lines });
    }
    foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &model.status);
    let wanted = |action| match action {
        // A page of marks has no menu of its own.
        Action::Menu => !matches!(model.mode, Mode::Beside(_)),
        Action::MarksBeside | Action::Number => matches!(model.mode, Mode::Items | Mode::Menu(..)) && model.item().is_some(),
        Action::Figures => model.slice.measured.shared > 0,
        _ => true,
    };
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), wanted);
    if let Mode::Menu(list, _) = &model.mode {
        dialogs::list(&mut canvas, Rect { height: area.height.saturating_sub(2), ..area }, list);
    }
}

/// Whom it is for stands on top, whatever is shown.
fn title(model: &Model, canvas: &mut Canvas, line: Rect) {
    let words = &canvas.look.words;
    let warning = canvas.look.symbols.warning;
    let rest = canvas.right(line, &[(format!("{warning} {}", say!(words, "agreement-chair")), Role::Warn)]);
    canvas.pieces(rest, &[(say!(words, "agreement-title"), Role::Title), (format!("  {}", model.slice.round.name), Role::Dim)]);
}

fn empty(model: &Model, canvas: &mut Canvas, area: Rect) {
    let room = area.width.saturating_sub(4).min(64);
    let words = &canvas.look.words;
    let text = match model.slice.marks.hidden {
        0 => say!(words, "agreement-nothing-yet"),
        count => say!(words, "agreement-hidden", count = count),
    };
    let lines = wrap(&text, usize::from(room));
    let place = middle(area, room, cells(lines.len()));
    for (n, line) in (0..).zip(&lines) {
        canvas.put(row(place, n), line, Role::Text);
    }
}

/// The sentence, what it must be read with and a rule; answers the lines used.
fn sentence(model: &Model, canvas: &mut Canvas, area: Rect) -> u16 {
    let (words, measured) = (&canvas.look.words, &model.slice.measured);
    let room = usize::from(area.width);
    let mut used = 0;
    // On one line where there is room: a small screen keeps its lines for the items.
    let hidden = Some(model.slice.marks.hidden).filter(|count| *count > 0);
    let hidden = hidden.map(|count| say!(words, "agreement-hidden", count = count));
    let aside: Vec<String> =
        [agreement::alike(words, measured), agreement::caution(words, measured), hidden].into_iter().flatten().collect();
    let aside = aside.join(if words.language == Language::Chinese { "" } else { " " });
    let lines = [(agreement::sentence(words, measured), Role::Strong), (aside, Role::Warn)];
    for (text, role) in lines.iter().filter(|(text, _)| !text.is_empty()) {
        for line in wrap(text, room) {
            canvas.put(row(area, used), &line, *role);
            used += 1;
        }
    }
    canvas.rule(row(area, used));
    used + 1
}

fn halves(model: &Model, canvas: &mut Canvas, area: Rect) {
    let both = area.width >= BOTH;
    let left = Rect { width: if both { area.width * 9 / 20 } else { area.width }, ..area };
    let right = if both { Rect { x: left.right() + 2, width: area.width - left.width - 2, ..area } } else { area };
    if both || !model.figures_in_front() {
        items(model, canvas, left, !model.figures_in_front());
    }
    if both || model.figures_in_front() {
        let lines = figures(model, canvas.look, usize::from(right.width.saturating_sub(2)));
        model.pager.draw(canvas, right, &lines);
    }
}

fn heading(look: &Look, text: String, aside: &str) -> Vec<Piece> {
    vec![(format!("{} ", look.symbols.section), Role::Accent), (text, Role::Title), (format!("  {aside}"), Role::Dim)]
}

/// The items, the widest apart first; only the lines in sight.
fn items(model: &Model, canvas: &mut Canvas, area: Rect, active: bool) {
    let words = &canvas.look.words;
    let title = heading(canvas.look, say!(words, "agreement-widest"), "");
    canvas.pieces(row(area, 0), &title);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if model.slice.marks.items.is_empty() {
        canvas.put(row(list, 0), &format!("  {}", say!(words, "agreement-no-spread")), Role::Dim);
    }
    let first = scroll(model.cursor, usize::from(list.height));
    let seen = model.slice.marks.items.iter().enumerate().skip(first).take(usize::from(list.height));
    for (y, (n, item)) in (0..).zip(seen) {
        // A click is worth cursor keys, and those move the figures while these have them.
        if active {
            canvas.row_zone(row(list, y), n, model.cursor);
        }
        one(model, canvas, row(list, y), item, active && n == model.cursor);
    }
}

fn one(model: &Model, canvas: &mut Canvas, line: Rect, item: &ItemSpread, on: bool) {
    let look = canvas.look;
    let words = &look.words;
    if on {
        canvas.tint(line, Role::Selected);
    }
    let role = |role| if on { Role::Selected } else { role };
    let mut right = vec![(say!(words, "agreement-apart-on-average", mean = item.mean.cut(2)), role(Role::Strong))];
    if let Some(place) = item.places.first().filter(|_| line.width >= 76) {
        let (spread, community) = (place.spread.to_string(), place.community.name.as_str());
        right.push((
            format!("  {}", say!(words, "agreement-apart-most", spread = spread, community = community)),
            role(Role::Dim),
        ));
    }
    right.push((" ".to_owned(), role(Role::Text)));
    let rest = canvas.right(line, &right);
    let mark = if on { look.symbols.cursor } else { " " };
    let name = model.slice.standard.items().nth(item.number - 1).map(|item| item.name.get(words.language).to_owned());
    let number = (format!("{mark}{} ", pad_left(&item.number.to_string(), 2)), role(Role::Strong));
    canvas.pieces(rest, &[number, (name.unwrap_or_default(), role(Role::Text))]);
}

/// The figures with what they say, then each inspector's severity.
fn figures(model: &Model, look: &Look, room: usize) -> Vec<Vec<Piece>> {
    let (words, measured) = (&look.words, &model.slice.measured);
    let mut lines = vec![heading(look, say!(words, "agreement-severity"), &say!(words, "agreement-severity-aside"))];
    let code = |rater: usize| model.slice.marks.inspectors.get(rater).map_or("", |inspector| inspector.code.as_str());
    let column = measured.severity.iter().map(|one| width(code(one.rater))).max().unwrap_or(0);
    for one in &measured.severity {
        let said = agreement::severity(words, one, Unit::Percent);
        beside_name(&mut lines, &pad_right(code(one.rater), column), &said, Role::Text, room);
    }
    lines.push(Vec::new());
    lines.push(heading(look, say!(words, "agreement-figures"), ""));
    let figures = agreement::figures(words, measured);
    let column = figures.iter().map(|figure| width(figure.name)).max().unwrap_or(0);
    for figure in &figures {
        let role = if figure.known { Role::Strong } else { Role::Dim };
        beside_name(&mut lines, &pad_right(figure.name, column), &figure.value, role, room);
        beside_name(&mut lines, &" ".repeat(column), &figure.meaning, Role::Dim, room);
    }
    for line in wrap(&agreement::measured(words, measured), room.saturating_sub(2)) {
        lines.push(vec![(format!("  {line}"), Role::Dim)]);
    }
    lines
}

/// A text behind a name, wrapped beside it.
fn beside_name(lines: &mut Vec<Vec<Piece>>, name: &str, text: &str, role: Role, room: usize) {
    let lead = width(name) + 4;
    for (n, line) in wrap(text, room.saturating_sub(lead)).into_iter().enumerate() {
        let lead = if n == 0 { format!("  {name}  ") } else { " ".repeat(lead) };
        lines.push(vec![(lead, Role::Text), (line, role)]);
    }
}
