//! How actions are drawn: a line each, the one in hand with all there is to say of it, then what is proposed.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model};
use super::update::applies;
use crate::critique::Proposal;
use crate::domain::action::{Action as Task, Rectification, Status};
use crate::text::width::{pad_left, pad_right, width};
use crate::text::wrap::wrap;
use crate::text::{actions, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, middle, row};
use crate::tui::dialogs;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands::way;
use crate::tui::slices::ActionRow;
use crate::tui::theme::Role;
use crate::tui::widgets::blocks::Blocks;
use crate::tui::widgets::foot;
use crate::workspace::actions::counted_from;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    head(model, &mut canvas, area);
    let body = Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area };
    if model.len() == 0 {
        empty(model, &mut canvas, body);
    } else {
        lines(model, &mut canvas, body);
    }
    foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &model.status);
    let listed = matches!(model.context(), Context::Actions | Context::Checks);
    let wanted = |action: Action| !listed || applies(model, action);
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), wanted);
    match &model.mode {
        Mode::Rows => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, Rect { height: area.height.saturating_sub(2), ..area }, list),
        Mode::Filling(filling) => filling.form.draw(&mut canvas, body),
        Mode::Saving(saving, _) => saving.draw(&mut canvas, body),
    }
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let words = &look.words;
    let slice = &model.slice;
    let (title, about) = match &slice.community {
        Some(community) => (community.name.clone(), community.subdistrict.clone()),
        None => (say!(words, "register-title"), slice.round.name.clone()),
    };
    let name = say!(words, "context-actions");
    let rest = canvas.right(row(area, 0), &[(if model.is_register() { String::new() } else { name }, Role::Dim)]);
    canvas.pieces(rest, &[(title, Role::Title), (format!("  {about}"), Role::Dim)]);
    let count = |wanted: &dyn Fn(&Task) -> bool| slice.rows.iter().filter(|row| wanted(&row.action)).count();
    let open = count(&Task::is_open);
    let overdue = count(&|action: &Task| action.overdue(slice.today).is_some());
    let mut pieces: Vec<Piece> = Vec::new();
    for (label, number, role) in [
        (say!(words, "action-count-open"), open, Role::Strong),
        (say!(words, "action-count-overdue"), overdue, Role::Bad),
        (say!(words, "action-count-settled"), slice.rows.len() - open, Role::Good),
        (say!(words, "action-count-proposed"), slice.proposals.len(), Role::Accent),
    ] {
        if number > 0 {
            pieces.push((format!("{label} "), Role::Dim));
            pieces.push((format!("{number}   "), role));
        }
    }
    canvas.pieces(row(area, 1), &pieces);
    canvas.rule(row(area, 2));
    if model.is_register() && slice.hidden > 0 {
        let line = row(area, 2);
        let text = format!(" {} {} ", look.symbols.warning, say!(words, "register-hidden", count = slice.hidden));
        canvas.put(Rect { x: line.x + 2, width: line.width.saturating_sub(4), ..line }, &text, Role::Warn);
    }
}

fn empty(model: &Model, canvas: &mut Canvas, body: Rect) {
    let words = &canvas.look.words;
    let text = if model.slice.hidden > 0 && !model.is_register() {
        say!(words, "hidden-until-signed")
    } else if model.is_register() {
        say!(words, "register-empty")
    } else {
        say!(words, "action-empty")
    };
    let room = body.width.saturating_sub(4).min(64);
    let lines = wrap(&text, usize::from(room));
    let place = middle(body, room, cells(lines.len()));
    for (n, line) in (0..).zip(&lines) {
        canvas.put(row(place, n), line, Role::Text);
    }
}

/// The columns before the problem: number, status, last day.
struct Columns {
    number: usize,
    status: usize,
    day: usize,
}

fn columns(model: &Model, look: &Look) -> Columns {
    let words = &look.words;
    let status = Status::ALL.map(|status| width(&actions::status(words, status)));
    let days = model.slice.rows.iter().map(|row| width(&day(look, &row.action.task)));
    Columns {
        number: if model.is_register() { 0 } else { model.slice.rows.len().to_string().len().max(2) },
        status: status.into_iter().max().unwrap_or(0),
        day: days.max().unwrap_or(0).max(5),
    }
}

/// The last day without the year, which stands in the details.
fn day(look: &Look, task: &Rectification) -> String {
    task.due.map_or_else(|| look.symbols.not_applicable.to_owned(), |due| due.to_string()[5..].to_owned())
}

fn lines(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let room = usize::from(area.width).saturating_sub(2);
    let columns = columns(model, look);
    let mut blocks = Blocks::default();
    for n in 0..model.len() {
        let on = n == model.cursor;
        let top = blocks.len();
        let block = if let Some(held) = model.slice.rows.get(n) {
            action(model, look, held, &columns, on, room)
        } else {
            let at = n - model.slice.rows.len();
            if at == 0 {
                let direct = look.keymap.shown(model.context(), Action::TakeAll, look);
                let key = if direct.is_empty() { way(look, Context::Checks, Action::TakeAll) } else { direct };
                let text = say!(look.words, "action-proposed", key = key);
                blocks.between(vec![(format!("{} ", look.symbols.section), Role::Accent), (text, Role::Title)]);
            }
            let held = model.slice.proposals.get(at);
            held.map(|proposal| proposed(model, look, proposal, &columns, on, room)).unwrap_or_default()
        };
        blocks.entry(n, block, on.then_some(top));
    }
    blocks.draw(canvas, area, &model.scrolled, model.cursor);
}

