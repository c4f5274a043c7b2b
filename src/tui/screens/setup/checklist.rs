//! Some of a list, ticked in an order of their own: the stops of a meeting, its panel.

use ratatui::layout::Rect;

use crate::text::width::pad_left;
use crate::tui::canvas::{Canvas, cells, row};
use crate::tui::input::Code;
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::list::{moved, scroll};
use crate::tui::zones::Zone;

/// One line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<T> {
    /// What is read.
    pub text: String,
    /// Said behind it.
    pub aside: String,
    /// What it stands for.
    pub value: T,
}

/// A list with a cursor, some of it ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist<T> {
    /// What is chosen.
    pub title: String,
    lines: Vec<Line<T>>,
    /// What is ticked, as indexes, in the order of the ticks.
    ticked: Vec<usize>,
    /// The order means something and is shown as numbers.
    ordered: bool,
    cursor: usize,
}

impl<T: Copy + PartialEq> Checklist<T> {
    /// A list with what is ticked at first, in this order.
    pub fn new(title: String, lines: Vec<Line<T>>, ticked: &[T], ordered: bool) -> Self {
        let ticked = ticked.iter().filter_map(|value| lines.iter().position(|line| line.value == *value)).collect();
        Self { title, lines, ticked, ordered, cursor: 0 }
    }

    /// What is ticked, in order.
    pub fn ticked(&self) -> Vec<T> {
        self.ticked.iter().filter_map(|index| self.lines.get(*index)).map(|line| line.value).collect()
    }

    /// Takes an action.
    pub fn take(&mut self, action: Action) {
        let at = self.ticked.iter().position(|index| *index == self.cursor);
        match (action, at) {
            (Action::Tick, Some(at)) => drop(self.ticked.remove(at)),
            (Action::Tick, None) if self.cursor < self.lines.len() => self.ticked.push(self.cursor),
            (Action::TickAll, _) if self.ticked.len() == self.lines.len() => self.ticked.clear(),
            (Action::TickAll, _) => {
                let missing: Vec<usize> = (0..self.lines.len()).filter(|index| !self.ticked.contains(index)).collect();
                self.ticked.extend(missing);
            }
            (Action::MoveUp, Some(at)) if at > 0 && self.ordered => self.ticked.swap(at - 1, at),
            (Action::MoveDown, Some(at)) if at + 1 < self.ticked.len() && self.ordered => self.ticked.swap(at, at + 1),
            (moving, _) => self.cursor = moved(self.cursor, self.lines.len(), moving, 8),
        }
    }

    /// The lines of the box that shows it whole.
    pub fn height(&self) -> u16 {
        cells(self.lines.len() + 2)
    }

    /// Draws it, the cursor's line in sight.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let symbols = canvas.look.symbols;
        let height = usize::from(area.height);
        let first = scroll(self.cursor, height);
        for (n, held) in self.lines.iter().enumerate().skip(first).take(height) {
            let line = row(area, cells(n - first));
            let on = n == self.cursor;
            canvas.zone(line, Zone::row(n, self.cursor, Code::Char(' ')));
            if on {
                canvas.tint(line, Role::Selected);
            }
            let role = |role| if on { Role::Selected } else { role };
            let tick = match self.ticked.iter().position(|index| *index == n) {
                Some(at) if self.ordered => (at + 1).to_string(),
                Some(_) => symbols.check.to_owned(),
                None => String::new(),
            };
            let mark = if on { symbols.cursor } else { " " };
            canvas.pieces(
                line,
                &[
                    (format!("{mark} [{}] ", pad_left(&tick, 2)), role(Role::Key)),
                    (held.text.clone(), role(Role::Text)),
                    (format!("  {}", held.aside), role(Role::Dim)),
                ],
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_keep_the_order_they_were_given_in_and_can_be_moved() {
        let lines = (0..4).map(|value| Line { text: value.to_string(), aside: String::new(), value }).collect();
        let mut list = Checklist::new(String::new(), lines, &[2, 0], true);
        list.take(Action::Down);
        list.take(Action::Tick);
        assert_eq!(list.ticked(), [2, 0, 1]);
        list.take(Action::MoveUp);
        list.take(Action::MoveUp);
        list.take(Action::MoveUp);
        assert_eq!(list.ticked(), [1, 2, 0]);
        list.take(Action::Tick);
        assert_eq!(list.ticked(), [2, 0]);
        list.take(Action::TickAll);
        assert_eq!(list.ticked(), [2, 0, 1, 3]);
        list.take(Action::TickAll);
        assert!(list.ticked().is_empty());
    }
}
