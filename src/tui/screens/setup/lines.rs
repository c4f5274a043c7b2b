//! The three lists of the screen, as lines a cursor goes over.

use uuid::Uuid;

use crate::tui::keys::Action;
use crate::tui::slices::Setup;
use crate::tui::widgets::list::moved;

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The communities and who is recommended.
    Communities,
    /// Who rates.
    Inspectors,
    /// The meetings with their stops.
    Meetings,
}

impl Panel {
    /// In the order of their digits.
    pub const ALL: [Self; 3] = [Self::Communities, Self::Inspectors, Self::Meetings];

    /// What is added to it.
    pub const fn adding(self) -> Action {
        match self {
            Self::Communities => Action::AddCommunity,
            Self::Inspectors => Action::AddInspector,
            Self::Meetings => Action::AddMeeting,
        }
    }
}

/// One line of a list; numbers are indexes in the slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The subdistrict of the community with this index; the cursor goes past it.
    Subdistrict(usize),
    /// A community.
    Community(usize),
    /// An inspector.
    Inspector(usize),
    /// A meeting.
    Meeting(usize),
    /// A stop of a meeting.
    Stop(usize, usize),
    /// Where something is added.
    Add(Action),
}

/// A list with a cursor.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The lines; the last one adds something.
    pub lines: Vec<Line>,
    /// The line in hand.
    pub cursor: usize,
}

impl Lines {
    /// The list of a panel, the cursor on the first line there is to choose.
    pub fn new(panel: Panel, slice: &Setup) -> Self {
        let mut lines = Vec::new();
        match panel {
            Panel::Communities => {
                for (n, held) in slice.communities.iter().enumerate() {
                    let before = n.checked_sub(1).and_then(|before| slice.communities.get(before));
                    let same = |before: &crate::tui::slices::Candidate| {
                        (&before.community.district, &before.community.subdistrict)
                            == (&held.community.district, &held.community.subdistrict)
                    };
                    if !before.is_some_and(same) {
                        lines.push(Line::Subdistrict(n));
                    }
                    lines.push(Line::Community(n));
                }
            }
            Panel::Inspectors => lines.extend((0..slice.inspectors.len()).map(Line::Inspector)),
            Panel::Meetings => {
                for (n, meeting) in slice.meetings.iter().enumerate() {
                    lines.push(Line::Meeting(n));
                    lines.extend((0..meeting.stops.len()).map(|stop| Line::Stop(n, stop)));
                }
            }
        }
        lines.push(Line::Add(panel.adding()));
        let mut list = Self { lines, cursor: 0 };
        list.go(Action::First);
        list
    }

    /// The line in hand.
    pub fn line(&self) -> Option<Line> {
        self.lines.get(self.cursor).copied()
    }

    /// Moves the cursor, past headings.
    pub fn go(&mut self, action: Action) {
        let heading = |at: usize| matches!(self.lines.get(at), Some(Line::Subdistrict(_)));
        let to = moved(self.cursor, self.lines.len(), action, 10);
        self.cursor = match to {
            // The first line may be a heading, the last never is.
            to if heading(to) && to < self.cursor && to > 0 => to - 1,
            to if heading(to) => to + 1,
            to => to,
        };
    }

    /// Puts the cursor on what has this identity; stays where that is not listed.
    pub fn hold(&mut self, slice: &Setup, wanted: (Uuid, Option<Uuid>)) {
        if let Some(at) = self.lines.iter().position(|line| identity(slice, *line) == Some(wanted)) {
            self.cursor = at;
        }
    }

    /// What is in hand, by identity.
    pub fn held(&self, slice: &Setup) -> Option<(Uuid, Option<Uuid>)> {
        self.line().and_then(|line| identity(slice, line))
    }
}

/// What a line stands for: its identity, and that of the stop.
fn identity(slice: &Setup, line: Line) -> Option<(Uuid, Option<Uuid>)> {
    match line {
        Line::Subdistrict(_) | Line::Add(_) => None,
        Line::Community(n) => Some((slice.communities.get(n)?.community.id.0, None)),
        Line::Inspector(n) => Some((slice.inspectors.get(n)?.id.0, None)),
        Line::Meeting(n) => Some((slice.meetings.get(n)?.id.0, None)),
        Line::Stop(n, stop) => {
            let meeting = slice.meetings.get(n)?;
            Some((meeting.id.0, Some(meeting.stops.get(stop)?.0)))
        }
    }
}
