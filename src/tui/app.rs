//! The program as the interface sees it: the screens one over the other, what they want done, what is true of every screen.

mod answers;
mod drawing;
mod finding;
mod hall;
mod overlay;
mod pointing;
mod running;
mod trying;
mod tuning;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use super::canvas::Look;
use super::input::{Code, Input};
use super::jobs::{self, Job};
use super::keys::{Action, Context, Keymap};
use super::screens::{Effect, Message, Page, Place, Session};
use super::theme::Themes;
use super::widgets::foot::Status;
use super::widgets::image::Graphics;
use super::worker::{self, Reply, Request};
use super::zones::Zones;
use super::{Leave, RunError, RunOptions};
use crate::text::say;
use overlay::Overlay;
use pointing::Hand;
use running::Running;
use trying::Trying;

/// How a place that was asked for is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Over the screen in sight.
    Over,
    /// Instead of it.
    Instead,
    /// As what it shows now.
    Same,
}

/// The whole interface without a terminal.
pub struct App {
    look: Look,
    themes: Themes,
    ask: Sender<Request>,
    jobs: Sender<Job>,
    writer: JoinHandle<()>,
    /// The screens, the one in sight last; none while the folder is being opened.
    pages: Vec<Box<dyn Page>>,
    /// A standard is tried out over them.
    trying: Option<Trying>,
    /// Why the folder could not be opened.
    unopened: Option<String>,
    overlay: Option<Overlay>,
    session: Session,
    round: Option<String>,
    by: Option<String>,
    /// Requests not answered yet; the folder's opening counts as one.
    waiting: usize,
    /// Inputs that must wait for an answer, because it decides what they are about.
    queue: VecDeque<(Input, Hand)>,
    /// What did the thing being done.
    hand: Hand,
    /// A place was asked for and is shown when it comes.
    going: Option<Way>,
    /// Done on the place that was asked for when it is shown.
    next: Option<Action>,
    /// Said when what was read anew is shown.
    then: Option<Status>,
    /// Something slow that shows how far it is.
    running: Option<Running>,
    cancel: Arc<AtomicBool>,
    /// Said once, on the first list.
    notices: Vec<String>,
    /// A thread ended by itself: nothing more can be saved.
    pub ended: bool,
    /// Nothing more to do here; where to go from here.
    pub quit: Option<Leave>,
}

impl App {
    /// Starts the writer and job threads and shows that the folder is being opened.
    pub fn start(options: RunOptions, reply: impl Fn(Reply) + Clone + Send + 'static) -> Result<Self, RunError> {
        let theme = options.themes.named(&options.theme, options.depth).ok_or_else(|| RunError::UnknownTheme {
            name: options.theme.clone(),
            known: options.themes.names().collect::<Vec<_>>().join(", "),
        })?;
        let language = options.words.language;
        let look = Look {
            theme,
            symbols: options.symbols.unwrap_or(options.sources.fitting),
            words: options.words,
            keymap: Keymap::standard()?,
            graphics: Graphics::blocks(options.depth),
            zones: Zones::default(),
        };
        let mut sources = options.sources;
        (sources.now.mouse, sources.now.pace) = (options.mouse, options.pace);
        let cancel = Arc::new(AtomicBool::new(false));
        let jobs = jobs::start(Arc::clone(&cancel), reply.clone());
        let (ask, writer) = worker::start(options.open, language, sources.clone(), Arc::clone(&cancel), reply);
        let running = Running::new(say!(look.words, "tui-opening"));
        Ok(Self {
            look,
            themes: options.themes,
            ask,
            jobs,
            writer,
            pages: Vec::new(),
            trying: None,
            unopened: None,
            overlay: None,
            session: Session { inspector: options.inspector, writable: true, demo: options.demo, first: true, sources },
            round: options.round,
            by: options.by,
            waiting: 1,
            queue: VecDeque::new(),
            hand: Hand::Keys,
            going: None,
            next: None,
            then: None,
            running: Some(running),
            cancel,
            notices: Vec::new(),
            ended: false,
            quit: None,
        })
    }

    /// Lets the writer thread finish what was asked of it and close the folder. A folder still being opened is not waited for:
    /// nothing was asked of it yet.
    pub fn close(self) {
        let Self { ask, writer, pages, cancel, .. } = self;
        drop(ask);
        if pages.is_empty() {
            cancel.store(true, Ordering::Relaxed);
        } else {
            // A panic of the thread was told when it happened.
            let _ = writer.join();
        }
    }

    /// Whether every request was answered and every input taken.
    pub fn settled(&self) -> bool {
        self.waiting == 0 && self.queue.is_empty()
    }

    /// Whether the screen in sight shows time going on.
    pub fn ticks(&self) -> bool {
        self.pages.last().is_some_and(|page| page.ticks())
    }

    /// Tells the screen in sight what a clock shows, in milliseconds.
    pub fn tick(&mut self, now: u64) {
        if let Some(page) = self.pages.last_mut() {
            let effects = page.update(Message::Tick(now), &self.look);
            self.run(effects);
        }
    }

    /// Whether a text field is open: held keys repeat there and bursts are text.
    pub fn typing(&self) -> bool {
        match &self.overlay {
            Some(overlay) => overlay.context().is_text(),
            None => self.pages.last().is_some_and(|page| page.context().is_text() || page.context() == Context::Entry),
        }
    }

    /// Pictures are shown so from now on.
    pub const fn show_pictures_by(&mut self, graphics: Graphics) {
        self.look.graphics = graphics;
    }

