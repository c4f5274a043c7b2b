//! The terminal interface.
//!
//! ```text
//! key ─► input (gate) ─► app ─► screen update ─► Effect ─► worker thread (owns the folder)
//!                         ▲                        │             │
//!                         └──────────── Reply ◄── job thread ◄───┘       every change is followed by one draw
//! ```
//! - `input` tells keys from committed text, `keys` says what a key means, `script` reads key strings.
//! - `screens/<name>/{model,update,view}` are Elm-shaped pages; `app` stacks them, leads to the `Place` they name, and knows
//!   which answer is whose. `palette` finds what they let it find.
//! - `worker` commits and reads `slices`; `jobs` does slow work without the folder; the interface thread never touches the
//!   disk.
//! - `zones` says what of a frame can be clicked; `drawn` is a finished frame, `picture` the same as SVG.
//! - `hall` is the window for the wall: a program of its own beside the chair's.
//! - `terminal` is the only place that changes the terminal's state and gives it back; `headless` runs the same app in
//!   memory, key by key, for `--keys` and the tests.
//!
//! Reaches journal and store only through `workspace`. Words, widths and symbols are `text`'s; time is `clock`'s.

mod app;
mod canvas;
mod dialogs;
mod documents;
mod drawn;
mod forms;
mod hall;
mod headless;
mod input;
mod jobs;
pub mod keys;
mod palette;
mod picture;
mod run;
mod saving;
mod screens;
mod script;
#[cfg(unix)]
mod signals;
mod slices;
mod terminal;
mod theme;
mod trial;
mod widgets;
mod worded;
mod worker;
mod zones;

pub use drawn::Drawn;
pub use hall::{Hall, HallOptions, hall, hall_keys};
pub use headless::{draw_each, draw_keys, run_keys};
pub use run::run;
pub use script::ScriptError;
pub use slices::Ticks;
pub use theme::{Depth, ThemeProblem, Themes, theme_notice, theme_problem};
pub use worded::run_error;
pub use worker::{Failure, Folder, Mend, Open};

use std::path::PathBuf;

use crate::domain::ids::InspectorId;
use crate::domain::wording::Language;
use crate::settings::Sources;
use crate::text::{Symbols, Words};
use crate::workspace::Workspace;

/// Where to go when the interface is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Back to the shell.
    Done,
    /// To the worked example, in the language spoken now.
    Demo(Language),
}

/// What the interface is started with.
pub struct RunOptions {
    /// Opens the folder, on the writer thread.
    pub open: Open,
    /// The language.
    pub words: Words,
    /// The themes there are.
    pub themes: Themes,
    /// The name of the first one shown; see [`Themes::names`].
    pub theme: String,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Unicode or ASCII symbols; none: what the terminal shows right, which it is asked.
    pub symbols: Option<Symbols>,
    /// Whether clicks and the wheel are listened to (`mouse` in the settings).
    pub mouse: bool,
    /// Speaking pace, in characters a minute (`pace` in the settings).
    pub pace: u32,
    /// Where the settings come from.
    pub sources: Sources,
    /// The round to show first, by name or the start of its id.
    pub round: Option<String>,
    /// Who rates at first.
    pub inspector: Option<InspectorId>,
    /// Who rates at first, by code; goes before `inspector`.
    pub by: Option<String>,
    /// The folder is a demonstration, shown on every screen together with the way out.
    pub demo: bool,
}

impl RunOptions {
    /// Options for a folder with the usual look. `open` runs on the writer thread and answers the folder with what is worth
    /// saying at the start, worded; a text it fails with is shown.
    pub fn new(open: impl FnOnce(Ticks) -> Result<(Workspace, Vec<String>), String> + Send + 'static, words: Words) -> Self {
        let open = move |ticks: Ticks| open(ticks).map(|(workspace, notices)| (Box::new(workspace) as Box<dyn Folder>, notices));
        Self {
            open: Box::new(open),
            words,
            themes: Themes::default(),
            theme: "ink".to_owned(),
            depth: Depth::Sixteen,
            symbols: None,
            mouse: false,
            pace: 240,
            sources: Sources::default(),
            round: None,
            inspector: None,
            by: None,
            demo: false,
        }
    }
}

/// Why the interface could not start or ended badly.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Neither a terminal nor keys.
    #[error("no terminal")]
    NoTerminal,
    /// The terminal refused.
    #[error(transparent)]
    Terminal(#[from] std::io::Error),
    /// No such theme.
    #[error("no theme {name:?}; there are: {known}")]
    UnknownTheme {
        /// As given.
        name: String,
        /// What there is.
        known: String,
    },
    /// The picture could not be written.
    #[error("{path}: {error}")]
    Picture {
        /// As given.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The key string cannot be read.
    #[error(transparent)]
    Keys(#[from] ScriptError),
    /// The keymap is wrong.
    #[error(transparent)]
    Keymap(#[from] keys::KeymapError),
    /// The folder could not be opened, worded.
    #[error("{0}")]
    Folder(String),
    /// The system asked the program to end.
    #[error("ended by signal {0}")]
    Signal(i32),
    /// The thread that saves ended on its own. Everything shown as saved is saved.
    #[error("the writer thread ended")]
    WriterEnded,
}
