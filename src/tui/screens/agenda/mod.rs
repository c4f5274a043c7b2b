//! The agenda of a meeting: its stops with planned and real beginnings, where the panel is, and how late it runs.

mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Committed, Effect, Message, Page, Place, ticket};
use crate::domain::agenda::{MOST_MINUTES, Timetable};
use crate::domain::command::Command;
use crate::text::say;
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{self, Slice};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::list::{List, Picked, moved};
use crate::workspace::agenda::{read_time, time};

/// What the keys go to.
#[derive(Debug, Default)]
enum Mode {
    #[default]
    Rows,
    Menu(List<Action>),
    Filling(Form),
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    slice: slices::Agenda,
    cursor: usize,
    mode: Mode,
    status: Status,
    writable: bool,
    pending: Option<(u64, Form)>,
    /// What the clock shows, in milliseconds since 1970; before it was told, when the agenda was read.
    now: u64,
}

impl Model {
    /// The screen of an agenda, the cursor where the panel is.
    pub fn new(slice: slices::Agenda, writable: bool) -> Self {
        let (now, cursor) = (slice.planned.now, slice.planned.agenda.at().unwrap_or(0));
        Self { slice, cursor, mode: Mode::Rows, status: Status::Quiet, writable, pending: None, now }
    }

    fn form(&self, look: &Look) -> Form {
        let words = &look.words;
        let held = self.slice.planned.agenda.timetable;
        let begins = held.map_or_else(|| "09:00".to_owned(), |held| time(u32::from(held.begins)));
        let minutes = held.map_or_else(String::new, |held| held.minutes.to_string());
        Form::new(say!(words, "agenda-form"))
            .text(say!(words, "agenda-begins"), say!(words, "agenda-begins-hint"), &begins)
            .text(say!(words, "agenda-minutes"), say!(words, "agenda-minutes-hint"), &minutes)
            .starting_at(1)
    }

    /// What a form asks for; else the field that is wrong, and what about it.
    fn given(form: &Form, look: &Look) -> Result<Option<Timetable>, (usize, String)> {
        let words = &look.words;
        let minutes = form.value(1).trim();
        if minutes.is_empty() || minutes == "0" {
            return Ok(None);
        }
        let begins = read_time(form.value(0)).ok_or_else(|| (0, say!(words, "agenda-bad-time")))?;
        let minutes: Option<u16> = minutes.parse().ok();
        let minutes = minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        let minutes = minutes.ok_or_else(|| (1, say!(words, "agenda-bad-minutes", most = MOST_MINUTES)))?;
        Ok(Some(Timetable { begins, minutes }))
    }

    fn act(&mut self, action: Action, look: &Look) -> Vec<Effect> {
        self.status = Status::Quiet;
        let meeting = &self.slice.planned.meeting;
        match action {
            Action::Result => {
                let stop = self.slice.planned.stops.get(self.cursor);
                let place = stop.map(|stop| Place::Result { round: meeting.round, community: stop.community.id });
                return place.map(Effect::Go).into_iter().collect();
            }
            Action::Edit if self.writable => self.mode = Mode::Filling(self.form(look)),
            Action::Menu => {
                let writable = self.writable;
                let applies = move |action| action != Action::Edit || writable;
                self.mode = Mode::Menu(dialogs::menu(look, Context::Agenda, applies, |action| action));
            }
            Action::Back => return vec![Effect::Back],
            Action::Help | Action::Palette | Action::Theme | Action::Quit | Action::Hall => return vec![Effect::Global(action)],
            moving => self.cursor = moved(self.cursor, self.slice.planned.stops.len(), moving, 10),
        }
        Vec::new()
    }

    fn input(&mut self, input: &Input, look: &Look) -> Vec<Effect> {
        let code = if let Input::Key(code) = input { Some(*code) } else { None };
        let action = code.and_then(|code| look.keymap.action(self.context(), code));
        match std::mem::take(&mut self.mode) {
            Mode::Rows => return action.map_or_else(Vec::new, |action| self.act(action, look)),
            Mode::Menu(mut list) => match list.take(action, code) {
                Picked::Chosen(action) => return self.act(action, look),
                Picked::Left => {}
                Picked::Open => self.mode = Mode::Menu(list),
            },
            Mode::Filling(mut form) => match form.take(input, action) {
                Step::Open => self.mode = Mode::Filling(form),
                Step::Left => {}
                Step::Done => match Self::given(&form, look) {
                    Ok(timetable) if timetable == self.slice.planned.agenda.timetable => {
                        self.status = Status::Done(say!(look.words, "unchanged"));
                    }
                    Ok(timetable) => {
                        let (ticket, meeting) = (ticket(), self.slice.planned.meeting.id);
                        self.pending = Some((ticket, form));
                        let command = Command::TimeMeeting { meeting, timetable };
                        return vec![Effect::Commit { ticket, by: None, command }];
                    }
                    Err((n, problem)) => {
                        form.refuse(n, problem);
                        self.mode = Mode::Filling(form);
                    }
                },
            },
        }
        Vec::new()
    }

    fn committed(&mut self, committed: Committed, look: &Look) {
        let Committed { ticket, result, slice, writable } = committed;
        self.writable = writable;
        if let Some(Slice::Agenda(slice)) = slice {
            (self.now, self.slice) = (slice.planned.now, *slice);
        }
        let Some((_, form)) = self.pending.take_if(|(held, _)| *held == ticket) else { return };
        match result {
            Ok(_) => self.status = Status::Done(say!(look.words, "agenda-saved")),
            Err(failed) => {
                self.status = Status::Refused(failed.worded(&look.words));
                self.mode = Mode::Filling(form);
            }
        }
    }
}

impl Page for Model {
    fn place(&self) -> Place {
        Place::Agenda(self.slice.planned.meeting.id)
    }

    fn context(&self) -> Context {
        match self.mode {
            Mode::Rows => Context::Agenda,
            Mode::Menu(_) => Context::List,
            Mode::Filling(_) => Context::Form,
        }
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => return self.input(&input, look),
            Message::Do(action) => return self.act(action, look),
            Message::Slice(Slice::Agenda(slice)) => (self.now, self.slice) = (slice.planned.now, *slice),
            Message::Committed(committed) => self.committed(committed, look),
            Message::Tick(now) => self.now = now,
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, look: &Look, area: Rect, frame: &mut Frame) {
        view::view(self, look, area, frame);
    }

    fn say(&mut self, status: Status) {
        self.status = status;
    }

    fn busy(&self) -> bool {
        self.pending.is_some()
    }

    fn ticks(&self) -> bool {
        self.slice.planned.agenda.at().is_some()
    }
}
