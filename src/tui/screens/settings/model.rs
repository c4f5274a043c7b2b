//! The rows, and what can be said of each setting: its value now, where that comes from, what the file says.

use crate::settings::{Above, Key, Sources};
use crate::text::{Words, say};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::Session;
use crate::tui::slices::Settings;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A setting.
    Setting(Key),
    /// Something that can be done with the file.
    Do(Action),
}

/// What is read page by page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The annotated example.
    Example,
    /// What is wrong with the settings file and the themes.
    Problems,
}

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The rows.
    #[default]
    Rows,
    /// The menu.
    Menu(List<Action>),
    /// A setting whose value is being typed.
    Typing(Key, Form),
    /// Something to read.
    Reading(Reading, Pager),
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What the file says.
    pub slice: Settings,
    /// Where the settings come from, and which hold now.
    pub sources: Sources,
    /// The row in hand.
    pub cursor: usize,
    /// What the keys go to.
    pub mode: Mode,
    /// What was just done.
    pub status: Status,
    /// What is being written: its end is said with this.
    pub writing: Option<Writing>,
}

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// A setting.
    Setting(Key),
    /// The example, as the file to begin with.
    Example,
}

impl Model {
    /// The screen of a slice.
    pub fn new(slice: Settings, session: &Session) -> Self {
        let sources = session.sources.clone();
        Self { slice, sources, cursor: 0, mode: Mode::Rows, status: Status::Quiet, writing: None }
    }

    /// Shows the file as it is now.
    pub fn show(&mut self, slice: Settings) {
        self.slice = slice;
        self.cursor = self.cursor.min(self.rows().len().saturating_sub(1));
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Rows => Context::Settings,
            Mode::Menu(_) => Context::List,
            Mode::Typing(..) => Context::Form,
            Mode::Reading(..) => Context::Pages,
        }
    }

    /// The rows there are.
    pub fn rows(&self) -> Vec<Row> {
        let doing = [Action::Problems, Action::Example, Action::Begin].into_iter().filter(|action| self.applies(*action));
        Key::ALL.into_iter().map(Row::Setting).chain(doing.map(Row::Do)).collect()
    }

    /// The row in hand.
    pub fn row(&self) -> Option<Row> {
        self.rows().get(self.cursor).copied()
    }

    /// Whether an action does something now.
    pub fn applies(&self, action: Action) -> bool {
        match action {
            Action::Problems => !self.slice.problems.is_empty(),
            Action::Begin => !self.slice.exists && self.sources.file.is_some(),
            Action::NextValue | Action::PreviousValue => !matches!(self.row(), Some(Row::Setting(key)) if !Self::turns(key)),
            _ => true,
        }
    }

    /// Whether keys turn a setting through its values; names are typed.
    pub fn turns(key: Key) -> bool {
        key != Key::WordFonts
    }

    /// What goes before the file for a setting.
    pub fn above(&self, key: Key) -> Option<Above> {
        self.sources.above(key)
    }

    /// The value a setting has now, as the file writes it.
    pub fn now(&self, key: Key, look: &Look) -> String {
        let now = &self.sources.now;
        match key {
            Key::Language => look.words.language.tag().to_owned(),
            Key::Theme => look.theme.name.clone(),
            Key::Symbols => now.symbols.name().to_owned(),
            Key::Mouse => now.mouse.to_string(),
            Key::Pace => now.pace.to_string(),
            Key::WordFonts => now.word_fonts.to_string(),
            Key::Log => now.log.name().to_owned(),
        }
    }

    /// What the file says of a setting; `None` where it says nothing.
    pub fn said(&self, key: Key) -> Option<String> {
        self.slice.lines.get(&key)?;
        let said = &self.slice.said;
        Some(match key {
            Key::Language => said.language?.tag().to_owned(),
            Key::Theme => said.theme.clone()?,
            Key::Symbols => said.symbols.name().to_owned(),
            Key::Mouse => said.mouse.to_string(),
            Key::Pace => said.pace.to_string(),
            Key::WordFonts => said.word_fonts.to_string(),
            Key::Log => said.log.name().to_owned(),
        })
    }

    /// The value that the keys turn: the file's where something goes before it or it holds only later, else the one now.
    pub fn turned(&self, key: Key, look: &Look) -> String {
        let later = self.above(key).is_some() || key == Key::Log;
        self.said(key).filter(|_| later).unwrap_or_else(|| self.now(key, look))
    }

    /// Why a change holds only later; `None` where it holds at once.
    pub fn later(&self, key: Key, words: &Words) -> Option<String> {
        match self.above(key) {
            Some(Above::Option(name)) => Some(say!(words, "settings-later-option", name = name)),
            Some(Above::Variable(name)) => Some(say!(words, "settings-later-variable", name = name)),
            None if key == Key::Log => Some(say!(words, "settings-later-start")),
            None => None,
        }
    }

    /// Where the value of now comes from.
    pub fn source(&self, key: Key, look: &Look) -> String {
        let words = &look.words;
        match (self.above(key), self.said(key)) {
            (Some(Above::Option(name)), _) => say!(words, "settings-from-option", name = name),
            (Some(Above::Variable(name)), _) => say!(words, "settings-from-variable", name = name),
            (None, Some(said)) if said == self.now(key, look) => {
                say!(words, "settings-from-file", line = self.slice.lines.get(&key).copied().unwrap_or(0))
            }
            (None, Some(_)) if key == Key::Log => say!(words, "settings-from-start"),
            (None, Some(_)) => say!(words, "settings-from-keys"),
            (None, None) => self.unsaid(key, look),
        }
    }

    /// Where a value comes from that the file does not say.
    fn unsaid(&self, key: Key, look: &Look) -> String {
        let words = &look.words;
        let usual = crate::settings::Settings::default();
        let now = &self.sources.now;
        let is_usual = match key {
            Key::Language => look.words.language == self.sources.spoken,
            Key::Theme => self.slice.themes.names().next() == Some(look.theme.name.as_str()),
            Key::Symbols => now.symbols == usual.symbols,
            Key::Mouse => now.mouse == usual.mouse,
            Key::Pace => now.pace == usual.pace,
            Key::WordFonts => now.word_fonts == usual.word_fonts,
            Key::Log => now.log == usual.log,
        };
        match self.sources.locale {
            _ if !is_usual => say!(words, "settings-from-keys"),
            Some(name) if key == Key::Language => say!(words, "settings-from-locale", name = name),
            _ => say!(words, "settings-from-default"),
        }
    }
}
