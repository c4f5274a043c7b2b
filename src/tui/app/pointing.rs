//! The mouse: what a click or the wheel is worth in keys, and that none of it ever touches a mark.

use super::App;
use super::overlay::Overlay;
use crate::text::say;
use crate::tui::input::{Code, Input, Turn};
use crate::tui::keys::Action;
use crate::tui::screens::{Committed, Message};
use crate::tui::worker::NotDone;

/// What something was done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    /// Keys.
    Keys,
    /// The mouse, which gives no marks: a slip of the hand must not.
    Mouse,
}

/// Rows that one notch of the wheel moves.
const NOTCH: usize = 3;

impl App {
    /// Takes what the mouse did. While an answer is waited for, what was pointed at may not be there any more; only breaking off
    /// is possible then.
    pub(super) fn pointed(&mut self, input: &Input) {
        let codes = match input {
            Input::Click(x, y) => self.look.zones.worth(*x, *y),
            Input::Wheel(turn) => self.turned(*turn),
            _ => Vec::new(),
        };
        if codes == [Code::Esc] || !self.blocked() {
            for code in codes {
                self.given(Input::Key(code), Hand::Mouse);
            }
        }
    }

    /// What the wheel moves: what the arrows move here, where that is all they do.
    fn turned(&self, turn: Turn) -> Vec<Code> {
        let here = self.overlay.as_ref().map(Overlay::context).or_else(|| self.pages.last().map(|page| page.context()));
        let means = |code, action| here.is_some_and(|here| self.look.keymap.action(here, code) == Some(action));
        let arrow = match turn {
            _ if !means(Code::Up, Action::Up) || !means(Code::Down, Action::Down) => return Vec::new(),
            Turn::Up => Code::Up,
            Turn::Down => Code::Down,
        };
        vec![arrow; NOTCH]
    }

    /// A mark was asked for with the mouse: as if the writer had refused it.
    pub(super) fn not_by_mouse(&mut self, ticket: u64) {
        let result = Err(NotDone::Refused(say!(self.look.words, "tui-not-by-mouse")));
        let committed = Committed { ticket, result, slice: None, writable: self.session.writable };
        if let Some(page) = self.pages.last_mut() {
            let effects = page.update(Message::Committed(committed), &self.look);
            self.run(effects);
        }
    }
}
