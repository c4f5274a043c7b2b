//! Why a command was refused, as data. Wording it in two languages is `text`.

use super::day::Day;
use super::ids::{CommunityId, InspectorId};
use super::points::Points;
use super::scoring::ValueProblem;

/// Where a text that the privacy guard looked at stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// The note of an item.
    Note {
        /// The item's running number.
        number: usize,
    },
    /// A reason for lost points.
    Reason {
        /// The item's running number.
        number: usize,
    },
    /// A name or code.
    Name,
    /// The reason a card is opened again.
    Reopening,
    /// What the chair's word on a veto rests on.
    Ruling {
        /// The item's running number.
        number: usize,
    },
    /// What is said of a picture.
    Caption,
    /// What a community says of an item it disputes.
    Dispute {
        /// The item's running number.
        number: usize,
    },
    /// Why a dispute was settled so.
    Settlement {
        /// The item's running number.
        number: usize,
    },
    /// A line of a critique.
    Critique {
        /// The line, from 1.
        line: usize,
    },
    /// The reason given with an announcement, its withdrawal, or the word on a late card.
    Announcing,
    /// A text of an action (整改项).
    Action(ActionText),
}

/// A text of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionText {
    /// What is wrong.
    Problem,
    /// What it rests on.
    Evidence,
    /// The unit responsible.
    Unit,
    /// What is to be done.
    Measure,
    /// Why it is so far as it is.
    Reason,
}

