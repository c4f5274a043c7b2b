//! The standard as it is laid out, where the reader is in it, and what is being asked about it.

use std::cell::RefCell;

use crate::domain::standard::Standard as Checklist;
use crate::text::outline::{Line, Part, outline};
use crate::text::width::width;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Look, Piece};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::handling::{Asking, Publishing};
use crate::tui::slices::Standard;
use crate::tui::theme::Role;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The text.
    #[default]
    Text,
    /// The menu.
    Menu(List<Action>),
    /// Something asked before it is done.
    Asking(Asking),
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// The standard.
    pub slice: Standard,
    /// Where the reader is.
    pub pager: Pager,
    /// The number of a section being typed.
    pub number: String,
    /// What the keys go to.
    pub mode: Mode,
    /// The standard being published.
    pub publishing: Option<Publishing>,
    /// What was just done.
    pub status: Status,
    /// The item that was looked for, from 0: it stands out, because the end of a text does not come to the top.
    looked_for: Option<usize>,
    /// The text as it was laid out last.
    laid_out: RefCell<LaidOut>,
}

/// The text in some width.
#[derive(Debug, Default)]
pub struct LaidOut {
    columns: usize,
    /// Its lines.
    pub lines: Vec<Vec<Piece>>,
    /// The lines the sections begin on.
    pub sections: Vec<usize>,
    /// The lines the items begin on.
    pub items: Vec<usize>,
}

impl LaidOut {
    fn new(columns: usize, standard: &Checklist, looked_for: Option<usize>, look: &Look) -> Self {
        let mut laid_out = Self { columns, ..Self::default() };
        for line in outline(&look.words, standard) {
            match line.part {
                Part::Section => laid_out.sections.push(laid_out.lines.len()),
                Part::Item => laid_out.items.push(laid_out.lines.len()),
                _ => {}
            }
            let here = line.part == Part::Item && looked_for == laid_out.items.len().checked_sub(1);
            laid_out.add(&line, here, look);
        }
        laid_out
    }

    fn add(&mut self, line: &Line, looked_for: bool, look: &Look) {
        let symbols = look.symbols;
        let (lead_role, role) = match line.part {
            Part::Item if looked_for => (Role::Selected, Role::Selected),
            Part::Name => (Role::Title, Role::Title),
            Part::Heading | Part::Section => (Role::Accent, Role::Title),
            Part::Item => (Role::Key, Role::Strong),
            Part::Aside => (Role::Dim, Role::Dim),
            Part::Body | Part::Gap => (Role::Accent, Role::Text),
        };
        let lead = match line.part {
            // The digit that leads to it.
            Part::Section => format!("{} {} ", symbols.section, self.sections.len()),
            Part::Heading => format!("{} ", symbols.section),
            _ => line.lead.clone(),
        };
        let room = self.columns.saturating_sub(width(&lead)).max(10);
        for (n, text) in wrap(&line.text, room).into_iter().enumerate() {
            let lead = if n == 0 { lead.clone() } else { " ".repeat(width(&lead)) };
            self.lines.push(vec![(lead, lead_role), (text, role)]);
        }
    }

    /// The section that a line belongs to, from 0; `None` above the first.
    pub fn section_at(&self, line: usize) -> Option<usize> {
        self.sections.partition_point(|begins| *begins <= line).checked_sub(1)
    }
}

impl Model {
    /// The screen of a standard.
    pub fn new(slice: Standard) -> Self {
        Self {
            slice,
            pager: Pager::default(),
            number: String::new(),
            mode: Mode::Text,
            publishing: None,
            status: Status::Quiet,
            looked_for: None,
            laid_out: RefCell::default(),
        }
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match &self.mode {
            Mode::Text => Context::Standard,
            Mode::Menu(_) => Context::List,
            Mode::Asking(asking) => asking.context(),
        }
    }

    /// Its text in so many columns, laid out once for each width.
    pub fn laid_out<T>(&self, columns: usize, look: &Look, work: impl FnOnce(&LaidOut) -> T) -> T {
        let mut held = self.laid_out.borrow_mut();
        if held.columns != columns {
            *held = LaidOut::new(columns, &self.slice.known.standard, self.looked_for, look);
        }
        work(&held)
    }

    /// Leads to an item, from 0, or behind the items to a section.
    pub fn lead_to(&mut self, n: usize, look: &Look) {
        let columns = self.laid_out.borrow().columns;
        let items = self.slice.known.standard.items().count();
        self.looked_for = Some(n).filter(|n| *n < items);
        self.laid_out.take();
        let line = self.laid_out(columns, look, |text| {
            if n < items { text.items.get(n).copied() } else { text.sections.get(n - items).copied() }
        });
        self.pager.to(line.unwrap_or(0));
    }

    /// Leads to a section, from 0.
    pub fn section(&self, n: usize) {
        let line = self.laid_out.borrow().sections.get(n).copied();
        self.pager.to(line.unwrap_or(0));
    }

    /// Leads to the section before or behind the line in sight.
    pub fn step(&self, forward: bool) {
        let here = self.pager.first();
        let line = {
            let text = self.laid_out.borrow();
            let mut sections = text.sections.iter().copied();
            if forward { sections.find(|line| *line > here) } else { sections.rfind(|line| *line < here).or(Some(0)) }
        };
        if let Some(line) = line {
            self.pager.to(line);
        }
    }
}
