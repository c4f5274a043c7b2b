//! The first screen: rounds, and the communities of one round with how they stand.

mod model;
mod update;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Effect, Found, Lead, Message, Page, Place, Target};
use crate::domain::ids::{CardId, CommunityId};
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::{HomeRow, Slice};
use crate::tui::widgets::foot::Status;
pub use model::Model;

impl Page for Model {
    fn place(&self) -> Place {
        let meeting = self.home.meetings.get(self.home.meeting).map(|meeting| meeting.id);
        Place::Home { round: self.round(), meeting }
    }

    fn context(&self) -> Context {
        self.context()
    }

    fn update(&mut self, message: Message, look: &Look) -> Vec<Effect> {
        match message {
            Message::Input(input) => update::update(self, &input, look),
            Message::Do(action) => update::act(self, action, look),
            Message::Slice(Slice::Home(home)) => {
                self.show(*home);
                Vec::new()
            }
            Message::Committed(committed) => update::committed(self, committed, look),
            _ => Vec::new(),
        }
    }

    fn busy(&self) -> bool {
        self.pending.is_some()
    }

    fn view(&self, look: &Look, area: Rect, frame: &mut Frame) {
        view::view(self, look, area, frame);
    }

    fn say(&mut self, status: Status) {
        self.status = status;
    }

    fn applies(&self, action: Action) -> bool {
        update::applies(self, action)
    }

    /// The communities of the round: to score where there is a card, else to their result.
    fn finds(&self, _look: &Look) -> Vec<Found> {
        let target = |row: &HomeRow| {
            let community = row.community.id;
            let card = row.meeting.zip(self.inspector).map(|(meeting, inspector)| CardId { meeting, community, inspector });
            let result = |round| Target::Go(Place::Result { round, community });
            card.map(|card| Target::Go(Place::Scoring(card))).or_else(|| self.round().map(result))
        };
        let found = |row: &HomeRow| {
            let (text, aside) = (row.community.name.clone(), row.community.subdistrict.clone());
            Some(Found { text, aside, also: row.community.code.clone(), target: target(row)? })
        };
        self.home.rows.iter().filter_map(found).collect()
    }

    fn community(&self) -> Option<CommunityId> {
        self.row().map(|row| row.community.id)
    }

    fn leads(&self, community: Option<CommunityId>) -> Vec<Lead> {
        let mut leads = Vec::new();
        let mut lead = |action, context, place| leads.push(Lead { action, context, place });
        lead(None, Context::Home, self.place());
        let row = self.home.rows.iter().find(|row| Some(row.community.id) == community);
        let stop = row.and_then(|row| Some((row.meeting?, row.community.id)));
        if let Some((meeting, community)) = stop {
            if let Some(inspector) = self.inspector {
                lead(Some(Action::Open), Context::Scoring, Place::Scoring(CardId { meeting, community, inspector }));
            }
            lead(Some(Action::Paper), Context::Paper, Place::Papers { meeting, community });
            lead(Some(Action::Critique), Context::Critique, Place::Critique { meeting, community });
            lead(Some(Action::Evidence), Context::Evidence, Place::Evidence { meeting, community });
            lead(Some(Action::Speech), Context::Speech, Place::Speech { meeting, community: Some(community) });
        }
        if let Some((round, community)) = self.round().zip(row.map(|row| row.community.id)) {
            lead(Some(Action::Result), Context::Result, Place::Result { round, community });
            lead(Some(Action::Actions), Context::Actions, Place::Actions { round, community });
            lead(Some(Action::Report), Context::Report, Place::Report { round, community: Some(community) });
        }
        if let Some(round) = self.round() {
            lead(Some(Action::Ranking), Context::Ranking, Place::Ranking(round));
            lead(Some(Action::Rollup), Context::Rollup, Place::Rollup(round));
            lead(Some(Action::Agreement), Context::Agreement, Place::Agreement(round));
            lead(Some(Action::Setup), Context::Setup, Place::Setup(Some(round)));
        }
        if let Some(meeting) = self.home.meetings.get(self.home.meeting) {
            lead(Some(Action::Agenda), Context::Agenda, Place::Agenda(meeting.id));
        }
        lead(Some(Action::Standards), Context::Standards, Place::Standards);
        lead(Some(Action::History), Context::History, Place::History(None));
        lead(Some(Action::Safety), Context::Safety, Place::Safety);
        lead(Some(Action::Settings), Context::Settings, Place::Settings);
        leads
    }
}
