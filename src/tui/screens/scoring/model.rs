//! The card in hand: as it is kept, with the marks still on their way laid over it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::mode::{Filter, Held, Mode, Order, Pending};
use super::second::Second;
use crate::domain::applicability::{Applies, applies_all, full_by_fact};
use crate::domain::command::{Command, Rating};
use crate::domain::events::Reason;
use crate::domain::ids::CardId;
use crate::domain::next_star::{NextStar, next_star_of_panel};
use crate::domain::outcome::Outcome;
use crate::domain::scoring::{ItemScore, item_score};
use crate::domain::standard::{Item, Kind, ReasonRule, Standard};
use crate::domain::stars::{evaluate, evaluate_card, evaluate_panel};
use crate::domain::value::{Marks, Value};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands::Errands;
use crate::tui::screens::together::About;
use crate::tui::screens::{Effect, ticket};
use crate::tui::slices::Sheet;
use crate::tui::widgets::foot::Status;

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// The card as it is kept.
    pub sheet: Sheet,
    /// What is said of each item, by running index.
    pub held: Vec<Held>,
    /// Whether each item applies.
    pub applies: Vec<Applies>,
    /// Items settled by a fact.
    pub by_fact: BTreeSet<String>,
    /// The result of this card alone.
    pub own: Outcome,
    /// The result of all cards begun, when there are others.
    pub all: Option<Outcome>,
    /// What the next star needs, once nothing is open.
    pub next: Option<NextStar>,
    /// The items shown, by running index, in the order they are gone through.
    pub visible: Vec<usize>,
    /// The order of the items.
    pub order: Order,
    /// Only these items.
    pub filter: Option<Filter>,
    /// The item in hand, by running index.
    pub cursor: usize,
    /// The item whose mark was just given: `.` goes to it.
    pub given: Option<usize>,
    /// The item that just lost points and waits for its reason.
    pub awaiting: Option<usize>,
    /// What the keys go to.
    pub mode: Mode,
    /// What was just done.
    pub status: Status,
    /// Whether commands are taken.
    pub writable: bool,
    /// What is entered is held against this, and not kept.
    pub(super) second: Option<Second>,
    /// What the clock shows, in milliseconds since 1970, once it was told.
    pub now: Option<u64>,
    /// The last input gave a mark.
    pub(super) marked: bool,
    pub(super) pending: Vec<Pending>,
    /// Signing, opening again, facts: asked for and not answered yet.
    pub(super) errands: Errands,
}

impl Model {
    /// The screen of a card, at the item this device stopped at, else at the first unrated one.
    pub fn new(mut sheet: Sheet, writable: bool) -> Self {
        let second = sheet.blind().map(Second::new);
        let own = evaluate(&sheet.standard, &[], &sheet.facts);
        let mut model = Self {
            held: Vec::new(),
            applies: Vec::new(),
            by_fact: BTreeSet::new(),
            own,
            all: None,
            next: None,
            visible: Vec::new(),
            order: Order::default(),
            filter: sheet.asked.is_some().then_some(Filter::Duties),
            cursor: 0,
            given: None,
            awaiting: None,
            mode: Mode::Card,
            status: Status::Quiet,
            writable,
            second,
            now: None,
            marked: false,
            pending: Vec::new(),
            errands: Errands::default(),
            sheet,
        };
        model.arrange();
        model.recompute();
        let stopped = model.sheet.stopped_at.as_ref().and_then(|id| model.standard().number(id)).map(|n| n - 1);
        // The item last touched is done; the next unrated one from there is where the work goes on.
        model.cursor = stopped.and_then(|at| model.next_unrated(at)).or(stopped).or_else(|| model.first_unrated()).unwrap_or(0);
        model
    }

    /// Takes the card as it is kept now.
    pub fn renew(&mut self, mut sheet: Sheet) {
        if let (Some(second), Some(first)) = (&mut self.second, sheet.blind()) {
            second.first = first;
        }
        self.sheet = sheet;
    }

    /// The checklist.
    pub fn standard(&self) -> &Standard {
        &self.sheet.standard
    }

    /// The item with a running index.
    pub fn item(&self, index: usize) -> Option<&Item> {
        self.sheet.standard.items().nth(index)
    }

    /// What is said of an item.
    pub fn held(&self, index: usize) -> Held {
        self.held.get(index).cloned().unwrap_or_default()
    }

