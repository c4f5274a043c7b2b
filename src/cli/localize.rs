//! clap's help in the chosen language: every text is looked up by the path of its command and argument.

use clap::Command;

use crate::text::Words;

/// The id of a command's or argument's help: `cli`, `cli-rate`, `cli-rate-by`.
fn id(path: &[String], argument: Option<&str>) -> String {
    let words = std::iter::once("cli").chain(path.iter().map(String::as_str)).chain(argument);
    words.collect::<Vec<_>>().join("-").replace('_', "-")
}

/// clap's own template with the word for "usage" in the chosen language.
fn help_template(words: &Words) -> String {
    let usage = words.lookup("cli-heading-usage").unwrap_or_default();
    format!("{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}")
}

/// Sets every help text from the catalogue; options that mean the same everywhere share `cli-any-…`.
pub fn localize(command: Command, words: &Words) -> Command {
    localize_at(command, words, &[])
}

fn localize_at(command: Command, words: &Words, path: &[String]) -> Command {
    let said = |id: &str| words.lookup(id).unwrap_or_default();
    let help = |argument: &str| {
        let (own, shared) = (|| words.lookup(&id(path, Some(argument))), || words.lookup(&format!("cli-any-{argument}")));
        // `cli-round` and `cli-standard-help` are the verbs': options of these names are looked for among the shared ones first.
        if path.is_empty() || argument == "help" { shared().or_else(own) } else { own().or_else(shared) }
    };
    let mut command = command
        .subcommand_help_heading(said("cli-heading-commands"))
        .subcommand_value_name(said("cli-heading-command"))
        .help_template(help_template(words))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(clap::Arg::new("help").short('h').long("help").action(clap::ArgAction::Help).help(said("cli-any-help")));
    if let Some(about) = words.lookup(&id(path, None)) {
        command = command.about(about);
    }
    if path.is_empty() {
        command = command.disable_version_flag(true).arg(
            clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version).help(said("cli-any-version")),
        );
    }
    // What hides defaults and possible values here is said by the help texts themselves: clap's own notes are English.
    let names: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for (order, name) in names.into_iter().enumerate() {
        let text = help(&name);
        command = command.mut_arg(&name, |argument| {
            let heading = if argument.is_positional() { "cli-heading-arguments" } else { "cli-heading-options" };
            let takes_value = argument.get_action().takes_values();
            let argument = argument.help_heading(said(heading)).hide_env(true);
            // Under a heading of their own clap sorts positional arguments by name; they stand in the order they are written.
            let argument = if argument.is_positional() { argument.display_order(order) } else { argument };
            let argument = if takes_value { argument.hide_default_value(true).hide_possible_values(true) } else { argument };
            match text {
                Some(text) => argument.help(text),
                None => argument,
            }
        });
    }
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in below {
        let path = [path, std::slice::from_ref(&name)].concat();
        command = command.mut_subcommand(&name, |below| localize_at(below, words, &path));
    }
    command
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::domain::wording::Language;

    fn missing(command: &Command, words: &Words, path: &[String], into: &mut Vec<String>) {
        let known = |id: &str| words.lookup(id).is_some();
        if !known(&id(path, None)) {
            into.push(id(path, None));
        }
        for argument in command.get_arguments().map(|argument| argument.get_id().as_str()) {
            if !known(&id(path, Some(argument))) && !known(&format!("cli-any-{argument}")) {
                into.push(id(path, Some(argument)));
            }
        }
        for below in command.get_subcommands() {
            missing(below, words, &[path, &[below.get_name().to_owned()]].concat(), into);
        }
    }

    /// The help as a person sees it.
    fn shown(words: &Words, path: &[&str]) -> String {
        let mut command = localize(super::super::args::Cli::command(), words);
        command.build();
        let found = path.iter().fold(&mut command, |command, name| command.find_subcommand_mut(name).unwrap());
        found.render_help().to_string()
    }

    #[test]
    fn no_option_takes_the_words_of_a_verb_of_its_name_and_nothing_is_left_in_english() {
        let words = Words::new(Language::Chinese);
        let root = shown(&words, &[]);
        let option = root.lines().find(|line| line.contains("--round")).unwrap();
        assert!(option.contains(&words.lookup("cli-any-round").unwrap()), "{root}");
        let standard = shown(&words, &["standard"]);
        assert!(standard.contains(&words.lookup("cli-any-help").unwrap()), "{standard}");
        for path in [&[][..], &["standard"], &["round", "new"], &["rate"], &["report"], &["community"]] {
            let help = shown(&words, path);
            assert!(help.contains("用法: starpoint"), "{help}");
            for english in ["Usage", "Options:", "Arguments:", "Commands:", "Print", "[default", "[possible", "[env"] {
                assert!(!help.contains(english), "{english} in {help}");
            }
        }
    }

    #[test]
    fn arguments_stand_in_the_order_they_are_written() {
        let help = shown(&Words::new(Language::Chinese), &["meeting", "new"]);
        let at = |name: &str| help.rfind(name).unwrap();
        assert!(at("<NAME>") < at("[COMMUNITIES]"), "{help}");
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        for language in Language::ALL {
            let mut ids = Vec::new();
            missing(&super::super::args::Cli::command(), &Words::new(language), &[], &mut ids);
            assert_eq!(ids, Vec::<String>::new(), "{language:?}");
        }
    }
}
