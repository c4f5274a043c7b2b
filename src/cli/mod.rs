//! The command line: one file a verb. Promises of DESIGN §6 — names, exit codes, JSON shapes — are kept here.
//!
//! A verb resolves names, asks the workspace, and words the answer. It never reaches the journal or the store but through
//! the workspace, and shares nothing with the terminal interface.

mod action;
mod agreement;
mod announce;
mod args;
mod backup;
mod card;
mod community;
mod completions;
mod context;
mod critique;
mod demo;
mod dispute;
mod doctor;
mod evidence;
mod fact;
mod hall;
mod inspector;
mod localize;
mod log;
mod man;
mod meeting;
mod rank;
mod rate;
mod redact;
mod report;
mod result;
mod rollup;
mod round;
mod screen;
mod seats;
mod sheet;
mod standard;
mod step;
mod verify;

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::diagnostics;
use crate::settings::{Paths, SettingsFile};
use crate::text::language::{choose, parse};
use crate::text::{Words, say};
use args::{Cli, Verb};
use context::Context;
pub use screen::{ScreenRequest, Script};
use standard::StandardVerb;

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
    let variable = |name: &str| std::env::var(name).ok();
    let paths = Paths::of_user();
    let mut settings = paths.as_ref().map_or_else(SettingsFile::default, |paths| SettingsFile::read(&paths.settings()));
    settings.over(variable);
    let words = Words::new(choose(asked_language(&arguments), settings.settings.language, variable));
    let command = localize::localize(Cli::command(), &words);
    let parsed =
        command.try_get_matches_from(&arguments).and_then(|matches| Ok((verb(&matches), Cli::from_arg_matches(&matches)?)));
    let (verb, cli) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return Ended::Exit(wrong_usage(&words, &error)),
    };
    if let Some(tag) = &cli.lang
        && parse(tag).is_none()
    {
        eprintln!("{}", say!(words, "cli-unknown-language", tag = tag.as_str()));
        return Ended::Exit(USAGE);
    }
    let demo = matches!(cli.command, Some(Verb::Demo { .. }));
    let usual = paths.as_ref().map(|paths| if demo { paths.demo.clone() } else { paths.data.clone() });
    let (folder, language, level) = (cli.data.clone().or(usual), words.language, settings.settings.log);
    diagnostics::begin(diagnostics::Run { language, verb, folder: folder.clone(), level, paths: paths.clone() });
    diagnostics::panic_if_asked("verb");
    // What needs no folder is had without one.
    let done = match &cli.command {
        Some(Verb::Completions { shell }) => completions::run(&words, *shell),
        Some(Verb::Man) => man::run(&words, paths.as_ref()),
        Some(Verb::Agreement { from: Some(file), json, .. }) => {
            agreement::run_on(&words, file, *json).map(|()| Ended::Exit(DONE))
        }
        _ => {
            let Some(folder) = folder else {
                eprintln!("{}", say!(words, "cli-no-home"));
                return Ended::Exit(FAILED);
            };
            dispatch(Context { words, folder, paths, lang_given: cli.lang.is_some(), settings, round: cli.round.clone() }, cli)
        }
    };
    match done {
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
        Verb::Hall(args) => return hall::run(context, args, cli.screen),
        Verb::Standard(StandardVerb::Try { file, screen }) => return standard::try_out(context, &file, &cli.screen.or(screen)),
        _ => &context,
    };
    context.warn_of_settings();
    match verb {
        // Done before: the example goes on to the screen, the others need no folder.
        Verb::Demo { .. } | Verb::Hall(_) | Verb::Completions { .. } | Verb::Man | Verb::Agreement { from: Some(_), .. } => {}
        Verb::Agreement { from: None, meeting, json } => agreement::run(context, meeting.as_deref(), json)?,
        Verb::Standard(verb) => standard::run(context, verb)?,
        Verb::Round(verb) => round::run(context, verb)?,
        Verb::Community(verb) => community::run(context, verb)?,
        Verb::Inspector(verb) => inspector::run(context, verb)?,
        Verb::Meeting(verb) => meeting::run(context, verb)?,
        Verb::Fact(verb) => fact::run(context, verb)?,
        Verb::Rate(args) => rate::run(context, &args)?,
        Verb::Card(verb) => card::run(context, verb)?,
        Verb::Dispute(verb) => dispute::run(context, verb)?,
        Verb::Veto(verb) => dispute::veto(context, verb)?,
        Verb::Announce(args) => announce::run(context, args)?,
        Verb::Evidence(verb) => evidence::run(context, verb)?,
        Verb::Result { community, at, json } => result::run(context, community.as_deref(), at.as_deref(), json)?,
        Verb::Rank { group, json } => rank::run(context, group.as_deref(), json)?,
        Verb::Action(verb) => action::run(context, verb)?,
        Verb::Critique(args) => critique::run(context, &args)?,
        Verb::Report(args) => report::run(context, &args)?,
        Verb::Log { community, json } => log::run(context, community.as_deref(), json)?,
        Verb::Verify => return verify::run(context).map(Ended::Exit),
        Verb::Backup { output } => backup::run(context, &output)?,
        Verb::Doctor { rebuild, restore } => doctor::run(context, rebuild, restore.as_deref())?,
        Verb::Redact { event } => redact::run(context, &event)?,
        Verb::Undo { by } => step::undo(context, by.as_deref())?,
        Verb::Redo { by } => step::redo(context, by.as_deref())?,
    }
    Ok(Ended::Exit(DONE))
}

/// The verb without its arguments, `inspector add`; `screen` for none.
fn verb(matches: &clap::ArgMatches) -> String {
    let mut names = Vec::new();
    let mut at = matches.subcommand();
    while let Some((name, below)) = at {
        names.push(name);
        at = below.subcommand();
    }
    if names.is_empty() { "screen".to_owned() } else { names.join(" ") }
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
