//! The agenda of a meeting on the screen.

use starpoint::clock;
use starpoint::domain::agenda::Timetable;
use starpoint::domain::command::Command;
use starpoint::tui;

use super::counting::plain;
use super::folder::{Kept, MEETING};
use super::{gallery, status};

/// Milliseconds since 1970 of so many minutes after the midnight of the meeting's day.
fn at(minutes: u64) -> u64 {
    clock::midnight("2026-11-20").unwrap() + minutes * 60_000
}

/// The first stop begun at 9:05 instead of 9:00, and looked at so many minutes later.
fn begun(timetable: Option<Timetable>, later: u64) -> Kept {
    let kept = Kept::round(plain(2));
    kept.wait_until(at(9 * 60 + 5)).press("<enter>3");
    kept.done([Command::TimeMeeting { meeting: MEETING, timetable }]);
    kept.wait_until(at(9 * 60 + 5 + later) + 1_000);
    kept
}

const TWENTY: Timetable = Timetable { begins: 9 * 60, minutes: 20 };

#[test]
fn the_agenda_says_where_the_panel_is_and_how_late_it_runs() {
    let screen = begun(Some(TWENTY), 7).press("/日程<enter>");
    assert!(screen.contains("本站已用 7/20 分钟") && screen.contains("▲ 晚 5 分钟"), "{screen}");
    assert!(screen.contains("09:00") && screen.contains("09:05") && screen.contains("09:20"), "{screen}");
    let screen = begun(Some(TWENTY), 26).press("/日程<enter>");
    assert!(screen.contains("本站已用 26/20 分钟") && screen.contains("▲ 晚 11 分钟"), "{screen}");
    let early = Timetable { begins: 9 * 60 + 10, minutes: 20 };
    assert!(begun(Some(early), 3).press("/日程<enter>").contains("早 5 分钟"));
}

#[test]
fn a_timetable_is_set_and_taken_away_on_the_agenda() {
    let kept = begun(None, 7);
    let screen = kept.press("/日程<enter>");
    assert!(screen.contains("还没有时间安排") && screen.contains("本站已用 7 分钟"), "{screen}");
    assert!(status(&kept.press("/日程<enter><tab><backspace><backspace><enter>")).contains("没有变化"));
    let screen = kept.press("/日程<enter><tab>0x<enter>");
    assert!(screen.contains("之间的分钟数"), "{screen}");
    let screen = kept.press("/日程<enter><tab>20<enter>");
    assert!(status(&screen).contains("已保存") && screen.contains("7/20"), "{screen}");
    assert_eq!(kept.read(|views| views.timetable(MEETING)), Some(TWENTY));
    kept.press("/日程<enter><tab><backspace><backspace><enter>");
    assert_eq!(kept.read(|views| views.timetable(MEETING)), None);
}

#[test]
fn the_pictures_of_the_agenda() {
    gallery("agenda", |size, language, symbols| {
        let kept = begun(Some(TWENTY), 7);
        tui::run_keys(kept.options(language, symbols), "/agenda<enter>", size, false).unwrap()
    });
}
