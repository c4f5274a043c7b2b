//! The two lines at the foot of every screen: what was just done, and which keys there are.

use ratatui::layout::Rect;

use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece};
use crate::tui::input::Code;
use crate::tui::keys::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::zones::Zone;

/// What was just done, or why not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing to say.
    #[default]
    Quiet,
    /// On its way; not yet promised.
    Doing(String),
    /// Done and durable.
    Done(String),
    /// Done, with something to look at.
    Warned(String),
    /// Not done, and why.
    Refused(String),
}

/// Most lines a status takes where it may take several: a refusal names its rule and what to do.
const LINES: usize = 3;

/// The status with its symbol, which says beside the colour how it went; `None` when there is nothing to say.
fn told<'a>(look: &'a Look, status: &'a Status) -> Option<Piece> {
    let symbols = look.symbols;
    let (symbol, text, role) = match status {
        Status::Quiet => return None,
        Status::Doing(text) => (symbols.pending, text, Role::Dim),
        Status::Done(text) => (symbols.check, text, Role::Good),
        Status::Warned(text) => (symbols.warning, text, Role::Warn),
        Status::Refused(text) => (symbols.cross, text, Role::Bad),
    };
    Some((format!("{symbol} {text}"), role))
}

/// Draws the status on one line.
pub fn status(canvas: &mut Canvas, line: Rect, status: &Status) {
    if let Some((text, role)) = told(canvas.look, status) {
        canvas.put(line, &text, role);
    }
}

/// The status broken over the lines it takes, three at most.
pub fn status_lines(look: &Look, status: &Status, room: u16) -> Vec<Piece> {
    told(look, status).map_or_else(|| vec![(String::new(), Role::Dim)], |(text, role)| broken(&text, role, room))
}

/// A text over at most three lines; the last is cut where it is drawn.
pub fn broken(text: &str, role: Role, room: u16) -> Vec<Piece> {
    let mut lines = wrap(text, usize::from(room));
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).concat();
        lines.push(rest);
    }
    lines.into_iter().map(|line| (line, role)).collect()
}

/// Draws as many keys of the actions wanted with their meaning as fit, whole ones only; the most wanted come first. Each can be
/// clicked for its key.
pub fn hints(canvas: &mut Canvas, line: Rect, context: Context, wanted: impl Fn(Action) -> bool) {
    let look = canvas.look;
    let mut x = line.x;
    for (action, key, what) in look.keymap.hints(context, look, wanted) {
        let needed = width(&key) + 1 + width(&what);
        let room = usize::from(line.x + line.width - x);
        if needed > room {
            break;
        }
        let rest = Rect { x, width: line.x + line.width - x, ..line };
        let used = canvas.pieces(rest, &[(key, Role::Key), (format!(" {what}"), Role::Dim)]);
        // Ten digits are one hint; which of them is meant no click can say.
        if let [code, ..] = look.keymap.keys(context, action)
            && *code != Code::Char('0')
        {
            canvas.zone(Rect { width: used, ..rest }, Zone::Hint(*code));
        }
        x = (x + used + 2).min(line.x + line.width);
    }
}
