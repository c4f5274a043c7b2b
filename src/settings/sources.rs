//! Where the settings of a run come from besides its file: what goes before the file, and what holds where it says nothing.

use std::path::PathBuf;

use super::{Key, Settings};
use crate::domain::wording::Language;
use crate::text::Symbols;

/// What a run was started with.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The settings file, whether it is there or not; `None` where the system tells no home.
    pub file: Option<PathBuf>,
    /// The folder of the user's own themes, whether it is there or not.
    pub themes: Option<PathBuf>,
    /// What was given on the command line, which goes before the file.
    pub given: Vec<Key>,
    /// The log level comes from the environment, which goes before the file.
    pub log_variable: bool,
    /// The variable that decides the language where neither command line nor file does.
    pub locale: Option<&'static str>,
    /// The language spoken where neither does.
    pub spoken: Language,
    /// The environment asks for no colours.
    pub no_color: bool,
    /// The symbols `auto` means as long as the terminal was not asked.
    pub fitting: Symbols,
    /// What holds now, language and theme excepted: these are as the screen shows them.
    pub now: Settings,
}

impl Default for Sources {
    fn default() -> Self {
        Self {
            file: None,
            themes: None,
            given: Vec::new(),
            log_variable: false,
            locale: None,
            spoken: Language::default(),
            no_color: false,
            fitting: Symbols::UNICODE,
            now: Settings::default(),
        }
    }
}

/// What goes before the settings file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Above {
    /// This option of the command line.
    Option(&'static str),
    /// This variable of the environment.
    Variable(&'static str),
}

impl Sources {
    /// What goes before the file for a setting, if anything does.
    pub fn above(&self, key: Key) -> Option<Above> {
        let option = match key {
            Key::Language => "--lang",
            Key::Theme => "--theme",
            Key::Symbols => "--symbols",
            Key::Log if self.log_variable => return Some(Above::Variable(super::LOG_VARIABLE)),
            Key::Mouse | Key::Pace | Key::WordFonts | Key::Log => return None,
        };
        self.given.contains(&key).then_some(Above::Option(option))
    }
}
