//! A text field: one paragraph, broken over the lines it has, edited at the terminal's real cursor.

use std::ops::Range;

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::decide::TEXT_LIMIT;
use crate::text::width::width;
use crate::tui::canvas::{Canvas, cells, row};
use crate::tui::input::{Code, Input};
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::zones::Zone;

/// What is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// Byte position, always between graphemes.
    at: usize,
    /// The last input did not fit whole.
    cut: bool,
}

impl Field {
    /// A field without a text.
    pub const EMPTY: Self = Self { text: String::new(), at: 0, cut: false };

    /// A field with a text, the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut field = Self::default();
        field.insert(text);
        field
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the last input was cut because the field was full.
    pub const fn cut(&self) -> bool {
        self.cut
    }

    /// Inserts at the cursor, as much as a text may hold. Line ends and other control characters become spaces: a pasted one
    /// never submits.
    pub fn insert(&mut self, text: &str) {
        let room = TEXT_LIMIT.saturating_sub(self.text.chars().count());
        let text = text.replace("\r\n", "\n");
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(room).collect();
        self.cut = text.chars().count() > room;
        self.text.insert_str(self.at, &clean);
        self.at += clean.len();
    }

    /// Takes an input that is text, or an action that edits. Answers whether it was one of these.
    pub fn take(&mut self, input: &Input, action: Option<Action>) -> bool {
        self.cut = false;
        match (action, input) {
            (Some(Action::Erase), _) => {
                if let Some((start, _)) = self.text[..self.at].grapheme_indices(true).next_back() {
                    self.text.replace_range(start..self.at, "");
                    self.at = start;
                }
            }
            (Some(Action::Delete), _) => {
                if let Some(next) = self.text[self.at..].graphemes(true).next() {
                    let end = self.at + next.len();
                    self.text.replace_range(self.at..end, "");
                }
            }
            (Some(Action::PreviousSection), _) => {
                self.at = self.text[..self.at].grapheme_indices(true).next_back().map_or(0, |(start, _)| start);
            }
            (Some(Action::NextSection), _) => {
                self.at += self.text[self.at..].graphemes(true).next().map_or(0, str::len);
            }
            (Some(Action::First), _) => self.at = 0,
            (Some(Action::Last), _) => self.at = self.text.len(),
            (None, Input::Key(Code::Char(c))) => self.insert(c.encode_utf8(&mut [0; 4])),
            (None, Input::Text(text)) => self.insert(text),
            _ => return false,
        }
        true
    }

    /// Its lines in a width, and the line and column of the cursor. Breaks anywhere: while editing, what was typed stays
    /// where it was typed.
    fn lines(&self, room: usize) -> (Vec<String>, usize, usize) {
        let mut lines = vec![String::new()];
        let mut cursor = (0, 0);
        let mut used = 0;
        for (start, grapheme) in self.text.grapheme_indices(true) {
            let wide = width(grapheme);
            if used + wide > room {
                lines.push(String::new());
                used = 0;
            }
            if start == self.at {
                cursor = (lines.len() - 1, used);
            }
            used += wide;
            if let Some(line) = lines.last_mut() {
                line.push_str(grapheme);
            }
        }
        if self.at == self.text.len() {
            if used >= room {
                lines.push(String::new());
                used = 0;
            }
            cursor = (lines.len() - 1, used);
        }
        (lines, cursor.0, cursor.1)
    }

    /// Draws it on one line; where it is longer, the part with the cursor stays in sight.
    pub fn draw_line(&self, canvas: &mut Canvas, line: Rect) {
        if line.is_empty() {
            return;
        }
        canvas.tint(line, Role::Field);
        let room = usize::from(line.width).saturating_sub(1);
        let mut start = 0;
        while width(&self.text[start..self.at]) > room {
            start += self.text[start..].graphemes(true).next().map_or(1, str::len);
        }
        let mut end = start;
        for grapheme in self.text[start..].graphemes(true) {
            if width(&self.text[start..end + grapheme.len()]) > room {
                break;
            }
            end += grapheme.len();
        }
        canvas.put(line, &self.text[start..end], Role::Field);
        self.zones(canvas, line, start..end);
        canvas.cursor(line.x + cells(width(&self.text[start..self.at])), line.y);
    }

    /// Makes every glyph of a line clickable, and what is right of them: the cursor goes there.
    fn zones(&self, canvas: &Canvas, line: Rect, shown: Range<usize>) {
        let steps = |to: usize| {
            let (code, way) = if to < self.at { (Code::Left, to..self.at) } else { (Code::Right, self.at..to) };
            Zone::Front(vec![(code, self.text[way].graphemes(true).count())])
        };
        canvas.zone(line, steps(shown.end));
        let mut x = line.x;
        for (at, grapheme) in self.text[shown.clone()].grapheme_indices(true) {
            let wide = cells(width(grapheme));
            canvas.zone(Rect { x, width: wide, ..line }, steps(shown.start + at));
            x += wide;
        }
    }

    /// Draws it; the line with the cursor stays in sight.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        if area.is_empty() {
            return;
        }
        canvas.tint(area, Role::Field);
        let (lines, line, column) = self.lines(usize::from(area.width));
        let first = (line + 1).saturating_sub(usize::from(area.height));
        let mut start = lines.iter().take(first).map(String::len).sum::<usize>();
        for (n, text) in lines.iter().skip(first).take(usize::from(area.height)).enumerate() {
            let line = row(area, cells(n));
            canvas.put(line, text, Role::Field);
            self.zones(canvas, line, start..start + text.len());
            start += text.len();
        }
        canvas.cursor(area.x + cells(column), area.y + cells(line - first));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editing_goes_by_grapheme() {
        let mut field = Field::new("好的👨‍👩‍👧");
        field.take(&Input::Key(Code::Backspace), Some(Action::Erase));
        assert_eq!(field.text(), "好的");
        field.take(&Input::Key(Code::Left), Some(Action::PreviousSection));
        field.take(&Input::Text("一\r\n二".into()), None);
        assert_eq!(field.text(), "好一 二的");
    }

    #[test]
    fn a_text_is_cut_where_the_limit_is() {
        let mut field = Field::new(&"字".repeat(TEXT_LIMIT - 1));
        field.take(&Input::Text("好\n的".into()), None);
        assert!(field.cut() && field.text().ends_with('好') && field.text().chars().count() == TEXT_LIMIT);
        field.take(&Input::Key(Code::Backspace), Some(Action::Erase));
        assert!(!field.cut());
    }

    #[test]
    fn the_cursor_never_stands_outside() {
        let field = Field::new("一二三");
        assert_eq!(field.lines(6), (vec!["一二三".into(), String::new()], 1, 0));
        assert_eq!(field.lines(5), (vec!["一二".into(), "三".into()], 1, 2));
    }
}
