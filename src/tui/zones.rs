//! What of a frame can be clicked: collected while it is drawn, asked when a click comes.
//!
//! A click is worth keys: those that a hand on the keyboard would press to get there. So whatever has a cursor that goes up and
//! down is clickable once it is drawn with [`Zone::row`], and screens need to know nothing of the mouse.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

use super::input::Code;

/// What a click somewhere is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// A key the hint line tells.
    Hint(Code),
    /// In the list, form or field in front: these keys, each so many times.
    Front(Vec<(Code, usize)>),
}

impl Zone {
    /// The n-th row of a list whose cursor is on another or on this one: the way to it, or `chooses`.
    pub fn row(n: usize, cursor: usize, chooses: Code) -> Self {
        Self::Front(vec![if n == cursor { (chooses, 1) } else { steps(n, cursor) }])
    }
}

/// The way of a list's cursor to its n-th row.
pub const fn steps(n: usize, cursor: usize) -> (Code, usize) {
    if n < cursor { (Code::Up, cursor - n) } else { (Code::Down, n - cursor) }
}

/// The places of one frame. Filled through a shared reference, because drawing changes nothing else.
#[derive(Debug, Default)]
pub struct Zones(RefCell<Vec<(Rect, Zone)>>);

impl Zones {
    /// Forgets the frame before, or everything beneath what lies over the whole screen.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Adds a place; it lies in front of those added before.
    pub fn add(&self, area: Rect, zone: Zone) {
        self.0.borrow_mut().push((area, zone));
    }

    /// A box opens over what was drawn: what is behind it is out of reach, wherever it stands. Hints stay: they are those of the
    /// box.
    pub fn cover(&self) {
        self.0.borrow_mut().retain(|(_, zone)| matches!(zone, Zone::Hint(_)));
    }

    /// The keys a click on a cell is worth; none where nothing can be clicked.
    pub fn worth(&self, x: u16, y: u16) -> Vec<Code> {
        let zones = self.0.borrow();
        let hit = zones.iter().rev().find(|(area, _)| area.contains(Position { x, y }));
        match hit.map(|(_, zone)| zone) {
            None => Vec::new(),
            Some(Zone::Hint(code)) => vec![*code],
            Some(Zone::Front(keys)) => keys.iter().flat_map(|(code, times)| std::iter::repeat_n(*code, *times)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_drawn_wins_and_a_box_covers_rows() {
        let zones = Zones::default();
        zones.add(Rect::new(0, 0, 10, 1), Zone::row(3, 1, Code::Enter));
        zones.add(Rect::new(0, 5, 10, 1), Zone::Hint(Code::Esc));
        assert_eq!(zones.worth(9, 0), [Code::Down; 2]);
        assert_eq!(zones.worth(10, 0), []);
        zones.cover();
        zones.add(Rect::new(2, 0, 4, 1), Zone::row(0, 0, Code::Enter));
        assert_eq!(zones.worth(9, 0), []);
        assert_eq!(zones.worth(2, 0), [Code::Enter]);
        assert_eq!(zones.worth(0, 5), [Code::Esc]);
    }
}