/// Why [`super::decide::decide`] refused a command. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A name or code is empty.
    NameMissing,
    /// A code is in use already.
    CodeTaken {
        /// The code.
        code: String,
    },
    /// A community of this subdistrict has this name already.
    CommunityExists {
        /// 街道/社区
        path: String,
    },
    /// The same id and version exists with other content.
    StandardDiffers {
        /// Standard id.
        id: String,
        /// Version.
        version: String,
        /// The held content is published and can never be replaced.
        published: bool,
        /// Canonical text of the held content, for naming the difference.
        held: String,
    },
    /// The standard is not in this folder.
    UnknownStandard,
    /// The round is not in this folder.
    UnknownRound,
    /// The community is not in this folder.
    UnknownCommunity,
    /// The inspector is not in this folder.
    UnknownInspector,
    /// The meeting is not in this folder.
    UnknownMeeting,
    /// A round of this name exists.
    RoundExists {
        /// Its name.
        name: String,
    },
    /// The subdistrict has recommended as many communities as it may.
    NominationsFull {
        /// The subdistrict.
        subdistrict: String,
        /// How many it may recommend.
        limit: u8,
        /// Whom it recommended.
        standing: Vec<CommunityId>,
    },
    /// The community is recommended already.
    AlreadyNominated,
    /// The community is not recommended.
    NotNominated,
    /// A meeting without a stop.
    NoStops,
    /// A meeting visits a community twice.
    StopTwice {
        /// The community.
        community: CommunityId,
    },
    /// The meeting does not visit this community.
    NotAStop,
    /// The standard defines no such fact.
    UnknownFact {
        /// As given.
        fact: String,
        /// The facts it defines.
        known: Vec<String>,
    },
    /// The fact takes another kind of value or another range.
    FactValue {
        /// The fact.
        fact: String,
    },
    /// The standard has no such item.
    UnknownItem {
        /// As given.
        item: String,
    },
    /// The value does not fit the item.
    Value {
        /// The item's running number.
        number: usize,
        /// Its id.
        item: String,
        /// Its maximum.
        max: Points,
        /// What does not fit.
        problem: ValueProblem,
    },
    /// The item does not apply because of an earlier answer.
    DoesNotApply {
        /// The item's running number.
        number: usize,
        /// Running number of the item with the earlier answer.
        because: usize,
    },
    /// A violated veto needs its basis in writing.
    BasisMissing {
        /// The item's running number.
        number: usize,
    },
    /// A reason names a phrase that the item has not.
    UnknownReason {
        /// The item's running number.
        number: usize,
        /// As given.
        reason: usize,
        /// How many phrases there are.
        known: usize,
    },
    /// A text is longer than [`super::decide::TEXT_LIMIT`] characters.
    TextTooLong {
        /// Where.
        place: TextPlace,
        /// Its length in characters.
        length: usize,
    },
    /// A text holds what starpoint does not keep.
    Private {
        /// Where.
        place: TextPlace,
        /// What it holds.
        kind: super::privacy::Refused,
    },
    /// A critique without a word.
    CritiqueEmpty,
    /// A critique longer than [`super::critique::LINES_LIMIT`] or [`super::critique::LENGTH_LIMIT`].
    CritiqueTooLong {
        /// Its lines.
        lines: usize,
        /// Its length in characters.
        length: usize,
    },
    /// A row repeats an earlier one.
    Repeated {
        /// The earlier row's number.
        earlier: usize,
    },
    /// The card is signed.
    CardSigned,
    /// The card is not signed.
    CardNotSigned,
    /// The card cannot be signed while items are unrated.
    Unfinished {
        /// Running numbers of the unrated items.
        unrated: Vec<usize>,
    },
    /// The card cannot be signed while reasons for lost points are missing.
    ReasonsMissing {
        /// Running numbers of the items.
        numbers: Vec<usize>,
    },
    /// Nothing to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
    /// What the step changed was changed again since.
    ChangedSince {
        /// The item's running number.
        number: usize,
    },
    /// No such journal line, or it has no text.
    NothingToRedact,
    /// The command changes nothing.
    NoChange,
    /// A row enters a community that an earlier one enters, or repeats its code.
    CommunityRepeated {
        /// The earlier row's number.
        earlier: usize,
    },
    /// A recommended community cannot change its subdistrict, whose recommendation it is.
    Recommended {
        /// The rounds it is recommended for, by name.
        rounds: Vec<String>,
    },
    /// A stop where something was said cannot leave its meeting.
    StopRated {
        /// The community.
        community: CommunityId,
        /// Whose cards say something.
        inspectors: Vec<InspectorId>,
    },
    /// A round where something was said keeps its standard.
    RoundRated {
        /// A community that something is said of.
        community: CommunityId,
    },
    /// Nothing is said on the card.
    NothingToMove,
    /// One of two cards is signed.
    OneCardSigned {
        /// The community rated.
        community: CommunityId,
        /// Who rates.
        inspector: InspectorId,
    },
    /// The other card says something about these items already.
    SaidAlready {
        /// Their running numbers.
        numbers: Vec<usize>,
    },
    /// The other card's standard has no such items, or other ones under their ids.
    ItemsDiffer {
        /// Their running numbers.
        numbers: Vec<usize>,
    },
    /// The inspector does not rate this community (回避).
    Recused {
        /// The community.
        community: CommunityId,
        /// The inspector.
        inspector: InspectorId,
    },
    /// A seat is arranged for somebody outside the panel.
    NotInPanel {
        /// Who.
        inspector: InspectorId,
    },
    /// The standard has no such role.
    UnknownRole {
        /// As given.
        role: String,
        /// The roles it has.
        known: Vec<String>,
    },
    /// The standard has no such section.
    UnknownSection {
        /// As given.
        section: String,
        /// The sections it has.
        known: Vec<String>,
    },
    /// Duties cannot be divided where whole cards are combined.
    DutiesPerCard,
    /// The item is no veto.
    NotAVeto {
        /// Its running number.
        number: usize,
    },
    /// The standard asks no chair about vetoes.
    ChairNotAsked,
    /// Only the chair can confirm or reject a veto.
    NotTheChair {
        /// Who sits in the chair; empty: nobody.
        chairs: Vec<InspectorId>,
    },
    /// No card finds the veto violated.
    NothingFound {
        /// The item's running number.
        number: usize,
    },
    /// There is no picture of this file at the stop.
    NoSuchPicture {
        /// The file's name.
        file: String,
    },
    /// The item is not in dispute.
    NotDisputed {
        /// Its running number.
        number: usize,
    },
    /// A text that has to say something is empty.
    TextMissing {
        /// Which.
        place: TextPlace,
    },
    /// A timetable that nobody can keep: no minutes, more than [`MOST_MINUTES`](super::agenda::MOST_MINUTES), or a beginning beyond the day.
    TimetableImpossible,
    /// Only the chair announces, and decides on what came later.
    OnlyTheChair {
        /// Who sits in the chair.
        chairs: Vec<InspectorId>,
    },
    /// A result that is still open cannot be announced.
    ResultOpen {
        /// Items some card still waits for.
        open: usize,
        /// Vetoes the chair has still to confirm or reject.
        unconfirmed: usize,
    },
    /// Announcing it as it stands needs a reason.
    AnnouncementNeedsReason {
        /// Who of the panel has not signed.
        unsigned: Vec<InspectorId>,
        /// A quota's place may still go to another community.
        pending: bool,
        /// It was announced already: this would be a correction.
        again: bool,
    },
    /// Nothing was announced.
    NotAnnounced,
    /// The card says what was announced.
    NotLate {
        /// Whose card.
        inspector: InspectorId,
    },
    /// A community cannot be looked at again that was never rated before.
    NeverVisited {
        /// The community.
        community: CommunityId,
    },
    /// A community has no open action on an item to look at again.
    NothingOpen {
        /// The community.
        community: CommunityId,
    },
    /// Marks cannot be carried over where whole cards are combined.
    RevisitPerCard,
    /// There is no such action, or it was withdrawn.
    UnknownAction,
    /// An action settled is not rewritten.
    ActionSettled,
    /// An action with a time limit names no day.
    DueMissing,
    /// An action is due before the meeting that found it.
    DueTooEarly {
        /// The day given.
        due: Day,
        /// The meeting's day.
        meeting: Day,
    },
    /// Several rows are wrong; each with its row number (from 1).
    Rows(Vec<(usize, Refusal)>),
}
