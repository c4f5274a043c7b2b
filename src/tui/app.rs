//! The program as the interface sees it: which screen is shown, whose answer a reply is, what is true of every screen.

use std::collections::VecDeque;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::canvas::{Canvas, Look, cells, middle, row};
use super::input::{Code, Input};
use super::keys::{Action, Context, Keymap};
use super::screens::{Effect, home, scoring};
use super::theme::{Role, Theme};
use super::widgets::foot::Status;
use super::worker::{self, Reply, Request};
use super::{RunError, RunOptions};
use crate::domain::ids::{CardId, InspectorId};
use crate::domain::views::Inspector;
use crate::text::say;
use crate::text::wrap::wrap;

/// The smallest screen everything fits on.
const SMALLEST: (u16, u16) = (60, 18);

enum Screen {
    /// The folder is being opened, or could not be.
    Opening(Option<String>),
    Home(Box<home::Model>),
    Scoring(Box<scoring::Model>),
}

/// The whole interface without a terminal.
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own; every combination can be
pub struct App {
    look: Look,
    ask: Sender<Request>,
    writer: JoinHandle<()>,
    screen: Screen,
    round: Option<String>,
    inspector: Option<InspectorId>,
    by: Option<String>,
    demo: bool,
    writable: bool,
    /// Requests not answered yet; the folder's opening counts as one.
    waiting: usize,
    /// Inputs that must wait for an answer, because it decides what they are about.
    queue: VecDeque<Input>,
    /// A list or card was asked for and replaces the screen when it comes.
    leaving: bool,
    tickets: u64,
    /// Said once, on the first list.
    notices: Vec<String>,
    /// The writer thread ended by itself: nothing more can be saved.
    pub ended: bool,
    /// Nothing more to do.
    pub quit: bool,
}

impl App {
    /// Starts the writer thread and shows that the folder is being opened.
    pub fn start(options: RunOptions, reply: impl Fn(Reply) + Send + 'static) -> Result<Self, RunError> {
        let name = if options.no_color { "mono" } else { options.theme.as_str() };
        let theme = Theme::named(name).ok_or_else(|| RunError::UnknownTheme {
            name: name.to_owned(),
            known: Theme::names().collect::<Vec<_>>().join(", "),
        })?;
        let language = options.words.language;
        let look = Look { theme, symbols: options.symbols, words: options.words, keymap: Keymap::standard()? };
        let (ask, writer) = worker::start(options.open, language, reply);
        Ok(Self {
            look,
            ask,
            writer,
            screen: Screen::Opening(None),
            round: options.round,
            inspector: options.inspector,
            by: options.by,
            demo: options.demo,
            writable: true,
            waiting: 1,
            queue: VecDeque::new(),
            leaving: false,
            tickets: 0,
            notices: Vec::new(),
            ended: false,
            quit: false,
        })
    }

    /// Lets the writer thread finish what was asked of it and close the folder. A folder still being opened is not waited for:
    /// nothing was asked of it yet.
    pub fn close(self) {
        let Self { ask, writer, screen, .. } = self;
        drop(ask);
        if !matches!(screen, Screen::Opening(_)) {
            // A panic of the thread was told when it happened.
            let _ = writer.join();
        }
    }

    /// Whether every request was answered and every input taken.
    pub fn settled(&self) -> bool {
        self.waiting == 0 && self.queue.is_empty()
    }

    /// Whether a text field is open: held keys repeat there and bursts are text.
    pub fn typing(&self) -> bool {
        self.context().is_some_and(|context| context.is_text() || context == Context::Entry)
    }

    fn context(&self) -> Option<Context> {
        match &self.screen {
            Screen::Opening(_) => None,
            Screen::Home(model) => Some(model.context()),
            Screen::Scoring(model) => Some(model.context()),
        }
    }

    /// Takes an input, or keeps it until the answer it depends on is there.
    pub fn input(&mut self, input: Input) {
        // Leaving is possible even while a slow folder is being opened.
        if matches!(self.screen, Screen::Opening(_)) && matches!(input, Input::Key(Code::Ctrl('c' | 'q') | Code::Esc)) {
            self.quit = true;
        }
        self.queue.push_back(input);
        self.drain();
    }

    fn blocked(&self) -> bool {
        let busy = matches!(&self.screen, Screen::Scoring(model) if model.busy());
        busy || self.leaving || matches!(self.screen, Screen::Opening(None))
    }

    fn drain(&mut self) {
        while let Some(input) = self.queue.front() {
            if self.blocked() {
                return;
            }
            let input = input.clone();
            self.queue.pop_front();
            self.take(input);
        }
    }

    fn take(&mut self, input: Input) {
        if input == Input::Resize {
            return;
        }
        let effects = match &mut self.screen {
            Screen::Opening(_) => {
                let keymap = &self.look.keymap;
                let action = if let Input::Key(code) = input { keymap.action(Context::Home, code) } else { None };
                if matches!(action, Some(Action::Quit | Action::Back | Action::Open)) { vec![Effect::Quit] } else { Vec::new() }
            }
            Screen::Home(model) => home::update(model, &input, &self.look),
            Screen::Scoring(model) => scoring::update(model, scoring::Message::Input(input), &self.look),
        };
        self.run(effects);
    }

