//! The binary: hands its arguments to the command line, and the screen to the interface when that is wanted.

use std::io::Write as _;
use std::process::ExitCode;

use starpoint::cli::{self, Ended, ScreenRequest, Script};
use starpoint::diagnostics;
use starpoint::domain::views::MemoryViews;
use starpoint::domain::wording::Language;
use starpoint::settings::{Key, LOG_VARIABLE, LogLevel, Paths, Settings, Sources, SymbolSet, wording as settings_wording};
use starpoint::text::{Symbols, Words, language, refusal};
use starpoint::tui::{self, Depth, Drawn, Folder, HallOptions, Leave, RunError, RunOptions, Themes};
use starpoint::workspace::trial::Trial;
use starpoint::workspace::{Access, OpenError, Options, Workspace, current_inspector, wording, write_file};

fn main() -> ExitCode {
    let code = match cli::run(std::env::args_os()) {
        Ended::Exit(code) => code,
        Ended::Screen(request) => screen(*request),
    };
    diagnostics::end(code);
    ExitCode::from(code)
}

/// Shows the screen until it is left for good; answers the exit code.
fn screen(request: ScreenRequest) -> u8 {
    let (words, given) = (Words::new(request.words.language), request.given.clone());
    let shown = if request.hall { hall(request).map(|()| Leave::Done) } else { show(request) };
    match shown {
        Ok(Leave::Done) => 0,
        Ok(Leave::Demo(language)) => demo(language, &given),
        // What a shell answers for a program that a signal ended.
        Err(RunError::Signal(signal)) => 128_u8.saturating_add(u8::try_from(signal).unwrap_or(0)),
        Err(error) => {
            eprintln!("{}", tui::run_error(&words, &error));
            let usage = matches!(error, RunError::Keys(_) | RunError::UnknownTheme { .. });
            if usage { 2 } else { 1 }
        }
    }
}

/// The worked example, asked for on the screen, in the language spoken there.
fn demo(language: Language, given: &[Key]) -> u8 {
    match cli::run(["starpoint", "--lang", language.tag(), "demo"].map(Into::into)) {
        Ended::Exit(code) => code,
        Ended::Screen(mut request) => {
            // The language was handed on here; whether a person gave it is known from before.
            request.given.retain(|key| given.contains(key));
            screen(*request)
        }
    }
}

/// Shows the window for the wall.
fn hall(request: ScreenRequest) -> Result<(), RunError> {
    let ScreenRequest { folder, words, theme, symbols, script, .. } = request;
    let variable = |name: &str| std::env::var(name).ok();
    let (themes, problems) = Themes::load(Paths::of_user().as_ref().map(Paths::themes).as_deref());
    for problem in &problems {
        eprintln!("{}", tui::theme_problem(&words, problem));
    }
    let symbols = match symbols {
        SymbolSet::Auto => Symbols::fitting(variable, cfg!(windows)),
        SymbolSet::Unicode => Symbols::UNICODE,
        SymbolSet::Ascii => Symbols::ASCII,
    };
    let (theme, depth) = (theme.unwrap_or_else(|| "hall".to_owned()), Depth::of(variable));
    let options = HallOptions { folder, words, themes, theme, depth, symbols };
    match script {
        None => tui::hall(options),
        Some(script) => printed(&script, |script| tui::hall_keys(options, &script.keys, script.size)),
    }
}

fn show(request: ScreenRequest) -> Result<Leave, RunError> {
    let ScreenRequest { folder, state, words, round, theme, symbols, given, mut settings, trial, demo, script, hall: _ } =
        request;
    let variable = |name: &str| std::env::var(name).ok();
    let paths = Paths::of_user();
    let sources = Sources {
        file: paths.as_ref().map(Paths::settings),
        themes: paths.as_ref().map(Paths::themes),
        given,
        log_variable: LogLevel::NAMES.iter().any(|(name, _)| variable(LOG_VARIABLE).as_deref() == Some(name)),
        locale: language::deciding(variable),
        spoken: language::choose(None, None, variable),
        no_color: Depth::of(variable) == Depth::None,
        fitting: Symbols::fitting(variable, cfg!(windows)),
        now: Settings { symbols, ..settings.settings.clone() },
    };
    let (themes, problems) = Themes::load(sources.themes.as_deref());
    // All of them before the screen is taken: they stand in the terminal again when it is given back.
    for problem in &problems {
        eprintln!("{}", tui::theme_problem(&words, problem));
    }
    let theme_notice = tui::theme_notice(&words, &problems);
    let (language, inspector) = (words.language, current_inspector(&folder));
    settings.check_theme(themes.names());
    let wrong_settings = settings_wording::notices(&words, &settings);
    let settings = settings.settings;
    // On the writer thread: the first frame does not wait for it. Somebody else writing leaves it readable.
    let open = move |ticks: tui::Ticks| {
        let words = Words::new(language);
        let mut at = |access| Workspace::open(&folder, Options::new(access, "screen", state.clone(), ticks));
        // The last notice is said first: what is true of the folder goes before what is wrong with the settings.
        let mut notices: Vec<String> = wrong_settings.into_iter().rev().collect();
        let opened = match at(Access::Write) {
            Err(error @ OpenError::Locked { .. }) => {
                notices.push(wording::open_error(&words, &error));
                at(Access::Read)
            }
            opened => opened,
        };
        let workspace = opened.map_err(|error| wording::open_error(&words, &error))?;
        notices.extend(theme_notice);
        notices.extend(workspace.notices().iter().map(|notice| wording::notice(&words, notice)));
        Ok((workspace, notices))
    };
    let mut options = RunOptions::new(open, words);
    if let Some(standard) = trial {
        options.open = Box::new(move |_| {
            let words = Words::new(language);
            let trial = Trial::new(*standard, &words).map_err(|why| refusal::word(&words, &MemoryViews::default(), &why))?;
            Ok((Box::new(trial) as Box<dyn Folder>, vec![wording::trial(&words)]))
        });
    }
    options.themes = themes;
    options.theme = theme.or(settings.theme).unwrap_or(options.theme);
    options.symbols = match symbols {
        // What is known to need plain symbols is not asked.
        SymbolSet::Auto => Some(sources.fitting).filter(Symbols::is_ascii),
        SymbolSet::Unicode => Some(Symbols::UNICODE),
        SymbolSet::Ascii => Some(Symbols::ASCII),
    };
    options.depth = Depth::of(variable);
    options.sources = sources;
    (options.mouse, options.pace) = (settings.mouse, settings.pace);
    (options.round, options.inspector, options.demo) = (round, inspector, demo);
    options.by = variable("STARPOINT_BY").filter(|code| !code.is_empty());
    match script {
        None => tui::run(options),
        Some(script) => printed(&script, |script| tui::draw_keys(options, &script.keys, script.size)).map(|()| Leave::Done),
    }
}

/// Draws what a script comes to, as text or as a picture.
fn printed(script: &Script, draw: impl FnOnce(&Script) -> Result<Drawn, RunError>) -> Result<(), RunError> {
    let drawn = draw(script)?;
    let Some(path) = &script.svg else {
        print!("{}", if script.ansi { drawn.ansi() } else { drawn.text() });
        return Ok(());
    };
    let svg = drawn.svg("starpoint · 星点");
    if path.as_os_str() == "-" {
        print!("{svg}");
        return Ok(());
    }
    let written = write_file(path, |file| file.write_all(svg.as_bytes()));
    written.map_err(|error| RunError::Picture { path: path.clone(), error })
}
