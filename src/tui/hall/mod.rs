//! The hall's window: a second program beside the chair's, for the wall. It follows the data folder and changes nothing in it.
//!
//! `scene` takes out of the folder what the hall may see, `view` draws it as large as it goes. What is shown is what the chair
//! last asked for, or a key pressed here since. The chair's own screens know nothing of this window but the file they write
//! ([`workspace::show`](crate::workspace::show)).

mod scene;
mod view;

use std::io::{IsTerminal as _, stdin, stdout};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crossterm::event::Event;
use ratatui::{Frame, Terminal, backend::TestBackend};

use super::canvas::{Canvas, Look};
use super::drawn::Drawn;
use super::input::{Gate, Input};
use super::keys::{Action, Context, Keymap};
use super::run::{Happened, listen};
use super::terminal::{Screen, restore_after_panics};
use super::theme::{Depth, Themes};
use super::widgets::image::Graphics;
use super::zones::Zones;
use super::{RunError, script};
use crate::domain::ids::CommunityId;
use crate::text::ambiguous::drawn_plain;
use crate::text::{Symbols, Words};
use crate::workspace::{Follower, HallPage, OpenError, Shown, wording};
use scene::{Scene, State};

/// How often the folder is looked at, and how long a star takes to appear.
const BEAT: Duration = Duration::from_millis(400);

/// What the hall's window is started with.
pub struct HallOptions {
    /// The data folder.
    pub folder: PathBuf,
    /// The language.
    pub words: Words,
    /// The themes there are.
    pub themes: Themes,
    /// The name of the theme.
    pub theme: String,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Unicode or ASCII symbols.
    pub symbols: Symbols,
}

/// The hall's window without a terminal.
pub struct Hall {
    follower: Follower,
    look: Look,
    wanted: Shown,
    scene: Scene,
    /// Of which community how many stars have appeared.
    grown: Option<(CommunityId, u8)>,
    /// Leaving was asked for once.
    leaving: bool,
    left: bool,
}

impl Hall {
    /// Opens the folder and takes out what is to be seen. Stars of what was announced before appear at once.
    pub fn open(options: HallOptions) -> Result<Self, RunError> {
        let HallOptions { folder, words, themes, theme, depth, symbols } = options;
        let theme = themes.named(&theme, depth).ok_or_else(|| RunError::UnknownTheme {
            name: theme.clone(),
            known: themes.names().collect::<Vec<_>>().join(", "),
        })?;
        let told = |error: &OpenError| RunError::Folder(wording::open_error(&words, error));
        let follower = Follower::open(&folder, &mut |_, _| ControlFlow::Continue(())).map_err(|error| told(&error))?;
        let look = Look {
            theme,
            symbols,
            words,
            keymap: Keymap::standard()?,
            zones: Zones::default(),
            graphics: Graphics::blocks(depth),
        };
        let wanted = follower.shown().unwrap_or_default();
        let scene = Scene::read(&follower, wanted, &look.words);
        let mut hall = Self { follower, look, wanted, scene, grown: None, leaving: false, left: false };
        hall.settle();
        Ok(hall)
    }

    /// Looks whether the folder says something else; answers whether there is something else to see. What the chair asks for
    /// goes before what was asked for here.
    pub fn follow(&mut self) -> bool {
        let before = self.follower.shown();
        if !self.follower.look() {
            return false;
        }
        if self.follower.shown() != before {
            self.wanted = self.follower.shown().unwrap_or_default();
        }
        self.again()
    }

    fn again(&mut self) -> bool {
        let scene = Scene::read(&self.follower, self.wanted, &self.look.words);
        let other = scene != self.scene;
        self.scene = scene;
        other
    }

    /// Lets one more star appear; answers whether one did.
    pub fn grow(&mut self) -> bool {
        let Some((id, stars)) = self.announced() else { return false };
        let so_far = self.grown.filter(|(held, _)| *held == id).map_or(0, |(_, so_far)| so_far);
        let begun = self.grown.is_some_and(|(held, _)| held == id);
        if begun && so_far >= stars {
            return false;
        }
        self.grown = Some((id, if begun { so_far + 1 } else { 0 }));
        true
    }

    /// Lets all stars appear.
    pub fn settle(&mut self) {
        self.grown = self.announced().or(self.grown);
    }

    fn announced(&self) -> Option<(CommunityId, u8)> {
        match &self.scene {
            Scene::Community(held) => match held.state {
                State::Announced { stars, .. } => Some((held.id, stars)),
                State::Rated(..) => None,
            },
            _ => None,
        }
    }

