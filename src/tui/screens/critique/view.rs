//! How the critique is drawn: head, the lines by parts with their marks, what is over them, the foot.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Line, Mode, Model, Question};
use super::writing::{About, Writing};
use crate::critique::{Length, Row, Shown, State, heading, shown};
use crate::domain::critique::Part;
use crate::text::width::{fit, width};
use crate::text::wrap::wrap;
use crate::text::{Words, explain, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, row};
use crate::tui::dialogs;
use crate::tui::theme::Role;
use crate::tui::widgets::blocks::Blocks;
use crate::tui::widgets::foot;

/// Lines above the text.
const HEAD: u16 = 3;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    head(model, &mut canvas, area);
    let body = Rect { y: area.y + HEAD, height: area.height.saturating_sub(HEAD + 2), ..area };
    lines(model, &mut canvas, body);
    foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &model.status);
    let hinted = |action| model.context() != crate::tui::keys::Context::Critique || model.applies(action);
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), hinted);
    match &model.mode {
        Mode::Lines => {}
        Mode::List(list, _) => dialogs::list(&mut canvas, body, list),
        Mode::Writing(held) => writing(model, &mut canvas, body, held),
        Mode::Asking(question) => {
            let words = &look.words;
            let text = match question {
                Question::Remove(_) => say!(words, "tui-critique-ask-remove"),
                Question::ToDraft(_) => say!(words, "tui-critique-ask-draft"),
                Question::Choose => say!(words, "tui-critique-ask-choose", number = model.version + 1),
            };
            dialogs::question(&mut canvas, body, &say!(words, "context-critique"), &text);
        }
    }
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let (words, symbols) = (&canvas.look.words, canvas.look.symbols);
    let dot = format!(" {} ", symbols.separator);
    let slice = &model.slice;
    let seconds = model.seconds(words);
    let aloud = say!(words, "tui-critique-aloud", minutes = seconds / 60, seconds = seconds % 60);
    let rest = canvas.right(row(area, 0), &[(aloud, Role::Accent)]);
    let (name, aside) = slice.named(words);
    let aside = if aside.is_empty() { dot.clone() } else { format!("  {aside}{dot}") };
    canvas.pieces(rest, &[(name, Role::Title), (format!("{aside}{}", slice.meeting.name), Role::Dim)]);

    let view = match model.length {
        Length::Written => say!(words, "tui-critique-view-written"),
        Length::Spoken => say!(words, "tui-critique-view-spoken"),
    };
    let rest = canvas.right(row(area, 1), &[(view, Role::Strong)]);
    let mut left: Vec<Piece> = Vec::new();
    if let Some(outcome) = slice.outcome.as_ref().filter(|_| slice.rated()) {
        let total = outcome.total.as_ref().map_or_else(|| symbols.not_applicable.to_owned(), |total| total.cut(2));
        left.push((format!("{} ", say!(words, "tui-total")), Role::Dim));
        left.push((total, Role::Strong));
        let stars = match outcome.stars {
            Some(stars) => symbols.stars(usize::from(stars), usize::from(slice.top_star)),
            None => explain::stars(words, &symbols, None, outcome.possible_stars),
        };
        left.push((format!(" {stars}"), Role::Star));
        left.push((dot, Role::Dim));
    }
    let edited = model.edited();
    left.push(if model.critique().written {
        (say!(words, "tui-critique-count", edited = edited, count = model.critique().rows.len()), Role::Dim)
    } else {
        (say!(words, "tui-critique-drafted"), Role::Dim)
    });
    canvas.pieces(rest, &left);

    let line = row(area, 2);
    canvas.rule(line);
    let said = if model.choosing() {
        say!(words, "tui-critique-versions", number = model.version + 1, count = model.slice.versions.len())
    } else if slice.rated() {
        return;
    } else {
        say!(words, "tui-critique-unrated")
    };
    let place = Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line };
    canvas.put(place, &format!(" {} {said} ", symbols.warning), Role::Warn);
}

/// The lines as pieces, and which of them belong to the line in hand.
fn lines(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let room = usize::from(area.width).saturating_sub(2);
    let airy = area.height >= 18;
    let critique = model.critique();
    let shown: Vec<Shown> = shown(&look.words, &critique.rows, model.length);
    let mut blocks = Blocks::default();
    let mut part = None;
    for (n, line) in model.lines().into_iter().enumerate() {
        let Some(held) = model.row_of(line) else { continue };
        let top = blocks.len();
        if part != Some(held.part) {
            if airy && n > 0 {
                blocks.between(Vec::new());
            }
            let name = heading(&look.words, held.part);
            if !name.is_empty() {
                blocks.between(vec![(format!("{} {name}", look.symbols.section), Role::Title)]);
            }
            part = Some(held.part);
        }
        let on = n == model.cursor;
        let text = match line {
            Line::Row(index) => shown.iter().find(|shown| shown.row == index).map_or("", |shown| shown.text.as_str()).to_owned(),
            Line::Offered(_) => say!(look.words, "tui-critique-offered", text = held.text.as_str()),
        };
        blocks.entry(n, block(model, look, line, held, &text, on, room), on.then_some(top));
    }
    blocks.draw(canvas, area, &model.scrolled, model.cursor);
}

