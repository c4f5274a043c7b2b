//! The result in hand, and what is being asked for on it.

use crate::domain::ids::{CardId, InspectorId};
use crate::domain::standard::Item;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands::{Errands, Filling};
use crate::tui::screens::together::About;
use crate::tui::screens::{Session, who_rates};
use crate::tui::slices::Result;
use crate::tui::slices::ResultCard;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::List;
use crate::tui::widgets::pager::Pager;

/// What the keys go to.
#[derive(Debug, Default)]
pub enum Mode {
    /// The explanation.
    #[default]
    Page,
    /// The menu.
    Menu(List<Action>),
    /// The items a dispute or the chair's word can be about.
    Items(List<(Action, String)>),
    /// A form.
    Filling(Filling),
    /// Whether to read the result out.
    Announcing,
    /// The cards that came later, to decide on one.
    Late(List<usize>),
}

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What is shown.
    pub slice: Result,
    /// Who rates.
    pub inspector: Option<InspectorId>,
    /// Whether commands are taken.
    pub writable: bool,
    /// Where the reader is.
    pub pager: Pager,
    /// What the keys go to.
    pub mode: Mode,
    /// What was just done.
    pub status: Status,
    /// What was asked for and not answered yet.
    pub errands: Errands,
}

impl Model {
    /// The screen of a result.
    pub fn new(slice: Result, session: &Session) -> Self {
        let panel = slice.meeting.as_ref().map_or(&[][..], |meeting| &meeting.panel);
        let inspector = who_rates(session.inspector, slice.last.as_ref(), panel, &slice.inspectors);
        Self {
            inspector,
            slice,
            writable: session.writable,
            pager: Pager::default(),
            mode: Mode::Page,
            status: Status::Quiet,
            errands: Errands::default(),
        }
    }

    /// Which keys hold now.
    pub const fn context(&self) -> Context {
        match self.mode {
            Mode::Page => Context::Result,
            Mode::Menu(_) | Mode::Items(_) | Mode::Late(_) => Context::List,
            Mode::Announcing => Context::Confirm,
            Mode::Filling(_) => Context::Form,
        }
    }

    /// The card of whoever rates, begun or not; `None` without a meeting or an inspector.
    pub fn card_id(&self) -> Option<CardId> {
        let meeting = self.slice.meeting.as_ref()?.id;
        Some(CardId { meeting, community: self.slice.community.id, inspector: self.inspector? })
    }

    /// The same, where it is begun.
    pub fn card(&self) -> Option<&ResultCard> {
        self.slice.cards.iter().find(|card| Some(card.inspector.id) == self.inspector)
    }

    /// The items that can be disputed, those in dispute first.
    pub fn disputable(&self) -> Vec<&Item> {
        let disputed = |item: &&Item| self.slice.disputes.iter().any(|dispute| dispute.id == item.id);
        let mut items: Vec<&Item> = self.slice.standard.items().collect();
        items.sort_by_key(|item| !disputed(item));
        items
    }

    /// The item something can be decided about together.
    pub fn about(&self, id: &str) -> Option<About> {
        let (meeting, standard) = (self.slice.meeting.as_ref()?.id, &self.slice.standard);
        let item = standard.item(id)?.clone();
        Some(About { meeting, community: self.slice.community.id, item, number: standard.number(id)? })
    }

    /// The codes of those who still have to sign, in the cards' order: begun cards, then the panel's missing ones.
    pub fn unsigned(&self) -> Vec<String> {
        let begun = self.slice.cards.iter().filter(|card| !card.view.is_signed()).map(|card| &card.inspector);
        begun.chain(&self.slice.waiting).map(|inspector| inspector.code.clone()).collect()
    }

    /// What comes next here: the menu's cursor stands on it when it opens.
    pub fn next_step(&self) -> Action {
        match self.card() {
            Some(card) if !card.view.is_signed() && card.progress.0 == card.progress.1 && self.writable => Action::Sign,
            _ if !self.slice.cards.is_empty() && self.unsigned().is_empty() => Action::Critique,
            _ => Action::Open,
        }
    }
}
