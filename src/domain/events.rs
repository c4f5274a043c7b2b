//! What happened: the events that journals keep.
//!
//! An event is only ever made by [`super::decide`] and only ever read by [`super::apply`]. Event types and fields are
//! added, never changed: journals of earlier versions must replay.

use serde::{Deserialize, Serialize};

use super::action::{Check, Progress, Rectification};
use super::agenda::Timetable;
use super::announcement::{Announcement, LateRuling};
use super::critique::CritiqueLine;
use super::evidence::Picture;
use super::ids::{ActionId, CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId};
use super::panel::{Seat, Settlement, VetoRuling};
use super::revisit::Revisit;
use super::standard::{FactValue, StandardHash};
use super::value::Value;
use super::views::Covered;

/// Free text that a person typed. The journal keeps it beside a salted digest, so that it can be blanked later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text; `None` once it was redacted.
    #[serde(rename = "$text")]
    pub text: Option<String>,
}

impl Text {
    /// A text as typed.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()) }
    }

    /// The text, or nothing when it was redacted.
    pub fn as_str(&self) -> &str {
        self.text.as_deref().unwrap_or("")
    }
}

/// Why points were lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The item's n-th shortcoming phrase, from 1.
    Phrase(usize),
    /// The inspector's own words.
    Words(Text),
}

/// What an inspector gave one item: the value with the reasons for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The value.
    pub value: Value,
    /// Why points were lost; may be empty.
    pub reasons: Vec<Reason>,
}

