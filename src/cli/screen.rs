//! `starpoint` without a verb: asks for the terminal interface.
//!
//! The command line and the interface do not know each other; what is asked for goes back to `main`, which knows both.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::Args;

use super::context::Context;
use super::{Ended, Failure};
use crate::domain::standard::Standard;
use crate::settings::{Key, SettingsFile, SymbolSet};
use crate::text::{Words, say};

/// Options of the terminal interface.
#[derive(Clone, Debug, Args)]
pub struct Screen {
    /// Theme.
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// `auto`, `unicode` or `ascii`.
    #[arg(long, value_name = "SYMBOLS", value_parser = ["auto", "unicode", "ascii"])]
    pub symbols: Option<String>,
    /// Keys to press without a terminal.
    #[arg(long, value_name = "KEYS")]
    pub keys: Option<String>,
    /// Screen size for `--keys`.
    #[arg(long, value_name = "COLSxROWS", default_value = "100x30", requires = "keys")]
    pub size: String,
    /// Print colours with `--keys`.
    #[arg(long, requires = "keys")]
    pub ansi: bool,
    /// Write the screen as a picture with `--keys`.
    #[arg(long, value_name = "FILE", requires = "keys", conflicts_with = "ansi", hide = true)]
    pub svg: Option<PathBuf>,
}

impl Screen {
    /// Options given before the verb, completed by those behind it.
    pub fn or(self, other: Self) -> Self {
        let size = if self.keys.is_some() { self.size } else { other.size };
        Self {
            theme: self.theme.or(other.theme),
            symbols: self.symbols.or(other.symbols),
            keys: self.keys.or(other.keys),
            size,
            ansi: self.ansi || other.ansi,
            svg: self.svg.or(other.svg),
        }
    }
}

/// The interface, as asked for on the command line.
pub struct ScreenRequest {
    /// The data folder.
    pub folder: PathBuf,
    /// Where this machine keeps device bindings.
    pub state: Option<PathBuf>,
    /// The chosen language's sentences.
    pub words: Words,
    /// `--round`.
    pub round: Option<String>,
    /// `--theme`; the settings' theme when left out.
    pub theme: Option<String>,
    /// `--symbols`, else the settings'.
    pub symbols: SymbolSet,
    /// What was given on the command line and goes before the settings.
    pub given: Vec<Key>,
    /// The settings, and what is wrong with them: to be said on the screen.
    pub settings: SettingsFile,
    /// A standard to try instead of the folder, keeping nothing.
    pub trial: Option<Box<Standard>>,
    /// The folder holds the worked example.
    pub demo: bool,
    /// The window for the wall instead.
    pub hall: bool,
    /// What is done instead of using a terminal.
    pub script: Option<Script>,
}

/// Keys to press without a terminal, and what becomes of the last screen.
pub struct Script {
    /// `--keys`.
    pub keys: String,
    /// The screen's columns and rows.
    pub size: (u16, u16),
    /// Colours are printed.
    pub ansi: bool,
    /// The screen becomes a picture in this file, `-` for stdout, instead of being printed.
    pub svg: Option<PathBuf>,
}

/// Asks for the interface over the data folder.
pub(super) fn ask(context: Context, screen: &Screen, demo: bool) -> Result<Ended, Failure> {
    ask_for(context, screen, demo, None)
}

/// Asks for the window for the wall.
pub(super) fn ask_hall(context: Context, screen: &Screen) -> Result<Ended, Failure> {
    let asked = ask_for(context, screen, false, None)?;
    Ok(match asked {
        Ended::Screen(request) => Ended::Screen(Box::new(ScreenRequest { hall: true, ..*request })),
        exit @ Ended::Exit(_) => exit,
    })
}

/// Asks for the interface over a trial of a standard.
pub(super) fn ask_trial(context: Context, screen: &Screen, standard: Standard) -> Result<Ended, Failure> {
    ask_for(context, screen, false, Some(Box::new(standard)))
}

fn ask_for(context: Context, screen: &Screen, demo: bool, trial: Option<Box<Standard>>) -> Result<Ended, Failure> {
    let words = &context.words;
    let script = match &screen.keys {
        Some(keys) => {
            let size = screen.size.split_once(['x', 'X']);
            let size = size.and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
            let Some(size) = size else {
                eprintln!("{}", say!(words, "screen-bad-size", size = screen.size.as_str()));
                return Ok(Ended::Exit(super::USAGE));
            };
            Some(Script { keys: keys.clone(), size, ansi: screen.ansi, svg: screen.svg.clone() })
        }
        None if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() => None,
        None => return Err(Failure(say!(words, "screen-no-terminal"))),
    };
    let options =
        [(Key::Language, context.lang_given), (Key::Theme, screen.theme.is_some()), (Key::Symbols, screen.symbols.is_some())];
    let given = options.into_iter().filter(|(_, given)| *given).map(|(key, _)| key).collect();
    Ok(Ended::Screen(Box::new(ScreenRequest {
        folder: context.folder,
        state: context.paths.map(|paths| paths.state),
        words: context.words,
        round: context.round,
        theme: screen.theme.clone(),
        symbols: screen.symbols.as_deref().and_then(SymbolSet::named).unwrap_or(context.settings.settings.symbols),
        given,
        settings: context.settings,
        trial,
        demo,
        hall: false,
        script,
    })))
}
