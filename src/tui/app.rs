//! The program as the interface sees it: the screens one over the other, whose answer a reply is, what is true of every
//! screen.

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

use ratatui::Frame;
use ratatui::layout::Rect;

use super::canvas::{Canvas, Look, cells, middle, row};
use super::input::{Code, Input};
use super::jobs::{self, Done, Job};
use super::keys::{Action, Context, Keymap, long};
use super::screens::{Effect, Message, Page, Place, Session, page};
use super::slices::{Home, Slice, Unread};
use super::theme::{Role, Themes};
use super::widgets::foot::Status;
use super::widgets::image::Graphics;
use super::worker::{self, NotDone, Reply, Request};
use super::zones::Zones;
use super::{Leave, RunError, RunOptions};
use crate::domain::views::Inspector;
use crate::text::say;
use crate::text::wrap::wrap;
use overlay::Overlay;
use pointing::Hand;
use running::Running;
use trying::Trying;

/// The smallest screen everything fits on.
const SMALLEST: (u16, u16) = (60, 18);

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

    /// Takes an answer of a thread.
    pub fn reply(&mut self, reply: Reply) {
        if let Reply::Progress { done, all } = reply {
            if let Some(running) = &mut self.running {
                running.at(done, all);
            }
            return;
        }
        self.waiting = self.waiting.saturating_sub(1);
        match reply {
            Reply::Progress { .. } => {}
            Reply::Opened(Ok(opened)) => {
                self.session.writable = opened.writable;
                self.notices = opened.notices;
                self.go(Place::Home { round: None, meeting: None }, Way::Over);
            }
            Reply::Opened(Err(why)) => {
                self.running = None;
                self.unopened = Some(why);
            }
            Reply::Ended => {
                self.ended = true;
                self.quit = Some(Leave::Done);
            }
            Reply::Read(slice) => {
                self.running = None;
                match slice {
                    Ok(slice) => self.arrived(slice),
                    Err(Unread::Nothing) => {
                        (self.going, self.next) = (None, None);
                        self.say(Status::Refused(say!(self.look.words, "tui-nothing-there")));
                    }
                    Err(Unread::Hidden) => self.kept_from(),
                }
            }
            Reply::Committed(place, committed) => {
                self.session.writable = committed.writable;
                match self.pages.iter_mut().rev().find(|page| page.place() == place) {
                    Some(page) => {
                        let effects = page.update(Message::Committed(committed), &self.look);
                        self.run(effects);
                    }
                    None => self.unheard(committed.result.err()),
                }
            }
            Reply::Mended(result, writable) => {
                self.session.writable = writable;
                self.done(Done::Mended(result));
            }
            Reply::Shown(done) => self.shown_in_hall(done),
            Reply::Job(done) => self.done(done),
            Reply::Trying(card) => self.begin_trial(card),
            Reply::TrialEnded => self.end_trial(),
        }
        self.drain();
    }

    /// Something slow ended: the screen that asked hears how.
    fn done(&mut self, done: Done) {
        self.running = None;
        if let Some(page) = self.pages.last_mut() {
            let effects = page.update(Message::Job(done), &self.look);
            self.run(effects);
        }
    }

    /// A commit failed whose screen is gone: the screen in sight says so.
    fn unheard(&mut self, failed: Option<NotDone>) {
        if let Some(not_done) = failed {
            self.say(Status::Refused(not_done.worded(&self.look.words)));
        }
    }

    /// What was asked for is hidden yet from whoever rates now. A screen that showed it to somebody else goes.
    fn kept_from(&mut self) {
        let status = Status::Refused(say!(self.look.words, "hidden-until-signed"));
        self.next = None;
        if self.going.take() == Some(Way::Same) && self.pages.len() > 1 {
            self.then = Some(status);
            self.back();
        } else {
            self.say(status);
        }
    }

    /// Shows what was asked for.
    fn arrived(&mut self, slice: Slice) {
        if let Slice::Home(home) = &slice
            && let Some(wanted) = self.first_list(home)
        {
            // Shown when it comes; a status said on this list would be gone before it is read.
            self.request(Request::Read(wanted, self.session.inspector));
            return;
        }
        match self.going.take().unwrap_or(Way::Same) {
            Way::Same => {
                if let Some(page) = self.pages.last_mut() {
                    let effects = page.update(Message::Slice(slice), &self.look);
                    self.run(effects);
                }
                if let Some(status) = self.then.take() {
                    self.say(status);
                }
            }
            way => {
                let new = page(slice, &self.session, &self.look);
                if way == Way::Instead {
                    self.pages.pop();
                }
                // One screen of a kind: going from card to card leaves no trail to step back through.
                if let Some(at) = self.pages.iter().position(|old| old.place().same_screen(&new.place())) {
                    self.pages.truncate(at);
                }
                if let Place::Scoring(card) = new.place() {
                    self.session.inspector = Some(card.inspector);
                }
                self.pages.push(new);
                if let Some(page) = self.pages.last_mut() {
                    let effects = page.begin(&self.look);
                    self.run(effects);
                }
                self.go_on();
            }
        }
        // One a list: the next is said when the list is seen again.
        let list = self.pages.last().is_some_and(|page| matches!(page.place(), Place::Home { .. }));
        if let Some(notice) = self.notices.pop_if(|_| list) {
            self.say(Status::Warned(notice));
        }
        self.session.first = false;
    }

    /// Does what was asked for of the screen that just came, where it can be done there.
    fn go_on(&mut self) {
        let Some((action, page)) = self.next.take().zip(self.pages.last_mut()) else { return };
        if page.applies(action) {
            let effects = page.update(Message::Do(action), &self.look);
            self.run(effects);
        } else {
            let what = long(&self.look.words, action);
            page.say(Status::Refused(say!(self.look.words, "tui-not-now", what = what)));
        }
    }

    /// What the first list decides: who rates, by the code the program was started with, and which round is wanted instead.
    fn first_list(&mut self, home: &Home) -> Option<Place> {
        if let Some(code) = self.by.take() {
            self.resolve(&code, &home.inspectors);
        }
        let wanted = self.round.take()?;
        let is = |id: &str, name: &str| name == wanted || id.starts_with(&wanted);
        let round = home.rounds.iter().find(|head| is(&head.id.to_string(), &head.name)).map(|head| head.id)?;
        let shown = home.rounds.get(home.at).is_some_and(|head| head.id == round);
        (!shown).then_some(Place::Home { round: Some(round), meeting: None })
    }

    /// Finds who rates by a code.
    fn resolve(&mut self, code: &str, inspectors: &[Inspector]) {
        let wanted = code.trim().to_lowercase();
        match inspectors.iter().find(|inspector| inspector.code.to_lowercase() == wanted) {
            Some(inspector) => self.session.inspector = Some(inspector.id),
            // The last notice is said first.
            None => self.notices.push(say!(self.look.words, "tui-by-unknown", code = code.trim())),
        }
    }

    /// Draws everything.
    pub fn view(&self, frame: &mut Frame) {
        self.look.zones.clear();
        let area = frame.area();
        Canvas::new(&self.look, frame).ground(area);
        let (width, height) = SMALLEST;
        if area.width < width || area.height < height {
            let now = format!("{}x{}", area.width, area.height);
            let text = say!(self.look.words, "tui-too-small", width = width, height = height, now = now);
            let mut canvas = Canvas::new(&self.look, frame);
            for (n, line) in wrap(&text, usize::from(area.width)).iter().enumerate().take(usize::from(area.height)) {
                canvas.put(row(area, cells(n)), line, Role::Text);
            }
            return;
        }
        let area = self.banners(area, frame);
        match self.pages.last() {
            Some(page) => page.view(&self.look, area, frame),
            None => self.opening(area, frame),
        }
        let mut canvas = Canvas::new(&self.look, frame);
        if let Some(running) = &self.running {
            running.draw(&mut canvas, area);
        }
        if let Some(overlay) = &self.overlay {
            self.look.zones.clear();
            overlay.draw(&mut canvas, area);
        }
    }

    /// What is true of the whole screen, on lines of its own; answers what is left below.
    fn banners(&self, mut area: Rect, frame: &mut Frame) -> Rect {
        let words = &self.look.words;
        let read_only = !self.session.writable && !self.pages.is_empty();
        let trying = self.trying.as_ref().map(|trying| say!(words, "tui-trial-banner", name = trying.name.as_str()));
        let banners = [
            (self.session.demo, say!(words, "tui-demo")),
            (read_only, say!(words, "tui-read-only-banner")),
            (trying.is_some(), trying.unwrap_or_default()),
        ];
        for (_, text) in banners.iter().filter(|(holds, _)| *holds) {
            let mut canvas = Canvas::new(&self.look, frame);
            let line = row(area, 0);
            canvas.tint(line, Role::Banner);
            canvas.put(line, &format!(" {text}"), Role::Banner);
            area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        area
    }

    fn opening(&self, area: Rect, frame: &mut Frame) {
        let words = &self.look.words;
        let mut canvas = Canvas::new(&self.look, frame);
        let why = self.unopened.as_deref();
        let text = why.map_or_else(|| say!(words, "tui-opening"), |why| say!(words, "tui-not-opened", why = why));
        let room = area.width.saturating_sub(8);
        let lines = wrap(&text, usize::from(room));
        let place = middle(area, room, cells(lines.len()));
        let role = if why.is_some() { Role::Bad } else { Role::Dim };
        for (n, line) in lines.iter().enumerate() {
            canvas.put(row(place, cells(n)), line, role);
        }
    }
}
