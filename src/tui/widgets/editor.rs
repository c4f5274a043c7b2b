//! A text of several lines, edited at the terminal's real cursor.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, Scrolling, TextArea, WrapMode};

use crate::tui::canvas::{Canvas, cells};
use crate::tui::input::{Code, Input};
use crate::tui::keys::Action;
use crate::tui::theme::Role;

/// How many steps can be taken back while a text is open.
const STEPS: usize = 500;

/// A text being written.
#[derive(Clone, Debug)]
pub struct Editor {
    area: TextArea<'static>,
    /// The text as it was opened.
    opened: String,
}

impl Editor {
    /// A text, the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(text.lines().map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_max_histories(STEPS);
        // The cursor is the terminal's own; the line it is on looks like the others.
        area.set_cursor_line_style(Style::default());
        area.set_cursor_style(Style::default());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, opened: text.to_owned() }
    }

    /// The same with the cursor at the start, for a text to be gone through.
    #[must_use]
    pub fn at_start(mut self) -> Self {
        self.area.move_cursor(CursorMove::Top);
        self.area.move_cursor(CursorMove::Head);
        self
    }

    /// What stands in it.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether it is another text than the one that was opened.
    pub fn changed(&self) -> bool {
        self.text().trim() != self.opened.trim()
    }

    /// Inserts at the cursor, as one step. Control characters other than line ends become spaces.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let clean: String = text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
        self.area.insert_str(clean);
    }

    /// Takes an input, with what the keymap says of it in `Context::Editor`.
    pub fn take(&mut self, input: &Input, action: Option<Action>) {
        match (action, input) {
            (Some(Action::NewLine), _) => self.area.insert_newline(),
            (Some(Action::Erase), _) => drop(self.area.delete_char()),
            (Some(Action::Delete), _) => drop(self.area.delete_next_char()),
            (Some(Action::Undo), _) => drop(self.area.undo()),
            (Some(Action::Redo), _) => drop(self.area.redo()),
            (Some(Action::Up), _) => self.area.move_cursor(CursorMove::Up),
            (Some(Action::Down), _) => self.area.move_cursor(CursorMove::Down),
            (Some(Action::PreviousSection), _) => self.area.move_cursor(CursorMove::Back),
            (Some(Action::NextSection), _) => self.area.move_cursor(CursorMove::Forward),
            (Some(Action::First), _) => self.area.move_cursor(CursorMove::Head),
            (Some(Action::Last), _) => self.area.move_cursor(CursorMove::End),
            (Some(Action::PageUp), _) => self.area.scroll(Scrolling::PageUp),
            (Some(Action::PageDown), _) => self.area.scroll(Scrolling::PageDown),
            (None, Input::Key(Code::Char(c))) => self.insert(c.encode_utf8(&mut [0; 4])),
            (None, Input::Text(text)) => self.insert(text),
            _ => {}
        }
    }

    /// Draws it; the line with the cursor stays in sight.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        if area.width < 4 || area.height == 0 {
            return;
        }
        // One column stays free for the cursor behind a full line.
        let text = Rect { width: area.width - 1, ..area };
        canvas.widget(&self.area, text);
        canvas.tint(area, Role::Field);
        let cursor = self.area.screen_cursor();
        let (first, _) = self.area.scroll_offset();
        canvas.cursor(text.x + cells(cursor.col), text.y + cells(cursor.row).saturating_sub(first));
    }
}
