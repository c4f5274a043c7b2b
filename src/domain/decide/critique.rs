//! Writing a critique.

use super::super::critique::{CritiqueLine, LENGTH_LIMIT, LINES_LIMIT};
use super::super::events::Event;
use super::super::ids::{CommunityId, EventId, MeetingId};
use super::super::refusal::{Refusal, TextPlace};
use super::super::views::{CritiqueView, Read};
use super::{Decision, guard, inspected, typed};

/// Keeps a community's critique, or gives it back to the draft.
pub(super) fn write(
    views: &dyn Read,
    meeting: MeetingId,
    community: CommunityId,
    lines: Option<&[CritiqueLine]>,
) -> Result<Decision, Refusal> {
    let visit = views.meeting(meeting).ok_or(Refusal::UnknownMeeting)?;
    if !visit.stops.contains(&community) {
        return Err(Refusal::NotAStop);
    }
    let held = views.critique(meeting, community).unwrap_or_default();
    kept(&held, lines, |lines, replaces| Event::CritiqueWritten { meeting, community, lines, replaces })
}

/// Keeps a whole meeting's critique, or gives it back to the draft.
pub(super) fn write_day(views: &dyn Read, meeting: MeetingId, lines: Option<&[CritiqueLine]>) -> Result<Decision, Refusal> {
    views.meeting(meeting).ok_or(Refusal::UnknownMeeting)?;
    let held = views.day_critique(meeting).unwrap_or_default();
    kept(&held, lines, |lines, replaces| Event::DayCritiqueWritten { meeting, lines, replaces })
}

fn kept(
    held: &CritiqueView,
    lines: Option<&[CritiqueLine]>,
    event: impl FnOnce(Option<Vec<CritiqueLine>>, Vec<EventId>) -> Event,
) -> Result<Decision, Refusal> {
    let (mut warnings, held) = (Vec::new(), &held.lines);
    let lines = lines.map(|lines| checked(lines, &mut warnings)).transpose()?;
    // Of several concurrent texts, writing the one that holds again settles the question.
    if held.get().cloned().flatten() == lines && held.heads().len() < 2 {
        return Ok(Decision::default());
    }
    Ok(Decision { events: vec![event(lines, held.heads())], warnings })
}

/// The lines with their texts trimmed, past the guard and within the limits.
fn checked(
    lines: &[CritiqueLine],
    warnings: &mut Vec<(TextPlace, super::super::privacy::Warned)>,
) -> Result<Vec<CritiqueLine>, Refusal> {
    let mut kept = Vec::new();
    for (number, line) in (1..).zip(lines) {
        let place = TextPlace::Critique { line: number };
        // The key is a name the program made; it passes the guard all the same, because it stands in the journal for good.
        guard(&line.key, &place, &mut Vec::new())?;
        // A paragraph of the draft joins several notes, each as long as a text may be: only the whole is limited.
        inspected(line.text.as_str(), &place, warnings)?;
        let Some(text) = typed(line.text.as_str()) else { continue };
        kept.push(CritiqueLine { text, ..line.clone() });
    }
    let length = kept.iter().map(|line| line.text.as_str().chars().count() + line.key.chars().count()).sum();
    if kept.is_empty() {
        return Err(Refusal::CritiqueEmpty);
    }
    if kept.len() > LINES_LIMIT || length > LENGTH_LIMIT {
        return Err(Refusal::CritiqueTooLong { lines: kept.len(), length });
    }
    Ok(kept)
}
