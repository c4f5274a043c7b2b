//! `starpoint man`: the manual page in the chosen language, one page for all verbs, for `man -l -`.
//!
//! Names, options and their explanations come from the command line's own declaration; what else a manual page has is told
//! here: files, environment, exit status.

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::args::Cli;
use super::context::print;
use super::localize::localize;
use super::{DONE, Ended, Failure};
use crate::settings::{Paths, shown};
use crate::text::{Words, say};

pub(super) fn run(words: &Words, paths: Option<&Paths>) -> Result<Ended, Failure> {
    print(words, page(words, paths).as_bytes())?;
    Ok(Ended::Exit(DONE))
}

/// The page as roff.
fn page(words: &Words, paths: Option<&Paths>) -> String {
    let mut command = localize(Cli::command(), words);
    command.build();
    let (name, version) = ("starpoint", env!("CARGO_PKG_VERSION"));
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut page = Page(String::new());
    // `man` turns apostrophes into typographic ones otherwise.
    page.line(&[".ie \\n(.g .ds Aq \\(aq"]);
    page.line(&[".el .ds Aq '"]);
    page.line(&[".TH STARPOINT 1 \"\" \"", name, " ", version, "\" \"", &escaped(&say!(words, "man-manual")), "\""]);
    // Chinese lines have no spaces to widen.
    page.line(&[".ad l"]);
    page.section(&say!(words, "man-name"));
    page.text(&format!("{name} - {about}"));
    page.section(&say!(words, "man-synopsis"));
    page.0.push_str(&below_heading(|out| Man::new(command.clone()).render_synopsis_section(out)));
    page.section(&say!(words, "man-description"));
    for text in [
        say!(words, "man-description-what"),
        say!(words, "man-description-keys"),
        say!(words, "man-description-people"),
        say!(words, "man-description-independent"),
    ] {
        page.paragraph(&text);
    }
    page.section(&say!(words, "man-options"));
    page.0.push_str(&below_heading(|out| Man::new(command.clone()).render_options_section(out)));
    page.section(&say!(words, "man-commands"));
    page.verbs(&command, &[]);
    page.section(&say!(words, "man-files"));
    if let Some(paths) = paths {
        page.entry(&shown(&paths.settings()), &say!(words, "man-file-settings"));
        page.entry(&shown(&paths.data), &say!(words, "man-file-data"));
        page.entry(&shown(&paths.demo), &say!(words, "man-file-demo"));
        page.entry(&shown(&paths.log()), &say!(words, "man-file-log"));
        page.entry(&shown(&paths.crash()), &say!(words, "man-file-crash"));
    }
    page.section(&say!(words, "man-environment"));
    page.entry("STARPOINT_DATA", &say!(words, "man-env-data"));
    page.entry("STARPOINT_BY", &say!(words, "man-env-by"));
    page.entry("STARPOINT_LOG", &say!(words, "man-env-log"));
    page.entry("NO_COLOR", &say!(words, "man-env-no-color"));
    page.entry("LC_ALL, LC_MESSAGES, LANG", &say!(words, "man-env-lang"));
    page.section(&say!(words, "man-exit"));
    page.entry("0", &say!(words, "man-exit-done"));
    page.entry("1", &say!(words, "man-exit-refused"));
    page.entry("2", &say!(words, "man-exit-usage"));
    page.entry("101", &say!(words, "man-exit-crash"));
    page.entry("128+N", &say!(words, "man-exit-signal"));
    breakable(&page.0)
}

/// A page being written.
struct Page(String);

impl Page {
    fn line(&mut self, parts: &[&str]) {
        self.0.extend(parts.iter().copied().chain(["\n"]));
    }

    fn section(&mut self, heading: &str) {
        self.line(&[".SH \"", &escaped(heading), "\""]);
    }

    fn text(&mut self, text: &str) {
        self.line(&[&escaped(text)]);
    }

    fn paragraph(&mut self, text: &str) {
        self.line(&[".PP"]);
        self.text(text);
    }

