//! How the standards are drawn: two lines each, and below them what is worth knowing of the one in hand.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Compared, Mode, Model};
use super::update::applies;
use crate::standard_files::wording::difference;
use crate::text::width::{truncate, width};
use crate::text::wrap::wrap;
use crate::text::{decision, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, row};
use crate::tui::dialogs;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands::way;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::widgets::list::scroll;
use crate::workspace::standards::{Known, State};
use crate::workspace::wording::state;

/// Lines of a standard in the list.
const LINES: usize = 2;
/// Lines kept below the list for what is worth knowing.
const ABOUT: u16 = 4;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let said = foot::status_lines(look, &model.status, area.width);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(cells(said.len()) + 3), ..area };
    head(model, &mut canvas, area);
    if let Mode::Compared(compared) = &model.mode {
        compared.pager.draw(&mut canvas, body, &told(compared, look, body.width.saturating_sub(2)));
    } else {
        let room = body.width.saturating_sub(2);
        let mut about = about(model, look, room);
        let used =
            rows(model, &mut canvas, Rect { height: body.height.saturating_sub(ABOUT.min(cells(about.len()) + 1)), ..body });
        let left = usize::from(body.height.saturating_sub(used + 1));
        if about.len() > left {
            about.truncate(left);
            if let Some((text, _)) = about.last_mut() {
                let ellipsis = look.symbols.ellipsis;
                *text = truncate(text, usize::from(room).saturating_sub(width(ellipsis)), "") + ellipsis;
            }
        }
        for (n, (text, role)) in (used + 1..body.height).zip(&about) {
            canvas.put(Rect { x: body.x + 2, width: room, ..row(body, n) }, text, *role);
        }
    }
    for (n, (text, role)) in (0..).zip(&said) {
        canvas.put(row(area, area.height.saturating_sub(cells(said.len()) + 1) + n), text, *role);
    }
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), |action| hinted(model, action));
    match &model.mode {
        Mode::Rows | Mode::Compared(_) => {}
        Mode::List(list) => dialogs::list(&mut canvas, body, list),
        Mode::Asking(asking) => asking.draw(&mut canvas, body),
    }
}

/// Digits are worth a hint once there is more than one line to lead to.
fn hinted(model: &Model, action: Action) -> bool {
    let jumps = model.slice.rows.len() > 1 || !matches!(model.mode, Mode::Rows);
    applies(model, action) && (action != Action::Number || jumps)
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let words = &canvas.look.words;
    let dot = format!(" {} ", canvas.look.symbols.separator);
    let mut title: Vec<Piece> = vec![(say!(words, "context-standards"), Role::Title)];
    let right = if let Mode::Compared(compared) = &model.mode {
        title.push((dot, Role::Title));
        let (before, after) = (compared.before.as_str(), compared.after.as_str());
        title.push((say!(words, "standards-from-to", before = before, after = after), Role::Strong));
        String::new()
    } else {
        say!(words, "standards-counted", count = model.slice.rows.len())
    };
    let rest = canvas.right(row(area, 0), &[(right, Role::Dim)]);
    canvas.pieces(rest, &title);
    canvas.rule(row(area, 1));
}

/// Draws the standards in sight; answers the lines used.
fn rows(model: &Model, canvas: &mut Canvas, body: Rect) -> u16 {
    let height = usize::from(body.height) / LINES;
    let first = scroll(model.cursor, height.max(1));
    let seen = model.slice.rows.iter().enumerate().skip(first).take(height.max(1));
    let mut used = 0;
    for (n, known) in seen {
        one(canvas, Rect { y: body.y + used, height: body.height.saturating_sub(used), ..body }, n, known, n == model.cursor);
        used += cells(LINES);
    }
    used
}

