//! The item in hand: what is judged, what each key gives, what was given and said, and how to judge it.

use ratatui::layout::Rect;

use super::super::digits::{self, Asked, Digits};
use super::super::model::Model;
use super::super::said;
use crate::domain::applicability::Applies;
use crate::domain::events::Reason;
use crate::domain::points::Points;
use crate::domain::standard::{Bound, Consequence, Evidence, Item, Kind, MeasureInput};
use crate::domain::value::Value;
use crate::text::width::{fit, truncate, width};
use crate::text::wrap::wrap;
use crate::text::{actions, say};
use crate::tui::canvas::{Canvas, Look, Piece, cells, row};
use crate::tui::input::Code;
use crate::tui::keys::shown;
use crate::tui::theme::Role;

type Lines = Vec<Vec<Piece>>;

/// Draws the panel. What must be seen comes first; the guidance takes the lines that are left.
pub fn draw(model: &Model, canvas: &mut Canvas, area: Rect) {
    let index = model.cursor;
    let (Some(item), look) = (model.item(index), canvas.look) else { return };
    let room = usize::from(area.width);
    let mut lines = title(look, model, item, index, room);
    let given = [given(look, model, item, index, room), then(look, model, item, room)].concat();
    let left = usize::from(area.height).saturating_sub(lines.len() + given.len());
    // On a small screen all keys are seen before all words: each on two lines then, or on one.
    let within = |most| keys(look, model, item, index, Room { wide: room, most });
    let fitting = [usize::MAX, 2].into_iter().map(within).find(|keys| keys.len() <= left);
    lines.extend(fitting.unwrap_or_else(|| within(1)));
    lines.extend(given);
    let left = usize::from(area.height).saturating_sub(lines.len());
    let mut guidance = wrap(item.guidance.get(look.words.language), room);
    if item.guidance.is_empty() {
        guidance.clear();
    }
    if left > guidance.len() {
        lines.push(Vec::new());
    }
    let left = usize::from(area.height).saturating_sub(lines.len());
    if guidance.len() > left {
        guidance.truncate(left);
        if let Some(last) = guidance.last_mut() {
            let ellipsis = look.symbols.ellipsis;
            *last = truncate(last, room.saturating_sub(width(ellipsis)), "") + ellipsis;
        }
    }
    lines.extend(guidance.into_iter().map(|line| vec![(line, Role::Dim)]));
    for (n, pieces) in lines.iter().enumerate().take(usize::from(area.height)) {
        canvas.pieces(row(area, cells(n)), pieces);
    }
}

fn title(look: &Look, model: &Model, item: &Item, index: usize, room: usize) -> Lines {
    let words = &look.words;
    let mut name = format!("{} {}", said::item(words, index), item.name.get(words.language));
    if !item.max.is_zero() {
        name = say!(words, "tui-item-max", name = name, points = said::points(words, item.max));
    }
    let mut lines: Lines = wrap(&name, room).into_iter().map(|line| vec![(line, Role::Title)]).collect();
    let mut about: Vec<String> = item.methods.iter().map(|method| crate::text::panel::method(words, *method)).collect();
    if !item.place.is_empty() {
        about.push(item.place.get(words.language).to_owned());
    }
    let asks = item.evidence == Evidence::Required;
    for (holds, id) in
        [(item.bonus, "tui-bonus"), (item.control, "tui-control"), (item.na, "tui-na-open"), (asks, "outline-evidence")]
    {
        if holds {
            about.extend(words.lookup(id));
        }
    }
    let about = about.join(&format!(" {} ", look.symbols.separator));
    lines.extend(wrap(&about, room).into_iter().map(|line| vec![(line, Role::Dim)]));
    match model.applies.get(index) {
        Some(Applies::No) => lines.push(vec![(say!(words, "tui-does-not-apply"), Role::Warn)]),
        Some(Applies::Unknown) => lines.push(vec![(say!(words, "tui-applies-unknown"), Role::Warn)]),
        _ if model.by_fact.contains(&item.id) => lines.push(vec![(say!(words, "tui-by-fact"), Role::Good)]),
        _ => {}
    }
    lines
}

