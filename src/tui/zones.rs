//! What of a frame can be clicked: collected while it is drawn, asked when a click comes.

use std::cell::RefCell;

use ratatui::layout::{Position, Rect};

use super::input::{Code, Input};

/// What a click somewhere means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The same as these keys.
    Keys(Vec<Code>),
    /// A row of the list in front.
    Row(usize),
}

/// The places of one frame. Filled through a shared reference, because drawing changes nothing else.
#[derive(Debug, Default)]
pub struct Zones(RefCell<Vec<(Rect, Zone)>>);

impl Zones {
    /// Forgets the frame before.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Adds a place; it lies in front of those added before.
    pub fn add(&self, area: Rect, zone: Zone) {
        self.0.borrow_mut().push((area, zone));
    }

    /// A box opens over what was drawn: rows behind it are out of reach, wherever they stand. Keys stay: the hint line tells those
    /// of the box.
    pub fn cover(&self) {
        self.0.borrow_mut().retain(|(_, zone)| matches!(zone, Zone::Keys(_)));
    }

    /// What a click on a cell means; nothing where nothing can be clicked.
    pub fn meant(&self, x: u16, y: u16) -> Vec<Input> {
        let zones = self.0.borrow();
        let hit = zones.iter().rev().find(|(area, _)| area.contains(Position { x, y }));
        match hit.map(|(_, zone)| zone) {
            None => Vec::new(),
            Some(Zone::Row(row)) => vec![Input::Row(*row)],
            Some(Zone::Keys(codes)) => codes.iter().map(|code| Input::Key(*code)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_drawn_wins_and_a_box_covers_rows() {
        let zones = Zones::default();
        zones.add(Rect::new(0, 0, 10, 1), Zone::Row(3));
        zones.add(Rect::new(0, 5, 10, 1), Zone::Keys(vec![Code::Esc]));
        assert_eq!(zones.meant(9, 0), [Input::Row(3)]);
        assert_eq!(zones.meant(10, 0), []);
        zones.cover();
        zones.add(Rect::new(2, 0, 4, 1), Zone::Row(0));
        assert_eq!(zones.meant(9, 0), []);
        assert_eq!(zones.meant(2, 0), [Input::Row(0)]);
        assert_eq!(zones.meant(0, 5), [Input::Key(Code::Esc)]);
    }
}
