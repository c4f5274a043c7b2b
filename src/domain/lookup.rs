//! Finding what a person named: a community, an inspector, a round, a meeting, an item.
//!
//! Exact names go before prefixes; what fits several things is answered with the candidates, never guessed.

use std::collections::HashMap;

use super::ids::RoundId;
use super::standard::{Item, Standard};
use super::views::{Community, Inspector, Meeting, Read, RoundHead};

/// Why nothing was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// Nothing has this name.
    Unknown {
        /// What there is, for the message; at most [`SHOWN`].
        known: Vec<String>,
    },
    /// Several things fit.
    Ambiguous {
        /// The candidates, at most [`SHOWN`].
        candidates: Vec<String>,
    },
}

/// How many names a refusal lists.
pub const SHOWN: usize = 8;

/// One thing that can be named, with what it answers to.
struct Named<T> {
    thing: T,
    label: String,
    exact: Vec<String>,
}

/// Tries each way of naming in turn: the exact names in their order of precedence, then a unique prefix of any.
fn choose<T>(things: Vec<Named<T>>, text: &str) -> Result<T, NotFound> {
    let text = text.trim();
    let ways = things.iter().map(|named| named.exact.len()).max().unwrap_or(0);
    let fits = |named: &Named<T>, way: usize| named.exact.get(way).is_some_and(|name| !name.is_empty() && name == text);
    let way = (0..ways).find(|way| things.iter().any(|named| fits(named, *way)));
    let prefixed = |named: &Named<T>| !text.is_empty() && named.exact.iter().any(|name| name.starts_with(text));
    let (chosen, others): (Vec<_>, Vec<_>) =
        things.into_iter().partition(|named| way.map_or_else(|| prefixed(named), |way| fits(named, way)));
    let labels = |named: &[Named<T>]| named.iter().take(SHOWN).map(|named| named.label.clone()).collect();
    match chosen.len() {
        0 => Err(NotFound::Unknown { known: labels(&others) }),
        1 => chosen.into_iter().next().map(|named| named.thing).ok_or(NotFound::Unknown { known: Vec::new() }),
        _ => Err(NotFound::Ambiguous { candidates: labels(&chosen) }),
    }
}

/// A community by code, uuid, 街道/社区, name, or a unique prefix of these.
pub fn community(views: &dyn Read, text: &str) -> Result<Community, NotFound> {
    choose(views.communities().into_iter().map(named).collect(), text)
}

fn named(community: Community) -> Named<Community> {
    Named {
        label: if community.code.is_empty() { community.path() } else { format!("{} ({})", community.path(), community.code) },
        exact: vec![community.code.clone(), community.id.to_string(), community.path(), community.name.clone()],
        thing: community,
    }
}

/// All communities, read once to find many: [`community`] reads them all for each.
#[derive(Debug)]
pub struct Communities {
    all: Vec<Community>,
    /// By exact name, in the order the ways of naming go before each other: where in `all`.
    exact: Vec<HashMap<String, Vec<usize>>>,
}

impl Communities {
    /// Reads them.
    pub fn read(views: &dyn Read) -> Self {
        let all = views.communities();
        let mut exact: Vec<HashMap<String, Vec<usize>>> = Vec::new();
        for (at, community) in all.iter().enumerate() {
            for (way, name) in named(community.clone()).exact.into_iter().enumerate() {
                if exact.len() <= way {
                    exact.push(HashMap::new());
                }
                exact[way].entry(name).or_default().push(at);
            }
        }
        Self { all, exact }
    }

    /// What [`community`] answers.
    pub fn find(&self, text: &str) -> Result<Community, NotFound> {
        let name = text.trim();
        let first = self.exact.iter().find_map(|names| names.get(name)).filter(|_| !name.is_empty());
        match first.map(Vec::as_slice) {
            Some([only]) => Ok(self.all[*only].clone()),
            _ => choose(self.all.iter().cloned().map(named).collect(), text),
        }
    }
}

/// An inspector by code, uuid, display name, or a unique prefix of these.
pub fn inspector(views: &dyn Read, text: &str) -> Result<Inspector, NotFound> {
    let named = |inspector: Inspector| Named {
        label: inspector.code.clone(),
        exact: vec![inspector.code.clone(), inspector.id.to_string(), inspector.name.clone()],
        thing: inspector,
    };
    choose(views.inspectors().into_iter().map(named).collect(), text)
}

/// A round by name, uuid or a unique prefix of these.
pub fn round(views: &dyn Read, text: &str) -> Result<RoundHead, NotFound> {
    let named = |round: RoundHead| Named {
        label: round.name.clone(),
        exact: vec![round.name.clone(), round.id.to_string()],
        thing: round,
    };
    choose(views.rounds().into_iter().map(named).collect(), text)
}

/// The meetings of a round, in the order of their days.
pub fn meetings(views: &dyn Read, round: RoundId) -> Vec<Meeting> {
    let held = views.round(round).map(|view| view.meetings).unwrap_or_default();
    let mut meetings: Vec<Meeting> = held.into_iter().filter_map(|meeting| views.meeting(meeting)).collect();
    meetings.sort_by(|a, b| (&a.date, a.id).cmp(&(&b.date, b.id)));
    meetings
}

