//! The settings file: which keys there are, and how they are read.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, ProblemKind, ValueType};
use crate::domain::wording::Language;
use crate::text::language;
use crate::text::nearest::nearest;

/// The annotated example; what [`Settings::write_key`] begins a missing file with.
pub const EXAMPLE: &str = include_str!("example.toml");

/// Characters a minute a critique may be read at: from slow dictation to a newsreader in a hurry.
pub const PACE: (u32, u32) = (120, 400);

/// The variable that names the log level; goes before the file.
pub const LOG_VARIABLE: &str = "STARPOINT_LOG";

/// A setting by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Language of messages.
    Language,
    /// Theme of the screen.
    Theme,
    /// Symbols of the screen.
    Symbols,
    /// Whether the mouse is used.
    Mouse,
    /// Speaking pace.
    Pace,
    /// How much the log file tells.
    Log,
    /// The fonts Word documents name.
    WordFonts,
}

impl Key {
    /// Every setting, in the order of the example.
    pub const ALL: [Self; 7] = [Self::Language, Self::Theme, Self::Symbols, Self::Mouse, Self::Pace, Self::Log, Self::WordFonts];

    /// The key as written in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Theme => "theme",
            Self::Symbols => "symbols",
            Self::Mouse => "mouse",
            Self::Pace => "pace",
            Self::WordFonts => "word-fonts",
            Self::Log => "log",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// Which symbols are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SymbolSet {
    /// What the terminal most likely shows right.
    #[default]
    Auto,
    /// ★ and ─.
    Unicode,
    /// Plain ASCII.
    Ascii,
}

impl SymbolSet {
    /// Every one with its name in the file and on the command line.
    pub const NAMES: [(&'static str, Self); 3] = [("auto", Self::Auto), ("unicode", Self::Unicode), ("ascii", Self::Ascii)];

    /// Its name in the file and on the command line.
    pub fn name(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, set)| *set)
    }
}

/// How much the log file tells; each level includes those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogLevel {
    /// Nothing; there is no file.
    Off,
    /// What failed.
    Error,
    /// What somebody should look at.
    Warn,
    /// Starts, ends, openings and refusals: some lines a run, so that there is something to look at when it is needed.
    #[default]
    Info,
    /// Every command too.
    Debug,
}

impl LogLevel {
    /// Every one with its name in the file and the environment.
    pub const NAMES: [(&'static str, Self); 5] =
        [("off", Self::Off), ("error", Self::Error), ("warn", Self::Warn), ("info", Self::Info), ("debug", Self::Debug)];

    /// Its name in the file and the environment.
    pub fn name(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }
}

/// What the user likes; where nothing was said, the defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Language of messages; `None`: what the machine says.
    pub language: Option<Language>,
    /// A theme's name; `None`: the first one. Whether there is one of this name is for whoever knows the themes.
    pub theme: Option<String>,
    /// Symbols of the screen.
    pub symbols: SymbolSet,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Speaking pace in characters a minute, within [`PACE`].
    pub pace: u32,
    /// The fonts Word documents name.
    pub word_fonts: FontNames,
    /// How much the log file tells.
    pub log: LogLevel,
}

/// Names of fonts by what is set in them: text, titles, chapters, parts; fewer are taken for the first of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FontNames(pub Vec<String>);

impl FontNames {
    /// How many there may be.
    pub const MOST: usize = 4;
    /// The longest name that systems know a font by, in UTF-16 units.
    const LONGEST: usize = 31;

    /// Names with commas between them; `None` where one cannot be a font's or there are too many.
    pub fn parse(text: &str) -> Option<Self> {
        let names: Vec<String> = text.split([',', '，']).map(|name| name.trim().to_owned()).collect();
        let fits = |name: &String| name.encode_utf16().count() <= Self::LONGEST && !name.contains(char::is_control);
        let none = names.iter().all(String::is_empty);
        (names.len() <= Self::MOST && names.iter().all(fits)).then_some(Self(if none { Vec::new() } else { names }))
    }
}

impl std::fmt::Display for FontNames {
    /// As the file writes them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: None,
            symbols: SymbolSet::default(),
            mouse: false,
            pace: 240,
            word_fonts: FontNames::default(),
            log: LogLevel::default(),
        }
    }
}

/// What a settings file says, and what is wrong with it.
#[derive(Debug, Default)]
pub struct SettingsFile {
    /// Where it lies or would lie; empty where the system tells no home.
    pub path: PathBuf,
    /// What it says; defaults for what it does not say or says wrong.
    pub settings: Settings,
    /// What is wrong, in the order of the lines.
    pub problems: Vec<Problem>,
    /// The line of every key that was understood.
    lines: BTreeMap<Key, usize>,
}

