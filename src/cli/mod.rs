//! The command line: one file a verb. Promises of DESIGN §6 — names, exit codes, JSON shapes — are kept here.
//!
//! A verb resolves names, asks the workspace, and words the answer. It never reaches the journal or the store but through
//! the workspace, and shares nothing with the terminal interface.

mod args;
mod backup;
mod card;
mod community;
mod context;
mod demo;
mod doctor;
mod fact;
mod inspector;
mod localize;
mod log;
mod meeting;
mod rank;
mod rate;
mod redact;
mod report;
mod result;
mod round;
mod screen;
mod standard;
mod verify;

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::settings::Paths;
use crate::text::language::{choose, parse};
use crate::text::{Words, say};
use args::{Cli, Verb};
use context::Context;
pub use screen::ScreenRequest;

/// Why a verb ended without doing what was asked, worded for a person. Exit code 1.
pub struct Failure(pub String);

/// Exit codes, promised to scripts: done, refused or failed, wrong usage.
const DONE: u8 = 0;
const FAILED: u8 = 1;
const USAGE: u8 = 2;

/// How a command line ended.
pub enum Ended {
    /// Done or refused, with this exit code; everything was said.
    Exit(u8),
    /// The terminal interface is wanted.
    Screen(Box<ScreenRequest>),
}

/// Runs a command line, the program's name first, and prints what there is to say.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Ended {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let words = Words::new(choose(asked_language(&arguments), None, |name| std::env::var(name).ok()));
    let command = localize::localize(Cli::command(), &words);
    let parsed = command.try_get_matches_from(&arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return Ended::Exit(wrong_usage(&words, &error)),
    };
    if let Some(tag) = &cli.lang
        && parse(tag).is_none()
    {
        eprintln!("{}", say!(words, "cli-unknown-language", tag = tag.as_str()));
        return Ended::Exit(USAGE);
    }
    let paths = Paths::of_user();
    let demo = matches!(cli.command, Some(Verb::Demo { .. }));
    let usual = paths.as_ref().map(|paths| if demo { paths.demo.clone() } else { paths.data.clone() });
    let Some(folder) = cli.data.clone().or(usual) else {
        eprintln!("{}", say!(words, "cli-no-home"));
        return Ended::Exit(FAILED);
    };
    let context = Context { words, folder, paths, round: cli.round.clone() };
    let language = context.words.language;
    match dispatch(context, cli) {
        Ok(Ended::Exit(DONE)) if crate::workspace::reads_failed() => {
            eprintln!("{}", say!(Words::new(language), "cli-reads-failed"));
            Ended::Exit(FAILED)
        }
        Ok(Ended::Exit(DONE)) => match context::stdout_failed(&Words::new(language)) {
            Some(message) => {
                eprintln!("{message}");
                Ended::Exit(FAILED)
            }
            None => Ended::Exit(DONE),
        },
        Ok(ended) => ended,
        Err(Failure(message)) => {
            eprintln!("{message}");
            Ended::Exit(FAILED)
        }
    }
}

fn dispatch(context: Context, cli: Cli) -> Result<Ended, Failure> {
    let Some(verb) = cli.command else {
        let demo = crate::workspace::demo::is_demo(&context.folder);
        return screen::ask(context, &cli.screen, demo);
    };
    let context = match verb {
        Verb::Demo { no_tui, screen } => return demo::run(context, &cli.screen.or(screen), no_tui),
        _ => &context,
    };
    match verb {
        Verb::Demo { .. } => {}
        Verb::Standard(verb) => standard::run(context, verb)?,
        Verb::Round(verb) => round::run(context, verb)?,
        Verb::Community(verb) => community::run(context, verb)?,
        Verb::Inspector(verb) => inspector::run(context, verb)?,
        Verb::Meeting(verb) => meeting::run(context, verb)?,
        Verb::Fact(verb) => fact::run(context, verb)?,
        Verb::Rate(args) => rate::run(context, &args)?,
        Verb::Card(verb) => card::run(context, verb)?,
        Verb::Result { community, at, json } => result::run(context, community.as_deref(), at.as_deref(), json)?,
        Verb::Rank { json } => rank::run(context, json)?,
        Verb::Report(args) => report::run(context, &args)?,
        Verb::Log { community, json } => log::run(context, community.as_deref(), json)?,
        Verb::Verify => return verify::run(context).map(Ended::Exit),
        Verb::Backup { output } => backup::run(context, &output)?,
        Verb::Doctor { rebuild, restore } => doctor::run(context, rebuild, restore.as_deref())?,
        Verb::Redact { event } => redact::run(context, &event)?,
    }
    Ok(Ended::Exit(DONE))
}

/// `--lang` is read before clap runs, because clap's own help is in the chosen language already.
fn asked_language(arguments: &[std::ffi::OsString]) -> Option<crate::domain::wording::Language> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if word == "--lang" {
            return words.next().and_then(parse);
        }
        if let Some(tag) = word.strip_prefix("--lang=") {
            return parse(tag);
        }
    }
    None
}

/// clap words its errors in English only; the sentence in front is ours, its usage lines follow.
fn wrong_usage(words: &Words, error: &clap::Error) -> u8 {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = error.print();
        return DONE;
    }
    let told = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let (argument, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    let subcommand = told(ContextKind::InvalidSubcommand);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => say!(words, "usage-unknown", argument = argument),
        ErrorKind::InvalidSubcommand => say!(words, "usage-subcommand", name = subcommand),
        ErrorKind::MissingRequiredArgument => say!(words, "usage-missing", argument = argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => say!(words, "usage-no-subcommand"),
        ErrorKind::ArgumentConflict => say!(words, "usage-conflict", argument = argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say!(words, "usage-value", argument = argument, value = value),
        _ => say!(words, "usage-wrong"),
    };
    eprintln!("{sentence}");
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(name) = suggested.into_iter().map(told).find(|name| !name.is_empty()) {
        eprintln!("{}", say!(words, "did-you-mean", name = name));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        eprintln!("{usage}");
    }
    eprintln!("{}", say!(words, "usage-help"));
    USAGE
}
