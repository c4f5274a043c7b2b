//! A standard that is brought as a file: read whole or refused with everything that is wrong, and held against what the folder
//! has of it.

use super::standards::{State, standards};
use super::table::RowProblem;
use crate::domain::standard::Standard;
use crate::domain::views::Read;
use crate::standard_files::{Difference, differences, parse, wording};
use crate::text::{Words, say};

/// Reads a standard; otherwise everything that is wrong with it, worded. A problem's words name its line.
pub fn read_standard(words: &Words, bytes: &[u8]) -> Result<Standard, Vec<RowProblem>> {
    let whole = |what| RowProblem { line: 0, what };
    let text = std::str::from_utf8(bytes).map_err(|_| vec![whole(say!(words, "standard-not-utf8"))])?;
    parse(text).map_err(|problems| problems.iter().map(|problem| whole(wording::problem(words, problem))).collect())
}

/// How a standard stands to what the folder and the program have under its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing has this id and version. What differs from the latest other version, where there is one, and that version.
    New(Option<(String, Vec<Difference>)>),
    /// It is there already, word for word.
    Same,
    /// This version is there with another content, as a draft that can be replaced.
    Draft(Vec<Difference>),
    /// This version is there with another content that no longer changes: published, or built in.
    Frozen(Vec<Difference>),
}

impl Held {
    /// Holds a standard against a folder.
    pub fn of(views: &dyn Read, standard: &Standard) -> Self {
        let of_id = standards(views).into_iter().filter(|other| other.standard.id == standard.id);
        let (same, others): (Vec<_>, Vec<_>) = of_id.partition(|known| known.standard.version == standard.version);
        if same.iter().any(|known| *known.standard == *standard) {
            return Self::Same;
        }
        // Of two contents published under one version the one that holds comes first.
        match same.first() {
            Some(known) if known.state == State::Draft => Self::Draft(differences(&known.standard, standard)),
            Some(known) => Self::Frozen(differences(&known.standard, standard)),
            None => {
                let latest = others.into_iter().max_by(|a, b| a.standard.version.cmp(&b.standard.version));
                Self::New(latest.map(|known| (known.standard.version.clone(), differences(&known.standard, standard))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::events::Event;
    use crate::domain::views::MemoryViews;
    use crate::domain::wording::Language;
    use crate::standard_files;

    fn built_in() -> Standard {
        parse(standard_files::built_in()[0].1).unwrap()
    }

    fn with(events: &[Event]) -> MemoryViews {
        use crate::domain::apply::{Touched, apply};
        use crate::domain::ids::{DeviceId, EventId, Stamp};
        let mut views = MemoryViews::default();
        for (seq, event) in (1..).zip(events) {
            let id = EventId { device: DeviceId(uuid::Uuid::nil()), seq };
            let stamped =
                crate::domain::events::Stamped { stamp: Stamp { ms: seq, n: 0, id }, command: seq, event: event.clone() };
            apply(&mut views, &stamped, &mut Touched::new());
        }
        views
    }

    #[test]
    fn a_standard_is_held_against_folder_and_program() {
        let mut changed = built_in();
        changed.full_marks = crate::domain::points::Points::whole(7);
        let empty = MemoryViews::default();
        assert_eq!(Held::of(&empty, &built_in()), Held::Same);
        assert!(matches!(Held::of(&empty, &changed), Held::Frozen(differing) if differing.len() == 1));
        changed.version = "9999".into();
        assert!(matches!(Held::of(&empty, &changed), Held::New(Some((_, differing))) if differing.len() == 2));
        let draft = with(&[Event::StandardDrafted { text: changed.canonical_text() }]);
        assert_eq!(Held::of(&draft, &changed), Held::Same);
        changed.full_marks = crate::domain::points::Points::whole(8);
        assert!(matches!(Held::of(&draft, &changed), Held::Draft(differing) if differing.len() == 1));
        changed.id = "another".into();
        assert_eq!(Held::of(&draft, &changed), Held::New(None));
    }

    #[test]
    fn everything_wrong_is_told() {
        let words = Words::new(Language::Chinese);
        assert_eq!(read_standard(&words, &[0xff, 0xfe]).unwrap_err().len(), 1);
        let problems = read_standard(&words, b"format = 1\nid = \"A b\"\nmose = 3\n").unwrap_err();
        let told = |line: &str| problems.iter().any(|problem| problem.worded(&words).contains(line));
        assert!(problems.len() > 2 && told("第2行") && told("第3行"), "{problems:?}");
    }
}
