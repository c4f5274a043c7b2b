//! The hybrid logical clock's reading and the total order of lines made from it.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// A reading of the hybrid logical clock, written `"<ms>.<n>"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tick {
    /// Milliseconds since 1970 (UTC).
    pub ms: u64,
    /// Counts readings within one millisecond, or while the wall clock stands behind.
    pub n: u32,
}

/// A line's place in the order of all lines: time first, then device and number, so that no two lines are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970 (UTC).
    pub ms: u64,
    /// Counter of the hybrid logical clock.
    pub n: u32,
    /// The device that wrote the line.
    pub device: Uuid,
    /// The line's number on that device.
    pub seq: u64,
}

impl Tick {
    /// This reading for line `seq` of `device`.
    pub const fn stamp(self, device: Uuid, seq: u64) -> Stamp {
        Stamp { ms: self.ms, n: self.n, device, seq }
    }
}

impl Stamp {
    /// The clock reading without the line it belongs to.
    pub const fn tick(self) -> Tick {
        Tick { ms: self.ms, n: self.n }
    }
}

impl fmt::Display for Tick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.ms, self.n)
    }
}

/// The text is not `"<ms>.<n>"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a clock reading <ms>.<n>")]
pub struct NotATick;

impl FromStr for Tick {
    type Err = NotATick;

    fn from_str(text: &str) -> Result<Self, NotATick> {
        let (ms, n) = text.split_once('.').ok_or(NotATick)?;
        Ok(Self { ms: ms.parse().map_err(|_| NotATick)?, n: n.parse().map_err(|_| NotATick)? })
    }
}
