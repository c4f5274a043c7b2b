//! Documents on their way to a file, for every screen that writes one.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::canvas::Look;
use super::jobs::{Done, Job};
use super::saving::Shape;
use super::screens::Effect;
use crate::report::{Document, Format, Means, Template, unprintable};
use crate::settings::{SETTINGS, SettingsFile};
use crate::text::{Words, causes, say};
use crate::workspace::write_new;

/// A format with what it is good for.
pub fn shape(words: &Words, format: Format) -> Shape {
    let extension = format.extension();
    let text = words.lookup(&format!("format-{extension}")).unwrap_or_else(|| extension.to_owned());
    Shape { extension, text }
}

/// Every format documents are written in, as a form offers them.
pub fn shapes(words: &Words) -> Vec<Shape> {
    Format::built().map(|format| shape(words, format)).collect()
}

/// Writes a document to a file that was not there.
pub fn save(document: &Arc<Document>, format: Format, config: Option<PathBuf>, path: PathBuf, look: &Look) -> Effect {
    let (document, language) = (Arc::clone(document), look.words.language);
    Effect::Run(Job::new(say!(look.words, "report-saving"), move |ticks| {
        let words = Words::new(language);
        // Before it is set, and before it is written, it can be broken off.
        let mut go_on = |done| if ticks(done, 2).is_break() { Err(say!(words, "archive-stopped")) } else { Ok(()) };
        let saved = means(config.as_deref(), format, &words).and_then(|means| {
            go_on(0)?;
            let (bytes, lacking) = rendered(&document, format, &means, &words)?;
            go_on(1)?;
            Ok((written(&path, &bytes, &words)?, lacking))
        });
        Done::Reported(saved)
    }))
}

/// Writes a text to a file that was not there.
pub fn write(text: String, path: PathBuf, look: &Look) -> Effect {
    let language = look.words.language;
    Effect::Run(Job::new(say!(look.words, "report-saving"), move |_| {
        Done::Wrote(written(&path, text.as_bytes(), &Words::new(language)))
    }))
}

/// The user's own fonts, the names of fonts for Word documents and, for pages, the user's own template.
pub fn means(config: Option<&Path>, format: Format, words: &Words) -> Result<Means, String> {
    let kept = config.filter(|_| format == Format::Pdf).map_or(Ok(None), Template::beside);
    let template = kept.map_err(|(path, error)| {
        say!(words, "file-refused", path = path.display().to_string(), why = causes::io(words, &error))
    })?;
    // Read as the fonts and the template are: what the settings screen writes holds at once.
    let names = config.map(|config| SettingsFile::read(&config.join(SETTINGS)).settings.word_fonts);
    Ok(Means::of(config, template).naming(&names.unwrap_or_default().0))
}

/// The bytes, and what the fonts lack; or why there are none, worded.
pub fn rendered(document: &Document, format: Format, means: &Means, words: &Words) -> Result<(Vec<u8>, Option<String>), String> {
    let bytes = format.render(document, means).map_err(|error| error.told(words))?;
    Ok((bytes, unprintable(format, document, means).told(words)))
}

/// Writes a file that was not there; answers where it is, or why not, worded.
pub fn written(path: &Path, bytes: &[u8], words: &Words) -> Result<PathBuf, String> {
    write_new(path, |file| file.write_all(bytes))
        .map_err(|error| say!(words, "save-failed", path = path.display().to_string(), why = causes::io(words, &error)))
}