    fn run(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(request) => self.request(request),
                Effect::Open(card) => self.open(card),
                Effect::Home => self.go_home(),
                Effect::Inspector(inspector) => self.inspector = Some(inspector),
                Effect::Quit => self.quit = true,
            }
        }
    }

    fn request(&mut self, request: Request) {
        self.leaving |= !matches!(request, Request::Commit { .. });
        // A writer thread that is gone is told by `run`, which holds the other end.
        if self.ask.send(request).is_ok() {
            self.waiting += 1;
        }
    }

    fn open(&mut self, card: CardId) {
        if let Screen::Scoring(model) = &self.screen {
            self.tickets = model.tickets();
        }
        self.request(Request::Sheet(card));
    }

    fn go_home(&mut self) {
        let Screen::Scoring(model) = &self.screen else { return };
        self.tickets = model.tickets();
        let (round, meeting) = (Some(model.sheet.round.id), Some(model.sheet.meeting.id));
        self.request(Request::Home { round, meeting });
    }

    /// Takes an answer of the writer thread.
    pub fn reply(&mut self, reply: Reply) {
        self.waiting = self.waiting.saturating_sub(1);
        match reply {
            Reply::Opened(Ok(opened)) => {
                self.writable = opened.writable;
                self.request(Request::Home { round: None, meeting: None });
                self.notices = opened.notices;
            }
            Reply::Ended => {
                self.ended = true;
                self.quit = true;
            }
            Reply::Opened(Err(why)) => self.screen = Screen::Opening(Some(why)),
            Reply::Home(home) => {
                let first = matches!(self.screen, Screen::Opening(_));
                if let Some(code) = self.by.take() {
                    self.resolve(&code, &home.inspectors);
                }
                let wanted = self.round.take().and_then(|round| {
                    let is = |id: &str, name: &str| name == round || id.starts_with(&round);
                    home.rounds.iter().find(|head| is(&head.id.to_string(), &head.name)).map(|head| head.id)
                });
                if let Some(round) = wanted.filter(|round| home.rounds.get(home.at).is_none_or(|head| head.id != *round)) {
                    // Shown when it comes; a status said on this list would be gone before it is read.
                    self.request(Request::Home { round: Some(round), meeting: None });
                    return;
                }
                self.show_home(home::Model::new(*home, self.inspector), first);
            }
            Reply::Sheet(Some(sheet)) => {
                self.leaving = false;
                self.inspector = Some(sheet.card.inspector);
                self.screen = Screen::Scoring(Box::new(scoring::Model::new(*sheet, self.writable, self.tickets)));
            }
            Reply::Sheet(None) => {
                self.leaving = false;
                let status = Status::Refused(say!(self.look.words, "tui-no-card"));
                if let Screen::Home(model) = &mut self.screen {
                    model.status = status;
                }
            }
            Reply::Committed { ticket, result, sheet, writable } => {
                self.writable = writable;
                if let Screen::Scoring(model) = &mut self.screen {
                    let message = scoring::Message::Committed { ticket, result, sheet, writable };
                    let effects = scoring::update(model, message, &self.look);
                    self.run(effects);
                }
            }
        }
        self.drain();
    }

    /// Finds who rates by the code the program was started with.
    fn resolve(&mut self, code: &str, inspectors: &[Inspector]) {
        let wanted = code.trim().to_lowercase();
        match inspectors.iter().find(|inspector| inspector.code.to_lowercase() == wanted) {
            Some(inspector) => self.inspector = Some(inspector.id),
            // The last notice is said first.
            None => self.notices.push(say!(self.look.words, "tui-by-unknown", code = code.trim())),
        }
    }

    /// Shows the list; a community and status shown before stay where they still make sense.
    fn show_home(&mut self, mut model: home::Model, first: bool) {
        self.leaving = false;
        if let Screen::Scoring(scoring) = &self.screen {
            let community = scoring.sheet.card.community;
            model.cursor = model.home.rows.iter().position(|row| row.community.id == community).unwrap_or(model.cursor);
        }
        if let Some(notice) = self.notices.pop() {
            model.status = Status::Warned(notice);
        } else if let (true, Some((name, number))) = (first, model.stopped()) {
            model.status = Status::Done(say!(self.look.words, "tui-stopped-at", name = name, number = number));
        }
        self.screen = Screen::Home(Box::new(model));
    }

    /// Draws everything.
    pub fn view(&self, frame: &mut Frame) {
        let area = frame.area();
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            let (width, height) = SMALLEST;
            let text = say!(
                self.look.words,
                "tui-too-small",
                width = width,
                height = height,
                now = format!("{}x{}", area.width, area.height)
            );
            let mut canvas = Canvas::new(&self.look, frame);
            for (n, line) in wrap(&text, usize::from(area.width)).iter().enumerate().take(usize::from(area.height)) {
                canvas.put(row(area, cells(n)), line, Role::Text);
            }
            return;
        }
        let area = self.banners(area, frame);
        match &self.screen {
            Screen::Opening(why) => self.opening(why.as_deref(), area, frame),
            Screen::Home(model) => home::view(model, &self.look, area, frame),
            Screen::Scoring(model) => scoring::view(model, &self.look, area, frame),
        }
    }

    /// What is true of the whole screen, on lines of its own; answers what is left below.
    fn banners(&self, mut area: Rect, frame: &mut Frame) -> Rect {
        let words = &self.look.words;
        let read_only = !self.writable && !matches!(self.screen, Screen::Opening(_));
        let banners = [(self.demo, say!(words, "tui-demo")), (read_only, say!(words, "tui-read-only-banner"))];
        for (_, text) in banners.iter().filter(|(holds, _)| *holds) {
            let mut canvas = Canvas::new(&self.look, frame);
            let line = row(area, 0);
            canvas.tint(line, Role::Banner);
            canvas.put(line, &format!(" {text}"), Role::Banner);
            area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
        area
    }

    fn opening(&self, why: Option<&str>, area: Rect, frame: &mut Frame) {
        let words = &self.look.words;
        let mut canvas = Canvas::new(&self.look, frame);
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
