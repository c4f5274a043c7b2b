//! What is being filled in: a new round, a community, an inspector, a meeting. Each is a form made of labels, and read back
//! into them, so that changing something is the same form with other labels in it.

use super::checklist::{Checklist, Line};
use super::labels::LabelsEntry;
use super::seats::SeatEntry;
use crate::domain::command::Command;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::views::{Community, Inspector, Meeting};
use crate::text::{Words, say};
use crate::tui::slices::{Candidate, Choice, Setup};
use crate::tui::widgets::form::Form;
use crate::workspace::wording::state;

/// How many communities each subdistrict may recommend: what is offered, and what stands there at first.
const EACH: std::ops::RangeInclusive<u8> = 1..=9;
const EACH_AT_FIRST: usize = 1;

/// What is being filled in.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A new round.
    Round(Form),
    /// Communities, one after the other.
    Community(Form),
    /// Inspectors, one after the other; how many were entered since the form was opened.
    Inspector(Form, usize),
    /// A meeting.
    Meeting(Box<MeetingEntry>),
    /// A seat of a meeting's panel.
    Seat(Box<SeatEntry>),
    /// Labels being corrected.
    Labels(Box<LabelsEntry>),
}

/// Where the name stands in [`round`]; the organiser, which rarely changes, is above it.
pub const ROUND_NAME: usize = 1;
/// Where the standard stands in [`round`].
pub const ROUND_STANDARD: usize = 2;

/// A new round, with the likeliest of everything: the office that held the last one holds the next.
pub fn round(words: &Words, slice: &Setup) -> Form {
    let label = |choice: &Choice| {
        let standard = &choice.standard;
        let state = state(words, choice.state);
        say!(
            words,
            "setup-standard",
            name = standard.name.get(words.language),
            version = standard.version.as_str(),
            state = state
        )
    };
    let standards = slice.choices.iter().map(label).collect();
    let each = EACH.map(|count| say!(words, "setup-at-most", count = count)).collect();
    Form::new(say!(words, "setup-new-round"))
        .text(say!(words, "setup-organiser"), say!(words, "setup-organiser-hint"), &slice.organiser)
        .text(say!(words, "setup-round-name"), say!(words, "setup-round-name-hint"), &round_name(words, slice))
        .choice(say!(words, "setup-round-standard"), say!(words, "setup-round-standard-hint"), standards, 0)
        .choice(say!(words, "setup-round-each"), say!(words, "setup-round-each-hint"), each, EACH_AT_FIRST)
        .starting_at(3)
}

/// The command that opens the round a form made by [`round`] says; `None` without a standard to rate by.
pub fn round_given(form: &Form, slice: &Setup, round: RoundId) -> Option<Command> {
    let standard = Box::new(slice.choices.get(form.chosen(ROUND_STANDARD))?.standard.as_ref().clone());
    let nominations_each = EACH.clone().nth(form.chosen(3))?;
    let (organiser, name) = (form.value(0).to_owned(), form.value(ROUND_NAME).to_owned());
    Some(Command::OpenRound { round, name, standard, nominations_each, organiser })
}

/// The half of the year, and a number where that is taken: `2026年秋季`, `2026年秋季第2批`.
fn round_name(words: &Words, slice: &Setup) -> String {
    let year = slice.today.get(..4).unwrap_or_default();
    let first_half = slice.today.get(5..7).is_some_and(|month| month < "07");
    let name = if first_half { say!(words, "setup-spring", year = year) } else { say!(words, "setup-autumn", year = year) };
    let taken = |name: &String| slice.names.contains(name);
    if !taken(&name) {
        return name;
    }
    let again = (2..=slice.names.len() + 2).map(|number| say!(words, "setup-again", name = name.as_str(), number = number));
    again.into_iter().find(|name| !taken(name)).unwrap_or_default()
}

/// Where the name stands in [`community`], and what is before it.
pub const COMMUNITY_NAME: usize = 5;
/// Where the subdistrict stands in [`community`].
pub const COMMUNITY_SUBDISTRICT: usize = 4;
const COMMUNITY_GROUP: usize = 2;
const COMMUNITY_NOMINATED: usize = 3;

/// A community. What is rarely typed stands above what is typed each time, so that Enter after the name is the end.
pub fn community(words: &Words, labels: &Community, nominated: bool) -> Form {
    let answers = vec![say!(words, "yes"), say!(words, "no")];
    let form = Form::new(say!(words, "setup-community-title"))
        .text(say!(words, "setup-code"), say!(words, "setup-code-hint"), &labels.code)
        .text(say!(words, "setup-district"), say!(words, "setup-district-hint"), &labels.district)
        .text(say!(words, "setup-group"), say!(words, "setup-group-hint"), &labels.group)
        .choice(say!(words, "setup-nominated"), say!(words, "setup-nominated-hint"), answers, usize::from(!nominated))
        .text(say!(words, "setup-subdistrict"), say!(words, "setup-subdistrict-hint"), &labels.subdistrict)
        .text(say!(words, "setup-community"), say!(words, "setup-community-hint"), &labels.name);
    form.starting_at(if labels.subdistrict.is_empty() { COMMUNITY_SUBDISTRICT } else { COMMUNITY_NAME })
}

/// What a form made by [`community`] says, and whether the community is recommended at once.
pub fn community_given(form: &Form, id: CommunityId) -> (Community, bool) {
    let text = |n: usize| form.value(n).to_owned();
    let (subdistrict, name) = (text(COMMUNITY_SUBDISTRICT), text(COMMUNITY_NAME));
    let labels = Community { id, code: text(0), district: text(1), subdistrict, name, group: text(COMMUNITY_GROUP) };
    (labels, form.chosen(COMMUNITY_NOMINATED) == 0)
}

