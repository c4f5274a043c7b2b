//! How the agenda is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Mode, Model};
use crate::text::say;
use crate::text::width::pad_right;
use crate::tui::canvas::{Canvas, Look, Piece, row};
use crate::tui::dialogs;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::widgets::list::scroll;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let (words, planned) = (&look.words, &model.slice.planned);
    let right: Vec<Piece> = told(model, look).into_iter().collect();
    let rest = canvas.right(row(area, 0), &right);
    let meeting = format!("  {} {}", planned.meeting.date, planned.meeting.name);
    canvas.pieces(rest, &[(say!(words, "agenda-title"), Role::Title), (meeting, Role::Dim)]);
    let line = planned.agenda.timetable.map_or_else(
        || say!(words, "agenda-none"),
        |held| {
            say!(words, "agenda-plan", begins = crate::workspace::agenda::time(u32::from(held.begins)), minutes = held.minutes)
        },
    );
    canvas.put(row(area, 1), &line, Role::Dim);
    canvas.rule(row(area, 2));
    let list = Rect { y: area.y + 4, height: area.height.saturating_sub(6), ..area };
    let heads = format!(
        "      {} {} {}",
        pad_right(&say!(words, "agenda-planned"), TIME),
        pad_right(&say!(words, "agenda-begun"), TIME),
        say!(words, "report-community")
    );
    canvas.put(row(area, 3), &heads, Role::Dim);
    let height = usize::from(list.height);
    let first = scroll(model.cursor, height);
    for (y, (n, stop)) in (0..).zip(planned.stops.iter().enumerate().skip(first).take(height)) {
        let at = row(list, y);
        canvas.row_zone(at, n, model.cursor);
        let on = n == model.cursor;
        if on {
            canvas.tint(at, Role::Selected);
        }
        let role = |role| if on { Role::Selected } else { role };
        let here = planned.agenda.at() == Some(n);
        let symbols = look.symbols;
        let sign = if stop.announced {
            symbols.check
        } else if here {
            symbols.right
        } else if stop.begun.is_empty() {
            " "
        } else {
            symbols.pending
        };
        let dash = |text: &str| if text.is_empty() { symbols.not_applicable.to_owned() } else { text.to_owned() };
        let pieces = [
            (format!("{}{:>2} {sign} ", if on { symbols.cursor } else { " " }, n + 1), role(Role::Strong)),
            (format!("{} ", pad_right(&dash(&stop.planned), TIME)), role(Role::Text)),
            (format!("{} ", pad_right(&dash(&stop.begun), TIME)), role(Role::Text)),
            (stop.community.name.clone(), role(if here { Role::Title } else { Role::Text })),
            (format!("  {}", stop.community.subdistrict), role(Role::Dim)),
        ];
        canvas.pieces(at, &pieces);
    }
    foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &model.status);
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), super::Page::context(model), |_| true);
    let over = Rect { height: area.height.saturating_sub(2), ..area };
    match &model.mode {
        Mode::Rows => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, over, list),
        Mode::Filling(form) => form.draw(&mut canvas, over),
    }
}

/// Cells of a column of times.
const TIME: usize = 8;

/// Where the panel is: the minutes this stop has taken of those it has, and how late it makes the next one.
fn told(model: &Model, look: &Look) -> Option<Piece> {
    let (words, planned) = (&look.words, &model.slice.planned);
    let (agenda, now) = (&planned.agenda, model.now);
    agenda.at()?;
    let used = agenda.used(now) / 60_000;
    let Some(timetable) = agenda.timetable else {
        return Some((say!(words, "agenda-used", used = used), Role::Text));
    };
    let used = say!(words, "agenda-used-of", used = used, minutes = timetable.minutes);
    Some(match agenda.late_minutes(now) {
        Some(late) if late > 0 => {
            (format!("{used}  {} {}", look.symbols.warning, say!(words, "agenda-late", minutes = late)), Role::Warn)
        }
        Some(late) if late < 0 => (format!("{used}  {}", say!(words, "agenda-ahead", minutes = -late)), Role::Good),
        Some(_) => (format!("{used}  {}", say!(words, "agenda-in-time")), Role::Good),
        None => (used, Role::Text),
    })
}
