//! The loop over a real terminal: wait for something to happen, take all of it, draw once.

use std::io::{IsTerminal, stdin, stdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};

use super::app::App;
use super::input::{Gate, Input};
use super::terminal::{self, Screen, restore_after_panics};
use super::theme::Depth;
use super::widgets::image::Graphics;
use super::worker::Reply;
use super::{Leave, RunError, RunOptions};
use crate::text::ambiguous::drawn_plain;
use crate::{clock, diagnostics};

/// Events closer together than this were typed by a machine: an input method, a paste, a held key.
const BURST: Duration = Duration::from_millis(2);

/// How often a screen that shows time is drawn.
const SECOND: Duration = Duration::from_secs(1);

/// What a loop over a terminal waits for.
pub(super) enum Happened {
    /// Events that were waiting together, and when.
    Events(Vec<Event>, u64),
    Reply(Reply),
    #[cfg_attr(not(unix), allow(dead_code))] // only Unix has signals
    Signal(i32),
    InputEnded(std::io::Error),
    /// The terminal draws ambiguous characters two cells wide, or not.
    Width {
        wide: bool,
    },
}

/// Runs the interface on the terminal until somebody leaves it; answers where to.
pub fn run(options: RunOptions) -> Result<Leave, RunError> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(RunError::NoTerminal);
    }
    restore_after_panics();
    let (mouse, ask, depth) = (options.mouse, options.symbols.is_none(), options.depth);
    let (happen, happened) = channel();
    let answer = happen.clone();
    let mut app = App::start(options, move |reply| drop(answer.send(Happened::Reply(reply))))?;
    app.show_pictures_by(graphics(depth));
    #[cfg(unix)]
    {
        let told = happen.clone();
        super::signals::watch(move |signal| drop(told.send(Happened::Signal(signal))))?;
    }
    let mut screen = Screen::take(mouse)?;
    #[cfg(unix)]
    if ask {
        terminal::ask_width()?;
    }
    // The first frame waits for nothing but the terminal, not even for its answer.
    draw(&app, &mut screen)?;
    thread::spawn(move || listen(&happen, ask));
    let result = drive(&mut app, &mut screen, &happened);
    // The terminal first: whoever waits for the last sync waits in their shell.
    drop(screen);
    app.close();
    result
}

fn drive(app: &mut App, screen: &mut Screen, happened: &Receiver<Happened>) -> Result<Leave, RunError> {
    let mut gate = Gate::default();
    while app.quit.is_none() {
        let first = if app.ticks() {
            app.tick(clock::wall_ms());
            draw(app, screen)?;
            match happened.recv_timeout(SECOND) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return Err(RunError::WriterEnded),
            }
        } else {
            happened.recv().map_err(|_| RunError::WriterEnded)?
        };
        for one in std::iter::once(first).chain(happened.try_iter()) {
            let plain = app.plain();
            drawn_plain(plain, || take(one, app, screen, &mut gate))?;
            if app.plain() != plain {
                // Every line is measured anew.
                screen.forget()?;
            }
        }
        screen.listen(app.mouse());
        draw(app, screen)?;
    }
    if app.ended { Err(RunError::WriterEnded) } else { Ok(app.quit.unwrap_or(Leave::Done)) }
}

/// How pictures are shown here. The size of a cell is the system's answer, not the terminal's: it does not come among the keys.
fn graphics(depth: Depth) -> Graphics {
    let size = crossterm::terminal::window_size().ok();
    let cell = size.and_then(|size| Some((size.width.checked_div(size.columns)?, size.height.checked_div(size.rows)?)));
    Graphics::of(|name| std::env::var(name).ok(), cell, depth)
}

fn draw(app: &App, screen: &mut Screen) -> std::io::Result<()> {
    drawn_plain(app.plain(), || screen.draw(|frame| app.view(frame)))
}

fn take(one: Happened, app: &mut App, screen: &mut Screen, gate: &mut Gate) -> Result<(), RunError> {
    match one {
        Happened::Reply(reply) => app.reply(reply),
        #[cfg(unix)]
        Happened::Signal(super::signals::SIGCONT) => screen.retake()?,
        Happened::Signal(signal) => return Err(RunError::Signal(signal)),
        Happened::InputEnded(error) => return Err(error.into()),
        Happened::Events(mut burst, at) => {
            let stop = cfg!(unix) && burst.iter().any(suspends);
            burst.retain(|event| !stop || !suspends(event));
            // A window made smaller and larger again has the size it had, but not what stood on it.
            if burst.iter().any(|event| matches!(event, Event::Resize(..))) {
                screen.forget()?;
            }
            diagnostics::panic_if_asked("screen");
            for input in gate.take(burst, at, app.typing()) {
                if matches!(input, Input::Click(..)) {
                    // It means what is in sight, which what came before it may have moved.
                    screen.draw(|frame| app.view(frame))?;
                }
                app.input(input);
            }
            if stop {
                screen.suspend()?;
            }
        }
        Happened::Width { wide } => {
            if wide {
                app.wide();
            }
            // Windows consoles were asked on the frame itself.
            if cfg!(windows) {
                screen.forget()?;
            }
        }
    }
    Ok(())
}

/// The key that gives the shell its turn. Windows has no such thing.
fn suspends(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.kind == KeyEventKind::Press
        && key.code == KeyCode::Char('z') && key.modifiers == KeyModifiers::CONTROL)
}

/// Tells what happens at the terminal, and first how wide it draws where that is asked.
pub(super) fn listen(happen: &Sender<Happened>, ask: bool) {
    // Here, because the answer arrives among the keys.
    if ask && happen.send(Happened::Width { wide: terminal::draws_wide() }).is_err() {
        return;
    }
    loop {
        let burst = match read_burst() {
            Ok(burst) => Happened::Events(burst, clock::monotonic_ms()),
            Err(error) => {
                let _ = happen.send(Happened::InputEnded(error));
                return;
            }
        };
        if happen.send(burst).is_err() {
            return;
        }
    }
}

fn read_burst() -> std::io::Result<Vec<Event>> {
    let mut burst = vec![event::read()?];
    while event::poll(BURST)? {
        burst.push(event::read()?);
    }
    Ok(burst)
}