/// A meeting of a round by name, uuid, day, or a unique prefix of these.
pub fn meeting(views: &dyn Read, round: RoundId, text: &str) -> Result<Meeting, NotFound> {
    let named = |meeting: Meeting| Named {
        label: meeting.name.clone(),
        exact: vec![meeting.name.clone(), meeting.id.to_string(), meeting.date.clone()],
        thing: meeting,
    };
    choose(meetings(views, round).into_iter().map(named).collect(), text)
}

/// An item by id or running number.
pub fn item<'a>(standard: &'a Standard, text: &str) -> Option<&'a Item> {
    let text = text.trim();
    let number = || text.parse::<usize>().ok().filter(|number| *number > 0);
    standard.item(text).or_else(|| standard.items().nth(number()? - 1))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::command::Command;
    use crate::domain::ids::{CommunityId, MeetingId};
    use crate::domain::laws::world::{Laptop, ROUND, checklist, community as id, inspector as inspector_id, meeting as arrange};

    /// Besides `第n社区` with codes C0…C4: one whose code is another's prefix, one whose name is another's code, and a name twice.
    fn places() -> Laptop {
        let mut laptop = Laptop::set_up();
        for (n, code, subdistrict, name) in [
            (10, "C", "河西街道", "沙湾社区"),
            (11, "SW", "石桥街道", "沙湾社区"),
            (12, "", "石桥街道", "C4"),
            (13, "", "石桥街道", "桥东社区"),
        ] {
            let (code, district) = (code.to_owned(), String::new());
            let (subdistrict, name) = (subdistrict.to_owned(), name.to_owned());
            laptop.must(&Command::AddCommunity { community: CommunityId(Uuid::from_u128(n)), code, district, subdistrict, name });
        }
        laptop
    }

    #[test]
    fn exact_names_go_before_prefixes_and_codes_before_names() {
        let laptop = places();
        let all = Communities::read(laptop.read());
        let found = |text: &str| {
            let found = community(laptop.read(), text);
            assert_eq!(all.find(text), found, "many are found as one is: {text}");
            found.map(|found| found.id)
        };
        assert_eq!(found("C"), Ok(CommunityId(Uuid::from_u128(10))), "though four codes begin so");
        assert_eq!(found("C4"), Ok(id(4)), "a code before a name");
        assert_eq!(found("石桥街道/C4"), Ok(CommunityId(Uuid::from_u128(12))));
        assert_eq!(found(" 第2社区 "), Ok(id(2)));
        assert_eq!(found("桥"), Ok(CommunityId(Uuid::from_u128(13))), "a unique prefix");
        assert_eq!(found(&id(3).to_string()), Ok(id(3)));
        assert_eq!(found("河西"), Ok(CommunityId(Uuid::from_u128(10))), "of the path, too");
    }

    #[test]
    fn several_that_fit_are_listed_and_none_is_guessed() {
        let laptop = places();
        let found = |text: &str| community(laptop.read(), text).map(|found| found.id);
        let both = vec!["河西街道/沙湾社区 (C)".to_owned(), "石桥街道/沙湾社区 (SW)".to_owned()];
        assert_eq!(found("沙湾社区").map_err(sorted), Err(NotFound::Ambiguous { candidates: both }));
        assert!(matches!(found("第"), Err(NotFound::Ambiguous { candidates }) if candidates.len() == 5));
        for unknown in ["", " ", "没有", "社区"] {
            assert!(matches!(found(unknown), Err(NotFound::Unknown { known }) if known.len() == SHOWN), "{unknown:?}");
        }
    }

    fn sorted(not_found: NotFound) -> NotFound {
        match not_found {
            NotFound::Ambiguous { mut candidates } => {
                candidates.sort();
                NotFound::Ambiguous { candidates }
            }
            unknown @ NotFound::Unknown { .. } => unknown,
        }
    }

    #[test]
    fn inspectors_rounds_meetings_and_items_are_found_by_what_they_are_called() {
        let mut laptop = places();
        laptop.must(&arrange(MeetingId(Uuid::from_u128(20)), vec![3]));
        assert_eq!(inspector(laptop.read(), "B").map(|found| found.id), Ok(inspector_id(1)));
        assert_eq!(round(laptop.read(), "春").map(|found| found.id), Ok(ROUND));
        assert!(matches!(round(laptop.read(), "秋"), Err(NotFound::Unknown { known }) if known == ["春季"]));
        assert!(
            matches!(meeting(laptop.read(), ROUND, "2026-11"), Err(NotFound::Ambiguous { candidates }) if candidates.len() == 2)
        );
        let standard = checklist("1");
        let found = |text: &str| item(&standard, text).map(|item| item.id.as_str());
        assert_eq!(
            ["agenda", "1", " 6 ", "0", "7", "-1", "", "agend"].map(found),
            [Some("agenda"), Some("agenda"), Some("leak"), None, None, None, None, None]
        );
    }
}
