//! What a format may need besides the document: the user's own fonts and page template.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// What a format may need besides the document.
#[derive(Debug, Default)]
pub struct Means {
    /// A folder with fonts of the user's own, whether it is there or not.
    pub fonts: Option<PathBuf>,
    /// The user's own page template.
    pub template: Option<Template>,
    #[cfg(feature = "pdf")]
    found: std::sync::OnceLock<super::pdf::Fonts>,
}

/// A page template of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What its user calls it: the file.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl Template {
    /// A template read from a file.
    pub fn read(path: &Path) -> io::Result<Self> {
        Ok(Self { file: path.display().to_string(), text: fs::read_to_string(path)? })
    }

    /// The one kept beside the settings, if there is one; else the file that cannot be read, and why.
    pub fn beside(config: &Path) -> Result<Option<Self>, (PathBuf, io::Error)> {
        let path = config.join("report.typ");
        match Self::read(&path) {
            Ok(template) => Ok(Some(template)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err((path, error)),
        }
    }
}

impl Means {
    /// The fonts in `fonts/` of the folder with the settings, and a template.
    pub fn of(config: Option<&Path>, template: Option<Template>) -> Self {
        let fonts = config.map(|config| config.join("fonts"));
        Self {
            fonts,
            template,
            #[cfg(feature = "pdf")]
            found: std::sync::OnceLock::new(),
        }
    }

    /// The fonts of one folder, as on a machine that has no others.
    #[cfg(all(feature = "pdf", test))]
    pub(super) fn only(folder: &Path, template: Option<Template>) -> Self {
        let means = Self { template, ..Self::default() };
        means.found.get_or_init(|| super::pdf::Fonts::only(Some(folder)));
        means
    }

    /// The fonts of this machine, looked for once.
    #[cfg(feature = "pdf")]
    pub(super) fn found(&self) -> &super::pdf::Fonts {
        self.found.get_or_init(|| super::pdf::Fonts::find(self.fonts.as_deref()))
    }
}
