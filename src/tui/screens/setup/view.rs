//! How the round being set up is drawn: three lists side by side where there is room, else the one in hand.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::entries::{Entry, MeetingEntry, Stage};
use super::lines::{Line, Lines, Panel};
use super::model::{Mode, Model, Step};
use crate::text::width::{pad_left, width};
use crate::text::{Words, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, middle, row};
use crate::tui::dialogs;
use crate::tui::input::Code;
use crate::tui::keys::{Action, Context, shown};
use crate::tui::theme::Role;
use crate::tui::widgets::foot::{self, Status};
use crate::tui::widgets::list::scroll;
use crate::tui::zones::{Zone, steps};

/// Columns from which on the lists stand side by side.
const WIDE: u16 = 100;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let said = status_lines(model, look, area.width);
    let status = Rect { y: area.bottom().saturating_sub(cells(said.len()) + 1), height: cells(said.len()), ..area };
    let body = Rect { y: area.y + 3, height: status.y.saturating_sub(area.y + 3), ..area };
    head(model, &mut canvas, area);
    if model.slice.round.is_some() {
        lists(model, &mut canvas, body);
    }
    for (n, (text, role)) in said.iter().enumerate() {
        canvas.put(row(status, cells(n)), text, *role);
    }
    hints(model, &mut canvas, row(area, area.height.saturating_sub(1)));
    match &model.mode {
        Mode::Lists => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, body, list),
        Mode::Seats(_, list) => dialogs::list(&mut canvas, body, list),
        Mode::Withdrawing => {
            let name = model.community().map_or("", |held| held.community.name.as_str());
            let text = say!(look.words, "setup-withdraw-sure", name = name);
            dialogs::question(&mut canvas, body, &say!(look.words, "setup-withdraw-title"), &text);
        }
        Mode::Entry(Entry::Seat(seat)) => seat.form.draw(&mut canvas, body),
        Mode::Entry(Entry::Labels(labels)) => labels.form.draw(&mut canvas, body),
        Mode::Entry(Entry::Round(form) | Entry::Community(form) | Entry::Inspector(form, _)) => form.draw(&mut canvas, body),
        Mode::Entry(Entry::Meeting(entry)) => meeting(entry, &mut canvas, body),
    }
}

fn meeting(entry: &MeetingEntry, canvas: &mut Canvas, body: Rect) {
    let room = body.width.saturating_sub(4).min(76);
    match entry.stage {
        Stage::Form => entry.form.draw(canvas, body),
        Stage::Stops => {
            let inside = canvas.boxed(middle(body, room, entry.stops.height()), &entry.stops.title);
            entry.stops.draw(canvas, inside);
        }
        Stage::Panel => {
            let inside = canvas.boxed(middle(body, room, entry.panel.height()), &entry.panel.title);
            entry.panel.draw(canvas, inside);
        }
    }
}

/// What was just done, else what comes next.
fn status_lines(model: &Model, look: &Look, room: u16) -> Vec<Piece> {
    match &model.status {
        Status::Quiet if model.round().is_some() && matches!(model.mode, Mode::Lists) => {
            foot::broken(&format!("{} {}", look.symbols.right, next(model, look)), Role::Accent, room)
        }
        status => foot::status_lines(look, status, room),
    }
}

fn next(model: &Model, look: &Look) -> String {
    let words = &look.words;
    let what = match model.step() {
        Step::Communities if model.slice.communities.is_empty() => say!(words, "setup-next-communities"),
        Step::Communities => say!(words, "setup-next-nominate"),
        Step::Inspectors => say!(words, "setup-next-inspectors"),
        Step::Meetings => {
            let waiting = model.slice.communities.iter().filter(|held| held.nominated && held.visit.is_none()).count();
            say!(words, "setup-next-meeting", count = waiting)
        }
        Step::Score => say!(words, "setup-next-score"),
    };
    say!(words, "setup-next", what = what)
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let words = &look.words;
    let dot = format!(" {} ", look.symbols.separator);
    let Some(round) = &model.slice.round else {
        canvas.put(row(area, 0), &say!(words, "setup-new-round"), Role::Title);
        canvas.rule(row(area, 2));
        return;
    };
    let who = model.slice.inspectors.iter().find(|held| Some(held.id) == model.inspector);
    let who = who.map_or_else(
        || (say!(words, "tui-no-inspector"), Role::Warn),
        |held| (format!("{} {}", held.code, held.name).trim_end().to_owned(), Role::Accent),
    );
    let rest = canvas.right(row(area, 0), &[(format!("{} ", say!(words, "tui-inspector")), Role::Dim), who]);
    let title = [(say!(words, "setup-title"), Role::Title), (format!("{dot}{}", round.name), Role::Strong)];
    canvas.pieces(rest, &title);
    let standard = model.slice.standard.as_ref();
    let standard = standard.map_or_else(String::new, |held| format!("{} {}", held.name.get(words.language), held.version));
    let each = say!(words, "setup-each", count = round.nominations_each);
    let rest = canvas.right(row(area, 1), &[(each, Role::Dim)]);
    let organiser = if round.organiser.is_empty() { String::new() } else { format!("{dot}{}", round.organiser) };
    canvas.put(rest, &(standard + &organiser), Role::Dim);
    if area.width >= WIDE {
        canvas.rule(row(area, 2));
    } else {
        tabs(model, canvas, row(area, 2));
    }
}

