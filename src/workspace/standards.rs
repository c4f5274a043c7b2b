//! The standards a folder knows: those in it, and those that come with the program.

use std::sync::Arc;

use crate::domain::standard::{Standard, StandardHash};
use crate::domain::views::Read;
use crate::standard_files;

/// Where a standard stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Frozen.
    Published,
    /// It comes with the program and is not in the folder yet.
    BuiltIn,
    /// Publishing it or opening a round by it freezes it.
    Draft,
}

/// A standard as a folder knows it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its identity.
    pub hash: StandardHash,
    /// Its content.
    pub standard: Arc<Standard>,
    /// Where it stands.
    pub state: State,
    /// How many rounds use it.
    pub rounds: usize,
    /// Whether its id and version stand for it. Two laptops can publish two contents under one version; then one of them
    /// does not hold, and only rounds that had it before go by it.
    pub holds: bool,
    /// Whether another content was published under its id and version.
    pub disputed: bool,
}

impl Known {
    /// `id@version`; with the beginning of its identity where that alone does not tell which.
    pub fn label(&self) -> String {
        let label = self.standard.label();
        if self.disputed { format!("{label} #{}", self.hash.0.get(..6).unwrap_or_default()) } else { label }
    }
}

/// Every standard, by id and version. A draft that another content of its version has replaced is none.
pub fn standards(views: &dyn Read) -> Vec<Known> {
    let mut all: Vec<Known> = Vec::new();
    for view in views.standards() {
        let hash = StandardHash::of(&view.text);
        let Some(standard) = views.checklist(&hash) else { continue };
        let holds = views.held_version(&standard.id, &standard.version).is_some_and(|(held, _)| held == hash);
        if holds || view.published {
            let state = if view.published { State::Published } else { State::Draft };
            all.push(Known { hash, standard, state, rounds: view.rounds.len(), holds, disputed: false });
        }
    }
    let same = |a: &Standard, b: &Standard| (&a.id, &a.version) == (&b.id, &b.version);
    for standard in standard_files::built_in().iter().filter_map(|(_, text)| standard_files::parse(text).ok()) {
        if !all.iter().any(|known| same(&known.standard, &standard)) {
            let (hash, standard) = (standard.identity(), Arc::new(standard));
            all.push(Known { hash, standard, state: State::BuiltIn, rounds: 0, holds: true, disputed: false });
        }
    }
    all.sort_by(|a, b| {
        let key = |known: &Known| (known.standard.id.clone(), known.standard.version.clone(), !known.holds, known.hash.clone());
        key(a).cmp(&key(b))
    });
    for n in 0..all.len() {
        all[n].disputed = all.iter().enumerate().any(|(other, known)| other != n && same(&known.standard, &all[n].standard));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::apply::{Touched, apply};
    use crate::domain::events::{Event, Stamped};
    use crate::domain::ids::{DeviceId, EventId, Stamp};
    use crate::domain::views::MemoryViews;

    fn built_in() -> Standard {
        standard_files::parse(standard_files::built_in()[0].1).unwrap()
    }

    fn with(events: Vec<Event>) -> Vec<Known> {
        let mut views = MemoryViews::default();
        for (seq, event) in (1..).zip(events) {
            let id = EventId { device: DeviceId(uuid::Uuid::from_u128(1)), seq };
            let stamp = Stamp { ms: seq, n: 0, id };
            apply(&mut views, &Stamped { stamp, command: seq, event }, &mut Touched::new());
        }
        standards(&views)
    }

    fn told(all: &[Known]) -> Vec<(&str, State, bool, bool)> {
        all.iter().map(|known| (known.standard.version.as_str(), known.state, known.holds, known.disputed)).collect()
    }

    #[test]
    fn what_comes_with_the_program_is_there_until_the_folder_has_it() {
        let version = built_in().version;
        assert_eq!(told(&with(vec![])), [(version.as_str(), State::BuiltIn, true, false)]);
        let text = built_in().canonical_text();
        let known = with(vec![Event::StandardPublished { text }]);
        assert_eq!(told(&known), [(version.as_str(), State::Published, true, false)]);
    }

    #[test]
    fn a_replaced_draft_is_gone_and_two_published_contents_are_a_dispute() {
        let (mut one, mut two) = (built_in(), built_in());
        (one.version, two.version) = ("0".into(), "0".into());
        two.full_marks = crate::domain::points::Points::whole(90);
        let (one, two) = (one.canonical_text(), two.canonical_text());
        let drafted = |text: &String| Event::StandardDrafted { text: text.clone() };
        let published = |text: &String| Event::StandardPublished { text: text.clone() };
        let known = with(vec![drafted(&one), drafted(&two)]);
        assert_eq!(told(&known)[0], ("0", State::Draft, true, false));
        assert_eq!((known.len(), &known[0].hash), (2, &StandardHash::of(&two)));
        let known = with(vec![published(&one), published(&two)]);
        assert_eq!(told(&known)[..2], [("0", State::Published, true, true), ("0", State::Published, false, true)]);
        assert!(known[0].label().starts_with("star-community@0 #") && known[0].label() != known[1].label());
    }
}
