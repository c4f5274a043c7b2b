//! The pictures in sight and what is being done with them.

use super::taking::Taking;
use crate::domain::command::Shown as Told;
use crate::domain::evidence::Picture;
use crate::domain::ids::CommunityId;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::Session;
use crate::tui::slices::Evidence;
use crate::tui::widgets::files::Files;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::image::Shown;
use crate::tui::widgets::list::List;

/// What the keys go to.
#[derive(Debug, Default)]
pub enum Mode {
    /// The list.
    #[default]
    Pictures,
    /// What can be done.
    Menu(List<Action>),
    /// A file is being chosen.
    Choosing(Box<Files>),
    /// Files are on their way in.
    Taking(Box<Taking>),
    /// What can be seen is being written.
    Caption(Box<Form>),
    /// Whether to take it out.
    Removing,
}

/// A commit on its way.
#[derive(Debug)]
pub struct Pending {
    /// Names its answer.
    pub ticket: u64,
    /// What is said once it is done.
    pub said: String,
    /// The next file's turn is then.
    pub next: Option<Next>,
}

/// Which file is next.
#[derive(Debug)]
pub struct Next {
    /// The files.
    pub files: Vec<std::path::PathBuf>,
    /// Which.
    pub at: usize,
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// The pictures.
    pub slice: Evidence,
    /// The one in hand.
    pub cursor: usize,
    /// What was typed of a running number.
    pub number: String,
    /// What the keys go to.
    pub mode: Mode,
    /// The picture that was read, with its file; `None` inside: the file is gone.
    pub read: Option<(String, Option<Shown>)>,
    /// Where the picture brought in last went.
    pub last: Option<(usize, Option<usize>)>,
    /// What was just done.
    pub status: Status,
    /// Whether commands are taken.
    pub writable: bool,
    /// Asked for and not answered yet.
    pub pending: Option<Pending>,
}

impl Model {
    /// The screen of a stop's pictures.
    pub fn new(slice: Evidence, session: &Session) -> Self {
        Self {
            slice,
            cursor: 0,
            number: String::new(),
            mode: Mode::Pictures,
            read: None,
            last: None,
            status: Status::Quiet,
            writable: session.writable,
            pending: None,
        }
    }

    /// Which keys hold now.
    pub fn context(&self) -> Context {
        match self.mode {
            Mode::Pictures => Context::Evidence,
            Mode::Menu(_) => Context::List,
            Mode::Choosing(_) => Context::Files,
            Mode::Taking(_) => Context::Taking,
            Mode::Caption(_) => Context::Form,
            Mode::Removing => Context::Confirm,
        }
    }

    /// The picture in hand with its file.
    pub fn in_hand(&self) -> Option<&(String, Picture)> {
        self.slice.pictures.get(self.cursor)
    }

    /// Whether pictures can be brought in, changed and taken out here.
    pub fn open(&self) -> bool {
        self.writable && self.slice.folder.is_some() && self.slice.by.is_some()
    }

    /// Whether an action does something now.
    pub fn applies(&self, action: Action) -> bool {
        match action {
            Action::AddPictures => self.open(),
            Action::Caption | Action::Remove | Action::Number | Action::Erase => self.open() && self.in_hand().is_some(),
            _ => true,
        }
    }

    /// What is to be kept of a file.
    pub fn told(&self, community: CommunityId, file: String, picture: Option<Picture>) -> Told {
        Told { meeting: self.slice.meeting.id, community, file, picture }
    }
}
