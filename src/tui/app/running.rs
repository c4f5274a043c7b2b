//! Something slow: how far it is, how long it will take, and how to break it off. Shown once it takes longer than a second.

use ratatui::layout::Rect;

use crate::clock;
use crate::text::say;
use crate::text::width::{truncate, width};
use crate::tui::canvas::{Canvas, row};
use crate::tui::theme::Role;

/// Milliseconds before it is worth showing.
const PATIENCE: u64 = 1_000;

/// Something slow under way.
#[derive(Clone, Debug)]
pub struct Running {
    what: String,
    begun: u64,
    /// Parts done, of all, and milliseconds so far, once it took long.
    shown: Option<(u64, u64, u64)>,
}

impl Running {
    /// Something that begins now.
    pub fn new(what: String) -> Self {
        Self { what, begun: clock::monotonic_ms(), shown: None }
    }

    /// It came this far.
    pub fn at(&mut self, done: u64, all: u64) {
        let so_far = clock::monotonic_ms().saturating_sub(self.begun);
        if so_far > PATIENCE {
            self.shown = Some((done, all, so_far));
        }
    }

    /// Whether it took long enough to be shown, and Esc is offered.
    pub const fn is_seen(&self) -> bool {
        self.shown.is_some()
    }

    /// Draws it over the last line but one.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let Some((done, all, so_far)) = self.shown else { return };
        let words = &canvas.look.words;
        let percent = done.saturating_mul(100).checked_div(all).unwrap_or(100).min(100);
        let left = (so_far.saturating_mul(all.saturating_sub(done))).checked_div(done.max(1)).unwrap_or(0).div_ceil(1_000);
        let bar = canvas.look.symbols.bar(percent as usize, 100, 20);
        // Where nobody knows how much there is, how long it has taken says more than a bar.
        let (bar, tail) = match all {
            0 => (String::new(), say!(words, "tui-running-on", seconds = so_far / 1_000)),
            _ => (bar, say!(words, "tui-running", percent = percent, seconds = left)),
        };
        let line = row(area, area.height.saturating_sub(2));
        canvas.clear(line);
        let room = usize::from(line.width).saturating_sub(width(&bar) + width(&tail) + 3);
        let what = truncate(&self.what, room, canvas.look.symbols.ellipsis);
        let used = canvas.put(line, &what, Role::Text);
        let rest = Rect { x: line.x + used + 1, width: line.width.saturating_sub(used + 1), ..line };
        let used = canvas.put(rest, &bar, Role::Accent);
        canvas.put(Rect { x: rest.x + used + 1, width: rest.width.saturating_sub(used + 1), ..rest }, &tail, Role::Dim);
    }
}