/// What is filled in of a meeting now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The form.
    Form,
    /// Its stops.
    Stops,
    /// Its panel.
    Panel,
}

/// A meeting being filled in: a form, and two lists for those who do not take everybody.
#[derive(Clone, Debug)]
pub struct MeetingEntry {
    /// What was offered.
    labels: Meeting,
    /// What a field says when something else than offered is chosen.
    by_hand: String,
    /// Name, day, and whether stops and panel are as offered.
    pub form: Form,
    /// The stops.
    pub stops: Checklist<CommunityId>,
    /// The panel.
    pub panel: Checklist<InspectorId>,
    /// What the keys go to.
    pub stage: Stage,
}

/// Where the day stands in a meeting's form.
pub const MEETING_DATE: usize = 1;
/// Where the stops stand in a meeting's form.
pub const MEETING_STOPS: usize = 2;
const MEETING_PANEL: usize = 3;

impl MeetingEntry {
    /// A meeting with labels, and what the fields for stops and panel call what is offered; an empty text offers nothing.
    pub fn new(words: &Words, slice: &Setup, labels: &Meeting, stops: &str, panel: &str) -> Self {
        let by_hand = say!(words, "setup-choose");
        let offered = |text: &str| {
            let offered = if text.is_empty() { None } else { Some(text.to_owned()) };
            offered.into_iter().chain([by_hand.clone()]).collect()
        };
        let form = Form::new(say!(words, "setup-meeting-title"))
            .text(say!(words, "setup-meeting-name"), say!(words, "setup-meeting-name-hint"), &labels.name)
            .text(say!(words, "setup-meeting-date"), say!(words, "setup-meeting-date-hint"), &labels.date)
            .choice(say!(words, "setup-meeting-stops"), say!(words, "setup-meeting-stops-hint"), offered(stops), 0)
            .choice(say!(words, "setup-meeting-panel"), say!(words, "setup-meeting-panel-hint"), offered(panel), 0)
            .starting_at(MEETING_PANEL);
        let mut communities: Vec<&Candidate> = slice.communities.iter().collect();
        // Who waits for a visit comes first.
        communities.sort_by_key(|held| (!labels.stops.contains(&held.community.id), !held.nominated, held.visit.is_some()));
        let stop = |held: &Candidate| {
            let visit = held.visit.map(|_| say!(words, "setup-visited"));
            let aside = std::iter::once(held.community.subdistrict.clone()).chain(visit).collect::<Vec<_>>().join("  ");
            Line { text: held.community.name.clone(), aside, value: held.community.id }
        };
        let stops = communities.into_iter().map(stop).collect();
        let member = |held: &Inspector| Line { text: held.code.clone(), aside: held.name.clone(), value: held.id };
        let panel = slice.inspectors.iter().map(member).collect();
        Self {
            labels: labels.clone(),
            form,
            stops: Checklist::new(say!(words, "setup-stops-title"), stops, &labels.stops, true),
            panel: Checklist::new(say!(words, "setup-panel-title"), panel, &labels.panel, false),
            stage: Stage::Form,
            by_hand,
        }
    }

    /// The next meeting: all who were recommended and wait for a visit, seen by everybody who rates.
    pub fn next(words: &Words, slice: &Setup, id: MeetingId, round: RoundId) -> Self {
        let waiting = |held: &&Candidate| held.nominated && held.visit.is_none();
        let stops: Vec<CommunityId> = slice.communities.iter().filter(waiting).map(|held| held.community.id).collect();
        let panel: Vec<InspectorId> = slice.inspectors.iter().map(|inspector| inspector.id).collect();
        let offered = |count: usize, text: String| if count == 0 { String::new() } else { text };
        let waiting = offered(stops.len(), say!(words, "setup-all-waiting", count = stops.len()));
        let everybody = match panel.len() {
            0 => say!(words, "setup-nobody-yet"),
            count => say!(words, "setup-everybody", count = count),
        };
        let name = say!(words, "setup-meeting-nth", number = slice.meetings.len() + 1);
        let labels = Meeting { id, round, name, date: slice.today.clone(), stops, panel, seats: Vec::new(), independent: None };
        Self::new(words, slice, &labels, &waiting, &everybody)
    }

    fn by_hand(&self, field: usize) -> bool {
        self.form.value(field) == self.by_hand
    }

    /// What is to be chosen by hand next.
    pub fn next_stage(&self) -> Option<Stage> {
        match self.stage {
            Stage::Form if self.by_hand(MEETING_STOPS) => Some(Stage::Stops),
            Stage::Form | Stage::Stops if self.by_hand(MEETING_PANEL) => Some(Stage::Panel),
            _ => None,
        }
    }

    /// What it says.
    pub fn given(&self) -> Meeting {
        let text = |n: usize| self.form.value(n).to_owned();
        let stops = if self.by_hand(MEETING_STOPS) { self.stops.ticked() } else { self.labels.stops.clone() };
        let panel = if self.by_hand(MEETING_PANEL) { self.panel.ticked() } else { self.labels.panel.clone() };
        let seats = self.labels.seats.iter().filter(|seat| panel.contains(&seat.inspector)).cloned().collect();
        Meeting { name: text(0), date: text(MEETING_DATE), stops, panel, seats, ..self.labels.clone() }
    }
}