/// The room for what a key gives.
#[derive(Clone, Copy)]
struct Room {
    /// Cells to a line.
    wide: usize,
    /// Lines a key may take.
    most: usize,
}

/// A text over the lines it may take; the last one says that there is more.
fn broken(look: &Look, text: &str, room: Room) -> Vec<String> {
    let mut lines = wrap(text, room.wide);
    if lines.len() > room.most {
        lines.truncate(room.most);
        if let Some(last) = lines.last_mut() {
            let ellipsis = look.symbols.ellipsis;
            *last = truncate(last, room.wide.saturating_sub(width(ellipsis)), "") + ellipsis;
        }
    }
    lines
}

/// What sets a rung apart, where its words do not fit: without the beginning that it shares with another.
fn apart(text: &str, others: &[String], ellipsis: &str) -> String {
    let shared = |other: &String| text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let mut shared = others.iter().filter(|other| *other != text).map(shared).max().unwrap_or(0);
    // Words of letters stay whole.
    let letter = |at: usize| text.chars().nth(at).is_some_and(|c| c.is_ascii_alphanumeric());
    while shared > 0 && letter(shared) && letter(shared - 1) {
        shared -= 1;
    }
    // A word or two less would only be harder to read.
    if shared < 4 { text.to_owned() } else { ellipsis.to_owned() + &text.chars().skip(shared).collect::<String>() }
}

/// A key with what it gives, over as many lines as it takes; a symbol before it says that it holds.
fn keyed(look: &Look, key: &str, column: usize, on: bool, text: &str, room: Room) -> Lines {
    let mark = if on { look.symbols.check } else { " " };
    let lead = format!("{mark} {} ", fit(key, column, ""));
    let indent = width(&lead);
    let role = if on { Role::Strong } else { Role::Text };
    let wrapped = broken(look, text, Room { wide: room.wide.saturating_sub(indent), ..room });
    let line = |(n, text): (usize, String)| {
        let before = if n == 0 { lead.clone() } else { " ".repeat(indent) };
        vec![(before, Role::Key), (text, role)]
    };
    wrapped.into_iter().enumerate().map(line).collect()
}