/// One line of the critique: cursor, whether it is read aloud, how it stands to the draft, its text; below the one in hand,
/// what there is to know of it.
fn block(model: &Model, look: &Look, line: Line, held: &Row, text: &str, on: bool, room: usize) -> Vec<(Vec<Piece>, bool)> {
    let (words, symbols) = (&look.words, &look.symbols);
    let offered = matches!(line, Line::Offered(_));
    let (aloud, silent) = (say!(words, "tui-critique-mark-aloud"), say!(words, "tui-critique-mark-written"));
    let column = width(&aloud).max(width(&silent));
    let aside = if offered {
        String::new()
    } else if held.is_spoken() {
        aloud
    } else {
        silent
    };
    let differs = model.choosing() && model.slice.versions.iter().any(|other| other.rows.iter().all(|row| row.text != held.text));
    let (mark, mark_role) = match held.state() {
        _ if offered => ("+", Role::Accent),
        _ if differs => (symbols.warning, Role::Warn),
        State::Drafted => (" ", Role::Dim),
        State::Edited => (symbols.note, Role::Accent),
        State::Changed => (symbols.warning, Role::Warn),
        State::Gone => (symbols.cross, Role::Warn),
        State::Own => (symbols.bullet, Role::Accent),
    };
    let role = |role| if on { Role::Selected } else { role };
    let aside_role = if held.is_spoken() { Role::Good } else { Role::Dim };
    let text_role = if offered || !held.is_spoken() { Role::Dim } else { Role::Text };
    let cursor = if on { symbols.cursor } else { " " };
    let lead = [
        (format!("{cursor} "), role(Role::Accent)),
        (format!("{} ", fit(&aside, column, "")), role(aside_role)),
        (format!("{mark} "), role(mark_role)),
    ];
    let indent = column + 5;
    let wrapped = wrap(text, room.saturating_sub(indent));
    let mut lines: Vec<(Vec<Piece>, bool)> = Vec::new();
    for (n, text) in wrapped.into_iter().enumerate() {
        let mut pieces = if n == 0 { lead.to_vec() } else { vec![(" ".repeat(indent), role(Role::Dim))] };
        pieces.push((text, role(text_role)));
        lines.push((pieces, on));
    }
    if on {
        let (told, told_role) = match held.state() {
            _ if differs => (say!(words, "tui-critique-differs"), Role::Warn),
            _ if offered => (say!(words, "tui-critique-offered-told"), Role::Dim),
            _ if held.is_written_only() => (say!(words, "tui-critique-never-aloud"), Role::Dim),
            State::Drafted => return lines,
            State::Edited => (say!(words, "tui-critique-beneath", draft = held.draft().unwrap_or_default()), Role::Dim),
            State::Changed => (say!(words, "tui-critique-changed", draft = held.draft().unwrap_or_default()), Role::Warn),
            State::Gone => (say!(words, "tui-critique-gone"), Role::Warn),
            State::Own => (say!(words, "tui-critique-own"), Role::Dim),
        };
        let told = wrap(&told, room.saturating_sub(indent));
        lines.extend(told.into_iter().map(|text| (vec![(" ".repeat(indent), Role::Dim), (text, told_role)], false)));
    }
    lines
}

fn part_name(words: &Words, part: Part) -> String {
    if part == Part::Opening { say!(words, "tui-critique-part-opening") } else { heading(words, part) }
}

/// The text being written, in a box; above a line's text, the draft's sentence where it says something else.
fn writing(model: &Model, canvas: &mut Canvas, body: Rect, writing: &Writing) {
    let words = &canvas.look.words;
    let rows = &model.critique().rows;
    let (title, beneath) = match writing.about {
        About::Whole => (say!(words, "tui-critique-title-whole"), None),
        About::New(part, _) => (say!(words, "tui-critique-title-new", part = part_name(words, part)), None),
        About::Row(n) => {
            let held = rows.get(n);
            let beneath = held.filter(|row| matches!(row.state(), State::Changed | State::Edited)).and_then(Row::draft);
            let part = held.map_or_else(String::new, |row| part_name(words, row.part));
            (say!(words, "tui-critique-title-line", part = part), beneath)
        }
    };
    let room = usize::from(body.width).saturating_sub(5);
    let beneath = beneath.map_or_else(Vec::new, |draft| wrap(&say!(words, "tui-critique-beneath", draft = draft), room));
    let wanted = writing.editor.text().lines().map(|line| wrap(line, room).len()).sum::<usize>();
    let height =
        if writing.about == About::Whole { body.height } else { cells((wanted + 1).max(4) + beneath.len() + 2).min(body.height) };
    let inside = canvas.boxed(Rect { y: body.bottom().saturating_sub(height), height, ..body }, &title);
    let above = cells(beneath.len()).min(inside.height.saturating_sub(2));
    for (n, text) in beneath.iter().enumerate().take(usize::from(above)) {
        canvas.put(row(inside, cells(n)), text, Role::Dim);
    }
    let field = Rect { y: inside.y + above, height: inside.height.saturating_sub(above), ..inside };
    writing.editor.draw(canvas, field);
}
