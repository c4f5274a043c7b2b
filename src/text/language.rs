//! Which language to speak: what was asked for, what was set, what the machine says, in this order.
//!
//! The words themselves are [`words`](super::words).

use crate::domain::wording::Language;

/// The variables that name the language of messages, the strongest first (POSIX).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language named by a tag of the command line or the settings file: `zh-CN`, `zh`, `en`, `en_GB.UTF-8` …
pub fn parse(tag: &str) -> Option<Language> {
    match primary(tag).as_str() {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// The language to speak: `option` (the command line), else `setting`, else the environment read through `variable`,
/// else Chinese.
pub fn choose(option: Option<Language>, setting: Option<Language>, variable: impl Fn(&str) -> Option<String>) -> Language {
    option
        .or(setting)
        .or_else(|| VARIABLES.iter().find_map(|name| variable(name).and_then(|locale| of_locale(&locale))))
        .unwrap_or_default()
}

/// What a language calls itself.
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "中文",
        Language::English => "English",
    }
}

/// The variable that decides where neither command line nor settings do; `None` where none says anything.
pub fn deciding(variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    VARIABLES.into_iter().find(|name| variable(name).and_then(|locale| of_locale(&locale)).is_some())
}

/// What a locale says. `C` and `POSIX` are what a machine has that nobody set up, so they say nothing; a language the
/// program does not speak gets English, which its speaker more likely reads than Chinese.
fn of_locale(locale: &str) -> Option<Language> {
    match primary(locale).as_str() {
        "" | "c" | "posix" => None,
        "zh" => Some(Language::Chinese),
        _ => Some(Language::English),
    }
}

/// The part of a tag or locale before region, encoding and modifier, in lower case.
fn primary(locale: &str) -> String {
    locale.trim().split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Chinese, English};

    #[test]
    fn the_environment_speaks_last_and_its_strongest_variable_first() {
        for (lc_all, lc_messages, lang, expected) in [
            ("", "", "", Chinese),
            ("", "", "en_US.UTF-8", English),
            ("", "", "zh_CN.UTF-8", Chinese),
            ("", "", "zh_TW", Chinese),
            ("", "", "zh-Hans-CN", Chinese),
            ("", "", "de_DE@euro", English),
            ("", "", "C", Chinese),
            ("", "", "C.UTF-8", Chinese),
            ("", "", "POSIX", Chinese),
            ("C", "", "en_US.UTF-8", English),
            ("C.UTF-8", "zh_CN", "en_US.UTF-8", Chinese),
            ("en_US.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8", English),
            ("zh_CN.GB18030", "en_US", "en_US", Chinese),
            (" ", "en", "zh_CN", English),
        ] {
            let variable = |name: &str| {
                Some(match name {
                    "LC_ALL" => lc_all.to_owned(),
                    "LC_MESSAGES" => lc_messages.to_owned(),
                    _ => lang.to_owned(),
                })
            };
            assert_eq!(choose(None, None, variable), expected, "{lc_all:?} {lc_messages:?} {lang:?}");
        }
    }

    #[test]
    fn option_beats_setting_beats_environment() {
        let chinese = |_: &str| Some("zh_CN.UTF-8".to_owned());
        assert_eq!(choose(None, None, |_| None), Chinese);
        assert_eq!(choose(None, Some(English), chinese), English);
        assert_eq!(choose(Some(Chinese), Some(English), chinese), Chinese);
        assert_eq!(choose(Some(English), None, chinese), English);
    }

    #[test]
    fn tags() {
        for (tag, expected) in [
            ("zh-CN", Some(Chinese)),
            ("ZH", Some(Chinese)),
            ("en", Some(English)),
            ("en_GB.UTF-8", Some(English)),
            ("fr", None),
            ("", None),
            ("C", None),
        ] {
            assert_eq!(parse(tag), expected, "{tag:?}");
        }
    }
}
