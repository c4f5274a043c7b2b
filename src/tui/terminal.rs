//! The real terminal: taken over at the start and given back at the end, whatever the end is.

use std::io::{self, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{self, MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode, size,
};
#[cfg(unix)]
use crossterm::terminal::{Clear, ClearType};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use crate::diagnostics::before_reporting;

/// Whether the terminal is ours now.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Two characters that a terminal draws one cell wide each, or both or one of them two.
const AMBIGUOUS: &str = "★─";

/// The terminal while it is ours. Dropping it gives it back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal: raw input, a screen of its own, pastes as pastes. The mouse only where it is wanted: selecting text
    /// with it needs Shift then.
    pub fn take(mouse: bool) -> io::Result<Self> {
        enter(mouse)?;
        match Terminal::new(CrosstermBackend::new(stdout())) {
            Ok(terminal) => Ok(Self { terminal, mouse }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Listens to the mouse from now on, or no longer.
    pub fn listen(&mut self, mouse: bool) {
        if mouse != self.mouse {
            self.mouse = mouse;
            hear(mouse);
        }
    }

    /// Draws a frame. Nothing that another thread writes comes between its pieces, and a terminal that can show a frame at once
    /// does: the pieces reach it one by one, over a slow line visibly so.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let mut whole = stdout().lock();
        execute!(whole, BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(view).map(drop);
        execute!(whole, EndSynchronizedUpdate)?;
        drawn
    }

    /// Draws the next frame whole, whatever the terminal shows now.
    pub fn forget(&mut self) -> io::Result<()> {
        // Not `clear`: it asks the terminal where the cursor is, and waits two seconds for one that does not answer.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// Gives the terminal back, lets the shell have its turn, and takes it again when the program is continued.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        // Where nobody could continue the program, the system lets it run on.
        #[cfg(unix)]
        signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)?;
        self.retake()
    }

    /// Takes the terminal again after the program was stopped, by itself or from outside: the shell has changed it meanwhile.
    pub fn retake(&mut self) -> io::Result<()> {
        // Raw mode counts as on until it is switched off, whatever the shell did.
        disable_raw_mode()?;
        enter(self.mouse)?;
        self.forget()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Asks the terminal, before the first frame, where its cursor stands after ambiguous characters, and wipes them away. Nobody waits
/// for the answer here; [`draws_wide`] reads it.
#[cfg(unix)]
pub fn ask_width() -> io::Result<()> {
    execute!(stdout().lock(), MoveTo(0, 0), Print(AMBIGUOUS), Print("\x1b[6n"), Clear(ClearType::All))
}

/// Whether the terminal draws ambiguous characters wide, from its answer to [`ask_width`]; no when it does not answer within two
/// seconds. To be called where keys are read: keys typed meanwhile stay waiting there.
#[cfg(unix)]
pub fn draws_wide() -> bool {
    // Asks once more and gets the first answer, which is the one about the characters.
    cursor::position().is_ok_and(wider)
}

/// Whether the console draws ambiguous characters wide. It is tried on the frame, which must be drawn whole afterwards.
#[cfg(not(unix))]
pub fn draws_wide() -> bool {
    let mut out = stdout().lock();
    execute!(out, MoveTo(0, 0), Print(AMBIGUOUS)).and_then(|()| cursor::position()).is_ok_and(wider)
}

fn wider((column, _): (u16, u16)) -> bool {
    usize::from(column) > AMBIGUOUS.chars().count()
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let entered = execute!(stdout(), EnterAlternateScreen);
    if entered.is_err() {
        give_back();
        return entered;
    }
    // Windows consoles have no bracketed paste; bursts are told apart by `input` there.
    let _ = execute!(stdout(), EnableBracketedPaste);
    if mouse {
        hear(true);
    }
    Ok(())
}

/// Asks the terminal to tell of the mouse, or not to.
fn hear(mouse: bool) {
    // Presses and the wheel only: a report of every movement would keep the program awake for nothing.
    #[cfg(unix)]
    let listen = Print("\x1b[?1000h\x1b[?1006h");
    #[cfg(not(unix))]
    let listen = crossterm::event::EnableMouseCapture;
    let _ = if mouse { execute!(stdout(), listen) } else { execute!(stdout(), DisableMouseCapture) };
}

/// Every step is tried: one that fails (the terminal is gone after a hang-up) must not keep the others from happening.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    // A panic may come in the middle of a frame.
    let _ = execute!(out, EndSynchronizedUpdate);
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = execute!(out, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// A panic on any thread gives the terminal back before anything is said about it.
pub fn restore_after_panics() {
    before_reporting(|| {
        let size = size().ok();
        give_back();
        size
    });
}
