//! One line: its bytes, what they say, and whether they are whole.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::digest::{Digest, hex, unhex};
use super::stamp::{Stamp, Tick};
use super::texts::{self, Salt, StoredText};

/// The version of the line format written here.
pub const VERSION: u32 = 1;

/// The longest line in bytes, newline not counted; longer ones are refused when writing and count as unreadable.
pub const MAX_LINE: usize = 16 * 1024 * 1024;

/// Names a line: the device that wrote it and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId {
    /// The device.
    pub device: Uuid,
    /// The number, from 1.
    pub seq: u64,
}

/// A verified line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The format version it was written with; may be newer than [`VERSION`].
    pub v: u32,
    /// The device that wrote it.
    pub device: Uuid,
    /// Its number on that device, from 1 without gaps.
    pub seq: u64,
    /// The number of its command's first line.
    pub cmd: u64,
    /// Whether it is its command's last line.
    pub end: bool,
    /// Its place in the order of all lines.
    pub stamp: Stamp,
    /// What the clock on the wall showed, RFC 3339 with offset; never used for ordering.
    pub wall: String,
    /// The inspector who did it.
    pub by: Option<Uuid>,
    /// What happened, texts put back; a blanked text is `{"$text":null}`.
    pub event: Value,
    /// The hash of the device's line before.
    pub prev: Digest,
    /// The line's own hash.
    pub hash: Digest,
    /// Which of its texts are blanked, numbered in walk order.
    pub blanked: Vec<usize>,
    /// The byte where it starts in its file.
    pub offset: u64,
    /// Its bytes as they stand in the file, without the newline. Merges copy these.
    pub raw: Vec<u8>,
}

impl Line {
    /// The line's name.
    pub const fn id(&self) -> LineId {
        LineId { device: self.device, seq: self.seq }
    }

    /// The byte behind its newline.
    pub const fn end_offset(&self) -> u64 {
        self.offset + self.raw.len() as u64 + 1
    }

    /// The line whose texts this event declares redacted: `{"type":"text_redacted","device":…,"seq":…}`.
    pub fn redacts(&self) -> Option<LineId> {
        if self.event.get("type")?.as_str()? != "text_redacted" {
            return None;
        }
        let device = self.event.get("device")?.as_str()?.parse().ok()?;
        Some(LineId { device, seq: self.event.get("seq")?.as_u64()? })
    }

    /// Whether it tells of an evidence file.
    pub fn is_evidence(&self) -> bool {
        self.event.get("type").and_then(Value::as_str) == Some("evidence_set")
    }
}

/// Why bytes are not a line in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// Not a JSON object with the fields of a line.
    #[error("not a journal line")]
    NotALine,
    /// Longer than [`MAX_LINE`].
    #[error("too long")]
    TooLong,
    /// Written by another device than the file's.
    #[error("another device's line")]
    OtherDevice,
    /// `seq`, `cmd` or `at` make no sense.
    #[error("impossible numbers")]
    Numbers,
    /// The bytes do not give the hash.
    #[error("altered: the hash differs")]
    Hash,
    /// What follows the hash is not written as it must be.
    #[error("altered behind the hash")]
    Tail,
    /// A text does not fit its digest, or texts are missing or too many.
    #[error("text {index} altered")]
    Text {
        /// Which text, in walk order.
        index: usize,
    },
}

/// The part the hash covers, in the order it is written.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    pub v: u32,
    pub device: Uuid,
    pub seq: u64,
    pub cmd: u64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub end: bool,
    pub at: String,
    pub wall: &'a str,
    pub by: Option<Uuid>,
    pub event: Value,
    pub prev: Digest,
}

impl Head<'_> {
    /// Appends the finished line with its newline to `out` and answers its hash.
    pub fn write(mut self, salt: &mut dyn FnMut() -> Salt, out: &mut Vec<u8>) -> Result<Digest, serde_json::Error> {
        let texts = texts::seal(&mut self.event, salt);
        let mut head = serde_json::to_vec(&self)?;
        // The object stays open: the hash and the texts follow.
        head.pop();
        let hash = Digest::of(&head);
        out.append(&mut head);
        out.extend_from_slice(&tail(hash, &texts)?);
        out.push(b'\n');
        Ok(hash)
    }
}

