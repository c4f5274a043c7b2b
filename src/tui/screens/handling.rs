//! What the list of standards and the page of one both do with a standard: publish it, try it out, save it as a file.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::{Committed, Effect, ticket};
use crate::domain::command::Command;
use crate::settings::places::Spot;
use crate::standard_files::{template, to_toml};
use crate::text::{Words, causes, say};
use crate::tui::canvas::{Canvas, Look};
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::jobs::{Done, Job};
use crate::tui::keys::{Action, Context};
use crate::tui::saving::{Saved, Saving, Shape};
use crate::tui::widgets::foot::Status;
use crate::workspace::standards::{Known, State};
use crate::workspace::{file_name, write_new};

/// Something asked before it is done.
#[derive(Clone, Debug)]
pub enum Asking {
    /// Whether to publish.
    Publish(Known),
    /// Where to save a standard.
    Export(Known, Box<Saving>),
    /// Where to save the template.
    Template(Box<Saving>),
}

/// What an input did.
#[derive(Debug)]
pub enum Asked {
    /// It goes on.
    Open(Asking),
    /// It was left.
    Left,
    /// Publish it.
    Publish(Known),
    /// A file is to be written.
    Write(Effect),
}

fn saving(words: &Words, title: String, name: &str, spots: &[Spot]) -> Saving {
    let shape = Shape { extension: "toml", text: String::new() };
    Saving::new(words, title, name, vec![shape], 0, spots.to_vec())
}

impl Asking {
    /// Where to save a standard; its file is called by id and version.
    pub fn export(words: &Words, known: &Known, spots: &[Spot]) -> Self {
        let name = file_name([known.standard.id.as_str(), &known.standard.version]);
        let title = say!(words, "standards-export-title", label = known.label());
        Self::Export(known.clone(), Box::new(saving(words, title, &name, spots)))
    }

    /// Where to save the template.
    pub fn template(words: &Words, spots: &[Spot]) -> Self {
        let name = say!(words, "standards-template-name");
        Self::Template(Box::new(saving(words, say!(words, "standards-template-title"), &name, spots)))
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self {
            Self::Publish(_) => Context::Confirm,
            Self::Export(..) | Self::Template(_) => Context::Form,
        }
    }

    /// Takes an input.
    pub fn take(self, input: &Input, look: &Look) -> Asked {
        match self {
            Self::Publish(known) => {
                let action = if let Input::Key(code) = input { look.keymap.action(Context::Confirm, *code) } else { None };
                match action {
                    Some(Action::Yes) => Asked::Publish(known),
                    Some(_) => Asked::Left,
                    None => Asked::Open(Self::Publish(known)),
                }
            }
            Self::Export(known, mut saving) => match saving.take(input, look) {
                Saved::Open => Asked::Open(Self::Export(known, saving)),
                Saved::Left => Asked::Left,
                Saved::There(path, _) => {
                    let standard = Arc::clone(&known.standard);
                    Asked::Write(write(look, path, move || to_toml(&standard)))
                }
            },
            Self::Template(mut saving) => match saving.take(input, look) {
                Saved::Open => Asked::Open(Self::Template(saving)),
                Saved::Left => Asked::Left,
                Saved::There(path, _) => {
                    let language = look.words.language;
                    Asked::Write(write(look, path, move || template(language).to_owned()))
                }
            },
        }
    }

    /// Draws it over an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let words = &canvas.look.words;
        match self {
            Self::Publish(known) => {
                let text = if known.state == State::BuiltIn {
                    say!(words, "standards-publish-built-in")
                } else {
                    say!(words, "standards-publish-sure")
                };
                dialogs::question(canvas, area, &say!(words, "standards-publish-title", label = known.label()), &text);
            }
            Self::Export(_, saving) | Self::Template(saving) => saving.draw(canvas, area),
        }
    }
}

fn write(look: &Look, path: PathBuf, text: impl FnOnce() -> String + Send + 'static) -> Effect {
    let language = look.words.language;
    Effect::Run(Job::new(say!(look.words, "standards-saving"), move |_| {
        let written = write_new(&path, |file| file.write_all(text().as_bytes()));
        Done::Wrote(written.map_err(|error| {
            let words = Words::new(language);
            say!(words, "standards-not-saved", path = path.display().to_string(), why = causes::io(&words, &error))
        }))
    }))
}

/// A standard being published.
#[derive(Debug)]
pub struct Publishing {
    known: Known,
    ticket: u64,
    /// It is taken into the folder first.
    taken_in: bool,
}

impl Publishing {
    /// Begins. What comes with the program is in no folder until it is used or published.
    pub fn begin(known: Known) -> (Self, Effect) {
        if known.state == State::BuiltIn {
            let command = Command::ImportStandard { standard: Box::new((*known.standard).clone()), replace: false };
            let ticket = ticket();
            return (Self { known, ticket, taken_in: true }, Effect::Commit { ticket, by: None, command });
        }
        Self::freeze(known)
    }

    fn freeze(known: Known) -> (Self, Effect) {
        let (ticket, command) = (ticket(), Command::PublishStandard { standard: known.hash.clone() });
        (Self { known, ticket, taken_in: false }, Effect::Commit { ticket, by: None, command })
    }

    /// Whether a commit's end is about this.
    pub const fn awaits(&self, committed: &Committed) -> bool {
        self.ticket == committed.ticket
    }

    /// Goes on after the commit that `held` waited for, or says how it ended.
    pub fn go_on(held: &mut Option<Self>, status: &mut Status, words: &Words, committed: &Committed) -> Vec<Effect> {
        let Some(publishing) = held.take() else { return Vec::new() };
        *status = match &committed.result {
            Err(not_done) => Status::Refused(say!(words, "standards-not-published", why = not_done.worded(words))),
            Ok(_) if publishing.taken_in => {
                let (next, effect) = Self::freeze(publishing.known);
                *held = Some(next);
                return vec![effect];
            }
            Ok(_) => Status::Done(say!(words, "standard-published", standard = publishing.known.label())),
        };
        Vec::new()
    }
}
