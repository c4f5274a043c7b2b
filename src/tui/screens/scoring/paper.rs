//! Entering score sheets from paper: the same keys as on the scoring screen, given for somebody else, sheet after sheet.

use super::mode::{Choice, Mode};
use super::model::Model;
use super::second;
use crate::domain::ids::CardId;
use crate::domain::views::Inspector;
use crate::text::{Words, say};
use crate::tui::screens::{Effect, Place};
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List};

/// Where a sheet is entered, in the same way as the one in hand.
pub fn place(model: &Model, card: CardId) -> Place {
    Place::Paper { card, second: model.second.is_some() }
}

/// The next sheet of the meeting. A second entry leaves no difference behind unseen.
pub fn next(model: &mut Model, words: &Words) -> Vec<Effect> {
    if second::compared(model) {
        return Vec::new();
    }
    let Some(desk) = &model.sheet.desk else { return Vec::new() };
    let at = desk.sheets.iter().position(|card| *card == model.sheet.card);
    let Some(next) = at.and_then(|at| desk.sheets.get(at + 1)).copied() else {
        model.status = Status::Done(say!(words, "paper-last"));
        return Vec::new();
    };
    vec![Effect::Instead(place(model, next))]
}

/// The sheets of the meeting, to go to one.
pub fn sheets(model: &Model, words: &Words) -> Mode {
    let sheets = model.sheet.desk.as_ref().map_or(&[][..], |desk| &desk.sheets);
    let entry = |(n, card): (u32, &CardId)| {
        let community = model.sheet.stops.iter().find(|community| community.id == card.community);
        let inspector = model.sheet.inspectors.iter().find(|inspector| inspector.id == card.inspector);
        let name = community.map_or("?", |community| community.name.as_str());
        Entry {
            digit: char::from_digit(n, 10),
            text: format!("{name}  {}", inspector.map_or_else(|| "?".to_owned(), Inspector::labels)),
            aside: if *card == model.sheet.card { say!(words, "tui-current") } else { String::new() },
            value: Choice::Sheet(*card),
        }
    };
    let at = sheets.iter().position(|card| *card == model.sheet.card).unwrap_or(0);
    Mode::List(List::new(say!(words, "paper-sheets"), (1..).zip(sheets).map(entry).collect()).at(at), None)
}

/// The line at the foot of a sheet that is entered whole: what comes next.
pub fn finished(model: &Model, words: &Words, next: &str, twice: &str) -> String {
    match &model.second {
        Some(_) if second::differences(model).is_empty() => say!(words, "second-alike", next = next),
        Some(_) => say!(words, "second-different", next = next),
        None => say!(words, "paper-finished", next = next, twice = twice),
    }
}
