//! The loop over a real terminal: wait for something to happen, take all of it, draw once.

use std::io::{IsTerminal, stdin, stdout};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
#[cfg(unix)]
use crossterm::event::{KeyCode, KeyEventKind, KeyModifiers};

use super::app::App;
use super::input::Gate;
use super::terminal::{Screen, restore_after_panics};
use super::worker::Reply;
use super::{Leave, RunError, RunOptions};
use crate::{clock, diagnostics};

/// Events closer together than this were typed by a machine: an input method, a paste, a held key.
const BURST: Duration = Duration::from_millis(2);

enum Happened {
    /// Events that were waiting together, and when.
    Events(Vec<Event>, u64),
    Reply(Reply),
    #[cfg_attr(not(unix), allow(dead_code))] // only Unix has signals
    Signal(i32),
    InputEnded(std::io::Error),
}

/// Runs the interface on the terminal until somebody leaves it; answers where to.
pub fn run(options: RunOptions) -> Result<Leave, RunError> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(RunError::NoTerminal);
    }
    restore_after_panics();
    let (happen, happened) = channel();
    let answer = happen.clone();
    let mut app = App::start(options, move |reply| drop(answer.send(Happened::Reply(reply))))?;
    #[cfg(unix)]
    {
        let ended = happen.clone();
        super::signals::watch(move |signal| drop(ended.send(Happened::Signal(signal))))?;
    }
    let mut screen = Screen::take()?;
    // The first frame waits for nothing but the terminal.
    screen.terminal.draw(|frame| app.view(frame))?;
    thread::spawn(move || read_events(&happen));
    let result = drive(&mut app, &mut screen, &happened);
    // The terminal first: whoever waits for the last sync waits in their shell.
    drop(screen);
    app.close();
    result
}

fn drive(app: &mut App, screen: &mut Screen, happened: &Receiver<Happened>) -> Result<Leave, RunError> {
    let mut gate = Gate::default();
    while app.quit.is_none() {
        let first = happened.recv().map_err(|_| RunError::WriterEnded)?;
        for one in std::iter::once(first).chain(happened.try_iter()) {
            match one {
                Happened::Reply(reply) => app.reply(reply),
                Happened::Signal(signal) => return Err(RunError::Signal(signal)),
                Happened::InputEnded(error) => return Err(error.into()),
                #[cfg(unix)]
                Happened::Events(burst, _) if burst.iter().any(suspends) => screen.suspend()?,
                Happened::Events(burst, at) => {
                    diagnostics::panic_if_asked("screen");
                    for input in gate.take(burst, at, app.typing()) {
                        app.input(input);
                    }
                }
            }
        }
        screen.terminal.draw(|frame| app.view(frame))?;
    }
    if app.ended { Err(RunError::WriterEnded) } else { Ok(app.quit.unwrap_or(Leave::Done)) }
}

#[cfg(unix)]
fn suspends(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.kind == KeyEventKind::Press
        && key.code == KeyCode::Char('z') && key.modifiers == KeyModifiers::CONTROL)
}

fn read_events(happen: &Sender<Happened>) {
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