fn keys(look: &Look, model: &Model, item: &Item, index: usize, room: Room) -> Lines {
    let words = &look.words;
    let held = model.value(index);
    let digits = digits::digits(item);
    let space = shown(Code::Char(' '), look);
    let points = |points: Points| said::points(words, points);
    let line = |text: String| -> Lines { broken(look, &text, room).into_iter().map(|line| vec![(line, Role::Dim)]).collect() };
    match &item.kind {
        Kind::Levels { .. } | Kind::Check { .. } => {
            let rungs = digits::rungs(item, words.language);
            let key = |n: usize, rung: &digits::RungOf| digits::rung_key(item, &digits, n, rung, &space);
            let column = rungs.iter().enumerate().map(|(n, rung)| width(&key(n, rung))).max().unwrap_or(1);
            let labels: Vec<String> = rungs.iter().map(|rung| rung.label.clone()).collect();
            let indent = column + 3;
            let rung = |(n, rung): (usize, &digits::RungOf)| {
                let key = key(n, rung);
                let fits = wrap(&rung.label, room.wide.saturating_sub(indent)).len() <= room.most;
                let label = match &rung.value {
                    Value::Answer(true) => say!(words, "yes"),
                    Value::Answer(false) => say!(words, "no"),
                    _ if fits => rung.label.clone(),
                    _ => apart(&rung.label, &labels, look.symbols.ellipsis),
                };
                let text = if key == rung.points.to_string() { label } else { format!("{} {label}", points(rung.points)) };
                keyed(look, &key, column, held == Some(&rung.value), &text, room)
            };
            let mut lines: Lines = rungs.iter().enumerate().flat_map(rung).collect();
            if let Digits::Entry(asked) = digits {
                lines.extend(line(asked_for(look, asked)));
            }
            lines
        }
        Kind::Score { step } => match digits {
            Digits::Entry(asked) => line(asked_for(look, asked)),
            _ if *step == Points::HALF => line(say!(words, "tui-score-half", max = item.max.to_string())),
            _ => line(say!(words, "tui-score", max = item.max.to_string())),
        },
        Kind::Count { each, floor, ceiling } => {
            let what = say!(words, "tui-count", each = points(*each), low = points(*floor), high = points(*ceiling));
            let how = if let Digits::Entry(asked) = digits { asked_for(look, asked) } else { say!(words, "tui-count-direct") };
            [line(what), line(how)].concat()
        }
        Kind::Measure { input, unit, slabs } => {
            let unit = if *input == MeasureInput::Share { "%" } else { unit.get(words.language) };
            let slab = |slab: &crate::domain::standard::Slab| {
                let bound = match slab.bound {
                    Bound::AtLeast(least) => format!(">= {least}{unit}"),
                    Bound::AtMost(most) => format!("<= {most}{unit}"),
                    Bound::Otherwise => say!(words, "tui-otherwise"),
                };
                vec![(format!("  {} ", fit(&bound, 10, "")), Role::Dim), (points(slab.points), Role::Text)]
            };
            let asked = if *input == MeasureInput::Share { Asked::Share } else { Asked::Number };
            // One line each: rather fewer words than a sentence cut short.
            let short = asked == Asked::Share && room.most == 1;
            let ask = if short { say!(words, "tui-ask-share-short") } else { asked_for(look, asked) };
            let mut lines = line(ask);
            lines.extend(slabs.iter().map(slab));
            lines
        }
        Kind::Reasons { losses, .. } => {
            let ticked = |key: &str| if let Some(Value::Losses(losses)) = held { losses.get(key).copied() } else { None };
            let loss = |(n, loss): (usize, &crate::domain::standard::Loss)| {
                let times = ticked(&loss.key);
                let count = times.filter(|times| *times > 1).map_or_else(String::new, |times| format!(" x{times}"));
                let each = if loss.per_occurrence { say!(words, "tui-each") } else { String::new() };
                let text = format!("-{}{each} {}{count}", points(loss.points), loss.label.get(words.language));
                keyed(look, &(n + 1).to_string(), 1, times.is_some(), &text, room)
            };
            losses.iter().enumerate().flat_map(loss).collect()
        }
        Kind::Multi { credits } => {
            let ticked = |key: &String| matches!(held, Some(Value::Credits(credits)) if credits.contains(key));
            let credit = |(n, credit): (usize, &crate::domain::standard::Rung)| {
                let text = format!("+{} {}", points(credit.points), credit.label.get(words.language));
                keyed(look, &(n + 1).to_string(), 1, ticked(&credit.key), &text, room)
            };
            credits.iter().enumerate().flat_map(credit).collect()
        }
        Kind::Finding { severities } => {
            let found = |key: &str| if let Some(Value::Findings(found)) = held { found.get(key).copied() } else { None };
            let severity = |(n, severity): (usize, &crate::domain::standard::Severity)| {
                let times = found(&severity.key).unwrap_or(0);
                let count = if times > 0 { format!(" x{times}") } else { String::new() };
                let text = format!("-{} {}{count}", points(severity.deduct), severity.label.get(words.language));
                keyed(look, &(n + 1).to_string(), 1, times > 0, &text, room)
            };
            severities.iter().enumerate().flat_map(severity).collect()
        }
        Kind::Veto { consequence } => {
            let what = match consequence {
                Consequence::Disqualify => say!(words, "tui-veto-disqualify"),
                Consequence::Cap(stars) => say!(words, "tui-veto-cap", stars = *stars),
            };
            let column = width(&space);
            let mut lines =
                keyed(look, &space, column, held == Some(&Value::Violated(false)), &say!(words, "tui-not-violated"), room);
            lines.extend(keyed(look, "1", column, held == Some(&Value::Violated(true)), &what, room));
            lines
        }
    }
}

/// What an entry asks for, in words.
pub fn asked_for(look: &Look, asked: Asked) -> String {
    match asked {
        Asked::Points => say!(look.words, "tui-ask-points"),
        Asked::Rung => say!(look.words, "tui-ask-rung"),
        Asked::Times => say!(look.words, "tui-ask-times"),
        Asked::Number => say!(look.words, "tui-ask-number"),
        Asked::Share => say!(look.words, "tui-ask-share"),
    }
}

