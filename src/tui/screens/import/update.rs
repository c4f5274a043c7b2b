//! What inputs do.

use std::path::PathBuf;
use std::sync::Arc;

use super::answers;
use super::model::{Doing, Looking, Mode, Model, Next, Pending};
use crate::domain::command::Command;
use crate::domain::ids::InspectorId;
use crate::domain::views::Inspector;
use crate::text::{Words, causes, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::jobs::{Done, Job, patiently};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::{Effect, Message, Place, ticket};
use crate::tui::slices::{RoundMeeting, Slice};
use crate::tui::widgets::files::Taken;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::form::{Form, Step};
use crate::tui::widgets::list::{Entry, List, Picked};
use crate::tui::worker::Mend;
use crate::workspace::incoming::{self, Asked, Content, Sort};
use crate::workspace::standard_file::Held;

/// Takes a message.
pub fn update(model: &mut Model, message: Message, look: &Look) -> Vec<Effect> {
    match message {
        Message::Input(input) => return self::input(model, &input, look),
        Message::Do(action) => return act(model, action, look),
        Message::Slice(Slice::Import(slice)) => return answers::slice(model, *slice, look),
        Message::Committed(committed) => return answers::committed(model, committed, look),
        Message::Job(Done::Looked(looked)) => {
            if let Some(path) = model.files.looked(looked, &look.words) {
                return open(model, path, look);
            }
        }
        Message::Job(Done::Incoming(read)) => return answers::incoming(model, read, look),
        Message::Job(Done::Mended(result)) => answers::mended(model, result, look),
        Message::Slice(_) | Message::Job(_) | Message::Found(_) | Message::Tick(_) => {}
    }
    Vec::new()
}

fn input(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    match std::mem::take(&mut model.mode) {
        Mode::Choosing => {
            model.status = Status::Quiet;
            return match model.files.take(input, look) {
                Taken::Open => Vec::new(),
                Taken::Left => vec![Effect::Back],
                Taken::Look(job) => vec![Effect::Run(job)],
                Taken::File(path) => open(model, path, look),
            };
        }
        Mode::Looking => {
            model.mode = Mode::Looking;
            return action.map_or_else(Vec::new, |action| act(model, action, look));
        }
        Mode::Menu(mut list) => {
            model.mode = Mode::Looking;
            match list.take(action, code) {
                Picked::Chosen(action) => return act(model, action, look),
                Picked::Left => {}
                Picked::Open => model.mode = Mode::Menu(list),
            }
        }
        Mode::Sorting(mut list) => match list.take(action, code) {
            Picked::Chosen(sort) => return sorted(model, sort),
            Picked::Left => return choose_again(model, look),
            Picked::Open => model.mode = Mode::Sorting(list),
        },
        Mode::Taken(mut list) => match list.take(action, code) {
            Picked::Chosen(next) => return go(model, next, look),
            Picked::Left => return vec![Effect::Back],
            Picked::Open => model.mode = Mode::Taken(list),
        },
        Mode::Whose(mut form, take) => {
            model.mode = Mode::Looking;
            match form.take(input, action) {
                Step::Open => model.mode = Mode::Whose(form, take),
                Step::Left => {}
                Step::Done => return answered(model, &form, take, look),
            }
        }
        Mode::Replacing => {
            model.mode = Mode::Looking;
            match action {
                Some(Action::Yes) => return commit(model, look),
                Some(_) => {}
                None => model.mode = Mode::Replacing,
            }
        }
    }
    Vec::new()
}

/// Does an action of the file looked at.
fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    model.status = Status::Quiet;
    match action {
        Action::TakeIn => return take_in(model, look),
        Action::Whose if model.applies(Action::Whose) => ask_whose(model, false, &look.words),
        Action::Menu => {
            let menu = dialogs::menu(look, Context::Import, |action| model.applies(action), |action| action);
            model.mode = Mode::Menu(menu);
        }
        Action::Back => return choose_again(model, look),
        Action::Help | Action::Palette | Action::Theme | Action::Quit => return vec![Effect::Global(action)],
        moving => {
            if let Some(looking) = &model.looking {
                looking.pager.go(moving);
            }
        }
    }
    Vec::new()
}

