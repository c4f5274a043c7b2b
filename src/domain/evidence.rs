//! Evidence pictures (佐证): what is said of the files kept beside the journal, and which items still ask for one.
//!
//! A picture belongs to a stop, not to a card: it shows the place, whoever took it, and a signature does not close it. The file
//! itself is the workspace's; here it is only named.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::events::Text;
use super::ids::{CommunityId, InspectorId};
use super::outcome::Outcome;
use super::register::Register;
use super::standard::{Evidence, Standard};

/// What is said of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The item it belongs to; `None`: the community as a whole.
    pub item: Option<String>,
    /// Who brought it in.
    pub by: InspectorId,
    /// What can be seen.
    pub caption: Option<Text>,
    /// The day it was taken, `YYYY-MM-DD`; empty where the file does not say.
    pub taken: String,
}

impl Picture {
    /// What can be seen, empty where nobody said so or the text was redacted.
    pub fn caption(&self) -> &str {
        self.caption.as_ref().map_or("", Text::as_str)
    }
}

/// The pictures of a stop, by file name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceView {
    /// `None` inside: taken out again.
    pub pictures: BTreeMap<String, Register<Option<Picture>>>,
}

impl EvidenceView {
    /// What is said of a file, unless it was taken out.
    pub fn picture(&self, file: &str) -> Option<&Picture> {
        self.pictures.get(file)?.get()?.as_ref()
    }

    /// The pictures that stand, with their files, in the order they were brought in.
    pub fn standing(&self) -> Vec<(&str, &Picture)> {
        let stamped = self.pictures.iter().filter_map(|(file, held)| Some((held.stamp()?, file, held.get()?.as_ref()?)));
        let mut order: Vec<_> = stamped.collect();
        order.sort_by_key(|(stamp, ..)| *stamp);
        order.into_iter().map(|(_, file, picture)| (file.as_str(), picture)).collect()
    }

    /// How many pictures an item has.
    pub fn of_item(&self, item: &str) -> usize {
        let pictures = self.pictures.values().filter_map(|held| held.get()?.as_ref());
        pictures.filter(|picture| picture.item.as_deref() == Some(item)).count()
    }

    /// The running numbers of the items that ask for evidence, were judged, and have none.
    pub fn lacking(&self, standard: &Standard, judged: impl Fn(&str) -> bool) -> Vec<usize> {
        let shown: BTreeSet<&str> = self.pictures.values().filter_map(|held| held.get()?.as_ref()?.item.as_deref()).collect();
        let asked = (1..).zip(standard.items()).filter(|(_, item)| item.evidence == Evidence::Required);
        asked.filter(|(_, item)| !shown.contains(item.id.as_str()) && judged(&item.id)).map(|(number, _)| number).collect()
    }

    /// The same, of the items a result rests on.
    pub fn lacking_in(&self, standard: &Standard, outcome: &Outcome) -> Vec<usize> {
        let judged: BTreeSet<&str> = outcome
            .items
            .iter()
            .filter(|item| item.points.is_some() || outcome.violated.contains(&item.id))
            .map(|item| item.id.as_str())
            .collect();
        self.lacking(standard, |id| judged.contains(id))
    }
}

/// Whether this can be the name of a picture's file: the BLAKE3 of its content, `.jpg`. What a journal from elsewhere names is
/// never a path.
pub fn is_file_name(name: &str) -> bool {
    let hash = name.strip_suffix(".jpg").unwrap_or_default();
    hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// A mark with when it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedAt {
    /// Milliseconds since 1970.
    pub ms: u64,
    /// The community.
    pub community: CommunityId,
    /// The item's id.
    pub item: String,
}

/// Milliseconds around a mark within which a picture is taken for one of its item.
pub const WITHIN: u64 = 20 * 60 * 1000;

/// What was being marked when a picture was taken: the mark nearest in time; of two as near the later one, because a picture is
/// taken before its item is judged.
pub fn marked_when(marks: &[MarkedAt], taken: u64) -> Option<&MarkedAt> {
    let near = marks.iter().filter(|mark| mark.ms.abs_diff(taken) <= WITHIN);
    near.min_by_key(|mark| (mark.ms.abs_diff(taken), std::cmp::Reverse(mark.ms)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_belongs_to_what_was_being_marked() {
        let mark = |ms: u64, community: u128, item: &str| MarkedAt {
            ms: ms * 60_000,
            community: CommunityId(uuid::Uuid::from_u128(community)),
            item: item.into(),
        };
        let marks = [mark(100, 1, "a"), mark(104, 1, "b"), mark(170, 2, "a")];
        let when =
            |minute: u64| marked_when(&marks, minute * 60_000).map(|mark| (mark.community.0.as_u128(), mark.item.as_str()));
        assert_eq!(when(101), Some((1, "a")));
        assert_eq!(when(102), Some((1, "b")), "as near to both");
        assert_eq!(when(110), Some((1, "b")));
        assert_eq!(when(165), Some((2, "a")));
        assert_eq!(when(140), None, "on the way");
        assert_eq!(marked_when(&[], 5), None);
    }

    #[test]
    fn names_are_hashes_and_nothing_else() {
        assert!(is_file_name(&format!("{}.jpg", "0a".repeat(32))));
        for name in ["", ".jpg", "0a.jpg", "../0a.jpg", &format!("{}.png", "0a".repeat(32)), &format!("{}.jpg", "0A".repeat(32))]
        {
            assert!(!is_file_name(name), "{name}");
        }
    }
}