    /// Presses keys, written as for `--keys`.
    pub fn press(&mut self, keys: &str) -> Result<(), RunError> {
        for input in script::parse(keys)? {
            self.key(&input);
        }
        Ok(())
    }

    fn key(&mut self, input: &Input) {
        let Input::Key(code) = input else { return };
        let leaving = std::mem::take(&mut self.leaving);
        let page = match self.look.keymap.action(Context::Hall, *code) {
            Some(Action::HallCommunity) => HallPage::Community,
            Some(Action::HallTop) => HallPage::Top,
            Some(Action::HallRanking) => HallPage::Ranking,
            Some(Action::HallBlank) if self.wanted.page == HallPage::Blank => HallPage::Community,
            Some(Action::HallBlank) => HallPage::Blank,
            Some(Action::NextPanel) => next(self.wanted.page),
            // One key pressed by mistake does not take the picture off the wall.
            Some(Action::Back) => {
                (self.leaving, self.left) = (true, leaving);
                return;
            }
            Some(Action::Quit) => {
                self.left = true;
                return;
            }
            _ => return,
        };
        self.wanted.page = page;
        self.again();
    }

    /// Draws everything.
    fn view(&self, frame: &mut Frame) {
        self.look.zones.clear();
        let area = frame.area();
        let mut canvas = Canvas::new(&self.look, frame);
        canvas.ground(area);
        view::view(&mut canvas, area, &self.scene, self.grown, self.leaving);
    }

    /// The picture at a size, as it stands.
    pub fn draw(&self, (width, height): (u16, u16)) -> Drawn {
        let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
        let Ok(frame) = drawn_plain(self.plain(), || terminal.draw(|frame| self.view(frame)));
        Drawn::new(frame.buffer.clone())
    }

    fn plain(&self) -> bool {
        self.look.symbols.is_ascii()
    }
}

/// The page behind a page.
const fn next(page: HallPage) -> HallPage {
    match page {
        HallPage::Community => HallPage::Top,
        HallPage::Top => HallPage::Ranking,
        HallPage::Ranking | HallPage::Blank => HallPage::Community,
    }
}

/// Presses keys on the hall's window and answers the last frame; the folder is looked at before each.
pub fn hall_keys(options: HallOptions, keys: &str, size: (u16, u16)) -> Result<Drawn, RunError> {
    let mut hall = Hall::open(options)?;
    for input in script::parse(keys)? {
        hall.follow();
        hall.key(&input);
        hall.settle();
        if hall.left {
            break;
        }
    }
    Ok(hall.draw(size))
}

/// Shows the hall's window on the terminal until somebody leaves it.
pub fn hall(options: HallOptions) -> Result<(), RunError> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(RunError::NoTerminal);
    }
    restore_after_panics();
    let mut hall = Hall::open(options)?;
    let (happen, happened) = std::sync::mpsc::channel();
    #[cfg(unix)]
    {
        let told = happen.clone();
        super::signals::watch(move |signal| drop(told.send(Happened::Signal(signal))))?;
    }
    let mut screen = Screen::take(false)?;
    std::thread::spawn(move || listen(&happen, false));
    drive(&mut hall, &mut screen, &happened)
}

fn drive(hall: &mut Hall, screen: &mut Screen, happened: &Receiver<Happened>) -> Result<(), RunError> {
    let mut gate = Gate::default();
    let mut draw = true;
    while !hall.left {
        if draw {
            drawn_plain(hall.plain(), || screen.draw(|frame| hall.view(frame)))?;
        }
        draw = match happened.recv_timeout(BEAT) {
            Ok(Happened::Events(burst, at)) => {
                if burst.iter().any(|event| matches!(event, Event::Resize(..))) {
                    screen.forget()?;
                }
                for input in gate.take(burst, at, false) {
                    hall.key(&input);
                }
                true
            }
            #[cfg(unix)]
            Ok(Happened::Signal(super::signals::SIGCONT)) => screen.retake().map(|()| true)?,
            Ok(Happened::Signal(signal)) => return Err(RunError::Signal(signal)),
            Ok(Happened::InputEnded(error)) => return Err(error.into()),
            Ok(Happened::Reply(_) | Happened::Width { .. }) => false,
            Err(RecvTimeoutError::Timeout) => {
                let grew = hall.grow();
                hall.follow() || grew
            }
            Err(RecvTimeoutError::Disconnected) => return Err(RunError::WriterEnded),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests;