    fn entry(&mut self, term: &str, text: &str) {
        self.line(&[".TP"]);
        self.line(&["\\fB", &escaped(term), "\\fR"]);
        self.text(text);
    }

    /// Every verb that does something, with what it alone takes.
    fn verbs(&mut self, command: &Command, path: &[&str]) {
        for verb in command.get_subcommands() {
            let path = [path, &[verb.get_name()]].concat();
            if verb.has_subcommands() {
                self.verbs(verb, &path);
                continue;
            }
            let shared: Vec<String> = verb
                .get_arguments()
                .filter(|argument| argument.is_global_set() || argument.get_id() == "help")
                .map(|argument| argument.get_id().to_string())
                .collect();
            let own = shared.iter().fold(verb.clone(), |verb, name| verb.mut_arg(name, |argument| argument.hide(true)));
            self.line(&[".SS \"starpoint ", &escaped(&path.join(" ")), "\""]);
            if let Some(about) = own.get_about() {
                self.text(&about.to_string());
                self.line(&[".PP"]);
            }
            self.0.push_str(&below_heading(|out| Man::new(own.clone()).render_synopsis_section(out)));
            if own.get_arguments().any(|argument| !argument.is_hide_set()) {
                self.0.push_str(&below_heading(|out| Man::new(own.clone()).render_options_section(out)));
            }
        }
    }
}

/// What a section says, without its preamble and headings: they are English, or belong to a page of their own.
fn below_heading(render: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    // Writing into memory cannot fail.
    let _ = render(&mut out);
    let text = String::from_utf8_lossy(&out);
    let lines = text.lines().filter(|line| ![".ie ", ".el ", ".SH "].iter().any(|control| line.starts_with(control)));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Lets lines of Chinese be broken between characters; roff breaks at spaces only. No line begins with a closing mark.
fn breakable(page: &str) -> String {
    let wide = |c: char| c >= '\u{2e80}' || "“”…".contains(c);
    let mut broken = String::with_capacity(page.len());
    for line in page.split_inclusive('\n') {
        let mut before = None;
        for c in line.chars() {
            let between = before.is_some_and(|before| wide(before) && wide(c) && !"“（《".contains(before));
            if between && !"”，。、；：？！）》…".contains(c) && !line.starts_with('.') {
                broken.push_str("\\:");
            }
            broken.push(c);
            before = Some(c);
        }
    }
    broken
}

/// A text that roff takes for text.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\*(Aq").replace('"', "\\(dq");
    if text.starts_with('.') { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::wording::Language;

    fn paths() -> Paths {
        let at = |name: &str| std::path::PathBuf::from(name);
        Paths { data: at("/data"), demo: at("/demo"), state: at("/state"), config: at("/config") }
    }

    fn leaves(command: &Command, path: &str, into: &mut Vec<String>) {
        for verb in command.get_subcommands() {
            let path = format!("{path} {}", verb.get_name());
            if verb.has_subcommands() { leaves(verb, &path, into) } else { into.push(path) }
        }
    }

    #[test]
    fn every_verb_option_and_variable_is_on_the_page() {
        for language in Language::ALL {
            let page = page(&Words::new(language), Some(&paths()));
            let mut verbs = Vec::new();
            leaves(&Cli::command(), "starpoint", &mut verbs);
            assert!(verbs.len() > 30, "{verbs:?}");
            for verb in verbs {
                assert!(page.contains(&format!(".SS \"{}\"\n", escaped(&verb))), "{verb}");
            }
            let (_, environment) = page.split_once("STARPOINT_DATA\\fR").unwrap();
            assert!(environment.contains("STARPOINT_BY") && page.contains("/config/settings.toml") && page.contains("101"));
            for english in ["Possible values", "[default", "may also be specified"] {
                assert!(!page.contains(english), "{english}");
            }
        }
    }

    #[test]
    fn roff_takes_texts_for_texts() {
        assert_eq!(escaped(".a 'b' \"c\" \\d -e"), "\\&.a \\*(Aqb\\*(Aq \\(dqc\\(dq \\ed \\-e");
    }
}
