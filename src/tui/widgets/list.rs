//! A list to choose one line from: menus, phrases, inspectors, search results.

use ratatui::layout::Rect;

use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, cells, row};
use crate::tui::input::Code;
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::zones::Zone;

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<T> {
    /// The digit that chooses it at once.
    pub digit: Option<char>,
    /// What is read.
    pub text: String,
    /// Said behind it.
    pub aside: String,
    /// What it stands for.
    pub value: T,
}

/// A list with a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T> {
    /// What is chosen.
    pub title: String,
    /// The lines.
    pub entries: Vec<Entry<T>>,
    cursor: usize,
}

/// What a key did to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked<T> {
    /// This was chosen.
    Chosen(T),
    /// It was left.
    Left,
    /// It stays open.
    Open,
}

impl<T: Clone> List<T> {
    /// A list with the cursor on its first line.
    pub const fn new(title: String, entries: Vec<Entry<T>>) -> Self {
        Self { title, entries, cursor: 0 }
    }

    /// The same list with the cursor on a line.
    #[must_use]
    pub fn at(mut self, cursor: usize) -> Self {
        self.cursor = cursor.min(self.entries.len().saturating_sub(1));
        self
    }

    /// What the cursor is on.
    fn chosen(&self) -> Option<T> {
        self.entries.get(self.cursor).map(|entry| entry.value.clone())
    }

    /// Takes a key: chooses by Enter or digit, leaves, or moves the cursor.
    pub fn take(&mut self, action: Option<Action>, code: Option<Code>) -> Picked<T> {
        let chosen = match (action, code.map(Code::plain)) {
            (Some(Action::Choose), _) => self.chosen(),
            (Some(Action::Number), Some(Code::Char(digit))) => self.by_digit(digit),
            _ => None,
        };
        match (chosen, action) {
            (Some(value), _) => Picked::Chosen(value),
            (None, Some(Action::Back)) => Picked::Left,
            (None, action) => {
                self.go(action.unwrap_or(Action::Choose));
                Picked::Open
            }
        }
    }

    /// What a digit chooses.
    fn by_digit(&self, digit: char) -> Option<T> {
        self.entries.iter().find(|entry| entry.digit == Some(digit)).map(|entry| entry.value.clone())
    }

    /// Moves the cursor.
    pub fn go(&mut self, action: Action) {
        self.cursor = moved(self.cursor, self.entries.len(), action, 8);
    }

    /// The size of the box that shows it whole, in the room there is.
    pub fn size(&self, room: u16) -> (u16, u16) {
        let widest = self.entries.iter().map(|entry| width(&whole(entry))).max().unwrap_or(0).max(width(&self.title) + 2);
        let box_width = cells(widest + INDENT + 5).min(room);
        (box_width, cells(self.lines(box_width.saturating_sub(4)) + 2))
    }

    /// How many lines it takes in a width, without a box.
    pub fn lines(&self, room: u16) -> usize {
        self.entries.iter().map(|entry| lines(entry, room).len()).sum()
    }

    /// Draws the entries, long ones over several lines, the cursor's in sight.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let entries: Vec<Vec<String>> = self.entries.iter().map(|entry| lines(entry, area.width)).collect();
        let upto = |n: usize| entries.iter().take(n).map(Vec::len).sum::<usize>();
        let height = usize::from(area.height);
        let skipped = scroll(upto(self.cursor + 1).saturating_sub(1), height);
        let mut y = 0;
        for (n, entry) in self.entries.iter().enumerate() {
            for (k, text) in entries[n].iter().enumerate() {
                let at = y;
                y += 1;
                if at < skipped {
                    continue;
                }
                let line = row(area, cells(at - skipped));
                canvas.row_zone(line, n, self.cursor);
                let on = n == self.cursor;
                if on {
                    canvas.tint(line, Role::Selected);
                }
                let role = |role| if on { Role::Selected } else { role };
                let mark = if on && k == 0 { canvas.look.symbols.cursor } else { " " };
                let digit = entry.digit.filter(|_| k == 0).map_or_else(|| "  ".to_owned(), |digit| format!("{digit} "));
                let lead = [(format!("{mark} "), role(Role::Accent)), (digit, role(Role::Key))];
                let used = canvas.pieces(line, &lead);
                let rest = Rect { x: line.x + used, width: line.width.saturating_sub(used), ..line };
                canvas.put(rest, text, role(Role::Text));
            }
        }
        more(canvas, area, skipped > 0, skipped + height < y);
    }
}

/// Says at the right edge of lines that there are more above and below; a click there turns the page.
pub fn more(canvas: &mut Canvas, area: Rect, above: bool, below: bool) {
    let edge = |n: u16| Rect { x: area.right().saturating_sub(1), width: 1, ..row(area, n) };
    let symbols = canvas.look.symbols;
    for (holds, n, symbol, code) in
        [(above, 0, symbols.up, Code::PageUp), (below, area.height.saturating_sub(1), symbols.down, Code::PageDown)]
    {
        if holds {
            canvas.put(edge(n), symbol, Role::Dim);
            canvas.zone(edge(n), Zone::Front(vec![(code, 1)]));
        }
    }
}

/// Cells before the text of an entry: the cursor's mark and the digit.
const INDENT: usize = 4;

fn whole<T>(entry: &Entry<T>) -> String {
    if entry.aside.is_empty() { entry.text.clone() } else { format!("{}  {}", entry.text, entry.aside) }
}

fn lines<T>(entry: &Entry<T>, room: u16) -> Vec<String> {
    wrap(&whole(entry), usize::from(room).saturating_sub(INDENT))
}

/// The first line shown of a list so that the cursor is in sight.
pub const fn scroll(cursor: usize, height: usize) -> usize {
    (cursor + 1).saturating_sub(height)
}

/// Where a cursor goes in a list of `len` lines.
pub fn moved(cursor: usize, len: usize, action: Action, page: usize) -> usize {
    let last = len.saturating_sub(1);
    match action {
        Action::Up => cursor.saturating_sub(1),
        Action::Down => (cursor + 1).min(last),
        Action::PageUp => cursor.saturating_sub(page),
        Action::PageDown => (cursor + page).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => cursor,
    }
}

/// A typed number leads to that line at once, counted from 0 in the answer; more digits make it a larger one while such a
/// line exists. `typed` holds the digits so far.
pub fn jump(typed: &mut String, digit: char, len: usize) -> Option<usize> {
    let longer = format!("{typed}{digit}");
    let line = |text: &str| text.parse::<usize>().ok().filter(|n| (1..=len).contains(n));
    let (n, text) = line(&longer).map(|n| (n, longer)).or_else(|| Some((line(&digit.to_string())?, digit.to_string())))?;
    *typed = text;
    Some(n - 1)
}
