//! What can be chosen from on this screen: the menu with what applies now, reasons, phrases, inspectors, order and filter;
//! and what the palette finds here.

use super::mode::{Choice, Filter, Mode, Order};
use super::model::Model;
use super::said;
use crate::domain::events::Reason;
use crate::domain::ids::CardId;
use crate::domain::standard::Item;
use crate::domain::wording::Language;
use crate::text::{Words, panel, say};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, long};
use crate::tui::screens::{Found, Target};
use crate::tui::widgets::list::{Entry, List};

fn numbered<T>(lines: impl IntoIterator<Item = (String, String, T)>) -> Vec<Entry<T>> {
    let digit = |n: usize| char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10);
    lines.into_iter().enumerate().map(|(n, (text, aside, value))| Entry { digit: digit(n), text, aside, value }).collect()
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    let open = !model.locked();
    match action {
        Action::NextUnrated => model.first_unrated().is_some(),
        Action::NoVeto => open && !model.open_vetoes().is_empty(),
        Action::RestCard => open && model.first_unrated().is_some(),
        Action::RestSection => open && section_of(model).is_some_and(|range| unrated_shown(model, range) > 0),
        Action::NextMissing => (0..model.held.len()).any(|index| model.missing(index)),
        Action::Redo => open && !model.sheet.redo.is_empty(),
        Action::EnterTwice => model.second.is_none(),
        Action::Note | Action::Sign | Action::Reason | Action::Facts if model.second.is_some() => false,
        Action::Note | Action::Sign => open,
        Action::EraseMark => open && model.value(model.cursor).is_some(),
        Action::SwitchInspector => model.sheet.inspectors.len() > 1,
        Action::Facts | Action::Dispute => model.writable,
        Action::Critique | Action::Report => !model.sheet.hidden,
        Action::Reopen => model.writable && model.sheet.view.is_signed(),
        Action::MoveMarks => open && model.held.iter().any(|held| held.mark.is_some() || held.note.is_some()),
        _ => true,
    }
}

/// Whether an action's key is worth a place at the foot: on a card that takes no marks none that gives one is.
pub fn hinted(model: &Model, action: Action) -> bool {
    match action {
        Action::Points | Action::Full | Action::HalfMore | Action::Note | Action::Reason | Action::Undo => !model.locked(),
        Action::NotApplicable => !model.locked() && model.item(model.cursor).is_some_and(|item| item.na),
        _ => true,
    }
}

/// How many items of a range are shown and wait for a mark.
fn unrated_shown(model: &Model, range: std::ops::Range<usize>) -> usize {
    range.filter(|index| model.shown(*index) && model.unrated(*index)).count()
}

/// The items of the section of the item in hand.
pub fn section_of(model: &Model) -> Option<std::ops::Range<usize>> {
    model.sections().into_iter().map(|(_, range)| range).find(|range| range.contains(&model.cursor))
}

/// The menu: everything that can be done now, each under the digit it always has.
pub fn menu(model: &Model, look: &Look) -> Mode {
    let entries = look.keymap.menu(model.home()).iter().filter(|entry| applies(model, entry.action));
    let line = |entry: &crate::tui::keys::MenuEntry| {
        let aside = match entry.action {
            Action::RestSection => section_of(model).map_or(0, |range| unrated_shown(model, range)),
            Action::RestCard => unrated_shown(model, 0..model.held.len()),
            Action::NoVeto => model.open_vetoes().len(),
            Action::NextMissing => (0..model.held.len()).filter(|index| model.missing(*index)).count(),
            _ => 0,
        };
        let aside = if aside > 0 { say!(look.words, "items-counted", count = aside) } else { String::new() };
        Entry { digit: entry.digit, text: long(&look.words, entry.action), aside, value: Choice::Do(entry.action) }
    };
    let entries: Vec<Entry<Choice>> = entries.map(line).collect();
    let at = model.next_step().and_then(|step| entries.iter().position(|entry| entry.value == Choice::Do(step)));
    Mode::List(List::new(say!(look.words, "tui-menu"), entries).at(at.unwrap_or(0)), None)
}

/// The reasons of an item that lost points; without phrases there is only the note.
pub fn reasons(model: &Model, words: &Words, index: usize) -> Option<Mode> {
    let item = model.item(index).filter(|item| !item.phrases.shortcoming.is_empty())?;
    let held = model.reasons(index);
    let ticked = |n| if held.contains(&Reason::Phrase(n)) { say!(words, "tui-ticked") } else { String::new() };
    let phrases = (1..).zip(&item.phrases.shortcoming);
    let lines = phrases.map(|(n, text)| (text.get(words.language).to_owned(), ticked(n), Choice::Reason(index, n)));
    let mut entries = numbered(lines);
    let own =
        Entry { digit: Some('0'), text: say!(words, "tui-own-words"), aside: String::new(), value: Choice::OwnWords(index) };
    entries.push(own);
    let title = say!(words, "tui-reason-title", item = said::item(words, index), name = item.name.get(words.language));
    Some(Mode::List(List::new(title, entries), None))
}

