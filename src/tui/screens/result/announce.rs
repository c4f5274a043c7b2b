//! Reading the result out from its screen: a question first, a form where a reason is needed; and deciding on what came later.

use ratatui::layout::Rect;

use super::model::{Mode, Model};
use crate::text::lists::listed;
use crate::text::{Words, decision, say};
use crate::tui::canvas::{Canvas, Look};
use crate::tui::dialogs;
use crate::tui::keys::Action;
use crate::tui::screens::Effect;
use crate::tui::screens::announcing::{About, Ask, form};
use crate::tui::screens::errands::Filling;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List};

/// Whether there is a result to be read out.
pub fn applies(model: &Model) -> bool {
    let slice = &model.slice;
    let decided = slice.outcome.stars.is_some() && slice.outcome.unconfirmed.is_empty();
    model.writable && slice.meeting.is_some() && !slice.hidden && (decided || slice.announced.is_some())
}

/// Stars and total as they would be read out.
fn figure(model: &Model, words: &Words) -> String {
    let outcome = &model.slice.outcome;
    let total = outcome.total.as_ref().map(|total| total.cut(model.slice.decimals)).unwrap_or_default();
    say!(words, "announced-figure", stars = decision::stars(words, outcome.stars.unwrap_or(0)), total = total)
}

/// What is open although there is a result: cards not signed, places of a quota.
fn open(model: &Model, words: &Words) -> Option<String> {
    let out = |code: &String| model.slice.cards.iter().any(|card| card.recused && card.inspector.code == *code);
    let unsigned: Vec<String> = model.unsigned().into_iter().filter(|code| !out(code)).collect();
    if !unsigned.is_empty() {
        return Some(say!(words, "announce-unsigned", codes = listed(words, unsigned)));
    }
    model.slice.outcome.stars_pending.then(|| say!(words, "announce-pending"))
}

fn about(model: &Model, ask: Ask) -> Option<About> {
    let meeting = model.slice.meeting.as_ref()?.id;
    Some(About { meeting, community: model.slice.community.id, by: model.inspector, ask })
}

fn fill(model: &mut Model, ask: Ask, words: &Words) {
    let Some(about) = about(model, ask) else { return };
    let (figure, open) = (figure(model, words), open(model, words).unwrap_or_default());
    let code = if let Ask::Late(late) = &about.ask { code(model, late.inspector) } else { String::new() };
    let form = form(words, &about, &model.slice.community.name, (&figure, &open), &code);
    model.mode = Mode::Filling(Filling::announcing(form, about));
}

/// Begins: the question, or a form where a reason is needed.
pub fn begin(model: &mut Model, look: &Look) {
    let words = &look.words;
    if !applies(model) {
        model.status = Status::Refused(say!(words, "announce-not-yet"));
    } else if model.slice.announced.is_some() {
        fill(model, Ask::Again, words);
    } else if open(model, words).is_some() {
        fill(model, Ask::Reason, words);
    } else {
        model.mode = Mode::Announcing;
    }
}

/// Draws the question.
pub fn ask(model: &Model, canvas: &mut Canvas, area: Rect) {
    let words = &canvas.look.words;
    let title = say!(words, "announce-title", community = model.slice.community.name.as_str(), figure = figure(model, words));
    dialogs::question(canvas, area, &title, &say!(words, "announce-question"));
}

/// Takes the answer to the question.
pub fn answered(model: &mut Model, action: Option<Action>) -> Vec<Effect> {
    match action {
        Some(Action::Yes) => {
            let about = about(model, Ask::Reason);
            about.map(|about| model.errands.announce(about.announce(None))).into_iter().collect()
        }
        Some(Action::Back) => Vec::new(),
        _ => {
            model.mode = Mode::Announcing;
            Vec::new()
        }
    }
}

fn code(model: &Model, inspector: crate::domain::ids::InspectorId) -> String {
    model.slice.inspectors.iter().find(|held| held.id == inspector).map_or_else(String::new, |held| held.code.clone())
}

/// Begins deciding on a card that came later.
pub fn late(model: &mut Model, look: &Look) {
    let words = &look.words;
    match model.slice.late.len() {
        0 => model.status = Status::Refused(say!(words, "late-none")),
        1 => decide(model, 0, look),
        _ => {
            let told = model.slice.announced.as_ref().map(|told| told.late.clone()).unwrap_or_default();
            let entry = |(n, text): (usize, String)| Entry {
                digit: char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10),
                text,
                aside: String::new(),
                value: n,
            };
            model.mode = Mode::Late(List::new(say!(words, "late-which"), told.into_iter().enumerate().map(entry).collect()));
        }
    }
}

/// Opens the form for a card that came later.
pub fn decide(model: &mut Model, n: usize, look: &Look) {
    if let Some(late) = model.slice.late.get(n).cloned() {
        fill(model, Ask::Late(late), &look.words);
    }
}
