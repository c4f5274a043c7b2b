//! The report in sight, where the reader is in it, and what became of it.

use std::cell::RefCell;
use std::path::PathBuf;

use crate::pictures;
use crate::report::{Format, Part, Profile, TextLine, text_lines};
use crate::tui::canvas::{Look, Piece};
use crate::tui::keys::{Action, Context};
use crate::tui::saving::Saving;
use crate::tui::screens::Place;
use crate::tui::slices::Report;
use crate::tui::theme::Role;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::image::Shown;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;

/// What a list on this screen chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do this.
    Do(Action),
    /// Save in this format from now on.
    Format(Format),
    /// Make it for this reader.
    Profile(Profile),
    /// Print on this printer.
    Printer(String),
}

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The text.
    #[default]
    Text,
    /// A list over it.
    List(List<Choice>),
    /// Name and place of the file.
    Saving(Box<Saving>),
    /// Whether to print.
    Printing,
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// The report.
    pub slice: Report,
    /// The format it is saved in.
    pub format: Format,
    /// Whom it was said to be made for; before that each community's own report is handed over to that community.
    pub chosen: Option<Profile>,
    /// Where the reader is.
    pub pager: Pager,
    /// What the keys go to.
    pub mode: Mode,
    /// Where it was saved last.
    pub saved: Option<PathBuf>,
    /// The folder that each community's report goes to once all are composed.
    pub awaited: Option<PathBuf>,
    /// What was just done.
    pub status: Status,
    /// What there is to say of it at length.
    pub remark: Option<(String, Role)>,
    /// The terminal can show a page as a picture.
    pub fine: bool,
    /// The pages as pictures, while they are looked at.
    pub pages: Option<Pages>,
    /// The text as it was laid out last.
    laid_out: RefCell<LaidOut>,
}

/// Pages as pictures.
#[derive(Debug)]
pub struct Pages {
    /// Each a JPEG.
    pub all: Vec<Vec<u8>>,
    /// The one in sight.
    pub at: usize,
    /// It, to be shown.
    pub shown: Option<Shown>,
}

impl Pages {
    /// Pages with the first in sight.
    pub fn new(all: Vec<Vec<u8>>) -> Self {
        let mut pages = Self { all, at: 0, shown: None };
        pages.to(0);
        pages
    }

    /// Takes a page in sight.
    pub fn to(&mut self, at: usize) {
        self.at = at;
        self.shown = self.all.get(at).and_then(|jpeg| pictures::open(jpeg).ok()).map(Shown::new);
    }
}

/// The text on a page of some width.
#[derive(Debug, Default)]
pub struct LaidOut {
    columns: usize,
    /// Its lines.
    pub lines: Vec<Vec<Piece>>,
    /// The headings and the lines they stand on.
    pub headings: Vec<(usize, String)>,
    /// How many sheets of paper it takes.
    pub sheets: usize,
}

/// Lines of a sheet of paper.
const SHEET: usize = 60;

impl LaidOut {
    fn new(columns: usize, texts: &[TextLine], look: &Look) -> Self {
        let headings = texts.iter().enumerate().filter(|(_, line)| line.part == Part::Heading && !line.text.starts_with('='));
        let pages = texts.split(|line| line.part == Part::Page);
        Self {
            columns,
            headings: headings.map(|(at, line)| (at, line.text.trim().to_owned())).collect(),
            sheets: pages.map(|page| page.len().div_ceil(SHEET).max(1)).sum(),
            lines: texts.iter().map(|line| vec![piece(line, columns, look)]).collect(),
        }
    }
}

fn piece(line: &TextLine, columns: usize, look: &Look) -> Piece {
    let role = match line.part {
        Part::Page => return (look.symbols.horizontal.repeat(columns), Role::Rule),
        Part::Heading | Part::Body if line.text.starts_with("====") => Role::Rule,
        Part::Heading => Role::Title,
        Part::Notice => Role::Warn,
        Part::Note => Role::Dim,
        Part::Body => Role::Text,
    };
    (line.text.clone(), role)
}

impl Model {
    /// The screen of a report.
    pub fn new(slice: Report) -> Self {
        Self {
            slice,
            format: Format::ALL[0],
            chosen: None,
            pager: Pager::default(),
            mode: Mode::Text,
            saved: None,
            awaited: None,
            status: Status::Quiet,
            remark: None,
            fine: false,
            pages: None,
            laid_out: RefCell::default(),
        }
    }

    /// Shows it as it is now.
    pub fn show(&mut self, slice: Report) {
        self.slice = slice;
        self.pages = None;
        self.laid_out.take();
    }

    /// Where the same report made for somebody is.
    pub const fn place_for(&self, profile: Profile) -> Place {
        Place::ReportFor { round: self.slice.round, community: self.slice.community, profile, each: false }
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Text => Context::Report,
            Mode::List(_) => Context::List,
            Mode::Saving(_) => Context::Form,
            Mode::Printing => Context::Confirm,
        }
    }

    /// Its text on a page of so many columns, laid out once for each width.
    pub fn laid_out<T>(&self, columns: usize, look: &Look, work: impl FnOnce(&LaidOut) -> T) -> T {
        let mut held = self.laid_out.borrow_mut();
        if held.columns != columns {
            *held = LaidOut::new(columns, &text_lines(&self.slice.document, columns), look);
        }
        work(&held)
    }

    /// The headings as they were laid out last.
    pub fn headings(&self) -> Vec<(usize, String)> {
        self.laid_out.borrow().headings.clone()
    }
}
