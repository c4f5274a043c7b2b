//! The binary: hands its arguments to the command line, and the screen to the interface when that is wanted.

use std::process::ExitCode;

use starpoint::cli::{self, Ended, ScreenRequest};
use starpoint::domain::wording::Language;
use starpoint::text::{Symbols, Words};
use starpoint::tui::{self, Leave, RunError, RunOptions};
use starpoint::workspace::{Access, OpenError, Options, Workspace, current_inspector, wording};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Ended::Exit(code) => ExitCode::from(code),
        Ended::Screen(request) => {
            let words = Words::new(request.words.language);
            ended(&words, show(*request))
        }
    }
}

fn ended(words: &Words, left: Result<Leave, RunError>) -> ExitCode {
    match left {
        Ok(Leave::Done) => ExitCode::SUCCESS,
        Ok(Leave::Demo) => demo(words.language),
        // What a shell answers for a program that a signal ended.
        Err(RunError::Signal(signal)) => ExitCode::from(128_u8.saturating_add(u8::try_from(signal).unwrap_or(0))),
        Err(error) => {
            eprintln!("{}", tui::run_error(words, &error));
            let usage = matches!(error, RunError::Keys(_) | RunError::UnknownTheme { .. });
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}

/// The worked example, asked for on the screen.
fn demo(language: Language) -> ExitCode {
    match cli::run(["starpoint", "--lang", language.tag(), "demo"].map(Into::into)) {
        Ended::Exit(code) => ExitCode::from(code),
        Ended::Screen(request) => ended(&Words::new(language), show(*request)),
    }
}

fn show(request: ScreenRequest) -> Result<Leave, RunError> {
    let ScreenRequest { folder, state, words, round, theme, ascii, demo, script } = request;
    let (language, inspector) = (words.language, current_inspector(&folder));
    // On the writer thread: the first frame does not wait for it. Somebody else writing leaves it readable.
    let open = move |ticks: tui::Ticks| {
        let words = Words::new(language);
        let mut at = |access| Workspace::open(&folder, Options::new(access, "screen", state.clone(), ticks));
        let mut notices = Vec::new();
        let opened = match at(Access::Write) {
            Err(error @ OpenError::Locked { .. }) => {
                notices.push(wording::open_error(&words, &error));
                at(Access::Read)
            }
            opened => opened,
        };
        let workspace = opened.map_err(|error| wording::open_error(&words, &error))?;
        notices.extend(workspace.notices().iter().map(|notice| wording::notice(&words, notice)));
        Ok((workspace, notices))
    };
    let mut options = RunOptions::new(open, words);
    options.theme = theme.unwrap_or(options.theme);
    options.symbols = if ascii { Symbols::ASCII } else { Symbols::UNICODE };
    options.no_color = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    (options.round, options.inspector, options.demo) = (round, inspector, demo);
    options.by = std::env::var("STARPOINT_BY").ok().filter(|code| !code.is_empty());
    match script {
        None => tui::run(options),
        Some((keys, size, ansi)) => {
            print!("{}", tui::run_keys(options, &keys, size, ansi)?);
            Ok(Leave::Done)
        }
    }
}
