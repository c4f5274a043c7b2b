//! The file being brought in, step by step: being chosen, looked at, taken in.

use std::cell::RefCell;
use std::sync::Arc;

use crate::domain::ids::InspectorId;
use crate::domain::standard::Standard;
use crate::text::Words;
use crate::tui::canvas::Piece;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Place, Session, who_rates};
use crate::tui::slices::Import;
use crate::tui::widgets::files::Files;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;
use crate::workspace::incoming::{Asked, Checked, Content, Incoming, Sort, Table};
use crate::workspace::standard_file::Held;

/// What can be read, and the workbooks people look for, which are told how they can be.
const WANTED: &[&str] = &[".csv", ".toml", ".tgz", ".tar.gz", ".xlsx", ".xls", ".et"];

/// What the keys go to.
#[derive(Debug, Default)]
pub enum Mode {
    /// A file is being chosen.
    #[default]
    Choosing,
    /// A file is looked at.
    Looking,
    /// What can be done with it.
    Menu(List<Action>),
    /// What its table holds.
    Sorting(List<Sort>),
    /// Whose marks they are; whether they are taken in as soon as that is known.
    Whose(Box<Form>, bool),
    /// Whether a draft is replaced.
    Replacing,
    /// It was taken in: where to go from here.
    Taken(List<Next>),
}

/// Where to go when a file was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// There.
    Place(Place),
    /// Take the marks back.
    TakeBack,
    /// Another file.
    Another,
}

/// A file that is looked at.
#[derive(Debug)]
pub struct Looking {
    /// The file, and what is said of it.
    pub asked: Arc<Asked>,
    /// What the folder says to it; `None` until it has.
    pub checked: Option<Checked>,
    /// It was asked whose marks they are.
    pub confirmed: bool,
    /// Where the reader is.
    pub pager: Pager,
    /// What there is to read, as it was laid out last, with the width it was laid out for.
    laid_out: RefCell<(u16, Vec<Vec<Piece>>)>,
}

impl Looking {
    /// A file that is looked at for the first time.
    pub fn new(incoming: Incoming, whose: Option<InspectorId>) -> Self {
        let sort = if let Content::Table(table) = &incoming.content { table.sort } else { None };
        Self::of(Asked { incoming: Arc::new(incoming), sort, whose, meeting: None })
    }

    /// The same with something else said of the file.
    pub fn of(asked: Asked) -> Self {
        let (asked, laid_out) = (Arc::new(asked), RefCell::default());
        Self { asked, checked: None, confirmed: false, pager: Pager::default(), laid_out }
    }

    /// The folder said something to it.
    pub fn hear(&mut self, checked: Checked) {
        self.checked = Some(checked);
        self.laid_out.take();
    }

    /// What is in the file.
    pub fn content(&self) -> &Content {
        &self.asked.incoming.content
    }

    /// Its table of marks, if it is one.
    pub fn marks(&self) -> Option<&Table> {
        match (self.content(), self.asked.sort) {
            (Content::Table(table), Some(Sort::Marks)) => Some(table),
            _ => None,
        }
    }

    /// Its standard, if it is one without faults.
    pub fn standard(&self) -> Option<&Standard> {
        if let Content::Standard(Ok(standard)) = self.content() { Some(standard) } else { None }
    }

    /// How its standard stands to what is there.
    pub fn held(&self) -> Option<&Held> {
        self.checked.as_ref()?.held.as_ref()
    }

    /// Everything that is wrong with it.
    pub fn problems(&self) -> &[String] {
        self.checked.as_ref().map_or(&[], |checked| &checked.problems)
    }

    /// Whether Enter reads it again: nothing of it can be taken in as it is.
    pub fn is_faulty(&self) -> bool {
        !self.problems().is_empty() || matches!(self.content(), Content::Not(_))
    }

    /// What there is to read in a width, laid out once for each.
    pub fn laid_out<T>(&self, room: u16, lay: impl FnOnce() -> Vec<Vec<Piece>>, work: impl FnOnce(&[Vec<Piece>]) -> T) -> T {
        let mut held = self.laid_out.borrow_mut();
        if held.0 != room || held.1.is_empty() {
            *held = (room, lay());
        }
        work(&held.1)
    }
}

/// A commit on its way.
#[derive(Debug)]
pub struct Pending {
    /// Names its answer.
    pub ticket: u64,
    /// What it does.
    pub doing: Doing,
}

/// What a commit does.
#[derive(Debug)]
pub enum Doing {
    /// Takes the file in.
    Take,
    /// Takes somebody's marks back; those of these are still to be taken back.
    TakeBack(Vec<InspectorId>),
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What the folder is like.
    pub slice: Import,
    /// The file being chosen.
    pub files: Files,
    /// The file looked at, or taken in.
    pub looking: Option<Looking>,
    /// What was taken in, and how to take it back.
    pub taken: Vec<Piece>,
    /// What the keys go to.
    pub mode: Mode,
    /// The commit on its way.
    pub pending: Option<Pending>,
    /// The file is taken in as soon as the folder has nothing against it.
    pub take_when_checked: bool,
    /// Who rates.
    pub inspector: Option<InspectorId>,
    /// What was just done.
    pub status: Status,
}

impl Model {
    /// The screen of a slice.
    pub fn new(slice: Import, session: &Session, words: &Words) -> Self {
        let inspector = who_rates(session.inspector, None, &[], &slice.inspectors);
        let files = Files::new(words, slice.spots.clone(), WANTED);
        Self {
            slice,
            files,
            looking: None,
            taken: Vec::new(),
            mode: Mode::Choosing,
            pending: None,
            take_when_checked: false,
            inspector,
            status: Status::Quiet,
        }
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Choosing => Context::Files,
            Mode::Looking => Context::Import,
            Mode::Menu(_) | Mode::Sorting(_) | Mode::Taken(_) => Context::List,
            Mode::Whose(..) => Context::Form,
            Mode::Replacing => Context::Confirm,
        }
    }

    /// Whether an action does something now.
    pub fn applies(&self, action: Action) -> bool {
        let looking = self.looking.as_ref().filter(|_| !matches!(self.mode, Mode::Choosing | Mode::Taken(_)));
        match action {
            Action::TakeIn => looking.is_some_and(|looking| !looking.is_faulty()),
            Action::Whose => looking.is_some_and(|looking| looking.marks().is_some()) && !self.slice.meetings.is_empty(),
            _ => true,
        }
    }
}
