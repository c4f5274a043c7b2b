//! How the result is drawn: the stars large, then the explanation to page through.

mod body;
mod head;
mod lines;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::announce;
use super::model::{Mode, Model};
use crate::tui::canvas::{Canvas, Look, row};
use crate::tui::dialogs;
use crate::tui::keys::Action;
use crate::tui::widgets::foot;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let used = head::draw(model, &mut canvas, area);
    let body = Rect { y: area.y + used, height: area.height.saturating_sub(used + 2), ..area };
    model.pager.draw(&mut canvas, body, &body::lines(model, look, usize::from(area.width.saturating_sub(2))));
    foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &model.status);
    let page = matches!(model.mode, Mode::Page);
    let wanted = |action| match action {
        Action::Open => !page || model.card_id().is_some(),
        Action::Announce => !page || announce::applies(model) && model.slice.announced.is_none(),
        _ => true,
    };
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), wanted);
    let over = Rect { height: area.height.saturating_sub(2), ..area };
    match &model.mode {
        Mode::Page => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, over, list),
        Mode::Items(list) => dialogs::list(&mut canvas, over, list),
        Mode::Late(list) => dialogs::list(&mut canvas, over, list),
        Mode::Announcing => announce::ask(model, &mut canvas, over),
        Mode::Filling(filling) => filling.draw(&mut canvas, over),
    }
}
