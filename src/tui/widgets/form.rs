//! A form: labelled fields in a box, gone through with Enter, each edited at the terminal's real cursor.

use ratatui::layout::Rect;

use super::field::Field;
use super::list::scroll;
use crate::text::width::{fit, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, cells, middle, row};
use crate::tui::input::{Code, Input};
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::zones::Zone;

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Text(Field),
    Choice { options: Vec<String>, at: usize },
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    label: String,
    /// Said below while the field is in hand.
    hint: String,
    value: Value,
}

/// A form being filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    title: String,
    lines: Vec<Line>,
    at: usize,
    /// What was wrong when it was given in last; said until something is changed.
    pub problem: String,
}

/// What an input did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is still being filled in.
    Open,
    /// It was given in.
    Done,
    /// It was left.
    Left,
}

impl Form {
    /// A form without fields.
    pub const fn new(title: String) -> Self {
        Self { title, lines: Vec::new(), at: 0, problem: String::new() }
    }

    /// The same with a text field more.
    #[must_use]
    pub fn text(mut self, label: String, hint: String, value: &str) -> Self {
        self.lines.push(Line { label, hint, value: Value::Text(Field::new(value)) });
        self
    }

    /// The same with a field more in which one of several options is chosen with Space or the arrows.
    #[must_use]
    pub fn choice(mut self, label: String, hint: String, options: Vec<String>, at: usize) -> Self {
        self.lines.push(Line { label, hint, value: Value::Choice { options, at } });
        self
    }

    /// The same with a field in hand: a form whose fields all stand filled is given in with one key from its last one.
    #[must_use]
    pub const fn starting_at(mut self, n: usize) -> Self {
        self.at = n;
        self
    }

    /// What stands in the n-th field, without surrounding blanks.
    pub fn value(&self, n: usize) -> &str {
        match self.lines.get(n).map(|line| &line.value) {
            Some(Value::Text(field)) => field.text().trim(),
            Some(Value::Choice { options, at }) => options.get(*at).map_or("", String::as_str),
            None => "",
        }
    }

    /// Which option is chosen in the n-th field.
    pub fn chosen(&self, n: usize) -> usize {
        match self.lines.get(n).map(|line| &line.value) {
            Some(Value::Choice { at, .. }) => *at,
            _ => 0,
        }
    }

    /// Takes a field in hand, with what is wrong there.
    pub fn refuse(&mut self, n: usize, problem: String) {
        self.at = n.min(self.lines.len().saturating_sub(1));
        self.problem = problem;
    }

    /// Takes an input, with what the keymap says of it in `Context::Form`.
    pub fn take(&mut self, input: &Input, action: Option<Action>) -> Step {
        let last = self.lines.len().saturating_sub(1);
        match action {
            Some(Action::Back) => return Step::Left,
            Some(Action::Save) => return Step::Done,
            Some(Action::Choose) if self.at == last => return Step::Done,
            Some(Action::Choose) => self.at += 1,
            Some(Action::NextField) => self.at = if self.at == last { 0 } else { self.at + 1 },
            Some(Action::PreviousField) => self.at = self.at.checked_sub(1).unwrap_or(last),
            _ => {
                self.problem.clear();
                match self.lines.get_mut(self.at).map(|line| &mut line.value) {
                    Some(Value::Text(field)) => drop(field.take(input, action)),
                    Some(Value::Choice { options, at }) => turn(options.len(), at, input, action),
                    None => {}
                }
            }
        }
        Step::Open
    }

    /// Draws it in a box in the middle of an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let labels = self.lines.iter().map(|line| width(&line.label)).max().unwrap_or(0);
        let room = area.width.saturating_sub(4).min(76);
        let said = if self.problem.is_empty() { self.lines.get(self.at).map_or("", |line| &line.hint) } else { &self.problem };
        let hint = if said.is_empty() { Vec::new() } else { wrap(said, usize::from(room.saturating_sub(4))) };
        let height = cells(self.lines.len() + hint.len()) + 3;
        let inside = canvas.boxed(middle(area, room, height), &self.title);
        let fields = Rect { height: inside.height.saturating_sub(cells(hint.len()) + 1), ..inside };
        let first = scroll(self.at, usize::from(fields.height));
        let role = if self.problem.is_empty() { Role::Dim } else { Role::Bad };
        for (n, text) in hint.iter().enumerate() {
            canvas.put(row(inside, fields.height + 1 + cells(n)), text, role);
        }
        let mut hand = None;
        for (n, line) in self.lines.iter().enumerate().skip(first).take(usize::from(fields.height)) {
            let place = row(fields, cells(n - first));
            let on = n == self.at;
            // A field is never given in by a click: an option turns, a text takes the cursor.
            let turns = matches!(line.value, Value::Choice { .. });
            if !on || turns {
                canvas.zone(place, Zone::row(n, self.at, Code::Char(' ')));
            }
            let mark = if on { canvas.look.symbols.cursor } else { " " };
            let label = format!("{mark} {} ", fit(&line.label, labels, canvas.look.symbols.ellipsis));
            let used = canvas.put(place, &label, if on { Role::Accent } else { Role::Dim });
            let rest = Rect { x: place.x + used, width: place.width.saturating_sub(used), ..place };
            match &line.value {
                Value::Text(field) if on => hand = Some((field, rest)),
                Value::Text(field) => drop(canvas.put(rest, field.text(), Role::Text)),
                Value::Choice { options, at } => {
                    let shown = options.get(*at).map_or("", String::as_str);
                    let (left, right) = (canvas.look.symbols.left, canvas.look.symbols.right);
                    let text = if on { format!("{left} {shown} {right}") } else { format!("  {shown}") };
                    canvas.put(rest, &text, if on { Role::Strong } else { Role::Text });
                    if on {
                        canvas.zone(Rect { width: 1, ..rest }, Zone::Front(vec![(Code::Left, 1)]));
                        canvas.cursor(rest.x, rest.y);
                    }
                }
            }
        }
        // Last, because the terminal's cursor belongs to the field.
        if let Some((field, rest)) = hand {
            field.draw_line(canvas, rest);
        }
    }
}

fn turn(options: usize, at: &mut usize, input: &Input, action: Option<Action>) {
    let forward = matches!(input, Input::Key(Code::Char(' ' | '　'))) || action == Some(Action::NextSection);
    if forward {
        *at = (*at + 1) % options.max(1);
    } else if action == Some(Action::PreviousSection) {
        *at = at.checked_sub(1).unwrap_or(options.saturating_sub(1));
    }
}
