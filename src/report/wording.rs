//! What a page's fonts have and lack, in words.

use super::error::Unprintable;
use crate::text::{Words, lists, say};

impl Unprintable {
    /// What to tell of it; nothing where everything could be shown. One line, however many there are.
    pub fn told(&self, words: &Words) -> Option<String> {
        /// So many are named.
        const NAMED: usize = 5;
        let named = |(one, text): &(String, String)| {
            let codes: Vec<String> = one.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
            say!(words, "render-unprintable-one", code = codes.join(" "), text = around(one, text))
        };
        let listed: Vec<String> = self.0.iter().take(NAMED).map(named).collect();
        let count = self.0.len();
        (count > 0).then(|| say!(words, "render-unprintable", count = count, listed = lists::joined(words, &listed)))
    }
}

/// The words around a character, on one line.
fn around(one: &str, text: &str) -> String {
    const BEFORE: usize = 8;
    const AFTER: usize = 6;
    let first = one.chars().next();
    let at = text.chars().position(|c| Some(c) == first).unwrap_or(0);
    let shown = text.chars().skip(at.saturating_sub(BEFORE)).take(at.min(BEFORE) + one.chars().count() + AFTER);
    super::plain::line(&shown.collect::<String>())
}

/// Which font each part of a PDF page is set in on this machine, a line each; nothing where no PDF can be made.
pub fn fonts(words: &Words, families: &[(&'static str, Option<&str>)]) -> Vec<String> {
    let line = |(role, font): &(&str, Option<&str>)| {
        let name = words.lookup(&format!("role-{role}")).unwrap_or_default();
        match font {
            Some(font) => say!(words, "render-font", role = name, font = *font),
            None => say!(words, "render-font-none", role = name, package = font_package(words)),
        }
    };
    let head = (!families.is_empty()).then(|| say!(words, "render-fonts"));
    head.into_iter().chain(families.iter().map(line)).collect()
}

/// What brings fonts for Chinese on this system, as its user would look for it.
pub(super) fn font_package(words: &Words) -> String {
    if cfg!(windows) {
        say!(words, "render-package-windows")
    } else if cfg!(target_os = "macos") {
        say!(words, "render-package-macos")
    } else {
        say!(words, "render-package-linux")
    }
}
