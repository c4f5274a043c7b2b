//! Draws the program: banners, the screen in sight, and what lies over it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::App;
use crate::text::say;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, cells, middle, row};
use crate::tui::theme::Role;

/// The smallest screen everything fits on.
const SMALLEST: (u16, u16) = (60, 18);

impl App {
    /// Draws everything.
    pub fn view(&self, frame: &mut Frame) {
        self.look.zones.clear();
        let area = frame.area();
        Canvas::new(&self.look, frame).ground(area);
        let (width, height) = SMALLEST;
        if area.width < width || area.height < height {
            let now = format!("{}x{}", area.width, area.height);
            let text = say!(self.look.words, "tui-too-small", width = width, height = height, now = now);
            let mut canvas = Canvas::new(&self.look, frame);
            for (n, line) in wrap(&text, usize::from(area.width)).iter().enumerate().take(usize::from(area.height)) {
                canvas.put(row(area, cells(n)), line, Role::Text);
            }
            return;
        }
        let area = self.banners(area, frame);
        match self.pages.last() {
            Some(page) => page.view(&self.look, area, frame),
            None => self.opening(area, frame),
        }
        let mut canvas = Canvas::new(&self.look, frame);
        if let Some(running) = &self.running {
            running.draw(&mut canvas, area);
        }
        if let Some(overlay) = &self.overlay {
            self.look.zones.clear();
            overlay.draw(&mut canvas, area);
        }
    }

    /// What is true of the whole screen, on lines of its own; answers what is left below.
    fn banners(&self, mut area: Rect, frame: &mut Frame) -> Rect {
        let words = &self.look.words;
        let read_only = !self.session.writable && !self.pages.is_empty();
        let trying = self.trying.as_ref().map(|trying| say!(words, "tui-trial-banner", name = trying.name.as_str()));
        let banners = [
            (self.session.demo, say!(words, "tui-demo")),
            (read_only, say!(words, "tui-read-only-banner")),
            (trying.is_some(), trying.unwrap_or_default()),
        ];
        for (_, text) in banners.iter().filter(|(holds, _)| *holds) {
            let mut canvas = Canvas::new(&self.look, frame);
            let line = row(area, 0);
            canvas.tint(line, Role::Banner);
            canvas.put(line, &format!(" {text}"), Role::Banner);
            area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        area
    }

    fn opening(&self, area: Rect, frame: &mut Frame) {
        let words = &self.look.words;
        let mut canvas = Canvas::new(&self.look, frame);
        let why = self.unopened.as_deref();
        let text = why.map_or_else(|| say!(words, "tui-opening"), |why| say!(words, "tui-not-opened", why = why));
        let room = area.width.saturating_sub(8);
        let lines = wrap(&text, usize::from(room));
        let place = middle(area, room, cells(lines.len()));
        let role = if why.is_some() { Role::Bad } else { Role::Dim };
        for (n, line) in lines.iter().enumerate() {
            canvas.put(row(place, cells(n)), line, role);
        }
    }
}