    /// The value of an item.
    pub fn value(&self, index: usize) -> Option<&Value> {
        self.held.get(index)?.mark.as_ref().map(|mark| &mark.value)
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Card => self.home(),
            Mode::Compare(_) => Context::Compare,
            Mode::Entry(..) => Context::Entry,
            Mode::Ticks => Context::Ticks,
            Mode::Note(_) => Context::Text,
            Mode::List(..) => Context::List,
            Mode::Confirm => Context::Confirm,
            Mode::Filling(_) => Context::Form,
        }
    }

    /// Which keys hold over the card itself.
    pub const fn home(&self) -> Context {
        if self.sheet.desk.is_some() { Context::Paper } else { Context::Scoring }
    }

    /// Whether inputs must wait: a step back decides where the next mark goes, a signature whether there is one.
    pub fn busy(&self) -> bool {
        self.errands.under_way() || self.pending.iter().any(|pending| pending.said.is_err())
    }

    /// Whether nothing is open and no reason is missing: signing would not be refused.
    pub fn finished(&self) -> bool {
        let (rated, all) = self.progress();
        all > 0 && rated == all && !(0..self.held.len()).any(|index| self.missing(index))
    }

    /// What comes next once the card is finished: its signature, the others', the critique. The menu's cursor stands on it
    /// when it opens.
    pub fn next_step(&self) -> Option<Action> {
        if !self.finished() {
            None
        } else if !self.sheet.view.is_signed() {
            Some(Action::Sign).filter(|_| self.writable)
        } else if self.sheet.unsigned.is_empty() {
            Some(Action::Critique)
        } else {
            Some(Action::SwitchInspector)
        }
    }

    /// The codes of the others who have not signed.
    pub fn unsigned(&self) -> Vec<String> {
        self.sheet.unsigned.iter().map(|inspector| inspector.code.clone()).collect()
    }

    /// Whether the card takes no marks.
    pub fn locked(&self) -> bool {
        self.sheet.view.is_signed() || self.sheet.recused || !self.writable
    }

    /// Whether nothing is said of an item that should be.
    pub fn unrated(&self, index: usize) -> bool {
        let open = self.value(index).is_none() && self.applies.get(index) == Some(&Applies::Yes) && self.asks(index);
        open && self.item(index).is_some_and(|item| !self.by_fact.contains(&item.id))
    }

    /// Whether an item is asked of this inspector.
    pub fn asks(&self, index: usize) -> bool {
        self.sheet.asked.as_ref().is_none_or(|asked| asked.get(index).copied().unwrap_or(true))
    }

    /// Whether an item counts for how far the card has come.
    fn counts(&self, index: usize) -> bool {
        self.applies.get(index) != Some(&Applies::No) && (self.asks(index) || self.value(index).is_some())
    }

    /// The item something can be decided about together.
    pub fn about(&self, index: usize) -> Option<About> {
        let CardId { meeting, community, .. } = self.sheet.card;
        Some(About { meeting, community, item: self.item(index)?.clone(), number: index + 1 })
    }

    /// Points lost on an item, reason or not.
    pub fn lost(&self, index: usize) -> bool {
        let (Some(item), Some(value)) = (self.item(index), self.value(index)) else { return false };
        !item.bonus && matches!(item_score(item, value), Ok(ItemScore::Points(points)) if points < item.max)
    }

    /// Whether nothing says yet why points were lost.
    pub fn untold(&self, index: usize) -> bool {
        let held = self.held(index);
        let ticked = matches!(self.value(index), Some(Value::Losses(_)));
        self.second.is_none()
            && self.lost(index)
            && !ticked
            && held.note.is_none()
            && held.mark.is_none_or(|mark| mark.reasons.is_empty())
    }

    /// Whether the card needs a reason here before it is signed.
    pub fn missing(&self, index: usize) -> bool {
        self.untold(index) && self.item(index).is_some_and(|item| item.reason == ReasonRule::Lost)
    }

    /// Whether the filter lets an item be seen.
    pub fn shown(&self, index: usize) -> bool {
        self.visible.contains(&index)
    }

    /// Whether something holds for an item the filter hides.
    pub fn hidden(&self, holds: impl Fn(usize) -> bool) -> bool {
        self.filter.is_some() && (0..self.held.len()).any(|index| !self.shown(index) && holds(index))
    }

    /// Takes an item in hand; a filter that would hide it ends.
    pub fn reveal(&mut self, index: usize) {
        if self.filter.is_some() && !self.shown(index) {
            self.filter = None;
            self.arrange();
        }
        self.cursor = index;
    }

    /// The first unrated item shown.
    pub fn first_unrated(&self) -> Option<usize> {
        self.visible.iter().copied().find(|index| self.unrated(*index))
    }

    /// The next unrated item shown behind an item, around the end.
    pub fn next_unrated(&self, from: usize) -> Option<usize> {
        self.next_where(from, |index| self.unrated(index))
    }

    /// The next item behind an item for which something holds, around the end.
    pub fn next_where(&self, from: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let at = self.visible.iter().position(|index| *index == from).map_or(0, |at| at + 1);
        let (before, behind) = self.visible.split_at(at.min(self.visible.len()));
        behind.iter().chain(before).copied().find(|index| wanted(*index))
    }

    /// Items rated and items to rate.
    pub fn progress(&self) -> (usize, usize) {
        let applying = (0..self.held.len()).filter(|index| self.counts(*index));
        applying.fold((0, 0), |(rated, all), index| (rated + usize::from(!self.open(index)), all + 1))
    }

    /// The same for one section, by the running indexes of its items.
    pub fn section_progress(&self, items: std::ops::Range<usize>) -> (usize, usize) {
        let applying = items.filter(|index| self.counts(*index));
        applying.fold((0, 0), |(rated, all), index| (rated + usize::from(!self.open(index)), all + 1))
    }

    fn open(&self, index: usize) -> bool {
        self.value(index).is_none() && self.item(index).is_none_or(|item| !self.by_fact.contains(&item.id))
    }

    /// The sections with the running indexes of their items.
    pub fn sections(&self) -> Vec<(usize, std::ops::Range<usize>)> {
        let mut start = 0;
        let sections = self.standard().sections.iter().enumerate();
        sections
            .map(|(n, section)| {
                let range = start..start + section.items.len();
                start = range.end;
                (n, range)
            })
            .collect()
    }

    /// Lays the items out anew after the order or filter changed.
    pub fn arrange(&mut self) {
        let items: Vec<&Item> = self.sheet.standard.items().collect();
        let said = |index: usize| self.sheet.view.item(&items[index].id).is_some_and(|held| held.mark().is_some());
        let wanted = |index: usize| match self.filter {
            None => true,
            Some(Filter::Method(method)) => items[index].methods.contains(&method),
            Some(Filter::Duties) => self.asks(index) || said(index),
        };
        let mut visible: Vec<usize> = (0..items.len()).filter(|index| wanted(*index)).collect();
        match self.order {
            Order::Standard => {}
            Order::Method => visible.sort_by_key(|index| items[*index].methods.first().copied()),
            Order::Place => {
                // Places in the order they first occur: the way through the community the standard has in mind.
                let place = |index: usize| &items[index].place;
                let first: BTreeMap<usize, usize> = visible
                    .iter()
                    .map(|index| (*index, visible.iter().copied().find(|other| place(*other) == place(*index)).unwrap_or(*index)))
                    .collect();
                visible.sort_by_key(|index| (first.get(index).copied(), *index));
            }
        }
        self.visible = visible;
        if !self.visible.contains(&self.cursor) {
            self.cursor = self.first_unrated().or_else(|| self.visible.first().copied()).unwrap_or(0);
        }
    }

    /// Lays the marks on their way over the card and computes what they come to.
    pub fn recompute(&mut self) {
        let of = |item: &Item| {
            let kept = self.sheet.view.item(&item.id);
            let mark = kept.and_then(|kept| kept.mark().cloned());
            let note = kept.and_then(|kept| kept.note()).map(|text| text.as_str().to_owned());
            Held { mark, note }
        };
        let mut held: Vec<Held> = self.sheet.standard.items().map(of).collect();
        for rating in self.pending.iter().flat_map(|pending| &pending.ratings) {
            let number = self.sheet.standard.number(&rating.item);
            let Some(held) = number.and_then(|number| held.get_mut(number - 1)) else { continue };
            if let Some(mark) = &rating.mark {
                held.mark.clone_from(mark);
            }
            if let Some(note) = &rating.note {
                held.note = note.clone().filter(|note| !note.trim().is_empty());
            }
        }
        self.held = held;
        let marks = self.marks();
        let (standard, facts) = (&self.sheet.standard, &self.sheet.facts);
        let full = full_by_fact(standard, facts);
        self.applies = applies_all(standard, &marks, &full);
        self.by_fact = full.into_iter().map(str::to_owned).collect();
        let stop = &self.sheet.stop;
        let own = stop.ballot(self.sheet.card.inspector, Cow::Borrowed(&marks));
        // What is carried over counts on this card too: by itself it says nothing.
        self.own = if stop.carried.is_some() {
            evaluate_panel(standard, &stop.with_carried(vec![own.clone()]), facts)
        } else {
            evaluate_card(standard, own.clone(), facts)
        };
        let others = self.sheet.others.iter().map(|(inspector, marks)| stop.ballot(inspector.id, Cow::Borrowed(marks)));
        let ballots = std::iter::once(own).chain(others).collect();
        let panel = if self.sheet.others.is_empty() { stop.with_carried(ballots) } else { stop.panel_of(ballots) };
        // Alone there is nothing to combine: what the panel's rule asks for is asked once the others are in sight.
        self.all = (!self.sheet.others.is_empty()).then(|| evaluate_panel(standard, &panel, facts));
        let finished = self.all.as_ref().map_or(&self.own, |all| all).stars.is_some();
        self.next = if finished && !self.sheet.hidden { next_star_of_panel(standard, &panel, facts) } else { None };
    }

    /// The marks of this card, those on their way included.
    pub fn marks(&self) -> Marks {
        let marks = self.sheet.standard.items().zip(&self.held);
        marks.filter_map(|(item, held)| Some((item.id.clone(), held.mark.as_ref()?.value.clone()))).collect()
    }

    /// The veto items shown that nobody judged yet.
    pub fn open_vetoes(&self) -> Vec<usize> {
        let veto = |index: &usize| self.item(*index).is_some_and(|item| matches!(item.kind, Kind::Veto { .. }));
        (0..self.held.len()).filter(|index| self.shown(*index) && self.unrated(*index)).filter(veto).collect()
    }

    /// Sends ratings to be kept and shows them at once. Those of a second entry are only shown.
    pub fn commit(&mut self, ratings: Vec<Rating>, said: String, from: usize) -> Vec<Effect> {
        self.commit_saying(ratings, said, None, from)
    }

    /// The same with a sentence of its own for when it is kept.
    pub fn commit_saying(&mut self, ratings: Vec<Rating>, said: String, saved: Option<String>, from: usize) -> Vec<Effect> {
        if self.second.is_some() {
            self.status = Status::Done(said.clone());
            // No answer comes to this name: it stays until it is taken back.
            self.pending.push(Pending { ticket: 0, ratings, said: Ok(said), saved, from });
            self.recompute();
            return Vec::new();
        }
        self.status = Status::Doing(said.clone());
        let command = self.command(ratings.clone());
        let effect = self.send(command, ratings, Ok(said), from);
        if let Some(pending) = self.pending.last_mut() {
            pending.saved = saved;
        }
        self.recompute();
        vec![effect]
    }

    /// What keeps marks: the inspector's own, or entered from paper.
    pub(super) fn command(&self, ratings: Vec<Rating>) -> Command {
        match &self.sheet.desk {
            Some(desk) => Command::Enter { by: desk.recorder.id, ratings },
            None => Command::Rate(ratings),
        }
    }

    /// Takes the last mark of a second entry back; `None` where there is none.
    pub(super) fn take_back(&mut self) -> Option<usize> {
        let at = self.pending.iter().rposition(|pending| pending.ticket == 0)?;
        let from = self.pending.remove(at).from;
        self.recompute();
        Some(from)
    }

    pub(super) fn send(&mut self, command: Command, ratings: Vec<Rating>, said: Result<String, bool>, from: usize) -> Effect {
        let ticket = ticket();
        self.pending.push(Pending { ticket, ratings, said, saved: None, from });
        let by = self.sheet.desk.as_ref().map_or(self.sheet.card.inspector, |desk| desk.recorder.id);
        Effect::Commit { ticket, by: Some(by), command }
    }

    /// The reasons ticked for an item.
    pub fn reasons(&self, index: usize) -> Vec<Reason> {
        self.held(index).mark.map(|mark| mark.reasons).unwrap_or_default()
    }
}
