//! The text in hand: its lines and those the draft offers, the cursor among them, and what can be taken back.

use std::cell::Cell;

use super::writing::Writing;
use crate::critique::{self, Critique, Length, Row, State};
use crate::domain::critique::{CritiqueLine, Part};
use crate::domain::ids::InspectorId;
use crate::text::Words;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::Session;
use crate::tui::slices;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;

/// A line on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A row of the text.
    Row(usize),
    /// A row the draft has and the text has not.
    Offered(usize),
}

/// What a list on this screen chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do this.
    Do(Action),
    /// Put a phrase into the text being written.
    Insert(String),
}

/// What is asked before it is done.
#[derive(Clone, Debug)]
pub enum Question {
    /// Remove the line whose text was emptied.
    Remove(Box<Writing>),
    /// Give the text back to the draft; the emptied text it was asked from comes back on no.
    ToDraft(Option<Box<Writing>>),
    /// Let this text hold and not the others written at the same time.
    Choose,
}

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The lines.
    #[default]
    Lines,
    /// A list; the text it was opened from comes back behind it.
    List(List<Choice>, Option<Box<Writing>>),
    /// A text being written.
    Writing(Box<Writing>),
    /// A question.
    Asking(Question),
}

/// The lines before a change made here, and what the change was.
#[derive(Clone, Debug)]
pub struct Former {
    pub(super) lines: Option<Vec<CritiqueLine>>,
    pub(super) said: String,
}

/// What a commit does.
#[derive(Debug)]
pub enum Kind {
    /// A change, to be taken back to this.
    Change(Former),
    /// Takes the last change back.
    Undo(String),
    /// Chooses among several texts.
    Choice(String),
}

/// A commit on its way.
#[derive(Debug)]
pub struct Pending {
    pub(super) ticket: u64,
    pub(super) kind: Kind,
    /// The text that comes back when it was not kept.
    pub(super) writing: Option<Box<Writing>>,
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// The text as it is kept.
    pub slice: slices::Critique,
    /// Which of the two texts is shown.
    pub length: Length,
    /// The line in hand.
    pub cursor: usize,
    /// Which of several texts written at the same time is shown.
    pub version: usize,
    /// What the keys go to.
    pub mode: Mode,
    /// What was just done.
    pub status: Status,
    /// Whether commands are taken.
    pub writable: bool,
    /// The first line of the screen's body in sight; drawing moves it along with the cursor.
    pub(super) scrolled: Cell<usize>,
    pub(super) pending: Option<Pending>,
    /// The row to take in hand once the change on its way is kept.
    pub(super) hand: Option<Row>,
    pub(super) formers: Vec<Former>,
    pub(super) by: Option<InspectorId>,
    pub(super) pace: u32,
}

impl Model {
    /// The screen of a critique.
    pub fn new(slice: slices::Critique, session: &Session) -> Self {
        Self {
            version: slice.versions.len().saturating_sub(1),
            slice,
            length: Length::Written,
            cursor: 0,
            mode: Mode::Lines,
            status: Status::Quiet,
            writable: session.writable,
            scrolled: Cell::new(0),
            pending: None,
            hand: None,
            formers: Vec::new(),
            by: session.inspector,
            pace: session.sources.now.pace,
        }
    }

    /// Shows the text as it is kept now. The line in hand stays in hand, by its key, else by its words.
    pub fn show(&mut self, slice: slices::Critique) {
        let held = self.row().cloned();
        self.version = slice.versions.len().saturating_sub(1);
        self.slice = slice;
        if let Some(held) = held {
            self.seek(&held);
        }
        self.clamp();
    }

    /// Takes the line of a row in hand, where it is shown.
    pub(super) fn seek(&mut self, wanted: &Row) {
        let lines = self.lines();
        let at = |same: &dyn Fn(&Row) -> bool| lines.iter().position(|line| self.row_of(*line).is_some_and(same));
        let found = if wanted.key.is_empty() {
            at(&|row| row.part == wanted.part && row.text == wanted.text)
        } else {
            at(&|row| row.key == wanted.key)
        };
        self.cursor = found.unwrap_or(self.cursor);
    }

