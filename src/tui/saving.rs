//! Where to save something: a form with the name, the format where there are several, and the folder, which is in hand first, so
//! that Enter alone saves where most people want it.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use super::canvas::{Canvas, Look};
use super::input::Input;
use super::keys::Context;
use super::widgets::form::{Form, Step};
use super::worded;
use crate::settings::places::Spot;
use crate::text::{Words, say};
use crate::workspace::file_name;

/// A format a file can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The extension of its files.
    pub extension: &'static str,
    /// What it is good for, worded.
    pub text: String,
}

/// A file being given a name and a place.
#[derive(Clone, Debug)]
pub struct Saving {
    form: Form,
    shapes: Vec<Shape>,
    spots: Vec<Spot>,
    /// The field that asks whether one file is wanted or several.
    files_at: Option<usize>,
    /// The field of the folder.
    folder_at: usize,
}

/// What an input did.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    /// It goes on.
    Open,
    /// It was left.
    Left,
    /// This is the file, or the folder for [several](Saving::several), in the n-th format. What stands there already is not
    /// this form's business.
    There(PathBuf, usize),
}

impl Saving {
    /// A form for a file called `name` (without its extension) in the n-th of these formats.
    pub fn new(words: &Words, title: String, name: &str, shapes: Vec<Shape>, at: usize, spots: Vec<Spot>) -> Self {
        Self::with(words, title, name, (shapes, at), Vec::new(), spots)
    }

    /// The same for something that can be one file or several, as these two options are called.
    pub fn one_or_each(
        words: &Words,
        title: String,
        name: &str,
        shapes: (Vec<Shape>, usize),
        files: [String; 2],
        spots: Vec<Spot>,
    ) -> Self {
        Self::with(words, title, name, shapes, files.into(), spots)
    }

    fn with(
        words: &Words,
        title: String,
        name: &str,
        (shapes, at): (Vec<Shape>, usize),
        files: Vec<String>,
        spots: Vec<Spot>,
    ) -> Self {
        let mut form = Form::new(title).text(say!(words, "save-name"), say!(words, "save-name-hint"), name);
        let (mut files_at, mut folder_at) = (None, 1);
        if shapes.len() > 1 {
            let options = shapes.iter().map(|shape| shape.text.clone()).collect();
            form = form.choice(say!(words, "save-format"), say!(words, "save-choice-hint"), options, at);
            folder_at += 1;
        }
        if !files.is_empty() {
            form = form.choice(say!(words, "save-files"), say!(words, "save-choice-hint"), files, 0);
            files_at = Some(folder_at);
            folder_at += 1;
        }
        if !spots.is_empty() {
            let shown = |spot: &Spot| format!("{}  {}", worded::spot(words, spot), spot.path.display());
            let options = spots.iter().map(shown).collect();
            form = form.choice(say!(words, "save-folder"), say!(words, "save-folder-hint"), options, 0);
            form.refuse(folder_at, String::new());
        }
        Self { form, shapes, spots, files_at, folder_at }
    }

    /// Takes an input.
    pub fn take(&mut self, input: &Input, look: &Look) -> Saved {
        let action = if let Input::Key(code) = input { look.keymap.action(Context::Form, *code) } else { None };
        match self.form.take(input, action) {
            Step::Open => Saved::Open,
            Step::Left => Saved::Left,
            Step::Done => self.there(&look.words),
        }
    }

    fn there(&mut self, words: &Words) -> Saved {
        let typed = self.form.value(0);
        // An extension that names a format goes before the format chosen: it was typed last.
        let named = |shape: &Shape| typed.to_lowercase().ends_with(&format!(".{}", shape.extension));
        let chosen = if self.shapes.len() > 1 { self.form.chosen(1) } else { 0 };
        let shape = self.shapes.iter().position(named).unwrap_or(chosen);
        let extension = self.shapes.get(shape).map_or("", |shape| shape.extension);
        let stem = typed.strip_suffix(&format!(".{extension}")).unwrap_or(typed).to_owned();
        let whole = |stem: &str| if self.several() { stem.to_owned() } else { format!("{stem}.{extension}") };
        // Somebody who writes a whole path means that place.
        let path = if Path::new(&stem).is_absolute() {
            PathBuf::from(whole(&stem))
        } else {
            let name = file_name([stem.as_str()]);
            if name.is_empty() {
                self.form.refuse(0, say!(words, "save-no-name"));
                return Saved::Open;
            }
            let Some(spot) = self.spots.get(self.form.chosen(self.folder_at)) else {
                self.form.refuse(0, say!(words, "save-no-folder"));
                return Saved::Open;
            };
            spot.path.join(whole(&name))
        };
        Saved::There(path, shape)
    }

    /// Whether several files are wanted, in a folder of the name given.
    pub fn several(&self) -> bool {
        self.files_at.is_some_and(|at| self.form.chosen(at) == 1)
    }

    /// Draws it in the middle of an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        self.form.draw(canvas, area);
    }
}
