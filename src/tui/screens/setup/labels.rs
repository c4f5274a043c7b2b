//! Correcting labels: those of the community, inspector or meeting in hand; on a line that adds something, the round's name and organiser.

use super::lines::Line;
use super::model::Model;
use crate::domain::command::Command;
use crate::domain::views::{Community, Inspector, Meeting, RoundHead};
use crate::text::{Words, say};
use crate::tui::widgets::form::Form;

/// Whose labels they are, as they stand.
#[derive(Clone, Debug)]
enum Labelled {
    Community(Community),
    Inspector(Inspector),
    Meeting(Meeting),
    Round(RoundHead),
}

/// Labels being corrected.
#[derive(Clone, Debug)]
pub struct LabelsEntry {
    /// The labels, each a field.
    pub form: Form,
    of: Labelled,
}

impl LabelsEntry {
    /// The labels of the line in hand; `None` while there is no round.
    pub fn of(words: &Words, model: &Model) -> Option<Self> {
        let slice = &model.slice;
        let of = match model.line()? {
            Line::Community(n) => Labelled::Community(slice.communities.get(n)?.community.clone()),
            Line::Inspector(n) => Labelled::Inspector(slice.inspectors.get(n)?.clone()),
            Line::Meeting(n) | Line::Stop(n, _) => Labelled::Meeting(slice.meetings.get(n)?.clone()),
            Line::Add(_) | Line::Subdistrict(_) => Labelled::Round(slice.round.clone()?),
        };
        let hint = || say!(words, "setup-labels-hint");
        let form = match &of {
            Labelled::Community(held) => Form::new(say!(words, "setup-labels-community"))
                .text(say!(words, "setup-code"), say!(words, "setup-code-hint"), &held.code)
                .text(say!(words, "setup-district"), say!(words, "setup-district-hint"), &held.district)
                .text(say!(words, "setup-group"), say!(words, "setup-group-hint"), &held.group)
                .text(say!(words, "setup-subdistrict"), say!(words, "setup-subdistrict-hint"), &held.subdistrict)
                .text(say!(words, "setup-community"), hint(), &held.name)
                .starting_at(4),
            Labelled::Inspector(held) => Form::new(say!(words, "setup-labels-inspector"))
                .text(say!(words, "setup-inspector-code"), say!(words, "setup-inspector-code-hint"), &held.code)
                .text(say!(words, "setup-inspector-name"), hint(), &held.name)
                .starting_at(1),
            Labelled::Meeting(held) => Form::new(say!(words, "setup-labels-meeting"))
                .text(say!(words, "setup-meeting-date"), say!(words, "setup-meeting-date-hint"), &held.date)
                .text(say!(words, "setup-meeting-name"), hint(), &held.name)
                .starting_at(1),
            Labelled::Round(held) => Form::new(say!(words, "setup-labels-round"))
                .text(say!(words, "setup-organiser"), say!(words, "setup-organiser-hint"), &held.organiser)
                .text(say!(words, "setup-round-name"), hint(), &held.name)
                .starting_at(1),
        };
        Some(Self { form, of })
    }

    /// The command that gives these labels, and the name to tell of.
    pub fn given(&self) -> (Command, String) {
        let text = |n: usize| self.form.value(n).to_owned();
        match &self.of {
            Labelled::Community(held) => {
                let (code, district, group, subdistrict, name) = (text(0), text(1), text(2), text(3), text(4));
                let labels = Community { id: held.id, code, district, subdistrict, name, group };
                let told = labels.path();
                (Command::EditCommunity(labels), told)
            }
            Labelled::Inspector(held) => {
                let labels = Inspector { id: held.id, code: text(0), name: text(1) };
                let told = labels.labels();
                (Command::EditInspector(labels), told)
            }
            Labelled::Meeting(held) => {
                let labels = Meeting { date: text(0), name: text(1), ..held.clone() };
                let told = labels.name.clone();
                (Command::EditMeeting(labels), told)
            }
            Labelled::Round(held) => {
                let (round, organiser, name, nominations_each) = (held.id, text(0), text(1), held.nominations_each);
                let told = name.clone();
                (Command::EditRound { round, name, nominations_each, organiser, standard: None }, told)
            }
        }
    }
}
