//! Where things are on this machine.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The program's own folders, following the system's conventions.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The inspector's data folder, unless `--data` names another.
    pub data: PathBuf,
    /// The worked example's folder.
    pub demo: PathBuf,
    /// What belongs to this machine and goes into no backup.
    pub state: PathBuf,
}

impl Paths {
    /// The folders of the current user; `None` where the system tells no home.
    pub fn of_user() -> Option<Self> {
        let project = ProjectDirs::from("", "", "starpoint")?;
        let data = project.data_local_dir();
        let state = project.state_dir().map_or_else(|| data.join("state"), PathBuf::from);
        Some(Self { data: data.join("data"), demo: data.join("demo"), state })
    }
}
