//! The same interface without a terminal: keys in, a screen out. For `--keys`, demonstrations and tests.

use std::fmt::Write as _;
use std::sync::mpsc::{Receiver, channel};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use super::app::App;
use super::worker::Reply;
use super::{RunError, RunOptions, script};
use crate::text::width::width;

/// Runs the interface over a key string and answers the last screen in exactly as many lines as it has rows. Every effect
/// of a key is finished before the next one. With `ansi` the lines carry colours.
pub fn run_keys(options: RunOptions, keys: &str, size: (u16, u16), ansi: bool) -> Result<String, RunError> {
    let inputs = script::parse(keys)?;
    let (answer, answers) = channel();
    let mut app = App::start(options, move |reply| drop(answer.send(reply)))?;
    let mut terminal = in_memory(size);
    settle(&mut app, &answers)?;
    let mut last = draw(&mut terminal, &app);
    for input in inputs {
        if app.quit.is_some() {
            break;
        }
        app.input(input);
        settle(&mut app, &answers)?;
        last = draw(&mut terminal, &app);
    }
    app.close();
    Ok(screen(&last, ansi))
}

fn in_memory((width, height): (u16, u16)) -> Terminal<TestBackend> {
    let Ok(terminal) = Terminal::new(TestBackend::new(width, height));
    terminal
}

/// Draws and answers the whole frame. Not the backend's cells: it keeps what stood under the second half of a wide
/// character, which a terminal does not.
fn draw(terminal: &mut Terminal<TestBackend>, app: &App) -> Buffer {
    let Ok(frame) = terminal.draw(|frame| app.view(frame));
    frame.buffer.clone()
}

fn settle(app: &mut App, answers: &Receiver<Reply>) -> Result<(), RunError> {
    while !app.settled() && app.quit.is_none() {
        app.reply(answers.recv().map_err(|_| RunError::WriterEnded)?);
    }
    if app.ended { Err(RunError::WriterEnded) } else { Ok(()) }
}

/// The cells of a screen as lines. A wide character fills two cells and is written once.
fn screen(buffer: &Buffer, ansi: bool) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut style = Style::reset();
        let mut skip = 0;
        for x in buffer.area.left()..buffer.area.right() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let Some(cell) = buffer.cell((x, y)) else { continue };
            if ansi && cell.style() != style {
                style = cell.style();
                line.push_str(&sgr(style));
            }
            line.push_str(cell.symbol());
            skip = width(cell.symbol()).saturating_sub(1);
        }
        if ansi {
            line.push_str("\u{1b}[0m");
        } else {
            line.truncate(line.trim_end_matches(' ').len());
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// A style as an SGR sequence.
fn sgr(style: Style) -> String {
    let mut codes = String::from("\u{1b}[0");
    for (modifier, code) in [(Modifier::BOLD, 1), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)] {
        if style.add_modifier.contains(modifier) {
            // Writing into a String cannot fail.
            let _ = write!(codes, ";{code}");
        }
    }
    for (colour, plain, bright) in [(style.fg, 30, 90), (style.bg, 40, 100)] {
        codes.push_str(&colour.map_or_else(String::new, |colour| colour_code(colour, plain, bright)));
    }
    codes.push('m');
    codes
}

fn colour_code(colour: Color, plain: u16, bright: u16) -> String {
    let code = match colour {
        Color::Black => plain,
        Color::Red => plain + 1,
        Color::Green => plain + 2,
        Color::Yellow => plain + 3,
        Color::Blue => plain + 4,
        Color::Magenta => plain + 5,
        Color::Cyan => plain + 6,
        Color::Gray => plain + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Rgb(red, green, blue) => return format!(";{};2;{red};{green};{blue}", plain + 8),
        Color::Indexed(index) => return format!(";{};5;{index}", plain + 8),
        Color::Reset => return String::new(),
    };
    format!(";{code}")
}