/// Why a device began to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceCause {
    /// A new data folder.
    New,
    /// The folder was copied, moved or restored from elsewhere.
    Copied,
    /// The former journal of this folder is damaged and no longer written.
    Damaged,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// The first line of every journal.
    DeviceBegan {
        /// Why.
        cause: DeviceCause,
        /// The device that wrote in this folder before.
        replaces: Option<DeviceId>,
    },
    /// A standard was imported; it may still change.
    StandardDrafted {
        /// Its canonical text.
        text: String,
    },
    /// A standard was frozen, by publishing it or by its first use.
    StandardPublished {
        /// Its canonical text.
        text: String,
    },
    /// A round was opened or its labels changed.
    RoundOpened {
        /// The round.
        round: RoundId,
        /// Its name.
        name: String,
        /// The standard it rates by.
        standard: StandardHash,
        /// How many communities each subdistrict may recommend.
        nominations_each: u8,
        /// The unit that holds it (主办单位); may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        organiser: String,
        /// The labels' lines this one replaces: it beats them whatever the clocks say. Empty where it was entered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        replaces: Vec<EventId>,
        /// What it was called before, for the reader of the log.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        was: String,
    },
    /// A community was entered or its labels changed.
    CommunityAdded {
        /// The community.
        community: CommunityId,
        /// Short code; may be empty.
        code: String,
        /// District (区); may be empty.
        district: String,
        /// Subdistrict (街道).
        subdistrict: String,
        /// Name.
        name: String,
        /// The group it is ranked within (组别); may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        group: String,
        /// The labels' lines this one replaces: it beats them whatever the clocks say. Empty where it was entered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        replaces: Vec<EventId>,
        /// What it was called before, for the reader of the log.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        was: String,
    },
    /// An inspector was entered or relabelled.
    InspectorAdded {
        /// The inspector.
        inspector: InspectorId,
        /// Short code.
        code: String,
        /// Display name; may be empty.
        name: String,
        /// The labels' lines this one replaces: it beats them whatever the clocks say. Empty where it was entered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        replaces: Vec<EventId>,
        /// What it was called before, for the reader of the log.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        was: String,
    },
    /// A subdistrict recommended a community for a round, or took it back.
    Nominated {
        /// The round.
        round: RoundId,
        /// The community.
        community: CommunityId,
        /// The subdistrict, as its label was then.
        subdistrict: String,
        /// `false` when taken back.
        nominated: bool,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A meeting was arranged or changed.
    MeetingOpened {
        /// The meeting.
        meeting: MeetingId,
        /// Its round.
        round: RoundId,
        /// Its name.
        name: String,
        /// The day, `YYYY-MM-DD`; may be empty.
        date: String,
        /// The communities in the order of the visit.
        stops: Vec<CommunityId>,
        /// The panel (评审组).
        panel: Vec<InspectorId>,
        /// What is said of seats in it; plain ones are left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        seats: Vec<Seat>,
        /// Whether marking is independent here; `None`: as the standard says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        independent: Option<bool>,
        /// The labels' lines this one replaces: it beats them whatever the clocks say. Empty where it was entered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        replaces: Vec<EventId>,
        /// What it was called before, for the reader of the log.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        was: String,
    },
    /// A fact about a community was entered or taken back.
    FactSet {
        /// The round.
        round: RoundId,
        /// The community.
        community: CommunityId,
        /// The fact's id in the standard.
        fact: String,
        /// `None`: taken back.
        value: Option<FactValue>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// An item was rated, or its rating taken back.
    Rated {
        /// The card.
        card: CardId,
        /// The item's id.
        item: String,
        /// `None`: taken back.
        mark: Option<Mark>,
        /// What stood there before, for undo and for the reader of the log.
        was: Option<Mark>,
        /// The ratings it replaces: it beats them whatever the clocks say.
        replaces: Vec<EventId>,
        /// Who entered it from the inspector's score sheet; none where it was given on a screen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entered_by: Option<InspectorId>,
        /// The same of what stood there before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was_entered_by: Option<InspectorId>,
    },
    /// An item's note was written, changed or removed.
    Noted {
        /// The card.
        card: CardId,
        /// The item's id.
        item: String,
        /// `None`: removed.
        note: Option<Text>,
        /// What stood there before.
        was: Option<Text>,
        /// The notes it replaces.
        replaces: Vec<EventId>,
    },
    /// A card was signed: its marks are locked.
    CardSigned {
        /// The card.
        card: CardId,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
        /// What was signed; `None`: whatever stands on the card.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        covers: Option<Covered>,
    },
    /// A signed card was opened again.
    CardReopened {
        /// The card.
        card: CardId,
        /// Why.
        reason: Text,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A community's critique was written, or given back to the draft.
    CritiqueWritten {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// Its lines in order; `None`: as drafted.
        lines: Option<Vec<CritiqueLine>>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A whole meeting's critique (综合点评) was written, or given back to the draft.
    DayCritiqueWritten {
        /// The meeting.
        meeting: MeetingId,
        /// Its lines in order; `None`: as drafted.
        lines: Option<Vec<CritiqueLine>>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// The chair confirmed or rejected a veto that somebody found violated, or took that back.
    VetoRuled {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// The veto item's id.
        item: String,
        /// `None`: taken back.
        ruling: Option<VetoRuling>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A community disputed an item (异议), changed what it says of it, or withdrew.
    ItemDisputed {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// The item's id.
        item: String,
        /// What the community says; `None`: withdrawn.
        statement: Option<Text>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// The panel settled a dispute, or opened it again.
    DisputeSettled {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// The item's id.
        item: String,
        /// `None`: open again.
        settlement: Option<Settlement>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A meeting was given a timetable, or another one, or none (`None`).
    MeetingTimed {
        /// The meeting.
        meeting: MeetingId,
        /// When it begins and how long its stops may take.
        timetable: Option<Timetable>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A picture was kept as evidence, something else was said of it, or it was taken out.
    EvidenceSet {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// The file's name under `evidence/`: the BLAKE3 of its content, `.jpg`.
        file: String,
        /// What is said of it; `None`: taken out. The file stays.
        picture: Option<Picture>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A stop's result was read out (现场宣布), or an earlier announcement corrected.
    Announced {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// What was read out.
        announced: Announcement,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// An announcement was withdrawn.
    AnnouncementWithdrawn {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// Why.
        reason: Text,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// The chair decided whether a card that came after the announcement (补评) counts, or took that back.
    LateRuled {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// Whose card.
        inspector: InspectorId,
        /// `None`: taken back.
        ruling: Option<LateRuling>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// An action (整改项) was entered, changed or withdrawn.
    ActionKept {
        /// The action.
        action: ActionId,
        /// The round.
        round: RoundId,
        /// The meeting that found it.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// What is to be put right; `None`: withdrawn.
        task: Option<Rectification>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// An action came further, or is open again.
    ActionMoved {
        /// The action.
        action: ActionId,
        /// The round.
        round: RoundId,
        /// The meeting that found it.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// How far it is.
        progress: Progress,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A re-inspection (回头看) looked at an action, or what it saw was taken back.
    ActionChecked {
        /// The action.
        action: ActionId,
        /// The round.
        round: RoundId,
        /// The meeting that found it.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// The meeting that looked again.
        at: MeetingId,
        /// What it saw; `None`: taken back.
        check: Option<Check>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// A stop looks again at what an earlier meeting found (回头看), or does so no more.
    StopRevisited {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// At what; `None`: at nothing.
        revisit: Option<Revisit>,
        /// What it replaces: it beats that whatever the clocks say.
        replaces: Vec<EventId>,
    },
    /// The command was a step back: its other events restore what stood before.
    Undone {
        /// First line of the command undone.
        command: EventId,
        /// Whose step.
        inspector: InspectorId,
    },
    /// The command repeated one that had been undone.
    Redone {
        /// First line of the command that had been undone.
        command: EventId,
        /// Whose step.
        inspector: InspectorId,
    },
    /// The command carries what was said on one card over to another; its other events do it. All of it is one step, whoever's
    /// cards they are.
    MarksMoved {
        /// Whose step it is: only that inspector can take it back.
        inspector: InspectorId,
        /// The card that said it.
        from: CardId,
        /// The card that says it now.
        to: CardId,
    },
    /// The texts of a line were blanked.
    TextRedacted {
        /// The line's device.
        device: DeviceId,
        /// The line's number.
        seq: u64,
    },
    /// An event of a newer version: kept, shown as such, without effect here.
    #[serde(skip)]
    Unknown {
        /// Its type as written.
        kind: String,
    },
}

impl Event {
    /// Reads an event; one this version does not know becomes [`Event::Unknown`].
    pub fn from_json(json: &serde_json::Value) -> Self {
        Self::deserialize(json).unwrap_or_else(|_| Self::Unknown {
            kind: json.get("type").and_then(serde_json::Value::as_str).unwrap_or("?").to_owned(),
        })
    }
}

/// An event with the stamp that orders it, and the command it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// Its place in the order of all events.
    pub stamp: Stamp,
    /// `seq` of its command's first line.
    pub command: u64,
    /// What happened.
    pub event: Event,
}

use super::ids::Stamp;
