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
    /// The fonts Word documents name.
    pub word: WordFonts,
    #[cfg(feature = "pdf")]
    found: std::sync::OnceLock<super::pdf::Fonts>,
}

/// The fonts Word documents name for what is Chinese in them; Word takes its own where one is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordFonts {
    /// Text: 仿宋.
    pub body: String,
    /// Titles: 小标宋.
    pub title: String,
    /// Chapters, heads of tables, labels: 黑体.
    pub heading: String,
    /// Parts of chapters, remarks: 楷体.
    pub part: String,
}

impl Default for WordFonts {
    /// As offices have them for papers after GB/T 9704-2012.
    fn default() -> Self {
        let [body, title, heading, part] = ["仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"].map(str::to_owned);
        Self { body, title, heading, part }
    }
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
            word: WordFonts::default(),
            #[cfg(feature = "pdf")]
            found: std::sync::OnceLock::new(),
        }
    }

    /// The same with names of fonts for Word documents: text, titles, chapters, parts; an empty one is left as it is.
    #[must_use]
    pub fn naming(mut self, names: &[String]) -> Self {
        let word = &mut self.word;
        for (own, name) in [&mut word.body, &mut word.title, &mut word.heading, &mut word.part].into_iter().zip(names) {
            if !name.is_empty() {
                own.clone_from(name);
            }
        }
        self
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
