//! What the palette can find: what the screen in sight has, what the screens beneath list, and what can be done on every
//! screen they lead to.

use super::App;
use super::overlay::Overlay;
use crate::tui::canvas::Look;
use crate::tui::keys::{Action, long};
use crate::tui::palette::Palette;
use crate::tui::screens::{Found, Lead, Page, Target};

/// Parts of the program reached from everywhere.
pub const EVERYWHERE: [Action; 12] = [
    Action::NewRound,
    Action::Import,
    Action::Standards,
    Action::History,
    Action::Hall,
    Action::Safety,
    Action::Settings,
    Action::Demo,
    Action::Theme,
    Action::Language,
    Action::Help,
    Action::Quit,
];

impl App {
    /// The palette over the screen in sight: its own things first, then those of the screens beneath, then the program's, then
    /// what other screens can do. An action found twice is done by the nearest.
    pub(super) fn palette(&self) -> Overlay {
        let look = &self.look;
        let mut all = Vec::new();
        let mut held = Vec::new();
        if let Some(page) = self.pages.last() {
            all.extend(page.finds(look));
            for action in actions(page.as_ref(), look) {
                held.push(action);
                all.push(found(look, action));
            }
        }
        let beneath = self.pages.iter().rev().skip(1).flat_map(|page| page.finds(look));
        all.extend(beneath.filter(|found| matches!(found.target, Target::Go(_))));
        // A trial has no other parts: what they would do is forgotten with it.
        let there = |action: &Action| self.trying.is_none() || matches!(action, Action::Theme | Action::Help | Action::Quit);
        for action in EVERYWHERE.into_iter().filter(there) {
            if !held.contains(&action) {
                held.push(action);
                all.push(found(look, action));
            }
        }
        all.extend(self.elsewhere(held));
        Overlay::Palette(Box::new(Palette::new(all)))
    }

    /// What can be done on screens that are not in sight, about the community in hand; nothing of what is `held`.
    fn elsewhere(&self, mut held: Vec<Action>) -> Vec<Found> {
        let look = &self.look;
        let here = self.pages.last().map(|page| page.context());
        let community = self.pages.iter().rev().find_map(|page| page.community());
        let leads: Vec<Lead> = self.pages.iter().flat_map(|page| page.leads(community)).collect();
        let mut all = Vec::new();
        for lead in &leads {
            if let Some(action) = lead.action.filter(|action| !held.contains(action)) {
                held.push(action);
                all.push(Found { target: Target::Go(lead.place.clone()), ..found(look, action) });
            }
        }
        for lead in leads.iter().filter(|lead| Some(lead.context) != here) {
            let aside = look.words.lookup(&format!("context-{}", lead.context.id())).unwrap_or_default();
            for entry in look.keymap.menu(lead.context) {
                if !held.contains(&entry.action) {
                    held.push(entry.action);
                    let target = Target::There(lead.place.clone(), entry.action);
                    all.push(Found { aside: aside.clone(), target, ..found(look, entry.action) });
                }
            }
        }
        all
    }
}

fn actions<'a>(page: &'a dyn Page, look: &'a Look) -> impl Iterator<Item = Action> + 'a {
    let wanted = |action: &Action| *action != Action::Palette && page.applies(*action);
    look.keymap.menu(page.context()).iter().map(|entry| entry.action).filter(wanted)
}

fn found(look: &Look, action: Action) -> Found {
    Found { text: long(&look.words, action), aside: String::new(), also: action.id().to_owned(), target: Target::Do(action) }
}