#[derive(Deserialize)]
struct Wire<'a> {
    v: u32,
    device: Uuid,
    seq: u64,
    cmd: u64,
    #[serde(default)]
    end: bool,
    #[serde(borrow)]
    at: Cow<'a, str>,
    wall: String,
    by: Option<Uuid>,
    event: Value,
    prev: Digest,
    hash: Digest,
    #[serde(default)]
    texts: Vec<WireText>,
}

#[derive(Serialize, Deserialize)]
struct WireText {
    salt: Option<String>,
    text: Option<String>,
}

/// The bytes from `,"hash"` to the closing brace. There is one spelling only; reading compares against it.
fn tail(hash: Digest, texts: &[StoredText]) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = format!(",\"hash\":\"{hash}\"").into_bytes();
    if !texts.is_empty() {
        let wire: Vec<WireText> = texts
            .iter()
            .map(|text| match text {
                Some((salt, text)) => WireText { salt: Some(hex(salt)), text: Some(text.clone()) },
                None => WireText { salt: None, text: None },
            })
            .collect();
        bytes.extend_from_slice(b",\"texts\":");
        serde_json::to_writer(&mut bytes, &wire)?;
    }
    bytes.push(b'}');
    Ok(bytes)
}

/// Reads and verifies one line (without its newline) of `device`'s file by itself: hash, texts, device; the chain is the scan's.
pub(super) fn read(raw: Vec<u8>, offset: u64, device: Uuid) -> Result<Line, (LineFault, Vec<u8>)> {
    match check(&raw, device) {
        Ok(line) => Ok(Line { offset, raw, ..line }),
        Err(fault) => Err((fault, raw)),
    }
}

/// As [`read`], without taking the bytes; the answer's `raw` and `offset` are empty.
pub(super) fn check(raw: &[u8], device: Uuid) -> Result<Line, LineFault> {
    if raw.len() > MAX_LINE {
        return Err(LineFault::TooLong);
    }
    let (wire, texts, head_len) = split(raw)?;
    if wire.device != device {
        return Err(LineFault::OtherDevice);
    }
    if Digest::of(&raw[..head_len]) != wire.hash {
        return Err(LineFault::Hash);
    }
    let tick: Tick = wire.at.parse().map_err(|_| LineFault::Numbers)?;
    if wire.cmd == 0 || wire.cmd > wire.seq || wire.seq == u64::MAX {
        return Err(LineFault::Numbers);
    }
    let mut event = wire.event;
    let blanked = texts::open(&mut event, texts).map_err(|index| LineFault::Text { index })?;
    Ok(Line {
        v: wire.v,
        device,
        seq: wire.seq,
        cmd: wire.cmd,
        end: wire.end,
        stamp: tick.stamp(device, wire.seq),
        wall: wire.wall,
        by: wire.by,
        event,
        prev: wire.prev,
        hash: wire.hash,
        blanked,
        offset: 0,
        raw: Vec::new(),
    })
}

/// The line with all its texts blanked; `None` when it has none or they are blanked already. `raw` must be a verified line.
pub(super) fn blank(raw: &[u8]) -> Option<Vec<u8>> {
    let (wire, texts, head_len) = split(raw).ok()?;
    if texts.iter().all(Option::is_none) {
        return None;
    }
    let mut bytes = raw[..head_len].to_vec();
    bytes.extend_from_slice(&tail(wire.hash, &vec![None; texts.len()]).ok()?);
    Some(bytes)
}

/// The parsed line, its texts, and the length of the part the hash covers.
fn split(raw: &[u8]) -> Result<(Wire<'_>, Vec<StoredText>, usize), LineFault> {
    let mut wire: Wire<'_> = serde_json::from_slice(raw).map_err(|_| LineFault::NotALine)?;
    let texts = std::mem::take(&mut wire.texts)
        .into_iter()
        .map(|entry| match (entry.salt, entry.text) {
            (Some(salt), Some(text)) => Ok(Some((unhex(&salt).ok_or(LineFault::Tail)?, text))),
            (None, None) => Ok(None),
            _ => Err(LineFault::Tail),
        })
        .collect::<Result<Vec<_>, _>>()?;
    let tail = tail(wire.hash, &texts).map_err(|_| LineFault::Tail)?;
    let head = raw.strip_suffix(tail.as_slice()).ok_or(LineFault::Tail)?;
    Ok((wire, texts, head.len()))
}
