//! How a standard is drawn: where one is in it, and the text.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model};
use super::update::applies;
use crate::text::say;
use crate::tui::canvas::{Canvas, Look, cells, row};
use crate::tui::dialogs;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::workspace::wording::state;

/// Columns of a line that is still easily read.
const PAGE: u16 = 96;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let words = &look.words;
    let known = &model.slice.known;
    let mut canvas = Canvas::new(look, frame);
    let said = foot::status_lines(look, &model.status, area.width);
    let body = Rect { y: area.y + 3, height: area.height.saturating_sub(cells(said.len()) + 4), ..area };
    // Two columns at the right tell what is above and below.
    let page = body.width.saturating_sub(2).min(PAGE);
    let paper = Rect { x: body.x + (body.width - page - 2) / 2, width: page + 2, ..body };
    let section = model.laid_out(usize::from(page), look, |text| {
        model.pager.draw(&mut canvas, paper, &text.lines);
        text.section_at(model.pager.first())
    });
    let label = format!("{}  {}", known.label(), state(words, known.state));
    let rest = canvas.right(row(area, 0), &[(label, Role::Dim)]);
    canvas.put(rest, known.standard.name.get(words.language), Role::Title);
    let sections = &known.standard.sections;
    let here = match section.and_then(|n| Some((n, sections.get(n)?))) {
        Some((n, section)) => {
            let (number, name) = (n + 1, section.name.get(words.language));
            say!(words, "standard-section-at", number = number, all = sections.len(), name = name)
        }
        None => say!(words, "standard-head-at"),
    };
    canvas.put(row(area, 1), &here, Role::Accent);
    canvas.rule(row(area, 2));
    for (n, (text, role)) in (0..).zip(&said) {
        canvas.put(row(area, area.height.saturating_sub(cells(said.len()) + 1) + n), text, *role);
    }
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), |action| applies(model, action));
    match &model.mode {
        Mode::Text => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, body, list),
        Mode::Asking(asking) => asking.draw(&mut canvas, body),
    }
}
