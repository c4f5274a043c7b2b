//! A folder that forgets: a standard opened for trying, in memory, through the same `decide` and `apply` as a real folder.
//!
//! It holds a round by the standard, one invented community, one inspector and a meeting. Nothing reaches a disk; what was done
//! is gone with the value.

use super::Committed;
use crate::clock;
use crate::domain::apply::{Touched, apply};
use crate::domain::command::Command;
use crate::domain::decide::{Decision, decide};
use crate::domain::events::Stamped;
use crate::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId, Stamp};
use crate::domain::refusal::Refusal;
use crate::domain::standard::Standard;
use crate::domain::standing::refresh;
use crate::domain::views::{MemoryViews, Read};
use crate::text::{Words, say};

/// An open trial.
pub struct Trial {
    views: MemoryViews,
    device: DeviceId,
    /// Lines written so far, which also order them.
    lines: u64,
    card: CardId,
}

impl Trial {
    /// A trial of a standard; refused as a round by it would be.
    pub fn new(standard: Standard, words: &Words) -> Result<Self, Refusal> {
        let (community, inspector) = (CommunityId(clock::new_id()), InspectorId(clock::new_id()));
        let (round, meeting) = (RoundId(clock::new_id()), MeetingId(clock::new_id()));
        let card = CardId { meeting, community, inspector };
        let mut trial = Self { views: MemoryViews::default(), device: DeviceId(clock::new_id()), lines: 0, card };
        let (subdistrict, name) = (say!(words, "trial-subdistrict"), say!(words, "trial-community"));
        for command in [
            Command::OpenRound {
                round,
                name: say!(words, "trial-round"),
                standard: Box::new(standard),
                nominations_each: 1,
                organiser: String::new(),
            },
            Command::AddCommunity { community, code: String::new(), district: String::new(), subdistrict, name },
            Command::AddInspector { inspector, code: "A".to_owned(), name: say!(words, "trial-inspector") },
            Command::OpenMeeting {
                meeting,
                round,
                name: say!(words, "trial-meeting"),
                date: clock::today(),
                stops: vec![community],
                panel: vec![inspector],
                seats: Vec::new(),
                independent: None,
            },
        ] {
            trial.commit(&command)?;
        }
        Ok(trial)
    }

    /// What the trial holds.
    pub fn views(&self) -> &dyn Read {
        &self.views
    }

    /// The device that writes, which is nobody's.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// The one card to try the standard on.
    pub fn card(&self) -> CardId {
        self.card
    }

    /// Does a command, all of it or nothing.
    pub fn commit(&mut self, command: &Command) -> Result<Committed, Refusal> {
        let Decision { events, warnings } = decide(&self.views, self.device, command)?;
        let (first, mut touched, mut lines) = (self.lines + 1, Touched::new(), Vec::new());
        for event in events {
            self.lines += 1;
            let id = EventId { device: self.device, seq: self.lines };
            let stamp = Stamp { ms: self.lines, n: 0, id };
            apply(&mut self.views, &Stamped { stamp, command: first, event }, &mut touched);
            lines.push(id);
        }
        refresh(&mut self.views, &mut touched);
        Ok(Committed { events: lines, warnings })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Rating;
    use crate::domain::events::Mark;
    use crate::domain::scale::full_marks_value;
    use crate::domain::wording::Language;
    use crate::standard_files::{built_in, parse};

    #[test]
    fn a_trial_scores_as_a_folder_does() {
        let standard = parse(built_in()[0].1).unwrap();
        let item = standard.sections[0].items[0].clone();
        let mut trial = Trial::new(standard, &Words::new(Language::Chinese)).unwrap();
        let card = trial.card();
        let mark = Mark { value: full_marks_value(&item).unwrap(), reasons: vec![] };
        let rating = Rating { card, item: item.id, mark: Some(Some(mark)), note: None };
        assert_eq!(trial.commit(&Command::Rate(vec![rating])).unwrap().events.len(), 1);
        let round = trial.views().rounds()[0].id;
        assert_eq!(trial.views().standing(round, card.community).unwrap().progress.0, 1);
        trial.commit(&Command::Undo(card.inspector)).unwrap();
        assert_eq!(trial.commit(&Command::Undo(card.inspector)), Err(Refusal::NothingToUndo));
        assert_eq!(trial.views().standing(round, card.community).unwrap().progress.0, 0);
    }
}