/// Back to choosing; the folder is looked at again.
pub fn choose_again(model: &mut Model, look: &Look) -> Vec<Effect> {
    model.mode = Mode::Choosing;
    let Some(looking) = model.looking.take() else { return Vec::new() };
    vec![Effect::Run(model.files.again(&look.words, looking.asked.incoming.path.clone()))]
}

/// Looks into a file.
pub fn open(model: &mut Model, path: PathBuf, look: &Look) -> Vec<Effect> {
    model.status = Status::Quiet;
    let language = look.words.language;
    vec![Effect::Run(Job::new(say!(look.words, "import-reading"), move |ticks| {
        let words = Words::new(language);
        let name = path.display().to_string();
        let read = patiently(ticks, move |ticks| incoming::read(&Words::new(language), &path, ticks));
        Done::Incoming(match read {
            None => Ok(None),
            Some(Ok(read)) => Ok(read.map(Box::new)),
            Some(Err(error)) => Err(say!(words, "file-refused", path = name, why = causes::io(&words, &error))),
        })
    }))]
}

/// Asks what the folder says to the file looked at.
pub fn check(model: &Model) -> Vec<Effect> {
    let Some(looking) = &model.looking else { return Vec::new() };
    match looking.content() {
        Content::Standard(_) | Content::Table(_) => vec![Effect::Read(Place::Incoming(Arc::clone(&looking.asked)))],
        Content::Backup(_) | Content::Not(_) => Vec::new(),
    }
}

fn sorted(model: &mut Model, sort: Sort) -> Vec<Effect> {
    model.mode = Mode::Looking;
    let Some(looking) = model.looking.take() else { return Vec::new() };
    model.looking = Some(Looking::of(Asked { sort: Some(sort), ..Asked::clone(&looking.asked) }));
    check(model)
}

/// Takes the file in, or what has to come first.
pub fn take_in(model: &mut Model, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    let Some(looking) = &model.looking else { return Vec::new() };
    if looking.is_faulty() {
        // It was put right meanwhile.
        return open(model, looking.asked.incoming.path.clone(), look);
    }
    if !model.slice.writable {
        model.status = Status::Refused(say!(words, "tui-read-only"));
        return Vec::new();
    }
    if let Content::Backup(_) = looking.content() {
        let mend = Mend::Restore(looking.asked.incoming.path.clone());
        return vec![Effect::Mend { what: say!(words, "safety-restoring"), mend }];
    }
    if let (Some(Held::Same), Some(standard)) = (looking.held(), looking.standard()) {
        return vec![Effect::Go(Place::Standard(standard.identity()))];
    }
    let Some(checked) = &looking.checked else { return Vec::new() };
    if checked.command.is_none() {
        model.status = Status::Done(say!(words, "import-nothing-new"));
        return Vec::new();
    }
    let unsigned = looking.marks().is_some_and(|table| table.unsigned > 0);
    if let Some(Held::Draft(_)) = looking.held() {
        model.mode = Mode::Replacing;
    } else if unsigned && !looking.confirmed {
        ask_whose(model, true, words);
    } else {
        return commit(model, look);
    }
    Vec::new()
}

/// Asks whose marks they are, where the file does not say so everywhere, and in which meeting they were given.
fn ask_whose(model: &mut Model, take: bool, words: &Words) {
    let Some(looking) = &model.looking else { return };
    let (slice, asked) = (&model.slice, &looking.asked);
    let mut form = Form::new(say!(words, "import-whose-title"));
    if looking.marks().is_some_and(|table| table.unsigned > 0) {
        let names = slice.inspectors.iter().map(Inspector::labels).collect();
        let at = slice.inspectors.iter().position(|held| Some(held.id) == asked.whose).unwrap_or(0);
        form = form.choice(say!(words, "import-inspector"), say!(words, "import-whose-hint"), names, at);
    }
    let name = |held: &RoundMeeting| format!("{} {}  {}", held.meeting.date, held.meeting.name, held.round).trim().to_owned();
    let meetings = std::iter::once(say!(words, "import-latest-meeting")).chain(slice.meetings.iter().map(name)).collect();
    let at = slice.meetings.iter().position(|held| Some(held.meeting.id) == asked.meeting).map_or(0, |at| at + 1);
    let form = form.choice(say!(words, "import-meeting"), say!(words, "import-meeting-hint"), meetings, at);
    let last = usize::from(looking.marks().is_some_and(|table| table.unsigned > 0));
    model.mode = Mode::Whose(Box::new(form.starting_at(last)), take);
}

