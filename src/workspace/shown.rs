//! What the chair wants the hall to see: a small file in the data folder that the chair's program writes and the hall's window
//! reads. It is no fact about anybody, so it is in no journal and no backup. What may be seen of it the hall decides by itself.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::write_file;
use crate::domain::ids::{CommunityId, RoundId};

const FILE: &str = "hall.json";

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The page.
    pub page: HallPage,
    /// The community of the page; `None`: the one that was rated or announced last.
    #[serde(default)]
    pub community: Option<CommunityId>,
    /// The round; `None`: the one that community was last visited in.
    #[serde(default)]
    pub round: Option<RoundId>,
}

/// A page of the hall's window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HallPage {
    /// A community: how far its rating is, and once it is announced its result.
    #[default]
    Community,
    /// The first few of the communities announced.
    Top,
    /// All communities announced, in the order of their results.
    Ranking,
    /// Nothing.
    Blank,
}

/// Lets the hall see something, from now on.
pub fn show(folder: &Path, shown: &Shown) -> io::Result<()> {
    let text = serde_json::to_string(shown).map_err(io::Error::other)?;
    write_file(&folder.join(FILE), |file| writeln!(file, "{text}"))
}

/// What the hall is to see; `None` while nobody said, or where the file cannot be read.
pub fn shown(folder: &Path) -> Option<Shown> {
    serde_json::from_str(&fs::read_to_string(folder.join(FILE)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back_and_what_cannot_be_read_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(shown(folder.path()), None);
        let asked = Shown { page: HallPage::Top, community: Some(CommunityId(uuid::Uuid::from_u128(7))), round: None };
        show(folder.path(), &asked).unwrap();
        assert_eq!(shown(folder.path()), Some(asked));
        fs::write(folder.path().join(FILE), "{\"page\":\"fireworks\"}").unwrap();
        assert_eq!(shown(folder.path()), None);
    }
}
