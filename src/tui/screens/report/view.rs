//! How the report is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model};
use super::update::applies;
use crate::text::say;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, cells, row};
use crate::tui::dialogs;
use crate::tui::slices::Made;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::workspace::profile_name;

/// Columns of a printed page.
const PAGE: u16 = 80;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let words = &look.words;
    let mut canvas = Canvas::new(look, frame);
    let (kind, title) = match model.slice.made {
        Made::For(profile) => (format!("{} ", profile_name(words, profile)), say!(words, "context-report")),
        Made::Bulletin => (String::new(), say!(words, "bulletin-name")),
        Made::Sheets(_) | Made::Actions(_) => (String::new(), model.slice.document.title.clone()),
    };
    let kind = format!("{kind}{}", model.format.extension());
    let rest = canvas.right(row(area, 0), &[(kind, Role::Dim)]);
    let dot = format!(" {} ", look.symbols.separator);
    canvas.pieces(rest, &[(title, Role::Title), (format!("{dot}{}", model.slice.about), Role::Strong)]);
    let (text, role) = told(model, look);
    let said: Vec<String> = text.lines().flat_map(|line| wrap(line, usize::from(area.width))).collect();
    // A long path or reason takes the lines it needs, within reason.
    let told = cells(said.len()).min(area.height / 3).max(1);
    for (n, line) in (0..told).zip(&said) {
        canvas.put(row(area, n + 1), line, role);
    }
    canvas.rule(row(area, told + 1));
    let foot = Rect { y: area.bottom().saturating_sub(2), height: 2.min(area.height), ..area };
    let body = Rect { y: area.y + told + 2, height: area.height.saturating_sub(told + 4), ..area };
    // Two columns at the right tell what is above and below.
    let page = body.width.saturating_sub(2).min(PAGE);
    let paper = Rect { x: body.x + (body.width - page - 2) / 2, width: page + 2, ..body };
    if let Some(pages) = &model.pages {
        let place = say!(words, "report-page-at", at = pages.at + 1, all = pages.all.len());
        canvas.put(row(body, 0), &place, Role::Dim);
        let page = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
        if let Some(shown) = &pages.shown {
            shown.draw(&mut canvas, page);
        }
    }
    let sheets = model.laid_out(usize::from(page), look, |text| {
        if model.pages.is_none() {
            model.pager.draw(&mut canvas, paper, &text.lines);
        }
        text.sheets
    });
    foot::status(&mut canvas, row(foot, 0), &model.status);
    foot::hints(&mut canvas, row(foot, 1), model.context(), |action| applies(model, action));
    match &model.mode {
        Mode::Text => {}
        Mode::List(list) => dialogs::list(&mut canvas, body, list),
        Mode::Saving(saving) => saving.draw(&mut canvas, body),
        Mode::Printing => {
            let text = say!(words, "report-print-sure", count = sheets);
            dialogs::question(&mut canvas, body, &say!(words, "key-print-long"), &text);
        }
    }
}

/// What there is to say of the last saving; else where it was saved; before that, what it will be called.
fn told(model: &Model, look: &Look) -> (String, Role) {
    match (&model.remark, &model.saved) {
        (Some(remark), _) => remark.clone(),
        (None, Some(path)) => (say!(look.words, "report-saved-at", path = path.display().to_string()), Role::Good),
        (None, None) => {
            let name = format!("{}.{}", model.slice.name, model.format.extension());
            (say!(look.words, "report-named", name = name), Role::Dim)
        }
    }
}
