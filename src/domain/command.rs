//! What can be asked of a data folder. Ids are made by the caller (`clock`), so that deciding stays pure.

use super::action::{Check, Progress, Rectification};
use super::agenda::Timetable;
use super::critique::CritiqueLine;
use super::events::{Mark, Text};
use super::evidence::Picture;
use super::ids::{ActionId, CardId, CommunityId, EventId, InspectorId, MeetingId, RoundId};
use super::panel::{Seat, Settlement};
use super::standard::{FactValue, Standard, StandardHash};
use super::views::{Community, Inspector, Meeting};

/// A command. [`super::decide::decide`] turns it into events or refuses it; its events are kept all or not at all.
#[derive(Clone, Debug)]
pub enum Command {
    /// Take a standard in as a draft.
    ImportStandard {
        /// The standard.
        standard: Box<Standard>,
        /// Replace a draft of the same id and version.
        replace: bool,
    },
    /// Freeze a standard.
    PublishStandard {
        /// The standard.
        standard: StandardHash,
    },
    /// Open a round. Freezes its standard.
    OpenRound {
        /// Identity for the new round.
        round: RoundId,
        /// Its name.
        name: String,
        /// Its standard, whole: it may not be in the folder yet.
        standard: Box<Standard>,
        /// How many communities each subdistrict may recommend.
        nominations_each: u8,
        /// The unit that holds it (主办单位), never a person; may be empty.
        organiser: String,
    },
    /// Enter a community without a group.
    AddCommunity {
        /// Identity for the new community.
        community: CommunityId,
        /// Short code; may be empty.
        code: String,
        /// District; may be empty.
        district: String,
        /// Subdistrict.
        subdistrict: String,
        /// Name.
        name: String,
    },
    /// Enter an inspector.
    AddInspector {
        /// Identity for the new inspector.
        inspector: InspectorId,
        /// Short code.
        code: String,
        /// Display name; may be empty.
        name: String,
    },
    /// Recommend a community for a round, or take it back.
    Nominate {
        /// The round.
        round: RoundId,
        /// The community.
        community: CommunityId,
        /// `false` takes it back.
        nominated: bool,
    },
    /// Arrange a meeting.
    OpenMeeting {
        /// Identity for the new meeting.
        meeting: MeetingId,
        /// Its round.
        round: RoundId,
        /// Its name.
        name: String,
        /// The day, `YYYY-MM-DD`; may be empty.
        date: String,
        /// The communities in order.
        stops: Vec<CommunityId>,
        /// The panel.
        panel: Vec<InspectorId>,
        /// What is said of seats in it.
        seats: Vec<Seat>,
        /// Whether marking is independent; `None`: as the standard says.
        independent: Option<bool>,
    },
    /// Enter a fact, or take it back.
    SetFact {
        /// The round.
        round: RoundId,
        /// The community.
        community: CommunityId,
        /// The fact's id.
        fact: String,
        /// `None` takes it back.
        value: Option<FactValue>,
    },
    /// Rate items: one, or many at once.
    Rate(Vec<Rating>),
    /// Enter marks from score sheets on paper: they are the marks of the sheets' inspectors.
    Enter {
        /// Who enters them.
        by: InspectorId,
        /// The marks.
        ratings: Vec<Rating>,
    },
    /// Sign a card.
    SignCard(CardId),
    /// Open a signed card again.
    ReopenCard {
        /// The card.
        card: CardId,
        /// Why.
        reason: Text,
    },
    /// Write a community's critique.
    WriteCritique {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// Its lines in order, blank ones left out; `None` goes back to the draft.
        lines: Option<Vec<CritiqueLine>>,
    },
    /// Write a whole meeting's critique.
    WriteDayCritique {
        /// The meeting.
        meeting: MeetingId,
        /// Its lines in order, blank ones left out; `None` goes back to the draft.
        lines: Option<Vec<CritiqueLine>>,
    },
    /// Take the inspector's last step on this device back.
    Undo(InspectorId),
    /// Repeat the step last taken back.
    Redo(InspectorId),
    /// Blank the texts of journal lines.
    Redact(Vec<EventId>),
    /// Enter communities, all or none, each under a new identity.
    AddCommunities(Vec<Community>),
    /// Give a community these labels.
    EditCommunity(Community),
    /// Give an inspector these labels.
    EditInspector(Inspector),
    /// Change a round's labels.
    EditRound {
        /// The round.
        round: RoundId,
        /// Its name.
        name: String,
        /// How many communities each subdistrict may recommend.
        nominations_each: u8,
        /// The unit that holds it (主办单位), never a person; may be empty.
        organiser: String,
        /// Another standard; only while nothing is rated.
        standard: Option<Box<Standard>>,
    },
    /// Change a meeting. Its round stays.
    EditMeeting(Meeting),
    /// Carry everything said on one card over to another: it was given under the wrong inspector or community. One step of the
    /// inspector of `from`.
    MoveMarks {
        /// The card that says it.
        from: CardId,
        /// The card that should.
        to: CardId,
    },
    /// Decide something together about an item of a stop.
    Decide {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// The item's id.
        item: String,
        /// What is decided.
        what: Together,
    },
    /// Give a meeting a timetable; `None` takes it away.
    TimeMeeting {
        /// The meeting.
        meeting: MeetingId,
        /// When it begins and how long its stops may take.
        timetable: Option<Timetable>,
    },
    /// Read a stop's result out, withdraw that, or decide on what came later.
    Announce {
        /// The meeting.
        meeting: MeetingId,
        /// The community.
        community: CommunityId,
        /// Who does it; has to sit in the chair where the panel has one.
        by: Option<InspectorId>,
        /// What.
        what: Announcing,
    },
    /// Enter, change, withdraw or move actions (整改项): one, or many at once. What it does is taken back by another such command.
    ChangeActions(Vec<ActionChange>),
    /// Let every stop of a meeting look again (回头看) at what its community's last visit found. A meeting that is not there yet is
    /// arranged with it.
    Revisit {
        /// The meeting; of one that is there only the identity counts.
        meeting: Box<Meeting>,
        /// Ask the full card; else only the items with open actions, and carry the rest over.
        full: bool,
    },
    /// Keep pictures as evidence, say something else of them, or take them out: one, or many at once. Their files lie in the
    /// folder already. No step of an inspector's: undo takes back what was said on cards, a picture is taken out by itself.
    SetEvidence(Vec<Shown>),
}

