//! What inputs and answers do to the result's screen.

use super::announce;
use super::model::{Mode, Model};
use crate::domain::standard::VetoRule;
use crate::text::{decision, findings, panel, say};
use crate::tui::canvas::Look;
use crate::tui::dialogs;
use crate::tui::input::Input;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands::{self, Ended, Filled, Filling};
use crate::tui::screens::{Committed, Effect, Place};
use crate::tui::slices::Slice;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List, Picked};

/// Takes an input.
pub fn input(model: &mut Model, input: &Input, look: &Look) -> Vec<Effect> {
    let code = if let Input::Key(code) = input { Some(*code) } else { None };
    let action = code.and_then(|code| look.keymap.action(model.context(), code));
    match std::mem::take(&mut model.mode) {
        Mode::Page => action.map_or_else(Vec::new, |action| act(model, action, look)),
        Mode::Menu(mut list) => {
            match list.take(action, code) {
                Picked::Chosen(action) => return act(model, action, look),
                Picked::Left => {}
                Picked::Open => model.mode = Mode::Menu(list),
            }
            Vec::new()
        }
        Mode::Items(mut list) => {
            match list.take(action, code) {
                Picked::Chosen((action, item)) => decide(model, action, &item, look),
                Picked::Left => {}
                Picked::Open => model.mode = Mode::Items(list),
            }
            Vec::new()
        }
        Mode::Announcing => announce::answered(model, action),
        Mode::Late(mut list) => {
            match list.take(action, code) {
                Picked::Chosen(n) => announce::decide(model, n, look),
                Picked::Left => {}
                Picked::Open => model.mode = Mode::Late(list),
            }
            Vec::new()
        }
        Mode::Filling(filling) => match filling.take(input, look) {
            Filled::Open(filling) => {
                model.mode = Mode::Filling(filling);
                Vec::new()
            }
            Filled::Left => Vec::new(),
            Filled::Given(commands, _) if commands.is_empty() => {
                model.status = Status::Done(say!(look.words, "unchanged-here"));
                Vec::new()
            }
            Filled::Given(commands, filling) => model.errands.give(commands, &filling),
        },
    }
}

/// Does what a key, the menu or the palette asks for.
pub fn act(model: &mut Model, action: Action, look: &Look) -> Vec<Effect> {
    let words = &look.words;
    if model.pager.go(action) {
        return Vec::new();
    }
    model.status = Status::Quiet;
    let (round, community) = (model.slice.round.id, model.slice.community.id);
    let meeting = model.slice.meeting.as_ref().map(|meeting| meeting.id);
    match action {
        Action::Back => return vec![Effect::Back],
        Action::Menu => {
            let list = dialogs::menu(look, Context::Result, |action| applies(model, action), |action| action);
            let at = list.entries.iter().position(|entry| entry.value == model.next_step()).unwrap_or(0);
            model.mode = Mode::Menu(list.at(at));
        }
        Action::Open => match model.card_id() {
            Some(card) => return vec![Effect::Go(Place::Scoring(card))],
            None if meeting.is_none() => model.status = Status::Refused(say!(words, "result-no-meeting")),
            None => model.status = Status::Refused(say!(words, "result-no-inspector")),
        },
        Action::Facts => match Filling::facts(words, &model.slice.standard, round, community, &model.slice.facts) {
            Some(filling) => model.mode = Mode::Filling(filling),
            None => model.status = Status::Refused(say!(words, "facts-none")),
        },
        Action::Sign | Action::Reopen if !applies(model, action) => {
            model.status = Status::Refused(say!(words, "result-no-card"));
        }
        Action::Sign => return model.card_id().map(|card| model.errands.sign(card)).into_iter().collect(),
        Action::Reopen => {
            if let Some(card) = model.card_id() {
                model.mode = Mode::Filling(Filling::reopening(words, card));
            }
        }
        Action::Announce => announce::begin(model, look),
        Action::LateCard => announce::late(model, look),
        Action::Dispute | Action::RuleVeto if !applies(model, action) => {
            model.status = Status::Refused(say!(words, "result-nothing-to-decide"));
        }
        Action::Dispute => model.mode = Mode::Items(disputes(model, look)),
        Action::RuleVeto => match &model.slice.vetoes[..] {
            [(item, ..)] => {
                let item = item.clone();
                decide(model, action, &item, look);
            }
            vetoes => {
                let line = |(id, name, found): &(String, String, String)| (name.clone(), found.clone(), id.clone());
                let lines = vetoes.iter().map(line).collect();
                model.mode = Mode::Items(items(say!(words, "veto-which"), action, lines));
            }
        },
        Action::Critique | Action::Report | Action::Actions if model.slice.hidden => {
            model.status = Status::Refused(say!(words, "hidden-until-signed"));
        }
        Action::Evidence => match meeting {
            Some(meeting) => return vec![Effect::Go(Place::Evidence { meeting, community })],
            None => model.status = Status::Refused(say!(words, "result-no-meeting")),
        },
        Action::Critique => match meeting {
            Some(meeting) => return vec![Effect::Go(Place::Critique { meeting, community })],
            None => model.status = Status::Refused(say!(words, "result-no-meeting")),
        },
        Action::Report => return vec![Effect::Go(Place::Report { round, community: Some(community) })],
        Action::Actions => return vec![Effect::Go(Place::Actions { round, community })],
        Action::Ranking => return vec![Effect::Go(Place::Ranking(round))],
        Action::Agreement => return vec![Effect::Go(Place::Agreement(round))],
        Action::History => return vec![Effect::Go(Place::History(Some(community)))],
        Action::Help | Action::Palette | Action::Theme | Action::Quit | Action::Hall => return vec![Effect::Global(action)],
        _ => {}
    }
    Vec::new()
}