/// Takes what was said of the marks: they are held against the folder again where it is something else.
fn answered(model: &mut Model, form: &Form, take: bool, look: &Look) -> Vec<Effect> {
    let Some(looking) = &mut model.looking else { return Vec::new() };
    let unsigned = looking.marks().is_some_and(|table| table.unsigned > 0);
    let whose = model.slice.inspectors.get(form.chosen(0)).map(|held| held.id).filter(|_| unsigned).or(looking.asked.whose);
    let meeting = form.chosen(usize::from(unsigned)).checked_sub(1);
    let meeting = meeting.and_then(|at| model.slice.meetings.get(at)).map(|held| held.meeting.id);
    looking.confirmed = true;
    if (whose, meeting) == (looking.asked.whose, looking.asked.meeting) {
        return if take { commit(model, look) } else { Vec::new() };
    }
    let asked = Asked { whose, meeting, ..Asked::clone(&looking.asked) };
    *looking = Looking::of(asked);
    looking.confirmed = true;
    model.take_when_checked = take;
    check(model)
}

/// Sends the command that takes the file in.
pub fn commit(model: &mut Model, look: &Look) -> Vec<Effect> {
    let checked = model.looking.as_ref().and_then(|looking| looking.checked.as_ref());
    let Some((command, inspectors)) = checked.and_then(|held| Some((held.command.clone()?, held.inspectors.clone()))) else {
        return Vec::new();
    };
    let by = if let [one] = inspectors[..] { Some(one) } else { None };
    model.status = Status::Doing(say!(look.words, "import-taking"));
    ask(model, Doing::Take, by, Arc::unwrap_or_clone(command))
}

/// Asks for a commit and remembers what it does.
pub fn ask(model: &mut Model, doing: Doing, by: Option<InspectorId>, command: Command) -> Vec<Effect> {
    let ticket = ticket();
    model.pending = Some(Pending { ticket, doing });
    vec![Effect::Commit { ticket, by, command }]
}

/// Goes where somebody wants to go when the file is taken in.
fn go(model: &mut Model, next: Next, look: &Look) -> Vec<Effect> {
    match next {
        Next::Place(place) => vec![Effect::Go(place)],
        Next::Another => choose_again(model, look),
        Next::TakeBack => {
            let inspectors = model.looking.as_ref().and_then(|looking| Some(looking.checked.as_ref()?.inspectors.clone()));
            model.mode = Mode::Taken(answers::next(model, true, look));
            take_back(model, inspectors.unwrap_or_default())
        }
    }
}

/// Takes back the marks of the last of these inspectors, then those of the others.
pub fn take_back(model: &mut Model, mut inspectors: Vec<InspectorId>) -> Vec<Effect> {
    let Some(inspector) = inspectors.pop() else { return Vec::new() };
    ask(model, Doing::TakeBack(inspectors), Some(inspector), Command::Undo(inspector))
}

/// What a table can hold, to choose from.
pub fn sorts(words: &Words) -> List<Sort> {
    let entry = |digit, text, value| Entry { digit: Some(digit), text, aside: String::new(), value };
    let entries = vec![
        entry('1', say!(words, "import-sort-communities"), Sort::Communities),
        entry('2', say!(words, "import-sort-marks"), Sort::Marks),
    ];
    List::new(say!(words, "import-sort-title"), entries)
}
