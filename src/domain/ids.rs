//! Who and what: identities, and the stamp that orders events.
//!
//! Everything with a code or a name has a uuid as identity; codes and names are labels (DESIGN §2). Making a new id is
//! `clock`'s business.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! identity {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

identity! {
    /// One data folder on one machine: the writer of one journal file.
    DeviceId,
    /// A round (批次).
    RoundId,
    /// A community (社区).
    CommunityId,
    /// An inspector (检查员).
    InspectorId,
    /// A meeting (现场会).
    MeetingId,
    /// An action (整改项).
    ActionId,
}

/// One journal line: the device that wrote it and its running number there, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventId {
    /// The writing device.
    pub device: DeviceId,
    /// The line's number in that device's journal.
    pub seq: u64,
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.device, self.seq)
    }
}

impl FromStr for EventId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (device, seq) = text.rsplit_once(':').ok_or(())?;
        Ok(Self { device: DeviceId(device.parse().map_err(|_| ())?), seq: seq.parse().map_err(|_| ())? })
    }
}

/// A hybrid logical clock's reading, made total by the event it stamps: the order in which concurrent values win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970, never behind any event this device had seen.
    pub ms: u64,
    /// Counts events within one millisecond.
    pub n: u32,
    /// The event itself.
    pub id: EventId,
}

/// One inspector's scorecard (评分表) of one community in one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardId {
    /// The meeting.
    pub meeting: MeetingId,
    /// The community rated.
    pub community: CommunityId,
    /// Who rates.
    pub inspector: InspectorId,
}
