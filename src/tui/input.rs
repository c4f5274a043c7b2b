//! From raw terminal events to what a person meant: a key, or text.
//!
//! An input method commits a whole phrase at once, a paste arrives as keys on some consoles, and a held key repeats. The
//! [`Gate`] tells these apart by what arrived together and how fast; what a key then does is `keys`.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::text::normalise::plain_twin;

/// Presses of one key closer together than this come from a key held down. Keyboards repeat every 25 to 90 ms; nobody
/// taps the same key twice that fast on purpose.
const HELD_MS: u64 = 100;
/// How long keyboards wait before a held key repeats for the first time. That first repeat looks like a second press until
/// the next one follows at once.
const FIRST_REPEAT_MS: std::ops::RangeInclusive<u64> = 150..=1200;

/// A key as the keymap names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character; on screens without text already as its plain twin.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// A function key.
    F(u8),
    /// A letter with Ctrl.
    Ctrl(char),
}

/// One thing a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One key press.
    Key(Code),
    /// Text that arrived as a whole: committed by an input method, or pasted.
    Text(String),
    /// The key pressed last is being held: its last press was the keyboard's, not a person's.
    Held,
    /// The window changed its size.
    Resize,
    /// A cell was clicked, by column and row; what is meant by it the frame says.
    Click(u16, u16),
    /// The wheel was turned one notch; what it moves the screen says.
    Wheel(Turn),
}

/// A way the wheel turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Code {
    /// The key with a full-width character replaced by its plain twin.
    #[must_use]
    pub fn plain(self) -> Self {
        match self {
            Self::Char(c) => Self::Char(plain_twin(c)),
            other => other,
        }
    }

    fn of(key: &KeyEvent) -> Option<Self> {
        // AltGr reports Ctrl+Alt together with the character it makes: that is text, not a shortcut.
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
        Some(match key.code {
            KeyCode::Char(c) if ctrl => Self::Ctrl(c.to_ascii_lowercase()),
            KeyCode::Char(c) => Self::Char(c),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::Tab => Self::Tab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::F(n) => Self::F(n),
            _ => return None,
        })
    }

    /// Keys that may repeat while held on every screen: they only move.
    const fn moves(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::Left | Self::Right | Self::PageUp | Self::PageDown)
    }
}

/// Whether a character can only be text: no key of any screen has it, not even as a full-width twin.
fn only_text(c: char) -> bool {
    !plain_twin(c).is_ascii()
}

/// Turns bursts of raw events into inputs.
#[derive(Debug, Default)]
pub struct Gate {
    last: Option<(Code, u64)>,
    /// The last press taken came after such a pause that it may have been a first repeat.
    doubtful: bool,
}

impl Gate {
    /// Takes the events that were waiting together at a time in milliseconds. `typing` says that a text field is open,
    /// where held keys repeat and Enter inside a burst belongs to the text.
    pub fn take(&mut self, burst: Vec<Event>, now: u64, typing: bool) -> Vec<Input> {
        let mut inputs = Vec::new();
        let mut keys = Vec::new();
        for event in burst {
            match event {
                Event::Key(key) if key.kind == KeyEventKind::Press => keys.extend(Code::of(&key)),
                Event::Key(key) if key.kind == KeyEventKind::Repeat => {
                    keys.extend(Code::of(&key).filter(|code| typing || code.moves()));
                }
                Event::Paste(text) => {
                    self.keys(&mut keys, now, typing, &mut inputs);
                    inputs.push(Input::Text(text));
                }
                Event::Resize(..) => inputs.push(Input::Resize),
                Event::Mouse(mouse) => {
                    self.keys(&mut keys, now, typing, &mut inputs);
                    inputs.extend(pointed(mouse));
                }
                _ => {}
            }
        }
        self.keys(&mut keys, now, typing, &mut inputs);
        inputs
    }

    fn keys(&mut self, keys: &mut Vec<Code>, now: u64, typing: bool, inputs: &mut Vec<Input>) {
        let keys = std::mem::take(keys);
        for run in keys.chunk_by(|a, b| textual(*a) && textual(*b)) {
            let chars = run.iter().filter(|code| matches!(code, Code::Char(_))).count();
            let text = run.iter().any(|code| matches!(code, Code::Char(c) if only_text(*c)));
            if chars > 1 && (text || typing) {
                self.last = None;
                inputs.push(Input::Text(run.iter().filter_map(|code| as_char(*code)).collect()));
            } else {
                inputs.extend(run.iter().filter_map(|code| self.press(*code, now, typing)));
            }
        }
    }