/// What was given and said: the mark, the reasons, the note.
fn given(look: &Look, model: &Model, item: &Item, index: usize, room: usize) -> Lines {
    let words = &look.words;
    let held = model.held(index);
    let mut lines: Lines = Vec::new();
    if let Some(mark) = &held.mark {
        let given = say!(words, "tui-given", what = said::value(words, item, &mark.value));
        lines.push(vec![(given, if model.lost(index) { Role::Warn } else { Role::Good })]);
        for reason in &mark.reasons {
            let text = match reason {
                Reason::Phrase(n) => {
                    item.phrases.shortcoming.get(n.saturating_sub(1)).map_or("?", |text| text.get(words.language))
                }
                Reason::Words(text) => text.as_str(),
            };
            lines.extend(told(look.symbols.bullet, text, room));
        }
    }
    if let Some(by) = model.sheet.view.entered_by(&item.id) {
        let code = model.sheet.inspectors.iter().find(|inspector| inspector.id == by).map_or("?", |held| held.code.as_str());
        lines.extend(wrap(&say!(words, "paper-entered", code = code), room).into_iter().map(|line| vec![(line, Role::Dim)]));
    }
    if let Some(note) = &held.note {
        lines.extend(told(look.symbols.note, note, room));
    }
    if model.missing(index) {
        lines.push(vec![(format!("{} {}", look.symbols.warning, say!(words, "tui-reason-missing")), Role::Warn)]);
    }
    let judged = held.mark.as_ref().is_some_and(|mark| mark.value != Value::NotApplicable);
    match model.sheet.evidence.of_item(&item.id) {
        0 if judged && item.evidence == Evidence::Required => {
            lines.push(vec![(format!("{} {}", look.symbols.warning, say!(words, "tui-evidence-missing")), Role::Warn)]);
        }
        0 => {}
        count => lines
            .push(vec![(format!("{} {}", look.symbols.evidence, say!(words, "tui-evidence-count", count = count)), Role::Good)]),
    }
    lines
}

/// What the visit that is looked back at said of it: value, note, action.
fn then(look: &Look, model: &Model, item: &Item, room: usize) -> Lines {
    let words = &look.words;
    let Some((meeting, items)) = &model.sheet.then else { return Lines::new() };
    let Some(held) = items.get(&item.id) else {
        return vec![vec![(say!(words, "revisit-item-new"), Role::Dim)]];
    };
    let points = held.points.as_ref().map_or_else(|| say!(words, "revisit-none"), |points| points.cut(2));
    let mut lines = vec![vec![(say!(words, "revisit-then-was", points = points, meeting = meeting.name.as_str()), Role::Accent)]];
    for note in &held.notes {
        lines.extend(told(look.symbols.note, &actions::text(words, note), room));
    }
    for action in &held.actions {
        let (problem, status) = (actions::text(words, &action.task.problem), actions::status(words, action.status()));
        let measure = actions::optional(words, action.task.measure.as_ref());
        let text = say!(words, "revisit-then-action", problem = problem, status = status, measure = measure);
        lines.extend(told(look.symbols.warning, text.trim_end_matches(['；', ';', ' ']), room));
    }
    lines
}

fn told(symbol: &str, text: &str, room: usize) -> Lines {
    let wrapped = wrap(text, room.saturating_sub(2));
    let line =
        |(n, text): (usize, String)| vec![(format!("{} ", if n == 0 { symbol } else { " " }), Role::Dim), (text, Role::Text)];
    wrapped.into_iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn what_does_not_fit_is_cut_where_it_says_the_same_as_its_neighbour() {
        let rungs = ["列入年度计划，专题研究≥4次", "列入年度计划，专题研究2～3次", "未列入"].map(str::to_owned);
        assert_eq!(rungs.each_ref().map(|rung| apart(rung, &rungs, "…")), ["…≥4次", "…2～3次", "未列入"]);
        let rungs = ["in the plan, studied 4 times", "in the plan, studied 12 times", "in neither"].map(str::to_owned);
        assert_eq!(apart(&rungs[0], &rungs, "…"), "…4 times");
        let rungs = ["in the plan, studied 12 times", "in the plan, studied 14 times"].map(str::to_owned);
        assert_eq!(apart(&rungs[0], &rungs, "…"), "…12 times");
    }
}