/// One action; in hand with its details below.
fn action(model: &Model, look: &Look, held: &ActionRow, columns: &Columns, on: bool, room: usize) -> Vec<(Vec<Piece>, bool)> {
    let (words, symbols) = (&look.words, &look.symbols);
    let (task, status) = (&held.action.task, held.action.status());
    let role = |role| if on { Role::Selected } else { role };
    let late = held.action.overdue(model.slice.today);
    let (mark, kind) = match status {
        _ if late.is_some() => (symbols.warning, Role::Bad),
        Status::Open => (symbols.pending, Role::Text),
        Status::Reported => (symbols.note, Role::Accent),
        Status::OnSpot | Status::Closed => (symbols.check, Role::Good),
    };
    let cursor = if on { symbols.cursor } else { " " };
    let problem = actions::text(words, &task.problem);
    let mut pieces: Vec<Piece> = vec![(format!("{cursor} "), role(Role::Accent))];
    if columns.number > 0 {
        pieces.push((format!("{} ", pad_left(&held.action.number.to_string(), columns.number)), role(Role::Dim)));
    }
    pieces.push((format!("{mark} {} ", pad_right(&actions::status(words, status), columns.status)), role(kind)));
    pieces.push((
        format!("{} ", pad_left(&day(look, task), columns.day)),
        role(if late.is_some() { Role::Bad } else { Role::Dim }),
    ));
    if model.is_register() {
        pieces.push((format!("{}  ", held.community.name), role(Role::Strong)));
    }
    pieces.push((problem, role(Role::Text)));
    let mut lines = vec![(pieces, on)];
    if on {
        lines.extend(details(look, task, Some(held), late, room));
        if let Some(check) = model.slice.again.as_ref().and_then(|again| again.get(&held.action.id)) {
            let (verdict, text) = (actions::verdict(words, check.verdict), actions::text(words, &check.evidence));
            let text = say!(words, "action-proposed-check", verdict = verdict, text = text);
            let wrapped = wrap(&text, room.saturating_sub(6)).into_iter();
            lines.extend(wrapped.map(|text| (vec![(format!("     {text}"), Role::Accent)], false)));
        }
    }
    lines
}

/// A proposal; in hand with its details below.
fn proposed(model: &Model, look: &Look, held: &Proposal, columns: &Columns, on: bool, room: usize) -> Vec<(Vec<Piece>, bool)> {
    let words = &look.words;
    let from = model.slice.meeting.as_ref().map_or(model.slice.today, counted_from);
    let task = held.task(from);
    let role = |role| if on { Role::Selected } else { role };
    let cursor = if on { look.symbols.cursor } else { " " };
    let lead = format!("{}+ {} ", " ".repeat(columns.number + 1), pad_right(&actions::kind(words, task.kind), columns.status));
    let pieces = vec![
        (format!("{cursor} "), role(Role::Accent)),
        (lead, role(Role::Accent)),
        (format!("{} ", pad_left(&day(look, &task), columns.day)), role(Role::Dim)),
        (held.problem.clone(), role(Role::Text)),
    ];
    let mut lines = vec![(pieces, on)];
    if on {
        lines.extend(details(look, &task, None, None, room));
        if let Some(item) = model.slice.standard.number(&held.item) {
            let name = model.slice.standard.item(&held.item).map_or("", |item| item.name.get(words.language));
            let text = say!(words, "report-item-named", number = item, name = name);
            lines.insert(1, (vec![(format!("     {text}"), Role::Dim)], false));
        }
    }
    lines
}

/// Everything there is to say of an action beyond its line.
fn details(
    look: &Look,
    task: &Rectification,
    held: Option<&ActionRow>,
    late: Option<i32>,
    room: usize,
) -> Vec<(Vec<Piece>, bool)> {
    let words = &look.words;
    let mut pairs: Vec<(String, Role)> = Vec::new();
    if let Some(held) = held.filter(|held| !held.criterion.is_empty()) {
        pairs.push((held.criterion.clone(), Role::Dim));
    }
    let problem = actions::text(words, &task.problem);
    // The line above cuts what is long.
    if width(&problem) + 24 > room {
        pairs.push((problem, Role::Text));
    }
    for (label, text) in [
        (say!(words, "action-evidence"), actions::optional(words, task.evidence.as_ref())),
        (say!(words, "action-measure"), actions::optional(words, task.measure.as_ref())),
        (say!(words, "action-unit"), actions::unit(words, task)),
        (say!(words, "action-due-day"), actions::due(words, task)),
    ] {
        if !text.is_empty() {
            pairs.push((say!(words, "action-field", label = label, text = text), Role::Text));
        }
    }
    if let Some(days) = late {
        pairs.push((say!(words, "action-late", days = days), Role::Bad));
    }
    if let Some(progress) = held.and_then(|held| held.action.progress.as_ref()) {
        let (status, day) = (actions::status(words, progress.status), actions::day(words, progress.day));
        let reason = actions::optional(words, progress.reason.as_ref());
        let text = if reason.is_empty() {
            say!(words, "action-since", status = status, day = day)
        } else {
            say!(words, "action-since-why", status = status, day = day, reason = reason)
        };
        pairs.push((text, Role::Good));
    }
    for (_, check) in held.into_iter().flat_map(|held| &held.action.checks) {
        let (verdict, day) = (actions::verdict(words, check.verdict), actions::day(words, check.day));
        let text = actions::text(words, &check.evidence);
        pairs.push((say!(words, "action-seen-told", verdict = verdict, day = day, text = text), Role::Accent));
    }
    let wrapped = |(text, role): (String, Role)| {
        let lines = wrap(&text, room.saturating_sub(6));
        lines.into_iter().map(move |text| (vec![(format!("     {text}"), role)], false))
    };
    pairs.into_iter().flat_map(wrapped).collect()
}