/// The phrases for an item's note: the item's, what fits the mark first; then what the inspector writes again and again.
pub fn phrases(model: &Model, words: &Words, index: usize) -> Option<List<Choice>> {
    let item = model.item(index)?;
    let (fall, praise) = (&item.phrases.shortcoming, &item.phrases.praise);
    let (first, second) = if model.lost(index) { (fall, praise) } else { (praise, fall) };
    let all = first.iter().chain(second).chain(&item.phrases.remedy);
    let of_item: Vec<&str> = all.map(|text| text.get(words.language)).collect();
    let own = model.sheet.own_phrases.iter().filter(|(text, _)| !of_item.contains(&text.as_str()));
    let own = own.map(|(text, times)| (text.clone(), say!(words, "tui-phrase-used", count = *times)));
    let lines = of_item.iter().map(|text| ((*text).to_owned(), String::new())).chain(own);
    let entries = numbered(lines.map(|(text, aside)| (text.clone(), aside, Choice::Insert(text))));
    let title = say!(words, "tui-phrases", item = said::item(words, index));
    (!entries.is_empty()).then(|| List::new(title, entries))
}

/// Who could rate.
pub fn inspectors(model: &Model, words: &Words) -> Mode {
    let current = model.sheet.card.inspector;
    let line = |inspector: &crate::domain::views::Inspector| {
        let here = if inspector.id == current { say!(words, "tui-current") } else { String::new() };
        (format!("{} {}", inspector.code, inspector.name), here, Choice::Inspector(inspector.id))
    };
    let at = model.sheet.inspectors.iter().position(|inspector| inspector.id == current).unwrap_or(0);
    let entries = numbered(model.sheet.inspectors.iter().map(line));
    Mode::List(List::new(say!(words, "tui-inspectors"), entries).at(at), None)
}

/// Whose card, or which community's, the marks of this card belong to.
pub fn carriers(model: &Model, words: &Words) -> Mode {
    let card = model.sheet.card;
    let people = model.sheet.inspectors.iter().filter(|inspector| inspector.id != card.inspector).map(|inspector| {
        let name = format!("{} {}", inspector.code, inspector.name).trim_end().to_owned();
        let to = Choice::Carry(CardId { inspector: inspector.id, ..card }, name.clone());
        (name, say!(words, "tui-carry-inspector"), to)
    });
    let places = model.sheet.stops.iter().filter(|community| community.id != card.community).map(|community| {
        let to = Choice::Carry(CardId { community: community.id, ..card }, community.name.clone());
        (community.name.clone(), say!(words, "tui-carry-community"), to)
    });
    Mode::List(List::new(say!(words, "tui-carry-title"), numbered(people.chain(places))), None)
}

/// Which items are shown; one's own duties first where there are any.
pub fn filters(model: &Model, words: &Words) -> Mode {
    let count = |filter: Option<Filter>| {
        let items = model.standard().items().enumerate();
        let shown = |(index, item): &(usize, &Item)| match filter {
            None => true,
            Some(Filter::Duties) => model.asks(*index),
            Some(Filter::Method(method)) => item.methods.contains(&method),
        };
        items.filter(shown).count()
    };
    let duties = model.sheet.asked.is_some().then_some(Some(Filter::Duties));
    let methods = panel::METHODS.map(|method| Some(Filter::Method(method)));
    let choices: Vec<Option<Filter>> = duties.into_iter().chain([None]).chain(methods).collect();
    let at = choices.iter().position(|choice| *choice == model.filter).unwrap_or(0);
    let lines = choices.into_iter().map(|choice| {
        (filter(model, words, choice), say!(words, "items-counted", count = count(choice)), Choice::Filter(choice))
    });
    Mode::List(List::new(say!(words, "tui-filter-title"), numbered(lines)).at(at), None)
}

/// What a filter shows, in words.
pub fn filter(model: &Model, words: &Words, filter: Option<Filter>) -> String {
    match filter {
        None => say!(words, "tui-all-items"),
        Some(Filter::Duties) if model.sheet.stop.carried.is_some() => say!(words, "revisit-asked"),
        Some(Filter::Duties) => say!(words, "tui-own-duties"),
        Some(Filter::Method(method)) => panel::method(words, method),
    }
}

/// How a group of items in this order is headed.
pub fn heading(model: &Model, words: &Words, index: usize) -> String {
    let Some(item) = model.item(index) else { return String::new() };
    match model.order {
        Order::Standard => {
            let section = model.sections().into_iter().find(|(_, range)| range.contains(&index));
            section.map_or_else(String::new, |(n, _)| model.standard().sections[n].name.get(words.language).to_owned())
        }
        Order::Method => item.methods.first().map_or_else(String::new, |method| panel::method(words, *method)),
        Order::Place if item.place.is_empty() => say!(words, "tui-no-place"),
        Order::Place => item.place.get(words.language).to_owned(),
    }
}

/// The orders there are.
pub fn orders(model: &Model, words: &Words) -> Mode {
    let lines = [
        (say!(words, "tui-order-standard"), Order::Standard),
        (say!(words, "tui-order-method"), Order::Method),
        (say!(words, "tui-order-place"), Order::Place),
    ];
    let at = lines.iter().position(|(_, order)| *order == model.order).unwrap_or(0);
    let entries = numbered(lines.map(|(text, order)| (text, String::new(), Choice::Order(order))));
    Mode::List(List::new(say!(words, "tui-order-title"), entries).at(at), None)
}

/// The items, for the palette: by number, name, id and place.
pub fn items(model: &Model, words: &Words) -> Vec<Found> {
    let found = |(index, item): (usize, &Item)| {
        let other = Language::ALL.into_iter().filter(|language| *language != words.language);
        let others = other.map(|language| item.name.get(language)).collect::<Vec<_>>().join(" ");
        Found {
            text: format!("{} {}", index + 1, item.name.get(words.language)),
            aside: item.place.get(words.language).to_owned(),
            also: format!("{} {others}", item.id),
            target: Target::Here(index),
        }
    };
    model.standard().items().enumerate().map(found).collect()
}