    /// Takes an input, or keeps it until the answer it depends on is there.
    pub fn input(&mut self, input: Input) {
        match input {
            Input::Click(..) | Input::Wheel(_) => self.pointed(&input),
            input => self.given(input, Hand::Keys),
        }
    }

    fn given(&mut self, input: Input, hand: Hand) {
        let leaving = matches!(input, Input::Key(Code::Ctrl('c' | 'q')));
        let breaking = leaving || matches!(input, Input::Key(Code::Esc));
        // Leaving is possible even while a slow folder is being opened, and slow work can be broken off.
        if self.pages.is_empty() && breaking {
            self.quit = Some(Leave::Done);
        } else if self.running.as_ref().is_some_and(Running::is_seen) && breaking {
            self.cancel.store(true, Ordering::Relaxed);
            // Esc is about what runs; leaving follows when it has been broken off.
            if !leaving {
                return;
            }
        }
        self.queue.push_back((input, hand));
        self.drain();
    }

    fn blocked(&self) -> bool {
        let busy = self.pages.last().is_some_and(|page| page.busy());
        busy || self.going.is_some() || self.running.is_some()
    }

    fn drain(&mut self) {
        while !self.blocked()
            && let Some((input, hand)) = self.queue.pop_front()
        {
            self.hand = hand;
            self.take(input);
            self.hand = Hand::Keys;
        }
    }

    fn take(&mut self, input: Input) {
        if input == Input::Resize {
            return;
        }
        if self.overlay.is_some() {
            self.overlaid(&input);
            return;
        }
        let Some(page) = self.pages.last_mut() else {
            // Only the reason why nothing opened is in sight.
            if matches!(input, Input::Key(Code::Enter | Code::Char('q'))) {
                self.quit = Some(Leave::Done);
            }
            return;
        };
        let action = if let Input::Key(code) = input { self.look.keymap.action(page.context(), code) } else { None };
        if let Some(action @ (Action::Help | Action::Palette | Action::Theme | Action::Language | Action::Quit)) = action {
            self.global(action);
        } else {
            let effects = page.update(Message::Input(input), &self.look);
            self.run(effects);
        }
    }

    fn run(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Commit { ticket, command, .. } if self.hand == Hand::Mouse && command.touches_marks() => {
                    self.not_by_mouse(ticket);
                }
                Effect::Commit { ticket, by, command } => {
                    if let Some(page) = self.pages.last() {
                        let then = page.place();
                        let viewer = self.session.inspector;
                        self.request(Request::Commit { ticket, by, command, then, viewer });
                    }
                }
                Effect::Go(place) => self.go(place, Way::Over),
                Effect::Instead(place) => self.go(place, Way::Instead),
                Effect::Read(place) => self.go(place, Way::Same),
                Effect::Back => self.back(),
                Effect::Run(job) => self.job(job),
                Effect::Mend { what, mend } => {
                    self.running = Some(Running::new(what));
                    self.request(Request::Mend(mend));
                }
                Effect::Set(live) => self.set(live),
                Effect::Global(action) => self.global(action),
                Effect::Try(standard) => self.try_out(standard),
                Effect::Inspector(inspector) => self.session.inspector = Some(inspector),
                Effect::Leave(leave) => self.quit = Some(leave),
            }
        }
    }

    /// What is the same on every screen.
    fn global(&mut self, action: Action) {
        match action {
            Action::Quit => self.quit = Some(Leave::Done),
            Action::Help => {
                if let Some(page) = self.pages.last() {
                    self.overlay = Some(Overlay::Help(page.context(), 0));
                }
            }
            Action::Palette => self.overlay = Some(self.palette()),
            Action::Theme => self.next_theme(),
            Action::Language => self.next_language(),
            Action::Standards => self.go(Place::Standards, Way::Over),
            Action::Import => self.go(Place::Import, Way::Over),
            Action::History => self.go(Place::History(None), Way::Over),
            Action::Safety => self.go(Place::Safety, Way::Over),
            Action::Settings => self.go(Place::Settings, Way::Over),
            Action::NewRound => self.go(Place::Setup(None), Way::Over),
            Action::Hall => self.overlay = Some(self.hall_pages()),
            Action::Demo => self.quit = Some(Leave::Demo(self.look.words.language)),
            _ => {}
        }
    }

    fn request(&mut self, request: Request) {
        // A writer thread that is gone is told by `run`, which holds the other end.
        if self.ask.send(request).is_ok() {
            self.waiting += 1;
        }
    }

    fn job(&mut self, job: Job) {
        self.cancel.store(false, Ordering::Relaxed);
        self.running = Some(Running::new(job.what.clone()));
        if self.jobs.send(job).is_ok() {
            self.waiting += 1;
        }
    }

    fn go(&mut self, place: Place, way: Way) {
        self.cancel.store(false, Ordering::Relaxed);
        self.running = Some(Running::new(say!(self.look.words, "tui-reading")));
        self.going = Some(way);
        self.request(Request::Read(place, self.session.inspector));
    }

    /// The screen beneath comes into sight, brought up to date.
    fn back(&mut self) {
        if self.pages.len() > 1 {
            self.pages.pop();
        } else if self.trying.is_some() {
            return self.leave_trial();
        }
        if let Some(page) = self.pages.last() {
            let place = page.place();
            self.go(place, Way::Same);
        }
    }

    fn say(&mut self, status: Status) {
        if let Some(page) = self.pages.last_mut() {
            page.say(status);
        }
    }
}
