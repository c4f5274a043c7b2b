//! What taking a file in would do to a folder: the command, or everything that stands against it.

use std::sync::Arc;

use super::{Content, Incoming, Sort};
use crate::domain::command::{Command, Rating};
use crate::domain::ids::{InspectorId, MeetingId};
use crate::domain::standard::Standard;
use crate::domain::views::{Read, RoundHead};
use crate::text::{Words, say};
use crate::workspace::actions::today;
use crate::workspace::communities_file::read_communities;
use crate::workspace::marks_file::{Defaults, read_marks};
use crate::workspace::standard_file::Held;
use crate::workspace::table::{ROWS, RowProblem};
use crate::workspace::{naming, replies};

/// A file, and what a person says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The file.
    pub incoming: Arc<Incoming>,
    /// What its table holds.
    pub sort: Option<Sort>,
    /// Whose marks they are where a row does not say.
    pub whose: Option<InspectorId>,
    /// The meeting they were given in; `None`: of the latest round, each community's latest.
    pub meeting: Option<MeetingId>,
}

/// A file held against a folder.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Everything that is wrong, worded with its line; then nothing is taken in.
    pub problems: Vec<String>,
    /// How a standard stands to what is there.
    pub held: Option<Held>,
    /// How many marks and notes a file of marks changes.
    pub changes: usize,
    /// Whose marks they are.
    pub inspectors: Vec<InspectorId>,
    /// What takes the file in; `None` where nothing is to be done.
    pub command: Option<Arc<Command>>,
}

/// Holds a file against a folder.
pub fn check(words: &Words, views: &dyn Read, asked: &Asked) -> Checked {
    match &asked.incoming.content {
        Content::Standard(Ok(standard)) => self::standard(words, views, standard),
        Content::Standard(Err(problems)) => Checked { problems: problems.clone(), ..Checked::default() },
        Content::Table(table) if table.rows == 0 => wrong(say!(words, "incoming-no-rows")),
        Content::Table(table) if table.rows > ROWS => wrong(say!(words, "incoming-too-many", rows = table.rows, count = ROWS)),
        Content::Table(table) => match asked.sort {
            Some(Sort::Communities) => communities(words, views, &table.bytes),
            Some(Sort::Replies) => replies(words, views, &table.bytes),
            Some(Sort::Marks) => marks(words, views, asked, &table.bytes, table.unsigned > 0),
            None => Checked::default(),
        },
        Content::Backup(_) | Content::Not(_) => Checked::default(),
    }
}

fn wrong(problem: String) -> Checked {
    Checked { problems: vec![problem], ..Checked::default() }
}

fn refused(words: &Words, problems: &[RowProblem]) -> Checked {
    Checked { problems: problems.iter().map(|problem| problem.worded(words)).collect(), ..Checked::default() }
}

fn standard(words: &Words, views: &dyn Read, standard: &Standard) -> Checked {
    let held = Held::of(views, standard);
    let label = format!("{}@{}", standard.id, standard.version);
    let (problems, replace) = match &held {
        Held::Frozen(_) => (vec![say!(words, "incoming-frozen", standard = label)], None),
        Held::Same => (Vec::new(), None),
        Held::Draft(_) => (Vec::new(), Some(true)),
        Held::New(_) => (Vec::new(), Some(false)),
    };
    let import = |replace| Command::ImportStandard { standard: Box::new(standard.clone()), replace };
    let command = replace.map(import).map(Arc::new);
    Checked { problems, held: Some(held), command, ..Checked::default() }
}

fn communities(words: &Words, views: &dyn Read, bytes: &[u8]) -> Checked {
    match read_communities(words, views, bytes) {
        Ok(communities) => Checked {
            changes: communities.len(),
            command: Some(Arc::new(Command::AddCommunities(communities))),
            ..Checked::default()
        },
        Err(problems) => refused(words, &problems),
    }
}

/// A reply form is one of the latest round.
fn replies(words: &Words, views: &dyn Read, bytes: &[u8]) -> Checked {
    let Some(round) = round(views, None) else { return wrong(say!(words, "incoming-no-round")) };
    match replies::read(words, views, round.id, today(), bytes) {
        Ok((Command::ChangeActions(changes), _)) => {
            let (changes, command) = (changes.len(), Command::ChangeActions(changes));
            Checked { changes, command: (changes > 0).then(|| Arc::new(command)), ..Checked::default() }
        }
        Ok(_) => Checked::default(),
        Err(problems) => refused(words, &problems),
    }
}

fn marks(words: &Words, views: &dyn Read, asked: &Asked, bytes: &[u8], unsigned: bool) -> Checked {
    let Some(round) = round(views, asked.meeting) else { return wrong(say!(words, "incoming-no-round")) };
    // Said once and not for each row.
    if views.inspectors().is_empty() {
        return wrong(say!(words, "incoming-no-inspector"));
    }
    let meeting = asked.meeting.map(|id| id.to_string());
    if let Err(none) = naming::meeting(words, views, &round, meeting.as_deref(), None) {
        return wrong(none);
    }
    if unsigned && asked.whose.is_none() && views.inspectors().len() > 1 {
        return wrong(say!(words, "incoming-whose"));
    }
    let defaults = Defaults { meeting: meeting.as_deref(), by: None, current: asked.whose };
    match read_marks(words, views, &round, defaults, bytes) {
        Ok(read) => {
            let inspectors = inspectors(&read.ratings);
            let command = (read.changes > 0).then(|| Arc::new(Command::Rate(read.ratings)));
            Checked { changes: read.changes, inspectors, command, ..Checked::default() }
        }
        Err(problems) => refused(words, &problems),
    }
}

/// The round of the meeting, else the latest one.
fn round(views: &dyn Read, meeting: Option<MeetingId>) -> Option<RoundHead> {
    match meeting.and_then(|id| views.meeting(id)) {
        Some(meeting) => views.round(meeting.round)?.head.get().cloned(),
        None => views.rounds().pop(),
    }
}

fn inspectors(ratings: &[Rating]) -> Vec<InspectorId> {
    let mut all: Vec<InspectorId> = ratings.iter().map(|rating| rating.card.inspector).collect();
    all.sort();
    all.dedup();
    all
}
