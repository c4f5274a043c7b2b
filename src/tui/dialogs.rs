//! Boxes over a screen: a list to choose from, a question, the help.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Look, cells, middle, row};
use super::keys::{Action, Context, MenuEntry, help_lines, long};
use super::theme::Role;
use super::widgets::list::{Entry, List};
use crate::text::say;
use crate::text::width::{pad_right, width};
use crate::text::wrap::wrap;

/// A list in a box, as large as it needs to be and as there is room for.
pub fn list<T: Clone>(canvas: &mut Canvas, area: Rect, list: &List<T>) {
    let (width, height) = list.size(area.width);
    let place = middle(area, width.max(30), height);
    let inside = canvas.boxed(place, &list.title);
    list.draw(canvas, inside);
}

/// The menu of a context: what applies now, each under the digit it always has.
pub fn menu<T>(look: &Look, context: Context, applies: impl Fn(Action) -> bool, choice: impl Fn(Action) -> T) -> List<T>
where
    T: Clone,
{
    let entries = look.keymap.menu(context).iter().filter(|entry| applies(entry.action));
    let line = |entry: &MenuEntry| Entry {
        digit: entry.digit,
        text: long(&look.words, entry.action),
        aside: String::new(),
        value: choice(entry.action),
    };
    List::new(say!(look.words, "tui-menu"), entries.map(line).collect())
}

/// A question in a box; the hint line has the answers.
pub fn question(canvas: &mut Canvas, area: Rect, title: &str, text: &str) {
    let room = area.width.saturating_sub(8).min(56);
    let lines = wrap(text, usize::from(room));
    let inside = canvas.boxed(middle(area, room + 4, cells(lines.len()) + 2), title);
    for (n, line) in lines.iter().enumerate() {
        canvas.put(row(inside, cells(n)), line, Role::Text);
    }
}

/// The keys, from a line on.
pub fn help(canvas: &mut Canvas, area: Rect, from: Context, first: usize) {
    let look = canvas.look;
    let lines = help_lines(look, from);
    let place = Rect { height: area.height.saturating_sub(1), ..area };
    let inside = canvas.boxed(place, &say!(look.words, "tui-help"));
    let column = lines.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0).min(usize::from(inside.width) / 3);
    let first = first.min(lines.len().saturating_sub(usize::from(inside.height)));
    for (n, (keys, text)) in lines.iter().skip(first).take(usize::from(inside.height)).enumerate() {
        let line = row(inside, cells(n));
        if keys.is_empty() {
            canvas.put(line, text, Role::Title);
        } else {
            let keys = pad_right(keys, column);
            canvas.pieces(line, &[(format!("{keys}  "), Role::Key), (text.clone(), Role::Text)]);
        }
    }
}
