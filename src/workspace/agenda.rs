//! A meeting's agenda with the times of this machine: planned and real beginnings of the stops, where the panel is, how late it runs.

use crate::clock;
use crate::domain::agenda::Agenda;
use crate::domain::views::{Community, Meeting, Read};

/// A meeting's agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The meeting.
    pub meeting: Meeting,
    /// How far it is.
    pub agenda: Agenda,
    /// When it was read, in milliseconds since 1970.
    pub now: u64,
    /// Its stops in order.
    pub stops: Vec<PlannedStop>,
}

/// A stop of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStop {
    /// The community.
    pub community: Community,
    /// When it was to begin, `09:20`; empty without a timetable.
    pub planned: String,
    /// When the first mark was given there, `09:24`; empty before.
    pub begun: String,
    /// Its result was read out.
    pub announced: bool,
}

/// A meeting's agenda at a moment, in milliseconds since 1970.
pub fn agenda(views: &dyn Read, meeting: &Meeting, now: u64) -> Planned {
    let timetable = views.timetable(meeting.id);
    let stop = |community| views.stop(meeting.id, community).unwrap_or_default();
    let begun: Vec<Option<u64>> = meeting.stops.iter().map(|community| stop(*community).begun).collect();
    let stops = meeting.stops.iter().zip(&begun).enumerate().filter_map(|(n, (community, begun))| {
        Some(PlannedStop {
            community: views.community(*community)?,
            planned: timetable.map(|timetable| time(timetable.planned(n))).unwrap_or_default(),
            begun: begun.map(clock::time_of_day).unwrap_or_default(),
            announced: stop(*community).announcement().is_some(),
        })
    });
    let stops = stops.collect();
    Planned {
        stops,
        meeting: meeting.clone(),
        agenda: Agenda { timetable, begun, midnight: clock::midnight(&meeting.date) },
        now,
    }
}

/// Minutes after midnight as a time of day; beyond midnight it goes on counting, as a timetable's reader would.
pub fn time(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Minutes after midnight of a time as people write it: `9:00`, `09:30`, `9：30`.
pub fn read_time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once([':', '：', '.', '。'])?;
    let (hours, minutes): (u16, u16) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(
            ["9:00", "09:30", "9：05", "24:00", "9", "x:y"].map(read_time),
            [Some(540), Some(570), Some(545), None, None, None]
        );
        assert_eq!([540, 545, 1_450].map(time), ["09:00", "09:05", "24:10"]);
    }
}
