//! Choosing a file: the places people keep files in, the folders below them, a filter that finds by characters, pinyin and
//! initials, and a path that is typed, pasted or dropped.
//!
//! A screen keeps a [`Files`], gives it the inputs of `Context::Files`, runs the jobs it asks for, hands back what they looked
//! at ([`Looked`]) and is told which file it is. The disk is only touched in jobs, and [`patiently`]: a network share may
//! hang.

mod look;
mod typed;
mod view;

use std::path::{Path, PathBuf};

use super::field::Field;
use super::list::moved;
use crate::settings::places::{Spot, SpotKind};
use crate::text::find::{Findable, Wanted};
use crate::text::{Words, say};
use crate::tui::canvas::Look;
use crate::tui::input::{Code, Input};
use crate::tui::jobs::Job;
use crate::tui::keys::{Action, Context};
use crate::tui::worded;
use crate::workspace::listing::{Kind, Listed};

/// What a job looked at.
#[derive(Debug)]
pub struct Looked(look::Found);

/// What an input came to.
#[derive(Debug)]
pub enum Taken {
    /// Choosing goes on.
    Open,
    /// It was left.
    Left,
    /// This has to be looked at first.
    Look(Job),
    /// This file it is.
    File(PathBuf),
}

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum At {
    /// Over all places: they themselves, and the files that lie directly in them.
    Places,
    /// In a folder.
    Folder(PathBuf),
}

/// One thing that lies here.
#[derive(Clone, Debug)]
struct Entry {
    listed: Listed,
    /// The place it was found in, as an index, where that is not plain.
    spot: Option<usize>,
    /// When it was changed, in local time.
    when: String,
    findable: Findable,
}

/// A line that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// What was typed, as a path.
    Typed,
    /// A place, as an index.
    Spot(usize),
    /// Something that lies here, as an index.
    Entry(usize),
    /// The switch between the files wanted and all of them, with how many it is about.
    All(usize),
}

/// A file being chosen.
#[derive(Debug)]
pub struct Files {
    spots: Vec<Spot>,
    /// What the places are called, to be found by.
    called: Vec<Findable>,
    /// Endings of the files wanted, in small letters with their dot; all files where there are none.
    wanted: &'static [&'static str],
    at: At,
    entries: Vec<Entry>,
    /// Something here was not looked at, and why, worded.
    notes: Vec<String>,
    field: Field,
    all: bool,
    rows: Vec<Row>,
    cursor: usize,
    /// Where one came from, to stand there again.
    from: Option<PathBuf>,
    /// What went wrong last, worded.
    problem: String,
}

fn called(words: &Words, spots: &[Spot]) -> Vec<Findable> {
    spots.iter().map(|spot| Findable::new(&worded::spot(words, spot))).collect()
}