    /// What a press is: a key, nothing when it comes from a key held down, or the news that the press before it did. Moving
    /// and typing may go on while a key is held; scoring may not.
    fn press(&mut self, code: Code, now: u64, typing: bool) -> Option<Input> {
        let pause = self.last.filter(|(last, _)| *last == code).map(|(_, at)| now.saturating_sub(at));
        self.last = Some((code, now));
        if typing || code.moves() || pause.is_none_or(|pause| pause >= HELD_MS) {
            self.doubtful = pause.is_some_and(|pause| FIRST_REPEAT_MS.contains(&pause));
            return Some(Input::Key(code));
        }
        std::mem::take(&mut self.doubtful).then_some(Input::Held)
    }
}

/// What a mouse event means. Only presses of the left button count, and the wheel.
const fn pointed(mouse: MouseEvent) -> Option<Input> {
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(mouse.column, mouse.row)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(Turn::Up)),
        MouseEventKind::ScrollDown => Some(Input::Wheel(Turn::Down)),
        _ => None,
    }
}

/// Keys that a paste delivered as single presses is made of.
const fn textual(code: Code) -> bool {
    matches!(code, Code::Char(_) | Code::Enter | Code::Tab)
}

const fn as_char(code: Code) -> Option<char> {
    match code {
        Code::Char(c) => Some(c),
        Code::Enter => Some('\n'),
        Code::Tab => Some(' '),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn burst(text: &str) -> Vec<Event> {
        let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        text.chars().map(|c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE))).collect()
    }

    fn keys(text: &str) -> Vec<Input> {
        text.chars().map(|c| Input::Key(Code::Char(c))).collect()
    }

    #[test]
    fn digits_inside_committed_text_are_text_and_alone_are_keys() {
        let mut gate = Gate::default();
        assert_eq!(gate.take(burst("缺3次记录"), 0, false), [Input::Text("缺3次记录".into())]);
        assert_eq!(gate.take(burst("４３"), 10, false), keys("４３"));
        assert_eq!(gate.take(burst("。"), 20, false), keys("。"));
    }

    #[test]
    fn a_held_key_counts_once_and_two_taps_twice() {
        let mut gate = Gate::default();
        assert_eq!(gate.take(burst("444"), 0, false), keys("4"));
        assert_eq!(gate.take(burst("4"), 40, false), []);
        assert_eq!(gate.take(burst("4"), 300, false), keys("4"));
        assert_eq!(gate.take(burst("44"), 320, true), [Input::Text("44".into())]);
    }

    #[test]
    fn the_first_repeat_of_a_held_key_is_found_out_by_the_second() {
        let mut gate = Gate::default();
        let presses = [0, 500, 533, 566, 2000].map(|at| gate.take(burst("4"), at, false));
        assert_eq!(presses, [keys("4"), keys("4"), vec![Input::Held], vec![], keys("4")]);
    }

    #[test]
    fn enter_inside_a_burst_belongs_to_the_text() {
        let mut gate = Gate::default();
        assert_eq!(gate.take(burst("好\n的\n"), 0, true), [Input::Text("好\n的\n".into())]);
        assert_eq!(gate.take(burst("\n"), 50, true), [Input::Key(Code::Enter)]);
    }

    #[test]
    fn the_wheel_turns_and_a_press_of_the_left_button_clicks() {
        let mouse = |kind| Event::Mouse(MouseEvent { kind, column: 7, row: 2, modifiers: KeyModifiers::NONE });
        let mut gate = Gate::default();
        let press = MouseEventKind::Down(MouseButton::Left);
        assert_eq!(gate.take(vec![mouse(press), mouse(MouseEventKind::Up(MouseButton::Left))], 0, true), [Input::Click(7, 2)]);
        let turned = gate.take(vec![mouse(MouseEventKind::ScrollDown), mouse(MouseEventKind::Moved)], 0, true);
        assert_eq!(turned, [Input::Wheel(Turn::Down)]);
        let click = gate.take([burst("4"), vec![mouse(press)]].concat(), 500, false);
        assert_eq!(click, [Input::Key(Code::Char('4')), Input::Click(7, 2)], "in the order they came");
    }

    #[test]
    fn releases_and_altgr_are_not_shortcuts() {
        let mut gate = Gate::default();
        let mut release = KeyEvent::new(KeyCode::Char('4'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(gate.take(vec![Event::Key(release)], 0, false), []);
        let altgr = KeyEvent::new(KeyCode::Char('/'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert_eq!(gate.take(vec![Event::Key(altgr)], 0, false), keys("/"));
    }
}