impl SettingsFile {
    /// Reads the file; one that is missing says nothing.
    pub fn read(path: &Path) -> Self {
        let whole = |what| Self { problems: vec![Problem { line: 0, what }], ..Self::default() };
        let file = match std::fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => Self::parse(&text),
            Ok(Err(_)) => whole(ProblemKind::NotUtf8),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::default(),
            Err(error) => whole(ProblemKind::Unreadable(error)),
        };
        Self { path: path.to_path_buf(), ..file }
    }

    /// Reads a text; all problems at once.
    pub fn parse(text: &str) -> Self {
        // Editors on Windows like to put a byte order mark in front.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let line_at = |offset: usize| text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1;
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut file = Self::default();
        for error in errors {
            let span = error.span().unwrap_or_default();
            let line = line_at(span.start);
            let what = if error.message() == "duplicate key" {
                ProblemKind::Twice { key: text.get(span).unwrap_or_default().to_owned() }
            } else {
                ProblemKind::Syntax { message: error.message().to_owned() }
            };
            // One slip makes the reader stumble more than once.
            if file.problems.iter().all(|problem| problem.line != line) {
                file.problems.push(Problem { line, what });
            }
        }
        // What a line means that is not TOML is a guess; the first problem with it is enough.
        let is_broken = |problem: &&Problem| matches!(problem.what, ProblemKind::Syntax { .. });
        let broken: Vec<usize> = file.problems.iter().filter(is_broken).map(|problem| problem.line).collect();
        for (name, value) in table.get_ref() {
            let line = line_at(name.span().start);
            if broken.contains(&line) {
                continue;
            }
            let name: &str = name.get_ref();
            let taken = Key::named(name).map(|key| file.settings.take(key, value).map(|()| key));
            let what = match taken {
                Some(Ok(key)) => {
                    file.lines.insert(key, line);
                    continue;
                }
                Some(Err(what)) => what,
                None => {
                    let nearest = nearest(name, Key::ALL.into_iter().map(Key::name)).and_then(Key::named);
                    ProblemKind::UnknownKey { key: name.to_owned(), nearest }
                }
            };
            file.problems.push(Problem { line, what });
        }
        file.problems.sort_by_key(|problem| problem.line);
        file
    }

    /// The line a setting stands on; `None` where the file does not say it, or says it wrong.
    pub fn line(&self, key: Key) -> Option<usize> {
        self.lines.get(&key).copied()
    }

    /// Lets the environment, read through `variable`, go before the file.
    pub fn over(&mut self, variable: impl Fn(&str) -> Option<String>) {
        let Some(value) = variable(LOG_VARIABLE).filter(|value| !value.is_empty()) else { return };
        if let Some((_, level)) = LogLevel::NAMES.iter().find(|(name, _)| *name == value) {
            self.settings.log = *level;
        } else {
            let what = ProblemKind::Variable { name: LOG_VARIABLE, value, choices: names(&LogLevel::NAMES) };
            self.problems.push(Problem { line: 0, what });
        }
    }

    /// Takes the theme back if it is none of the known ones, which the file cannot know, and tells so.
    pub fn check_theme<'a>(&mut self, known: impl IntoIterator<Item = &'a str>) {
        let choices: Vec<String> = known.into_iter().map(str::to_owned).collect();
        let Some(value) = self.settings.theme.take_if(|theme| !choices.contains(theme)) else { return };
        let nearest = nearest(&value, choices.iter().map(String::as_str)).map(str::to_owned);
        let line = self.lines.remove(&Key::Theme).unwrap_or(0);
        self.problems.push(Problem { line, what: ProblemKind::UnknownChoice { key: Key::Theme, value, choices, nearest } });
        self.problems.sort_by_key(|problem| problem.line);
    }
}

impl Settings {
    fn take(&mut self, key: Key, value: &Spanned<DeValue<'_>>) -> Result<(), ProblemKind> {
        let value = value.get_ref();
        match key {
            Key::Language => {
                let tag = text(key, value)?;
                let tags = Language::ALL.map(|language| (language.tag(), language));
                self.language = Some(language::parse(tag).map_or_else(|| choice(key, tag, &tags), Ok)?);
            }
            Key::Theme => self.theme = Some(text(key, value)?.to_owned()),
            Key::Symbols => self.symbols = choice(key, text(key, value)?, &SymbolSet::NAMES)?,
            Key::Mouse => {
                let DeValue::Boolean(mouse) = value else {
                    return Err(ProblemKind::WrongType { key, expected: ValueType::YesNo });
                };
                self.mouse = *mouse;
            }
            Key::Pace => self.pace = whole(key, value, PACE)?,
            Key::WordFonts => {
                let names = text(key, value)?;
                self.word_fonts = FontNames::parse(names).ok_or_else(|| ProblemKind::NoFonts { key, value: names.to_owned() })?;
            }
            Key::Log => self.log = choice(key, text(key, value)?, &LogLevel::NAMES)?,
        }
        Ok(())
    }
}

fn text<'a>(key: Key, value: &'a DeValue<'_>) -> Result<&'a str, ProblemKind> {
    match value {
        DeValue::String(text) => Ok(text),
        _ => Err(ProblemKind::WrongType { key, expected: ValueType::Text }),
    }
}

fn whole(key: Key, value: &DeValue<'_>, range: (u32, u32)) -> Result<u32, ProblemKind> {
    let DeValue::Integer(number) = value else {
        return Err(ProblemKind::WrongType { key, expected: ValueType::Whole });
    };
    let read = u32::from_str_radix(number.as_str(), number.radix()).ok();
    let fits = |number: &u32| (range.0..=range.1).contains(number);
    read.filter(fits).ok_or_else(|| ProblemKind::OutOfRange { key, value: number.to_string(), range })
}

fn choice<T: Copy>(key: Key, value: &str, choices: &[(&'static str, T)]) -> Result<T, ProblemKind> {
    let found = choices.iter().find(|(name, _)| *name == value).map(|(_, value)| *value);
    found.ok_or_else(|| {
        let nearest = nearest(value, choices.iter().map(|(name, _)| *name)).map(str::to_owned);
        ProblemKind::UnknownChoice { key, value: value.to_owned(), choices: names(choices), nearest }
    })
}

fn name_of<T: Copy + PartialEq>(choices: &[(&'static str, T)], wanted: T) -> &'static str {
    choices.iter().find(|(_, value)| *value == wanted).map_or("", |(name, _)| name)
}

fn names<T>(choices: &[(&'static str, T)]) -> Vec<String> {
    choices.iter().map(|(name, _)| (*name).to_owned()).collect()
}

#[cfg(test)]
mod tests;