/// The names of the lists with their digits, on the line that else is a rule.
fn tabs(model: &Model, canvas: &mut Canvas, line: Rect) {
    canvas.rule(line);
    let mut x = line.x + 1;
    for panel in Panel::ALL {
        let rest = Rect { x, width: line.right().saturating_sub(x), ..line };
        let pieces = title(model, canvas.look, panel);
        let used = canvas.pieces(rest, &pieces);
        canvas.zone(Rect { width: used, ..rest }, Zone::Front(vec![(digit(panel), 1)]));
        x += used + 1;
    }
}

/// The key that takes a list in hand.
fn digit(panel: Panel) -> Code {
    Code::Char(char::from_digit(panel as u32 + 1, 10).unwrap_or('1'))
}

fn title(model: &Model, look: &Look, panel: Panel) -> [Piece; 2] {
    let words = &look.words;
    let slice = &model.slice;
    let text = match panel {
        Panel::Communities => {
            let nominated = slice.communities.iter().filter(|held| held.nominated).count();
            say!(words, "setup-communities", count = slice.communities.len(), nominated = nominated)
        }
        Panel::Inspectors => say!(words, "setup-inspectors", count = slice.inspectors.len()),
        Panel::Meetings => say!(words, "setup-meetings", count = slice.meetings.len()),
    };
    let on = model.panel == panel;
    let mark = if on { look.symbols.cursor } else { " " };
    let number = panel as usize + 1;
    [(format!("{mark}{number} "), Role::Key), (format!("{text} "), if on { Role::Title } else { Role::Dim })]
}

fn lists(model: &Model, canvas: &mut Canvas, body: Rect) {
    if body.width < WIDE {
        one(model, canvas, body, model.panel);
        return;
    }
    let left = body.width * 11 / 20;
    let right = Rect { x: body.x + left + 3, width: body.width - left - 3, ..body };
    for n in 0..body.height {
        canvas.put(Rect { x: body.x + left + 1, width: 1, ..row(body, n) }, canvas.look.symbols.vertical, Role::Rule);
    }
    // Nobody has more inspectors than fit into a third; whoever has, goes through them.
    let inspectors = cells(model.lists[Panel::Inspectors as usize].lines.len() + 2).min(body.height / 3);
    titled(model, canvas, Rect { width: left, ..body }, Panel::Communities);
    titled(model, canvas, Rect { height: inspectors, ..right }, Panel::Inspectors);
    let below = Rect { y: right.y + inspectors, height: right.height - inspectors, ..right };
    titled(model, canvas, below, Panel::Meetings);
}

fn titled(model: &Model, canvas: &mut Canvas, area: Rect, panel: Panel) {
    let pieces = title(model, canvas.look, panel);
    canvas.pieces(row(area, 0), &pieces);
    canvas.zone(row(area, 0), Zone::Front(vec![(digit(panel), 1)]));
    one(model, canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, panel);
}

fn one(model: &Model, canvas: &mut Canvas, area: Rect, panel: Panel) {
    let Lines { lines, cursor } = &model.lists[panel as usize];
    let height = usize::from(area.height);
    let first = scroll(*cursor, height);
    for (n, held) in lines.iter().enumerate().skip(first).take(height) {
        let line = row(area, cells(n - first));
        if !matches!(held, Line::Subdistrict(_)) {
            // The cursor goes past headings.
            let headings = |upto: usize| lines.iter().take(upto).filter(|line| matches!(line, Line::Subdistrict(_))).count();
            let (n, cursor) = (n - headings(n), cursor - headings(*cursor));
            if panel == model.panel {
                canvas.row_zone(line, n, cursor);
            } else {
                canvas.zone(line, Zone::Front(vec![(digit(panel), 1), steps(n, cursor)]));
            }
        }
        let on = n == *cursor && panel == model.panel && matches!(model.mode, Mode::Lists | Mode::Menu(_));
        if on {
            canvas.tint(line, Role::Selected);
        }
        let (left, right) = pieces(model, canvas.look, *held);
        let role = |(text, role): Piece| (text, if on { Role::Selected } else { role });
        let mark = (if on { canvas.look.symbols.cursor } else { " " }.to_owned(), Role::Accent);
        let right: Vec<Piece> = right.into_iter().map(role).collect();
        let left: Vec<Piece> = std::iter::once(mark).chain(left).map(role).collect();
        let rest = canvas.right(line, &right);
        canvas.pieces(rest, &left);
    }
}

