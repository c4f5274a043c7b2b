//! Writing one setting into the user's file, whose comments and order stay what they are.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Value};

use super::problem::{Problem, ProblemKind};
use super::{EXAMPLE, Key, Settings, SettingsFile};

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// A name or tag.
    Text(String),
    /// `true` or `false`.
    YesNo(bool),
    /// A whole number.
    Whole(u32),
}

impl From<&str> for NewValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for NewValue {
    fn from(yes: bool) -> Self {
        Self::YesNo(yes)
    }
}

impl From<u32> for NewValue {
    fn from(number: u32) -> Self {
        Self::Whole(number)
    }
}

/// Why a setting was not written; the file is what it was.
#[derive(Debug)]
pub enum WriteError {
    /// The system refused.
    Io(io::Error),
    /// The file is not TOML, so nothing can be changed in it without losing something.
    NotToml(Problem),
    /// The value is none this setting can have.
    Unfit(Problem),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Settings {
    /// Writes one setting and keeps everything else of the file as it is, comments included. A missing file is begun with the
    /// annotated example. The file is replaced at once or not at all.
    pub fn write_key(path: &Path, key: Key, value: impl Into<NewValue>) -> Result<(), WriteError> {
        // A link, as people keep their settings in a repository, stays a link.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let (text, is_new) = match std::fs::read(&path).map(String::from_utf8) {
            Ok(Ok(text)) => (text, false),
            Ok(Err(_)) => return Err(WriteError::NotToml(Problem { line: 0, what: ProblemKind::NotUtf8 })),
            Err(error) if error.kind() == ErrorKind::NotFound => (EXAMPLE.to_owned(), true),
            Err(error) => return Err(error.into()),
        };
        let text = with_key(&text, key, value.into())?;
        replace(&path, &text, is_new)?;
        Ok(())
    }
}

/// The text with one setting changed.
fn with_key(text: &str, key: Key, value: NewValue) -> Result<String, WriteError> {
    let mut document = parse(text)?;
    let mut value = match value {
        NewValue::Text(text) => Value::from(text),
        NewValue::YesNo(yes) => Value::from(yes),
        NewValue::Whole(number) => Value::from(i64::from(number)),
    };
    let changed = if let Some(Item::Value(old)) = document.get_mut(key.name()) {
        // A remark behind the value stays there.
        *value.decor_mut() = old.decor().clone();
        *old = value;
        lines_ended_as(text, &document)
    } else if let Some(text) = uncommented(text, key, &value) {
        text
    } else {
        document.insert(key.name(), Item::Value(value));
        lines_ended_as(text, &document)
    };
    match SettingsFile::parse(&changed).problems.into_iter().find(|problem| problem.what.key() == Some(key)) {
        Some(problem) => Err(WriteError::Unfit(problem)),
        None => Ok(changed),
    }
}

/// The changed document with the line ends of the old text; TOML's writer knows only one kind.
fn lines_ended_as(old: &str, document: &DocumentMut) -> String {
    let new = document.to_string();
    if old.contains("\r\n") { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new }
}

fn parse(text: &str) -> Result<DocumentMut, WriteError> {
    text.parse::<DocumentMut>().map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        let what = ProblemKind::Syntax { message: error.message().to_owned() };
        WriteError::NotToml(Problem { line, what })
    })
}

/// The text with the line `# key = …` of the example brought to life, so that its explanation stays above it.
fn uncommented(text: &str, key: Key, value: &Value) -> Option<String> {
    let is_it = |line: &str| {
        let rest = line.strip_prefix('#').map(str::trim_start).and_then(|line| line.strip_prefix(key.name()));
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let at = text.lines().take_while(|line| !line.starts_with('[')).position(is_it)?;
    let line = |(n, line): (usize, &str)| {
        let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
        if n == at { format!("{} = {}{end}", key.name(), value.to_string().trim()) } else { line.to_owned() }
    };
    let changed: String = text.split_inclusive('\n').enumerate().map(line).collect();
    // In a text of several lines the line may be no comment at all.
    changed.parse::<DocumentMut>().ok().filter(|document| document.contains_key(key.name())).map(|_| changed)
}

fn replace(path: &Path, text: &str, is_new: bool) -> io::Result<()> {
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    let mut file = tempfile::NamedTempFile::new_in(&folder)?;
    file.write_all(text.as_bytes())?;
    if !is_new {
        file.as_file().set_permissions(std::fs::metadata(path)?.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_setting_leaves_remarks_order_and_line_ends_alone() {
        let text = "# mine\r\nmouse = true # for the touch screen\r\n\r\npace = 200\r\n# log = \"info\"\r\n";
        let text = with_key(text, Key::Mouse, false.into()).unwrap();
        assert_eq!(text, "# mine\r\nmouse = false # for the touch screen\r\n\r\npace = 200\r\n# log = \"info\"\r\n");
        let text = with_key(&text, Key::Log, "debug".into()).unwrap();
        assert!(text.ends_with("pace = 200\r\nlog = \"debug\"\r\n"), "{text}");
        let text = with_key(&text, Key::Theme, "mono".into()).unwrap();
        let read = SettingsFile::parse(&text);
        assert!(read.problems.is_empty() && text.contains("# mine") && text.contains("touch screen"), "{text}");
        assert_eq!((read.settings.mouse, read.settings.theme.as_deref()), (false, Some("mono")));
    }

    #[test]
    fn a_missing_file_is_begun_with_the_example_and_each_key_stands_below_its_explanation() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.toml");
        Settings::write_key(&path, Key::Pace, 300_u32).unwrap();
        Settings::write_key(&path, Key::Language, "en").unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let changed: Vec<(&str, &str)> = EXAMPLE.lines().zip(text.lines()).filter(|(old, new)| old != new).collect();
        assert_eq!(changed, [("# language = \"zh-CN\"", "language = \"en\""), ("# pace = 240", "pace = 300")]);
        assert_eq!(std::fs::read_dir(folder.path().join("new")).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_would_not_be_read_is_not_written_and_a_broken_file_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, "pace = 200\n").unwrap();
        assert!(matches!(Settings::write_key(&path, Key::Pace, 50_u32), Err(WriteError::Unfit(_))));
        assert!(matches!(Settings::write_key(&path, Key::Log, "loud"), Err(WriteError::Unfit(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "pace = 200\n");
        std::fs::write(&path, "mouse = true\npace = = 200\n").unwrap();
        let broken = Settings::write_key(&path, Key::Pace, 200_u32);
        assert!(matches!(broken, Err(WriteError::NotToml(Problem { line: 2, .. }))), "{broken:?}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mouse = true\npace = = 200\n");
        // Another key's problem keeps nobody from setting this one; a value that was wrong is mended.
        std::fs::write(&path, "pacee = 1\npace = 5\n").unwrap();
        Settings::write_key(&path, Key::Pace, 200_u32).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "pacee = 1\npace = 200\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.toml"), folder.path().join("settings.toml"));
        std::fs::write(&real, "mouse = false\n").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        Settings::write_key(&link, Key::Mouse, true).unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read_to_string(&real).unwrap(), "mouse = true\n");
    }
}
