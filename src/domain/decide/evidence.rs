//! Pictures kept as evidence, told of anew, or taken out.

use super::super::command::Shown;
use super::super::events::{Event, Text};
use super::super::evidence::{Picture, is_file_name};
use super::super::refusal::{Refusal, TextPlace};
use super::super::views::Read;
use super::{Decision, guard, one_line, typed, whole};

/// Pictures of one or more stops, all or none.
pub(super) fn set(views: &dyn Read, shown: &[Shown]) -> Result<Decision, Refusal> {
    let (mut decision, mut refused) = (Decision::default(), Vec::new());
    for (row, shown) in (1..).zip(shown) {
        if let Err(refusal) = one(views, shown, &mut decision) {
            refused.push((row, refusal));
        }
    }
    whole(decision, shown.len(), refused)
}

fn one(views: &dyn Read, shown: &Shown, decision: &mut Decision) -> Result<(), Refusal> {
    let Shown { meeting, community, file, picture } = shown;
    let held = views.meeting(*meeting).ok_or(Refusal::UnknownMeeting)?;
    if !held.stops.contains(community) {
        return Err(Refusal::NotAStop);
    }
    let stands = views.evidence(*meeting, *community).unwrap_or_default().pictures.remove(file).unwrap_or_default();
    let before = stands.get().cloned().flatten();
    let picture = match picture {
        None if before.is_none() => return Err(Refusal::NoSuchPicture { file: file.clone() }),
        None => None,
        Some(_) if !is_file_name(file) => return Err(Refusal::NoSuchPicture { file: file.clone() }),
        Some(picture) => {
            let standard = views.round_checklist(held.round).ok_or(Refusal::UnknownRound)?;
            if let Some(item) = picture.item.as_ref().filter(|item| standard.item(item).is_none()) {
                return Err(Refusal::UnknownItem { item: item.clone() });
            }
            views.inspector(picture.by).ok_or(Refusal::UnknownInspector)?;
            let caption = one_line(picture.caption.as_ref().map_or("", Text::as_str));
            guard(&caption, &TextPlace::Caption, &mut decision.warnings)?;
            Some(Picture { caption: typed(&caption), ..picture.clone() })
        }
    };
    if before != picture || stands.heads().len() > 1 {
        let (meeting, community, file, replaces) = (*meeting, *community, file.clone(), stands.heads());
        decision.events.push(Event::EvidenceSet { meeting, community, file, picture, replaces });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Command;
    use crate::domain::laws::world::{Laptop, MEETING, community, inspector};
    use crate::domain::privacy::Refused;

    fn file(n: u8) -> String {
        format!("{}.jpg", format!("{n:02x}").repeat(32))
    }

    fn shown(n: u8, item: Option<&str>, caption: &str) -> Shown {
        let (item, caption) = (item.map(str::to_owned), Some(Text::new(caption)));
        let picture = Picture { item, by: inspector(0), caption, taken: "2026-11-23".into() };
        Shown { meeting: MEETING, community: community(0), file: file(n), picture: Some(picture) }
    }

    fn standing(laptop: &Laptop) -> Vec<(String, Option<String>, String)> {
        let view = laptop.read().evidence(MEETING, community(0)).unwrap_or_default();
        let told = |(file, picture): (&str, &Picture)| (file.to_owned(), picture.item.clone(), picture.caption().to_owned());
        view.standing().into_iter().map(told).collect()
    }

    #[test]
    fn a_picture_is_kept_once_told_of_anew_and_taken_out() {
        let mut laptop = Laptop::set_up();
        let row = |n, item: &str, caption: &str| (file(n), Some(item.to_owned()), caption.to_owned());
        laptop.must(&Command::SetEvidence(vec![shown(9, Some("tidy"), " 楼道\n堆物 "), shown(1, Some("files"), "")]));
        // In the order they came, not of their names.
        assert_eq!(standing(&laptop), [row(9, "tidy", "楼道 堆物"), row(1, "files", "")]);
        assert!(laptop.must(&Command::SetEvidence(vec![shown(1, Some("files"), "")])).is_empty());
        laptop.must(&Command::SetEvidence(vec![shown(9, Some("stairs"), "台阶")]));
        assert_eq!(standing(&laptop), [row(1, "files", ""), row(9, "stairs", "台阶")]);
        let out = Shown { picture: None, ..shown(9, None, "") };
        laptop.must(&Command::SetEvidence(vec![out.clone()]));
        assert_eq!(standing(&laptop), [row(1, "files", "")]);
        assert_eq!(laptop.refused(&Command::SetEvidence(vec![out])), Refusal::NoSuchPicture { file: file(9) });
    }

    #[test]
    fn what_does_not_fit_is_refused_row_by_row_and_nothing_is_kept() {
        let laptop = Laptop::set_up();
        let elsewhere = Shown { community: community(4), ..shown(1, None, "") };
        let path = Shown { file: "../../etc/passwd".into(), ..shown(1, None, "") };
        let rows = vec![shown(1, Some("tidy"), ""), elsewhere, shown(2, Some("nothing"), ""), path];
        let refused = laptop.refused(&Command::SetEvidence(rows));
        let Refusal::Rows(rows) = refused else { panic!("{refused:?}") };
        assert_eq!(rows[0], (2, Refusal::NotAStop));
        assert_eq!(rows[1], (3, Refusal::UnknownItem { item: "nothing".into() }));
        assert_eq!(rows[2], (4, Refusal::NoSuchPicture { file: "../../etc/passwd".into() }));
        let private = laptop.refused(&Command::SetEvidence(vec![shown(1, None, "11010519491231002X")]));
        assert_eq!(private, Refusal::Private { place: TextPlace::Caption, kind: Refused::ResidentId });
    }
}
