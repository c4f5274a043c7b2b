//! What jobs and the folder answer, and what is said when a file was taken in.

use super::model::{Doing, Looking, Mode, Model, Next};
use super::update::{check, commit, sorts, take_back};
use crate::domain::ids::InspectorId;
use crate::domain::privacy::Warned;
use crate::domain::refusal::TextPlace;
use crate::text::{Words, findings, refusal, say};
use crate::tui::canvas::{Look, Piece};
use crate::tui::screens::{Committed, Effect, Place};
use crate::tui::slices::{Import, Slice};
use crate::tui::theme::Role;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List};
use crate::tui::worker::NotDone;
use crate::workspace::incoming::{Content, Incoming, Sort};
use crate::workspace::standard_file::Held;

/// A file was looked into: it is shown, and the folder asked about it.
pub fn incoming(model: &mut Model, read: Result<Option<Box<Incoming>>, String>, look: &Look) -> Vec<Effect> {
    let read = match read {
        Ok(Some(read)) => *read,
        Ok(None) => {
            model.status = Status::Warned(say!(look.words, "import-stopped"));
            return Vec::new();
        }
        Err(why) => {
            model.status = Status::Refused(why);
            return Vec::new();
        }
    };
    let looking = Looking::new(read, model.inspector);
    let unsorted = matches!(looking.content(), Content::Table(table) if looking.asked.sort.is_none() && table.rows > 0);
    model.mode = if unsorted { Mode::Sorting(sorts(&look.words)) } else { Mode::Looking };
    model.looking = Some(looking);
    if unsorted { Vec::new() } else { check(model) }
}

/// The folder was read anew, or said something to the file.
pub fn slice(model: &mut Model, mut slice: Import, look: &Look) -> Vec<Effect> {
    let checked = slice.checked.take();
    show(model, slice, &look.words);
    let (Some(looking), Some(checked)) = (&mut model.looking, checked) else { return Vec::new() };
    looking.hear(checked);
    let take = std::mem::take(&mut model.take_when_checked);
    if take && looking.problems().is_empty() { commit(model, look) } else { Vec::new() }
}

fn show(model: &mut Model, slice: Import, words: &Words) {
    model.files.plugged(words, slice.spots.clone());
    let known = |id: &InspectorId| slice.inspectors.iter().any(|held| held.id == *id);
    model.inspector = model.inspector.filter(known).or_else(|| slice.inspectors.first().map(|held| held.id));
    model.slice = slice;
}

/// Takes a commit's end.
pub fn committed(model: &mut Model, committed: Committed, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    let Some(pending) = model.pending.take_if(|pending| pending.ticket == committed.ticket) else { return Vec::new() };
    if let Some(Slice::Import(slice)) = committed.slice {
        show(model, *slice, words);
    }
    match (committed.result, pending.doing) {
        (Ok(warnings), Doing::Take) => {
            model.status = Status::Done(say!(words, "import-done"));
            model.taken = said(model, words);
            model.taken.extend(look_again(words, &warnings));
            model.mode = Mode::Taken(next(model, true, look));
        }
        (Ok(_), Doing::TakeBack(left)) if left.is_empty() => {
            model.status = Status::Done(say!(words, "import-taken-back"));
            model.taken = vec![(say!(words, "import-taken-back-long"), Role::Text)];
            model.mode = Mode::Taken(next(model, false, look));
        }
        (Ok(_), Doing::TakeBack(left)) => return take_back(model, left),
        // Something was changed since the folder was asked: it tells what stands against the file now.
        (Err(NotDone::Refused(_)), Doing::Take) => {
            model.status = Status::Refused(say!(words, "import-changed-meanwhile"));
            model.mode = Mode::Looking;
            return check(model);
        }
        (Err(not_done), Doing::Take | Doing::TakeBack(_)) => model.status = Status::Refused(not_done.worded(words)),
    }
    Vec::new()
}

/// A backup was taken in, or not.
pub fn mended(model: &mut Model, result: Result<Vec<String>, String>, look: &Look) {
    let words = &look.words;
    match result {
        Ok(lines) => {
            model.status = Status::Done(say!(words, "import-done"));
            let lines = lines.into_iter().map(|line| (line, Role::Strong));
            model.taken = lines.chain([(say!(words, "import-backup-undo"), Role::Text)]).collect();
            model.mode = Mode::Taken(next(model, false, look));
        }
        Err(why) => model.status = Status::Refused(why),
    }
}

