//! Evidence pictures (佐证): what is said of the files kept beside the journal, and which items still ask for one.
//!
//! A picture belongs to a stop, not to a card: it shows the place, whoever took it, and a signature does not close it. The file
//! itself is the workspace's; here it is only named.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::events::Text;
use super::ids::InspectorId;
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
