//! What the hall's window is to show, chosen on any screen.

use super::App;
use super::overlay::Overlay;
use crate::domain::ids::{CommunityId, RoundId};
use crate::text::say;
use crate::tui::input::Input;
use crate::tui::keys::{Action, Context};
use crate::tui::screens::Place;
use crate::tui::widgets::foot::Status;
use crate::tui::widgets::list::{Entry, List, Picked};
use crate::tui::worker::Request;
use crate::workspace::{HallPage, Shown};

impl App {
    /// The pages to choose from. The first one shows the community in sight, where there is one.
    pub(super) fn hall_pages(&self) -> Overlay {
        let words = &self.look.words;
        let (round, community) = self.pages.last().map_or((None, None), |page| about(&page.place()));
        let shown = |page, community| Shown { page, community, round };
        let here = community.map(|_| (say!(words, "hall-show-here"), shown(HallPage::Community, community)));
        let pages = here.into_iter().chain([
            (say!(words, "hall-show-follow"), Shown::default()),
            (say!(words, "hall-show-top"), shown(HallPage::Top, community)),
            (say!(words, "hall-show-ranking"), shown(HallPage::Ranking, community)),
            (say!(words, "hall-show-blank"), shown(HallPage::Blank, community)),
        ]);
        let entry = |(n, (text, value)): (usize, (String, Shown))| Entry {
            digit: char::from_digit(u32::try_from(n + 1).unwrap_or(0), 10),
            text,
            aside: String::new(),
            value,
        };
        Overlay::Hall(List::new(say!(words, "hall-title"), pages.enumerate().map(entry).collect()))
    }

    /// Takes an input while the pages are being chosen from.
    pub(super) fn hall_chosen(&mut self, input: &Input, mut list: List<Shown>) {
        let code = if let Input::Key(code) = input { Some(*code) } else { None };
        let action = code.and_then(|code| self.look.keymap.action(Context::List, code));
        match (list.take(action, code), action) {
            (Picked::Chosen(shown), _) => self.request(Request::Show(shown)),
            (Picked::Left, _) => {}
            (Picked::Open, Some(Action::Quit)) => self.global(Action::Quit),
            (Picked::Open, _) => self.overlay = Some(Overlay::Hall(list)),
        }
    }

    /// Says how that ended.
    pub(super) fn shown_in_hall(&mut self, done: Result<(), String>) {
        let words = &self.look.words;
        self.say(match done {
            Ok(()) => Status::Done(say!(words, "hall-shown")),
            Err(why) => Status::Refused(why),
        });
    }
}

/// What a place is about, as far as the hall may be interested.
fn about(place: &Place) -> (Option<RoundId>, Option<CommunityId>) {
    match place {
        Place::Result { round, community } | Place::Actions { round, community } => (Some(*round), Some(*community)),
        Place::Scoring(card) => (None, Some(card.community)),
        Place::Critique { community, .. } => (None, Some(*community)),
        Place::Speech { community, .. } => (None, *community),
        Place::Report { round, community }
        | Place::ReportFor { round, community, .. }
        | Place::ActionPaper { round, community, .. } => (Some(*round), *community),
        Place::Ranking(round) | Place::Rollup(round) | Place::Agreement(round) | Place::Register(round) => (Some(*round), None),
        Place::Home { round, .. } => (*round, None),
        _ => (None, None),
    }
}
