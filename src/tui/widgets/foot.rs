//! The two lines at the foot of every screen: what was just done, and which keys there are.

use ratatui::layout::Rect;

use crate::text::width::width;
use crate::tui::canvas::Canvas;
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

/// Draws the status; a symbol says beside the colour how it went.
pub fn status(canvas: &mut Canvas, line: Rect, status: &Status) {
    let symbols = canvas.look.symbols;
    let (symbol, text, role) = match status {
        Status::Quiet => return,
        Status::Doing(text) => (symbols.pending, text, Role::Dim),
        Status::Done(text) => (symbols.check, text, Role::Good),
        Status::Warned(text) => (symbols.warning, text, Role::Warn),
        Status::Refused(text) => (symbols.cross, text, Role::Bad),
    };
    canvas.put(line, &format!("{symbol} {text}"), role);
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
            canvas.zone(Rect { width: used, ..rest }, Zone::Keys(vec![*code]));
        }
        x = (x + used + 2).min(line.x + line.width);
    }
}