    pub(super) fn clamp(&mut self) {
        self.cursor = self.cursor.min(self.lines().len().saturating_sub(1));
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Lines => Context::Critique,
            Mode::List(..) => Context::List,
            Mode::Writing(_) => Context::Editor,
            Mode::Asking(_) => Context::Confirm,
        }
    }

    /// Whether several laptops wrote a text and none was chosen yet.
    pub const fn choosing(&self) -> bool {
        !self.slice.versions.is_empty()
    }

    /// The text shown.
    pub fn critique(&self) -> &Critique {
        self.slice.versions.get(self.version).unwrap_or(&self.slice.text)
    }

    /// The lines shown: the rows of the length, and in the whole text, at the end of each part, what the draft offers.
    pub fn lines(&self) -> Vec<Line> {
        let Critique { rows, offered, .. } = self.critique();
        let spoken = self.length == Length::Spoken;
        let shown = |(_, row): &(usize, &Row)| !spoken || row.is_spoken();
        let mut lines: Vec<Line> = rows.iter().enumerate().filter(shown).map(|(n, _)| Line::Row(n)).collect();
        if spoken || self.choosing() {
            return lines;
        }
        for (n, row) in offered.iter().enumerate() {
            let before = |line: &Line| self.row_of(*line).is_some_and(|held| held.part == row.part);
            let earlier = |line: &Line| self.row_of(*line).is_some_and(|held| held.part < row.part);
            let at = lines.iter().rposition(before).or_else(|| lines.iter().rposition(earlier));
            lines.insert(at.map_or(0, |at| at + 1), Line::Offered(n));
        }
        lines
    }

    /// The row of a line.
    pub fn row_of(&self, line: Line) -> Option<&Row> {
        match line {
            Line::Row(n) => self.critique().rows.get(n),
            Line::Offered(n) => self.critique().offered.get(n),
        }
    }

    /// The line in hand.
    pub fn line(&self) -> Option<Line> {
        self.lines().get(self.cursor).copied()
    }

    /// The row in hand.
    pub fn row(&self) -> Option<&Row> {
        self.row_of(self.line()?)
    }

    /// Lines that are not simply the draft's.
    pub fn edited(&self) -> usize {
        self.critique().rows.iter().filter(|row| row.state() != State::Drafted).count()
    }

    /// Seconds it takes to read the text aloud.
    pub fn seconds(&self, words: &Words) -> u32 {
        critique::spoken_seconds(words, &self.critique().rows, self.pace)
    }

    /// The rows that stand and fall with a row: the point it belongs to, with what goes on behind it.
    pub fn block(&self, row: usize) -> std::ops::Range<usize> {
        let rows = &self.critique().rows;
        let goes_on = |n: usize| rows.get(n).is_some_and(|held| held.goes_on() && n > 0 && rows[n - 1].part == held.part);
        let start = (0..=row).rev().find(|n| !goes_on(*n)).unwrap_or(row);
        let end = (row + 1..rows.len()).find(|n| !goes_on(*n)).unwrap_or(rows.len());
        start..end
    }

    /// Whether an action does something now.
    pub fn applies(&self, action: Action) -> bool {
        let line = self.line();
        let open = self.writable && !self.choosing();
        let row = if let Some(Line::Row(n)) = line { self.critique().rows.get(n) } else { None };
        match action {
            Action::Edit => self.writable && line.is_some(),
            Action::AddLine | Action::Remove => open && row.is_some(),
            Action::MoveUp | Action::MoveDown => open && row.is_some_and(|row| !row.opens_part() || row.part == Part::Stars),
            Action::SpokenSwitch => open && row.is_some_and(|row| !row.is_written_only()),
            Action::TakeDraft => {
                open && self.row().is_some_and(|row| matches!(row.state(), State::Edited | State::Changed) || row_offered(line))
            }
            Action::WholeText => open,
            Action::Undo => open && !self.formers.is_empty(),
            Action::BackToDraft => open && self.slice.text.written,
            _ => true,
        }
    }
}

const fn row_offered(line: Option<Line>) -> bool {
    matches!(line, Some(Line::Offered(_)))
}
