//! What an import needs to know of the folder, and a file held against it.

use crate::domain::lookup;
use crate::domain::views::{Inspector, Meeting, RoundHead};
use crate::settings::places::Spot;
use crate::text::Words;
use crate::tui::worker::Folder;
use crate::workspace::incoming::{Asked, Checked, check};

/// What an import needs to know of the folder.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// Where files may be.
    pub spots: Vec<Spot>,
    /// Everybody who rates.
    pub inspectors: Vec<Inspector>,
    /// The latest round.
    pub round: Option<RoundHead>,
    /// The meetings of all rounds, each with its round's name; the latest first.
    pub meetings: Vec<RoundMeeting>,
    /// Whether commands are taken.
    pub writable: bool,
    /// The file asked about, held against the folder.
    pub checked: Option<Checked>,
}

/// A meeting marks can belong to.
#[derive(Clone, Debug)]
pub struct RoundMeeting {
    /// The meeting.
    pub meeting: Meeting,
    /// Its round's name.
    pub round: String,
}

impl Import {
    /// Reads it, and holds a file against the folder where one is asked about.
    pub fn read(folder: &dyn Folder, words: &Words, asked: Option<&Asked>) -> Self {
        let views = folder.views();
        let mut rounds = views.rounds();
        rounds.reverse();
        let of = |round: &RoundHead| {
            let mut meetings = lookup::meetings(views, round.id);
            meetings.reverse();
            let name = round.name.clone();
            meetings.into_iter().map(move |meeting| RoundMeeting { meeting, round: name.clone() })
        };
        Self {
            spots: folder.spots(),
            inspectors: views.inspectors(),
            meetings: rounds.iter().flat_map(of).collect(),
            round: rounds.into_iter().next(),
            writable: folder.writable(),
            checked: asked.map(|asked| check(words, views, asked)),
        }
    }
}