impl Files {
    /// Choosing among the places, for files with these endings (small letters, with the dot). Run [`Files::places`] to begin.
    pub fn new(words: &Words, spots: Vec<Spot>, wanted: &'static [&'static str]) -> Self {
        Self {
            called: called(words, &spots),
            spots,
            wanted,
            at: At::Places,
            entries: Vec::new(),
            notes: Vec::new(),
            field: Field::EMPTY,
            all: false,
            rows: Vec::new(),
            cursor: 0,
            from: None,
            problem: String::new(),
        }
    }

    /// Looks at all places.
    pub fn places(&self, words: &Words) -> Job {
        look::places(words, &self.spots)
    }

    /// Looks again at where one is; the cursor stays on a file.
    pub fn again(&mut self, words: &Words, on: PathBuf) -> Job {
        self.from = Some(on);
        match &self.at {
            At::Places => self.places(words),
            At::Folder(folder) => look::folder(words, folder),
        }
    }

    /// The places there are now: a stick may have been plugged in.
    pub fn plugged(&mut self, words: &Words, spots: Vec<Spot>) {
        if spots == self.spots {
            return;
        }
        // What is listed names places by their number.
        self.entries.iter_mut().for_each(|entry| entry.spot = None);
        (self.called, self.spots) = (called(words, &spots), spots);
        self.sieve();
    }

    /// Takes an input.
    pub fn take(&mut self, input: &Input, look: &Look) -> Taken {
        let code = if let Input::Key(code) = input { Some(*code) } else { None };
        let action = code.and_then(|code| look.keymap.action(Context::Files, code));
        self.problem.clear();
        match action {
            Some(Action::Back) if self.field.text().is_empty() => return Taken::Left,
            Some(Action::Back) => self.type_anew(Field::EMPTY),
            Some(Action::Choose) => return self.choose(look),
            // While something stands in the field, the arrows go through it.
            Some(Action::Into) if self.field.text().is_empty() => return self.choose(look),
            Some(Action::Out | Action::Erase) if self.field.text().is_empty() => return self.out(&look.words),
            Some(Action::Into) => drop(self.field.take(input, Some(Action::NextSection))),
            Some(Action::Out) => drop(self.field.take(input, Some(Action::PreviousSection))),
            Some(Action::Places) => {
                self.from = None;
                return Taken::Look(self.places(&look.words));
            }
            Some(Action::Erase) => {
                self.field.take(input, action);
                self.sieve();
            }
            Some(moving) => self.cursor = moved(self.cursor, self.rows.len(), moving, 10),
            None => return self.typed(input, look),
        }
        Taken::Open
    }

    fn typed(&mut self, input: &Input, look: &Look) -> Taken {
        match input {
            Input::Text(text) if typed::is_path(text) => {
                // A file that was dropped, or a path that was copied: meant as a whole, whatever was typed before.
                self.type_anew(Field::new(text.trim()));
                return Taken::Look(self.look_typed(&look.words));
            }
            Input::Text(_) | Input::Key(Code::Char(_)) if self.field.take(input, None) => self.sieve(),
            _ => {}
        }
        Taken::Open
    }

    fn type_anew(&mut self, field: Field) {
        self.field = field;
        self.sieve();
    }

    fn look_typed(&self, words: &Words) -> Job {
        let home = self.spots.iter().find(|spot| spot.kind == SpotKind::Home).map(|spot| spot.path.as_path());
        look::typed(words, typed::paths(self.field.text(), home))
    }

    fn choose(&mut self, look: &Look) -> Taken {
        let words = &look.words;
        match self.rows.get(self.cursor) {
            Some(Row::Typed) => return Taken::Look(self.look_typed(words)),
            Some(Row::Spot(n)) => {
                if let Some(spot) = self.spots.get(*n) {
                    return Taken::Look(look::folder(words, &spot.path));
                }
            }
            Some(Row::All(_)) => {
                self.all = !self.all;
                self.sieve();
                self.cursor = self.rows.iter().position(|row| matches!(row, Row::All(_))).unwrap_or(self.cursor);
            }
            Some(Row::Entry(n)) => {
                let Some(entry) = self.entries.get(*n) else { return Taken::Open };
                let name = entry.listed.name.as_str();
                match entry.listed.kind {
                    Kind::Folder => return Taken::Look(look::folder(words, &entry.listed.path)),
                    Kind::File => return Taken::File(entry.listed.path.clone()),
                    Kind::Nowhere => self.problem = say!(words, "files-nowhere", name = name),
                    Kind::Other => self.problem = say!(words, "files-other", name = name),
                }
            }
            None => {}
        }
        Taken::Open
    }

    /// Up to the folder above; above a place, to all places.
    fn out(&mut self, words: &Words) -> Taken {
        let At::Folder(folder) = &self.at else { return Taken::Open };
        let place = self.spots.iter().any(|spot| spot.path == *folder);
        self.from = Some(folder.clone());
        match folder.parent().filter(|_| !place) {
            Some(above) => Taken::Look(look::folder(words, above)),
            None => Taken::Look(self.places(words)),
        }
    }

    /// Takes what a job looked at. Answers the file where what was typed is one.
    pub fn looked(&mut self, looked: Looked, words: &Words) -> Option<PathBuf> {
        let (at, entries, notes) = match looked.0 {
            look::Found::Places(entries, unread) => {
                let name = |n: usize| self.spots.get(n).map(|spot| worded::spot(words, spot)).unwrap_or_default();
                let note = |(n, why): (usize, String)| say!(words, "files-unread", name = name(n), why = why);
                (At::Places, entries, unread.into_iter().map(note).collect())
            }
            look::Found::Folder(folder, entries, more) => {
                let note = more.then(|| say!(words, "files-more", count = entries.len()));
                (At::Folder(folder), entries, note.into_iter().collect())
            }
            look::Found::File(path) => {
                self.field = Field::EMPTY;
                self.sieve();
                return Some(path);
            }
            look::Found::Nothing(why) => {
                self.problem = why;
                return None;
            }
            look::Found::Stopped => {
                self.problem = say!(words, "files-stopped");
                return None;
            }
        };
        (self.at, self.entries, self.notes, self.field) = (at, entries, notes, Field::EMPTY);
        self.sieve();
        self.stand();
        None
    }

    /// The cursor goes to where one came from, else to the newest file.
    fn stand(&mut self) {
        let from = self.from.take();
        let path = |row: &Row| match row {
            Row::Spot(n) => self.spots.get(*n).map(|spot| spot.path.as_path()),
            Row::Entry(n) => self.entries.get(*n).map(|entry| entry.listed.path.as_path()),
            Row::Typed | Row::All(_) => None,
        };
        let came = from.and_then(|from| self.rows.iter().position(|row| path(row) == Some(from.as_path())));
        let file = |row: &Row| matches!(row, Row::Entry(n) if self.is_file(*n));
        self.cursor = came.or_else(|| self.rows.iter().position(file)).unwrap_or(0);
    }

    fn is_file(&self, n: usize) -> bool {
        self.entries.get(n).is_some_and(|entry| entry.listed.kind == Kind::File)
    }

    /// Whether a file has one of the endings wanted.
    fn is_wanted(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.wanted.is_empty() || self.wanted.iter().any(|ending| name.ends_with(ending))
    }

    /// The lines that match what is typed, the best first; without anything typed, all in their order.
    fn sieve(&mut self) {
        let text = self.field.text();
        let wanted = Wanted::new(text);
        let mut left_out = 0;
        let mut scored: Vec<(u32, Row)> = Vec::new();
        for (n, name) in self.called.iter().enumerate().filter(|_| self.at == At::Places) {
            scored.extend(wanted.score(name).map(|score| (score, Row::Spot(n))));
        }
        for (n, entry) in self.entries.iter().enumerate() {
            let Some(score) = wanted.score(&entry.findable) else { continue };
            let shown = entry.listed.kind == Kind::Folder || self.is_wanted(&entry.listed.name);
            left_out += usize::from(!shown);
            if shown || self.all {
                scored.push((score, Row::Entry(n)));
            }
        }
        if !text.is_empty() {
            scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        }
        let typed = Some(Row::Typed).filter(|_| typed::is_path(text));
        let all = Some(Row::All(left_out)).filter(|_| left_out > 0);
        self.rows = typed.into_iter().chain(scored.into_iter().map(|(_, row)| row)).chain(all).collect();
        self.cursor = if text.is_empty() { self.cursor.min(self.rows.len().saturating_sub(1)) } else { 0 };
    }

    /// The folder one is in; `None` over all places.
    fn folder(&self) -> Option<&Path> {
        match &self.at {
            At::Places => None,
            At::Folder(folder) => Some(folder),
        }
    }
}
