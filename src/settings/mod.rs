//! Where things are on this machine, and how its user likes the program.
//!
//! What holds is decided in this order: command line, environment, settings file, default. A settings file that is wrong never
//! stops the program: every problem is told with its line ([`wording`]), and the default holds where one was found. What a
//! setting does is the business of whoever is told of it.

mod file;
pub mod places;
mod problem;
mod sources;
pub mod wording;
mod write;

use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

pub use file::{EXAMPLE, FontNames, Key, LOG_VARIABLE, LogLevel, PACE, Settings, SettingsFile, SymbolSet};
pub use problem::{Problem, ProblemKind, ValueType};
pub use sources::{Above, Sources};
pub use write::{NewValue, WriteError};

/// What the settings file is called in its folder.
pub const SETTINGS: &str = "settings.toml";

/// The program's own folders, following the system's conventions.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The inspector's data folder, unless `--data` names another.
    pub data: PathBuf,
    /// The worked example's folder.
    pub demo: PathBuf,
    /// What belongs to this machine and goes into no backup.
    pub state: PathBuf,
    /// What the user wrote: settings and themes.
    pub config: PathBuf,
}

impl Paths {
    /// The folders of the current user; `None` where the system tells no home.
    pub fn of_user() -> Option<Self> {
        let project = ProjectDirs::from("", "", "starpoint")?;
        let data = project.data_local_dir();
        let state = project.state_dir().map_or_else(|| data.join("state"), PathBuf::from);
        Some(Self { data: data.join("data"), demo: data.join("demo"), state, config: project.config_dir().to_path_buf() })
    }

    /// The settings file, whether it is there or not.
    pub fn settings(&self) -> PathBuf {
        self.config.join(SETTINGS)
    }

    /// The folder of the user's own themes, whether it is there or not.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }

    /// Where log files lie, one a day.
    pub fn log(&self) -> PathBuf {
        self.state.join("log")
    }

    /// Where crash reports lie.
    pub fn crash(&self) -> PathBuf {
        self.state.join("crash")
    }
}

/// A path as a person reads it, with `~` for the user's home: shorter, and without the user's name.
pub fn shown(path: &Path) -> String {
    let home = BaseDirs::new().map(|dirs| dirs.home_dir().to_path_buf());
    match home.as_deref().and_then(|home| path.strip_prefix(home).ok()) {
        Some(below) => Path::new("~").join(below).display().to_string(),
        None => path.display().to_string(),
    }
}
