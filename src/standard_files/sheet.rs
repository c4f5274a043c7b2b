//! The file being read: which line everything stands on, what could not be read, and the problems found so far.
//!
//! Reading single fields is `fields`; what the fields mean is `read_*`.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Problem, ProblemKind};

/// Lines, unreadable places and problems of one file.
#[derive(Default)]
pub(super) struct Sheet {
    /// Offset of every line break.
    breaks: Vec<usize>,
    /// Line of every place that was visited.
    lines: BTreeMap<String, usize>,
    /// Ids of the items by place, to name them in problems.
    items: BTreeMap<String, String>,
    /// Places that hold a stand-in because what is written there cannot be read.
    unreadable: BTreeSet<String>,
    problems: Vec<Problem>,
    /// The language plain texts are in.
    pub language: String,
}

impl Sheet {
    /// A sheet for this text.
    pub fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(offset, _)| offset).collect();
        Self { breaks, lines: BTreeMap::from([(String::new(), 1)]), ..Self::default() }
    }

    /// The line of a byte offset, from 1.
    pub fn line_at(&self, offset: usize) -> usize {
        self.breaks.partition_point(|line_break| *line_break < offset) + 1
    }

    /// The offset at which the line of `offset` begins.
    pub fn line_start(&self, offset: usize) -> usize {
        let line = self.breaks.partition_point(|line_break| *line_break < offset);
        line.checked_sub(1).and_then(|line| self.breaks.get(line)).map_or(0, |line_break| line_break + 1)
    }

    /// Remembers where a place stands.
    pub fn visit(&mut self, place: &str, offset: usize) {
        let line = self.line_at(offset);
        self.lines.insert(place.to_owned(), line);
    }

    /// Remembers an item's id, so that problems name it.
    pub fn name_item(&mut self, place: &str, id: &str) {
        self.items.insert(place.to_owned(), id.to_owned());
    }

    /// The line of a place, or of the nearest thing around it that was written; 0 without a text.
    pub fn line_of(&self, place: &str) -> usize {
        around(place).find_map(|place| self.lines.get(place)).copied().unwrap_or(0)
    }

    /// Reports that what is written at `place` cannot be read; whoever checks meaning will keep silent about it.
    pub fn unreadable(&mut self, place: &str, what: ProblemKind) {
        self.push(self.line_of(place), place, what);
        self.unreadable.insert(place.to_owned());
    }

    /// Marks a place as holding a stand-in; the problem itself has been reported.
    pub fn taint(&mut self, place: &str) {
        self.unreadable.insert(place.to_owned());
    }

    /// Reports a problem of a thing that was read, unless it or something around it is only a stand-in.
    pub fn report(&mut self, place: &str, what: ProblemKind) {
        if !around(place).any(|place| self.unreadable.contains(place)) {
            self.push(self.line_of(place), place, what);
        }
    }

    /// Reports a problem on a line that belongs to no place, such as an unknown key.
    pub fn push(&mut self, line: usize, place: &str, what: ProblemKind) {
        let place = self.shown(place);
        self.problems.push(Problem { line, place, what });
    }

    /// Whether everything at and below `place` was read.
    pub fn sound(&self, place: &str) -> bool {
        !around(place).any(|place| self.unreadable.contains(place))
            && !self
                .unreadable
                .range(place.to_owned()..)
                .take_while(|broken| broken.starts_with(place))
                .any(|broken| place.is_empty() || broken[place.len()..].starts_with(['.', '[']))
    }

    /// Whether no place whose last name is one of `names` is unreadable.
    pub fn all_read(&self, names: &[&str]) -> bool {
        !self.unreadable.iter().any(|place| {
            let last = place.rsplit('.').next().unwrap_or(place);
            names.contains(&last.split('[').next().unwrap_or(last))
        })
    }

    /// The problems in the order of their lines.
    pub fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }

    /// How many problems were reported.
    pub fn count(&self) -> usize {
        self.problems.len()
    }

    /// The place as people know it: items by their id.
    fn shown(&self, place: &str) -> String {
        let mut around = around(place);
        around
            .find_map(|outer| self.items.get(outer).map(|id| format!("{id}{}", &place[outer.len()..])))
            .unwrap_or_else(|| place.to_owned())
    }
}

/// `place` and everything around it: `a[1].b`, `a[1]`, `a`, and the file.
fn around(place: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(place), |place| (!place.is_empty()).then(|| &place[..place.rfind(['.', '[']).unwrap_or(0)]))
}

/// The place of the `index`-th (from 0) element of a list: positions are counted from 1, as people count.
pub(super) fn element(list: &str, index: usize) -> String {
    format!("{list}[{}]", index + 1)
}

/// The place of a field.
pub(super) fn field(table: &str, key: &str) -> String {
    if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") }
}
