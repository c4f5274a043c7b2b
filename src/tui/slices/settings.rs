//! What the settings file says now, and the themes there are. Read from the disk each time: somebody may have edited them.

use std::collections::BTreeMap;

use crate::settings::{self, Key, SettingsFile, Sources, wording};
use crate::text::Words;
use crate::tui::theme::{Themes, theme_problem};

/// What the settings file says now, and the themes there are.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether there is a file.
    pub exists: bool,
    /// What it says; defaults for what it does not say.
    pub said: settings::Settings,
    /// The lines of what it says.
    pub lines: BTreeMap<Key, usize>,
    /// The themes there are.
    pub themes: Themes,
    /// What is wrong with the file and with the user's themes, worded.
    pub problems: Vec<String>,
}

impl Settings {
    /// Reads it.
    pub fn read(words: &Words, sources: &Sources) -> Self {
        let (themes, wrong) = Themes::load(sources.themes.as_deref());
        let mut file = sources.file.as_deref().map_or_else(SettingsFile::default, SettingsFile::read);
        file.check_theme(themes.names());
        let mut problems = wording::told(words, &file);
        problems.extend(wrong.iter().map(|problem| theme_problem(words, problem)));
        Self {
            exists: sources.file.as_deref().is_some_and(std::path::Path::is_file),
            lines: Key::ALL.into_iter().filter_map(|key| Some((key, file.line(key)?))).collect(),
            said: file.settings,
            themes,
            problems,
        }
    }
}