/// What is done about reading a stop's result out (现场宣布). None of it is a step of an inspector's card, so that no undo takes it
/// back: what the hall heard is corrected or withdrawn with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcing {
    /// Read it out as it stands; why, where something is open or an earlier announcement is corrected.
    Announce(Option<Text>),
    /// Withdraw what was read out, and why.
    Withdraw(Text),
    /// Decide whether a card that came later counts, and why; `None` takes that back.
    Late {
        /// Whose card.
        inspector: InspectorId,
        /// What.
        ruling: Option<(bool, Text)>,
    },
}

/// What is done to one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionChange {
    /// The action; a new identity where it is entered.
    pub action: ActionId,
    /// The meeting that found it.
    pub meeting: MeetingId,
    /// The community.
    pub community: CommunityId,
    /// What.
    pub step: ActionStep,
}

/// One thing done to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionStep {
    /// It says this from now on; `None` withdraws it.
    Keep(Option<Rectification>),
    /// It is so far.
    Move(Progress),
    /// A re-inspection saw it: closed where it is put right, else open on.
    Check {
        /// The meeting that looked again.
        at: MeetingId,
        /// What it saw; `None` takes that back and leaves it as far as it is.
        check: Option<Check>,
    },
}

/// What is said of a picture of a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The meeting.
    pub meeting: MeetingId,
    /// The community.
    pub community: CommunityId,
    /// The file's name.
    pub file: String,
    /// `None` takes it out.
    pub picture: Option<Picture>,
}

/// What a panel decides together about an item of a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Together {
    /// The chair confirms (`true`) or rejects a veto, and on what basis; `None` takes that back.
    RuleVeto {
        /// Who says so; has to sit in the chair.
        by: InspectorId,
        /// What.
        ruling: Option<(bool, Text)>,
    },
    /// The community disputes the item; `None` withdraws.
    Dispute(Option<Text>),
    /// The dispute is settled; `None` opens it again.
    Settle(Option<Settlement>),
}

impl Command {
    /// Whether it gives, changes, moves or takes back marks.
    pub fn touches_marks(&self) -> bool {
        match self {
            Self::Rate(ratings) | Self::Enter { ratings, .. } => ratings.iter().any(|rating| rating.mark.is_some()),
            Self::Undo(_) | Self::Redo(_) | Self::MoveMarks { .. } => true,
            _ => false,
        }
    }
}

/// What is said of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The card.
    pub card: CardId,
    /// The item's id.
    pub item: String,
    /// A new mark, or `Some(None)` to take the mark back; `None` leaves it.
    pub mark: Option<Option<Mark>>,
    /// A new note, or `Some(None)` to remove it; `None` leaves it.
    pub note: Option<Option<String>>,
}