/// A list of items, `(name, aside, id)`, to decide something about.
fn items(title: String, action: Action, lines: Vec<(String, String, String)>) -> List<(Action, String)> {
    let digit = |n: usize| char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10);
    let entry =
        |(n, (text, aside, id)): (usize, (String, String, String))| Entry { digit: digit(n), text, aside, value: (action, id) };
    List::new(title, lines.into_iter().enumerate().map(entry).collect())
}

fn disputes(model: &Model, look: &Look) -> List<(Action, String)> {
    let words = &look.words;
    let line = |item: &crate::domain::standard::Item| {
        let held = model.slice.disputes.iter().find(|dispute| dispute.id == item.id);
        let state = |held: &panel::Dispute| held.outcome.clone().unwrap_or_else(|| say!(words, "dispute-open"));
        (decision::item_named(words, &model.slice.standard, &item.id), held.map(state).unwrap_or_default(), item.id.clone())
    };
    items(say!(words, "dispute-which"), Action::Dispute, model.disputable().into_iter().map(line).collect())
}

/// Opens the form for what is decided about an item.
fn decide(model: &mut Model, action: Action, item: &str, look: &Look) {
    let Some(about) = model.about(item) else { return };
    model.mode = Mode::Filling(if action == Action::Dispute {
        Filling::dispute(&look.words, about, model.slice.together.disputes.get(item).cloned().unwrap_or_default())
    } else {
        let Some(by) = model.inspector else { return };
        let found = model.slice.vetoes.iter().find(|(id, ..)| id == item).map_or("", |(_, _, found)| found.as_str());
        let held = model.slice.together.ruling(item).cloned();
        Filling::veto(&look.words, about, found, by, held)
    });
}

/// Whether an action does something now.
pub fn applies(model: &Model, action: Action) -> bool {
    match action {
        Action::Open => model.card_id().is_some(),
        Action::Critique => model.slice.meeting.is_some() && !model.slice.hidden,
        Action::Report | Action::Actions => !model.slice.hidden,
        Action::Dispute => model.writable && model.slice.meeting.is_some(),
        Action::Evidence => model.slice.meeting.is_some(),
        Action::RuleVeto => {
            let asked = model.slice.standard.panel.veto == VetoRule::Chair;
            model.writable && asked && model.inspector.is_some() && !model.slice.vetoes.is_empty()
        }
        Action::Announce => announce::applies(model),
        Action::LateCard => model.writable && !model.slice.late.is_empty(),
        Action::Facts => model.writable,
        Action::Sign => model.writable && model.card().is_some_and(|card| !card.view.is_signed()),
        Action::Reopen => model.writable && model.card().is_some_and(|card| card.view.is_signed()),
        _ => true,
    }
}

/// Takes the answer to a commit.
pub fn committed(model: &mut Model, committed: Committed, look: &Look) {
    let words = &look.words;
    let Committed { ticket, result, slice, writable } = committed;
    model.writable = writable;
    if let Some(Slice::Result(slice)) = slice {
        model.slice = *slice;
    }
    match model.errands.ended(words, ticket, result.as_ref().err()) {
        Some(Ended::Done(done)) => {
            let next = errands::way(look, Context::Result, Action::Critique);
            let said = errands::said(words, done, &model.unsigned(), &next);
            model.status = match result.ok().and_then(|warnings| warnings.first().cloned()) {
                None => Status::Done(said),
                Some((_, kind)) => {
                    Status::Warned(say!(words, "tui-look-again", said = said, warning = findings::warned(words, kind)))
                }
            };
        }
        Some(Ended::Refused(why, form)) => {
            model.status = Status::Refused(why);
            if let Some(form) = form {
                model.mode = Mode::Filling(*form);
            }
        }
        Some(Ended::More) | None => {}
    }
}