/// What was taken in, and how it is taken back.
fn said(model: &Model, words: &Words) -> Vec<Piece> {
    let Some(looking) = &model.looking else { return Vec::new() };
    let name = looking.asked.incoming.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let changes = looking.checked.as_ref().map_or(0, |checked| checked.changes);
    let lines = match (looking.content(), looking.asked.sort) {
        (Content::Standard(Ok(standard)), _) => {
            let (title, label) = (standard.name.get(words.language), format!("{}@{}", standard.id, standard.version));
            let undo = match looking.held() {
                Some(Held::Draft(_)) => say!(words, "import-standard-replaced"),
                _ => say!(words, "import-standard-undo"),
            };
            vec![say!(words, "import-standard-done", name = title, standard = label), undo]
        }
        (Content::Table(table), Some(Sort::Marks)) => {
            let done = say!(words, "import-marks-done", name = name, rows = table.rows, changes = changes);
            vec![done, say!(words, "import-marks-undo")]
        }
        (Content::Table(_), Some(Sort::Replies)) => {
            let done = say!(words, "import-replies-done", name = name, count = changes);
            vec![done, say!(words, "import-replies-undo")]
        }
        (Content::Table(_), _) => {
            let done = say!(words, "import-communities-done", name = name, count = changes);
            vec![done, say!(words, "import-communities-undo")]
        }
        _ => Vec::new(),
    };
    (0..).zip(lines).map(|(n, line)| (line, if n == 0 { Role::Strong } else { Role::Text })).collect()
}

/// Texts that may say too much about a person: the first few with their places.
fn look_again(words: &Words, warnings: &[(TextPlace, Warned)]) -> Vec<Piece> {
    const TOLD: usize = 3;
    let one = |(place, warned): &(TextPlace, Warned)| {
        say!(words, "import-warned", place = refusal::place(words, place), warning = findings::warned(words, *warned))
    };
    let more = Some(warnings.len().saturating_sub(TOLD)).filter(|more| *more > 0);
    let more = more.map(|count| say!(words, "import-warned-more", count = count));
    warnings.iter().take(TOLD).map(one).chain(more).map(|line| (line, Role::Warn)).collect()
}

/// Where to go from here, the likeliest first.
pub fn next(model: &Model, marks_stand: bool, look: &Look) -> List<Next> {
    let words = &look.words;
    let round = model.slice.round.as_ref().map(|round| round.id);
    let home = (say!(words, "import-next-list"), Next::Place(Place::Home { round, meeting: None }));
    let new_round = (say!(words, "import-next-round"), Next::Place(Place::Setup(None)));
    let mut all: Vec<(String, Next)> = Vec::new();
    if let Some(looking) = &model.looking {
        match (looking.content(), looking.asked.sort) {
            (Content::Standard(Ok(standard)), _) => {
                all.push((say!(words, "import-next-standard"), Next::Place(Place::Standard(standard.identity()))));
                all.push(new_round);
            }
            (Content::Table(_), Some(Sort::Marks)) => {
                all.push(home);
                all.extend(marks_stand.then(|| (say!(words, "import-next-take-back"), Next::TakeBack)));
            }
            (Content::Table(_), Some(Sort::Replies)) => {
                all.extend(round.map(|round| (say!(words, "import-next-register"), Next::Place(Place::Register(round)))));
                all.push(home);
            }
            (Content::Table(_), _) => match round {
                Some(id) => {
                    all.push((say!(words, "import-next-setup"), Next::Place(Place::Setup(Some(id)))));
                    all.push(home);
                }
                None => all.push(new_round),
            },
            (Content::Backup(_), _) => {
                all.push(home);
                all.push((say!(words, "import-next-safety"), Next::Place(Place::Safety)));
            }
            _ => {}
        }
    }
    all.push((say!(words, "import-next-another"), Next::Another));
    let entry = |(digit, (text, value))| Entry { digit: Some(digit), text, aside: String::new(), value };
    List::new(say!(words, "import-next-title"), ('1'..='9').zip(all).map(entry).collect())
}