fn one(canvas: &mut Canvas, area: Rect, n: usize, known: &Known, on: bool) {
    let look = canvas.look;
    let words = &look.words;
    if on {
        canvas.tint(Rect { height: area.height.min(cells(LINES)), ..area }, Role::Selected);
    }
    let role = |role| if on { Role::Selected } else { role };
    let (symbol, good) = match known.state {
        State::Published if known.disputed => (look.symbols.warning, Role::Warn),
        State::Published => (look.symbols.check, Role::Good),
        State::BuiltIn => (look.symbols.check, Role::Dim),
        State::Draft => (look.symbols.pending, Role::Accent),
    };
    let state = format!("{symbol} {} ", state(words, known.state));
    let rest = canvas.right(row(area, 0), &[(state, role(good))]);
    let mark = if on { look.symbols.cursor } else { " " };
    let lead = format!("{mark}{:>2} ", n + 1);
    let name = known.standard.name.get(words.language).to_owned();
    canvas.pieces(rest, &[(lead.clone(), role(Role::Key)), (name, role(Role::Strong))]);
    let standard = &known.standard;
    let mut facts = vec![
        known.label(),
        say!(words, "items-counted", count = standard.items().count()),
        say!(words, "standards-points", points = standard.full_marks.to_string()),
    ];
    if !standard.stars.is_empty() {
        facts.push(say!(words, "standards-stars", stars = decision::stars(words, standard.top_star())));
    }
    let used = if known.rounds > 0 { say!(words, "standards-used", count = known.rounds) + " " } else { String::new() };
    let rest = canvas.right(row(area, 1), &[(used, role(Role::Dim))]);
    let facts = facts.join(&format!(" {} ", look.symbols.separator));
    canvas.pieces(rest, &[(" ".repeat(width(&lead)), role(Role::Dim)), (facts, role(Role::Dim))]);
}

/// What is worth knowing of the standard in hand, and what comes next where the folder has none of its own.
fn about(model: &Model, look: &Look, room: u16) -> Vec<Piece> {
    let words = &look.words;
    let Some(known) = model.known() else { return Vec::new() };
    let mut texts = Vec::new();
    if known.disputed {
        let same = |other: &&Known| other.holds && other.standard.label() == known.standard.label();
        let holds = model.slice.rows.iter().find(same).map_or("", |other| other.hash.0.get(..6).unwrap_or_default());
        texts.push((say!(words, "standards-disputed", hash = holds), Role::Warn));
    }
    if !model.slice.own() {
        let (template, import) = (way(look, Context::Standards, Action::Template), way(look, Context::Standards, Action::Import));
        texts.push((say!(words, "standards-first", template = template, import = import), Role::Text));
    }
    texts.push((
        match known.state {
            State::Published => say!(words, "standards-state-published"),
            State::BuiltIn => say!(words, "standards-state-built-in"),
            State::Draft => say!(words, "standards-state-draft"),
        },
        Role::Dim,
    ));
    let description = known.standard.description.get(words.language).to_owned();
    texts.extend((!description.is_empty()).then_some((description, Role::Dim)));
    let lines = |(text, role): (String, Role)| wrap(&text, usize::from(room)).into_iter().map(move |line| (line, role));
    texts.into_iter().flat_map(lines).collect()
}

/// The differences, each over as many lines as it takes.
fn told(compared: &Compared, look: &Look, room: u16) -> Vec<Vec<Piece>> {
    let words = &look.words;
    if compared.differences.is_empty() {
        return vec![vec![(say!(words, "standard-same"), Role::Good)]];
    }
    let mut lines = vec![vec![(say!(words, "standards-differ", count = compared.differences.len()), Role::Strong)]];
    let lead = format!("{} ", look.symbols.bullet);
    for held in &compared.differences {
        for (n, text) in wrap(&difference(words, held), usize::from(room).saturating_sub(width(&lead))).into_iter().enumerate() {
            let before = if n == 0 { lead.clone() } else { " ".repeat(width(&lead)) };
            lines.push(vec![(before, Role::Accent), (text, Role::Text)]);
        }
    }
    lines
}
