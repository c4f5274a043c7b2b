//! Where a view is kept, as bytes that order the keys of one group together.

use uuid::Uuid;

use crate::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId};
use crate::domain::standard::StandardHash;

/// Where a view is kept. The byte form orders keys of one group together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// [`StandardView`]
    Standard(StandardHash),
    /// [`VersionView`]
    Version(String, String),
    /// [`RoundView`]
    Round(RoundId),
    /// [`Community`] labels
    Community(CommunityId),
    /// [`Inspector`] labels
    Inspector(InspectorId),
    /// [`Meeting`]
    Meeting(MeetingId),
    /// [`EntryView`]
    Entry(RoundId, CommunityId),
    /// [`NominationsView`]
    Nominations(RoundId, String),
    /// [`StopView`]
    Stop(MeetingId, CommunityId),
    /// [`CardView`]
    Card(CardId),
    /// [`LastMark`]
    Last(DeviceId),
    /// [`StepsView`]
    Steps(DeviceId, InspectorId),
    /// [`Change`]
    Change(EventId),
    /// [`Standing`]
    Standing(RoundId, CommunityId),
    /// [`CritiqueView`]
    Critique(MeetingId, CommunityId),
    /// [`ActionsView`](crate::domain::action::ActionsView)
    Actions(RoundId, CommunityId),
    /// [`CritiqueView`] of a whole meeting
    DayCritique(MeetingId),
    /// [`Timetable`](crate::domain::agenda::Timetable)
    Timetable(MeetingId),
    /// [`EvidenceView`](crate::domain::evidence::EvidenceView)
    Evidence(MeetingId, CommunityId),
}

/// A group of keys that is read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All standards.
    Standards,
    /// All versions.
    Versions,
    /// All rounds.
    Rounds,
    /// All communities.
    Communities,
    /// All inspectors.
    Inspectors,
    /// All meetings.
    Meetings,
    /// The communities in a round.
    Entries(RoundId),
    /// The standings of a round.
    Standings(RoundId),
    /// The actions of a round.
    Actions(RoundId),
}

fn bytes(tag: u8, ids: &[Uuid], text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + ids.len() * 16 + text.len());
    key.push(tag);
    for id in ids {
        key.extend_from_slice(id.as_bytes());
    }
    key.extend_from_slice(text.as_bytes());
    key
}

impl Key {
    /// The key as bytes: a tag, then ids or text.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Standard(hash) => bytes(b's', &[], &hash.0),
            Self::Version(id, version) => bytes(b'v', &[], &format!("{id}\0{version}")),
            Self::Round(round) => bytes(b'r', &[round.0], ""),
            Self::Community(community) => bytes(b'c', &[community.0], ""),
            Self::Inspector(inspector) => bytes(b'i', &[inspector.0], ""),
            Self::Meeting(meeting) => bytes(b'm', &[meeting.0], ""),
            Self::Entry(round, community) => bytes(b'e', &[round.0, community.0], ""),
            Self::Nominations(round, subdistrict) => bytes(b'n', &[round.0], subdistrict),
            Self::Stop(meeting, community) => bytes(b'p', &[meeting.0, community.0], ""),
            Self::Card(card) => bytes(b'k', &[card.meeting.0, card.community.0, card.inspector.0], ""),
            Self::Last(device) => bytes(b'l', &[device.0], ""),
            Self::Steps(device, inspector) => bytes(b'u', &[device.0, inspector.0], ""),
            Self::Change(EventId { device, seq }) => {
                let mut key = bytes(b'w', &[device.0], "");
                key.extend_from_slice(&seq.to_be_bytes());
                key
            }
            Self::Standing(round, community) => bytes(b't', &[round.0, community.0], ""),
            Self::DayCritique(meeting) => bytes(b'd', &[meeting.0], ""),
            Self::Timetable(meeting) => bytes(b'g', &[meeting.0], ""),
            Self::Critique(meeting, community) => bytes(b'q', &[meeting.0, community.0], ""),
            Self::Actions(round, community) => bytes(b'a', &[round.0, community.0], ""),
            Self::Evidence(meeting, community) => bytes(b'E', &[meeting.0, community.0], ""),
        }
    }
}

impl Group {
    /// What the byte form of every key of the group begins with.
    pub fn prefix(&self) -> Vec<u8> {
        match self {
            Self::Standards => vec![b's'],
            Self::Versions => vec![b'v'],
            Self::Rounds => vec![b'r'],
            Self::Communities => vec![b'c'],
            Self::Inspectors => vec![b'i'],
            Self::Meetings => vec![b'm'],
            Self::Entries(round) => bytes(b'e', &[round.0], ""),
            Self::Standings(round) => bytes(b't', &[round.0], ""),
            Self::Actions(round) => bytes(b'a', &[round.0], ""),
        }
    }
}
