//! The same interface without a terminal: keys in, a frame out. For `--keys`, demonstrations, pictures and tests.

use std::sync::mpsc::{Receiver, channel};

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::app::App;
use super::drawn::Drawn;
use super::worker::Reply;
use super::{RunError, RunOptions, script};
use crate::text::ambiguous::drawn_plain;

/// Runs the interface over a key string and answers the last frame. Every effect of a key is finished before the next one.
pub fn draw_keys(options: RunOptions, keys: &str, size: (u16, u16)) -> Result<Drawn, RunError> {
    draw_each(options, keys, size, &mut |_| ())
}

/// The same as [`draw_keys`], telling every frame: the first one, and the one after each key.
pub fn draw_each(options: RunOptions, keys: &str, size: (u16, u16), told: &mut dyn FnMut(&Drawn)) -> Result<Drawn, RunError> {
    let inputs = script::parse(keys)?;
    let (answer, answers) = channel();
    let mut app = App::start(options, move |reply| drop(answer.send(reply)))?;
    let mut terminal = in_memory(size);
    settle(&mut app, &answers)?;
    let mut last = draw(&mut terminal, &app);
    told(&last);
    for input in inputs {
        if app.quit.is_some() {
            break;
        }
        drawn_plain(app.plain(), || app.input(input));
        settle(&mut app, &answers)?;
        last = draw(&mut terminal, &app);
        told(&last);
    }
    app.close();
    Ok(last)
}

/// The same as [`draw_keys`], answering the frame as text, with colours where `ansi` asks for them.
pub fn run_keys(options: RunOptions, keys: &str, size: (u16, u16), ansi: bool) -> Result<String, RunError> {
    let drawn = draw_keys(options, keys, size)?;
    Ok(if ansi { drawn.ansi() } else { drawn.text() })
}

fn in_memory((width, height): (u16, u16)) -> Terminal<TestBackend> {
    let Ok(terminal) = Terminal::new(TestBackend::new(width, height));
    terminal
}

/// Draws and answers the whole frame. Not the backend's cells: it keeps what stood under the second half of a wide
/// character, which a terminal does not.
fn draw(terminal: &mut Terminal<TestBackend>, app: &App) -> Drawn {
    let Ok(frame) = drawn_plain(app.plain(), || terminal.draw(|frame| app.view(frame)));
    Drawn::new(frame.buffer.clone())
}

fn settle(app: &mut App, answers: &Receiver<Reply>) -> Result<(), RunError> {
    while !app.settled() && app.quit.is_none() {
        let reply = answers.recv().map_err(|_| RunError::WriterEnded)?;
        drawn_plain(app.plain(), || app.reply(reply));
    }
    if app.ended { Err(RunError::WriterEnded) } else { Ok(()) }
}