/// A line's text, and what stands at its right end.
fn pieces(model: &Model, look: &Look, line: Line) -> (Vec<Piece>, Vec<Piece>) {
    let (words, symbols, slice) = (&look.words, look.symbols, &model.slice);
    let empty = (Vec::new(), Vec::new());
    match line {
        Line::Subdistrict(n) => {
            let Some(held) = slice.communities.get(n) else { return empty };
            let (count, limit) = model.quota(&held.community.subdistrict);
            let name = format!("{} {}", symbols.section, held.community.subdistrict);
            let district = format!("  {}", held.community.district);
            let over = count > limit;
            let quota = say!(words, "setup-quota", count = count, limit = limit);
            let quota = if over { format!("{} {quota} ", symbols.warning) } else { format!("{quota} ") };
            let role = if over { Role::Bad } else { Role::Dim };
            (vec![(name, Role::Strong), (district, Role::Dim)], vec![(quota, role)])
        }
        Line::Community(n) => {
            let Some(held) = slice.communities.get(n) else { return empty };
            let word = say!(words, "tui-nominated");
            let nominated = if held.nominated { word } else { " ".repeat(width(&word)) };
            let left = vec![
                (format!("  {nominated} "), Role::Accent),
                (held.community.name.clone(), Role::Text),
                (format!("  {}", held.community.code), Role::Dim),
            ];
            let visit = held.visit.and_then(|(at, stop)| Some((slice.meetings.get(at)?, stop)));
            let right = match visit {
                Some((meeting, stop)) => {
                    // Month and day: the year is the round's.
                    let day = meeting.date.get(5..).unwrap_or(&meeting.date);
                    (say!(words, "setup-visit", day = day, stop = stop), Role::Dim)
                }
                None if held.nominated => (say!(words, "setup-unplanned"), Role::Warn),
                None => (String::new(), Role::Dim),
            };
            (left, vec![(format!("{} ", right.0), right.1)])
        }
        Line::Inspector(n) => {
            let Some(held) = slice.inspectors.get(n) else { return empty };
            let left = vec![(format!("  {}", held.code), Role::Strong), (format!("  {}", held.name), Role::Text)];
            let now = Some(held.id) == model.inspector;
            (left, if now { vec![(format!("{} ", say!(words, "tui-current")), Role::Accent)] } else { Vec::new() })
        }
        Line::Meeting(n) => {
            let Some(held) = slice.meetings.get(n) else { return empty };
            let code = |id| slice.inspectors.iter().find(|held| held.id == id).map(|held| held.code.as_str());
            let codes: Vec<&str> = held.panel.iter().filter_map(|id| code(*id)).collect();
            let left =
                vec![(format!("{} {}", symbols.section, held.date), Role::Strong), (format!("  {}", held.name), Role::Strong)];
            let panel = if codes.is_empty() { String::new() } else { say!(words, "setup-panel", codes = codes.join(" ")) };
            (left, vec![(format!("{panel} "), Role::Dim)])
        }
        Line::Stop(n, stop) => {
            let id = slice.meetings.get(n).and_then(|meeting| meeting.stops.get(stop));
            let held = slice.communities.iter().find(|held| Some(&held.community.id) == id);
            let Some(held) = held else { return empty };
            let left = vec![
                (format!("  {} ", pad_left(&(stop + 1).to_string(), 2)), Role::Dim),
                (held.community.name.clone(), Role::Text),
                (format!("  {}", held.community.subdistrict), Role::Dim),
            ];
            (left, Vec::new())
        }
        Line::Add(action) => (vec![(format!("  + {}", adding(words, action)), Role::Accent)], Vec::new()),
    }
}

fn adding(words: &Words, action: Action) -> String {
    match action {
        Action::AddCommunity => say!(words, "setup-add-community"),
        Action::AddInspector => say!(words, "setup-add-inspector"),
        _ => say!(words, "setup-add-meeting"),
    }
}

/// What Enter does on the line in hand comes first.
fn hints(model: &Model, canvas: &mut Canvas, line: Rect) {
    let look = canvas.look;
    let words = &look.words;
    let context = model.context();
    if context != Context::Setup {
        foot::hints(canvas, line, context, |_| true);
        return;
    }
    let what = match model.line() {
        Some(Line::Community(_)) if model.community().is_some_and(|held| held.nominated) => say!(words, "setup-enter-withdraw"),
        Some(Line::Community(_)) => say!(words, "setup-enter-nominate"),
        Some(Line::Inspector(_)) => say!(words, "setup-enter-rates"),
        Some(Line::Meeting(_) | Line::Stop(..)) => say!(words, "setup-enter-score"),
        Some(Line::Add(action)) => adding(words, action),
        Some(Line::Subdistrict(_)) | None => String::new(),
    };
    let used = canvas.pieces(line, &[(shown(Code::Enter, look), Role::Key), (format!(" {what}"), Role::Dim)]);
    let used = (used + 2).min(line.width);
    foot::hints(canvas, Rect { x: line.x + used, width: line.width - used, ..line }, context, |_| true);
}
