//! The help page, written from the keymap: what the keys really do, never a second list of them.

use super::{Action, Context, long, shown};
use crate::tui::canvas::Look;

/// The lines of the help: the context they were asked from first, then the others. A heading has no keys.
pub fn help_lines(look: &Look, from: Context) -> Vec<(String, String)> {
    let (map, words) = (&look.keymap, &look.words);
    let others = Context::ALL.into_iter().filter(|context| *context != from);
    let mut lines = Vec::new();
    for context in std::iter::once(from).chain(others) {
        if !lines.is_empty() {
            lines.push((String::new(), String::new()));
        }
        lines.push((String::new(), words.lookup(&format!("context-{}", context.id())).unwrap_or_default()));
        for (action, codes) in map.bindings(context) {
            let keys = match codes.as_slice() {
                digits if digits.len() >= 10 => map.shown(context, *action, look),
                codes => codes.iter().map(|code| shown(*code, look)).collect::<Vec<_>>().join(" "),
            };
            lines.push((keys, long(words, *action)));
        }
        for entry in map.menu(context) {
            if map.keys(context, entry.action).is_empty() {
                let menu = map.shown(context, Action::Menu, look);
                let keys = entry.digit.map_or_else(|| menu.clone(), |digit| format!("{menu} {digit}"));
                lines.push((keys, long(words, entry.action)));
            }
        }
    }
    lines
}
