//! The binary: hands its arguments to the command line, and the screen to the interface when that is wanted.

use std::ops::ControlFlow;
use std::process::ExitCode;

use starpoint::cli::{self, Ended, ScreenRequest};
use starpoint::text::{Symbols, Words};
use starpoint::tui::{self, RunError, RunOptions};
use starpoint::workspace::{Access, Options, Workspace, current_inspector, wording};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Ended::Exit(code) => ExitCode::from(code),
        Ended::Screen(request) => screen(*request),
    }
}

fn screen(request: ScreenRequest) -> ExitCode {
    let ScreenRequest { folder, state, words, round, theme, ascii, demo, script } = request;
    let language = words.language;
    let inspector = current_inspector(&folder);
    let open = move || {
        let mut quietly = |_, _| ControlFlow::Continue(());
        let opened = Workspace::open(&folder, Options::new(Access::Write, "screen", state, &mut quietly));
        opened.map_err(|error| wording::open_error(&Words::new(language), &error))
    };
    let mut options = RunOptions::new(open, words);
    options.theme = theme.unwrap_or(options.theme);
    options.symbols = if ascii { Symbols::ASCII } else { Symbols::UNICODE };
    options.no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    options.round = round;
    options.inspector = inspector;
    options.demo = demo;
    let ended = match script {
        Some((keys, size, ansi)) => tui::run_keys(options, &keys, size, ansi).map(|screen| print!("{screen}")),
        None => tui::run(options),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        // What a shell answers for a program that a signal ended.
        Err(RunError::Signal(signal)) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(1)),
        Err(error) => {
            eprintln!("{}", tui::run_error(&Words::new(language), &error));
            let usage = matches!(error, RunError::Keys(_) | RunError::UnknownTheme { .. });
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}
