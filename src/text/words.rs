//! The program's sentences in Chinese and English: [`Words`] and [`say!`](crate::text::say).
//!
//! The sentences are in `catalogue/<language>/starpoint.ftl`, in labelled sections, one per line. `say!` checks at
//! compile time that the id and its arguments exist; a test keeps both languages in step. Texts of a *standard* are
//! `domain::wording`; choosing the language is [`language`](super::language).

use std::borrow::Cow;
use std::fmt;

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::{I18nAssets, LanguageLoader};
use unic_langid::LanguageIdentifier;

use crate::domain::wording::Language;

/// The message of this id in the language of `words`, as a `String`:
/// `say!(words, "id")`, `say!(words, "id", count = 3, name = community.name.as_str())`.
///
/// Arguments are whatever turns into a Fluent value: strings and integers. Points and dates are handed over worded.
macro_rules! say {
    // The brackets keep `place = at + 1` together: `fl!` puts `.into()` straight behind the value.
    ($words:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        ::i18n_embed_fl::fl!($words.loader(), $id $(, $name = ($value))*)
    };
}
pub(crate) use say;

const CHINESE: &str = include_str!("catalogue/zh-CN/starpoint.ftl");
const ENGLISH: &str = include_str!("catalogue/en/starpoint.ftl");

/// The catalogues, compiled in.
///
/// By `include_str!` and not `rust-embed`, which in debug builds reads the source tree while running, and does not
/// make the compiler look again (and `say!` check again) when only a catalogue has changed.
struct Catalogues;

impl I18nAssets for Catalogues {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        match path {
            "zh-CN/starpoint.ftl" => vec![Cow::Borrowed(CHINESE.as_bytes())],
            "en/starpoint.ftl" => vec![Cow::Borrowed(ENGLISH.as_bytes())],
            _ => Vec::new(),
        }
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(Language::ALL.into_iter().map(|language| format!("{}/starpoint.ftl", language.tag())))
    }
}

/// The sentences of one language. Made once at start and passed by reference; sharing it between threads is fine.
pub struct Words {
    loader: FluentLanguageLoader,
    /// The language they are in.
    pub language: Language,
}

impl Words {
    /// The sentences of `language`.
    pub fn new(language: Language) -> Self {
        let loader = FluentLanguageLoader::new("starpoint", identifier(Language::default()));
        // Fails only for a catalogue that is not compiled in. Messages then name their ids, and the tests below fail.
        let outcome = loader.load_languages(&Catalogues, &[identifier(language)]);
        debug_assert!(outcome.is_ok(), "catalogues are compiled in");
        // Isolating marks are for mixed writing directions; terminals and Word show them as boxes.
        loader.set_use_isolating(false);
        Self { loader, language }
    }

    /// What [`say!`](crate::text::say) asks.
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }

    /// The message of an id computed at run time, without arguments; for help texts worded by the name of a command.
    pub fn lookup(&self, id: &str) -> Option<String> {
        self.loader.has(id).then(|| self.loader.get(id))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The identifier of a language. Tags are constants that parse (tested).
fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use i18n_embed::fluent::FluentLanguageLoader;

    use super::*;

    /// The messages of a catalogue as written: id → its text with continuation lines. Refuses what Fluent would
    /// drop in silence: an id twice (union merges make them), and lines that belong to nothing.
    fn messages(catalogue: &str) -> BTreeMap<String, String> {
        let mut messages: BTreeMap<String, String> = BTreeMap::new();
        let mut current = None;
        for (number, line) in catalogue.lines().enumerate() {
            if line.starts_with(' ') {
                let id: &String = current.as_ref().expect("a continuation follows a message");
                messages.entry(id.clone()).or_default().push_str(line);
            } else if let Some((id, text)) = line.split_once(" =") {
                if line.starts_with('#') {
                    continue;
                }
                assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "id {id:?}");
                assert!(messages.insert(id.to_owned(), text.to_owned()).is_none(), "{id} stands twice");
                current = Some(id.to_owned());
            } else {
                assert!(line.is_empty() || line.starts_with('#'), "line {} is no message: {line}", number + 1);
            }
        }
        messages
    }

    fn variables(text: &str) -> BTreeSet<&str> {
        text.split('$')
            .skip(1)
            .map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next().unwrap_or_default())
            .collect()
    }

    fn ids(loader: &FluentLanguageLoader, language: Language) -> BTreeSet<String> {
        loader.with_message_iter(&identifier(language), |all| all.map(|message| message.id.name.to_owned()).collect())
    }

    #[test]
    fn both_catalogues_have_the_same_ids_and_variables() {
        let (chinese, english) = (messages(CHINESE), messages(ENGLISH));
        assert_eq!(chinese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
        for (id, text) in &chinese {
            assert_eq!(variables(text), variables(&english[id]), "variables of {id}");
        }
    }

    #[test]
    fn fluent_reads_every_message_and_none_is_empty() {
        for (language, catalogue) in [(Language::Chinese, CHINESE), (Language::English, ENGLISH)] {
            let words = Words::new(language);
            let written = messages(catalogue);
            assert_eq!(ids(&words.loader, language), written.keys().cloned().collect(), "{language:?}");
            for (id, text) in &written {
                let arguments = variables(text).into_iter().map(|name| (name, "值")).collect();
                let said = words.loader.get_args::<&str, &str>(id, arguments);
                assert!(!said.trim().is_empty(), "{id} is empty");
                assert!(!said.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']), "{id} has isolating marks");
                assert!(!said.contains("{$") && !said.contains("No localization"), "{id}: {said}");
            }
        }
    }

    #[test]
    fn each_language_says_its_own() {
        for (language, yes, one, many) in
            [(Language::Chinese, "是", "共 1 项", "共 12000 项"), (Language::English, "yes", "1 item", "12000 items")]
        {
            let words = Words::new(language);
            assert_eq!(say!(words, "yes"), yes);
            assert_eq!(say!(words, "items-counted", count = 1), one);
            assert_eq!(say!(words, "items-counted", count = 12_000_usize), many);
            assert_eq!(words.lookup("yes").as_deref(), Some(yes));
            assert_eq!(words.lookup("no-such-message"), None);
            let name = String::from("滨河");
            assert!(say!(&words, "did-you-mean", name = name.as_str()).contains("滨河"));
        }
    }
}
